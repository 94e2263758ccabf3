//! The NT half of obsim: objects, handle tables, names, access, waits, processes and files.
//!
//! [`Kernel`] is the whole state of a simulated system as one value. A thread's calls reach it
//! through [`Kernel::syscall`], which implements every NT call of the table. The kernel knows no
//! text, no Win32 error, no last error and no policy of scheduling: it says who sleeps and who can
//! go on, and somebody else decides who does.
//!
//! A handle value becomes an object in exactly one place (`resolve.rs`), and [`Kernel::audit`]
//! recounts everything from scratch.

// Windows' names are the names of the calls.
#![allow(non_snake_case)]

mod apc;
mod audit;
mod census;
mod changes;
mod choices;
mod clock;
mod console;
mod current_directory;
mod deletion;
mod dos_names;
mod drives;
mod event;
mod exceptions;
mod file_locks;
mod file_security;
mod gui;
mod handle_table;
mod identity;
mod ids;
mod image;
mod instance;
mod jobs;
mod kernel;
mod life;
mod lifetime;
mod lookup;
mod mailslot;
mod messages;
mod name_pattern;
mod names;
mod namespaces;
mod object;
mod observe;
mod open;
mod outside;
mod pages;
mod pipe;
mod port;
mod priority;
mod profile;
mod registry;
mod renaming;
mod request;
mod resolve;
mod security;
mod sharing;
mod space;
mod stations;
mod stream;
mod suspension;
mod syscall;
mod timer;
mod trace;
mod usage;
mod view;
mod volume;
mod wait;
mod why;
mod why_file;
mod why_mailslot;
mod why_pipe;

pub use apc::{Apc, Frame};
pub use choices::{Abandon, Choices, Timeouts, Wake};
pub use clock::{PER_MS, SYSTEM_TIME_START};
pub use console::Console;
pub use event::{Event, Traffic};
pub use exceptions::{Checking, GlobalFlags, Raised, VerifierStop};
pub use file_locks::FileLock;
pub use gui::{Gui, GuiTable};
pub use handle_table::{Attributes, Entry, HandleTable, Reuse};
pub use image::{Image, Subsystem};
pub use kernel::{
    DesktopKey, DirectoryKey, FileKey, JobKey, Kernel, LinkKey, MailslotKey, NodeKey, PipeKey,
    PortKey, ProcessKey, RegKey, RequestKey, SectionKey, StationKey, ThreadKey, TimerKey, TokenKey,
};
pub use life::Place;
pub use mailslot::Mailslot;
pub use messages::{Message, MessageQueue};
pub use object::{
    Backing, Body, Completion, Desktop, Device, Directory, EndOf, Event as EventObject, File,
    FileObject, Info, IoCompletion, Job, JobBlock, JobLimits, Key, KeyedEvent, Mutant, Object,
    ObjectId, Plain, Process, ProcessBlock, Section, SectionBlock, Semaphore, SymbolicLink, Thread,
    ThreadBlock, Timer, Token as TokenObject, TokenBlock, Transaction, WindowStation,
};
pub use pipe::{Pipe, PipeState, Side};
pub use port::Packet;
pub use priority::PriorityClass;
pub use profile::Profile;
pub use registry::{RegistryKey, RegistryValue};
pub use request::{Late, Request, What};
pub use security::{
    Ace, AceFlags, AceKind, Container, Control, Dacl, Defaults, Denied, Descriptor, Elevation,
    Group, GroupAttributes, Label, Level, Marks, Parts, Privilege, Privileges, Protection, Rule,
    Shown, Sid, Signer, Token, Trust, TrustLabel, access_check, parse_sddl, print_sddl, sid_word,
    unmodelled_sddl,
};
pub use space::{Content, Region, Space};
pub use stations::{DesktopBlock, Seat, StationBlock};
pub use syscall::{PROCESSORS_MAX, Syscall};
pub use timer::{TimerBlock, TimerCall};
pub use trace::{Trace, TraceKind, TraceRow};
pub use usage::{Mode, Notification, Usage};
pub use volume::{Node, Times};
pub use wait::{On, Wait};
pub use why::{GuiWhy, JobWhy, KeyWhy, MemoryWhy, Sharing, StationWhy, TokenWhy, Unborn, Why};
pub use why_file::FileWhy;
pub use why_mailslot::WhyMailslot;
pub use why_pipe::WhyPipe;
