//! For Rust programs that link this library in place of Windows: what C has as `obsim_` functions.

use std::ffi::{CStr, CString, c_char, c_void};

use crate::control;
use crate::door::enter;

/// Says what the program at a path is: a routine that its first thread runs, and whose value is the
/// exit code. Tells whether that went well.
pub fn register(path: &str, entry: extern "C" fn(*mut c_void) -> i32) -> bool {
    let Ok(path) = CString::new(path) else { return false };
    control::obsim_register_image(path.as_ptr() as u64, entry as usize as u64, 0) == 0
}

/// Starts a process from a program and lets the world run until no guest is left that can.
///
/// # Errors
/// What went wrong, in words.
pub fn run(image: &str, command_line: &str) -> Result<u32, String> {
    let texts = [CString::new(image), CString::new(command_line)];
    let [Ok(image), Ok(line)] = texts else { return Err("a text with a zero in it".into()) };
    let mut code = 0_u32;
    let place = &raw mut code as u64;
    match control::obsim_run(image.as_ptr() as u64, line.as_ptr() as u64, place) {
        0 => Ok(code),
        number => Err(format!("{number}: {}", failure())),
    }
}

/// Ends the current world and begins another.
pub fn new_world() {
    control::obsim_world_new();
}

/// Why the last call of this thread had no answer, or the last run ended badly.
pub fn failure() -> String {
    crate::session::failure()
}

/// The command line of the calling process.
pub fn command_line() -> String {
    match enter("GetCommandLineA", &[]) {
        0 => String::new(),
        // SAFETY: it is a text of this library's own, which ends with a zero and stays as long as
        // the world.
        at => unsafe { CStr::from_ptr(at as *const c_char) }.to_string_lossy().into_owned(),
    }
}
