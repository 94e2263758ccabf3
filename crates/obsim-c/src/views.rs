//! Memory that calls make: regions and views are memory of the host, at the addresses that the
//! kernel has chosen, and views of one section show the same bytes.
//!
//! The kernel decides everything about memory; this follows what it decided, once a call that can
//! change it has returned. Bytes are carried to and fro around the calls by which others look at
//! them: reading and writing the memory of a process, and files.

use std::collections::BTreeMap;
use std::fs::File;
use std::os::fd::AsRawFd;
use std::os::unix::fs::FileExt;

use kernel::{Content, Kernel, ObjectId, ProcessKey, Region};

use crate::host_memory as host;

/// Where the memory of processes may begin: no host has anything there by itself, but a tool that
/// a program runs under may.
const ARENAS: [u64; 2] = [0x2000_0000_0000, 0x0400_0000_0000];
/// How much of it each process has.
const EACH: u64 = 1 << 32;

/// Sections and regions that are larger are not carried to and fro.
const CARRIED: u64 = 1 << 28;

/// The memory of a world's processes.
#[derive(Debug, Default)]
pub(crate) struct Views {
    mapped: BTreeMap<(ProcessKey, u64), Mapped>,
    sections: BTreeMap<ObjectId, File>,
}

/// A region as it is on the host.
#[derive(Debug)]
struct Mapped {
    size: u64,
    content: Content,
    /// From where to where the pages are in which state.
    runs: Vec<(u64, u64, Option<u32>)>,
}

impl Drop for Views {
    fn drop(&mut self) {
        for ((_, base), mapped) in &self.mapped {
            host::unmap(*base, mapped.size);
        }
    }
}

/// Tells the kernel where the memory of processes is to lie.
pub(crate) fn prepare(kernel: &mut Kernel) {
    let free = ARENAS.into_iter().find(|from| {
        let there = host::reserve(*from, 0x1_0000, None);
        if there {
            host::unmap(*from, 0x1_0000);
        }
        there
    });
    kernel.set_arena(free.unwrap_or(ARENAS[0]), EACH);
}

/// In which states the pages of a region are.
fn runs(region: &Region) -> Vec<(u64, u64, Option<u32>)> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < region.size {
        let end = region.run_end(at);
        all.push((at, end, region.state(at)));
        at = end;
    }
    all
}

/// Whether a protection lets one read, write, or write to one's own copy only.
fn access(protection: Option<u32>) -> (bool, bool) {
    let base = protection.unwrap_or(1);
    (base & 0xEE != 0, base & 0xCC != 0)
}

/// Whether a view shows each process its own copy.
fn copies(protection: u32) -> bool {
    protection & 0x88 != 0
}

impl Views {
    /// Follows what the kernel has decided. Tells the regions for which the host has no room.
    pub(crate) fn follow(&mut self, kernel: &mut Kernel) -> Vec<(ProcessKey, u64)> {
        let wanted: BTreeMap<(ProcessKey, u64), (u64, Content, u32)> = kernel
            .all_spaces()
            .flat_map(|(process, space)| {
                let of = move |(base, region): (&u64, &Region)| {
                    ((process, *base), (region.size, region.content, region.protection))
                };
                space.regions.iter().map(of)
            })
            .collect();
        let stays = |key: &(ProcessKey, u64), mapped: &Mapped| {
            let same = wanted.get(key).map(|(size, content, _)| (*size, *content));
            same == Some((mapped.size, mapped.content))
        };
        let gone: Vec<_> =
            self.mapped.iter().filter(|(key, it)| !stays(key, it)).map(|(key, _)| *key).collect();
        for key in gone {
            self.unmap(kernel, key);
        }
        let mut failed = Vec::new();
        for (key, (size, content, protection)) in wanted {
            if !self.mapped.contains_key(&key) && !self.map(kernel, key, size, content, protection)
            {
                failed.push(key);
                continue;
            }
            self.protect(kernel, key);
        }
        let alive = |id: &ObjectId| kernel.section(*id).is_some();
        self.sections.retain(|id, _| alive(id));
        failed
    }

    fn map(
        &mut self,
        kernel: &Kernel,
        key: (ProcessKey, u64),
        size: u64,
        content: Content,
        protection: u32,
    ) -> bool {
        let file = match content {
            Content::Private => None,
            Content::View { section, offset } => {
                let Some(file) = self.section_file(kernel, section, offset + size) else {
                    return false;
                };
                Some((file.as_raw_fd(), offset, copies(protection)))
            }
        };
        let there = host::reserve(key.1, size, file);
        if there {
            self.mapped.insert(key, Mapped { size, content, runs: Vec::new() });
        }
        there
    }

