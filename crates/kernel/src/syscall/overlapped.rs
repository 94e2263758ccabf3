//! Services around requests that go on behind their calls.

use calls::overlapped::NtOverlappedCalls;
use calls::{
    Address, Any, FILE_COMPLETION_INFORMATION, FILE_IO_COMPLETION_NOTIFICATION_INFORMATION,
    IO_STATUS_BLOCK, Out, Refused, Routine, Stop,
};
use nt::rights::{EVENT_MODIFY_STATE, IO_COMPLETION_MODIFY_STATE, THREAD_TERMINATE};
use nt::{Access, Handle, ObjectType, Status};

use super::file_setting::NOTIFICATION;
use super::{Syscall, status};
use crate::kernel::{FileKey, Kernel, RequestKey};
use crate::object::{Body, Completion, EndOf, File, ObjectId};
use crate::request::{Io, Request, Tell, What};
use crate::wait::On;
use crate::why::Why;

/// FILE_SKIP_COMPLETION_PORT_ON_SUCCESS, FILE_SKIP_SET_EVENT_ON_HANDLE.
const SKIP_PORT: u8 = 0x1;
const SKIP_HANDLE: u8 = 0x2;

/// How a call of input or output wants to be told of its end.
#[derive(Clone, Copy)]
pub(super) struct Wish {
    pub call: &'static str,
    pub handle: Handle,
    pub event: Handle,
    pub routine: Routine,
    pub context: Address,
    /// The address of the status block.
    pub block: u64,
}

impl Wish {
    pub(super) fn new(
        call: &'static str,
        handle: Handle,
        event: Handle,
        (routine, context): (Routine, Address),
        block: u64,
    ) -> Wish {
        Wish { call, handle, event, routine, context, block }
    }
}

