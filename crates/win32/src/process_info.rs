//! What programs ask about processes and threads, and set: times, priorities, paths, sessions.

use calls::{
    Any, CLIENT_ID, FILETIME, In, InOut, InfoClass, KERNEL_USER_TIMES, NtCalls, ObjectAttributes,
    Out, PROCESS_PRIORITY_CLASS, Param, Refused, UserMemory,
};
use nt::rights::PROCESS_QUERY_LIMITED_INFORMATION;
use nt::{Handle, Id, Status, Wide, Win32Error};

use crate::clock::file_time;
use crate::{NONE, Win32, structure, written};

/// Information classes of processes.
const PROCESS_TIMES: InfoClass = InfoClass(4);
const PRIORITY_CLASS: InfoClass = InfoClass(18);
pub(crate) const PROCESS_BOOST: InfoClass = InfoClass(22);
const SESSION: InfoClass = InfoClass(24);
const NATIVE_PATH: InfoClass = InfoClass(27);
const WIN32_PATH: InfoClass = InfoClass(43);

/// Information classes of threads.
const THREAD_TIMES: InfoClass = InfoClass(1);
pub(crate) const BASE_PRIORITY: InfoClass = InfoClass(3);
pub(crate) const THREAD_BOOST: InfoClass = InfoClass(14);

/// PROCESS_NAME_NATIVE.
const NATIVE: u32 = 0x1;

/// Priority classes: the number of Win32 and the kernel's.
pub(crate) const CLASSES: [(u32, u32); 6] =
    [(0x40, 1), (0x20, 2), (0x80, 3), (0x100, 4), (0x4000, 5), (0x8000, 6)];
const REALTIME: u32 = 0x100;
/// PROCESS_MODE_BACKGROUND_BEGIN and PROCESS_MODE_BACKGROUND_END.
const BACKGROUND_CLASSES: [u32; 2] = [0x10_0000, 0x20_0000];

/// Four places for the times of a process or thread.
pub(crate) type Times<'a> = [&'a mut Out<FILETIME>; 4];

/// Writes a text to a buffer of so many characters: the length, or the room it needs.
pub(crate) fn text_to(text: &[u16], place: &mut Out<Wide>, room: u32) -> Result<u32, Status> {
    let length = text.len() as u32;
    if length >= room {
        return Ok(length + 1);
    }
    place.demand()?;
    place.put(Wide::from(text));
    Ok(length)
}

impl<N: NtCalls + UserMemory> Win32<N> {
    pub(crate) fn query_process(
        &mut self,
        process: Handle,
        class: InfoClass,
        size: u32,
    ) -> Result<Result<Out<Any>, Status>, Refused> {
        let mut place = Out::HERE;
        let status =
            self.nt.NtQueryInformationProcess(process, class, &mut place, size, &mut Out::Null)?;
        Ok(if status.is_success() { Ok(place) } else { Err(status) })
    }

    pub(crate) fn query_thread(
        &mut self,
        thread: Handle,
        class: InfoClass,
        size: u32,
    ) -> Result<Result<Out<Any>, Status>, Refused> {
        let mut place = Out::HERE;
        let status =
            self.nt.NtQueryInformationThread(thread, class, &mut place, size, &mut Out::Null)?;
        Ok(if status.is_success() { Ok(place) } else { Err(status) })
    }

    /// GetProcessTimes.
    pub(crate) fn process_times(
        &mut self,
        process: Handle,
        places: Times,
    ) -> Result<bool, Refused> {
        let size = KERNEL_USER_TIMES::ROW.size;
        let read = self.query_process(process, PROCESS_TIMES, size)?;
        Ok(self.deliver_times(read, places))
    }

    /// GetThreadTimes.
    pub(crate) fn thread_times(&mut self, thread: Handle, places: Times) -> Result<bool, Refused> {
        let size = KERNEL_USER_TIMES::ROW.size;
        let read = self.query_thread(thread, THREAD_TIMES, size)?;
        Ok(self.deliver_times(read, places))
    }

    fn deliver_times(&mut self, read: Result<Out<Any>, Status>, places: Times) -> bool {
        let delivered = read.and_then(|place| {
            let times: KERNEL_USER_TIMES = structure(place);
            let all = [times.CreateTime, times.ExitTime, times.KernelTime, times.UserTime];
            for (place, time) in places.into_iter().zip(all) {
                place.demand()?;
                place.put(file_time(time as u64));
            }
            Ok(())
        });
        self.answer_all(delivered)
    }

