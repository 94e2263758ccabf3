//! The namespace: the directories and links that are there from the start, and who is called what.

use std::sync::Arc;

use nt::{ObjectType, Wide};

use crate::kernel::{Kernel, ProcessKey};
use crate::object::{
    Body, Device, Directory, Entries, Event, KeyedEvent, NONE, ObjectId, Plain, SymbolicLink,
};
use crate::security::{Ace, Descriptor, Label, Sid};

/// The events of the memory manager. None of the conditions ever holds here.
const CONDITIONS: [&str; 10] = [
    "HighCommitCondition",
    "HighMemoryCondition",
    "HighNonPagedPoolCondition",
    "HighPagedPoolCondition",
    "LowCommitCondition",
    "LowMemoryCondition",
    "LowNonPagedPoolCondition",
    "LowPagedPoolCondition",
    "MaximumCommitCondition",
    "MemoryErrors",
];

/// The keyed event that every process can use without a handle.
pub(crate) const OUT_OF_MEMORY: &str = r"\KernelObjects\CritSecOutOfMemoryEvent";

impl Kernel {
    /// Makes what the system itself signals, or lends to everybody.
    fn make_kernel_objects(&mut self) {
        for name in CONDITIONS {
            let event = self.create(Event { manual_reset: true, signaled: false });
            self.enter_permanent(&format!(r"\KernelObjects\{name}"), event);
        }
        let keyed = self.create(KeyedEvent);
        self.enter_permanent(OUT_OF_MEMORY, keyed);
    }

    /// Builds the directories that are there before anything runs.
    pub(crate) fn make_namespace(&mut self) {
        self.make_first_drive();
        self.root = self.make_directory();
        self.make_permanent(self.root);
        let security = Descriptor::of_system(ObjectType::DIRECTORY.mapping(), 0x20003);
        self.info_mut(self.root).security = Some(Arc::new(security));
        self.dereference(self.root);
        for path in [
            r"\ArcName",
            r"\Callback",
            r"\Driver",
            r"\FileSystem",
            r"\KnownDlls",
            r"\KnownDlls32",
            r"\NLS",
            r"\RPC Control",
            r"\Security",
            r"\UMDFCommunicationPorts",
            r"\Windows",
            r"\ObjectTypes",
            r"\KernelObjects",
            r"\BaseNamedObjects",
            r"\BaseNamedObjects\Restricted",
            r"\Sessions",
            r"\Sessions\BNOLINKS",
            r"\GLOBAL??",
            r"\Device",
        ] {
            let directory = self.make_directory();
            self.enter_permanent(path, directory);
        }
        self.global_dos_names = self.object_named(r"\GLOBAL??").expect("it was just entered");
        for (path, device) in [
            (r"\Device\HarddiskVolume3", Device::Volume(0)),
            (r"\Device\Afd", Device::Other),
            (r"\Device\KsecDD", Device::Other),
            (r"\Device\NamedPipe", Device::NamedPipe),
            (r"\Device\Mailslot", Device::Mailslot),
            (r"\Device\ConDrv", Device::Console),
            (r"\Device\Null", Device::Null),
        ] {
            let device = self.create(device);
            self.enter_permanent(path, device);
        }
        self.make_kernel_objects();
        for row in ObjectType::all() {
            let object = self.create(Plain { of: ObjectType::TYPE });
            self.enter_permanent(&format!(r"\ObjectTypes\{}", row.name), object);
        }
        for (path, target) in [
            (r"\DosDevices", r"\??"),
            (r"\SystemRoot", r"\Device\HarddiskVolume3\Windows"),
            (r"\GLOBAL??\C:", r"\Device\HarddiskVolume3"),
            (r"\GLOBAL??\NUL", r"\Device\Null"),
            // No target at all is the root itself.
            (r"\GLOBAL??\GLOBALROOT", ""),
            (r"\GLOBAL??\PIPE", r"\Device\NamedPipe"),
            (r"\GLOBAL??\MAILSLOT", r"\Device\Mailslot"),
            (r"\GLOBAL??\CONIN$", r"\Device\ConDrv\CurrentIn"),
            (r"\GLOBAL??\CONOUT$", r"\Device\ConDrv\CurrentOut"),
        ] {
            self.enter_link(path, target);
        }
        for session in [0, 1] {
            self.make_session(session);
        }
        self.make_registry();
    }

