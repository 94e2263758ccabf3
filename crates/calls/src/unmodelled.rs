//! Calls that Windows has in obsim's field and that obsim does not answer yet, by name.
//!
//! They are refused as what they are, instead of being taken for a slip of the pen.

/// The names, sorted.
pub static UNMODELLED: &[&str] = &[
    "AccessCheck",
    "AddSIDToBoundaryDescriptor",
    "AdjustTokenPrivileges",
    "AssignProcessToJobObject",
    "CallNamedPipeW",
    "CancelIo",
    "CancelIoEx",
    "ClosePrivateNamespace",
    "CopyFileExW",
    "CreateBoundaryDescriptorW",
    "CreateHardLinkW",
    "CreateJobObjectW",
    "CreateMailslotW",
    "CreatePrivateNamespaceW",
    "CreateProcessAsUserW",
    "CreateSymbolicLinkW",
    "DeleteBoundaryDescriptor",
    "DuplicateTokenEx",
    "FindCloseChangeNotification",
    "FindFirstChangeNotificationW",
    "FindFirstFileExW",
    "FindNextChangeNotification",
    "GetGuiResources",
    "GetKernelObjectSecurity",
    "GetModuleFileNameW",
    "GetOverlappedResult",
    "GetPriorityClass",
    "GetProcessTimes",
    "GetThreadPriority",
    "GetThreadTimes",
    "GetTickCount",
    "GetTickCount64",
    "GetTokenInformation",
    "ImpersonateLoggedOnUser",
    "IsProcessInJob",
    "LockFile",
    "LockFileEx",
    "MsgWaitForMultipleObjects",
    "MsgWaitForMultipleObjectsEx",
    "NtAllocateReserveObject",
    "NtAssignProcessToJobObject",
    "NtCreateDebugObject",
    "NtCreateJobObject",
    "NtCreateKey",
    "NtCreateKeyedEvent",
    "NtCreateMailslotFile",
    "NtDeviceIoControlFile",
    "NtLockFile",
    "NtNotifyChangeDirectoryFile",
    "NtOpenJobObject",
    "NtOpenKey",
    "NtOpenKeyedEvent",
    "NtOpenProcessToken",
    "NtOpenThreadToken",
    "NtQueryInformationJobObject",
    "NtQueryInformationToken",
    "NtQuerySecurityObject",
    "NtReleaseKeyedEvent",
    "NtResumeProcess",
    "NtSetInformationJobObject",
    "NtSetInformationThread",
    "NtSetSecurityObject",
    "NtSuspendProcess",
    "NtTerminateJobObject",
    "NtUnlockFile",
    "NtWaitForKeyedEvent",
    "OpenJobObjectW",
    "OpenPrivateNamespaceW",
    "OpenProcessToken",
    "OpenThreadToken",
    "QueryFullProcessImageNameW",
    "QueryInformationJobObject",
    "QueryPerformanceCounter",
    "ReadDirectoryChangesW",
    "ReadFileEx",
    "RegCloseKey",
    "RegCreateKeyExW",
    "RegDeleteKeyW",
    "RegNotifyChangeKeyValue",
    "RegOpenKeyExW",
    "RegSetValueExW",
    "ReplaceFileW",
    "RevertToSelf",
    "SetFileShortNameW",
    "SetFileValidData",
    "SetInformationJobObject",
    "SetKernelObjectSecurity",
    "SetPriorityClass",
    "SetThreadPriority",
    "SetThreadToken",
    "TerminateJobObject",
    "UnlockFile",
    "UnlockFileEx",
    "WriteFileEx",
];

/// The full name of a call that is known and not modelled; a `W` at its end may be left out.
pub fn unmodelled(name: &str) -> Option<&'static str> {
    let wide = format!("{name}W");
    UNMODELLED.iter().find(|known| **known == name || **known == wide).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_are_sorted_and_not_in_the_table() {
        assert!(UNMODELLED.is_sorted());
        for name in UNMODELLED {
            assert_eq!(crate::find(name), None, "{name} is modelled by now");
        }
        assert_eq!(unmodelled("CreateHardLink"), Some("CreateHardLinkW"));
        assert_eq!(unmodelled("CloseHandle"), None);
    }
}
