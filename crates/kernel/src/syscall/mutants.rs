//! Services for mutants.

use calls::mutants::NtMutantCalls;
use calls::{
    Any, CLIENT_ID, In, InfoClass, MUTANT_BASIC_INFORMATION, ObjectAttributes, Out, Refused,
};
use nt::rights::MUTANT_QUERY_STATE;
use nt::{Access, Handle, Id, ObjectType, Status};

use super::{Syscall, status};
use crate::kernel::{Kernel, ThreadKey};
use crate::object::{Body, Mutant, ObjectId};
use crate::why::Why;

impl Kernel {
    /// Sets how often the owner of a mutant has acquired it: what would take a scenario two
    /// thousand million waits to reach. Tells whether it has an owner, and the number is one that
    /// it can have.
    pub fn set_recursion(&mut self, id: ObjectId, times: u32) -> bool {
        let fits = (1..=crate::object::DEPTH_MAX).contains(&times);
        match self.objects.get_mut(id).map(|object| &mut object.body) {
            Some(Body::Mutant(Mutant::Owned { depth, .. })) if fits => {
                *depth = times;
                true
            }
            _ => false,
        }
    }

    fn mutant(&mut self, id: ObjectId) -> &mut Mutant {
        match &mut self.at_mut(id).body {
            Body::Mutant(mutant) => mutant,
            _ => unreachable!("resolved as a mutant"),
        }
    }

    /// Gives up one acquisition of a mutant and tells its count before: 1 would be free, 0 owned
    /// once, less for each further acquisition.
    ///
    /// # Errors
    /// MUTANT_NOT_OWNED: the thread is not the owner.
    #[inline]
    pub(crate) fn release_mutant(&mut self, id: ObjectId, by: ThreadKey) -> Result<i32, Status> {
        let mutant = self.mutant(id);
        match *mutant {
            Mutant::Owned { by: owner, depth } if owner == by => {
                let before = count_of(*mutant);
                if depth > 1 {
                    *mutant = Mutant::Owned { by, depth: depth - 1 };
                } else {
                    let owned = *mutant;
                    *mutant = Mutant::Free;
                    self.disown(id, owned);
                    self.wake(id);
                }
                Ok(before)
            }
            other => {
                let owner = match other {
                    Mutant::Owned { by, .. } => Some(by),
                    _ => None,
                };
                self.why = Some(Why::NotOwner { owner });
                Err(Status::MUTANT_NOT_OWNED)
            }
        }
    }
}

/// The count of a mutant as Windows reports it.
fn count_of(mutant: Mutant) -> i32 {
    match mutant {
        Mutant::Owned { depth, .. } => (1 - i64::from(depth)) as i32,
        _ => 1,
    }
}

impl NtMutantCalls for Syscall<'_> {
    fn NtCreateMutant(
        &mut self,
        mutant_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
        initial_owner: bool,
    ) -> Result<Status, Refused> {
        let made = self.create(mutant_handle, desired_access, object_attributes, Mutant::Free);
        let made = made.map(|(status, id)| {
            if initial_owner && status == Status::SUCCESS {
                *self.kernel.mutant(id) = Mutant::Owned { by: self.thread, depth: 1 };
                self.kernel.threads[self.thread].owned.push(id);
            }
            status
        });
        Ok(status(made))
    }

    fn NtOpenMutant(
        &mut self,
        mutant_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
    ) -> Result<Status, Refused> {
        let wanted = ObjectType::MUTANT;
        Ok(status(self.open(mutant_handle, desired_access, object_attributes, wanted)))
    }

    fn NtReleaseMutant(
        &mut self,
        mutant_handle: Handle,
        previous_count: &mut Out<i32>,
    ) -> Result<Status, Refused> {
        let released = (|| {
            previous_count.probe()?;
            // No right is needed: being the owner is what counts. Source: Microsoft's
            // "Synchronization Object Security and Access Rights".
            let id = self.resolve(mutant_handle, ObjectType::MUTANT, Access::empty())?;
            let before = self.kernel.release_mutant(id, self.thread)?;
            previous_count.put(before);
            Ok(Status::SUCCESS)
        })();
        Ok(status(released))
    }

    fn NtQueryMutant(
        &mut self,
        mutant_handle: Handle,
        mutant_information_class: InfoClass,
        mutant_information: &mut Out<Any>,
        mutant_information_length: u32,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Refused> {
        let (place, length) = (mutant_information, mutant_information_length);
        let query = (|| {
            let id = self.resolve(mutant_handle, ObjectType::MUTANT, MUTANT_QUERY_STATE)?;
            let size = match mutant_information_class.0 {
                0 => MUTANT_BASIC_INFORMATION::ROW.size,
                1 => CLIENT_ID::ROW.size,
                _ => return Err(Status::INVALID_INFO_CLASS),
            };
            if length != size {
                return Err(self.wrong_length(size));
            }
            let mutant = *self.kernel.mutant(id);
            let owner = match mutant {
                Mutant::Owned { by, .. } => Some(by),
                _ => None,
            };
            if mutant_information_class.0 == 0 {
                let info = MUTANT_BASIC_INFORMATION {
                    CurrentCount: count_of(mutant),
                    OwnedByCaller: owner == Some(self.thread),
                    AbandonedState: mutant == Mutant::Abandoned,
                };
                return self.answer_query(info, size, place, length, return_length);
            }
            let id = match owner {
                Some(owner) => {
                    let owner = &self.kernel.threads[owner];
                    let process = self.kernel.processes[owner.process].id;
                    CLIENT_ID { UniqueProcess: process, UniqueThread: owner.id }
                }
                None => CLIENT_ID { UniqueProcess: Id(0), UniqueThread: Id(0) },
            };
            self.answer_query(id, size, place, length, return_length)
        })();
        Ok(status(query))
    }
}
