//! Files and pipes.
//!
//! What a file is stands in `file_information`, and what becomes of its name in `file_names`.

use calls::files::FileCalls;
use calls::{
    Address, Bytes, CreateOptions, Disposition, FILE_FS_DEVICE_INFORMATION, File, FileFlags,
    FileType, HandleOf, IO_STATUS_BLOCK, In, InfoClass, NtCalls, NtDisposition, OVERLAPPED,
    ObjectAttributes, Out, Refused, Routine, SECURITY_ATTRIBUTES, ShareMode, Shared, Stop,
    UserMemory,
};
use nt::rights::FILE_READ_ATTRIBUTES;
use nt::{Access, Handle, Status, Win32Error};

use crate::overlapped::{Overlapped, information, own_block};
use crate::{Cannot, NONE, OBJ_CASE_INSENSITIVE, Win32, paths, secured, structure, written};

/// Dispositions of CreateFileW.
const CREATE_NEW: u32 = 1;
const CREATE_ALWAYS: u32 = 2;
const OPEN_EXISTING: u32 = 3;
const OPEN_ALWAYS: u32 = 4;
const TRUNCATE_EXISTING: u32 = 5;

/// Dispositions of NtCreateFile.
const FILE_OPEN: NtDisposition = NtDisposition(1);
const FILE_CREATE: NtDisposition = NtDisposition(2);
const FILE_OPEN_IF: NtDisposition = NtDisposition(3);
const FILE_OVERWRITE: NtDisposition = NtDisposition(4);
const FILE_OVERWRITE_IF: NtDisposition = NtDisposition(5);

/// What NtCreateFile says of a file that was made.
const FILE_CREATED: u64 = 2;

const FILE_SYNCHRONOUS_IO_NONALERT: u32 = 0x20;
const FILE_NON_DIRECTORY_FILE: u32 = 0x40;

const FILE_SHARE_ALL: u32 = 0x7;

/// Attributes that a new file can be given; the last two are hints.
const ATTRIBUTES: u32 = 0x1 | 0x2 | 0x4 | 0x20 | 0x80 | 0x100 | 0x2000;

const FILE_FLAG_OVERLAPPED: u32 = 0x4000_0000;
const FILE_FLAG_BACKUP_SEMANTICS: u32 = 0x0200_0000;
const FILE_FLAG_DELETE_ON_CLOSE: u32 = 0x0400_0000;

/// Flags of CreateFileW that are options of NtCreateFile: write through, sequential scan, no
/// buffering, random access, delete on close, backup.
const OPTIONS: [(u32, u32); 6] = [
    (0x8000_0000, 0x2),
    (0x0800_0000, 0x4),
    (0x2000_0000, 0x8),
    (0x1000_0000, 0x800),
    (FILE_FLAG_DELETE_ON_CLOSE, 0x1000),
    (FILE_FLAG_BACKUP_SEMANTICS, 0x4000),
];

/// FileFsDeviceInformation.
const DEVICE: InfoClass = InfoClass(4);

/// What CreateFileW hands on.
struct Opening {
    path: Vec<u16>,
    disposition: NtDisposition,
    attributes: u32,
    options: u32,
}

/// The checks of CreateFileW, in Windows' order as far as it is known; last what obsim refuses.
fn opening(
    name: In<&[u16]>,
    desired: Access,
    share: ShareMode,
    disposition: Disposition,
    flags: FileFlags,
    template: Handle,
    directory: &[u16],
) -> Result<Opening, Cannot> {
    let disposition = match disposition.0 {
        CREATE_NEW => FILE_CREATE,
        CREATE_ALWAYS => FILE_OVERWRITE_IF,
        OPEN_EXISTING => FILE_OPEN,
        OPEN_ALWAYS => FILE_OPEN_IF,
        TRUNCATE_EXISTING if desired.contains(Access::GENERIC_WRITE) => FILE_OVERWRITE,
        _ => return Err(Win32Error::INVALID_PARAMETER.into()),
    };
    if share.0 & !FILE_SHARE_ALL != 0 {
        return Err(Win32Error::INVALID_PARAMETER.into());
    }
    // A NULL name is as good as an empty one (assumed).
    let path = paths::nt_path(name.optional()?.unwrap_or_default(), directory)?;
    if !template.is_null() {
        return Err(Cannot::Refused("a template file"));
    }
    let known = OPTIONS.iter().fold(ATTRIBUTES | FILE_FLAG_OVERLAPPED, |all, (flag, _)| all | flag);
    if flags.0 & !known != 0 {
        let unknown = u64::from(flags.0 & !known);
        let mut named = nt::constants::flags("FILE_FLAG").iter();
        let first = named.find(|(_, value)| unknown & value != 0);
        return Err(Cannot::Refused(first.map_or("a flag without a name", |(name, _)| name)));
    }
    let asked = OPTIONS.iter().filter(|(flag, _)| flags.0 & flag != 0);
    let mut options = asked.fold(0, |options, (_, option)| options | option);
    if flags.0 & FILE_FLAG_OVERLAPPED == 0 {
        options |= FILE_SYNCHRONOUS_IO_NONALERT;
    }
    // The way to open a directory: Microsoft, "CreateFileW".
    if flags.0 & FILE_FLAG_BACKUP_SEMANTICS == 0 {
        options |= FILE_NON_DIRECTORY_FILE;
    }
    Ok(Opening { path, disposition, attributes: flags.0 & ATTRIBUTES, options })
}

