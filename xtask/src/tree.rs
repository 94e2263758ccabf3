//! The texts of the repository, read once for whoever looks at them.

use std::fs;
use std::path::Path;

use crate::finding::{Finding, finding};

/// A text file of the repository.
pub(crate) struct File {
    /// The path below the root, with slashes.
    pub path: String,
    /// What stands there.
    pub text: String,
}

/// Every text that the checks and the printed pages look at, sorted by path, and one finding for
/// each that cannot be read.
pub(crate) fn read(root: &Path) -> (Vec<File>, Vec<Finding>) {
    let (mut files, mut findings) = (Vec::new(), Vec::new());
    let mut folders: Vec<String> = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for name in names_in(&root.join(&folder)) {
            let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
            let full = root.join(&path);
            if full.is_dir() {
                if name != "target" && !name.starts_with('.') {
                    folders.push(path);
                }
            } else if [".rs", ".toml", ".md", ".obs"].iter().any(|end| name.ends_with(end)) {
                match fs::read_to_string(&full) {
                    Ok(text) => files.push(File { path, text }),
                    Err(error) => {
                        let what = format!("cannot be read: {error}");
                        let cure = "make it a readable UTF-8 text";
                        findings.push(finding(1, what, cure).located(&path));
                    }
                }
            }
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    (files, findings)
}

/// The names in a folder, sorted; none if it cannot be read.
pub(crate) fn names_in(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let names = entries.filter_map(|entry| Some(entry.ok()?.file_name()));
    let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
