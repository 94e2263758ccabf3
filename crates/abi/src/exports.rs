//! The exported functions as Rust text: one file for each noun.

use std::fmt::Write;

use calls::NOUNS;

use crate::forms::{Form, forms};
use crate::types::{Shape, shape};

/// Where the files lie.
pub const FOLDER: &str = "crates/obsim-c/src/exports";

/// The files: the path in the repository, and the text.
pub fn files() -> Vec<(String, String)> {
    let mut all = Vec::new();
    let mut index = String::from(
        "//! The calls of the table as C functions. Printed by `cargo xtask gen`: do not edit.\n\n",
    );
    for (at, noun) in (0..).zip(NOUNS) {
        let mut text = format!(
            "//! The C functions of `{}`. Printed by `cargo xtask gen`: do not edit.\n\n\
             crate::door::exports! {{\n",
            noun.name
        );
        let own: Vec<&Form> = forms().iter().filter(|form| form.id.noun == at).collect();
        if own.is_empty() {
            continue;
        }
        for form in own {
            text += &line(form);
        }
        text += "}\n";
        all.push((format!("{FOLDER}/{}.rs", noun.name), text));
    }
    let mut names: Vec<&str> = all.iter().filter_map(|(path, _)| stem(path)).collect();
    names.sort_unstable();
    names.iter().for_each(|name| {
        let _ = writeln!(index, "mod {name};");
    });
    index += "\n/// The address of an exported function.\n\
              pub(crate) fn function(name: &str) -> Option<u64> {\n    \
              let all = [\n";
    names.iter().for_each(|name| {
        let _ = writeln!(index, "        {name}::NAMES,");
    });
    index += "        crate::beside::NAMES,\n        crate::identifiers::NAMES,\n    ];\n    \
              let found = all.into_iter().flatten().find(|(other, _)| *other == name);\n    \
              found.map(|(_, function)| function.0 as u64)\n}\n";
    all.push((format!("{FOLDER}.rs"), index));
    all
}

/// The name of a file without its folder and its ending.
fn stem(path: &str) -> Option<&str> {
    path.rsplit('/').next()?.strip_suffix(".rs")
}

/// The Rust type that a C type is passed as.
fn passed(of: &'static str) -> &'static str {
    match shape(of) {
        Shape::Int(1, _) => "u8",
        Shape::Int(2, _) => "u16",
        Shape::Int(4, _) => "u32",
        Shape::Int(..) | Shape::Pointer(_) | Shape::Routine => "u64",
        Shape::Void => "()",
        Shape::Struct(_) | Shape::Array(..) => unreachable!("calls take them behind pointers"),
    }
}

fn line(form: &Form) -> String {
    let letters = "abcdefghijklmnopqrstuvwxyz".chars();
    let params: Vec<String> = letters
        .zip(&form.params)
        .map(|(name, param)| format!("{name}: {}", passed(param.of)))
        .collect();
    let head = format!("    fn {}(", form.name);
    let tail = format!(") -> {};\n", passed(form.returns));
    let one = format!("{head}{}{tail}", params.join(", "));
    if one.trim_end().len() <= 100 {
        return one;
    }
    let half = params.len() / 2;
    format!("{head}{},\n        {}{tail}", params[..half].join(", "), params[half..].join(", "))
}
