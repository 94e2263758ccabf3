//! Brushes, pens and device contexts. The pages of these functions name no errors, and none is
//! stored.

use calls::drawings::DrawingCalls;
use calls::{NtCalls, Out, PenStyle, Refused, StockObject, UserMemory};
use nt::{Handle, Status};

use crate::{Win32, written};

/// The value that was made, or NULL.
fn made(status: Status, handle: Out<Handle>) -> Handle {
    if status.is_success() { written(handle) } else { Handle::NULL }
}

impl<N: NtCalls + UserMemory> DrawingCalls for Win32<N> {
    fn CreateSolidBrush(&mut self, color: u32) -> Result<Handle, Refused> {
        let mut brush = Out::HERE;
        Ok(made(self.nt.NtGdiCreateSolidBrush(color, &mut brush)?, brush))
    }

    fn CreatePen(&mut self, iStyle: PenStyle, cWidth: i32, color: u32) -> Result<Handle, Refused> {
        let mut pen = Out::HERE;
        Ok(made(self.nt.NtGdiCreatePen(iStyle, cWidth, color, &mut pen)?, pen))
    }

    fn GetStockObject(&mut self, i: StockObject) -> Result<Handle, Refused> {
        let mut object = Out::HERE;
        Ok(made(self.nt.NtGdiGetStockObject(i, &mut object)?, object))
    }

    fn DeleteObject(&mut self, ho: Handle) -> Result<bool, Refused> {
        Ok(self.nt.NtGdiDeleteObject(ho)?.is_success())
    }

    fn GetDC(&mut self, hWnd: Handle) -> Result<Handle, Refused> {
        let mut context = Out::HERE;
        Ok(made(self.nt.NtUserGetDC(hWnd, &mut context)?, context))
    }

    fn ReleaseDC(&mut self, _hWnd: Handle, hDC: Handle) -> Result<i32, Refused> {
        Ok(self.nt.NtUserReleaseDC(hDC)?.is_success().into())
    }

    fn CreateCompatibleDC(&mut self, hdc: Handle) -> Result<Handle, Refused> {
        let mut context = Out::HERE;
        Ok(made(self.nt.NtGdiCreateCompatibleDC(hdc, &mut context)?, context))
    }

    fn DeleteDC(&mut self, hdc: Handle) -> Result<bool, Refused> {
        Ok(self.nt.NtGdiDeleteDC(hdc)?.is_success())
    }

    fn SelectObject(&mut self, hdc: Handle, h: Handle) -> Result<Handle, Refused> {
        let mut before = Out::HERE;
        Ok(made(self.nt.NtGdiSelectObject(hdc, h, &mut before)?, before))
    }
}
