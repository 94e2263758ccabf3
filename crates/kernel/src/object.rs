//! What every object has: counts, waiters, and a body of its type.
//!
//! The layout follows NT's: a small header in front of the body, and the rarely needed parts (name,
//! descriptor, flags) in an optional header that most objects do without.

mod device;
mod directory;
mod event;
mod file;
mod io_completion;
mod job;
mod key;
mod keyed_event;
mod mutant;
mod plain;
mod process;
mod section;
mod semaphore;
mod symbolic_link;
mod thread;
mod timer;
mod token;
mod transaction;
mod window_station;

use std::sync::Arc;

use nt::{ObjectType, Status, Wide};
use slotmap::new_key_type;

use crate::kernel::ThreadKey;
use crate::security::Descriptor;

pub use device::Device;
pub use directory::Directory;
pub(crate) use directory::Entries;
pub use event::Event;
pub(crate) use file::{After, Search};
pub use file::{EndOf, File, FileObject};
pub use io_completion::IoCompletion;
pub use job::{Job, JobBlock, JobLimits};
pub use key::Key;
pub use keyed_event::KeyedEvent;
pub(crate) use mutant::DEPTH_MAX;
pub use mutant::Mutant;
pub use plain::Plain;
pub use process::{Process, ProcessBlock};
pub use section::{Backing, Section, SectionBlock};
pub use semaphore::Semaphore;
pub use symbolic_link::SymbolicLink;
pub use thread::{Completion, Thread, ThreadBlock};
pub use timer::Timer;
pub use token::{Token, TokenBlock};
pub use transaction::Transaction;
pub use window_station::{Desktop, WindowStation};

new_key_type! {
    /// Names an object for ever: unlike handle values and ids, never reused.
    pub struct ObjectId;
}

/// Marks an empty link in the dense tables.
pub(crate) const NONE: u32 = u32::MAX;

/// An object: header and body.
#[derive(Clone, Debug)]
pub struct Object {
    /// Open handles to it, in all tables.
    pub(crate) handles: u32,
    /// References of all kinds, one for each handle among them.
    pub(crate) references: u32,
    /// First wait block of its queue, or [`NONE`].
    pub(crate) waiters: u32,
    /// Its optional header in `Kernel::infos`, or [`NONE`].
    pub(crate) info: u32,
    /// What its type adds.
    pub(crate) body: Body,
}

// 16,711,680 events must fit where a table of as many handles does: 52 bytes for both.
const _: () = assert!(size_of::<Object>() == 32);

impl Object {
    /// A new object with no handles and one reference, its maker's.
    #[inline]
    pub(crate) fn new(body: Body) -> Object {
        Object { handles: 0, references: 1, waiters: NONE, info: NONE, body }
    }
}

/// The optional header: what only some objects have.
#[derive(Clone, Debug, Default)]
pub struct Info {
    /// The directory it is entered in, and its name there.
    pub name: Option<(ObjectId, Wide)>,
    /// Who may do what with it; none means that nobody is refused.
    pub security: Option<Arc<Descriptor>>,
    /// Whether it survives its last handle.
    pub permanent: bool,
    /// The process that alone may open it.
    pub exclusive: Option<crate::kernel::ProcessKey>,
}

/// What a satisfied wait did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Satisfied {
    /// The ordinary thing.
    Plainly,
    /// It acquired a mutant whose last owner ended without releasing it.
    Abandoned,
}

/// What a type of object answers to generic code. The defaults are those of a type that has no
/// state of its own.
pub(crate) trait Dispatch {
    /// The type.
    fn object_type(&self) -> ObjectType;

    /// Whether a wait of this thread would be satisfied now.
    fn is_signaled(&self, _by: ThreadKey) -> bool {
        true
    }

    /// What a satisfied wait does to the object.
    fn consume(&mut self, _by: ThreadKey) -> Satisfied {
        Satisfied::Plainly
    }

    /// Checks that a satisfied wait can do it.
    fn can_consume(&self, _by: ThreadKey) -> Result<(), Status> {
        Ok(())
    }

    /// Satisfies a wait if it would be satisfied now: the three questions above in one.
    #[inline]
    fn acquire(&mut self, by: ThreadKey) -> Result<Option<Satisfied>, Status> {
        if !self.is_signaled(by) {
            return Ok(None);
        }
        self.can_consume(by)?;
        Ok(Some(self.consume(by)))
    }
}

/// The one list of types that have a body.
macro_rules! objects {
    ($($Type:ident),+ $(,)?) => {
        /// What its type adds to an object.
        #[derive(Clone, Debug)]
        pub enum Body { $(
            #[doc = concat!("See [`", stringify!($Type), "`].")]
            $Type($Type)
        ),+ }

        $(
            impl From<$Type> for Body {
                #[inline]
                fn from(body: $Type) -> Body {
                    Body::$Type(body)
                }
            }
        )+

        impl Body {
            /// The object's type.
            #[inline]
            pub fn object_type(&self) -> ObjectType {
                match self { $(Body::$Type(body) => Dispatch::object_type(body)),+ }
            }

            #[inline]
            pub(crate) fn is_signaled(&self, by: ThreadKey) -> bool {
                match self { $(Body::$Type(body) => body.is_signaled(by)),+ }
            }

            #[inline]
            pub(crate) fn consume(&mut self, by: ThreadKey) -> Satisfied {
                match self { $(Body::$Type(body) => body.consume(by)),+ }
            }

            #[inline]
            pub(crate) fn acquire(&mut self, by: ThreadKey) -> Result<Option<Satisfied>, Status> {
                match self { $(Body::$Type(body) => body.acquire(by)),+ }
            }

            #[inline]
            pub(crate) fn can_consume(&self, by: ThreadKey) -> Result<(), Status> {
                match self { $(Body::$Type(body) => body.can_consume(by)),+ }
            }
        }
    };
}

objects! {
    Event,
    Mutant,
    Semaphore,
    Timer,
    Process,
    Thread,
    Token,
    File,
    Directory,
    SymbolicLink,
    Section,
    Device,
    Plain,
    IoCompletion,
    Job,
    KeyedEvent,
    Transaction,
    Key,
    WindowStation,
    Desktop,
}
