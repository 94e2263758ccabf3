//! Window stations and desktops: what they hold, who works in them, and how a process gets there.
//!
//! A window station is found in a directory of its session; its desktops have their names in it and
//! nowhere else. A process works in one window station and its threads on its desktops, each by a
//! handle of the process's own table, which cannot be closed meanwhile.

use std::collections::BTreeMap;
use std::sync::Arc;

use nt::{Access, Handle, ObjectType, Status, Wide};

use crate::handle_table::{Attributes, Entry};
use crate::kernel::{DesktopKey, Kernel, ProcessKey, StationKey, ThreadKey};
use crate::object::{Body, Desktop, ObjectId, WindowStation};
use crate::security::{Ace, Descriptor, Label, Sid};
use crate::volume::upcase;
use crate::why::{StationWhy, Why};

/// What a window station holds.
#[derive(Clone, Debug, Default)]
pub struct StationBlock {
    /// Its desktops, by name in upper case. They refer to it, it does not refer to them.
    pub(crate) desktops: BTreeMap<Wide, ObjectId>,
    /// The desktop that gets the user's input.
    pub(crate) input: Option<ObjectId>,
    /// Whether a user sees it.
    pub(crate) visible: bool,
}

/// What a desktop is.
#[derive(Clone, Debug)]
pub struct DesktopBlock {
    /// Its window station, which it refers to.
    pub(crate) station: ObjectId,
    /// Its name.
    pub(crate) name: Wide,
    /// Whether other accounts may set hooks on it (DF_ALLOWOTHERACCOUNTHOOK).
    pub(crate) hooks: bool,
}

/// Where a process works.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seat {
    /// Its handle of its window station.
    pub station: Option<Handle>,
    /// Its handle of the desktop that its threads begin on.
    pub desktop: Option<Handle>,
}

/// The desktops that the system makes where a user sits, and whether everybody there may use them.
const DESKTOPS: [(&str, bool); 3] = [("Default", true), ("Disconnect", false), ("Winlogon", false)];

/// The path of the directory of window stations of a session.
fn directory(session: u32) -> String {
    match session {
        0 => r"\Windows\WindowStations".into(),
        _ => format!(r"\Sessions\{session}\Windows\WindowStations"),
    }
}

impl Kernel {
    /// Makes the directory of window stations of a session, and the one in which its user sits.
    pub(crate) fn make_stations(&mut self, session: u32) {
        let path = directory(session);
        let (above, _) = path.rsplit_once('\\').expect("a full path");
        for path in [above, &path] {
            if self.object_named(path).is_none() {
                let directory = self.make_directory();
                self.enter_permanent(path, directory);
            }
        }
        let station = self.new_station(Some(seated(ObjectType::WINDOW_STATION, true)));
        self.station_mut(station).visible = true;
        self.make_permanent(station);
        let at = self.stations_of(session);
        self.enter(at, Wide::from("WinSta0"), station);
        for (name, all) in DESKTOPS {
            let security = Some(seated(ObjectType::DESKTOP, all));
            let desktop = self.new_desktop(station, Wide::from(name), security);
            self.make_permanent(desktop);
            self.dereference(desktop);
            let input = &mut self.station_mut(station).input;
            input.get_or_insert(desktop);
        }
        self.dereference(station);
    }

    /// The directory of window stations of a session.
    pub(crate) fn stations_of(&self, session: u32) -> ObjectId {
        self.object_named(&directory(session)).expect("every session has one")
    }

    /// Makes a window station that has no name yet; its maker refers to it.
    pub(crate) fn new_station(&mut self, security: Option<Arc<Descriptor>>) -> ObjectId {
        let key = self.stations.insert(StationBlock::default());
        let station = self.create(WindowStation { key });
        self.info_mut(station).security = security;
        station
    }

