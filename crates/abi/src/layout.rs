//! Layouts of structures: which field lies where.

use std::sync::LazyLock;

use calls::Kind;

use crate::layouts::STRUCTS;
use crate::types::{self, Shape};

/// A structure in memory.
#[derive(Clone, Debug)]
pub struct Layout {
    /// Its name.
    pub name: &'static str,
    /// Its size in bytes.
    pub size: u32,
    /// The multiple of which its address is.
    pub align: u32,
    /// Its fields in order.
    pub fields: Vec<Field>,
}

/// A field of a structure.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// Its type: a name, or a name with a number of elements in brackets.
    pub of: &'static str,
    /// Another name and type of the same place.
    pub also: Option<(&'static str, &'static str)>,
    /// Where it lies.
    pub at: u32,
    /// How many bytes it takes.
    pub size: u32,
}

impl Layout {
    /// The field of a name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The field at the end of which there are as many as there are, if there is one.
    pub fn open_end(&self) -> Option<&Field> {
        self.fields.last().filter(|field| field.of.ends_with("[1]"))
    }
}

/// Structures with texts that have a twin with texts of bytes, and its name.
const TWINS: &[(&str, &str)] = &[
    ("STARTUPINFOW", "STARTUPINFOA"),
    ("STARTUPINFOEXW", "STARTUPINFOEXA"),
    ("WIN32_FIND_DATAW", "WIN32_FIND_DATAA"),
    ("PROCESSENTRY32W", "PROCESSENTRY32"),
];

/// The lines of the table, each with its name.
static LINES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let lines = STRUCTS.lines().filter(|line| !line.is_empty());
    let mut all = Vec::new();
    for line in lines {
        let (name, text) = line.split_once(": ").expect("a line has a name");
        all.push((name, text));
        if let Some((_, twin)) = TWINS.iter().find(|(wide, _)| *wide == name) {
            let text = text.replace("LPWSTR", "LPSTR").replace("WCHAR[", "CHAR[");
            all.push((twin, &*text.replace("STARTUPINFOW", "STARTUPINFOA").leak()));
        }
    }
    // A structure of the table that is not written out lies as its kinds say.
    for row in calls::STRUCTS.iter().filter(|row| !OTHERS.contains(&row.name)) {
        let name = row.name;
        if !all.iter().any(|(other, _)| *other == name) {
            all.push((name, &*derived(row).leak()));
        }
    }
    all
});

/// Structures of the table that stand for something else in C.
const OTHERS: &[&str] = &[
    "ATTRIBUTE_LIST",
    "BOUNDARY_DESCRIPTOR",
    "FILE_RENAME_INFO_EX",
    "PROCESS_PARAMETERS",
    "PS_ATTRIBUTE_LIST",
];

/// The line of a structure, by the kinds of its fields.
fn derived(row: &calls::StructRow) -> String {
    let fields = row.fields.iter().map(|field| {
        let of = match field.kind {
            Kind::Bool | Kind::Unsigned(8) => "UCHAR".to_owned(),
            Kind::Unsigned(16) => "USHORT".to_owned(),
            Kind::Unsigned(64) => "ULONGLONG".to_owned(),
            Kind::Signed(64) => "LARGE_INTEGER".to_owned(),
            Kind::Signed(_) => "LONG".to_owned(),
            Kind::Handle(_) | Kind::Address | Kind::Location | Kind::Routine => "PVOID".to_owned(),
            Kind::Text => "UNICODE_STRING".to_owned(),
            Kind::In(_) | Kind::Out(_) => "PVOID".to_owned(),
            Kind::Bytes => "UCHAR[1]".to_owned(),
            Kind::Struct(row) => row.name.to_owned(),
            Kind::Array(Kind::Struct(row)) => format!("{}[1]", row.name),
            Kind::Array(_) => "ULONG_PTR[1]".to_owned(),
            _ => "ULONG".to_owned(),
        };
        format!("{of} {}", field.name)
    });
    fields.collect::<Vec<_>>().join("; ")
}

/// A layout that is read when it is first asked for, since others may be needed for it.
type Later = LazyLock<Layout, Box<dyn FnOnce() -> Layout + Send>>;

static LAYOUTS: LazyLock<Vec<(&str, Later)>> = LazyLock::new(|| {
    let lines = LINES.iter();
    lines
        .map(|(name, text)| {
            let read: Box<dyn FnOnce() -> Layout + Send> = Box::new(|| read(name, text));
            (*name, LazyLock::new(read))
        })
        .collect()
});

/// All layouts, each behind those that it contains.
pub fn layouts() -> impl Iterator<Item = &'static Layout> {
    LAYOUTS.iter().map(|(_, layout)| &**layout)
}

/// The layout of a name.
pub fn find(name: &str) -> Option<&'static Layout> {
    LAYOUTS.iter().find(|(other, _)| *other == name).map(|(_, layout)| &**layout)
}

/// Reads a line of the table.
fn read(name: &'static str, text: &'static str) -> Layout {
    let (mut at, mut align) = (0, 1);
    let mut fields = Vec::new();
    for text in text.split("; ") {
        let mut names = text.split(" | ").map(|one| one.rsplit_once(' ').expect("a type"));
        let (of, field) = names.next().expect("a field");
        let also = names.next();
        let (mut size, mut multiple) = types::measure(of);
        if let Some((of, _)) = also {
            let (wide, coarse) = types::measure(of);
            (size, multiple) = (size.max(wide), multiple.max(coarse));
        }
        at = u32::next_multiple_of(at, multiple);
        fields.push(Field { name: field, of, also, at, size });
        at += size;
        align = align.max(multiple);
    }
    Layout { name, size: at.next_multiple_of(align), align, fields }
}

/// The type of an element of a field, and how many there are of it.
pub fn elements(field: &Field) -> (&'static str, u32) {
    match types::shape(field.of) {
        Shape::Array(of, count) => (of, count),
        _ => (field.of, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layouts_have_the_sizes_of_their_rows() {
        let mut wrong = Vec::new();
        for row in calls::STRUCTS.iter().filter(|row| !OTHERS.contains(&row.name)) {
            let layout = find(row.name).expect("what is not written out is derived");
            let header = layout.open_end().map(|field| field.at);
            let whole = header.map(|at| at.next_multiple_of(8));
            // The reference to the bytes behind it makes this one 8 bytes longer in the table.
            let peek = row.name == "FILE_PIPE_PEEK_BUFFER";
            if !peek && ![Some(layout.size), header, whole].contains(&Some(row.size)) {
                let cure = "write it out in layouts.rs";
                wrong.push(format!("{}: {} in C, {}: {cure}", row.name, layout.size, row.size));
            }
        }
        assert_eq!(wrong, [""; 0]);
    }

    #[test]
    fn the_blocks_of_threads_and_processes_are_where_windows_has_them() {
        let at = |name: &str, field: &str| {
            find(name).and_then(|layout| layout.field(field)).map(|field| field.at)
        };
        assert_eq!(at("TEB", "ClientId"), Some(0x40));
        assert_eq!(at("TEB", "ProcessEnvironmentBlock"), Some(0x60));
        assert_eq!(at("TEB", "LastErrorValue"), Some(0x68));
        assert_eq!(at("PEB", "ProcessParameters"), Some(0x20));
        assert_eq!(at("PEB", "SessionId"), Some(0x2C0));
        assert_eq!(at("RTL_USER_PROCESS_PARAMETERS", "CommandLine"), Some(0x70));
        assert_eq!(at("RTL_USER_PROCESS_PARAMETERS", "Environment"), Some(0x80));
    }
}
