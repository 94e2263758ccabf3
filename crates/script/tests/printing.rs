//! Canonical text: spacing, parentheses, line breaks.

use script::{ResultKind, Script, expression, parse, print, write};

/// The canonical text, after checking that it says the same and stays the same.
fn canonical(source: &str) -> String {
    let script = parse(source).unwrap_or_else(|message| panic!("{source}: {message}"));
    let text = print(&script);
    let again = parse(&text).unwrap_or_else(|message| panic!("{text}: {message}"));
    assert_eq!(script, again, "{text}");
    assert_eq!(print(&again), text, "{text}");
    text
}

#[test]
fn spacing_is_made_regular() {
    for (source, expected) in [
        ("#no blank\n#\n", "# no blank\n#\n"),
        ("app>   f( a,b )\n  =  1 \n  |\n  ...", "app> f(a, b)\n  = 1\n  |\n  ...\n"),
        ("sim>  world   bare ", "sim> world   bare\n"),
        ("app> HANDLE  h=f()", "app> HANDLE h = f()\n"),
        ("app> x=T{.a=1,.b={1,2},.c={}}", "app> x = T{ .a = 1, .b = { 1, 2 }, .c = {} }\n"),
        ("app> f(&T {})", "app> f(&T{})\n"),
        ("app> if(x==1)f()", "app> if (x == 1) f()\n"),
        ("app> repeat 3{f();}", "app> repeat 3 { f() }\n"),
        ("app> x = ( HANDLE ) - 1", "app> x = (HANDLE)-1\n"),
        ("app> x = ((a)) + (b - (c))", "app> x = a + (b - c)\n"),
        ("app> x = (a + b) - c", "app> x = a + b - c\n"),
        ("app> x = (a & b) == (c == d)", "app> x = (a & b) == (c == d)\n"),
        ("app> x = (a | b) & c && (d || e)", "app> x = (a | b) & c && (d || e)\n"),
        ("app> x = -(a + b) + ~(-c)", "app> x = -(a + b) + ~-c\n"),
        ("app> x = (&y).z[ 0x0F ]", "app> x = (&y).z[0x0F]\n"),
        ("app> x = 0x00101000", "app> x = 0x00101000\n"),
        ("app> f(& &x, L\"\\x41\", R\"(\\)\")", "app> f(& &x, L\"\\x41\", R\"(\\)\")\n"),
    ] {
        assert_eq!(canonical(source), expected, "{source}");
    }
}

#[test]
fn long_calls_are_broken_behind_commas() {
    let call = "app> CreateProcessW(.lpCommandLine = L\"wide.exe\", .bInheritHandles = TRUE, \
                .dwCreationFlags = EXTENDED_STARTUPINFO_PRESENT, .lpStartupInfo = &six, \
                .lpProcessInformation = &pi3)";
    let broken = "\
app> CreateProcessW(.lpCommandLine = L\"wide.exe\", .bInheritHandles = TRUE,
        .dwCreationFlags = EXTENDED_STARTUPINFO_PRESENT, .lpStartupInfo = &six,
        .lpProcessInformation = &pi3)
";
    assert_eq!(canonical(call), broken);
    assert_eq!(canonical(broken), broken);
    let outer_first = format!("app> f({}, {{ {} }})", "a".repeat(40), ["b"; 20].join(", "));
    let expected = format!("app> f({},\n        {{ {} }})\n", "a".repeat(40), ["b"; 20].join(", "));
    assert_eq!(canonical(&outer_first), expected);
    let no_comma = format!("app> f({}, {})", "a".repeat(120), "b".repeat(120));
    assert_eq!(canonical(&no_comma), no_comma.replace(", ", ",\n        ") + "\n");
    let exact = format!("app> f({}, b)", "a".repeat(89));
    assert_eq!(canonical(&exact).lines().count(), 1);
    let over = format!("app> f({}, b)", "a".repeat(90));
    assert_eq!(canonical(&over).lines().count(), 2);
}

#[test]
fn repeat_stands_on_one_line_only_with_one_short_statement() {
    assert_eq!(canonical("app> repeat 2 {\n    f()\n    }"), "app> repeat 2 { f() }\n");
    let nested = "\
app> repeat 2 {
        f();
        repeat 3 {
            if (x) g();
            h()
        }
    }
  = 1
";
    assert_eq!(canonical(nested), nested);
    let long = format!("app> repeat 2 {{ f({}, {}) }}", "a".repeat(60), "b".repeat(60));
    let expected = format!(
        "app> repeat 2 {{\n        f({},\n                {})\n    }}\n",
        "a".repeat(60),
        "b".repeat(60)
    );
    assert_eq!(canonical(&long), expected);
}

#[test]
fn display_writes_one_line() {
    let source = "app> repeat 2 {\n        f()\n        x = 1\n    }\n  = 3\n";
    let script: Script<'_> = parse(source).expect("the text is right");
    let prompt = script.prompts().next().expect("there is one prompt");
    let script::Command::Stmt(stmt) = &prompt.command else { panic!("app is not reserved") };
    assert_eq!(stmt.to_string(), "repeat 2 { f(); x = 1 }");
    assert_eq!(prompt.to_string(), "app> repeat 2 {\n        f();\n        x = 1\n    }\n  = 3");
    assert_eq!(prompt.results[0].to_string(), "  = 3");
    assert_eq!(expression("a+b").expect("a sum").to_string(), "a + b");
    assert_eq!(script::Expr::hex(12).to_string(), "0xc");
    assert_eq!(script::Expr::int(12).to_string(), "12");
}

#[test]
fn writers_need_no_tree() {
    let piece = |write: &dyn Fn(&mut String)| {
        let mut out = String::new();
        write(&mut out);
        out
    };
    assert_eq!(piece(&|out| write::handle(out, 0)), "NULL");
    assert_eq!(piece(&|out| write::handle(out, 0x1c)), "0x1c");
    assert_eq!(piece(&|out| write::handle(out, -2)), "(HANDLE)-2");
    assert_eq!(piece(&|out| write::handle(out, i64::MIN)), "(HANDLE)-9223372036854775808");
    assert_eq!(piece(&|out| write::signed(out, -5)), "-5");
    assert_eq!(piece(&|out| write::int(out, 5)), "5");
    assert_eq!(piece(&|out| write::mask(out, 0x1000)), "0x00001000");
    assert_eq!(piece(&|out| write::init(out, Some("T"), &[])), "T{}");
    assert_eq!(
        piece(&|out| write::init(out, None, &[(Some("a"), "1"), (None, "b")])),
        "{ .a = 1, b }"
    );
    assert_eq!(piece(&|out| write::note(out, "one\n\ntwo")), "# one\n#\n# two\n");
    assert_eq!(piece(&|out| write::prompt(out, "app", "f()")), "app> f()\n");
    assert_eq!(piece(&|out| write::result(out, ResultKind::View, "a\n\nb")), "  | a\n  |\n  | b\n");
    let long = "x".repeat(50);
    let args = [(None, long.as_str()), (Some("name"), long.as_str())];
    let mut out = "app> h = ".to_owned();
    write::call(&mut out, "Open", &args);
    assert_eq!(out, format!("app> h = Open({long},\n        .name = {long})"));
    assert_eq!(canonical(&out), out + "\n");
}
