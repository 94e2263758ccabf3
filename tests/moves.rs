//! Moving the only handle of an object: a duplicate that closes its source. At no moment is the
//! object without a handle, so what ends with the last handle does not end.

use replay::{Options, Source};

fn assert_happens(text: &str) {
    let options = Options { audit: true, ..Options::default() };
    let outcome = replay::run(text, Source::Transcript, options, &mut |_, _| {});
    assert!(outcome.is_clean(), "{:#?} {:?}", outcome.differences, outcome.error);
}

/// Moves the handle in `h` to `k`, within the process.
const MOVE: &str = "app> DuplicateHandle(GetCurrentProcess(), h, GetCurrentProcess(), &k, 0, FALSE,
        DUPLICATE_SAME_ACCESS | DUPLICATE_CLOSE_SOURCE)\n";

#[test]
fn a_named_object_keeps_its_name_when_its_only_handle_is_moved() {
    assert_happens(&format!(
        "sim> process app\napp> h = CreateEventW(NULL, TRUE, FALSE, L\"Gate\")\n{MOVE}\
         app> OpenEventW(SYNCHRONIZE, FALSE, L\"Gate\")\n  = not NULL\n"
    ));
}

#[test]
fn a_file_stays_unshared_when_its_only_handle_is_moved() {
    assert_happens(&format!(
        "sim> process app\n\
         app> h = CreateFileW(L\"C:\\\\a\", GENERIC_WRITE, 0, NULL, CREATE_ALWAYS)\n{MOVE}\
         app> CreateFileW(L\"C:\\\\a\", GENERIC_WRITE, 0, NULL, OPEN_EXISTING)\n  \
         = INVALID_HANDLE_VALUE\n  ! ERROR_SHARING_VIOLATION\n  ...\n"
    ));
}

#[test]
fn a_reader_of_a_pipe_sees_no_end_when_its_only_write_handle_is_moved() {
    assert_happens(&format!(
        "sim> process app\napp> CreatePipe(&r, &h, NULL, 0)\n\
         app> CreateThread(.lpStartAddress = reader)\n  ...\n\
         app:reader> ReadFile(r, &buf, 1, &n, NULL)\n  ...\n{MOVE}\
         app> WriteFile(k, \"x\", 1, &n, NULL)\n  = TRUE\n  ...\n\
         sim> check returned(app:reader, ReadFile, TRUE)\n"
    ));
}

#[test]
fn a_dead_process_can_be_the_target_of_the_handle_that_is_its_last() {
    assert_happens(
        "sim> process app\n\
         app> CreateProcessW(.lpCommandLine = L\"c.exe\", .lpProcessInformation = &pi)\n  ...\n\
         c> ExitProcess(0)\n  ...\napp> CloseHandle(pi.hThread)\n  ...\n\
         app> h = pi.hProcess\n\
         app> DuplicateHandle(GetCurrentProcess(), h, h, NULL, 0, FALSE,\n        \
         DUPLICATE_CLOSE_SOURCE)\n  = FALSE\n  ! ERROR_ACCESS_DENIED\n  ...\n  \
         ~ gone: Process 1008\n",
    );
}
