//! The tokens that logging on makes: ordinary users, administrators before and after they confirm,
//! and the accounts of the system. Privileges and default lists are those of a fresh Windows 10.

use std::sync::Arc;

use nt::Access;

use super::defaults::Defaults;
use super::{
    Ace, Elevation, Group, GroupAttributes, Marks, Privilege, Privileges, Sid, Token, Trust,
};

/// Integrity levels.
const MEDIUM: u32 = 0x2000;
const HIGH: u32 = 0x3000;
const SYSTEM: u32 = 0x4000;

/// The log-on sessions of the system and its services. Source: Microsoft, ntifs.h.
const SYSTEM_LOGON: u64 = 0x3E7;
const NETWORK_SERVICE_LOGON: u64 = 0x3E4;
const LOCAL_SERVICE_LOGON: u64 = 0x3E5;

/// What an ordinary user holds, and what of it is enabled.
const USER: Privileges = Privileges {
    held: Privilege::SHUTDOWN
        .union(Privilege::CHANGE_NOTIFY)
        .union(Privilege::UNDOCK)
        .union(Privilege::INCREASE_WORKING_SET)
        .union(Privilege::TIME_ZONE),
    enabled: Privilege::CHANGE_NOTIFY,
    by_default: Privilege::CHANGE_NOTIFY,
};

/// Enabled for those who serve others.
const SERVING: Privilege =
    Privilege::CHANGE_NOTIFY.union(Privilege::IMPERSONATE).union(Privilege::CREATE_GLOBAL);

impl Token {
    /// The token of an ordinary user's log-on. Its default list allows everything to the user and
    /// the system, and reading and executing to the log-on session.
    pub fn user(name: &str, number: u32) -> Token {
        let (user, logon) = (Sid::account(number), Sid::logon(number));
        let reading = Access::GENERIC_READ | Access::GENERIC_EXECUTE;
        let dacl = vec![
            Ace::allow(user.clone(), Access::GENERIC_ALL),
            Ace::allow(Sid::system(), Access::GENERIC_ALL),
            Ace::allow(logon.clone(), reading),
        ];
        let groups = vec![
            group(Sid::none_group(), GroupAttributes::ORDINARY),
            group(Sid::everyone(), GroupAttributes::ORDINARY),
            group(Sid::users(), GroupAttributes::ORDINARY),
            group(Sid::interactive(), GroupAttributes::ORDINARY),
            group(Sid::authenticated(), GroupAttributes::ORDINARY),
            group(logon, GroupAttributes::ORDINARY | GroupAttributes::LOGON_ID),
            group(Sid::local(), GroupAttributes::ORDINARY),
        ];
        Token {
            name: name.into(),
            groups,
            privileges: USER,
            logon: 0x1_0000 + u64::from(number),
            origin: SYSTEM_LOGON,
            marks: Marks::VIRTUALIZATION_ALLOWED,
            source: "User32",
            ..bare(user, Sid::none_group(), dacl, MEDIUM)
        }
    }

    /// The token that an administrator works with until something is confirmed: an ordinary
    /// user's, in which the administrators count for denying only.
    pub fn filtered_admin(name: &str, number: u32) -> Token {
        let mut token = Token::user(name, number);
        let administrators = group(Sid::administrators(), GroupAttributes::DENY_ONLY);
        token.groups.insert(2, administrators);
        token.elevation = Elevation::Limited;
        token
    }

    /// The token that an administrator gets by confirming.
    pub fn elevated_admin(name: &str, number: u32) -> Token {
        let mut token = Token::user(name, number);
        let owner = GroupAttributes::ORDINARY | GroupAttributes::OWNER;
        token.groups.insert(2, group(Sid::administrators(), owner));
        token.elevation = Elevation::Full;
        token.marks = Marks::default();
        token.privileges = Privileges::new(admin_privileges(), SERVING);
        token.integrity = HIGH;
        let mut dacl = token.defaults.dacl.clone();
        if let Some(first) = dacl.as_mut().and_then(|list| list.first_mut()) {
            first.sid = Sid::administrators();
        }
        token.set_defaults(Sid::administrators(), Sid::none_group(), dacl);
        token
    }

    /// The other token of an administrator's log-on: the stronger one of the weaker, and the other
    /// way round.
    pub fn linked(&self) -> Option<Token> {
        let number = self.user.parts.last().map_or(0, |last| last.saturating_sub(1000));
        let linked = match self.elevation {
            Elevation::Default => return None,
            Elevation::Full => Token::filtered_admin(&self.name, number),
            Elevation::Limited => Token::elevated_admin(&self.name, number),
        };
        Some(Token { session: self.session, ..linked })
    }

    /// The token of the system itself.
    pub fn system() -> Token {
        let reading = Access::GENERIC_READ | Access::GENERIC_EXECUTE | Access::READ_CONTROL;
        let dacl = vec![
            Ace::allow(Sid::system(), Access::GENERIC_ALL),
            Ace::allow(Sid::administrators(), reading),
        ];
        let owner = GroupAttributes::ORDINARY.difference(GroupAttributes::MANDATORY)
            | GroupAttributes::OWNER;
        let groups = vec![
            group(Sid::administrators(), owner),
            group(Sid::everyone(), GroupAttributes::ORDINARY),
            group(Sid::authenticated(), GroupAttributes::ORDINARY),
        ];
        let mut token = Token {
            name: "SYSTEM".into(),
            groups,
            privileges: Privileges::new(system_privileges(), system_enabled()),
            logon: SYSTEM_LOGON,
            source: "*SYSTEM*",
            ..bare(Sid::system(), Sid::system(), dacl, SYSTEM)
        };
        let dacl = token.defaults.dacl.clone();
        token.set_defaults(Sid::administrators(), Sid::system(), dacl);
        token
    }

