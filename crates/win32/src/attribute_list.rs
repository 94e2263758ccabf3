//! The attribute list of CreateProcess: how a program builds it.
//!
//! On Windows the list holds pointers, and CreateProcess reads what they point to. Here the handles
//! are copied when the attribute is set (assumed to make no difference: a program that changes the
//! array in between is not expected).

use calls::{ATTRIBUTE_LIST, Address, AttributeKey, In, InOut};
use nt::{Handle, Status, Win32Error};

use crate::Cannot;

/// The attributes that are modelled, all of PROC_THREAD_ATTRIBUTE.
const PARENT_PROCESS: u64 = 0x2_0000;
const HANDLE_LIST: u64 = 0x2_0002;
const MITIGATION_POLICY: u64 = 0x2_0007;
const JOB_LIST: u64 = 0x2_000D;
const CHILD_PROCESS_POLICY: u64 = 0x2_000E;

const HANDLE_SIZE: u64 = 8;

/// How large a list is: 24 bytes, and as many for each attribute.
fn size_for(count: u32) -> u64 {
    24 * (u64::from(count) + 1)
}

/// InitializeProcThreadAttributeList. It is called twice: with NULL to learn the size, and then
/// with a list.
pub(crate) fn initialize(
    list: &mut InOut<ATTRIBUTE_LIST>,
    count: u32,
    flags: u32,
    size: &mut InOut<u64>,
) -> Result<(), Cannot> {
    // "This parameter is reserved and must be zero"; the error is assumed.
    if flags != 0 {
        return Err(Win32Error::INVALID_PARAMETER.into());
    }
    if count == 0 {
        return Err(Cannot::Refused("a list without room for an attribute"));
    }
    let needed = size_for(count);
    let given = std::mem::replace(var(size)?, needed);
    if matches!(list, InOut::Null) || given < needed {
        return Err(Win32Error::INSUFFICIENT_BUFFER.into());
    }
    *var(list)? = ATTRIBUTE_LIST { COUNT: count, ..ATTRIBUTE_LIST::default() };
    Ok(())
}

/// UpdateProcThreadAttribute.
pub(crate) fn update(
    list: &mut InOut<ATTRIBUTE_LIST>,
    flags: u32,
    key: AttributeKey,
    value: In<&[u64]>,
    size: u64,
    reserved: [Address; 2],
) -> Result<(), Cannot> {
    let size_fits = match key.0 {
        PARENT_PROCESS | MITIGATION_POLICY => size == HANDLE_SIZE,
        CHILD_PROCESS_POLICY => size == 4,
        HANDLE_LIST | JOB_LIST => size != 0 && size.is_multiple_of(HANDLE_SIZE),
        key => return Err(Cannot::Refused(name_of(key))),
    };
    // Three arguments that are reserved: the error is assumed.
    if flags != 0 || reserved != [Address(0); 2] {
        return Err(Win32Error::INVALID_PARAMETER.into());
    }
    if !size_fits {
        return Err(Win32Error::BAD_LENGTH.into());
    }
    let list = var(list)?;
    let count = usize::try_from(size.div_ceil(HANDLE_SIZE)).unwrap_or(usize::MAX);
    let value = value.required()?.get(..count).ok_or(Status::ACCESS_VIOLATION)?;
    let handles = || In::Given(value.iter().copied().map(Handle).collect());
    let before = list.clone();
    match key.0 {
        PARENT_PROCESS if value == [0] => {
            return Err(Cannot::Refused("a NULL parent process"));
        }
        PARENT_PROCESS => list.PARENT_PROCESS = Handle(value[0]),
        MITIGATION_POLICY => list.MITIGATION_POLICY = value[0],
        CHILD_PROCESS_POLICY => list.CHILD_PROCESS_POLICY = value[0] as u32,
        JOB_LIST => list.JOB_LIST = handles(),
        _ => list.HANDLE_LIST = handles(),
    }
    if list.COUNT != 0 && used(list) > list.COUNT {
        *list = before;
        return Err(Win32Error::GEN_FAILURE.into());
    }
    Ok(())
}

/// How many attributes are set.
fn used(list: &ATTRIBUTE_LIST) -> u32 {
    let set = [
        list.HANDLE_LIST != In::Null,
        !list.PARENT_PROCESS.is_null(),
        list.JOB_LIST != In::Null,
        list.MITIGATION_POLICY != 0,
        list.CHILD_PROCESS_POLICY != 0,
    ];
    set.into_iter().map(u32::from).sum()
}

/// What a pointer that must be good points to.
fn var<T>(pointer: &mut InOut<T>) -> Result<&mut T, Status> {
    match pointer {
        InOut::Var(value) => Ok(value),
        InOut::Null => Err(Status::ACCESS_VIOLATION),
        InOut::Fault(status) => Err(*status),
    }
}

/// The name of an attribute that is refused.
fn name_of(key: u64) -> &'static str {
    let mut known = nt::constants::flags("PROC_THREAD_ATTRIBUTE").iter();
    known.find(|(_, value)| *value == key).map_or("an attribute without a name", |(name, _)| name)
}
