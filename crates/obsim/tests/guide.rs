//! The worked tests of `docs/harness.md`, word for word.

use obsim::prelude::*;

/// Answers requests until there are no more, and forgets the event of each that is refused.
fn serve(requests: u32) -> Result<(), Win32Error> {
    for request in 0..requests {
        let done = CreateEventW(NULL, true, false, NULL)?;
        if request % 2 == 1 {
            continue;
        }
        SetEvent(done)?;
        CloseHandle(done)?;
    }
    Ok(())
}

#[test]
#[should_panic(expected = "Leak: server left 2 Event handles open when it ended")]
fn the_server_leaks_nothing() {
    let report = World::new().name("server").run(|_| serve(5));
    report.assert_no_leaks();
}

/// Starts a program that gets one event and nothing else, and waits until it has set that.
fn start(narrow: bool) -> Result<(), Win32Error> {
    let inherit = SECURITY_ATTRIBUTES { bInheritHandle: true, ..Default::default() };
    let secret = CreateMutexW(&inherit, false, NULL)?;
    let done = CreateEventW(&inherit, true, false, NULL)?;
    let mut info = STARTUPINFOEXW::default();
    if narrow {
        let list = ATTRIBUTE_LIST { HANDLE_LIST: In::Given(vec![done]), ..Default::default() };
        info.lpAttributeList = In::Given(list);
    }
    let flags = if narrow { EXTENDED_STARTUPINFO_PRESENT } else { 0 };
    let line = format!("child {}", done.0);
    let mut child = PROCESS_INFORMATION::default();
    CreateProcessW(NULL, line, NULL, NULL, true, flags, NULL, NULL, &info, &mut child)?;
    WaitForSingleObject(done, INFINITE);
    for handle in [child.hProcess.0, child.hThread.0, secret, done] {
        CloseHandle(handle)?;
    }
    Ok(())
}

/// Sets the event whose number stands on its command line.
fn child(_: App) -> Result<(), Win32Error> {
    let line = GetCommandLineW().to_string();
    let number = line.split(' ').nth(1).and_then(|word| word.parse().ok());
    SetEvent(Handle(number.expect("the parent names a handle")))
}

#[test]
fn the_child_inherits_one_handle() {
    let world = World::new().image("child.exe", child);
    let wide = world.run(|_| start(false));
    let wrong = wide.of(Mistake::OverInheritance);
    assert!(wrong[0].text.contains("0x4 (Mutant)"), "{wide:?}");
    world.run(|_| start(true)).assert_clean();
}

/// Moves money between two accounts, each with a lock of its own.
fn transfer(from: Handle, to: Handle) -> Result<(), Win32Error> {
    WaitForSingleObject(from, INFINITE);
    WaitForSingleObject(to, INFINITE);
    ReleaseMutex(to)?;
    ReleaseMutex(from)
}

/// Two transfers at a time.
fn bank(in_order: bool) -> Result<(), Win32Error> {
    let [one, two] = [CreateMutexW(NULL, false, NULL)?, CreateMutexW(NULL, false, NULL)?];
    let (first, second) = if in_order { (one, two) } else { (two, one) };
    let other = spawn("other", move || transfer(first, second))?;
    transfer(one, two)?;
    WaitForSingleObject(other, INFINITE);
    for handle in [other, one, two] {
        CloseHandle(handle)?;
    }
    Ok(())
}

#[test]
fn locks_are_taken_in_one_order() {
    let report = World::new().find_random(100, |_| bank(false));
    let report = report.expect("in some order each takes one lock and waits for the other");
    assert_eq!(report.ending(), &Ending::Deadlock);
    World::new().check_random(100, |_| bank(true));
}

/// Every block of the guide stands here.
#[test]
fn the_guide_shows_these_tests() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let guide = std::fs::read_to_string(format!("{root}/docs/harness.md")).unwrap();
    let tests = include_str!("guide.rs");
    let blocks: Vec<&str> = guide.split("```rust\n").skip(1).collect();
    assert_eq!(blocks.len(), 3);
    for block in blocks {
        let block = block.split("```").next().unwrap().trim();
        assert!(tests.contains(block), "the guide shows a test that is not here:\n{block}");
    }
}