    /// Makes a desktop in a window station; its maker refers to it.
    pub(crate) fn new_desktop(
        &mut self,
        station: ObjectId,
        name: Wide,
        security: Option<Arc<Descriptor>>,
    ) -> ObjectId {
        let upper = upcase(name.as_units());
        let key = self.desktops.insert(DesktopBlock { station, name, hooks: false });
        let desktop = self.create(Desktop { key });
        self.info_mut(desktop).security = security;
        self.station_mut(station).desktops.insert(upper, desktop);
        self.reference_object(station);
        desktop
    }

    /// What a window station holds.
    pub(crate) fn station(&self, id: ObjectId) -> &StationBlock {
        match self.at(id).body {
            Body::WindowStation(station) => &self.stations[station.key],
            _ => unreachable!("it was resolved as a window station"),
        }
    }

    pub(crate) fn station_mut(&mut self, id: ObjectId) -> &mut StationBlock {
        match self.at(id).body {
            Body::WindowStation(station) => &mut self.stations[station.key],
            _ => unreachable!("it was resolved as a window station"),
        }
    }

    /// What a desktop is.
    pub(crate) fn desktop(&self, id: ObjectId) -> &DesktopBlock {
        match self.at(id).body {
            Body::Desktop(desktop) => &self.desktops[desktop.key],
            _ => unreachable!("it was resolved as a desktop"),
        }
    }

    /// Says whether other accounts may set hooks on a desktop.
    pub(crate) fn hook_desktop(&mut self, id: ObjectId, hooks: bool) {
        if let Body::Desktop(desktop) = self.at(id).body {
            self.desktops[desktop.key].hooks = hooks;
        }
    }

    /// The name of a desktop goes with its last handle.
    pub(crate) fn close_desktop(&mut self, id: ObjectId, key: DesktopKey) {
        if self.info(id).is_some_and(|info| info.permanent) {
            return;
        }
        let DesktopBlock { station, name, .. } = self.desktops[key].clone();
        let block = self.station_mut(station);
        block.desktops.remove(&upcase(name.as_units()));
        if block.input == Some(id) {
            block.input = block.desktops.get(&upcase(Wide::from("Default").as_units())).copied();
        }
    }

    /// Forgets a desktop that nothing refers to.
    pub(crate) fn delete_desktop(&mut self, key: DesktopKey) {
        let block = self.desktops.remove(key).expect("one object, one block");
        self.dereference(block.station);
    }

    /// Forgets a window station that nothing refers to.
    pub(crate) fn delete_station(&mut self, key: StationKey) {
        let block = self.stations.remove(key).expect("one object, one block");
        assert!(block.desktops.is_empty(), "a desktop keeps its window station");
    }

    /// The window station of a log-on that no user sees: its name, and the object if it is there.
    pub(crate) fn service_station(&self, by: ThreadKey) -> (Wide, Option<ObjectId>) {
        let log_on = self.effective_token(by).logon;
        let (high, low) = (log_on >> 32, log_on & 0xFFFF_FFFF);
        let name = format!("Service-0x{high:x}-{low:x}$");
        let session = self.processes[self.threads[by].process].session;
        let found = self.object_named(&format!(r"{}\{name}", directory(session)));
        (Wide::from(name), found)
    }

    /// Enters a window station that was just made under its name.
    pub(crate) fn name_station(&mut self, by: ThreadKey, station: ObjectId, name: Wide) {
        let session = self.processes[self.threads[by].process].session;
        let at = self.stations_of(session);
        self.enter(at, name, station);
    }

    /// Connects a process to a window station and its threads to a desktop, as far as it is not:
    /// to those that it inherited, to those where the user sits, or to those of its log-on.
    ///
    /// # Errors
    /// ACCESS_DENIED, INSUFFICIENT_RESOURCES.
    pub(crate) fn connect(&mut self, by: ThreadKey) -> Result<Handle, Status> {
        let process = self.threads[by].process;
        let station = match self.processes[process].seat.station {
            Some(station) => station,
            None => {
                let station = match self.inherited(process, ObjectType::WINDOW_STATION) {
                    Some(inherited) => inherited,
                    None => self.open_own_station(by, process)?,
                };
                self.processes[process].seat.station = Some(station);
                self.use_handle(process, station);
                // A desktop that cannot be opened is missed when it is asked for.
                let _ = self.connect_to_desktop(by);
                self.why = None;
                station
            }
        };
        Ok(station)
    }

