//! What a command means: how operators bind, what is a cast, where a statement ends.

use script::{Arg, Command, Expr, Place, ResultLine, Stmt, expression, parse, pattern};

/// An expression with every operation in brackets.
fn shape(expr: &Expr<'_>) -> String {
    match expr {
        Expr::Int { .. } | Expr::Str(_) | Expr::Name(_) | Expr::Any => expr.to_string(),
        Expr::Field(inner, name) => format!("[{} .{name}]", shape(inner)),
        Expr::Index(inner, index) => format!("[{} at {}]", shape(inner), shape(index)),
        Expr::Call { name, args } => format!("[call {name}{}]", shapes(args)),
        Expr::Init { typename, items, rest } => format!(
            "[init {}{}{}]",
            typename.unwrap_or("-"),
            shapes(items),
            if *rest { " ..." } else { "" }
        ),
        Expr::Ref(inner) => format!("[& {}]", shape(inner)),
        Expr::Neg(inner) => format!("[- {}]", shape(inner)),
        Expr::Not(inner) => format!("[~ {}]", shape(inner)),
        Expr::Cast(typename, inner) => format!("[cast {typename} {}]", shape(inner)),
        Expr::Sizeof(typename) => format!("[sizeof {typename}]"),
        Expr::Binary(op, left, right) => {
            format!("[{} {} {}]", shape(left), op.sign(), shape(right))
        }
    }
}

fn shapes(args: &[Arg<'_>]) -> String {
    let item = |arg: &Arg<'_>| match arg.name {
        Some(name) => format!(" .{name}={}", shape(&arg.value)),
        None => format!(" {}", shape(&arg.value)),
    };
    args.iter().map(item).collect()
}

fn stmt_shape(stmt: &Stmt<'_>) -> String {
    match stmt {
        Stmt::If { cond, then } => format!("if {} then {}", shape(cond), stmt_shape(then)),
        Stmt::Repeat { count, body } => {
            let body: Vec<String> = body
                .iter()
                .map(|numbered| format!("{}: {}", numbered.line, stmt_shape(&numbered.stmt)))
                .collect();
            format!("repeat {count} <{}>", body.join(" | "))
        }
        Stmt::Assign { typename, target, value } => {
            format!("{} {target} <- {}", typename.unwrap_or("-"), shape(value))
        }
        Stmt::Expr(expr) => shape(expr),
    }
}

#[test]
fn operators_bind_as_in_c() {
    for (source, expected) in [
        ("a", "a"),
        ("12", "12"),
        ("0x1F", "0x1F"),
        ("a + b - c", "[[a + b] - c]"),
        ("a - (b - c)", "[a - [b - c]]"),
        ("a | b | c + 1", "[[a | b] | [c + 1]]"),
        ("a | (b & c)", "[a | [b & c]]"),
        ("a == b", "[a == b]"),
        ("(a & b) == 0", "[[a & b] == 0]"),
        ("a + 1 <= b - 1", "[[a + 1] <= [b - 1]]"),
        ("a < b && c > d && e != f", "[[[a < b] && [c > d]] && [e != f]]"),
        ("a || (b && c)", "[a || [b && c]]"),
        ("a >= (b == c)", "[a >= [b == c]]"),
        ("&x", "[& x]"),
        ("& &x", "[& [& x]]"),
        ("a & &b", "[a & [& b]]"),
        ("--5", "[- [- 5]]"),
        ("~FLAG & x", "[[~ FLAG] & x]"),
        ("-x.y[1]", "[- [[x .y] at 1]]"),
        ("(-x)[0]", "[[- x] at 0]"),
        ("a[b[c + 1]].d", "[[a at [b at [c + 1]]] .d]"),
        ("f()", "[call f]"),
        ("f (x)", "[call f x]"),
        ("f(a, .b = c, .d = g(1))", "[call f a .b=c .d=[call g 1]]"),
        ("f(x).y", "[[call f x] .y]"),
        ("T{ .a = 1, 2 }", "[init T .a=1 2]"),
        ("&T{}", "[& [init T]]"),
        ("{ a, { b } }", "[init - a [init - b]]"),
        ("child#2.pid + child:main#3.tid", "[[child#2 .pid] + [child:main#3 .tid]]"),
        ("sizeof(DWORD)", "[sizeof DWORD]"),
        (
            "f(\"a\", L\"b\\\"\", R\"(c\\)\", LR\"(d)\")",
            "[call f \"a\" L\"b\\\"\" R\"(c\\)\" LR\"(d)\"]",
        ),
        ("Lock + R", "[Lock + R]"),
    ] {
        let expr = expression(source).unwrap_or_else(|message| panic!("{source}: {message}"));
        assert_eq!(shape(&expr), expected, "{source}");
    }
}

