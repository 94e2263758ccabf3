//! Asynchronous procedure calls (APCs).

use calls::apcs::ApcCalls;
use calls::{Address, ApcFlags, NtCalls, Refused, Routine, UserMemory};
use nt::{Handle, Win32Error};

use crate::Win32;

/// What a routine that takes one argument gets for the other two.
const NOTHING: Address = Address(0);

/// QUEUE_USER_APC_FLAGS_SPECIAL_USER_APC, and the reserve handle that says the same.
const SPECIAL: u32 = 0x1;
const SPECIAL_RESERVE: Handle = Handle(1);

/// QUEUE_USER_APC_CALLBACK_DATA_CONTEXT.
const CALLBACK_DATA: u32 = 0x1_0000;

impl<N: NtCalls + UserMemory> ApcCalls for Win32<N> {
    fn QueueUserAPC(
        &mut self,
        pfnAPC: Routine,
        hThread: Handle,
        dwData: Address,
    ) -> Result<u32, Refused> {
        let status = self.nt.NtQueueApcThread(hThread, pfnAPC, dwData, NOTHING, NOTHING)?;
        Ok(self.answer(status).into())
    }

    fn QueueUserAPC2(
        &mut self,
        ApcRoutine: Routine,
        Thread: Handle,
        Data: Address,
        Flags: ApcFlags,
    ) -> Result<bool, Refused> {
        let reserve = match Flags.0 {
            0 => Handle::NULL,
            SPECIAL => SPECIAL_RESERVE,
            flags if flags & CALLBACK_DATA != 0 => {
                return Err(Refused::new("QueueUserAPC2", "callback data"));
            }
            // Assumed; the page names no error.
            _ => return Ok(self.fail_with(Win32Error::INVALID_PARAMETER, false)),
        };
        let status =
            self.nt.NtQueueApcThreadEx(Thread, reserve, ApcRoutine, Data, NOTHING, NOTHING)?;
        Ok(self.answer(status))
    }
}
