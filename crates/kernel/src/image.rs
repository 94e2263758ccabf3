//! Programs: which files of the volume can be run, and what becomes of who runs them.
//!
//! Until a scenario registers a program every name that has an extension is one; from then on
//! exactly the registered ones are. The command interpreter is always there. What is written on the
//! volume as an ordinary file is no program.

use nt::rights::FILE_EXECUTE;
use nt::{Access, Status, Wide};

use crate::kernel::{Kernel, NodeKey, ThreadKey};
use crate::security::{GroupAttributes, Sid, Token};
use crate::volume::{OnPath, SEPARATOR};
use crate::why::{Unborn, Why};

/// What kind of window a program starts with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Subsystem {
    /// A console, shared or its own.
    #[default]
    Console,
    /// Windows of its own, and no console.
    Gui,
}

/// A program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Console or windows.
    pub subsystem: Subsystem,
    /// Whether this machine can run its instructions.
    pub runs_here: bool,
    /// Whether its manifest demands an administrator.
    pub elevated: bool,
    /// How it ends before its first instruction, as one does whose library is missing.
    pub exits: Option<Status>,
}

impl Default for Image {
    /// An ordinary console program.
    fn default() -> Image {
        Image { subsystem: Subsystem::Console, runs_here: true, elevated: false, exits: None }
    }
}

/// A file that a process is to be made from.
pub(crate) struct Found {
    /// Where it is, if it is on the volume.
    pub node: Option<NodeKey>,
    /// What it is, if it is a program.
    pub image: Option<Image>,
}

/// What the opening of a program asks for, and what it shares: to read and to execute; reading and
/// deleting.
const OPENED_FOR: Access = Access::from_bits_retain(0x21);
const SHARES: u32 = 0x5;

/// The command interpreter, as a path on the volume.
const INTERPRETER: &str = r"\Windows\System32\cmd.exe";

impl Kernel {
    /// Puts a program on the volume.
    ///
    /// # Errors
    /// What is wrong with the path.
    pub fn put_image(&mut self, path: &str, image: Image) -> Result<(), Status> {
        self.put_file(path, b"MZ".to_vec())?;
        if let OnPath::Node(node) = self.walk_full(Wide::from(path).as_units())? {
            self.images.insert(node, image);
        }
        self.all_images_exist = false;
        Ok(())
    }

    /// Opens the file that a process is to be made from, by its path on the volume.
    ///
    /// # Errors
    /// OBJECT_NAME_NOT_FOUND, OBJECT_PATH_NOT_FOUND, OBJECT_NAME_INVALID: there is none.
    /// FILE_IS_A_DIRECTORY. ACCESS_DENIED: its descriptor does not give FILE_EXECUTE.
    /// SHARING_VIOLATION: it is open in a way that excludes running it.
    pub(crate) fn find_image(
        &mut self,
        by: ThreadKey,
        drive: u8,
        path: &[u16],
    ) -> Result<Found, Status> {
        let root = self.drives[drive as usize].root;
        let below = path.strip_prefix(&[SEPARATOR]).unwrap_or(path);
        let missing = match self.walk_from(root, below) {
            Ok(OnPath::Node(node)) => {
                if self.nodes[node].bytes().is_none() {
                    self.why = Some(Why::Birth(Unborn::ImageDirectory));
                    return Err(Status::FILE_IS_A_DIRECTORY);
                }
                self.check_node_access(by, node, FILE_EXECUTE)?;
                self.check_sharing(node, OPENED_FOR, SHARES)?;
                return Ok(Found { node: Some(node), image: self.images.get(node).cloned() });
            }
            Ok(OnPath::Missing(..)) => Status::OBJECT_NAME_NOT_FOUND,
            Err(failed) => failed,
        };
        if drive == 0 && Wide::from(path).eq_ignore_case(&Wide::from(INTERPRETER)) {
            return Ok(Found { node: None, image: Some(Image::default()) });
        }
        let extension = extension(path);
        if missing == Status::OBJECT_NAME_INVALID || !self.all_images_exist || extension.is_none() {
            self.why = Some(Why::Birth(Unborn::ImageUnknown { open: self.all_images_exist }));
            return Err(missing);
        }
        let script = extension.is_some_and(|extension| is_script(&extension));
        Ok(Found { node: None, image: (!script).then(Image::default) })
    }

    /// Checks that a token can run a program here.
    ///
    /// # Errors
    /// INVALID_IMAGE_NOT_MZ: it is no program. IMAGE_MACHINE_TYPE_MISMATCH_EXE: not for this
    /// machine. ELEVATION_REQUIRED: only an administrator may.
    pub(crate) fn check_image(
        &mut self,
        image: Option<Image>,
        token: &Token,
    ) -> Result<Image, Status> {
        let Some(image) = image else {
            self.why = Some(Why::Birth(Unborn::ImageNone));
            return Err(Status::INVALID_IMAGE_NOT_MZ);
        };
        if !image.runs_here {
            self.why = Some(Why::Birth(Unborn::ImageMachine));
            return Err(Status::IMAGE_MACHINE_TYPE_MISMATCH_EXE);
        }
        if image.elevated && !is_elevated(token) {
            self.why = Some(Why::Birth(Unborn::ImageElevation));
            return Err(Status::ELEVATION_REQUIRED);
        }
        Ok(image)
    }

    /// Whether a process that runs was made from this file.
    pub fn is_running(&self, node: NodeKey) -> bool {
        self.images.contains_key(node)
            && self.processes.values().any(|process| process.node == Some(node) && process.runs())
    }
}

/// Whether a token is an administrator's, with all that comes with it.
fn is_elevated(token: &Token) -> bool {
    let administrators = Sid::administrators();
    token.user == Sid::system()
        || token.groups.iter().any(|group| {
            group.sid == administrators && group.attributes.contains(GroupAttributes::ENABLED)
        })
}

/// What stands behind the last period of the last component.
fn extension(path: &[u16]) -> Option<Wide> {
    let at = path.iter().rposition(|unit| *unit == u16::from(b'.') || *unit == u16::from(b'\\'))?;
    (path[at] == u16::from(b'.')).then(|| Wide::from(&path[at + 1..]))
}

/// Whether files of an extension are read by the command interpreter.
fn is_script(extension: &Wide) -> bool {
    ["bat", "cmd"].into_iter().any(|known| extension.eq_ignore_case(&Wide::from(known)))
}
