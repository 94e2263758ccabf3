//! Toolhelp snapshots: a picture of all processes and threads, kept in the bytes of a section.
//!
//! The bytes are: eight that mark a snapshot; where the next process row is and where the next
//! thread row is; where the thread rows begin and where they end; the process rows; the thread
//! rows. All numbers are of 32 bits, little end first. A process row is id, parent, count of
//! threads, base priority, length of the name, and the name; a thread row is id, process, base
//! priority. The two cursors are in the section, so duplicates of its handle share them.

use calls::{
    CLIENT_ID, In, InOut, InfoClass, NtCalls, ObjectAttributes, Out, PROCESSENTRY32W,
    PageProtection, Refused, SYSTEM_PROCESS_INFORMATION, SnapshotFlags, THREADENTRY32, UserMemory,
};
use nt::rights::{
    PROCESS_QUERY_INFORMATION, PROCESS_VM_READ, SECTION_MAP_READ, SECTION_MAP_WRITE, SECTION_QUERY,
};
use nt::{Access, Handle, Id, Status, Wide, Win32Error, dos_error};

use crate::{NONE, Win32, inheritable, structure, written};

/// TH32CS_ flags.
const HEAPS: u32 = 0x1;
const PROCESSES: u32 = 0x2;
const THREADS: u32 = 0x4;
const MODULES: u32 = 0x8 | 0x10;
const INHERIT: u32 = 0x8000_0000;

/// SystemProcessInformation.
const ALL_PROCESSES: InfoClass = InfoClass(5);

const PAGE_READWRITE: u32 = 0x4;
const SEC_COMMIT: u32 = 0x800_0000;

const MARK: [u8; 8] = *b"snapshot";
const PROCESS_CURSOR: u64 = 8;
const THREAD_CURSOR: u64 = 12;
const THREAD_ROWS: u64 = 16;
const END: u64 = 20;
const PROCESS_ROWS: u64 = 24;
const THREAD_ROW_SIZE: u64 = 12;

/// PROCESSENTRY32W has room for so many characters and a zero.
const NAME_MAX: usize = 259;

/// Whether an enumeration begins again or goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Move {
    First,
    Next,
}

/// What an enumeration writes.
pub(crate) trait Row: Sized {
    /// The size of the structure.
    const SIZE: u32;
    /// Whether the caller learns how much was filled in.
    const TELLS_SIZE: bool;
    /// The caller's dwSize.
    fn size(&mut self) -> &mut u32;
    /// Reads the row at the cursor and moves the cursor behind it.
    fn read<N: UserMemory>(picture: &mut Picture<'_, N>, step: Move) -> Result<Self, Win32Error>;
}

/// The bytes of a snapshot, reached as through a view of its section.
pub(crate) struct Picture<'n, N> {
    nt: &'n mut N,
    section: Handle,
}

impl<N: UserMemory> Picture<'_, N> {
    fn bytes<const COUNT: usize>(&mut self, at: u64) -> Result<[u8; COUNT], Win32Error> {
        let mut bytes = [0; COUNT];
        self.fill(at, &mut bytes)?;
        Ok(bytes)
    }

    fn fill(&mut self, at: u64, into: &mut [u8]) -> Result<(), Win32Error> {
        self.nt.read_section(self.section, BOTH_WAYS, at, into).map_err(dos_error)
    }

    fn number(&mut self, at: u64) -> Result<u64, Win32Error> {
        Ok(u32::from_le_bytes(self.bytes(at)?).into())
    }

    fn set_number(&mut self, at: u64, number: u64) -> Result<(), Win32Error> {
        let bytes = (number as u32).to_le_bytes();
        self.nt.write_section(self.section, BOTH_WAYS, at, &bytes).map_err(dos_error)
    }
}

