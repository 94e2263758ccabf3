//! Services for timers.

use calls::timers::NtTimerCalls;
use calls::{
    Address, Any, In, InfoClass, ObjectAttributes, Out, Refused, Routine, TIMER_BASIC_INFORMATION,
    TimerType,
};
use nt::rights::{TIMER_MODIFY_STATE, TIMER_QUERY_STATE};
use nt::{Access, Handle, ObjectType, Status};

use super::{Syscall, status};
use crate::clock::PER_MS;
use crate::object::{Body, ObjectId};
use crate::timer::TimerCall;
use crate::why::Why;

/// NotificationTimer and SynchronizationTimer.
const KINDS: u32 = 2;

impl Syscall<'_> {
    fn resolve_timer(&mut self, handle: Handle, needed: Access) -> Result<ObjectId, Status> {
        self.resolve(handle, ObjectType::TIMER, needed)
    }
}

impl NtTimerCalls for Syscall<'_> {
    fn NtCreateTimer(
        &mut self,
        timer_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
        timer_type: TimerType,
    ) -> Result<Status, Refused> {
        if timer_type.0 >= KINDS {
            let why = Why::Parameter { name: "timer_type" };
            return Ok(self.refuse(why, Status::INVALID_PARAMETER));
        }
        let timer = self.kernel.new_timer(timer_type.0 == 0);
        let made = self.create(timer_handle, desired_access, object_attributes, timer);
        if let Ok((Status::SUCCESS, id)) = made {
            self.kernel.timers[timer.key].object = id;
        } else {
            // Nothing was made, or one that was there was opened.
            self.kernel.timers.remove(timer.key);
        }
        Ok(status(made.map(|(status, _)| status)))
    }

    fn NtOpenTimer(
        &mut self,
        timer_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
    ) -> Result<Status, Refused> {
        let wanted = ObjectType::TIMER;
        Ok(status(self.open(timer_handle, desired_access, object_attributes, wanted)))
    }

    fn NtSetTimer(
        &mut self,
        timer_handle: Handle,
        due_time: In<i64>,
        timer_apc_routine: Routine,
        timer_context: Address,
        resume_timer: bool,
        period: i32,
        previous_state: &mut Out<bool>,
    ) -> Result<Status, Refused> {
        let set = (|| {
            let Ok(period) = u64::try_from(period) else {
                return Err(
                    self.refuse(Why::Parameter { name: "period" }, Status::INVALID_PARAMETER)
                );
            };
            previous_state.probe()?;
            let due = due_time.required()?;
            let id = self.resolve_timer(timer_handle, TIMER_MODIFY_STATE)?;
            let before = self.kernel.timer_body(id).signaled;
            let call = (timer_apc_routine.0 != 0).then_some(TimerCall {
                thread: self.thread,
                routine: timer_apc_routine,
                context: timer_context.0,
            });
            // 0 is a moment of the system time that has passed.
            let absolute = due >= 0;
            let due = if due == 0 { Some(0) } else { self.kernel.clock.deadline(due) };
            self.kernel.set_timer(id, due, absolute, period * PER_MS, call);
            previous_state.put(before);
            // No simulated system sleeps, so none can be woken. Source: Microsoft,
            // "SetWaitableTimer".
            Ok(if resume_timer { Status::TIMER_RESUME_IGNORED } else { Status::SUCCESS })
        })();
        Ok(status(set))
    }

    fn NtCancelTimer(
        &mut self,
        timer_handle: Handle,
        current_state: &mut Out<bool>,
    ) -> Result<Status, Refused> {
        let cancelled = (|| {
            current_state.probe()?;
            let id = self.resolve_timer(timer_handle, TIMER_MODIFY_STATE)?;
            let timer = *self.kernel.timer_body(id);
            self.kernel.disarm(timer.key);
            current_state.put(timer.signaled);
            Ok(Status::SUCCESS)
        })();
        Ok(status(cancelled))
    }

    fn NtQueryTimer(
        &mut self,
        timer_handle: Handle,
        timer_information_class: InfoClass,
        timer_information: &mut Out<Any>,
        timer_information_length: u32,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Refused> {
        let (place, length) = (timer_information, timer_information_length);
        let size = TIMER_BASIC_INFORMATION::ROW.size;
        let query = (|| {
            let id = self.resolve_timer(timer_handle, TIMER_QUERY_STATE)?;
            if timer_information_class.0 != 0 {
                return Err(Status::INVALID_INFO_CLASS);
            }
            if length != size {
                return Err(Status::INFO_LENGTH_MISMATCH);
            }
            let Body::Timer(timer) = self.kernel.at(id).body else {
                unreachable!("resolved as a timer")
            };
            let due = self.kernel.timers[timer.key].due;
            let info = TIMER_BASIC_INFORMATION {
                // Negative when it is due already (assumed).
                RemainingTime: due.wrapping_sub(self.kernel.now()) as i64,
                TimerState: timer.signaled,
            };
            self.answer_query(info, size, place, length, return_length)
        })();
        Ok(status(query))
    }
}
