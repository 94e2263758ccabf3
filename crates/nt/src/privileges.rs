//! The names of the privileges, with their numbers.
//!
//! A privilege's number is the low half of its LUID; the high half is 0. Microsoft, "Privilege
//! Constants" and ntifs.h.

/// The number of the first privilege.
pub const FIRST: u64 = 2;

/// The names, in the order of their numbers.
pub const NAMES: [&str; 35] = [
    "SeCreateTokenPrivilege",
    "SeAssignPrimaryTokenPrivilege",
    "SeLockMemoryPrivilege",
    "SeIncreaseQuotaPrivilege",
    "SeMachineAccountPrivilege",
    "SeTcbPrivilege",
    "SeSecurityPrivilege",
    "SeTakeOwnershipPrivilege",
    "SeLoadDriverPrivilege",
    "SeSystemProfilePrivilege",
    "SeSystemtimePrivilege",
    "SeProfileSingleProcessPrivilege",
    "SeIncreaseBasePriorityPrivilege",
    "SeCreatePagefilePrivilege",
    "SeCreatePermanentPrivilege",
    "SeBackupPrivilege",
    "SeRestorePrivilege",
    "SeShutdownPrivilege",
    "SeDebugPrivilege",
    "SeAuditPrivilege",
    "SeSystemEnvironmentPrivilege",
    "SeChangeNotifyPrivilege",
    "SeRemoteShutdownPrivilege",
    "SeUndockPrivilege",
    "SeSyncAgentPrivilege",
    "SeEnableDelegationPrivilege",
    "SeManageVolumePrivilege",
    "SeImpersonatePrivilege",
    "SeCreateGlobalPrivilege",
    "SeTrustedCredManAccessPrivilege",
    "SeRelabelPrivilege",
    "SeIncreaseWorkingSetPrivilege",
    "SeTimeZonePrivilege",
    "SeCreateSymbolicLinkPrivilege",
    "SeDelegateSessionUserImpersonatePrivilege",
];

/// The number of the privilege of a name; its case does not matter.
#[must_use]
pub fn luid(name: &str) -> Option<u64> {
    let at = NAMES.iter().position(|known| known.eq_ignore_ascii_case(name))?;
    Some(FIRST + at as u64)
}

/// The name of the privilege of a number.
#[must_use]
pub fn name(luid: u64) -> Option<&'static str> {
    NAMES.get(usize::try_from(luid.checked_sub(FIRST)?).ok()?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_belong_together() {
        for (at, known) in NAMES.iter().enumerate() {
            assert_eq!(luid(known), Some(at as u64 + 2));
            assert_eq!(name(at as u64 + 2), Some(*known));
        }
        assert_eq!(luid("sedebugprivilege"), Some(20));
        assert_eq!((name(0), name(1), name(37)), (None, None, None));
    }
}
