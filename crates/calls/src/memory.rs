//! The memory of a simulated program as far as calls need it: what names an object, the thread and
//! process blocks that user-mode code keeps, and mapped views.

use nt::{Access, Handle, Status, Wide, Win32Error};

use crate::answer::Stop;
use crate::lock::Locks;
use crate::pointer::In;
use crate::structs::{
    ATTRIBUTE_LIST, IO_STATUS_BLOCK, OBJECT_ATTRIBUTES, SECURITY_QUALITY_OF_SERVICE,
    STARTUPINFOEXW, STARTUPINFOW, UNICODE_STRING,
};
use crate::value::{Kind, Misfit, Param, Routine, Value};

/// Where the lookup of a name starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Root {
    /// At the root of the namespace; the name is a full path.
    None,
    /// At the object of this handle.
    Handle(Handle),
    /// At the caller's own BaseNamedObjects directory. Windows keeps a handle to it in every
    /// process from before its first instruction; here it needs no table entry.
    Base,
    /// At the directory of window stations of the caller's session.
    Stations,
}

/// OBJECT_ATTRIBUTES as the layers pass it on, borrowing the name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ObjectAttributes<'a> {
    /// The structure's own size; anything but 48 is refused.
    pub length: u32,
    /// Where the lookup starts.
    pub root: Root,
    /// The name, if there is one.
    pub name: In<&'a [u16]>,
    /// OBJ_ flags.
    pub flags: u32,
    /// The descriptor of a new object, as SDDL text.
    pub security: In<&'a [u16]>,
    /// How far a new token may be used.
    pub quality: In<&'a SECURITY_QUALITY_OF_SERVICE>,
}

impl ObjectAttributes<'_> {
    /// No name, no flags, the default descriptor.
    pub const NONE: Self = ObjectAttributes {
        length: 48,
        root: Root::None,
        name: In::Null,
        flags: 0,
        security: In::Null,
        quality: In::Null,
    };
}

/// The parameter that names an object: a pointer to OBJECT_ATTRIBUTES.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attributes(pub In<OBJECT_ATTRIBUTES>);

impl Param for Attributes {
    const KIND: Kind = Kind::In(&OBJECT_ATTRIBUTES::KIND);
    type Lent<'a> = In<ObjectAttributes<'a>>;
    fn lend(&mut self) -> In<ObjectAttributes<'_>> {
        match &mut self.0 {
            In::Null => In::Null,
            In::Fault(status) => In::Fault(*status),
            In::Given(given) => In::Given(ObjectAttributes {
                length: given.Length,
                root: match given.RootDirectory {
                    Handle::NULL => Root::None,
                    handle => Root::Handle(handle),
                },
                name: given.ObjectName.lend(),
                flags: given.Attributes.0,
                security: given.SecurityDescriptor.lend(),
                quality: given.SecurityQualityOfService.lend(),
            }),
        }
    }
    fn from_value(value: Value) -> Result<Self, Misfit> {
        match value {
            // The structure begins at a multiple of 4, and that is looked at first.
            Value::Int(address) if address & 3 != 0 => {
                Ok(Attributes(In::Fault(Status::DATATYPE_MISALIGNMENT)))
            }
            mut other => {
                let counted = take_counted(&mut other)?;
                let mut attributes = In::from_value(other).map(Attributes)?;
                if let (In::Given(given), Some(name)) = (&mut attributes.0, counted) {
                    given.ObjectName = name;
                }
                Ok(attributes)
            }
        }
    }
    fn to_value(&self) -> Value {
        self.0.to_value()
    }
}

/// Takes the name out of object attributes where it is a UNICODE_STRING and not a mere text: as
/// many bytes of its buffer as it says. Half a character is no name.
fn take_counted(attributes: &mut Value) -> Result<Option<In<Wide>>, Misfit> {
    let fields = match attributes {
        Value::Var(inside) => match &mut **inside {
            Value::Struct(row, fields) if *row == OBJECT_ATTRIBUTES::ROW => fields,
            _ => return Ok(None),
        },
        Value::Struct(row, fields) if *row == OBJECT_ATTRIBUTES::ROW => fields,
        _ => return Ok(None),
    };
    let at = OBJECT_ATTRIBUTES::ROW.field("ObjectName").expect("it is a field");
    let text = match &fields[at] {
        Value::Var(inside) => &**inside,
        plain => plain,
    };
    if !matches!(text, Value::Struct(row, _) if *row == UNICODE_STRING::ROW) {
        return Ok(None);
    }
    let text = UNICODE_STRING::from_value(text.clone())?;
    fields[at] = Value::Int(0);
    let length = usize::from(text.Length);
    if !length.is_multiple_of(2) {
        return Ok(Some(In::Fault(Status::OBJECT_NAME_INVALID)));
    }
    Ok(Some(match text.Buffer.as_units().get(..length / 2) {
        Some(units) => In::Given(Wide::from(units)),
        None => In::Fault(Status::ACCESS_VIOLATION),
    }))
}