    /// The token of a service that has no right to the network.
    pub fn local_service() -> Token {
        service("LOCAL SERVICE", Sid::local_service(), LOCAL_SERVICE_LOGON)
    }

    /// The token of a service that acts as the machine on the network.
    pub fn network_service() -> Token {
        service("NETWORK SERVICE", Sid::network_service(), NETWORK_SERVICE_LOGON)
    }

    /// The account that every machine has under this name.
    pub fn well_known(name: &str) -> Option<Token> {
        Some(match name {
            "SYSTEM" | "system" => Token::system(),
            "LOCAL SERVICE" | "LocalService" => Token::local_service(),
            "NETWORK SERVICE" | "NetworkService" => Token::network_service(),
            _ => return None,
        })
    }
}

fn group(sid: Sid, attributes: GroupAttributes) -> Group {
    Group { sid, attributes }
}

/// A token with nothing but its user, its list and its level.
fn bare(user: Sid, primary: Sid, dacl: Vec<Ace>, integrity: u32) -> Token {
    Token {
        name: String::new(),
        user_deny_only: false,
        groups: Vec::new(),
        privileges: Privileges::default(),
        integrity,
        policy: Token::NO_WRITE_UP | Token::NEW_PROCESS_MIN,
        defaults: Arc::new(Defaults::new(user.clone(), primary, Some(dacl), integrity)),
        user,
        restricting: Vec::new(),
        write_restricted: false,
        session: 1,
        level: None,
        container: None,
        trust: Trust::default(),
        elevation: Elevation::Default,
        logon: 0,
        origin: 0,
        marks: Marks::default(),
        source: "",
    }
}

fn service(name: &str, user: Sid, logon: u64) -> Token {
    let dacl = vec![
        Ace::allow(Sid::system(), Access::GENERIC_ALL),
        Ace::allow(user.clone(), Access::GENERIC_ALL),
    ];
    let groups =
        [Sid::everyone(), Sid::users(), Sid::service(), Sid::authenticated(), Sid::local()];
    let held = Privilege::ASSIGN_PRIMARY
        | Privilege::INCREASE_QUOTA
        | Privilege::SHUTDOWN
        | Privilege::AUDIT
        | Privilege::UNDOCK
        | Privilege::INCREASE_WORKING_SET
        | Privilege::TIME_ZONE;
    Token {
        name: name.into(),
        groups: groups.map(|sid| group(sid, GroupAttributes::ORDINARY)).into(),
        privileges: Privileges::new(held, SERVING),
        logon,
        source: "Advapi",
        ..bare(user.clone(), user, dacl, SYSTEM)
    }
}

fn admin_privileges() -> Privilege {
    USER.held
        | Privilege::INCREASE_QUOTA
        | Privilege::SECURITY
        | Privilege::TAKE_OWNERSHIP
        | Privilege::LOAD_DRIVER
        | Privilege::SYSTEM_PROFILE
        | Privilege::SYSTEMTIME
        | Privilege::PROFILE_PROCESS
        | Privilege::INCREASE_PRIORITY
        | Privilege::CREATE_PAGEFILE
        | Privilege::BACKUP
        | Privilege::RESTORE
        | Privilege::DEBUG
        | Privilege::SYSTEM_ENVIRONMENT
        | Privilege::REMOTE_SHUTDOWN
        | Privilege::MANAGE_VOLUME
        | Privilege::CREATE_SYMBOLIC_LINK
        | Privilege::DELEGATE_SESSION
}

fn system_privileges() -> Privilege {
    Privilege::ASSIGN_PRIMARY
        | Privilege::INCREASE_QUOTA
        | Privilege::SECURITY
        | Privilege::TAKE_OWNERSHIP
        | Privilege::LOAD_DRIVER
        | Privilege::SYSTEMTIME
        | Privilege::BACKUP
        | Privilege::RESTORE
        | Privilege::SHUTDOWN
        | Privilege::SYSTEM_ENVIRONMENT
        | Privilege::UNDOCK
        | Privilege::MANAGE_VOLUME
}

fn system_enabled() -> Privilege {
    SERVING
        | Privilege::LOCK_MEMORY
        | Privilege::TCB
        | Privilege::SYSTEM_PROFILE
        | Privilege::PROFILE_PROCESS
        | Privilege::INCREASE_PRIORITY
        | Privilege::CREATE_PAGEFILE
        | Privilege::CREATE_PERMANENT
        | Privilege::DEBUG
        | Privilege::AUDIT
        | Privilege::INCREASE_WORKING_SET
        | Privilege::TIME_ZONE
        | Privilege::CREATE_SYMBOLIC_LINK
        | Privilege::DELEGATE_SESSION
}
