//! The run of an obsim world: threads, virtual clock, steps and their trace.
