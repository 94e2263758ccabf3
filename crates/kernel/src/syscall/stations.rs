//! Services for window stations and desktops: making, opening and closing them.

use calls::stations::NtStationCalls;
use calls::{
    Any, DesktopFlags, In, ObjectAttributes, Out, Refused, Root, USEROBJECTFLAGS, UserObjectIndex,
};
use nt::rights::{DESKTOP_CREATEWINDOW, WINSTA_CREATEDESKTOP};
use nt::{Access, Handle, Id, ObjectType, Status, Wide};

use super::{Syscall, status};
use crate::handle_table::Entry;
use crate::lookup::{OBJ_CASE_INSENSITIVE, OBJ_EXCLUSIVE, OBJ_OPENIF, OBJ_PERMANENT, Request};
use crate::object::{ObjectId, WindowStation};
use crate::open::first_access;
use crate::security::{assign, parse_sddl};
use crate::stations::StationBlock;
use crate::volume::upcase;
use crate::why::{StationWhy, Why};

/// DF_ALLOWOTHERACCOUNTHOOK.
const ALLOW_HOOKS: u32 = 1;

impl Syscall<'_> {
    pub(super) fn refuse_station<T>(
        &mut self,
        why: StationWhy,
        status: Status,
    ) -> Result<T, Status> {
        Err(self.refuse(Why::Station(why), status))
    }

    /// Creates or opens the window station of the caller's log-on. Nobody needs a right for that.
    fn create_own_station(
        &mut self,
        place: &mut Out<Handle>,
        desired: Access,
        attributes: ObjectAttributes,
    ) -> Result<Status, Status> {
        let (name, found) = self.kernel.service_station(self.thread);
        if found.is_some() {
            let flags = attributes.flags | OBJ_CASE_INSENSITIVE;
            let name = In::Given(name.as_units());
            let root = Root::Stations;
            let attributes = ObjectAttributes { root, name, flags, ..attributes };
            let body = WindowStation { key: Default::default() };
            return Ok(self.create(place, desired, In::Given(attributes), body)?.0);
        }
        let of = ObjectType::WINDOW_STATION;
        place.demand()?;
        let request = self.request(In::Given(attributes), desired, of)?;
        let given = request.attributes.security.optional()?.map(parse_sddl).transpose()?;
        let token = self.kernel.effective_token(self.thread);
        let security = assign(token, given.as_ref(), None, of);
        let security = security.map_err(|unfit| self.kernel.unfit(unfit))?;
        let station = self.kernel.new_station(Some(security));
        self.kernel.name_station(self.thread, station, name);
        let granted = first_access(of, desired);
        let entry = Entry { object: station, granted, attributes: request.handle_attributes() };
        let opened = self.kernel.open(self.process, entry);
        self.kernel.dereference(station);
        place.put(opened?);
        Ok(Status::SUCCESS)
    }

    /// The window station in which a request looks for a desktop, and the name it looks for.
    fn desktop_place(&mut self, request: &Request) -> Result<(Handle, ObjectId, Wide), Status> {
        let Root::Handle(root) = request.attributes.root else {
            return Err(self.refuse(Why::NameInvalid, Status::OBJECT_NAME_INVALID));
        };
        let station = self.resolve(root, ObjectType::WINDOW_STATION, Access::empty())?;
        let name = match request.attributes.name {
            In::Fault(status) => return Err(status),
            In::Given(name) if !name.is_empty() && !name.contains(&u16::from(b'\\')) => name,
            _ => return Err(self.refuse(Why::NameInvalid, Status::OBJECT_NAME_INVALID)),
        };
        Ok((root, station, Wide::from(name)))
    }

    /// Opens a desktop that is there.
    fn open_desktop(
        &mut self,
        request: &Request,
        desktop: ObjectId,
        place: &mut Out<Handle>,
    ) -> Result<Status, Status> {
        let granted = self.kernel.check_access(self.thread, desktop, request.desired)?;
        let attributes = request.handle_attributes();
        let entry = Entry { object: desktop, granted, attributes };
        place.put(self.kernel.open(self.process, entry)?);
        Ok(Status::SUCCESS)
    }

    fn create_desktop(
        &mut self,
        place: &mut Out<Handle>,
        request: &Request,
        flags: u32,
    ) -> Result<Status, Status> {
        let of = ObjectType::DESKTOP;
        let granted = first_access(of, request.desired);
        if !granted.contains(DESKTOP_CREATEWINDOW) {
            return self.refuse_station(StationWhy::CreateWindow, Status::ACCESS_DENIED);
        }
        let (root, station, name) = self.desktop_place(request)?;
        let found = self.kernel.station(station).desktops.get(&upcase(name.as_units())).copied();
        if let Some(desktop) = found {
            if request.attributes.flags & OBJ_OPENIF == 0 {
                return Err(self.refuse(Why::NameTaken, Status::OBJECT_NAME_COLLISION));
            }
            self.open_desktop(request, desktop, place)?;
            return Ok(Status::OBJECT_NAME_EXISTS);
        }
        self.resolve(root, ObjectType::WINDOW_STATION, WINSTA_CREATEDESKTOP)?;
        let given = request.attributes.security.optional()?.map(parse_sddl).transpose()?;
        let above = self.kernel.info(station).and_then(|info| info.security.clone());
        let token = self.kernel.effective_token(self.thread);
        let security = assign(token, given.as_ref(), above.as_deref(), of);
        let security = security.map_err(|unfit| self.kernel.unfit(unfit))?;
        let desktop = self.kernel.new_desktop(station, name, Some(security));
        self.kernel.hook_desktop(desktop, flags & ALLOW_HOOKS != 0);
        let entry = Entry { object: desktop, granted, attributes: request.handle_attributes() };
        let opened = self.kernel.open(self.process, entry);
        self.kernel.dereference(desktop);
        place.put(opened?);
        Ok(Status::SUCCESS)
    }

    /// Checks the arguments that creating and opening a desktop share.
    fn desktop_request<'a>(
        &mut self,
        place: &mut Out<Handle>,
        attributes: In<ObjectAttributes<'a>>,
        flags: DesktopFlags,
        desired: Access,
    ) -> Result<Request<'a>, Status> {
        place.demand()?;
        if flags.0 & !ALLOW_HOOKS != 0 {
            return Err(self.refuse(Why::Parameter { name: "flags" }, Status::INVALID_PARAMETER));
        }
        self.request(attributes, desired, ObjectType::DESKTOP)
    }

    /// Closes a handle of a window station or desktop that the process does not work with.
    fn close_unused(&mut self, handle: Handle, of: ObjectType) -> Result<Status, Status> {
        self.resolve(handle, of, Access::empty())?;
        if self.kernel.is_used(self.process, handle.untagged()) {
            return self.refuse_station(StationWhy::InUse, Status::DEVICE_BUSY);
        }
        self.kernel.close(self.process, handle)?;
        Ok(Status::SUCCESS)
    }
}

