//! Bytes by page: memory of any extent of which only the pages that were written take room.

use std::collections::BTreeMap;

/// The size of a page.
pub(crate) const PAGE: u64 = 4096;

/// Memory. What was never written is zero.
#[derive(Clone, Debug, Default)]
pub struct Pages {
    /// Pages that were written, by number.
    pages: BTreeMap<u64, Box<[u8]>>,
}

/// Cuts a range at the borders of pages: the page, where in it, and how far into the range.
pub(crate) fn pieces(at: u64, length: u64) -> impl Iterator<Item = (u64, usize, usize, usize)> {
    let mut done = 0;
    std::iter::from_fn(move || {
        if done == length {
            return None;
        }
        let (page, within) = ((at + done) / PAGE, (at + done) % PAGE);
        let count = (PAGE - within).min(length - done);
        let piece = (page, within as usize, done as usize, count as usize);
        done += count;
        Some(piece)
    })
}

impl Pages {
    /// Reads from a place on.
    pub(crate) fn read(&self, at: u64, into: &mut [u8]) {
        for (page, within, from, count) in pieces(at, into.len() as u64) {
            match self.pages.get(&page) {
                Some(bytes) => {
                    into[from..from + count].copy_from_slice(&bytes[within..within + count]);
                }
                None => into[from..from + count].fill(0),
            }
        }
    }

    /// Writes from a place on.
    pub(crate) fn write(&mut self, at: u64, bytes: &[u8]) {
        for (page, within, from, count) in pieces(at, bytes.len() as u64) {
            let empty = || vec![0; PAGE as usize].into();
            let page = self.pages.entry(page).or_insert_with(empty);
            page[within..within + count].copy_from_slice(&bytes[from..from + count]);
        }
    }

    /// Whether a page was written.
    pub(crate) fn has(&self, page: u64) -> bool {
        self.pages.contains_key(&page)
    }

    /// Forgets the pages of a range.
    pub(crate) fn forget(&mut self, from: u64, to: u64) {
        let gone: Vec<u64> = self.pages.range(from / PAGE..to / PAGE).map(|(at, _)| *at).collect();
        for page in gone {
            self.pages.remove(&page);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_across_pages_and_the_rest_is_zero() {
        let mut pages = Pages::default();
        pages.write(PAGE - 2, b"abcd");
        let mut read = [9; 8];
        pages.read(PAGE - 4, &mut read);
        assert_eq!(&read, b"\0\0abcd\0\0");
        assert!(pages.has(0) && pages.has(1) && !pages.has(2));
        pages.forget(0, PAGE);
        pages.read(PAGE - 4, &mut read);
        assert_eq!(&read, b"\0\0\0\0cd\0\0");
    }
}
