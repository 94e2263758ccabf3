//! A layer that notes which calls pass through it, and what they answer.

use nt::{Access, Handle, Id, Status, Wide};

use crate::answer::Stop;
use crate::faults::Faults;
use crate::memory::{Peb, Teb, UserMemory};
use crate::structs::IO_STATUS_BLOCK;
use crate::value::{Kind, Param, Routine, Value};

/// A call that passed.
#[derive(Clone, Debug, PartialEq)]
pub struct Noted {
    /// The name of the call.
    pub name: &'static str,
    /// What it answered; nothing when it parked its thread, ended it or was refused.
    pub value: Option<Value>,
}

/// Passes calls on to a layer and notes them.
#[derive(Debug)]
pub struct Traced<'t, N> {
    pub(crate) layer: N,
    notes: &'t mut Vec<Noted>,
    faults: Option<&'t mut Faults>,
}

impl<'t, N> Traced<'t, N> {
    /// Notes the calls to `layer` in `notes`.
    pub fn new(layer: N, notes: &'t mut Vec<Noted>) -> Self {
        Traced { layer, notes, faults: None }
    }

    /// Lets some of the calls fail.
    pub fn with_faults(self, faults: Option<&'t mut Faults>) -> Self {
        Traced { faults, ..self }
    }

    /// What a call answers that is to fail.
    #[inline]
    pub(crate) fn strike<T: Param>(&mut self, name: &'static str) -> Option<T> {
        let faults = self.faults.as_mut()?;
        if T::KIND != Kind::Status {
            return None;
        }
        T::from_value(Value::Int(faults.strike(name)?.0.into())).ok()
    }

    pub(crate) fn note<T: Param>(&mut self, name: &'static str, answer: Option<&T>) {
        self.notes.push(Noted { name, value: answer.map(Param::to_value) });
    }
}

impl<N: UserMemory> UserMemory for Traced<'_, N> {
    fn teb(&mut self) -> &mut Teb {
        self.layer.teb()
    }

    fn peb(&mut self) -> &mut Peb {
        self.layer.peb()
    }

    fn resumed(&self) -> bool {
        self.layer.resumed()
    }

    fn time(&self) -> (u64, i64) {
        self.layer.time()
    }

    fn run_routine(&mut self, routine: Routine, arguments: [u64; 3]) -> Result<(), Stop> {
        self.layer.run_routine(routine, arguments)
    }

    fn is_loaded(&self, id: nt::Id) -> bool {
        self.layer.is_loaded(id)
    }

    fn status_block(&self, at: u64) -> Option<IO_STATUS_BLOCK> {
        self.layer.status_block(at)
    }

    fn client_id(&self) -> (Id, Id) {
        self.layer.client_id()
    }

    fn now(&self) -> u64 {
        self.layer.now()
    }

    fn enter_directory(&mut self, path: &Wide) -> Result<(), Status> {
        self.layer.enter_directory(path)
    }

    fn define_dos_name(
        &mut self,
        flags: u32,
        name: &[u16],
        target: Option<&[u16]>,
    ) -> Result<(), Status> {
        self.layer.define_dos_name(flags, name, target)
    }

    fn descriptor(&self, text: &[u16], parts: u32) -> Result<(Wide, u32), Status> {
        self.layer.descriptor(text, parts)
    }

    fn identifier(&self, text: &[u16]) -> Option<Wide> {
        self.layer.identifier(text)
    }

    fn read_section(
        &mut self,
        section: Handle,
        access: Access,
        at: u64,
        into: &mut [u8],
    ) -> Result<(), Status> {
        self.layer.read_section(section, access, at, into)
    }

    fn write_section(
        &mut self,
        section: Handle,
        access: Access,
        at: u64,
        bytes: &[u8],
    ) -> Result<(), Status> {
        self.layer.write_section(section, access, at, bytes)
    }
}
