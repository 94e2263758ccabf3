//! Pipes, anonymous and named.
//!
//! A named pipe is created and opened below `\??\PIPE\`, and all that is done with one beside
//! reading and writing is a control of NtFsControlFile.

use calls::pipes::PipeCalls;
use calls::{
    Address, Any, Bytes, CreateOptions, FILE_PIPE_INFORMATION, FILE_PIPE_LOCAL_INFORMATION,
    FILE_PIPE_PEEK_BUFFER, File, HandleOf, In, InfoClass, NtCalls, NtDisposition, OVERLAPPED,
    ObjectAttributes, Out, PipeAccess, PipeControl, PipeFlags, PipeTimeout, Refused, Routine,
    SECURITY_ATTRIBUTES, Shared, Stop, UserMemory,
};
use nt::{Handle, Id, Status, Wide, Win32Error};

use crate::overlapped::{Overlapped, information, own_block};
use crate::pipe_creation::{
    FILE_FLAG_FIRST_PIPE_INSTANCE, PIPE_NOWAIT, PIPE_READMODE_MESSAGE, PIPE_REJECT_REMOTE_CLIENTS,
    PIPE_TYPE_MESSAGE, UNLIMITED_INSTANCES, creation,
};
use crate::{NONE, OBJ_CASE_INSENSITIVE, Win32, paths, secured, structure, written};

const FILE_CREATE: NtDisposition = NtDisposition(2);
const FILE_OPEN_IF: NtDisposition = NtDisposition(3);

/// What a client waits that does not say how long, at a pipe that does not say either: 50 ms.
/// Source: Microsoft, "CreateNamedPipeW".
const DEFAULT_WAIT: u32 = 50;

const IMPERSONATE: PipeControl = PipeControl(0x11_001C);
const DISCONNECT: PipeControl = PipeControl(0x11_0004);
const LISTEN: PipeControl = PipeControl(0x11_0008);
const GET_PIPE_ATTRIBUTE: PipeControl = PipeControl(0x11_0028);
const GET_CONNECTION_ATTRIBUTE: PipeControl = PipeControl(0x11_0030);
const PEEK: PipeControl = PipeControl(0x11_400C);
const TRANSCEIVE: PipeControl = PipeControl(0x11_C017);

/// The bytes of FILE_PIPE_PEEK_BUFFER before its data.
const PEEK_HEADER: u32 = 16;

/// Classes of NtQueryInformationFile: FilePipeInformation, FilePipeLocalInformation.
const MODES: InfoClass = InfoClass(23);
const LOCAL: InfoClass = InfoClass(24);

/// A time in milliseconds as the NT layer counts it; all ones is no limit.
pub(crate) fn pipe_timeout(milliseconds: u32) -> i64 {
    match milliseconds {
        u32::MAX => i64::MIN,
        milliseconds => -10_000 * i64::from(milliseconds),
    }
}

impl<N: NtCalls + UserMemory> Win32<N> {
    /// Controls a pipe.
    pub(crate) fn control_pipe(
        &mut self,
        pipe: Handle,
        control: PipeControl,
        (input, input_length): (In<&Any>, u32),
        (output, output_length): (&mut Out<Any>, u32),
    ) -> Result<Status, Stop> {
        let block = own_block();
        let mut own = Overlapped { event: Handle::NULL, context: Address(0), block, offset: 0 };
        let (input, output) = ((input, input_length), (output, output_length));
        self.control_overlapped(pipe, control, input, output, &mut own)
    }

    /// Controls a pipe, and may be told of the end later.
    fn control_overlapped(
        &mut self,
        pipe: Handle,
        control: PipeControl,
        (input, input_length): (In<&Any>, u32),
        (output, output_length): (&mut Out<Any>, u32),
        overlapped: &mut Overlapped,
    ) -> Result<Status, Stop> {
        self.nt.NtFsControlFile(
            pipe,
            overlapped.event,
            Routine(0),
            overlapped.context,
            &mut overlapped.block,
            control,
            input,
            input_length,
            output,
            output_length,
        )
    }

