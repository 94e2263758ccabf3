//! The program put together: one file that compiles alone.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::statement::{function, number_of};
use crate::structures;
use crate::text::{comment, identifier};
use crate::types::parameter;
use crate::writer::{Writer, spelled};

const HEAD: &str = include_str!("c/head.c");
/// What is the same in every program; one part uses the ones before it.
const RUNTIME: &str = concat!(
    include_str!("c/runtime.c"),
    include_str!("c/printing.c"),
    include_str!("c/blocked.c"),
    include_str!("c/director.c")
);

/// The whole text.
pub(crate) fn program(writer: &Writer<'_, '_>, title: &str) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "/* {}", comment(title));
    out.push_str(BEGINNING);
    declarations(writer, &mut out);
    let mut lines = String::new();
    actors(writer, &mut lines);
    if lines.contains("NTSTATUS") {
        out.push_str("typedef LONG NTSTATUS;\n\n");
    }
    out.push_str(&head(&lines));
    out.push_str(&lines);
    plan(writer, &mut out);
    out.push('\n');
    out.push_str(RUNTIME);
    out
}

const BEGINNING: &str = r#" *
 * Made by obsim from the scenario of that title. Each actor has a function with its lines; each
 * line of the scenario stands above the call that it makes. Compile it with
 *
 *     x86_64-w64-mingw32-gcc -std=c11 -Wall -Wextra -o scenario.exe scenario.c -lntdll
 *     cl /std:c11 /W3 scenario.c
 *
 * and let `obsim compare` say how what it prints differs from what obsim answers.
 */
#define _WIN32_WINNT 0x0A00
#define _CRT_SECURE_NO_WARNINGS
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <sddl.h>
#include <tlhelp32.h>
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#ifdef _MSC_VER
#pragma comment(lib, "advapi32")
#pragma comment(lib, "ntdll")
#endif

"#;

