//! The environment: a block of NAME=VALUE texts, each with a zero at its end, sorted by name.
//!
//! Each process has its own and a child begins with a copy. Names differ only in more than case.

use calls::{In, NtCalls, Out, Refused, UserMemory};
use nt::wide::upcase_unit;
use nt::{Status, Wide, Win32Error};

use crate::Win32;
use crate::paths::{full_path, without_last_separator};
use crate::process_info::text_to;

const EQUALS: u16 = b'=' as u16;

/// The entries of a block.
fn entries(block: &[u16]) -> impl Iterator<Item = &[u16]> {
    block.split(|unit| *unit == 0).take_while(|entry| !entry.is_empty())
}

/// Name and value of an entry. A name may begin with an equals sign, as that of a drive's current
/// directory does.
fn parts(entry: &[u16]) -> Option<(&[u16], &[u16])> {
    let from = usize::from(entry.first() == Some(&EQUALS));
    let at = entry[from..].iter().position(|unit| *unit == EQUALS)? + from;
    Some((&entry[..at], &entry[at + 1..]))
}

fn upcase(name: &[u16]) -> Vec<u16> {
    name.iter().map(|unit| upcase_unit(*unit)).collect()
}

/// A block as a program passes it: up to its first empty text.
pub(crate) fn tidy(block: &[u16]) -> Wide {
    let mut tidied = Vec::new();
    for entry in entries(block) {
        tidied.extend_from_slice(entry);
        tidied.push(0);
    }
    Wide::from(tidied)
}

/// The value of a variable.
pub(crate) fn value<'b>(block: &'b [u16], name: &[u16]) -> Option<&'b [u16]> {
    let wanted = upcase(name);
    let mut known = entries(block).filter_map(parts);
    known.find(|(name, _)| upcase(name) == wanted).map(|(_, value)| value)
}

/// The block with a variable set, or without it.
pub(crate) fn with(block: &[u16], name: &[u16], value: Option<&[u16]>) -> Wide {
    let wanted = upcase(name);
    let mut all: Vec<Vec<u16>> = entries(block)
        .filter(|entry| parts(entry).is_none_or(|(name, _)| upcase(name) != wanted))
        .map(<[u16]>::to_vec)
        .collect();
    if let Some(value) = value {
        let entry = [name, &[EQUALS], value].concat();
        let key = |entry: &[u16]| parts(entry).map(|(name, _)| upcase(name));
        let at = all.iter().position(|other| key(other) > key(&entry)).unwrap_or(all.len());
        all.insert(at, entry);
    }
    tidy(&all.join(&0))
}

/// A text with every %NAME% that is known replaced by its value.
pub(crate) fn expand(block: &[u16], text: &[u16]) -> Vec<u16> {
    const PERCENT: u16 = b'%' as u16;
    let mut expanded = Vec::new();
    let mut rest = text;
    while let Some(begin) = rest.iter().position(|unit| *unit == PERCENT) {
        expanded.extend_from_slice(&rest[..begin]);
        rest = &rest[begin..];
        let end = rest[1..].iter().position(|unit| *unit == PERCENT).map(|at| at + 1);
        match end.and_then(|end| Some((end, value(block, &rest[1..end])?))) {
            Some((end, value)) => {
                expanded.extend_from_slice(value);
                rest = &rest[end + 1..];
            }
            None => {
                expanded.push(PERCENT);
                rest = &rest[1..];
            }
        }
    }
    expanded.extend_from_slice(rest);
    expanded
}

impl<N: NtCalls + UserMemory> Win32<N> {
    /// GetEnvironmentVariableW.
    pub(crate) fn variable(&mut self, name: In<&[u16]>, place: &mut Out<Wide>, room: u32) -> u32 {
        let name = match name.required() {
            Ok(name) => name,
            Err(status) => return self.fail(status, 0),
        };
        let block = self.nt.peb().environment.clone();
        match value(block.as_units(), name) {
            None => self.fail_with(Win32Error::ENVVAR_NOT_FOUND, 0),
            Some(value) => {
                text_to(value, place, room).unwrap_or_else(|status| self.fail(status, 0))
            }
        }
    }

    /// SetEnvironmentVariableW. Removing a variable that is not there succeeds.
    pub(crate) fn set_variable(
        &mut self,
        name: In<&[u16]>,
        value: In<&[u16]>,
    ) -> Result<(), Status> {
        let name = name.required()?;
        // An equals sign ends a name; only the first character may be one.
        if name.is_empty() || name[1..].contains(&EQUALS) {
            return Err(Status::INVALID_PARAMETER);
        }
        let value = value.optional()?;
        let block = with(self.nt.peb().environment.as_units(), name, value);
        self.nt.peb().environment = block;
        Ok(())
    }

    /// SetCurrentDirectoryW.
    pub(crate) fn set_directory(&mut self, path: In<&[u16]>) -> Result<bool, Refused> {
        let path = match path.required() {
            Ok(path) => path,
            Err(status) => return Ok(self.fail(status, false)),
        };
        let current = self.nt.peb().directory.clone();
        let full = match full_path(path, current.as_units()) {
            Ok(full) => without_last_separator(full),
            Err(cannot) => return self.give_up("SetCurrentDirectoryW", cannot, false),
        };
        let entered = self.nt.enter_directory(&full);
        if entered.is_ok() {
            self.nt.peb().directory = full;
        }
        Ok(self.answer_all(entered))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(text: &str) -> Vec<u16> {
        text.encode_utf16().collect()
    }

    // Rules: processes.environment-case, processes.environment-expand
    #[test]
    fn variables_are_set_found_and_expanded() {
        let block = with(&[], &units("path"), Some(&units(r"C:\x")));
        let block = with(block.as_units(), &units("A"), Some(&units("1")));
        let block = with(block.as_units(), &units("PATH"), Some(&units(r"C:\y")));
        assert_eq!(block.to_string(), "A=1\0PATH=C:\\y\0");
        assert_eq!(value(block.as_units(), &units("Path")), Some(&units(r"C:\y")[..]));
        let expanded = expand(block.as_units(), &units("%a%-%NO%-%path%-50%"));
        assert_eq!(String::from_utf16(&expanded).unwrap(), r"1-%NO%-C:\y-50%");
        assert_eq!(with(block.as_units(), &units("a"), None).to_string(), "PATH=C:\\y\0");
    }
}
