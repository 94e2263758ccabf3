//! Processors, and what processes have used.

use calls::scheduling::SchedulingCalls;
use calls::{
    Address, Any, IO_COUNTERS, In, InfoClass, NtCalls, Out, PROCESS_BASIC_INFORMATION, Processors,
    Refused, SYSTEM_BASIC_INFORMATION, SYSTEM_INFO, THREAD_BASIC_INFORMATION, UserMemory,
};
use nt::{Handle, Status};

use crate::{Win32, structure};

/// Information classes of processes.
const BASIC: InfoClass = InfoClass(0);
const IO_COUNTS: InfoClass = InfoClass(2);
const AFFINITY: InfoClass = InfoClass(21);
const WOW64: InfoClass = InfoClass(26);
/// That of threads.
const THREAD_AFFINITY: InfoClass = InfoClass(4);
/// PROCESSOR_ARCHITECTURE_AMD64 and PROCESSOR_AMD_X8664.
const ARCHITECTURE: u16 = 9;
const PROCESSOR: u32 = 8664;

impl<N: NtCalls + UserMemory> Win32<N> {
    fn basic_information(&mut self) -> Result<Result<SYSTEM_BASIC_INFORMATION, Status>, Refused> {
        let mut place = Out::HERE;
        let size = SYSTEM_BASIC_INFORMATION::ROW.size;
        let status = self.nt.NtQuerySystemInformation(BASIC, &mut place, size, &mut Out::Null)?;
        Ok(if status.is_success() { Ok(structure(place)) } else { Err(status) })
    }
}

impl<N: NtCalls + UserMemory> SchedulingCalls for Win32<N> {
    fn GetProcessAffinityMask(
        &mut self,
        hProcess: Handle,
        lpProcessAffinityMask: &mut Out<Processors>,
        lpSystemAffinityMask: &mut Out<Processors>,
    ) -> Result<bool, Refused> {
        let size = PROCESS_BASIC_INFORMATION::ROW.size;
        let process = match self.query_process(hProcess, BASIC, size)? {
            Ok(place) => structure::<PROCESS_BASIC_INFORMATION>(place).AffinityMask,
            Err(status) => return Ok(self.fail(status, false)),
        };
        let system = match self.basic_information()? {
            Ok(system) => system.ActiveProcessorsAffinityMask,
            Err(status) => return Ok(self.fail(status, false)),
        };
        let delivered = lpProcessAffinityMask.demand().and_then(|()| {
            lpProcessAffinityMask.put(process);
            lpSystemAffinityMask.demand()?;
            lpSystemAffinityMask.put(system);
            Ok(())
        });
        Ok(self.answer_all(delivered))
    }

    fn SetProcessAffinityMask(
        &mut self,
        hProcess: Handle,
        dwProcessAffinityMask: Processors,
    ) -> Result<bool, Refused> {
        let mask = Any::of(&dwProcessAffinityMask.0);
        let status = self.nt.NtSetInformationProcess(hProcess, AFFINITY, In::Given(&mask), 8)?;
        Ok(self.answer(status))
    }

    fn SetThreadAffinityMask(
        &mut self,
        hThread: Handle,
        dwThreadAffinityMask: Processors,
    ) -> Result<Address, Refused> {
        let size = THREAD_BASIC_INFORMATION::ROW.size;
        let before = match self.query_thread(hThread, BASIC, size)? {
            Ok(place) => structure::<THREAD_BASIC_INFORMATION>(place).AffinityMask,
            Err(status) => return Ok(self.fail(status, Address(0))),
        };
        let mask = Any::of(&dwThreadAffinityMask.0);
        let given = In::Given(&mask);
        let status = self.nt.NtSetInformationThread(hThread, THREAD_AFFINITY, given, 8)?;
        Ok(if status.is_success() { Address(before.0) } else { self.fail(status, Address(0)) })
    }

    fn GetProcessIoCounters(
        &mut self,
        hProcess: Handle,
        lpIoCounters: &mut Out<IO_COUNTERS>,
    ) -> Result<bool, Refused> {
        let read = self.query_process(hProcess, IO_COUNTS, IO_COUNTERS::ROW.size)?;
        let delivered = read.and_then(|place| {
            lpIoCounters.demand()?;
            lpIoCounters.put(structure(place));
            Ok(())
        });
        Ok(self.answer_all(delivered))
    }

    fn IsWow64Process(
        &mut self,
        hProcess: Handle,
        Wow64Process: &mut Out<bool>,
    ) -> Result<bool, Refused> {
        let read = self.query_process(hProcess, WOW64, 8)?;
        let delivered = read.and_then(|place| {
            Wow64Process.demand()?;
            Wow64Process.put(structure::<Address>(place).0 != 0);
            Ok(())
        });
        Ok(self.answer_all(delivered))
    }

    fn SwitchToThread(&mut self) -> Result<bool, Refused> {
        Ok(self.nt.NtYieldExecution()? != Status::NO_YIELD_PERFORMED)
    }

    fn GetSystemInfo(&mut self, lpSystemInfo: &mut Out<SYSTEM_INFO>) -> Result<(), Refused> {
        let told = self.basic_information()?.and_then(|basic| {
            lpSystemInfo.demand()?;
            lpSystemInfo.put(SYSTEM_INFO {
                wProcessorArchitecture: ARCHITECTURE,
                dwPageSize: basic.PageSize,
                lpMinimumApplicationAddress: basic.MinimumUserModeAddress,
                lpMaximumApplicationAddress: basic.MaximumUserModeAddress,
                dwActiveProcessorMask: basic.ActiveProcessorsAffinityMask,
                dwNumberOfProcessors: basic.NumberOfProcessors.into(),
                dwProcessorType: PROCESSOR,
                dwAllocationGranularity: basic.AllocationGranularity,
                ..SYSTEM_INFO::default()
            });
            Ok(())
        });
        if let Err(status) = told {
            // The function has no way to fail: a program would end here.
            self.fail(status, ());
        }
        Ok(())
    }
}
