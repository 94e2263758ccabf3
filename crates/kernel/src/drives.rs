//! Drives: the volumes of the machine, each with its letter, its device and its root directory.

use nt::{Status, Wide};

use crate::kernel::{Kernel, NodeKey};
use crate::object::Device;
use crate::volume::{Node, OnPath, SEPARATOR};
use crate::why::Why;
use crate::why_file::FileWhy;

/// The number of the device that the drive C is; the others count from there.
const FIRST_DEVICE: u32 = 3;

/// A volume with a drive letter.
#[derive(Clone, Debug)]
pub(crate) struct Drive {
    /// The letter, a capital one.
    pub(crate) letter: u8,
    /// Its root directory.
    pub(crate) root: NodeKey,
    /// How many bytes its files can have in all; as many as you like if it does not say.
    pub(crate) capacity: Option<u64>,
}

/// The path of a drive's device in the namespace.
pub(crate) fn device_of(letter: u8) -> String {
    let number = FIRST_DEVICE + u32::from(letter.wrapping_sub(b'C'));
    format!(r"\Device\HarddiskVolume{number}")
}

impl Kernel {
    /// Makes the drive C.
    pub(crate) fn make_first_drive(&mut self) {
        self.volume = self.nodes.insert(Node::directory());
        self.drives.push(Drive { letter: b'C', root: self.volume, capacity: None });
    }

    /// Adds a drive. `capacity` is how many bytes its files can have in all.
    ///
    /// # Errors
    /// OBJECT_NAME_COLLISION: the letter is taken. OBJECT_NAME_INVALID: it is none from D to Z.
    pub fn add_drive(&mut self, letter: u8, capacity: Option<u64>) -> Result<(), Status> {
        if !(b'D'..=b'Z').contains(&letter) {
            return Err(Status::OBJECT_NAME_INVALID);
        }
        if self.drives.iter().any(|drive| drive.letter == letter) {
            return Err(Status::OBJECT_NAME_COLLISION);
        }
        let at = self.drives.len() as u8;
        let root = self.nodes.insert(Node { drive: at, ..Node::directory() });
        let drive = Drive { letter, root, capacity };
        let path = device_of(letter);
        let device = self.create(Device::Volume(at));
        self.drives.push(drive);
        self.enter_permanent(&path, device);
        self.enter_link(&format!(r"\GLOBAL??\{}:", char::from(letter)), &path);
        Ok(())
    }

    /// The root of the drive that a path begins with, and the rest of the path.
    pub(crate) fn on_drive<'p>(&self, path: &'p [u16]) -> Option<(NodeKey, &'p [u16])> {
        let [letter, colon, rest @ ..] = path else { return None };
        let letter = u8::try_from(*letter).ok()?.to_ascii_uppercase();
        let drive = self.drives.iter().find(|drive| drive.letter == letter)?;
        (*colon == u16::from(b':')).then_some((drive.root, rest))
    }

    /// Follows a full path that begins with its drive.
    ///
    /// # Errors
    /// OBJECT_NAME_INVALID, OBJECT_PATH_NOT_FOUND.
    pub(crate) fn walk_full(&mut self, path: &[u16]) -> Result<OnPath, Status> {
        let Some((root, rest)) = self.on_drive(path) else {
            self.why = Some(Why::PathUnknown);
            return Err(Status::OBJECT_PATH_NOT_FOUND);
        };
        self.walk_from(root, rest.strip_prefix(&[SEPARATOR]).unwrap_or(rest))
    }

    /// The drive that a file is on.
    pub(crate) fn drive_of(&self, node: NodeKey) -> &Drive {
        &self.drives[self.nodes[node].drive as usize]
    }

    /// Checks that a file stays on its drive.
    ///
    /// # Errors
    /// NOT_SAME_DEVICE.
    pub(crate) fn check_same_drive(&mut self, node: NodeKey, to: NodeKey) -> Result<(), Status> {
        let (from, to) = (self.drive_of(node).letter, self.drive_of(to).letter);
        if from == to {
            return Ok(());
        }
        self.why = Some(Why::File(FileWhy::OtherDrive { from, to }));
        Err(Status::NOT_SAME_DEVICE)
    }

    /// Checks that a file can have so many bytes, if it does not have them already.
    ///
    /// # Errors
    /// DISK_FULL.
    pub(crate) fn check_room(&mut self, node: NodeKey, size: u64) -> Result<(), Status> {
        let (own, drive) = (&self.nodes[node], self.nodes[node].drive);
        let Some(capacity) = self.drives[drive as usize].capacity else { return Ok(()) };
        if size <= own.size() {
            return Ok(());
        }
        let others = self.nodes.iter().filter(|(key, other)| *key != node && other.drive == drive);
        let used: u64 = others.map(|(_, node)| node.size()).sum();
        if used + size <= capacity {
            return Ok(());
        }
        let letter = self.drives[drive as usize].letter;
        self.why = Some(Why::File(FileWhy::DriveFull { letter, free: capacity - used }));
        Err(Status::DISK_FULL)
    }
}

/// The path of a program on its device, which is what the kernel calls it.
pub(crate) fn native_path(path: &Wide) -> Wide {
    let text = path.to_string();
    match text.as_bytes() {
        [letter, b':', ..] => Wide::from(format!("{}{}", device_of(*letter), &text[2..]).as_str()),
        _ => path.clone(),
    }
}
