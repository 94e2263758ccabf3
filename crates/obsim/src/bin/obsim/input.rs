//! Inputs: files as text, folders as files.

use std::io::Read;
use std::path::{Path, PathBuf};

use replay::Source;

/// A text and where it comes from.
#[derive(Debug)]
pub(crate) struct Input {
    /// What to call it in messages.
    pub name: String,
    /// Its text.
    pub text: String,
    /// A transcript, or a page with blocks.
    pub source: Source,
}

/// Reads a file; `-` is standard input.
///
/// # Errors
/// A message with the file's name: it cannot be read, or is not a text.
pub(crate) fn read(path: &Path) -> Result<Input, String> {
    let name = path.display().to_string();
    let mut bytes = Vec::new();
    let read = if name == "-" {
        std::io::stdin().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(path).map(|read| bytes = read)
    };
    if let Err(error) = read {
        return Err(format!("{name}: cannot be read: {error}"));
    }
    let text = script::decode(&bytes).map_err(|message| message.in_file(&name))?.to_owned();
    let page = path.extension().is_some_and(|extension| extension == "md");
    let source = if page { Source::Markdown } else { Source::Transcript };
    Ok(Input { name, text, source })
}

/// The files of paths: folders stand for the transcripts and pages below them, in sorted order.
///
/// # Errors
/// A message with the path that cannot be read, or holds nothing.
pub(crate) fn find(paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let before = files.len();
            walk(path, &mut files)?;
            if files.len() == before {
                return Err(format!("{}: no .obs and no .md files here", path.display()));
            }
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    let failed = |error| format!("{}: cannot be read: {error}", folder.display());
    let mut entries = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        entries.push(entry.map_err(failed)?.path());
    }
    entries.sort();
    for entry in entries {
        let wanted = entry.extension().is_some_and(|kind| kind == "obs" || kind == "md");
        if entry.is_dir() {
            walk(&entry, files)?;
        } else if wanted {
            files.push(entry);
        }
    }
    Ok(())
}
