//! Keys of the registry.
//!
//! These functions return the error and leave the last error alone. A predefined key is a number;
//! the first use of it opens the key that it stands for, and the process keeps that handle.

use calls::keys::KeyCalls;
use calls::{
    Address, Answer, Any, Bytes, HandleOf, IO_STATUS_BLOCK, In, InOut, InfoClass,
    KEY_BASIC_INFORMATION, KEY_VALUE_FULL_INFORMATION, KEY_VALUE_PARTIAL_INFORMATION, Key,
    KeyDisposition, KeyOptions, NotifyFilter, NtCalls, ObjectAttributes, Out, Refused, Root,
    Routine, SECURITY_ATTRIBUTES, UserMemory, ValueType,
};
use nt::rights::DELETE;
use nt::{Access, Handle, Status, Wide, Win32Error, dos_error};

use crate::{NONE, OBJ_CASE_INSENSITIVE, Win32, secured, structure, written};

/// HKEY_CLASSES_ROOT, which the other predefined keys follow.
const CLASSES_ROOT: u64 = 0xFFFF_FFFF_8000_0000;
const CURRENT_USER: usize = 1;
const PERFORMANCE_DATA: usize = 4;
/// What predefined keys stand for; the user's and the performance data's have no fixed path.
const PATHS: [&str; 6] = [
    r"\REGISTRY\MACHINE\SOFTWARE\Classes",
    "",
    r"\REGISTRY\MACHINE",
    r"\REGISTRY\USER",
    "",
    r"\REGISTRY\MACHINE\SYSTEM\CurrentControlSet\Hardware Profiles\Current",
];

/// KeyBasicInformation, KeyValueFullInformation and KeyValuePartialInformation.
const BASIC: InfoClass = InfoClass(0);
const FULL: InfoClass = InfoClass(1);
const PARTIAL: InfoClass = InfoClass(2);

/// A program calls again with more room until all fits; this is room enough.
const ROOM: u32 = u32::MAX;

/// Which predefined key a value is, if it is one.
fn predefined(key: Handle) -> Option<usize> {
    let at = key.0.checked_sub(CLASSES_ROOT)?;
    (at < PATHS.len() as u64).then_some(at as usize)
}

fn answer(status: Status) -> Answer {
    if status.is_success() { Answer(0) } else { Answer(dos_error(status).0) }
}

fn error(error: Win32Error) -> Answer {
    Answer(error.0)
}

/// What a call goes on with, or what it returns at once.
type Step<T> = Result<Result<T, Answer>, Refused>;

/// Gives a step's value, or ends the call.
macro_rules! step {
    ($step:expr) => {
        match $step? {
            Ok(value) => value,
            Err(answer) => return Ok(answer),
        }
    };
}

impl<N: NtCalls + UserMemory> Win32<N> {
    /// The handle that a key value stands for.
    fn real_key(&mut self, call: &'static str, key: Handle) -> Step<Handle> {
        let Some(at) = predefined(key) else { return Ok(Ok(key)) };
        if at == PERFORMANCE_DATA {
            return Err(Refused::new(call, "HKEY_PERFORMANCE_DATA"));
        }
        let kept = self.nt.peb().predefined[at];
        if !kept.is_null() {
            return Ok(Ok(kept));
        }
        let path = match at {
            CURRENT_USER => Wide::from(format!(r"\REGISTRY\USER\{}", self.nt.peb().user).as_str()),
            at => Wide::from(PATHS[at]),
        };
        let name = In::Given(path.as_units());
        let attributes = ObjectAttributes { name, flags: OBJ_CASE_INSENSITIVE, ..NONE };
        let mut handle = Out::HERE;
        let status = self.nt.NtOpenKeyEx(
            &mut handle,
            Access::MAXIMUM_ALLOWED,
            In::Given(attributes),
            KeyOptions(0),
        )?;
        if !status.is_success() {
            return Ok(Err(answer(status)));
        }
        let handle = written(handle);
        self.nt.peb().predefined[at] = handle;
        Ok(Ok(handle))
    }

