//! The attribute list of CreateProcess: how a program builds it.
//!
//! On Windows the list holds pointers, and CreateProcess reads what they point to. Here the handles
//! are copied when the attribute is set (assumed to make no difference: a program that changes the
//! array in between is not expected).

use calls::{ATTRIBUTE_LIST, Address, AttributeKey, In, InOut};
use nt::{Handle, Status, Win32Error};

use crate::Cannot;

/// PROC_THREAD_ATTRIBUTE_PARENT_PROCESS and PROC_THREAD_ATTRIBUTE_HANDLE_LIST.
const PARENT_PROCESS: u64 = 0x2_0000;
const HANDLE_LIST: u64 = 0x2_0002;

const HANDLE_SIZE: u64 = 8;
const LIST_SIZE: u64 = ATTRIBUTE_LIST::ROW.size as u64;

/// InitializeProcThreadAttributeList. It is called twice: with NULL to learn the size, which is
/// the same for every count here, and then with a list.
pub(crate) fn initialize(
    list: &mut InOut<ATTRIBUTE_LIST>,
    flags: u32,
    size: &mut InOut<u64>,
) -> Result<(), Cannot> {
    // "This parameter is reserved and must be zero"; the error is assumed.
    if flags != 0 {
        return Err(Win32Error::INVALID_PARAMETER.into());
    }
    let given = std::mem::replace(var(size)?, LIST_SIZE);
    if matches!(list, InOut::Null) || given < LIST_SIZE {
        return Err(Win32Error::INSUFFICIENT_BUFFER.into());
    }
    *var(list)? = ATTRIBUTE_LIST::default();
    Ok(())
}

/// UpdateProcThreadAttribute.
pub(crate) fn update(
    list: &mut InOut<ATTRIBUTE_LIST>,
    flags: u32,
    key: AttributeKey,
    value: In<&[Handle]>,
    size: u64,
    reserved: [Address; 2],
) -> Result<(), Cannot> {
    let size_fits = match key.0 {
        PARENT_PROCESS => size == HANDLE_SIZE,
        HANDLE_LIST => size != 0 && size.is_multiple_of(HANDLE_SIZE),
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
    let count = usize::try_from(size / HANDLE_SIZE).unwrap_or(usize::MAX);
    match value.required()?.get(..count).ok_or(Status::ACCESS_VIOLATION)? {
        [Handle::NULL] if key.0 == PARENT_PROCESS => {
            return Err(Cannot::Refused("a NULL parent process"));
        }
        [parent] if key.0 == PARENT_PROCESS => list.PARENT_PROCESS = *parent,
        handles => list.HANDLE_LIST = In::Given(handles.to_vec()),
    }
    Ok(())
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
