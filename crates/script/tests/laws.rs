//! The laws, on random trees and random texts: print then parse is the identity, printing is
//! a fixed point, and no text makes the parser panic or slow.

use proptest::prelude::*;
use script::{
    Actor, Arg, Command, Expr, Item, Numbered, Op, Place, Prompt, ResultKind, ResultLine, Script,
    Step, Stmt, Str, blocks, decode, expression, parse, parse_prompt, pattern, print, write,
};

const NAMES: [&str; 8] =
    ["h", "NULL", "CreateEventW", "a_1", "INFINITE", "L", "R", "SECURITY_ATTRIBUTES"];
const ACTORS: [&str; 4] = ["child#2", "app:worker", "a#1:b#22", "app"];
const TEXTS: [&str; 6] = ["", "a", r"C:\\x", r"\x41\0", "ä😀", r#"\""#];
const RAW_TEXTS: [&str; 4] = ["", "a", r"C:\x", r#"a"b)c"#];

fn name() -> impl Strategy<Value = &'static str> + Clone {
    prop::sample::select(&NAMES[..])
}

fn string() -> impl Strategy<Value = Str<'static>> {
    let escaped = prop::sample::select(&TEXTS[..]).prop_map(|text| (false, text));
    let raw = prop::sample::select(&RAW_TEXTS[..]).prop_map(|text| (true, text));
    (any::<bool>(), prop_oneof![escaped, raw]).prop_map(|(wide, (raw, text))| Str {
        wide,
        raw,
        text,
    })
}

fn op() -> impl Strategy<Value = Op> {
    use Op::{Add, And, AndAlso, Eq, Ge, Gt, Le, Lt, Ne, Or, OrElse, Sub};
    prop::sample::select(vec![OrElse, AndAlso, Eq, Ne, Lt, Le, Gt, Ge, Or, And, Add, Sub])
}

fn args(
    value: impl Strategy<Value = Expr<'static>> + Clone,
    call: bool,
) -> impl Strategy<Value = Vec<Arg<'static>>> {
    let arg =
        (prop::option::of(name()), value).prop_map(|(name, value)| Arg { name, value, text: "" });
    prop::collection::vec(arg, 0..5).prop_map(move |mut args| {
        if call {
            args.sort_by_key(|arg| arg.name.is_some());
        }
        args
    })
}

fn expr() -> impl Strategy<Value = Expr<'static>> {
    let leaf = prop_oneof![
        any::<u64>().prop_map(Expr::int),
        any::<u64>().prop_map(Expr::hex),
        (0u64..3).prop_map(Expr::int),
        string().prop_map(Expr::Str),
        name().prop_map(Expr::Name),
        prop::sample::select(&ACTORS[..]).prop_map(Expr::Name),
        name().prop_map(Expr::Sizeof),
    ];
    leaf.prop_recursive(6, 48, 5, |inner| {
        let boxed = inner.clone().prop_map(Box::new);
        prop_oneof![
            (boxed.clone(), name()).prop_map(|(inner, name)| Expr::Field(inner, name)),
            (boxed.clone(), boxed.clone()).prop_map(|(inner, at)| Expr::Index(inner, at)),
            (name(), args(inner.clone(), true)).prop_map(|(name, args)| Expr::Call { name, args }),
            (prop::option::of(name()), args(inner, false))
                .prop_map(|(typename, items)| { Expr::Init { typename, items, rest: false } }),
            boxed.clone().prop_map(Expr::Ref),
            boxed.clone().prop_map(Expr::Neg),
            boxed.clone().prop_map(Expr::Not),
            (prop::sample::select(&script::TYPE_NAMES[..]), boxed.clone())
                .prop_map(|(typename, inner)| Expr::Cast(typename, inner)),
            (op(), boxed.clone(), boxed).prop_map(|(op, l, r)| Expr::Binary(op, l, r)),
        ]
    })
}

fn place() -> impl Strategy<Value = Place<'static>> {
    let step = prop_oneof![name().prop_map(Step::Field), any::<u64>().prop_map(Step::Index)];
    (name(), prop::collection::vec(step, 0..3)).prop_map(|(name, path)| Place { name, path })
}

fn stmt() -> impl Strategy<Value = Stmt<'static>> {
    let leaf = prop_oneof![
        (prop::option::of(name()), place(), expr())
            .prop_map(|(typename, target, value)| { Stmt::Assign { typename, target, value } }),
        (name(), args(expr().boxed(), true))
            .prop_map(|(name, args)| Stmt::Expr(Expr::Call { name, args })),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let numbered = inner.clone().prop_map(|stmt| Numbered { line: 0, stmt });
        prop_oneof![
            (expr(), inner).prop_map(|(cond, then)| Stmt::If { cond, then: Box::new(then) }),
            (0..=script::REPEAT_MAX, prop::collection::vec(numbered, 1..4))
                .prop_map(|(count, body)| Stmt::Repeat { count, body }),
        ]
    })
}

fn result() -> impl Strategy<Value = ResultLine<'static>> {
    let texts = prop::sample::select(vec!["1", "[a.b] c", "x = { .y = 1, ... }", "= ="]);
    (prop::sample::select(&ResultKind::ALL[..]), texts).prop_map(|(kind, text)| ResultLine {
        line: 0,
        kind,
        text: if kind == ResultKind::Any { "" } else { text },
    })
}

