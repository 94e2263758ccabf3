//! Calls that Windows has in obsim's field and that obsim does not answer yet, by name.
//!
//! They are refused as what they are, instead of being taken for a slip of the pen.

/// The names, sorted.
pub static UNMODELLED: &[&str] = &[
    "ChangeTimerQueueTimer",
    "CopyFileExW",
    "CreateHardLinkW",
    "CreateMemoryResourceNotification",
    "CreateProcessAsUserW",
    "CreateSymbolicLinkW",
    "CreateThreadpoolTimer",
    "CreateThreadpoolWait",
    "CreateThreadpoolWork",
    "CreateTimerQueue",
    "CreateTimerQueueTimer",
    "DeleteTimerQueueEx",
    "DeleteTimerQueueTimer",
    "EnterSynchronizationBarrier",
    "EnumDesktopsW",
    "EnumWindowStationsW",
    "FindFirstFileExW",
    "GetLocalTime",
    "GetSystemTime",
    "InitializeSynchronizationBarrier",
    "NtAlpcConnectPort",
    "NtAlpcSendWaitReceivePort",
    "NtAssociateWaitCompletionPacket",
    "NtCancelWaitCompletionPacket",
    "NtConnectPort",
    "NtCreateEnlistment",
    "NtCreateKeyTransacted",
    "NtCreatePartition",
    "NtCreatePort",
    "NtCreateProfile",
    "NtCreateProfileEx",
    "NtCreateResourceManager",
    "NtCreateTransactionManager",
    "NtCreateWorkerFactory",
    "NtDebugActiveProcess",
    "NtDeviceIoControlFile",
    "NtLoadKey",
    "NtOpenTransaction",
    "NtRenameKey",
    "NtSaveKey",
    "NtSetInformationSymbolicLink",
    "NtWaitForDebugEvent",
    "QueryMemoryResourceNotification",
    "QueueUserWorkItem",
    "RegConnectRegistryW",
    "RegDeleteKeyExW",
    "RegDeleteTreeW",
    "RegGetValueW",
    "RegLoadKeyW",
    "RegOpenCurrentUser",
    "RegOverridePredefKey",
    "RegQueryInfoKeyW",
    "RegSaveKeyW",
    "RegisterClassExW",
    "RegisterWaitForSingleObject",
    "ReplaceFileW",
    "SetFileShortNameW",
    "SetFileValidData",
    "SetLocalTime",
    "SetSystemTime",
    "SetSystemTimeAdjustment",
    "SubmitThreadpoolWork",
    "UnregisterWait",
    "UnregisterWaitEx",
    "WSADuplicateSocketW",
    "WSASocketW",
    "WSAStartup",
    "bind",
    "closesocket",
    "listen",
    "socket",
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
