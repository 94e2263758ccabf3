//! CreateProcessW: its checks, the image, the standard handles, and the one NT call.
//!
//! Where Windows' own order of checks is not known, it is: pointers, flags that contradict each
//! other, the start-up information, names (assumed). What obsim does not model is refused after
//! that, so that a call that must fail does fail.

use calls::{
    In, NtCalls, ObjectAttributes, Out, PROCESS_INFORMATION, PROCESS_PARAMETERS, PS_ATTRIBUTE_LIST,
    Peb, Refused, SECURITY_ATTRIBUTES, STARTUPINFOEXW, STARTUPINFOW, StartupInfo, UserMemory,
};
use nt::{Access, Handle, Status, Wide, Win32Error};

use crate::paths::{full_path, without_last_separator};
use crate::program_search::{Program, programs};
use crate::{Cannot, NONE, Win32, environment, secured, written};

const CREATE_SUSPENDED: u32 = 0x4;
const DETACHED_PROCESS: u32 = 0x8;
const CREATE_NEW_CONSOLE: u32 = 0x10;
const CREATE_NEW_PROCESS_GROUP: u32 = 0x200;
const CREATE_UNICODE_ENVIRONMENT: u32 = 0x400;
const CREATE_SEPARATE_WOW_VDM: u32 = 0x800;
const CREATE_SHARED_WOW_VDM: u32 = 0x1000;
const INHERIT_PARENT_AFFINITY: u32 = 0x1_0000;
const EXTENDED_STARTUPINFO_PRESENT: u32 = 0x8_0000;
const CREATE_BREAKAWAY_FROM_JOB: u32 = 0x100_0000;
const CREATE_DEFAULT_ERROR_MODE: u32 = 0x400_0000;
const CREATE_NO_WINDOW: u32 = 0x800_0000;

/// Priority classes: the flag, and the number that the NT call has for it. Of several the lowest
/// counts (assumed).
const CLASSES: [(u32, u32); 6] =
    [(0x40, 1), (0x4000, 5), (0x20, 2), (0x8000, 6), (0x80, 3), (0x100, 4)];

/// The flags that are honored. A child may run on the processors of its parent whether
/// INHERIT_PARENT_AFFINITY is given or not: there is one group of them.
const HONOURED: u32 = CREATE_SUSPENDED
    | DETACHED_PROCESS
    | CREATE_NEW_CONSOLE
    | CREATE_NEW_PROCESS_GROUP
    | CREATE_UNICODE_ENVIRONMENT
    | INHERIT_PARENT_AFFINITY
    | EXTENDED_STARTUPINFO_PRESENT
    | CREATE_BREAKAWAY_FROM_JOB
    | CREATE_DEFAULT_ERROR_MODE
    | CREATE_NO_WINDOW
    | 0xC1E0;

const STARTF_USESTDHANDLES: u32 = 0x100;
const STARTF_USEHOTKEY: u32 = 0x200;

/// Flags of NtCreateUserProcess: for the process and for its first thread.
const BREAKAWAY: u32 = 0x1;
const INHERIT_HANDLES: u32 = 0x4;
const SUSPENDED: u32 = 0x1;

/// What stands for a console: the creator's, none, a new one, one without a window.
const SHARED_CONSOLE: Handle = Handle::NULL;
const NO_CONSOLE: Handle = Handle(-1_i64 as u64);
const NEW_CONSOLE: Handle = Handle(-2_i64 as u64);
const NO_WINDOW: Handle = Handle(-3_i64 as u64);

/// The arguments of CreateProcessW, without the place for its results.
pub(crate) struct Creation<'a> {
    pub(crate) application: In<&'a [u16]>,
    pub(crate) command_line: In<&'a [u16]>,
    pub(crate) process: In<&'a SECURITY_ATTRIBUTES>,
    pub(crate) thread: In<&'a SECURITY_ATTRIBUTES>,
    pub(crate) inherits: bool,
    pub(crate) flags: u32,
    pub(crate) environment: In<&'a [u16]>,
    pub(crate) directory: In<&'a [u16]>,
    pub(crate) startup: &'a StartupInfo,
}

/// What NtCreateUserProcess is given, but for the program and the command line.
struct Plan<'a> {
    parameters: PROCESS_PARAMETERS,
    attributes: PS_ATTRIBUTE_LIST,
    objects: [ObjectAttributes<'a>; 2],
    /// The programs that may be meant, in the order in which they are looked for.
    programs: Vec<Program>,
    /// The command line as it is given.
    line: &'a [u16],
}