impl<N: NtCalls + UserMemory> Win32<N> {
    /// CreateToolhelp32Snapshot. The id that it is given means something for heaps and modules
    /// only: Microsoft, "CreateToolhelp32Snapshot". Those are not modelled, but who cannot be
    /// looked into is refused as on Windows.
    pub(crate) fn take_snapshot(
        &mut self,
        SnapshotFlags(flags): SnapshotFlags,
        id: Id,
    ) -> Result<Handle, Refused> {
        let refused = |what| Err(Refused::new("CreateToolhelp32Snapshot", what));
        if flags & (HEAPS | MODULES) != 0 {
            // 0 means the caller.
            if id.0 != 0
                && let Err(status) = self.look_into(id)?
            {
                return Ok(self.fail(status, Handle::INVALID));
            }
            if flags & MODULES != 0 && id.0 != 0 && !self.nt.is_loaded(id) {
                return Ok(self.fail_with(Win32Error::PARTIAL_COPY, Handle::INVALID));
            }
            return refused(if flags & HEAPS != 0 { "heaps" } else { "modules" });
        }
        if flags & (PROCESSES | THREADS) == 0 {
            // Assumed.
            return Ok(self.fail_with(Win32Error::INVALID_PARAMETER, Handle::INVALID));
        }
        if flags & !(PROCESSES | THREADS | INHERIT) != 0 {
            return refused("flags without a name");
        }
        let mut rows = Out::HERE;
        // A program calls again with more room until all fits; this is room enough.
        let room = u32::MAX;
        let status =
            self.nt.NtQuerySystemInformation(ALL_PROCESSES, &mut rows, room, &mut Out::Null)?;
        if !status.is_success() {
            return Ok(self.fail(status, Handle::INVALID));
        }
        let rows: Vec<SYSTEM_PROCESS_INFORMATION> = structure(rows);
        let picture = draw(&rows, flags);
        let inherit = inheritable(flags & INHERIT != 0);
        let mut handle = Out::HERE;
        let status = self.nt.NtCreateSection(
            &mut handle,
            // What CreateFileMapping asks for with PAGE_READWRITE.
            Access::STANDARD.difference(Access::SYNCHRONIZE) | SECTION_QUERY | BOTH_WAYS,
            In::Given(ObjectAttributes { flags: inherit, ..NONE }),
            In::Given(picture.len() as i64),
            PageProtection(PAGE_READWRITE),
            PageProtection(SEC_COMMIT),
            Handle::NULL,
        )?;
        if !status.is_success() {
            return Ok(self.fail(status, Handle::INVALID));
        }
        let handle = written(handle);
        let drawn = self.nt.write_section(handle, BOTH_WAYS, 0, &picture);
        drawn.expect("its creator can map a new section");
        Ok(handle)
    }

    /// Opens a process as the library does that reads its memory, and closes it again.
    fn look_into(&mut self, id: Id) -> Result<Result<(), Status>, Refused> {
        let client = CLIENT_ID { UniqueProcess: id, UniqueThread: Id(0) };
        let desired = PROCESS_QUERY_INFORMATION | PROCESS_VM_READ;
        let mut handle = Out::HERE;
        let status =
            self.nt.NtOpenProcess(&mut handle, desired, In::Given(NONE), In::Given(&client))?;
        if !status.is_success() {
            return Ok(Err(status));
        }
        self.nt.NtClose(written(handle))?;
        Ok(Ok(()))
    }

    /// One step of an enumeration. The size is looked at before the handle (assumed).
    pub(crate) fn enumerate<R: Row>(
        &mut self,
        snapshot: Handle,
        place: &mut InOut<R>,
        step: Move,
    ) -> bool {
        let place = match place {
            InOut::Null => return self.fail(Status::ACCESS_VIOLATION, false),
            InOut::Fault(status) => return self.fail(*status, false),
            InOut::Var(place) => place,
        };
        let size = *place.size();
        if size < R::SIZE {
            return self.fail_with(Win32Error::BAD_LENGTH, false);
        }
        match self.row_at_cursor(snapshot, step) {
            Ok(row) => *place = row,
            Err(error) => return self.fail_with(error, false),
        }
        if !R::TELLS_SIZE {
            *place.size() = size;
        }
        true
    }

    fn row_at_cursor<R: Row>(&mut self, snapshot: Handle, step: Move) -> Result<R, Win32Error> {
        let mut picture = Picture { nt: &mut self.nt, section: snapshot };
        if picture.bytes(0)? != MARK {
            return Err(Win32Error::INVALID_HANDLE);
        }
        R::read(&mut picture, step)
    }
}

const BOTH_WAYS: Access = SECTION_MAP_READ.union(SECTION_MAP_WRITE);

impl Row for PROCESSENTRY32W {
    const SIZE: u32 = PROCESSENTRY32W::ROW.size;
    const TELLS_SIZE: bool = false;

