//! What a process is created from.

use nt::{Handle, Wide};

use super::{FieldRow, StructRow};
use crate::pointer::In;
use crate::value::{Kind, Misfit, Param, StartFlags, Value};

structs! {
    static OWN; fn own_kind;

    /// The part of RTL_USER_PROCESS_PARAMETERS that a new process is given.
    struct PROCESS_PARAMETERS [1096] {
        ImagePathName: Wide,
        CommandLine: Wide,
        CurrentDirectory: Wide,
        StandardInput: Handle,
        StandardOutput: Handle,
        StandardError: Handle,
        WindowFlags: StartFlags,
        /// NAME=VALUE texts, each with a zero at its end; NULL for the creator's own.
        Environment: In<Wide>,
        /// 0 shares the creator's console; -1 is none, -2 a new one, -3 a new one without a window.
        ConsoleHandle: Handle,
        /// Who gets Ctrl+C together; 0 makes a group of its own, with its id.
        ProcessGroupId: u32,
    }
    /// The attributes of NtCreateUserProcess, in short form.
    struct PS_ATTRIBUTE_LIST [48] {
        /// PS_ATTRIBUTE_IMAGE_NAME.
        ImageName: In<Wide>,
        /// PS_ATTRIBUTE_PARENT_PROCESS.
        ParentProcess: Handle,
        /// PS_ATTRIBUTE_HANDLE_LIST.
        HandleList: In<Vec<Handle>>,
        /// PS_ATTRIBUTE_STD_HANDLE_INFO: which of the parent's standard handles are duplicated
        /// into a console program: bit 0 input, 1 output, 2 error.
        DuplicateStandard: u32,
        /// PS_ATTRIBUTE_PRIORITY_CLASS: 1 idle, 2 normal, 3 high, 4 realtime, 5 below normal,
        /// 6 above normal; 0 is the parent's if it is 1 or 5, and otherwise 2.
        PriorityClass: u32,
        /// PS_ATTRIBUTE_JOB_LIST.
        JobList: In<Vec<Handle>>,
        /// PS_ATTRIBUTE_MITIGATION_OPTIONS.
        MitigationOptions: u64,
        /// PS_ATTRIBUTE_CHILD_PROCESS_POLICY.
        ChildProcessPolicy: u32,
        /// PS_ATTRIBUTE_ERROR_MODE: the default one rather than the creator's.
        DefaultErrorMode: bool,
    }
}