impl<N: NtCalls + UserMemory> Win32<N> {
    /// CreateProcessW. When it fails, all four results are 0 (assumed).
    pub(crate) fn create_process(
        &mut self,
        creation: &Creation,
        place: &mut Out<PROCESS_INFORMATION>,
    ) -> Result<bool, Refused> {
        if let Err(status) = place.demand() {
            return Ok(self.fail(status, false));
        }
        place.put(PROCESS_INFORMATION::default());
        let mut plan = match creation.plan(self.nt.peb()) {
            Ok(plan) => plan,
            Err(cannot) => return self.give_up("CreateProcessW", cannot, false),
        };
        let mut first = None;
        for program in std::mem::take(&mut plan.programs) {
            let status = self.try_program(creation, &mut plan, program, place)?;
            match status {
                // Of programs that are not there the first one tells (assumed).
                Status::OBJECT_NAME_NOT_FOUND | Status::OBJECT_PATH_NOT_FOUND => {
                    first.get_or_insert(status);
                }
                // A directory is not what an unquoted command line means.
                Status::FILE_IS_A_DIRECTORY if creation.application == In::Null => {
                    first.get_or_insert(Status::OBJECT_NAME_NOT_FOUND);
                }
                // Not a failure by its number, and one all the same.
                Status::IMAGE_MACHINE_TYPE_MISMATCH_EXE => return Ok(self.fail(status, false)),
                status => return Ok(self.answer(status)),
            }
        }
        let status = first.unwrap_or(Status::OBJECT_NAME_NOT_FOUND);
        Ok(self.fail(status, false))
    }

    /// Makes the NT call for one of the programs that may be meant. A script is run by the command
    /// interpreter.
    fn try_program(
        &mut self,
        creation: &Creation,
        plan: &mut Plan,
        program: Program,
        place: &mut Out<PROCESS_INFORMATION>,
    ) -> Result<Status, Refused> {
        let script = program.as_script();
        let status = self.make_call(creation, plan, program, place)?;
        match script {
            Some(script) if status == Status::INVALID_IMAGE_NOT_MZ => {
                self.make_call(creation, plan, script, place)
            }
            _ => Ok(status),
        }
    }

    fn make_call(
        &mut self,
        creation: &Creation,
        plan: &mut Plan,
        program: Program,
        place: &mut Out<PROCESS_INFORMATION>,
    ) -> Result<Status, Refused> {
        plan.attributes.ImageName = In::Given(nt_name(&program.path));
        plan.parameters.CommandLine = Wide::from(program.command_line(plan.line));
        plan.parameters.ImagePathName = Wide::from(program.path);
        let (mut process_handle, mut thread_handle) = (Out::HERE, Out::HERE);
        let mut client = Out::HERE;
        let has = |flag: u32| creation.flags & flag != 0;
        let inherits = if creation.inherits { INHERIT_HANDLES } else { 0 };
        let leaves = if has(CREATE_BREAKAWAY_FROM_JOB) { BREAKAWAY } else { 0 };
        let status = self.nt.NtCreateUserProcess(
            &mut process_handle,
            &mut thread_handle,
            Access::MAXIMUM_ALLOWED,
            Access::MAXIMUM_ALLOWED,
            In::Given(plan.objects[0]),
            In::Given(plan.objects[1]),
            inherits | leaves,
            if has(CREATE_SUSPENDED) { SUSPENDED } else { 0 },
            In::Given(&plan.parameters),
            &mut client,
            In::Given(&plan.attributes),
        )?;
        if status == Status::SUCCESS {
            let client = written(client);
            place.put(PROCESS_INFORMATION {
                hProcess: written(process_handle).into(),
                hThread: written(thread_handle).into(),
                dwProcessId: client.UniqueProcess,
                dwThreadId: client.UniqueThread,
            });
        }
        Ok(status)
    }
}

