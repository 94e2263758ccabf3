//! Mitigation policies: the one about bad handles.

use calls::{
    Any, In, InfoClass, NtCalls, Out, PROCESS_MITIGATION_POLICY_INFORMATION,
    PROCESS_MITIGATION_STRICT_HANDLE_CHECK_POLICY, Param, Refused, UserMemory, Value,
};
use nt::{Handle, Win32Error};

use crate::{Cannot, Win32, structure};

/// ProcessMitigationPolicy.
const MITIGATION_POLICY: InfoClass = InfoClass(52);
const SIZE: u32 = PROCESS_MITIGATION_POLICY_INFORMATION::ROW.size;

/// ProcessStrictHandleCheckPolicy, and how many policies there are.
const STRICT_HANDLE_CHECK: u32 = 3;
const POLICIES: u32 = 21;

/// Checks what both calls are asked: the policy, and the size of its structure.
fn check(policy: u32, length: u64) -> Result<(), Cannot> {
    match policy {
        STRICT_HANDLE_CHECK if length == 4 => Ok(()),
        STRICT_HANDLE_CHECK | POLICIES.. => Err(Win32Error::INVALID_PARAMETER.into()),
        _ => Err(Cannot::Refused("mitigation policies but ProcessStrictHandleCheckPolicy")),
    }
}

impl<N: NtCalls + UserMemory> Win32<N> {
    /// GetProcessMitigationPolicy.
    pub(crate) fn get_mitigation_policy(
        &mut self,
        process: Handle,
        policy: u32,
        buffer: &mut Out<Any>,
        length: u64,
    ) -> Result<bool, Refused> {
        if let Err(cannot) = check(policy, length) {
            return self.give_up("GetProcessMitigationPolicy", cannot, false);
        }
        if let Err(status) = buffer.demand() {
            return Ok(self.fail(status, false));
        }
        let asked = PROCESS_MITIGATION_POLICY_INFORMATION { Policy: policy, Flags: 0 };
        let mut place = Out::Place(Some(Any::of(&asked)));
        let (class, unread) = (MITIGATION_POLICY, &mut Out::Null);
        let status = self.nt.NtQueryInformationProcess(process, class, &mut place, SIZE, unread)?;
        if status.is_success() {
            let read: PROCESS_MITIGATION_POLICY_INFORMATION = structure(place);
            buffer.put(Any::of(&PROCESS_MITIGATION_STRICT_HANDLE_CHECK_POLICY {
                RaiseExceptionOnInvalidHandleReference: read.Flags & 1,
                HandleExceptionsPermanentlyEnabled: read.Flags >> 1 & 1,
            }));
        }
        Ok(self.answer(status))
    }

    /// SetProcessMitigationPolicy.
    pub(crate) fn set_mitigation_policy(
        &mut self,
        policy: u32,
        buffer: In<&Any>,
        length: u64,
    ) -> Result<bool, Refused> {
        if let Err(cannot) = check(policy, length) {
            return self.give_up("SetProcessMitigationPolicy", cannot, false);
        }
        let given = match buffer.required() {
            Ok(given) => given.0.value.clone(),
            Err(status) => return Ok(self.fail(status, false)),
        };
        let flags = match PROCESS_MITIGATION_STRICT_HANDLE_CHECK_POLICY::from_value(given.clone()) {
            Ok(bits) => {
                bits.RaiseExceptionOnInvalidHandleReference & 1
                    | (bits.HandleExceptionsPermanentlyEnabled & 1) << 1
            }
            Err(_) => match given {
                Value::Int(flags) => flags as u32,
                _ => return Ok(self.fail_with(Win32Error::INVALID_PARAMETER, false)),
            },
        };
        let info = PROCESS_MITIGATION_POLICY_INFORMATION { Policy: policy, Flags: flags };
        let status = self.nt.NtSetInformationProcess(
            Handle::CURRENT_PROCESS,
            MITIGATION_POLICY,
            In::Given(&Any::of(&info)),
            SIZE,
        )?;
        Ok(self.answer(status))
    }
}
