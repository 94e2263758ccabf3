//! The in-memory volume: files and directories by name, and their bytes.
//!
//! A file that is deleted while somebody has it open loses its name and stays; it goes with its
//! last file object.

use std::collections::BTreeMap;
use std::sync::Arc;

use nt::wide::upcase_unit;
use nt::{Status, Wide};
use slotmap::Key;

use crate::file_locks::FileLocks;
use crate::kernel::{FileKey, Kernel, NodeKey};
use crate::security::Descriptor;
use crate::why::Why;

/// A file or a directory.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its name as it was first written, and where it is.
    pub(crate) name: Option<(NodeKey, Wide)>,
    /// Which drive it is on, by its place among them.
    pub(crate) drive: u8,
    /// What it contains.
    pub(crate) content: Content,
    /// FILE_ATTRIBUTE_ bits.
    pub(crate) attributes: u32,
    /// The file objects that take part in sharing, oldest first.
    pub(crate) openings: Vec<FileKey>,
    /// How many file objects have a handle to it, and how many there are at all.
    pub(crate) open: u32,
    pub(crate) files: u32,
    /// Whether it goes when nobody has it open any more.
    pub(crate) delete_pending: bool,
    /// Whether its name is gone already.
    pub(crate) gone: bool,
    /// When what happened to it.
    pub(crate) times: Times,
    /// The locks on its bytes.
    pub(crate) locks: FileLocks,
    /// Who may do what with it; none means that nobody is refused.
    pub(crate) security: Option<Arc<Descriptor>>,
}

/// Times of a file, in 100 ns since 1601.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Times {
    /// When it was made.
    pub created: i64,
    /// When it was read last; reading does not renew it, as on a volume of today's settings.
    pub accessed: i64,
    /// When its bytes changed last, or the entries of a directory.
    pub written: i64,
    /// When anything of it changed last.
    pub changed: i64,
}

impl Times {
    fn at(now: i64) -> Times {
        Times { created: now, accessed: now, written: now, changed: now }
    }
}

/// What a file or directory contains.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    /// The bytes of a file.
    Bytes(Vec<u8>),
    /// The entries of a directory, by upper-case name.
    Entries(BTreeMap<Wide, NodeKey>),
}

/// FILE_ATTRIBUTE_DIRECTORY, FILE_ATTRIBUTE_ARCHIVE.
pub(crate) const ATTRIBUTE_DIRECTORY: u32 = 0x10;
pub(crate) const ATTRIBUTE_ARCHIVE: u32 = 0x20;
/// The attributes that a caller can give: read-only, hidden, system, archive, temporary, and not
/// to be indexed.
pub(crate) const SETTABLE_ATTRIBUTES: u32 = 0x2127;

/// What is on a path.
pub(crate) enum OnPath {
    /// A file or directory.
    Node(NodeKey),
    /// Nothing, but its directory is there.
    Missing(NodeKey, Wide),
}

impl Node {
    /// An empty directory.
    pub(crate) fn directory() -> Node {
        Node {
            name: None,
            drive: 0,
            content: Content::Entries(BTreeMap::new()),
            attributes: ATTRIBUTE_DIRECTORY,
            openings: Vec::new(),
            open: 0,
            files: 0,
            delete_pending: false,
            gone: false,
            times: Times::default(),
            locks: FileLocks::default(),
            security: None,
        }
    }

    /// A file.
    pub(crate) fn file(bytes: Vec<u8>) -> Node {
        Node { content: Content::Bytes(bytes), attributes: ATTRIBUTE_ARCHIVE, ..Node::directory() }
    }

    /// The bytes of a file.
    pub fn bytes(&self) -> Option<&Vec<u8>> {
        match &self.content {
            Content::Bytes(bytes) => Some(bytes),
            Content::Entries(_) => None,
        }
    }

    /// The entries of a directory.
    pub(crate) fn entries(&self) -> Option<&BTreeMap<Wide, NodeKey>> {
        match &self.content {
            Content::Bytes(_) => None,
            Content::Entries(entries) => Some(entries),
        }
    }

    /// Whether it is a directory.
    pub fn is_directory(&self) -> bool {
        matches!(self.content, Content::Entries(_))
    }

    /// Its size in bytes; a directory has none.
    pub fn size(&self) -> u64 {
        self.bytes().map_or(0, |bytes| bytes.len() as u64)
    }

