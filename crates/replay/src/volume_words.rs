//! The words of `sim>` that put things on the volumes, and what is typed at consoles.

use script::nearest;

use crate::command::quiet;
use crate::eval::{Eval, Wrong};
use crate::session::{Done, Session};

/// Attributes by the names that scenarios have for them.
const ATTRIBUTES: [(&str, u32); 4] =
    [("readonly", 0x1), ("hidden", 0x2), ("system", 0x4), ("archive", 0x20)];

/// What FILE_ATTRIBUTE_ARCHIVE is, which a file has unless it is told otherwise.
const ARCHIVE: u32 = 0x20;

/// Splits off what follows the word `with` behind a path or a text.
fn with(rest: &str) -> (&str, Option<&str>) {
    match rest.rfind(" with ") {
        // Within quotes it is content.
        Some(at) if !rest[at..].contains('"') => (rest[..at].trim(), Some(&rest[at + 6..])),
        _ => (rest.trim(), None),
    }
}

fn attributes<'a>(words: &'a str) -> Eval<'a, u32> {
    words.split([' ', ',']).filter(|word| !word.is_empty()).try_fold(
        0,
        |all, word| match ATTRIBUTES.iter().find(|(name, _)| *name == word) {
            Some((_, bits)) => Ok(all | bits),
            None => {
                let near = nearest(word, ATTRIBUTES.iter().map(|(name, _)| *name));
                Err(Wrong::new(word, format!("{word}: no such attribute"))
                    .maybe(near.map(|near| format!("{near}?"))))
            }
        },
    )
}

impl Session {
    pub(crate) fn put_file<'a>(&mut self, rest: &'a str) -> Eval<'a, Done> {
        let (what, flags) = with(rest);
        let (path, content) = match what.find(" \"") {
            Some(at) => (what[..at].trim(), what[at..].trim()),
            None => (what, ""),
        };
        let bytes = if content.is_empty() {
            Vec::new()
        } else {
            match script::expression(content) {
                Ok(script::Expr::Str(text)) => text.bytes().map_err(|message| Wrong {
                    at: rest,
                    text: message.text,
                    help: message.help,
                })?,
                _ => return Err(Wrong::new(rest, "the content of a file is one text in quotes")),
            }
        };
        if path.is_empty() {
            return Err(Wrong::new(rest, "`sim> file` wants a path").help(r"C:\data.bin"));
        }
        let flags = flags.map(attributes).transpose()?;
        let put = self.world_mut().put_file(path, bytes).and_then(|()| match flags {
            Some(flags) => self.world_mut().set_attributes(path, flags | ARCHIVE),
            None => Ok(()),
        });
        match put {
            Ok(()) => Ok(quiet()),
            Err(status) => Err(Wrong::new(path, format!("{path} cannot be a file: {status}"))
                .help(r"a path such as C:\lab\data.bin")),
        }
    }

    pub(crate) fn put_directory<'a>(&mut self, rest: &'a str) -> Eval<'a, Done> {
        let (path, flags) = with(rest);
        if path.is_empty() {
            return Err(Wrong::new(rest, "`sim> directory` wants a path").help(r"C:\lab"));
        }
        let flags = flags.map(attributes).transpose()?;
        let put = self.world_mut().put_directory(path).and_then(|()| match flags {
            Some(flags) => self.world_mut().set_attributes(path, flags),
            None => Ok(()),
        });
        match put {
            Ok(()) => Ok(quiet()),
            Err(status) => Err(Wrong::new(path, format!("{path} cannot be a directory: {status}"))
                .help(r"a path such as C:\lab")),
        }
    }

    pub(crate) fn add_drive<'a>(&mut self, rest: &'a str) -> Eval<'a, Done> {
        let (name, size) = rest.trim().split_once(' ').unwrap_or((rest.trim(), ""));
        let letter = match name.as_bytes() {
            [letter, b':'] => letter.to_ascii_uppercase(),
            _ => return Err(Wrong::new(rest, "`sim> drive` wants a letter").help("drive D: 4096")),
        };
        let capacity = match size.trim() {
            "" => None,
            size => match size.parse() {
                Ok(size) => Some(size),
                Err(_) => {
                    let text = format!("{size}: the size of a drive is a number of bytes");
                    return Err(Wrong::new(size, text).help("drive D: 4096"));
                }
            },
        };
        match self.world_mut().add_drive(letter, capacity) {
            Ok(()) => Ok(quiet()),
            Err(status) => Err(Wrong::new(name, format!("{name} cannot be a drive: {status}"))
                .help("a letter from D to Z that is not taken")),
        }
    }

    /// Types a line at the console of a process.
    pub(crate) fn type_line<'a>(&mut self, rest: &'a str) -> Eval<'a, Done> {
        let Some((name, text)) = rest.trim().split_once(' ') else {
            let text = "`sim> type` wants a process and a text";
            return Err(Wrong::new(rest, text).help("type app \"dir\""));
        };
        let process = self.process_named(name)?;
        let line = match script::expression(text.trim()) {
            Ok(script::Expr::Str(text)) => text.bytes().map_err(|message| Wrong {
                at: rest,
                text: message.text,
                help: message.help,
            })?,
            _ => return Err(Wrong::new(text, "what is typed is one text in quotes")),
        };
        self.world_mut().type_line(process, &line);
        let mut done = quiet();
        self.tell(&mut done)?;
        done.silent = done.lines.is_empty();
        Ok(done)
    }

    pub(crate) fn set_deletion<'a>(&mut self, rest: &'a str) -> Eval<'a, Done> {
        let posix = match rest.trim() {
            "posix" => true,
            "classic" => false,
            other => {
                let near = nearest(other, ["posix", "classic"]);
                let text = "`sim> deletion` is posix or classic";
                return Err(
                    Wrong::new(rest, text).maybe(near.map(|near| format!("deletion {near}?")))
                );
            }
        };
        self.world_mut().set_posix_deletion(posix);
        Ok(quiet())
    }
}
