//! I/O completion ports.

use calls::ports::PortCalls;
use calls::{
    Address, Any, FILE_COMPLETION_INFORMATION, HandleOf, In, InfoClass, IoCompletion, Millis,
    NtCalls, OVERLAPPED_ENTRY, Out, Refused, Stop, UserMemory,
};
use nt::rights::IO_COMPLETION_ALL_ACCESS;
use nt::{Handle, Status, Win32Error};

use crate::waits::timeout;
use crate::{Win32, written};

/// A class of NtSetInformationFile: FileCompletionInformation.
const COMPLETION: InfoClass = InfoClass(30);

impl<N: NtCalls + UserMemory> Win32<N> {
    /// Stores why no packet was taken. The numbers of these statuses mean something else as errors
    /// of other calls.
    fn no_packet(&mut self, status: Status) -> bool {
        match status {
            Status::TIMEOUT => self.fail_with(Win32Error::WAIT_TIMEOUT, false),
            Status::ABANDONED_WAIT_0 => self.fail_with(Win32Error::ABANDONED_WAIT_0, false),
            // The number of WAIT_IO_COMPLETION.
            Status::USER_APC => self.fail_with(Win32Error(Status::USER_APC.0), false),
            status => self.fail(status, false),
        }
    }

    /// Makes a file object send its completions to a port.
    fn bind_port(&mut self, file: Handle, port: Handle, key: u64) -> Result<Status, Refused> {
        let information = FILE_COMPLETION_INFORMATION { Port: port, Key: key };
        self.nt.NtSetInformationFile(
            file,
            &mut Out::Place(None),
            In::Given(&Any::of(&information)),
            FILE_COMPLETION_INFORMATION::ROW.size,
            COMPLETION,
        )
    }
}

impl<N: NtCalls + UserMemory> PortCalls for Win32<N> {
    fn CreateIoCompletionPort(
        &mut self,
        FileHandle: Handle,
        ExistingCompletionPort: Handle,
        CompletionKey: u64,
        NumberOfConcurrentThreads: u32,
    ) -> Result<HandleOf<IoCompletion>, Refused> {
        let existing = ExistingCompletionPort;
        if FileHandle == Handle::INVALID && !existing.is_null() {
            return Ok(self.fail_with(Win32Error::INVALID_PARAMETER, Handle::NULL).into());
        }
        let port = if existing.is_null() {
            let mut place = Out::HERE;
            let (access, threads) = (IO_COMPLETION_ALL_ACCESS, NumberOfConcurrentThreads);
            let status = self.nt.NtCreateIoCompletion(&mut place, access, In::Null, threads)?;
            if !status.is_success() {
                return Ok(self.fail(status, Handle::NULL).into());
            }
            written(place)
        } else {
            existing
        };
        if FileHandle != Handle::INVALID {
            let status = self.bind_port(FileHandle, port, CompletionKey)?;
            if !status.is_success() {
                if existing.is_null() {
                    self.nt.NtClose(port)?;
                }
                return Ok(self.fail(status, Handle::NULL).into());
            }
        }
        Ok(port.into())
    }

    fn PostQueuedCompletionStatus(
        &mut self,
        CompletionPort: Handle,
        dwNumberOfBytesTransferred: u32,
        dwCompletionKey: u64,
        lpOverlapped: Address,
    ) -> Result<bool, Refused> {
        let bytes = dwNumberOfBytesTransferred.into();
        let (key, success) = (dwCompletionKey, Status::SUCCESS);
        let status =
            self.nt.NtSetIoCompletion(CompletionPort, key, lpOverlapped, success, bytes)?;
        Ok(self.answer(status))
    }

    // The places are looked at first, so that no packet is lost on a bad one.
    fn GetQueuedCompletionStatus(
        &mut self,
        CompletionPort: Handle,
        lpNumberOfBytesTransferred: &mut Out<u32>,
        lpCompletionKey: &mut Out<u64>,
        lpOverlapped: &mut Out<Address>,
        dwMilliseconds: Millis,
    ) -> Result<bool, Stop> {
        let bytes = lpNumberOfBytesTransferred;
        let places = bytes.demand().and_then(|()| lpCompletionKey.demand());
        if let Err(status) = places.and_then(|()| lpOverlapped.demand()) {
            return Ok(self.fail(status, false));
        }
        let (mut key, mut context, mut io) = (Out::HERE, Out::HERE, Out::HERE);
        let status = self.nt.NtRemoveIoCompletion(
            CompletionPort,
            &mut key,
            &mut context,
            &mut io,
            timeout(dwMilliseconds),
        )?;
        if status != Status::SUCCESS {
            lpOverlapped.put(Address(0));
            return Ok(self.no_packet(status));
        }
        let io = written(io);
        bytes.put(io.Information as u32);
        lpCompletionKey.put(written(key));
        lpOverlapped.put(written(context));
        Ok(self.answer(io.Status))
    }

    fn GetQueuedCompletionStatusEx(
        &mut self,
        CompletionPort: Handle,
        lpCompletionPortEntries: &mut Out<Vec<OVERLAPPED_ENTRY>>,
        ulCount: u32,
        ulNumEntriesRemoved: &mut Out<u32>,
        dwMilliseconds: Millis,
        fAlertable: bool,
    ) -> Result<bool, Stop> {
        let places = lpCompletionPortEntries.demand();
        if let Err(status) = places.and_then(|()| ulNumEntriesRemoved.demand()) {
            return Ok(self.fail(status, false));
        }
        let mut packets = Out::HERE;
        let status = self.nt.NtRemoveIoCompletionEx(
            CompletionPort,
            &mut packets,
            ulCount,
            ulNumEntriesRemoved,
            timeout(dwMilliseconds),
            fAlertable,
        )?;
        if status == Status::USER_APC {
            // WAIT_IO_COMPLETION is told as an error: Microsoft, "GetQueuedCompletionStatusEx".
            return Ok(self.fail_with(Win32Error(status.0), false));
        }
        if status != Status::SUCCESS {
            return Ok(self.no_packet(status));
        }
        let entries = written(packets).into_iter().map(|packet| OVERLAPPED_ENTRY {
            lpCompletionKey: packet.KeyContext,
            lpOverlapped: packet.ApcContext,
            Internal: packet.IoStatusBlock.Status,
            dwNumberOfBytesTransferred: packet.IoStatusBlock.Information as u32,
        });
        lpCompletionPortEntries.put(entries.collect());
        Ok(true)
    }
}
