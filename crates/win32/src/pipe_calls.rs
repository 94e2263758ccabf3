//! Waiting for a pipe, and calling it: opening it, and closing it after one message each way.
//!
//! The thread may sleep twice on the way, and the call is made again each time. Between, the handle
//! that it goes on with is kept: that of the file system of pipes while it waits for an instance,
//! and that of the pipe, marked, once it is open.

use calls::{
    Any, CreateOptions, FILE_PIPE_INFORMATION, FILE_PIPE_WAIT_FOR_BUFFER, In, InfoClass, NtCalls,
    ObjectAttributes, Out, PipeControl, PipeTimeout, Refused, ShareMode, Stop, UserMemory,
};
use nt::rights::FILE_READ_ATTRIBUTES;
use nt::{Access, Handle, Status, Wide, Win32Error};

use crate::pipe_creation::FILE_SYNCHRONOUS_IO_NONALERT;
use crate::pipes::pipe_timeout;
use crate::{NONE, OBJ_CASE_INSENSITIVE, Win32, paths, written};

const FILE_NON_DIRECTORY_FILE: u32 = 0x40;

/// FilePipeInformation.
const MODES: InfoClass = InfoClass(23);

const WAIT: PipeControl = PipeControl(0x11_0018);
const NMPWAIT_NOWAIT: u32 = 1;

/// Marks a handle that is kept as that of the pipe; handles are multiples of 4.
const IS_PIPE: u64 = 1;

impl<N: NtCalls + UserMemory> Win32<N> {
    /// The pipe that CallNamedPipe talks to: opened, and set to read messages.
    pub(crate) fn pipe_to_call(
        &mut self,
        name: In<&[u16]>,
        time: PipeTimeout,
    ) -> Result<Result<Handle, Win32Error>, Stop> {
        let path = match name.required() {
            Ok(name) => paths::pipe_path(name),
            Err(status) => return Ok(Err(nt::dos_error(status))),
        };
        let Some(path) = path else { return Ok(Err(Win32Error::INVALID_NAME)) };
        let mut kept = self.nt.teb().kept;
        if kept.0 & IS_PIPE != 0 {
            return Ok(Ok(Handle(kept.0 & !IS_PIPE)));
        }
        loop {
            if !kept.is_null() {
                let status = self.await_instance(kept, &path, time)?;
                self.nt.teb().kept = Handle::NULL;
                self.nt.NtClose(kept)?;
                if !status.is_success() {
                    return Ok(Err(nt::dos_error(status)));
                }
            }
            match self.open_called(&path)? {
                Ok(pipe) => {
                    self.nt.teb().kept = Handle(pipe.0 | IS_PIPE);
                    return Ok(Ok(pipe));
                }
                Err(Status::PIPE_NOT_AVAILABLE) if time.0 != NMPWAIT_NOWAIT => {}
                Err(status) => return Ok(Err(nt::dos_error(status))),
            }
            kept = match self.open_pipe_device()? {
                Ok(device) => device,
                Err(status) => return Ok(Err(nt::dos_error(status))),
            };
            self.nt.teb().kept = kept;
        }
    }

    /// Waits so long for an instance of a pipe.
    pub(crate) fn await_instance(
        &mut self,
        device: Handle,
        path: &[u16],
        time: PipeTimeout,
    ) -> Result<Status, Stop> {
        let wait = FILE_PIPE_WAIT_FOR_BUFFER {
            Timeout: pipe_timeout(time.0),
            TimeoutSpecified: time.0 != 0,
            Name: Wide::from(paths::last_component(path)),
        };
        let wait = Any::of(&wait);
        let input = (In::Given(&wait), FILE_PIPE_WAIT_FOR_BUFFER::ROW.size);
        self.control_pipe(device, WAIT, input, (&mut Out::Null, 0))
    }

    /// Opens the file system of pipes itself.
    pub(crate) fn open_pipe_device(&mut self) -> Result<Result<Handle, Status>, Refused> {
        let path: Vec<u16> = r"\??\PIPE\".encode_utf16().collect();
        let name = In::Given(&path[..]);
        let attributes = ObjectAttributes { name, flags: OBJ_CASE_INSENSITIVE, ..NONE };
        let mut handle = Out::HERE;
        let status = self.nt.NtOpenFile(
            &mut handle,
            FILE_READ_ATTRIBUTES | Access::SYNCHRONIZE,
            In::Given(attributes),
            &mut Out::Place(None),
            ShareMode(0x1 | 0x2),
            CreateOptions(FILE_SYNCHRONOUS_IO_NONALERT),
        )?;
        Ok(if status.is_success() { Ok(written(handle)) } else { Err(status) })
    }

    /// Opens a pipe to read messages from it.
    fn open_called(&mut self, path: &[u16]) -> Result<Result<Handle, Status>, Refused> {
        let name = In::Given(path);
        let attributes = ObjectAttributes { name, flags: OBJ_CASE_INSENSITIVE, ..NONE };
        let access = Access::GENERIC_READ | Access::GENERIC_WRITE | Access::SYNCHRONIZE;
        let mut handle = Out::HERE;
        let status = self.nt.NtOpenFile(
            &mut handle,
            access | FILE_READ_ATTRIBUTES,
            In::Given(attributes),
            &mut Out::Place(None),
            ShareMode(0x1 | 0x2),
            CreateOptions(FILE_SYNCHRONOUS_IO_NONALERT | FILE_NON_DIRECTORY_FILE),
        )?;
        if !status.is_success() {
            return Ok(Err(status));
        }
        let pipe = written(handle);
        let modes = FILE_PIPE_INFORMATION { ReadMode: 1, CompletionMode: 0 };
        let status = self.nt.NtSetInformationFile(
            pipe,
            &mut Out::Place(None),
            In::Given(&Any::of(&modes)),
            FILE_PIPE_INFORMATION::ROW.size,
            MODES,
        )?;
        if !status.is_success() {
            self.nt.NtClose(pipe)?;
            return Ok(Err(status));
        }
        Ok(Ok(pipe))
    }

    /// Closes the pipe that was called.
    pub(crate) fn end_call(&mut self, pipe: Handle) -> Result<(), Refused> {
        self.nt.teb().kept = Handle::NULL;
        self.nt.NtClose(pipe)?;
        Ok(())
    }
}
