//! Windows' vocabulary for obsim: statuses, errors, rights, handle values.