    /// A control that neither takes nor tells anything.
    fn simple_control(&mut self, pipe: Handle, control: PipeControl) -> Result<bool, Stop> {
        let status = self.control_pipe(pipe, control, (In::Null, 0), (&mut Out::Null, 0))?;
        Ok(self.answer(status))
    }

    /// Asks who is at an end of a pipe.
    fn pipe_process(
        &mut self,
        pipe: Handle,
        control: PipeControl,
        attribute: &[u8],
        place: &mut Out<Id>,
    ) -> Result<bool, Stop> {
        let name = Any::of(&Bytes(attribute.into()));
        let mut answer = Out::HERE;
        let input = (In::Given(&name), attribute.len() as u32);
        let status = self.control_pipe(pipe, control, input, (&mut answer, 4))?;
        if !status.is_success() {
            return Ok(self.fail(status, false));
        }
        let told = place.demand();
        place.put(structure(answer));
        Ok(self.answer_all(told))
    }

    /// Reads a pipe as seen from one end.
    fn pipe_local(
        &mut self,
        pipe: Handle,
    ) -> Result<Result<FILE_PIPE_LOCAL_INFORMATION, Status>, Refused> {
        self.query_file(pipe, LOCAL, FILE_PIPE_LOCAL_INFORMATION::ROW)
    }
}

/// A number of instances as Win32 tells it.
fn shown_instances(maximum: u32) -> u32 {
    maximum.min(UNLIMITED_INSTANCES)
}

/// Writes to a place that may be left out.
fn tell<T: calls::Param>(place: &mut Out<T>, value: T) -> Result<(), Status> {
    place.probe()?;
    place.put(value);
    Ok(())
}

impl<N: NtCalls + UserMemory> PipeCalls for Win32<N> {
    // Windows writes the two handles at the end; a bad place ends the call before, so that no pipe
    // is left that nobody has a handle to.
    fn CreatePipe(
        &mut self,
        hReadPipe: &mut Out<Handle>,
        hWritePipe: &mut Out<Handle>,
        lpPipeAttributes: In<&SECURITY_ATTRIBUTES>,
        nSize: u32,
    ) -> Result<bool, Refused> {
        let places = hReadPipe.demand().and_then(|()| hWritePipe.demand());
        let attributes = match places.and_then(|()| secured(lpPipeAttributes, NONE)) {
            Ok(attributes) => attributes,
            Err(status) => return Ok(self.fail(status, false)),
        };
        let reader = match self.create_pipe_reader(attributes, nSize)? {
            Ok(reader) => reader,
            Err(status) => return Ok(self.fail(status, false)),
        };
        match self.open_pipe_writer(attributes, reader)? {
            Ok(writer) => {
                hReadPipe.put(reader);
                hWritePipe.put(writer);
                Ok(true)
            }
            Err(status) => {
                self.nt.NtClose(reader)?;
                Ok(self.fail(status, false))
            }
        }
    }

    fn CreateNamedPipeW(
        &mut self,
        lpName: In<&[u16]>,
        dwOpenMode: PipeAccess,
        dwPipeMode: PipeFlags,
        nMaxInstances: u32,
        nOutBufferSize: u32,
        nInBufferSize: u32,
        nDefaultTimeOut: u32,
        lpSecurityAttributes: In<&SECURITY_ATTRIBUTES>,
    ) -> Result<HandleOf<File>, Refused> {
        let invalid = Handle::INVALID.into();
        let (open, mode) = (dwOpenMode.0, dwPipeMode.0);
        let creation = match creation(lpName, open, mode, nMaxInstances) {
            Ok(creation) => creation,
            Err(cannot) => return self.give_up("CreateNamedPipeW", cannot, invalid),
        };
        let name = In::Given(&creation.path[..]);
        let named = ObjectAttributes { name, flags: OBJ_CASE_INSENSITIVE, ..NONE };
        let attributes = match secured(lpSecurityAttributes, named) {
            Ok(attributes) => attributes,
            Err(status) => return Ok(self.fail(status, invalid)),
        };
        let first = open & FILE_FLAG_FIRST_PIPE_INSTANCE != 0;
        let timeout = if nDefaultTimeOut == 0 { DEFAULT_WAIT } else { nDefaultTimeOut };
        let kind = u32::from(mode & PIPE_TYPE_MESSAGE != 0)
            | u32::from(mode & PIPE_REJECT_REMOTE_CLIENTS != 0) << 1;
        let unlimited = nMaxInstances == UNLIMITED_INSTANCES;
        let mut handle = Out::HERE;
        let status = self.nt.NtCreateNamedPipeFile(
            &mut handle,
            creation.access,
            In::Given(attributes),
            &mut Out::Place(None),
            creation.share,
            if first { FILE_CREATE } else { FILE_OPEN_IF },
            CreateOptions(creation.options),
            kind,
            u32::from(mode & PIPE_READMODE_MESSAGE != 0),
            u32::from(mode & PIPE_NOWAIT != 0),
            if unlimited { u32::MAX } else { nMaxInstances },
            nInBufferSize,
            nOutBufferSize,
            In::Given(pipe_timeout(timeout)),
        )?;
        if !status.is_success() {
            return Ok(self.fail(status, invalid));
        }
        Ok(written(handle).into())
    }

