//! The codes of reasons, each with its rule and the smallest change that would have helped.
//!
//! Codes do not change. Whoever adds a reason adds its code here; the tests find a code without a
//! row, and a row whose code no transcript shows.

/// A code, what it stands for, and what to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// What a transcript prints between brackets.
    pub name: &'static str,
    /// The rule that was broken, or what a thread waits for.
    pub rule: &'static str,
    /// The smallest change with which the call would have done what was wanted.
    pub remedy: &'static str,
}

macro_rules! codes {
    ($($name:literal: $rule:literal, $remedy:literal;)+) => {
        &[$(Code { name: $name, rule: $rule, remedy: $remedy }),+]
    };
}

mod files;

/// The code of this name.
pub fn code(name: &str) -> Option<&'static Code> {
    codes().find(|code| code.name == name)
}

/// Every code, by subject.
pub fn codes() -> impl Iterator<Item = &'static Code> + Clone {
    CODES.iter().chain(files::CODES)
}

static CODES: &[Code] = codes! {
    // Handles.
    "handle.unknown":
        "A handle is an open entry of the caller's own table; its value means nothing elsewhere.",
        "Use the value while it is open, in the process that has it; DuplicateHandle makes one \
         for another process.";
    "handle.pseudo": "A pseudo handle stands for whoever uses it and is no entry of a table.",
        "Pass a real handle: DuplicateHandle makes one of a pseudo handle.";
    "handle.type": "A call takes handles of certain types of objects.",
        "Pass a handle of the type that the reason names.";
    "handle.protected":
        "A handle with HANDLE_FLAG_PROTECT_FROM_CLOSE stays open until its process ends.",
        "Clear the flag with SetHandleInformation first.";
    "namespace.unknown":
        "A private namespace is found by its boundary: the name and everybody that it lists.",
        "Build the same boundary as the creator did, while somebody keeps the namespace open.";
    "namespace.taken": "There is one private namespace for a boundary.",
        "Open it, or use another name or other identifiers.";
    "namespace.alias": "An alias stands for one private namespace in a process.",
        "Use another alias, or close the namespace that has this one.";
    "namespace.boundary":
        "A private namespace is for those whose tokens hold everybody that its boundary names.",
        "Add only yourself and your groups to the boundary, or run as a user who is in it.";
    "trace.off": "What happened to the handles of a process is kept only while they are traced.",
        "Start tracing first: NtSetInformationProcess with class 32, or `kd> !htrace -enable`.";
    "policy.for-ever": "A mitigation policy that was switched on cannot be switched off again.",
        "Ask for it only where it is to stay.";
    "table.full": "A handle table holds 16,711,680 entries.",
        "Close a handle first.";
    "quota.pool": "The pages of a handle table, of 4,096 bytes each, are charged to its process.",
        "Close a handle first, or allow more: `sim> quota`.";
    "list.short": "A list of ids takes 8 bytes, and 8 for each.",
        "Pass a longer buffer: NumberOfAssignedProcesses tells how many ids there are.";
    "list.full": "An attribute list is made for so many attributes.",
        "Pass a larger count to InitializeProcThreadAttributeList.";
    "file.running": "The program of a process that runs is neither written nor deleted.",
        "End every process that runs it, or move it out of the way: it can be renamed.";
    // Jobs.
    "job.full": "JOB_OBJECT_LIMIT_ACTIVE_PROCESS says how many processes run in a job at a time.",
        "Raise ActiveProcessLimit, or wait for a member to end.";
    "job.elsewhere":
        "A process in a job can be put only into a job that is empty or nested in its own.",
        "Use a job of its own, or the one that it is in.";
    "job.windows": "Jobs that restrict windows do not nest.",
        "Clear the restrictions of both jobs first.";
    "job.session": "All processes of a job are of one session.",
        "Use a job of the process's session.";
    "job.no-breakaway": "A child leaves a job only where JOB_OBJECT_LIMIT_BREAKAWAY_OK lets it.",
        "Set that limit on the job, or leave CREATE_BREAKAWAY_FROM_JOB out.";
    "job.none": "NULL stands for the job of the caller.",
        "Pass a handle of a job.";
    "job.memory": "JOB_OBJECT_LIMIT_PROCESS_MEMORY and _JOB_MEMORY say how much may be committed.",
        "Commit less, free something before, or set a higher limit.";
    "job.time-over": "A job whose time is over takes no processes until a new limit is set.",
        "Set a new limit with JOB_OBJECT_LIMIT_JOB_TIME first, or use another job.";
    // Programs.
    "image.unknown":
        "A program has to be a file that is there; an application name is not searched for.",
        "Give a path that leads to a program, or register one with `sim> image`.";
    "image.directory": "A directory cannot be run.",
        "Name the program in it.";
    "image.none": "Only a program can be run; a script is, by the command interpreter.",
        "Name a program, or give the file the extension .bat.";
    "image.machine": "A program is made for one kind of processor.",
        "Name one that is made for this machine.";
    "image.elevation": "A program whose manifest demands an administrator is started only by one.",
        "Start it from a process that runs as an administrator.";
    "process.childless": "A process that was created with a child process policy has no children.",
        "Create it without PROC_THREAD_ATTRIBUTE_CHILD_PROCESS_POLICY.";
    "process.session": "Handles are inherited within a session.",
        "Pass bInheritHandles = FALSE, or name a parent of the caller's session.";
    // Rights.
    "access.handle":
        "What a handle may do was settled when it was opened; a call needs the right it names.",
        "Ask for the right when the handle is opened.";
    "access.never": "A right that a type does not have is granted by no handle of it.",
        "Use an object of another type: what has a state can be waited for.";
    "access.object":
        "The object's security descriptor says who may have which rights when it is opened.",
        "Ask for fewer rights, open as another user, or give the user the right in the descriptor.";
    "access.nothing": "A handle grants one right at least.",
        "Ask for a right; MAXIMUM_ALLOWED helps only where something is allowed.";
    "access.invalid": "Every type has its rights, and others cannot be asked for.",
        "Leave out the rights that the type does not have.";
    "access.upgrade": "A duplicate of a file handle has rights of its source and no others.",
        "Ask for rights that the source has, or open the file again.";
    "access.integrity":
        "The mandatory label of an object keeps rights from callers of a lower integrity level.",
        "Ask for what the label leaves, run at the object's level, or label the object lower.";
    "access.trust":
        "A process trust label keeps rights from callers whose process is trusted less.",
        "Ask for what the label leaves, or run as a protected process.";
    "access.restricted":
        "A restricted token has to be allowed twice: as its user, and by a restricting SID.",
        "Give a restricting SID the right in the descriptor, or use a token without them.";
    "access.container":
        "A token in a container has to be allowed twice: as its user, and by its package.",
        "Give the package, a capability or ALL APPLICATION PACKAGES the right.";
    "access.level": "A token can be used to act only from SecurityImpersonation on.",
        "Duplicate the token at SecurityImpersonation, or call RevertToSelf.";
    "descriptor.none": "An object without a descriptor cannot be given one.",
        "Give one when the object is created, or give the object a name.";
    "sid": "A security identifier is S-1 and numbers, or one of the words of SDDL.",
        "Write it as S-1-5-32-544, or as BA.";
    "token.asked": "A token at SecurityAnonymous says nothing of its user.",
        "Make the copy at SecurityIdentification.";
    "token.none": "Only a thread that impersonates has a token of its own.",
        "Ask for the token of its process, or impersonate first.";
    "token.level": "A copy of a token can be used no farther than the token itself.",
        "Ask for the level of the token, or a lower one.";
    "token.mandatory": "A group that a token has for certain cannot be switched off in it.",
        "Make a token in which it counts for denying only, with CreateRestrictedToken.";
    "token.deny-only": "What counts for denying only never counts for more again.",
        "Use a token in which the group is enabled.";
    "token.no-log-on": "Only tokens of users who logged on name the session of the log-on.",
        "Ask the token of a user, not that of the system.";
    "token.no-other": "Only an administrator's log-on has two tokens.",
        "Ask the token of an administrator: `sim> user NAME admin`.";
    "token.primary": "Threads impersonate with tokens of the type TokenImpersonation.",
        "Make one with DuplicateTokenEx.";
    "access.protected":
        "A protected process keeps most rights from callers that are not protected as well.",
        "Ask for PROCESS_QUERY_LIMITED_INFORMATION, or run as a process that is trusted as far.";
    "owner.foreign":
        "An object belongs to its creator, or to a group of the creator's token that may own.",
        "Leave the owner out, or enable SeRestorePrivilege.";
    "label.higher": "Nobody labels above their own integrity level without SeRelabelPrivilege.",
        "Leave the label out, or name one at or below the caller's level.";
    "label.trust": "A trust label says at most how far the process that writes it is trusted.",
        "Leave the trust label out, or write it from a protected process.";
    "privilege": "Some calls need a privilege that is held and enabled.",
        "Enable it with AdjustTokenPrivileges, or run as a user who has it: `sim> user`.";
    "object.not-exclusive": "Only what was created with OBJ_EXCLUSIVE can be opened with it.",
        "Leave OBJ_EXCLUSIVE out, here or at neither place.";
    // Names.
    "name.unknown":
        "A name is opened only if something has it; for objects, capital letters count.",
        "Create the object first, and write its name in the same letters.";
    "path.unknown": "Every directory on the way to a name has to be there.",
        "Create the directory, or correct the way.";
    "name.invalid": "A name has to be there and to be well formed.",
        "Give a name; a native one begins with a backslash or with a root directory.";
    "name.too-long":
        "The length of a name is in bytes and has 16 bits: 32,767 characters are the most.",
        "Use a shorter name.";
    "name.type": "One name belongs to one object, of whatever type.",
        "Use another name, or the call for the type that has it.";
    "name.taken": "What is to be created under a name must not be there yet.",
        "Use another name, or open what is there.";
    "name.link": "OBJ_DONT_REPARSE rules out symbolic links on the way.",
        "Leave the flag out, or name the place that the link leads to.";
    "attributes": "Object attributes have a length of 48 and flags that the type takes.",
        "Write sizeof(OBJECT_ATTRIBUTES), and leave out the flag that the reason names.";
    "descriptor":
        "A security descriptor is a text in Microsoft's notation, such as D:(A;;GA;;;WD).",
        "Correct the text: owner O:, group G:, and the list D: with its entries.";
    // Arguments.
    "parameter": "A parameter takes certain values and no others.",
        "Give it a value that the page of the call names.";
    "pointer": "A pointer that the call uses has to point somewhere.",
        "Pass the address of a variable: &name.";
    "pointer.aligned": "A structure begins at an address that is a multiple of its alignment.",
        "Pass the address of a variable: &name.";
    "length": "A length is that of what lies behind its pointer.",
        "Write the length that the reason names, or sizeof the structure.";
    "class": "A query or a change is of one of the classes that the call has.",
        "Use a class that the page of the call names.";
    "startup-info": "A program is named, flags do not contradict each other, and with \
         EXTENDED_STARTUPINFO_PRESENT cb is the size of STARTUPINFOEXW.",
        "Name a program, leave out one of two flags that exclude each other, or set cb.";
    "list.not-inheritable": "A handle list chooses among inheritable handles.",
        "Mark the handle inheritable, when it is made or with SetHandleInformation.";
    "list.unknown": "A handle list names open handles of the process that is inherited from.",
        "Take the value off the list, or open it first.";
    "list.twice": "A handle list names each handle once.",
        "Take one of the two off the list.";
    "list.without-inherit": "A handle list chooses what is inherited, so something has to be.",
        "Set bInheritHandles to TRUE, or leave the list out.";
    "list.end": "A listing ends behind its last entry.",
        "Nothing is wrong; begin again with the first entry to see them once more.";
    "object.not-same": "Two handles are the same only if one object is behind both.",
        "Nothing is wrong; a duplicate or an inherited handle would name the same object.";
    // Processes and threads.
    "id.unknown": "An id belongs to a process or a thread as long as its object is there.",
        "Keep a handle, which keeps the id; and ask for a process by its own id, not a thread's.";
    "process.ended": "A process that has ended has no table and runs nothing.",
        "Do it before the process ends.";
    "thread.ended": "A thread that has ended cannot be suspended or run anything.",
        "Do it before the thread ends.";
    "thread.suspended-too-often": "A thread can be suspended 127 times.",
        "Resume it once for each time it was suspended.";
    "repeat.stopped": "A repeat ends when a turn of it does not return.",
        "Let the call return: wait for less, or make another thread act first.";
    // Synchronization.
    "mutant.not-owner": "Only the thread that owns a mutex releases it.",
        "Release it in the thread that acquired it, once for each time.";
    "semaphore.maximum":
        "The count of a semaphore never passes its maximum, and a release that would is not made.",
        "Release less, or create the semaphore with a higher maximum.";
    "wait.twice": "A wait for all of several objects names each object once.",
        "Name the object once, or wait for any.";
};
