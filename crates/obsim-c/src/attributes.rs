//! Attribute lists of new processes and threads, and boundaries of namespaces: what C programs hold
//! in buffers and handles, and the table of calls in structures of its own.

use calls::{ATTRIBUTE_LIST, BOUNDARY_DESCRIPTOR, In, PS_ATTRIBUTE_LIST, Param, Value};
use nt::Handle;

use crate::decode::wide;
use crate::memory::{self, Fault};

/// PROC_THREAD_ATTRIBUTE_PARENT_PROCESS and its like.
const PARENT_PROCESS: u64 = 0x2_0000;
const HANDLE_LIST: u64 = 0x2_0002;
const MITIGATION_POLICY: u64 = 0x2_0007;
const JOB_LIST: u64 = 0x2_000D;
const CHILD_PROCESS_POLICY: u64 = 0x2_000E;

/// The head of a list, and each entry: the key, the size, and where the value lies.
const HEAD: u64 = 24;
const ENTRY: u64 = 24;
/// Where the head says how many entries there is room for, and how many there are.
const ROOM: u64 = 4;
const COUNT: u64 = 8;

/// The handles that lie at an address.
fn handles(at: u64, bytes: u64) -> Result<In<Vec<Handle>>, Fault> {
    let bytes = memory::bytes(at, bytes as usize & !7)?;
    let handle = |eight: &[u8]| {
        Handle(u64::from_le_bytes(eight.try_into().expect("a piece has eight bytes")))
    };
    Ok(In::Given(bytes.chunks(8).map(handle).collect()))
}

/// The list at an address, with what its entries point to.
pub(crate) fn list_at(at: u64) -> Result<Value, Fault> {
    memory::low(at)?;
    let count = memory::number(at + COUNT, 4)?.min(64);
    let mut list =
        ATTRIBUTE_LIST { COUNT: memory::number(at + ROOM, 4)? as u32, ..Default::default() };
    for number in 0..count {
        let entry = at + HEAD + number * ENTRY;
        let [key, size, value] = [0, 8, 16].map(|offset| memory::number(entry + offset, 8));
        let (size, value) = (size?, value?);
        match key? {
            HANDLE_LIST => list.HANDLE_LIST = handles(value, size)?,
            JOB_LIST => list.JOB_LIST = handles(value, size)?,
            PARENT_PROCESS => list.PARENT_PROCESS = Handle(memory::number(value, 8)?),
            MITIGATION_POLICY => list.MITIGATION_POLICY = memory::number(value, 8)?,
            CHILD_PROCESS_POLICY => list.CHILD_PROCESS_POLICY = memory::number(value, 4)? as u32,
            _ => {}
        }
    }
    Ok(list.to_value())
}

/// The list as a call about it finds it; a buffer that is to become one needs no content.
pub(crate) fn list_for(call: &str, at: u64) -> Value {
    if at == 0 {
        return Value::Int(0);
    }
    if call == "InitializeProcThreadAttributeList" {
        let there = memory::is_writable(at, HEAD);
        let empty = || Value::Var(Box::new(ATTRIBUTE_LIST::default().to_value()));
        return if there { empty() } else { Value::Int(at) };
    }
    match list_at(at) {
        Ok(list) => Value::Var(Box::new(list)),
        Err(_) => Value::Int(at),
    }
}

/// Writes what a call about a list has done, which succeeded.
pub(crate) fn after_list(call: &str, arguments: &[u64]) {
    let at = arguments[0];
    match call {
        "InitializeProcThreadAttributeList" => {
            let mut head = [0; HEAD as usize];
            head[ROOM as usize..COUNT as usize]
                .copy_from_slice(&(arguments[1] as u32).to_le_bytes());
            memory::write(at, &head);
        }
        "UpdateProcThreadAttribute" => {
            let count = memory::number(at + COUNT, 4).unwrap_or(0);
            let (key, value, size) = (arguments[2], arguments[3], arguments[4]);
            let key_of = |number: u64| memory::number(at + HEAD + number * ENTRY, 8);
            let same = (0..count).find(|number| key_of(*number) == Ok(key));
            let entry = at + HEAD + same.unwrap_or(count) * ENTRY;
            let words = [key, size, value].map(u64::to_le_bytes).concat();
            memory::write(entry, &words);
            if same.is_none() {
                memory::write(at + COUNT, &(count as u32 + 1).to_le_bytes());
            }
        }
        _ => {}
    }
}

