//! The words `sim> user` and `sim> process`: whom programs run as.

use std::sync::Arc;

use kernel::{Container, Group, GroupAttributes, Privilege, Sid, Token, Trust, parse_sddl};
use script::nearest;

use crate::command::{first, name_word, one_of, quiet};
use crate::eval::{Eval, Wrong};
use crate::session::{Done, Session};

/// The words that say something of a user.
const WORDS: [&str; 10] = [
    "admin",
    "container",
    "denied",
    "elevated",
    "holding",
    "in",
    "integrity",
    "restricted",
    "with",
    "write-restricted",
];

/// Integrity levels by their words.
const LEVELS: [(&str, u32); 6] = [
    ("untrusted", 0),
    ("low", 0x1000),
    ("medium", 0x2000),
    ("medium-plus", 0x2100),
    ("high", 0x3000),
    ("system", 0x4000),
];

impl Session {
    pub(crate) fn start_process<'a>(&mut self, rest: &'a str) -> Eval<'a, Done> {
        let (name, mut rest) = name_word(rest, "process")?;
        if script::RESERVED_ACTORS.contains(&name) {
            return Err(Wrong::new(name, format!("{name} is a reserved name")));
        }
        let mut token = None;
        if let ("as", more) = first(rest) {
            let (user, more) = name_word(more, "as")?;
            let mut of_user = self.world_mut().user(user);
            rest = more;
            if let ("elevated", more) = first(rest) {
                of_user = elevated(&of_user, user)?;
                rest = more;
            }
            token = Some(of_user);
        }
        if let ("protected", more) = first(rest) {
            let (word, more) = first(more);
            let trust = Trust::worded(word).ok_or_else(|| {
                let words = Trust::words();
                let near = nearest(word, words.iter().map(String::as_str));
                Wrong::new(word, "`protected` wants a level such as ppl-lsa or pp-wintcb")
                    .maybe(near.map(|near| format!("{near}?")))
            })?;
            let plain = token.unwrap_or_else(|| self.world_mut().user(DEFAULT_USER));
            token = Some(Arc::new(Token { trust, ..(*plain).clone() }));
            rest = more;
        }
        if let ("in", more) = first(rest) {
            let session = session(more)?;
            let plain = token.unwrap_or_else(|| self.world_mut().user(DEFAULT_USER));
            token = Some(Arc::new(Token { session, ..(*plain).clone() }));
            rest = "";
        }
        let (word, _) = first(rest);
        if !word.is_empty() {
            let text = format!(
                "{word}: `as USER`, `elevated`, `protected LEVEL` and `in session N` can follow"
            );
            return Err(Wrong::new(word, text));
        }
        self.start(name, token)?;
        Ok(quiet())
    }

    pub(crate) fn define_user<'a>(&mut self, rest: &'a str) -> Eval<'a, Done> {
        let (name, mut rest) = name_word(rest, "user")?;
        let mut token = Token::clone(&self.world_mut().user(name));
        while let (word, more) = first(rest)
            && !word.is_empty()
        {
            rest = describe(&mut token, word, more)?;
        }
        self.world_mut().add_user(token);
        Ok(quiet())
    }
}

/// The user that processes run as unless somebody says otherwise.
const DEFAULT_USER: &str = "alice";

/// The number of a session.
fn session(rest: &str) -> Eval<'_, u32> {
    match first(rest) {
        ("session", number) => number
            .trim()
            .parse()
            .map_err(|_| Wrong::new(number, "a session is a number").help("in session 0")),
        _ => Err(Wrong::new(rest, "`in` wants `session N`")),
    }
}

/// The stronger token of an administrator.
fn elevated<'a>(token: &Token, user: &'a str) -> Eval<'a, Arc<Token>> {
    if token.elevation == kernel::Elevation::Default {
        let text = format!("{user} is no administrator");
        return Err(Wrong::new(user, text).help(format!("sim> user {user} admin")));
    }
    Ok(Arc::new(Token::elevated_admin(&token.name, number(token))))
}

/// The number of a user among the accounts of the machine.
fn number(token: &Token) -> u32 {
    token.user.parts.last().map_or(0, |last| last.saturating_sub(1000))
}