    /// Makes the directories and links of a session, if it has none yet.
    pub(crate) fn make_session(&mut self, session: u32) {
        if self.bases.contains_key(&session) {
            return;
        }
        let own = format!(r"\Sessions\{session}");
        let base = match session {
            0 => r"\BaseNamedObjects".to_owned(),
            _ => format!(r"{own}\BaseNamedObjects"),
        };
        for path in [own.clone(), format!(r"{own}\DosDevices")] {
            let directory = self.make_directory();
            self.enter_permanent(&path, directory);
        }
        if session != 0 {
            for path in [base.clone(), format!(r"{own}\AppContainerNamedObjects")] {
                let directory = self.make_directory();
                self.enter_permanent(&path, directory);
            }
        }
        for (path, target) in [
            (format!(r"{base}\Global"), r"\BaseNamedObjects"),
            (format!(r"{base}\Local"), &*base),
            (format!(r"{base}\Session"), r"\Sessions\BNOLINKS"),
            (format!(r"\Sessions\BNOLINKS\{session}"), &*base),
        ] {
            self.enter_link(&path, target);
        }
        self.make_stations(session);
        let object = self.create(Plain { of: ObjectType::SESSION });
        self.enter_permanent_for(&format!(r"\KernelObjects\Session{session}"), object, 0x20001);
        let base = self.object_named(&base).expect("it was just entered");
        self.bases.insert(session, base);
    }

    /// The directory that the Win32 names of a process are looked up in: its package's, or that of
    /// its session.
    pub(crate) fn base_of(&self, process: ProcessKey) -> ObjectId {
        let session = self.processes[process].session;
        let package = self.primary_token(process).container.as_ref();
        let own =
            package.and_then(|package| self.packages.get(&(session, package.package.clone())));
        *own.unwrap_or(&self.bases[&session])
    }

    /// Makes the directory of named objects of a package in a session, if it has none yet.
    pub(crate) fn make_package(&mut self, session: u32, package: &Sid) {
        let key = (session, package.clone());
        if self.packages.contains_key(&key) {
            return;
        }
        let path = format!(r"\Sessions\{session}\AppContainerNamedObjects");
        if self.object_named(&path).is_none() {
            // Session 0 has no place for packages.
            return;
        }
        let path = format!(r"{path}\{package}");
        let directory = self.make_directory();
        self.enter_permanent(&path, directory);
        let mapping = ObjectType::DIRECTORY.mapping();
        // Whoever runs the package, and of those in containers the package alone (assumed).
        let mut security = Descriptor::of_system(mapping, 0x2000F);
        if let Some(list) = &mut security.dacl {
            list.push(Ace::allow(package.clone(), mapping.all));
        }
        security.label = Some(Label::new(0x1000, Label::NO_WRITE_UP));
        self.info_mut(directory).security = Some(Arc::new(security));
        for (name, target) in [
            ("Global", r"\BaseNamedObjects"),
            ("Local", &*path),
            ("Session", r"\Sessions\BNOLINKS"),
        ] {
            self.enter_link(&format!(r"{path}\{name}"), target);
        }
        let rpc = self.make_directory();
        self.enter_permanent(&format!(r"{path}\RPC Control"), rpc);
        self.packages.insert(key, directory);
    }

    /// Enters a permanent link of the system.
    pub(crate) fn enter_link(&mut self, path: &str, target: &str) {
        let key = self.links.insert(Wide::from(target));
        let link = self.create(SymbolicLink { key });
        self.enter_permanent(path, link);
    }

    pub(crate) fn make_directory(&mut self) -> ObjectId {
        let key = self.directories.insert(Entries::default());
        self.create(Directory { key })
    }

