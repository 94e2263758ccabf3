//! The classes of GetFileInformationByHandleEx and SetFileInformationByHandle, and what they are in
//! the NT layer: other numbers, and the same structures under other names.

use calls::{
    Any, FILE_BASIC_INFO, FILE_BASIC_INFORMATION, FILE_DISPOSITION_INFO, FILE_DISPOSITION_INFO_EX,
    FILE_DISPOSITION_INFORMATION, FILE_DISPOSITION_INFORMATION_EX, FILE_END_OF_FILE_INFO,
    FILE_END_OF_FILE_INFORMATION, FILE_NAME_INFO, FILE_RENAME_INFO, FILE_RENAME_INFO_EX,
    FILE_RENAME_INFORMATION, FILE_RENAME_INFORMATION_EX, FILE_STANDARD_INFO, In, InfoClass, Param,
    StructRow, Typed, Value,
};
use nt::{Handle, Status, Wide, Win32Error};

use crate::file_information::{
    BASIC, DISPOSITION, DISPOSITION_EX, END_OF_FILE, RENAME, RENAME_EX, STANDARD,
};
use crate::final_path::NAME;
use crate::{Cannot, paths};

/// Classes of GetFileInformationByHandleEx and SetFileInformationByHandle.
const FILE_BASIC: u32 = 0;
const FILE_STANDARD: u32 = 1;
const FILE_NAME: u32 = 2;
const FILE_RENAME: u32 = 3;
const FILE_DISPOSITION: u32 = 4;
const FILE_END: u32 = 6;
const FILE_DISPOSITION_EX: u32 = 21;
const FILE_RENAME_EX: u32 = 22;
/// The last class there is.
const LAST_CLASS: u32 = 23;

/// Bytes of another structure than the class says are as good as unreadable (assumed).
fn given<T: Param>(information: In<&Any>) -> Result<T, Status> {
    T::from_value(information.required()?.0.value.clone()).map_err(|_| Status::ACCESS_VIOLATION)
}

/// A structure to be set, with its class and size.
pub(crate) type Setting = (InfoClass, &'static StructRow, Any);

pub(crate) fn setting<T: Param>(class: InfoClass, row: &'static StructRow, info: T) -> Setting {
    (class, row, Any::of(&info))
}

/// A new name as the NT layer takes it: with a root directory as it stands, and otherwise made full
/// as any path is (Microsoft, "FILE_RENAME_INFO"; that it may be relative to the current directory
/// is assumed).
fn new_name(name: &Wide, root: Handle, directory: &[u16]) -> Result<Wide, Cannot> {
    if !root.is_null() {
        return Ok(name.clone());
    }
    Ok(Wide::from(&*paths::nt_path(name.as_units(), directory)?))
}

/// What SetFileInformationByHandle sets, in the NT layer's terms.
pub(crate) fn translated(
    class: u32,
    information: In<&Any>,
    directory: &[u16],
) -> Result<Setting, Cannot> {
    Ok(match class {
        FILE_BASIC => {
            let info: FILE_BASIC_INFO = given(information)?;
            let info = FILE_BASIC_INFORMATION {
                CreationTime: info.CreationTime,
                LastAccessTime: info.LastAccessTime,
                LastWriteTime: info.LastWriteTime,
                ChangeTime: info.ChangeTime,
                FileAttributes: info.FileAttributes,
            };
            setting(BASIC, FILE_BASIC_INFORMATION::ROW, info)
        }
        FILE_RENAME => {
            let info: FILE_RENAME_INFO = given(information)?;
            let name = new_name(&info.FileName, info.RootDirectory, directory)?;
            let info = FILE_RENAME_INFORMATION {
                ReplaceIfExists: info.ReplaceIfExists,
                RootDirectory: info.RootDirectory,
                FileNameLength: 2 * name.len() as u32,
                FileName: name,
            };
            setting(RENAME, FILE_RENAME_INFORMATION::ROW, info)
        }
        FILE_RENAME_EX => {
            let info: FILE_RENAME_INFO_EX = given(information)?;
            let name = new_name(&info.FileName, info.RootDirectory, directory)?;
            let info = FILE_RENAME_INFORMATION_EX {
                Flags: info.Flags,
                RootDirectory: info.RootDirectory,
                FileNameLength: 2 * name.len() as u32,
                FileName: name,
            };
            setting(RENAME_EX, FILE_RENAME_INFORMATION_EX::ROW, info)
        }
        FILE_DISPOSITION => {
            let info: FILE_DISPOSITION_INFO = given(information)?;
            let info = FILE_DISPOSITION_INFORMATION { DeleteFile: info.DeleteFile };
            setting(DISPOSITION, FILE_DISPOSITION_INFORMATION::ROW, info)
        }
        FILE_DISPOSITION_EX => {
            let info: FILE_DISPOSITION_INFO_EX = given(information)?;
            let info = FILE_DISPOSITION_INFORMATION_EX { Flags: info.Flags };
            setting(DISPOSITION_EX, FILE_DISPOSITION_INFORMATION_EX::ROW, info)
        }
        FILE_END => {
            let info: FILE_END_OF_FILE_INFO = given(information)?;
            let info = FILE_END_OF_FILE_INFORMATION { EndOfFile: info.EndOfFile };
            setting(END_OF_FILE, FILE_END_OF_FILE_INFORMATION::ROW, info)
        }
        // Classes that can only be read.
        FILE_STANDARD | FILE_NAME => return Err(Win32Error::INVALID_PARAMETER.into()),
        class if class <= LAST_CLASS => return Err(Cannot::Refused("this class")),
        _ => return Err(Win32Error::INVALID_PARAMETER.into()),
    })
}

/// The class of the NT layer that answers a class that can be read.
pub(crate) fn readable(class: u32) -> Result<InfoClass, Cannot> {
    match class {
        FILE_BASIC => Ok(BASIC),
        FILE_STANDARD => Ok(STANDARD),
        FILE_NAME => Ok(NAME),
        // Classes that can only be set.
        FILE_RENAME | FILE_DISPOSITION | FILE_END | FILE_DISPOSITION_EX | FILE_RENAME_EX => {
            Err(Win32Error::INVALID_PARAMETER.into())
        }
        class if class <= LAST_CLASS => Err(Cannot::Refused("this class")),
        _ => Err(Win32Error::INVALID_PARAMETER.into()),
    }
}

/// A structure of the NT layer under the name that it has in Win32.
pub(crate) fn renamed(class: InfoClass, found: Value) -> Any {
    let Value::Struct(_, fields) = found else { unreachable!("a query writes a structure") };
    let row = match class {
        BASIC => FILE_BASIC_INFO::ROW,
        STANDARD => FILE_STANDARD_INFO::ROW,
        _ => FILE_NAME_INFO::ROW,
    };
    let kind = calls::struct_kind(row);
    Any(Typed { kind, value: Value::Struct(row, fields) })
}