/// The start-up information of CreateProcess: either of two structures.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum StartupInfo {
    /// A NULL pointer.
    #[default]
    Null,
    /// A bad pointer.
    Fault(Status),
    /// STARTUPINFOW.
    Plain(STARTUPINFOW),
    /// STARTUPINFOEXW.
    Extended(STARTUPINFOEXW),
}

impl StartupInfo {
    /// The fields both structures share.
    pub fn plain(&self) -> Option<STARTUPINFOW> {
        match self {
            StartupInfo::Plain(info) => Some(info.clone()),
            StartupInfo::Extended(info) => {
                let Value::Struct(_, mut fields) = info.to_value() else { return None };
                fields =
                    fields.into_vec().into_iter().take(STARTUPINFOW::ROW.fields.len()).collect();
                STARTUPINFOW::from_value(Value::Struct(STARTUPINFOW::ROW, fields)).ok()
            }
            _ => None,
        }
    }

    /// The attribute list of the longer structure.
    pub fn attributes(&self) -> Option<&ATTRIBUTE_LIST> {
        match self {
            StartupInfo::Extended(STARTUPINFOEXW { lpAttributeList: In::Given(list), .. }) => {
                Some(list)
            }
            _ => None,
        }
    }
}

impl Param for StartupInfo {
    const KIND: Kind = Kind::In(&STARTUPINFOW::KIND);
    type Lent<'a> = &'a StartupInfo;
    fn lend(&mut self) -> &StartupInfo {
        self
    }
    fn from_value(value: Value) -> Result<Self, Misfit> {
        Ok(match value {
            Value::Int(0) => StartupInfo::Null,
            Value::Int(_) => StartupInfo::Fault(Status::ACCESS_VIOLATION),
            Value::Struct(row, _) if row == STARTUPINFOEXW::ROW => {
                StartupInfo::Extended(STARTUPINFOEXW::from_value(value)?)
            }
            Value::Var(inside) => Self::from_value(*inside)?,
            other => StartupInfo::Plain(STARTUPINFOW::from_value(other)?),
        })
    }
    fn to_value(&self) -> Value {
        match self {
            StartupInfo::Null => Value::Int(0),
            StartupInfo::Fault(_) => Value::Int(crate::pointer::FAULT),
            StartupInfo::Plain(info) => info.to_value(),
            StartupInfo::Extended(info) => info.to_value(),
        }
    }
}

/// What user-mode code keeps for each thread. The kernel carries it and never looks inside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Teb {
    /// What GetLastError returns.
    pub last_error: Win32Error,
    /// Whether the call under way has stored a last error.
    pub error_stored: bool,
    /// A handle that a call of several steps has opened and keeps while its thread sleeps.
    pub kept: Handle,
}

/// What user-mode code keeps for each process.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Peb {
    /// The full path of the program.
    pub image: Wide,
    /// The command line, verbatim.
    pub command_line: Wide,
    /// The current directory, without a backslash at the end unless it is a root.
    pub directory: Wide,
    /// What GetStdHandle returns: input, output, error.
    pub standard: [Handle; 3],
    /// The locks in the program's memory.
    pub locks: Locks,
    /// The directories of the listings that FindFirstFile began, each in its block of the heap.
    pub searches: Vec<Option<Handle>>,
    /// NAME=VALUE texts, each with a zero at its end.
    pub environment: Wide,
    /// The number of the console it is attached to; 0 is none.
    pub console: u32,
    /// Who gets Ctrl+C together.
    pub group: u32,
    /// What SetErrorMode stored.
    pub error_mode: u32,
    /// The private namespaces that names can begin with: each alias and its directory.
    pub namespaces: Vec<(Wide, Handle)>,
    /// The user that the process runs as: a security identifier, which is the name of the user's
    /// key below HKEY_USERS.
    pub user: Wide,
    /// The handles that predefined keys stand for, from HKEY_CLASSES_ROOT on; NULL until one is
    /// used.
    pub predefined: [Handle; 6],
    /// The addresses of heaps; the first is the one that every process has, 0 until it is asked
    /// for.
    pub heaps: Vec<u64>,
    /// The addresses of blocks of memory that LocalAlloc and GlobalAlloc returned.
    pub blocks: Vec<u64>,
    /// How often each library is loaded that the program has loaded itself.
    pub libraries: Vec<(&'static str, u32)>,
}

