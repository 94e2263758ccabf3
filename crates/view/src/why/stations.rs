//! Why the window manager refused something of a window station or desktop: one sentence for each
//! reason.

use kernel::StationWhy;

use super::{Reason, reason};

/// The reason for a refusal that has to do with a window station or desktop.
pub(super) fn stations(why: StationWhy) -> Reason {
    let (code, text) = match why {
        StationWhy::InUse => ("station.in-use", "the process works with this handle"),
        StationWhy::Elsewhere => {
            ("desktop.elsewhere", "the desktop is not of the window station of the process")
        }
        StationWhy::NoDesktop => {
            ("desktop.none", "the window station of the process has no desktop named Default")
        }
        StationWhy::Busy => ("desktop.busy", "the thread has windows or hooks on its desktop"),
        StationWhy::Invisible => ("station.invisible", "no user sees the window station"),
        StationWhy::CreateWindow => {
            ("desktop.create-window", "dwDesiredAccess is without DESKTOP_CREATEWINDOW")
        }
    };
    reason(code, text, &[])
}
