//! Messages, and waits that look at the queue of a thread.

use calls::messages::MessageCalls;
use calls::{
    Address, In, MSG, Millis, NtCalls, Out, PeekFlags, QueueFlags, Refused, Stop, UserMemory,
    WaitFlags, WaitResult,
};
use nt::{Handle, Id, Status, Win32Error};

use crate::Win32;
use crate::waits::{WAIT_FAILED, timeout};

/// HWND_BROADCAST.
const BROADCAST: Handle = Handle(0xFFFF);
/// WM_QUIT.
const QUIT: u32 = 0x12;
/// MWMO_WAITALL.
const FOR_ALL: u32 = 0x1;

impl<N: NtCalls + UserMemory> Win32<N> {
    /// TRUE, or FALSE and an error: windows and threads have errors of their own.
    fn posted(&mut self, status: Status) -> bool {
        match status {
            Status::INVALID_HANDLE => self.fail_with(Win32Error::INVALID_WINDOW_HANDLE, false),
            Status::INVALID_CID => self.fail_with(Win32Error::INVALID_THREAD_ID, false),
            status => self.answer(status),
        }
    }

    fn wait_with_queue(
        &mut self,
        handles: (u32, In<&[Handle]>),
        milliseconds: Millis,
        mask: QueueFlags,
        flags: WaitFlags,
    ) -> Result<WaitResult, Stop> {
        let limit = timeout(milliseconds);
        let (count, array) = handles;
        let mut status =
            self.nt.NtUserMsgWaitForMultipleObjectsEx(count, array, limit, mask, flags)?;
        while status == Status::ALERTED {
            status = self.nt.NtUserMsgWaitForMultipleObjectsEx(count, array, limit, mask, flags)?;
        }
        Ok(self.wait_result(status))
    }
}

impl<N: NtCalls + UserMemory> MessageCalls for Win32<N> {
    fn PostThreadMessageW(
        &mut self,
        idThread: Id,
        Msg: u32,
        wParam: Address,
        lParam: Address,
    ) -> Result<bool, Refused> {
        let status = self.nt.NtUserPostThreadMessage(idThread, Msg, wParam, lParam)?;
        Ok(self.posted(status))
    }

    fn PostMessageW(
        &mut self,
        hWnd: Handle,
        Msg: u32,
        wParam: Address,
        lParam: Address,
    ) -> Result<bool, Refused> {
        if hWnd == BROADCAST {
            return Err(Refused::new("PostMessageW", "messages for all windows"));
        }
        let status = self.nt.NtUserPostMessage(hWnd, Msg, wParam, lParam)?;
        Ok(self.posted(status))
    }

    fn PostQuitMessage(&mut self, nExitCode: i32) -> Result<(), Refused> {
        self.nt.NtUserPostQuitMessage(nExitCode).map(drop)
    }

    fn PeekMessageW(
        &mut self,
        lpMsg: &mut Out<MSG>,
        hWnd: Handle,
        wMsgFilterMin: u32,
        wMsgFilterMax: u32,
        wRemoveMsg: PeekFlags,
    ) -> Result<bool, Refused> {
        let (first, last) = (wMsgFilterMin, wMsgFilterMax);
        Ok(match self.nt.NtUserPeekMessage(lpMsg, hWnd, first, last, wRemoveMsg)? {
            // That there is none is no error.
            Status::NO_MORE_ENTRIES => false,
            status => self.posted(status),
        })
    }

    fn GetMessageW(
        &mut self,
        lpMsg: &mut Out<MSG>,
        hWnd: Handle,
        wMsgFilterMin: u32,
        wMsgFilterMax: u32,
    ) -> Result<i32, Stop> {
        let status = self.nt.NtUserGetMessage(lpMsg, hWnd, wMsgFilterMin, wMsgFilterMax)?;
        if !self.posted(status) {
            return Ok(-1);
        }
        Ok(i32::from(lpMsg.written().is_none_or(|message| message.message != QUIT)))
    }

    fn WaitMessage(&mut self) -> Result<bool, Stop> {
        let status = self.nt.NtUserWaitMessage()?;
        Ok(self.answer(status))
    }

    fn GetQueueStatus(&mut self, flags: QueueFlags) -> Result<QueueFlags, Refused> {
        let mut state = Out::HERE;
        self.nt.NtUserGetQueueStatus(flags, &mut state)?;
        Ok(state.written().copied().unwrap_or_default())
    }

    fn MsgWaitForMultipleObjects(
        &mut self,
        nCount: u32,
        pHandles: In<&[Handle]>,
        fWaitAll: bool,
        dwMilliseconds: Millis,
        dwWakeMask: QueueFlags,
    ) -> Result<WaitResult, Stop> {
        let flags = WaitFlags(if fWaitAll { FOR_ALL } else { 0 });
        self.wait_with_queue((nCount, pHandles), dwMilliseconds, dwWakeMask, flags)
    }

    fn MsgWaitForMultipleObjectsEx(
        &mut self,
        nCount: u32,
        pHandles: In<&[Handle]>,
        dwMilliseconds: Millis,
        dwWakeMask: QueueFlags,
        dwFlags: WaitFlags,
    ) -> Result<WaitResult, Stop> {
        self.wait_with_queue((nCount, pHandles), dwMilliseconds, dwWakeMask, dwFlags)
    }

    fn WaitForInputIdle(
        &mut self,
        hProcess: Handle,
        dwMilliseconds: Millis,
    ) -> Result<WaitResult, Stop> {
        match self.nt.NtUserWaitForInputIdle(hProcess, timeout(dwMilliseconds))? {
            Status::NOT_SUPPORTED => Ok(self.fail_with(Win32Error::NOT_GUI_PROCESS, WAIT_FAILED)),
            status => Ok(self.wait_result(status)),
        }
    }
}
