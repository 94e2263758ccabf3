//! DOS names: the letters of drives and the names of devices below `\??`.
//!
//! Everybody who logged on has a directory of them, in front of the one that all have.

use nt::{Status, Wide};

use crate::kernel::{Kernel, ThreadKey};
use crate::object::{Body, ObjectId, SymbolicLink};
use crate::why::Why;

/// OBJ_IGNORE_IMPERSONATED_DEVICEMAP.
const IGNORE_IMPERSONATED: u32 = 0x800;

/// DDD_RAW_TARGET_PATH, DDD_REMOVE_DEFINITION, DDD_EXACT_MATCH_ON_REMOVE.
const RAW_TARGET_PATH: u32 = 1;
const REMOVE_DEFINITION: u32 = 2;
const EXACT_MATCH_ON_REMOVE: u32 = 4;

/// The log-on of the system, which uses the names that everybody has.
const SYSTEM_LOG_ON: u64 = 0x3E7;

impl Kernel {
    /// The directory of DOS names of whoever asks, which is made when it is first looked at
    /// (assumed: nobody sees when), and the one behind it.
    pub(crate) fn dos_directories(
        &mut self,
        by: ThreadKey,
        flags: u32,
    ) -> (ObjectId, Option<ObjectId>) {
        let process = self.threads[by].process;
        let token = if flags & IGNORE_IMPERSONATED != 0 {
            self.primary_token(process)
        } else {
            self.effective_token(by)
        };
        let log_on = token.logon;
        if log_on == SYSTEM_LOG_ON {
            return (self.global_dos_names, None);
        }
        let own = match self.dos_names.get(&log_on) {
            Some(own) => *own,
            None => {
                let (high, low) = (log_on >> 32, log_on & 0xFFFF_FFFF);
                let path = format!(r"\Sessions\0\DosDevices\{high:08x}-{low:08x}");
                let own = self.make_directory();
                self.enter_permanent_for(&path, own, 0x2000F);
                self.enter_link(&format!(r"{path}\Global"), r"\GLOBAL??");
                self.dos_names.insert(log_on, own);
                own
            }
        };
        (own, Some(self.global_dos_names))
    }

    /// Defines a DOS name or takes a definition back, as the subsystem does for a program. The
    /// target of a name is a list of definitions, the latest of which counts.
    ///
    /// # Errors
    /// OBJECT_NAME_NOT_FOUND: there is nothing to take back.
    pub(crate) fn define_dos_name(
        &mut self,
        by: ThreadKey,
        flags: u32,
        name: &[u16],
        target: Option<&[u16]>,
    ) -> Result<(), Status> {
        let (directory, _) = self.dos_directories(by, 0);
        let key = self.directory_of(directory).expect("it is one");
        let name = Wide::from(name);
        let found = self.directories[key].iter().find(|(other, _)| other.eq_ignore_case(&name));
        let link = found.map(|(_, id)| *id).and_then(|id| match self.at(id).body {
            Body::SymbolicLink(link) => Some((id, link)),
            _ => None,
        });
        let raw = |target: &[u16]| match flags & RAW_TARGET_PATH {
            0 => Wide::from([&PREFIX[..], target].concat()),
            _ => Wide::from(target),
        };
        if flags & REMOVE_DEFINITION == 0 {
            let target = raw(target.unwrap_or_default());
            match link {
                Some((_, link)) => {
                    let before = self.links[link.key].as_units();
                    let all = [target.as_units(), &[0], before].concat();
                    self.links[link.key] = Wide::from(all);
                }
                None => {
                    let key = self.links.insert(target);
                    let id = self.create(SymbolicLink { key });
                    self.enter(directory, name, id);
                    self.make_permanent(id);
                    let mapping = nt::ObjectType::SYMBOLIC_LINK.mapping();
                    let everybody = crate::security::Descriptor::of_system(mapping, 0x2_0001);
                    self.info_mut(id).security = Some(std::sync::Arc::new(everybody));
                    self.dereference(id);
                }
            }
            return Ok(());
        }
        let Some((id, link)) = link else { return Err(self.no_definition()) };
        let wanted = target.map(raw);
        let exact = flags & EXACT_MATCH_ON_REMOVE != 0;
        let fits = |part: &[u16]| match &wanted {
            None => true,
            Some(wanted) if exact => part == wanted.as_units(),
            Some(wanted) => part.starts_with(wanted.as_units()),
        };
        let all = self.links[link.key].clone();
        let mut parts: Vec<&[u16]> = all.as_units().split(|unit| *unit == 0).collect();
        let Some(at) = parts.iter().position(|part| fits(part)) else {
            return Err(self.no_definition());
        };
        parts.remove(at);
        if parts.is_empty() {
            self.make_temporary(id);
        } else {
            self.links[link.key] = Wide::from(parts.join(&0));
        }
        Ok(())
    }

    fn no_definition(&mut self) -> Status {
        self.why = Some(Why::NameUnknown);
        Status::OBJECT_NAME_NOT_FOUND
    }
}

/// `\??\`, which begins the target of a name that is not given raw.
const PREFIX: [u16; 4] = [b'\\' as u16, b'?' as u16, b'?' as u16, b'\\' as u16];