/// Takes one word of a user's description and what belongs to it; answers with the rest.
fn describe<'a>(token: &mut Token, word: &'a str, rest: &'a str) -> Eval<'a, &'a str> {
    match word {
        "admin" => {
            let name = token.name.clone();
            let number = number(token);
            if let ("elevated", more) = first(rest) {
                *token = Token::elevated_admin(&name, number);
                return Ok(more);
            }
            *token = Token::filtered_admin(&name, number);
            Ok(rest)
        }
        "integrity" => {
            let (level, more) = first(rest);
            let known = LEVELS.iter().find(|(known, _)| *known == level);
            let words = LEVELS.map(|(word, _)| word);
            let (_, level) = known.ok_or_else(|| one_of(level, "user NAME integrity", &words))?;
            token.set_integrity(*level);
            Ok(more)
        }
        "with" | "holding" => {
            let (names, more) = list(word, rest)?;
            for name in names {
                let privilege = privilege(name)?;
                token.privileges.held |= privilege;
                if word == "with" {
                    token.privileges.enabled |= privilege;
                    token.privileges.by_default |= privilege;
                }
            }
            Ok(more)
        }
        "in" | "denied" => {
            let (sids, more) = list(word, rest)?;
            let attributes = match word {
                "in" => GroupAttributes::ORDINARY,
                _ => GroupAttributes::DENY_ONLY,
            };
            for text in sids {
                let sid = sid(text)?;
                token.groups.retain(|group| group.sid != sid);
                token.groups.push(Group { sid, attributes });
            }
            Ok(more)
        }
        "restricted" | "write-restricted" => {
            let (sids, more) = list(word, rest)?;
            token.restricting = sids.into_iter().map(sid).collect::<Eval<_>>()?;
            token.write_restricted = word == "write-restricted";
            Ok(more)
        }
        "container" => {
            let (sids, more) = list(word, rest)?;
            let mut sids = sids.into_iter().map(sid).collect::<Eval<Vec<_>>>()?;
            let package = sids.remove(0);
            let capabilities = sids;
            token.confine(Container { package, capabilities, less_privileged: false });
            Ok(more)
        }
        other => {
            let near = nearest(other, WORDS);
            let text = format!("{other}: this says nothing of a user");
            Err(Wrong::new(other, text)
                .help(near.map_or_else(|| WORDS.join(", "), |near| format!("{near}?"))))
        }
    }
}

/// The words up to the next word that says something of a user; at least one.
fn list<'a>(word: &'a str, mut rest: &'a str) -> Eval<'a, (Vec<&'a str>, &'a str)> {
    let mut all = Vec::new();
    loop {
        let (next, more) = first(rest);
        if next.is_empty() || WORDS.contains(&next) {
            break;
        }
        all.extend(next.split(',').filter(|name| !name.is_empty()));
        rest = more;
    }
    if !all.is_empty() {
        return Ok((all, rest));
    }
    let (what, help) = match word {
        "with" | "holding" => ("privileges", "SeDebugPrivilege, or another privilege"),
        _ => ("security identifiers", "BU, S-1-5-32-545, or another identifier"),
    };
    Err(Wrong::new(word, format!("`{word}` wants {what}")).help(help))
}

fn privilege(name: &str) -> Eval<'_, Privilege> {
    Privilege::named(name).ok_or_else(|| {
        let near = nearest(name, Privilege::names());
        Wrong::new(name, format!("{name}: no such privilege"))
            .maybe(near.map(|near| format!("{near}?")))
    })
}

/// An identifier as descriptors write it.
fn sid(text: &str) -> Eval<'_, Sid> {
    let parts = parse_sddl(&format!("O:{text}").encode_utf16().collect::<Vec<_>>());
    parts.ok().and_then(|parts| parts.owner).ok_or_else(|| {
        Wrong::new(text, format!("{text}: this is no security identifier"))
            .help("two letters as in SDDL, such as BA, or S-1-5-32-544")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(text: &str) -> Result<Token, String> {
        let mut token = Token::user("bob", 2);
        let mut rest = text;
        while let (word, more) = first(rest)
            && !word.is_empty()
        {
            rest = describe(&mut token, word, more).map_err(|wrong| wrong.text)?;
        }
        Ok(token)
    }

    #[test]
    fn a_user_is_what_the_words_say() {
        let token = described("admin integrity low with SeDebugPrivilege holding SeTcbPrivilege");
        let token = token.expect("it is well formed");
        assert_eq!(token.integrity, 0x1000);
        assert!(token.may(Privilege::DEBUG) && !token.may(Privilege::TCB));
        assert!(token.privileges.held.contains(Privilege::TCB));
        let token = described("restricted BU, RC denied BA").expect("it is well formed");
        assert_eq!(token.restricting.len(), 2);
        let token = described("container S-1-15-2-7 S-1-15-3-1").expect("it is well formed");
        assert_eq!(token.container.expect("it has one").capabilities.len(), 1);
        for text in ["with", "in XX", "integrity tall", "rich", "with SeFlyPrivilege"] {
            assert!(described(text).is_err(), "{text}");
        }
    }
}
