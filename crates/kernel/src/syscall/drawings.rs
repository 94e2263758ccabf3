//! Services for brushes, pens and device contexts.

use calls::drawings::NtDrawingCalls;
use calls::{Out, PenStyle, Refused, StockObject};
use nt::{Handle, Status};

use super::{Syscall, status};
use crate::gui::{FIRST_SELECTED, Gui, is_stock, stock};
use crate::kernel::ThreadKey;
use crate::why::{GuiWhy, Why};

/// PS_INSIDEFRAME, the last style of a pen.
const STYLE_MAX: i32 = 6;

impl Syscall<'_> {
    /// What of the graphics device interface a value means here. A value is good in the process
    /// that made the object, and nowhere else.
    fn drawing(&mut self, handle: Handle) -> Result<Gui, Status> {
        match self.kernel.drawing(self.process, handle) {
            Some(gui) => Ok(gui),
            None if self.kernel.drawings.get(handle).is_some() => {
                self.refuse_gui(GuiWhy::Process, Status::INVALID_HANDLE)
            }
            None => self.refuse_gui(GuiWhy::Unknown, Status::INVALID_HANDLE),
        }
    }

    fn context(&mut self, handle: Handle) -> Result<Option<ThreadKey>, Status> {
        match self.drawing(handle)? {
            Gui::Context { got, .. } => Ok(got),
            _ => self.refuse_gui(GuiWhy::Unknown, Status::INVALID_HANDLE),
        }
    }

    fn new_context(
        &mut self,
        got: Option<ThreadKey>,
        place: &mut Out<Handle>,
    ) -> Result<Status, Status> {
        self.make_gui(Gui::Context { got, selected: FIRST_SELECTED }, place)
    }

    fn delete_drawing(&mut self, object: Handle) -> Result<Status, Status> {
        // What everybody has stays. Source: Microsoft, "GetStockObject".
        if is_stock(object) {
            return Ok(Status::SUCCESS);
        }
        match self.drawing(object)? {
            Gui::Brush | Gui::Pen if self.kernel.drawings.is_selected(object) => {
                self.refuse_gui(GuiWhy::Selected, Status::DEVICE_BUSY)
            }
            Gui::Brush | Gui::Pen => {
                self.kernel.drawings.remove(object);
                Ok(Status::SUCCESS)
            }
            _ => self.refuse_gui(GuiWhy::Unknown, Status::INVALID_HANDLE),
        }
    }
}

impl NtDrawingCalls for Syscall<'_> {
    fn NtGdiCreateSolidBrush(
        &mut self,
        _color: u32,
        brush: &mut Out<Handle>,
    ) -> Result<Status, Refused> {
        Ok(status(self.make_gui(Gui::Brush, brush)))
    }

    fn NtGdiCreatePen(
        &mut self,
        style: PenStyle,
        _width: i32,
        _color: u32,
        pen: &mut Out<Handle>,
    ) -> Result<Status, Refused> {
        if !(0..=STYLE_MAX).contains(&style.0) {
            let why = Why::Parameter { name: "style" };
            return Ok(self.refuse(why, Status::INVALID_PARAMETER));
        }
        Ok(status(self.make_gui(Gui::Pen, pen)))
    }

    fn NtGdiGetStockObject(
        &mut self,
        i: StockObject,
        object: &mut Out<Handle>,
    ) -> Result<Status, Refused> {
        let told = (|| {
            object.demand()?;
            let Some(found) = stock(i.0) else {
                let why = Why::Parameter { name: "i" };
                return Err(self.refuse(why, Status::INVALID_PARAMETER));
            };
            object.put(found);
            Ok(Status::SUCCESS)
        })();
        Ok(status(told))
    }

    fn NtGdiDeleteObject(&mut self, object: Handle) -> Result<Status, Refused> {
        Ok(status(self.delete_drawing(object)))
    }

    fn NtUserGetDC(
        &mut self,
        window: Handle,
        context: &mut Out<Handle>,
    ) -> Result<Status, Refused> {
        let is_window = matches!(self.kernel.windows.get(window), Some((Gui::Window(_), _)));
        if !window.is_null() && !is_window {
            return Ok(status(self.refuse_gui(GuiWhy::Unknown, Status::INVALID_HANDLE)));
        }
        Ok(status(self.new_context(Some(self.thread), context)))
    }

    fn NtUserReleaseDC(&mut self, context: Handle) -> Result<Status, Refused> {
        let released = (|| match self.context(context)? {
            Some(thread) if thread == self.thread => {
                self.kernel.drawings.remove(context);
                Ok(Status::SUCCESS)
            }
            Some(owner) => self.refuse_gui(GuiWhy::Thread { owner }, Status::ACCESS_DENIED),
            None => self.refuse_gui(GuiWhy::Unknown, Status::INVALID_HANDLE),
        })();
        Ok(status(released))
    }

    fn NtGdiCreateCompatibleDC(
        &mut self,
        like: Handle,
        context: &mut Out<Handle>,
    ) -> Result<Status, Refused> {
        let made = (|| {
            if !like.is_null() {
                self.context(like)?;
            }
            self.new_context(None, context)
        })();
        Ok(status(made))
    }

    fn NtGdiDeleteDC(&mut self, context: Handle) -> Result<Status, Refused> {
        let deleted = (|| match self.context(context)? {
            None => {
                self.kernel.drawings.remove(context);
                Ok(Status::SUCCESS)
            }
            Some(_) => self.refuse_gui(GuiWhy::Got, Status::ACCESS_DENIED),
        })();
        Ok(status(deleted))
    }

    fn NtGdiSelectObject(
        &mut self,
        context: Handle,
        object: Handle,
        before: &mut Out<Handle>,
    ) -> Result<Status, Refused> {
        if is_stock(object) && self.kernel.drawing(self.process, object).is_none() {
            return Err(Refused::new("NtGdiSelectObject", "fonts and palettes"));
        }
        let selected = (|| {
            before.demand()?;
            self.context(context)?;
            let at = match self.drawing(object)? {
                Gui::Brush => 0,
                Gui::Pen => 1,
                _ => return self.refuse_gui(GuiWhy::Unknown, Status::INVALID_HANDLE),
            };
            if let Some(Gui::Context { selected, .. }) = self.kernel.drawings.get_mut(context) {
                before.put(std::mem::replace(&mut selected[at], object));
            }
            Ok(Status::SUCCESS)
        })();
        Ok(status(selected))
    }
}
