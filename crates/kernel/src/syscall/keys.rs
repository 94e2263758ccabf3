//! Services for keys of the registry.

use calls::keys::NtKeyCalls;
use calls::{
    Address, Any, Bytes, IO_STATUS_BLOCK, In, InfoClass, KEY_BASIC_INFORMATION,
    KEY_FULL_INFORMATION, KEY_NAME_INFORMATION, KEY_VALUE_FULL_INFORMATION,
    KEY_VALUE_PARTIAL_INFORMATION, KeyDisposition, KeyOptions, NotifyFilter, ObjectAttributes, Out,
    Param, Refused, Routine, ValueType,
};
use nt::rights::{
    DELETE, EVENT_MODIFY_STATE, KEY_ENUMERATE_SUB_KEYS, KEY_NOTIFY, KEY_QUERY_VALUE, KEY_SET_VALUE,
};
use nt::{Access, Handle, ObjectType, Status, Wide};

use super::{Syscall, status};
use crate::kernel::RegKey;
use crate::object::{Body, Key, ObjectId};
use crate::registry::{CHANGED_VALUE, OnWay, RegistryValue, Watch};
use crate::why::{KeyWhy, Why};

/// REG_OPTION_VOLATILE; REG_OPTION_CREATE_LINK, REG_OPTION_BACKUP_RESTORE, REG_OPTION_OPEN_LINK.
const VOLATILE: u32 = 0x1;
const NOT_MODELLED: u32 = 0x2 | 0x4 | 0x8;

/// KEY_WOW64_32KEY chooses the view of 32-bit programs.
const WOW64_32KEY: u32 = 0x200;

/// REG_NOTIFY_ flags that there are.
const FILTERS: u32 = 0xF | 0x1000_0000;

/// OBJ_PERMANENT, OBJ_EXCLUSIVE, OBJ_OPENLINK.
const ATTRIBUTES: u32 = 0x10 | 0x20 | 0x100;

/// How long a structure is before what varies in it.
const BASIC: u32 = 16;
const PARTIAL: u32 = 12;
const FULL: u32 = 20;
const KEY_FULL: u32 = 44;
const NAME: u32 = 4;

impl Syscall<'_> {
    pub(super) fn refuse_key<T>(&mut self, why: KeyWhy, status: Status) -> Result<T, Status> {
        Err(self.refuse(Why::Key(why), status))
    }

    /// The key that a handle is for; it must not be deleted.
    pub(super) fn key(
        &mut self,
        handle: Handle,
        needed: Access,
    ) -> Result<(ObjectId, RegKey), Status> {
        let id = self.resolve(handle, ObjectType::KEY, needed)?;
        let Body::Key(Key { key }) = self.kernel.at(id).body else {
            unreachable!("resolved as a key");
        };
        if self.kernel.keys[key].deleted {
            return self.refuse_key(KeyWhy::Deleted, Status::KEY_DELETED);
        }
        Ok((id, key))
    }

    /// Writes a structure that is followed by what varies in length.
    fn put_varying<T: Param>(
        &mut self,
        value: T,
        (fixed, whole): (u32, u32),
        place: &mut Out<Any>,
        length: u32,
        result_length: &mut Out<u32>,
    ) -> Result<Status, Status> {
        result_length.demand()?;
        result_length.put(whole);
        if length < fixed {
            return Err(self.refuse(Why::Length { needed: whole }, Status::BUFFER_TOO_SMALL));
        }
        if length < whole {
            return Err(self.refuse(Why::Length { needed: whole }, Status::BUFFER_OVERFLOW));
        }
        place.demand()?;
        place.put(Any::of(&value));
        Ok(Status::SUCCESS)
    }

    /// Answers a query about a value.
    fn put_value(
        &mut self,
        value: RegistryValue,
        class: InfoClass,
        place: &mut Out<Any>,
        length: u32,
        result_length: &mut Out<u32>,
    ) -> Result<Status, Status> {
        let (name, data) = (value.name, value.data);
        let (kind, size) = (ValueType(value.kind), data.len() as u32);
        let name_size = 2 * name.as_units().len() as u32;
        if class.0 == 2 {
            let info = KEY_VALUE_PARTIAL_INFORMATION {
                TitleIndex: 0,
                Type: kind,
                DataLength: size,
                Data: Bytes(data),
            };
            return self.put_varying(info, (PARTIAL, PARTIAL + size), place, length, result_length);
        }
        let info = KEY_VALUE_FULL_INFORMATION {
            TitleIndex: 0,
            Type: kind,
            DataLength: size,
            NameLength: name_size,
            Name: name,
            Data: Bytes(data),
        };
        let whole = FULL + name_size + size;
        self.put_varying(info, (FULL, whole), place, length, result_length)
    }

    fn value_class(&mut self, class: InfoClass) -> Result<(), Status> {
        if matches!(class.0, 1 | 2) {
            return Ok(());
        }
        let why = Why::Parameter { name: "key_value_information_class" };
        Err(self.refuse(why, Status::INVALID_PARAMETER))
    }
}

