//! Copying from and to addresses with the calls that Linux has for it.

use std::ops::Range;
use std::process;
use std::sync::{Mutex, PoisonError};

/// Reads as many bytes as there are; nothing if the host does not let us.
pub(super) fn read(at: u64, into: &mut [u8]) -> Option<usize> {
    let local = libc::iovec { iov_base: into.as_mut_ptr().cast(), iov_len: into.len() };
    let far = far(at, into.len());
    // SAFETY: the kernel writes into `into`, which is ours, and only reads at the other address,
    // which it checks.
    let done = unsafe {
        libc::process_vm_readv(
            process::id() as libc::pid_t,
            &local,
            1,
            far.as_ptr(),
            far.len() as u64,
            0,
        )
    };
    answer(done)
}

/// Writes as many bytes as can be written; nothing if the host does not let us.
pub(super) fn write(at: u64, bytes: &[u8]) -> Option<usize> {
    let local = libc::iovec { iov_base: bytes.as_ptr().cast_mut().cast(), iov_len: bytes.len() };
    let far = far(at, bytes.len());
    // SAFETY: the kernel reads `bytes`. What it writes is what the program asked this library to
    // write at an address of its own; the kernel checks that it can be written.
    let done = unsafe {
        libc::process_vm_writev(
            process::id() as libc::pid_t,
            &local,
            1,
            far.as_ptr(),
            far.len() as u64,
            0,
        )
    };
    answer(done)
}

/// A range in pieces of a page: what is done of several is told piece by piece.
fn far(at: u64, length: usize) -> Vec<libc::iovec> {
    const MOST: usize = 1000;
    let mut pieces: Vec<_> = super::pieces(at, length as u64)
        .map(|(at, count)| libc::iovec { iov_base: at as *mut libc::c_void, iov_len: count })
        .collect();
    if pieces.len() > MOST {
        // A call takes so many; the last one takes the rest.
        let end = at as usize + length;
        pieces.truncate(MOST);
        let last = &mut pieces[MOST - 1];
        last.iov_len = end - last.iov_base as usize;
    }
    pieces
}

/// Whether an address lies in memory that can be executed; nothing if the host does not tell. What
/// it told is remembered: code rarely goes away.
pub(super) fn is_executable(at: u64) -> Option<bool> {
    static KNOWN: Mutex<Vec<Range<u64>>> = Mutex::new(Vec::new());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if known.iter().any(|range| range.contains(&at)) {
        return Some(true);
    }
    let maps = std::fs::read_to_string("/proc/self/maps").ok()?;
    *known = maps.lines().filter_map(executable).collect();
    Some(known.iter().any(|range| range.contains(&at)))
}

/// The range of a line of the list of mappings, if it can be executed.
fn executable(line: &str) -> Option<Range<u64>> {
    let (range, rest) = line.split_once(' ')?;
    let (from, to) = range.split_once('-')?;
    let number = |text| u64::from_str_radix(text, 16).ok();
    (rest.as_bytes().get(2) == Some(&b'x')).then_some(number(from)?..number(to)?)
}

fn answer(done: libc::ssize_t) -> Option<usize> {
    match usize::try_from(done) {
        Ok(count) => Some(count),
        Err(_) => {
            let error = std::io::Error::last_os_error().raw_os_error();
            (error == Some(libc::EFAULT)).then_some(0)
        }
    }
}
