//! Bad inputs of the command: each gives one clear message, an exit code and nothing else.
//!
//! A message says where, what is wrong, and what would be right. The exit code is 2 for what
//! cannot be used and 1 for a scenario that runs and differs.

use std::fs;

use crate::command::{Place, Ran};

/// The message for one transcript, from `obsim test` and from `obsim run` alike.
fn complaint(name: &str, arguments: &[&str], bytes: impl AsRef<[u8]>) -> (i32, String) {
    let place = Place::new(name);
    place.put("x.obs", bytes);
    let with = |command| [&[command], arguments, &["x.obs"]].concat();
    let tested = place.obsim(&with("test"));
    assert_eq!(tested.out, "0 passed, 1 failed\n");
    let ran = place.obsim(&with("run"));
    assert_eq!((ran.code, &ran.err), (tested.code, &tested.err), "run says what test says");
    (tested.code, tested.err)
}

fn assert_complaint(name: &str, bytes: impl AsRef<[u8]>, want: &str) {
    assert_eq!(complaint(name, &[], bytes), (2, want.to_owned()));
}

/// A transcript in which `app` says something.
fn app_says(line: &str) -> String {
    format!("# T\n\nsim> process app\napp> {line}\n")
}

#[test]
fn an_unknown_call_is_answered_with_the_nearest_one() {
    let want = "x.obs:4:6: CloseHandel: no such call\n  help: CloseHandle?\n";
    assert_complaint("unknown-call", app_says("CloseHandel(0x4)"), want);
}

#[test]
fn an_unknown_constant_is_answered_with_the_nearest_one() {
    let want = "x.obs:4:30: PROCESS_TERMINAT: neither a variable here nor a constant\n  \
                help: PROCESS_TERMINATE?\n";
    assert_complaint(
        "unknown-constant",
        app_says("OpenProcess(SYNCHRONIZE|PROCESS_TERMINAT)"),
        want,
    );
}

#[test]
fn an_unknown_parameter_is_answered_with_the_nearest_one() {
    let want = "x.obs:4:19: CloseHandle has no parameter hObjekt\n  help: .hObject?\n";
    assert_complaint("unknown-parameter", app_says("CloseHandle(.hObjekt = 4)"), want);
}

#[test]
fn an_unknown_actor_is_answered_with_the_nearest_one() {
    let text = "# T\n\nsim> process app\nap> CloseHandle(0x4)\n";
    assert_complaint("unknown-actor", text, "x.obs:4:1: ap: no such process\n  help: app?\n");
}

#[test]
fn an_incomplete_command_is_answered_with_what_it_wants() {
    let wants = [
        ("why", "x.obs:3:6: `sim> why` wants a process or a thread\n  help: app:main\n"),
        ("back", "x.obs:3:6: a mark is wanted\n"),
        ("leaks app since", "x.obs:3:6: a mark is wanted\n"),
        (
            "user bob with",
            "x.obs:3:15: `with` wants privileges\n  help: SeDebugPrivilege, or another privilege\n",
        ),
        ("bakc", "x.obs:3:6: bakc: no such command of the simulator\n  help: sim> back?\n"),
    ];
    for (at, (command, want)) in wants.into_iter().enumerate() {
        let text = format!("# Wrong\n\nsim> {command}\n");
        assert_complaint(&format!("incomplete-{at}"), text, want);
    }
}