    fn size(&mut self) -> &mut u32 {
        &mut self.dwSize
    }

    fn read<N: UserMemory>(picture: &mut Picture<'_, N>, step: Move) -> Result<Self, Win32Error> {
        let begin = match step {
            Move::First => PROCESS_ROWS,
            Move::Next => picture.number(PROCESS_CURSOR)?,
        };
        let end = picture.number(THREAD_ROWS)?;
        picture.set_number(PROCESS_CURSOR, begin)?;
        if begin >= end {
            return Err(Win32Error::NO_MORE_FILES);
        }
        let mut field = |at: u64| picture.number(begin + 4 * at).map(|number| number as u32);
        let mut row = PROCESSENTRY32W {
            th32ProcessID: Id(field(0)?),
            th32ParentProcessID: Id(field(1)?),
            cntThreads: field(2)?,
            pcPriClassBase: field(3)? as i32,
            ..PROCESSENTRY32W::default()
        };
        let (name, length) = (begin + 20, field(4)?);
        let mut bytes = vec![0; 2 * (length as usize).min(NAME_MAX)];
        picture.fill(name, &mut bytes)?;
        let units: Vec<u16> =
            bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        row.szExeFile = Wide::from(units);
        picture.set_number(PROCESS_CURSOR, name + bytes.len() as u64)?;
        Ok(row)
    }
}

impl Row for THREADENTRY32 {
    const SIZE: u32 = THREADENTRY32::ROW.size;
    // Microsoft, "Thread32First".
    const TELLS_SIZE: bool = true;

    fn size(&mut self) -> &mut u32 {
        &mut self.dwSize
    }

    fn read<N: UserMemory>(picture: &mut Picture<'_, N>, step: Move) -> Result<Self, Win32Error> {
        let cursor = if step == Move::First { THREAD_ROWS } else { THREAD_CURSOR };
        let begin = picture.number(cursor)?;
        picture.set_number(THREAD_CURSOR, begin)?;
        if begin >= picture.number(END)? {
            return Err(Win32Error::NO_MORE_FILES);
        }
        let mut field = |at: u64| picture.number(begin + 4 * at).map(|number| number as u32);
        let row = THREADENTRY32 {
            th32ThreadID: Id(field(0)?),
            th32OwnerProcessID: Id(field(1)?),
            tpBasePri: field(2)? as i32,
            ..THREADENTRY32::default()
        };
        picture.set_number(THREAD_CURSOR, begin + THREAD_ROW_SIZE)?;
        Ok(row)
    }
}

/// Draws the picture.
fn draw(processes: &[SYSTEM_PROCESS_INFORMATION], flags: u32) -> Vec<u8> {
    let mut bytes = MARK.to_vec();
    bytes.resize(PROCESS_ROWS as usize, 0);
    if flags & PROCESSES != 0 {
        for process in processes {
            // What has no program is given a name by the library.
            let idle = Wide::from("[System Process]");
            let name = if process.UniqueProcessId.0 == 0 { &idle } else { &process.ImageName };
            let name = name.as_units();
            let name = &name[..name.len().min(NAME_MAX)];
            let fields = [
                process.UniqueProcessId.0,
                process.InheritedFromUniqueProcessId.0,
                process.Threads.len() as u32,
                process.BasePriority as u32,
                name.len() as u32,
            ];
            bytes.extend(fields.into_iter().flat_map(u32::to_le_bytes));
            bytes.extend(name.iter().copied().flat_map(u16::to_le_bytes));
        }
    }
    let threads = bytes.len() as u64;
    if flags & THREADS != 0 {
        for thread in processes.iter().flat_map(|process| &process.Threads) {
            let client = &thread.ClientId;
            let fields =
                [client.UniqueThread.0, client.UniqueProcess.0, thread.BasePriority as u32];
            bytes.extend(fields.into_iter().flat_map(u32::to_le_bytes));
        }
    }
    let end = bytes.len() as u64;
    let cursors = [
        (PROCESS_CURSOR, PROCESS_ROWS),
        (THREAD_CURSOR, threads),
        (THREAD_ROWS, threads),
        (END, end),
    ];
    for (at, number) in cursors {
        let at = at as usize;
        bytes[at..at + 4].copy_from_slice(&(number as u32).to_le_bytes());
    }
    bytes
}
