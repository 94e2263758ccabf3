//! Just enough of JSON to read what the command prints, strictly.

/// A JSON value; numbers stay as they are written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Number(String),
    Text(String),
    Array(Vec<Json>),
    /// Names and values, in the order in which they stand there.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads a text that is one value and nothing else.
    ///
    /// # Panics
    /// It is none.
    pub(crate) fn read(text: &str) -> Json {
        let mut rest = text;
        let value = value(&mut rest).unwrap_or_else(|| panic!("no JSON: {text}"));
        assert!(rest.trim_start().is_empty(), "more than one value: {text}");
        value
    }

    /// A member of an object.
    pub(crate) fn get(&self, name: &str) -> &Json {
        match self {
            Json::Object(members) => match members.iter().find(|(own, _)| own == name) {
                Some((_, value)) => value,
                None => panic!("{self:?} has no {name}"),
            },
            _ => panic!("{self:?} is no object"),
        }
    }

    /// The names of an object's members, in order.
    pub(crate) fn names(&self) -> Vec<&str> {
        match self {
            Json::Object(members) => members.iter().map(|(name, _)| name.as_str()).collect(),
            _ => panic!("{self:?} is no object"),
        }
    }

    /// The items of an array.
    pub(crate) fn items(&self) -> &[Json] {
        match self {
            Json::Array(items) => items,
            _ => panic!("{self:?} is no array"),
        }
    }

    /// A text as a value.
    pub(crate) fn text(text: &str) -> Json {
        Json::Text(text.to_owned())
    }

    /// A number as a value.
    pub(crate) fn number(n: u64) -> Json {
        Json::Number(n.to_string())
    }
}

fn take(rest: &mut &str, what: &str) -> Option<()> {
    *rest = rest.trim_start().strip_prefix(what)?;
    Some(())
}

fn value(rest: &mut &str) -> Option<Json> {
    *rest = rest.trim_start();
    match rest.chars().next()? {
        'n' => take(rest, "null").map(|()| Json::Null),
        't' => take(rest, "true").map(|()| Json::Bool(true)),
        'f' => take(rest, "false").map(|()| Json::Bool(false)),
        '"' => string(rest).map(Json::Text),
        '[' => {
            let mut items = Vec::new();
            list(rest, "[", "]", |rest| {
                items.push(value(rest)?);
                Some(())
            })?;
            Some(Json::Array(items))
        }
        '{' => {
            let mut members: Vec<(String, Json)> = Vec::new();
            list(rest, "{", "}", |rest| {
                *rest = rest.trim_start();
                let name = string(rest)?;
                take(rest, ":")?;
                // A name that comes twice is no object that everybody reads alike.
                let fresh = members.iter().all(|(own, _)| *own != name);
                members.push((name, value(rest)?));
                fresh.then_some(())
            })?;
            Some(Json::Object(members))
        }
        _ => {
            let end = rest.find(|c: char| !matches!(c, '0'..='9' | '-' | '+' | '.' | 'e' | 'E'));
            let (number, behind) = rest.split_at(end.unwrap_or(rest.len()));
            *rest = behind;
            number.parse::<f64>().ok().map(|_| Json::Number(number.to_owned()))
        }
    }
}

fn list(
    rest: &mut &str,
    open: &str,
    close: &str,
    mut item: impl FnMut(&mut &str) -> Option<()>,
) -> Option<()> {
    take(rest, open)?;
    if take(rest, close).is_some() {
        return Some(());
    }
    loop {
        item(rest)?;
        if take(rest, close).is_some() {
            return Some(());
        }
        take(rest, ",")?;
    }
}

fn string(rest: &mut &str) -> Option<String> {
    *rest = rest.strip_prefix('"')?;
    let mut units = Vec::new();
    loop {
        let c = rest.chars().next().filter(|c| *c >= ' ')?;
        *rest = &rest[c.len_utf8()..];
        let unit = match c {
            '"' => return String::from_utf16(&units).ok(),
            '\\' => {
                let escape = rest.chars().next()?;
                *rest = &rest[escape.len_utf8()..];
                match escape {
                    'u' => {
                        let digits = rest.get(..4)?;
                        *rest = &rest[4..];
                        units.push(u16::from_str_radix(digits, 16).ok()?);
                        continue;
                    }
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    'b' => '\u{8}',
                    'f' => '\u{C}',
                    '"' | '\\' | '/' => escape,
                    _ => return None,
                }
            }
            c => c,
        };
        units.extend_from_slice(unit.encode_utf16(&mut [0; 2]));
    }
}

#[test]
fn json_is_read_strictly() {
    let read = Json::read(r#" { "a" : [1, -2.5, true, null], "b": "x\"\u00e4\n" } "#);
    assert_eq!(read.names(), ["a", "b"]);
    assert_eq!(read.get("a").items()[0], Json::number(1));
    assert_eq!(*read.get("b"), Json::text("x\"ä\n"));
    for bad in ["{", "[1,]", "{\"a\":1,\"a\":2}", "\"\u{1}\"", "1 2", "nul", "\"\\x\""] {
        assert!(std::panic::catch_unwind(|| Json::read(bad)).is_err(), "{bad}");
    }
}
