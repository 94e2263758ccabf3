//! Which program a command line means: Microsoft, "CreateProcessW".
//!
//! In quotes, a name is what stands in them. Without quotes it may be the text up to the first
//! blank, up to the second, and so on: each is looked for, and the first that is there is the one.
//! A name without a directory is looked for in several, one after the other.

use calls::Peb;
use nt::Win32Error;

use crate::paths::{directory_of, full_path, has_directory, last_component};
use crate::{Cannot, environment};

const QUOTE: u16 = b'"' as u16;

/// A program that may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Program {
    /// Its full path.
    pub(crate) path: Vec<u16>,
    /// Where in the command line its name stands, if that has to be put in quotation marks.
    pub(crate) quotes: Option<(usize, usize)>,
    /// Whether it is the command interpreter, which is told the command line.
    pub(crate) reads_script: bool,
}

/// MAX_PATH: a longer name is not looked for, unless it is the first.
const NAME_MAX: usize = 260;

/// What runs scripts.
const INTERPRETER: &str = r"C:\Windows\System32\cmd.exe";

/// Directories of the system, in the order in which they are searched.
const SYSTEM: [&str; 3] = [r"C:\Windows\System32", r"C:\Windows\System", r"C:\Windows"];

impl Program {
    /// A program whose name needs no quotation marks.
    pub(crate) fn plain(path: Vec<u16>) -> Program {
        Program { path, quotes: None, reads_script: false }
    }

    /// The command interpreter with this script, if the name is that of a script.
    pub(crate) fn as_script(&self) -> Option<Program> {
        let extension = self.path.rsplit(|unit| *unit == u16::from(b'.')).next()?;
        let extension = String::from_utf16_lossy(extension).to_ascii_lowercase();
        let path = INTERPRETER.encode_utf16().collect();
        let reads_script = extension == "bat" || extension == "cmd";
        reads_script.then_some(Program { path, quotes: self.quotes, reads_script })
    }

    /// The command line that it gets.
    pub(crate) fn command_line(&self, line: &[u16]) -> Vec<u16> {
        let line = match self.quotes {
            None => line.to_vec(),
            Some((begin, end)) => [&[QUOTE], &line[begin..end], &[QUOTE], &line[end..]].concat(),
        };
        if !self.reads_script {
            return line;
        }
        // The form is assumed.
        let begin: Vec<u16> = format!("{INTERPRETER} /c \"").encode_utf16().collect();
        [&begin, &line[..], &[QUOTE]].concat()
    }
}

/// The programs that a command line may mean, in order. Blanks before it are skipped (assumed).
pub(crate) fn programs(line: &[u16], peb: &Peb) -> Result<Vec<Program>, Cannot> {
    let begin = line.iter().position(|unit| !is_blank(unit)).unwrap_or(line.len());
    let text = &line[begin..];
    if let [QUOTE, rest @ ..] = text {
        let name = rest.split(|unit| *unit == QUOTE).next().unwrap_or_default();
        return Ok(paths(name, peb)?.into_iter().map(Program::plain).collect());
    }
    let mut all: Vec<Program> = Vec::new();
    let ends = text.iter().zip(0..).filter(|(unit, _)| is_blank(unit)).map(|(_, at)| at);
    for end in ends.chain([text.len()]) {
        let name = &text[..end];
        // Several blanks in a row end one name.
        if name.last().is_some_and(is_blank) {
            continue;
        }
        if end > NAME_MAX && !all.is_empty() {
            break;
        }
        let quotes = name.iter().any(is_blank).then_some((begin, begin + end));
        for path in paths(name, peb)? {
            all.push(Program { quotes, ..Program::plain(path) });
        }
    }
    Ok(all)
}

/// Where a name may be.
fn paths(name: &[u16], peb: &Peb) -> Result<Vec<Vec<u16>>, Cannot> {
    if name.is_empty() {
        // Assumed.
        return Err(Win32Error::INVALID_PARAMETER.into());
    }
    let mut all = Vec::new();
    let extended = !last_component(name).contains(&u16::from(b'.'));
    let with_extension = [name, &".exe".encode_utf16().collect::<Vec<_>>()].concat();
    for directory in directories(name, peb) {
        all.push(full_path(name, &directory)?);
        if extended {
            all.push(full_path(&with_extension, &directory)?);
        }
    }
    Ok(all)
}

