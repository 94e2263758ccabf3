//! The tables, as the samples of the language and of the tools print them.

use crate::testing::*;
use crate::{explain, handles, kd, leaks, objects, ps, sh, tree};
use sim::{SiteId, World};

/// `app` holds an event `Go`, a file, a mutant, and its child with its thread.
fn lab() -> Play {
    let mut play = Play::new(&["app"]);
    play.world.put_file(r"C:\lab\app.log", Vec::new()).expect("the path is good");
    play.call("app", "CreateEventW", &[inheritable(), n(1), n(0), text("Go")]);
    let file = [text(r"C:\lab\app.log"), n(0xC000_0000), n(3), n(0), n(3)];
    assert_eq!(play.call("app", "CreateFileW", &file), "0x8");
    play.call("app", "CreateMutexW", &[n(0), n(0), n(0)]);
    let child = [n(0), text("child.exe"), n(0), n(0), n(1), n(0), n(0), n(0), start(), out()];
    play.call("app", "CreateProcessW", &child);
    play
}

#[test]
fn counting_finds_the_leak() {
    let mut play = Play::new(&["app"]);
    play.world.put_file(r"C:\data.bin", Vec::new()).expect("the path is good");
    let idle = play.world.lineage().latest();
    let open = [text(r"C:\data.bin"), n(0x8000_0000), n(1), n(0), n(3)];
    play.call_at((14, Some(1)), "CreateFileW", &open);
    let first = play.world.lineage().latest();
    play.call_at((15, Some(2)), "CreateEventW", &[]);
    let second = play.world.lineage().latest();
    play.call("app", "CloseHandle", &[n(4)]);
    for _ in 1..25 {
        play.world.lineage_mut().at(first);
        let file = play.call("app", "CreateFileW", &open);
        let file = u64::from_str_radix(&file[2..], 16).expect("a handle");
        play.world.lineage_mut().at(second);
        play.call("app", "CreateEventW", &[]);
        play.call("app", "CloseHandle", &[n(file)]);
    }
    assert_eq!(
        ps(&play.world),
        ["Name              PID  Threads  Handles", "app.exe          1000        1       25",]
    );
    assert_eq!(
        sh(&play.world, "handle -s -p 1000").expect("it is a tool"),
        ["Handle type summary:", "  Event           : 25", "Total handles: 25"]
    );
    let app = play.world.actors().process("app").expect("it was started");
    assert_eq!(
        leaks(&play.world, app, idle),
        [
            "type   opened  closed  left  opened by",
            "Event      25       0    25  CreateEventW, step 2 of the repeat",
            "File       25      25     0  CreateFileW, step 1 of the repeat",
        ]
    );
    assert_eq!(leaks(&play.world, app, second), ["no handle was opened"]);
    play.call_at((20, None), "CreateMutexW", &[]);
    assert_eq!(
        leaks(&play.world, app, second),
        [
            "type    opened  closed  left  opened by",
            "Mutant       1       0     1  CreateMutexW, line 20",
        ]
    );
    assert_eq!(leaks(&play.world, app, SiteId(0)).len(), 4);
}

#[test]
fn the_handle_tool() {
    let play = lab();
    let table: &[(&str, &[&str])] = &[
        (
            "handle -a -p app -nobanner",
            &[
                "------------------------------------------------------------------------------",
                r"app.exe pid: 1000 SIM\alice",
                r"    4: Event         \Sessions\1\BaseNamedObjects\Go",
                r"    8: File  (RW-)   C:\lab\app.log",
                "    C: Mutant",
                "   10: Process       child.exe(1008)",
                "   14: Thread        child.exe(1008): 1012",
            ],
        ),
        (
            "handle",
            &[
                "------------------------------------------------------------------------------",
                r"app.exe pid: 1000 SIM\alice",
                r"    8: File  (RW-)   C:\lab\app.log",
                "------------------------------------------------------------------------------",
                r"child.exe pid: 1008 SIM\alice",
            ],
        ),
        (
            "handle -s -p app",
            &[
                "Handle type summary:",
                "  Event           : 1",
                "  File            : 1",
                "  Mutant          : 1",
                "  Process         : 1",
                "  Thread          : 1",
                "Total handles: 5",
            ],
        ),
        (
            "handle app.log",
            &[r"app.exe            pid: 1000   type: File             8: C:\lab\app.log"],
        ),
        ("handle nothing", &["No matching handles found."]),
        ("handle -p 4711", &["No matching handles found."]),
        (
            "pslist",
            &[
                "Name                Pid Pri Thd  Hnd",
                "app                1000   8   1    5",
                "child              1008   8   1    1",
            ],
        ),
    ];
    for (words, want) in table {
        let lines = sh(&play.world, words).expect("it is a tool");
        assert_eq!(lines, *want, "{words}");
    }
    for (words, want) in [
        ("handel -a", "handel: no such tool; handle?"),
        ("handle -q", "handle: -q: no such switch; -a?"),
        ("handle -c 8", "handle: -c is not modelled; -a, -p, -s and -nobanner are"),
        ("handle -p", "handle: -p needs the name or the id of a process"),
        ("", "a tool is missing: handle or pslist"),
    ] {
        assert_eq!(sh(&play.world, words), Err(want.into()), "{words}");
    }
}

