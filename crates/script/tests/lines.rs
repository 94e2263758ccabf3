//! The four shapes of a line, what belongs to a prompt, and where everything stands.

use script::{Actor, Command, Entry, Item, Reader, ResultKind, Stmt, parse, parse_prompt};

/// One word per item: what it is, and its lines.
fn outline(source: &str) -> String {
    let script = parse(source).expect("the text is right");
    let words: Vec<String> = script
        .items
        .iter()
        .map(|item| match item {
            Item::Blank { line } => format!("{line}:blank"),
            Item::Note { line, text } => format!("{line}:note<{text}>"),
            Item::Prompt(prompt) => {
                let results: String =
                    prompt.results.iter().map(|result| result.kind.sign()).collect();
                format!("{}-{}:{}>{results}", prompt.line, prompt.last_line, prompt.actor)
            }
        })
        .collect();
    words.join(" ")
}

#[test]
fn the_first_characters_say_what_a_line_is() {
    for (source, expected) in [
        ("", ""),
        ("\n", "1:blank"),
        ("   \n", "1:blank"),
        ("#", "1:note<>"),
        ("# Title\n#\n#no blank\n#  two\n", "1:note<Title> 2:note<> 3:note<no blank> 4:note< two>"),
        ("app> f()", "1-1:app>"),
        ("app> f()\n\napp:worker> g()\n", "1-1:app> 2:blank 3-3:app:worker>"),
        ("a#2:b#3> f()\n", "1-1:a#2:b#3>"),
        ("app> f()\n  = 1\n  ! E (5)\n  ...\n# x\n", "1-1:app>=!... 5:note<x>"),
        ("app> f()\n  ~ e\n  ? [a.b] c\n  : NtX = S\n  & x = 1\n", "1-1:app>~?:&"),
        ("sim> ps\n  | a\n  |\n  |  b \n", "1-1:sim>|||"),
        ("app> f(1,\n    2)\n  = 1\n", "1-2:app>="),
        ("app> f()\n  = 1\n  \n# x\n", "1-1:app>= 3:blank 4:note<x>"),
    ] {
        assert_eq!(outline(source), expected, "{source:?}");
    }
}

#[test]
fn the_words_of_a_reserved_actor_go_to_the_end_of_the_line() {
    for (source, expected) in [
        ("sim> process app as alice", "process app as alice"),
        ("sh>   handle -a \"(\" {  ", "handle -a \"(\" {"),
        ("kd> !handle 0 f # no note", "!handle 0 f # no note"),
    ] {
        let script = parse(source).expect("words may be anything");
        let prompt = script.prompts().next().expect("there is one prompt");
        assert_eq!(prompt.command, Command::Words(expected));
        assert_eq!(prompt.source, expected);
    }
}

#[test]
fn an_actor_is_a_process_and_perhaps_a_thread() {
    let script = parse("child#2:worker> f()").expect("the text is right");
    let prompt = script.prompts().next().expect("there is one prompt");
    assert_eq!(prompt.actor, Actor { process: "child#2", thread: Some("worker") });
    assert_eq!(script.title(), None);
    assert_eq!(parse("# A title\n").expect("a note").title(), Some("A title"));
}

#[test]
fn only_the_lines_of_a_view_keep_their_blanks() {
    let script = parse("app> f()\n  =   1  \n  |   a  b  \n").expect("the text is right");
    let texts: Vec<(ResultKind, &str)> = script
        .prompts()
        .flat_map(|prompt| prompt.results.iter().map(|result| (result.kind, result.text)))
        .collect();
    assert_eq!(texts, [(ResultKind::Value, "1"), (ResultKind::View, "  a  b  ")]);
}

#[test]
fn a_prompt_knows_its_source_and_the_place_of_each_name() {
    let source = "# ä\napp>  x = Open(L\"ä\", first,\n      second)\n  = 1\n";
    let script = parse(source).expect("the text is right");
    let prompt = script.prompts().next().expect("there is one prompt");
    assert_eq!(prompt.source, "x = Open(L\"ä\", first,\n      second)");
    assert_eq!((prompt.line, prompt.last_line, prompt.column), (2, 3, 7));
    let Command::Stmt(Stmt::Assign { value: script::Expr::Call { name, args }, .. }) =
        &prompt.command
    else {
        panic!("an assignment of a call");
    };
    assert_eq!(prompt.position(name), (2, 11));
    assert_eq!(prompt.position(args[1].text), (2, 22));
    assert_eq!(prompt.position(args[2].text), (3, 7));
    assert_eq!(script::position(source, args[2].text), Some((3, 7)));
    assert_eq!(prompt.position("elsewhere"), (2, 7));
    assert_eq!(script::position(source, "elsewhere"), None);
    let texts: Vec<&str> = args.iter().map(|arg| arg.text).collect();
    assert_eq!(texts, ["L\"ä\"", "first", "second"]);
}

#[test]
fn trees_are_equal_when_they_say_the_same() {
    let one = parse("app> f( 1,2 )\n  =  3\n").expect("the text is right");
    let two = parse("app>   f(1,\n        2)\n  = 3").expect("the text is right");
    assert_eq!(one, two);
    assert_ne!(one, parse("app> f(1, 2)\n  = 4\n").expect("the text is right"));
    assert_ne!(one, parse("app> f(1, 0x2)\n  = 3\n").expect("the text is right"));
}

#[test]
fn a_reader_goes_on_behind_an_error() {
    let source = "app> f(\n        1 2)\n  = 1\n  =2\napp> g(\nbad line\napp> h()\n  =1\n# end\n";
    let outcomes: Vec<String> = Reader::starting_at(source, 101)
        .map(|outcome| match outcome {
            Ok(item) => format!("{} ok", item.line()),
            Err(message) => format!("{}:{}", message.line, message.column),
        })
        .collect();
    assert_eq!(outcomes, ["102:11", "105:7", "106:1", "108:3", "109 ok"]);
}

#[test]
fn a_prompt_with_an_open_bracket_is_incomplete() {
    let open = |line, column| Ok(Entry::Open { line, column });
    assert_eq!(parse_prompt("app> f("), open(1, 7));
    assert_eq!(parse_prompt("app> f(1,\n"), open(1, 7));
    assert_eq!(parse_prompt("app> f({ 1 },\n        (2 +\n"), open(2, 9));
    assert_eq!(parse_prompt("app> repeat 3 {\n        f();\n"), open(1, 15));
    for whole in ["app> f()", "app> f(1,\n        2)\n", "# note", "", "sim> ps (", "app> f()\n\n"]
    {
        assert!(matches!(parse_prompt(whole), Ok(Entry::Whole(_))), "{whole:?}");
    }
    for wrong in ["app> f)", "app> f(]", "app> \"", "app> f()\napp> g()", "app> f(\n\n", "f()"] {
        assert!(parse_prompt(wrong).is_err(), "{wrong:?}");
    }
}
