//! Devices: where the object namespace ends and a file system begins.

use nt::ObjectType;

use super::Dispatch;

/// The body of a device object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Device {
    /// A disk volume, by its place among the drives.
    Volume(u8),
    /// The file system of pipes.
    NamedPipe,
    /// The file system of mailslots.
    Mailslot,
    /// The consoles.
    Console,
    /// A device that is there by name; what it does is not modelled.
    Other,
    /// The device that swallows everything and holds nothing.
    Null,
}

impl Dispatch for Device {
    #[inline]
    fn object_type(&self) -> ObjectType {
        ObjectType::DEVICE
    }
}
