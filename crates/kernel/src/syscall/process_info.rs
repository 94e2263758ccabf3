//! What can be asked of a process and set in it, class by class.
//!
//! The handle comes first, then the class, then the length of the buffer, then the buffer.

use calls::{
    Address, Any, IO_COUNTERS, In, KERNEL_USER_TIMES, Out, PROCESS_BASIC_INFORMATION,
    PROCESS_PRIORITY_CLASS, Processors, Value,
};
use nt::rights::{PROCESS_QUERY_LIMITED_INFORMATION, PROCESS_SET_INFORMATION};
use nt::{Handle, Status, Wide};

use super::Syscall;
use super::job_classes::counters;
use super::threads::STILL_ACTIVE;
use crate::clock::SYSTEM_TIME_START;
use crate::drives::native_path;
use crate::kernel::ProcessKey;
use crate::object::ProcessBlock;
use crate::priority::PriorityClass;
use crate::security::Privilege;
use crate::usage::Usage;
use crate::why::Why;

/// Numbers of information classes.
const BASIC: u32 = 0;
const IO_COUNTS: u32 = 2;
const TIMES: u32 = 4;
const PRIORITY_CLASS: u32 = 18;
const AFFINITY: u32 = 21;
const PRIORITY_BOOST: u32 = 22;
const SESSION: u32 = 24;
const WOW64: u32 = 26;
const IMAGE_FILE_NAME: u32 = 27;
const IMAGE_FILE_NAME_WIN32: u32 = 43;

/// The times of a process or thread, as the kernel tells them.
pub(super) fn times(
    [created, ended]: [u64; 2],
    has_ended: bool,
    used: &Usage,
) -> KERNEL_USER_TIMES {
    let system_time = |moment: u64| (SYSTEM_TIME_START + moment) as i64;
    KERNEL_USER_TIMES {
        CreateTime: system_time(created),
        ExitTime: if has_ended { system_time(ended) } else { 0 },
        KernelTime: used.kernel as i64,
        UserTime: used.user as i64,
    }
}

/// Whether a class can be set here.
pub(super) fn is_settable(class: u32) -> bool {
    matches!(class, PRIORITY_CLASS | AFFINITY | PRIORITY_BOOST)
}

impl Syscall<'_> {
    /// NtQueryInformationProcess.
    pub(super) fn query_process(
        &mut self,
        handle: Handle,
        class: u32,
        place: &mut Out<Any>,
        length: u32,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Status> {
        let key = self.process_handle(handle, PROCESS_QUERY_LIMITED_INFORMATION)?;
        let process = &self.kernel.processes[key];
        match class {
            BASIC => {
                let size = PROCESS_BASIC_INFORMATION::ROW.size;
                self.answer_query(basic(process), size, place, length, return_length)
            }
            IO_COUNTS => {
                let info = counters(&process.usage);
                let size = IO_COUNTERS::ROW.size;
                self.answer_query(info, size, place, length, return_length)
            }
            TIMES => {
                let info = times(process.times, !process.runs(), &process.usage);
                let size = KERNEL_USER_TIMES::ROW.size;
                self.answer_query(info, size, place, length, return_length)
            }
            PRIORITY_CLASS => {
                let info = PROCESS_PRIORITY_CLASS {
                    Foreground: false,
                    PriorityClass: process.priority as u8,
                };
                let size = PROCESS_PRIORITY_CLASS::ROW.size;
                self.answer_query(info, size, place, length, return_length)
            }
            PRIORITY_BOOST => {
                let off = u32::from(process.no_boost);
                self.answer_query(off, 4, place, length, return_length)
            }
            SESSION => {
                let session = process.session;
                self.answer_query(session, 4, place, length, return_length)
            }
            // All programs are of 64 bits.
            WOW64 => self.answer_query(Address(0), 8, place, length, return_length),
            IMAGE_FILE_NAME => {
                let path = native_path(&process.path);
                self.answer_text(path, place, length, return_length)
            }
            IMAGE_FILE_NAME_WIN32 => {
                let path = process.path.clone();
                self.answer_text(path, place, length, return_length)
            }
            _ => Err(Status::INVALID_INFO_CLASS),
        }
    }

    /// Writes a text that a query answers: a UNICODE_STRING, and its characters behind it.
    fn answer_text(
        &mut self,
        text: Wide,
        place: &mut Out<Any>,
        length: u32,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Status> {
        const STRING: u32 = 16;
        let needed = STRING + 2 * (text.len() as u32 + 1);
        return_length.probe()?;
        return_length.put(needed);
        if length < needed {
            return Err(self.wrong_length(needed));
        }
        place.demand()?;
        place.put(Any::of(&text));
        Ok(Status::SUCCESS)
    }

    /// The one number that a setting is given, in a buffer of exactly its size.
    pub(super) fn one_number(
        &mut self,
        information: In<&Any>,
        length: u32,
        size: u32,
    ) -> Result<u64, Status> {
        if length != size {
            return Err(self.wrong_length(size));
        }
        match &information.required()?.0.value {
            Value::Int(number) => Ok(*number),
            Value::Struct(row, fields) if *row == PROCESS_PRIORITY_CLASS::ROW => {
                fields[1].int().ok_or(Status::ACCESS_VIOLATION)
            }
            _ => Err(Status::ACCESS_VIOLATION),
        }
    }

    /// NtSetInformationProcess.
    pub(super) fn set_process(
        &mut self,
        handle: Handle,
        class: u32,
        information: In<&Any>,
        length: u32,
    ) -> Result<Status, Status> {
        let key = self.process_handle(handle, PROCESS_SET_INFORMATION)?;
        match class {
            PRIORITY_CLASS => {
                let number =
                    self.one_number(information, length, PROCESS_PRIORITY_CLASS::ROW.size)?;
                self.set_priority_class(key, number)?;
            }
            AFFINITY => {
                let mask = self.one_number(information, length, 8)?;
                self.choose_processors(key, mask)?;
            }
            PRIORITY_BOOST => {
                let off = self.one_number(information, length, 4)? != 0;
                let process = &mut self.kernel.processes[key];
                process.no_boost = off;
                for thread in process.threads.clone() {
                    self.kernel.threads[thread].no_boost = off;
                }
            }
            _ => return Err(Status::INVALID_INFO_CLASS),
        }
        Ok(Status::SUCCESS)
    }

    /// Sets a priority class. The structure is two bytes, the second of which is the class; a
    /// caller here may also give the class alone.
    fn set_priority_class(&mut self, key: ProcessKey, number: u64) -> Result<(), Status> {
        let Some(class) = u32::try_from(number).ok().and_then(PriorityClass::from_number) else {
            let why = Why::Parameter { name: "process_information" };
            return Err(self.refuse(why, Status::INVALID_PARAMETER));
        };
        if class == PriorityClass::Realtime {
            self.demand_privilege(Privilege::INCREASE_PRIORITY)?;
        }
        // A job that decides the class has the last word, and no failure says so.
        if !self.kernel.has_imposed_class(key) {
            self.kernel.processes[key].priority = class;
        }
        Ok(())
    }
}

/// ProcessBasicInformation.
fn basic(process: &ProcessBlock) -> PROCESS_BASIC_INFORMATION {
    PROCESS_BASIC_INFORMATION {
        ExitStatus: process.exit.unwrap_or(STILL_ACTIVE),
        BasePriority: process.priority.base(),
        UniqueProcessId: process.id,
        InheritedFromUniqueProcessId: process.parent,
        AffinityMask: Processors(process.affinity),
        ..PROCESS_BASIC_INFORMATION::default()
    }
}
