//! Sharing: whether a file that is open can be opened once more.
//!
//! Each opening says what it does (read, write, delete) and what it lets others do. Two openings go
//! together if each lets the other do what it does. That counts for file objects, whoever has their
//! handles: a duplicate or an inherited handle is no new opening.

use nt::{Access, Status};

use crate::kernel::{FileKey, Kernel, NodeKey};
use crate::object::{Backing, EndOf};
use crate::why::{Sharing, Why};
use crate::why_file::FileWhy;

const READS: u32 = 0x1 | 0x20;
const WRITES: u32 = 0x2 | 0x4;
const DELETES: u32 = 0x1_0000;

/// FILE_SHARE_WRITE; PAGE_READWRITE and PAGE_EXECUTE_READWRITE.
const SHARE_WRITE: u32 = 0x2;
const PAGE_WRITES: u32 = 0x4 | 0x40;

impl Kernel {
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
        let shares_writing = share & SHARE_WRITE != 0;
        if wants(access) != [false; 3] && !shares_writing && self.is_mapped_to_write(node) {
            self.why = Some(Why::File(FileWhy::MappedToWrite { node }));
            return Err(Status::SHARING_VIOLATION);
        }
        if self.nodes[node].openings.is_empty() {
            return Ok(());
        }
        let openings = self.nodes[node].openings.clone();
        self.check_sharing_among(&openings, access, share)
    }

    /// Whether there is a section of a file that can be written, in views or to come. Source:
    /// Microsoft, "CreateFileW", for FILE_SHARE_WRITE.
    fn is_mapped_to_write(&self, node: NodeKey) -> bool {
        self.sections.values().any(|section| match section.backing {
            Backing::File(file) => {
                section.protection & PAGE_WRITES != 0
                    && self.end_behind(file) == Some(EndOf::Node(node))
            }
            _ => false,
        })
    }

    /// Checks a new opening against some.
    ///
    /// # Errors
    /// SHARING_VIOLATION.
    pub(crate) fn check_sharing_among(
        &mut self,
        openings: &[FileKey],
        access: Access,
        share: u32,
    ) -> Result<(), Status> {
        let asks = wants(access);
        if asks == [false; 3] {
            return Ok(());
        }
        for key in openings {
            let other = &self.files[*key];
            if let Some(conflict) = conflict(asks, share, wants(other.access), other.share) {
                self.why = Some(Why::Sharing { with: other.object, conflict });
                return Err(Status::SHARING_VIOLATION);
            }
        }
        Ok(())
    }

    /// Counts a new opening, and records it if it takes part in sharing.
    pub(crate) fn begin_sharing(&mut self, node: NodeKey, file: FileKey) {
        self.nodes[node].open += 1;
        self.nodes[node].files += 1;
        if wants(self.files[file].access) != [false; 3] {
            self.nodes[node].openings.push(file);
        }
    }

    /// The last handle of an opening is gone.
    pub(crate) fn end_sharing(&mut self, node: NodeKey, file: FileKey) {
        self.nodes[node].open -= 1;
        self.nodes[node].openings.retain(|other| *other != file);
    }
}

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
