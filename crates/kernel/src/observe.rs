//! Looking at a system from outside: what explanations and tables need and no program can see.
//!
//! Everything here only reads. What a call of a program may know stands in `syscall`.

use nt::Wide;
use slotmap::Key;

use crate::kernel::{FileKey, Kernel, LinkKey, ThreadKey};
use crate::object::{Body, FileObject, Info, ObjectId};

/// The references that a handle holds in reserve on x64.
const RESERVE: u64 = 0x7FFF;

/// Where the objects lie, each on a stretch of its own, and how far below it its header is.
const OBJECTS: u64 = 0xFFFF_C000_0001_0000;
const STRETCH: u64 = 0x100;
const HEADER: u64 = 0x30;

impl Kernel {
    /// What its type adds to an object.
    pub fn body(&self, id: ObjectId) -> Option<&Body> {
        self.objects.get(id).map(|object| &object.body)
    }

    /// The open handles of an object in all tables.
    pub fn handle_count(&self, id: ObjectId) -> u32 {
        self.objects.get(id).map_or(0, |object| object.handles)
    }

    /// The references of all kinds to an object, one for each handle among them.
    pub fn reference_count(&self, id: ObjectId) -> u32 {
        self.objects.get(id).map_or(0, |object| object.references)
    }

    /// The optional header of an object, where it has one.
    pub fn header(&self, id: ObjectId) -> Option<&Info> {
        self.infos.get(self.objects.get(id)?.info as usize)
    }

    /// The references that a program is told of: the plain number, or with those that Windows 8.1
    /// and later keep in reserve for each handle.
    pub(crate) fn told_references(&self, id: ObjectId) -> u64 {
        let object = self.at(id);
        let reserve = if self.inflated { u64::from(object.handles) * RESERVE } else { 0 };
        u64::from(object.references) + reserve
    }

    /// Sets whether programs are told the references that Windows keeps in reserve.
    pub fn set_inflated(&mut self, inflated: bool) {
        self.inflated = inflated;
    }

    /// Sets whether names of certain types are compared without regard to case, whatever the flags
    /// of a call.
    pub fn set_case_insensitive(&mut self, on: bool) {
        self.case_insensitive = on;
    }

    /// Where an object would lie: the same in every run, and one object's as long as it lives.
    pub fn address_of(&self, id: ObjectId) -> u64 {
        OBJECTS + u64::from(self.place_of(id)) * STRETCH + HEADER
    }

    /// Whether a wait of this thread for this object alone would be satisfied now.
    pub fn would_satisfy(&self, id: ObjectId, by: ThreadKey) -> bool {
        self.objects.get(id).is_some_and(|object| object.body.is_signaled(by))
    }

    /// The file object that a key names.
    pub fn file_object(&self, key: FileKey) -> Option<&FileObject> {
        self.files.get(key)
    }

    /// The text that a symbolic link stands for.
    pub fn link_target(&self, key: LinkKey) -> Option<&Wide> {
        self.links.get(key)
    }

    /// All objects that are alive, by their place.
    pub fn all_objects(&self) -> Vec<ObjectId> {
        self.objects.keys().collect()
    }

    /// The place of an object among all. As with an address, another object may have it once this
    /// one is gone.
    pub fn place_of(&self, id: ObjectId) -> u32 {
        id.data().as_ffi() as u32
    }
}
