//! `Status`: what the kernel answers.
//!
//! Every native call returns one 32-bit number. Its two top bits are the severity: 0 and 1 count
//! as success, 2 is a warning, 3 an error. A `Status` is *open*: any number may be held, known
//! numbers have names. The numbers live in `status/table.rs`; which Win32 error a status turns into
//! is decided in [`dos_error`](crate::dos_error()).
//!
//! Numbers and severities: Microsoft, "NTSTATUS Values" and "Using NTSTATUS Values".

mod table;

pub use table::ALL;

use std::fmt;

/// The result of a native call: an open set of numbers, many of which have names.
///
/// ```
/// use nt::Status;
///
/// assert!(Status::OBJECT_NAME_EXISTS.is_success());
/// assert_eq!(Status::INVALID_HANDLE.to_string(), "STATUS_INVALID_HANDLE");
/// assert_eq!(Status(0xC000_0999).to_string(), "0xC0000999");
/// assert_eq!(Status::from_name("STATUS_PENDING"), Some(Status::PENDING));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Status(pub u32);

impl Status {
    /// The first of the 64 wait results "object `index` satisfied the wait"; the same number as
    /// [`Status::SUCCESS`].
    #[must_use]
    pub const fn wait(index: u32) -> Status {
        Status(index)
    }

    /// The wait result "object `index` satisfied the wait, and its owner had died".
    #[must_use]
    pub const fn abandoned_wait(index: u32) -> Status {
        Status(Status::ABANDONED_WAIT_0.0 + index)
    }

    /// The test all of Windows uses: success and information pass, warning and error do not.
    #[must_use]
    pub const fn is_success(self) -> bool {
        (self.0 as i32) >= 0
    }

    /// Severity 1, `0x4…`: it worked, and there is something to know about it.
    #[must_use]
    pub const fn is_information(self) -> bool {
        self.0 >> 30 == 1
    }

    /// Severity 2, `0x8…`: it worked in part. Not a success.
    #[must_use]
    pub const fn is_warning(self) -> bool {
        self.0 >> 30 == 2
    }

    /// Severity 3, `0xC…`: it did not work.
    #[must_use]
    pub const fn is_error(self) -> bool {
        self.0 >> 30 == 3
    }

    /// The name in the Windows headers, with its `STATUS_` prefix.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        self.position().map(|at| ALL[at].1)
    }

    /// What it means, in a few words.
    #[must_use]
    pub fn meaning(self) -> Option<&'static str> {
        self.position().map(|at| table::MEANINGS[at])
    }

    /// Finds a status by its name, with or without the `STATUS_` prefix.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Status> {
        let bare = without_prefix(name);
        let found = ALL.iter().chain(table::SECOND_NAMES).find(|row| without_prefix(row.1) == bare);
        found.map(|row| row.0)
    }

    fn position(self) -> Option<usize> {
        ALL.binary_search_by_key(&self, |row| row.0).ok()
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => f.pad(name),
            None => f.pad(&format!("0x{:08X}", self.0)),
        }
    }
}

impl fmt::Debug for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Names of numbers that [`ALL`] lists under another name.
pub(crate) fn second_names() -> impl Iterator<Item = (Status, &'static str)> {
    table::SECOND_NAMES.iter().copied()
}

fn without_prefix(name: &str) -> &str {
    name.strip_prefix("STATUS_").unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_by_number_and_names_are_unique() {
        assert!(ALL.is_sorted_by(|a, b| a.0 < b.0));
        let mut names: Vec<_> = ALL.iter().map(|row| row.1).collect();
        names.sort_unstable();
        assert!(names.is_sorted_by(|a, b| a < b));
        assert_eq!(ALL.len(), table::MEANINGS.len());
    }

    #[test]
    fn every_status_is_found_again_by_both_spellings_of_its_name() {
        for &(status, name) in ALL {
            assert_eq!(status.name(), Some(name));
            assert_eq!(Status::from_name(name), Some(status));
            assert_eq!(Status::from_name(without_prefix(name)), Some(status));
            assert!(status.meaning().is_some_and(|text| !text.is_empty()));
        }
        assert_eq!(Status::from_name("STATUS_WAIT_0"), Some(Status::SUCCESS));
        assert_eq!(Status::from_name("STATUS_NO_SUCH_NAME"), None);
        assert_eq!(Status::from_name(""), None);
    }

    #[test]
    fn the_two_top_bits_are_the_severity() {
        let table = [
            (Status::SUCCESS, true, false, false, false),
            (Status::TIMEOUT, true, false, false, false),
            (Status::OBJECT_NAME_EXISTS, true, true, false, false),
            (Status::NO_MORE_ENTRIES, false, false, true, false),
            (Status::INVALID_HANDLE, false, false, false, true),
        ];
        for (status, success, information, warning, error) in table {
            assert_eq!(status.is_success(), success, "{status}");
            assert_eq!(status.is_information(), information, "{status}");
            assert_eq!(status.is_warning(), warning, "{status}");
            assert_eq!(status.is_error(), error, "{status}");
        }
    }

    #[test]
    fn wait_results_are_numbers_that_count_up() {
        assert_eq!(Status::wait(0), Status::SUCCESS);
        assert_eq!(Status::wait(63), Status::WAIT_63);
        assert_eq!(Status::abandoned_wait(63), Status::ABANDONED_WAIT_63);
        assert_eq!(format!("{:?}", Status::wait(5)), "0x00000005");
    }
}
