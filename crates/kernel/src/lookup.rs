//! Looking names up: from a path to an object, or to the place where one could be entered.

use std::borrow::Cow;

use calls::{In, ObjectAttributes, Root};
use nt::rights::DIRECTORY_TRAVERSE;
use nt::{Access, Handle, ObjectType, Status, Wide};

use crate::handle_table::Attributes;
use crate::kernel::{Kernel, ProcessKey, ThreadKey};
use crate::object::{Body, Device, Entries, ObjectId, SymbolicLink};
use crate::security::Privilege;
use crate::why::Why;

/// Links that one lookup follows before it gives up (assumed).
const REPARSES_MAX: u32 = 32;

/// The longest name, in UTF-16 units.
const NAME_UNITS_MAX: usize = 32_767;

/// OBJ_ flags that OBJECT_ATTRIBUTES may carry, and those that matter here.
pub(crate) const VALID_FLAGS: u32 = 0x1FF2;
pub(crate) const OBJ_INHERIT: u32 = 0x2;
pub(crate) const OBJ_PERMANENT: u32 = 0x10;
pub(crate) const OBJ_EXCLUSIVE: u32 = 0x20;
pub(crate) const OBJ_CASE_INSENSITIVE: u32 = 0x40;
pub(crate) const OBJ_OPENIF: u32 = 0x80;
pub(crate) const OBJ_OPENLINK: u32 = 0x100;
const OBJ_DONT_REPARSE: u32 = 0x1000;

/// How a lookup ended.
pub(crate) enum Found<'a> {
    /// An object has the name.
    Object(ObjectId),
    /// The directory is there, the last component is not.
    Missing { parent: ObjectId, name: Cow<'a, [u16]> },
    /// The lookup reached a device; the rest of the path is its own affair.
    Device { device: Device, rest: Cow<'a, [u16]> },
}

/// Who asks for an object: the thread, its process, and what it says of the object.
#[derive(Clone, Copy)]
pub(crate) struct Request<'a> {
    pub by: ThreadKey,
    pub process: ProcessKey,
    pub attributes: ObjectAttributes<'a>,
    pub desired: Access,
    /// Whether case does not count.
    pub insensitive: bool,
}

impl<'a> Request<'a> {
    /// Checks the structure itself; each type refuses some flags.
    pub(crate) fn new(
        by: ThreadKey,
        process: ProcessKey,
        attributes: In<ObjectAttributes<'a>>,
        desired: Access,
        of: ObjectType,
    ) -> Result<Request<'a>, Status> {
        let attributes = attributes.optional()?.unwrap_or(ObjectAttributes::NONE);
        // What the length field of a UNICODE_STRING can say.
        if matches!(attributes.name, In::Given(name) if name.len() > NAME_UNITS_MAX) {
            return Err(Status::NAME_TOO_LONG);
        }
        let exclusive_inherit = OBJ_EXCLUSIVE | OBJ_INHERIT;
        if attributes.length != 48
            || attributes.flags & !VALID_FLAGS != 0
            || attributes.flags & of.invalid_attributes() != 0
            || attributes.flags & exclusive_inherit == exclusive_inherit
        {
            return Err(Status::INVALID_PARAMETER);
        }
        let insensitive = attributes.flags & OBJ_CASE_INSENSITIVE != 0;
        Ok(Request { by, process, attributes, desired, insensitive })
    }

    /// The attributes of the handle that is asked for.
    pub(crate) fn handle_attributes(&self) -> Attributes {
        Attributes::from_bits_truncate(self.attributes.flags & OBJ_INHERIT)
    }
}

