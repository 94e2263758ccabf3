//! Scenarios as C programs: what obsim says can be asked of a real Windows.
//!
//! [`export`] turns a transcript into one file of C that makes the same calls, by the same
//! processes and threads in the same order, and prints what they bring in the form of the
//! transcript.
//! [`compare`] takes what such a program printed and says where it differs from what obsim answers.

mod agree;
mod call;
mod compare;
mod events;
mod expression;
mod obstacle;
mod program;
mod record;
mod statement;
mod structures;
#[cfg(test)]
mod tests;
mod text;
mod types;
mod writer;

pub use compare::{Asked, Comparison, Difference, compare, compare_in};
pub use obstacle::Obstacle;

/// The scenario as a C program.
///
/// # Errors
/// The first thing in it that a program cannot do.
///
/// ```
/// let text = "sim> process app\napp> h = CreateEventW(NULL, TRUE, FALSE, NULL)\n";
/// let program = export::export(text)?;
/// assert!(program.contains("app->h = CreateEventW(NULL, TRUE, FALSE, NULL)"));
/// # Ok::<(), export::Obstacle>(())
/// ```
pub fn export(text: &str) -> Result<String, Obstacle> {
    let script =
        script::parse(text).map_err(|message| Obstacle::new(message.line, message.text))?;
    let records = record::record(&script)?;
    let mut writer = writer::Writer::default();
    writer.write(&records)?;
    Ok(program::program(&writer, script.title().unwrap_or("A scenario")))
}