#[test]
fn the_tree_of_names() {
    let mut play = lab();
    play.call("app", "CreateMutexW", &[n(0), n(0), text("Once")]);
    let lines = tree(&play.world, r"\Sessions\1\BaseNamedObjects").expect("it is there");
    assert_eq!(lines[0], "Name      Type           Handles  References  Note");
    let links = lines.iter().filter(|line| line.contains("->")).count();
    assert_eq!(links, 3);
    assert_eq!(
        lines[2..4],
        [
            "Go        Event                2           3  app 0x4, child 0x4",
            r"Local     SymbolicLink         0           2  -> \Sessions\1\BaseNamedObjects",
        ]
    );
    assert_eq!(lines[4], "Once      Mutant               1           2  app 0x18, not owned");
    assert_eq!(
        tree(&play.world, r"\Sessions\1\BaseNamedObjects\Go"),
        Ok(vec![
            "Name   Type    Handles  References  Note".into(),
            "Go     Event         2           3  app 0x4, child 0x4".into(),
        ])
    );
    assert_eq!(
        tree(&play.world, r"\BaseNamedObject"),
        Err(r"\BaseNamedObject: no such object; \BaseNamedObjects?".into())
    );
    assert_eq!(
        tree(&play.world, "Sessions"),
        Err(r"Sessions: a path begins with a backslash; \Sessions?".into())
    );
    assert!(tree(&play.world, "").is_ok_and(|lines| lines.len() > 5));
}

#[test]
fn the_debugger() {
    let mut play = lab();
    let world = &play.world;
    let lines = kd(world, "!handle 4 3 3e8").expect("it is a command");
    let place = lines[0].strip_prefix("PROCESS ").expect("a process comes first");
    assert_eq!(place.len(), 16);
    assert!(lines[1].starts_with("    SessionId: 1  Cid: 03e8    Peb: 00e"), "{}", lines[1]);
    assert!(lines[1].ends_with("ParentCid: 0000"));
    assert!(lines[2].ends_with("HandleCount:   5."));
    assert_eq!(lines[3], "    Image: app.exe");
    assert!(lines[5].ends_with(" with 5 entries in use"));
    let text = lines[7..].join("\n");
    let object = &lines[7][14..30];
    assert!(
        text.starts_with(&format!("0004: Object: {object}  GrantedAccess: 001f0003 (Inherit)"))
    );
    assert!(text.contains("\n        HandleCount: 2  PointerCount: 3\n        Directory Object: "));
    assert!(text.ends_with("Name: Go"));
    let go = kd(world, r"!object \Sessions\1\BaseNamedObjects\Go").expect("it is there");
    assert_eq!(go[0][..24], format!("Object: {object}"));
    assert_eq!(go[2], "    HandleCount: 2  PointerCount: 3");
    assert!(kd(world, r"!object \").expect("the root is there").len() > 10);
    for (words, want) in [
        ("!handel", "!handel: no such command; !handle?"),
        ("!handle 4", "!handle: which process? Its id or name comes third: !handle 0 3 3e8"),
        ("!handle 0 3 chlid", "!handle: chlid: no such process; child?"),
        ("!handle 0 3 app Mutnat", "!handle: Mutnat: no such object type; Mutant?"),
    ] {
        assert_eq!(kd(world, words), Err(want.into()));
    }
    let mutants = kd(world, "!handle 0 1 app mutant").expect("it is a command");
    assert_eq!(mutants.len(), 8);
    play.call("child", "ExitProcess", &[n(7)]);
    let dump = kd(&play.world, "!process 0 0").expect("it is a command");
    let zombie = dump.iter().find(|line| line.contains("ObjectTable: 00000000")).expect("a zombie");
    assert!(zombie.ends_with("HandleCount:   0."));
    play.call("app", "CloseHandle", &[n(12)]);
    let lines = kd(&play.world, "!handle 0 5").expect("one process runs");
    assert!(lines.iter().any(|line| line.starts_with("000c: free handle, Entry address ")));
}

/// The lines of the header that belongs to a name.
fn header_of(world: &World, name: &str) -> Vec<String> {
    let lines = kd(world, &format!("!object {name}")).expect("it is there");
    let address = lines[1].split_whitespace().nth(1).expect("the address of its header");
    kd(world, &format!("dt nt!_OBJECT_HEADER {address}")).expect("a header lies there")
}

// Rules: lifetime.header
#[test]
fn the_header_of_an_object() {
    let play = lab();
    let go = header_of(&play.world, r"\Sessions\1\BaseNamedObjects\Go");
    assert_eq!(go[0], "   +0x000 PointerCount     : 0n3");
    assert_eq!(go[1], "   +0x008 HandleCount      : 0n2");
    assert_eq!(go[4], "   +0x018 TypeIndex        : 0x10 ''");
    assert_eq!(go[6], "   +0x01a InfoMask         : 0xa ''");
    assert_eq!(go[7], "   +0x01b Flags            : 0x0 ''");
    let sessions = header_of(&play.world, r"\Sessions");
    assert_eq!(sessions[7], "   +0x01b Flags            : 0x10 ''", "it is permanent");
}

#[test]
fn rows_say_where_a_handle_was_opened() {
    let mut play = Play::new(&["app"]);
    play.call_at((7, None), "CreateEventW", &[]);
    let app = play.world.actors().process("app").expect("it was started");
    let rows = handles(&play.world, app);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].born.as_ref().map(|site| site.line), Some(7));
    assert_eq!((rows[0].object_handles, rows[0].object_references), (1, 1));
    assert!(objects(&play.world).iter().any(|row| row.id == rows[0].object));
}

