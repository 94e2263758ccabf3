//! Pages of the host at chosen addresses.

use std::fs::File;

/// Makes pages that nobody can use yet: of a file, perhaps each user with a copy of its own, or
/// fresh ones. Tells whether there was room; what lies there already stays.
pub(crate) fn reserve(at: u64, size: u64, file: Option<(i32, u64, bool)>) -> bool {
    let (descriptor, offset, kind) = match file {
        Some((descriptor, offset, true)) => (descriptor, offset, libc::MAP_PRIVATE),
        Some((descriptor, offset, false)) => (descriptor, offset, libc::MAP_SHARED),
        None => (-1, 0, libc::MAP_PRIVATE | libc::MAP_ANON),
    };
    // SAFETY: without MAP_FIXED the address is a wish, and nothing that is there is replaced.
    let got = unsafe {
        libc::mmap(
            at as *mut libc::c_void,
            size as usize,
            libc::PROT_NONE,
            kind | libc::MAP_NORESERVE,
            descriptor,
            offset as libc::off_t,
        )
    };
    if got == libc::MAP_FAILED {
        return false;
    }
    if got as u64 != at {
        unmap(got as u64, size);
        return false;
    }
    true
}

/// Takes pages away that [`reserve`] made.
pub(crate) fn unmap(at: u64, size: u64) {
    // SAFETY: callers pass what `reserve` gave them, and nobody else made pages there since.
    unsafe { libc::munmap(at as *mut libc::c_void, size as usize) };
}

/// Says whether pages can be read and written.
pub(crate) fn protect(at: u64, size: u64, (reads, writes): (bool, bool)) {
    let read = if reads { libc::PROT_READ } else { 0 };
    let write = if writes { libc::PROT_WRITE } else { 0 };
    // SAFETY: the pages are of a region that `reserve` made; the program that uses them has asked
    // for the protection.
    unsafe { libc::mprotect(at as *mut libc::c_void, size as usize, read | write) };
}

/// Forgets what fresh pages hold.
pub(crate) fn forget(at: u64, size: u64) {
    // SAFETY: the pages are of a region that `reserve` made, and the program has given them up.
    unsafe { libc::madvise(at as *mut libc::c_void, size as usize, libc::MADV_DONTNEED) };
}

/// A file that is in memory, or at least has no name.
pub(crate) fn file() -> Option<File> {
    #[cfg(target_os = "linux")]
    {
        use std::os::fd::FromRawFd;
        // SAFETY: the name is a text that ends with a zero.
        let descriptor = unsafe { libc::memfd_create(c"obsim".as_ptr(), libc::MFD_CLOEXEC) };
        if descriptor >= 0 {
            // SAFETY: the descriptor is new, and nobody else has it.
            return Some(unsafe { File::from_raw_fd(descriptor) });
        }
    }
    tempfile::tempfile().ok()
}
