//! CreateProcessW: its checks, the image, the standard handles, and the one NT call.
//!
//! Where Windows' own order of checks is not known, it is: pointers, flags that contradict each
//! other, the start-up information, names (assumed). What obsim does not model is refused after
//! that, so that a call that must fail does fail.

use calls::{
    ATTRIBUTE_LIST, Address, In, NtCalls, Out, PROCESS_INFORMATION, PROCESS_PARAMETERS,
    PS_ATTRIBUTE_LIST, Peb, Refused, SECURITY_ATTRIBUTES, STARTUPINFOEXW, STARTUPINFOW,
    StartupInfo, UserMemory,
};
use nt::{Access, Handle, Status, Wide, Win32Error};

use crate::paths::{directory_of, full_path, has_directory, last_component};
use crate::{Cannot, NONE, Win32, secured, written};

const CREATE_SUSPENDED: u32 = 0x4;
const DETACHED_PROCESS: u32 = 0x8;
const CREATE_NEW_CONSOLE: u32 = 0x10;
const CREATE_UNICODE_ENVIRONMENT: u32 = 0x400;
const EXTENDED_STARTUPINFO_PRESENT: u32 = 0x8_0000;
const CREATE_SEPARATE_WOW_VDM: u32 = 0x800;
const CREATE_SHARED_WOW_VDM: u32 = 0x1000;

/// The flags that mean something here; the encoding of an environment that is not given does not.
const HONOURED: u32 = CREATE_SUSPENDED | EXTENDED_STARTUPINFO_PRESENT | CREATE_UNICODE_ENVIRONMENT;

const STARTF_USESTDHANDLES: u32 = 0x100;
const STARTF_USEHOTKEY: u32 = 0x200;

/// Flags of NtCreateUserProcess: for the process and for its first thread.
const INHERIT_HANDLES: u32 = 0x4;
const SUSPENDED: u32 = 0x1;

/// How long a command line can be: Microsoft, "CreateProcessW".
const COMMAND_LINE_MAX: usize = 32_767;

/// The arguments of CreateProcessW, without the place for its results.
pub(crate) struct Creation<'a> {
    pub(crate) application: In<&'a [u16]>,
    pub(crate) command_line: In<&'a [u16]>,
    pub(crate) process: In<&'a SECURITY_ATTRIBUTES>,
    pub(crate) thread: In<&'a SECURITY_ATTRIBUTES>,
    pub(crate) inherits: bool,
    pub(crate) flags: u32,
    pub(crate) environment: Address,
    pub(crate) directory: In<&'a [u16]>,
    pub(crate) startup: &'a StartupInfo,
}

/// What NtCreateUserProcess is given.
struct Plan {
    parameters: PROCESS_PARAMETERS,
    attributes: PS_ATTRIBUTE_LIST,
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
        let plan = match creation.plan(self.nt.peb()) {
            Ok(plan) => plan,
            Err(cannot) => return self.give_up("CreateProcessW", cannot, false),
        };
        let objects = secured(creation.process, NONE)
            .and_then(|process| Ok((process, secured(creation.thread, NONE)?)));
        let (process, thread) = match objects {
            Ok(both) => both,
            Err(status) => return Ok(self.fail(status, false)),
        };
        let (mut process_handle, mut thread_handle) = (Out::HERE, Out::HERE);
        let mut client = Out::HERE;
        let status = self.nt.NtCreateUserProcess(
            &mut process_handle,
            &mut thread_handle,
            Access::MAXIMUM_ALLOWED,
            Access::MAXIMUM_ALLOWED,
            In::Given(process),
            In::Given(thread),
            if creation.inherits { INHERIT_HANDLES } else { 0 },
            if creation.flags & CREATE_SUSPENDED != 0 { SUSPENDED } else { 0 },
            In::Given(&plan.parameters),
            &mut client,
            In::Given(&plan.attributes),
        )?;
        if status.is_success() {
            let client = written(client);
            place.put(PROCESS_INFORMATION {
                hProcess: written(process_handle).into(),
                hThread: written(thread_handle).into(),
                dwProcessId: client.UniqueProcess,
                dwThreadId: client.UniqueThread,
            });
        }
        Ok(self.answer(status))
    }
}

