//! Leaving C frames behind: how the code of a guest that has ended gets off its stack.
//!
//! C has no unwinding, and what a terminated thread was about to do must not happen. So a guest's
//! code is entered through [`enter`], which remembers where the stack was, and [`leave`] goes back
//! there: none of the frames between the two runs again. The frames of this library in between own
//! nothing at that moment.

use std::cell::Cell;

thread_local! {
    /// Where the stack was when the code of this thread was entered; 0 if it was not.
    static BASE: Cell<u64> = const { Cell::new(0) };
}

/// Runs `code(argument)` and returns what it returns, or 0 if it is left behind.
pub(crate) fn enter(code: extern "C" fn(u64) -> u64, argument: u64) -> u64 {
    let before = BASE.get();
    let slot = BASE.with(Cell::as_ptr);
    // SAFETY: the function keeps to the C convention: it calls `code` and returns once, either with
    // what that returned or from `jump`. The slot belongs to this thread and outlives the call.
    let value = unsafe { call(code, argument, slot) };
    BASE.set(before);
    value
}

/// Goes back to where the code of this thread was entered. A thread that this library did not start
/// has no such place: it belongs to the host program, which ends with the process that it acts as.
pub(crate) fn leave() -> ! {
    match BASE.get() {
        0 => crate::session::end_of_host(),
        // SAFETY: `enter` is still under way on this stack, since it clears the slot when it
        // returns; every frame in between is C's, or owns nothing.
        base => unsafe { jump(base) },
    }
}

#[cfg(target_arch = "x86_64")]
#[unsafe(naked)]
unsafe extern "C" fn call(code: extern "C" fn(u64) -> u64, argument: u64, slot: *mut u64) -> u64 {
    std::arch::naked_asm!(
        "push rbp",
        "push rbx",
        "push r12",
        "push r13",
        "push r14",
        "push r15",
        "sub rsp, 8",
        "mov [rdx], rsp",
        "mov rax, rdi",
        "mov rdi, rsi",
        "call rax",
        "add rsp, 8",
        "pop r15",
        "pop r14",
        "pop r13",
        "pop r12",
        "pop rbx",
        "pop rbp",
        "ret",
    )
}

#[cfg(target_arch = "x86_64")]
#[unsafe(naked)]
unsafe extern "C" fn jump(base: u64) -> ! {
    std::arch::naked_asm!(
        "mov rsp, rdi",
        "xor eax, eax",
        "cld",
        "add rsp, 8",
        "pop r15",
        "pop r14",
        "pop r13",
        "pop r12",
        "pop rbx",
        "pop rbp",
        "ret",
    )
}

#[cfg(target_arch = "aarch64")]
#[unsafe(naked)]
unsafe extern "C" fn call(code: extern "C" fn(u64) -> u64, argument: u64, slot: *mut u64) -> u64 {
    std::arch::naked_asm!(
        "stp x29, x30, [sp, #-160]!",
        "stp x19, x20, [sp, #16]",
        "stp x21, x22, [sp, #32]",
        "stp x23, x24, [sp, #48]",
        "stp x25, x26, [sp, #64]",
        "stp x27, x28, [sp, #80]",
        "stp d8, d9, [sp, #96]",
        "stp d10, d11, [sp, #112]",
        "stp d12, d13, [sp, #128]",
        "stp d14, d15, [sp, #144]",
        "mov x9, sp",
        "str x9, [x2]",
        "mov x9, x0",
        "mov x0, x1",
        "blr x9",
        "ldp x19, x20, [sp, #16]",
        "ldp x21, x22, [sp, #32]",
        "ldp x23, x24, [sp, #48]",
        "ldp x25, x26, [sp, #64]",
        "ldp x27, x28, [sp, #80]",
        "ldp d8, d9, [sp, #96]",
        "ldp d10, d11, [sp, #112]",
        "ldp d12, d13, [sp, #128]",
        "ldp d14, d15, [sp, #144]",
        "ldp x29, x30, [sp], #160",
        "ret",
    )
}

#[cfg(target_arch = "aarch64")]
#[unsafe(naked)]
unsafe extern "C" fn jump(base: u64) -> ! {
    std::arch::naked_asm!(
        "mov sp, x0",
        "mov x0, #0",
        "ldp x19, x20, [sp, #16]",
        "ldp x21, x22, [sp, #32]",
        "ldp x23, x24, [sp, #48]",
        "ldp x25, x26, [sp, #64]",
        "ldp x27, x28, [sp, #80]",
        "ldp d8, d9, [sp, #96]",
        "ldp d10, d11, [sp, #112]",
        "ldp d12, d13, [sp, #128]",
        "ldp d14, d15, [sp, #144]",
        "ldp x29, x30, [sp], #160",
        "ret",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    extern "C" fn returns(argument: u64) -> u64 {
        argument + 1
    }

    extern "C" fn leaves(depth: u64) -> u64 {
        if depth == 0 {
            leave();
        }
        leaves(depth - 1) + 1
    }

    extern "C" fn nests(argument: u64) -> u64 {
        enter(leaves, 3) + enter(returns, argument)
    }

    #[test]
    fn code_returns_or_is_left_behind() {
        assert_eq!(enter(returns, 41), 42);
        assert_eq!(enter(leaves, 100), 0);
        assert_eq!(enter(nests, 6), 7);
        assert_eq!(BASE.get(), 0);
    }
}