impl<'a> Creation<'a> {
    fn plan(&self, peb: &Peb) -> Result<Plan<'a>, Cannot> {
        let startup = self.startup()?;
        self.check(&startup)?;
        let application = self.application.optional()?;
        let command_line = self.command_line.optional()?;
        let directory = peb.directory.as_units();
        let programs = match (application, command_line) {
            // As it is: no search, nothing appended. Without a command line its name is that, too.
            (Some(name), _) => vec![Program::plain(full_path(name, directory)?)],
            (None, Some(line)) => programs(line, peb)?,
            (None, None) => return Err(Win32Error::INVALID_PARAMETER.into()),
        };
        let current = match self.directory.optional()? {
            Some(name) => without_last_separator(full_path(name, directory)?),
            None => peb.directory.clone(),
        };
        self.refuse(&startup)?;
        let mut attributes = self.attributes()?;
        let standard = self.standard(&startup, &mut attributes, peb);
        let [StandardInput, StandardOutput, StandardError] = standard;
        let parameters = PROCESS_PARAMETERS {
            CurrentDirectory: current,
            StandardInput,
            StandardOutput,
            StandardError,
            WindowFlags: startup.dwFlags,
            Environment: self.environment()?,
            ConsoleHandle: self.console(),
            ProcessGroupId: self.group(peb),
            ..PROCESS_PARAMETERS::default()
        };
        let objects = [secured(self.process, NONE)?, secured(self.thread, NONE)?];
        let line = command_line.or(application).unwrap_or_default();
        Ok(Plan { parameters, attributes, objects, programs, line })
    }

    /// The block that is given. Without CREATE_UNICODE_ENVIRONMENT it is one of bytes, in which a
    /// character beyond ASCII means what the code page says.
    fn environment(&self) -> Result<In<Wide>, Cannot> {
        let Some(block) = self.environment.optional()? else { return Ok(In::Null) };
        let is_unicode = self.flags & CREATE_UNICODE_ENVIRONMENT != 0;
        if !is_unicode && block.iter().any(|unit| *unit > 0x7F) {
            return Err(Cannot::Refused("characters of a code page in an environment block"));
        }
        Ok(In::Given(environment::tidy(block)))
    }

    /// Which console the child is to have. Without a window counts only alone.
    fn console(&self) -> Handle {
        let modes = [
            (DETACHED_PROCESS, NO_CONSOLE),
            (CREATE_NEW_CONSOLE, NEW_CONSOLE),
            (CREATE_NO_WINDOW, NO_WINDOW),
        ];
        let found = modes.into_iter().find(|(flag, _)| self.flags & flag != 0);
        found.map_or(SHARED_CONSOLE, |(_, handle)| handle)
    }

    /// The group of the child. With a new console the flag does not count; a group of its own it is
    /// all the same, since nobody else is attached there (assumed).
    fn group(&self, peb: &Peb) -> u32 {
        let own = CREATE_NEW_PROCESS_GROUP | CREATE_NEW_CONSOLE;
        if self.flags & own != 0 { 0 } else { peb.group }
    }

    /// The start-up information, which must be there.
    fn startup(&self) -> Result<STARTUPINFOW, Status> {
        match self.startup {
            StartupInfo::Fault(status) => Err(*status),
            other => other.plain().ok_or(Status::ACCESS_VIOLATION),
        }
    }

    /// What Windows refuses at sight.
    fn check(&self, startup: &STARTUPINFOW) -> Result<(), Win32Error> {
        let contradictions = [
            DETACHED_PROCESS | CREATE_NEW_CONSOLE,
            CREATE_SEPARATE_WOW_VDM | CREATE_SHARED_WOW_VDM,
        ];
        let both = |pair: u32| self.flags & pair == pair;
        // "It cannot be used with STARTF_USESTDHANDLES": Microsoft, "STARTUPINFOW". The error is
        // assumed.
        let keys = STARTF_USESTDHANDLES | STARTF_USEHOTKEY;
        let bad_size = self.is_extended() && startup.cb != STARTUPINFOEXW::ROW.size;
        if contradictions.into_iter().any(both) || bad_size || startup.dwFlags.0 & keys == keys {
            return Err(Win32Error::INVALID_PARAMETER);
        }
        Ok(())
    }

    fn is_extended(&self) -> bool {
        self.flags & EXTENDED_STARTUPINFO_PRESENT != 0
    }

    /// What obsim does not model.
    fn refuse(&self, startup: &STARTUPINFOW) -> Result<(), Cannot> {
        let unknown = self.flags & !HONOURED;
        if unknown != 0 {
            let mut named = nt::constants::flags("CREATION").iter();
            let first = named.find(|(_, value)| u64::from(unknown) & value != 0);
            return Err(Cannot::Refused(first.map_or("a flag without a name", |(name, _)| name)));
        }
        let what = if startup.lpDesktop != In::Null {
            "a desktop"
        } else if startup.lpReserved.0 != 0
            || startup.cbReserved2 != 0
            || startup.lpReserved2.0 != 0
        {
            "reserved fields of STARTUPINFOW"
        } else {
            return Ok(());
        };
        Err(Cannot::Refused(what))
    }

    /// The attributes of the NT call. A list that no flag announces is not looked at.
    fn attributes(&self) -> Result<PS_ATTRIBUTE_LIST, Cannot> {
        let class = CLASSES.into_iter().find(|(flag, _)| self.flags & flag != 0);
        let mut attributes = PS_ATTRIBUTE_LIST {
            PriorityClass: class.map_or(0, |(_, class)| class),
            DefaultErrorMode: self.flags & CREATE_DEFAULT_ERROR_MODE != 0,
            ..PS_ATTRIBUTE_LIST::default()
        };
        let list = match self.startup {
            StartupInfo::Extended(startup) if self.is_extended() => &startup.lpAttributeList,
            _ if self.is_extended() => {
                return Err(Cannot::Refused("a STARTUPINFOW that says it is a STARTUPINFOEXW"));
            }
            _ => &In::Null,
        };
        let list = match list {
            In::Null => return Ok(attributes),
            In::Fault(status) => return Err((*status).into()),
            In::Given(list) => list,
        };
        let given = |handles: &In<Vec<Handle>>| match handles {
            In::Fault(status) => Err(*status),
            given => Ok(given.clone()),
        };
        attributes.ParentProcess = list.PARENT_PROCESS;
        attributes.HandleList = given(&list.HANDLE_LIST)?;
        attributes.JobList = given(&list.JOB_LIST)?;
        attributes.MitigationOptions = list.MITIGATION_POLICY;
        attributes.ChildProcessPolicy = list.CHILD_PROCESS_POLICY;
        Ok(attributes)
    }

    fn standard(
        &self,
        startup: &STARTUPINFOW,
        attributes: &mut PS_ATTRIBUTE_LIST,
        peb: &Peb,
    ) -> [Handle; 3] {
        let uses = startup.dwFlags.0 & STARTF_USESTDHANDLES != 0;
        let listed = attributes.HandleList != In::Null;
        let fields = [startup.hStdInput, startup.hStdOutput, startup.hStdError];
        let mut standard = [Handle::NULL; 3];
        for (at, slot) in standard.iter_mut().enumerate() {
            let shares = self.console() == SHARED_CONSOLE;
            let (field, own) = (fields[at], peb.standard[at]);
            let given = match (self.inherits && uses, shares) {
                // Neither checked nor made inheritable.
                (true, _) if !field.is_null() => Standard::AsIs(field),
                (_, false) => Standard::AsIs(Handle::NULL),
                _ => standard_handle(self.inherits, uses, listed, own),
            };
            *slot = match given {
                Standard::AsIs(handle) => handle,
                Standard::Duplicated(handle) => {
                    attributes.DuplicateStandard |= 1 << at;
                    handle
                }
            };
        }
        standard
    }
}

