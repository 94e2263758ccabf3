//! Files, sharing and locks of the kernel against models that are slow and obvious.
//!
//! Each model knows only what Microsoft's pages say, and nothing of the kernel's.

mod locks;
mod operations;
mod sharing;

use std::sync::Arc;

use calls::file_information::NtFileInformationCalls;
use calls::file_locks::NtFileLockCalls;
use calls::files::NtFileCalls;
use calls::handles::NtHandleCalls;
use calls::{
    Address, Any, Bytes, CreateOptions, FILE_DISPOSITION_INFORMATION, FILE_RENAME_INFORMATION,
    FileFlags, In, InfoClass, NtDisposition, ObjectAttributes, Out, Root, Routine, ShareMode,
    Shared,
};
use kernel::{Kernel, ThreadKey, Token};
use nt::{Access, Handle, Status, Wide};

/// FILE_SYNCHRONOUS_IO_NONALERT.
const SYNCHRONOUS: u32 = 0x20;
/// OBJ_CASE_INSENSITIVE.
const CASE_INSENSITIVE: u32 = 0x40;

/// A kernel and threads of as many processes.
struct Volume {
    kernel: Kernel,
    threads: Vec<ThreadKey>,
}

impl Volume {
    fn new(processes: usize) -> Volume {
        let mut kernel = Kernel::new();
        let token = Arc::new(Token::user("alice", 1));
        let start = |_| kernel.start_process("p.exe", token.clone()).expect("there is a free id").1;
        let threads = (0..processes).map(start).collect();
        Volume { kernel, threads }
    }

    fn open(
        &mut self,
        by: usize,
        name: &str,
        access: u32,
        share: u32,
        disposition: u32,
    ) -> Result<Handle, Status> {
        let path = Wide::from(&*format!(r"\??\C:\{name}"));
        let attributes = ObjectAttributes {
            root: Root::None,
            name: In::Given(path.as_units()),
            flags: CASE_INSENSITIVE,
            ..ObjectAttributes::NONE
        };
        let mut handle = Out::HERE;
        let status = self.kernel.syscall(self.threads[by]).NtCreateFile(
            &mut handle,
            Access::from_bits_retain(access) | Access::SYNCHRONIZE,
            In::Given(attributes),
            &mut Out::Place(None),
            In::Null,
            FileFlags(0),
            ShareMode(share),
            NtDisposition(disposition),
            CreateOptions(SYNCHRONOUS),
            Address(0),
            0,
        );
        match status.expect("it is modelled") {
            Status::SUCCESS => Ok(*handle.written().expect("a handle is written")),
            failed => Err(failed),
        }
    }

    fn close(&mut self, by: usize, handle: Handle) {
        let closed = self.kernel.syscall(self.threads[by]).NtClose(handle);
        assert_eq!(closed, Ok(Status::SUCCESS));
    }

    fn read(&mut self, by: usize, handle: Handle, offset: i64, length: u32) -> (Status, Vec<u8>) {
        let mut buffer = Out::HERE;
        let status = self.kernel.syscall(self.threads[by]).NtReadFile(
            handle,
            Handle::NULL,
            Routine(0),
            Address(0),
            &mut Shared::At { at: 0, value: Default::default() },
            &mut buffer,
            length,
            In::Given(offset),
            In::Null,
        );
        let bytes = buffer.written().map(|bytes: &Bytes| bytes.0.to_vec()).unwrap_or_default();
        (status.expect("a file is not waited for"), bytes)
    }

    fn write(&mut self, by: usize, handle: Handle, offset: i64, bytes: &[u8]) -> Status {
        let status = self.kernel.syscall(self.threads[by]).NtWriteFile(
            handle,
            Handle::NULL,
            Routine(0),
            Address(0),
            &mut Shared::At { at: 0, value: Default::default() },
            In::Given(bytes),
            bytes.len() as u32,
            In::Given(offset),
            In::Null,
        );
        status.expect("a file is not waited for")
    }

    fn lock(&mut self, by: usize, handle: Handle, range: (i64, i64), exclusive: bool) -> Status {
        let status = self.kernel.syscall(self.threads[by]).NtLockFile(
            handle,
            Handle::NULL,
            Routine(0),
            Address(0),
            &mut Shared::At { at: 0, value: Default::default() },
            In::Given(range.0),
            In::Given(range.1),
            0,
            true,
            exclusive,
        );
        status.expect("it fails at once")
    }

    fn unlock(&mut self, by: usize, handle: Handle, range: (i64, i64)) -> Status {
        let (offset, length) = (In::Given(range.0), In::Given(range.1));
        let mut syscall = self.kernel.syscall(self.threads[by]);
        syscall
            .NtUnlockFile(handle, &mut Out::Place(None), offset, length, 0)
            .expect("it is modelled")
    }

    fn set(&mut self, by: usize, handle: Handle, info: Any, length: u32, class: u32) -> Status {
        let mut syscall = self.kernel.syscall(self.threads[by]);
        let (io, info) = (&mut Out::Place(None), In::Given(&info));
        syscall.NtSetInformationFile(handle, io, info, length, InfoClass(class)).expect("modelled")
    }

    fn mark(&mut self, by: usize, handle: Handle, delete: bool) -> Status {
        let info = Any::of(&FILE_DISPOSITION_INFORMATION { DeleteFile: delete });
        self.set(by, handle, info, FILE_DISPOSITION_INFORMATION::ROW.size, 13)
    }

    fn rename(&mut self, by: usize, handle: Handle, name: &str, replace: bool) -> Status {
        let info = Any::of(&FILE_RENAME_INFORMATION {
            ReplaceIfExists: replace,
            RootDirectory: Handle::NULL,
            FileNameLength: 2 * name.len() as u32,
            FileName: Wide::from(name),
        });
        self.set(by, handle, info, FILE_RENAME_INFORMATION::ROW.size, 10)
    }
}