    fn ConnectNamedPipe(
        &mut self,
        hNamedPipe: Handle,
        lpOverlapped: &mut Shared<OVERLAPPED>,
    ) -> Result<bool, Stop> {
        let mut overlapped = match Overlapped::of(lpOverlapped) {
            Ok(Some(overlapped)) => overlapped,
            Ok(None) => return self.simple_control(hNamedPipe, LISTEN),
            Err(status) => return Ok(self.fail(status, false)),
        };
        let (input, output) = ((In::Null, 0), (&mut Out::Null, 0));
        let status = self.control_overlapped(hNamedPipe, LISTEN, input, output, &mut overlapped)?;
        Ok(self.answer_overlapped(status, &overlapped, lpOverlapped, &mut Out::Null))
    }

    fn DisconnectNamedPipe(&mut self, hNamedPipe: Handle) -> Result<bool, Stop> {
        self.simple_control(hNamedPipe, DISCONNECT)
    }

    // The call has three steps. The handle of the first is kept while the thread sleeps in the
    // second, which is made again when the thread goes on.
    fn WaitNamedPipeW(
        &mut self,
        lpNamedPipeName: In<&[u16]>,
        nTimeOut: PipeTimeout,
    ) -> Result<bool, Stop> {
        let given = lpNamedPipeName.required();
        let path = given.map(paths::pipe_path);
        let Ok(Some(path)) = path else {
            let error = match path {
                Err(status) => nt::dos_error(status),
                Ok(_) => Win32Error::INVALID_NAME,
            };
            return Ok(self.fail_with(error, false));
        };
        let device = match self.nt.teb().kept {
            Handle::NULL => match self.open_pipe_device()? {
                Ok(device) => device,
                Err(status) => return Ok(self.fail(status, false)),
            },
            kept => kept,
        };
        self.nt.teb().kept = device;
        let status = self.await_instance(device, &path, nTimeOut)?;
        self.nt.teb().kept = Handle::NULL;
        self.nt.NtClose(device)?;
        Ok(self.answer(status))
    }

    fn PeekNamedPipe(
        &mut self,
        hNamedPipe: Handle,
        lpBuffer: &mut Out<Bytes>,
        nBufferSize: u32,
        lpBytesRead: &mut Out<u32>,
        lpTotalBytesAvail: &mut Out<u32>,
        lpBytesLeftThisMessage: &mut Out<u32>,
    ) -> Result<bool, Stop> {
        let size = if lpBuffer.is_null() { 0 } else { nBufferSize };
        let length = PEEK_HEADER.saturating_add(size);
        let mut answer = Out::HERE;
        let place = (&mut answer, length);
        let status = self.control_pipe(hNamedPipe, PEEK, (In::Null, 0), place)?;
        if !status.is_success() && status != Status::BUFFER_OVERFLOW {
            return Ok(self.fail(status, false));
        }
        let seen: FILE_PIPE_PEEK_BUFFER = structure(answer);
        let read = seen.Data.0.len() as u32;
        let told = (|| {
            lpBuffer.probe()?;
            tell(lpBytesRead, read)?;
            tell(lpTotalBytesAvail, seen.ReadDataAvailable)?;
            tell(lpBytesLeftThisMessage, seen.MessageLength.saturating_sub(read))?;
            lpBuffer.put(seen.Data);
            Ok(())
        })();
        Ok(self.answer_all(told))
    }

