//! The C form of each call: its prototype, parameter by parameter.
//!
//! What the kind of a parameter does not say (which pointer type, how wide a mask) stands in
//! [`crate::overrides`].

use std::sync::LazyLock;

use calls::{Kind, Layer, ParamRow, Row, RowId};

use crate::overrides::{BESIDE, PARAMETERS, RETURNS};

/// A call as C declares it.
#[derive(Clone, Debug)]
pub struct Form {
    /// The name under which it is exported.
    pub name: String,
    /// The row that answers it.
    pub id: RowId,
    /// Whether its texts are of bytes: the twin of a call whose name ends in `W`.
    pub ansi: bool,
    /// The parameters in order, as many as the row has.
    pub params: Vec<Param>,
    /// The type of what it returns.
    pub returns: &'static str,
}

/// A parameter as C declares it.
#[derive(Clone, Debug)]
pub struct Param {
    /// Its name.
    pub name: String,
    /// Its type.
    pub of: &'static str,
}

impl Form {
    /// The row that answers it.
    pub fn row(&self) -> &'static Row {
        calls::row(self.id)
    }
}

/// The C forms of all rows, in the order of the table; the twin for bytes behind that for UTF-16.
pub fn forms() -> &'static [Form] {
    static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
        let mut all = Vec::new();
        for (id, row) in calls::rows().filter(|(_, row)| !BESIDE.contains(&row.name)) {
            all.push(form(id, row, row.name.to_owned(), false));
            if let Some(name) = ansi_name(id, row) {
                all.push(form(id, row, name, true));
            }
        }
        all
    });
    &FORMS
}

/// The name of the twin of a call whose texts are of bytes.
fn ansi_name(id: RowId, row: &Row) -> Option<String> {
    let short = row.name.strip_suffix('W').filter(|_| id.layer == Layer::Win32)?;
    // The calls about snapshots have nothing where others have an A.
    let plain = short.starts_with("Process32") || short.starts_with("Module32");
    Some(if plain { short.to_owned() } else { format!("{short}A") })
}

fn form(id: RowId, row: &'static Row, name: String, ansi: bool) -> Form {
    let params = row.params.iter().map(|param| {
        let of = parameter_type(id.layer, row, param);
        let name = match id.layer {
            Layer::Win32 => param.name.to_owned(),
            Layer::Nt => camel_case(param.name),
        };
        Param { name, of: if ansi { ansi_type(of) } else { of } }
    });
    let returns = RETURNS.iter().find(|(call, _)| *call == row.name).map(|(_, of)| *of);
    let returns = returns.unwrap_or_else(|| return_type(id.layer, row.returns));
    let returns = if ansi { ansi_type(returns) } else { returns };
    Form { name, id, ansi, params: params.collect(), returns }
}

/// `event_handle` as Windows writes it: `EventHandle`.
fn camel_case(name: &str) -> String {
    let parts = name.split('_').map(|part| {
        let mut letters = part.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    });
    parts.collect()
}

/// The type of bytes that takes the place of a type of UTF-16.
fn ansi_type(of: &'static str) -> &'static str {
    match of {
        "LPCWSTR" => "LPCSTR",
        "LPWSTR" => "LPSTR",
        "LPWCH" => "LPCH",
        "LPSTARTUPINFOW" => "LPSTARTUPINFOA",
        "LPWIN32_FIND_DATAW" => "LPWIN32_FIND_DATAA",
        "LPPROCESSENTRY32W" => "LPPROCESSENTRY32",
        other => other,
    }
}

fn parameter_type(layer: Layer, row: &Row, param: &ParamRow) -> &'static str {
    let own = PARAMETERS.iter().find(|(call, name, _)| *call == row.name && *name == param.name);
    let any = || PARAMETERS.iter().find(|(call, name, _)| *call == "*" && *name == param.name);
    if let Some((.., of)) = own.or_else(any) {
        return of;
    }
    match (layer, param.kind) {
        (_, Kind::In(to)) => pointer_type(layer, to, true),
        (_, Kind::Out(to) | Kind::InOut(to) | Kind::Shared(to)) => pointer_type(layer, to, false),
        (_, kind) => value_type(layer, kind),
    }
}