/// Where the blocks of listings are in memory, and how far apart (assumed; no two are alike).
const SEARCHES: u64 = 0x0000_0200_0000_0000;
const SEARCH_BYTES: u64 = 0x400;

impl Peb {
    /// Keeps the directory of a new listing, and returns the address of its block.
    pub fn begin_search(&mut self, directory: Handle) -> Handle {
        let free = self.searches.iter().position(Option::is_none);
        let at = free.unwrap_or(self.searches.len());
        if free.is_none() {
            self.searches.push(None);
        }
        self.searches[at] = Some(directory);
        Handle(SEARCHES + at as u64 * SEARCH_BYTES)
    }

    /// The directory of a listing.
    pub fn search(&self, block: Handle) -> Option<Handle> {
        *self.searches.get(search_index(block)?)?
    }

    /// Frees the block of a listing.
    pub fn end_search(&mut self, block: Handle) {
        let slot = search_index(block).and_then(|at| self.searches.get_mut(at));
        if let Some(slot) = slot {
            *slot = None;
        }
    }
}

/// Which listing a block belongs to.
fn search_index(block: Handle) -> Option<usize> {
    let from = block.0.checked_sub(SEARCHES)?;
    from.is_multiple_of(SEARCH_BYTES).then_some((from / SEARCH_BYTES) as usize)
}

/// A layer through which user-mode code reaches its own memory.
pub trait UserMemory {
    /// The calling thread's block.
    fn teb(&mut self) -> &mut Teb;
    /// The calling process's block.
    fn peb(&mut self) -> &mut Peb;
    /// Whether the call under way slept and is made again: the NT call in which it slept has its
    /// answer.
    fn resumed(&self) -> bool;
    /// How long the system runs, and the system time, in 100 ns: every process can read them.
    fn time(&self) -> (u64, i64);
    /// The ids of the calling process and thread.
    fn client_id(&self) -> (nt::Id, nt::Id);
    /// The virtual time, in 100 ns since the start of the world: what every process reads in memory
    /// that it shares with the kernel.
    fn now(&self) -> u64;
    /// Opens a directory as the current one, in place of the one before. On Windows that is a
    /// handle in the table; here it needs no entry.
    ///
    /// # Errors
    /// NOT_A_DIRECTORY, OBJECT_NAME_NOT_FOUND, SHARING_VIOLATION.
    fn enter_directory(&mut self, path: &Wide) -> Result<(), Status>;
    /// Runs a routine of the program in the calling thread.
    ///
    /// # Errors
    /// Its steps are written out: the call is made again when the thread has left it.
    fn run_routine(&mut self, routine: Routine, arguments: [u64; 3]) -> Result<(), Stop>;
    /// Whether the loader has begun its work in the process of an id, which then knows its modules.
    fn is_loaded(&self, id: nt::Id) -> bool;
    /// What the kernel wrote last into the status block at an address.
    fn status_block(&self, at: u64) -> Option<IO_STATUS_BLOCK>;
    /// Asks the subsystem, a process of Windows, to define a DOS name of the caller or to take a
    /// definition back.
    ///
    /// # Errors
    /// OBJECT_NAME_NOT_FOUND: there is nothing to take back.
    fn define_dos_name(
        &mut self,
        flags: u32,
        name: &[u16],
        target: Option<&[u16]>,
    ) -> Result<(), Status>;
    /// Reads the text of a descriptor and writes those parts of it, with the bytes of their binary
    /// form. On Windows a library of the program does that.
    ///
    /// # Errors
    /// INVALID_SECURITY_DESCR: the text is no descriptor.
    fn descriptor(&self, text: &[u16], parts: u32) -> Result<(Wide, u32), Status>;
    /// Reads the text of an identifier and writes its numbers.
    fn identifier(&self, text: &[u16]) -> Option<Wide>;
    /// Reads bytes of a section, as through a view of it; behind its end are zeros.
    ///
    /// # Errors
    /// What mapping the section with these rights answers.
    fn read_section(
        &mut self,
        section: Handle,
        access: Access,
        at: u64,
        into: &mut [u8],
    ) -> Result<(), Status>;
    /// Writes bytes of a section, as through a view of it.
    ///
    /// # Errors
    /// What mapping the section with these rights answers.
    fn write_section(
        &mut self,
        section: Handle,
        access: Access,
        at: u64,
        bytes: &[u8],
    ) -> Result<(), Status>;
}
