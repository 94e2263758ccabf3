//! Pages printed from the table of calls and from the rules: written, or compared with what is
//! there.

use std::fs;
use std::path::Path;

use calls::NOUNS;

use crate::coverage::Coverage;
use crate::markers::{Section, renew};
use crate::{constants, fidelity, functions, reference, tree};

/// How to mend a stale page.
const CURE: &str = "run `cargo xtask gen` and look at what changed";

/// A page with generated text.
struct Page {
    /// Its path within the repository.
    path: String,
    /// What is generated on it.
    content: Content,
}

/// What of a page is generated.
enum Content {
    /// Everything.
    Whole(String),
    /// Sections between what people wrote, who begin a new page with a title.
    Sections { start: String, sections: Vec<Section> },
}

impl Content {
    fn sections(start: impl Into<String>, sections: Vec<Section>) -> Content {
        Content::Sections { start: start.into(), sections }
    }
}

/// What became of a page.
struct Renewed {
    path: String,
    old: Option<String>,
    new: String,
}

/// Every page with generated text.
fn pages(root: &Path) -> Vec<Page> {
    let coverage = Coverage::of(&tree::read(root).0);
    let mut all: Vec<Page> = NOUNS
        .iter()
        .map(|noun| Page {
            path: format!("docs/reference/{}.md", noun.name),
            content: Content::sections(
                format!("# {}\n", reference::title(noun)),
                reference::sections(noun),
            ),
        })
        .collect();
    let mut add = |path: &str, content| all.push(Page { path: path.into(), content });
    let index = Content::sections("# Reference\n", reference::index());
    add("docs/reference/README.md", index);
    let fidelity = Content::sections("# Fidelity\n", fidelity::sections(&coverage));
    add("docs/fidelity.md", fidelity);
    add("docs/coverage.md", Content::Whole(coverage.page()));
    for (path, text) in functions::files().into_iter().chain(constants::files()) {
        add(&path, Content::Whole(text));
    }
    add("crates/obsim-c/include/obsim.h", Content::Whole(abi::header::header()));
    for (path, text) in abi::exports::files() {
        add(&path, Content::Whole(text));
    }
    all
}

fn renewed(root: &Path, page: Page) -> Result<Renewed, String> {
    let full = root.join(&page.path);
    let old = match fs::read_to_string(&full) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(format!("{}:1: cannot be read: {error}", page.path)),
    };
    let new = match page.content {
        Content::Whole(text) => text,
        Content::Sections { start, sections } => {
            let text = old.as_deref().unwrap_or(&start);
            renew(text, &sections).map_err(|(line, what)| {
                format!("{}:{line}: {what}; write both markers, each once", page.path)
            })?
        }
    };
    Ok(Renewed { path: page.path, old, new })
}

/// Writes every page that is stale and returns their paths.
///
/// # Errors
/// A page is broken or cannot be written: one finding for each. Nothing is lost.
pub fn write(root: &Path) -> Result<Vec<String>, Vec<String>> {
    let (mut written, mut findings) = (Vec::new(), Vec::new());
    for page in pages(root) {
        match renewed(root, page).and_then(|page| save(root, page)) {
            Ok(path) => written.extend(path),
            Err(finding) => findings.push(finding),
        }
    }
    if findings.is_empty() { Ok(written) } else { Err(findings) }
}

fn save(root: &Path, page: Renewed) -> Result<Option<String>, String> {
    if page.old.as_deref() == Some(&page.new) {
        return Ok(None);
    }
    let full = root.join(&page.path);
    let failed = |error: std::io::Error| format!("{}:1: cannot be written: {error}", page.path);
    if let Some(folder) = full.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    fs::write(&full, &page.new).map_err(failed)?;
    Ok(Some(page.path))
}

/// Names the pages that differ from what the table says, one finding for each.
#[must_use]
pub fn stale(root: &Path) -> Vec<String> {
    let finding = |page| match renewed(root, page) {
        Ok(Renewed { old: None, path, .. }) => Some(format!("{path}:1: is not there; {CURE}")),
        Ok(Renewed { old: Some(old), new, path }) => {
            let line = first_difference(&old, &new)?;
            Some(format!("{path}:{line}: is not what the calls and rules say; {CURE}"))
        }
        Err(finding) => Some(finding),
    };
    pages(root).into_iter().filter_map(finding).collect()
}

/// The first line in which two texts differ.
fn first_difference(old: &str, new: &str) -> Option<usize> {
    if old == new {
        return None;
    }
    let same = old.split('\n').zip(new.split('\n')).take_while(|(one, other)| one == other);
    Some(same.count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_different_line_is_found() {
        assert_eq!(first_difference("a\nb\n", "a\nb\n"), None);
        assert_eq!(first_difference("a\nb\n", "a\nc\n"), Some(2));
        assert_eq!(first_difference("a\n", "a\nb\n"), Some(2));
        assert_eq!(first_difference("", "a"), Some(1));
    }

    #[test]
    fn every_noun_has_a_page() {
        let paths: Vec<String> =
            pages(Path::new("nowhere")).into_iter().map(|page| page.path).collect();
        for noun in NOUNS {
            assert!(paths.contains(&format!("docs/reference/{}.md", noun.name)));
        }
        for path in ["docs/fidelity.md", "docs/coverage.md"] {
            assert!(paths.contains(&path.to_owned()));
        }
    }

    #[test]
    fn a_folder_without_pages_is_stale_and_a_written_one_is_not() {
        let root = std::env::temp_dir().join(format!("obsim-xtask-{}", std::process::id()));
        let pages = pages(&root).len();
        assert_eq!(stale(&root).len(), pages);
        assert_eq!(write(&root).map(|written| written.len()), Ok(pages));
        assert_eq!(stale(&root), Vec::<String>::new());
        assert_eq!(write(&root), Ok(Vec::new()));
        fs::write(root.join("docs/coverage.md"), "# Coverage\n\nMine.\n").expect("writable");
        assert!(stale(&root)[0].starts_with("docs/coverage.md:3: is not what"));
        fs::write(root.join("docs/fidelity.md"), "# Fidelity\n<!-- end -->\n").expect("writable");
        assert!(stale(&root)[0].starts_with("docs/fidelity.md:2: an end marker without"));
        assert!(write(&root).is_err());
        fs::remove_dir_all(&root).expect("the folder is ours");
    }
}