    fn TransactNamedPipe(
        &mut self,
        hNamedPipe: Handle,
        lpInBuffer: In<&[u8]>,
        nInBufferSize: u32,
        lpOutBuffer: &mut Out<Bytes>,
        nOutBufferSize: u32,
        lpBytesRead: &mut Out<u32>,
        lpOverlapped: &mut Shared<OVERLAPPED>,
    ) -> Result<bool, Stop> {
        let input = match lpInBuffer {
            In::Null => In::Null,
            In::Fault(status) => In::Fault(status),
            In::Given(bytes) => In::Given(Any::of(&Bytes(bytes.into()))),
        };
        let input = match &input {
            In::Null => In::Null,
            In::Fault(status) => In::Fault(*status),
            In::Given(any) => In::Given(any),
        };
        let ready = lpOutBuffer.probe().and_then(|()| Overlapped::of(lpOverlapped));
        let (mut overlapped, later) = match ready {
            Ok(Some(overlapped)) => (overlapped, true),
            Ok(None) => {
                let (event, context, block) = (Handle::NULL, Address(0), own_block());
                (Overlapped { event, context, block, offset: 0 }, false)
            }
            Err(status) => return Ok(self.fail(status, false)),
        };
        if let Err(status) = if later { lpBytesRead.probe() } else { lpBytesRead.demand() } {
            return Ok(self.fail(status, false));
        }
        let mut answer = Out::HERE;
        let (input, output) = ((input, nInBufferSize), (&mut answer, nOutBufferSize));
        let status =
            self.control_overlapped(hNamedPipe, TRANSCEIVE, input, output, &mut overlapped)?;
        if let Out::Place(Some(_)) = answer {
            lpOutBuffer.put(structure(answer));
        }
        if later {
            return Ok(self.answer_overlapped(status, &overlapped, lpOverlapped, lpBytesRead));
        }
        lpBytesRead.put(information(&overlapped.block) as u32);
        Ok(self.answer(status))
    }

    fn CallNamedPipeW(
        &mut self,
        lpNamedPipeName: In<&[u16]>,
        lpInBuffer: In<&[u8]>,
        nInBufferSize: u32,
        lpOutBuffer: &mut Out<Bytes>,
        nOutBufferSize: u32,
        lpBytesRead: &mut Out<u32>,
        nTimeOut: PipeTimeout,
    ) -> Result<bool, Stop> {
        let pipe = match self.pipe_to_call(lpNamedPipeName, nTimeOut)? {
            Ok(pipe) => pipe,
            Err(error) => return Ok(self.fail_with(error, false)),
        };
        let (into, length) = (lpOutBuffer, nOutBufferSize);
        let (given, size, none) = (lpInBuffer, nInBufferSize, &mut Shared::Null);
        let done = self.TransactNamedPipe(pipe, given, size, into, length, lpBytesRead, none)?;
        self.end_call(pipe)?;
        Ok(done)
    }

    fn ImpersonateNamedPipeClient(&mut self, hNamedPipe: Handle) -> Result<bool, Stop> {
        self.simple_control(hNamedPipe, IMPERSONATE)
    }

