//! The Windows NT object manager as a small, exact, deterministic program.
