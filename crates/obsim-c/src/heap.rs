//! Memory for programs: what HeapAlloc, LocalAlloc and calls that return texts of their own give.
//!
//! Each block is remembered, so that what was never a block is not freed.

use std::alloc::{Layout, alloc_zeroed, dealloc};
use std::collections::BTreeMap;
use std::sync::Mutex;

use crate::session::lock;

/// Every block by its address, with its size.
static BLOCKS: Mutex<BTreeMap<u64, u64>> = Mutex::new(BTreeMap::new());

/// More than any program gets.
const LARGEST: u64 = 1 << 40;

fn layout(size: u64) -> Option<Layout> {
    let size = usize::try_from(size.max(1)).ok().filter(|_| size < LARGEST)?;
    Layout::from_size_align(size, 16).ok()
}

/// A block of so many bytes, all zero; 0 if there is none.
pub(crate) fn allocate(size: u64) -> u64 {
    let Some(layout) = layout(size) else { return 0 };
    // SAFETY: the size is at least 1.
    let at = unsafe { alloc_zeroed(layout) } as u64;
    if at != 0 {
        lock(&BLOCKS).insert(at, size);
    }
    at
}

/// The size of a block.
pub(crate) fn size(at: u64) -> Option<u64> {
    lock(&BLOCKS).get(&at).copied()
}

/// Frees a block; tells whether it was one.
pub(crate) fn free(at: u64) -> bool {
    let Some(size) = lock(&BLOCKS).remove(&at) else { return false };
    let layout = layout(size).expect("it was made with this size");
    // SAFETY: the block came from `allocate` with this layout, and nobody has freed it since it was
    // still among the blocks.
    unsafe { dealloc(at as *mut u8, layout) };
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_block_is_not_freed() {
        let at = allocate(100);
        assert_eq!(size(at), Some(100));
        assert!(!free(at + 16) && free(at) && !free(at));
        assert_eq!(allocate(u64::MAX), 0);
    }
}
