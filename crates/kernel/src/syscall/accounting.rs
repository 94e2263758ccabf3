//! Services that count, list and trace handles: classes of the queries about processes and about
//! the whole system, and what NtSetInformationProcess sets about handles.

use calls::{
    Address, Any, CLIENT_ID, In, Out, PROCESS_HANDLE_INFORMATION,
    PROCESS_HANDLE_SNAPSHOT_INFORMATION, PROCESS_HANDLE_TABLE_ENTRY_INFO,
    PROCESS_HANDLE_TRACING_ENABLE_EX, PROCESS_HANDLE_TRACING_ENTRY, PROCESS_HANDLE_TRACING_QUERY,
    PROCESS_MITIGATION_POLICY_INFORMATION, Param, Refused, SYSTEM_HANDLE_INFORMATION,
    SYSTEM_HANDLE_INFORMATION_EX, SYSTEM_HANDLE_TABLE_ENTRY_INFO,
    SYSTEM_HANDLE_TABLE_ENTRY_INFO_EX, Value,
};
use nt::rights::{
    PROCESS_QUERY_INFORMATION, PROCESS_QUERY_LIMITED_INFORMATION, PROCESS_SET_INFORMATION,
};
use nt::{Handle, Status};

use super::Syscall;
use crate::exceptions::Checking;
use crate::handle_table::{Entry, HandleTable};
use crate::kernel::ProcessKey;
use crate::security::Privilege;
use crate::why::Why;

/// ProcessHandleCount, ProcessHandleTracing, ProcessHandleInformation, ProcessMitigationPolicy,
/// ProcessHandleCheckingMode, ProcessHandleTable, ProcessRaiseUMExceptionOnInvalidHandleClose.
const COUNT: u32 = 20;
const TRACING: u32 = 32;
const INFORMATION: u32 = 51;
const MITIGATION: u32 = 52;
const CHECKING_MODE: u32 = 54;
const TABLE: u32 = 58;
const RAISE_ON_CLOSE: u32 = 71;

/// SystemHandleInformation and SystemExtendedHandleInformation.
const HANDLES: u32 = 16;
const HANDLES_EX: u32 = 64;

/// ProcessStrictHandleCheckPolicy, and its two bits.
const STRICT_HANDLE_CHECK: u32 = 3;
const RAISE: u32 = 1;
const FOR_EVER: u32 = 2;

/// What of an entry's attributes a listing tells: protect, inherit, audit.
fn listed(entry: Entry) -> u32 {
    entry.attributes.bits() & 7
}