/// What obsim does not model of a desktop's attributes.
fn unmodelled(call: &'static str, attributes: &In<ObjectAttributes>) -> Result<(), Refused> {
    let In::Given(given) = attributes else { return Ok(()) };
    if given.flags & (OBJ_PERMANENT | OBJ_EXCLUSIVE) != 0 {
        return Err(Refused::new(call, "permanent and exclusive desktops"));
    }
    if given.root == Root::None && matches!(given.name, In::Given(name) if !name.is_empty()) {
        return Err(Refused::new(call, "desktops by a path from the root"));
    }
    Ok(())
}

impl NtStationCalls for Syscall<'_> {
    fn NtUserCreateWindowStation(
        &mut self,
        window_station: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
    ) -> Result<Status, Refused> {
        let made = (|| {
            let given = object_attributes.optional()?.unwrap_or(ObjectAttributes::NONE);
            let unnamed = matches!(given.name, In::Null | In::Given([]));
            if unnamed && matches!(given.root, Root::None | Root::Stations) {
                return self.create_own_station(window_station, desired_access, given);
            }
            let key = self.kernel.stations.insert(StationBlock::default());
            let body = WindowStation { key };
            let made = self.create(window_station, desired_access, object_attributes, body);
            if !matches!(made, Ok((Status::SUCCESS, _))) {
                self.kernel.stations.remove(key);
            }
            Ok(made?.0)
        })();
        Ok(status(made))
    }

    fn NtUserOpenWindowStation(
        &mut self,
        window_station: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
    ) -> Result<Status, Refused> {
        let wanted = ObjectType::WINDOW_STATION;
        Ok(status(self.open(window_station, desired_access, object_attributes, wanted)))
    }

    fn NtUserCloseWindowStation(&mut self, window_station: Handle) -> Result<Status, Refused> {
        Ok(status(self.close_unused(window_station, ObjectType::WINDOW_STATION)))
    }

    fn NtUserGetProcessWindowStation(
        &mut self,
        window_station: &mut Out<Handle>,
    ) -> Result<Status, Refused> {
        let told = (|| {
            window_station.demand()?;
            window_station.put(self.kernel.connect(self.thread)?);
            Ok(Status::SUCCESS)
        })();
        Ok(status(told))
    }

    fn NtUserSetProcessWindowStation(&mut self, window_station: Handle) -> Result<Status, Refused> {
        Ok(status(self.sit_in_station(window_station)))
    }

    fn NtUserCreateDesktopEx(
        &mut self,
        desktop: &mut Out<Handle>,
        object_attributes: In<ObjectAttributes>,
        flags: DesktopFlags,
        desired_access: Access,
    ) -> Result<Status, Refused> {
        unmodelled("NtUserCreateDesktopEx", &object_attributes)?;
        let request = self.desktop_request(desktop, object_attributes, flags, desired_access);
        let made = request.and_then(|request| self.create_desktop(desktop, &request, flags.0));
        Ok(status(made))
    }

    fn NtUserOpenDesktop(
        &mut self,
        desktop: &mut Out<Handle>,
        object_attributes: In<ObjectAttributes>,
        flags: DesktopFlags,
        desired_access: Access,
    ) -> Result<Status, Refused> {
        unmodelled("NtUserOpenDesktop", &object_attributes)?;
        let opened = (|| {
            let request =
                self.desktop_request(desktop, object_attributes, flags, desired_access)?;
            let (_, station, name) = self.desktop_place(&request)?;
            let entries = &self.kernel.station(station).desktops;
            match entries.get(&upcase(name.as_units())).copied() {
                Some(found) => self.open_desktop(&request, found, desktop),
                None => Err(self.refuse(Why::NameUnknown, Status::OBJECT_NAME_NOT_FOUND)),
            }
        })();
        Ok(status(opened))
    }

    fn NtUserOpenInputDesktop(
        &mut self,
        desktop: &mut Out<Handle>,
        flags: DesktopFlags,
        inherit: bool,
        desired_access: Access,
    ) -> Result<Status, Refused> {
        let opened = (|| {
            let inherits = ObjectAttributes {
                flags: if inherit { crate::lookup::OBJ_INHERIT } else { 0 },
                ..ObjectAttributes::NONE
            };
            let attributes = In::Given(inherits);
            let request = self.desktop_request(desktop, attributes, flags, desired_access)?;
            let station = self.own_station()?;
            match self.kernel.station(station) {
                StationBlock { visible: true, input: Some(input), .. } => {
                    self.open_desktop(&request, *input, desktop)
                }
                _ => self.refuse_station(StationWhy::Invisible, Status::INVALID_DEVICE_REQUEST),
            }
        })();
        Ok(status(opened))
    }

    fn NtUserCloseDesktop(&mut self, desktop: Handle) -> Result<Status, Refused> {
        Ok(status(self.close_unused(desktop, ObjectType::DESKTOP)))
    }

    fn NtUserGetThreadDesktop(
        &mut self,
        thread_id: Id,
        desktop: &mut Out<Handle>,
    ) -> Result<Status, Refused> {
        self.tell_thread_desktop(thread_id, desktop)
    }

    fn NtUserSetThreadDesktop(&mut self, desktop: Handle) -> Result<Status, Refused> {
        Ok(status(self.sit_at_desktop(desktop)))
    }

    fn NtUserSwitchDesktop(&mut self, desktop: Handle) -> Result<Status, Refused> {
        Ok(status(self.switch_desktop(desktop)))
    }

    fn NtUserGetObjectInformation(
        &mut self,
        object: Handle,
        index: UserObjectIndex,
        information: &mut Out<Any>,
        length: u32,
        length_needed: &mut Out<u32>,
    ) -> Result<Status, Refused> {
        self.tell_user_object(object, index.0, information, length, length_needed)
    }

    fn NtUserSetObjectInformation(
        &mut self,
        object: Handle,
        index: UserObjectIndex,
        information: In<&USEROBJECTFLAGS>,
        length: u32,
    ) -> Result<Status, Refused> {
        Ok(status(self.set_user_object(object, index.0, information, length)))
    }
}
