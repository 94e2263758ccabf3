//! The registry: keys, the values in them, and who waits for a change of them.
//!
//! Here are the keys themselves. A handle is to a key *object*, which is one opening of a key
//! (`object/key.rs`); a key that is deleted lives until its last opening is gone.

use std::collections::BTreeMap;
use std::sync::Arc;

use nt::wide::upcase_unit;
use nt::{Access, ObjectType, Status, Wide};

use crate::kernel::{Kernel, RegKey};
use crate::object::{Body, Key, ObjectId};
use crate::security::{Denied, Descriptor, Level, Privilege, Token, access_check};
use crate::why::{KeyWhy, TokenWhy, Why};

/// A key.
#[derive(Clone, Debug)]
pub struct RegistryKey {
    /// Its name as it was first written.
    pub name: Wide,
    /// The key that it lies below.
    pub parent: Option<RegKey>,
    /// The keys below it, by upper-case name.
    pub subkeys: BTreeMap<Wide, RegKey>,
    /// Its values, oldest first.
    pub values: Vec<RegistryValue>,
    /// Who may do what with it.
    pub(crate) security: Arc<Descriptor>,
    /// Whether it is gone when the system starts again.
    pub volatile: bool,
    /// Whether it belongs to the system and cannot be deleted.
    pub(crate) fixed: bool,
    /// Whether nothing can be created directly below it.
    pub(crate) closed: bool,
    /// Whether it has been deleted and is only still open.
    pub deleted: bool,
    /// How many key objects are openings of it.
    pub(crate) openings: u32,
    /// Who is to be told of changes.
    pub(crate) watches: Vec<Watch>,
}

/// A value of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistryValue {
    /// Its name; that of the default value is empty.
    pub name: Wide,
    /// A REG_ type.
    pub kind: u32,
    /// Its bytes.
    pub data: Box<[u8]>,
}

/// An event that is set once something changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Watch {
    /// The key object through which it was asked for.
    pub by: ObjectId,
    /// The event, which the watch refers to.
    pub event: ObjectId,
    /// REG_NOTIFY_ flags.
    pub filter: u32,
    /// Whether the keys below count, too.
    pub tree: bool,
}

/// REG_NOTIFY_CHANGE_NAME and REG_NOTIFY_CHANGE_LAST_SET.
pub(crate) const CHANGED_NAME: u32 = 0x1;
pub(crate) const CHANGED_VALUE: u32 = 0x4;

/// Rights of everybody on keys of the machine: KEY_READ.
const READ: u32 = 0x2_0019;

/// What a path leads to.
pub(crate) enum OnWay {
    /// A key.
    Key(RegKey),
    /// Nothing, but the key above is there.
    Missing(RegKey, Wide),
}

fn upcase(name: &[u16]) -> Wide {
    name.iter().map(|unit| upcase_unit(*unit)).collect::<Vec<u16>>().as_slice().into()
}

impl RegistryKey {
    pub(crate) fn new(name: Wide, parent: Option<RegKey>, security: Arc<Descriptor>) -> Self {
        RegistryKey {
            name,
            parent,
            subkeys: BTreeMap::new(),
            values: Vec::new(),
            security,
            volatile: false,
            fixed: false,
            closed: false,
            deleted: false,
            openings: 0,
            watches: Vec::new(),
        }
    }

    /// The value of a name, in which case does not count.
    pub(crate) fn value(&self, name: &[u16]) -> Option<usize> {
        let name = Wide::from(name);
        self.values.iter().position(|value| value.name.eq_ignore_case(&name))
    }
}

impl Kernel {
    /// The key that a name stands for in the registry.
    pub fn registry_key(&self, key: RegKey) -> Option<&RegistryKey> {
        self.keys.get(key)
    }

