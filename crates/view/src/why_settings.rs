//! Reasons about limits, about what was switched on or off, and about private namespaces.

use kernel::Why;
use nt::Handle;

use crate::why::{Reason, reason};
use crate::why_process::suspended_too_often;

/// Why a call of this name was refused to a user.
pub(crate) fn why_setting(call: &str, user: &str, why: &Why) -> Reason {
    match why {
        Why::TableFull => reason(
            "table.full",
            "all {} entries of the handle table are open",
            &[&Handle::MAX_HANDLES],
        ),
        Why::Quota { bytes } => reason(
            "quota.pool",
            "the handle table would take more than the {} bytes of pool that the process may use",
            &[&bytes],
        ),
        Why::SuspendedTooOften => suspended_too_often(),
        Why::NotTraced => reason(
            "trace.off",
            "the handles of the process are not traced; {} starts that",
            &[&"NtSetInformationProcess(ProcessHandleTracing)"],
        ),
        Why::Namespace { exists: true } => {
            reason("namespace.taken", "a private namespace of this boundary exists already", &[])
        }
        Why::Namespace { exists: false } => {
            reason("namespace.unknown", "no private namespace has this boundary", &[])
        }
        Why::OutsideBoundary => reason(
            "namespace.boundary",
            "the boundary names somebody who is not in the token of {}",
            &[&user],
        ),
        _ => reason("policy.for-ever", "what {} was told to do is for ever", &[&call]),
    }
}
