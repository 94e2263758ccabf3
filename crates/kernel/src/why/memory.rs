//! Why memory or a section was refused.

/// What of memory or a section is not as the call needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemoryWhy {
    /// Nothing is reserved or mapped there.
    Free {
        /// The address.
        address: u64,
    },
    /// The page is reserved and not committed.
    Reserved {
        /// The address.
        address: u64,
    },
    /// The page's protection rules it out.
    Protected {
        /// The address.
        address: u64,
        /// The protection.
        protection: u32,
    },
    /// Something lies in the range.
    Taken {
        /// Where the range begins.
        address: u64,
    },
    /// The address is not where the region begins.
    NotAtBase {
        /// The address.
        address: u64,
        /// Where the region begins.
        base: u64,
    },
    /// What lies there is a view, and the call is for what was allocated.
    IsView {
        /// The address.
        address: u64,
    },
    /// No view lies there.
    NoView {
        /// The address.
        address: u64,
    },
    /// An offset or address that is not a multiple of 64 KiB.
    Unaligned {
        /// The number.
        number: u64,
    },
    /// The view reaches beyond the section.
    ViewTooLarge {
        /// Where it would end.
        end: u64,
        /// The size of the section.
        size: u64,
    },
    /// The view asks for more than the section, or the view as it was mapped, allows.
    Protection {
        /// What there is.
        has: u32,
        /// What is wanted.
        wanted: u32,
    },
    /// The section would be larger than its file, which it cannot extend.
    TooBig {
        /// The size that is asked for.
        size: u64,
        /// The size of the file.
        file: u64,
    },
    /// The file is empty.
    EmptyFile,
    /// A section shows more of the file than would be left.
    FileMapped {
        /// How much it shows.
        size: u64,
    },
}
