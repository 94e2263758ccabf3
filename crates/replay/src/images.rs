//! `sim> image`: which programs there are.

use kernel::{Image, Subsystem};
use nt::Status;

use crate::eval::{Eval, Wrong};
use crate::session::{Done, Session};

/// What can be said of a program.
const WORDS: &str = "console, gui, for x64, for arm64, elevated, exits CODE";

impl Session {
    /// Puts a program on the volume. A path with blanks stands in quotes.
    pub(crate) fn put_image<'a>(&mut self, rest: &'a str) -> Eval<'a, Done> {
        let rest = rest.trim();
        let (path, words) = match rest.strip_prefix('"').map(|quoted| quoted.split_once('"')) {
            Some(Some((path, words))) => (path, words),
            Some(None) => return Err(Wrong::new(rest, "the path has no second quotation mark")),
            None => rest.split_once(' ').unwrap_or((rest, "")),
        };
        if path.is_empty() {
            return Err(Wrong::new(rest, "`sim> image` wants a path").help(r"C:\tools\child.exe"));
        }
        let image = described(words)?;
        match self.world_mut().put_image(path, image) {
            Ok(()) => Ok(Done { silent: true, ..Done::default() }),
            Err(status) => {
                let text = format!("{path} cannot be a program: {status}");
                Err(Wrong::new(path, text).help(r"a full path, such as C:\tools\child.exe"))
            }
        }
    }
}

/// The program that some words describe.
fn described(words: &str) -> Eval<'_, Image> {
    let mut image = Image::default();
    let mut rest = words.split_whitespace();
    while let Some(word) = rest.next() {
        match word {
            "console" => image.subsystem = Subsystem::Console,
            "gui" => image.subsystem = Subsystem::Gui,
            "elevated" => image.elevated = true,
            "for" => {
                image.runs_here = match rest.next() {
                    Some("x64" | "x86") => true,
                    Some(_) => false,
                    None => return Err(Wrong::new(words, "`for` wants a machine").help("arm64")),
                }
            }
            "exits" => {
                let code = rest.next().and_then(number);
                let Some(code) = code else {
                    let help = "0xC0000135 is that of a missing library";
                    return Err(Wrong::new(words, "`exits` wants an exit code").help(help));
                };
                image.exits = Some(Status(code));
            }
            other => {
                let text = format!("{other}: nothing that a program can be");
                return Err(Wrong::new(words, text).help(WORDS));
            }
        }
    }
    Ok(image)
}

fn number(text: &str) -> Option<u32> {
    match text.strip_prefix("0x") {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => text.parse().ok(),
    }
}
