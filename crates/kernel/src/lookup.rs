//! Looking names up: from a path to an object, or to the place where one could be entered.

use std::borrow::Cow;

use calls::{In, ObjectAttributes, Root};
use nt::{Access, Handle, ObjectType, Status, Wide};

use crate::handle_table::Attributes;
use crate::kernel::{DirectoryKey, Kernel, ProcessKey, ThreadKey};
use crate::object::{Body, Device, Entries, ObjectId};
use crate::why::Why;

/// Links that one lookup follows before it gives up (assumed).
const REPARSES_MAX: u32 = 32;

/// OBJ_ flags that OBJECT_ATTRIBUTES may carry, and those that matter here.
const VALID_FLAGS: u32 = 0x1FF2;
pub(crate) const OBJ_INHERIT: u32 = 0x2;
pub(crate) const OBJ_PERMANENT: u32 = 0x10;
pub(crate) const OBJ_EXCLUSIVE: u32 = 0x20;
pub(crate) const OBJ_CASE_INSENSITIVE: u32 = 0x40;
pub(crate) const OBJ_OPENIF: u32 = 0x80;
pub(crate) const OBJ_OPENLINK: u32 = 0x100;

/// How a lookup ended.
pub(crate) enum Found<'a> {
    /// An object has the name.
    Object(ObjectId),
    /// The directory is there, the last component is not.
    Missing { directory: DirectoryKey, parent: ObjectId, name: Cow<'a, [u16]> },
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
}

impl<'a> Request<'a> {
    /// Checks the structure itself.
    pub(crate) fn new(
        by: ThreadKey,
        process: ProcessKey,
        attributes: In<ObjectAttributes<'a>>,
        desired: Access,
    ) -> Result<Request<'a>, Status> {
        let attributes = attributes.optional()?.unwrap_or(ObjectAttributes::NONE);
        let exclusive_inherit = OBJ_EXCLUSIVE | OBJ_INHERIT;
        if attributes.length != 48
            || attributes.flags & !VALID_FLAGS != 0
            || attributes.flags & exclusive_inherit == exclusive_inherit
        {
            return Err(Status::INVALID_PARAMETER);
        }
        Ok(Request { by, process, attributes, desired })
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
        const SEPARATOR: u16 = b'\\' as u16;
        let starts = name.first() == Some(&SEPARATOR);
        let (mut at, rest) = match request.attributes.root {
            Root::None if starts => (self.root, &name[1..]),
            Root::Base if !starts => (self.base, name),
            Root::Handle(handle) if !starts => (self.root_directory(request, handle)?, name),
            _ => {
                self.why = Some(Why::NameInvalid);
                return Err(Status::OBJECT_PATH_SYNTAX_BAD);
            }
        };
        let insensitive = request.attributes.flags & OBJ_CASE_INSENSITIVE != 0;
        let mut rest = Cow::Borrowed(rest);
        let mut reparses = 0;
        loop {
            if rest.is_empty() {
                return Ok(Found::Object(at));
            }
            let end = rest.iter().position(|unit| *unit == SEPARATOR);
            let part = &rest[..end.unwrap_or(rest.len())];
            if part.is_empty()
                || end.is_some_and(|end| end + 1 == rest.len() && !self.is_parser(at, part))
            {
                self.why = Some(Why::NameInvalid);
                return Err(Status::OBJECT_NAME_INVALID);
            }
            let Some(key) = self.directory_of(at) else {
                self.why = Some(Why::PathUnknown);
                return Err(Status::OBJECT_TYPE_MISMATCH);
            };
            let entries = &self.directories[key];
            let entry = match entries.get(part) {
                Some(entry) => Some(*entry),
                None if insensitive => find_ignoring_case(entries, part),
                None => None,
            };
            let Some(entry) = entry else {
                if end.is_some() {
                    self.why = Some(Why::PathUnknown);
                    return Err(Status::OBJECT_PATH_NOT_FOUND);
                }
                return Ok(Found::Missing { directory: key, parent: at, name: rest });
            };
            match self.objects[entry].body {
                Body::Device(device) => {
                    let from = end.unwrap_or(rest.len());
                    let rest = match rest {
                        Cow::Borrowed(rest) => (&rest[from..]).into(),
                        Cow::Owned(rest) => rest[from..].to_vec().into(),
                    };
                    return Ok(Found::Device { device, rest });
                }
                Body::SymbolicLink(link) if end.is_some() || !keep_link => {
                    reparses += 1;
                    if reparses > REPARSES_MAX {
                        self.why = Some(Why::NameUnknown);
                        return Err(Status::OBJECT_NAME_NOT_FOUND);
                    }
                    let mut target = self.links[link.key].as_units().to_vec();
                    target.extend_from_slice(&rest[end.unwrap_or(rest.len())..]);
                    if target.first() != Some(&SEPARATOR) {
                        self.why = Some(Why::NameInvalid);
                        return Err(Status::OBJECT_PATH_SYNTAX_BAD);
                    }
                    target.remove(0);
                    at = self.root;
                    rest = target.into();
                }
                _ => {
                    at = entry;
                    rest = match (rest, end) {
                        (_, None) => Cow::Borrowed(&[]),
                        (Cow::Borrowed(rest), Some(end)) => (&rest[end + 1..]).into(),
                        (Cow::Owned(rest), Some(end)) => rest[end + 1..].to_vec().into(),
                    };
                }
            }
        }
    }

    /// Whether a component names something that reads the rest of the path itself.
    fn is_parser(&self, at: ObjectId, part: &[u16]) -> bool {
        let Some(entry) = self.directory_of(at).and_then(|key| self.directories[key].get(part))
        else {
            return false;
        };
        match self.objects[*entry].body {
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

fn find_ignoring_case(entries: &Entries, part: &[u16]) -> Option<ObjectId> {
    let part = Wide::from(part);
    // Several entries may differ only in case: the first in sorted order is taken.
    let found = entries.iter().filter(|(name, _)| name.eq_ignore_case(&part)).min()?;
    Some(*found.1)
}