    /// The handle of the desktop that the threads of a process begin on.
    ///
    /// # Errors
    /// As [`Self::connect`], and OBJECT_NAME_NOT_FOUND.
    pub(crate) fn connect_to_desktop(&mut self, by: ThreadKey) -> Result<Handle, Status> {
        let station = self.connect(by)?;
        let process = self.threads[by].process;
        if let Some(desktop) = self.processes[process].seat.desktop {
            return Ok(desktop);
        }
        let desktop = match self.inherited(process, ObjectType::DESKTOP) {
            Some(inherited) => inherited,
            None => {
                let table = self.processes[process].table.as_ref().expect("its thread runs");
                let station = table.get(station).expect("a handle in use stays open").object;
                let name = upcase(Wide::from("Default").as_units());
                let Some(desktop) = self.station(station).desktops.get(&name).copied() else {
                    self.why = Some(Why::Station(StationWhy::NoDesktop));
                    return Err(Status::OBJECT_NAME_NOT_FOUND);
                };
                self.open_most(by, process, desktop)?
            }
        };
        self.processes[process].seat.desktop = Some(desktop);
        self.use_handle(process, desktop);
        Ok(desktop)
    }

    /// The first handle of a type that a process can have inherited.
    fn inherited(&self, process: ProcessKey, of: ObjectType) -> Option<Handle> {
        let table = self.processes[process].table.as_ref()?;
        let fits = |entry: &Entry| {
            entry.attributes.contains(Attributes::INHERIT)
                && self.at(entry.object).body.object_type() == of
        };
        table.iter().find(|(_, entry)| fits(entry)).map(|(handle, _)| handle)
    }

    /// Opens the window station that a process belongs in, and makes it if it is not there.
    fn open_own_station(&mut self, by: ThreadKey, process: ProcessKey) -> Result<Handle, Status> {
        let session = self.processes[process].session;
        if session != 0 {
            let path = format!(r"{}\WinSta0", directory(session));
            let station = self.object_named(&path).expect("every session has one");
            return self.open_most(by, process, station);
        }
        let (name, found) = self.service_station(by);
        let station = match found {
            Some(station) => {
                self.reference_object(station);
                station
            }
            None => {
                let user = self.effective_token(by).user.clone();
                let security = |of| Some(Arc::new(owned(of, &user)));
                let station = self.new_station(security(ObjectType::WINDOW_STATION));
                self.name_station(by, station, name);
                station
            }
        };
        let opened = self.open_most(by, process, station);
        if found.is_none() && opened.is_ok() {
            let user = self.effective_token(by).user.clone();
            let security = Some(Arc::new(owned(ObjectType::DESKTOP, &user)));
            let desktop = self.new_desktop(station, Wide::from("Default"), security);
            self.processes[process].seat.desktop = self.open_most(by, process, desktop).ok();
            if let Some(desktop) = self.processes[process].seat.desktop {
                self.use_handle(process, desktop);
            }
            self.dereference(desktop);
        }
        self.dereference(station);
        opened
    }

    /// Opens an object with all the rights that there are to be had.
    fn open_most(
        &mut self,
        by: ThreadKey,
        process: ProcessKey,
        object: ObjectId,
    ) -> Result<Handle, Status> {
        let granted = self.check_access(by, object, Access::MAXIMUM_ALLOWED)?;
        self.open(process, Entry { object, granted, attributes: Attributes::empty() })
    }

