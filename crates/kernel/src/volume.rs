//! The in-memory volume: files and directories by name, their bytes, and who shares what.

use std::collections::BTreeMap;

use nt::wide::upcase_unit;
use nt::{Access, Status, Wide};

use crate::kernel::{FileKey, Kernel, NodeKey};
use crate::why::{Sharing, Why};

/// A file or a directory.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its name as it was first written, and where it is.
    pub(crate) name: Option<(NodeKey, Wide)>,
    /// What it contains.
    pub(crate) content: Content,
    /// FILE_ATTRIBUTE_ bits.
    pub(crate) attributes: u32,
    /// The file objects that take part in sharing, oldest first.
    pub(crate) openings: Vec<FileKey>,
}

/// What a file or directory contains.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    /// The bytes of a file.
    Bytes(Vec<u8>),
    /// The entries of a directory, by upper-case name.
    Entries(BTreeMap<Wide, NodeKey>),
}

const ATTRIBUTE_DIRECTORY: u32 = 0x10;
const ATTRIBUTE_ARCHIVE: u32 = 0x20;

const READS: u32 = 0x1 | 0x20;
const WRITES: u32 = 0x2 | 0x4;
const DELETES: u32 = 0x1_0000;

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
            content: Content::Entries(BTreeMap::new()),
            attributes: ATTRIBUTE_DIRECTORY,
            openings: Vec::new(),
        }
    }

    /// A file.
    pub(crate) fn file(bytes: Vec<u8>) -> Node {
        Node {
            name: None,
            content: Content::Bytes(bytes),
            attributes: ATTRIBUTE_ARCHIVE,
            openings: Vec::new(),
        }
    }

    /// The bytes of a file.
    pub fn bytes(&self) -> Option<&Vec<u8>> {
        match &self.content {
            Content::Bytes(bytes) => Some(bytes),
            Content::Entries(_) => None,
        }
    }

    pub(crate) fn bytes_mut(&mut self) -> Option<&mut Vec<u8>> {
        match &mut self.content {
            Content::Bytes(bytes) => Some(bytes),
            Content::Entries(_) => None,
        }
    }
}

impl Kernel {
    /// The file a key names.
    pub fn node(&self, key: NodeKey) -> Option<&Node> {
        self.nodes.get(key)
    }

    /// Puts a file on the volume, its directories included; one that is there gets new bytes.
    ///
    /// # Errors
    /// OBJECT_NAME_INVALID: no such path can be. FILE_IS_A_DIRECTORY, NOT_A_DIRECTORY: something
    /// else is in the way.
    pub fn put_file(&mut self, path: &str, bytes: Vec<u8>) -> Result<(), Status> {
        let path = path.strip_prefix(r"C:\").ok_or(Status::OBJECT_NAME_INVALID)?;
        let mut at = self.volume;
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
        match self.child(at, last.as_units())? {
            None => {
                self.add_node(at, last.clone(), Node::file(bytes));
                Ok(())
            }
            Some(child) => {
                let node = &mut self.nodes[child];
                *node.bytes_mut().ok_or(Status::FILE_IS_A_DIRECTORY)? = bytes;
                Ok(())
            }
        }
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
        node.name = Some((directory, name.clone()));
        let key = self.nodes.insert(node);
        match &mut self.nodes[directory].content {
            Content::Entries(entries) => entries.insert(upcase(name.as_units()), key),
            Content::Bytes(_) => unreachable!("only a directory gets entries"),
        };
        key
    }

    /// Follows a path on the volume, which begins with its separator.
    ///
    /// # Errors
    /// OBJECT_NAME_INVALID, OBJECT_PATH_NOT_FOUND.
    pub(crate) fn walk(&mut self, path: &[u16]) -> Result<OnPath, Status> {
        let mut at = self.volume;
        let path = path.strip_prefix(&[SEPARATOR]).unwrap_or(path);
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
                Ok(Some(child)) if self.nodes[child].bytes().is_none() => at = child,
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
        format!(r"C:\{}", parts.join("\\"))
    }

    /// Checks a new opening against those that are there. Openings that neither read, write nor
    /// delete take no part.
    ///
    /// # Errors
    /// SHARING_VIOLATION.
    pub(crate) fn check_sharing(
        &mut self,
        node: NodeKey,
        access: Access,
        share: u32,
    ) -> Result<(), Status> {
        let asks = wants(access);
        if asks == [false; 3] {
            return Ok(());
        }
        for key in &self.nodes[node].openings {
            let other = &self.files[*key];
            if let Some(conflict) = conflict(asks, share, wants(other.access), other.share) {
                self.why = Some(Why::Sharing { with: other.object, conflict });
                return Err(Status::SHARING_VIOLATION);
            }
        }
        Ok(())
    }

    /// Records an opening that takes part in sharing.
    pub(crate) fn begin_sharing(&mut self, node: NodeKey, file: FileKey) {
        if wants(self.files[file].access) != [false; 3] {
            self.nodes[node].openings.push(file);
        }
    }

    /// The last handle of an opening is gone.
    pub(crate) fn end_sharing(&mut self, node: NodeKey, file: FileKey) {
        self.nodes[node].openings.retain(|other| *other != file);
    }
}

const SEPARATOR: u16 = b'\\' as u16;

/// Whether an access reads, writes, deletes.
fn wants(access: Access) -> [bool; 3] {
    [READS, WRITES, DELETES].map(|bits| access.bits() & bits != 0)
}

/// The first conflict between two openings, if there is one.
fn conflict(asks: [bool; 3], shares: u32, has: [bool; 3], other_shares: u32) -> Option<Sharing> {
    let names = ["FILE_SHARE_READ", "FILE_SHARE_WRITE", "FILE_SHARE_DELETE"];
    for (bit, name) in names.into_iter().enumerate() {
        if asks[bit] && other_shares & 1 << bit == 0 {
            return Some(Sharing::NotShared(name));
        }
    }
    for (bit, name) in names.into_iter().enumerate() {
        if has[bit] && shares & 1 << bit == 0 {
            return Some(Sharing::NotSharing(name));
        }
    }
    None
}

/// Whether a component can name a file.
fn is_valid_name(part: &[u16]) -> bool {
    const BAD: &[u8] = b"<>\"|?*:/";
    !part.is_empty()
        && part.iter().all(|unit| *unit >= 32 && !BAD.iter().any(|bad| *unit == u16::from(*bad)))
}

fn upcase(name: &[u16]) -> Wide {
    name.iter().map(|unit| upcase_unit(*unit)).collect::<Vec<u16>>().as_slice().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Microsoft's table "Creating and Opening Files": which second opening succeeds.
    #[test]
    fn the_share_mode_matrix() {
        let rights = [(0x1, 1), (0x2, 2), (0x1_0000, 4)];
        for access in 0..8u32 {
            for share in 0..8u32 {
                for access2 in 0..8u32 {
                    for share2 in 0..8u32 {
                        let mask = |set: u32| {
                            rights
                                .iter()
                                .filter(|(_, bit)| set & bit != 0)
                                .fold(0, |mask, (right, _)| mask | right)
                        };
                        let wants = |set| wants(Access::from_bits_retain(mask(set)));
                        let got = conflict(wants(access2), share2, wants(access), share).is_none();
                        let want = access2 & !share == 0 && access & !share2 == 0;
                        assert_eq!(got, want, "{access} {share} then {access2} {share2}");
                    }
                }
            }
        }
    }
}