    // What is sent is not collected on one machine: "This parameter must be NULL if the specified
    // pipe handle is to the server end of a named pipe or if client and server processes are on
    // the same computer". Source: Microsoft, "SetNamedPipeHandleState".
    fn SetNamedPipeHandleState(
        &mut self,
        hNamedPipe: Handle,
        lpMode: In<PipeFlags>,
        lpMaxCollectionCount: In<u32>,
        lpCollectDataTimeout: In<u32>,
    ) -> Result<bool, Refused> {
        if (lpMaxCollectionCount, lpCollectDataTimeout) != (In::Null, In::Null) {
            return Ok(self.fail_with(Win32Error::INVALID_PARAMETER, false));
        }
        let mode = match lpMode.optional() {
            Ok(Some(mode)) => mode.0,
            Ok(None) => return Ok(true),
            Err(status) => return Ok(self.fail(status, false)),
        };
        if mode & !(PIPE_NOWAIT | PIPE_READMODE_MESSAGE) != 0 {
            return Ok(self.fail_with(Win32Error::INVALID_PARAMETER, false));
        }
        let modes = FILE_PIPE_INFORMATION {
            ReadMode: u32::from(mode & PIPE_READMODE_MESSAGE != 0),
            CompletionMode: u32::from(mode & PIPE_NOWAIT != 0),
        };
        let status = self.nt.NtSetInformationFile(
            hNamedPipe,
            &mut Out::Place(None),
            In::Given(&Any::of(&modes)),
            FILE_PIPE_INFORMATION::ROW.size,
            MODES,
        )?;
        Ok(self.answer(status))
    }

    fn GetNamedPipeHandleStateW(
        &mut self,
        hNamedPipe: Handle,
        lpState: &mut Out<PipeFlags>,
        lpCurInstances: &mut Out<u32>,
        lpMaxCollectionCount: &mut Out<u32>,
        lpCollectDataTimeout: &mut Out<u32>,
        lpUserName: &mut Out<Wide>,
        _nMaxUserNameSize: u32,
    ) -> Result<bool, Refused> {
        if !lpUserName.is_null() {
            let what = "the name of the client's user";
            return Err(Refused::new("GetNamedPipeHandleStateW", what));
        }
        if !lpMaxCollectionCount.is_null() || !lpCollectDataTimeout.is_null() {
            return Ok(self.fail_with(Win32Error::INVALID_PARAMETER, false));
        }
        let modes: FILE_PIPE_INFORMATION =
            match self.query_file(hNamedPipe, MODES, FILE_PIPE_INFORMATION::ROW)? {
                Ok(modes) => modes,
                Err(status) => return Ok(self.fail(status, false)),
            };
        let local = match self.pipe_local(hNamedPipe)? {
            Ok(local) => local,
            Err(status) => return Ok(self.fail(status, false)),
        };
        let reads = if modes.ReadMode == 1 { PIPE_READMODE_MESSAGE } else { 0 };
        let waits = if modes.CompletionMode == 1 { PIPE_NOWAIT } else { 0 };
        let told = tell(lpState, PipeFlags(reads | waits))
            .and_then(|()| tell(lpCurInstances, shown_instances(local.CurrentInstances)));
        Ok(self.answer_all(told))
    }

    fn GetNamedPipeInfo(
        &mut self,
        hNamedPipe: Handle,
        lpFlags: &mut Out<u32>,
        lpOutBufferSize: &mut Out<u32>,
        lpInBufferSize: &mut Out<u32>,
        lpMaxInstances: &mut Out<u32>,
    ) -> Result<bool, Refused> {
        let local = match self.pipe_local(hNamedPipe)? {
            Ok(local) => local,
            Err(status) => return Ok(self.fail(status, false)),
        };
        let kind = if local.NamedPipeType == 1 { PIPE_TYPE_MESSAGE } else { 0 };
        let told = (|| {
            tell(lpFlags, local.NamedPipeEnd | kind)?;
            tell(lpOutBufferSize, local.OutboundQuota)?;
            tell(lpInBufferSize, local.InboundQuota)?;
            tell(lpMaxInstances, shown_instances(local.MaximumInstances))
        })();
        Ok(self.answer_all(told))
    }

    fn GetNamedPipeClientProcessId(
        &mut self,
        Pipe: Handle,
        ClientProcessId: &mut Out<Id>,
    ) -> Result<bool, Stop> {
        let attribute = b"ClientProcessId\0";
        self.pipe_process(Pipe, GET_CONNECTION_ATTRIBUTE, attribute, ClientProcessId)
    }

    fn GetNamedPipeServerProcessId(
        &mut self,
        Pipe: Handle,
        ServerProcessId: &mut Out<Id>,
    ) -> Result<bool, Stop> {
        self.pipe_process(Pipe, GET_PIPE_ATTRIBUTE, b"ServerProcessId\0", ServerProcessId)
    }
}
