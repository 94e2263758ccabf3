//! The host program: the process of the world that it acts as, and which of its threads is which.

use std::cell::RefCell;
use std::sync::{Arc, Weak};

use kernel::{ProcessKey, ThreadKey};
use nt::Wide;
use obsim::machine::Outsider;

use crate::session::{Session, lock};

/// The program that the host's process is made from.
pub(crate) const IMAGE: &str = r"C:\host.exe";

/// The host program in a world.
#[derive(Debug, Default)]
pub(crate) struct Host {
    process: Option<ProcessKey>,
    /// Its first thread, until the main thread of the host takes it.
    first: Option<(ThreadKey, Outsider)>,
    /// How many threads of the host act in the world.
    pub(crate) threads: usize,
    /// How many of these sleep.
    pub(crate) asleep: usize,
}

/// A thread of the host, as the world knows it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Acting {
    pub(crate) who: Outsider,
    pub(crate) thread: ThreadKey,
}

/// What a thread of the host keeps: for which world, and as whom it acts.
struct Own {
    session: Weak<Session>,
    acting: Acting,
}

impl Drop for Own {
    /// The thread of the host has ended, and so does the thread of the world.
    fn drop(&mut self) {
        let Some(session) = self.session.upgrade() else { return };
        lock(&session.host).threads -= 1;
        let end = calls::threads::ThreadCall::ExitThread { dwExitCode: 0 };
        let mut machine = session.machine();
        let ready = {
            let world = machine.world();
            world.state(self.acting.thread) == sim::ThreadState::Ready
        };
        if ready {
            machine.begin_outside(self.acting.who, Box::new(end.into()));
        }
    }
}

thread_local! {
    static OWN: RefCell<Option<Own>> = const { RefCell::new(None) };
}

/// As whom the calling thread acts in a world.
///
/// # Errors
/// The world has no id left for it.
pub(crate) fn acting(session: &Arc<Session>) -> Result<Acting, String> {
    let known = OWN.with_borrow(|own| {
        let own = own.as_ref()?;
        let same = own.session.as_ptr() == Arc::as_ptr(session);
        same.then_some(own.acting)
    });
    if let Some(acting) = known {
        return Ok(acting);
    }
    let acting = begin(session)?;
    lock(&session.host).threads += 1;
    OWN.set(Some(Own { session: Arc::downgrade(session), acting }));
    Ok(acting)
}

/// Whether the calling thread is the one in which the host's main function runs.
fn is_main_thread() -> bool {
    #[cfg(target_os = "linux")]
    {
        // SAFETY: both only return a number.
        let (thread, process) = unsafe { (libc::gettid(), libc::getpid()) };
        thread == process
    }
    #[cfg(not(target_os = "linux"))]
    {
        std::thread::current().name() == Some("main")
    }
}

/// Begins a thread of the host's process, which begins with the first of them.
fn begin(session: &Session) -> Result<Acting, String> {
    let failed =
        |status: nt::Status| format!("the host program cannot act in the world: {status:?}");
    let mut machine = session.machine();
    let mut host = lock(&session.host);
    let lives = host.process.is_some_and(|key| {
        machine.world().kernel().process(key).is_some_and(|process| process.exit.is_none())
    });
    if !lives {
        let token = session.token(&mut machine.world());
        let command_line = Wide::from(IMAGE);
        let started = machine.start_outside(IMAGE, &command_line, token).map_err(failed)?;
        let (process, thread, who) = started;
        (host.process, host.first) = (Some(process), Some((thread, who)));
    }
    let process = host.process.expect("it was just made");
    // The first thread is the main thread's; others do not take it, so that the process stays.
    let own = if is_main_thread() { host.first.take() } else { None };
    let (thread, who) = match own {
        Some(own) => own,
        None => machine.add_outside(process).map_err(failed)?,
    };
    Ok(Acting { who, thread })
}

/// The thread of the world sleeps for ever; another one takes its place.
pub(crate) fn replace(session: &Arc<Session>, _acting: &Acting) {
    let Ok(acting) = begin(session) else { return };
    OWN.with_borrow_mut(|own| {
        if let Some(own) = own {
            own.acting = acting;
        }
    });
}

/// The calling thread acts in no world any more.
pub(crate) fn forget() {
    OWN.set(None);
}

/// What the host's process ended with.
pub(crate) fn exit_code() -> Option<i32> {
    let session = OWN.with_borrow(|own| own.as_ref()?.session.upgrade())?;
    let process = lock(&session.host).process?;
    session.machine().exit_of(process).map(|status| status.0 as i32)
}
