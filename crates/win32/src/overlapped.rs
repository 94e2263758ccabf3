//! Requests that go on behind their calls.
//!
//! An OVERLAPPED begins with what the NT layer calls a status block: the kernel writes how the
//! request ended into the program's memory, and much of what these calls do is to look there.

use calls::overlapped::OverlappedCalls;
use calls::{
    Address, Any, Bytes, FILE_IO_COMPLETION_NOTIFICATION_INFORMATION, IO_STATUS_BLOCK, In,
    InfoClass, Millis, NotificationModes, NtCalls, OVERLAPPED, Out, Refused, Routine, Shared, Stop,
    UserMemory,
};
use nt::{Handle, Status, Win32Error};

use crate::Win32;
use crate::waits::timeout;

/// A class of NtSetInformationFile: FileIoCompletionNotificationInformation.
const NOTIFICATION: InfoClass = InfoClass(41);

const INFINITE: Millis = Millis(0xFFFF_FFFF);

/// What a call of input or output is given beside its buffer.
pub(crate) struct Overlapped {
    /// The event to set, if there is one.
    pub event: Handle,
    /// What a packet of a port carries: the address, or nothing if the event says so.
    pub context: Address,
    /// The status block within the structure.
    pub block: Shared<IO_STATUS_BLOCK>,
    /// Where in the file.
    pub offset: i64,
}

impl Overlapped {
    /// Takes a structure apart; nothing for NULL. A handle of an event whose lowest bit is set
    /// wants no packet. Source: Microsoft, "GetQueuedCompletionStatus".
    pub(crate) fn of(place: &Shared<OVERLAPPED>) -> Result<Option<Overlapped>, Status> {
        match place {
            Shared::Null => Ok(None),
            Shared::Fault(status) => Err(*status),
            Shared::At { at, value } => {
                let pending = IO_STATUS_BLOCK { Status: Status::PENDING, Information: 0 };
                Ok(Some(Overlapped {
                    event: Handle(value.hEvent.0 & !1),
                    context: Address(if value.hEvent.0 & 1 == 0 { *at } else { 0 }),
                    block: Shared::At { at: *at, value: pending },
                    offset: i64::from(value.OffsetHigh) << 32 | i64::from(value.Offset),
                }))
            }
        }
    }

    /// Writes the status block back into the structure.
    pub(crate) fn write_back(&self, place: &mut Shared<OVERLAPPED>) {
        if let (Shared::At { value: block, .. }, Shared::At { value, .. }) = (&self.block, place) {
            value.Internal = block.Status;
            value.InternalHigh = block.Information;
        }
    }
}

/// Takes a structure apart that may not be left out.
fn demanded(place: &Shared<OVERLAPPED>) -> Result<Overlapped, Status> {
    Overlapped::of(place)?.ok_or(Status::ACCESS_VIOLATION)
}

/// A status block of the call itself, which is over when the call is.
pub(crate) const fn own_block() -> Shared<IO_STATUS_BLOCK> {
    Shared::At { at: 0, value: IO_STATUS_BLOCK { Status: Status::SUCCESS, Information: 0 } }
}

/// How many bytes a status block tells of.
pub(crate) fn information(block: &Shared<IO_STATUS_BLOCK>) -> u64 {
    match block {
        Shared::At { value, .. } => value.Information,
        _ => 0,
    }
}

impl<N: NtCalls + UserMemory> Win32<N> {
    /// What a call answers that was given an OVERLAPPED. The status block of a request that failed
    /// at once is left as the call has set it, which looks pending (assumed: the NT layer does not
    /// write it then).
    pub(crate) fn answer_overlapped(
        &mut self,
        status: Status,
        overlapped: &Overlapped,
        place: &mut Shared<OVERLAPPED>,
        count: &mut Out<u32>,
    ) -> bool {
        let failed = !status.is_success() && status != Status::BUFFER_OVERFLOW;
        if let Shared::At { value, .. } = place {
            value.Internal = Status::PENDING;
        }
        if !failed {
            overlapped.write_back(place);
        }
        match status {
            Status::PENDING => self.fail_with(Win32Error::IO_PENDING, false),
            _ if failed => self.fail(status, false),
            status => {
                if let Shared::At { value, .. } = place {
                    count.put(value.InternalHigh as u32);
                }
                self.answer(status)
            }
        }
    }

    /// What a call answers whose end a routine tells of: whether the request has begun.
    fn answer_routine(
        &mut self,
        status: Status,
        overlapped: &Overlapped,
        place: &mut Shared<OVERLAPPED>,
    ) -> bool {
        let begun = status.is_success() || status == Status::BUFFER_OVERFLOW;
        if begun {
            overlapped.write_back(place);
            return true;
        }
        self.fail(status, false)
    }

    /// Tells how a request ended, and waits for its end so long.
    fn overlapped_result(
        &mut self,
        file: Handle,
        place: &mut Shared<OVERLAPPED>,
        bytes: &mut Out<u32>,
        wait: Millis,
        alertable: bool,
    ) -> Result<bool, Stop> {
        if let Err(status) = place.demand().and_then(|()| bytes.demand()) {
            return Ok(self.fail(status, false));
        }
        let Shared::At { at, value } = place else { unreachable!("there is a place") };
        if value.Internal == Status::PENDING {
            if wait == Millis(0) {
                return Ok(self.fail_with(Win32Error::IO_INCOMPLETE, false));
            }
            let waited_for = if value.hEvent.is_null() { file } else { value.hEvent };
            let status = self.nt.NtWaitForSingleObject(waited_for, alertable, timeout(wait))?;
            match status {
                Status::SUCCESS => {}
                Status::TIMEOUT => return Ok(self.fail_with(Win32Error::WAIT_TIMEOUT, false)),
                // The number of WAIT_IO_COMPLETION.
                Status::USER_APC => {
                    return Ok(self.fail_with(Win32Error(Status::USER_APC.0), false));
                }
                status => return Ok(self.fail(status, false)),
            }
            // What the kernel has written since the call began.
            if let Some(block) = self.nt.status_block(*at) {
                (value.Internal, value.InternalHigh) = (block.Status, block.Information);
            }
        }
        let (status, count) = (value.Internal, value.InternalHigh);
        bytes.put(count as u32);
        Ok(self.answer(status))
    }
}