impl Creation<'_> {
    fn plan(&self, peb: &Peb) -> Result<Plan, Cannot> {
        let startup = self.startup()?;
        self.check(&startup)?;
        let application = self.application.optional()?;
        let command_line = self.command_line.optional()?;
        if command_line.is_some_and(|line| line.len() > COMMAND_LINE_MAX) {
            return Err(Win32Error::FILENAME_EXCED_RANGE.into());
        }
        let directory = peb.directory.as_units();
        let image = match (application, command_line) {
            // As it is: no search, nothing appended.
            (Some(name), _) => full_path(name, directory)?,
            (None, Some(line)) => image_of(line, peb)?,
            (None, None) => return Err(Win32Error::INVALID_PARAMETER.into()),
        };
        let current = match self.directory.optional()? {
            Some(name) => without_last_separator(full_path(name, directory)?),
            None => peb.directory.clone(),
        };
        self.refuse(&startup)?;
        let mut attributes = self.attributes(&image)?;
        let [input, output, error] = self.standard(&startup, &mut attributes, peb);
        // NULL means that the name of the application is the command line, too.
        let command_line = command_line.or(application).unwrap_or_default();
        let parameters = PROCESS_PARAMETERS {
            ImagePathName: Wide::from(image),
            CommandLine: Wide::from(command_line),
            CurrentDirectory: current,
            StandardInput: input,
            StandardOutput: output,
            StandardError: error,
            WindowFlags: startup.dwFlags,
        };
        Ok(Plan { parameters, attributes })
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
        let what = if self.environment.0 != 0 {
            "an environment block"
        } else if startup.lpDesktop != In::Null {
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
    fn attributes(&self, image: &[u16]) -> Result<PS_ATTRIBUTE_LIST, Cannot> {
        let mut attributes = PS_ATTRIBUTE_LIST {
            ImageName: In::Given(nt_name(image)),
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
        let ATTRIBUTE_LIST { HANDLE_LIST, PARENT_PROCESS, JOB_LIST, OTHER } = list;
        if *JOB_LIST != In::Null {
            return Err(Cannot::Refused("PROC_THREAD_ATTRIBUTE_JOB_LIST"));
        }
        if OTHER.0 != 0 {
            return Err(Cannot::Refused("attributes but parent process and handle list"));
        }
        attributes.ParentProcess = *PARENT_PROCESS;
        attributes.HandleList = match HANDLE_LIST {
            In::Fault(status) => return Err((*status).into()),
            given => given.clone(),
        };
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
            let given = standard_handle(self.inherits, uses, listed, fields[at], peb.standard[at]);
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

/// One standard handle of a console program that shares its parent's console, since Windows 8:
/// the field of the start-up information, or the parent's own value.
fn standard_handle(
    inherits: bool,
    uses: bool,
    listed: bool,
    field: Handle,
    own: Handle,
) -> Standard {
    match (inherits, uses) {
        // Neither checked nor made inheritable.
        (true, true) => Standard::AsIs(field),
        (false, true) => Standard::AsIs(Handle::NULL),
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

/// The image that a command line begins with. Every file exists here, so the first candidate is
/// the one: the text in quotes, or up to the first blank or tab, in the first directory searched,
/// which is that of the caller's own image: Microsoft, "CreateProcessW". Blanks before it are
/// skipped (assumed).
fn image_of(command_line: &[u16], peb: &Peb) -> Result<Vec<u16>, Cannot> {
    const QUOTE: u16 = b'"' as u16;
    let is_blank = |unit: &u16| *unit == u16::from(b' ') || *unit == u16::from(b'\t');
    let begin = command_line.iter().position(|unit| !is_blank(unit)).unwrap_or(command_line.len());
    let mut name = match &command_line[begin..] {
        [QUOTE, rest @ ..] => rest.split(|unit| *unit == QUOTE).next(),
        rest => rest.split(is_blank).next(),
    }
    .unwrap_or_default()
    .to_vec();
    if name.is_empty() {
        // Assumed.
        return Err(Win32Error::INVALID_PARAMETER.into());
    }
    if !last_component(&name).contains(&u16::from(b'.')) {
        name.extend(".exe".encode_utf16());
    }
    let directory = if has_directory(&name) {
        peb.directory.as_units()
    } else {
        directory_of(peb.image.as_units())
    };
    full_path(&name, directory)
}

/// The name by which NtCreateUserProcess finds a file.
fn nt_name(full_path: &[u16]) -> Wide {
    let verbatim: Vec<u16> = r"\\?\".encode_utf16().collect();
    let path = full_path.strip_prefix(&verbatim[..]).unwrap_or(full_path);
    let name: Vec<u16> = r"\??\".encode_utf16().chain(path.iter().copied()).collect();
    Wide::from(name)
}

/// A current directory has a separator at its end only if it is a root.
fn without_last_separator(mut path: Vec<u16>) -> Wide {
    let separator = u16::from(b'\\');
    if path.last() == Some(&separator) && path.iter().filter(|unit| **unit == separator).count() > 1
    {
        path.pop();
    }
    Wide::from(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide(text: &str) -> Vec<u16> {
        text.encode_utf16().collect()
    }

    #[test]
    fn the_command_line_names_the_image() {
        let table = [
            ("child", r"C:\bin\child.exe"),
            ("child.exe one two", r"C:\bin\child.exe"),
            ("child\tone", r"C:\bin\child.exe"),
            ("  child one", r"C:\bin\child.exe"),
            ("child.v2 one", r"C:\bin\child.v2"),
            (r#""my child" one"#, r"C:\bin\my child.exe"),
            (r#""my child"#, r"C:\bin\my child.exe"),
            (r"C:\x\child one", r"C:\x\child.exe"),
            (r"C:\x.y\child one", r"C:\x.y\child.exe"),
            (r"tools\child one", r"C:\work\tools\child.exe"),
            (r".\child", r"C:\work\child.exe"),
            (r"..\child", r"C:\child.exe"),
            (r"\child", r"C:\child.exe"),
            (r#""C:\Program Files\a b" c"#, r"C:\Program Files\a b.exe"),
            (r"C:\Program Files\a b", r"C:\Program.exe"),
        ];
        let peb = Peb {
            image: Wide::from(r"C:\bin\parent.exe"),
            directory: Wide::from(r"C:\work"),
            ..Peb::default()
        };
        for (line, want) in table {
            let image = image_of(&wide(line), &peb).unwrap();
            assert_eq!(String::from_utf16(&image).unwrap(), want, "{line}");
        }
        for empty in ["", " ", "\"\"", "\""] {
            let image = image_of(&wide(empty), &peb);
            assert_eq!(image, Err(Cannot::Error(Win32Error::INVALID_PARAMETER)), "{empty}");
        }
        let nowhere = Peb::default();
        assert_eq!(image_of(&wide("child"), &nowhere), Ok(wide(r"C:\child.exe")));
    }

    #[test]
    fn standard_handles_of_a_child() {
        const FIELD: Handle = Handle(0x10);
        const OWN: Handle = Handle(0x20);
        const NULL: Handle = Handle::NULL;
        use Standard::{AsIs, Duplicated};
        // bInheritHandles, STARTF_USESTDHANDLES, a handle list, the field, the parent's own.
        let table = [
            (true, true, false, FIELD, OWN, AsIs(FIELD)),
            (true, true, true, FIELD, OWN, AsIs(FIELD)),
            (true, true, false, NULL, OWN, AsIs(NULL)),
            (false, true, false, FIELD, OWN, AsIs(NULL)),
            (false, true, false, NULL, OWN, AsIs(NULL)),
            (true, false, false, FIELD, OWN, AsIs(OWN)),
            (true, false, false, FIELD, NULL, AsIs(NULL)),
            (true, false, true, FIELD, OWN, Duplicated(OWN)),
            (true, false, true, FIELD, NULL, AsIs(NULL)),
            (false, false, false, FIELD, OWN, Duplicated(OWN)),
            (false, false, false, FIELD, NULL, AsIs(NULL)),
        ];
        for (inherits, uses, listed, field, own, want) in table {
            let got = standard_handle(inherits, uses, listed, field, own);
            assert_eq!(got, want, "{inherits} {uses} {listed} {field} {own}");
        }
    }
}
