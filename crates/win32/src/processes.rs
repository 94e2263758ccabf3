//! Processes: open, end, ask; their standard handles; attribute lists and snapshots.
//!
//! What CreateProcessW does is in [`creation`](crate::creation).

use calls::processes::ProcessCalls;
use calls::{
    ATTRIBUTE_LIST, Address, Any, AttributeKey, CLIENT_ID, CreationFlags, FILETIME, HandleOf, In,
    InOut, InfoClass, NtCalls, ObjectAttributes, Out, PROCESS_BASIC_INFORMATION,
    PROCESS_INFORMATION, PROCESSENTRY32W, PriorityClass, Process, Refused, SECURITY_ATTRIBUTES,
    SnapshotFlags, StartupInfo, StdSlot, Stop, THREADENTRY32, UserMemory,
};
use nt::{Access, Handle, Id, Status, Wide, Win32Error};

use crate::creation::Creation;
use crate::process_info::{PROCESS_BOOST, text_to};
use crate::snapshot::Move;
use crate::{NONE, Win32, attribute_list, environment, inheritable, structure};

/// ProcessHandleCount.
const HANDLE_COUNT: InfoClass = InfoClass(20);

impl<N: NtCalls + UserMemory> Win32<N> {
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
        lpEnvironment: In<&[u16]>,
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

    fn GetCurrentDirectoryW(
        &mut self,
        nBufferLength: u32,
        lpBuffer: &mut Out<Wide>,
    ) -> Result<u32, Refused> {
        let directory = self.nt.peb().directory.clone();
        let read = text_to(directory.as_units(), lpBuffer, nBufferLength);
        Ok(read.unwrap_or_else(|status| self.fail(status, 0)))
    }

    fn SetCurrentDirectoryW(&mut self, lpPathName: In<&[u16]>) -> Result<bool, Refused> {
        self.set_directory(lpPathName)
    }

    fn GetEnvironmentVariableW(
        &mut self,
        lpName: In<&[u16]>,
        lpBuffer: &mut Out<Wide>,
        nSize: u32,
    ) -> Result<u32, Refused> {
        Ok(self.variable(lpName, lpBuffer, nSize))
    }

    fn SetEnvironmentVariableW(
        &mut self,
        lpName: In<&[u16]>,
        lpValue: In<&[u16]>,
    ) -> Result<bool, Refused> {
        let set = self.set_variable(lpName, lpValue);
        Ok(self.answer_all(set))
    }

    fn GetEnvironmentStringsW(&mut self) -> Result<Wide, Refused> {
        Ok(self.nt.peb().environment.clone())
    }

    fn ExpandEnvironmentStringsW(
        &mut self,
        lpSrc: In<&[u16]>,
        lpDst: &mut Out<Wide>,
        nSize: u32,
    ) -> Result<u32, Refused> {
        let block = self.nt.peb().environment.clone();
        let expanded = lpSrc.required().and_then(|text| {
            let text = environment::expand(block.as_units(), text);
            let length = text_to(&text, lpDst, nSize)?;
            Ok(length.max(text.len() as u32 + 1))
        });
        Ok(expanded.unwrap_or_else(|status| self.fail(status, 0)))
    }

    fn GetModuleFileNameW(
        &mut self,
        hModule: Address,
        lpFilename: &mut Out<Wide>,
        nSize: u32,
    ) -> Result<u32, Refused> {
        if hModule.0 != 0 {
            return Err(Refused::new("GetModuleFileNameW", "modules but the program itself"));
        }
        if let Err(status) = lpFilename.demand() {
            return Ok(self.fail(status, 0));
        }
        let path = self.nt.peb().image.clone();
        let path = path.as_units();
        // What does not fit is cut off, and its zero has to fit as well.
        let fits = path.len() < nSize as usize;
        let kept = if fits { path.len() } else { nSize.saturating_sub(1) as usize };
        lpFilename.put(Wide::from(&path[..kept]));
        if fits {
            return Ok(kept as u32);
        }
        Ok(self.fail_with(Win32Error::INSUFFICIENT_BUFFER, nSize))
    }

    fn QueryFullProcessImageNameW(
        &mut self,
        hProcess: Handle,
        dwFlags: u32,
        lpExeName: &mut Out<Wide>,
        lpdwSize: &mut InOut<u32>,
    ) -> Result<bool, Refused> {
        self.program_path(hProcess, dwFlags, lpExeName, lpdwSize)
    }

    fn ProcessIdToSessionId(
        &mut self,
        dwProcessId: Id,
        pSessionId: &mut Out<u32>,
    ) -> Result<bool, Refused> {
        self.session_of(dwProcessId, pSessionId)
    }

    fn GetProcessTimes(
        &mut self,
        hProcess: Handle,
        lpCreationTime: &mut Out<FILETIME>,
        lpExitTime: &mut Out<FILETIME>,
        lpKernelTime: &mut Out<FILETIME>,
        lpUserTime: &mut Out<FILETIME>,
    ) -> Result<bool, Refused> {
        self.process_times(hProcess, [lpCreationTime, lpExitTime, lpKernelTime, lpUserTime])
    }

    fn GetPriorityClass(&mut self, hProcess: Handle) -> Result<PriorityClass, Refused> {
        self.priority_class(hProcess).map(PriorityClass)
    }

    fn SetPriorityClass(
        &mut self,
        hProcess: Handle,
        dwPriorityClass: PriorityClass,
    ) -> Result<bool, Refused> {
        self.set_priority_class(hProcess, dwPriorityClass.0)
    }

    fn GetProcessPriorityBoost(
        &mut self,
        hProcess: Handle,
        pDisablePriorityBoost: &mut Out<bool>,
    ) -> Result<bool, Refused> {
        let read = self.query_process(hProcess, PROCESS_BOOST, 4)?;
        Ok(self.deliver_flag(read, pDisablePriorityBoost))
    }

    fn SetProcessPriorityBoost(
        &mut self,
        hProcess: Handle,
        bDisablePriorityBoost: bool,
    ) -> Result<bool, Refused> {
        let off = Any::of(&u32::from(bDisablePriorityBoost));
        let status =
            self.nt.NtSetInformationProcess(hProcess, PROCESS_BOOST, In::Given(&off), 4)?;
        Ok(self.answer(status))
    }

    fn GetErrorMode(&mut self) -> Result<u32, Refused> {
        Ok(self.nt.peb().error_mode)
    }

    fn SetErrorMode(&mut self, uMode: u32) -> Result<u32, Refused> {
        Ok(std::mem::replace(&mut self.nt.peb().error_mode, uMode))
    }

    fn InitializeProcThreadAttributeList(
        &mut self,
        lpAttributeList: &mut InOut<ATTRIBUTE_LIST>,
        dwAttributeCount: u32,
        dwFlags: u32,
        lpSize: &mut InOut<u64>,
    ) -> Result<bool, Refused> {
        let list = lpAttributeList;
        Ok(match attribute_list::initialize(list, dwAttributeCount, dwFlags, lpSize) {
            Ok(()) => true,
            Err(cannot) => self.give_up("InitializeProcThreadAttributeList", cannot, false)?,
        })
    }

    fn UpdateProcThreadAttribute(
        &mut self,
        lpAttributeList: &mut InOut<ATTRIBUTE_LIST>,
        dwFlags: u32,
        Attribute: AttributeKey,
        lpValue: In<&[u64]>,
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
        th32ProcessID: Id,
    ) -> Result<Handle, Refused> {
        self.take_snapshot(dwFlags, th32ProcessID)
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
