//! Why the window manager or the graphics device interface refused: one sentence for each reason.

use kernel::GuiWhy;
use sim::World;

use super::{Reason, reason};

/// The reason for a refusal that has to do with handles that are no kernel handles.
pub(super) fn gui(world: &World, why: GuiWhy) -> Reason {
    match why {
        GuiWhy::Unknown => {
            reason("gui.unknown", "the value names nothing of that kind in the session", &[])
        }
        GuiWhy::Thread { owner } => {
            let owner = world.actors().thread_name(owner);
            reason("gui.thread", "the window belongs to the thread {}", &[&owner])
        }
        GuiWhy::Process => reason("gui.process", "it belongs to another process", &[]),
        GuiWhy::Quota { quota } => {
            let pattern = "the process has {} of them, which is all that it may have";
            reason("gui.quota", pattern, &[&quota])
        }
        GuiWhy::Class => reason("gui.class", "there is no window class of that name", &[]),
    }
}
