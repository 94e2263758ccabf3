//! The basic types of Windows on x64: what each name stands for in memory.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a C type consists of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A number of so many bytes, with or without a sign.
    Int(u32, bool),
    /// A pointer to a type of this name; `void` for any.
    Pointer(&'static str),
    /// A pointer to a routine.
    Routine,
    /// A structure of the table of layouts.
    Struct(&'static str),
    /// So many of a type one after the other.
    Array(&'static str, u32),
    /// Nothing: only as what a call returns.
    Void,
}

/// Names of one shape: how wide, whether signed, and the names.
const NUMBERS: &[(u32, bool, &str)] = &[
    (1, false, "BYTE UCHAR BOOLEAN"),
    (1, true, "CHAR"),
    (2, false, "WORD USHORT WCHAR SECURITY_DESCRIPTOR_CONTROL"),
    (2, true, "SHORT"),
    (4, false, "DWORD ULONG UINT ACCESS_MASK SECURITY_INFORMATION"),
    (4, true, "LONG INT BOOL NTSTATUS"),
    (8, false, "ULONG64 ULONGLONG ULONG_PTR DWORD_PTR UINT_PTR SIZE_T DWORD64"),
    (8, true, "LONGLONG LONG_PTR LARGE_INTEGER"),
    // Two halves in C, and one number here.
    (8, false, "LUID"),
];

/// Names of pointers, and what they point to.
const POINTERS: &[(&str, &str)] = &[
    ("HANDLE", "void"),
    ("HLOCAL", "void"),
    ("HMODULE", "void"),
    ("HWINSTA", "void"),
    ("HDESK", "void"),
    ("HKEY", "void"),
    ("PVOID", "void"),
    ("LPVOID", "void"),
    ("LPCVOID", "void"),
    ("PSID", "SID"),
    ("PACL", "ACL"),
    ("PSECURITY_DESCRIPTOR", "SECURITY_DESCRIPTOR"),
    ("LPWSTR", "WCHAR"),
    ("PWSTR", "WCHAR"),
    ("LPCWSTR", "WCHAR"),
    ("LPWCH", "WCHAR"),
    ("LPSTR", "CHAR"),
    ("LPCSTR", "CHAR"),
    ("LPCH", "CHAR"),
    ("PHANDLE", "HANDLE"),
    ("LPHANDLE", "HANDLE"),
    ("const HANDLE*", "HANDLE"),
    ("LPOVERLAPPED*", "LPOVERLAPPED"),
    ("PVOID*", "PVOID"),
    ("LPVOID*", "LPVOID"),
    ("LPDWORD", "DWORD"),
    ("PDWORD", "DWORD"),
    ("LPLONG", "LONG"),
    ("PLONG", "LONG"),
    ("PULONG", "ULONG"),
    ("PUSHORT", "USHORT"),
    ("PBYTE", "BYTE"),
    ("LPBYTE", "BYTE"),
    ("PBOOL", "BOOL"),
    ("LPBOOL", "BOOL"),
    ("PBOOLEAN", "BOOLEAN"),
    ("PSIZE_T", "SIZE_T"),
    ("PULONG_PTR", "ULONG_PTR"),
    ("PLARGE_INTEGER", "LARGE_INTEGER"),
    ("const LARGE_INTEGER*", "LARGE_INTEGER"),
    ("PACCESS_MASK", "ACCESS_MASK"),
    ("PNTSTATUS", "NTSTATUS"),
    ("PLUID", "LUID"),
    ("PHKEY", "HKEY"),
    ("LPCRITICAL_SECTION", "RTL_CRITICAL_SECTION"),
    ("PSRWLOCK", "PVOID"),
    ("PCONDITION_VARIABLE", "PVOID"),
    ("PINIT_ONCE", "PVOID"),
    ("LPINIT_ONCE", "PVOID"),
    ("volatile VOID*", "void"),
    ("LPPROC_THREAD_ATTRIBUTE_LIST", "void"),
    ("PPS_ATTRIBUTE_LIST", "void"),
];

/// Names of pointers to routines.
const ROUTINES: &str = "LPTHREAD_START_ROUTINE PUSER_THREAD_START_ROUTINE PAPCFUNC \
    PTIMERAPCROUTINE LPOVERLAPPED_COMPLETION_ROUTINE PIO_APC_ROUTINE PTIMER_APC_ROUTINE \
    PPS_APC_ROUTINE";

static NAMES: LazyLock<BTreeMap<&str, Shape>> = LazyLock::new(|| {
    let mut all = BTreeMap::from([("void", Shape::Void), ("VOID", Shape::Void)]);
    for (bytes, signed, names) in NUMBERS {
        all.extend(names.split_whitespace().map(|name| (name, Shape::Int(*bytes, *signed))));
    }
    all.extend(POINTERS.iter().map(|(name, to)| (*name, Shape::Pointer(to))));
    all.extend(ROUTINES.split_whitespace().map(|name| (name, Shape::Routine)));
    all
});

/// The shape of a type.
///
/// # Panics
/// There is no such type: the tables of this crate name one that they do not have.
pub fn shape(name: &'static str) -> Shape {
    if let Some(found) = NAMES.get(name) {
        return found.clone();
    }
    if let Some((of, count)) = name.strip_suffix(']').and_then(|name| name.split_once('[')) {
        return Shape::Array(of, count.parse().expect("an array has a number of elements"));
    }
    if let Some(layout) = crate::layout::find(name) {
        return Shape::Struct(layout.name);
    }
    let to = name.strip_prefix("LP").and_then(crate::layout::find);
    match to.or_else(|| name.strip_prefix('P').and_then(crate::layout::find)) {
        Some(layout) => Shape::Pointer(layout.name),
        None => panic!("{name} is no type"),
    }
}

/// The size of a type, and the multiple of which its address is.
pub fn measure(name: &'static str) -> (u32, u32) {
    match shape(name) {
        Shape::Int(..) if name == "LUID" => (8, 4),
        Shape::Int(bytes, _) => (bytes, bytes),
        Shape::Pointer(_) | Shape::Routine => (8, 8),
        Shape::Struct(name) => {
            let layout = crate::layout::find(name).expect("a shape names a layout");
            (layout.size, layout.align)
        }
        Shape::Array(of, count) => {
            let (size, align) = measure(of);
            (size * count, align)
        }
        Shape::Void => (0, 1),
    }
}