    /// Creates every key on the way to a name that is missing.
    fn create_way(
        &mut self,
        attributes: ObjectAttributes,
        name: &[u16],
        options: KeyOptions,
    ) -> Result<Status, Refused> {
        for end in (1..name.len()).filter(|end| name[*end] == u16::from(b'\\')) {
            let mut above = Out::HERE;
            let part = ObjectAttributes { name: In::Given(&name[..end]), ..attributes };
            let status = self.nt.NtCreateKey(
                &mut above,
                Access::MAXIMUM_ALLOWED,
                In::Given(part),
                0,
                In::Null,
                options,
                &mut Out::Null,
            )?;
            if !status.is_success() {
                return Ok(status);
            }
            self.nt.NtClose(written(above))?;
        }
        Ok(Status::SUCCESS)
    }

    /// Opens a key below another.
    fn open_below(
        &mut self,
        key: Handle,
        name: In<&[u16]>,
        desired: Access,
        options: KeyOptions,
    ) -> Step<Handle> {
        let flags = OBJ_CASE_INSENSITIVE;
        let attributes = ObjectAttributes { root: Root::Handle(key), name, flags, ..NONE };
        let mut handle = Out::HERE;
        let given = In::Given(attributes);
        let status = self.nt.NtOpenKeyEx(&mut handle, desired, given, options)?;
        Ok(if status.is_success() { Ok(written(handle)) } else { Err(answer(status)) })
    }
}

/// Writes data whose size the caller was told to give; NULL asks for the size alone.
fn put_data(data: Box<[u8]>, place: &mut Out<Bytes>, size: &mut InOut<u32>) -> Answer {
    let whole = data.len() as u32;
    match (&*place, size) {
        (Out::Fault(status), _) => answer(*status),
        (_, InOut::Fault(status)) => answer(*status),
        (Out::Null, InOut::Null) => Answer(0),
        (Out::Place(_), InOut::Null) => error(Win32Error::INVALID_PARAMETER),
        (Out::Null, InOut::Var(size)) => {
            *size = whole;
            Answer(0)
        }
        (Out::Place(_), InOut::Var(size)) => {
            let room = std::mem::replace(size, whole);
            if room < whole {
                return error(Win32Error::MORE_DATA);
            }
            place.put(Bytes(data));
            Answer(0)
        }
    }
}

/// Writes a name and its length without the zero behind it, for which there must be room, too.
fn put_name(name: Wide, place: &mut Out<Wide>, length: &mut InOut<u32>) -> Answer {
    let units = name.as_units().len() as u32;
    match length {
        InOut::Null => answer(Status::ACCESS_VIOLATION),
        InOut::Fault(status) => answer(*status),
        InOut::Var(room) if *room <= units => error(Win32Error::MORE_DATA),
        InOut::Var(room) => {
            if let Err(status) = place.demand() {
                return answer(status);
            }
            *room = units;
            place.put(name);
            Answer(0)
        }
    }
}

impl<N: NtCalls + UserMemory> KeyCalls for Win32<N> {
    fn RegOpenKeyExW(
        &mut self,
        hKey: Handle,
        lpSubKey: In<&[u16]>,
        ulOptions: KeyOptions,
        samDesired: Access,
        phkResult: &mut Out<HandleOf<Key>>,
    ) -> Result<Answer, Refused> {
        if phkResult.demand().is_err() {
            return Ok(error(Win32Error::INVALID_PARAMETER));
        }
        // Microsoft, "RegOpenKeyExW": NULL stands for a predefined key itself, which for
        // HKEY_CLASSES_ROOT is opened, while an empty name gives a new handle of any other.
        let own = match (lpSubKey, predefined(hKey)) {
            (In::Null, None) => return Ok(error(Win32Error::INVALID_PARAMETER)),
            (In::Null, Some(at)) => at != 0,
            (In::Given([]), Some(0)) => true,
            _ => false,
        };
        if own {
            phkResult.put(hKey.into());
            return Ok(Answer(0));
        }
        let key = step!(self.real_key("RegOpenKeyExW", hKey));
        let opened = step!(self.open_below(key, lpSubKey, samDesired, ulOptions));
        phkResult.put(opened.into());
        Ok(Answer(0))
    }