#[test]
fn an_unknown_command_of_the_simulator_is_answered_with_the_nearest_one() {
    let place = Place::new("unknown-command");
    place.put("x.obs", "# T\n\nsim> proces app\n");
    let ran = place.obsim(&["test", "x.obs"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("x.obs:3:6: proces"), "{}", ran.err);
    assert!(ran.err.contains("help: ") && ran.err.contains("process"), "{}", ran.err);
}

#[test]
fn an_argument_of_another_kind_is_told_with_its_parameter() {
    let want = "x.obs:4:18: CloseHandle: parameter hObject wants a handle, got L\"x\"\n";
    assert_complaint("wrong-kind", app_says("CloseHandle(L\"x\")"), want);
}

#[test]
fn too_many_arguments_are_told_with_the_number_there_is_room_for() {
    let (code, message) = complaint("too-many", &[], app_says("CloseHandle(4, 55)"));
    assert_eq!(code, 2);
    assert!(message.starts_with("x.obs:4:21: CloseHandle takes 1 argument"), "{message}");
}

#[test]
fn a_character_without_meaning_is_told_with_its_column() {
    let want = "x.obs:4:21: \"$\" has no meaning here\n  \
                help: strings may hold any character; commands are plain C\n";
    assert_complaint("bad-character", app_says("CloseHandle(0x4$)"), want);
}

#[test]
fn a_result_line_without_its_blank_is_told_with_what_to_write() {
    let want = "x.obs:5:3: \"  =TRUE\": a result line needs a blank after its sign\n  \
                help: write \"  = TRUE\"\n";
    assert_complaint("no-blank", app_says("CloseHandle(0x4)\n  =TRUE"), want);
}

/// The message for bytes that are no text of a transcript: the file is not even begun.
fn assert_no_text(name: &str, bytes: &[u8], want: &str) {
    let place = Place::new(name);
    place.put("x.obs", bytes);
    for command in ["run", "test", "repl"] {
        let ran = place.obsim(&[command, "x.obs"]);
        assert_eq!((ran.code, ran.err.as_str()), (2, want), "{command}");
    }
}

#[test]
fn a_control_character_is_told_with_its_place() {
    let want = "obsim: x.obs:4:12: control character U+0001\n  \
                help: in a string, write it as an escape such as \\n or \\x1b\n";
    assert_no_text("control", app_says("Create\u{1}Event()").as_bytes(), want);
}

#[test]
fn bytes_that_are_no_utf_8_are_told_with_their_place() {
    let want = "obsim: x.obs:2:6: byte 0xe9 is not UTF-8\n  help: save the text as UTF-8\n";
    assert_no_text("not-utf-8", b"# T\n# caf\xE9\n", want);
}

#[test]
fn utf_16_a_byte_order_mark_and_foreign_line_ends_are_told_with_the_cure() {
    let want = "obsim: x.obs:1:1: the text is UTF-16\n  help: save it as UTF-8\n";
    assert_no_text("utf-16", b"\xFF\xFE#\0", want);
    let want = "obsim: x.obs:1:1: the text begins with a byte order mark\n  \
                help: save it as UTF-8 without one\n";
    assert_no_text("mark", "\u{FEFF}# T\n".as_bytes(), want);
    let want = "obsim: x.obs:1:4: lines end in LF; line 1 ends in CR LF\n  \
                help: save it with Unix line ends; with git: `*.obs text eol=lf`\n";
    assert_no_text("cr-lf", b"# T\r\n\r\n", want);
}

#[test]
fn a_folder_that_cannot_be_read_as_a_file_is_told_by_name() {
    let place = Place::new("folder");
    fs::create_dir(place.path("x.obs")).expect("there is room for a folder");
    let ran = place.obsim(&["run", "x.obs"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.starts_with("obsim: x.obs: cannot be read: "), "{}", ran.err);
    assert_eq!(ran.err.lines().count(), 1);
    let want = "obsim: x.obs: no .obs and no .md files here\n";
    assert_eq!(place.obsim(&["test", "x.obs"]).err, want);
}

#[test]
fn a_file_that_is_not_there_is_told_by_name() {
    let place = Place::new("missing");
    for arguments in [&["run", "x.obs"][..], &["test", "x.obs"], &["repl", "x.obs"]] {
        let ran = place.obsim(arguments);
        assert_eq!(ran.code, 2);
        assert!(ran.err.starts_with("obsim: x.obs: cannot be read: "), "{}", ran.err);
        assert_eq!(ran.err.lines().count(), 1);
    }
}

#[test]
fn a_line_of_a_hundred_million_bytes_is_told_with_the_longest_allowed() {
    let text = [app_says("h = \"").trim_end(), &"a".repeat(100_000_000), "\"\n"].concat();
    let want = "x.obs:4:1: this line has 100000011 bytes; the longest allowed has 1048576\n";
    assert_complaint("long-line", text, want);
}

#[test]
fn ten_thousand_parentheses_are_told_with_the_cure() {
    let text = app_says(&["h = ", &"(".repeat(10_000), "1", &")".repeat(10_000)].concat());
    let want = "x.obs:4:110: nested deeper than 100 levels\n  \
                help: take it apart with variables\n";
    assert_complaint("deep", text, want);
}

#[test]
fn ten_thousand_signs_in_front_of_a_number_are_told_with_the_cure() {
    let text = app_says(&["h = ", &"~".repeat(10_000), "1"].concat());
    let (code, message) = complaint("signs", &[], text);
    assert_eq!(code, 2);
    assert!(message.contains("nested deeper than 100 levels"), "{message}");
}

#[test]
fn a_scenario_that_loops_is_stopped() {
    let text = app_says("repeat 1000000000 { CloseHandle(0) }");
    let want = "x.obs:4:6: stopped after 1000 steps\n  \
                help: the scenario seems to be endless; allow more with --max-steps\n";
    let said = complaint("endless", &["--max-steps", "1000"], text);
    assert_eq!(said, (2, want.to_owned()));
}

#[test]
fn a_mark_that_nobody_goes_back_to_is_a_difference() {
    let text = "# T\n\nsim> process app\nsim> mark here\n";
    let want = "x.obs:4: the mark here is never used\n";
    assert_eq!(complaint("unused-mark", &[], text), (1, want.to_owned()));
}

#[test]
fn a_difference_shows_both_texts_and_how_to_look() {
    let want = "x.obs:5: this is not what happens\n    app> CloseHandle(0x4)\n  \
                written:   = TRUE\n  actual:    = FALSE\n  \
                to look: obsim run x.obs --at 4\n";
    let text = app_says("CloseHandle(0x4)\n  = TRUE");
    assert_eq!(complaint("differs", &[], text), (1, want.to_owned()));
}

#[test]
fn a_call_that_is_not_modeled_is_refused_by_name() {
    for name in ["CreateTimerQueueTimer", "CreateTimerQueue", "RegisterWaitForSingleObject"] {
        let (code, message) = complaint("refused-by-name", &[], app_says(&format!("{name}(1)")));
        assert_eq!(code, 2);
        assert!(message.starts_with(&format!("x.obs:4:6: {name}: not modelled yet")), "{message}");
    }
    for (class, what) in
        [("JobObjectCreateSilo", "silos"), ("JobObjectCpuRateControlInformation", "rate")]
    {
        let calls = format!(
            "h = CreateJobObjectW(NULL, NULL)\n  = 4\napp> x = 0\n\
             app> SetInformationJobObject(h, {class}, &x, 4)"
        );
        let (code, message) = complaint("refused-class", &[], app_says(&calls));
        assert_eq!(code, 2);
        assert!(message.contains(what), "{message}");
    }
    let line = "CreateProcessW(.lpCommandLine = L\"c.exe\", .dwCreationFlags = DEBUG_PROCESS, \
                .lpProcessInformation = &pi)";
    let (code, message) = complaint("refused", &[], app_says(line));
    assert_eq!(code, 2);
    assert!(message.starts_with("x.obs:4:6: CreateProcessW: not modelled: "), "{message}");
    assert!(message.ends_with("help: docs/fidelity.md lists what obsim models\n"), "{message}");
}

#[test]
fn options_and_commands_that_do_not_exist_are_answered_with_the_nearest() {
    let place = Place::new("options");
    let said = |arguments: &[&str]| {
        let Ran { code, out, err } = place.obsim(arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}");
        err
    };
    let err = said(&["test", "--blesss", "x.obs"]);
    assert!(err.starts_with("error: unexpected argument '--blesss' found\n"), "{err}");
    assert!(err.contains("tip: a similar argument exists: '--bless'"), "{err}");
    let err = said(&["test", "--bless=some", "x.obs"]);
    assert!(err.contains("[possible values: all, new]"), "{err}");
    let err = said(&["tets", "x.obs"]);
    assert!(err.contains("unrecognized subcommand 'tets'") && err.contains("'test'"), "{err}");
    let err = said(&["run", "--max-steps", "many", "x.obs"]);
    assert!(err.contains("invalid value 'many' for '--max-steps <N>'"), "{err}");
    for command in ["run", "test", "explain", "completions"] {
        let err = said(&[command]);
        assert!(err.contains("required arguments were not provided"), "{command}: {err}");
    }
    let err = said(&["run", "--at", "4", "x.obs", "y.obs"]);
    assert_eq!(err, "obsim: --at goes with one file\n");
}
