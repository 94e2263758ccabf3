//! C programs built with the host's compiler and linked against this library, shared and static.
//!
//! Where there is no compiler the tests say so and pass, unless `OBSIM_C_COMPILER` is set to
//! `required`, as the gate of the project sets it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use obsim_capi as _;

/// The folder of this crate.
fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Whether a tool of the host can be run.
fn has(tool: &str) -> bool {
    let found = Command::new(tool).arg("--version").output();
    let there = found.is_ok_and(|output| output.status.success());
    if !there {
        let required = std::env::var("OBSIM_C_COMPILER").is_ok_and(|value| value == "required");
        assert!(!required, "{tool} is required here and is missing");
        println!("{tool} is missing on this machine: nothing is shown");
    }
    there
}

/// The folder into which cargo puts the library, which it has built before it runs tests.
fn libraries() -> &'static Path {
    static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
        let own = std::env::current_exe().expect("a test has a path");
        let folder = own.parent().and_then(Path::parent).expect("tests lie in target/PROFILE/deps");
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut build = Command::new(cargo);
        build.args(["build", "--quiet", "--package", "obsim-c", "--lib"]);
        if folder.ends_with("release") {
            build.arg("--release");
        }
        let built = build.current_dir(here()).status().expect("cargo can be run");
        assert!(built.success(), "the library cannot be built");
        folder.to_path_buf()
    });
    &FOLDER
}

fn shown(output: &Output) -> String {
    let [out, error] = [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text));
    format!("{:?}\n{out}{error}", output.status)
}

/// Compiles something and fails with what the compiler says.
fn compile(command: &mut Command) {
    let output = command.output().expect("the compiler was there a moment ago");
    assert!(output.status.success(), "{command:?}: {}", shown(&output));
    assert!(output.stderr.is_empty(), "{command:?}: {}", shown(&output));
}

const WARNINGS: [&str; 4] = ["-Wall", "-Wextra", "-pedantic", "-Werror"];

/// A command that compiles a file of `tests/c` against the headers.
fn compiler(tool: &str, standard: &str, source: &str) -> Command {
    let mut command = Command::new(tool);
    command.arg(format!("-std={standard}")).args(WARNINGS).arg("-I").arg(here().join("include"));
    if tool == "c++" {
        command.args(["-x", "c++"]);
    }
    command.arg(here().join("tests/c").join(source));
    command
}

/// Builds a program and runs it; nothing that it prints may be the library's.
fn run(name: &str, source: &str, link: &[&str]) {
    let folder = tempfile::tempdir().expect("the host has room for files");
    run_in(folder.path(), name, source, link, &[]);
}

/// The same in a folder in which the program finds files to include.
fn run_in(folder: &Path, name: &str, source: &str, link: &[&str], arguments: &[&str]) {
    let program = folder.join(name);
    let mut build = compiler("cc", "gnu11", source);
    build.arg("-I").arg(folder).arg("-o").arg(&program).args(link);
    compile(&mut build);
    let output = Command::new(&program)
        .args(arguments)
        .env("LD_LIBRARY_PATH", libraries())
        .env("DYLD_LIBRARY_PATH", libraries())
        .output()
        .expect("the program was just built");
    assert!(output.status.success(), "{}", shown(&output));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "all is well\n");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

fn shared() -> [String; 2] {
    [format!("-L{}", libraries().display()), "-lobsim_capi".into()]
}

/// The static library, and what of the host it needs.
fn archive() -> Vec<String> {
    let library = libraries().join("libobsim_capi.a").display().to_string();
    let mut link = vec![library, "-lpthread".into(), "-lm".into()];
    if cfg!(target_os = "linux") {
        link.extend(["-ldl".into(), "-lrt".into(), "-lgcc_s".into()]);
    }
    link
}

#[test]
fn objects_of_every_type_have_names_and_memory_is_shared() {
    if has("cc") {
        let link = shared();
        run("names", "names.c", &link.each_ref().map(String::as_str));
    }
}

/// Every function, for a program that calls all of them: name, address, number of parameters.
fn list_of_calls() -> String {
    // A guest that exits by these is a guest that learns nothing more.
    let ends = ["ExitProcess", "ExitThread", "HasOverlappedIoCompleted"];
    let forms = abi::forms::forms().iter().filter(|form| !ends.contains(&form.name.as_str()));
    let line = |form: &abi::forms::Form| {
        let (name, count) = (&form.name, form.params.len());
        format!("    {{\"{name}\", (void (*)(void)){name}, {count}}},\n")
    };
    forms.filter(|form| form.params.len() <= 11).map(line).collect()
}

