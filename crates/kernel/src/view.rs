//! Views of sections: mapping, unmapping, and the bytes that programs see in their memory.

use nt::Status;

use crate::kernel::{Kernel, NodeKey, ProcessKey};
use crate::object::{Backing, Body, EndOf, ObjectId, SectionBlock};
use crate::pages::{PAGE, pieces};
use crate::space::{
    Content, EXECUTE_READ_WRITE, EXECUTE_WRITE_COPY, NO_ACCESS, READ_WRITE, Region, Space,
    WRITE_COPY,
};
use crate::why::{MemoryWhy, Why};

/// A committed page.
struct Page {
    /// Where its region begins.
    base: u64,
    /// Its protection.
    protection: u32,
    /// The section whose bytes it shows, and where in it the view begins; none when the process
    /// has the page for itself.
    shared: Option<(ObjectId, u64)>,
}

impl Kernel {
    /// The address space of a process; a process that never asked for memory has none.
    pub fn space(&self, process: ProcessKey) -> Option<&Space> {
        self.spaces.get(&process)
    }

    /// What a section object consists of.
    pub fn section(&self, id: ObjectId) -> Option<&SectionBlock> {
        match self.objects.get(id)?.body {
            Body::Section(section) => self.sections.get(section.key),
            _ => None,
        }
    }

    pub(crate) fn section_mut(&mut self, id: ObjectId) -> &mut SectionBlock {
        match self.objects[id].body {
            Body::Section(section) => &mut self.sections[section.key],
            _ => unreachable!("resolved as a section"),
        }
    }

    /// The file that a section shows.
    pub(crate) fn mapped_node(&self, block: &SectionBlock) -> Option<NodeKey> {
        let Backing::File(file) = block.backing else { return None };
        let Body::File(file) = self.objects[file].body else {
            unreachable!("a section refers to a file object");
        };
        match self.files[file.key].end {
            EndOf::Node(node) => Some(node),
            _ => unreachable!("only files of the volume are mapped"),
        }
    }

    /// Checks that a file may be cut to a size: no section shows more of it.
    ///
    /// # Errors
    /// USER_MAPPED_FILE.
    pub(crate) fn may_truncate(&mut self, node: NodeKey, size: u64) -> Result<(), Status> {
        let of = |block: &&SectionBlock| self.mapped_node(block) == Some(node);
        let mapped = self.sections.values().filter(of).map(|block| block.size).max();
        match mapped {
            Some(mapped) if size < mapped => {
                self.why = Some(Why::Memory(MemoryWhy::FileMapped { size: mapped }));
                Err(Status::USER_MAPPED_FILE)
            }
            _ => Ok(()),
        }
    }

    /// Drops the backing of a section that is gone.
    pub(crate) fn end_section(&mut self, block: SectionBlock) {
        if let Backing::File(file) = block.backing {
            self.dereference(file);
        }
    }

    /// Enters a view, which refers to its section.
    pub(crate) fn add_view(&mut self, process: ProcessKey, base: u64, region: Region) {
        if let Content::View { section, .. } = region.content {
            self.reference_object(section);
        }
        self.spaces.entry(process).or_default().regions.insert(base, region);
    }

    /// Takes a region out; a view lets go of its section.
    pub(crate) fn remove_region(&mut self, process: ProcessKey, base: u64) {
        let Some(space) = self.spaces.get_mut(&process) else { return };
        let region = space.regions.remove(&base);
        if space.regions.is_empty() {
            self.spaces.remove(&process);
        }
        if let Some(region) = &region {
            self.uncharge_region(process, region);
        }
        if let Some(Region { content: Content::View { section, .. }, .. }) = region {
            self.dereference(section);
        }
    }

    /// The process has ended: its memory goes, and its views with it.
    pub(crate) fn end_space(&mut self, process: ProcessKey) {
        let Some(space) = self.spaces.remove(&process) else { return };
        for region in space.regions.into_values() {
            self.uncharge_region(process, &region);
            if let Content::View { section, .. } = region.content {
                self.dereference(section);
            }
        }
    }

    /// Reads bytes of a section. What is behind its end, or the end of its file, is zero.
    pub(crate) fn read_backing(&self, block: &SectionBlock, at: u64, into: &mut [u8]) {
        let Some(node) = self.mapped_node(block) else {
            let Backing::Memory(pages) = &block.backing else { return };
            return pages.read(at, into);
        };
        into.fill(0);
        let bytes = self.nodes[node].bytes().map_or(&[][..], |bytes| bytes);
        if let Some(there) = bytes.get(at as usize..) {
            let count = there.len().min(into.len());
            into[..count].copy_from_slice(&there[..count]);
        }
    }

