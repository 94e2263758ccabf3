//! Why the window manager refused something of a window station or desktop.

/// What of a window station or desktop is not as the call needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StationWhy {
    /// The process works in it, or a thread of the process on it, by this handle.
    InUse,
    /// The desktop is of another window station than the process works in.
    Elsewhere,
    /// The window station has no desktop to begin on.
    NoDesktop,
    /// The thread has windows or hooks.
    Busy,
    /// The window station is one that no user sees.
    Invisible,
    /// The rights asked for are without DESKTOP_CREATEWINDOW.
    CreateWindow,
}
