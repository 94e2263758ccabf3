//! Privileges: what a token may do beyond what descriptors give it.

bitflags::bitflags! {
    /// A set of privileges. The number of a bit is the low part of the privilege's LUID.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Privilege: u64 {
        /// SeTcbPrivilege: act as part of the system.
        const TCB = 1 << 7;
        /// SeSecurityPrivilege: ACCESS_SYSTEM_SECURITY.
        const SECURITY = 1 << 8;
        /// SeTakeOwnershipPrivilege: WRITE_OWNER on anything.
        const TAKE_OWNERSHIP = 1 << 9;
        /// SeCreatePermanentPrivilege: objects that outlive their last handle.
        const CREATE_PERMANENT = 1 << 16;
        /// SeRestorePrivilege: any owner for a new object.
        const RESTORE = 1 << 18;
        /// SeDebugPrivilege: processes and threads opened without looking at their descriptors.
        const DEBUG = 1 << 20;
        /// SeChangeNotifyPrivilege: directories traversed without looking at their descriptors.
        const CHANGE_NOTIFY = 1 << 23;
        /// SeCreateGlobalPrivilege: sections and links created in the global namespace.
        const CREATE_GLOBAL = 1 << 30;
    }
}

/// The names of the privileges, as Microsoft spells them.
const NAMES: [(&str, Privilege); 8] = [
    ("SeChangeNotifyPrivilege", Privilege::CHANGE_NOTIFY),
    ("SeCreateGlobalPrivilege", Privilege::CREATE_GLOBAL),
    ("SeCreatePermanentPrivilege", Privilege::CREATE_PERMANENT),
    ("SeDebugPrivilege", Privilege::DEBUG),
    ("SeRestorePrivilege", Privilege::RESTORE),
    ("SeSecurityPrivilege", Privilege::SECURITY),
    ("SeTakeOwnershipPrivilege", Privilege::TAKE_OWNERSHIP),
    ("SeTcbPrivilege", Privilege::TCB),
];

impl Privilege {
    /// The privilege of a name.
    pub fn named(name: &str) -> Option<Privilege> {
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, privilege)| *privilege)
    }

    /// All names, sorted.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|(name, _)| *name)
    }

    /// The name of a single privilege.
    pub fn name(self) -> &'static str {
        let known = NAMES.iter().find(|(_, privilege)| *privilege == self);
        known.map_or("a privilege", |(name, _)| name)
    }
}