/// `OBSIM_C_FUZZ_SEED` and `OBSIM_C_FUZZ_CALLS` choose others, and more.
#[test]
fn random_calls_with_hostile_arguments_crash_nothing() {
    if !has("cc") {
        return;
    }
    let folder = tempfile::tempdir().expect("the host has room for files");
    std::fs::write(folder.path().join("calls.inc"), list_of_calls()).expect("it is writable");
    let of = |name: &str, usual: &str| std::env::var(name).unwrap_or_else(|_| usual.to_owned());
    let seed = of("OBSIM_C_FUZZ_SEED", "1");
    let calls = of("OBSIM_C_FUZZ_CALLS", "5000");
    let link = shared();
    let link = link.each_ref().map(String::as_str);
    run_in(folder.path(), "random", "random.c", &link, &[&seed, &calls]);
}

#[test]
fn python_calls_by_ctypes() {
    let there = Command::new("python3").arg("--version").output();
    if !there.is_ok_and(|output| output.status.success()) {
        println!("python3 is missing on this machine: nothing is shown");
        return;
    }
    let output = Command::new("python3")
        .arg(here().join("examples/mutex.py"))
        .arg(libraries().join("libobsim_capi.so"))
        .output()
        .expect("it was there a moment ago");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "all is well\n", "{}", shown(&output));
}

/// `OBSIM_C_WORLDS` and `OBSIM_C_THREADS` ask for more: a busy machine takes long to switch between
/// threads.
#[test]
fn worlds_and_threads_leak_nothing() {
    if !has("cc") {
        return;
    }
    let folder = tempfile::tempdir().expect("the host has room for files");
    let of = |name: &str, usual: &str| std::env::var(name).unwrap_or_else(|_| usual.to_owned());
    let counts = [of("OBSIM_C_WORLDS", "100"), of("OBSIM_C_THREADS", "200")];
    let link = shared();
    let link = link.each_ref().map(String::as_str);
    run_in(folder.path(), "worlds", "worlds.c", &link, &counts.each_ref().map(String::as_str));
}

#[test]
fn a_program_runs_on_the_shared_library() {
    if has("cc") {
        let link = shared();
        run("shared", "tour.c", &link.each_ref().map(String::as_str));
    }
}

#[test]
fn a_program_runs_on_the_static_library() {
    if has("cc") {
        let link = archive();
        run("static", "tour.c", &link.iter().map(String::as_str).collect::<Vec<_>>());
    }
}

#[test]
fn the_header_is_c_and_cpp_without_a_warning() {
    let folder = tempfile::tempdir().expect("the host has room for files");
    let object = folder.path().join("header.o");
    for (tool, standards) in [("cc", ["c11", "gnu17"]), ("c++", ["c++11", "c++20"])] {
        if !has(tool) {
            continue;
        }
        for standard in standards {
            for extra in [&["-DUNICODE"][..], &["-fshort-wchar"], &[]] {
                let mut build = compiler(tool, standard, "header.c");
                compile(build.args(extra).arg("-c").arg("-o").arg(&object));
            }
        }
    }
}

#[test]
fn every_call_of_the_table_is_exported_and_nothing_else() {
    if !has("nm") {
        return;
    }
    let library = libraries().join("libobsim_capi.so");
    if !library.exists() {
        println!("this host's shared library has another name: nothing is shown");
        return;
    }
    let output = Command::new("nm").args(["-D", "--defined-only"]).arg(library).output();
    let listing = output.expect("nm was there a moment ago").stdout;
    let listing = String::from_utf8(listing).expect("nm prints text");
    let mut exported: Vec<&str> =
        listing.lines().filter_map(|line| line.split_whitespace().nth(2)).collect();
    exported.retain(|name| !name.starts_with("rust_") && !name.starts_with("__"));
    let mut promised: Vec<String> =
        abi::forms::forms().iter().map(|form| form.name.clone()).collect();
    promised.extend(abi::BESIDE.iter().map(|name| (*name).to_owned()));
    let lost: Vec<_> = promised.iter().filter(|name| !exported.contains(&&***name)).collect();
    assert!(lost.is_empty(), "not exported: {lost:?}");
    let is_promised = |name: &&str| promised.iter().any(|other| other == name);
    exported.retain(|name| !is_promised(name) && !name.starts_with("obsim_"));
    assert!(exported.is_empty(), "exported beside the table: {exported:?}");
    for (_, row) in calls::rows() {
        let there = promised.iter().any(|name| name == row.name);
        assert!(there, "{} has no C form", row.name);
    }
}
