//! The acts of an object manager with the least work their meaning asks for: no rights, no types,
//! no waiters, no names. What obsim's acts are held against, not a design.

const NONE: u32 = u32::MAX;
const SIGNALED: u32 = 0x100;

/// An entry of 16 bytes: the object plus one, or 0 when free; then the next free index.
#[derive(Clone, Copy)]
#[repr(C, align(16))]
struct Entry {
    object: u64,
    word: u32,
    generation: u32,
}

/// A table in pages of 256 entries, the first of each reserved.
pub(crate) struct Table {
    pages: Vec<Box<[Entry; 256]>>,
    free: u32,
}

impl Table {
    pub(crate) fn new() -> Table {
        Table { pages: Vec::new(), free: NONE }
    }

    #[cold]
    #[inline(never)]
    fn grow(&mut self) {
        let base = self.pages.len() as u32 * 256;
        let mut page = Box::new([Entry { object: 0, word: NONE, generation: 0 }; 256]);
        for at in 1..255u32 {
            page[at as usize].word = base + at + 1;
        }
        self.pages.push(page);
        self.free = base + 1;
    }

    #[inline]
    pub(crate) fn insert(&mut self, object: u32) -> u32 {
        if self.free == NONE {
            self.grow();
        }
        let at = self.free;
        let entry = &mut self.pages[(at >> 8) as usize][(at & 255) as usize];
        self.free = entry.word;
        entry.object = u64::from(object) + 1;
        entry.word = 0x1F0003;
        at * 4
    }

    #[inline]
    fn get(&self, handle: u32) -> Option<u32> {
        let at = handle / 4;
        let entry = self.pages.get((at >> 8) as usize)?[(at & 255) as usize];
        (entry.object as u32).checked_sub(1)
    }

    #[inline]
    fn remove(&mut self, handle: u32) -> Option<u32> {
        let (at, free) = (handle / 4, self.free);
        let entry = &mut self.pages.get_mut((at >> 8) as usize)?[(at & 255) as usize];
        let object = (entry.object as u32).checked_sub(1)?;
        entry.object = 0;
        entry.word = free;
        entry.generation = entry.generation.wrapping_add(1);
        self.free = at;
        Some(object)
    }
}

/// An object of 32 bytes.
#[derive(Clone, Copy, Default)]
#[repr(C)]
struct Object {
    state: u32,
    handles: u32,
    references: u32,
    free: u32,
    owner: u32,
    depth: u32,
    spare: [u32; 2],
}

/// A table and its objects.
pub(crate) struct Reference {
    table: Table,
    objects: Vec<Object>,
    free: u32,
}

impl Reference {
    pub(crate) fn new() -> Reference {
        Reference { table: Table::new(), objects: Vec::new(), free: NONE }
    }

    #[inline]
    pub(crate) fn create(&mut self, state: u32) -> u32 {
        let object = Object { state, handles: 1, references: 1, ..Object::default() };
        let at = if self.free == NONE {
            self.objects.push(object);
            self.objects.len() as u32 - 1
        } else {
            let at = self.free;
            self.free = self.objects[at as usize].free;
            self.objects[at as usize] = object;
            at
        };
        self.table.insert(at)
    }

    #[inline]
    pub(crate) fn close(&mut self, handle: u32) -> bool {
        let Some(at) = self.table.remove(handle) else { return false };
        let free = self.free;
        let object = &mut self.objects[at as usize];
        object.handles -= 1;
        object.references -= 1;
        if object.references == 0 {
            object.free = free;
            self.free = at;
        }
        true
    }

    #[inline]
    pub(crate) fn duplicate(&mut self, handle: u32) -> Option<u32> {
        let at = self.table.get(handle)?;
        let object = &mut self.objects[at as usize];
        object.handles += 1;
        object.references += 1;
        Some(self.table.insert(at))
    }

    #[inline]
    pub(crate) fn wait(&mut self, handle: u32) -> Option<bool> {
        let at = self.table.get(handle)?;
        let object = &mut self.objects[at as usize];
        let signaled = object.state & SIGNALED != 0;
        if signaled && object.state & 1 == 1 {
            object.state &= !SIGNALED;
        }
        Some(signaled)
    }

    #[inline]
    pub(crate) fn wait_any(&mut self, handles: &[u32]) -> Option<Option<usize>> {
        let mut objects = [0u32; 64];
        for (handle, object) in handles.iter().zip(&mut objects) {
            *object = self.table.get(*handle)?;
        }
        for (position, at) in objects[..handles.len()].iter().enumerate() {
            let object = &mut self.objects[*at as usize];
            if object.state & SIGNALED != 0 {
                if object.state & 1 == 1 {
                    object.state &= !SIGNALED;
                }
                return Some(Some(position));
            }
        }
        Some(None)
    }

    #[inline]
    pub(crate) fn acquire(&mut self, handle: u32, thread: u32) -> Option<bool> {
        let at = self.table.get(handle)?;
        let object = &mut self.objects[at as usize];
        if object.owner != 0 && object.owner != thread {
            return Some(false);
        }
        object.owner = thread;
        object.depth += 1;
        Some(true)
    }

    #[inline]
    pub(crate) fn release(&mut self, handle: u32, thread: u32) -> Option<bool> {
        let at = self.table.get(handle)?;
        let object = &mut self.objects[at as usize];
        if object.owner != thread {
            return Some(false);
        }
        object.depth -= 1;
        if object.depth == 0 {
            object.owner = 0;
        }
        Some(true)
    }
}

impl Reference {
    /// A process in its parent's eyes: an object for it and one for its thread, and a table.
    #[inline]
    pub(crate) fn birth(&mut self, inherits: bool) -> (u32, u32, Table) {
        let mut table = Table::new();
        if inherits {
            self.copy_into(&mut table);
        } else {
            table.grow();
        }
        (self.create(UNSIGNALED), self.create(UNSIGNALED), table)
    }

    /// Copies every entry into another table and counts it.
    fn copy_into(&mut self, table: &mut Table) {
        for page in &self.table.pages {
            for entry in page.iter().filter(|entry| entry.object != 0) {
                let object = &mut self.objects[entry.object as usize - 1];
                object.handles += 1;
                object.references += 1;
            }
            table.pages.push(page.clone());
        }
    }

    /// Ends a table: every entry is counted off.
    pub(crate) fn end(&mut self, table: &Table) {
        for entry in table.pages.iter().flat_map(|page| page.iter()) {
            if entry.object != 0 {
                self.objects[entry.object as usize - 1].handles -= 1;
                self.objects[entry.object as usize - 1].references -= 1;
            }
        }
    }
}

/// A manual-reset state, and the signaled one.
pub(crate) const MANUAL_SIGNALED: u32 = SIGNALED;
/// A state that is not signaled.
pub(crate) const UNSIGNALED: u32 = 0;
