//! The namespace: directories, links, lookup, and create-or-open.

use std::sync::Arc;

use calls::{In, ObjectAttributes, Root};
use nt::{Access, Handle, ObjectType, Status, Wide};

use crate::handle_table::{Attributes, Entry};
use crate::kernel::{DirectoryKey, Kernel, ProcessKey, ThreadKey};
use crate::object::{Body, Device, Directory, Entries, ObjectId, SymbolicLink};
use crate::security::{Checked, access_check, implied};
use crate::why::Why;

/// Links that one lookup follows before it gives up (assumed).
const REPARSES_MAX: u32 = 32;

/// OBJ_ flags that OBJECT_ATTRIBUTES may carry.
const VALID_FLAGS: u32 = 0x1FF2;
const OBJ_INHERIT: u32 = 0x2;
const OBJ_PERMANENT: u32 = 0x10;
const OBJ_EXCLUSIVE: u32 = 0x20;
const OBJ_CASE_INSENSITIVE: u32 = 0x40;
const OBJ_OPENIF: u32 = 0x80;
const OBJ_OPENLINK: u32 = 0x100;

/// The session that every process runs in.
const SESSION: &str = r"\Sessions\1\BaseNamedObjects";

/// How a lookup ended.
pub(crate) enum Found<'a> {
    /// An object has the name.
    Object(ObjectId),
    /// The directory is there, the last component is not.
    Missing { directory: DirectoryKey, parent: ObjectId, name: std::borrow::Cow<'a, [u16]> },
    /// The lookup reached a device; the rest of the path is its own affair.
    Device { device: Device, rest: std::borrow::Cow<'a, [u16]> },
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
    /// Builds the directories that are there before anything runs.
    pub(crate) fn make_namespace(&mut self) {
        self.root = self.make_directory();
        self.info_mut(self.root).permanent = true;
        for path in [
            r"\KnownDlls",
            r"\ObjectTypes",
            r"\KernelObjects",
            r"\BaseNamedObjects",
            r"\Sessions",
            r"\Sessions\1",
            SESSION,
            r"\Sessions\BNOLINKS",
            r"\GLOBAL??",
            r"\Device",
        ] {
            let directory = self.make_directory();
            self.enter_permanent(path, directory);
        }
        self.base = self.object_named(SESSION).expect("it was just entered");
        for (path, device) in [
            (r"\Device\HarddiskVolume1", Device::Volume),
            (r"\Device\NamedPipe", Device::NamedPipe),
        ] {
            let device = self.create(device);
            self.enter_permanent(path, device);
        }
        for (path, target) in [
            (r"\DosDevices", r"\GLOBAL??"),
            (r"\??", r"\GLOBAL??"),
            (r"\GLOBAL??\C:", r"\Device\HarddiskVolume1"),
            (r"\GLOBAL??\PIPE", r"\Device\NamedPipe"),
            (r"\BaseNamedObjects\Global", r"\BaseNamedObjects"),
            (r"\BaseNamedObjects\Local", r"\BaseNamedObjects"),
            (r"\BaseNamedObjects\Session", r"\Sessions\BNOLINKS"),
            (r"\Sessions\1\BaseNamedObjects\Global", r"\BaseNamedObjects"),
            (r"\Sessions\1\BaseNamedObjects\Local", SESSION),
            (r"\Sessions\1\BaseNamedObjects\Session", r"\Sessions\BNOLINKS"),
            (r"\Sessions\BNOLINKS\0", r"\BaseNamedObjects"),
            (r"\Sessions\BNOLINKS\1", SESSION),
        ] {
            let key = self.links.insert(Wide::from(target));
            let link = self.create(SymbolicLink { key });
            self.enter_permanent(path, link);
        }
    }

    fn make_directory(&mut self) -> ObjectId {
        let key = self.directories.insert(Entries::default());
        self.create(Directory { key })
    }

    /// Enters a permanent object of the system; its maker's reference becomes the directory's.
    fn enter_permanent(&mut self, path: &str, id: ObjectId) {
        let (parent, name) = path.rsplit_once('\\').expect("a full path");
        let parent = if parent.is_empty() {
            self.root
        } else {
            self.object_named(parent).expect("parents come first")
        };
        let key = self.directory_of(parent).expect("a parent is a directory");
        self.directories[key].insert(Wide::from(name), id);
        let info = self.info_mut(id);
        info.name = Some((parent, Wide::from(name)));
        info.permanent = true;
    }

    /// The object that a full path names, for observers.
    pub fn object_named(&self, path: &str) -> Option<ObjectId> {
        let mut at = self.root;
        for part in path.strip_prefix('\\')?.split('\\').filter(|part| !part.is_empty()) {
            let key = self.directory_of(at)?;
            at = *self.directories[key].get(&Wide::from(part))?;
        }
        Some(at)
    }

    /// The full path of an object, if it has a name.
    pub fn path_of(&self, id: ObjectId) -> Option<String> {
        if id == self.root {
            return Some("\\".into());
        }
        let mut parts = Vec::new();
        let mut at = id;
        while at != self.root {
            let (parent, name) = self.info(at)?.name.as_ref()?;
            parts.push(name.to_string());
            at = *parent;
        }
        parts.reverse();
        Some(format!("\\{}", parts.join("\\")))
    }

    /// The entries of a directory, sorted by name.
    pub fn entries(&self, directory: ObjectId) -> Option<Vec<(Wide, ObjectId)>> {
        let key = self.directory_of(directory)?;
        let mut all: Vec<_> =
            self.directories[key].iter().map(|(name, id)| (name.clone(), *id)).collect();
        all.sort();
        Some(all)
    }

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
        let mut rest = std::borrow::Cow::Borrowed(rest);
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
                        std::borrow::Cow::Borrowed(rest) => (&rest[from..]).into(),
                        std::borrow::Cow::Owned(rest) => rest[from..].to_vec().into(),
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
                        (_, None) => std::borrow::Cow::Borrowed(&[]),
                        (std::borrow::Cow::Borrowed(rest), Some(end)) => (&rest[end + 1..]).into(),
                        (std::borrow::Cow::Owned(rest), Some(end)) => {
                            rest[end + 1..].to_vec().into()
                        }
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

    /// Creates an object of a type, or opens the one that has the name when OBJ_OPENIF says so,
    /// and enters a handle of it.
    ///
    /// # Errors
    /// Those of the lookup; OBJECT_NAME_COLLISION, OBJECT_TYPE_MISMATCH, ACCESS_DENIED,
    /// INVALID_PARAMETER, PRIVILEGE_NOT_HELD, INSUFFICIENT_RESOURCES.
    #[inline]
    pub(crate) fn create_or_open(
        &mut self,
        request: &Request,
        body: impl Into<Body>,
    ) -> Result<(Status, Handle, ObjectId), Status> {
        let body = body.into();
        let name = match request.attributes.name {
            In::Null
                if request.attributes.root == Root::None
                    || request.attributes.root == Root::Base =>
            {
                &[]
            }
            In::Null => {
                self.why = Some(Why::NameInvalid);
                return Err(Status::OBJECT_NAME_INVALID);
            }
            In::Fault(status) => return Err(status),
            In::Given(name) => name,
        };
        if name.is_empty() && request.attributes.security == In::Null {
            return self.create_plain(request, body);
        }
        self.create_named(request, body, name)
    }

    /// Creates an object without a name and without a descriptor.
    #[inline]
    fn create_plain(
        &mut self,
        request: &Request,
        body: Body,
    ) -> Result<(Status, Handle, ObjectId), Status> {
        let of = body.object_type();
        if request.attributes.flags & (OBJ_PERMANENT | OBJ_EXCLUSIVE) != 0 {
            return self.create_named(request, body, &[]);
        }
        let id = self.create(body);
        let handle = self.open_created(request, id, of);
        self.dereference(id);
        Ok((Status::SUCCESS, handle?, id))
    }

    /// Enters the first handle of a new object: its rights are those asked for, unchecked.
    #[inline]
    fn open_created(
        &mut self,
        request: &Request,
        id: ObjectId,
        of: ObjectType,
    ) -> Result<Handle, Status> {
        let mapped = of.mapping().map(request.desired);
        let granted = if mapped.contains(Access::MAXIMUM_ALLOWED) {
            mapped.difference(Access::MAXIMUM_ALLOWED) | of.all_access()
        } else {
            mapped
        };
        let granted = implied(of, granted & of.valid_access());
        self.open(
            request.process,
            Entry { object: id, granted, attributes: request.handle_attributes() },
        )
    }

    #[inline(never)]
    fn create_named(
        &mut self,
        request: &Request,
        body: Body,
        name: &[u16],
    ) -> Result<(Status, Handle, ObjectId), Status> {
        let of = body.object_type();
        if request.attributes.flags & OBJ_PERMANENT != 0 {
            return Err(Status::PRIVILEGE_NOT_HELD);
        }
        if let In::Fault(status) = request.attributes.security {
            return Err(status);
        }
        let place = if name.is_empty() {
            None
        } else {
            match self.look_up(request, name, of == ObjectType::SYMBOLIC_LINK)? {
                Found::Object(id) => return self.open_existing(request, id, of),
                Found::Missing { directory, parent, name } => {
                    Some((directory, parent, Wide::from(&*name)))
                }
                Found::Device { .. } => {
                    self.why = Some(Why::NameType { found: ObjectType::DEVICE, wanted: of });
                    return Err(Status::OBJECT_TYPE_MISMATCH);
                }
            }
        };
        let security = self.new_descriptor(request, place.is_some())?;
        let id = self.create(body);
        let info = self.info_mut(id);
        info.security = security;
        info.exclusive = (request.attributes.flags & OBJ_EXCLUSIVE != 0).then_some(request.process);
        if let Some((directory, parent, name)) = place {
            info.name = Some((parent, name.clone()));
            self.directories[directory].insert(name, id);
            self.reference_object(id);
        }
        let handle = self.open_created(request, id, of);
        if handle.is_err() {
            self.unlink_name(id);
        }
        self.dereference(id);
        Ok((Status::SUCCESS, handle?, id))
    }

    /// The descriptor of a new object: the one that is given, or the creator's default.
    fn new_descriptor(
        &mut self,
        request: &Request,
        named: bool,
    ) -> Result<Option<Arc<crate::security::Descriptor>>, Status> {
        let token = &self.processes[request.process].token;
        match request.attributes.security {
            In::Given(text) => crate::security::parse_sddl(text, token).map(|d| Some(Arc::new(d))),
            _ if named => Ok(Some(token.default.clone())),
            _ => Ok(None),
        }
    }

    fn open_existing(
        &mut self,
        request: &Request,
        id: ObjectId,
        wanted: ObjectType,
    ) -> Result<(Status, Handle, ObjectId), Status> {
        if request.attributes.flags & OBJ_OPENIF == 0 {
            self.why = Some(Why::NameTaken);
            return Err(Status::OBJECT_NAME_COLLISION);
        }
        let handle = self.open_found(request, id, wanted)?;
        Ok((Status::OBJECT_NAME_EXISTS, handle, id))
    }

    /// Opens an object that has a name: its type first, then the access check.
    fn open_found(
        &mut self,
        request: &Request,
        id: ObjectId,
        wanted: ObjectType,
    ) -> Result<Handle, Status> {
        let found = self.objects[id].body.object_type();
        if found != wanted {
            self.why = Some(Why::NameType { found, wanted });
            return Err(Status::OBJECT_TYPE_MISMATCH);
        }
        let exclusive = self.info(id).and_then(|info| info.exclusive);
        let asks_exclusive = request.attributes.flags & OBJ_EXCLUSIVE != 0;
        if exclusive.is_some_and(|owner| owner != request.process)
            || asks_exclusive && exclusive.is_none()
        {
            self.why = Some(Why::AccessObject { object: id, missing: request.desired });
            return Err(Status::ACCESS_DENIED);
        }
        let granted = self.check_access(request.process, id, request.desired)?;
        self.open(
            request.process,
            Entry { object: id, granted, attributes: request.handle_attributes() },
        )
    }

    /// Opens an object by its name.
    ///
    /// # Errors
    /// Those of the lookup; OBJECT_NAME_NOT_FOUND, OBJECT_TYPE_MISMATCH, ACCESS_DENIED,
    /// INSUFFICIENT_RESOURCES.
    pub(crate) fn open_by_name(
        &mut self,
        request: &Request,
        wanted: ObjectType,
    ) -> Result<Handle, Status> {
        let rooted = matches!(request.attributes.root, Root::Handle(_));
        let name = match request.attributes.name {
            In::Fault(status) => return Err(status),
            In::Given(name)
                if !name.is_empty() || rooted || request.attributes.root == Root::Base =>
            {
                name
            }
            In::Null if rooted => {
                self.why = Some(Why::NameInvalid);
                return Err(Status::OBJECT_NAME_INVALID);
            }
            _ => {
                self.why = Some(Why::NameInvalid);
                return Err(Status::OBJECT_PATH_SYNTAX_BAD);
            }
        };
        let keep_link =
            wanted == ObjectType::SYMBOLIC_LINK || request.attributes.flags & OBJ_OPENLINK != 0;
        match self.look_up(request, name, keep_link)? {
            Found::Object(id) => self.open_found(request, id, wanted),
            Found::Missing { .. } => {
                self.why = Some(Why::NameUnknown);
                Err(Status::OBJECT_NAME_NOT_FOUND)
            }
            Found::Device { .. } => {
                self.why = Some(Why::NameType { found: ObjectType::DEVICE, wanted });
                Err(Status::OBJECT_TYPE_MISMATCH)
            }
        }
    }

    /// Checks what a process asks of an existing object, and adds what comes with it.
    ///
    /// # Errors
    /// ACCESS_DENIED.
    pub(crate) fn check_access(
        &mut self,
        process: ProcessKey,
        id: ObjectId,
        desired: Access,
    ) -> Result<Access, Status> {
        let of = self.objects[id].body.object_type();
        let invalid = of.mapping().map(desired).difference(
            of.valid_access() | Access::MAXIMUM_ALLOWED | Access::ACCESS_SYSTEM_SECURITY,
        );
        if !invalid.is_empty() {
            self.why = Some(Why::AccessInvalid { object_type: of, invalid });
            return Err(Status::ACCESS_DENIED);
        }
        if desired.contains(Access::ACCESS_SYSTEM_SECURITY) {
            self.why =
                Some(Why::AccessObject { object: id, missing: Access::ACCESS_SYSTEM_SECURITY });
            return Err(Status::PRIVILEGE_NOT_HELD);
        }
        let token = &self.processes[process].token;
        let security = self.info(id).and_then(|info| info.security.as_deref());
        let by_debug = token.debug && (of == ObjectType::PROCESS || of == ObjectType::THREAD);
        match access_check(token, if by_debug { None } else { security }, of, desired) {
            Checked::Granted(granted) => Ok(implied(of, granted)),
            Checked::Missing(missing) => {
                self.why = Some(Why::AccessObject { object: id, missing });
                Err(Status::ACCESS_DENIED)
            }
            Checked::Nothing => {
                self.why = Some(Why::AccessNothing { object: id });
                Err(Status::ACCESS_DENIED)
            }
        }
    }

    /// Takes an object's name from it, if it has one.
    pub(crate) fn unlink_name(&mut self, id: ObjectId) {
        let at = self.objects[id].info;
        if at == crate::object::NONE {
            return;
        }
        let Some((parent, name)) = self.infos[at as usize].name.take() else {
            return;
        };
        if let Some(key) = self.directory_of(parent) {
            self.directories[key].swap_remove(&name);
        }
        self.dereference(id);
    }
}

fn find_ignoring_case(entries: &Entries, part: &[u16]) -> Option<ObjectId> {
    let part = Wide::from(part);
    // Several entries may differ only in case: the first in sorted order is taken.
    let found = entries.iter().filter(|(name, _)| name.eq_ignore_case(&part)).min()?;
    Some(*found.1)
}
