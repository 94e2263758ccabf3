//! Which crate may use which: the table of docs/ARCHITECTURE.md, and a reason for every line.

use super::{Finding, finding};

/// A crate, the crates of the workspace it uses, and those it may use but need not.
struct Edges {
    name: &'static str,
    uses: &'static [&'static str],
    may_use: &'static [&'static str],
}

const ALL: &[&str] = &[
    "guests", "nt", "calls", "abi", "kernel", "win32", "sim", "script", "view", "replay", "export",
    "obsim", "obsim-c",
];

/// The whole graph of the workspace.
const TABLE: &[Edges] = &[
    Edges { name: "guests", uses: &[], may_use: &[] },
    Edges { name: "nt", uses: &[], may_use: &[] },
    Edges { name: "calls", uses: &["nt"], may_use: &[] },
    Edges { name: "abi", uses: &["nt", "calls"], may_use: &[] },
    Edges { name: "kernel", uses: &["nt", "calls"], may_use: &[] },
    Edges { name: "win32", uses: &["nt", "calls"], may_use: &[] },
    Edges { name: "sim", uses: &["nt", "calls", "kernel", "win32"], may_use: &[] },
    Edges { name: "script", uses: &[], may_use: &["nt", "calls"] },
    Edges { name: "view", uses: &["nt", "calls", "kernel", "sim"], may_use: &[] },
    Edges {
        name: "replay",
        uses: &["nt", "calls", "kernel", "sim", "script", "view"],
        may_use: &[],
    },
    Edges {
        name: "export",
        uses: &["nt", "calls", "script", "view", "replay"],
        may_use: &["kernel", "sim"],
    },
    Edges { name: "obsim", uses: &[], may_use: ALL },
    Edges { name: "obsim-c", uses: &["nt", "calls", "abi"], may_use: ALL },
];

/// One line of a manifest that names a dependency.
struct Dependency<'a> {
    name: &'a str,
    line: usize,
    /// Whether the library itself uses it, and not only its tests.
    is_used: bool,
    has_reason: bool,
}

/// Checks a manifest: every dependency has a reason, and the edges are those of the table.
pub(super) fn check(path: &str, manifest: &str) -> Vec<Finding> {
    if path == "Cargo.toml" {
        return Vec::new();
    }
    let dependencies = dependencies(manifest);
    let mut findings: Vec<Finding> = dependencies
        .iter()
        .filter(|dependency| !dependency.has_reason)
        .map(|dependency| {
            let what = format!("the dependency {} has no comment line above it", dependency.name);
            finding(dependency.line, what, "say in a sentence why it is there")
        })
        .collect();
    let name = path.strip_prefix("crates/").and_then(|path| path.strip_suffix("/Cargo.toml"));
    let Some(name) = name else { return findings };
    let Some(edges) = TABLE.iter().find(|edges| edges.name == name) else {
        let cure = "a new crate needs its row in xtask/src/tidy/edges.rs and docs/ARCHITECTURE.md";
        findings.push(finding(1, format!("{name} is not in the table of crates"), cure));
        return findings;
    };
    for dependency in dependencies.iter().filter(|dependency| dependency.is_used) {
        let is_ours = ALL.contains(&dependency.name);
        let is_known = edges.uses.contains(&dependency.name)
            || edges.may_use.contains(&dependency.name) && dependency.name != name;
        if is_ours && !is_known {
            let what = format!("{name} may not use {}", dependency.name);
            let cure = "find out which crate the code belongs in; see docs/ARCHITECTURE.md";
            findings.push(finding(dependency.line, what, cure));
        }
    }
    for wanted in edges.uses {
        if !dependencies.iter().any(|found| found.is_used && found.name == *wanted) {
            let what = format!("{name} does not use {wanted}, but the table says so");
            let cure = "add the edge, or take it out of xtask/src/tidy/edges.rs";
            findings.push(finding(1, what, cure));
        }
    }
    findings
}

/// The dependencies of a manifest, those of tests and builds too.
fn dependencies(manifest: &str) -> Vec<Dependency<'_>> {
    let mut found = Vec::new();
    let mut section = "";
    let mut has_reason = false;
    for (line, text) in (1..).zip(manifest.lines().map(str::trim)) {
        if let Some(header) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
            section = header;
            if let Some((kind, name)) = header.rsplit_once('.')
                && kind.ends_with("dependencies")
            {
                let is_used = is_used(kind);
                found.push(Dependency { name, line, is_used, has_reason });
                section = "";
            }
        } else if section.ends_with("dependencies")
            && let Some(end) = text.find(['.', '=', ' '])
            && !text.starts_with('#')
        {
            let is_used = is_used(section);
            found.push(Dependency { name: &text[..end], line, is_used, has_reason });
        }
        has_reason = text.starts_with('#');
    }
    found
}

fn is_used(section: &str) -> bool {
    !section.ends_with("dev-dependencies") && !section.ends_with("build-dependencies")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(path: &str, manifest: &str) -> Vec<String> {
        let line = |found: Finding| format!("{}: {}", found.line, found.what);
        check(path, manifest).into_iter().map(line).collect()
    }

    #[test]
    fn every_dependency_has_a_reason() {
        let good = "[dependencies]\n# Numbers.\nnt.workspace = true\n";
        assert_eq!(said("crates/calls/Cargo.toml", good), [""; 0]);
        let bad = "[dependencies]\n# Numbers.\nnt.workspace = true\nslab = \"1\"\n";
        let reason = "the dependency slab has no comment line above it";
        assert_eq!(said("crates/calls/Cargo.toml", bad), [format!("4: {reason}")]);
        let table = "[dependencies]\n# Numbers.\nnt.workspace = true\n[dependencies.slab]\nx = 1\n";
        assert_eq!(said("crates/calls/Cargo.toml", table), [format!("4: {reason}")]);
    }

    #[test]
    fn the_edges_are_those_of_the_table() {
        let kernel = "[dependencies]\n# a\nnt.workspace = true\n# b\ncalls.workspace = true\n";
        assert_eq!(said("crates/kernel/Cargo.toml", kernel), [""; 0]);
        let more = format!("{kernel}# c\nscript.workspace = true\n");
        assert_eq!(said("crates/kernel/Cargo.toml", &more), ["7: kernel may not use script"]);
        let tests = format!("{kernel}[dev-dependencies]\n# c\nscript.workspace = true\n");
        assert_eq!(said("crates/kernel/Cargo.toml", &tests), [""; 0]);
        let fewer = "[dependencies]\n# a\nnt.workspace = true\n";
        let missing = "1: kernel does not use calls, but the table says so";
        assert_eq!(said("crates/kernel/Cargo.toml", fewer), [missing]);
    }

    #[test]
    fn a_crate_has_a_row() {
        assert_eq!(said("crates/misc/Cargo.toml", ""), ["1: misc is not in the table of crates"]);
        assert_eq!(said("xtask/Cargo.toml", "[dependencies]\n# a\nnt.workspace = true\n"), [""; 0]);
    }

    #[test]
    fn the_table_goes_upward_only() {
        for edges in TABLE {
            let level = |name: &str| ALL.iter().position(|other| *other == name);
            assert!(edges.uses.iter().all(|used| level(used) < level(edges.name)));
        }
    }
}