    /// GetPriorityClass.
    pub(crate) fn priority_class(&mut self, process: Handle) -> Result<u32, Refused> {
        let size = PROCESS_PRIORITY_CLASS::ROW.size;
        Ok(match self.query_process(process, PRIORITY_CLASS, size)? {
            Ok(place) => {
                let found: PROCESS_PRIORITY_CLASS = structure(place);
                let class = u32::from(found.PriorityClass);
                let known = CLASSES.into_iter().find(|(_, number)| *number == class);
                known.map_or(0, |(flag, _)| flag)
            }
            Err(status) => self.fail(status, 0),
        })
    }

    /// SetPriorityClass. Without the privilege real time becomes high, silently.
    pub(crate) fn set_priority_class(
        &mut self,
        process: Handle,
        class: u32,
    ) -> Result<bool, Refused> {
        if BACKGROUND_CLASSES.contains(&class) {
            return Err(Refused::new("SetPriorityClass", "background modes"));
        }
        let Some((_, number)) = CLASSES.into_iter().find(|(flag, _)| *flag == class) else {
            return Ok(self.fail_with(Win32Error::INVALID_PARAMETER, false));
        };
        let size = PROCESS_PRIORITY_CLASS::ROW.size;
        let mut set = |number: u32| {
            let class = PROCESS_PRIORITY_CLASS { Foreground: false, PriorityClass: number as u8 };
            let value = Any::of(&class);
            self.nt.NtSetInformationProcess(process, PRIORITY_CLASS, In::Given(&value), size)
        };
        let mut status = set(number)?;
        if status == Status::PRIVILEGE_NOT_HELD && class == REALTIME {
            status = set(3)?;
        }
        Ok(self.answer(status))
    }

    /// A flag that a query answers with a number.
    pub(crate) fn deliver_flag(
        &mut self,
        read: Result<Out<Any>, Status>,
        place: &mut Out<bool>,
    ) -> bool {
        let delivered = read.and_then(|read| {
            place.demand()?;
            place.put(structure::<u32>(read) != 0);
            Ok(())
        });
        self.answer_all(delivered)
    }

    /// QueryFullProcessImageNameW.
    pub(crate) fn program_path(
        &mut self,
        process: Handle,
        flags: u32,
        place: &mut Out<Wide>,
        size: &mut InOut<u32>,
    ) -> Result<bool, Refused> {
        if flags & !NATIVE != 0 {
            return Ok(self.fail_with(Win32Error::INVALID_PARAMETER, false));
        }
        let room = match size {
            InOut::Var(room) => *room,
            InOut::Null => return Ok(self.fail(Status::ACCESS_VIOLATION, false)),
            InOut::Fault(status) => return Ok(self.fail(*status, false)),
        };
        let class = if flags & NATIVE != 0 { NATIVE_PATH } else { WIN32_PATH };
        let path = match self.query_process(process, class, u32::MAX)? {
            Ok(path) => Wide::from_value(written(path).0.value).expect("a path is a text"),
            Err(status) => return Ok(self.fail(status, false)),
        };
        if path.len() as u32 >= room {
            return Ok(self.fail_with(Win32Error::INSUFFICIENT_BUFFER, false));
        }
        if let Err(status) = place.demand() {
            return Ok(self.fail(status, false));
        }
        *size = InOut::Var(path.len() as u32);
        place.put(path);
        Ok(true)
    }

    /// ProcessIdToSessionId.
    pub(crate) fn session_of(&mut self, id: Id, place: &mut Out<u32>) -> Result<bool, Refused> {
        let client = CLIENT_ID { UniqueProcess: id, UniqueThread: Id(0) };
        let attributes = ObjectAttributes { ..NONE };
        let mut handle = Out::HERE;
        let desired = PROCESS_QUERY_LIMITED_INFORMATION;
        let names = In::Given(attributes);
        let status = self.nt.NtOpenProcess(&mut handle, desired, names, In::Given(&client))?;
        if !status.is_success() {
            return Ok(self.fail(status, false));
        }
        let handle = written(handle);
        let session = self.query_process(handle, SESSION, 4)?;
        self.nt.NtClose(handle)?;
        let delivered = session.and_then(|session| {
            place.demand()?;
            place.put(structure(session));
            Ok(())
        });
        Ok(self.answer_all(delivered))
    }
}