    /// FILE_ATTRIBUTE_ bits.
    pub fn attributes(&self) -> u32 {
        self.attributes
    }

    pub(crate) fn bytes_mut(&mut self) -> Option<&mut Vec<u8>> {
        match &mut self.content {
            Content::Bytes(bytes) => Some(bytes),
            Content::Entries(_) => None,
        }
    }
}

impl Kernel {
    /// The file or directory of a full path that begins with its drive, for people.
    pub fn find_node(&self, path: &str) -> Option<NodeKey> {
        let units = Wide::from(path);
        let (root, _) = self.on_drive(units.as_units())?;
        let path = path.get(3..)?;
        let parts = path.split('\\').filter(|part| !part.is_empty());
        parts
            .map(Wide::from)
            .try_fold(root, |at, part| self.child(at, part.as_units()).ok().flatten())
    }

    /// The file a key names.
    pub fn node(&self, key: NodeKey) -> Option<&Node> {
        self.nodes.get(key)
    }

    /// The system time, in 100 ns since 1601.
    pub(crate) fn system_time(&self) -> i64 {
        self.clock.system_time(self.clock.now)
    }

    /// Puts a file on the volume, its directories included; one that is there gets new bytes.
    ///
    /// # Errors
    /// OBJECT_NAME_INVALID: no such path can be. FILE_IS_A_DIRECTORY, NOT_A_DIRECTORY: something
    /// else is in the way.
    pub fn put_file(&mut self, path: &str, bytes: Vec<u8>) -> Result<(), Status> {
        let node = self.put_node(path, false)?;
        let node = &mut self.nodes[node];
        *node.bytes_mut().ok_or(Status::FILE_IS_A_DIRECTORY)? = bytes;
        Ok(())
    }

    /// Puts a directory on the volume, those above it included.
    ///
    /// # Errors
    /// OBJECT_NAME_INVALID: no such path can be. NOT_A_DIRECTORY: a file is in the way.
    pub fn put_directory(&mut self, path: &str) -> Result<(), Status> {
        let node = self.put_node(path.strip_suffix('\\').unwrap_or(path), true)?;
        if self.nodes[node].is_directory() { Ok(()) } else { Err(Status::NOT_A_DIRECTORY) }
    }

    /// Sets the attributes of a file or directory that is on the volume.
    ///
    /// # Errors
    /// OBJECT_NAME_NOT_FOUND: there is none.
    pub fn set_attributes(&mut self, path: &str, attributes: u32) -> Result<(), Status> {
        let OnPath::Node(node) = self.walk_full(Wide::from(path).as_units())? else {
            return Err(Status::OBJECT_NAME_NOT_FOUND);
        };
        let node = &mut self.nodes[node];
        node.attributes = node.attributes & ATTRIBUTE_DIRECTORY | attributes & SETTABLE_ATTRIBUTES;
        Ok(())
    }

    /// The file or directory of a path, made if it is not there.
    fn put_node(&mut self, path: &str, directory: bool) -> Result<NodeKey, Status> {
        let units = Wide::from(path);
        let on_drive = self.on_drive(units.as_units());
        let (mut at, _) = on_drive.ok_or(Status::OBJECT_NAME_INVALID)?;
        let path = path.get(2..).and_then(|path| path.strip_prefix('\\'));
        let path = path.ok_or(Status::OBJECT_NAME_INVALID)?;
        let parts: Vec<Wide> = path.split('\\').map(Wide::from).collect();
        let (last, directories) = parts.split_last().ok_or(Status::OBJECT_NAME_INVALID)?;
        if parts.iter().any(|part| !is_valid_name(part.as_units())) {
            return Err(Status::OBJECT_NAME_INVALID);
        }
        for part in directories {
            at = match self.child(at, part.as_units())? {
                Some(child) => child,
                None => self.add_node(at, part.clone(), Node::directory()),
            };
        }
        Ok(match self.child(at, last.as_units())? {
            Some(child) => child,
            None if directory => self.add_node(at, last.clone(), Node::directory()),
            None => self.add_node(at, last.clone(), Node::file(Vec::new())),
        })
    }

