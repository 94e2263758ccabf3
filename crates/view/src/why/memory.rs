//! Why memory or a section was refused: one sentence for each reason.

use kernel::MemoryWhy;
use nt::constants;

use super::{Reason, reason};

/// The reason for a refusal that has to do with memory.
pub(super) fn memory(call: &str, why: MemoryWhy) -> Reason {
    let hex = |number: u64| format!("0x{number:x}");
    let page = |protection: u32| constants::flags_text("PAGE", protection.into());
    match why {
        MemoryWhy::Free { address } => {
            reason("memory.free", "nothing is allocated or mapped at {}", &[&hex(address)])
        }
        MemoryWhy::Reserved { address } => reason(
            "memory.reserved",
            "the page at {} is reserved; it has to be committed first (MEM_COMMIT)",
            &[&hex(address)],
        ),
        MemoryWhy::Protected { address, protection } => reason(
            "memory.protected",
            "the page at {} is {}; VirtualProtect can change that",
            &[&hex(address), &page(protection)],
        ),
        MemoryWhy::Taken { address } => reason(
            "memory.taken",
            "the range at {} is in use or out of bounds; NULL lets {} choose",
            &[&hex(address), &call],
        ),
        MemoryWhy::NotAtBase { address, base } => reason(
            "memory.not-at-base",
            "the region around {} begins at {}; it is freed as a whole from there",
            &[&hex(address), &hex(base)],
        ),
        MemoryWhy::IsView { address } => reason(
            "memory.view",
            "a view of a section lies at {}; UnmapViewOfFile is for views",
            &[&hex(address)],
        ),
        MemoryWhy::NoView { address } => {
            reason("view.unknown", "no view of a section lies at {}", &[&hex(address)])
        }
        MemoryWhy::Unaligned { number } => {
            reason("view.alignment", "{} is not a multiple of {}", &[&hex(number), &"0x10000"])
        }
        MemoryWhy::ViewTooLarge { end, size } => reason(
            "view.size",
            "the view would end at byte {}; the section has {} bytes",
            &[&end, &size],
        ),
        MemoryWhy::Protection { has, wanted } => {
            reason("view.protection", "{} is more than {} allows", &[&page(wanted), &page(has)])
        }
        MemoryWhy::TooBig { size, file } => reason(
            "section.too-big",
            "the section would have {} bytes and its file has {}; \
             only a section that can be written extends its file",
            &[&size, &file],
        ),
        MemoryWhy::EmptyFile => {
            reason("section.empty-file", "the file is empty, and no size is given", &[])
        }
        MemoryWhy::FileMapped { size } => reason(
            "file.mapped",
            "a section shows {} bytes of the file; it cannot become smaller than that",
            &[&size],
        ),
    }
}
