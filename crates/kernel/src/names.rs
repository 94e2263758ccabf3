//! The namespace: the directories and links that are there from the start, and who is called what.

use nt::Wide;

use crate::kernel::Kernel;
use crate::object::{Device, Directory, Entries, NONE, ObjectId, SymbolicLink};

/// The directory of named objects of the session that every process runs in.
const SESSION: &str = r"\Sessions\1\BaseNamedObjects";

impl Kernel {
    /// Builds the directories that are there before anything runs.
    pub(crate) fn make_namespace(&mut self) {
        self.root = self.make_directory();
        self.info_mut(self.root).permanent = true;
        for path in [
            r"\KnownDlls",
            r"\ObjectTypes",
            r"\KernelObjects",
            r"\BaseNamedObjects",
            r"\Sessions",
            r"\Sessions\1",
            SESSION,
            r"\Sessions\BNOLINKS",
            r"\GLOBAL??",
            r"\Device",
        ] {
            let directory = self.make_directory();
            self.enter_permanent(path, directory);
        }
        self.base = self.object_named(SESSION).expect("it was just entered");
        for (path, device) in [
            (r"\Device\HarddiskVolume1", Device::Volume),
            (r"\Device\NamedPipe", Device::NamedPipe),
        ] {
            let device = self.create(device);
            self.enter_permanent(path, device);
        }
        for (path, target) in [
            (r"\DosDevices", r"\GLOBAL??"),
            (r"\??", r"\GLOBAL??"),
            (r"\GLOBAL??\C:", r"\Device\HarddiskVolume1"),
            (r"\GLOBAL??\PIPE", r"\Device\NamedPipe"),
            (r"\BaseNamedObjects\Global", r"\BaseNamedObjects"),
            (r"\BaseNamedObjects\Local", r"\BaseNamedObjects"),
            (r"\BaseNamedObjects\Session", r"\Sessions\BNOLINKS"),
            (r"\Sessions\1\BaseNamedObjects\Global", r"\BaseNamedObjects"),
            (r"\Sessions\1\BaseNamedObjects\Local", SESSION),
            (r"\Sessions\1\BaseNamedObjects\Session", r"\Sessions\BNOLINKS"),
            (r"\Sessions\BNOLINKS\0", r"\BaseNamedObjects"),
            (r"\Sessions\BNOLINKS\1", SESSION),
        ] {
            let key = self.links.insert(Wide::from(target));
            let link = self.create(SymbolicLink { key });
            self.enter_permanent(path, link);
        }
    }

    fn make_directory(&mut self) -> ObjectId {
        let key = self.directories.insert(Entries::default());
        self.create(Directory { key })
    }

    /// Enters a permanent object of the system; its maker's reference becomes the directory's.
    fn enter_permanent(&mut self, path: &str, id: ObjectId) {
        let (parent, name) = path.rsplit_once('\\').expect("a full path");
        let parent = if parent.is_empty() {
            self.root
        } else {
            self.object_named(parent).expect("parents come first")
        };
        let key = self.directory_of(parent).expect("a parent is a directory");
        self.directories[key].insert(Wide::from(name), id);
        let info = self.info_mut(id);
        info.name = Some((parent, Wide::from(name)));
        info.permanent = true;
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
        if let Some(key) = self.directory_of(parent) {
            self.directories[key].swap_remove(&name);
        }
        self.dereference(id);
    }
}
