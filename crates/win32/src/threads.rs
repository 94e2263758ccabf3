//! Threads, and the last error, which each thread has its own of.

use calls::threads::ThreadCalls;
use calls::{
    Address, Any, CLIENT_ID, CreationFlags, FILETIME, HandleOf, In, InfoClass, NtCalls,
    ObjectAttributes, Out, PriorityLevel, Refused, Root, Routine, SECURITY_ATTRIBUTES, Stop,
    THREAD_BASIC_INFORMATION, Thread, UserMemory,
};
use nt::rights::THREAD_ALL_ACCESS;
use nt::{Access, Handle, Id, Status, Win32Error};

use crate::process_info::{BASE_PRIORITY, THREAD_BOOST};
use crate::{NONE, Win32, inheritable, new_object, structure, written};

/// CREATE_SUSPENDED and STACK_SIZE_PARAM_IS_A_RESERVATION.
const CREATE_SUSPENDED: u32 = 0x4;
const STACK_IS_RESERVATION: u32 = 0x1_0000;
/// What NtCreateThreadEx calls the first.
const SUSPENDED: u32 = 0x1;

/// THREAD_PRIORITY_TIME_CRITICAL, whose opposite is THREAD_PRIORITY_IDLE; below they are one more.
const SATURATED: i32 = 15;
const SATURATED_BELOW: i32 = 16;
/// THREAD_PRIORITY_ERROR_RETURN.
const NO_PRIORITY: i32 = 0x7FFF_FFFF;
/// THREAD_MODE_BACKGROUND_BEGIN and THREAD_MODE_BACKGROUND_END.
const BACKGROUND_BEGIN: i32 = 0x1_0000;
const BACKGROUND_END: i32 = 0x2_0000;

/// What SuspendThread and ResumeThread return when they fail.
const FAILED: u32 = 0xFFFF_FFFF;

impl<N: NtCalls + UserMemory> Win32<N> {
    /// Reads ThreadBasicInformation.
    fn thread_information(
        &mut self,
        thread: Handle,
    ) -> Result<Result<THREAD_BASIC_INFORMATION, Status>, Refused> {
        let size = THREAD_BASIC_INFORMATION::ROW.size;
        Ok(self.query_thread(thread, InfoClass(0), size)?.map(structure))
    }

    /// The ids of a thread and of its process; zeros when it fails.
    fn thread_ids(&mut self, thread: Handle) -> Result<CLIENT_ID, Refused> {
        Ok(match self.thread_information(thread)? {
            Ok(information) => information.ClientId,
            Err(status) => self.fail(status, CLIENT_ID::default()),
        })
    }

    fn create_thread(
        &mut self,
        process: Handle,
        security: In<&SECURITY_ATTRIBUTES>,
        stack: u64,
        (start, argument): (Routine, Address),
        CreationFlags(flags): CreationFlags,
        id: &mut Out<Id>,
    ) -> Result<Handle, Refused> {
        // Assumed; the page names two flags and is silent about others.
        if flags & !(CREATE_SUSPENDED | STACK_IS_RESERVATION) != 0 {
            return Ok(self.fail_with(Win32Error::INVALID_PARAMETER, Handle::NULL));
        }
        // Windows writes the id after the thread is made; a bad place ends the call before, so
        // that no thread is left that nobody has a handle to.
        let attributes = match id.probe().and_then(|()| new_object(security, Root::Base, In::Null))
        {
            Ok(attributes) => attributes,
            Err(status) => return Ok(self.fail(status, Handle::NULL)),
        };
        let suspended = if flags & CREATE_SUSPENDED != 0 { SUSPENDED } else { 0 };
        let (commit, reserve) =
            if flags & STACK_IS_RESERVATION != 0 { (0, stack) } else { (stack, 0) };
        let (mut handle, mut client) = (Out::HERE, Out::HERE);
        let status = self.nt.NtCreateThreadEx(
            &mut handle,
            THREAD_ALL_ACCESS,
            attributes,
            process,
            start,
            argument,
            suspended,
            0,
            commit,
            reserve,
            &mut client,
        )?;
        if status.is_success() {
            id.put(written(client).UniqueThread);
        }
        Ok(self.new_handle(status, handle))
    }
}

