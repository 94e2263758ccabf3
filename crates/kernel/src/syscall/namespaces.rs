//! Services for private namespaces.

use calls::namespaces::NtNamespaceCalls;
use calls::{BOUNDARY_DESCRIPTOR, In, ObjectAttributes, Out, Refused};
use nt::{Access, Handle, ObjectType, Status};

use super::{Syscall, status};
use crate::handle_table::Entry;
use crate::kernel::Kernel;
use crate::lookup::Request;
use crate::namespaces::PrivateNamespace;
use crate::object::{Directory, Entries};
use crate::why::Why;

impl Syscall<'_> {
    /// The request for the directory of a namespace, which has no name.
    fn namespace_request<'a>(
        &mut self,
        attributes: In<ObjectAttributes<'a>>,
        desired: Access,
    ) -> Result<Request<'a>, Status> {
        let request = self.request(attributes, desired, ObjectType::DIRECTORY)?;
        if request.attributes.name != In::Null {
            let why = Why::Parameter { name: "object_attributes" };
            return Err(self.refuse(why, Status::INVALID_PARAMETER));
        }
        Ok(request)
    }
}

impl NtNamespaceCalls for Syscall<'_> {
    fn NtCreatePrivateNamespace(
        &mut self,
        namespace_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
        boundary_descriptor: In<&BOUNDARY_DESCRIPTOR>,
    ) -> Result<Status, Refused> {
        let made = (|| {
            namespace_handle.demand()?;
            let request = self.namespace_request(object_attributes, desired_access)?;
            let boundary = self.kernel.boundary(self.thread, boundary_descriptor.required()?)?;
            if self.kernel.namespace_of(&boundary).is_some() {
                let why = Why::Namespace { exists: true };
                return Err(self.refuse(why, Status::OBJECT_NAME_COLLISION));
            }
            let key = self.kernel.directories.insert(Entries::default());
            let made = self.kernel.create_or_open(&request, Directory { key });
            let (_, handle, object) = match made {
                Ok(made) => made,
                Err(failed) => {
                    self.kernel.directories.remove(key);
                    return Err(failed);
                }
            };
            // The boundary is as good as a name: who makes it describes it, or its token does.
            let default =
                self.kernel.effective_token(self.thread).defaults.of(ObjectType::DIRECTORY);
            self.kernel.info_mut(object).security.get_or_insert(default);
            self.kernel.namespaces.push(PrivateNamespace { boundary, directory: key, object });
            namespace_handle.put(handle);
            Ok(Status::SUCCESS)
        })();
        Ok(status(made))
    }

    fn NtOpenPrivateNamespace(
        &mut self,
        namespace_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
        boundary_descriptor: In<&BOUNDARY_DESCRIPTOR>,
    ) -> Result<Status, Refused> {
        let opened = (|| {
            namespace_handle.demand()?;
            let request = self.namespace_request(object_attributes, desired_access)?;
            let boundary = self.kernel.boundary(self.thread, boundary_descriptor.required()?)?;
            let Some(object) = self.kernel.namespace_of(&boundary) else {
                // The status is assumed.
                let why = Why::Namespace { exists: false };
                return Err(self.refuse(why, Status::OBJECT_PATH_NOT_FOUND));
            };
            let granted = self.kernel.check_access(self.thread, object, request.desired)?;
            let attributes = request.handle_attributes();
            let entry = Entry { object, granted, attributes };
            namespace_handle.put(self.kernel.open(self.process, entry)?);
            Ok(Status::SUCCESS)
        })();
        Ok(status(opened))
    }

    fn NtDeletePrivateNamespace(&mut self, namespace_handle: Handle) -> Result<Status, Refused> {
        let deleted = (|| {
            let id = self.resolve(namespace_handle, ObjectType::DIRECTORY, Access::DELETE)?;
            let key = self.kernel.directory_of(id).expect("resolved as a directory");
            if !self.kernel.forget_namespace(key) {
                let why = Why::Parameter { name: "namespace_handle" };
                return Err(self.refuse(why, Status::INVALID_PARAMETER));
            }
            Ok(Status::SUCCESS)
        })();
        Ok(status(deleted))
    }
}

impl Kernel {
    /// Takes a namespace off the list; whether it was on it.
    fn forget_namespace(&mut self, key: crate::kernel::DirectoryKey) -> bool {
        let before = self.namespaces.len();
        self.namespaces.retain(|namespace| namespace.directory != key);
        self.namespaces.len() < before
    }
}