/// The declarations of what the actors use, each under its comment.
fn head(lines: &str) -> String {
    let mut out = String::new();
    let mut comment = None;
    for line in HEAD.lines() {
        let Some((before, _)) = line.split_once('(').filter(|_| line.ends_with(';')) else {
            // The first comment speaks of all of them.
            match out.is_empty() && !line.is_empty() {
                true => out = format!("{line}\n\n"),
                false => comment = Some(line).filter(|line| !line.is_empty()),
            }
            continue;
        };
        let name = before.rsplit([' ', '*']).next().unwrap_or_default();
        if lines.contains(&format!("{name}(")) {
            let told = comment.take().map(|comment| format!("{comment}\n"));
            out.push_str(&told.unwrap_or_default());
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// What the headers lack: constants, structures and system services.
fn declarations(writer: &Writer<'_, '_>, out: &mut String) {
    let mut any = false;
    for name in &writer.constants {
        let Some(constant) = nt::constant(name).filter(|found| !is_of_win32(name, found.group))
        else {
            continue;
        };
        any = true;
        let _ = writeln!(out, "#ifndef {name}\n#define {name} {:#x}\n#endif", constant.bits());
    }
    let structures = writer.structures.iter().filter_map(|row| structures::declaration(row));
    for text in structures {
        let _ = write!(out, "{}{text}", if any { "\n" } else { "" });
        any = true;
    }
    if writer.structures.iter().any(|row| row.name == "UNICODE_STRING") {
        out.push_str("#define NAME(text) \\\n");
        out.push_str("    (&(UNICODE_STRING){ sizeof(text) - 2, sizeof(text), (text) })\n");
    }
    for (name, row) in &writer.native {
        let params: Vec<&str> = row.params.iter().map(|param| parameter(param.kind)).collect();
        let returns = parameter(row.returns);
        let params = if params.is_empty() { "void".to_owned() } else { params.join(", ") };
        let _ = writeln!(out, "__declspec(dllimport) {returns} NTAPI {name}({params});");
        any = true;
    }
    for name in &writer.late {
        if let Some((_, text)) = LATE.iter().find(|(late, _)| late == name) {
            out.push_str(text);
            any = true;
        }
    }
    if any {
        out.push('\n');
    }
}

/// Calls that the import libraries of some compilers lack: they are looked up by name.
pub(crate) const LATE: &[(&str, &str)] = &[(
    "CompareObjectHandles",
    r#"static BOOL compare_object_handles(HANDLE first, HANDLE second)
{
    BOOL (WINAPI *compare)(HANDLE, HANDLE) = NULL;
    FARPROC found = GetProcAddress(GetModuleHandleW(L"kernelbase.dll"), "CompareObjectHandles");
    memcpy(&compare, &found, sizeof found);
    return compare != NULL && compare(first, second);
}
#define CompareObjectHandles compare_object_handles
"#,
)];

/// Whether the headers of Win32 have a constant.
fn is_of_win32(name: &str, group: &str) -> bool {
    let is_of_nt = name.starts_with("OBJ_")
        || name.starts_with("DIRECTORY_")
        || name.starts_with("SYMBOLIC_LINK_")
        || name.starts_with("KEYEDEVENT_")
        || name.starts_with("IO_COMPLETION_")
        || name.starts_with("Process")
        || name.starts_with("Thread")
        || name.starts_with("Object")
        || name.starts_with("FILE_PIPE_")
        || name.starts_with("FSCTL_")
        || name.ends_with("Information")
        || matches!(name, "DUPLICATE_SAME_ATTRIBUTES" | "THREAD_RESUME")
        || matches!(name, "SEMAPHORE_QUERY_STATE" | "EVENT_QUERY_STATE" | "MUTANT_QUERY_STATE")
        || matches!(name, "TIMER_QUERY_STATE" | "JOB_OBJECT_IMPERSONATE");
    let is_of_nt = is_of_nt
        || matches!(
            group,
            "STATUS"
                | "EVENT_TYPE"
                | "TIMER_TYPE"
                | "WAIT_TYPE"
                | "SECTION_INHERIT"
                | "FILE_OPTION"
                | "FILE_DISPOSITION"
                | "CREATION"
        );
    !is_of_nt
}

/// The memory that the processes share, and the functions of the actors.
fn actors(writer: &Writer<'_, '_>, out: &mut String) {
    out.push_str("\n/* The variables of each process. All processes see them. */\n");
    let processes: BTreeSet<&str> =
        writer.variables.keys().map(|(process, _)| process.as_str()).collect();
    for process in &processes {
        let _ = writeln!(out, "static struct {}_variables {{", identifier(process));
        for ((of, name), types) in &writer.variables {
            for (at, kind) in types.iter().enumerate().filter(|_| of == process) {
                let declared = kind.declare(&spelled(name, at)).unwrap_or_default();
                let _ = writeln!(out, "    {declared};");
            }
        }
        let _ = writeln!(out, "}} *{};", identifier(process));
    }
    out.push_str("\nenum {");
    for actor in &writer.actors {
        let _ = write!(out, " {},", number_of(&actor.name));
    }
    out.push_str(" ACTORS };\n");
    for actor in writer.actors.iter().filter(|actor| !actor.is_main()) {
        let _ = writeln!(out, "static DWORD WINAPI {}(void *argument);", function(&actor.name));
    }
    for routine in &writer.routines {
        let _ = writeln!(out, "static DWORD WINAPI {}(void *argument);", identifier(routine));
    }
    for actor in &writer.actors {
        let name = function(&actor.name);
        let _ = writeln!(out, "\n/* {} */", actor.name);
        if actor.is_main() {
            let _ = writeln!(out, "static void {name}(void)\n{{");
        } else {
            let _ = writeln!(out, "static DWORD WINAPI {name}(void *argument)\n{{");
            let _ = writeln!(out, "    (void)argument;");
            let _ = writeln!(out, "    enter({});\n", number_of(&actor.name));
        }
        out.push_str(&actor.body);
        let _ = writeln!(out, "    rest();");
        if !actor.is_main() {
            let _ = writeln!(out, "    return 0;");
        }
        out.push_str("}\n");
    }
    for routine in &writer.routines {
        let name = identifier(routine);
        let _ = writeln!(out, "\n/* A routine that nobody begins. */");
        let _ = writeln!(out, "static DWORD WINAPI {name}(void *argument)\n{{");
        let _ = writeln!(out, "    (void)argument;\n    return 0;\n}}");
    }
    begin(writer, &processes, out);
}

/// The memory of the turns, and how a process begins.
fn begin(writer: &Writer<'_, '_>, processes: &BTreeSet<&str>, out: &mut String) {
    out.push_str(MEMORY);
    for process in processes {
        let name = identifier(process);
        let _ = writeln!(out, "    struct {name}_variables {name};");
    }
    out.push_str("} *memory;\n\nstatic void variables(void)\n{\n");
    for process in processes {
        let name = identifier(process);
        let _ = writeln!(out, "    {name} = &memory->{name};");
    }
    out.push_str("}\n\nstatic void begin(int actor)\n{\n    switch (actor) {\n");
    for actor in writer.actors.iter().filter(|actor| actor.is_main()) {
        let (number, name) = (number_of(&actor.name), function(&actor.name));
        let _ = writeln!(out, "    case {number}: {name}(); break;");
    }
    out.push_str("    default: break;\n    }\n}\n");
}

const MEMORY: &str = r"
/* ------------------------------------------------------------------------------------------------
 * Who acts when.
 * ---------------------------------------------------------------------------------------------- */

/* What the processes share: a place for each actor, whose turn it is, and the variables. */
struct place {
    volatile LONG arrived;        /* how often it has begun */
    volatile LONG line;           /* the line that it has begun and not finished */
    volatile LONG finished;       /* the last one that it has finished */
    volatile LONG late;           /* it was found blocked in its line */
    LONG quiet, dropped;          /* how its results are printed */
    LONG fields;
    DWORD process, thread, error;
    const char *command;
    volatile LONG length, begun;  /* of the text, and of its part before the results */
    char text[64000];
    WCHAR buffer[2000];
};

static struct memory {
    DWORD director;
    volatile LONG line, last, actor;   /* whose turn it is, and for which lines */
    struct place places[ACTORS];
";

const EVENTS: &str = "
enum what {
    NOTHING, STARTED_BY_HAND, BLOCKS, STARTS, CONTINUES, RESUMES, EXITS, THREAD_EXITS
};

struct event {
    enum what what;
    int actor;
    const char *name;
};

";

const LINES: &str = "struct line {
    int number, last, actor;
    BOOL may_block;
    struct event events[EVENTS];
};

/* The turns in their order, and what the director looks for after each. */
static const struct line lines[] = {
";

/// Who acts when, and the names that results are printed with.
fn plan(writer: &Writer<'_, '_>, out: &mut String) {
    let most = writer.plan.iter().map(|planned| planned.events.len()).max().unwrap_or(0);
    out.push_str(EVENTS);
    let _ = writeln!(out, "enum {{ EVENTS = {} }};\n", most + 1);
    out.push_str(LINES);
    for planned in &writer.plan {
        let actor = number_of(&writer.actors[planned.actor].name);
        let events: Vec<String> = planned
            .events
            .iter()
            .map(|(what, at, name)| {
                format!("{{ {what}, {}, \"{name}\" }}", number_of(&writer.actors[*at].name))
            })
            .collect();
        let events =
            if events.is_empty() { "{ NOTHING, 0, NULL }".into() } else { events.join(", ") };
        let may = if planned.may_block { "TRUE" } else { "FALSE" };
        let (first, last) = (planned.line, planned.last);
        let _ = writeln!(out, "    {{ {first}, {last}, {actor}, {may}, {{ {events} }} }},");
    }
    out.push_str("    { 0, 0, 0, FALSE, { { NOTHING, 0, NULL } } },\n};\n\n");
    out.push_str("static const struct actor {\n    const char *name;\n    int process;\n");
    out.push_str("    const WCHAR *program;\n} actors[] = {\n");
    for actor in &writer.actors {
        let program = match &actor.program {
            Some(program) => format!("L\"{program}\""),
            None => "NULL".into(),
        };
        let main = number_of(&format!("{}:main", actor.process));
        let _ = writeln!(out, "    {{ \"{}\", {main}, {program} }},", actor.name);
    }
    out.push_str("};\n\nstatic const WCHAR *const programs[] = {");
    let programs: BTreeSet<&String> =
        writer.actors.iter().filter_map(|actor| actor.program.as_ref()).collect();
    let programs: BTreeSet<&String> = programs.into_iter().chain(&writer.programs).collect();
    for program in programs {
        let _ = write!(out, " L\"{program}\",");
    }
    out.push_str(" NULL };\n\nstatic LONG expected[ACTORS];\n");
    out.push_str("static char task_of[ACTORS][300];\nstatic DWORD task_thread[ACTORS];\n\n");
    out.push_str("/* The errors and statuses that the scenario knows by name. */\n");
    out.push_str("static const struct name {\n    ULONGLONG value;\n    const char *name;\n");
    out.push_str("} errors[] = {\n");
    for error in &writer.errors {
        if let Some(name) = nt::Win32Error(*error).name() {
            let _ = writeln!(out, "    {{ {error}, \"{name}\" }},");
        }
    }
    out.push_str("    { 0, NULL },\n}, statuses[] = {\n");
    for status in &writer.statuses {
        if let Some(name) = nt::Status(*status).name() {
            let _ = writeln!(out, "    {{ 0x{status:08X}, \"{name}\" }},");
        }
    }
    out.push_str("    { 0, NULL },\n};\n");
}