impl Syscall<'_> {
    /// Answers NtQueryInformationProcess for the classes about handles; nothing for others.
    pub(super) fn query_handles(
        &mut self,
        handle: Handle,
        class: u32,
        place: &mut Out<Any>,
        length: u32,
        return_length: &mut Out<u32>,
    ) -> Result<Option<Status>, Refused> {
        let asked = match place {
            Out::Place(Some(Any(typed))) => {
                PROCESS_MITIGATION_POLICY_INFORMATION::from_value(typed.value.clone()).ok()
            }
            _ => None,
        };
        if class == MITIGATION
            && asked.as_ref().is_none_or(|asked| asked.Policy != STRICT_HANDLE_CHECK)
        {
            let what = "mitigation policies but ProcessStrictHandleCheckPolicy";
            return Err(Refused::new("NtQueryInformationProcess", what));
        }
        Ok(Some(super::status(match class {
            COUNT => self.handle_count(handle, place, length, return_length),
            TRACING => self.query_trace(handle, place, length, return_length),
            INFORMATION => self.list_handles(handle, place, length, return_length),
            TABLE => self.list_values(handle, place, length, return_length),
            MITIGATION | CHECKING_MODE | RAISE_ON_CLOSE => {
                self.query_checking(handle, class, place, length, return_length)
            }
            _ => return Ok(None),
        })))
    }

    /// The process of a query; its handles cannot be listed once it has ended (assumed).
    fn listed_process(&mut self, handle: Handle) -> Result<ProcessKey, Status> {
        let process = self.process_handle(handle, PROCESS_QUERY_INFORMATION)?;
        if self.kernel.processes[process].table.is_none() {
            return Err(self.kernel.process_ended(process));
        }
        Ok(process)
    }

    /// ProcessHandleCount: the count alone, or with the most there ever were.
    fn handle_count(
        &mut self,
        handle: Handle,
        place: &mut Out<Any>,
        length: u32,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Status> {
        let size = PROCESS_HANDLE_INFORMATION::ROW.size;
        if length != 4 && length != size {
            return Err(self.wrong_length(4));
        }
        let process = self.process_handle(handle, PROCESS_QUERY_LIMITED_INFORMATION)?;
        let block = &self.kernel.processes[process];
        let count = block.table.as_ref().map_or(0, HandleTable::count);
        if length == 4 {
            return self.answer_query(count, 4, place, length, return_length);
        }
        let most = block.table.as_ref().map_or(0, HandleTable::peak);
        let info =
            PROCESS_HANDLE_INFORMATION { HandleCount: count, HandleCountHighWatermark: most };
        self.answer_query(info, size, place, length, return_length)
    }

    /// ProcessHandleInformation.
    fn list_handles(
        &mut self,
        handle: Handle,
        place: &mut Out<Any>,
        length: u32,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Status> {
        let process = self.listed_process(handle)?;
        let row = |(handle, entry): (Handle, Entry)| {
            let object = self.kernel.at(entry.object);
            PROCESS_HANDLE_TABLE_ENTRY_INFO {
                HandleValue: handle,
                HandleCount: object.handles.into(),
                PointerCount: self.kernel.told_references(entry.object),
                GrantedAccess: entry.granted,
                ObjectTypeIndex: object.body.object_type().index().into(),
                HandleAttributes: listed(entry),
                Reserved: 0,
            }
        };
        let rows: Vec<_> = self.open_entries(process).map(row).collect();
        let size = 16 + 40 * rows.len() as u32;
        let info = PROCESS_HANDLE_SNAPSHOT_INFORMATION {
            NumberOfHandles: rows.len() as u64,
            Reserved: 0,
            Handles: rows,
        };
        self.write_listing(&info, size, place, length, return_length)
    }

    /// ProcessHandleTable.
    fn list_values(
        &mut self,
        handle: Handle,
        place: &mut Out<Any>,
        length: u32,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Status> {
        let process = self.listed_process(handle)?;
        let values: Vec<u32> =
            self.open_entries(process).map(|(handle, _)| handle.0 as u32).collect();
        let size = 4 * values.len() as u32;
        self.write_listing(&values, size, place, length, return_length)
    }

    fn open_entries(&self, process: ProcessKey) -> impl Iterator<Item = (Handle, Entry)> + '_ {
        self.kernel.processes[process].table.iter().flat_map(HandleTable::iter)
    }

    /// Writes something that needs so many bytes, and tells how many, also when they are too few.
    pub(super) fn write_listing<T: Param>(
        &mut self,
        value: &T,
        size: u32,
        place: &mut Out<Any>,
        length: u32,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Status> {
        return_length.probe()?;
        return_length.put(size);
        if length < size {
            return Err(self.wrong_length(size));
        }
        place.demand()?;
        place.put(Any::of(value));
        Ok(Status::SUCCESS)
    }

    /// ProcessHandleTracing: everything, or what happened to one handle.
    fn query_trace(
        &mut self,
        handle: Handle,
        place: &mut Out<Any>,
        length: u32,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Status> {
        let asked = match place {
            Out::Place(Some(Any(typed))) => {
                PROCESS_HANDLE_TRACING_QUERY::from_value(typed.value.clone()).ok()
            }
            _ => None,
        };
        let only = asked.map_or(Handle::NULL, |asked| asked.Handle);
        let process = self.process_handle(handle, PROCESS_QUERY_INFORMATION)?;
        let Ok(trace) = self.kernel.demand_trace(process) else {
            return Err(self.refuse(Why::NotTraced, Status::INVALID_PARAMETER));
        };
        let wanted = trace.rows().filter(|row| only.is_null() || row.handle == only);
        let rows: Vec<_> = wanted
            .map(|row| PROCESS_HANDLE_TRACING_ENTRY {
                Handle: row.handle,
                ClientId: CLIENT_ID { UniqueProcess: row.process, UniqueThread: row.thread },
                Type: row.kind as u32,
            })
            .collect();
        let size = 16 + PROCESS_HANDLE_TRACING_ENTRY::ROW.size * rows.len() as u32;
        let query = PROCESS_HANDLE_TRACING_QUERY {
            Handle: only,
            TotalTraces: rows.len() as u32,
            HandleTrace: rows,
        };
        self.write_listing(&query, size, place, length, return_length)
    }

    /// What bad handles raise in a process.
    fn query_checking(
        &mut self,
        handle: Handle,
        class: u32,
        place: &mut Out<Any>,
        length: u32,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Status> {
        let size = if class == MITIGATION { 8 } else { 4 };
        if length != size {
            return Err(self.wrong_length(size));
        }
        let process = self.process_handle(handle, PROCESS_QUERY_INFORMATION)?;
        let checking = self.kernel.checking(process);
        match class {
            MITIGATION => {
                // Application Verifier raises, too, but not for ever.
                let raises = checking.intersects(Checking::STRICT | Checking::VERIFIED);
                let for_ever = checking.contains(Checking::STRICT);
                let flags = if raises { RAISE } else { 0 } | if for_ever { FOR_EVER } else { 0 };
                let info = PROCESS_MITIGATION_POLICY_INFORMATION {
                    Policy: STRICT_HANDLE_CHECK,
                    Flags: flags,
                };
                self.answer_query(info, size, place, length, return_length)
            }
            _ => {
                let on = checking.contains(switch(class));
                self.answer_query(u32::from(on), size, place, length, return_length)
            }
        }
    }

    /// NtSetInformationProcess for the classes about handles; nothing for others.
    pub(super) fn set_handles(
        &mut self,
        handle: Handle,
        class: u32,
        information: In<&Any>,
        length: u32,
    ) -> Result<Option<Status>, Refused> {
        let set = match class {
            TRACING => self.set_tracing(handle, information, length),
            MITIGATION => {
                let policy = match information {
                    In::Given(Any(typed)) => {
                        PROCESS_MITIGATION_POLICY_INFORMATION::from_value(typed.value.clone()).ok()
                    }
                    _ => None,
                };
                if policy.as_ref().is_some_and(|policy| policy.Policy != STRICT_HANDLE_CHECK) {
                    let what = "mitigation policies but ProcessStrictHandleCheckPolicy";
                    return Err(Refused::new("NtSetInformationProcess", what));
                }
                self.set_strict(handle, policy, information, length)
            }
            CHECKING_MODE | RAISE_ON_CLOSE => self.set_switch(handle, class, information, length),
            _ => return Ok(None),
        };
        Ok(Some(super::status(set)))
    }

    fn set_tracing(
        &mut self,
        handle: Handle,
        information: In<&Any>,
        length: u32,
    ) -> Result<Status, Status> {
        if !matches!(length, 0 | 4 | 8) {
            return Err(self.wrong_length(8));
        }
        let slots = match length {
            0 => None,
            4 => information.required().map(|_| Some(0))?,
            _ => {
                let given = information.required()?.0.value.clone();
                match PROCESS_HANDLE_TRACING_ENABLE_EX::from_value(given) {
                    Ok(given) => Some(given.TotalSlots),
                    Err(_) => return Err(Status::ACCESS_VIOLATION),
                }
            }
        };
        let process = self.process_handle(handle, PROCESS_SET_INFORMATION)?;
        self.kernel.trace_handles(process, slots);
        Ok(Status::SUCCESS)
    }

    /// ProcessStrictHandleCheckPolicy: both bits or none, and never back.
    fn set_strict(
        &mut self,
        handle: Handle,
        policy: Option<PROCESS_MITIGATION_POLICY_INFORMATION>,
        information: In<&Any>,
        length: u32,
    ) -> Result<Status, Status> {
        if length != 8 {
            return Err(self.wrong_length(8));
        }
        information.required()?;
        let flags = policy.ok_or(Status::ACCESS_VIOLATION)?.Flags;
        let process = self.process_handle(handle, PROCESS_SET_INFORMATION)?;
        if flags != 0 && flags != RAISE | FOR_EVER {
            let why = Why::Parameter { name: "process_information" };
            return Err(self.refuse(why, Status::INVALID_PARAMETER));
        }
        let strict = self.kernel.checking(process).contains(Checking::STRICT);
        if strict && flags == 0 {
            return Err(self.refuse(Why::ForEver, Status::ACCESS_DENIED));
        }
        self.kernel.set_checking(process, Checking::STRICT, flags != 0);
        Ok(Status::SUCCESS)
    }

    fn set_switch(
        &mut self,
        handle: Handle,
        class: u32,
        information: In<&Any>,
        length: u32,
    ) -> Result<Status, Status> {
        if length != 4 {
            return Err(self.wrong_length(4));
        }
        let Value::Int(on) = information.required()?.0.value else {
            return Err(Status::ACCESS_VIOLATION);
        };
        let process = self.process_handle(handle, PROCESS_SET_INFORMATION)?;
        self.kernel.set_checking(process, switch(class), on != 0);
        Ok(Status::SUCCESS)
    }

    /// Answers NtQuerySystemInformation for the classes about handles; nothing for others. Where
    /// objects lie is told only to who holds SeDebugPrivilege, as in newer versions of Windows.
    pub(super) fn query_all_handles(
        &mut self,
        class: u32,
        place: &mut Out<Any>,
        length: u32,
        return_length: &mut Out<u32>,
    ) -> Option<Result<Status, Status>> {
        if class != HANDLES && class != HANDLES_EX {
            return None;
        }
        let why = self.kernel.why;
        let tells = self.demand_privilege(Privilege::DEBUG).is_ok();
        self.kernel.why = why;
        let address =
            |entry: Entry| Address(if tells { self.kernel.address_of(entry.object) } else { 0 });
        let mut rows = Vec::new();
        for key in self.kernel.processes() {
            let id = self.kernel.processes[key].id;
            let entries = self.open_entries(key);
            rows.extend(entries.map(|(handle, entry)| (id, handle, entry)));
        }
        let index = |entry: Entry| self.kernel.at(entry.object).body.object_type().index();
        let count = rows.len();
        if class == HANDLES {
            let rows = rows.into_iter().map(|(id, handle, entry)| SYSTEM_HANDLE_TABLE_ENTRY_INFO {
                UniqueProcessId: id.0 as u16,
                ObjectTypeIndex: index(entry),
                HandleAttributes: listed(entry) as u8,
                HandleValue: handle.0 as u16,
                Object: address(entry),
                GrantedAccess: entry.granted,
                ..SYSTEM_HANDLE_TABLE_ENTRY_INFO::default()
            });
            let (count, handles) = (count as u32, rows.collect());
            let info = SYSTEM_HANDLE_INFORMATION { NumberOfHandles: count, Handles: handles };
            return Some(self.write_listing(&info, 8 + 24 * count, place, length, return_length));
        }
        let rows = rows.into_iter().map(|(id, handle, entry)| SYSTEM_HANDLE_TABLE_ENTRY_INFO_EX {
            Object: address(entry),
            UniqueProcessId: id,
            HandleValue: handle,
            GrantedAccess: entry.granted,
            ObjectTypeIndex: index(entry).into(),
            HandleAttributes: listed(entry),
            ..SYSTEM_HANDLE_TABLE_ENTRY_INFO_EX::default()
        });
        let info = SYSTEM_HANDLE_INFORMATION_EX {
            NumberOfHandles: count as u64,
            Reserved: 0,
            Handles: rows.collect(),
        };
        Some(self.write_listing(&info, 16 + 40 * count as u32, place, length, return_length))
    }
}

/// What a class of one number switches.
fn switch(class: u32) -> Checking {
    if class == CHECKING_MODE { Checking::REFERENCES } else { Checking::CLOSES }
}
