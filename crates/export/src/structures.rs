//! Structures: which of them a program can have, and how it prints them.

use std::fmt::Write;

use calls::{Kind, StructRow};

use crate::types::{parameter, printer};

/// Those of the headers of Win32 whose fields are as in the table of calls.
const OF_WIN32: &[&str] = &[
    "SECURITY_ATTRIBUTES",
    "PROCESS_INFORMATION",
    "STARTUPINFOW",
    "OVERLAPPED",
    "OVERLAPPED_ENTRY",
    "FILETIME",
    "STARTUPINFOEXW",
    "IO_COUNTERS",
    "JOBOBJECT_BASIC_LIMIT_INFORMATION",
    "JOBOBJECT_EXTENDED_LIMIT_INFORMATION",
    "JOBOBJECT_BASIC_ACCOUNTING_INFORMATION",
    "JOBOBJECT_BASIC_UI_RESTRICTIONS",
    "JOBOBJECT_END_OF_JOB_TIME_INFORMATION",
    "SECURITY_QUALITY_OF_SERVICE",
];

/// Those of the system services, which a program declares itself.
const OF_NT: &[&str] = &[
    "UNICODE_STRING",
    "OBJECT_ATTRIBUTES",
    "CLIENT_ID",
    "IO_STATUS_BLOCK",
    "OBJECT_BASIC_INFORMATION",
    "OBJECT_HANDLE_FLAG_INFORMATION",
    "EVENT_BASIC_INFORMATION",
    "MUTANT_BASIC_INFORMATION",
    "SEMAPHORE_BASIC_INFORMATION",
    "TIMER_BASIC_INFORMATION",
    "IO_COMPLETION_BASIC_INFORMATION",
    "SECTION_BASIC_INFORMATION",
    "THREAD_BASIC_INFORMATION",
    "PROCESS_BASIC_INFORMATION",
    "KERNEL_USER_TIMES",
    "FILE_COMPLETION_INFORMATION",
    "FILE_IO_COMPLETION_INFORMATION",
    "FILE_PIPE_INFORMATION",
    "FILE_PIPE_LOCAL_INFORMATION",
];

/// Whether a field is one of the numbers that Win32 wraps: a LARGE_INTEGER.
pub(crate) fn is_large(row: &StructRow, kind: &Kind) -> bool {
    OF_WIN32.contains(&row.name) && *kind == Kind::Signed(64)
}

/// The name of a structure, if programs can have it.
pub(crate) fn name(row: &StructRow) -> Option<&'static str> {
    OF_WIN32.iter().chain(OF_NT).find(|name| **name == row.name).copied()
}

/// The declaration of a structure that the headers of Win32 do not have, after those it contains.
pub(crate) fn declaration(row: &'static StructRow) -> Option<String> {
    OF_NT.contains(&row.name).then_some(())?;
    match row.name {
        "UNICODE_STRING" => {
            return Some(declare(row.name, &["USHORT Length, MaximumLength", "WCHAR *Buffer"]));
        }
        "OBJECT_ATTRIBUTES" => {
            let fields = [
                "ULONG Length",
                "HANDLE RootDirectory",
                "UNICODE_STRING *ObjectName",
                "ULONG Attributes",
                "void *SecurityDescriptor, *SecurityQualityOfService",
            ];
            return Some(declare(row.name, &fields));
        }
        _ => {}
    }
    let fields = row.fields.iter().map(|field| match field.kind {
        Kind::Struct(inner) => Some(format!("{} {}", name(inner)?, field.name)),
        // Ids are as wide as handles in structures of the system services.
        Kind::Id => Some(format!("ULONG_PTR {}", field.name)),
        kind => match parameter(kind) {
            "void *" => Some(format!("void *{}", field.name)),
            of => Some(format!("{of} {}", field.name)),
        },
    });
    let fields: Option<Vec<String>> = fields.collect();
    let fields = fields?;
    let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
    Some(declare(row.name, &fields))
}

fn declare(name: &str, fields: &[&str]) -> String {
    let mut text = String::from("typedef struct {\n");
    for field in fields {
        let _ = writeln!(text, "    {field};");
    }
    let _ = writeln!(text, "}} {name};");
    text
}

/// The lines that print the fields of a structure.
pub(crate) fn print_fields(row: &'static StructRow, value: &str, indent: &str, out: &mut String) {
    for (at, field) in row.fields.iter().enumerate() {
        // Its own size says nothing where it is right.
        if row.size_field == Some(at) {
            continue;
        }
        let mut place = format!("{value}.{}", field.name);
        if is_large(row, field.kind) {
            place.push_str(".QuadPart");
        }
        match field.kind {
            Kind::Struct(inner) => {
                let _ = writeln!(out, "{indent}field_begin(\"{}\");", field.name);
                print_fields(inner, &place, indent, out);
                let _ = writeln!(out, "{indent}field_end();");
            }
            Kind::Id if OF_NT.contains(&row.name) => {
                let _ = writeln!(out, "{indent}field_number(\"{}\", {place});", field.name);
            }
            // Win32 has unions and other types in these places.
            Kind::Status if row.name == "OVERLAPPED" || row.name == "OVERLAPPED_ENTRY" => {
                let _ = writeln!(out, "{indent}field_status(\"{}\", (LONG){place});", field.name);
            }
            kind => {
                let Some((how, _)) = printer(kind).filter(|(how, _)| *how != "text") else {
                    continue;
                };
                let how = match how {
                    "wait" | "error" => "number",
                    how => how,
                };
                let _ = writeln!(out, "{indent}field_{how}(\"{}\", {place});", field.name);
            }
        }
    }
}
