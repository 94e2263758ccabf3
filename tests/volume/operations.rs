//! Random work with a few files against a model in memory: names, bytes, marks and openings.

use std::collections::BTreeMap;

use nt::{Handle, Status};
use proptest::prelude::*;

use super::Volume;

/// The names there are; the model knows no others.
const NAMES: [&str; 3] = ["a.txt", "b.txt", "c.txt"];

/// FILE_READ_DATA, FILE_WRITE_DATA and DELETE.
const ACCESS: u32 = 0x1_0003;
const SHARE_ALL: u32 = 0x7;

#[derive(Clone, Copy, Debug)]
enum Deed {
    /// Opens a name with a disposition of NtCreateFile.
    Open {
        name: usize,
        disposition: u32,
    },
    /// Closes the opening of that number.
    Close,
    Write {
        offset: i64,
        byte: u8,
    },
    Read {
        offset: i64,
    },
    Mark {
        delete: bool,
    },
    Rename {
        name: usize,
        replace: bool,
    },
}

/// A file of the model.
#[derive(Default)]
struct File {
    bytes: Vec<u8>,
    marked: bool,
    /// How many have it open.
    open: usize,
}

/// The files by number, their names, and which file each opening is of.
#[derive(Default)]
struct Model {
    files: Vec<File>,
    names: BTreeMap<usize, usize>,
    openings: Vec<Option<usize>>,
}

impl Model {
    /// Opens, and tells whether it worked.
    fn open(&mut self, name: usize, disposition: u32) -> Result<(), Status> {
        const CREATE: u32 = 2;
        let found = self.names.get(&name).copied();
        let file = match found {
            Some(file) if self.files[file].marked => return Err(Status::DELETE_PENDING),
            Some(_) if disposition == CREATE => return Err(Status::OBJECT_NAME_COLLISION),
            Some(file) => {
                if matches!(disposition, 0 | 4 | 5) {
                    self.files[file].bytes.clear();
                }
                file
            }
            None if matches!(disposition, 1 | 4) => return Err(Status::OBJECT_NAME_NOT_FOUND),
            None => {
                self.files.push(File::default());
                self.names.insert(name, self.files.len() - 1);
                self.files.len() - 1
            }
        };
        self.files[file].open += 1;
        self.openings.push(Some(file));
        Ok(())
    }

    fn close(&mut self, file: usize) {
        self.files[file].open -= 1;
        if self.files[file].marked && self.files[file].open == 0 {
            self.names.retain(|_, named| *named != file);
        }
    }

    fn write(&mut self, file: usize, offset: usize, byte: u8) {
        let bytes = &mut self.files[file].bytes;
        if bytes.len() <= offset {
            bytes.resize(offset + 1, 0);
        }
        bytes[offset] = byte;
    }

    fn rename(&mut self, file: usize, name: usize, replace: bool) -> Status {
        if self.files[file].marked {
            return Status::DELETE_PENDING;
        }
        match self.names.get(&name).copied() {
            Some(other) if other == file => return Status::SUCCESS,
            Some(_) if !replace => return Status::OBJECT_NAME_COLLISION,
            // Whatever is open or marked is not replaced.
            Some(other) if self.files[other].open > 0 => return Status::ACCESS_DENIED,
            _ => {}
        }
        self.names.retain(|_, named| *named != file);
        self.names.insert(name, file);
        Status::SUCCESS
    }
}

fn deeds() -> impl Strategy<Value = Vec<(usize, Deed)>> {
    let name = 0..NAMES.len();
    let deed = prop_oneof![
        3 => (name.clone(), 0..6_u32)
            .prop_map(|(name, disposition)| Deed::Open { name, disposition }),
        2 => Just(Deed::Close),
        2 => (0..6_i64, any::<u8>()).prop_map(|(offset, byte)| Deed::Write { offset, byte }),
        2 => (0..6_i64).prop_map(|offset| Deed::Read { offset }),
        1 => any::<bool>().prop_map(|delete| Deed::Mark { delete }),
        1 => (name, any::<bool>()).prop_map(|(name, replace)| Deed::Rename { name, replace }),
    ];
    prop::collection::vec((any::<usize>(), deed), 1..80)
}

/// Does one deed in both, and compares.
fn make(
    volume: &mut Volume,
    model: &mut Model,
    handles: &mut Vec<Handle>,
    (which, deed): (usize, Deed),
) {
    if let Deed::Open { name, disposition } = deed {
        let opened = volume.open(0, NAMES[name], ACCESS, SHARE_ALL, disposition);
        assert_eq!(opened.map(|_| ()), model.open(name, disposition), "{deed:?}");
        handles.extend(opened);
        return;
    }
    let open: Vec<usize> =
        (0..model.openings.len()).filter(|at| model.openings[*at].is_some()).collect();
    let Some(at) = open.get(which % open.len().max(1)).copied() else { return };
    let (file, handle) = (model.openings[at].expect("it is open"), handles[at]);
    match deed {
        Deed::Open { .. } => {}
        Deed::Close => {
            volume.close(0, handle);
            model.close(file);
            model.openings[at] = None;
        }
        Deed::Write { offset, byte } => {
            assert_eq!(volume.write(0, handle, offset, &[byte]), Status::SUCCESS);
            model.write(file, offset as usize, byte);
        }
        Deed::Read { offset } => {
            let (status, bytes) = volume.read(0, handle, offset, 100);
            let wanted = model.files[file].bytes.get(offset as usize..).unwrap_or_default();
            let end = if wanted.is_empty() { Status::END_OF_FILE } else { Status::SUCCESS };
            assert_eq!((status, bytes), (end, wanted.to_vec()));
        }
        Deed::Mark { delete } => {
            assert_eq!(volume.mark(0, handle, delete), Status::SUCCESS);
            model.files[file].marked = delete;
        }
        Deed::Rename { name, replace } => {
            let renamed = volume.rename(0, handle, NAMES[name], replace);
            assert_eq!(renamed, model.rename(file, name, replace), "{deed:?}");
        }
    }
}

// Rules: file_names.disposition-at-once, file_names.disposition-reversible
// Rules: file_names.pending-refuses, file_names.pending-keeps-working, file_names.move-taken
// Rules: file_names.move-target-open, files.check-missing, files.check-exists, files.gap-reads-zero
proptest! {
    #[test]
    fn random_work_with_files_goes_as_in_a_model(deeds in deeds()) {
        let mut volume = Volume::new(1);
        let (mut model, mut handles) = (Model::default(), Vec::new());
        for (which, deed) in deeds {
            make(&mut volume, &mut model, &mut handles, (which, deed));
            volume.kernel.audit();
        }
        for (name, text) in NAMES.iter().enumerate() {
            let found = volume.kernel.find_node(&format!(r"C:\{text}"));
            prop_assert_eq!(found.is_some(), model.names.contains_key(&name), "{}", text);
        }
    }
}
