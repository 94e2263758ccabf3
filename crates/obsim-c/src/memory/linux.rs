//! Copying from and to addresses with the calls that Linux has for it.

use std::process;

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

fn answer(done: libc::ssize_t) -> Option<usize> {
    match usize::try_from(done) {
        Ok(count) => Some(count),
        Err(_) => {
            let error = std::io::Error::last_os_error().raw_os_error();
            (error == Some(libc::EFAULT)).then_some(0)
        }
    }
}
