//! Who may do what with a file: the descriptors of the volume, and what comes from the directory.
//!
//! A new file takes what its directory hands down. What is on the volume from the start has no
//! descriptor, and everybody may do everything with it (assumed, so that a scenario begins without
//! refusals); a directory that is given one hands it down from then on. A directory's rights also
//! count for what is in it: to delete children, and to list them, which shows their attributes.

use std::sync::Arc;

use calls::In;
use nt::rights::{
    FILE_ADD_FILE, FILE_ADD_SUBDIRECTORY, FILE_DELETE_CHILD, FILE_LIST_DIRECTORY,
    FILE_READ_ATTRIBUTES,
};
use nt::{Access, ObjectType, Status};

use crate::changes::SECURITY;
use crate::kernel::{Kernel, NodeKey, ThreadKey};
use crate::object::{Body, EndOf, File, ObjectId};
use crate::security::{Denied, Descriptor, Privilege, access_check, assign_heir, parse_sddl};
use crate::why::Why;
use crate::why_file::FileWhy;

impl Kernel {
    /// The file or directory of the volume that an object is one opening of.
    pub(crate) fn node_behind(&self, id: ObjectId) -> Option<NodeKey> {
        match self.at(id).body {
            Body::File(File { key, .. }) => match self.files[key].end {
                EndOf::Node(node) => Some(node),
                _ => None,
            },
            _ => None,
        }
    }

    /// The descriptor of an object; that of a file or key is the same for all its openings.
    pub(crate) fn descriptor_of(&self, id: ObjectId) -> Option<&Arc<Descriptor>> {
        if let Body::Key(key) = self.at(id).body {
            return self.keys.get(key.key).map(|key| &key.security);
        }
        match self.node_behind(id) {
            Some(node) => self.nodes[node].security.as_ref(),
            None => self.info(id).and_then(|info| info.security.as_ref()),
        }
    }

    /// Gives an object another descriptor.
    pub(crate) fn set_descriptor(&mut self, id: ObjectId, new: Descriptor) {
        let new = Arc::new(new);
        if let Body::Key(key) = self.at(id).body {
            if let Some(key) = self.keys.get_mut(key.key) {
                key.security = new;
            }
        } else if let Some(node) = self.node_behind(id) {
            self.nodes[node].security = Some(new);
            self.note_modified(node, SECURITY);
        } else {
            self.info_mut(id).security = Some(new);
        }
    }

    /// What a file that has no descriptor begins with when it is given one: whoever gives it owns
    /// the file, and no list refuses anybody (assumed).
    pub(crate) fn undescribed_node(&self, id: ObjectId, by: ThreadKey) -> Option<Descriptor> {
        let defaults = &self.effective_token(by).defaults;
        let (owner, group) = (defaults.owner.clone(), defaults.group.clone());
        self.node_behind(id).map(|_| Descriptor::new(owner, group, None))
    }

    /// The descriptor of a new file or directory: what is given, else what its directory hands
    /// down; none in a directory that has none.
    ///
    /// # Errors
    /// INVALID_SECURITY_DESCR, and what keeps parts of a descriptor from being given.
    pub(crate) fn new_file_descriptor(
        &mut self,
        by: ThreadKey,
        given: In<&[u16]>,
        above: NodeKey,
        directory: bool,
    ) -> Result<Option<Arc<Descriptor>>, Status> {
        let given = given.optional()?.map(parse_sddl).transpose()?;
        let container = self.nodes[above].security.as_deref();
        if given.is_none() && container.is_none() {
            return Ok(None);
        }
        let heir = (ObjectType::FILE, directory);
        let token = self.effective_token(by);
        let assigned = assign_heir(token, given.as_ref(), container, heir);
        assigned.map(Some).map_err(|unfit| self.unfit(unfit))
    }

    /// Checks that a thread may make a file or directory in a directory.
    ///
    /// # Errors
    /// ACCESS_DENIED.
    pub(crate) fn check_adding(
        &mut self,
        by: ThreadKey,
        above: NodeKey,
        directory: bool,
    ) -> Result<(), Status> {
        let right = if directory { FILE_ADD_SUBDIRECTORY } else { FILE_ADD_FILE };
        self.check_node_access(by, above, right).map(|_| ())
    }

    /// Checks what a thread asks of a file, and returns what it is granted.
    ///
    /// # Errors
    /// ACCESS_DENIED, PRIVILEGE_NOT_HELD, BAD_IMPERSONATION_LEVEL.
    pub(crate) fn check_node_access(
        &mut self,
        by: ThreadKey,
        node: NodeKey,
        desired: Access,
    ) -> Result<Access, Status> {
        let of = ObjectType::FILE;
        let maximum = desired.contains(Access::MAXIMUM_ALLOWED);
        if desired.contains(Access::ACCESS_SYSTEM_SECURITY)
            && !self.effective_token(by).may(Privilege::SECURITY)
        {
            self.why = Some(Why::Privilege { name: Privilege::SECURITY.name() });
            return Err(Status::PRIVILEGE_NOT_HELD);
        }
        let Some(security) = self.nodes[node].security.clone() else {
            let mapped = of.mapping().map(desired).difference(Access::MAXIMUM_ALLOWED);
            return Ok(if maximum { mapped | of.all_access() } else { mapped });
        };
        if !self.effective_token(by).acts() {
            return Err(self.acts_too_little(by));
        }
        let comes = self.comes_from_above(by, node);
        let asked = of.mapping().map(desired);
        let left = asked.difference(comes);
        if left.is_empty() && !asked.is_empty() {
            return Ok(asked);
        }
        let checked = access_check(self.effective_token(by), Some(&security), of.mapping(), left);
        match checked {
            Ok(granted) => Ok(granted | if maximum { comes } else { asked & comes }),
            Err(Denied::Nothing) if maximum && !comes.is_empty() => Ok(comes),
            Err(Denied::Nothing) => Err(self.denied_file(node, asked)),
            Err(Denied::Missing { missing, .. }) => Err(self.denied_file(node, missing)),
            Err(Denied::Privilege) => {
                self.why = Some(Why::Privilege { name: Privilege::SECURITY.name() });
                Err(Status::PRIVILEGE_NOT_HELD)
            }
        }
    }

    #[cold]
    fn denied_file(&mut self, node: NodeKey, missing: Access) -> Status {
        self.why = Some(Why::File(FileWhy::Access { node, missing }));
        Status::ACCESS_DENIED
    }

    /// The rights to a file that come from the directory it is in.
    fn comes_from_above(&self, by: ThreadKey, node: NodeKey) -> Access {
        let Some((above, _)) = &self.nodes[node].name else { return Access::empty() };
        let Some(above) = self.nodes.get(*above) else { return Access::empty() };
        let (token, mapping) = (self.effective_token(by), ObjectType::FILE.mapping());
        let gives = |right| access_check(token, above.security.as_deref(), mapping, right).is_ok();
        let mut comes = Access::empty();
        for (right, brings) in
            [(FILE_DELETE_CHILD, Access::DELETE), (FILE_LIST_DIRECTORY, FILE_READ_ATTRIBUTES)]
        {
            if gives(right) {
                comes |= brings;
            }
        }
        comes
    }
}
