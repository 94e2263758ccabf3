//! Names of drives and devices.

use calls::names::NameCalls;
use calls::{
    DosDeviceFlags, In, InOut, NtCalls, OBJECT_DIRECTORY_INFORMATION, ObjectAttributes, Out,
    Refused, UNICODE_STRING, UserMemory,
};
use nt::rights::{DIRECTORY_QUERY, SYMBOLIC_LINK_QUERY};
use nt::{Status, Wide, Win32Error};

use crate::{NONE, OBJ_CASE_INSENSITIVE, Win32, written};

/// All flags of DefineDosDevice.
const KNOWN: u32 = 0x1F;
const REMOVE_DEFINITION: u32 = 2;
/// The most bytes that a UNICODE_STRING has room for.
const ROOM: u16 = 65_534;

impl<N: NtCalls + UserMemory> Win32<N> {
    /// The targets of a DOS name, with zeros in between.
    fn dos_targets(&mut self, name: &[u16]) -> Result<Result<Wide, Status>, Refused> {
        let path: Vec<u16> = r"\??\".encode_utf16().chain(name.iter().copied()).collect();
        let name = In::Given(&path[..]);
        let attributes = ObjectAttributes { name, flags: OBJ_CASE_INSENSITIVE, ..NONE };
        let mut handle = Out::HERE;
        let status = self.nt.NtOpenSymbolicLinkObject(
            &mut handle,
            SYMBOLIC_LINK_QUERY,
            In::Given(attributes),
        )?;
        if !status.is_success() {
            return Ok(Err(status));
        }
        let handle = written(handle);
        let room = UNICODE_STRING { MaximumLength: ROOM, ..UNICODE_STRING::default() };
        let mut place = InOut::Var(room);
        let status = self.nt.NtQuerySymbolicLinkObject(handle, &mut place, &mut Out::Null)?;
        self.nt.NtClose(handle)?;
        Ok(match place {
            InOut::Var(read) if status.is_success() => Ok(read.Buffer),
            _ => Err(status),
        })
    }

    /// The names of the links in a directory.
    fn links_in(&mut self, path: &str) -> Result<Result<Vec<Wide>, Status>, Refused> {
        let path = Wide::from(path);
        let attributes = ObjectAttributes { name: In::Given(path.as_units()), ..NONE };
        let mut handle = Out::HERE;
        let status =
            self.nt.NtOpenDirectoryObject(&mut handle, DIRECTORY_QUERY, In::Given(attributes))?;
        if !status.is_success() {
            return Ok(Err(status));
        }
        let handle = written(handle);
        let (mut rows, mut context) = (Out::HERE, InOut::Var(0));
        let status = self.nt.NtQueryDirectoryObject(
            handle,
            &mut rows,
            u32::MAX,
            false,
            true,
            &mut context,
            &mut Out::Null,
        )?;
        self.nt.NtClose(handle)?;
        if !status.is_success() {
            return Ok(if status == Status::NO_MORE_ENTRIES {
                Ok(Vec::new())
            } else {
                Err(status)
            });
        }
        let rows: Vec<OBJECT_DIRECTORY_INFORMATION> = written(rows);
        let links = rows.into_iter().filter(|row| row.TypeName == "SymbolicLink");
        Ok(Ok(links.map(|row| row.Name).collect()))
    }
}

impl<N: NtCalls + UserMemory> NameCalls for Win32<N> {
    fn DefineDosDeviceW(
        &mut self,
        dwFlags: DosDeviceFlags,
        lpDeviceName: In<&[u16]>,
        lpTargetPath: In<&[u16]>,
    ) -> Result<bool, Refused> {
        let removes = dwFlags.0 & REMOVE_DEFINITION != 0;
        let defined = (|| {
            let name = lpDeviceName.required()?;
            let target = lpTargetPath.optional()?;
            // A name is a letter and a colon or a plain name, and a new one has a target.
            let wrong = name.is_empty() || name.contains(&u16::from(b'\\'));
            if wrong || dwFlags.0 & !KNOWN != 0 || !removes && target.is_none_or(<[u16]>::is_empty)
            {
                return Err(Status::INVALID_PARAMETER);
            }
            self.nt.define_dos_name(dwFlags.0, name, target)
        })();
        Ok(self.answer_all(defined))
    }

    fn QueryDosDeviceW(
        &mut self,
        lpDeviceName: In<&[u16]>,
        lpTargetPath: &mut Out<Wide>,
        ucchMax: u32,
    ) -> Result<u32, Refused> {
        if let Err(status) = lpTargetPath.demand() {
            return Ok(self.fail(status, 0));
        }
        let found = match lpDeviceName {
            In::Fault(status) => Err(status),
            In::Given(name) => self.dos_targets(name)?,
            In::Null => {
                let own = self.links_in(r"\??")?;
                let all = self.links_in(r"\GLOBAL??")?;
                own.and_then(|own| all.map(|all| [own, all].concat())).map(|mut names| {
                    names.sort();
                    names.dedup();
                    let texts: Vec<&[u16]> = names.iter().map(Wide::as_units).collect();
                    Wide::from(texts.join(&0))
                })
            }
        };
        let text = match found {
            Ok(text) => text,
            Err(status) => return Ok(self.fail(status, 0)),
        };
        // Each text ends with a zero, and the list with another.
        let units = text.len() as u32 + 2;
        if ucchMax < units {
            return Ok(self.fail_with(Win32Error::INSUFFICIENT_BUFFER, 0));
        }
        lpTargetPath.put(text);
        Ok(units)
    }
}
