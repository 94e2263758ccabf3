//! Scenarios turned into programs, and results compared, without running a program.

use crate::{Asked, compare, export};

const GATE: &str = "\
# A gate
sim> world bare
sim> process app
app> h = CreateEventW(NULL, TRUE, FALSE, NULL)
app> t = CreateThread(.lpStartAddress = worker)
app:worker> WaitForSingleObject(h, INFINITE)
app> SetEvent(h)
app> CloseHandle((HANDLE)0x999)
";

const RESULTS: &str = "\
app> h = CreateEventW(NULL, TRUE, FALSE, NULL)
  = 0x44
app> t = CreateThread(.lpStartAddress = worker)
  = 0x48
  ~ app:worker starts
app:worker> WaitForSingleObject(h, INFINITE)
  ~ blocks
app> SetEvent(h)
  = TRUE
  ~ app:worker resumes: WaitForSingleObject = WAIT_OBJECT_0
app> CloseHandle((HANDLE)0x999)
  = FALSE
  ! ERROR_INVALID_HANDLE (6)
";

/// What differs when a part of the results is another.
fn differing(what: &str, other: &str) -> Vec<String> {
    assert!(RESULTS.contains(what), "{what}");
    let results = RESULTS.replacen(what, other, 1);
    let comparison = compare(GATE, &results, Asked::default()).expect("both can be read");
    let mut told: Vec<String> = comparison
        .differences
        .iter()
        .map(|found| format!("{}{}", found.line, found.theirs.as_deref().unwrap_or(" nothing")))
        .collect();
    told.extend(comparison.broken_off);
    told
}

#[test]
fn each_actor_has_a_function_with_its_lines() {
    let program = export(GATE).expect("nothing is in the way");
    for wanted in [
        "static DWORD WINAPI app_worker(void *argument)\n{",
        "    turn(4, \"app> h = CreateEventW(NULL, TRUE, FALSE, NULL)\");\n",
        "    result_handle(app->h = CreateEventW(NULL, TRUE, FALSE, NULL));\n",
        "    result_handle(app->t = CreateThread(NULL, 0, app_worker, NULL, 0, NULL));\n",
        "    result_wait(WaitForSingleObject(app->h, INFINITE));\n",
        "    result_bool(CloseHandle((HANDLE)(ULONG_PTR)0x999));\n",
        "{ 6, 6, APP_WORKER, TRUE, { { BLOCKS, ",
        "{ { RESUMES, APP_WORKER, \"app:worker\" } }",
    ] {
        assert!(program.contains(wanted), "{wanted}\n{program}");
    }
}

#[test]
fn what_has_no_counterpart_is_named() {
    for (line, reason) in [
        ("sim> advance 1s", "time that jumps"),
        ("sim> process eve as root", "a process of another user, session or level of protection"),
        ("sim> choose wake lifo", "a choice that a real system makes by itself"),
        ("sim> file C:\\a \"x\"", "a volume that is prepared beforehand"),
    ] {
        let text = format!("sim> process app\n{line}\n");
        let obstacle = export(&text).expect_err("it cannot be exported");
        assert_eq!((obstacle.line, obstacle.reason.as_str()), (2, reason));
    }
}

#[test]
fn results_agree_whatever_the_handles_are() {
    assert_eq!(differing("A", "A"), Vec::<String>::new());
    // The value of a handle is free, but no two are the same.
    assert_eq!(differing("= 0x48", "= 0x4c"), Vec::<String>::new());
    assert_eq!(differing("= 0x48", "= 0x44"), ["5  = 0x44"]);
    let asked = Asked { values: true };
    let comparison = compare(GATE, RESULTS, asked).expect("both can be read");
    assert_eq!(comparison.differences.len(), 2);
}

#[test]
fn what_is_promised_is_compared() {
    assert_eq!(differing("= TRUE", "= FALSE"), ["7  = FALSE"]);
    assert_eq!(differing("(6)", "(5)"), ["8  ! ERROR_INVALID_HANDLE (5)"]);
    assert_eq!(differing("  ~ blocks\n", "  = WAIT_TIMEOUT\n"), ["6  = WAIT_TIMEOUT"]);
    let late = "resumes: WaitForSingleObject = WAIT_OBJECT_0";
    let other = "resumes: WaitForSingleObject = WAIT_TIMEOUT";
    assert_eq!(differing(late, other).len(), 1);
    let nobody = format!("  ~ app:worker {late}\n");
    assert_eq!(differing(&nobody, ""), ["7 nothing"]);
}

#[test]
fn results_that_end_early_are_said_to() {
    let at = RESULTS.find("app> SetEvent").expect("it is there");
    let comparison = compare(GATE, &RESULTS[..at], Asked::default()).expect("both can be read");
    assert_eq!(comparison.lines, 3);
    let why = comparison.broken_off.expect("two lines are missing");
    assert_eq!(why, "the results end before line 7: app> SetEvent(h)");
}
