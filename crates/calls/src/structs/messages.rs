//! Messages.

use nt::Handle;

use super::{FieldRow, StructRow};
use crate::value::{Address, Kind, Misfit, Param, Value};

structs! {
    static OWN; fn own_kind;

    /// A point of the screen.
    struct POINT [8] {
        x: i32,
        y: i32,
    }
    /// A message.
    struct MSG [48] {
        hwnd: Handle,
        message: u32,
        wParam: Address,
        lParam: Address,
        time: u32,
        pt: POINT,
    }
}
