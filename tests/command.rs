//! The command as a person runs it: arguments and files in, text and an exit code out.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// How long the command may take for anything that is tried here.
const PATIENCE: Duration = Duration::from_secs(30);

/// A folder of its own for one test, and the command in it.
pub(crate) struct Place {
    folder: PathBuf,
}

/// What a run of the command left behind.
#[derive(Debug, PartialEq)]
pub(crate) struct Ran {
    /// The exit code.
    pub code: i32,
    /// What it printed.
    pub out: String,
    /// What it said about the run.
    pub err: String,
}

impl Place {
    /// An empty folder; the name is that of nobody else's.
    pub(crate) fn new(name: &str) -> Place {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("there is room for a folder");
        Place { folder }
    }

    /// The path of something in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Puts a file there.
    pub(crate) fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).expect("there is room for a file");
    }

    /// Reads a file back.
    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("the file is there")
    }

    /// Runs the command in the folder.
    pub(crate) fn obsim(&self, arguments: &[&str]) -> Ran {
        self.obsim_with(arguments, "", &[])
    }

    /// Runs the command in the folder, with something to read and variables of the environment.
    ///
    /// # Panics
    /// It takes too long, or it panics.
    pub(crate) fn obsim_with(
        &self,
        arguments: &[&str],
        input: &str,
        variables: &[(&str, &str)],
    ) -> Ran {
        // Files instead of pipes: nobody has to read while the command writes.
        let outside = self.folder.with_extension("streams");
        fs::create_dir_all(&outside).expect("there is room for a folder");
        let file = |name: &str| outside.join(name);
        fs::write(file("in"), input).expect("there is room for a file");
        let open = |name: &str| File::create(file(name)).expect("there is room for a file");
        let child = Command::new(built())
            .args(arguments)
            .current_dir(&self.folder)
            .env_remove("NO_COLOR")
            .env_remove("CLICOLOR_FORCE")
            .env_remove("RUST_LOG")
            .env("RUST_BACKTRACE", "0")
            .envs(variables.iter().copied())
            .stdin(Stdio::from(File::open(file("in")).expect("it was just written")))
            .stdout(open("out"))
            .stderr(open("err"))
            .spawn()
            .expect("the command starts");
        let code = wait(child, arguments);
        let text = |name: &str| {
            let bytes = fs::read(file(name)).expect("it was just written");
            String::from_utf8(bytes).expect("the command prints UTF-8")
        };
        let ran = Ran { code, out: text("out"), err: text("err") };
        assert!(!ran.err.contains("panicked"), "{arguments:?}: {}", ran.err);
        ran
    }
}

/// Waits for the exit code, and not for ever.
fn wait(mut child: Child, arguments: &[&str]) -> i32 {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().expect("the command can be waited for") {
            return status.code().expect("the command ends by itself");
        }
        if start.elapsed() > PATIENCE {
            let _ = child.kill();
            let _ = child.wait();
            panic!("{arguments:?} takes more than {PATIENCE:?}");
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// The command, built from the sources as they are now.
///
/// A test binary lies in `deps`, the command one folder above. Cargo builds it for its own package
/// only, so this asks for it once; when nothing has changed that takes no time.
fn built() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let own = std::env::current_exe().expect("a test knows where it is");
        let profile = own.parent().and_then(Path::parent).expect("it lies in <profile>/deps");
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args(["build", "--quiet", "-p", "obsim", "--bin", "obsim", "--target-dir"]);
        cargo.arg(profile.parent().expect("a profile lies in the target folder"));
        if profile.file_name().is_some_and(|name| name == "release") {
            cargo.arg("--release");
        }
        let status = cargo.current_dir(crate::corpus::root()).status().expect("cargo starts");
        assert!(status.success(), "the command cannot be built");
        profile.join(format!("obsim{}", std::env::consts::EXE_SUFFIX))
    })
}
