//! What the command prints and writes: blessed files, JSON, saved talks, explanations, the tour.

use std::fs;

use crate::command::{Place, Ran};
use crate::json::Json;

/// A transcript whose results are wrong, missing, worded otherwise and left open, with odd blanks
/// in its narrative.
const WRONG: &str = "\
# Wrong  here

#   Kept   as it is.
sim> process app
app> h = CreateEventW( NULL,TRUE,
      FALSE, NULL )
  = 0x8
app> CloseHandle(0x40)
  = 0
  ! 6
  ? [handle.unknown] app has no 0x40
app> k = CreateEventW(NULL, TRUE, FALSE, NULL)
  = _
app> CloseHandle(0x80)
app> CreatePipe(&r, &w, NULL, 0)
  = TRUE
  ...

# The end, without a line end";

#[test]
fn blessing_rewrites_the_results_that_differ_and_nothing_else() {
    let place = Place::new("bless");
    place.put("x.obs", WRONG);
    let ran = place.obsim(&["test", "--bless", "x.obs"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let unknown = "is not an open entry of app's handle table";
    let want = WRONG
        .replace("FALSE, NULL )\n  = 0x8", "FALSE, NULL )\n  = 0x4")
        .replace(
            "  ? [handle.unknown] app has no 0x40",
            &format!("  ? [handle.unknown] 0x40 {unknown}"),
        )
        .replace(
            "app> CloseHandle(0x80)\n",
            &format!(
                "app> CloseHandle(0x80)\n  = FALSE\n  ! ERROR_INVALID_HANDLE (6)\n  \
             ? [handle.unknown] 0x80 {unknown}\n"
            ),
        );
    assert_eq!(place.read("x.obs"), want);
    assert!(ran.out.starts_with("x.obs: blessed\n"), "{}", ran.out);
    assert!(ran.out.contains("-  = 0x8\n") && ran.out.contains("+  = 0x4\n"), "{}", ran.out);
    // What is blessed passes, and blessing it again changes nothing.
    assert_eq!(place.obsim(&["test", "x.obs"]).code, 0);
    let again = place.obsim(&["test", "--bless", "x.obs"]);
    assert_eq!((again.code, again.out.as_str()), (0, "1 passed, 0 failed\n"));
    assert_eq!(place.read("x.obs"), want);
}

#[test]
fn blessing_only_what_is_new_fills_in_prompts_without_results() {
    let place = Place::new("bless-new");
    place.put("x.obs", WRONG);
    let ran = place.obsim(&["test", "--bless=new", "x.obs"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let want = WRONG.replace(
        "app> CloseHandle(0x80)\n",
        "app> CloseHandle(0x80)\n  = FALSE\n  ! ERROR_INVALID_HANDLE (6)\n  \
         ? [handle.unknown] 0x80 is not an open entry of app's handle table\n",
    );
    assert_eq!(place.read("x.obs"), want);
}

#[test]
fn blessing_fills_in_a_file_of_calls_alone() {
    let place = Place::new("bless-calls");
    place.put("x.obs", "# T\n\nsim> process app\napp> h = CreateEventW()\napp> CloseHandle(h)\n");
    assert_eq!(place.obsim(&["test", "--bless=new", "x.obs"]).code, 0);
    let want = "# T\n\nsim> process app\napp> h = CreateEventW()\n  = 0x4\n\
                app> CloseHandle(h)\n  = TRUE\n";
    assert_eq!(place.read("x.obs"), want);
    assert_eq!(place.obsim(&["test", "--values", "x.obs"]).code, 0);
}

#[test]
fn blessing_a_page_changes_its_blocks_and_nothing_around_them() {
    let place = Place::new("bless-page");
    let page = "# Page\n\n  = no result\n\n```obsim\nsim> process app\napp> h = CreateEventW()\n  \
                = 0x8\n```\n\n* app> text\n\n```text\n  = 0x8\n```\n";
    place.put("x.md", page);
    assert_eq!(place.obsim(&["test", "--bless", "x.md"]).code, 0);
    assert_eq!(place.read("x.md"), page.replacen("  = 0x8\n```\n\n*", "  = 0x4\n```\n\n*", 1));
}

#[test]
fn blessing_is_refused_where_something_must_hold_and_does_not() {
    let place = Place::new("bless-refused");
    let begin = "# T\n\nsim> process app\napp> h = CreateEventW()\n  = 0x8\n";
    for (end, said) in [
        ("sim> check handles(app) == 2\n", "x.obs:6: "),
        ("sim> goal handles(app) == 2\n", "x.obs:6: "),
        ("sim> mark unused\n", "x.obs:6: the mark unused is never used\n"),
        ("app> CloseHandel(h)\n", "x.obs:6: "),
    ] {
        let text = [begin, end].concat();
        place.put("x.obs", &text);
        let Ran { code, err, .. } = place.obsim(&["test", "--bless", "x.obs"]);
        assert_eq!(code, 2, "{end}");
        assert!(err.starts_with(said) && err.ends_with("x.obs: left as it was\n"), "{end}{err}");
        assert_eq!(place.read("x.obs"), text, "{end}");
    }
}

#[test]
fn a_file_that_cannot_be_blessed_stays_and_leaves_nothing_beside_it() {
    let place = Place::new("bless-leftovers");
    place.put("x.obs", "# T\n\nsim> process app\nsim> check handles(app) == 2\n");
    assert_eq!(place.obsim(&["test", "--bless", "x.obs"]).code, 2);
    place.put("y.obs", WRONG);
    assert_eq!(place.obsim(&["test", "--bless", "y.obs"]).code, 0);
    let mut left: Vec<String> = fs::read_dir(place.path(""))
        .expect("the folder is there")
        .map(|entry| entry.expect("it is listed").file_name().into_string().expect("plain"))
        .collect();
    left.sort();
    assert_eq!(left, ["x.obs", "y.obs"]);
}

#[test]
fn nothing_that_goes_to_a_file_or_with_no_color_has_an_escape_code() {
    let place = Place::new("colors");
    place.put("x.obs", WRONG);
    for variables in [&[][..], &[("NO_COLOR", "1")], &[("NO_COLOR", "1"), ("TERM", "xterm")]] {
        for command in ["run", "test"] {
            let ran = place.obsim_with(&[command, "x.obs"], "", variables);
            assert_eq!(ran.code, 1);
            assert!(!ran.out.contains('\u{1b}') && !ran.err.contains('\u{1b}'), "{ran:?}");
        }
    }
    let colored = place.obsim_with(&["run", "x.obs"], "", &[("CLICOLOR_FORCE", "1")]);
    assert!(colored.out.contains('\u{1b}'), "colors are there when they are asked for");
}

const STEPS: &str = "\
# T

sim> process app
sim> show nt
app> CloseHandle(0x8)
  = FALSE
  ...
sim> show nt off
app> CreateProcessW(.lpCommandLine = L\"child \\\"x\\\".exe\", .lpProcessInformation = &pi)
  = FALSE
app> WaitForSingleObject(pi.hProcess, INFINITE)
  ~ blocks on Process 1008 (child)
child> WaitForSingleObject(GetCurrentProcess(), INFINITE)
  ...
";

#[test]
fn json_is_one_object_a_line_with_the_members_of_its_page() {
    let place = Place::new("json");
    place.put("x.obs", STEPS);
    let ran = place.obsim(&["test", "--format", "json", "x.obs"]);
    assert_eq!(ran.code, 1);
    let lines: Vec<Json> = ran.out.lines().map(Json::read).collect();
    let (end, steps) = lines.split_last().expect("there is an end");
    assert_eq!(steps.len(), 7);
    for step in steps {
        let names = ["type", "file", "line", "actor", "command", "results", "agrees"];
        assert_eq!(step.names(), names);
        assert_eq!(*step.get("type"), Json::text("step"));
        assert_eq!(*step.get("file"), Json::text("x.obs"));
        for result in step.get("results").items() {
            let Json::Text(sign) = result.get("sign") else { panic!("a sign is a text") };
            let more: &[&str] = match sign.as_str() {
                "=" => &["value"],
                "!" => &["error"],
                "&" => &["name", "value"],
                "?" => &["code", "params"],
                ":" => &["call", "value"],
                "~" | "|" => &[],
                other => panic!("{other} is no sign"),
            };
            assert_eq!(result.names(), [&["sign", "text"], more].concat());
        }
    }
    assert_eq!(*steps[2].get("line"), Json::number(5));
    assert_eq!(*steps[2].get("results").items()[0].get("value"), Json::Bool(false));
    assert_eq!(*steps[2].get("results").items()[1].get("error"), Json::number(6));
    assert_eq!(*steps[4].get("agrees"), Json::Bool(false));
    let pi = steps[4].get("results").items()[1].get("value");
    assert_eq!(pi.names(), ["hProcess", "hThread", "dwProcessId", "dwThreadId"]);
    let names = ["type", "file", "prompts", "differences", "error", "stuck"];
    assert_eq!(end.names(), names);
    assert_eq!(*end.get("prompts"), Json::number(7));
    assert_eq!(*end.get("error"), Json::Null);
    let difference = &end.get("differences").items()[0];
    assert_eq!(difference.names(), ["line", "written", "actual", "note"]);
    assert_eq!(*difference.get("written").get("line"), Json::number(10));
    assert!(!end.get("stuck").items().is_empty(), "two wait for ever");
}

#[test]
fn json_tells_a_line_that_cannot_run() {
    let place = Place::new("json-error");
    place.put("x.obs", "# T\n\nsim> process app\napp> CloseHandel(4)\n");
    let ran = place.obsim(&["run", "--format", "json", "x.obs"]);
    assert_eq!(ran.code, 2);
    let end = Json::read(ran.out.lines().last().expect("there is an end"));
    let error = end.get("error");
    assert_eq!(error.names(), ["line", "column", "text", "help"]);
    assert_eq!(*error.get("help"), Json::text("CloseHandle?"));
}

#[test]
fn completions_know_the_commands() {
    let ran = Place::new("completions").obsim(&["completions", "bash"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("complete -F _obsim") && ran.out.contains("explain"), "{}", ran.out);
}

#[test]
fn what_is_typed_at_the_prompt_can_be_kept_as_a_transcript_that_passes() {
    let place = Place::new("talk");
    let typed = "h = CreateEventW(NULL, TRUE, FALSE, NULL)\nCloseHandle(h)\nCloseHandle(h)\n\
                 sim> ps\nCreateProcessW(.lpCommandLine = L\"child.exe\",\n\
                 \u{20}   .lpProcessInformation = &pi)\n# And then?\nchild> ExitProcess(3)\n\
                 explain Event\nhelp\nsave kept.obs\nquit\nCloseHandle(4)\n";
    let ran = place.obsim_with(&["repl"], typed, &[]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("  ! ERROR_INVALID_HANDLE (6)\n"), "{}", ran.out);
    assert!(ran.out.ends_with("saved to kept.obs\n"), "{}", ran.out);
    let kept = place.read("kept.obs");
    assert!(kept.contains("app> CloseHandle(h)\n  = TRUE\n"), "{kept}");
    assert!(kept.contains("  ~ child exits: code 3\n"), "{kept}");
    let tested = place.obsim(&["test", "--values", "kept.obs"]);
    assert_eq!((tested.code, tested.err.as_str()), (0, ""));
}

#[test]
fn a_mistake_at_the_prompt_is_answered_and_not_kept() {
    let place = Place::new("talk-mistake");
    let typed = "CloseHandel(4)\nh = CreateEventW()\nsave kept.obs\n";
    let ran = place.obsim_with(&["repl"], typed, &[]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("CloseHandel: no such call\n  help: CloseHandle?\n"), "{ran:?}");
    assert!(!place.read("kept.obs").contains("CloseHandel("));
    assert_eq!(place.obsim(&["test", "--values", "kept.obs"]).code, 0);
}

#[test]
fn a_file_opens_at_a_line() {
    let place = Place::new("at");
    place.put("x.obs", STEPS);
    let ran = place.obsim_with(&["run", "x.obs", "--at", "9"], "sim> ps\n", &[]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("| app.exe ") && !ran.out.contains("child"), "{}", ran.out);
}

#[test]
fn every_kind_of_word_can_be_explained() {
    let place = Place::new("explain");
    for (what, said) in [
        ("STATUS_ACCESS_DENIED", "STATUS_ACCESS_DENIED (0xC0000022)"),
        ("0xC0000022", "STATUS_ACCESS_DENIED (0xC0000022)"),
        ("ERROR_ACCESS_DENIED", "ERROR_ACCESS_DENIED (5)"),
        ("5", "ERROR_ACCESS_DENIED (5)"),
        ("DuplicateHandle", "DuplicateHandle, a Win32 call"),
        ("NtDuplicateObject", "NtDuplicateObject, an NT call"),
        ("CreateEvent", "CreateEventW, a Win32 call"),
        ("PROCESS_TERMINATE", "PROCESS_TERMINATE (0x0001), a right on Process"),
        ("event 0x1F0003", "0x001F0003 on an Event"),
        ("Mutant", "Mutant, an object type"),
        ("INFINITE", "INFINITE = 4294967295"),
        ("SECURITY_ATTRIBUTES", "SECURITY_ATTRIBUTES, a structure"),
    ] {
        let ran = place.obsim(&["explain", what]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{what}");
        assert!(ran.out.starts_with(said), "{what}: {}", ran.out);
        assert!(ran.out.lines().all(|line| line.chars().count() <= 100), "{}", ran.out);
    }
    let ran = place.obsim(&["explain", "CloseHandel"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert_eq!(ran.err, "obsim: CloseHandel: no such name; CloseHandle?\n");
}

#[test]
fn the_tour_ends_well_and_is_the_same_every_time() {
    let place = Place::new("tour");
    let first = place.obsim(&["tour"]);
    assert_eq!((first.code, first.err.as_str()), (0, ""));
    assert!(first.out.lines().count() > 40, "{}", first.out);
    assert_eq!(place.obsim(&["tour"]), first);
    assert_eq!(place.obsim(&[]), first, "the command alone is the tour");
}
