//! What the prompt of `obsim repl` knows: completion from the table, and when a line is open.

use std::borrow::Cow;
use std::sync::{Arc, Mutex};

use reedline::{
    ColumnarMenu, Completer, CompletionResult, Emacs, KeyCode, KeyModifiers, MenuBuilder, Prompt,
    PromptEditMode, PromptHistorySearch, Reedline, ReedlineEvent, ReedlineMenu, Span, Suggestion,
    ValidationResult, Validator, default_emacs_keybindings,
};

/// Words that the world adds to those of the table: actors and variables.
pub(crate) type Words = Arc<Mutex<Vec<String>>>;

/// An editor with history and completion.
pub(crate) fn editor(words: Words) -> Reedline {
    const MENU: &str = "completion";
    let mut keys = default_emacs_keybindings();
    keys.add_binding(
        KeyModifiers::NONE,
        KeyCode::Tab,
        ReedlineEvent::UntilFound(vec![ReedlineEvent::Menu(MENU.into()), ReedlineEvent::MenuNext]),
    );
    let menu = ColumnarMenu::default().with_name(MENU);
    Reedline::create()
        .with_completer(Box::new(Names { words }))
        .with_menu(ReedlineMenu::EngineCompleter(Box::new(menu)))
        .with_validator(Box::new(Brackets))
        .with_edit_mode(Box::new(Emacs::new(keys)))
}

/// The prompt of an actor, as a transcript writes it.
pub(crate) struct Who(pub String);

impl Prompt for Who {
    fn render_prompt_left(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.0)
    }

    fn render_prompt_right(&self) -> Cow<'_, str> {
        Cow::Borrowed("")
    }

    fn render_prompt_indicator(&self, _: PromptEditMode) -> Cow<'_, str> {
        Cow::Borrowed("> ")
    }

    fn render_prompt_multiline_indicator(&self) -> Cow<'_, str> {
        Cow::Borrowed("        ")
    }

    fn render_prompt_history_search_indicator(&self, search: PromptHistorySearch) -> Cow<'_, str> {
        Cow::Owned(format!(" (search: {}) ", search.term))
    }
}

/// What was typed, with the lines behind the first one set in as continuations are.
pub(crate) fn indented(text: &str) -> String {
    let mut lines = text.lines();
    let mut out = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        out.push_str(if line.starts_with("    ") { "\n" } else { "\n        " });
        out.push_str(line);
    }
    out
}

/// Completes names of calls, parameters, structures, constants, commands, actors and variables.
struct Names {
    words: Words,
}

impl Completer for Names {
    fn complete(&mut self, line: &str, position: usize) -> CompletionResult {
        let before = line.get(..position).unwrap_or(line);
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '#';
        let start = before.rfind(|c| !is_word(c)).map_or(0, |at| at + 1);
        let word = &before[start..];
        let words = self.words.lock().map(|words| words.clone()).unwrap_or_default();
        let found = candidates(&before[..start], word, &words).into_iter();
        let found = found.map(|(value, description)| Suggestion {
            value,
            description,
            span: Span::new(start, position),
            ..Suggestion::default()
        });
        CompletionResult::fresh(found.collect::<Vec<_>>())
    }
}

/// How many constants are worth listing.
const CONSTANTS_MAX: usize = 40;

/// What can stand where a word has begun, with a few words about it.
pub(crate) fn candidates(
    before: &str,
    word: &str,
    words: &[String],
) -> Vec<(String, Option<String>)> {
    let fits = |name: &str| {
        name.len() >= word.len()
            && name.is_char_boundary(word.len())
            && name[..word.len()].eq_ignore_ascii_case(word)
    };
    let mut found: Vec<(String, Option<String>)> = Vec::new();
    if before.ends_with('.') {
        if let Some(row) = enclosing_call(before) {
            let params = row.params.iter().filter(|param| fits(param.name));
            found.extend(params.map(|param| (param.name.to_owned(), Some(param.kind.describe()))));
        }
        return found;
    }
    if before.trim_start().starts_with("sim>") && before.trim_end().ends_with('>') {
        let commands = replay::COMMANDS.iter().filter(|(name, _)| fits(name));
        found.extend(commands.map(|(name, rest)| ((*name).to_owned(), Some((*rest).to_owned()))));
        return found;
    }
    found.extend(words.iter().filter(|name| fits(name)).map(|name| (name.clone(), None)));
    for (_, row) in calls::rows().filter(|(_, row)| fits(row.name)) {
        found
            .push((row.name.to_owned(), row.doc.lines().next().map(|line| line.trim().to_owned())));
    }
    if !word.is_empty() {
        let structs = calls::STRUCTS.iter().filter(|row| fits(row.name));
        found.extend(structs.map(|row| (row.name.to_owned(), None)));
        let constants = nt::constant_names().filter(|name| fits(name)).take(CONSTANTS_MAX);
        found.extend(constants.map(|name| (name.to_owned(), None)));
    }
    found
}

/// The row of the call whose parentheses are open at the end of a text.
fn enclosing_call(before: &str) -> Option<&'static calls::Row> {
    let mut depth = 0;
    for (at, c) in before.char_indices().rev() {
        match c {
            ')' => depth += 1,
            '(' if depth > 0 => depth -= 1,
            '(' => {
                let name = before[..at].trim_end();
                let start = name.rfind(|c: char| !c.is_ascii_alphanumeric()).map_or(0, |at| at + 1);
                return calls::find(&name[start..]).map(calls::row);
            }
            _ => {}
        }
    }
    None
}

/// A line is open while a bracket is.
struct Brackets;

impl Validator for Brackets {
    fn validate(&self, line: &str) -> ValidationResult {
        if is_open(line) { ValidationResult::Incomplete } else { ValidationResult::Complete }
    }
}

/// Whether what was typed goes on in the next line.
pub(crate) fn is_open(text: &str) -> bool {
    let text = indented(text);
    let text = if text.contains('>') { text } else { format!("app> {text}") };
    matches!(script::parse_prompt(&text), Ok(script::Entry::Open { .. }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(before: &str, word: &str) -> Vec<String> {
        let words = vec!["hEvent".to_owned()];
        candidates(before, word, &words).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn completion_knows_the_table() {
        assert_eq!(names("", "DuplicateH"), ["DuplicateHandle"]);
        assert_eq!(names("CloseHandle(", "hEv"), ["hEvent"]);
        assert!(names("CreateProcessW(.", "bInh").contains(&"bInheritHandles".to_owned()));
        assert!(names("f(GetCurrentProcess(), .", "x").is_empty());
        assert_eq!(names("sim> ", "wo"), ["world"]);
        assert!(names("DuplicateHandle(h, ", "DUPLICATE_SAME").len() >= 2);
    }

    #[test]
    fn a_line_with_an_open_bracket_goes_on() {
        assert!(is_open("CloseHandle("));
        assert!(is_open("app> repeat 3 {"));
        assert!(!is_open("app> CloseHandle(h)"));
    }
}
