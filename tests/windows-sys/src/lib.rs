//! Code over `windows-sys` alone, as programs for Windows have it: a guard that lets one instance
//! run, a pool of worker processes in a job, and a spawner that says which handles a child gets.
//!
//! Nothing here knows of obsim. The tests beside it link `obsim-c` as a development dependency, and
//! so run on systems that are not Windows.

use std::io;
use std::mem::{size_of, zeroed};
use std::ptr::{null, null_mut};

use windows_sys::Win32::Foundation::{
    CloseHandle, ERROR_ALREADY_EXISTS, GetLastError, HANDLE, TRUE, WAIT_OBJECT_0,
};
use windows_sys::Win32::Security::SECURITY_ATTRIBUTES;
use windows_sys::Win32::System::JobObjects::{
    AssignProcessToJobObject, CreateJobObjectW, JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE,
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION, JobObjectExtendedLimitInformation,
    SetInformationJobObject,
};
use windows_sys::Win32::System::Threading::{
    CREATE_SUSPENDED, CreateEventW, CreateMutexW, CreateProcessW, DeleteProcThreadAttributeList,
    EXTENDED_STARTUPINFO_PRESENT, GetExitCodeProcess, INFINITE, InitializeProcThreadAttributeList,
    LPPROC_THREAD_ATTRIBUTE_LIST, PROC_THREAD_ATTRIBUTE_HANDLE_LIST, PROCESS_INFORMATION,
    ResumeThread, STARTUPINFOEXW, SetEvent, UpdateProcThreadAttribute, WaitForSingleObject,
};

/// A handle that is closed when it goes.
#[derive(Debug)]
pub struct Owned(HANDLE);

impl Owned {
    fn new(handle: HANDLE) -> io::Result<Owned> {
        if handle.is_null() { Err(last_error()) } else { Ok(Owned(handle)) }
    }

    /// The value, for calls.
    pub fn raw(&self) -> HANDLE {
        self.0
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        // SAFETY: the handle is ours alone.
        unsafe { CloseHandle(self.0) };
    }
}

fn last_error() -> io::Error {
    // SAFETY: reads a number of the calling thread.
    io::Error::from_raw_os_error(unsafe { GetLastError() } as i32)
}

fn wide(text: &str) -> Vec<u16> {
    text.encode_utf16().chain([0]).collect()
}

