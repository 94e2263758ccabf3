//! Stacks of coroutines that are over, kept for those to come.

use std::cell::RefCell;
use std::io;

use corosensei::stack::DefaultStack;
use corosensei::stack::Stack;

/// How many stacks a thread keeps at the most.
const KEPT: usize = 64;

thread_local! {
    static FREE: RefCell<Vec<DefaultStack>> = const { RefCell::new(Vec::new()) };
}

/// How many bytes a stack has.
fn bytes_of(stack: &DefaultStack) -> usize {
    stack.base().get() - stack.limit().get()
}

/// A stack of at least so many bytes, and not of many more.
pub(crate) fn take(bytes: usize) -> io::Result<DefaultStack> {
    let fits = |stack: &DefaultStack| (bytes..=2 * bytes).contains(&bytes_of(stack));
    let kept = FREE.with_borrow_mut(|free| {
        let at = free.iter().rposition(fits)?;
        Some(free.swap_remove(at))
    });
    kept.map_or_else(|| DefaultStack::new(bytes), Ok)
}

/// Keeps a stack that nobody runs on any more, or frees it.
pub(crate) fn give_back(stack: DefaultStack) {
    // A thread that ends has no place to keep it in.
    let _ = FREE.try_with(|free| {
        let mut free = free.borrow_mut();
        if free.len() < KEPT {
            free.push(stack);
        }
    });
}
