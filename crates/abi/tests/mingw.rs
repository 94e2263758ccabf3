//! The header and the headers of mingw-w64 agree about every constant, size and offset that both
//! have. Where its compiler is missing this says so and passes, unless `OBSIM_C_COMPILER` is set to
//! `required`.

use std::process::Command;

const COMPILER: &str = "x86_64-w64-mingw32-gcc";

/// What mingw-w64 declares in another way: structures that it shows the beginning of, and a mask
/// that Windows 10 has made larger.
const OTHERWISE: &[&str] = &[
    "sizeof PEB",
    "PEB.Reserved2",
    "sizeof RTL_USER_PROCESS_PARAMETERS",
    "sizeof TEB",
    "JOB_OBJECT_ALL_ACCESS",
    // As Microsoft's page of GetQueueStatus has them: without touch and pointer.
    "QS_INPUT",
    "QS_ALLEVENTS",
    "QS_ALLINPUT",
];

/// The checks as C: one for each assertion and each constant of the header.
fn checks(header: &str) -> Vec<String> {
    let mut checks = Vec::new();
    for line in header.lines() {
        if let Some((of, size)) = line
            .strip_prefix("OBSIM_ASSERT(sizeof(")
            .and_then(|rest| rest.strip_suffix(");")?.split_once(") == "))
        {
            checks.push(format!("_Static_assert(sizeof({of}) == {size}, \"sizeof {of}\");"));
        } else if let Some(rest) = line.strip_prefix("OBSIM_AT(") {
            let parts: Vec<&str> = rest.trim_end_matches(");").split(", ").collect();
            if let [of, field, at] = parts[..] {
                let place = format!("__builtin_offsetof({of}, {field})");
                checks.push(format!("_Static_assert({place} == {at}, \"{of}.{field}\");"));
            }
        } else if let Some((name, value)) =
            line.strip_prefix("#define ").and_then(|rest| rest.split_once(' '))
            && is_number(value)
        {
            let value = value.replace("NTSTATUS", "LONG");
            let same = format!("(ULONG)({name}) == (ULONG)({value})");
            checks.push(format!("#ifdef {name}\n_Static_assert({same}, \"{name}\");\n#endif"));
        }
    }
    checks
}

/// Whether what stands behind a name is a number and nothing else.
fn is_number(value: &str) -> bool {
    let rest = value.replace("((NTSTATUS)", "").replace("((DWORD)", "");
    let rest = rest.trim_matches(['(', ')', '-']).trim_end_matches("ULL");
    let digits = rest.strip_prefix("0x").unwrap_or(rest);
    !digits.is_empty() && digits.chars().all(|letter| letter.is_ascii_hexdigit())
}

#[test]
fn the_header_agrees_with_that_of_mingw() {
    if !Command::new(COMPILER).arg("--version").output().is_ok_and(|out| out.status.success()) {
        let required = std::env::var("OBSIM_C_COMPILER").is_ok_and(|value| value == "required");
        assert!(!required, "{COMPILER} is required here and is missing");
        println!("{COMPILER} is missing on this machine: nothing is compared");
        return;
    }
    let checks = checks(&abi::header::header());
    let count = checks.len();
    assert!(count > 1500, "only {count} checks were found in the header");
    let source = format!(
        "#define WIN32_NO_STATUS\n#include <windows.h>\n#undef WIN32_NO_STATUS\n\
         #include <ntstatus.h>\n#include <winternl.h>\n#include <tlhelp32.h>\n{}\n",
        checks.join("\n")
    );
    let path = std::env::temp_dir().join(format!("obsim-mingw-{}.c", std::process::id()));
    std::fs::write(&path, source).expect("the host has room for a file");
    let output = Command::new(COMPILER)
        .args(["-std=gnu11", "-fsyntax-only", "-fmax-errors=0", "-w"])
        .arg(&path)
        .output()
        .expect("it was there a moment ago");
    std::fs::remove_file(&path).expect("the file is ours");
    let said = String::from_utf8_lossy(&output.stderr);
    let errors: Vec<&str> = said.lines().filter(|line| line.contains("error: ")).collect();
    // What mingw-w64 does not declare is an error of another kind.
    let different: Vec<&str> = errors
        .iter()
        .filter_map(|line| line.split_once("static assertion failed: \"")?.1.strip_suffix('"'))
        .filter(|what| !OTHERWISE.contains(what))
        .collect();
    assert_eq!(different, [""; 0]);
    assert!(errors.len() < count / 2, "mingw-w64 knows too little: {} of {count}", errors.len());
}
