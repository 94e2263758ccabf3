//! What obsim's calls look like in C.
//!
//! Every row of the table has a C form here: the types of its parameters ([`forms`]), the layouts
//! of the structures it takes ([`layout`]), and the header that declares both ([`header`]). Whoever
//! reads and writes the memory of a C program goes by the same tables as the header.

pub mod exports;
pub mod forms;
pub mod header;
pub mod layout;
mod layouts;
mod overrides;
pub mod types;

pub use overrides::BESIDE;
