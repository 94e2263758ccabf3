//! Nothing is printed: a panic inside of this library is kept for whoever asks, and one of the host
//! program goes where it would go anyway.

use std::cell::{Cell, RefCell};
use std::panic;
use std::sync::Once;

thread_local! {
    static DEPTH: Cell<u32> = const { Cell::new(0) };
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

/// As long as it lives, a panic of this thread is the library's.
pub(crate) struct Inside(());

impl Drop for Inside {
    fn drop(&mut self) {
        DEPTH.set(DEPTH.get() - 1);
    }
}

/// Says that the library is at work on this thread.
pub(crate) fn inside() -> Inside {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if DEPTH.get() == 0 {
                return before(info);
            }
            LAST.set(info.to_string());
        }));
    });
    DEPTH.set(DEPTH.get() + 1);
    Inside(())
}

/// What the last panic on this thread said.
pub(crate) fn last_panic() -> String {
    LAST.with_borrow(Clone::clone)
}