fn item() -> impl Strategy<Value = Item<'static>> {
    let notes = vec!["", "x", " two", "# heading", "app> f()"];
    let actors = vec![
        Actor { process: "app", thread: None },
        Actor { process: "child#2", thread: Some("worker#3") },
    ];
    let command = (prop::sample::select(actors), stmt().prop_map(Command::Stmt));
    let words = (Just(Actor { process: "sim", thread: None }), Just(Command::Words("ps (")));
    prop_oneof![
        1 => Just(Item::Blank { line: 0 }),
        1 => prop::sample::select(notes).prop_map(|text| Item::Note { line: 0, text }),
        4 => (prop_oneof![4 => command, 1 => words], prop::collection::vec(result(), 0..4))
            .prop_map(|((actor, command), results)| {
                let (line, column, source) = (0, 0, "");
                Item::Prompt(Box::new(Prompt {
                    line, last_line: line, column, actor, command, source, results,
                }))
            }),
    ]
}

/// Pieces of transcripts, to be put together at random.
const PIECES: [&str; 48] = [
    "app> ",
    "sim> ",
    "a#2:b> ",
    "\n",
    "\n  = ",
    "\n  ",
    "\n    ",
    "  ! E (5)",
    "# ",
    "f(",
    ")",
    "{",
    "}",
    "[",
    "]",
    ",",
    ";",
    ".",
    "...",
    "=",
    "==",
    "<",
    "&",
    "&&",
    "|",
    "||",
    "+",
    "-",
    "~",
    "_",
    "0x4",
    "12",
    "012",
    "name",
    "if ",
    "repeat ",
    "2 ",
    "sizeof(",
    "(HANDLE)",
    "L\"",
    "\"",
    "R\"(",
    ")\"",
    "\\",
    "\\x",
    "ä",
    "\t",
    " ",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn print_then_parse_is_the_identity(items in prop::collection::vec(item(), 0..6)) {
        let script = Script { items };
        let text = print(&script);
        let parsed = parse(&text);
        prop_assert!(parsed.is_ok(), "{}\n{}", text, parsed.expect_err("looked at"));
        let parsed = parsed.expect("looked at");
        prop_assert_eq!(&parsed, &script, "{}", text);
        prop_assert_eq!(print(&parsed), text);
    }

    #[test]
    fn an_expression_displays_as_it_parses(expr in expr()) {
        let text = expr.to_string();
        prop_assert_eq!(expression(&text), Ok(expr), "{}", text);
    }

    #[test]
    fn wide_strings_read_back(units in prop::collection::vec(wide_unit(), 0..40)) {
        let mut out = String::new();
        write::string_wide(&mut out, &units);
        let Ok(Expr::Str(string)) = expression(&out) else {
            return Err(TestCaseError::fail(out));
        };
        prop_assert_eq!(string.wide_units(), Ok(units), "{}", out);
    }

    #[test]
    fn narrow_strings_read_back(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        let mut out = String::new();
        write::string(&mut out, &bytes);
        let Ok(Expr::Str(string)) = expression(&out) else {
            return Err(TestCaseError::fail(out));
        };
        prop_assert_eq!(string.bytes(), Ok(bytes), "{}", out);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = decode(&bytes);
        let text = String::from_utf8_lossy(&bytes);
        survive(&text)?;
    }

    #[test]
    fn no_pieces_make_it_panic(
        pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60),
        start in any::<bool>(),
    ) {
        let text = if start { "app> ".to_owned() + &pieces.concat() } else { pieces.concat() };
        survive(&text)?;
    }

    #[test]
    fn no_mutation_makes_it_panic(
        items in prop::collection::vec(item(), 1..4),
        at in any::<prop::sample::Index>(),
        piece in prop::sample::select(&PIECES[..]),
        remove in 0usize..4,
    ) {
        let text = print(&Script { items });
        let mut chars: Vec<char> = text.chars().collect();
        if !chars.is_empty() {
            let at = at.index(chars.len());
            let end = (at + remove).min(chars.len());
            chars.splice(at..end, piece.chars());
        }
        survive(&chars.into_iter().collect::<String>())?;
    }
}

fn wide_unit() -> impl Strategy<Value = u16> {
    prop_oneof![any::<u16>(), 0xD7FFu16..0xE001, 0x20u16..0x7F, 0u16..0x20, Just(u16::from(b'a'))]
}

/// Reads a text in every way there is. What is accepted must obey the laws.
fn survive(text: &str) -> Result<(), TestCaseError> {
    let _ = (pattern(text), blocks(text), parse_prompt(text), expression(text));
    for outcome in script::Reader::new(text) {
        if let Err(message) = outcome {
            prop_assert!(message.line >= 1 && message.column >= 1, "{:?} in {:?}", message, text);
        }
    }
    let Ok(script) = parse(text) else {
        return Ok(());
    };
    for line in script.prompts().flat_map(|prompt| &prompt.results) {
        let _ = (line.pattern(), line.written(), line.failure(), line.native(), line.reason());
        let _ = line.event();
    }
    let printed = print(&script);
    let again = parse(&printed);
    prop_assert_eq!(again.as_ref(), Ok(&script), "{:?} became {:?}", text, printed);
    prop_assert_eq!(print(&again.expect("compared before")), printed);
    Ok(())
}
