//! Why a process could not be created or put into a job, or a thread not be suspended.

use kernel::{JobWhy, Unborn};

use crate::why::{Reason, reason};

/// The wording of a reason that only a creation has.
pub(crate) fn creation(why: Unborn) -> Reason {
    match why {
        Unborn::ImageUnknown { open: true } => reason(
            "image.unknown",
            "no file has this name; any name with an extension would be a program",
            &[],
        ),
        Unborn::ImageUnknown { .. } => reason(
            "image.unknown",
            "no file has this name; `sim> image` tells which programs there are",
            &[],
        ),
        Unborn::ImageDirectory => {
            reason("image.directory", "the name of the program is that of a directory", &[])
        }
        Unborn::ImageNone => {
            reason("image.none", "the file is there, but it is not a program", &[])
        }
        Unborn::ImageMachine => {
            reason("image.machine", "the program is for another kind of processor", &[])
        }
        Unborn::ImageElevation => reason(
            "image.elevation",
            "the program demands an administrator, which its creator is not",
            &[],
        ),
        Unborn::Childless => reason(
            "process.childless",
            "the process was created with a policy against children",
            &[],
        ),
        Unborn::OtherSession { parent, caller } => reason(
            "process.session",
            "the parent is in session {} and the caller in {}: nothing is inherited across",
            &[&parent, &caller],
        ),
    }
}

/// The wording of a suspend count that is as high as it can be.
pub(crate) fn suspended_too_often() -> Reason {
    reason("thread.suspended-too-often", "the suspend count is {} and cannot go higher", &[&127])
}

/// The wording of what a job does not let happen.
pub(crate) fn job(why: JobWhy) -> Reason {
    match why {
        JobWhy::Full { limit } => {
            reason("job.full", "{} may run in the job at a time, and so many do", &[&limit])
        }
        JobWhy::Elsewhere => reason(
            "job.elsewhere",
            "the process is in a job that this one is not nested in and, having members, cannot be",
            &[],
        ),
        JobWhy::Windows => {
            reason("job.windows", "a job that restricts windows does not nest with another", &[])
        }
        JobWhy::OtherSession => {
            reason("job.session", "the processes of the job are of another session", &[])
        }
        JobWhy::NoBreakaway => {
            reason("job.no-breakaway", "the job of the parent does not let children leave it", &[])
        }
        JobWhy::None => reason("job.none", "the caller is in no job", &[]),
        JobWhy::ProcessMemory { limit } => {
            reason("job.memory", "a process of the job may commit {} bytes", &[&limit])
        }
        JobWhy::JobMemory { limit } => {
            reason("job.memory", "the processes of the job may commit {} bytes together", &[&limit])
        }
        JobWhy::TimeOver => {
            reason("job.time-over", "the time of the job is over: nobody can join it", &[])
        }
    }
}
