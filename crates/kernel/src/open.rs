//! Create-or-open: how a request becomes a handle.

use std::sync::Arc;

use calls::{In, Root};
use nt::rights::{DIRECTORY_CREATE_OBJECT, DIRECTORY_CREATE_SUBDIRECTORY};
use nt::{Access, Handle, ObjectType, Status, Wide};

use crate::handle_table::Entry;
use crate::kernel::{Kernel, ProcessKey};
use crate::lookup::{Found, OBJ_EXCLUSIVE, OBJ_OPENIF, OBJ_OPENLINK, OBJ_PERMANENT, Request};
use crate::object::{Body, ObjectId};
use crate::security::{Descriptor, Privilege, Unfit, assign, implied, parse_sddl};
use crate::why::Why;

/// The rights of the first handle of a new object: those asked for, unchecked. What the type does
/// not know is dropped (assumed).
#[inline]
pub(crate) fn first_access(of: ObjectType, desired: Access) -> Access {
    let mapped = of.mapping().map(desired);
    let granted = if mapped.contains(Access::MAXIMUM_ALLOWED) {
        mapped.difference(Access::MAXIMUM_ALLOWED) | of.all_access()
    } else {
        mapped
    };
    implied(of, granted & of.valid_access())
}

impl Kernel {
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
            In::Null if matches!(request.attributes.root, Root::None | Root::Base) => &[],
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
        if request.attributes.flags & (OBJ_PERMANENT | OBJ_EXCLUSIVE) != 0 || of.security_required()
        {
            return self.create_named(request, body, &[]);
        }
        let granted = first_access(of, request.desired);
        let attributes = request.handle_attributes();
        let (handle, id) = self.create_with_handle(request.process, body, granted, attributes)?;
        Ok((Status::SUCCESS, handle, id))
    }

    #[inline(never)]
    fn create_named(
        &mut self,
        request: &Request,
        body: Body,
        name: &[u16],
    ) -> Result<(Status, Handle, ObjectId), Status> {
        let of = body.object_type();
        let permanent = request.attributes.flags & OBJ_PERMANENT != 0;
        if permanent {
            self.demand_privilege(request.by, Privilege::CREATE_PERMANENT)?;
        }
        if let In::Fault(status) = request.attributes.security {
            return Err(status);
        }
        let place = if name.is_empty() {
            None
        } else {
            match self.look_up(request, name, of == ObjectType::SYMBOLIC_LINK)? {
                Found::Object(id) => return self.open_existing(request, id, of),
                Found::Missing { parent, name } => {
                    self.check_entering(request, parent, of)?;
                    Some((parent, Wide::from(&*name)))
                }
                Found::Device { .. } => {
                    self.why = Some(Why::NameType { found: ObjectType::DEVICE, wanted: of });
                    return Err(Status::OBJECT_TYPE_MISMATCH);
                }
            }
        };
        let parent = place.as_ref().map(|(parent, _)| *parent);
        let security = self.new_descriptor(request, of, parent)?;
        let id = self.create(body);
        let info = self.info_mut(id);
        info.security = security;
        info.exclusive = (request.attributes.flags & OBJ_EXCLUSIVE != 0).then_some(request.process);
        if let Some((parent, name)) = place {
            self.enter(parent, name, id);
        }
        if permanent {
            self.make_permanent(id);
        }
        let granted = first_access(of, request.desired);
        let attributes = request.handle_attributes();
        let handle = self.open(request.process, Entry { object: id, granted, attributes });
        if handle.is_err() {
            self.unlink_name(id);
            self.make_temporary(id);
        }
        self.dereference(id);
        Ok((Status::SUCCESS, handle?, id))
    }

    /// Checks that a caller may enter an object of a type in a directory.
    ///
    /// # Errors
    /// ACCESS_DENIED.
    fn check_entering(
        &mut self,
        request: &Request,
        parent: ObjectId,
        of: ObjectType,
    ) -> Result<(), Status> {
        let right = match of {
            ObjectType::DIRECTORY => DIRECTORY_CREATE_SUBDIRECTORY,
            _ => DIRECTORY_CREATE_OBJECT,
        };
        self.check_access(request.by, parent, right)?;
        // What other sessions could be tricked with takes a privilege there. Source: Microsoft,
        // "CreateFileMappingW".
        let shared = matches!(of, ObjectType::SECTION | ObjectType::SYMBOLIC_LINK);
        let elsewhere = self.processes[request.process].session != 0;
        if shared && elsewhere && self.bases.get(&0) == Some(&parent) {
            let demanded = self.demand_privilege(request.by, Privilege::CREATE_GLOBAL);
            return demanded.map_err(|_| Status::ACCESS_DENIED);
        }
        Ok(())
    }

    /// The descriptor of a new object: what is given, what the directory hands down, what the
    /// creator's token says; none for an object of an ordinary type that is given neither a name
    /// nor a descriptor.
    fn new_descriptor(
        &mut self,
        request: &Request,
        of: ObjectType,
        parent: Option<ObjectId>,
    ) -> Result<Option<Arc<Descriptor>>, Status> {
        let given = match request.attributes.security {
            In::Given(text) => Some(parse_sddl(text)?),
            _ if parent.is_none() && !of.security_required() => return Ok(None),
            _ => None,
        };
        let container = parent.and_then(|parent| self.info(parent)?.security.as_deref());
        let token = self.effective_token(request.by);
        let assigned = assign(token, given.as_ref(), container, of);
        assigned.map(Some).map_err(|unfit| self.unfit(unfit))
    }

    /// The refusal of parts of a descriptor.
    pub(crate) fn unfit(&mut self, (status, why): Unfit) -> Status {
        self.why = Some(why);
        status
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
        self.check_exclusive(id, request.process)?;
        let exclusive = self.info(id).is_some_and(|info| info.exclusive.is_some());
        if request.attributes.flags & OBJ_EXCLUSIVE != 0 && !exclusive {
            self.why = Some(Why::NotExclusive { object: id });
            return Err(Status::ACCESS_DENIED);
        }
        let granted = self.check_access(request.by, id, request.desired)?;
        self.open(
            request.process,
            Entry { object: id, granted, attributes: request.handle_attributes() },
        )
    }

    /// Checks that a process may have a handle of an object: an exclusive one is its creator's.
    ///
    /// # Errors
    /// ACCESS_DENIED.
    #[inline]
    pub(crate) fn check_exclusive(
        &mut self,
        id: ObjectId,
        process: ProcessKey,
    ) -> Result<(), Status> {
        match self.info(id).and_then(|info| info.exclusive) {
            Some(owner) if owner != process => {
                self.why = Some(Why::Exclusive { object: id });
                Err(Status::ACCESS_DENIED)
            }
            _ => Ok(()),
        }
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
                if !name.is_empty()
                    || matches!(request.attributes.root, Root::Handle(_) | Root::Base) =>
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
}
