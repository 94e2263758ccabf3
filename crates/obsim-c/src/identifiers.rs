//! Functions about security identifiers and descriptors in a program's own memory: they make, read
//! and compare bytes, and ask nobody.

use nt::{Wide, Win32Error};

use crate::beside::{fail, guarded, text};
use crate::encode::text_bytes;
use crate::{descriptors, heap, memory};

const INVALID_SID: Win32Error = Win32Error(1337);

/// A block of the heap that holds these bytes.
fn block(bytes: &[u8]) -> u64 {
    let at = heap::allocate(bytes.len() as u64);
    memory::write(at, bytes);
    at
}

/// Gives a block by way of a place of the program.
fn give(place: u64, bytes: &[u8]) -> u32 {
    if !memory::is_writable(place, 8) {
        return fail(Win32Error::INVALID_PARAMETER);
    }
    memory::write(place, &block(bytes).to_le_bytes());
    1
}

/// The descriptor that SDDL says, in a block of its own.
fn descriptor(sddl: Result<Option<Wide>, ()>, revision: u32, place: u64, size: u64) -> u32 {
    let Ok(Some(sddl)) = sddl else { return fail(Win32Error::INVALID_PARAMETER) };
    if revision != 1 {
        return fail(Win32Error(1305));
    }
    let Some(bytes) = descriptors::descriptor_bytes(&sddl) else {
        return fail(Win32Error::INVALID_PARAMETER);
    };
    if size != 0 {
        memory::write(size, &(bytes.len() as u32).to_le_bytes());
    }
    give(place, &bytes)
}

/// The text of an identifier, in a block of its own.
fn sid_text(sid: u64, place: u64, unit: u32) -> u32 {
    match descriptors::read_sid(sid) {
        Ok(text) if text.to_string().starts_with("S-") => {
            let ended = Wide::from([text.as_units(), &[0]].concat());
            give(place, &text_bytes(&ended, unit))
        }
        _ => fail(INVALID_SID),
    }
}

/// The identifier that a text says, in a block of its own.
fn sid(text: Result<Option<Wide>, ()>, place: u64) -> u32 {
    let Ok(Some(text)) = text else { return fail(Win32Error::INVALID_PARAMETER) };
    match descriptors::sid_bytes(&text) {
        bytes if bytes.is_empty() => fail(INVALID_SID),
        bytes => give(place, &bytes),
    }
}

/// The bytes of the identifier at an address.
fn bytes_of(sid: u64) -> Vec<u8> {
    let length = memory::number(sid.wrapping_add(1), 1).map_or(8, |count| 8 + 4 * count);
    memory::bytes(sid, length as usize).unwrap_or_default()
}

crate::beside::beside! {
    /// The descriptor that SDDL says.
    fn ConvertStringSecurityDescriptorToSecurityDescriptorW(sddl: u64, revision: u32, place: u64,
        size: u64) -> u32 {
        guarded(0, || descriptor(text(sddl, 2), revision, place, size))
    }
    /// The descriptor that SDDL says.
    fn ConvertStringSecurityDescriptorToSecurityDescriptorA(sddl: u64, revision: u32, place: u64,
        size: u64) -> u32 {
        guarded(0, || descriptor(text(sddl, 1), revision, place, size))
    }
    /// The text of an identifier.
    fn ConvertSidToStringSidW(sid: u64, place: u64) -> u32 {
        guarded(0, || sid_text(sid, place, 2))
    }
    /// The text of an identifier.
    fn ConvertSidToStringSidA(sid: u64, place: u64) -> u32 {
        guarded(0, || sid_text(sid, place, 1))
    }
    /// The identifier that a text says.
    fn ConvertStringSidToSidW(words: u64, place: u64) -> u32 {
        guarded(0, || sid(text(words, 2), place))
    }
    /// The identifier that a text says.
    fn ConvertStringSidToSidA(words: u64, place: u64) -> u32 {
        guarded(0, || sid(text(words, 1), place))
    }
    /// Whether two identifiers are the same.
    fn EqualSid(one: u64, other: u64) -> u32 {
        guarded(0, || u32::from(!bytes_of(one).is_empty() && bytes_of(one) == bytes_of(other)))
    }
    /// How many bytes an identifier takes.
    fn GetLengthSid(sid: u64) -> u32 {
        guarded(0, || bytes_of(sid).len() as u32)
    }
    /// Whether the bytes are an identifier.
    fn IsValidSid(sid: u64) -> u32 {
        guarded(0, || u32::from(descriptors::read_sid(sid).is_ok_and(|it| it != "invalid")))
    }
    /// Frees an identifier that was allocated.
    fn FreeSid(sid: u64) -> u64 {
        guarded(0, || if heap::free(sid) { 0 } else { sid })
    }
}