impl Kernel {
    /// Follows a name. `keep_link` leaves a link at the end unfollowed.
    ///
    /// # Errors
    /// OBJECT_PATH_SYNTAX_BAD, OBJECT_NAME_INVALID, OBJECT_PATH_NOT_FOUND, OBJECT_TYPE_MISMATCH,
    /// and what resolving the root handle answers.
    pub(crate) fn look_up<'a>(
        &mut self,
        request: &Request<'a>,
        name: &'a [u16],
        keep_link: bool,
    ) -> Result<Found<'a>, Status> {
        // The path that is left begins at `from`; following a link replaces both.
        let (mut at, mut from) = self.start_of(request, name)?;
        let insensitive = request.insensitive;
        let passes = self.effective_token(request.by).may(Privilege::CHANGE_NOTIFY);
        // A second directory to look in, behind the DOS names of whoever asks.
        let mut behind_it = None;
        let mut path = Cow::Borrowed(name);
        let mut reparses = 0;
        loop {
            let rest = &path[from..];
            if rest.is_empty() {
                return Ok(Found::Object(at));
            }
            let end = rest.iter().position(|unit| *unit == SEPARATOR);
            let part = &rest[..end.unwrap_or(rest.len())];
            if part.is_empty() {
                return Err(self.wrong_path(Why::NameInvalid, Status::OBJECT_NAME_INVALID));
            }
            let Some(key) = self.directory_of(at) else {
                let (found, wanted) = (self.at(at).body.object_type(), ObjectType::DIRECTORY);
                let why = Why::NameType { found, wanted };
                return Err(self.wrong_path(why, Status::OBJECT_TYPE_MISMATCH));
            };
            let behind = from + part.len();
            if at == self.root && part == VIRTUAL {
                (at, behind_it) = self.dos_directories(request.by, request.attributes.flags);
                from = behind + usize::from(end.is_some());
                continue;
            }
            if !passes {
                self.check_access(request.by, at, DIRECTORY_TRAVERSE)?;
            }
            let second = behind_it.take().and_then(|second| self.directory_of(second));
            let found = find(&self.directories[key], part, insensitive);
            let found = found.or_else(|| find(&self.directories[second?], part, insensitive));
            let Some(entry) = found else {
                if end.is_some() {
                    return Err(self.wrong_path(Why::PathUnknown, Status::OBJECT_PATH_NOT_FOUND));
                }
                return Ok(Found::Missing { parent: at, name: tail(path, from) });
            };
            let trails = end.is_some_and(|end| end + 1 == rest.len());
            if trails && !self.is_parser(entry) {
                return Err(self.wrong_path(Why::NameInvalid, Status::OBJECT_NAME_INVALID));
            }
            match self.objects[entry].body {
                Body::Device(device) => {
                    return Ok(Found::Device { device, rest: tail(path, behind) });
                }
                Body::SymbolicLink(_) if request.attributes.flags & OBJ_DONT_REPARSE != 0 => {
                    return Err(self.wrong_path(Why::NameLink, Status::REPARSE_POINT_ENCOUNTERED));
                }
                Body::SymbolicLink(link) if end.is_some() || !keep_link => {
                    reparses += 1;
                    path = self.follow_link(link, &path[behind..], reparses)?.into();
                    (at, from) = (self.root, 1);
                }
                _ => (at, from) = (entry, behind + usize::from(end.is_some())),
            }
        }
    }

    /// Where a lookup begins: the directory, and the position in the name.
    fn start_of(&mut self, request: &Request, name: &[u16]) -> Result<(ObjectId, usize), Status> {
        let starts = name.first() == Some(&SEPARATOR);
        match request.attributes.root {
            Root::None if starts => Ok((self.root, 1)),
            Root::Stations if !starts => {
                let session = self.processes[request.process].session;
                Ok((self.stations_of(session), 0))
            }
            Root::Base if !starts => Ok((self.base_of(request.process), 0)),
            Root::Handle(handle) if !starts => Ok((self.root_directory(request, handle)?, 0)),
            _ => Err(self.wrong_path(Why::NameInvalid, Status::OBJECT_PATH_SYNTAX_BAD)),
        }
    }

    #[cold]
    fn wrong_path(&mut self, why: Why, status: Status) -> Status {
        self.why = Some(why);
        status
    }

    /// The path that a link and what follows it stand for.
    fn follow_link(
        &mut self,
        link: SymbolicLink,
        rest: &[u16],
        reparses: u32,
    ) -> Result<Vec<u16>, Status> {
        if reparses > REPARSES_MAX {
            self.why = Some(Why::NameUnknown);
            return Err(Status::OBJECT_NAME_NOT_FOUND);
        }
        // Of several definitions of a DOS name the first counts.
        let target = self.links[link.key].as_units().split(|unit| *unit == 0).next();
        let mut target = [target.unwrap_or_default(), rest].concat();
        if target.is_empty() {
            target.push(SEPARATOR);
        }
        if target.first() != Some(&SEPARATOR) {
            self.why = Some(Why::NameInvalid);
            return Err(Status::OBJECT_PATH_SYNTAX_BAD);
        }
        Ok(target)
    }

    /// Whether a component names something that reads the rest of the path itself.
    fn is_parser(&self, entry: ObjectId) -> bool {
        match self.objects[entry].body {
            Body::Device(_) => true,
            Body::SymbolicLink(link) => self
                .object_named(&self.links[link.key].to_string())
                .is_some_and(|id| matches!(self.objects[id].body, Body::Device(_))),
            _ => false,
        }
    }

    /// The directory that a root handle names.
    fn root_directory(&mut self, request: &Request, handle: Handle) -> Result<ObjectId, Status> {
        let wanted = Some(ObjectType::DIRECTORY);
        self.resolve(request.by, request.process, handle, wanted, Access::from_bits_retain(0x2))
    }
}

