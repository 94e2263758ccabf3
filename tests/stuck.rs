//! What is said at the end of a run of threads that sleep for ever: who waits for what, who holds
//! it, and who waits in a circle.

// Rules: waits.deadlock, locks.deadlock, threads.self-deadlock

use replay::{Options, Source};

/// The lines for a scenario, whose calls are all made by processes that are there.
fn stuck(calls: &str) -> Vec<String> {
    let text = format!("# Stuck\n\nsim> world bare\nsim> process app\n{calls}\n");
    let outcome = replay::run(&text, Source::Transcript, Options::default(), &mut |_, _| {});
    assert_eq!(outcome.error, None, "it does not run");
    outcome.stuck
}

#[test]
fn a_circle_through_a_join_a_lock_and_a_mutex() {
    let lines = stuck(
        "app> a = CreateMutexW(NULL, TRUE, L\"A\")
app> InitializeCriticalSection(&cs)
app> h1 = CreateThread(.lpStartAddress = one)
app> h2 = CreateThread(.lpStartAddress = two)
app:one> EnterCriticalSection(&cs)
app:two> AcquireSRWLockExclusive(&srw)
app:one> AcquireSRWLockExclusive(&srw)
app:two> WaitForSingleObject(a, INFINITE)
app> WaitForSingleObject(h1, INFINITE)",
    );
    assert_eq!(
        lines,
        ["deadlock: app:main waits for Thread 1008 (app:one); app:one waits for SRW lock srw \
          held by app:two; app:two waits for Mutant 0x4 (A) held by app:main"]
    );
}

#[test]
fn whoever_waits_behind_a_circle_is_told_of_beside_it() {
    let lines = stuck(
        "app> InitializeCriticalSection(&a)
app> InitializeCriticalSection(&b)
app> CreateThread(.lpStartAddress = one)
app> CreateThread(.lpStartAddress = two)
app> EnterCriticalSection(&a)
app:one> EnterCriticalSection(&b)
app:one> EnterCriticalSection(&a)
app> EnterCriticalSection(&b)
app:two> EnterCriticalSection(&a)",
    );
    assert_eq!(
        lines,
        [
            "deadlock: app:main waits for critical section b held by app:one; app:one waits for \
             critical section a held by app:main",
            "app:two waits for critical section a, held by app:main; nobody is left who could end \
             that",
        ]
    );
}

#[test]
fn a_circle_through_two_pipes() {
    let lines = stuck(
        "app> sa = SECURITY_ATTRIBUTES{ .bInheritHandle = TRUE }
app> CreatePipe(&r1, &w1, &sa, 0)
app> CreatePipe(&r2, &w2, &sa, 0)
app> CreateProcessW(.lpCommandLine = L\"child.exe\", .bInheritHandles = TRUE, \
         .lpProcessInformation = &pi)
app> CloseHandle(r1)
app> CloseHandle(w2)
child> CloseHandle(8)
child> CloseHandle(0xc)
child> ReadFile(4, &b, 1, &n, NULL)
app> ReadFile(r2, &b, 1, &n, NULL)",
    );
    assert_eq!(
        lines,
        ["deadlock: app:main waits for the other end of the pipe of 0xc held by child:main; \
          child:main waits for the other end of the pipe of 0x4 held by app:main"]
    );
}

#[test]
fn a_circle_through_a_process_and_a_mutex() {
    let lines = stuck(
        "app> CreateProcessW(.lpCommandLine = L\"child.exe\", .lpProcessInformation = &pi)
app> m = CreateMutexW(NULL, TRUE, L\"M\")
child> m = OpenMutexW(SYNCHRONIZE, FALSE, L\"M\")
child> WaitForSingleObject(m, INFINITE)
app> WaitForSingleObject(pi.hProcess, INFINITE)",
    );
    assert_eq!(
        lines,
        ["deadlock: app:main waits for Process 1008 (child); child:main waits for Mutant 0x4 (M) \
          held by app:main"]
    );
}

#[test]
fn somebody_who_could_help_is_hope() {
    let calls = "app> e = CreateEventW(NULL, FALSE, FALSE, NULL)
app> CreateThread(.lpStartAddress = one)
app:one> WaitForSingleObject(e, INFINITE)";
    assert_eq!(stuck(calls), ["app:one waits for Event 0x4"]);
    let closed = format!("{calls}\napp> CloseHandle(e)");
    let hopeless = "app:one waits for Event; nobody is left who could end that";
    assert!(stuck(&closed)[0].starts_with("app:one waits for Event"), "{:?}", stuck(&closed));
    assert!(stuck(&closed)[0].ends_with("; nobody is left who could end that"), "{hopeless}");
    // Whatever has a name can be opened by whoever is left.
    let named = calls.replace("FALSE, NULL)", "FALSE, L\"Go\")");
    assert_eq!(stuck(&format!("{named}\napp> CloseHandle(e)")).len(), 1);
}

#[test]
fn nobody_gives_back_what_the_dead_have() {
    let lines = stuck(
        "app> InitializeCriticalSection(&cs)
app> h = CreateThread(.lpStartAddress = one)
app> CreateThread(.lpStartAddress = two)
app> CreateThread(.lpStartAddress = asleep, .dwCreationFlags = CREATE_SUSPENDED)
app> CloseHandle(0xc)
app:one> EnterCriticalSection(&cs)
app> TerminateThread(h, 0)
app> EnterCriticalSection(&cs)
app:two> Sleep(INFINITE)",
    );
    let last = lines.last().map(String::as_str);
    assert_eq!(last, Some("app:asleep is suspended; no open handle can resume it"));
    let first = &lines[0];
    assert!(first.contains("which has ended; nobody is left who could end that"), "{first}");
}

#[test]
fn a_program_that_reads_its_own_pipe() {
    let lines = stuck(
        "app> CreatePipe(&r, &w, NULL, 0)
app> ReadFile(r, &b, 1, &n, NULL)",
    );
    assert_eq!(
        lines,
        ["app:main waits for pipe of 0x4: empty, 1 write handle open; nobody is left who could \
          end that"]
    );
    assert_eq!(
        stuck("app> WaitForSingleObject(GetCurrentThread(), INFINITE)"),
        ["app:main waits for its own thread to end"]
    );
}
