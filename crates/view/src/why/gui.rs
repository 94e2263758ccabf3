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
            reason("gui.thread", "it belongs to the thread {}", &[&owner])
        }
        GuiWhy::Process => reason("gui.process", "it belongs to another process", &[]),
        GuiWhy::Quota { quota } => {
            let pattern = "the process has {} of them, which is all that it may have";
            reason("gui.quota", pattern, &[&quota])
        }
        GuiWhy::NoQueue { id, exists: true } => {
            let pattern =
                "the thread {} made no call about messages or windows yet, and so has no queue";
            reason("message.no-queue", pattern, &[&id])
        }
        GuiWhy::NoQueue { id, .. } => {
            reason("message.no-queue", "{} is the id of no thread that runs", &[&id])
        }
        GuiWhy::QueueFull { limit } => {
            reason("message.full", "the queue holds {} messages and takes no more", &[&limit])
        }
        GuiWhy::Console => {
            reason("message.console", "the program has a console and no windows", &[])
        }
        GuiWhy::Selected => reason("gui.selected", "it is selected into a device context", &[]),
        GuiWhy::Got => {
            reason("gui.got", "the device context was got with GetDC and has to be given back", &[])
        }
        GuiWhy::Class => reason("gui.class", "there is no window class of that name", &[]),
    }
}
