//! `Win32Error`: what `GetLastError` answers.
//!
//! An open number like [`Status`](crate::Status), with the names of `winerror.h`. The numbers live
//! in `error/table.rs`. Microsoft, "System Error Codes".

mod table;

pub use table::ALL;

use std::fmt;

/// A Win32 error code: an open set of numbers, many of which have names.
///
/// ```
/// use nt::Win32Error;
///
/// assert_eq!(Win32Error::INVALID_HANDLE.to_string(), "ERROR_INVALID_HANDLE (6)");
/// assert_eq!(Win32Error::from_name("ERROR_ACCESS_DENIED"), Some(Win32Error(5)));
/// assert_eq!(Win32Error(99_999).to_string(), "99999");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Win32Error(pub u32);

impl Win32Error {
    /// The name in the Windows headers: with the `ERROR_` prefix, save `WAIT_TIMEOUT`, which
    /// has none.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        self.position().map(|at| ALL[at].1)
    }

    /// What it means, in a few words.
    #[must_use]
    pub fn meaning(self) -> Option<&'static str> {
        self.position().map(|at| table::MEANINGS[at])
    }

    /// Finds an error by its name, with or without the `ERROR_` prefix.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Win32Error> {
        let bare = without_prefix(name);
        let found = ALL.iter().chain(table::SECOND_NAMES).find(|row| without_prefix(row.1) == bare);
        found.map(|row| row.0)
    }

    fn position(self) -> Option<usize> {
        ALL.binary_search_by_key(&self, |row| row.0).ok()
    }
}

impl fmt::Display for Win32Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => f.pad(&format!("{name} ({})", self.0)),
            None => f.pad(&self.0.to_string()),
        }
    }
}

impl std::error::Error for Win32Error {}

impl fmt::Debug for Win32Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Names of numbers that [`ALL`] lists under another name.
pub(crate) fn second_names() -> impl Iterator<Item = (Win32Error, &'static str)> {
    table::SECOND_NAMES.iter().copied()
}

fn without_prefix(name: &str) -> &str {
    name.strip_prefix("ERROR_").unwrap_or(name)
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
    fn every_error_is_found_again_by_both_spellings_of_its_name() {
        for &(error, name) in ALL {
            assert_eq!(error.name(), Some(name));
            assert_eq!(Win32Error::from_name(name), Some(error));
            assert_eq!(Win32Error::from_name(without_prefix(name)), Some(error));
            assert!(error.meaning().is_some_and(|text| !text.is_empty()));
        }
        assert_eq!(Win32Error::from_name("NO_ERROR"), Some(Win32Error::SUCCESS));
        assert_eq!(Win32Error::from_name("ERROR_NO_SUCH_NAME"), None);
    }

    #[test]
    fn an_error_prints_its_name_and_number() {
        assert_eq!(Win32Error::WAIT_TIMEOUT.to_string(), "WAIT_TIMEOUT (258)");
        assert_eq!(format!("{:?}", Win32Error::TIMEOUT), "ERROR_TIMEOUT (1460)");
    }
}
