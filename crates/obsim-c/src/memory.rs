//! The memory of C programs, which nobody promises to be there.
//!
//! An address that a program passes is never followed by an instruction of this library: the host's
//! kernel copies, and says so when it cannot. A bad pointer is an answer here and never a signal.

#[cfg(target_os = "linux")]
mod linux;
mod pipe;

/// The first address that no program of Windows can use.
pub(crate) const TOP: u64 = 0x7FFF_FFFF_0000;
/// What a piece may be long at most: the host's pages are no smaller.
const PAGE: u64 = 4096;

/// What is wrong with a pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing can be read or written there.
    Access,
    /// It is no multiple of what it should be.
    Misaligned,
}

/// Whether a range lies where a program's memory can lie.
fn is_low(at: u64, length: u64) -> bool {
    at.checked_add(length).is_some_and(|end| end <= TOP)
}

/// Fails for an address that no program of Windows has; behind others there is room to count on.
pub(crate) fn low(at: u64) -> Result<(), Fault> {
    if at < TOP { Ok(()) } else { Err(Fault::Access) }
}

/// Cuts a range at the borders of pages.
fn pieces(at: u64, length: u64) -> impl Iterator<Item = (u64, usize)> {
    let (mut at, end) = (at, at + length);
    std::iter::from_fn(move || {
        let next = (at / PAGE + 1) * PAGE;
        let count = next.min(end) - at;
        (count > 0).then(|| {
            at += count;
            (at - count, count as usize)
        })
    })
}

/// Reads as many bytes as there are, from an address on.
pub(crate) fn read_some(at: u64, into: &mut [u8]) -> usize {
    if !is_low(at, into.len() as u64) {
        return 0;
    }
    #[cfg(target_os = "linux")]
    if let Some(count) = linux::read(at, into) {
        return count;
    }
    let mut done = 0;
    for (at, count) in pieces(at, into.len() as u64) {
        if !pipe::read(at, &mut into[done..done + count]) {
            break;
        }
        done += count;
    }
    done
}

/// Reads all bytes, or says that they are not there.
pub(crate) fn read(at: u64, into: &mut [u8]) -> Result<(), Fault> {
    if read_some(at, into) == into.len() { Ok(()) } else { Err(Fault::Access) }
}

/// More than this no call moves at once.
const LONGEST: u64 = 1 << 30;

/// Reads so many bytes.
pub(crate) fn bytes(at: u64, count: usize) -> Result<Vec<u8>, Fault> {
    // What is not there must not cost memory: pieces grow as long as bytes come.
    const FIRST: usize = 1 << 16;
    if count as u64 > LONGEST {
        return Err(Fault::Access);
    }
    let mut bytes = Vec::new();
    while bytes.len() < count {
        let done = bytes.len();
        bytes.resize(count.min(done + FIRST.max(done)), 0);
        read(at.wrapping_add(done as u64), &mut bytes[done..])?;
    }
    Ok(bytes)
}

/// Reads a number of so many bytes.
pub(crate) fn number(at: u64, size: u32) -> Result<u64, Fault> {
    let mut bytes = [0; 8];
    read(at, &mut bytes[..size.min(8) as usize])?;
    Ok(u64::from_le_bytes(bytes))
}

/// Writes all bytes as far as they can be written; tells whether all could.
pub(crate) fn write(at: u64, bytes: &[u8]) -> bool {
    if !is_low(at, bytes.len() as u64) {
        return false;
    }
    #[cfg(target_os = "linux")]
    if let Some(count) = linux::write(at, bytes) {
        return count == bytes.len();
    }
    let mut done = 0;
    for (at, count) in pieces(at, bytes.len() as u64) {
        if !pipe::write(at, &bytes[done..done + count]) {
            return false;
        }
        done += count;
    }
    true
}

/// Whether every byte of a range can be written. Changes nothing: the first byte of each page is
/// written as it is, as Windows' own probes do.
pub(crate) fn is_writable(at: u64, length: u64) -> bool {
    if !is_low(at, length) {
        return false;
    }
    // What is longer than any buffer that a program can have is not asked for page by page.
    if length > LONGEST {
        return false;
    }
    pieces(at, length).all(|(at, _)| {
        let mut byte = [0];
        read_some(at, &mut byte) == 1 && write(at, &byte)
    })
}

/// Whether instructions can lie at an address.
pub(crate) fn is_code(at: u64) -> bool {
    #[cfg(target_os = "linux")]
    if let Some(answer) = linux::is_executable(at) {
        return answer;
    }
    read_some(at, &mut [0]) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_read_and_written() {
        let mut there = [7_u8; 10_000];
        let at = there.as_mut_ptr() as u64;
        assert_eq!(bytes(at, 10_000), Ok(vec![7; 10_000]));
        assert!(is_writable(at, 10_000) && write(at + 4000, &[9; 5000]));
        assert_eq!((there[3999], there[4000], there[8999], there[9000]), (7, 9, 9, 7));
    }

    #[test]
    fn what_is_not_there_is_an_answer() {
        for at in [0, 1, 0x1000, TOP - 1, TOP, 0xFFFF_8000_0000_0000, u64::MAX] {
            assert_eq!(bytes(at, 8), Err(Fault::Access), "{at:#x}");
            assert!(!is_writable(at, 8) && !write(at, &[1]), "{at:#x}");
        }
        static FIXED: [u8; 8] = *b"constant";
        let at = FIXED.as_ptr() as u64;
        assert_eq!(bytes(at, 8), Ok(b"constant".to_vec()));
        assert!(!is_writable(at, 8), "a constant is not writable");
    }

    #[test]
    fn the_portable_way_does_the_same() {
        let mut there = [7_u8; 100];
        let at = there.as_mut_ptr() as u64;
        let mut read = [0; 100];
        assert!(pipe::read(at, &mut read) && read == [7; 100]);
        assert!(pipe::write(at, &[8; 50]) && there[49] == 8 && there[50] == 7);
        assert!(!pipe::read(8, &mut [0]) && !pipe::write(8, &[0]));
    }
}