    /// Builds what is there before anything runs, and the object at which its names begin.
    pub(crate) fn make_registry(&mut self) {
        let security = Arc::new(Descriptor::of_system(ObjectType::KEY.mapping(), READ));
        let root = self.keys.insert(RegistryKey::new("REGISTRY".into(), None, security));
        (self.keys[root].fixed, self.keys[root].closed) = (true, true);
        self.registry = root;
        for (path, closed, volatile) in [
            (r"MACHINE", true, false),
            (r"MACHINE\HARDWARE", false, true),
            (r"MACHINE\SOFTWARE", false, false),
            (r"MACHINE\SOFTWARE\Classes", false, false),
            (r"MACHINE\SYSTEM", false, false),
            (r"MACHINE\SYSTEM\CurrentControlSet", false, false),
            (r"MACHINE\SYSTEM\CurrentControlSet\Hardware Profiles", false, false),
            (r"MACHINE\SYSTEM\CurrentControlSet\Hardware Profiles\Current", false, false),
            (r"USER", true, false),
        ] {
            let path: Vec<u16> = path.encode_utf16().collect();
            if let Ok(OnWay::Missing(parent, name)) = self.walk_keys(root, &path) {
                let key = self.add_key(parent, name, None, volatile);
                (self.keys[key].fixed, self.keys[key].closed) = (true, closed);
            }
        }
        self.keys[root].openings += 1;
        let object = self.create(Key { key: root });
        self.enter_permanent(r"\REGISTRY", object);
    }

    /// Makes the keys of a user, if they are not there.
    pub(crate) fn make_user_keys(&mut self, token: &Token) {
        let user = self.child_key(self.registry, &"USER".encode_utf16().collect::<Vec<_>>());
        let user = user.expect("it was made with the registry");
        let sid = Wide::from(token.user.to_string().as_str());
        if self.child_key(user, sid.as_units()).is_some() {
            return;
        }
        let hive = self.add_key(user, sid, Some(token.defaults.of(ObjectType::KEY)), false);
        self.keys[hive].fixed = true;
        let software = self.add_key(hive, "Software".into(), None, false);
        self.keys[software].fixed = true;
    }

    fn child_key(&self, key: RegKey, name: &[u16]) -> Option<RegKey> {
        self.keys[key].subkeys.get(&upcase(name)).copied()
    }

    /// Adds a key. Without a descriptor of its own it gets that of the key above, as if all
    /// entries of that were inherited (assumed).
    pub(crate) fn add_key(
        &mut self,
        parent: RegKey,
        name: Wide,
        security: Option<Arc<Descriptor>>,
        volatile: bool,
    ) -> RegKey {
        let security = security.unwrap_or_else(|| self.keys[parent].security.clone());
        let mut new = RegistryKey::new(name.clone(), Some(parent), security);
        new.volatile = volatile;
        let key = self.keys.insert(new);
        self.keys[parent].subkeys.insert(upcase(name.as_units()), key);
        key
    }

    /// Follows a path below a key. Separators at its end, and several in a row, are as good as one
    /// (assumed).
    ///
    /// # Errors
    /// OBJECT_NAME_NOT_FOUND: a key on the way is not there.
    pub(crate) fn walk_keys(&mut self, from: RegKey, path: &[u16]) -> Result<OnWay, Status> {
        let mut parts =
            path.split(|unit| *unit == u16::from(b'\\')).filter(|part| !part.is_empty());
        let mut at = from;
        while let Some(part) = parts.next() {
            match self.child_key(at, part) {
                Some(child) => at = child,
                None if parts.next().is_none() => return Ok(OnWay::Missing(at, part.into())),
                None => {
                    self.why = Some(Why::Key(KeyWhy::Missing));
                    return Err(Status::OBJECT_NAME_NOT_FOUND);
                }
            }
        }
        Ok(OnWay::Key(at))
    }

    /// The full path of a key in the namespace.
    pub fn key_path(&self, key: RegKey) -> String {
        let mut parts = Vec::new();
        let mut at = Some(key);
        while let Some(found) = at.and_then(|at| self.keys.get(at)) {
            parts.push(found.name.to_string());
            at = found.parent;
        }
        parts.reverse();
        format!(r"\{}", parts.join("\\"))
    }

    /// Checks what a token asks of a key.
    ///
    /// # Errors
    /// ACCESS_DENIED, PRIVILEGE_NOT_HELD.
    pub(crate) fn check_key(
        &mut self,
        token: &Token,
        key: RegKey,
        desired: Access,
    ) -> Result<Access, Status> {
        let of = ObjectType::KEY;
        self.check_valid(of, desired)?;
        if !token.acts() {
            let level = token.level.unwrap_or(Level::Delegation);
            self.why = Some(Why::Token(TokenWhy::LevelTooLow { level }));
            return Err(Status::BAD_IMPERSONATION_LEVEL);
        }
        let security = self.keys[key].security.clone();
        let missing = match access_check(token, Some(&security), of.mapping(), desired) {
            Ok(granted) => return Ok(granted),
            Err(Denied::Privilege) => {
                self.why = Some(Why::Privilege { name: Privilege::SECURITY.name() });
                return Err(Status::PRIVILEGE_NOT_HELD);
            }
            Err(Denied::Nothing) => Access::empty(),
            Err(Denied::Missing { missing, .. }) => missing,
        };
        self.why = Some(Why::Key(KeyWhy::Access { key, missing }));
        Err(Status::ACCESS_DENIED)
    }

