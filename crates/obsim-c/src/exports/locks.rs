//! The C functions of `locks`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn InitializeCriticalSection(a: u64) -> ();
    fn InitializeCriticalSectionAndSpinCount(a: u64, b: u32) -> u32;
    fn InitializeCriticalSectionEx(a: u64, b: u32, c: u32) -> u32;
    fn SetCriticalSectionSpinCount(a: u64, b: u32) -> u32;
    fn EnterCriticalSection(a: u64) -> ();
    fn TryEnterCriticalSection(a: u64) -> u32;
    fn LeaveCriticalSection(a: u64) -> ();
    fn DeleteCriticalSection(a: u64) -> ();
    fn InitializeSRWLock(a: u64) -> ();
    fn AcquireSRWLockExclusive(a: u64) -> ();
    fn AcquireSRWLockShared(a: u64) -> ();
    fn TryAcquireSRWLockExclusive(a: u64) -> u32;
    fn TryAcquireSRWLockShared(a: u64) -> u32;
    fn ReleaseSRWLockExclusive(a: u64) -> ();
    fn ReleaseSRWLockShared(a: u64) -> ();
    fn InitializeConditionVariable(a: u64) -> ();
    fn SleepConditionVariableCS(a: u64, b: u64, c: u32) -> u32;
    fn SleepConditionVariableSRW(a: u64, b: u64, c: u32, d: u32) -> u32;
    fn SleepConditionVariableSRA(a: u64, b: u64, c: u32, d: u32) -> u32;
    fn WakeConditionVariable(a: u64) -> ();
    fn WakeAllConditionVariable(a: u64) -> ();
    fn InitOnceInitialize(a: u64) -> ();
    fn InitOnceBeginInitialize(a: u64, b: u32, c: u64, d: u64) -> u32;
    fn InitOnceComplete(a: u64, b: u32, c: u64) -> u32;
    fn WaitOnAddress(a: u64, b: u64, c: u64, d: u32) -> u32;
    fn WakeByAddressSingle(a: u64) -> ();
    fn WakeByAddressAll(a: u64) -> ();
    fn NtWaitForAlertByThreadId(a: u64, b: u64) -> u32;
    fn NtAlertThreadByThreadId(a: u64) -> u32;
}
