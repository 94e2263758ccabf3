//! Processes: open, end, ask; their standard handles; attribute lists and snapshots.
//!
//! What CreateProcessW does is in [`creation`](crate::creation).

use calls::processes::ProcessCalls;
use calls::{
    ATTRIBUTE_LIST, Address, Any, AttributeKey, CLIENT_ID, CreationFlags, HandleOf, In, InOut,
    InfoClass, NtCalls, ObjectAttributes, Out, PROCESS_BASIC_INFORMATION, PROCESS_INFORMATION,
    PROCESSENTRY32W, Process, Refused, SECURITY_ATTRIBUTES, SnapshotFlags, StartupInfo, StdSlot,
    Stop, THREADENTRY32, UserMemory,
};
use nt::{Access, Handle, Id, Status, Wide, Win32Error};

use crate::creation::Creation;
use crate::snapshot::Move;
use crate::{NONE, Win32, attribute_list, inheritable, structure};

/// ProcessHandleCount.
const HANDLE_COUNT: InfoClass = InfoClass(20);

impl<N: NtCalls + UserMemory> Win32<N> {
    fn query_process(
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

    /// Reads ProcessBasicInformation.
    fn process_information(
        &mut self,
        process: Handle,
    ) -> Result<Result<PROCESS_BASIC_INFORMATION, Status>, Refused> {
        let size = PROCESS_BASIC_INFORMATION::ROW.size;
        Ok(self.query_process(process, InfoClass(0), size)?.map(structure))
    }
}

/// Which of the three slots a selector means: -10, -11 and -12 as 32-bit numbers.
fn slot(StdSlot(selector): StdSlot) -> Option<usize> {
    match selector as i32 {
        -10 => Some(0),
        -11 => Some(1),
        -12 => Some(2),
        _ => None,
    }
}

/// Writes what was read to a place that must be there.
fn deliver<T>(read: Result<T, Status>, place: &mut Out<T>) -> Result<(), Status> {
    let value = read?;
    place.demand()?;
    place.put(value);
    Ok(())
}

impl<N: NtCalls + UserMemory> ProcessCalls for Win32<N> {
    fn CreateProcessW(
        &mut self,
        lpApplicationName: In<&[u16]>,
        lpCommandLine: In<&[u16]>,
        lpProcessAttributes: In<&SECURITY_ATTRIBUTES>,
        lpThreadAttributes: In<&SECURITY_ATTRIBUTES>,
        bInheritHandles: bool,
        dwCreationFlags: CreationFlags,
        lpEnvironment: Address,
        lpCurrentDirectory: In<&[u16]>,
        lpStartupInfo: &StartupInfo,
        lpProcessInformation: &mut Out<PROCESS_INFORMATION>,
    ) -> Result<bool, Refused> {
        let creation = Creation {
            application: lpApplicationName,
            command_line: lpCommandLine,
            process: lpProcessAttributes,
            thread: lpThreadAttributes,
            inherits: bInheritHandles,
            flags: dwCreationFlags.0,
            environment: lpEnvironment,
            directory: lpCurrentDirectory,
            startup: lpStartupInfo,
        };
        self.create_process(&creation, lpProcessInformation)
    }

    fn OpenProcess(
        &mut self,
        dwDesiredAccess: Access,
        bInheritHandle: bool,
        dwProcessId: Id,
    ) -> Result<HandleOf<Process>, Refused> {
        let attributes = ObjectAttributes { flags: inheritable(bInheritHandle), ..NONE };
        let client = CLIENT_ID { UniqueProcess: dwProcessId, UniqueThread: Id(0) };
        let mut handle = Out::HERE;
        let status = self.nt.NtOpenProcess(
            &mut handle,
            dwDesiredAccess,
            In::Given(attributes),
            In::Given(&client),
        )?;
        Ok(self.new_handle(status, handle).into())
    }

    fn ExitProcess(&mut self, uExitCode: u32) -> Result<(), Stop> {
        let status = Status(uExitCode);
        self.nt.NtTerminateProcess(Handle::CURRENT_PROCESS, status).map(drop)
    }

    fn TerminateProcess(&mut self, hProcess: Handle, uExitCode: u32) -> Result<bool, Stop> {
        // To the NT call NULL means "the other threads of this process".
        if hProcess.is_null() {
            return Ok(self.fail_with(Win32Error::INVALID_HANDLE, false));
        }
        let status = self.nt.NtTerminateProcess(hProcess, Status(uExitCode))?;
        Ok(self.answer(status))
    }

    fn GetExitCodeProcess(
        &mut self,
        hProcess: Handle,
        lpExitCode: &mut Out<u32>,
    ) -> Result<bool, Refused> {
        let read = self.process_information(hProcess)?;
        let read = deliver(read.map(|information| information.ExitStatus.0), lpExitCode);
        Ok(self.answer_all(read))
    }

    #[inline]
    fn GetCurrentProcess(&mut self) -> Result<HandleOf<Process>, Refused> {
        Ok(Handle::CURRENT_PROCESS.into())
    }

