//! The NT half of obsim: objects, handle tables, names, access, waits, processes, files.