#[test]
fn a_type_name_in_parentheses_is_a_cast() {
    for (source, expected) in [
        ("(HANDLE)-1", "[cast HANDLE [- 1]]"),
        ("( DWORD ) x + 1", "[[cast DWORD x] + 1]"),
        ("(HANDLE)(ULONG_PTR)(x + 1)", "[cast HANDLE [cast ULONG_PTR [x + 1]]]"),
        ("(handle)-1", "[handle - 1]"),
        ("(h)", "h"),
        ("(HANDLE + 1)", "[HANDLE + 1]"),
        ("&(PVOID)x.y", "[& [cast PVOID [x .y]]]"),
        ("((HANDLE)1)", "[cast HANDLE 1]"),
    ] {
        let expr = expression(source).unwrap_or_else(|message| panic!("{source}: {message}"));
        assert_eq!(shape(&expr), expected, "{source}");
    }
    assert!(script::TYPE_NAMES.is_sorted());
}

#[test]
fn statements_end_where_they_should() {
    for (source, expected) in [
        ("f()", "[call f]"),
        ("h = f()", "- h <- [call f]"),
        ("HANDLE h = f()", "HANDLE h <- [call f]"),
        ("x.y[3].z = 1", "- x.y[3].z <- 1"),
        ("hs = { a, b }", "- hs <- [init - a b]"),
        ("HANDLE hs[2] = { a, b }", "HANDLE hs[2] <- [init - a b]"),
        ("x == y", "[x == y]"),
        ("if (x == 1) f()", "if [x == 1] then [call f]"),
        ("if (x) if (y) z = 1", "if x then if y then - z <- 1"),
        ("repeat 3 { f() }", "repeat 3 <1: [call f]>"),
        ("repeat 0x10 { f(); g(); }", "repeat 16 <1: [call f] | 1: [call g]>"),
        ("repeat 2 { repeat 3 { f() } }", "repeat 2 <1: repeat 3 <1: [call f]>>"),
        (
            "repeat 2 {\n      a = f(1,\n        2);\n      g()\n    h()\n    }",
            "repeat 2 <2: - a <- [call f 1 2] | 4: [call g] | 5: [call h]>",
        ),
        (
            "repeat 2 {\n    if (x)\n      f()\n    repeat 3 {\n    g() }\n    }",
            "repeat 2 <2: if x then [call f] | 4: repeat 3 <5: [call g]>>",
        ),
        ("f((\n    HANDLE\n    )-1)", "[call f [cast HANDLE [- 1]]]"),
        ("f(T{\n    .a = 1 }, 2\n    )", "[call f [init T .a=1] 2]"),
    ] {
        let text = format!("app> {source}\n");
        let script = parse(&text).unwrap_or_else(|message| panic!("{source}: {message}"));
        let prompt = script.prompts().next().expect("there is one prompt");
        let Command::Stmt(stmt) = &prompt.command else { panic!("app is not reserved") };
        assert_eq!(stmt_shape(stmt), expected, "{source}");
        assert_eq!(prompt.source, source);
    }
}

#[test]
fn a_pattern_is_anything_a_value_or_several() {
    for (source, expected) in [
        ("_", "Any"),
        ("TRUE", "Value TRUE"),
        ("not NULL", "Not Value NULL"),
        ("A or B or 3", "Or A, B, 3"),
        ("not A or B", "Not Or A, B"),
        ("{ .a = 1, .b = _, ... }", "Value [init - .a=1 .b=_ ...]"),
        ("{ ... }", "Value [init - ...]"),
        ("\"hi\"", "Value \"hi\""),
        ("(HANDLE)-2", "Value [cast HANDLE [- 2]]"),
    ] {
        let found = pattern(source).unwrap_or_else(|message| panic!("{source}: {message}"));
        assert_eq!(pattern_shape(&found), expected);
        assert_eq!(found.to_string(), source);
    }
    for wrong in ["", "or", "not", "a or", "_ or 1", "not _", "a b", "{ ..., .a = 1 }", "f(...)"] {
        assert!(pattern(wrong).is_err(), "{wrong}");
    }
}