    /// The entry of a directory.
    fn child(&self, directory: NodeKey, name: &[u16]) -> Result<Option<NodeKey>, Status> {
        match &self.nodes[directory].content {
            Content::Entries(entries) => Ok(entries.get(&upcase(name)).copied()),
            Content::Bytes(_) => Err(Status::NOT_A_DIRECTORY),
        }
    }

    /// Adds a file or directory to a directory.
    pub(crate) fn add_node(&mut self, directory: NodeKey, name: Wide, mut node: Node) -> NodeKey {
        node.times = Times::at(self.system_time());
        node.drive = self.nodes[directory].drive;
        let key = self.nodes.insert(node);
        self.enter_node(directory, name, key);
        self.note_added(key);
        key
    }

    /// Enters a file or directory that has no name yet in a directory.
    pub(crate) fn enter_node(&mut self, directory: NodeKey, name: Wide, key: NodeKey) {
        self.nodes[key].name = Some((directory, name.clone()));
        match &mut self.nodes[directory].content {
            Content::Entries(entries) => entries.insert(upcase(name.as_units()), key),
            Content::Bytes(_) => unreachable!("only a directory gets entries"),
        };
        self.touch(directory);
    }

    /// Takes the name of a file or directory out of its directory. What it was called stays known
    /// to it.
    pub(crate) fn leave_node(&mut self, key: NodeKey) {
        let (directory, name) = self.nodes[key].name.clone().expect("only the root has no name");
        if let Content::Entries(entries) = &mut self.nodes[directory].content {
            let left = entries.remove(&upcase(name.as_units()));
            assert_eq!(left, Some(key), "a file was not where it should be");
        }
        self.touch(directory);
    }

    /// Something was written to a file, or the entries of a directory changed.
    pub(crate) fn touch(&mut self, key: NodeKey) {
        let now = self.system_time();
        let times = &mut self.nodes[key].times;
        (times.written, times.changed) = (now, now);
    }

    /// The number of a file on its volume.
    pub(crate) fn file_index(&self, key: NodeKey) -> u64 {
        key.data().as_ffi()
    }

    /// Follows a path that begins in a directory.
    ///
    /// # Errors
    /// OBJECT_NAME_INVALID, OBJECT_PATH_NOT_FOUND.
    pub(crate) fn walk_from(&mut self, from: NodeKey, path: &[u16]) -> Result<OnPath, Status> {
        let mut at = from;
        if path.is_empty() {
            return Ok(OnPath::Node(at));
        }
        let parts: Vec<&[u16]> = path.split(|unit| *unit == SEPARATOR).collect();
        if parts.iter().any(|part| !is_valid_name(part)) {
            self.why = Some(Why::NameInvalid);
            return Err(Status::OBJECT_NAME_INVALID);
        }
        let (last, directories) = parts.split_last().expect("a split has a part");
        for part in directories {
            match self.child(at, part) {
                Ok(Some(child)) if self.nodes[child].is_directory() => at = child,
                _ => {
                    self.why = Some(Why::PathUnknown);
                    return Err(Status::OBJECT_PATH_NOT_FOUND);
                }
            }
        }
        Ok(match self.child(at, last) {
            Ok(Some(child)) => OnPath::Node(child),
            _ => OnPath::Missing(at, Wide::from(*last)),
        })
    }

    /// The full path of a file, for people.
    pub fn node_path(&self, key: NodeKey) -> String {
        let mut parts = Vec::new();
        let mut at = key;
        while let Some((parent, name)) = self.nodes.get(at).and_then(|node| node.name.as_ref()) {
            parts.push(name.to_string());
            at = *parent;
        }
        parts.reverse();
        let drive = self.nodes.get(key).map_or(0, |node| node.drive);
        let letter = char::from(self.drives[drive as usize].letter);
        format!(r"{letter}:\{}", parts.join("\\"))
    }
}

pub(crate) const SEPARATOR: u16 = b'\\' as u16;

/// Whether a component can name a file.
fn is_valid_name(part: &[u16]) -> bool {
    const BAD: &[u8] = b"<>\"|?*:/";
    !part.is_empty()
        && part.iter().all(|unit| *unit >= 32 && !BAD.iter().any(|bad| *unit == u16::from(*bad)))
}

pub(crate) fn upcase(name: &[u16]) -> Wide {
    name.iter().map(|unit| upcase_unit(*unit)).collect::<Vec<u16>>().as_slice().into()
}
