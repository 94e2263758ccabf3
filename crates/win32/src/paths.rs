//! Paths: from a name as Win32 takes it to the full path, and to a name of the NT namespace.
//!
//! The rules are those of Microsoft's page "File path formats on Windows systems": a path is made
//! full with the current directory, separators become backslashes, `.` and `..` are applied, and a
//! period or blanks at the end are dropped; none of that happens behind `\\?\`. A path of drive
//! letters is looked up below `\??`. Drives and the pipes of this machine are modelled; network
//! paths and other devices are refused.

use nt::wide::upcase_unit;
use nt::{Wide, Win32Error};

use crate::Cannot;

const SEPARATOR: u16 = b'\\' as u16;
const SLASH: u16 = b'/' as u16;
const DOT: u16 = b'.' as u16;
const BLANK: u16 = b' ' as u16;
const COLON: u16 = b':' as u16;
const QUESTION: u16 = b'?' as u16;

/// The device that swallows everything, in the namespace.
const NULL_DEVICE: &str = "NUL";

/// How a path begins.
enum Start<'a> {
    /// `\\?\`, and what follows, which is taken as it stands.
    Verbatim(&'a [u16]),
    /// `\\.\`, and what follows.
    Device(&'a [u16]),
    /// `\\server`.
    Network,
    /// `\`: at the root of the current drive.
    Root(&'a [u16]),
    /// `X:\`.
    Drive(u16, &'a [u16]),
    /// `X:` without a separator: in the current directory of that drive.
    DriveRelative(u16, &'a [u16]),
    /// In the current directory.
    Relative(&'a [u16]),
}

/// The full path of a name, as Win32 would show it.
pub(crate) fn full_path(name: &[u16], directory: &[u16]) -> Result<Vec<u16>, Cannot> {
    if name.iter().all(|unit| *unit == BLANK) {
        return Err(Cannot::Error(Win32Error::PATH_NOT_FOUND));
    }
    let current = match directory {
        [letter, COLON, rest @ ..] => (upcase_unit(*letter), rest),
        // A process without a current directory is at the root of the one volume.
        _ => (u16::from(b'C'), &[][..]),
    };
    let (letter, parts): (u16, [&[u16]; 2]) = match start(name) {
        Start::Verbatim(rest) => {
            on_drive(rest)?;
            return Ok(name.to_vec());
        }
        Start::Network => return Err(Cannot::Refused("network paths")),
        Start::Device(rest) => {
            let (letter, rest) = on_drive(rest)?;
            (letter, [&[], rest])
        }
        Start::Root(rest) => (current.0, [&[], rest]),
        Start::Drive(letter, rest) => (letter, [&[], rest]),
        Start::DriveRelative(letter, rest) if letter == current.0 => (letter, [current.1, rest]),
        // The current directories of other drives are not kept: their roots (assumed).
        Start::DriveRelative(letter, rest) => (letter, [&[], rest]),
        Start::Relative(rest) => (current.0, [current.1, rest]),
    };
    let mut path = vec![upcase_unit(letter), COLON];
    for part in parts {
        append(&mut path, part);
    }
    trim_end(&mut path, name);
    Ok(path)
}

/// The name under which the NT layer finds a file.
pub(crate) fn nt_path(name: &[u16], directory: &[u16]) -> Result<Vec<u16>, Cannot> {
    if let Some(path) = pipe_path(name).or_else(|| mailslot_path(name)) {
        return Ok(path);
    }
    let full = full_path(name, directory)?;
    let mut path: Vec<u16> = r"\??\".encode_utf16().collect();
    if let Start::Verbatim(rest) = start(name) {
        path.extend_from_slice(rest);
        return Ok(path);
    }
    if last_component(&full).contains(&COLON) {
        return Err(Cannot::Refused("alternate data streams"));
    }
    // It stands for the device in every directory.
    if equals_ignoring_case(last_component(&full), "NUL") {
        path.extend(NULL_DEVICE.encode_utf16());
        return Ok(path);
    }
    for console in ["CONIN$", "CONOUT$"] {
        if equals_ignoring_case(last_component(&full), console) {
            path.extend(console.encode_utf16());
            return Ok(path);
        }
    }
    if is_device_name(last_component(&full)) {
        return Err(Cannot::Refused("device names such as CON and COM1"));
    }
    path.extend_from_slice(&full);
    Ok(path)
}

/// The name under which the NT layer finds a pipe of this machine; nothing for other paths.
pub(crate) fn pipe_path(name: &[u16]) -> Option<Vec<u16>> {
    let (Start::Device(rest) | Start::Verbatim(rest)) = start(name) else { return None };
    device_path(rest, "PIPE")
}

/// The name under which the NT layer finds a mailslot of this machine; nothing for other paths.
pub(crate) fn mailslot_path(name: &[u16]) -> Option<Vec<u16>> {
    let (Start::Device(rest) | Start::Verbatim(rest)) = start(name) else { return None };
    device_path(rest, "MAILSLOT")
}

/// A path to a device that ends in a name of the device's own.
fn device_path(rest: &[u16], device: &str) -> Option<Vec<u16>> {
    let end = rest.iter().position(is_separator)?;
    if !equals_ignoring_case(&rest[..end], device) {
        return None;
    }
    let mut path: Vec<u16> = format!(r"\??\{device}\").encode_utf16().collect();
    let same = |unit: &u16| if is_separator(unit) { SEPARATOR } else { *unit };
    path.extend(rest[end + 1..].iter().map(same));
    Some(path)
}

/// A current directory has a separator at its end only if it is a root.
pub(crate) fn without_last_separator(mut path: Vec<u16>) -> Wide {
    let separators = path.iter().filter(|unit| **unit == SEPARATOR).count();
    if path.last() == Some(&SEPARATOR) && separators > 1 {
        path.pop();
    }
    Wide::from(path)
}

/// What stands behind the last separator.
pub(crate) fn last_component(path: &[u16]) -> &[u16] {
    let from = path.iter().rposition(is_separator).map_or(0, |at| at + 1);
    &path[from..]
}

/// What stands before the last separator, and the separator.
pub(crate) fn directory_of(path: &[u16]) -> &[u16] {
    &path[..path.len() - last_component(path).len()]
}

/// Whether a name says in which directory it is, or on which drive.
pub(crate) fn has_directory(name: &[u16]) -> bool {
    name.iter().any(is_separator) || name.get(1) == Some(&COLON)
}

fn is_separator(unit: &u16) -> bool {
    *unit == SEPARATOR || *unit == SLASH
}

fn start(name: &[u16]) -> Start<'_> {
    match name {
        [SEPARATOR, SEPARATOR, QUESTION, SEPARATOR, rest @ ..] => Start::Verbatim(rest),
        [a, b, DOT | QUESTION, c, rest @ ..] if [a, b, c].into_iter().all(is_separator) => {
            Start::Device(rest)
        }
        [a, b, ..] if is_separator(a) && is_separator(b) => Start::Network,
        [a, rest @ ..] if is_separator(a) => Start::Root(rest),
        [letter, COLON, a, rest @ ..] if is_separator(a) => {
            Start::Drive(upcase_unit(*letter), rest)
        }
        [letter, COLON, rest @ ..] => Start::DriveRelative(upcase_unit(*letter), rest),
        _ => Start::Relative(name),
    }
}

/// What follows `\\?\` or `\\.\` must be a path on a drive.
fn on_drive(rest: &[u16]) -> Result<(u16, &[u16]), Cannot> {
    match rest {
        [letter, COLON, a, rest @ ..] if is_separator(a) => Ok((upcase_unit(*letter), rest)),
        _ => Err(Cannot::Refused("paths to devices")),
    }
}

/// Appends components one by one, `.` and `..` applied.
fn append(path: &mut Vec<u16>, part: &[u16]) {
    const DRIVE: usize = 2;
    for component in part.split(is_separator) {
        match component {
            [] | [DOT] => {}
            [DOT, DOT] => {
                let end = path.iter().rposition(|unit| *unit == SEPARATOR).unwrap_or(DRIVE);
                path.truncate(end);
            }
            [name @ .., last] => {
                path.push(SEPARATOR);
                // One period at the end goes, several stay.
                let name = match (name.last(), *last) {
                    (Some(before), DOT) if *before != DOT => name,
                    _ => component,
                };
                path.extend_from_slice(name);
            }
        }
    }
}

/// Ends a full path: a separator at the end stays, other periods and blanks there go, and a drive
/// alone is its root.
fn trim_end(path: &mut Vec<u16>, name: &[u16]) {
    let is_directory = name.last().is_some_and(is_separator);
    if !is_directory {
        while matches!(path.last(), Some(&DOT | &BLANK)) {
            path.pop();
        }
    } else if path.last() != Some(&SEPARATOR) {
        path.push(SEPARATOR);
    }
    if path.last() == Some(&COLON) {
        path.push(SEPARATOR);
    }
}

/// Whether a file name stands for a device in every directory: Microsoft, "Naming Files, Paths,
/// and Namespaces".
fn is_device_name(name: &[u16]) -> bool {
    const NAMES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];
    let end = name.iter().position(|unit| *unit == DOT || *unit == COLON).unwrap_or(name.len());
    let mut stem = &name[..end];
    while let [rest @ .., BLANK] = stem {
        stem = rest;
    }
    if let [port @ .., digit] = stem
        && (u16::from(b'1')..=u16::from(b'9')).contains(digit)
        && (equals_ignoring_case(port, "COM") || equals_ignoring_case(port, "LPT"))
    {
        return true;
    }
    NAMES.into_iter().any(|device| equals_ignoring_case(stem, device))
}

/// Compares with a text of ASCII capitals.
fn equals_ignoring_case(units: &[u16], capitals: &str) -> bool {
    units.iter().map(|unit| upcase_unit(*unit)).eq(capitals.encode_utf16())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn converted(path: Result<Vec<u16>, Cannot>) -> String {
        match path {
            Ok(path) => String::from_utf16(&path).unwrap(),
            Err(Cannot::Error(error)) => error.to_string(),
            Err(Cannot::Refused(what)) => format!("refused: {what}"),
        }
    }

    fn wide(text: &str) -> Vec<u16> {
        text.encode_utf16().collect()
    }

    #[test]
    fn dos_paths_become_nt_names() {
        let table = [
            (r"C:\a.txt", r"\??\C:\a.txt"),
            (r"c:/a/b.txt", r"\??\C:\a\b.txt"),
            (r"a.txt", r"\??\C:\work\a.txt"),
            (r".\a.txt", r"\??\C:\work\a.txt"),
            (r"..\a.txt", r"\??\C:\a.txt"),
            (r"..\..\..\a.txt", r"\??\C:\a.txt"),
            (r"\a.txt", r"\??\C:\a.txt"),
            (r"C:a.txt", r"\??\C:\work\a.txt"),
            (r"d:a.txt", r"\??\D:\a.txt"),
            (r"C:\a\.\b\..\c", r"\??\C:\a\c"),
            (r"C:\a\\b", r"\??\C:\a\b"),
            (r"C:\a\", r"\??\C:\a\"),
            (r"C:\", r"\??\C:\"),
            (r"C:\a. . ", r"\??\C:\a"),
            (r"C:\a.\b", r"\??\C:\a\b"),
            (r"C:\a...\b", r"\??\C:\a...\b"),
            (r"C:\a?b", r"\??\C:\a?b"),
            (r"\\?\C:\a\..\b.", r"\??\C:\a\..\b."),
            (r"\\?\c:\nul", r"\??\c:\nul"),
            (r"\\.\C:\a\..\b", r"\??\C:\b"),
            (r"//?/C:/a/../b", r"\??\C:\b"),
            ("", "ERROR_PATH_NOT_FOUND (3)"),
            ("  ", "ERROR_PATH_NOT_FOUND (3)"),
            (r"\\.\pipe\x", r"\??\PIPE\x"),
            (r"\\?\PIPE\x", r"\??\PIPE\x"),
            (r"//./pipe/x", r"\??\PIPE\x"),
            (r"\\.\mailslot\a\b", r"\??\MAILSLOT\a\b"),
            (r"\\.\pipe", "refused: paths to devices"),
            (r"\\.\PhysicalDrive0", "refused: paths to devices"),
            (r"\\.\C:", "refused: paths to devices"),
            (r"\\server\share\x", "refused: network paths"),
            (r"NUL", r"\??\NUL"),
            (r"C:\x\nul", r"\??\NUL"),
            (r"conin$", r"\??\CONIN$"),
            (r"nul.txt", "refused: device names such as CON and COM1"),
            (r"C:\x\con.txt", "refused: device names such as CON and COM1"),
            (r"com7", "refused: device names such as CON and COM1"),
            (r"com0", r"\??\C:\work\com0"),
            (r"console", r"\??\C:\work\console"),
        ];
        for (name, want) in table {
            let got = converted(nt_path(&wide(name), &wide(r"C:\work")));
            assert_eq!(got, want, "{name}");
        }
    }

    #[test]
    fn the_current_directory_may_be_a_root_or_nothing() {
        for directory in [r"C:\", "C:", ""] {
            let got = converted(full_path(&wide(r"x\y"), &wide(directory)));
            assert_eq!(got, r"C:\x\y", "{directory}");
        }
        assert_eq!(converted(full_path(&wide("."), &wide(r"C:\a"))), r"C:\a");
        assert_eq!(converted(full_path(&wide(".."), &wide(r"C:\a"))), r"C:\");
    }
}