/// Lets one instance of a program run at a time: whoever has the guard.
#[derive(Debug)]
pub struct SingleInstance(#[expect(dead_code, reason = "it is there to be closed")] Owned);

impl SingleInstance {
    /// The guard of a name, unless another instance has it.
    ///
    /// # Errors
    /// The mutex cannot be made.
    pub fn acquire(name: &str) -> io::Result<Option<SingleInstance>> {
        let name = wide(&format!("Local\\{name}"));
        // SAFETY: the name ends with a zero.
        let handle = Owned::new(unsafe { CreateMutexW(null(), TRUE, name.as_ptr()) })?;
        // SAFETY: reads a number of the calling thread.
        let taken = unsafe { GetLastError() } == ERROR_ALREADY_EXISTS;
        Ok((!taken).then(|| SingleInstance(handle)))
    }
}

/// A process that was started.
#[derive(Debug)]
pub struct Child {
    process: Owned,
    thread: Owned,
}

impl Child {
    /// Waits until it has ended, and returns its exit code.
    ///
    /// # Errors
    /// It cannot be waited for.
    pub fn wait(&self) -> io::Result<u32> {
        let mut code = 0;
        // SAFETY: the handle is open, and the place is ours.
        let done = unsafe {
            WaitForSingleObject(self.process.raw(), INFINITE) == WAIT_OBJECT_0
                && GetExitCodeProcess(self.process.raw(), &mut code) != 0
        };
        if done { Ok(code) } else { Err(last_error()) }
    }
}

/// An event that children can inherit.
///
/// # Errors
/// It cannot be made.
pub fn inheritable_event() -> io::Result<Owned> {
    let attributes = SECURITY_ATTRIBUTES {
        nLength: size_of::<SECURITY_ATTRIBUTES>() as u32,
        lpSecurityDescriptor: null_mut(),
        bInheritHandle: TRUE,
    };
    // SAFETY: the structure outlives the call.
    Owned::new(unsafe { CreateEventW(&attributes, TRUE, 0, null()) })
}

/// Starts a process that inherits exactly these handles.
///
/// # Errors
/// What CreateProcessW says.
pub fn spawn(command_line: &str, handles: &[HANDLE], flags: u32) -> io::Result<Child> {
    let mut size = 0;
    // SAFETY: with no list the call only tells the size.
    unsafe { InitializeProcThreadAttributeList(null_mut(), 1, 0, &mut size) };
    let mut space = vec![0_u64; size.div_ceil(8)];
    let list: LPPROC_THREAD_ATTRIBUTE_LIST = space.as_mut_ptr().cast();
    // SAFETY: all zero is a valid value of these structures.
    let (mut startup, mut info) =
        unsafe { (zeroed::<STARTUPINFOEXW>(), zeroed::<PROCESS_INFORMATION>()) };
    startup.StartupInfo.cb = size_of::<STARTUPINFOEXW>() as u32;
    startup.lpAttributeList = list;
    let mut line = wide(command_line);
    // SAFETY: the list has the size that was asked for, and everything outlives the calls.
    let created = unsafe {
        InitializeProcThreadAttributeList(list, 1, 0, &mut size) != 0
            && UpdateProcThreadAttribute(
                list,
                0,
                PROC_THREAD_ATTRIBUTE_HANDLE_LIST as usize,
                handles.as_ptr().cast(),
                size_of_val(handles),
                null_mut(),
                null(),
            ) != 0
            && CreateProcessW(
                null(),
                line.as_mut_ptr(),
                null(),
                null(),
                TRUE,
                flags | EXTENDED_STARTUPINFO_PRESENT,
                null(),
                null(),
                &startup.StartupInfo,
                &mut info,
            ) != 0
    };
    let failed = last_error();
    // SAFETY: the list was initialized, and nobody uses it any more.
    unsafe { DeleteProcThreadAttributeList(list) };
    if created {
        Ok(Child { process: Owned(info.hProcess), thread: Owned(info.hThread) })
    } else {
        Err(failed)
    }
}

/// Worker processes that wait for a signal, and end with the pool.
#[derive(Debug)]
pub struct Pool {
    go: Owned,
    workers: Vec<Child>,
    #[expect(dead_code, reason = "closing it ends the workers")]
    job: Owned,
}

impl Pool {
    /// Starts so many workers. Each gets the value of the event on its command line.
    ///
    /// # Errors
    /// What the calls say.
    pub fn start(program: &str, count: usize) -> io::Result<Pool> {
        // SAFETY: nothing is passed.
        let job = Owned::new(unsafe { CreateJobObjectW(null(), null()) })?;
        // SAFETY: all zero is a valid value of the structure.
        let mut limits = unsafe { zeroed::<JOBOBJECT_EXTENDED_LIMIT_INFORMATION>() };
        limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
        // SAFETY: the structure has the size that is passed.
        let set = unsafe {
            SetInformationJobObject(
                job.raw(),
                JobObjectExtendedLimitInformation,
                (&raw const limits).cast(),
                size_of_val(&limits) as u32,
            )
        };
        if set == 0 {
            return Err(last_error());
        }
        let go = inheritable_event()?;
        let mut workers = Vec::new();
        for number in 0..count {
            let line = format!("{program} {} {number}", go.raw() as usize);
            // It has to be in the job before it can start others.
            let worker = spawn(&line, &[go.raw()], CREATE_SUSPENDED)?;
            // SAFETY: the handles are open.
            let joined = unsafe { AssignProcessToJobObject(job.raw(), worker.process.raw()) };
            if joined == 0 {
                return Err(last_error());
            }
            // SAFETY: the handle is open.
            unsafe { ResumeThread(worker.thread.raw()) };
            workers.push(worker);
        }
        Ok(Pool { go, workers, job })
    }

    /// Lets all workers go on.
    pub fn go(&self) {
        // SAFETY: the handle is open.
        unsafe { SetEvent(self.go.raw()) };
    }

    /// Waits for all workers; the sum of their exit codes.
    ///
    /// # Errors
    /// One cannot be waited for.
    pub fn wait(&self) -> io::Result<u32> {
        self.workers.iter().map(Child::wait).sum()
    }

    /// Ends the pool, and with its job whoever still works. Returns the workers.
    pub fn stop(self) -> Vec<Child> {
        self.workers
    }
}