    /// Enters a permanent object of the system. Everybody may look at it; a directory of named
    /// objects may be used by everybody (assumed).
    pub(crate) fn enter_permanent(&mut self, path: &str, id: ObjectId) {
        let everybody = if path.ends_with("BaseNamedObjects") { 0x2000F } else { 0x20003 };
        self.enter_permanent_for(path, id, everybody);
    }

    /// As [`Self::enter_permanent`], with rights for everybody.
    pub(crate) fn enter_permanent_for(&mut self, path: &str, id: ObjectId, everybody: u32) {
        let (parent, name) = path.rsplit_once('\\').expect("a full path");
        let parent = match parent {
            "" => self.root,
            parent => self.object_named(parent).expect("parents come first"),
        };
        self.enter(parent, Wide::from(name), id);
        self.make_permanent(id);
        let shared = path.ends_with("BaseNamedObjects");
        let mapping = self.at(id).body.object_type().mapping();
        let mut security = Descriptor::of_system(mapping, everybody);
        // Programs of low integrity have named objects too.
        security.label = shared.then_some(Label::new(0x1000, Label::NO_WRITE_UP));
        self.info_mut(id).security = Some(Arc::new(security));
        // The directory and its permanence refer to it; its maker no longer does.
        self.dereference(id);
    }

    /// Enters a name in a directory, which refers to the object from then on; and the object to
    /// its directory.
    pub(crate) fn enter(&mut self, parent: ObjectId, name: Wide, id: ObjectId) {
        let key = self.directory_of(parent).expect("a parent is a directory");
        self.directories[key].insert(name.clone(), id);
        self.info_mut(id).name = Some((parent, name));
        self.reference_object(id);
        self.reference_object(parent);
    }

    /// Lets an object outlive its last handle: one more reference.
    pub(crate) fn make_permanent(&mut self, id: ObjectId) {
        if !std::mem::replace(&mut self.info_mut(id).permanent, true) {
            self.reference_object(id);
        }
    }

    /// Lets an object go with its last handle; its name goes at once if it has none.
    pub(crate) fn make_temporary(&mut self, id: ObjectId) {
        if !self.info(id).is_some_and(|info| info.permanent) {
            return;
        }
        self.info_mut(id).permanent = false;
        if self.at(id).handles == 0 {
            self.unlink_name(id);
        }
        self.dereference(id);
    }

    /// The object that a full path names, for observers.
    pub fn object_named(&self, path: &str) -> Option<ObjectId> {
        let mut at = self.root;
        for part in path.strip_prefix('\\')?.split('\\').filter(|part| !part.is_empty()) {
            let key = self.directory_of(at)?;
            at = *self.directories[key].get(&Wide::from(part))?;
        }
        Some(at)
    }

    /// The full path of an object, if it has a name.
    pub fn path_of(&self, id: ObjectId) -> Option<String> {
        if id == self.root {
            return Some("\\".into());
        }
        // The name of a desktop is one in its window station, and is told as if it were a path.
        if let Body::Desktop(_) = self.objects.get(id)?.body {
            return Some(format!(r"\{}", self.desktop(id).name));
        }
        let mut parts = Vec::new();
        let mut at = id;
        while at != self.root {
            let (parent, name) = self.info(at)?.name.as_ref()?;
            parts.push(name.to_string());
            at = *parent;
        }
        parts.reverse();
        Some(format!("\\{}", parts.join("\\")))
    }

    /// The entries of a directory, sorted by name.
    pub fn entries(&self, directory: ObjectId) -> Option<Vec<(Wide, ObjectId)>> {
        let key = self.directory_of(directory)?;
        let mut all: Vec<_> =
            self.directories[key].iter().map(|(name, id)| (name.clone(), *id)).collect();
        all.sort();
        Some(all)
    }

    /// Takes an object's name from it, if it has one.
    pub(crate) fn unlink_name(&mut self, id: ObjectId) {
        let at = self.objects[id].info;
        if at == NONE {
            return;
        }
        let Some((parent, name)) = self.infos[at as usize].name.take() else {
            return;
        };
        let key = self.directory_of(parent).expect("an entry keeps its directory");
        self.directories[key].swap_remove(&name);
        self.dereference(id);
        self.dereference(parent);
    }
}