fn pattern_shape(pattern: &script::Pattern<'_>) -> String {
    match pattern {
        script::Pattern::Any => "Any".to_owned(),
        script::Pattern::Not(inner) => format!("Not {}", pattern_shape(inner)),
        script::Pattern::Value(value) => format!("Value {}", shape(value)),
        script::Pattern::Or(values) => {
            format!("Or {}", values.iter().map(shape).collect::<Vec<_>>().join(", "))
        }
    }
}

fn results(source: &str) -> Vec<ResultLine<'_>> {
    let script = parse(source).expect("the text is right");
    script.prompts().flat_map(|prompt| prompt.results.clone()).collect()
}

#[test]
fn result_lines_are_taken_apart_on_demand() {
    let lines = results(
        "app> f()\n  = 0x4\n  ! ERROR_X (87)\n  ! 5\n  & pi.a[1] = { .b = 1 }\n  \
         ? [list.not-inheritable] 0xc is not\n  : NtClose(h) = STATUS_X\n",
    );
    assert_eq!(lines[0].pattern().expect("a number").to_string(), "0x4");
    let failure = lines[1].failure().expect("a name and a number");
    assert_eq!((failure.name, failure.number), ("ERROR_X", Some(87)));
    assert_eq!(lines[2].failure().expect("a number").number, Some(5));
    let written = lines[3].written().expect("a place and a value");
    assert_eq!(written.place.to_string(), "pi.a[1]");
    assert!(matches!(written.place, Place { name: "pi", .. }));
    let reason = lines[4].reason().expect("a code");
    assert_eq!((reason.code, reason.text), ("list.not-inheritable", "0xc is not"));
    let native = lines[5].native().expect("a call and a status");
    assert_eq!(
        (native.call.to_string().as_str(), native.status.to_string().as_str()),
        ("NtClose(h)", "STATUS_X")
    );
}

#[test]
fn messages_about_results_point_into_the_transcript() {
    let lines = results("app> f()\n  = 1 2\n  & = 1\n  ! (5)\n  ? why\n  : 5 = 1\n");
    let messages = [
        lines[0].pattern().expect_err("two values").to_string(),
        lines[1].written().expect_err("no name").to_string(),
        lines[2].failure().expect_err("no name").to_string(),
        lines[3].reason().expect_err("no code").to_string(),
        lines[4].native().expect_err("no call").to_string(),
    ];
    let expected = [
        "line 2, column 7: \"2\": expected the end",
        "line 3, column 5: \"=\": expected a value; equal is written ==",
        "line 4, column 5: \"(\": expected the name of an error",
        "line 5, column 5: a reason begins with its code; write it like ? [handle.unknown] text",
        "line 6, column 5: \"5\": expected the name of an NT call",
    ];
    assert_eq!(messages, expected);
}

#[test]
fn an_event_is_an_actor_a_verb_and_the_rest() {
    let event = |text: &str| {
        let source = format!("app> f()\n  ~ {text}\n");
        let event = results(&source)[0].event();
        let actor = event.actor.map_or_else(|| "-".to_owned(), |actor| actor.to_string());
        format!("{actor} / {} / {}", event.verb, event.rest)
    };
    assert_eq!(
        event("blocks on Thread 8 (app:w), for 5 ms"),
        "- / blocks on / Thread 8 (app:w), for 5 ms"
    );
    assert_eq!(event("app:w#2 resumes: Wait = X: y"), "app:w#2 / resumes / Wait = X: y");
    assert_eq!(event("gone: Thread 1012"), "- / gone / Thread 1012");
    assert_eq!(event("child exits:"), "child / exits / ");
    assert_eq!(event("the sky falls down"), "- /  / the sky falls down");
}
