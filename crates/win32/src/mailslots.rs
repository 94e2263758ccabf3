//! Mailslots.
//!
//! A mailslot is made and opened below `\??\MAILSLOT\`; messages are written and read like bytes of
//! a file.

use calls::mailslots::MailslotCalls;
use calls::{
    Any, CreateOptions, FILE_MAILSLOT_QUERY_INFORMATION, FILE_MAILSLOT_SET_INFORMATION, File,
    HandleOf, In, InfoClass, MailslotSize, MailslotTimeout, NtCalls, ObjectAttributes, Out,
    Refused, SECURITY_ATTRIBUTES, UserMemory,
};
use nt::{Access, Handle, Status, Wide, Win32Error};

use crate::{NONE, OBJ_CASE_INSENSITIVE, Win32, paths, secured, written};

/// FileMailslotQueryInformation and FileMailslotSetInformation.
const QUERY: InfoClass = InfoClass(26);
const SET: InfoClass = InfoClass(27);

const FILE_WRITE_THROUGH: u32 = 0x2;
const MAILSLOT_WAIT_FOREVER: u32 = u32::MAX;

/// What the NT layer takes for waiting for ever.
const FOR_EVER: i64 = -1;
const PER_MS: i64 = 10_000;

fn nt_timeout(milliseconds: u32) -> i64 {
    match milliseconds {
        MAILSLOT_WAIT_FOREVER => FOR_EVER,
        milliseconds => -PER_MS * i64::from(milliseconds),
    }
}

fn shown_timeout(timeout: i64) -> MailslotTimeout {
    MailslotTimeout(match timeout {
        FOR_EVER => MAILSLOT_WAIT_FOREVER,
        timeout => (timeout.unsigned_abs() / PER_MS as u64) as u32,
    })
}

/// The name under which the NT layer makes a mailslot.
fn nt_name(name: In<&[u16]>) -> Result<Vec<u16>, Win32Error> {
    let given = match name {
        In::Given(name) => name,
        In::Null => return Err(Win32Error::PATH_NOT_FOUND),
        In::Fault(status) => return Err(nt::dos_error(status)),
    };
    paths::mailslot_path(given).ok_or(Win32Error::INVALID_NAME)
}

/// Writes to a place that may be left out.
fn tell<T: calls::Param>(place: &mut Out<T>, value: T) -> Result<(), Status> {
    place.probe()?;
    place.put(value);
    Ok(())
}

impl<N: NtCalls + UserMemory> MailslotCalls for Win32<N> {
    fn CreateMailslotW(
        &mut self,
        lpName: In<&[u16]>,
        nMaxMessageSize: u32,
        lReadTimeout: MailslotTimeout,
        lpSecurityAttributes: In<&SECURITY_ATTRIBUTES>,
    ) -> Result<HandleOf<File>, Refused> {
        let invalid = Handle::INVALID.into();
        let path = match nt_name(lpName) {
            Ok(path) => Wide::from(path),
            Err(error) => return Ok(self.fail_with(error, invalid)),
        };
        let name = In::Given(path.as_units());
        let named = ObjectAttributes { name, flags: OBJ_CASE_INSENSITIVE, ..NONE };
        let attributes = match secured(lpSecurityAttributes, named) {
            Ok(attributes) => attributes,
            Err(status) => return Ok(self.fail(status, invalid)),
        };
        let mut handle = Out::HERE;
        let status = self.nt.NtCreateMailslotFile(
            &mut handle,
            Access::GENERIC_READ | Access::SYNCHRONIZE | Access::WRITE_DAC,
            In::Given(attributes),
            &mut Out::Place(None),
            CreateOptions(FILE_WRITE_THROUGH),
            0,
            nMaxMessageSize,
            In::Given(nt_timeout(lReadTimeout.0)),
        )?;
        if !status.is_success() {
            return Ok(self.fail(status, invalid));
        }
        Ok(written(handle).into())
    }

    fn GetMailslotInfo(
        &mut self,
        hMailslot: Handle,
        lpMaxMessageSize: &mut Out<u32>,
        lpNextSize: &mut Out<MailslotSize>,
        lpMessageCount: &mut Out<u32>,
        lpReadTimeout: &mut Out<MailslotTimeout>,
    ) -> Result<bool, Refused> {
        let row = FILE_MAILSLOT_QUERY_INFORMATION::ROW;
        let info: FILE_MAILSLOT_QUERY_INFORMATION = match self.query_file(hMailslot, QUERY, row)? {
            Ok(info) => info,
            Err(status) => return Ok(self.fail(status, false)),
        };
        let told = (|| {
            tell(lpMaxMessageSize, info.MaximumMessageSize)?;
            tell(lpNextSize, MailslotSize(info.NextMessageSize))?;
            tell(lpMessageCount, info.MessagesAvailable)?;
            tell(lpReadTimeout, shown_timeout(info.ReadTimeout))
        })();
        Ok(self.answer_all(told))
    }

    fn SetMailslotInfo(
        &mut self,
        hMailslot: Handle,
        lReadTimeout: MailslotTimeout,
    ) -> Result<bool, Refused> {
        let info = FILE_MAILSLOT_SET_INFORMATION { ReadTimeout: nt_timeout(lReadTimeout.0) };
        let status = self.nt.NtSetInformationFile(
            hMailslot,
            &mut Out::Place(None),
            In::Given(&Any::of(&info)),
            FILE_MAILSLOT_SET_INFORMATION::ROW.size,
            SET,
        )?;
        Ok(self.answer(status))
    }
}
