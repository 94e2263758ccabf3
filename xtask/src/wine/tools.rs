//! The compiler and Wine: where they are, and running them within bounds.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Where the tools are, and where their work lies.
#[derive(Clone, Debug)]
pub(crate) struct Tools {
    compiler: PathBuf,
    wine: PathBuf,
    folder: PathBuf,
}

/// What a program may take.
const TIME_MAX: Duration = Duration::from_secs(300);

impl Tools {
    /// Finds the tools.
    ///
    /// # Errors
    /// Names what is missing and the packages that bring it.
    pub(crate) fn find(root: &Path) -> Result<Tools, String> {
        let compiler = search(&["x86_64-w64-mingw32-gcc"]);
        let wine = search(&["wine", "wine64", "/usr/lib/wine/wine64"]);
        let mut missing = Vec::new();
        if compiler.is_none() {
            missing.push("gcc-mingw-w64-x86-64");
        }
        if wine.is_none() {
            missing.push("wine64");
        }
        let (Some(compiler), Some(wine)) = (compiler, wine) else {
            let packages = missing.join(" ");
            return Err(format!(
                "Wine or its compiler is missing\n  help: on Debian, apt-get install {packages}"
            ));
        };
        let folder = root.join("target/wine");
        std::fs::create_dir_all(&folder)
            .map_err(|error| format!("{}: {error}", folder.display()))?;
        Ok(Tools { compiler, wine, folder })
    }

    /// Compiles a program and runs it: what it printed.
    ///
    /// # Errors
    /// The compiler has something to say, or the program does not end.
    pub(crate) fn compile_and_run(&self, name: &str, program: &str) -> Result<String, String> {
        let source = self.folder.join(format!("{name}.c"));
        let binary = self.folder.join(format!("{name}.exe"));
        std::fs::write(&source, program).map_err(|error| error.to_string())?;
        let compiled = Command::new(&self.compiler)
            .args(["-std=c11", "-O0", "-Wall", "-Wextra", "-o"])
            .arg(&binary)
            .arg(&source)
            .arg("-lntdll")
            .output()
            .map_err(|error| error.to_string())?;
        let said = String::from_utf8_lossy(&compiled.stderr).into_owned();
        if !compiled.status.success() || !said.is_empty() {
            return Err(format!("the compiler says: {}", said.trim_end()));
        }
        let results = self.run(name, &binary);
        let _ = std::fs::remove_file(&binary);
        results
    }

    fn run(&self, name: &str, binary: &Path) -> Result<String, String> {
        let path = self.folder.join(format!("{name}.out"));
        let output = std::fs::File::create(&path).map_err(|error| error.to_string())?;
        let mut child = Command::new(&self.wine)
            .arg(binary)
            .env("WINEPREFIX", self.folder.join("prefix"))
            .env("WINEDEBUG", "-all")
            // Neither is needed, and both would be asked for when the folder is made.
            .env("WINEDLLOVERRIDES", "mscoree=;mshtml=")
            .env_remove("DISPLAY")
            .stdin(Stdio::null())
            .stdout(output)
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| error.to_string())?;
        let begin = Instant::now();
        loop {
            match child.try_wait() {
                Ok(Some(_)) => break,
                Ok(None) if begin.elapsed() > TIME_MAX => {
                    let _ = child.kill();
                    let _ = child.wait();
                    return Err("the program does not end".into());
                }
                Ok(None) => std::thread::sleep(Duration::from_millis(10)),
                Err(error) => return Err(error.to_string()),
            }
        }
        let bytes = std::fs::read(&path).map_err(|error| error.to_string())?;
        Ok(String::from_utf8_lossy(&bytes).replace('\r', ""))
    }
}

/// The first of several programs that is there.
fn search(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names.iter().find_map(|name| {
        if name.starts_with('/') {
            return Some(PathBuf::from(name)).filter(|path| path.is_file());
        }
        folders.iter().map(|folder| folder.join(name)).find(|path| path.is_file())
    })
}
