//! What a process starts with: nothing, or the handles that the loader of a real one leaves behind.

use nt::{Access, Handle, ObjectType};

use crate::handle_table::{Attributes, Entry};
use crate::kernel::{Kernel, ProcessKey};
use crate::object::{Body, Event, Plain};

/// What a process starts with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Profile {
    /// Nothing but what it inherits.
    #[default]
    Bare,
    /// What the loader, the thread pool and the base library of a real process open before its
    /// first instruction (types as seen on Windows 10; number and order assumed).
    Typical,
}

/// What a typical process finds in its table, beside two directories.
const FURNITURE: &[ObjectType] = &[
    ObjectType::EVENT,
    ObjectType::EVENT,
    ObjectType::WAIT_COMPLETION_PACKET,
    ObjectType::IO_COMPLETION,
    ObjectType::TP_WORKER_FACTORY,
    ObjectType::IR_TIMER,
    ObjectType::WAIT_COMPLETION_PACKET,
    ObjectType::IR_TIMER,
    ObjectType::WAIT_COMPLETION_PACKET,
    ObjectType::ETW_REGISTRATION,
    ObjectType::ETW_REGISTRATION,
    ObjectType::ETW_REGISTRATION,
    ObjectType::EVENT,
    ObjectType::ALPC_PORT,
];

impl Kernel {
    /// Sets what processes start with from now on.
    pub fn set_profile(&mut self, profile: Profile) {
        self.profile = profile;
    }

    /// Opens in a new process what its profile says.
    pub(crate) fn furnish(&mut self, process: ProcessKey) {
        if self.profile == Profile::Bare {
            return;
        }
        for of in FURNITURE {
            let body: Body = match *of {
                ObjectType::EVENT => Event { manual_reset: false, signaled: false }.into(),
                of => Plain { of }.into(),
            };
            let object = self.create(body);
            self.furnish_with(process, object, *of);
            self.dereference(object);
        }
        for path in [r"\KnownDlls", r"\Sessions\1\BaseNamedObjects"] {
            let object = self.object_named(path).expect("it is there from the start");
            self.furnish_with(process, object, ObjectType::DIRECTORY);
        }
    }

    fn furnish_with(
        &mut self,
        process: ProcessKey,
        object: crate::object::ObjectId,
        of: ObjectType,
    ) -> Option<Handle> {
        // Reading a directory and following it is what the loader asks for.
        let granted = match of {
            ObjectType::DIRECTORY => Access::from_bits_retain(0x3),
            of => of.all_access(),
        };
        self.open(process, Entry { object, granted, attributes: Attributes::empty() }).ok()
    }
}