impl<N: NtCalls + UserMemory> ThreadCalls for Win32<N> {
    fn CreateThread(
        &mut self,
        lpThreadAttributes: In<&SECURITY_ATTRIBUTES>,
        dwStackSize: u64,
        lpStartAddress: Routine,
        lpParameter: Address,
        dwCreationFlags: CreationFlags,
        lpThreadId: &mut Out<Id>,
    ) -> Result<HandleOf<Thread>, Refused> {
        let made = self.create_thread(
            Handle::CURRENT_PROCESS,
            lpThreadAttributes,
            dwStackSize,
            (lpStartAddress, lpParameter),
            dwCreationFlags,
            lpThreadId,
        );
        Ok(made?.into())
    }

    fn CreateRemoteThread(
        &mut self,
        hProcess: Handle,
        lpThreadAttributes: In<&SECURITY_ATTRIBUTES>,
        dwStackSize: u64,
        lpStartAddress: Routine,
        lpParameter: Address,
        dwCreationFlags: CreationFlags,
        lpThreadId: &mut Out<Id>,
    ) -> Result<HandleOf<Thread>, Refused> {
        let made = self.create_thread(
            hProcess,
            lpThreadAttributes,
            dwStackSize,
            (lpStartAddress, lpParameter),
            dwCreationFlags,
            lpThreadId,
        );
        Ok(made?.into())
    }

    fn CreateRemoteThreadEx(
        &mut self,
        hProcess: Handle,
        lpThreadAttributes: In<&SECURITY_ATTRIBUTES>,
        dwStackSize: u64,
        lpStartAddress: Routine,
        lpParameter: Address,
        dwCreationFlags: CreationFlags,
        lpAttributeList: Address,
        lpThreadId: &mut Out<Id>,
    ) -> Result<HandleOf<Thread>, Refused> {
        if lpAttributeList.0 != 0 {
            return Err(Refused::new("CreateRemoteThreadEx", "an attribute list"));
        }
        let made = self.create_thread(
            hProcess,
            lpThreadAttributes,
            dwStackSize,
            (lpStartAddress, lpParameter),
            dwCreationFlags,
            lpThreadId,
        );
        Ok(made?.into())
    }

    fn OpenThread(
        &mut self,
        dwDesiredAccess: Access,
        bInheritHandle: bool,
        dwThreadId: Id,
    ) -> Result<HandleOf<Thread>, Refused> {
        let attributes = ObjectAttributes { flags: inheritable(bInheritHandle), ..NONE };
        let client = CLIENT_ID { UniqueProcess: Id(0), UniqueThread: dwThreadId };
        let mut handle = Out::HERE;
        let status = self.nt.NtOpenThread(
            &mut handle,
            dwDesiredAccess,
            In::Given(attributes),
            In::Given(&client),
        )?;
        Ok(self.new_handle(status, handle).into())
    }

    fn ExitThread(&mut self, dwExitCode: u32) -> Result<(), Stop> {
        let status = Status(dwExitCode);
        self.nt.NtTerminateThread(Handle::CURRENT_THREAD, status).map(drop)
    }

    fn TerminateThread(&mut self, hThread: Handle, dwExitCode: u32) -> Result<bool, Stop> {
        let status = self.nt.NtTerminateThread(hThread, Status(dwExitCode))?;
        Ok(self.answer(status))
    }

    fn GetExitCodeThread(
        &mut self,
        hThread: Handle,
        lpExitCode: &mut Out<u32>,
    ) -> Result<bool, Refused> {
        let read = self.thread_information(hThread)?.and_then(|information| {
            lpExitCode.demand()?;
            lpExitCode.put(information.ExitStatus.0);
            Ok(())
        });
        Ok(self.answer_all(read))
    }

