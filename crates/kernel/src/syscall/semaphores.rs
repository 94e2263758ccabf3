//! Services for semaphores.

use calls::semaphores::NtSemaphoreCalls;
use calls::{Any, In, InfoClass, ObjectAttributes, Out, Refused, SEMAPHORE_BASIC_INFORMATION};
use nt::rights::{SEMAPHORE_MODIFY_STATE, SEMAPHORE_QUERY_STATE};
use nt::{Access, Handle, ObjectType, Status};

use super::{Syscall, status};
use crate::kernel::Kernel;
use crate::object::{Body, ObjectId, Semaphore};
use crate::why::Why;

impl Kernel {
    fn semaphore(&mut self, id: ObjectId) -> &mut Semaphore {
        match &mut self.at_mut(id).body {
            Body::Semaphore(semaphore) => semaphore,
            _ => unreachable!("resolved as a semaphore"),
        }
    }

    /// Raises a semaphore's count and tells the count before.
    ///
    /// # Errors
    /// SEMAPHORE_LIMIT_EXCEEDED: the count would pass its maximum; it stays as it is.
    pub(crate) fn release_semaphore(&mut self, id: ObjectId, add: i32) -> Result<i32, Status> {
        let semaphore = self.semaphore(id);
        let Semaphore { count, maximum } = *semaphore;
        if add > maximum - count {
            self.why = Some(Why::OverMaximum { count, add, maximum });
            return Err(Status::SEMAPHORE_LIMIT_EXCEEDED);
        }
        semaphore.count += add;
        self.wake(id);
        Ok(count)
    }
}

impl NtSemaphoreCalls for Syscall<'_> {
    fn NtCreateSemaphore(
        &mut self,
        semaphore_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
        initial_count: i32,
        maximum_count: i32,
    ) -> Result<Status, Refused> {
        if maximum_count <= 0 || initial_count < 0 || initial_count > maximum_count {
            let name = if maximum_count <= 0 { "maximum_count" } else { "initial_count" };
            return Ok(self.refuse(Why::Parameter { name }, Status::INVALID_PARAMETER));
        }
        let semaphore = Semaphore { count: initial_count, maximum: maximum_count };
        let made = self.create(semaphore_handle, desired_access, object_attributes, semaphore);
        Ok(status(made.map(|(status, _)| status)))
    }

    fn NtOpenSemaphore(
        &mut self,
        semaphore_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
    ) -> Result<Status, Refused> {
        let wanted = ObjectType::SEMAPHORE;
        Ok(status(self.open(semaphore_handle, desired_access, object_attributes, wanted)))
    }

    fn NtReleaseSemaphore(
        &mut self,
        semaphore_handle: Handle,
        release_count: i32,
        previous_count: &mut Out<i32>,
    ) -> Result<Status, Refused> {
        let released = (|| {
            previous_count.probe()?;
            let (wanted, needed) = (ObjectType::SEMAPHORE, SEMAPHORE_MODIFY_STATE);
            let id = self.resolve(semaphore_handle, wanted, needed)?;
            if release_count <= 0 {
                let why = Why::Parameter { name: "release_count" };
                return Err(self.refuse(why, Status::INVALID_PARAMETER));
            }
            let before = self.kernel.release_semaphore(id, release_count)?;
            previous_count.put(before);
            Ok(Status::SUCCESS)
        })();
        Ok(status(released))
    }

    fn NtQuerySemaphore(
        &mut self,
        semaphore_handle: Handle,
        semaphore_information_class: InfoClass,
        semaphore_information: &mut Out<Any>,
        semaphore_information_length: u32,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Refused> {
        let (place, length) = (semaphore_information, semaphore_information_length);
        let size = SEMAPHORE_BASIC_INFORMATION::ROW.size;
        let query = (|| {
            let (wanted, needed) = (ObjectType::SEMAPHORE, SEMAPHORE_QUERY_STATE);
            let id = self.resolve(semaphore_handle, wanted, needed)?;
            if semaphore_information_class.0 != 0 {
                return Err(Status::INVALID_INFO_CLASS);
            }
            if length != size {
                return Err(self.wrong_length(size));
            }
            let semaphore = *self.kernel.semaphore(id);
            let info = SEMAPHORE_BASIC_INFORMATION {
                CurrentCount: semaphore.count,
                MaximumCount: semaphore.maximum,
            };
            self.answer_query(info, size, place, length, return_length)
        })();
        Ok(status(query))
    }
}