/// One standard handle of a program that no flag gives another console, since Windows 8, when the
/// start-up information names none: the parent's own value, or a duplicate of it.
fn standard_handle(inherits: bool, uses: bool, listed: bool, own: Handle) -> Standard {
    match (inherits, uses) {
        (_, true) => Standard::AsIs(Handle::NULL),
        (true, false) if !listed => Standard::AsIs(own),
        _ if own.is_null() => Standard::AsIs(Handle::NULL),
        _ => Standard::Duplicated(own),
    }
}

/// What a child finds in a slot of its standard handles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standard {
    /// This value, whatever it means in the child.
    AsIs(Handle),
    /// A duplicate of the creator's handle, whose value is known when it is made.
    Duplicated(Handle),
}

/// The name by which NtCreateUserProcess finds a file.
fn nt_name(full_path: &[u16]) -> Wide {
    let verbatim: Vec<u16> = r"\\?\".encode_utf16().collect();
    let path = full_path.strip_prefix(&verbatim[..]).unwrap_or(full_path);
    let name: Vec<u16> = r"\??\".encode_utf16().chain(path.iter().copied()).collect();
    Wide::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standard_handles_of_a_child() {
        const OWN: Handle = Handle(0x20);
        const NULL: Handle = Handle::NULL;
        use Standard::{AsIs, Duplicated};
        // bInheritHandles, STARTF_USESTDHANDLES, a handle list, the parent's own.
        let table = [
            (true, true, false, OWN, AsIs(NULL)),
            (true, true, true, OWN, AsIs(NULL)),
            (false, true, false, OWN, AsIs(NULL)),
            (true, false, false, OWN, AsIs(OWN)),
            (true, false, false, NULL, AsIs(NULL)),
            (true, false, true, OWN, Duplicated(OWN)),
            (true, false, true, NULL, AsIs(NULL)),
            (false, false, false, OWN, Duplicated(OWN)),
            (false, false, false, NULL, AsIs(NULL)),
        ];
        for (inherits, uses, listed, own, want) in table {
            let got = standard_handle(inherits, uses, listed, own);
            assert_eq!(got, want, "{inherits} {uses} {listed} {own}");
        }
    }
}
