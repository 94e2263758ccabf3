//! `!htrace`: what tracing has noted of a process's handles, in the layout of the debugger. Where
//! that prints return addresses, obsim prints the line of the scenario.

use kernel::{ProcessKey, Trace, TraceKind, TraceRow};
use nt::Handle;
use sim::World;

const RULE: &str = "--------------------------------------";

/// Everything that was noted, or what was noted of one handle; newest first.
///
/// # Errors
/// The handles of the process are not traced.
pub fn htrace(world: &World, process: ProcessKey, handle: Handle) -> Result<Vec<String>, String> {
    let trace = trace(world, process)?;
    let all = trace.rows().count();
    let wanted = |row: &&TraceRow| handle.is_null() || row.handle == handle.untagged();
    let rows: Vec<&TraceRow> = trace.rows().filter(wanted).collect();
    let mut lines = listing(world, &rows);
    lines.push(RULE.into());
    lines.push(format!("Parsed 0x{all:X} stack traces."));
    lines.push(format!("Dumped 0x{:X} stack traces.", rows.len()));
    Ok(lines)
}

/// What was opened since so many things had been noted and is still open.
///
/// # Errors
/// The handles of the process are not traced.
pub fn htrace_diff(world: &World, process: ProcessKey, since: u64) -> Result<Vec<String>, String> {
    let trace = trace(world, process)?;
    let mut outstanding: Vec<&TraceRow> = Vec::new();
    for row in trace.rows().rev().filter(|row| row.number >= since) {
        match row.kind {
            TraceKind::Open => outstanding.push(row),
            TraceKind::Close => outstanding.retain(|open| open.handle != row.handle),
            TraceKind::BadReference => {}
        }
    }
    outstanding.reverse();
    let mut lines = vec![
        "Handle tracing information snapshot successfully taken.".to_owned(),
        format!("0x{:X} new stack traces since the previous snapshot.", trace.total() - since),
        "Ignoring handles that were already closed...".into(),
    ];
    if outstanding.is_empty() {
        lines.push(
            "No outstanding handles opened since the previous snapshot were detected.".into(),
        );
        return Ok(lines);
    }
    lines.push("Outstanding handles opened since the previous snapshot:".into());
    lines.extend(listing(world, &outstanding));
    lines.push(RULE.into());
    lines.push(format!(
        "Displayed 0x{:X} stack traces for outstanding handles opened since the previous snapshot.",
        outstanding.len()
    ));
    Ok(lines)
}

fn trace(world: &World, process: ProcessKey) -> Result<&Trace, String> {
    let off = || "!htrace: handle tracing is off; !htrace -enable starts it".to_owned();
    world.kernel().trace(process).ok_or_else(off)
}

fn listing(world: &World, rows: &[&TraceRow]) -> Vec<String> {
    let mut lines = Vec::new();
    for row in rows {
        let kind = match row.kind {
            TraceKind::Open => "OPEN",
            TraceKind::Close => "CLOSE",
            TraceKind::BadReference => "BADREF",
        };
        lines.push(RULE.into());
        lines.push(format!("Handle = 0x{:016x} - {kind}", row.handle.0));
        lines.push(format!(
            "Thread ID = 0x{:016x}, Process ID = 0x{:016x}",
            row.thread.0, row.process.0
        ));
        lines.push(String::new());
        if let Some(site) = world.lineage().traced_at(row.step) {
            let step = site.step.map_or(String::new(), |step| format!(", step {step} of repeat"));
            lines.push(format!("line {}{step}: {}", site.line, site.call));
        }
    }
    lines
}
