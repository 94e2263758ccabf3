//! What can be asked of a thread and set in it, class by class.

use calls::{
    Any, CLIENT_ID, In, InfoClass, KERNEL_USER_TIMES, Out, Processors, THREAD_BASIC_INFORMATION,
};
use nt::rights::{THREAD_QUERY_LIMITED_INFORMATION, THREAD_SET_LIMITED_INFORMATION};
use nt::{Handle, Status};

use super::Syscall;
use super::process_info::times;
use super::threads::STILL_ACTIVE;
use crate::priority::SATURATED;
use crate::why::Why;

/// Numbers of information classes.
const BASIC: u32 = 0;
const TIMES: u32 = 1;
const BASE_PRIORITY: u32 = 3;
const AFFINITY: u32 = 4;
const PRIORITY_BOOST: u32 = 14;

/// How the kernel writes the level at which a priority saturates: one more than Win32.
const SATURATED_HERE: i32 = SATURATED + 1;

impl Syscall<'_> {
    /// NtQueryInformationThread.
    pub(super) fn query_thread(
        &mut self,
        handle: Handle,
        InfoClass(class): InfoClass,
        place: &mut Out<Any>,
        length: u32,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Status> {
        let key = self.thread_handle(handle, THREAD_QUERY_LIMITED_INFORMATION)?;
        let thread = &self.kernel.threads[key];
        match class {
            BASIC => {
                let process = &self.kernel.processes[thread.process];
                let info = THREAD_BASIC_INFORMATION {
                    ExitStatus: thread.exit.unwrap_or(STILL_ACTIVE),
                    ClientId: CLIENT_ID { UniqueProcess: process.id, UniqueThread: thread.id },
                    AffinityMask: Processors(thread.affinity),
                    Priority: process.priority.of_level(thread.level),
                    // Not a priority, but how far it is from that of the process.
                    BasePriority: match thread.level {
                        SATURATED => SATURATED_HERE,
                        level if level == -SATURATED => -SATURATED_HERE,
                        level => level,
                    },
                    ..THREAD_BASIC_INFORMATION::default()
                };
                let size = THREAD_BASIC_INFORMATION::ROW.size;
                self.answer_query(info, size, place, length, return_length)
            }
            TIMES => {
                let info = times(thread.times, thread.exit.is_some(), &thread.used);
                let size = KERNEL_USER_TIMES::ROW.size;
                self.answer_query(info, size, place, length, return_length)
            }
            PRIORITY_BOOST => {
                let off = u32::from(thread.no_boost);
                self.answer_query(off, 4, place, length, return_length)
            }
            _ => Err(Status::INVALID_INFO_CLASS),
        }
    }

    /// NtSetInformationThread.
    pub(super) fn set_thread(
        &mut self,
        handle: Handle,
        InfoClass(class): InfoClass,
        information: In<&Any>,
        length: u32,
    ) -> Result<Status, Status> {
        let key = self.thread_handle(handle, THREAD_SET_LIMITED_INFORMATION)?;
        match class {
            BASE_PRIORITY => {
                let number = self.one_number(information, length, 4)? as i32;
                let level = match number {
                    SATURATED_HERE => SATURATED,
                    level if level == -SATURATED_HERE => -SATURATED,
                    level => level,
                };
                let process = self.kernel.threads[key].process;
                if !self.kernel.processes[process].priority.takes_level(level) {
                    let why = Why::Parameter { name: "thread_information" };
                    return Err(self.refuse(why, Status::INVALID_PARAMETER));
                }
                self.kernel.threads[key].level = level;
            }
            AFFINITY => {
                let mask = self.one_number(information, length, 8)?;
                self.choose_for_thread(key, mask)?;
            }
            PRIORITY_BOOST => {
                self.kernel.threads[key].no_boost = self.one_number(information, length, 4)? != 0;
            }
            _ => return Err(Status::INVALID_INFO_CLASS),
        }
        Ok(Status::SUCCESS)
    }
}
