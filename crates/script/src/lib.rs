//! The transcript language of obsim: parse, print, messages.