impl<N: NtCalls + UserMemory> Win32<N> {
    /// How a read or write ends: with its count, which must have a place.
    fn transferred(&mut self, done: Result<u64, Status>, count: &mut Out<u32>) -> bool {
        let told = done.and_then(|bytes| {
            count.demand()?;
            count.put(bytes as u32);
            Ok(())
        });
        self.answer_all(told)
    }
}

/// What a transfer did.
fn bytes_moved(status: Status, io: &Shared<IO_STATUS_BLOCK>) -> Result<u64, Status> {
    if status.is_success() { Ok(information(io)) } else { Err(status) }
}

impl<N: NtCalls + UserMemory> FileCalls for Win32<N> {
    fn CreateFileW(
        &mut self,
        lpFileName: In<&[u16]>,
        dwDesiredAccess: Access,
        dwShareMode: ShareMode,
        lpSecurityAttributes: In<&SECURITY_ATTRIBUTES>,
        dwCreationDisposition: Disposition,
        dwFlagsAndAttributes: FileFlags,
        hTemplateFile: Handle,
    ) -> Result<HandleOf<File>, Refused> {
        let invalid = Handle::INVALID.into();
        let directory = self.nt.peb().directory.as_units();
        let opening = opening(
            lpFileName,
            dwDesiredAccess,
            dwShareMode,
            dwCreationDisposition,
            dwFlagsAndAttributes,
            hTemplateFile,
            directory,
        );
        let opening = match opening {
            Ok(opening) => opening,
            Err(cannot) => return self.give_up("CreateFileW", cannot, invalid),
        };
        let name = In::Given(&opening.path[..]);
        let named = ObjectAttributes { name, flags: OBJ_CASE_INSENSITIVE, ..NONE };
        let attributes = match secured(lpSecurityAttributes, named) {
            Ok(attributes) => attributes,
            Err(status) => return Ok(self.fail(status, invalid)),
        };
        let mut desired = dwDesiredAccess | Access::SYNCHRONIZE | FILE_READ_ATTRIBUTES;
        if dwFlagsAndAttributes.0 & FILE_FLAG_DELETE_ON_CLOSE != 0 {
            desired |= Access::DELETE;
        }
        let (mut handle, mut io) = (Out::HERE, Out::HERE);
        let status = self.nt.NtCreateFile(
            &mut handle,
            desired,
            In::Given(attributes),
            &mut io,
            In::Null,
            FileFlags(opening.attributes),
            dwShareMode,
            opening.disposition,
            CreateOptions(opening.options),
            Address(0),
            0,
        )?;
        if status == Status::OBJECT_NAME_COLLISION && dwCreationDisposition.0 == CREATE_NEW {
            return Ok(self.fail_with(Win32Error::FILE_EXISTS, invalid));
        }
        if !status.is_success() {
            return Ok(self.fail(status, invalid));
        }
        // Microsoft, "CreateFileW", for 183; that 0 is stored otherwise is documented for two
        // dispositions and assumed for the rest.
        let existed = written(io).Information != FILE_CREATED;
        let told = matches!(dwCreationDisposition.0, CREATE_ALWAYS | OPEN_ALWAYS);
        self.store(match existed && told {
            true => Win32Error::ALREADY_EXISTS,
            false => Win32Error::SUCCESS,
        });
        Ok(written(handle).into())
    }