    #[inline]
    fn GetCurrentProcessId(&mut self) -> Result<Id, Refused> {
        Ok(self.nt.client_id().0)
    }

    fn GetProcessId(&mut self, Process: Handle) -> Result<Id, Refused> {
        Ok(match self.process_information(Process)? {
            Ok(information) => information.UniqueProcessId,
            Err(status) => self.fail(status, Id(0)),
        })
    }

    fn GetProcessHandleCount(
        &mut self,
        hProcess: Handle,
        pdwHandleCount: &mut Out<u32>,
    ) -> Result<bool, Refused> {
        let read = self.query_process(hProcess, HANDLE_COUNT, 4)?.map(structure);
        let read = deliver(read, pdwHandleCount);
        Ok(self.answer_all(read))
    }

    fn GetProcessMitigationPolicy(
        &mut self,
        hProcess: Handle,
        MitigationPolicy: u32,
        lpBuffer: &mut Out<Any>,
        dwLength: u64,
    ) -> Result<bool, Refused> {
        self.get_mitigation_policy(hProcess, MitigationPolicy, lpBuffer, dwLength)
    }

    fn SetProcessMitigationPolicy(
        &mut self,
        MitigationPolicy: u32,
        lpBuffer: In<&Any>,
        dwLength: u64,
    ) -> Result<bool, Refused> {
        self.set_mitigation_policy(MitigationPolicy, lpBuffer, dwLength)
    }

    fn GetStdHandle(&mut self, nStdHandle: StdSlot) -> Result<Handle, Refused> {
        Ok(match slot(nStdHandle) {
            Some(slot) => self.nt.peb().standard[slot],
            None => self.fail_with(Win32Error::INVALID_HANDLE, Handle::INVALID),
        })
    }

    fn SetStdHandle(&mut self, nStdHandle: StdSlot, hHandle: Handle) -> Result<bool, Refused> {
        Ok(match slot(nStdHandle) {
            Some(slot) => {
                self.nt.peb().standard[slot] = hHandle;
                true
            }
            None => self.fail_with(Win32Error::INVALID_HANDLE, false),
        })
    }

    fn GetCommandLineW(&mut self) -> Result<Wide, Refused> {
        Ok(self.nt.peb().command_line.clone())
    }

    fn InitializeProcThreadAttributeList(
        &mut self,
        lpAttributeList: &mut InOut<ATTRIBUTE_LIST>,
        _dwAttributeCount: u32,
        dwFlags: u32,
        lpSize: &mut InOut<u64>,
    ) -> Result<bool, Refused> {
        Ok(match attribute_list::initialize(lpAttributeList, dwFlags, lpSize) {
            Ok(()) => true,
            Err(cannot) => self.give_up("InitializeProcThreadAttributeList", cannot, false)?,
        })
    }

    fn UpdateProcThreadAttribute(
        &mut self,
        lpAttributeList: &mut InOut<ATTRIBUTE_LIST>,
        dwFlags: u32,
        Attribute: AttributeKey,
        lpValue: In<&[Handle]>,
        cbSize: u64,
        lpPreviousValue: Address,
        lpReturnSize: Address,
    ) -> Result<bool, Refused> {
        let reserved = [lpPreviousValue, lpReturnSize];
        let (list, key) = (lpAttributeList, Attribute);
        Ok(match attribute_list::update(list, dwFlags, key, lpValue, cbSize, reserved) {
            Ok(()) => true,
            Err(cannot) => self.give_up("UpdateProcThreadAttribute", cannot, false)?,
        })
    }

    // The list holds nothing that had to be given back.
    fn DeleteProcThreadAttributeList(
        &mut self,
        _lpAttributeList: &mut InOut<ATTRIBUTE_LIST>,
    ) -> Result<(), Refused> {
        Ok(())
    }

    fn CreateToolhelp32Snapshot(
        &mut self,
        dwFlags: SnapshotFlags,
        _th32ProcessID: Id,
    ) -> Result<Handle, Refused> {
        self.take_snapshot(dwFlags)
    }

    fn Process32FirstW(
        &mut self,
        hSnapshot: Handle,
        lppe: &mut InOut<PROCESSENTRY32W>,
    ) -> Result<bool, Refused> {
        Ok(self.enumerate(hSnapshot, lppe, Move::First))
    }

    fn Process32NextW(
        &mut self,
        hSnapshot: Handle,
        lppe: &mut InOut<PROCESSENTRY32W>,
    ) -> Result<bool, Refused> {
        Ok(self.enumerate(hSnapshot, lppe, Move::Next))
    }

    fn Thread32First(
        &mut self,
        hSnapshot: Handle,
        lpte: &mut InOut<THREADENTRY32>,
    ) -> Result<bool, Refused> {
        Ok(self.enumerate(hSnapshot, lpte, Move::First))
    }

    fn Thread32Next(
        &mut self,
        hSnapshot: Handle,
        lpte: &mut InOut<THREADENTRY32>,
    ) -> Result<bool, Refused> {
        Ok(self.enumerate(hSnapshot, lpte, Move::Next))
    }
}
