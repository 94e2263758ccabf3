//! Opening files, devices and the ends of pipes: from a name to a file object and its first handle.
//!
//! What is on the volume is opened in `volume_opening`.

use calls::{IO_STATUS_BLOCK, Out, Refused, Root};
use nt::{Access, Handle, ObjectType, Status, Wide};

use super::files::SYNCHRONOUS;
use super::{Syscall, status};
use crate::console::Console;
use crate::drives::native_path;
use crate::handle_table::Entry;
use crate::kernel::{FileKey, NodeKey};
use crate::lookup::{Found, Request};
use crate::object::{Body, Device, EndOf, File, FileObject, ObjectId};
use crate::volume::{OnPath, SEPARATOR};
use crate::why::Why;
use crate::why_file::FileWhy;

/// FILE_OVERWRITE_IF, the last of the dispositions.
const LAST_DISPOSITION: u32 = 5;
/// FILE_OPEN.
pub(super) const OPEN: u32 = 1;
/// What IO_STATUS_BLOCK.Information says of a file that was opened, and one that was made.
pub(super) const OPENED: u64 = 1;
pub(super) const CREATED: u64 = 2;

/// FILE_DIRECTORY_FILE, FILE_NON_DIRECTORY_FILE and FILE_DELETE_ON_CLOSE.
pub(super) const DIRECTORY: u32 = 0x1;
pub(super) const NON_DIRECTORY: u32 = 0x40;
pub(super) const DELETE_ON_CLOSE: u32 = 0x1000;