    fn RegCreateKeyExW(
        &mut self,
        hKey: Handle,
        lpSubKey: In<&[u16]>,
        Reserved: u32,
        lpClass: In<&[u16]>,
        dwOptions: KeyOptions,
        samDesired: Access,
        lpSecurityAttributes: In<&SECURITY_ATTRIBUTES>,
        phkResult: &mut Out<HandleOf<Key>>,
        lpdwDisposition: &mut Out<KeyDisposition>,
    ) -> Result<Answer, Refused> {
        if Reserved != 0 || phkResult.demand().is_err() || lpSubKey == In::Null {
            return Ok(error(Win32Error::INVALID_PARAMETER));
        }
        let attributes = match secured(lpSecurityAttributes, NONE) {
            Ok(attributes) => attributes,
            Err(status) => return Ok(answer(status)),
        };
        let name = match lpSubKey.required() {
            Ok(name) => name,
            Err(status) => return Ok(answer(status)),
        };
        let key = step!(self.real_key("RegCreateKeyExW", hKey));
        let flags = attributes.flags | OBJ_CASE_INSENSITIVE;
        let attributes = ObjectAttributes { root: Root::Handle(key), flags, ..attributes };
        let mut handle = Out::HERE;
        // The kernel creates one key at a time; what is missing on the way comes first.
        let whole = In::Given(ObjectAttributes { name: In::Given(name), ..attributes });
        let (class, options, how) = (lpClass, dwOptions, lpdwDisposition);
        let nt = &mut self.nt;
        let mut status = nt.NtCreateKey(&mut handle, samDesired, whole, 0, class, options, how)?;
        if status == Status::OBJECT_NAME_NOT_FOUND {
            status = self.create_way(attributes, name, options)?;
            if status.is_success() {
                let nt = &mut self.nt;
                status = nt.NtCreateKey(&mut handle, samDesired, whole, 0, class, options, how)?;
            }
        }
        if status.is_success() {
            phkResult.put(written(handle).into());
        }
        Ok(answer(status))
    }

    fn RegCloseKey(&mut self, hKey: Handle) -> Result<Answer, Refused> {
        let close = match predefined(hKey) {
            None => hKey,
            Some(at) => match std::mem::take(&mut self.nt.peb().predefined[at]) {
                Handle::NULL => return Ok(Answer(0)),
                kept => kept,
            },
        };
        Ok(answer(self.nt.NtClose(close)?))
    }

    fn RegSetValueExW(
        &mut self,
        hKey: Handle,
        lpValueName: In<&[u16]>,
        Reserved: u32,
        dwType: ValueType,
        lpData: In<&[u8]>,
        cbData: u32,
    ) -> Result<Answer, Refused> {
        if Reserved != 0 {
            return Ok(error(Win32Error::INVALID_PARAMETER));
        }
        let key = step!(self.real_key("RegSetValueExW", hKey));
        let status = self.nt.NtSetValueKey(key, lpValueName, 0, dwType, lpData, cbData)?;
        Ok(answer(status))
    }

    fn RegQueryValueExW(
        &mut self,
        hKey: Handle,
        lpValueName: In<&[u16]>,
        lpReserved: Address,
        lpType: &mut Out<ValueType>,
        lpData: &mut Out<Bytes>,
        lpcbData: &mut InOut<u32>,
    ) -> Result<Answer, Refused> {
        let sizeless = matches!((&*lpData, &*lpcbData), (Out::Place(_), InOut::Null));
        if lpReserved.0 != 0 || sizeless {
            return Ok(error(Win32Error::INVALID_PARAMETER));
        }
        let key = step!(self.real_key("RegQueryValueExW", hKey));
        let mut place: Out<Any> = Out::HERE;
        let mut size = Out::HERE;
        let status =
            self.nt.NtQueryValueKey(key, lpValueName, PARTIAL, &mut place, ROOM, &mut size)?;
        if !status.is_success() {
            return Ok(answer(status));
        }
        let value: KEY_VALUE_PARTIAL_INFORMATION = structure(place);
        lpType.put(value.Type);
        Ok(put_data(value.Data.0, lpData, lpcbData))
    }

