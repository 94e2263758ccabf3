//! The texts that come with obsim: its transcripts, and the pages with examples.

use std::fs;
use std::path::{Path, PathBuf};

use replay::Source;
use script::{Block, Item, Message, Prompt, Reader};

/// A text and where it lies.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    /// The path below the root of the repository, with slashes.
    pub path: String,
    /// What stands there.
    pub text: String,
    /// What kind of text it is.
    pub source: Source,
}

impl Text {
    /// The prompts of the text, all blocks of a page together.
    pub(crate) fn prompts(&self) -> Result<Vec<Prompt<'_>>, Message> {
        let parts = match self.source {
            Source::Transcript => vec![Block { line: 1, info: "obsim", text: &self.text }],
            Source::Markdown => script::blocks(&self.text)?,
        };
        let mut prompts = Vec::new();
        for part in parts {
            for item in Reader::starting_at(part.text, part.line) {
                if let Item::Prompt(prompt) = item? {
                    prompts.push(*prompt);
                }
            }
        }
        Ok(prompts)
    }
}

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests is a folder of it").to_owned()
}

/// Every transcript, in the order of the paths.
pub(crate) fn transcripts() -> Vec<Text> {
    let mut texts = Vec::new();
    collect(&root().join("tests/transcripts"), "obs", Source::Transcript, &mut texts);
    texts
}

/// Every page that people read, in the order of the paths.
pub(crate) fn pages() -> Vec<Text> {
    let mut texts = Vec::new();
    collect(&root().join("docs"), "md", Source::Markdown, &mut texts);
    texts.push(read(&root().join("README.md"), Source::Markdown));
    texts
}

fn collect(folder: &Path, extension: &str, source: Source, texts: &mut Vec<Text>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| entry.expect("a folder can be listed").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, extension, source, texts);
        } else if path.extension().is_some_and(|found| found == extension) {
            texts.push(read(&path, source));
        }
    }
}

fn read(path: &Path, source: Source) -> Text {
    let text = fs::read_to_string(path).expect("a text of the repository can be read");
    let below = path.strip_prefix(root()).expect("the path was made from the root");
    let names: Vec<_> = below.iter().map(|name| name.to_string_lossy()).collect();
    Text { path: names.join("/"), text, source }
}