    /// Writes bytes of a section. What falls behind the end of its file is lost.
    pub(crate) fn write_backing(&mut self, section: ObjectId, at: u64, bytes: &[u8]) {
        let block = self.section(section).expect("a view refers to a section");
        let Some(node) = self.mapped_node(block) else {
            let Backing::Memory(pages) = &mut self.section_mut(section).backing else { return };
            return pages.write(at, bytes);
        };
        let Some(there) = self.nodes[node].bytes_mut() else { return };
        if let Some(there) = there.get_mut(at as usize..) {
            let count = there.len().min(bytes.len());
            there[..count].copy_from_slice(&bytes[..count]);
        }
    }

    /// Reads the memory of a process as far as it can be read, and says how far.
    pub(crate) fn read_memory(&mut self, process: ProcessKey, at: u64, into: &mut [u8]) -> u64 {
        let mut done = 0;
        for (page, within, from, count) in pieces(at, into.len() as u64) {
            let here = page * PAGE;
            let Some(page) = self.page(process, here, |protect| protect != NO_ACCESS) else {
                break;
            };
            let place = here - page.base + within as u64;
            let piece = &mut into[from..from + count];
            match page.shared {
                Some((section, offset)) => {
                    let block = self.section(section).expect("a view refers to a section");
                    self.read_backing(block, offset + place, piece);
                }
                None => self.spaces[&process].regions[&page.base].own.read(place, piece),
            }
            done += count as u64;
        }
        done
    }

    /// Writes the memory of a process as far as it can be written, and says how far.
    pub(crate) fn write_memory(&mut self, process: ProcessKey, at: u64, bytes: &[u8]) -> u64 {
        const COPIES: u32 = WRITE_COPY | EXECUTE_WRITE_COPY;
        const WRITABLE: u32 = READ_WRITE | EXECUTE_READ_WRITE | COPIES;
        let mut done = 0;
        for (page, within, from, count) in pieces(at, bytes.len() as u64) {
            let here = page * PAGE;
            let Some(page) = self.page(process, here, |protect| protect & WRITABLE != 0) else {
                break;
            };
            let place = here - page.base + within as u64;
            let piece = &bytes[from..from + count];
            match page.shared {
                Some((section, offset)) if page.protection & COPIES == 0 => {
                    self.write_backing(section, offset + place, piece);
                }
                _ => {
                    if page.protection & COPIES != 0 {
                        self.copy_page(process, here);
                    }
                    let space = self.spaces.get_mut(&process).expect("the page is in it");
                    let (_, region) = space.region_mut(here).expect("the page is in it");
                    region.own.write(place, piece);
                }
            }
            done += count as u64;
        }
        done
    }

    /// A page that is committed with a protection that does; otherwise the reason is noted.
    fn page(
        &mut self,
        process: ProcessKey,
        at: u64,
        does: impl FnOnce(u32) -> bool,
    ) -> Option<Page> {
        let found = self.spaces.get(&process).and_then(|space| space.region(at));
        let why = match found.map(|(base, region)| (base, region, region.state(at - base))) {
            None => MemoryWhy::Free { address: at },
            Some((.., None)) => MemoryWhy::Reserved { address: at },
            Some((base, region, Some(protection))) if does(protection) => {
                let shared = match region.content {
                    Content::View { section, offset } if !region.own.has((at - base) / PAGE) => {
                        Some((section, offset))
                    }
                    _ => None,
                };
                return Some(Page { base, protection, shared });
            }
            Some((.., Some(protection))) => MemoryWhy::Protected { address: at, protection },
        };
        self.why = Some(Why::Memory(why));
        None
    }

    /// Gives a process its own copy of a page that it writes for the first time.
    fn copy_page(&mut self, process: ProcessKey, at: u64) {
        let mut bytes = vec![0; PAGE as usize];
        self.read_memory(process, at, &mut bytes);
        let space = self.spaces.get_mut(&process).expect("the page is in it");
        let (base, region) = space.region_mut(at).expect("the page is in it");
        let from = at - base;
        let own = match region.state(from) {
            Some(EXECUTE_WRITE_COPY) => EXECUTE_READ_WRITE,
            _ => READ_WRITE,
        };
        region.own.write(from, &bytes);
        region.set(from, from + PAGE, Some(own));
    }
}