impl<N: NtCalls + UserMemory> OverlappedCalls for Win32<N> {
    // The event of the structure is the program's own here. Source: Microsoft, "ReadFileEx".
    fn ReadFileEx(
        &mut self,
        hFile: Handle,
        lpBuffer: &mut Out<Bytes>,
        nNumberOfBytesToRead: u32,
        lpOverlapped: &mut Shared<OVERLAPPED>,
        lpCompletionRoutine: Routine,
    ) -> Result<bool, Stop> {
        let mut overlapped = match demanded(lpOverlapped) {
            Ok(overlapped) => overlapped,
            Err(status) => return Ok(self.fail(status, false)),
        };
        let status = self.nt.NtReadFile(
            hFile,
            Handle::NULL,
            lpCompletionRoutine,
            Address(lpCompletionRoutine.0),
            &mut overlapped.block,
            lpBuffer,
            nNumberOfBytesToRead,
            In::Given(overlapped.offset),
            In::Null,
        )?;
        Ok(self.answer_routine(status, &overlapped, lpOverlapped))
    }

    fn WriteFileEx(
        &mut self,
        hFile: Handle,
        lpBuffer: In<&[u8]>,
        nNumberOfBytesToWrite: u32,
        lpOverlapped: &mut Shared<OVERLAPPED>,
        lpCompletionRoutine: Routine,
    ) -> Result<bool, Stop> {
        let mut overlapped = match demanded(lpOverlapped) {
            Ok(overlapped) => overlapped,
            Err(status) => return Ok(self.fail(status, false)),
        };
        let status = self.nt.NtWriteFile(
            hFile,
            Handle::NULL,
            lpCompletionRoutine,
            Address(lpCompletionRoutine.0),
            &mut overlapped.block,
            lpBuffer,
            nNumberOfBytesToWrite,
            In::Given(overlapped.offset),
            In::Null,
        )?;
        Ok(self.answer_routine(status, &overlapped, lpOverlapped))
    }

    fn GetOverlappedResult(
        &mut self,
        hFile: Handle,
        lpOverlapped: &mut Shared<OVERLAPPED>,
        lpNumberOfBytesTransferred: &mut Out<u32>,
        bWait: bool,
    ) -> Result<bool, Stop> {
        let wait = if bWait { INFINITE } else { Millis(0) };
        self.overlapped_result(hFile, lpOverlapped, lpNumberOfBytesTransferred, wait, false)
    }

    fn GetOverlappedResultEx(
        &mut self,
        hFile: Handle,
        lpOverlapped: &mut Shared<OVERLAPPED>,
        lpNumberOfBytesTransferred: &mut Out<u32>,
        dwMilliseconds: Millis,
        bAlertable: bool,
    ) -> Result<bool, Stop> {
        let (bytes, wait) = (lpNumberOfBytesTransferred, dwMilliseconds);
        self.overlapped_result(hFile, lpOverlapped, bytes, wait, bAlertable)
    }

    fn HasOverlappedIoCompleted(
        &mut self,
        lpOverlapped: &mut Shared<OVERLAPPED>,
    ) -> Result<bool, Refused> {
        match lpOverlapped {
            Shared::At { value, .. } => Ok(value.Internal != Status::PENDING),
            _ => Ok(self.fail(Status::ACCESS_VIOLATION, false)),
        }
    }

    fn CancelIo(&mut self, hFile: Handle) -> Result<bool, Refused> {
        let status = self.nt.NtCancelIoFile(hFile, &mut Out::Place(None))?;
        Ok(self.answer(status))
    }

    fn CancelIoEx(&mut self, hFile: Handle, lpOverlapped: Address) -> Result<bool, Refused> {
        let status = self.nt.NtCancelIoFileEx(hFile, lpOverlapped, &mut Out::Place(None))?;
        Ok(self.answer(status))
    }

    fn CancelSynchronousIo(&mut self, hThread: Handle) -> Result<bool, Refused> {
        let place = &mut Out::Place(None);
        let status = self.nt.NtCancelSynchronousIoFile(hThread, Address(0), place)?;
        Ok(self.answer(status))
    }

    fn SetFileCompletionNotificationModes(
        &mut self,
        FileHandle: Handle,
        Flags: NotificationModes,
    ) -> Result<bool, Refused> {
        if Flags.0 & !0x3 != 0 {
            return Ok(self.fail_with(Win32Error::INVALID_PARAMETER, false));
        }
        let modes = FILE_IO_COMPLETION_NOTIFICATION_INFORMATION { Flags: Flags.0.into() };
        let status = self.nt.NtSetInformationFile(
            FileHandle,
            &mut Out::Place(None),
            In::Given(&Any::of(&modes)),
            FILE_IO_COMPLETION_NOTIFICATION_INFORMATION::ROW.size,
            NOTIFICATION,
        )?;
        Ok(self.answer(status))
    }
}
