//! Opening and creating keys: from a name to a key of the registry, a key object and its handle.

use calls::{In, ObjectAttributes, Out, Root};
use nt::rights::KEY_CREATE_SUB_KEY;
use nt::{Access, Handle, ObjectType, Status, Wide};

use super::Syscall;
use crate::handle_table::Entry;
use crate::kernel::RegKey;
use crate::lookup::{Found, Request};
use crate::object::{Body, Key};
use crate::open::first_access;
use crate::registry::{CHANGED_NAME, OnWay};
use crate::security::{assign, parse_sddl};
use crate::why::{KeyWhy, Why};

/// KEY_WOW64_64KEY chooses the view that there is anyway, and is never granted.
const WOW64_64KEY: u32 = 0x100;

impl Syscall<'_> {
    /// What the name of a request leads to.
    pub(super) fn find_key(&mut self, request: &Request) -> Result<OnWay, Status> {
        let token = self.kernel.effective_token(self.thread).clone();
        self.kernel.make_user_keys(&token);
        let rooted = matches!(request.attributes.root, Root::Handle(_));
        let name = match request.attributes.name {
            In::Fault(status) => return Err(status),
            In::Given(name) if rooted || !name.is_empty() => name,
            _ if rooted => &[],
            _ => return Err(self.refuse(Why::NameInvalid, Status::OBJECT_PATH_SYNTAX_BAD)),
        };
        if let Root::Handle(root) = request.attributes.root {
            let id = self.resolve_any(root, Access::empty())?;
            if matches!(self.kernel.at(id).body, Body::Key(_)) {
                let (_, from) = self.key(root, Access::empty())?;
                if name.first() == Some(&u16::from(b'\\')) {
                    let why = Why::NameInvalid;
                    return Err(self.refuse(why, Status::OBJECT_PATH_SYNTAX_BAD));
                }
                return self.kernel.walk_keys(from, name);
            }
        }
        if let Some(rest) = below_registry(name) {
            let root = self.kernel.registry;
            return self.kernel.walk_keys(root, rest);
        }
        match self.kernel.look_up(request, name, false)? {
            Found::Missing { .. } => {
                Err(self.refuse(Why::NameUnknown, Status::OBJECT_NAME_NOT_FOUND))
            }
            Found::Object(id) => {
                let found = self.kernel.at(id).body.object_type();
                let why = Why::NameType { found, wanted: ObjectType::KEY };
                Err(self.refuse(why, Status::OBJECT_TYPE_MISMATCH))
            }
            Found::Device { .. } => {
                let why = Why::NameType { found: ObjectType::DEVICE, wanted: ObjectType::KEY };
                Err(self.refuse(why, Status::OBJECT_TYPE_MISMATCH))
            }
        }
    }

    /// Makes a key object and its handle.
    fn open_key(
        &mut self,
        request: &Request,
        key: RegKey,
        granted: Access,
    ) -> Result<Handle, Status> {
        self.kernel.keys[key].openings += 1;
        let object = self.kernel.create(Key { key });
        let attributes = request.handle_attributes();
        let opened = self.kernel.open(self.process, Entry { object, granted, attributes });
        self.kernel.dereference(object);
        opened
    }

    /// Opens a key that is there.
    pub(super) fn open_found_key(
        &mut self,
        request: &Request,
        key: RegKey,
    ) -> Result<Handle, Status> {
        let token = self.kernel.effective_token(self.thread).clone();
        let granted = self.kernel.check_key(&token, key, request.desired)?;
        self.open_key(request, key, granted)
    }

    pub(super) fn open_key_by_name(
        &mut self,
        handle: &mut Out<Handle>,
        desired: Access,
        attributes: In<ObjectAttributes>,
    ) -> Result<Status, Status> {
        handle.demand()?;
        let request = self.key_request(attributes, desired)?;
        match self.find_key(&request)? {
            OnWay::Key(key) => {
                let opened = self.open_found_key(&request, key)?;
                handle.put(opened);
                Ok(Status::SUCCESS)
            }
            OnWay::Missing(..) => self.refuse_key(KeyWhy::Missing, Status::OBJECT_NAME_NOT_FOUND),
        }
    }

    pub(super) fn key_request<'a>(
        &self,
        attributes: In<ObjectAttributes<'a>>,
        desired: Access,
    ) -> Result<Request<'a>, Status> {
        let selectors = Access::from_bits_retain(WOW64_64KEY);
        self.request(attributes, desired.difference(selectors), ObjectType::KEY)
    }

    /// Creates a key that is not there.
    pub(super) fn create_key(
        &mut self,
        request: &Request,
        parent: RegKey,
        name: Wide,
        volatile: bool,
    ) -> Result<Handle, Status> {
        let token = self.kernel.effective_token(self.thread).clone();
        if self.kernel.keys[parent].closed {
            let why = KeyWhy::Closed { key: parent };
            return self.refuse_key(why, Status::INVALID_PARAMETER);
        }
        // The key above is asked, not the handle of it. Source: Microsoft, "RegCreateKeyExW".
        self.kernel.check_key(&token, parent, KEY_CREATE_SUB_KEY)?;
        if self.kernel.keys[parent].volatile && !volatile {
            return self.refuse_key(KeyWhy::Volatile, Status::CHILD_MUST_BE_VOLATILE);
        }
        let security = match request.attributes.security.optional()? {
            None => None,
            Some(text) => {
                let given = parse_sddl(text)?;
                let above = self.kernel.keys[parent].security.clone();
                let assigned = assign(&token, Some(&given), Some(&above), ObjectType::KEY);
                Some(assigned.map_err(|unfit| self.kernel.unfit(unfit))?)
            }
        };
        let key = self.kernel.add_key(parent, name, security, volatile);
        let granted = first_access(ObjectType::KEY, request.desired);
        let opened = self.open_key(request, key, granted);
        self.kernel.note_change(parent, CHANGED_NAME);
        opened
    }
}

/// What a full path has behind the name of the registry, which reads the rest itself.
fn below_registry(path: &[u16]) -> Option<&[u16]> {
    let name: Vec<u16> = r"\REGISTRY".encode_utf16().collect();
    let (begin, rest) = path.split_at_checked(name.len())?;
    let same = Wide::from(begin).eq_ignore_case(&Wide::from(name));
    let ends = rest.is_empty() || rest.first() == Some(&u16::from(b'\\'));
    (same && ends).then_some(rest)
}