/// What an opening asks for, beside the name.
#[derive(Clone, Copy)]
pub(super) struct Opening {
    pub share: u32,
    pub disposition: u32,
    pub attributes: u32,
    /// How the call names its options, and what they are.
    pub options: (&'static str, u32),
}

impl Opening {
    /// Whether one of these options is there.
    pub(super) fn has(&self, option: u32) -> bool {
        self.options.1 & option != 0
    }
}

/// Where the name of a file leads.
pub(super) enum Place {
    /// On the volume; what the path writes last, and whether a separator follows that.
    Volume { found: OnPath, last: Wide, trails: bool },
    /// To the file system of pipes, with the rest of the path.
    Pipes(Vec<u16>),
    /// To the file system of mailslots, with the rest of the path.
    Mailslots(Vec<u16>),
    /// To an end of the caller's console.
    Console(Console),
    /// To the device that swallows everything.
    Null,
    /// At a device that is a name and nothing else.
    Elsewhere,
}

/// What opening a device answers that is not modelled; the call is refused then.
const UNMODELLED: Status = Status::NOT_IMPLEMENTED;

/// What a call answers that opens a file.
pub(super) fn opened(
    call: &'static str,
    result: Result<Status, Status>,
) -> Result<Status, Refused> {
    match status(result) {
        UNMODELLED => Err(Refused::new(call, "this device")),
        status => Ok(status),
    }
}

impl Syscall<'_> {
    /// Checks what a synchronous file asks for. It is waited for, and the right to that has to be
    /// asked for as such: the SYNCHRONIZE within a generic right comes too late. Alertable and not
    /// alertable exclude each other (MS-FSA 2.1.5.1).
    pub(super) fn may_wait(
        &mut self,
        request: &Request,
        (options_name, options): (&'static str, u32),
    ) -> Result<(), Status> {
        let name = if options & SYNCHRONOUS == SYNCHRONOUS {
            options_name
        } else if options & SYNCHRONOUS != 0 && !request.desired.contains(Access::SYNCHRONIZE) {
            "desired_access"
        } else {
            return Ok(());
        };
        Err(self.refuse(Why::Parameter { name }, Status::INVALID_PARAMETER))
    }

    /// Checks arguments that cannot be, whatever the name leads to (MS-FSA 2.1.5.1, phase 1).
    fn check_opening(&mut self, request: &Request, opening: &Opening) -> Result<(), Status> {
        self.may_wait(request, opening.options)?;
        let (options_name, options) = opening.options;
        let both = DIRECTORY | NON_DIRECTORY;
        let makes = matches!(opening.disposition, OPEN | 2 | 3);
        let deletes = Access::DELETE | Access::GENERIC_ALL | Access::MAXIMUM_ALLOWED;
        let name = if opening.disposition > LAST_DISPOSITION {
            "create_disposition"
        } else if opening.share & !7 != 0 {
            "share_access"
        } else if options & both == both || opening.has(DIRECTORY) && !makes {
            options_name
        } else if opening.has(DELETE_ON_CLOSE) && !request.desired.intersects(deletes) {
            "desired_access"
        } else {
            return Ok(());
        };
        Err(self.refuse(Why::Parameter { name }, Status::INVALID_PARAMETER))
    }

    /// Opens or creates what a request names.
    pub(super) fn open_file(
        &mut self,
        handle: &mut Out<Handle>,
        io: &mut Out<IO_STATUS_BLOCK>,
        request: Result<Request, Status>,
        opening: Opening,
    ) -> Result<Status, Status> {
        handle.demand()?;
        io.demand()?;
        let request = request?;
        self.check_opening(&request, &opening)?;
        let name = request.attributes.name.optional()?.unwrap_or(&[]);
        let options = opening.options.1;
        let (value, information) = match request.attributes.root {
            Root::Handle(root) if name.is_empty() => (self.open_other_end(&request, root)?, OPENED),
            _ => match self.find_file(&request)? {
                Place::Volume { found, trails, .. } => {
                    self.open_on_volume(&request, found, trails, opening)?
                }
                Place::Pipes(rest) => (self.open_pipe(&request, &rest)?, OPENED),
                Place::Mailslots(rest) => (self.open_mailslot(&request, &rest, &opening)?, OPENED),
                Place::Console(console) => (self.open_console_end(&request, console)?, OPENED),
                Place::Null => (self.open_null(&request, &opening)?, OPENED),
                Place::Elsewhere => return Err(UNMODELLED),
            },
        };
        self.set_options(value, options);
        handle.put(value);
        io.put(IO_STATUS_BLOCK { Status: Status::SUCCESS, Information: information });
        Ok(Status::SUCCESS)
    }

    /// Follows the name of a file.
    pub(super) fn find_file(&mut self, request: &Request) -> Result<Place, Status> {
        let name = request.attributes.name.optional()?.unwrap_or(&[]);
        if let Root::Handle(root) = request.attributes.root
            && let Some(from) = self.directory_behind(root)
        {
            if name.first() == Some(&SEPARATOR) {
                return Err(self.refuse(Why::NameInvalid, Status::OBJECT_NAME_INVALID));
            }
            return self.find_on_volume(from, name);
        }
        match self.kernel.look_up(request, name, false)? {
            Found::Device { device: Device::Volume(at), rest } => {
                let rest = rest.strip_prefix(&[SEPARATOR]).unwrap_or(&rest);
                self.find_on_volume(self.kernel.drives[at as usize].root, rest)
            }
            Found::Device { device: Device::Null, .. } => Ok(Place::Null),
            Found::Device { device: Device::Other, .. } => Ok(Place::Elsewhere),
            Found::Device { device: Device::NamedPipe, rest } => {
                Ok(Place::Pipes(rest.into_owned()))
            }
            Found::Device { device: Device::Mailslot, rest } => {
                Ok(Place::Mailslots(rest.into_owned()))
            }
            Found::Device { device: Device::Console, rest } => self.find_console(&rest),
            Found::Missing { .. } => {
                Err(self.refuse(Why::NameUnknown, Status::OBJECT_NAME_NOT_FOUND))
            }
            Found::Object(id) => {
                let found = self.kernel.at(id).body.object_type();
                let why = Why::NameType { found, wanted: ObjectType::FILE };
                Err(self.refuse(why, Status::OBJECT_TYPE_MISMATCH))
            }
        }
    }

    /// Follows a path from a directory of the volume; one separator may stand at its end.
    fn find_on_volume(&mut self, from: NodeKey, path: &[u16]) -> Result<Place, Status> {
        let (path, trails) = match path.strip_suffix(&[SEPARATOR]) {
            Some(path) if !path.is_empty() => (path, true),
            _ => (path, false),
        };
        let found = self.kernel.walk_from(from, path)?;
        let last = path.rsplit(|unit| *unit == SEPARATOR).next().unwrap_or_default();
        Ok(Place::Volume { found, last: Wide::from(last), trails })
    }

    /// The directory of the volume that a root handle is an opening of, if it is one.
    fn directory_behind(&mut self, root: Handle) -> Option<NodeKey> {
        let table = self.kernel.processes[self.process].table.as_ref()?;
        match self.kernel.at(table.get(root)?.object).body {
            Body::File(file) => match self.kernel.files[file.key].end {
                EndOf::Node(node) if self.kernel.nodes[node].is_directory() => Some(node),
                _ => None,
            },
            _ => None,
        }
    }

    /// The rights of a new file object: those that are asked for, if the type knows them.
    pub(super) fn file_access(&mut self, desired: Access) -> Result<Access, Status> {
        let of = ObjectType::FILE;
        let mapped = of.mapping().map(desired);
        let invalid = mapped.difference(of.valid_access() | Access::MAXIMUM_ALLOWED);
        if !invalid.is_empty() {
            let why = Why::AccessInvalid { object_type: of, invalid };
            return Err(self.refuse(why, Status::ACCESS_DENIED));
        }
        if mapped.contains(Access::MAXIMUM_ALLOWED) {
            return Ok(of.all_access());
        }
        if mapped.is_empty() {
            return Err(Status::ACCESS_DENIED);
        }
        Ok(mapped)
    }

    pub(super) fn add_file(
        &mut self,
        request: &Request,
        end: EndOf,
        granted: Access,
        share: u32,
    ) -> Result<(Handle, FileKey), Status> {
        let (object, key) = self.make_file(end, granted, share);
        let handle = self.enter_file(request, object, granted)?;
        Ok((handle, key))
    }

    /// Makes a file object that its maker refers to.
    pub(super) fn make_file(
        &mut self,
        end: EndOf,
        granted: Access,
        share: u32,
    ) -> (ObjectId, FileKey) {
        let object = self.kernel.create(File { key: FileKey::default(), signaled: true });
        let key = self.kernel.files.insert(FileObject::new(object, end, granted, share));
        self.kernel.at_mut(object).body = File { key, signaled: true }.into();
        match end {
            EndOf::Node(node) => self.kernel.begin_sharing(node, key),
            EndOf::Mailslot { mailslot, server } => {
                self.kernel.begin_mailslot(mailslot, key, server);
            }
            EndOf::Pipe { pipe, side } => {
                let end = self.kernel.pipes[pipe].side_mut(side);
                (end.file, end.open) = (Some(object), true);
            }
            _ => {}
        }
        (object, key)
    }

    /// Enters the first handle of a file object, which its maker no longer refers to.
    pub(super) fn enter_file(
        &mut self,
        request: &Request,
        object: ObjectId,
        granted: Access,
    ) -> Result<Handle, Status> {
        let attributes = request.handle_attributes();
        let opened = self.kernel.open(self.process, Entry { object, granted, attributes });
        self.kernel.dereference(object);
        opened
    }

    /// Which end of the caller's console a name means.
    fn find_console(&mut self, rest: &[u16]) -> Result<Place, Status> {
        let number = self.kernel.processes[self.process].peb.console;
        let is = |name: &str| Wide::from(rest).eq_ignore_case(&Wide::from(name));
        let input = is(r"\CurrentIn");
        if !input && !is(r"\CurrentOut") {
            return Err(self.refuse(Why::NameUnknown, Status::OBJECT_NAME_NOT_FOUND));
        }
        if number == 0 {
            return Err(self.refuse(Why::File(FileWhy::NoConsole), Status::INVALID_HANDLE));
        }
        Ok(Place::Console(Console { number, input }))
    }

    /// Opens one end of a console.
    fn open_console_end(&mut self, request: &Request, console: Console) -> Result<Handle, Status> {
        let granted = self.file_access(request.desired)?;
        let (handle, _) = self.add_file(request, EndOf::Console(console), granted, 7)?;
        self.kernel.signal_input(console.number);
        Ok(handle)
    }

    fn open_null(&mut self, request: &Request, opening: &Opening) -> Result<Handle, Status> {
        let granted = self.file_access(request.desired)?;
        let (handle, key) = self.add_file(request, EndOf::Null, granted, 7)?;
        self.kernel.files[key].options = opening.options.1;
        Ok(handle)
    }
}

impl crate::kernel::Kernel {
    /// The name of an object as NtQueryObject tells it: its path, or for a file the path on its
    /// device.
    pub(crate) fn object_path(&self, id: ObjectId) -> Option<String> {
        let file = match self.at(id).body {
            Body::File(file) => file,
            Body::Key(key) => return Some(self.key_path(key.key)),
            _ => return self.path_of(id),
        };
        match self.files[file.key].end {
            EndOf::Node(node) => {
                Some(native_path(&Wide::from(self.node_path(node).as_str())).to_string())
            }
            EndOf::Null => Some(r"\Device\Null".into()),
            EndOf::Console(console) if console.input => Some(r"\Device\ConDrv\Input".into()),
            EndOf::Console(_) => Some(r"\Device\ConDrv\Output".into()),
            EndOf::Pipe { pipe, .. } if !self.pipes[pipe].shown.is_empty() => {
                Some(format!(r"\Device\NamedPipe\{}", self.pipes[pipe].shown))
            }
            EndOf::Mailslot { mailslot, .. } => {
                Some(format!(r"\Device\Mailslot\{}", self.mailslots.all[mailslot].shown))
            }
            EndOf::MailslotDevice => Some(r"\Device\Mailslot".into()),
            _ => Some(r"\Device\NamedPipe".into()),
        }
    }
}
