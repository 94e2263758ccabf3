//! Services for windows, menus, icons and hooks.

use calls::windows::NtWindowCalls;
use calls::{GuiResources, HookKind, In, Out, Refused, Routine};
use nt::rights::PROCESS_QUERY_INFORMATION;
use nt::{Handle, Id, ObjectType, Status, Wide};

use super::{Syscall, status};
use crate::gui::Gui;
use crate::kernel::ProcessKey;
use crate::why::{GuiWhy, Why};

/// The window classes that the system has.
const CLASSES: [&str; 7] =
    ["Button", "ComboBox", "Edit", "ListBox", "MDIClient", "ScrollBar", "Static"];

/// GR_GDIOBJECTS, GR_USEROBJECTS and their peaks.
const DRAWINGS: u32 = 0;
const WINDOWS: u32 = 1;
const DRAWINGS_PEAK: u32 = 2;
const WINDOWS_PEAK: u32 = 4;

impl Syscall<'_> {
    pub(super) fn refuse_gui<T>(&mut self, why: GuiWhy, status: Status) -> Result<T, Status> {
        Err(self.refuse(Why::Gui(why), status))
    }

    /// What a value of the window manager names.
    fn user_object(&mut self, handle: Handle) -> Result<(Gui, ProcessKey), Status> {
        match self.kernel.windows.get(handle) {
            Some(found) => Ok(found),
            None => self.refuse_gui(GuiWhy::Unknown, Status::INVALID_HANDLE),
        }
    }

    pub(super) fn make_gui(&mut self, gui: Gui, place: &mut Out<Handle>) -> Result<Status, Status> {
        place.demand()?;
        let made = self.kernel.make_gui(gui, self.process)?;
        place.put(made);
        Ok(Status::SUCCESS)
    }
}

impl NtWindowCalls for Syscall<'_> {
    fn NtUserCreateWindowEx(
        &mut self,
        class_name: In<&[u16]>,
        window: &mut Out<Handle>,
    ) -> Result<Status, Refused> {
        let made = (|| {
            let name = Wide::from(class_name.required()?);
            if !CLASSES.iter().any(|class| Wide::from(*class).eq_ignore_case(&name)) {
                return self.refuse_gui(GuiWhy::Class, Status::OBJECT_NAME_NOT_FOUND);
            }
            window.demand()?;
            self.kernel.make_queue(self.thread);
            self.make_gui(Gui::Window(self.thread), window)
        })();
        Ok(status(made))
    }

    fn NtUserDestroyWindow(&mut self, window: Handle) -> Result<Status, Refused> {
        let destroyed = (|| match self.user_object(window)? {
            (Gui::Window(owner), _) if owner == self.thread => {
                self.kernel.windows.remove(window);
                Ok(Status::SUCCESS)
            }
            (Gui::Window(owner), _) => {
                self.refuse_gui(GuiWhy::Thread { owner }, Status::ACCESS_DENIED)
            }
            _ => self.refuse_gui(GuiWhy::Unknown, Status::INVALID_HANDLE),
        })();
        Ok(status(destroyed))
    }

    fn NtUserQueryWindow(
        &mut self,
        window: Handle,
        process: &mut Out<Id>,
        thread: &mut Out<Id>,
    ) -> Result<Status, Refused> {
        let asked = (|| match self.user_object(window)? {
            (Gui::Window(owner), of) => {
                process.put(self.kernel.processes[of].id);
                thread.put(self.kernel.threads[owner].id);
                Ok(Status::SUCCESS)
            }
            _ => self.refuse_gui(GuiWhy::Unknown, Status::INVALID_HANDLE),
        })();
        Ok(status(asked))
    }

    fn NtUserCreateMenu(&mut self, menu: &mut Out<Handle>) -> Result<Status, Refused> {
        Ok(status(self.make_gui(Gui::Menu, menu)))
    }

    fn NtUserDestroyMenu(&mut self, menu: Handle) -> Result<Status, Refused> {
        let destroyed = (|| match self.user_object(menu)? {
            (Gui::Menu, owner) if owner == self.process => {
                self.kernel.windows.remove(menu);
                Ok(Status::SUCCESS)
            }
            (Gui::Menu, _) => self.refuse_gui(GuiWhy::Process, Status::ACCESS_DENIED),
            _ => self.refuse_gui(GuiWhy::Unknown, Status::INVALID_HANDLE),
        })();
        Ok(status(destroyed))
    }

    fn NtUserCreateIcon(&mut self, icon: &mut Out<Handle>) -> Result<Status, Refused> {
        Ok(status(self.make_gui(Gui::Icon, icon)))
    }

    fn NtUserDestroyIcon(&mut self, icon: Handle) -> Result<Status, Refused> {
        let destroyed = (|| match self.user_object(icon)? {
            (Gui::Icon, owner) if owner == self.process => {
                self.kernel.windows.remove(icon);
                Ok(Status::SUCCESS)
            }
            (Gui::Icon, _) => self.refuse_gui(GuiWhy::Process, Status::ACCESS_DENIED),
            _ => self.refuse_gui(GuiWhy::Unknown, Status::INVALID_HANDLE),
        })();
        Ok(status(destroyed))
    }

    fn NtUserSetWindowsHookEx(
        &mut self,
        thread_id: Id,
        _kind: HookKind,
        _routine: Routine,
        hook: &mut Out<Handle>,
    ) -> Result<Status, Refused> {
        if thread_id.0 != 0
            && let Err(found) = self.kernel.by_id(thread_id, ObjectType::THREAD)
        {
            let why = Why::IdUnknown { id: thread_id, wanted: ObjectType::THREAD, found };
            return Ok(self.refuse(why, Status::INVALID_CID));
        }
        Ok(status(self.make_gui(Gui::Hook(self.thread), hook)))
    }

    fn NtUserUnhookWindowsHookEx(&mut self, hook: Handle) -> Result<Status, Refused> {
        let removed = (|| match self.user_object(hook)? {
            (Gui::Hook(_), owner) if owner == self.process => {
                self.kernel.windows.remove(hook);
                Ok(Status::SUCCESS)
            }
            (Gui::Hook(_), _) => self.refuse_gui(GuiWhy::Process, Status::ACCESS_DENIED),
            _ => self.refuse_gui(GuiWhy::Unknown, Status::INVALID_HANDLE),
        })();
        Ok(status(removed))
    }

    fn NtUserGetGuiResources(
        &mut self,
        process_handle: Handle,
        flags: GuiResources,
        count: &mut Out<u32>,
    ) -> Result<Status, Refused> {
        let needed = PROCESS_QUERY_INFORMATION;
        let counted = self.resolve(process_handle, ObjectType::PROCESS, needed).map(|id| {
            let process = self.kernel.process_of(id);
            let (drawings, windows) = (&self.kernel.drawings, &self.kernel.windows);
            count.put(match flags.0 {
                DRAWINGS => drawings.count(process),
                WINDOWS => windows.count(process),
                DRAWINGS_PEAK => drawings.peak(process),
                WINDOWS_PEAK => windows.peak(process),
                // What is none of these counts nothing (assumed).
                _ => 0,
            } as u32);
            Status::SUCCESS
        });
        Ok(status(counted))
    }
}
