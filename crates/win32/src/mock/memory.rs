//! The memory of the program that the mock stands for.

use calls::{IO_STATUS_BLOCK, Peb, Routine, Stop, Teb, UserMemory};
use nt::{Access, Handle, Id, Status, Wide};

use super::Mock;

impl UserMemory for Mock {
    fn teb(&mut self) -> &mut Teb {
        &mut self.teb
    }

    fn define_dos_name(
        &mut self,
        _flags: u32,
        _name: &[u16],
        _target: Option<&[u16]>,
    ) -> Result<(), Status> {
        Ok(())
    }

    fn descriptor(&self, text: &[u16], _parts: u32) -> Result<(Wide, u32), Status> {
        Ok((Wide::from(text), 20))
    }

    fn identifier(&self, text: &[u16]) -> Option<Wide> {
        (!text.is_empty()).then(|| Wide::from(text))
    }

    fn peb(&mut self) -> &mut Peb {
        &mut self.peb
    }

    fn resumed(&self) -> bool {
        self.resumed
    }

    fn time(&self) -> (u64, i64) {
        (10_000, 20_000)
    }

    fn run_routine(&mut self, _routine: Routine, _arguments: [u64; 3]) -> Result<(), Stop> {
        Ok(())
    }

    fn is_loaded(&self, _id: Id) -> bool {
        true
    }

    fn status_block(&self, _at: u64) -> Option<IO_STATUS_BLOCK> {
        None
    }

    fn client_id(&self) -> (Id, Id) {
        (Id(1000), Id(1004))
    }

    fn now(&self) -> u64 {
        0
    }

    fn enter_directory(&mut self, path: &Wide) -> Result<(), Status> {
        self.peb.directory = path.clone();
        Ok(())
    }

    fn read_section(
        &mut self,
        _section: Handle,
        _access: Access,
        at: u64,
        into: &mut [u8],
    ) -> Result<(), Status> {
        let bytes = self.section.as_ref().map_err(|status| *status)?;
        let there = bytes.get(at as usize..).unwrap_or(&[]);
        let count = there.len().min(into.len());
        into.fill(0);
        into[..count].copy_from_slice(&there[..count]);
        Ok(())
    }

    fn write_section(
        &mut self,
        _section: Handle,
        _access: Access,
        at: u64,
        bytes: &[u8],
    ) -> Result<(), Status> {
        let there = self.section.as_mut().map_err(|status| *status)?;
        let (from, to) = (at as usize, at as usize + bytes.len());
        there.resize(there.len().max(to), 0);
        there[from..to].copy_from_slice(bytes);
        Ok(())
    }
}