const SEPARATOR: u16 = b'\\' as u16;
/// `??` in the root: no entry of it, but the DOS names of whoever asks.
const VIRTUAL: &[u16] = &[b'?' as u16, b'?' as u16];

/// What is behind a position of a path.
fn tail(path: Cow<'_, [u16]>, from: usize) -> Cow<'_, [u16]> {
    match path {
        Cow::Borrowed(path) => Cow::Borrowed(&path[from..]),
        Cow::Owned(path) => Cow::Owned(path[from..].to_vec()),
    }
}

/// The entry of a directory that a component names.
fn find(entries: &Entries, part: &[u16], insensitive: bool) -> Option<ObjectId> {
    if let Some(exact) = entries.get(part) {
        return Some(*exact);
    }
    if !insensitive {
        return None;
    }
    let part = Wide::from(part);
    // Several entries may differ only in case: the first in sorted order is taken.
    entries.iter().filter(|(name, _)| name.eq_ignore_case(&part)).min().map(|(_, id)| *id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::security::Descriptor;

    #[test]
    fn a_name_is_as_long_as_a_unicode_string_can_say() {
        let (by, process) = (ThreadKey::default(), ProcessKey::default());
        for (units, want) in [(32_767, None), (32_768, Some(Status::NAME_TOO_LONG))] {
            let name = vec![u16::from(b'x'); units];
            let name = In::Given(&name[..]);
            let attributes = In::Given(ObjectAttributes { name, ..ObjectAttributes::NONE });
            let made = Request::new(by, process, attributes, Access::empty(), ObjectType::EVENT);
            assert_eq!(made.err(), want, "{units} units");
        }
    }

    // Rules: names.traverse
    #[test]
    fn who_may_not_pass_a_directory_does_not_get_behind_it() {
        use std::sync::Arc;

        use calls::names::NtNameCalls;
        use calls::{Out, Refused};

        use crate::security::{Privileges, Token};

        let path = |text: &str| Wide::from(text);
        let open = |kernel: &mut Kernel, by, name: &Wide| -> Result<Status, Refused> {
            let name = In::Given(name.as_units());
            let attributes = In::Given(ObjectAttributes { name, ..ObjectAttributes::NONE });
            let wanted = nt::rights::DIRECTORY_QUERY;
            let mut handle = Out::HERE;
            kernel.syscall(by).NtOpenDirectoryObject(&mut handle, wanted, attributes)
        };
        let mut kernel = Kernel::new();
        let none = Privileges::new(Privilege::empty(), Privilege::empty());
        let plain = Token::user("plain", 1);
        let bound = Token { privileges: none, ..plain.clone() };
        let (_, plain) = kernel.start_process("a.exe", Arc::new(plain)).expect("an id is free");
        let (_, bound) = kernel.start_process("b.exe", Arc::new(bound)).expect("an id is free");
        // Everybody may look at this directory and nobody may pass it.
        let outside = kernel.object_named(r"\Sessions\1").expect("it is there");
        let looking = Descriptor::of_system(ObjectType::DIRECTORY.mapping(), 0x20001);
        kernel.info_mut(outside).security = Some(Arc::new(looking));
        let inside = path(r"\Sessions\1\DosDevices");
        assert_eq!(open(&mut kernel, plain, &inside), Ok(Status::SUCCESS));
        assert_eq!(open(&mut kernel, bound, &inside), Ok(Status::ACCESS_DENIED));
        assert_eq!(open(&mut kernel, bound, &path(r"\Sessions\1")), Ok(Status::SUCCESS));
        kernel.audit();
    }
}
