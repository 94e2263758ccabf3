//! Privileges: what a token may do beyond what descriptors give it.

use nt::privileges;

bitflags::bitflags! {
    /// A set of privileges. The number of a bit is the low part of the privilege's LUID.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Privilege: u64 {
        /// SeCreateTokenPrivilege: make tokens from nothing.
        const CREATE_TOKEN = 1 << 2;
        /// SeAssignPrimaryTokenPrivilege: start processes with another token.
        const ASSIGN_PRIMARY = 1 << 3;
        /// SeLockMemoryPrivilege: keep pages in memory.
        const LOCK_MEMORY = 1 << 4;
        /// SeIncreaseQuotaPrivilege: change quotas.
        const INCREASE_QUOTA = 1 << 5;
        /// SeMachineAccountPrivilege: add machines to the domain.
        const MACHINE_ACCOUNT = 1 << 6;
        /// SeTcbPrivilege: act as part of the system.
        const TCB = 1 << 7;
        /// SeSecurityPrivilege: ACCESS_SYSTEM_SECURITY.
        const SECURITY = 1 << 8;
        /// SeTakeOwnershipPrivilege: WRITE_OWNER on anything.
        const TAKE_OWNERSHIP = 1 << 9;
        /// SeLoadDriverPrivilege: load drivers.
        const LOAD_DRIVER = 1 << 10;
        /// SeSystemProfilePrivilege: profile the system.
        const SYSTEM_PROFILE = 1 << 11;
        /// SeSystemtimePrivilege: set the clock.
        const SYSTEMTIME = 1 << 12;
        /// SeProfileSingleProcessPrivilege: profile a process.
        const PROFILE_PROCESS = 1 << 13;
        /// SeIncreaseBasePriorityPrivilege: raise priorities.
        const INCREASE_PRIORITY = 1 << 14;
        /// SeCreatePagefilePrivilege: make page files.
        const CREATE_PAGEFILE = 1 << 15;
        /// SeCreatePermanentPrivilege: objects that outlive their last handle.
        const CREATE_PERMANENT = 1 << 16;
        /// SeBackupPrivilege: read any file.
        const BACKUP = 1 << 17;
        /// SeRestorePrivilege: any owner for an object, and write any file.
        const RESTORE = 1 << 18;
        /// SeShutdownPrivilege: shut the machine down.
        const SHUTDOWN = 1 << 19;
        /// SeDebugPrivilege: processes and threads opened without looking at their descriptors.
        const DEBUG = 1 << 20;
        /// SeAuditPrivilege: write to the security log.
        const AUDIT = 1 << 21;
        /// SeSystemEnvironmentPrivilege: change the firmware's variables.
        const SYSTEM_ENVIRONMENT = 1 << 22;
        /// SeChangeNotifyPrivilege: directories traversed without looking at their descriptors.
        const CHANGE_NOTIFY = 1 << 23;
        /// SeRemoteShutdownPrivilege: shut the machine down from another.
        const REMOTE_SHUTDOWN = 1 << 24;
        /// SeUndockPrivilege: undock the machine.
        const UNDOCK = 1 << 25;
        /// SeSyncAgentPrivilege: synchronize a directory service.
        const SYNC_AGENT = 1 << 26;
        /// SeEnableDelegationPrivilege: trust accounts for delegation.
        const ENABLE_DELEGATION = 1 << 27;
        /// SeManageVolumePrivilege: maintain volumes.
        const MANAGE_VOLUME = 1 << 28;
        /// SeImpersonatePrivilege: impersonate anybody whose token one has.
        const IMPERSONATE = 1 << 29;
        /// SeCreateGlobalPrivilege: sections and links created in the global namespace.
        const CREATE_GLOBAL = 1 << 30;
        /// SeTrustedCredManAccessPrivilege: read stored credentials.
        const TRUSTED_CREDMAN = 1 << 31;
        /// SeRelabelPrivilege: labels above one's own level.
        const RELABEL = 1 << 32;
        /// SeIncreaseWorkingSetPrivilege: grow working sets.
        const INCREASE_WORKING_SET = 1 << 33;
        /// SeTimeZonePrivilege: set the time zone.
        const TIME_ZONE = 1 << 34;
        /// SeCreateSymbolicLinkPrivilege: symbolic links in file systems.
        const CREATE_SYMBOLIC_LINK = 1 << 35;
        /// SeDelegateSessionUserImpersonatePrivilege: get the token of another user in the session.
        const DELEGATE_SESSION = 1 << 36;
    }
}

impl Privilege {
    /// The privilege of a name; its case does not matter, as LookupPrivilegeValue has it.
    pub fn named(name: &str) -> Option<Privilege> {
        privileges::luid(name).and_then(Privilege::of_luid)
    }

    /// The privilege of a LUID.
    pub fn of_luid(luid: u64) -> Option<Privilege> {
        let bit = u32::try_from(luid).ok().and_then(|n| 1u64.checked_shl(n))?;
        Privilege::from_bits(bit).filter(|privilege| !privilege.is_empty())
    }

    /// The LUID of a single privilege.
    pub fn luid(self) -> u64 {
        self.bits().trailing_zeros().into()
    }

    /// All names, in the order of their LUIDs.
    pub fn names() -> impl Iterator<Item = &'static str> {
        privileges::NAMES.into_iter()
    }

    /// The name of a single privilege.
    pub fn name(self) -> &'static str {
        privileges::name(self.luid()).unwrap_or("a privilege")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_luids_and_bits_belong_together() {
        for (at, name) in Privilege::names().enumerate() {
            let privilege = Privilege::named(name).expect("it is a name");
            assert_eq!((privilege.name(), privilege.luid()), (name, at as u64 + 2));
            assert_eq!(Privilege::of_luid(privilege.luid()), Some(privilege));
        }
        assert_eq!(Privilege::names().count() as u32, Privilege::all().bits().count_ones());
        for luid in [0, 1, 37, 64, 1 << 40] {
            assert_eq!(Privilege::of_luid(luid), None);
        }
        assert_eq!(Privilege::named("sedebugprivilege"), Some(Privilege::DEBUG));
    }
}