impl Syscall<'_> {
    /// Prepares a request: its event is reset, and what its end is told by is looked up.
    ///
    /// # Errors
    /// INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED for the event. INVALID_PARAMETER: a
    /// routine, although the file object is bound to a port.
    pub(super) fn prepare(
        &mut self,
        id: ObjectId,
        what: What,
        wish: Wish,
    ) -> Result<Request, Status> {
        let plain = Request::new(self.thread, id, what);
        let key = self.file_key(id);
        if self.kernel.files[key].is_synchronous() {
            return Ok(plain);
        }
        if wish.block == 0 {
            // Pipes would do without an offset; a mailslot does, whose handle is always overlapped.
            let mailslot = matches!(self.kernel.files[key].end, EndOf::Mailslot { .. });
            if matches!(what, What::Read | What::Write) && !mailslot {
                let why = Why::Parameter { name: "byte_offset" };
                return Err(self.refuse(why, Status::INVALID_PARAMETER));
            }
            // Without an OVERLAPPED the call waits for its end itself.
            return Ok(plain);
        }
        if wish.routine.0 != 0 && self.kernel.files[key].port.is_some() {
            let why = Why::Parameter { name: "apc_routine" };
            return Err(self.refuse(why, Status::INVALID_PARAMETER));
        }
        let event = if wish.event.is_null() {
            None
        } else {
            let event = self.resolve(wish.event, ObjectType::EVENT, EVENT_MODIFY_STATE)?;
            if let Body::Event(body) = &mut self.kernel.at_mut(event).body {
                body.signaled = false;
            }
            Some(event)
        };
        let Wish { handle, routine, context, block, .. } = wish;
        let tell = Tell { handle, block, event, context: context.0, routine };
        Ok(Request { tell: Some(tell), ..plain })
    }

    /// Notes the options of a new file object, and with them whether its calls wait.
    pub(super) fn set_options(&mut self, handle: Handle, options: u32) {
        if let Ok(id) = self.resolve(handle, ObjectType::FILE, Access::empty()) {
            let key = self.file_key(id);
            self.kernel.files[key].options = options;
        }
    }

    /// Refuses what a synchronous call cannot be told by.
    pub(super) fn plain_wish(&self, id: ObjectId, wish: &Wish) -> Result<(), Refused> {
        let synchronous = self.kernel.files[self.file_key(id)].is_synchronous();
        let what = match (wish.event.is_null(), wish.routine.0) {
            (true, 0) => return Ok(()),
            (false, _) => "an event",
            (true, _) => "an APC routine",
        };
        if synchronous { Err(Refused::new(wish.call, what)) } else { Ok(()) }
    }

    /// Waits while another thread uses a synchronous file object: it does one thing at a time.
    pub(super) fn take_turn(&mut self, id: ObjectId) -> Result<(), Stop> {
        let file = &self.kernel.files[self.file_key(id)];
        if file.is_synchronous() && file.requests > 0 {
            return Err(self.park(&[id], On::Turn, None));
        }
        Ok(())
    }

    /// Flushes: a file has nothing buffered, and a pipe waits for its reader, also through an
    /// overlapped handle.
    pub(super) fn flush(&mut self, id: ObjectId, end: EndOf) -> Result<Completion, Stop> {
        let by = Request::new(self.thread, id, What::Flush);
        let io = match end {
            EndOf::Pipe { pipe, side } => self.kernel.flush_pipe(pipe, side, by),
            EndOf::Severed => self.severed(),
            EndOf::PipeDevice | EndOf::MailslotDevice => Io::failed(Status::INVALID_DEVICE_REQUEST),
            _ => Io::Done(Completion::plain(Status::SUCCESS)),
        };
        self.conclude(by, io)
    }

    /// Goes on with an operation that has begun: what is over is told, and what is not lets its
    /// call return, or its thread sleep.
    pub(super) fn conclude(&mut self, by: Request, io: Io) -> Result<Completion, Stop> {
        match (io, by.tell) {
            (Io::Done(completion), None) => {
                self.kernel.count_end(&by, &completion);
                Ok(completion)
            }
            (Io::Done(completion), Some(tell)) => {
                self.kernel.count_end(&by, &completion);
                self.tell_at_once(by, tell, &completion);
                Ok(completion)
            }
            (Io::Waits(request), None) => Err(self.park(&[], On::Request(request), None)),
            (Io::Waits(_), Some(_)) => Ok(Completion::plain(Status::PENDING)),
        }
    }

    /// As [`Self::conclude`], of an operation that gives up at a moment.
    pub(super) fn conclude_by(
        &mut self,
        by: Request,
        io: Io,
        deadline: Option<u64>,
    ) -> Result<Completion, Stop> {
        match (io, deadline) {
            (Io::Waits(request), Some(_)) if by.tell.is_none() => {
                Err(self.park(&[], On::Request(request), deadline))
            }
            (Io::Waits(request), Some(deadline)) => {
                self.kernel.limit_request(request, deadline);
                self.conclude(by, Io::Waits(request))
            }
            (io, _) => self.conclude(by, io),
        }
    }

    /// Tells of a request that was over at once. One that failed is told by its call alone.
    fn tell_at_once(&mut self, by: Request, tell: Tell, completion: &Completion) {
        if completion.status.0 >> 30 == 3 {
            return;
        }
        let key = self.file_key(by.file);
        let notify = self.kernel.files[key].notify;
        if tell.event.is_none() && notify & SKIP_HANDLE == 0 {
            self.kernel.at_mut(by.file).body = File { key, signaled: true }.into();
            self.kernel.wake(by.file);
        }
        let context = if notify & SKIP_PORT != 0 && tell.routine.0 == 0 { 0 } else { tell.context };
        let tell = Tell { context, ..tell };
        let Completion { status, information, .. } = *completion;
        self.kernel.tell_end(by.thread, by.file, tell, status, information);
    }

    /// Binds a file object to a port, for ever, or sets how it tells of requests that are over at
    /// once. Only what can be pending completes later: a synchronous file object has no port.
    pub(super) fn set_completion(
        &mut self,
        key: FileKey,
        class: u32,
        given: &Any,
    ) -> Result<(), Status> {
        if class == NOTIFICATION {
            let modes: FILE_IO_COMPLETION_NOTIFICATION_INFORMATION = self.read_as(given)?;
            // What was set once stays (Microsoft, "SetFileCompletionNotificationModes").
            self.kernel.files[key].notify |= modes.Flags as u8;
            return Ok(());
        }
        let file = &self.kernel.files[key];
        if file.is_synchronous() || file.port.is_some() {
            let why = Why::Parameter { name: "file_handle" };
            return Err(self.refuse(why, Status::INVALID_PARAMETER));
        }
        let information: FILE_COMPLETION_INFORMATION = self.read_as(given)?;
        let (wanted, needed) = (ObjectType::IO_COMPLETION, IO_COMPLETION_MODIFY_STATE);
        let port = self.resolve(information.Port, wanted, needed)?;
        self.kernel.reference_object(port);
        self.kernel.files[key].port = Some((port, information.Key));
        Ok(())
    }

    /// Cancels the requests of the file object that a condition picks.
    fn cancel(
        &mut self,
        file: Handle,
        io: &mut Out<IO_STATUS_BLOCK>,
        picks: impl Fn(&Kernel, &Request, Tell) -> bool,
    ) -> Result<usize, Status> {
        io.demand()?;
        let id = self.resolve(file, ObjectType::FILE, Access::empty())?;
        let kernel = &*self.kernel;
        let picked = kernel.requests.iter().filter(|(_, request)| {
            request.file == id && request.tell.is_some_and(|tell| picks(kernel, request, tell))
        });
        let mut picked: Vec<(u64, RequestKey)> =
            picked.map(|(key, request)| (request.sequence, key)).collect();
        picked.sort();
        let count = picked.len();
        self.kernel.cancel_requests(picked.into_iter().map(|(_, key)| key).collect());
        io.put(IO_STATUS_BLOCK::default());
        Ok(count)
    }
}

