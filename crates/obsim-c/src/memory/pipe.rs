//! Copying from and to addresses through a pipe: every host has that. Whoever writes from an
//! address that is not there, or reads to one, is told so.

use std::os::fd::AsRawFd;
use std::sync::{Mutex, PoisonError};

/// Where the bytes pass.
struct Ends {
    out: std::io::PipeReader,
    into: std::io::PipeWriter,
}

static ENDS: Mutex<Option<Ends>> = Mutex::new(None);

/// Does something with the pipe, which is empty before and afterwards.
fn with<R>(act: impl FnOnce(&mut Ends) -> R) -> Option<R> {
    let mut ends = ENDS.lock().unwrap_or_else(PoisonError::into_inner);
    if ends.is_none() {
        let (out, into) = std::io::pipe().ok()?;
        *ends = Some(Ends { out, into });
    }
    let done = act(ends.as_mut()?);
    Some(done)
}

/// Reads a piece of at most a page.
pub(super) fn read(at: u64, into: &mut [u8]) -> bool {
    let copied = with(|ends| {
        // SAFETY: the host's kernel reads at the address, and checks it.
        let sent =
            unsafe { libc::write(ends.into.as_raw_fd(), at as *const libc::c_void, into.len()) };
        let Ok(sent) = usize::try_from(sent) else { return false };
        std::io::Read::read_exact(&mut ends.out, &mut into[..sent]).is_ok() && sent == into.len()
    });
    copied.unwrap_or(false)
}

/// Writes a piece of at most a page.
pub(super) fn write(at: u64, bytes: &[u8]) -> bool {
    let copied = with(|ends| {
        if std::io::Write::write_all(&mut ends.into, bytes).is_err() {
            return false;
        }
        // SAFETY: the host's kernel writes at the address, which the program gave for that, and
        // checks it.
        let taken =
            unsafe { libc::read(ends.out.as_raw_fd(), at as *mut libc::c_void, bytes.len()) };
        let taken = usize::try_from(taken).unwrap_or(0);
        let mut rest = vec![0; bytes.len() - taken];
        let _ = std::io::Read::read_exact(&mut ends.out, &mut rest);
        rest.is_empty()
    });
    copied.unwrap_or(false)
}