    /// The handle of the desktop that a thread works on.
    pub(crate) fn desktop_handle(&self, thread: ThreadKey) -> Option<Handle> {
        let block = &self.threads[thread];
        block.desktop.or(self.processes[block.process].seat.desktop)
    }

    /// The object that an open handle of a process names.
    pub(crate) fn named_by(&self, process: ProcessKey, handle: Handle) -> Option<ObjectId> {
        Some(self.processes[process].table.as_ref()?.get(handle)?.object)
    }

    /// Whether a process works with a handle.
    pub(crate) fn is_used(&self, process: ProcessKey, handle: Handle) -> bool {
        let block = &self.processes[process];
        let handle = Some(handle);
        block.seat.station == handle
            || block.seat.desktop == handle
            || block.threads.iter().any(|thread| self.threads[*thread].desktop == handle)
    }

    /// Notes in the table whether a process works with a handle.
    pub(crate) fn use_handle(&mut self, process: ProcessKey, handle: Handle) {
        let used = self.is_used(process, handle);
        let Some(table) = self.processes[process].table.as_mut() else { return };
        if let Some(entry) = table.get(handle) {
            let mut attributes = entry.attributes;
            attributes.set(Attributes::IN_USE, used);
            table.set_attributes(handle, attributes);
        }
    }

    /// A thread that has ended works on no desktop.
    pub(crate) fn leave_desktop(&mut self, thread: ThreadKey) {
        if let Some(desktop) = self.threads[thread].desktop.take() {
            self.use_handle(self.threads[thread].process, desktop);
        }
    }

    /// Recounts the window stations and desktops, and who works in them.
    ///
    /// # Panics
    /// It does not: obsim is wrong.
    pub(crate) fn audit_stations(&self, mut count: impl FnMut(ObjectId)) {
        let mut desktops = 0;
        for (id, object) in &self.objects {
            let Body::Desktop(desktop) = object.body else { continue };
            let block = &self.desktops[desktop.key];
            count(block.station);
            let entries = &self.station(block.station).desktops;
            let listed = entries.get(&upcase(block.name.as_units())) == Some(&id);
            let permanent = self.info(id).is_some_and(|info| info.permanent);
            assert_eq!(listed, permanent || object.handles > 0, "a desktop lost its name");
            desktops += 1;
        }
        assert_eq!(desktops, self.desktops.len(), "a desktop belongs to nobody");
        for block in self.stations.values() {
            let known = |id: &ObjectId| block.desktops.values().any(|other| other == id);
            assert!(block.input.iter().all(known), "input goes to a desktop that is gone");
        }
        for (key, process) in &self.processes {
            let Some(table) = &process.table else { continue };
            for (handle, entry) in table.iter() {
                let noted = entry.attributes.contains(Attributes::IN_USE);
                assert_eq!(noted, self.is_used(key, handle), "a use of a handle drifted");
            }
        }
    }
}

/// The descriptor of what the system makes where a user sits: all of it for those who sit there
/// and programs of low integrity, or for the system alone (assumed).
fn seated(of: ObjectType, all: bool) -> Arc<Descriptor> {
    let everything = of.mapping().all;
    let mut dacl = vec![Ace::allow(Sid::system(), everything)];
    if all {
        dacl.push(Ace::allow(Sid::administrators(), everything));
        dacl.push(Ace::allow(Sid::interactive(), everything));
    }
    let mut security = Descriptor::new(Sid::administrators(), Sid::system(), Some(dacl));
    security.label = all.then_some(Label::new(0x1000, Label::NO_WRITE_UP));
    Arc::new(security)
}

/// The descriptor of what the system makes for a log-on: all of it for its user.
fn owned(of: ObjectType, user: &Sid) -> Descriptor {
    let everything = of.mapping().all;
    let dacl = [Sid::system(), Sid::administrators(), user.clone()]
        .map(|sid| Ace::allow(sid, everything))
        .to_vec();
    Descriptor::new(Sid::administrators(), Sid::system(), Some(dacl))
}