/// The type of a number that is passed by value.
fn value_type(layer: Layer, kind: &Kind) -> &'static str {
    let native = layer == Layer::Nt;
    match kind {
        Kind::Bool if native => "BOOLEAN",
        Kind::Bool => "BOOL",
        Kind::Unsigned(8) => "BYTE",
        Kind::Unsigned(16) => "WORD",
        Kind::Unsigned(64) => "SIZE_T",
        Kind::Signed(64) => "LARGE_INTEGER",
        Kind::Signed(_) => "LONG",
        Kind::Address | Kind::Location | Kind::Routine => "PVOID",
        Kind::Watched => "volatile VOID*",
        Kind::Handle(_) => "HANDLE",
        Kind::Access(_) if native => "ACCESS_MASK",
        Kind::Status => "NTSTATUS",
        _ if native => "ULONG",
        _ => "DWORD",
    }
}

/// The type of a pointer to something of a kind.
fn pointer_type(layer: Layer, to: &Kind, reads: bool) -> &'static str {
    let native = layer == Layer::Nt;
    match to {
        Kind::Text if native => "PUNICODE_STRING",
        Kind::Text if reads => "LPCWSTR",
        Kind::Text => "LPWSTR",
        Kind::Bytes if native || !reads => "PVOID",
        Kind::Bytes => "LPCVOID",
        Kind::Any => "PVOID",
        Kind::Struct(row) => structure_pointer(layer, row.name),
        Kind::Array(of) => match of {
            Kind::Handle(_) => "const HANDLE*",
            Kind::Struct(row) => structure_pointer(layer, row.name),
            _ => "PVOID",
        },
        Kind::Bool if native => "PBOOLEAN",
        Kind::Bool => "PBOOL",
        Kind::Unsigned(64) => "PSIZE_T",
        Kind::Signed(64) => "PLARGE_INTEGER",
        Kind::Signed(_) => "PLONG",
        Kind::Address => "PVOID*",
        Kind::Handle(_) => "PHANDLE",
        Kind::Access(_) if native => "PACCESS_MASK",
        Kind::Status => "PNTSTATUS",
        _ if native => "PULONG",
        _ => "LPDWORD",
    }
}

/// A pointer to a structure, as the header declares it.
fn structure_pointer(layer: Layer, name: &str) -> &'static str {
    static NAMES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
        let all = calls::STRUCTS.iter().map(|row| row.name);
        all.map(|name| (format!("LP{name}"), format!("P{name}"))).collect()
    });
    let found = NAMES.iter().find(|(long, _)| &long[2..] == name).expect("a row has a structure");
    match layer {
        Layer::Win32 if !name.starts_with("TOKEN_") => &found.0,
        _ => &found.1,
    }
}

fn return_type(layer: Layer, kind: &Kind) -> &'static str {
    match kind {
        Kind::Void => "void",
        Kind::Text => "LPWSTR",
        Kind::In(_) => "HANDLE",
        Kind::Address => "LPVOID",
        kind => value_type(layer, kind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(name: &str) -> String {
        let form = forms().iter().find(|form| form.name == name).expect("it has a C form");
        let params: Vec<_> =
            form.params.iter().map(|param| format!("{} {}", param.of, param.name)).collect();
        format!("{} {}({})", form.returns, form.name, params.join(", "))
    }

    #[test]
    fn prototypes_are_those_of_windows() {
        for line in [
            "HANDLE CreateEventA(LPSECURITY_ATTRIBUTES lpEventAttributes, BOOL bManualReset, \
             BOOL bInitialState, LPCSTR lpName)",
            "NTSTATUS NtCreateEvent(PHANDLE EventHandle, ACCESS_MASK DesiredAccess, \
             POBJECT_ATTRIBUTES ObjectAttributes, ULONG EventType, BOOLEAN InitialState)",
            "BOOL ReadFile(HANDLE hFile, PVOID lpBuffer, DWORD nNumberOfBytesToRead, \
             LPDWORD lpNumberOfBytesRead, LPOVERLAPPED lpOverlapped)",
            "LPSTR GetCommandLineA()",
            "BOOL QueueUserAPC2(PAPCFUNC ApcRoutine, HANDLE Thread, ULONG_PTR Data, DWORD Flags)",
            "BOOL SetThreadPriority(HANDLE hThread, INT nPriority)",
        ] {
            let name = line.split_once('(').expect("a prototype").0;
            let name = name.rsplit_once(' ').expect("a type stands before the name").1;
            assert_eq!(shown(name), line);
        }
    }

    #[test]
    fn every_type_of_a_prototype_has_a_shape() {
        for form in forms() {
            for param in &form.params {
                crate::types::shape(param.of);
            }
            crate::types::shape(form.returns);
        }
    }
}
