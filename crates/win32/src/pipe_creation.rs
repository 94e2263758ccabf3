//! Creating pipes: the checks of CreateNamedPipeW, and the two ends of CreatePipe.

use calls::{
    CreateOptions, In, NtCalls, NtDisposition, ObjectAttributes, Out, Refused, Root, ShareMode,
    UserMemory,
};
use nt::rights::{FILE_READ_ATTRIBUTES, FILE_WRITE_ATTRIBUTES};
use nt::{Access, Handle, Status, Win32Error};

use crate::{Cannot, Win32, paths, written};

const FILE_CREATE: NtDisposition = NtDisposition(2);

/// Two minutes, which nothing waits for on a pipe without a name.
const PIPE_TIMEOUT: i64 = -1_200_000_000;
const PIPE_SIZE: u32 = 4096;
pub(crate) const FILE_FLAG_FIRST_PIPE_INSTANCE: u32 = 0x8_0000;
const FILE_FLAG_OVERLAPPED: u32 = 0x4000_0000;
const FILE_FLAG_WRITE_THROUGH: u32 = 0x8000_0000;
/// Rights that a server can ask for beside those of its direction: WRITE_DAC and
/// ACCESS_SYSTEM_SECURITY.
const MORE_RIGHTS: u32 = 0x4_0000 | 0x100_0000;
pub(crate) const UNLIMITED_INSTANCES: u32 = 255;
pub(crate) const FILE_SYNCHRONOUS_IO_NONALERT: u32 = 0x20;
const FILE_NON_DIRECTORY_FILE: u32 = 0x40;
const FILE_WRITE_THROUGH: u32 = 0x2;
pub(crate) const PIPE_NOWAIT: u32 = 0x1;
pub(crate) const PIPE_READMODE_MESSAGE: u32 = 0x2;
pub(crate) const PIPE_TYPE_MESSAGE: u32 = 0x4;
pub(crate) const PIPE_REJECT_REMOTE_CLIENTS: u32 = 0x8;

/// What CreateNamedPipeW hands on.
pub(crate) struct Creation {
    pub path: Vec<u16>,
    pub access: Access,
    pub share: ShareMode,
    pub options: u32,
}

/// The checks of CreateNamedPipeW (their order is assumed).
pub(crate) fn creation(
    name: In<&[u16]>,
    open: u32,
    mode: u32,
    instances: u32,
) -> Result<Creation, Cannot> {
    let name = name.optional()?.ok_or(Win32Error::PATH_NOT_FOUND)?;
    let path = paths::pipe_path(name).ok_or(Win32Error::INVALID_NAME)?;
    let flags = FILE_FLAG_FIRST_PIPE_INSTANCE | FILE_FLAG_OVERLAPPED | FILE_FLAG_WRITE_THROUGH;
    let modes =
        PIPE_NOWAIT | PIPE_READMODE_MESSAGE | PIPE_TYPE_MESSAGE | PIPE_REJECT_REMOTE_CLIENTS;
    let known = open & !(0x3 | flags | MORE_RIGHTS) == 0 && mode & !modes == 0;
    if !known || open & 0x3 == 0 || instances == 0 || instances > UNLIMITED_INSTANCES {
        return Err(Win32Error::INVALID_PARAMETER.into());
    }
    let mut access = Access::SYNCHRONIZE | Access::from_bits_retain(open & MORE_RIGHTS);
    access.set(Access::GENERIC_READ, open & 0x1 != 0);
    access.set(Access::GENERIC_WRITE, open & 0x2 != 0);
    // What the other end may do: write, where the server reads, and read, where it writes.
    let share = ShareMode((open & 0x1) << 1 | (open & 0x2) >> 1);
    let mut options =
        if open & FILE_FLAG_OVERLAPPED == 0 { FILE_SYNCHRONOUS_IO_NONALERT } else { 0 };
    if open & FILE_FLAG_WRITE_THROUGH != 0 {
        options |= FILE_WRITE_THROUGH;
    }
    Ok(Creation { path, access, share, options })
}

impl<N: NtCalls + UserMemory> Win32<N> {
    /// Opens the end of a new pipe that is read.
    pub(crate) fn create_pipe_reader(
        &mut self,
        attributes: ObjectAttributes,
        size: u32,
    ) -> Result<Result<Handle, Status>, Refused> {
        let quota = if size == 0 { PIPE_SIZE } else { size };
        let mut handle = Out::HERE;
        let status = self.nt.NtCreateNamedPipeFile(
            &mut handle,
            Access::GENERIC_READ | Access::SYNCHRONIZE | FILE_WRITE_ATTRIBUTES,
            In::Given(attributes),
            &mut Out::Place(None),
            ShareMode(0x1 | 0x2),
            FILE_CREATE,
            CreateOptions(FILE_SYNCHRONOUS_IO_NONALERT),
            0,
            0,
            0,
            1,
            quota,
            quota,
            In::Given(PIPE_TIMEOUT),
        )?;
        Ok(if status.is_success() { Ok(written(handle)) } else { Err(status) })
    }

    /// Opens the end that is written: an empty name, looked up at the other end.
    pub(crate) fn open_pipe_writer(
        &mut self,
        attributes: ObjectAttributes,
        reader: Handle,
    ) -> Result<Result<Handle, Status>, Refused> {
        let (root, security) = (Root::Handle(reader), In::Null);
        let name = In::Given(&[][..]);
        let attributes = ObjectAttributes { root, name, security, ..attributes };
        let mut handle = Out::HERE;
        let status = self.nt.NtOpenFile(
            &mut handle,
            Access::GENERIC_WRITE | Access::SYNCHRONIZE | FILE_READ_ATTRIBUTES,
            In::Given(attributes),
            &mut Out::Place(None),
            ShareMode(0x1),
            CreateOptions(FILE_SYNCHRONOUS_IO_NONALERT | FILE_NON_DIRECTORY_FILE),
        )?;
        Ok(if status.is_success() { Ok(written(handle)) } else { Err(status) })
    }
}