    /// The file of the host that holds the bytes of a section, as long as they are needed.
    fn section_file(&mut self, kernel: &Kernel, section: ObjectId, end: u64) -> Option<&File> {
        if let std::collections::btree_map::Entry::Vacant(entry) = self.sections.entry(section) {
            let file = host::file()?;
            let size = kernel.section(section)?.size;
            file.set_len(size.max(end).next_multiple_of(4096)).ok()?;
            copy_in(kernel, section, &file)?;
            entry.insert(file);
        }
        let file = self.sections.get(&section)?;
        if file.metadata().ok()?.len() < end {
            file.set_len(end.next_multiple_of(4096)).ok()?;
        }
        Some(file)
    }

    fn unmap(&mut self, kernel: &mut Kernel, key: (ProcessKey, u64)) {
        let Some(mapped) = self.mapped.remove(&key) else { return };
        host::unmap(key.1, mapped.size);
        if let Content::View { section, .. } = mapped.content {
            self.carry_out(kernel, section);
        }
    }

    /// Gives the pages of a region the protections that they have.
    fn protect(&mut self, kernel: &Kernel, key: (ProcessKey, u64)) {
        let space = kernel.space(key.0);
        let region = space.and_then(|space| space.regions.get(&key.1));
        let (Some(region), Some(mapped)) = (region, self.mapped.get_mut(&key)) else { return };
        let now = runs(region);
        if now == mapped.runs {
            return;
        }
        for (from, to, protection) in &now {
            let is_private = mapped.content == Content::Private;
            if protection.is_none() && is_private {
                // What is decommitted comes back as zeros.
                host::forget(key.1 + from, to - from);
            }
            host::protect(key.1 + from, to - from, access(*protection));
        }
        mapped.runs = now;
    }

    /// Whether there is anything that others could look at.
    pub(crate) fn is_empty(&self) -> bool {
        self.mapped.is_empty()
    }

    /// The kernel gets the bytes that programs have written: of sections, and of private memory if
    /// that is asked for. Returns what it got.
    pub(crate) fn show(&self, kernel: &mut Kernel, private: bool) -> Shown {
        let mut shown = Shown::default();
        for section in self.sections.keys() {
            shown.sections.extend(self.carry_out(kernel, *section).map(|bytes| (*section, bytes)));
        }
        for ((process, base), mapped) in self.mapped.iter().filter(|_| private) {
            if mapped.content == Content::Private && mapped.size <= CARRIED {
                let mut bytes = vec![0; mapped.size as usize];
                for (from, to, _) in mapped.runs.iter().filter(|(.., state)| access(*state).0) {
                    let piece = &mut bytes[*from as usize..*to as usize];
                    crate::memory::read_some(base + from, piece);
                }
                kernel.put_private_bytes(*process, *base, &bytes);
                shown.private.push(((*process, *base), bytes));
            }
        }
        shown
    }

    fn carry_out(&self, kernel: &mut Kernel, section: ObjectId) -> Option<Vec<u8>> {
        let size = kernel.section(section)?.size.min(CARRIED);
        let file = self.sections.get(&section)?;
        let mut bytes = vec![0; size as usize];
        file.read_exact_at(&mut bytes, 0).ok()?;
        kernel.put_section_bytes(section, 0, &bytes);
        Some(bytes)
    }

    /// Programs get the bytes that the kernel has changed since. Others may have written meanwhile,
    /// so only what is another byte now is carried.
    pub(crate) fn see(&self, kernel: &Kernel, shown: &Shown) {
        for (section, before) in &shown.sections {
            let Some(file) = self.sections.get(section) else { continue };
            let mut now = vec![0; before.len()];
            kernel.section_bytes(*section, 0, &mut now);
            changes(before, &now, |at, bytes| {
                let _ = file.write_all_at(bytes, at);
            });
        }
        for ((process, base), before) in &shown.private {
            let mut now = vec![0; before.len()];
            kernel.private_bytes(*process, *base, &mut now);
            changes(before, &now, |at, bytes| {
                crate::memory::write(base + at, bytes);
            });
        }
    }
}

/// What was shown to the kernel.
#[derive(Debug, Default)]
pub(crate) struct Shown {
    sections: Vec<(ObjectId, Vec<u8>)>,
    private: Vec<((ProcessKey, u64), Vec<u8>)>,
}

/// The stretches in which bytes differ.
fn changes(before: &[u8], now: &[u8], mut each: impl FnMut(u64, &[u8])) {
    let mut at = 0;
    while at < now.len() {
        let differs = |at: &usize| before[*at] != now[*at];
        let Some(from) = (at..now.len()).find(differs) else { return };
        let to = (from..now.len()).find(|at| !differs(at)).unwrap_or(now.len());
        each(from as u64, &now[from..to]);
        at = to;
    }
}

/// Copies the bytes of a section into a file of the host.
fn copy_in(kernel: &Kernel, section: ObjectId, file: &File) -> Option<()> {
    let mut bytes = vec![0; kernel.section(section)?.size.min(CARRIED) as usize];
    kernel.section_bytes(section, 0, &mut bytes);
    // Zeros need no room.
    if bytes.iter().any(|byte| *byte != 0) || file.metadata().ok()?.len() > 0 {
        file.write_all_at(&bytes, 0).ok()?;
    }
    Some(())
}