/// The directories in which a name is looked for.
fn directories(name: &[u16], peb: &Peb) -> Vec<Vec<u16>> {
    let current = peb.directory.as_units().to_vec();
    if has_directory(name) {
        return vec![current];
    }
    let mut all = vec![directory_of(peb.image.as_units()).to_vec(), current];
    all.extend(SYSTEM.map(|directory| directory.encode_utf16().collect()));
    let path: Vec<u16> = "PATH".encode_utf16().collect();
    if let Some(path) = environment::value(peb.environment.as_units(), &path) {
        let entries = path.split(|unit| *unit == u16::from(b';'));
        all.extend(entries.filter(|entry| !entry.is_empty()).map(<[u16]>::to_vec));
    }
    all
}

fn is_blank(unit: &u16) -> bool {
    *unit == u16::from(b' ') || *unit == u16::from(b'\t')
}

#[cfg(test)]
mod tests {
    use nt::Wide;

    use super::*;

    fn peb() -> Peb {
        Peb {
            image: Wide::from(r"C:\bin\parent.exe"),
            directory: Wide::from(r"C:\work"),
            environment: Wide::from("PATH=C:\\tools;;D:\\x\0"),
            ..Peb::default()
        }
    }

    fn found(line: &str) -> Vec<(String, String)> {
        let line: Vec<u16> = line.encode_utf16().collect();
        let text = |units: &[u16]| String::from_utf16(units).unwrap();
        let programs = programs(&line, &peb()).unwrap();
        programs.iter().map(|p| (text(&p.path), text(&p.command_line(&line)))).collect()
    }

    // Rules: processes.search-quoted, processes.search-growing, processes.search-extension
    // Rules: processes.search-directories, processes.search-inserts-quotes
    #[test]
    fn names_grow_blank_by_blank() {
        let line = r"c:\program files\sub dir\program name";
        let want = [
            (r"C:\program", line),
            (r"C:\program.exe", line),
            (r"C:\program files\sub", r#""c:\program files\sub" dir\program name"#),
            (r"C:\program files\sub.exe", r#""c:\program files\sub" dir\program name"#),
            (r"C:\program files\sub dir\program", r#""c:\program files\sub dir\program" name"#),
            (r"C:\program files\sub dir\program.exe", r#""c:\program files\sub dir\program" name"#),
            (
                r"C:\program files\sub dir\program name",
                r#""c:\program files\sub dir\program name""#,
            ),
            (
                r"C:\program files\sub dir\program name.exe",
                r#""c:\program files\sub dir\program name""#,
            ),
        ];
        let want = want.map(|(path, line)| (path.to_owned(), line.to_owned()));
        assert_eq!(found(line), want);
        let quoted = r#""C:\my dir\a b.exe" c"#;
        assert_eq!(found(quoted), [(r"C:\my dir\a b.exe".into(), quoted.to_owned())]);
        let paths = |line| found(line).into_iter().map(|(path, _)| path).collect::<Vec<_>>();
        let want = [
            r"C:\bin\a.exe",
            r"C:\work\a.exe",
            r"C:\Windows\System32\a.exe",
            r"C:\Windows\System\a.exe",
            r"C:\Windows\a.exe",
            r"C:\tools\a.exe",
            r"D:\x\a.exe",
        ];
        assert_eq!(paths("a.exe"), want);
        assert_eq!(paths("\ta.exe  ")[..], want);
        for (line, first) in [
            ("child", r"C:\bin\child"),
            ("child.v2 one", r"C:\bin\child.v2"),
            (r"tools\child", r"C:\work\tools\child"),
            (r"..\child", r"C:\child"),
            (r"\child", r"C:\child"),
            (r"C:\x.y\child one", r"C:\x.y\child"),
        ] {
            assert_eq!(paths(line)[0], first, "{line}");
        }
        for empty in ["", " ", "\"\"", "\""] {
            let line: Vec<u16> = empty.encode_utf16().collect();
            let none = Err(Cannot::Error(Win32Error::INVALID_PARAMETER));
            assert_eq!(programs(&line, &peb()), none, "{empty}");
        }
    }

    // Rules: processes.script
    #[test]
    fn scripts_are_run_by_the_interpreter() {
        let program = |path: &str| Program::plain(path.encode_utf16().collect());
        let script = program(r"C:\a.BAT").as_script().unwrap();
        let line: Vec<u16> = "a.bat x".encode_utf16().collect();
        let line = String::from_utf16(&script.command_line(&line)).unwrap();
        assert_eq!(line, r#"C:\Windows\System32\cmd.exe /c "a.bat x""#);
        assert_eq!(program(r"C:\a.exe").as_script(), None);
    }
}