    fn RegDeleteKeyW(&mut self, hKey: Handle, lpSubKey: In<&[u16]>) -> Result<Answer, Refused> {
        if lpSubKey == In::Null {
            return Ok(error(Win32Error::INVALID_PARAMETER));
        }
        let key = step!(self.real_key("RegDeleteKeyW", hKey));
        let opened = step!(self.open_below(key, lpSubKey, DELETE, KeyOptions(0)));
        let status = self.nt.NtDeleteKey(opened)?;
        self.nt.NtClose(opened)?;
        Ok(answer(status))
    }

    fn RegDeleteValueW(
        &mut self,
        hKey: Handle,
        lpValueName: In<&[u16]>,
    ) -> Result<Answer, Refused> {
        let key = step!(self.real_key("RegDeleteValueW", hKey));
        Ok(answer(self.nt.NtDeleteValueKey(key, lpValueName)?))
    }

    fn RegEnumKeyExW(
        &mut self,
        hKey: Handle,
        dwIndex: u32,
        lpName: &mut Out<Wide>,
        lpcchName: &mut InOut<u32>,
        lpReserved: Address,
        lpClass: Address,
        lpcchClass: Address,
        lpftLastWriteTime: Address,
    ) -> Result<Answer, Refused> {
        if lpReserved.0 != 0 {
            return Ok(error(Win32Error::INVALID_PARAMETER));
        }
        if (lpClass.0, lpcchClass.0, lpftLastWriteTime.0) != (0, 0, 0) {
            return Err(Refused::new("RegEnumKeyExW", "classes and times of keys"));
        }
        let key = step!(self.real_key("RegEnumKeyExW", hKey));
        let mut place: Out<Any> = Out::HERE;
        let mut size = Out::HERE;
        let status = self.nt.NtEnumerateKey(key, dwIndex, BASIC, &mut place, ROOM, &mut size)?;
        if !status.is_success() {
            return Ok(answer(status));
        }
        let found: KEY_BASIC_INFORMATION = structure(place);
        Ok(put_name(found.Name, lpName, lpcchName))
    }

    fn RegEnumValueW(
        &mut self,
        hKey: Handle,
        dwIndex: u32,
        lpValueName: &mut Out<Wide>,
        lpcchValueName: &mut InOut<u32>,
        lpReserved: Address,
        lpType: &mut Out<ValueType>,
        lpData: &mut Out<Bytes>,
        lpcbData: &mut InOut<u32>,
    ) -> Result<Answer, Refused> {
        if lpReserved.0 != 0 {
            return Ok(error(Win32Error::INVALID_PARAMETER));
        }
        let key = step!(self.real_key("RegEnumValueW", hKey));
        let mut place: Out<Any> = Out::HERE;
        let mut size = Out::HERE;
        let status =
            self.nt.NtEnumerateValueKey(key, dwIndex, FULL, &mut place, ROOM, &mut size)?;
        if !status.is_success() {
            return Ok(answer(status));
        }
        let value: KEY_VALUE_FULL_INFORMATION = structure(place);
        let named = put_name(value.Name, lpValueName, lpcchValueName);
        if named != Answer(0) {
            return Ok(named);
        }
        lpType.put(value.Type);
        Ok(put_data(value.Data.0, lpData, lpcbData))
    }

    fn RegNotifyChangeKeyValue(
        &mut self,
        hKey: Handle,
        bWatchSubtree: bool,
        dwNotifyFilter: NotifyFilter,
        hEvent: Handle,
        fAsynchronous: bool,
    ) -> Result<Answer, Refused> {
        if fAsynchronous && hEvent.is_null() {
            return Ok(error(Win32Error::INVALID_PARAMETER));
        }
        let key = step!(self.real_key("RegNotifyChangeKeyValue", hKey));
        let mut io: Out<IO_STATUS_BLOCK> = Out::HERE;
        let status = self.nt.NtNotifyChangeKey(
            key,
            hEvent,
            Routine(0),
            Address(0),
            &mut io,
            dwNotifyFilter,
            bWatchSubtree,
            Address(0),
            0,
            fAsynchronous,
        )?;
        Ok(answer(status))
    }

    fn RegFlushKey(&mut self, hKey: Handle) -> Result<Answer, Refused> {
        let key = step!(self.real_key("RegFlushKey", hKey));
        Ok(answer(self.nt.NtFlushKey(key)?))
    }
}
