//! Where a file is: its path on its volume, and what stands before that.

use calls::{Any, FILE_NAME_INFORMATION, InfoClass, NtCalls, Out, Refused, UserMemory, Value};
use nt::{Handle, Status, Wide};

use crate::{Win32, structure, written};

/// FileNameInformation.
pub(crate) const NAME: InfoClass = InfoClass(9);
/// ObjectNameInformation.
const OBJECT_NAME: InfoClass = InfoClass(1);

/// The longest path there is, with room to spare.
const PATH_BYTES: u32 = 0x1_0000;

/// The number of the device that the drive C is.
const FIRST_DRIVE: u8 = 3;

impl<N: NtCalls + UserMemory> Win32<N> {
    /// The path of a file on its volume.
    pub(crate) fn path_on_volume(&mut self, file: Handle) -> Result<Result<Wide, Status>, Refused> {
        let mut place: Out<Any> = Out::HERE;
        let io = &mut Out::Place(None);
        let status = self.nt.NtQueryInformationFile(file, io, &mut place, PATH_BYTES, NAME)?;
        if !status.is_success() {
            return Ok(Err(status));
        }
        let info: FILE_NAME_INFORMATION = structure(place);
        Ok(Ok(info.FileName))
    }

    /// What stands before the path of a file on its volume: the volume's device, or the letter of
    /// its drive. The mount manager keeps letters; here they follow from the devices' numbers.
    pub(crate) fn before_path(
        &mut self,
        file: Handle,
        device: bool,
    ) -> Result<Result<String, Status>, Refused> {
        const FIRST: &str = r"\Device\HarddiskVolume";
        let mut place: Out<Any> = Out::HERE;
        let status =
            self.nt.NtQueryObject(file, OBJECT_NAME, &mut place, PATH_BYTES, &mut Out::Null)?;
        if !status.is_success() {
            return Ok(Err(status));
        }
        let name = match written(place).0.value {
            Value::Text(name) => name.to_string(),
            _ => String::new(),
        };
        let number = name.strip_prefix(FIRST).and_then(|rest| rest.split('\\').next());
        let number = number.and_then(|number| number.parse().ok()).unwrap_or(FIRST_DRIVE);
        if device {
            return Ok(Ok(format!("{FIRST}{number}")));
        }
        Ok(Ok(format!(r"\\?\{}:", char::from(b'C' + number.saturating_sub(FIRST_DRIVE)))))
    }
}
