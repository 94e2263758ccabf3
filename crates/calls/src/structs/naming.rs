//! Structures that carry names and boundaries.

use nt::Wide;

use super::{FieldRow, StructRow};
use crate::value::{Kind, Misfit, Param, Value};

structs! {
    static OWN; fn own_kind;

    /// A text and the room there is for one; the lengths are in bytes.
    struct UNICODE_STRING [16] {
        Length: u16,
        MaximumLength: u16,
        Buffer: Wide,
    }
    /// Short form of what CreateBoundaryDescriptorW and AddSIDToBoundaryDescriptor build.
    struct BOUNDARY_DESCRIPTOR [32] {
        Name: Wide,
        /// Security identifiers as text, such as S-1-5-11.
        Sids: Vec<Wide>,
        /// The identifier of an integrity level as text; empty for none.
        IntegrityLabel: Wide,
    }
    /// One entry of a directory of the namespace.
    struct OBJECT_DIRECTORY_INFORMATION [32] {
        Name: Wide,
        TypeName: Wide,
    }
    /// What UOI_FLAGS tells of a window station or desktop, and sets.
    struct USEROBJECTFLAGS [12] {
        fInherit: bool,
        fReserved: bool,
        dwFlags: u32,
    }
}
