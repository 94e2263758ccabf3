//! Why a file was refused: the sentences of the reasons that only files have.

use kernel::{FileLock, FileWhy, NodeKey, ThreadKey};
use nt::constants::flags_text;
use nt::{Access, ObjectType, rights};
use sim::World;

use crate::rows;
use crate::why::{Reason, reason};

/// Who holds a lock, and of which kind it is.
pub(crate) fn lock_text(world: &World, lock: FileLock) -> (String, &'static str) {
    let owner = world.actors().process_name(lock.process);
    (owner.to_string(), if lock.exclusive { "exclusive" } else { "shared" })
}

/// The sentence of a reason that has to do with drives, mappings and consoles.
fn volume_reason(world: &World, why: FileWhy) -> Reason {
    match why {
        FileWhy::DriveFull { letter, free } => {
            let pattern = "drive {} is full: the file can have {} bytes at the most";
            reason("file.drive-full", pattern, &[&char::from(letter), &free])
        }
        FileWhy::OtherDrive { from, to } => {
            let pattern = "the file is on drive {}, and the new name on drive {}";
            reason("file.other-drive", pattern, &[&char::from(from), &char::from(to)])
        }
        FileWhy::MappedToWrite { node } => {
            let pattern = "a section of {} can be written, and the opening does not give {}";
            reason(
                "file.mapped-to-write",
                pattern,
                &[&world.kernel().node_path(node), &"FILE_SHARE_WRITE"],
            )
        }
        FileWhy::NoConsole => reason("console.none", "the process has no console", &[]),
        _ => unreachable!("the reason is one of these"),
    }
}

/// What a right to a file is called where it is a directory's.
fn directory_right(name: String) -> String {
    let names = [
        ("FILE_READ_DATA", "FILE_LIST_DIRECTORY"),
        ("FILE_WRITE_DATA", "FILE_ADD_FILE"),
        ("FILE_APPEND_DATA", "FILE_ADD_SUBDIRECTORY"),
        ("FILE_EXECUTE", "FILE_TRAVERSE"),
    ];
    names.into_iter().find(|(of_file, _)| *of_file == name).map_or(name, |(_, own)| own.to_owned())
}

/// The sentence for a right that a descriptor does not give.
fn access_reason(world: &World, thread: ThreadKey, node: NodeKey, missing: Access) -> Reason {
    let user = world.kernel().effective_token(thread).name.clone();
    let names = rights::decode(Some(ObjectType::FILE), missing);
    let of_directory = world.kernel().node(node).is_some_and(|node| node.is_directory());
    let name = |name: String| if of_directory { directory_right(name) } else { name };
    let missing = names.into_iter().map(name).collect::<Vec<_>>().join(" | ");
    let pattern = "the security descriptor of {} does not give {} {}";
    reason("file.access", pattern, &[&world.kernel().node_path(node), &user, &missing])
}

/// The sentence of a reason that has to do with a file of the volume.
pub(crate) fn file_reason(world: &World, thread: ThreadKey, why: FileWhy) -> Reason {
    let path = |node: NodeKey| world.kernel().node_path(node);
    match why {
        FileWhy::DeletePending { node } => {
            let pattern = "{} is being deleted and waits for its last handle";
            reason("file.delete-pending", pattern, &[&path(node)])
        }
        FileWhy::ReadOnly { node } => {
            let pattern = "{} is read-only; {} has to go first";
            reason("file.read-only", pattern, &[&path(node), &"FILE_ATTRIBUTE_READONLY"])
        }
        FileWhy::HiddenSystem { node, missing } => {
            let flags = flags_text("FILE_ATTRIBUTE", missing.into());
            let pattern = "{} is emptied only by who gives {} again";
            reason("file.hidden", pattern, &[&path(node), &flags])
        }
        FileWhy::Directory { node } => {
            let pattern = "{} is a directory; it opens with {}, or without {}";
            let flags = ["FILE_FLAG_BACKUP_SEMANTICS", "FILE_NON_DIRECTORY_FILE"];
            reason("file.directory", pattern, &[&path(node), &flags[0], &flags[1]])
        }
        FileWhy::NoBytes { node } => {
            let pattern = "{} is a directory, which has no bytes to read or write";
            reason("file.no-bytes", pattern, &[&path(node)])
        }
        FileWhy::NotDirectory { node } => {
            reason("file.not-directory", "{} is no directory", &[&path(node)])
        }
        FileWhy::NotEmpty { node, entries } => {
            let pattern = "{} is not empty: entries in it: {}";
            reason("file.not-empty", pattern, &[&path(node), &entries])
        }
        FileWhy::Running { node } => {
            reason("file.running", "{} is the program of a process that runs", &[&path(node)])
        }
        FileWhy::Locked { lock } => {
            let (owner, kind) = lock_text(world, lock);
            let pattern = "bytes {} to {} are locked by {} ({}) through a file object";
            let last = lock.offset + lock.length.saturating_sub(1);
            reason("file.locked", pattern, &[&lock.offset, &last, &owner, &kind])
        }
        FileWhy::NotLocked { node } => {
            let pattern = "the caller has no lock on {} with these bounds";
            reason("file.not-locked", pattern, &[&path(node)])
        }
        FileWhy::Access { node, missing } => access_reason(world, thread, node, missing),
        FileWhy::DriveFull { .. }
        | FileWhy::OtherDrive { .. }
        | FileWhy::MappedToWrite { .. }
        | FileWhy::NoConsole => volume_reason(world, why),
        FileWhy::Root => reason("file.root", "the root of a volume stays where it is", &[]),
        FileWhy::TargetOpen { node } => {
            let pattern = "{} is open, and what is open is not replaced";
            reason("file.target-open", pattern, &[&path(node)])
        }
        FileWhy::NotReplaced { node } => {
            let pattern = "{} is in the way: a directory replaces nothing and is not replaced";
            reason("file.not-replaced", pattern, &[&path(node)])
        }
        FileWhy::OpenBelow { with } => {
            let holders = rows::holders(world, with);
            let holder = holders.first().map_or_else(|| "somebody".into(), ToString::to_string);
            let pattern = "something below the directory is open as {}";
            reason("file.open-below", pattern, &[&holder])
        }
        FileWhy::WithinItself { node } => {
            reason("file.within-itself", "{} cannot be moved below itself", &[&path(node)])
        }
    }
}
