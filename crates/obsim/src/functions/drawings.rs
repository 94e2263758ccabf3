//! Calls about drawings, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::drawings::DrawingCall;

    /// Creates a brush of one color.
    fn CreateSolidBrush(color: u32) -> Result<Handle, Win32Error> = handle;

    /// Creates a pen.
    fn CreatePen(iStyle: PenStyle, cWidth: i32, color: u32) -> Result<Handle, Win32Error> = handle;

    /// Returns one of the objects that the system has for everybody.
    fn GetStockObject(i: StockObject) -> Result<Handle, Win32Error> = handle;

    /// Deletes a brush or a pen, unless it is selected into a device context.
    fn DeleteObject(ho: Handle) -> Result<(), Win32Error> = success;

    /// Gets a device context for a window, or for the whole screen.
    fn GetDC(hWnd: Handle) -> Result<Handle, Win32Error> = handle;

    /// Gives a device context back, in the thread that got it: 1, or 0 if that fails.
    fn ReleaseDC(hWnd: Handle, hDC: Handle) -> i32 = value;

    /// Creates a device context in memory.
    fn CreateCompatibleDC(hdc: Handle) -> Result<Handle, Win32Error> = handle;

    /// Deletes a device context that was created.
    fn DeleteDC(hdc: Handle) -> Result<(), Win32Error> = success;

    /// Selects a brush or a pen into a device context, and returns the one before.
    fn SelectObject(hdc: Handle, h: Handle) -> Result<Handle, Win32Error> = handle;
}

functions! {
    calls::drawings::NtDrawingCall;

    /// Creates a brush.
    fn NtGdiCreateSolidBrush(color: u32, brush: Out<Handle>) -> Result<Status, Status> = status;

    /// Creates a pen.
    fn NtGdiCreatePen(style: PenStyle, width: i32, color: u32, pen: Out<Handle>)
        -> Result<Status, Status> = status;

    /// Tells the handle of an object that everybody has.
    fn NtGdiGetStockObject(i: StockObject, object: Out<Handle>) -> Result<Status, Status> = status;

    /// Deletes an object of the graphics device interface.
    fn NtGdiDeleteObject(object: Handle) -> Result<Status, Status> = status;

    /// Gets a device context.
    fn NtUserGetDC(window: Handle, context: Out<Handle>) -> Result<Status, Status> = status;

    /// Gives a device context back.
    fn NtUserReleaseDC(context: Handle) -> Result<Status, Status> = status;

    /// Creates a device context in memory.
    fn NtGdiCreateCompatibleDC(like: Handle, context: Out<Handle>)
        -> Result<Status, Status> = status;

    /// Deletes a device context.
    fn NtGdiDeleteDC(context: Handle) -> Result<Status, Status> = status;

    /// Selects an object into a device context.
    fn NtGdiSelectObject(context: Handle, object: Handle, before: Out<Handle>)
        -> Result<Status, Status> = status;
}