impl NtOverlappedCalls for Syscall<'_> {
    fn NtCancelIoFile(
        &mut self,
        file_handle: Handle,
        io_status_block: &mut Out<IO_STATUS_BLOCK>,
    ) -> Result<Status, Refused> {
        let thread = self.thread;
        let canceled =
            self.cancel(file_handle, io_status_block, |_, request, _| request.thread == thread);
        Ok(status(canceled.map(|_| Status::SUCCESS)))
    }

    fn NtCancelIoFileEx(
        &mut self,
        file_handle: Handle,
        io_request_to_cancel: Address,
        io_status_block: &mut Out<IO_STATUS_BLOCK>,
    ) -> Result<Status, Refused> {
        let wanted = io_request_to_cancel.0;
        let process = self.process;
        let canceled = self.cancel(file_handle, io_status_block, |kernel, request, tell| {
            // Its thread may have ended.
            let own = kernel.threads[request.thread].process == process;
            own && (wanted == 0 || tell.block == wanted)
        });
        Ok(status(match canceled {
            Ok(0) => Err(Status::NOT_FOUND),
            Ok(_) => Ok(Status::SUCCESS),
            Err(status) => Err(status),
        }))
    }

    fn NtCancelSynchronousIoFile(
        &mut self,
        thread_handle: Handle,
        io_request_to_cancel: Address,
        io_status_block: &mut Out<IO_STATUS_BLOCK>,
    ) -> Result<Status, Refused> {
        if io_request_to_cancel.0 != 0 {
            return Err(Refused::new("NtCancelSynchronousIoFile", "a request of the thread"));
        }
        let canceled = (|| {
            io_status_block.demand()?;
            let id = self.resolve(thread_handle, ObjectType::THREAD, THREAD_TERMINATE)?;
            let thread = self.kernel.thread_of(id);
            let wait = self.kernel.threads[thread].wait.map(|wait| wait.on);
            let Some(On::Request(request)) = wait else { return Err(Status::NOT_FOUND) };
            self.kernel.cancel_requests(vec![request]);
            io_status_block.put(IO_STATUS_BLOCK::default());
            Ok(Status::SUCCESS)
        })();
        Ok(status(canceled))
    }
}