    fn ReadFile(
        &mut self,
        hFile: Handle,
        lpBuffer: &mut Out<Bytes>,
        nNumberOfBytesToRead: u32,
        lpNumberOfBytesRead: &mut Out<u32>,
        lpOverlapped: &mut Shared<OVERLAPPED>,
    ) -> Result<bool, Stop> {
        let ready = lpNumberOfBytesRead.probe().and_then(|()| Overlapped::of(lpOverlapped));
        let overlapped = match ready {
            Ok(overlapped) => overlapped,
            Err(status) => return Ok(self.fail(status, false)),
        };
        lpNumberOfBytesRead.put(0);
        if let Some(mut overlapped) = overlapped {
            let Overlapped { event, context, offset, .. } = overlapped;
            let status = self.nt.NtReadFile(
                hFile,
                event,
                Routine(0),
                context,
                &mut overlapped.block,
                lpBuffer,
                nNumberOfBytesToRead,
                In::Given(offset),
                In::Null,
            )?;
            let count = lpNumberOfBytesRead;
            return Ok(self.answer_overlapped(status, &overlapped, lpOverlapped, count));
        }
        let mut io = own_block();
        let status = self.nt.NtReadFile(
            hFile,
            Handle::NULL,
            Routine(0),
            Address(0),
            &mut io,
            lpBuffer,
            nNumberOfBytesToRead,
            In::Null,
            In::Null,
        )?;
        let done = match status {
            // A read at the end of a file succeeds and reads nothing, unless it says where it
            // begins: Microsoft, "ReadFile".
            Status::END_OF_FILE => {
                lpBuffer.put(Bytes::default());
                Ok(0)
            }
            // The rest of a message that is longer than the buffer stays in the pipe.
            Status::BUFFER_OVERFLOW => {
                lpNumberOfBytesRead.put(information(&io) as u32);
                Err(status)
            }
            status => bytes_moved(status, &io),
        };
        Ok(self.transferred(done, lpNumberOfBytesRead))
    }

    fn WriteFile(
        &mut self,
        hFile: Handle,
        lpBuffer: In<&[u8]>,
        nNumberOfBytesToWrite: u32,
        lpNumberOfBytesWritten: &mut Out<u32>,
        lpOverlapped: &mut Shared<OVERLAPPED>,
    ) -> Result<bool, Stop> {
        let ready = lpNumberOfBytesWritten.probe().and_then(|()| Overlapped::of(lpOverlapped));
        let overlapped = match ready {
            Ok(overlapped) => overlapped,
            Err(status) => return Ok(self.fail(status, false)),
        };
        lpNumberOfBytesWritten.put(0);
        if let Some(mut overlapped) = overlapped {
            let Overlapped { event, context, offset, .. } = overlapped;
            let status = self.nt.NtWriteFile(
                hFile,
                event,
                Routine(0),
                context,
                &mut overlapped.block,
                lpBuffer,
                nNumberOfBytesToWrite,
                In::Given(offset),
                In::Null,
            )?;
            let count = lpNumberOfBytesWritten;
            return Ok(self.answer_overlapped(status, &overlapped, lpOverlapped, count));
        }
        let mut io = own_block();
        let status = self.nt.NtWriteFile(
            hFile,
            Handle::NULL,
            Routine(0),
            Address(0),
            &mut io,
            lpBuffer,
            nNumberOfBytesToWrite,
            In::Null,
            In::Null,
        )?;
        Ok(self.transferred(bytes_moved(status, &io), lpNumberOfBytesWritten))
    }

    // FILE_TYPE_UNKNOWN with NO_ERROR is an answer, too: Microsoft, "GetFileType".
    fn GetFileType(&mut self, hFile: Handle) -> Result<FileType, Refused> {
        const UNKNOWN: FileType = FileType(0);
        let mut place = Out::HERE;
        let size = FILE_FS_DEVICE_INFORMATION::ROW.size;
        let status = self.nt.NtQueryVolumeInformationFile(
            hFile,
            &mut Out::Place(None),
            &mut place,
            size,
            DEVICE,
        )?;
        if !status.is_success() {
            return Ok(self.fail(status, UNKNOWN));
        }
        let device: FILE_FS_DEVICE_INFORMATION = structure(place);
        Ok(match device.DeviceType {
            // FILE_DEVICE_DISK, FILE_DEVICE_NULL, FILE_DEVICE_CONSOLE and FILE_DEVICE_NAMED_PIPE.
            0x7 => FileType(1),
            0x15 => FileType(2),
            0x50 => FileType(2),
            0x11 => FileType(3),
            _ => self.fail_with(Win32Error::SUCCESS, UNKNOWN),
        })
    }
}
