//! Window stations and desktops: the bodies of their objects. What they hold is in
//! `kernel/src/stations.rs`.

use nt::ObjectType;

use super::Dispatch;
use crate::kernel::{DesktopKey, StationKey};

/// The body of a window station.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WindowStation {
    /// Where its desktops are listed.
    pub key: StationKey,
}

impl Dispatch for WindowStation {
    fn object_type(&self) -> ObjectType {
        ObjectType::WINDOW_STATION
    }
}

/// The body of a desktop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Desktop {
    /// Where its name and its window station are kept.
    pub key: DesktopKey,
}

impl Dispatch for Desktop {
    fn object_type(&self) -> ObjectType {
        ObjectType::DESKTOP
    }
}
