//! Rows about the handles of the graphics device interface, which are no kernel handles: brushes,
//! pens, and the device contexts that they are selected into.

use nt::{Handle, Status};

use crate::define::calls;
use crate::pointer::Out;
use crate::value::{PenStyle, StockObject};

calls! {
    enum DrawingCall; trait DrawingCalls; static WIN32;

    /// Creates a brush of one color.
    #[partial("nothing is drawn with it")]
    #[via(NtGdiCreateSolidBrush)]
    fn CreateSolidBrush(color: u32) -> Handle;

    /// Creates a pen.
    #[partial("nothing is drawn with it")]
    #[via(NtGdiCreatePen)]
    fn CreatePen(iStyle: PenStyle, cWidth: i32, color: u32) -> Handle;

    /// Returns one of the objects that the system has for everybody.
    #[partial("nothing is drawn with it")]
    #[via(NtGdiGetStockObject)]
    fn GetStockObject(i: StockObject) -> Handle;

    /// Deletes a brush or a pen, unless it is selected into a device context.
    #[partial("there are brushes and pens, and no fonts, bitmaps, regions and palettes")]
    #[via(NtGdiDeleteObject)]
    fn DeleteObject(ho: Handle) -> bool;

    /// Gets a device context for a window, or for the whole screen.
    #[partial("nothing is drawn on it")]
    #[via(NtUserGetDC)]
    fn GetDC(hWnd: Handle) -> Handle;

    /// Gives a device context back, in the thread that got it: 1, or 0 if that fails.
    #[exact]
    #[via(NtUserReleaseDC)]
    fn ReleaseDC(hWnd: Handle, hDC: Handle) -> i32;

    /// Creates a device context in memory.
    #[partial("nothing is drawn on it")]
    #[via(NtGdiCreateCompatibleDC)]
    fn CreateCompatibleDC(hdc: Handle) -> Handle;

    /// Deletes a device context that was created.
    #[exact]
    #[via(NtGdiDeleteDC)]
    fn DeleteDC(hdc: Handle) -> bool;

    /// Selects a brush or a pen into a device context, and returns the one before.
    #[partial("there are brushes and pens, and no fonts, bitmaps, regions and palettes")]
    #[via(NtGdiSelectObject)]
    fn SelectObject(hdc: Handle, h: Handle) -> Handle;
}

calls! {
    enum NtDrawingCall; trait NtDrawingCalls; static NT;

    /// Creates a brush.
    #[partial("answers with a status, in Windows with the handle")]
    #[fails(ACCESS_VIOLATION, QUOTA_EXCEEDED)]
    fn NtGdiCreateSolidBrush(color: u32, brush: Out<Handle>) -> Status;

    /// Creates a pen.
    #[partial("answers with a status, in Windows with the handle")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, QUOTA_EXCEEDED)]
    fn NtGdiCreatePen(style: PenStyle, width: i32, color: u32, pen: Out<Handle>) -> Status;

    /// Tells the handle of an object that everybody has.
    #[partial("answers with a status, in Windows with the handle")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER)]
    fn NtGdiGetStockObject(i: StockObject, object: Out<Handle>) -> Status;

    /// Deletes an object of the graphics device interface.
    #[partial("answers with a status, in Windows with TRUE or FALSE")]
    #[fails(INVALID_HANDLE, DEVICE_BUSY)]
    fn NtGdiDeleteObject(object: Handle) -> Status;

    /// Gets a device context.
    #[partial("answers with a status, in Windows with the handle")]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, QUOTA_EXCEEDED)]
    fn NtUserGetDC(window: Handle, context: Out<Handle>) -> Status;

    /// Gives a device context back.
    #[partial("answers with a status, in Windows with 1 or 0")]
    #[fails(INVALID_HANDLE, ACCESS_DENIED)]
    fn NtUserReleaseDC(context: Handle) -> Status;

    /// Creates a device context in memory.
    #[partial("answers with a status, in Windows with the handle")]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, QUOTA_EXCEEDED)]
    fn NtGdiCreateCompatibleDC(like: Handle, context: Out<Handle>) -> Status;

    /// Deletes a device context.
    #[partial("answers with a status, in Windows with TRUE or FALSE")]
    #[fails(INVALID_HANDLE, ACCESS_DENIED)]
    fn NtGdiDeleteDC(context: Handle) -> Status;

    /// Selects an object into a device context.
    #[partial("answers with a status, in Windows with the object before")]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE)]
    fn NtGdiSelectObject(context: Handle, object: Handle, before: Out<Handle>) -> Status;
}