/// PS_ATTRIBUTE_CLIENT_ID and its like.
const CLIENT_ID: u64 = 0x1_0003;

/// The entries of a native list: the attribute, its size, and its value or where that lies.
fn native(at: u64) -> Result<Vec<(u64, u64, u64)>, Fault> {
    memory::low(at)?;
    let length = memory::number(at, 8)?;
    let count = (length.saturating_sub(8) / 32).min(64);
    (0..count)
        .map(|number| {
            let words = [0, 8, 16].map(|offset| memory::number(at + 8 + number * 32 + offset, 8));
            Ok((words[0]?, words[1]?, words[2]?))
        })
        .collect()
}

/// The native list of a new process.
pub(crate) fn native_list_at(at: u64) -> Result<Value, Fault> {
    let mut list = PS_ATTRIBUTE_LIST::default();
    for (attribute, size, value) in native(at)? {
        match attribute {
            0x2_0005 => {
                let bytes = memory::bytes(value, size as usize)?;
                list.ImageName = In::Given(wide(&bytes, 2));
            }
            0x6_0000 => list.ParentProcess = Handle(value),
            0x2_0008 => list.PriorityClass = memory::number(value + 1, 1)? as u32,
            0x2_0009 => list.DefaultErrorMode = memory::number(value, 4)? & 1 != 0,
            0x2_000A => list.DuplicateStandard = memory::number(value, 4)? as u32,
            0x2_000B => list.HandleList = handles(value, size)?,
            0x2_0010 => list.MitigationOptions = memory::number(value, 8)?,
            0x2_0013 => list.JobList = handles(value, size)?,
            0x2_0014 => list.ChildProcessPolicy = memory::number(value, 4)? as u32,
            _ => {}
        }
    }
    Ok(list.to_value())
}

/// Where a native list wants the ids of what is made; 0 if it does not.
pub(crate) fn client_id_place(at: u64) -> u64 {
    let entries = if at == 0 { Vec::new() } else { native(at).unwrap_or_default() };
    entries.iter().find(|(attribute, ..)| *attribute == CLIENT_ID).map_or(0, |(.., value)| *value)
}

/// The parameters of a new process, as RTL_USER_PROCESS_PARAMETERS lays them out.
pub(crate) fn process_parameters_at(at: u64) -> Result<Value, Fault> {
    memory::low(at)?;
    let text = |offset: u64| crate::decode::counted_text(at + offset);
    let handle = |offset: u64| memory::number(at + offset, 8).map(Handle);
    let environment = memory::number(at + 0x80, 8)?;
    let parameters = calls::PROCESS_PARAMETERS {
        ImagePathName: text(0x60)?,
        CommandLine: text(0x70)?,
        CurrentDirectory: text(0x38)?,
        StandardInput: handle(0x20)?,
        StandardOutput: handle(0x28)?,
        StandardError: handle(0x30)?,
        WindowFlags: calls::StartFlags(memory::number(at + 0xA4, 4)? as u32),
        Environment: match environment {
            0 => In::Null,
            at => In::Given(crate::decode::block_at(at, 2)?),
        },
        ConsoleHandle: handle(0x10)?,
        ProcessGroupId: 0,
    };
    Ok(parameters.to_value())
}

/// A boundary as a C program holds it: its name, its identifiers and its level, in a block that the
/// program only passes on.
pub(crate) fn boundary_of(value: &Value) -> Option<BOUNDARY_DESCRIPTOR> {
    match value {
        Value::Var(inside) => boundary_of(inside),
        value => BOUNDARY_DESCRIPTOR::from_value(value.clone()).ok(),
    }
}
