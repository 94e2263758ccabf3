//! The header: everything a C or C++ program needs to call obsim, and nothing else.

use std::fmt::Write;

use crate::forms::forms;
use crate::layout::{Field, Layout, elements, layouts};
use crate::layouts::DECLARED;

/// The header as text.
pub fn header() -> String {
    let mut out = String::from(
        "/* Windows' calls as obsim answers them. Printed by `cargo xtask gen`: do not edit. */\n\
         #ifndef OBSIM_H\n#define OBSIM_H\n\n",
    );
    out += include_str!("preamble.h");
    // Fields that are called as a function is follow its name, as they do on Windows.
    out += "\n/* Names without a letter at their end. */\n#ifdef UNICODE\n";
    renames(&mut out, "W");
    out += "#else\n";
    renames(&mut out, "A");
    out += "#endif\n\n/* Structures. */\n";
    layouts().for_each(|layout| structure(&mut out, layout));
    out += "\n/* Constants. */\n";
    constants(&mut out);
    out += "\n";
    out += include_str!("after.h");
    out += "\n/* The calls of the table. */\n";
    prototypes(&mut out);
    out += "\n";
    assertions(&mut out);
    out += "\n#ifdef UNICODE\n";
    type_renames(&mut out, "W");
    out += "#else\n";
    type_renames(&mut out, "A");
    out += "#endif\n\n#ifdef __cplusplus\n}\n#endif\n\n#endif\n";
    out
}

/// A name behind its type.
fn declared(field: &Field, of: &'static str, name: &str) -> String {
    match of.split_once('[') {
        Some((of, count)) if field.of == of => format!("{of} {name}[{count}"),
        Some((of, count)) => format!("{of} {name}[{count}"),
        None => format!("{of} {name}"),
    }
}

fn structure(out: &mut String, layout: &Layout) {
    let name = layout.name;
    let _ = writeln!(out, "typedef struct _{name} {{");
    match DECLARED.iter().find(|(other, _)| *other == name) {
        Some((_, text)) => *out += text,
        None => layout.fields.iter().for_each(|field| member(out, field)),
    }
    // A PSID and a PSECURITY_DESCRIPTOR point to anything.
    let pointers = match name {
        "SID" | "SECURITY_DESCRIPTOR" => format!("*PI{name}"),
        "TEB" | "PEB" => format!("*P{name}"),
        _ => format!("*P{name}, *LP{name}"),
    };
    let _ = writeln!(out, "}} {name}, {pointers};\n");
}

fn member(out: &mut String, field: &Field) {
    let own = declared(field, field.of, field.name);
    let _ = match field.also {
        None => writeln!(out, "    {own};"),
        Some((of, name)) => {
            let also = declared(field, of, name);
            writeln!(out, "    __extension__ union {{\n        {own};\n        {also};\n    }};")
        }
    };
}

/// Types of Windows for groups that consist of enumerators.
const ENUMERATIONS: &[(&str, &str)] = &[
    ("PROCESS_INFORMATION_CLASS", "PROCESSINFOCLASS"),
    ("THREAD_INFORMATION_CLASS", "THREADINFOCLASS"),
    ("JOB_INFORMATION_CLASS", "JOBOBJECTINFOCLASS"),
    ("IMPERSONATION_LEVEL", "SECURITY_IMPERSONATION_LEVEL"),
];

/// Constants that the text above declares already, and groups of other worlds.
const LEFT_OUT: &[&str] = &["NULL", "TRUE", "FALSE", "INVALID_HANDLE_VALUE", "INVALID_SOCKET"];

fn constants(out: &mut String) {
    for group in nt::constants::groups() {
        let names = nt::constants::flags(group);
        let is_first = |name: &str| nt::constant(name).is_some_and(|found| found.group == group);
        let names: Vec<_> =
            names.iter().filter(|(name, _)| is_first(name) && !LEFT_OUT.contains(name)).collect();
        if names.iter().any(|(name, _)| name.contains(|c: char| c.is_ascii_lowercase())) {
            let found = ENUMERATIONS.iter().find(|(other, _)| *other == group);
            let of = found.map_or(group, |(_, of)| *of);
            let _ = writeln!(out, "typedef enum _{of} {{");
            names.iter().for_each(|(name, value)| {
                let _ = writeln!(out, "    {name} = {value},");
            });
            out.truncate(out.len() - 2);
            let _ = writeln!(out, "\n}} {of};");
            continue;
        }
        for (name, value) in names {
            let _ = writeln!(out, "#define {name} {}", number(group, *value));
        }
    }
    let mut rest: Vec<_> = nt::constant_names().filter_map(nt::constant).collect();
    rest.retain(|constant| matches!(constant.group, "ACCESS" | "STATUS" | "ERROR"));
    for constant in rest {
        let _ =
            writeln!(out, "#define {} {}", constant.name, number(constant.group, constant.bits()));
    }
}

