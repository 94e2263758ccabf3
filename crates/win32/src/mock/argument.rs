//! Arguments as the layer gets them: how they are written down, and what is written to them.

use std::collections::VecDeque;

use calls::*;
use nt::{Access, Handle, Id, Status, Wide};

use super::BASE;

/// An argument as the layer gets it.
pub(super) trait Argument {
    /// The value to write down.
    fn value(&self) -> Value;
    /// Writes a result to it, if it is a place.
    fn write(self, _writes: &mut VecDeque<Value>)
    where
        Self: Sized,
    {
    }
}

macro_rules! plain {
    ($($ty:ty),+ $(,)?) => { $(
        impl Argument for $ty {
            fn value(&self) -> Value {
                self.to_value()
            }
        }
    )+ };
}

plain! {
    JobClass, QueueFlags, PeekFlags, WaitFlags,
    bool, Id, Location, u32, i32, u64, i64, Handle, Access, Status, Address, Routine, InfoClass,
    EventType, TimerType, WaitType, ObjectFlags, DuplicateOptions, FileFlags, ShareMode,
    ChangeFilter,
    NtDisposition, CreateOptions, PipeControl, PageProtection, AllocationType, ViewInherit,
    TokenKind, TokenClass, FilterFlags, SecurityParts,
    ValueType, KeyOptions, GuiResources,
    StationFlags, HookKind, PenStyle, StockObject, DesktopFlags, UserObjectIndex,
    KeyDisposition, NotifyFilter,
}

impl<T: Param> Argument for &T {
    fn value(&self) -> Value {
        (*self).to_value()
    }
}

impl Argument for &[u64] {
    fn value(&self) -> Value {
        self.to_vec().to_value()
    }
}

impl Argument for &[Handle] {
    fn value(&self) -> Value {
        self.to_vec().to_value()
    }
}

impl Argument for &[u16] {
    fn value(&self) -> Value {
        Wide::from(*self).to_value()
    }
}

impl<T: Param> Argument for &mut InOut<T> {
    fn value(&self) -> Value {
        (**self).to_value()
    }
}

impl<T: Param> Argument for &mut Shared<T> {
    fn value(&self) -> Value {
        (**self).to_value()
    }
    fn write(self, writes: &mut VecDeque<Value>) {
        if matches!(self, Shared::At { .. }) {
            let value = writes.pop_front().unwrap_or_else(|| T::KIND.zero());
            self.put(T::from_value(value).expect("what a test writes fits"));
        }
    }
}

impl Argument for &[u8] {
    fn value(&self) -> Value {
        Bytes((*self).into()).to_value()
    }
}

impl Argument for ObjectAttributes<'_> {
    fn value(&self) -> Value {
        let text = |text: In<&[u16]>| match text {
            In::Null => In::Null,
            In::Fault(status) => In::Fault(status),
            In::Given(units) => In::Given(Wide::from(units)),
        };
        let given = OBJECT_ATTRIBUTES {
            Length: self.length,
            RootDirectory: match self.root {
                Root::None => Handle::NULL,
                Root::Handle(handle) => handle,
                Root::Base => BASE,
                Root::Stations => Handle(0x57A7),
            },
            ObjectName: text(self.name),
            Attributes: ObjectFlags(self.flags),
            SecurityDescriptor: text(self.security),
            SecurityQualityOfService: match self.quality {
                In::Given(quality) => In::Given(quality.clone()),
                _ => In::Null,
            },
        };
        given.to_value()
    }
}

impl<T: Argument> Argument for In<T> {
    fn value(&self) -> Value {
        match self {
            In::Null => Value::Int(0),
            In::Fault(_) => Value::Int(FAULT),
            In::Given(given) => match given.value() {
                number @ Value::Int(_) => Value::Var(Box::new(number)),
                other => other,
            },
        }
    }
}

impl<T: Param> Argument for &mut Out<T> {
    fn value(&self) -> Value {
        (**self).to_value()
    }
    fn write(self, writes: &mut VecDeque<Value>) {
        if matches!(self, Out::Place(_)) {
            let usual = match T::KIND {
                Kind::Handle(_) => Value::Int(4),
                other => other.zero(),
            };
            let value = writes.pop_front().unwrap_or(usual);
            self.put(T::from_value(value).expect("what a test writes fits"));
        }
    }
}
