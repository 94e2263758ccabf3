//! Handles and rights that are meant for one type of object: a wish, which any number may break.

use nt::{Access, Handle, ObjectType};

use crate::value::{Kind, Misfit, Param, Value};

/// A handle that the call wants to be of type `T`: a wish, any number may be passed.
macro_rules! handle_wishes {
    ($($(#[doc = $doc:literal])+ $name:ident: $of:ident;)+) => {
        $(
            $(#[doc = $doc])+
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            pub enum $name {}
            impl Wish for $name { const OF: ObjectType = ObjectType::$of; }
        )+
    };
}

/// Names the object type that a [`HandleOf`] wishes for.
pub trait Wish {
    /// The type.
    const OF: ObjectType;
}

handle_wishes! {
    /// Wishes for a process.
    Process: PROCESS;
    /// Wishes for a thread.
    Thread: THREAD;
    /// Wishes for an event.
    Event: EVENT;
    /// Wishes for a mutant, which Win32 calls mutex.
    Mutant: MUTANT;
    /// Wishes for a keyed event.
    KeyedEvent: KEYED_EVENT;
    /// Wishes for a timer.
    Timer: TIMER;
    /// Wishes for a semaphore.
    Semaphore: SEMAPHORE;
    /// Wishes for a job.
    Job: JOB;
    /// Wishes for a file object.
    File: FILE;
    /// Wishes for a completion port.
    IoCompletion: IO_COMPLETION;
    /// Wishes for a token.
    Token: TOKEN;
    /// Wishes for a section.
    Section: SECTION;
    /// Wishes for a directory of the namespace.
    Directory: DIRECTORY;
    /// Wishes for a key of the registry.
    Key: KEY;
    /// Wishes for a debug object.
    DebugObject: DEBUG_OBJECT;
    /// Wishes for a wait completion packet.
    WaitCompletionPacket: WAIT_COMPLETION_PACKET;
    /// Wishes for a transaction.
    Transaction: TM_TX;
    /// Wishes for a session.
    Session: SESSION;
    /// Wishes for a transaction of the registry.
    RegistryTransaction: REGISTRY_TRANSACTION;
    /// Wishes for a window station.
    WindowStation: WINDOW_STATION;
    /// Wishes for a desktop.
    Desktop: DESKTOP;
    /// Wishes for a symbolic link of the namespace.
    SymbolicLink: SYMBOLIC_LINK;
}

/// A handle that should be of the type `T` wishes for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HandleOf<T>(pub Handle, std::marker::PhantomData<T>);

impl<T> HandleOf<T> {
    /// Wraps any handle.
    #[inline]
    pub const fn new(handle: Handle) -> Self {
        HandleOf(handle, std::marker::PhantomData)
    }
}

impl<T> From<Handle> for HandleOf<T> {
    fn from(handle: Handle) -> Self {
        HandleOf::new(handle)
    }
}

impl<T: Wish> Param for HandleOf<T> {
    const KIND: Kind = Kind::Handle(Some(T::OF));
    type Lent<'a>
        = Handle
    where
        T: 'a;
    #[inline]
    fn lend(&mut self) -> Handle {
        self.0
    }
    fn from_value(value: Value) -> Result<Self, Misfit> {
        match value {
            Value::Int(n) => Ok(HandleOf::new(Handle(n))),
            got => Err(Misfit { wants: Self::KIND, got }),
        }
    }
    fn to_value(&self) -> Value {
        Value::Int(self.0.0)
    }
}

/// Rights asked for on an object of the type that `T` wishes for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccessTo<T>(pub Access, std::marker::PhantomData<T>);

impl<T> From<Access> for AccessTo<T> {
    fn from(access: Access) -> Self {
        AccessTo(access, std::marker::PhantomData)
    }
}

impl<T: Wish> Param for AccessTo<T> {
    const KIND: Kind = Kind::Access(Some(T::OF));
    type Lent<'a>
        = Access
    where
        T: 'a;
    #[inline]
    fn lend(&mut self) -> Access {
        self.0
    }
    fn from_value(value: Value) -> Result<Self, Misfit> {
        match value {
            Value::Int(n) => Ok(Access::from_bits_retain(n as u32).into()),
            got => Err(Misfit { wants: Self::KIND, got }),
        }
    }
    fn to_value(&self) -> Value {
        Value::Int(self.0.bits().into())
    }
}