fn number(group: &str, value: u64) -> String {
    match group {
        "STATUS" => format!("((NTSTATUS)0x{value:08X})"),
        "HKEY" => format!("((HKEY)(ULONG_PTR)((LONG)0x{:08X}))", value as u32),
        "STD_HANDLE" => format!("((DWORD){})", value as i64),
        "ERROR" => value.to_string(),
        _ if (value as i64) < 0 => format!("({})", value as i64),
        _ if value > u64::from(u32::MAX) => format!("0x{value:X}ULL"),
        _ => format!("0x{value:X}"),
    }
}

fn prototypes(out: &mut String) {
    for form in forms() {
        let line = format!("{} {}(", form.returns, form.name);
        let params: Vec<String> =
            form.params.iter().map(|param| format!("{} {}", param.of, param.name)).collect();
        let rest = if params.is_empty() { "void".to_owned() } else { params.join(", ") };
        let whole = format!("{line}{rest});");
        if whole.len() <= 100 {
            let _ = writeln!(out, "{whole}");
            continue;
        }
        *out += &line;
        let mut column = line.len();
        for (at, param) in params.iter().enumerate() {
            let end = if at + 1 == params.len() { ");" } else { "," };
            if column + param.len() + 3 > 100 {
                out.truncate(out.trim_end().len());
                *out += "\n    ";
                column = 4;
            }
            let _ = write!(out, "{param}{end} ");
            column += param.len() + end.len() + 1;
        }
        out.truncate(out.trim_end().len());
        *out += "\n";
    }
    *out += "\n/* The other names of system services. */\n";
    for form in forms() {
        if let Some(rest) = form.name.strip_prefix("Nt") {
            let _ = writeln!(out, "#define Zw{rest} Nt{rest}");
        }
    }
    *out += "#define HasOverlappedIoCompleted(lpOverlapped) \\\n    \
             (((DWORD)(lpOverlapped)->Internal) != 0x103)\n";
}

/// The names without a letter at their end.
fn renames(out: &mut String, letter: &str) {
    for form in forms().iter().filter(|form| form.ansi) {
        let wide = form.row().name;
        let short = &wide[..wide.len() - 1];
        let name = if letter == "W" { wide } else { form.name.as_str() };
        if form.name != short {
            let _ = writeln!(out, "#define {short} {name}");
        }
    }
    let _ = writeln!(out, "#define GetModuleHandle GetModuleHandle{letter}");
    let _ = writeln!(out, "#define FreeEnvironmentStrings FreeEnvironmentStrings{letter}");
}

/// The types that follow the same rule, and the calls whose other form has no letter.
fn type_renames(out: &mut String, letter: &str) {
    for short in ["STARTUPINFO", "STARTUPINFOEX", "WIN32_FIND_DATA"] {
        for pointer in ["", "LP"] {
            let _ = writeln!(out, "#define {pointer}{short} {pointer}{short}{letter}");
        }
    }
    if letter == "W" {
        for name in ["PROCESSENTRY32", "LPPROCESSENTRY32", "Process32First", "Process32Next"] {
            let _ = writeln!(out, "#define {name} {name}W");
        }
    }
}

fn assertions(out: &mut String) {
    *out += "#ifdef __cplusplus\n#define OBSIM_ASSERT(what) static_assert(what, #what)\n#else\n\
             #define OBSIM_ASSERT(what) _Static_assert(what, #what)\n#endif\n\
             #define OBSIM_AT(of, field, at) OBSIM_ASSERT(__builtin_offsetof(of, field) == at)\n";
    for (name, size) in [
        ("BYTE", 1),
        ("BOOLEAN", 1),
        ("WCHAR", 2),
        ("WORD", 2),
        ("DWORD", 4),
        ("LONG", 4),
        ("ULONG", 4),
        ("BOOL", 4),
        ("NTSTATUS", 4),
        ("HANDLE", 8),
        ("ULONG_PTR", 8),
        ("SIZE_T", 8),
        ("LARGE_INTEGER", 8),
        ("LUID", 8),
    ] {
        let _ = writeln!(out, "OBSIM_ASSERT(sizeof({name}) == {size});");
    }
    for layout in layouts() {
        let _ = writeln!(out, "OBSIM_ASSERT(sizeof({}) == {});", layout.name, layout.size);
        for field in &layout.fields {
            if layout.name.starts_with("PROCESS_MITIGATION_STRICT") {
                continue;
            }
            let _ = writeln!(out, "OBSIM_AT({}, {}, {});", layout.name, field.name, field.at);
        }
    }
}

/// The types of the elements of a layout, for whoever lists what the header needs.
pub fn element_types(layout: &Layout) -> impl Iterator<Item = &'static str> {
    layout.fields.iter().map(|field| elements(field).0)
}