/// Refuses what of opening and creating keys is not modelled.
fn plain_key(
    call: &'static str,
    desired: Access,
    attributes: &In<ObjectAttributes>,
    options: u32,
) -> Result<(), Refused> {
    if desired.bits() & WOW64_32KEY != 0 {
        return Err(Refused::new(call, "the view of 32-bit programs (KEY_WOW64_32KEY)"));
    }
    if options & NOT_MODELLED != 0 {
        return Err(Refused::new(call, "links and backups of keys"));
    }
    match attributes {
        In::Given(given) if given.flags & ATTRIBUTES != 0 => {
            Err(Refused::new(call, "permanent and exclusive keys, and links"))
        }
        _ => Ok(()),
    }
}

impl NtKeyCalls for Syscall<'_> {
    fn NtCreateKey(
        &mut self,
        key_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
        _title_index: u32,
        _class: In<&[u16]>,
        create_options: KeyOptions,
        disposition: &mut Out<KeyDisposition>,
    ) -> Result<Status, Refused> {
        plain_key("NtCreateKey", desired_access, &object_attributes, create_options.0)?;
        let created = (|| {
            key_handle.demand()?;
            disposition.probe()?;
            if create_options.0 & !VOLATILE != 0 {
                let why = Why::Parameter { name: "create_options" };
                return Err(self.refuse(why, Status::INVALID_PARAMETER));
            }
            let request = self.key_request(object_attributes, desired_access)?;
            let (opened, how) = match self.find_key(&request)? {
                OnWay::Key(key) => (self.open_found_key(&request, key)?, 2),
                OnWay::Missing(parent, name) => {
                    let volatile = create_options.0 & VOLATILE != 0;
                    (self.create_key(&request, parent, name, volatile)?, 1)
                }
            };
            key_handle.put(opened);
            disposition.put(KeyDisposition(how));
            Ok(Status::SUCCESS)
        })();
        Ok(status(created))
    }

    fn NtOpenKey(
        &mut self,
        key_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
    ) -> Result<Status, Refused> {
        plain_key("NtOpenKey", desired_access, &object_attributes, 0)?;
        Ok(status(self.open_key_by_name(key_handle, desired_access, object_attributes)))
    }

    fn NtOpenKeyEx(
        &mut self,
        key_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
        open_options: KeyOptions,
    ) -> Result<Status, Refused> {
        plain_key("NtOpenKeyEx", desired_access, &object_attributes, open_options.0)?;
        if open_options.0 != 0 {
            let why = Why::Parameter { name: "open_options" };
            return Ok(self.refuse(why, Status::INVALID_PARAMETER));
        }
        Ok(status(self.open_key_by_name(key_handle, desired_access, object_attributes)))
    }

    fn NtDeleteKey(&mut self, key_handle: Handle) -> Result<Status, Refused> {
        let deleted = self.key(key_handle, DELETE).and_then(|(_, key)| {
            self.kernel.delete_key(key)?;
            Ok(Status::SUCCESS)
        });
        Ok(status(deleted))
    }

    fn NtSetValueKey(
        &mut self,
        key_handle: Handle,
        value_name: In<&[u16]>,
        _title_index: u32,
        type_: ValueType,
        data: In<&[u8]>,
        data_size: u32,
    ) -> Result<Status, Refused> {
        let set = (|| {
            let (_, key) = self.key(key_handle, KEY_SET_VALUE)?;
            let name = value_name.optional()?.unwrap_or(&[]);
            let data: Box<[u8]> = match data_size {
                0 => Box::default(),
                size => {
                    let bytes = data.required()?;
                    bytes.get(..size as usize).ok_or(Status::ACCESS_VIOLATION)?.into()
                }
            };
            let found = &mut self.kernel.keys[key];
            match found.value(name) {
                Some(at) => {
                    (found.values[at].kind, found.values[at].data) = (type_.0, data);
                }
                None => {
                    let value = RegistryValue { name: name.into(), kind: type_.0, data };
                    found.values.push(value);
                }
            }
            self.kernel.note_change(key, CHANGED_VALUE);
            Ok(Status::SUCCESS)
        })();
        Ok(status(set))
    }

    fn NtQueryValueKey(
        &mut self,
        key_handle: Handle,
        value_name: In<&[u16]>,
        key_value_information_class: InfoClass,
        key_value_information: &mut Out<Any>,
        length: u32,
        result_length: &mut Out<u32>,
    ) -> Result<Status, Refused> {
        let query = (|| {
            self.value_class(key_value_information_class)?;
            let (_, key) = self.key(key_handle, KEY_QUERY_VALUE)?;
            let name = value_name.optional()?.unwrap_or(&[]);
            let found = &self.kernel.keys[key];
            let Some(at) = found.value(name) else {
                return self.refuse_key(KeyWhy::NoValue, Status::OBJECT_NAME_NOT_FOUND);
            };
            let value = found.values[at].clone();
            let class = key_value_information_class;
            self.put_value(value, class, key_value_information, length, result_length)
        })();
        Ok(status(query))
    }

    fn NtEnumerateKey(
        &mut self,
        key_handle: Handle,
        index: u32,
        key_information_class: InfoClass,
        key_information: &mut Out<Any>,
        length: u32,
        result_length: &mut Out<u32>,
    ) -> Result<Status, Refused> {
        let query = (|| {
            if key_information_class.0 != 0 {
                let why = Why::Parameter { name: "key_information_class" };
                return Err(self.refuse(why, Status::INVALID_PARAMETER));
            }
            let (_, key) = self.key(key_handle, KEY_ENUMERATE_SUB_KEYS)?;
            let subkeys = &self.kernel.keys[key].subkeys;
            let subkey = *subkeys.values().nth(index as usize).ok_or(Status::NO_MORE_ENTRIES)?;
            let name = self.kernel.keys[subkey].name.clone();
            let size = 2 * name.as_units().len() as u32;
            let info = KEY_BASIC_INFORMATION {
                LastWriteTime: 0,
                TitleIndex: 0,
                NameLength: size,
                Name: name,
            };
            self.put_varying(info, (BASIC, BASIC + size), key_information, length, result_length)
        })();
        Ok(status(query))
    }

    fn NtEnumerateValueKey(
        &mut self,
        key_handle: Handle,
        index: u32,
        key_value_information_class: InfoClass,
        key_value_information: &mut Out<Any>,
        length: u32,
        result_length: &mut Out<u32>,
    ) -> Result<Status, Refused> {
        let query = (|| {
            self.value_class(key_value_information_class)?;
            let (_, key) = self.key(key_handle, KEY_QUERY_VALUE)?;
            let values = &self.kernel.keys[key].values;
            let value = values.get(index as usize).ok_or(Status::NO_MORE_ENTRIES)?.clone();
            let class = key_value_information_class;
            self.put_value(value, class, key_value_information, length, result_length)
        })();
        Ok(status(query))
    }

    fn NtQueryKey(
        &mut self,
        key_handle: Handle,
        key_information_class: InfoClass,
        key_information: &mut Out<Any>,
        length: u32,
        result_length: &mut Out<u32>,
    ) -> Result<Status, Refused> {
        let query = (|| {
            // The path may be asked for without any right (assumed).
            let needed = match key_information_class.0 {
                0 | 2 => KEY_QUERY_VALUE,
                3 => Access::empty(),
                _ => {
                    let why = Why::Parameter { name: "key_information_class" };
                    return Err(self.refuse(why, Status::INVALID_PARAMETER));
                }
            };
            let (_, key) = self.key(key_handle, needed)?;
            let found = &self.kernel.keys[key];
            let (place, size) = (key_information, |name: &Wide| 2 * name.as_units().len() as u32);
            match key_information_class.0 {
                0 => {
                    let (name, bytes) = (found.name.clone(), size(&found.name));
                    let info = KEY_BASIC_INFORMATION {
                        LastWriteTime: 0,
                        TitleIndex: 0,
                        NameLength: bytes,
                        Name: name,
                    };
                    self.put_varying(info, (BASIC, BASIC + bytes), place, length, result_length)
                }
                2 => {
                    let names =
                        found.subkeys.values().map(|key| size(&self.kernel.keys[*key].name));
                    let info = KEY_FULL_INFORMATION {
                        LastWriteTime: 0,
                        SubKeys: found.subkeys.len() as u32,
                        MaxNameLen: names.max().unwrap_or(0),
                        Values: found.values.len() as u32,
                        MaxValueNameLen: found
                            .values
                            .iter()
                            .map(|value| size(&value.name))
                            .max()
                            .unwrap_or(0),
                        MaxValueDataLen: found
                            .values
                            .iter()
                            .map(|value| value.data.len() as u32)
                            .max()
                            .unwrap_or(0),
                    };
                    self.put_varying(info, (KEY_FULL, KEY_FULL), place, length, result_length)
                }
                _ => {
                    let name = Wide::from(self.kernel.key_path(key).as_str());
                    let bytes = size(&name);
                    let info = KEY_NAME_INFORMATION { NameLength: bytes, Name: name };
                    self.put_varying(info, (NAME, NAME + bytes), place, length, result_length)
                }
            }
        })();
        Ok(status(query))
    }

    fn NtDeleteValueKey(
        &mut self,
        key_handle: Handle,
        value_name: In<&[u16]>,
    ) -> Result<Status, Refused> {
        let deleted = (|| {
            let (_, key) = self.key(key_handle, KEY_SET_VALUE)?;
            let name = value_name.optional()?.unwrap_or(&[]);
            let Some(at) = self.kernel.keys[key].value(name) else {
                return self.refuse_key(KeyWhy::NoValue, Status::OBJECT_NAME_NOT_FOUND);
            };
            self.kernel.keys[key].values.remove(at);
            self.kernel.note_change(key, CHANGED_VALUE);
            Ok(Status::SUCCESS)
        })();
        Ok(status(deleted))
    }

    fn NtNotifyChangeKey(
        &mut self,
        key_handle: Handle,
        event: Handle,
        apc_routine: Routine,
        _apc_context: Address,
        io_status_block: &mut Out<IO_STATUS_BLOCK>,
        completion_filter: NotifyFilter,
        watch_tree: bool,
        buffer: Address,
        _buffer_size: u32,
        asynchronous: bool,
    ) -> Result<Status, Refused> {
        if apc_routine.0 != 0 || buffer.0 != 0 || !asynchronous || event.is_null() {
            let what = "being told of changes but by an event, asynchronously";
            return Err(Refused::new("NtNotifyChangeKey", what));
        }
        let watched = (|| {
            io_status_block.demand()?;
            if completion_filter.0 == 0 || completion_filter.0 & !FILTERS != 0 {
                let why = Why::Parameter { name: "completion_filter" };
                return Err(self.refuse(why, Status::INVALID_PARAMETER));
            }
            let (by, key) = self.key(key_handle, KEY_NOTIFY)?;
            let event = self.resolve(event, ObjectType::EVENT, EVENT_MODIFY_STATE)?;
            self.kernel.reference_object(event);
            // What was signaled before tells of no change (assumed).
            if let Body::Event(event) = &mut self.kernel.at_mut(event).body {
                event.signaled = false;
            }
            let watch = Watch { by, event, filter: completion_filter.0, tree: watch_tree };
            self.kernel.keys[key].watches.push(watch);
            Ok(Status::PENDING)
        })();
        Ok(status(watched))
    }

    fn NtFlushKey(&mut self, key_handle: Handle) -> Result<Status, Refused> {
        let flushed = self.key(key_handle, Access::empty()).map(|_| Status::SUCCESS);
        Ok(status(flushed))
    }
}
