//! What no scenario can bring about, and why: there is no call that would.

use calls::rows;
use kernel::VerifierStop;

// Rules: exceptions.verifier-others
#[test]
fn nothing_is_there_that_the_other_stops_of_application_verifier_are_about() {
    let starts = |prefix: &str| rows().any(|(_, row)| row.name.starts_with(prefix));
    // Libraries can be loaded, but no code of theirs runs, and so none waits in DllMain.
    for absent in ["Tls", "Fls", "DllMain", "DisableThreadLibraryCalls"] {
        assert!(!starts(absent), "{absent} is there: its stop belongs to obsim, too");
    }
    let stops = [
        VerifierStop::INVALID_HANDLE,
        VerifierStop::INCORRECT_WAIT_CALL,
        VerifierStop::NULL_HANDLE,
        VerifierStop::INCORRECT_OBJECT_TYPE,
    ];
    assert_eq!(stops.map(|stop| stop.0), [0x300, 0x302, 0x303, 0x305]);
}