    /// Deletes a key that has no subkeys. It is gone from where it was, and stays for those who
    /// have it open.
    ///
    /// # Errors
    /// CANNOT_DELETE.
    pub(crate) fn delete_key(&mut self, key: RegKey) -> Result<(), Status> {
        let found = &self.keys[key];
        let why = match (found.fixed, found.subkeys.len()) {
            (true, _) => KeyWhy::Fixed,
            (_, 0) => {
                let (name, parent) = (upcase(found.name.as_units()), found.parent);
                self.note_change(key, CHANGED_NAME);
                if let Some(parent) = parent {
                    self.keys[parent].subkeys.remove(&name);
                    self.note_change(parent, CHANGED_NAME);
                }
                self.keys[key].deleted = true;
                return Ok(());
            }
            (_, count) => KeyWhy::HasSubkeys { count },
        };
        self.why = Some(Why::Key(why));
        Err(Status::CANNOT_DELETE)
    }

    /// Tells whoever watches a key, or the tree that it lies in, of a change. A watch tells once.
    pub(crate) fn note_change(&mut self, key: RegKey, what: u32) {
        let mut told = Vec::new();
        let mut at = Some(key);
        while let Some(here) = at {
            let found = &mut self.keys[here];
            let hears = |watch: &Watch| watch.filter & what != 0 && (here == key || watch.tree);
            told.extend(found.watches.iter().filter(|watch| hears(watch)).copied());
            found.watches.retain(|watch| !hears(watch));
            at = found.parent;
        }
        told.into_iter().for_each(|watch| self.tell_watch(watch));
    }

    fn tell_watch(&mut self, watch: Watch) {
        if let Body::Event(event) = &mut self.objects[watch.event].body {
            event.signaled = true;
            self.wake(watch.event);
        }
        self.dereference(watch.event);
    }

    /// The last handle of a key object is gone: whoever watched through it is told. Source:
    /// Microsoft, "RegNotifyChangeKeyValue".
    pub(crate) fn end_watches(&mut self, by: ObjectId, key: RegKey) {
        let watches = std::mem::take(&mut self.keys[key].watches);
        let (ended, kept) = watches.into_iter().partition::<Vec<_>, _>(|watch| watch.by == by);
        self.keys[key].watches = kept;
        ended.into_iter().for_each(|watch| self.tell_watch(watch));
    }

    /// A key object is gone; a key that was deleted goes with its last one.
    pub(crate) fn end_opening(&mut self, key: RegKey) {
        let found = &mut self.keys[key];
        found.openings -= 1;
        if found.deleted && found.openings == 0 {
            self.keys.remove(key);
        }
    }

    /// Recounts the openings of keys, and names every event that a watch refers to.
    ///
    /// # Panics
    /// A count or a link is not what the rest of the state says: obsim is wrong.
    pub(crate) fn audit_registry(&self, mut refers: impl FnMut(ObjectId)) {
        let mut openings: BTreeMap<RegKey, u32> = BTreeMap::new();
        for object in self.objects.values() {
            if let Body::Key(key) = object.body {
                *openings.entry(key.key).or_default() += 1;
            }
        }
        for (key, found) in &self.keys {
            let open = openings.remove(&key).unwrap_or(0);
            assert_eq!(found.openings, open, "the openings of a key drifted");
            let above = found.parent.and_then(|parent| self.keys.get(parent));
            let listed = above.is_some_and(|above| above.subkeys.values().any(|id| *id == key));
            let listed = listed || key == self.registry;
            assert_ne!(listed, found.deleted, "a key is deleted and listed, or neither");
            for watch in &found.watches {
                assert!(self.objects[watch.by].handles > 0, "a closed key is watched");
                refers(watch.event);
            }
        }
        assert!(openings.is_empty(), "a key object is of no key");
    }
}
