//! Services for window stations and desktops: who works in them, and what they tell of themselves.

use calls::{Any, In, Out, Refused, USEROBJECTFLAGS};
use nt::rights::{
    DESKTOP_READOBJECTS, DESKTOP_SWITCHDESKTOP, DESKTOP_WRITEOBJECTS, WINSTA_READATTRIBUTES,
    WINSTA_WRITEATTRIBUTES,
};
use nt::{Access, Handle, Id, ObjectType, Status, Wide};

use super::{Syscall, status};
use crate::handle_table::{Attributes, Entry};
use crate::object::{Body, ObjectId};
use crate::why::{StationWhy, Why};

/// UOI_FLAGS, UOI_NAME, UOI_TYPE, UOI_USER_SID, UOI_HEAPSIZE and UOI_IO.
const FLAGS: u32 = 1;
const NAME: u32 = 2;
const TYPE: u32 = 3;
const USER_SID: u32 = 4;
const HEAPSIZE: u32 = 5;
const IO: u32 = 6;

/// WSF_VISIBLE and DF_ALLOWOTHERACCOUNTHOOK.
const VISIBLE: u32 = 1;
const ALLOW_HOOKS: u32 = 1;

impl Syscall<'_> {
    /// The window station that the process works in.
    pub(super) fn own_station(&mut self) -> Result<ObjectId, Status> {
        let handle = self.kernel.connect(self.thread)?;
        Ok(self.kernel.named_by(self.process, handle).expect("a handle in use stays open"))
    }

    pub(super) fn sit_in_station(&mut self, handle: Handle) -> Result<Status, Status> {
        self.resolve(handle, ObjectType::WINDOW_STATION, Access::empty())?;
        let handle = handle.untagged();
        let before = self.kernel.processes[self.process].seat.station.replace(handle);
        for handle in before.into_iter().chain([handle]) {
            self.kernel.use_handle(self.process, handle);
        }
        Ok(Status::SUCCESS)
    }

    /// A desktop of the window station that the process works in.
    fn own_desktop(&mut self, handle: Handle, needed: Access) -> Result<ObjectId, Status> {
        let desktop = self.resolve(handle, ObjectType::DESKTOP, needed)?;
        let own = self.own_station()?;
        if self.kernel.desktop(desktop).station != own {
            return self.refuse_station(StationWhy::Elsewhere, Status::ACCESS_DENIED);
        }
        Ok(desktop)
    }

    pub(super) fn sit_at_desktop(&mut self, handle: Handle) -> Result<Status, Status> {
        let desktop = self.own_desktop(handle, Access::empty())?;
        let before = self.kernel.desktop_handle(self.thread);
        let same = before.and_then(|before| self.kernel.named_by(self.process, before));
        if same != Some(desktop) && self.kernel.has_windows(self.thread) {
            return self.refuse_station(StationWhy::Busy, Status::DEVICE_BUSY);
        }
        let handle = handle.untagged();
        self.kernel.threads[self.thread].desktop = Some(handle);
        for handle in before.into_iter().chain([handle]) {
            self.kernel.use_handle(self.process, handle);
        }
        Ok(Status::SUCCESS)
    }

    pub(super) fn switch_desktop(&mut self, handle: Handle) -> Result<Status, Status> {
        let desktop = self.own_desktop(handle, DESKTOP_SWITCHDESKTOP)?;
        let station = self.kernel.desktop(desktop).station;
        let block = self.kernel.station_mut(station);
        if !block.visible {
            return self.refuse_station(StationWhy::Invisible, Status::INVALID_PARAMETER);
        }
        block.input = Some(desktop);
        Ok(Status::SUCCESS)
    }

    pub(super) fn tell_thread_desktop(
        &mut self,
        id: Id,
        place: &mut Out<Handle>,
    ) -> Result<Status, Refused> {
        if let Err(status) = place.demand() {
            return Ok(status);
        }
        let thread = match self.kernel.by_id(id, ObjectType::THREAD) {
            Ok(object) => match self.kernel.at(object).body {
                Body::Thread(thread) => thread.key,
                _ => unreachable!("it was looked up as a thread"),
            },
            Err(found) => {
                let why = Why::IdUnknown { id, wanted: ObjectType::THREAD, found };
                return Ok(self.refuse(why, Status::INVALID_CID));
            }
        };
        if self.kernel.threads[thread].process != self.process {
            return Err(Refused::new("NtUserGetThreadDesktop", "threads of other processes"));
        }
        let told = match self.kernel.threads[thread].desktop {
            Some(own) => Ok(own),
            None => self.kernel.connect_to_desktop(self.thread),
        };
        Ok(status(told.map(|desktop| {
            place.put(desktop);
            Status::SUCCESS
        })))
    }

    /// A window station or desktop, with rights that differ between the two.
    fn user_entry(&mut self, handle: Handle, needed: [Access; 2]) -> Result<Entry, Status> {
        let (by, process) = (self.thread, self.process);
        let entry = self.kernel.resolve_entry(by, process, handle, None, Access::empty())?;
        let (wanted, needed) = match self.kernel.at(entry.object).body {
            Body::Desktop(_) => (ObjectType::DESKTOP, needed[1]),
            _ => (ObjectType::WINDOW_STATION, needed[0]),
        };
        self.kernel.resolve_entry(by, process, handle, Some(wanted), needed)
    }

    pub(super) fn tell_user_object(
        &mut self,
        handle: Handle,
        index: u32,
        place: &mut Out<Any>,
        length: u32,
        needed: &mut Out<u32>,
    ) -> Result<Status, Refused> {
        match index {
            USER_SID => return Err(Refused::new("NtUserGetObjectInformation", "UOI_USER_SID")),
            HEAPSIZE => return Err(Refused::new("NtUserGetObjectInformation", "UOI_HEAPSIZE")),
            _ => {}
        }
        let told = (|| {
            let entry = self.user_entry(handle, [WINSTA_READATTRIBUTES, DESKTOP_READOBJECTS])?;
            let (value, size) = self.user_information(entry, index)?;
            needed.probe()?;
            needed.put(size);
            if length < size {
                let why = Why::Length { needed: size };
                return Err(self.refuse(why, Status::BUFFER_TOO_SMALL));
            }
            place.demand()?;
            place.put(value);
            Ok(Status::SUCCESS)
        })();
        Ok(status(told))
    }

    /// What is asked of a window station or desktop, and how many bytes that takes.
    fn user_information(&mut self, entry: Entry, index: u32) -> Result<(Any, u32), Status> {
        let text = |text: Wide| {
            let bytes = 2 * (text.len() as u32 + 1);
            (Any::of(&text), bytes)
        };
        let id = entry.object;
        let desktop = matches!(self.kernel.at(id).body, Body::Desktop(_));
        match index {
            FLAGS => {
                let flags = if desktop {
                    u32::from(self.kernel.desktop(id).hooks) * ALLOW_HOOKS
                } else {
                    u32::from(self.kernel.station(id).visible) * VISIBLE
                };
                let inherits = entry.attributes.contains(Attributes::INHERIT);
                let row = USEROBJECTFLAGS { fInherit: inherits, fReserved: false, dwFlags: flags };
                Ok((Any::of(&row), USEROBJECTFLAGS::ROW.size))
            }
            NAME if desktop => Ok(text(self.kernel.desktop(id).name.clone())),
            NAME => {
                let name = self.kernel.info(id).and_then(|info| info.name.clone());
                Ok(text(name.map(|(_, name)| name).unwrap_or_default()))
            }
            TYPE => Ok(text(Wide::from(self.kernel.at(id).body.object_type().name()))),
            IO if desktop => {
                let station = self.kernel.desktop(id).station;
                let gets = self.kernel.station(station).input == Some(id);
                Ok((Any::of(&gets), 4))
            }
            _ => Err(self.refuse(Why::Parameter { name: "index" }, Status::INVALID_PARAMETER)),
        }
    }

    pub(super) fn set_user_object(
        &mut self,
        handle: Handle,
        index: u32,
        information: In<&USEROBJECTFLAGS>,
        length: u32,
    ) -> Result<Status, Status> {
        let entry = self.user_entry(handle, [WINSTA_WRITEATTRIBUTES, DESKTOP_WRITEOBJECTS])?;
        if index != FLAGS {
            return Err(self.refuse(Why::Parameter { name: "index" }, Status::INVALID_PARAMETER));
        }
        let needed = USEROBJECTFLAGS::ROW.size;
        if length < needed {
            return Err(self.refuse(Why::Length { needed }, Status::BUFFER_TOO_SMALL));
        }
        let given = information.required()?;
        if given.fReserved {
            let why = Why::Parameter { name: "fReserved" };
            return Err(self.refuse(why, Status::INVALID_PARAMETER));
        }
        let mut attributes = entry.attributes;
        attributes.set(Attributes::INHERIT, given.fInherit);
        let table = self.kernel.processes[self.process].table.as_mut();
        table.expect("the caller runs").set_attributes(handle, attributes);
        if let Body::Desktop(_) = self.kernel.at(entry.object).body {
            self.kernel.hook_desktop(entry.object, given.dwFlags & ALLOW_HOOKS != 0);
        }
        Ok(Status::SUCCESS)
    }
}