    fn SuspendThread(&mut self, hThread: Handle) -> Result<u32, Stop> {
        let mut before = Out::HERE;
        let status = self.nt.NtSuspendThread(hThread, &mut before)?;
        Ok(if status.is_success() { written(before) } else { self.fail(status, FAILED) })
    }

    fn ResumeThread(&mut self, hThread: Handle) -> Result<u32, Refused> {
        let mut before = Out::HERE;
        let status = self.nt.NtResumeThread(hThread, &mut before)?;
        Ok(if status.is_success() { written(before) } else { self.fail(status, FAILED) })
    }

    #[inline]
    fn GetCurrentThread(&mut self) -> Result<HandleOf<Thread>, Refused> {
        Ok(Handle::CURRENT_THREAD.into())
    }

    #[inline]
    fn GetCurrentThreadId(&mut self) -> Result<Id, Refused> {
        Ok(self.nt.client_id().1)
    }

    fn GetThreadId(&mut self, Thread: Handle) -> Result<Id, Refused> {
        Ok(self.thread_ids(Thread)?.UniqueThread)
    }

    fn GetProcessIdOfThread(&mut self, Thread: Handle) -> Result<Id, Refused> {
        Ok(self.thread_ids(Thread)?.UniqueProcess)
    }

    fn GetThreadTimes(
        &mut self,
        hThread: Handle,
        lpCreationTime: &mut Out<FILETIME>,
        lpExitTime: &mut Out<FILETIME>,
        lpKernelTime: &mut Out<FILETIME>,
        lpUserTime: &mut Out<FILETIME>,
    ) -> Result<bool, Refused> {
        self.thread_times(hThread, [lpCreationTime, lpExitTime, lpKernelTime, lpUserTime])
    }

    fn GetThreadPriority(&mut self, hThread: Handle) -> Result<PriorityLevel, Refused> {
        Ok(PriorityLevel(match self.thread_information(hThread)? {
            Ok(information) => match information.BasePriority {
                SATURATED_BELOW => SATURATED,
                level if level == -SATURATED_BELOW => -SATURATED,
                level => level,
            },
            Err(status) => self.fail(status, NO_PRIORITY),
        }))
    }

    fn SetThreadPriority(
        &mut self,
        hThread: Handle,
        nPriority: PriorityLevel,
    ) -> Result<bool, Refused> {
        let level = match nPriority.0 {
            BACKGROUND_BEGIN | BACKGROUND_END => {
                return Err(Refused::new("SetThreadPriority", "background modes"));
            }
            SATURATED => SATURATED_BELOW,
            level if level == -SATURATED => -SATURATED_BELOW,
            level => level,
        };
        let value = Any::of(&level);
        let status =
            self.nt.NtSetInformationThread(hThread, BASE_PRIORITY, In::Given(&value), 4)?;
        Ok(self.answer(status))
    }

    fn GetThreadPriorityBoost(
        &mut self,
        hThread: Handle,
        pDisablePriorityBoost: &mut Out<bool>,
    ) -> Result<bool, Refused> {
        let read = self.query_thread(hThread, THREAD_BOOST, 4)?;
        Ok(self.deliver_flag(read, pDisablePriorityBoost))
    }

    fn SetThreadPriorityBoost(
        &mut self,
        hThread: Handle,
        bDisablePriorityBoost: bool,
    ) -> Result<bool, Refused> {
        let off = Any::of(&u32::from(bDisablePriorityBoost));
        let status = self.nt.NtSetInformationThread(hThread, THREAD_BOOST, In::Given(&off), 4)?;
        Ok(self.answer(status))
    }

    #[inline]
    fn GetLastError(&mut self) -> Result<Win32Error, Refused> {
        Ok(self.nt.teb().last_error)
    }

    #[inline]
    fn SetLastError(&mut self, dwErrCode: Win32Error) -> Result<(), Refused> {
        self.store(dwErrCode);
        Ok(())
    }
}