#[test]
fn words_and_what_they_mean() {
    let first = |word: &str| explain(word).map(|lines| lines[0].clone());
    let table = [
        ("0xC0000008", "STATUS_INVALID_HANDLE (0xC0000008), an NTSTATUS, an error: "),
        ("STATUS_INVALID_HANDLE", "STATUS_INVALID_HANDLE (0xC0000008), an NTSTATUS, an error: "),
        ("error_access_denied", "ERROR_ACCESS_DENIED (5), a Win32 error: "),
        ("5", "ERROR_ACCESS_DENIED (5), a Win32 error: "),
        ("createevent", "CreateEventW, a Win32 call"),
        ("NtClose", "NtClose, an NT call"),
        ("PROCESS_TERMINATE", "PROCESS_TERMINATE (0x0001), a right on Process: end it"),
        ("SYNCHRONIZE", "SYNCHRONIZE (0x00100000), a right on every type: wait for it"),
        ("event 0x1F0003", "0x001F0003 on an Event"),
        ("mutant", "Mutant, an object type"),
        ("PROCESS_INFORMATION", "PROCESS_INFORMATION, a structure of 24 bytes"),
        ("DUPLICATE_SAME_ACCESS", "DUPLICATE_SAME_ACCESS = 2, a constant of the group DUPLICATE"),
        ("0x1F0003", "EVENT_ALL_ACCESS (0x001F0003), a combination of rights: all rights"),
    ];
    for (word, want) in table {
        let got = first(word).expect("the word means something");
        assert!(got.starts_with(want), "{word}: {got}");
    }
    assert_eq!(
        explain("event 2 | synchronize"),
        Ok(vec![
            "0x00100002 on an Event".into(),
            "  0x00000002 EVENT_MODIFY_STATE: set, reset or pulse it".into(),
            "  0x00100000 SYNCHRONIZE: wait for it".into(),
        ])
    );
    let both = explain("ACCESS_DENIED").expect("a status and an error");
    assert!(both.iter().any(|line| line.contains("an NTSTATUS")));
    assert!(both.iter().any(|line| line.contains("a Win32 error")));
    for (word, want) in [
        ("CreatEvent", "CreatEvent: no such name; CreateEventW?"),
        ("PROCESS_TERMINAT", "PROCESS_TERMINAT: no such name; PROCESS_TERMINATE?"),
        ("event PROCES_TERMINATE", "PROCES_TERMINATE: no such right; PROCESS_TERMINATE?"),
        ("123456789012345", "123456789012345: a number without a name"),
    ] {
        assert_eq!(explain(word), Err(want.into()));
    }
}
