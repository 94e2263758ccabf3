//! The debugger's `!token`: what a token says, in the layout of that extension.

use kernel::{Group, GroupAttributes, Level, Privilege, Token, sid_word};
use nt::privileges;
use sim::World;

use crate::kd::process_of_word;

/// What `!token [ACTOR]` prints: the token of a process, or the one that counts for a thread that
/// is named with its process.
///
/// # Errors
/// There is no such process or thread.
pub(crate) fn token(world: &World, words: &[&str]) -> Result<Vec<String>, String> {
    let kernel = world.kernel();
    match words {
        [] => Err("!token: a process or a thread is missing".into()),
        [word] => match word.split_once(':') {
            None => Ok(lines(kernel.primary_token(process_of_word(world, word)?))),
            Some((process, thread)) => {
                let found = world.actors().thread(process, Some(thread));
                let found = found.filter(|key| kernel.thread(*key).is_some());
                let key = found.ok_or_else(|| format!("!token: no thread is called {word}"))?;
                Ok(lines(kernel.effective_token(key)))
            }
        },
        [_, extra, ..] => Err(format!("!token: {extra}: it takes one process or thread")),
    }
}

fn lines(token: &Token) -> Vec<String> {
    let mut out = vec![
        format!("TS Session ID: {:#x}", token.session),
        format!("User: {} ({})", token.user, token.name),
        "User Groups:".into(),
    ];
    for (at, group) in token.groups.iter().enumerate() {
        let word = sid_word(&group.sid).map(|word| format!(" ({word})")).unwrap_or_default();
        out.push(format!(" {at:02} {}{word}", group.sid));
        out.push(format!("    Attributes - {}", attributes(group)));
    }
    if !token.restricting.is_empty() {
        out.push("Restricted SIDs:".into());
        let rows = token.restricting.iter().enumerate();
        out.extend(rows.map(|(at, sid)| format!(" {at:02} {sid}")));
    }
    out.push(format!("Owner: {}", token.defaults.owner));
    out.push(format!("Primary Group: {}", token.defaults.group));
    out.push("Privs:".into());
    let held = privileges::NAMES.iter().filter_map(|name| Privilege::named(name));
    for privilege in held.filter(|one| token.privileges.held.contains(*one)) {
        let luid = privilege.luid();
        let mut says = String::new();
        for (set, word) in
            [(token.privileges.enabled, "Enabled "), (token.privileges.by_default, "Default ")]
        {
            says += if set.contains(privilege) { word } else { "" };
        }
        let line = format!(" {luid:02} {luid:#011x} {:<33} Attributes - {says}", privilege.name());
        out.push(line.trim_end().into());
    }
    out.push(format!("Authentication ID:         (0,{:x})", token.logon));
    out.push(format!("Impersonation Level:       {}", level(token)));
    let kind = if token.level.is_some() { "Impersonation" } else { "Primary" };
    out.push(format!("TokenType:                 {kind}"));
    out.push(format!("Source: {:<8} Integrity: {:#x}", token.source, token.integrity));
    if token.trust.protects() {
        out.push(format!("Protection: {}", token.trust));
    }
    out
}

fn level(token: &Token) -> &'static str {
    match token.level {
        None | Some(Level::Anonymous) => "Anonymous",
        Some(Level::Identification) => "Identification",
        Some(Level::Impersonation) => "Impersonation",
        Some(Level::Delegation) => "Delegation",
    }
}

fn attributes(group: &Group) -> String {
    let words = [
        (GroupAttributes::MANDATORY, "Mandatory "),
        (GroupAttributes::ENABLED_BY_DEFAULT, "Default "),
        (GroupAttributes::ENABLED, "Enabled "),
        (GroupAttributes::OWNER, "Owner "),
        (GroupAttributes::DENY_ONLY, "DenyOnly "),
        (GroupAttributes::LOGON_ID, "LogonId "),
    ];
    let words = words.iter().filter(|(bit, _)| group.attributes.contains(*bit));
    words.map(|(_, word)| *word).collect::<String>().trim_end().to_owned()
}
