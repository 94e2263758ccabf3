//! An NT layer for tests: it writes down every call it gets and answers as it is told.

mod argument;
mod memory;

use std::collections::VecDeque;

use calls::apcs::NtApcCalls;
use calls::clock::NtClockCalls;
use calls::events::NtEventCalls;
use calls::handles::NtHandleCalls;
use calls::jobs::NtJobCalls;
use calls::keyed_events::NtKeyedEventCalls;
use calls::keys::NtKeyCalls;
use calls::locks::NtLockCalls;
use calls::messages::NtMessageCalls;
use calls::mutants::NtMutantCalls;
use calls::names::NtNameCalls;
use calls::namespaces::NtNamespaceCalls;
use calls::overlapped::NtOverlappedCalls;
use calls::pipes::NtPipeCalls;
use calls::plain::NtPlainCalls;
use calls::ports::NtPortCalls;
use calls::processes::NtProcessCalls;
use calls::regions::NtRegionCalls;
use calls::scheduling::NtSchedulingCalls;
use calls::sections::NtSectionCalls;
use calls::semaphores::NtSemaphoreCalls;
use calls::threads::NtThreadCalls;
use calls::timers::NtTimerCalls;
use calls::transactions::NtTransactionCalls;
use calls::waits::NtWaitCalls;
use calls::*;
use nt::{Access, Handle, Id, Status, Wide};

use argument::Argument;

/// What stands in a recorded call for the caller's own BaseNamedObjects.
pub(crate) const BASE: Handle = Handle(0xBA5E);

/// How one NT call ends: a status, and what goes to its places in order.
pub(crate) struct Answer {
    status: Result<Status, Stop>,
    writes: VecDeque<Value>,
}

/// The layer, with what it has seen.
pub(crate) struct Mock {
    /// The calls so far.
    pub(crate) made: Vec<Call>,
    /// Answers to come.
    answers: VecDeque<Answer>,
    /// The answer when there are none: this, and in the places zeros or a handle.
    pub(crate) status: Result<Status, Stop>,
    pub(crate) teb: Teb,
    pub(crate) peb: Peb,
    /// Whether the next call is made again.
    pub(crate) resumed: bool,
    /// The bytes of every section, or why none can be mapped.
    pub(crate) section: Result<Vec<u8>, Status>,
}

impl Mock {
    /// A layer where everything succeeds.
    pub(crate) fn new() -> Mock {
        Mock {
            made: Vec::new(),
            answers: VecDeque::new(),
            status: Ok(Status::SUCCESS),
            teb: Teb::default(),
            peb: Peb {
                image: Wide::from(r"C:\bin\parent.exe"),
                command_line: Wide::from("parent"),
                directory: Wide::from(r"C:\work"),
                searches: vec![Some(Handle(0x20))],
                console: 1,
                heaps: vec![0, 1],
                blocks: vec![1],
                ..Peb::default()
            },
            resumed: false,
            section: Ok(Vec::new()),
        }
    }

    /// The next call gets this status, and these values in its places.
    pub(crate) fn then(mut self, status: Status, writes: impl IntoIterator<Item = Value>) -> Mock {
        self.answers.push_back(Answer { status: Ok(status), writes: writes.into_iter().collect() });
        self
    }

    /// The names of the calls so far.
    pub(crate) fn names(&self) -> Vec<&'static str> {
        self.made.iter().map(|call| call.row().name).collect()
    }

    /// An argument of one of the calls so far.
    pub(crate) fn argument(&self, call: usize, name: &str) -> Value {
        let call = &self.made[call];
        let at = call.row().params.iter().position(|param| param.name == name);
        call.values().swap_remove(at.expect("the parameter exists"))
    }

    fn record(&mut self, name: &str, mut values: Vec<Value>) -> Answer {
        let arguments = values.clone();
        let id = find(name).expect("a row of that name");
        self.made.push(Call::from_values(id, &mut values).expect("what was passed fits"));
        let usual = Answer { status: self.status.clone(), writes: VecDeque::new() };
        let mut answer = self.answers.pop_front().unwrap_or(usual);
        if answer.writes.is_empty() {
            answer.writes = zero_results(name, &arguments);
        }
        answer
    }
}

/// What a query writes whose result depends on its class, all zero.
fn zero_results(name: &str, values: &[Value]) -> VecDeque<Value> {
    let class = |at: usize| values[at].int();
    let row = match name {
        "NtQueryObject" => OBJECT_HANDLE_FLAG_INFORMATION::ROW,
        "NtQueryInformationProcess" if class(1) == Some(0) => PROCESS_BASIC_INFORMATION::ROW,
        "NtQueryValueKey" => KEY_VALUE_PARTIAL_INFORMATION::ROW,
        "NtEnumerateValueKey" => KEY_VALUE_FULL_INFORMATION::ROW,
        "NtEnumerateKey" => KEY_BASIC_INFORMATION::ROW,
        "NtQueryVirtualMemory" => MEMORY_BASIC_INFORMATION::ROW,
        "NtQuerySystemInformation" if class(0) == Some(0) => SYSTEM_BASIC_INFORMATION::ROW,
        "NtQuerySystemInformation" => return [Value::Array(Box::default())].into(),
        "NtQueryInformationProcess" => match class(1) {
            Some(52) => PROCESS_MITIGATION_POLICY_INFORMATION::ROW,
            Some(2) => IO_COUNTERS::ROW,
            Some(4) => KERNEL_USER_TIMES::ROW,
            Some(18) => PROCESS_PRIORITY_CLASS::ROW,
            Some(27 | 43) => return [Value::Text(Wide::default())].into(),
            _ => return VecDeque::new(),
        },
        "NtQueryInformationThread" => match class(1) {
            Some(0) => THREAD_BASIC_INFORMATION::ROW,
            Some(1) => KERNEL_USER_TIMES::ROW,
            _ => return VecDeque::new(),
        },
        "NtQueryInformationFile" => {
            let row = match class(4) {
                Some(4) => FILE_BASIC_INFORMATION::ROW,
                Some(6) => FILE_INTERNAL_INFORMATION::ROW,
                Some(9) => FILE_NAME_INFORMATION::ROW,
                Some(14) => FILE_POSITION_INFORMATION::ROW,
                Some(23) => FILE_PIPE_INFORMATION::ROW,
                Some(24) => FILE_PIPE_LOCAL_INFORMATION::ROW,
                Some(26) => FILE_MAILSLOT_QUERY_INFORMATION::ROW,
                _ => FILE_STANDARD_INFORMATION::ROW,
            };
            return [IO_STATUS_BLOCK::ROW.zeroed(), row.zeroed()].into();
        }
        "NtFsControlFile" => {
            let answer = match class(5) {
                Some(0x11_400C) => FILE_PIPE_PEEK_BUFFER::ROW.zeroed(),
                Some(0x11_C017) => Value::Bytes(Box::default()),
                _ => Value::Int(0),
            };
            return [IO_STATUS_BLOCK::ROW.zeroed(), answer].into();
        }
        "NtQueryVolumeInformationFile" => {
            let row = match class(4) {
                Some(1) => FILE_FS_VOLUME_INFORMATION::ROW,
                _ => FILE_FS_DEVICE_INFORMATION::ROW,
            };
            return [IO_STATUS_BLOCK::ROW.zeroed(), row.zeroed()].into();
        }
        "NtQueryDirectoryFile" => {
            let rows = Value::Array(Box::new([FILE_BOTH_DIR_INFORMATION::ROW.zeroed()]));
            return [IO_STATUS_BLOCK::ROW.zeroed(), rows].into();
        }
        _ => return VecDeque::new(),
    };
    [row.zeroed()].into()
}

/// What the two kinds of services can end with instead of a status.
trait FromStop {
    fn from_stop(stop: Stop) -> Self;
}

impl FromStop for Stop {
    fn from_stop(stop: Stop) -> Stop {
        stop
    }
}

impl FromStop for Refused {
    fn from_stop(stop: Stop) -> Refused {
        match stop {
            Stop::Refused(refused) => refused,
            stop => panic!("this service cannot end with {stop:?}"),
        }
    }
}

macro_rules! mock {
    ($($Trait:ident { $(fn $name:ident($($param:ident: $ty:ty),* $(,)?) -> $stop:ty;)+ })+) => { $(
        impl $Trait for Mock {
            $(fn $name(&mut self, $($param: $ty),*) -> Result<Status, $stop> {
                #[allow(unused_mut)] // A call may have no places.
                let mut answer = self.record(stringify!($name), vec![$($param.value()),*]);
                let status = answer.status.map_err(<$stop>::from_stop)?;
                if status.is_success() {
                    $($param.write(&mut answer.writes);)*
                }
                Ok(status)
            })+
        }
    )+ };
}

mod files;
mod tokens;
mod windows;

type Names<'a> = In<ObjectAttributes<'a>>;
type Io<'a> = &'a mut Out<IO_STATUS_BLOCK>;

mock! {
    NtHandleCalls {
        fn NtClose(handle: Handle) -> Refused;
        fn NtDuplicateObject(from: Handle, source: Handle, to: Handle, target: &mut Out<Handle>,
            desired: Access, flags: ObjectFlags, options: DuplicateOptions) -> Refused;
        fn NtCompareObjects(first: Handle, second: Handle) -> Refused;
        fn NtQueryObject(handle: Handle, class: InfoClass, place: &mut Out<Any>, length: u32,
            written: &mut Out<u32>) -> Refused;
        fn NtSetInformationObject(handle: Handle, class: InfoClass,
            flags: In<&OBJECT_HANDLE_FLAG_INFORMATION>, length: u32) -> Refused;
    }
    NtProcessCalls {
        fn NtCreateUserProcess(process: &mut Out<Handle>, thread: &mut Out<Handle>,
            process_desired: Access, thread_desired: Access, process_names: Names,
            thread_names: Names, process_flags: u32, thread_flags: u32,
            parameters: In<&PROCESS_PARAMETERS>, client: &mut Out<CLIENT_ID>,
            list: In<&PS_ATTRIBUTE_LIST>) -> Refused;
        fn NtOpenProcess(handle: &mut Out<Handle>, desired: Access, names: Names,
            client: In<&CLIENT_ID>) -> Refused;
        fn NtTerminateProcess(handle: Handle, exit: Status) -> Stop;
        fn NtQueryInformationProcess(handle: Handle, class: InfoClass, place: &mut Out<Any>,
            length: u32, written: &mut Out<u32>) -> Refused;
        fn NtSetInformationProcess(handle: Handle, class: InfoClass, information: In<&Any>,
            length: u32) -> Refused;
        fn NtGetNextProcess(after: Handle, desired: Access, attributes: ObjectFlags, flags: u32,
            handle: &mut Out<Handle>) -> Refused;
        fn NtSuspendProcess(handle: Handle) -> Stop;
        fn NtResumeProcess(handle: Handle) -> Refused;
        fn NtQuerySystemInformation(class: InfoClass, place: &mut Out<Any>, length: u32,
            written: &mut Out<u32>) -> Refused;
    }
    NtSectionCalls {
        fn NtCreateSection(handle: &mut Out<Handle>, desired: Access, names: Names,
            size: In<i64>, protection: PageProtection, allocation: PageProtection, file: Handle)
            -> Refused;
        fn NtOpenSection(handle: &mut Out<Handle>, desired: Access, names: Names) -> Refused;
        fn NtMapViewOfSection(section: Handle, process: Handle, base: &mut InOut<Address>,
            zero_bits: u64, commit: u64, offset: &mut InOut<i64>, size: &mut InOut<u64>,
            inherit: ViewInherit, kind: AllocationType, protection: PageProtection) -> Refused;
        fn NtUnmapViewOfSection(process: Handle, base: Address) -> Refused;
        fn NtQuerySection(section: Handle, class: InfoClass, place: &mut Out<Any>, length: u64,
            written: &mut Out<u64>) -> Refused;
        fn NtExtendSection(section: Handle, size: &mut InOut<i64>) -> Refused;
    }
    NtTransactionCalls {
        fn NtCreateTransaction(handle: &mut Out<Handle>, desired: Access, names: Names,
            uow: Address, manager: Handle, options: u32, level: u32, flags: u32,
            timeout: In<i64>, description: In<&[u16]>) -> Refused;
        fn NtCommitTransaction(handle: Handle, wait: bool) -> Refused;
        fn NtRollbackTransaction(handle: Handle, wait: bool) -> Refused;
    }
    NtKeyCalls {
        fn NtCreateKey(handle: &mut Out<Handle>, desired: Access, names: Names, title: u32,
            class: In<&[u16]>, options: KeyOptions, how: &mut Out<KeyDisposition>) -> Refused;
        fn NtOpenKey(handle: &mut Out<Handle>, desired: Access, names: Names) -> Refused;
        fn NtOpenKeyEx(handle: &mut Out<Handle>, desired: Access, names: Names,
            options: KeyOptions) -> Refused;
        fn NtDeleteKey(key: Handle) -> Refused;
        fn NtSetValueKey(key: Handle, name: In<&[u16]>, title: u32, kind: ValueType,
            data: In<&[u8]>, size: u32) -> Refused;
        fn NtQueryValueKey(key: Handle, name: In<&[u16]>, class: InfoClass,
            place: &mut Out<Any>, length: u32, size: &mut Out<u32>) -> Refused;
        fn NtEnumerateKey(key: Handle, index: u32, class: InfoClass, place: &mut Out<Any>,
            length: u32, size: &mut Out<u32>) -> Refused;
        fn NtEnumerateValueKey(key: Handle, index: u32, class: InfoClass,
            place: &mut Out<Any>, length: u32, size: &mut Out<u32>) -> Refused;
        fn NtQueryKey(key: Handle, class: InfoClass, place: &mut Out<Any>, length: u32,
            size: &mut Out<u32>) -> Refused;
        fn NtDeleteValueKey(key: Handle, name: In<&[u16]>) -> Refused;
        fn NtNotifyChangeKey(key: Handle, event: Handle, routine: Routine, context: Address,
            io: Io, filter: NotifyFilter, tree: bool, buffer: Address, size: u32,
            asynchronous: bool) -> Refused;
        fn NtFlushKey(key: Handle) -> Refused;
    }
    NtPlainCalls {
        fn NtAllocateReserveObject(handle: &mut Out<Handle>, names: Names, kind: u32) -> Refused;
        fn NtCreateDebugObject(handle: &mut Out<Handle>, desired: Access, names: Names,
            flags: u32) -> Refused;
        fn NtCreateWaitCompletionPacket(handle: &mut Out<Handle>, desired: Access, names: Names)
            -> Refused;
        fn NtAlpcCreatePort(handle: &mut Out<Handle>, names: Names, attributes: Address)
            -> Refused;
        fn NtCreateRegistryTransaction(handle: &mut Out<Handle>, desired: Access, names: Names,
            options: u32) -> Refused;
        fn NtOpenSession(handle: &mut Out<Handle>, desired: Access, names: Names) -> Refused;
    }
    NtRegionCalls {
        fn NtAllocateVirtualMemory(process: Handle, base: &mut InOut<Address>, zero_bits: u64,
            size: &mut InOut<u64>, kind: AllocationType, protection: PageProtection) -> Refused;
        fn NtFreeVirtualMemory(process: Handle, base: &mut InOut<Address>, size: &mut InOut<u64>,
            kind: AllocationType) -> Refused;
        fn NtProtectVirtualMemory(process: Handle, base: &mut InOut<Address>,
            size: &mut InOut<u64>, protection: PageProtection, old: &mut Out<PageProtection>)
            -> Refused;
        fn NtQueryVirtualMemory(process: Handle, base: Address, class: InfoClass,
            place: &mut Out<Any>, length: u64, written: &mut Out<u64>) -> Refused;
        fn NtReadVirtualMemory(process: Handle, base: Address, buffer: &mut Out<Bytes>,
            size: u64, read: &mut Out<u64>) -> Refused;
        fn NtWriteVirtualMemory(process: Handle, base: Address, buffer: In<&[u8]>, size: u64,
            written: &mut Out<u64>) -> Refused;
    }
    NtThreadCalls {
        fn NtCreateThreadEx(handle: &mut Out<Handle>, desired: Access, names: Names,
            process: Handle, start: Routine, argument: Address, flags: u32, zero_bits: u64,
            stack: u64, maximum: u64, client: &mut Out<CLIENT_ID>) -> Refused;
        fn NtOpenThread(handle: &mut Out<Handle>, desired: Access, names: Names,
            client: In<&CLIENT_ID>) -> Refused;
        fn NtTerminateThread(handle: Handle, exit: Status) -> Stop;
        fn NtQueryInformationThread(handle: Handle, class: InfoClass, place: &mut Out<Any>,
            length: u32, written: &mut Out<u32>) -> Refused;
        fn NtSetInformationThread(handle: Handle, class: InfoClass, information: In<&Any>,
            length: u32) -> Refused;
        fn NtGetNextThread(process: Handle, after: Handle, desired: Access,
            attributes: ObjectFlags, flags: u32, handle: &mut Out<Handle>) -> Refused;
        fn NtSuspendThread(handle: Handle, before: &mut Out<u32>) -> Stop;
        fn NtResumeThread(handle: Handle, before: &mut Out<u32>) -> Refused;
    }
    NtEventCalls {
        fn NtCreateEvent(handle: &mut Out<Handle>, desired: Access, names: Names,
            kind: EventType, set: bool) -> Refused;
        fn NtOpenEvent(handle: &mut Out<Handle>, desired: Access, names: Names) -> Refused;
        fn NtSetEvent(handle: Handle, before: &mut Out<i32>) -> Refused;
        fn NtResetEvent(handle: Handle, before: &mut Out<i32>) -> Refused;
        fn NtClearEvent(handle: Handle) -> Refused;
        fn NtPulseEvent(handle: Handle, before: &mut Out<i32>) -> Refused;
        fn NtQueryEvent(handle: Handle, class: InfoClass, place: &mut Out<Any>, length: u32,
            written: &mut Out<u32>) -> Refused;
    }
    NtMutantCalls {
        fn NtCreateMutant(handle: &mut Out<Handle>, desired: Access, names: Names, owned: bool)
            -> Refused;
        fn NtOpenMutant(handle: &mut Out<Handle>, desired: Access, names: Names) -> Refused;
        fn NtReleaseMutant(handle: Handle, before: &mut Out<i32>) -> Refused;
        fn NtQueryMutant(handle: Handle, class: InfoClass, place: &mut Out<Any>, length: u32,
            written: &mut Out<u32>) -> Refused;
    }
    NtSemaphoreCalls {
        fn NtCreateSemaphore(handle: &mut Out<Handle>, desired: Access, names: Names,
            initial: i32, maximum: i32) -> Refused;
        fn NtOpenSemaphore(handle: &mut Out<Handle>, desired: Access, names: Names) -> Refused;
        fn NtReleaseSemaphore(handle: Handle, count: i32, before: &mut Out<i32>) -> Refused;
        fn NtQuerySemaphore(handle: Handle, class: InfoClass, place: &mut Out<Any>, length: u32,
            written: &mut Out<u32>) -> Refused;
    }
    NtTimerCalls {
        fn NtCreateTimer(handle: &mut Out<Handle>, desired: Access, names: Names,
            kind: TimerType) -> Refused;
        fn NtOpenTimer(handle: &mut Out<Handle>, desired: Access, names: Names) -> Refused;
        fn NtSetTimer(handle: Handle, due: In<i64>, routine: Routine, context: Address,
            resume: bool, period: i32, before: &mut Out<bool>) -> Refused;
        fn NtCancelTimer(handle: Handle, before: &mut Out<bool>) -> Refused;
        fn NtQueryTimer(handle: Handle, class: InfoClass, place: &mut Out<Any>, length: u32,
            written: &mut Out<u32>) -> Refused;
    }
    NtKeyedEventCalls {
        fn NtCreateKeyedEvent(handle: &mut Out<Handle>, desired: Access, names: Names,
            flags: u32) -> Refused;
        fn NtOpenKeyedEvent(handle: &mut Out<Handle>, desired: Access, names: Names) -> Refused;
        fn NtWaitForKeyedEvent(handle: Handle, key: Location, alertable: bool, timeout: In<i64>)
            -> Stop;
        fn NtReleaseKeyedEvent(handle: Handle, key: Location, alertable: bool, timeout: In<i64>)
            -> Stop;
    }
    NtLockCalls {
        fn NtWaitForAlertByThreadId(address: Location, timeout: In<i64>) -> Stop;
        fn NtAlertThreadByThreadId(thread: Id) -> Refused;
    }
    NtApcCalls {
        fn NtQueueApcThread(thread: Handle, routine: Routine, first: Address, second: Address,
            third: Address) -> Refused;
        fn NtQueueApcThreadEx(thread: Handle, reserve: Handle, routine: Routine, first: Address,
            second: Address, third: Address) -> Refused;
        fn NtTestAlert() -> Stop;
        fn NtAlertThread(thread: Handle) -> Refused;
        fn NtAlertResumeThread(thread: Handle, before: &mut Out<u32>) -> Refused;
    }
    NtWaitCalls {
        fn NtWaitForSingleObject(handle: Handle, alertable: bool, timeout: In<i64>) -> Stop;
        fn NtWaitForMultipleObjects(count: u32, handles: In<&[Handle]>, kind: WaitType,
            alertable: bool, timeout: In<i64>) -> Stop;
        fn NtSignalAndWaitForSingleObject(signal: Handle, wait: Handle, alertable: bool,
            timeout: In<i64>) -> Stop;
        fn NtDelayExecution(alertable: bool, interval: In<i64>) -> Stop;
    }
    NtOverlappedCalls {
        fn NtCancelIoFile(file: Handle, io: Io) -> Refused;
        fn NtCancelIoFileEx(file: Handle, request: Address, io: Io) -> Refused;
        fn NtCancelSynchronousIoFile(thread: Handle, request: Address, io: Io) -> Refused;
    }
    NtPipeCalls {
        fn NtCreateNamedPipeFile(handle: &mut Out<Handle>, desired: Access, names: Names, io: Io,
            share: ShareMode, disposition: NtDisposition, options: CreateOptions,
            kind: u32, mode: u32, completion: u32, instances: u32, inbound: u32, outbound: u32,
            timeout: In<i64>) -> Refused;
        fn NtFsControlFile(file: Handle, event: Handle, routine: Routine, context: Address,
            io: &mut Shared<IO_STATUS_BLOCK>, control: PipeControl, input: In<&Any>,
            input_length: u32, output: &mut Out<Any>,
            output_length: u32) -> Stop;
    }
    NtPortCalls {
        fn NtCreateIoCompletion(handle: &mut Out<Handle>, desired: Access, names: Names,
            count: u32) -> Refused;
        fn NtOpenIoCompletion(handle: &mut Out<Handle>, desired: Access, names: Names)
            -> Refused;
        fn NtSetIoCompletion(port: Handle, key: u64, context: Address, status: Status,
            information: u64) -> Refused;
        fn NtRemoveIoCompletion(port: Handle, key: &mut Out<u64>, context: &mut Out<Address>,
            io: Io, timeout: In<i64>) -> Stop;
        fn NtRemoveIoCompletionEx(port: Handle,
            packets: &mut Out<Vec<FILE_IO_COMPLETION_INFORMATION>>, count: u32,
            removed: &mut Out<u32>, timeout: In<i64>, alertable: bool) -> Stop;
        fn NtQueryIoCompletion(port: Handle, class: InfoClass, place: &mut Out<Any>,
            length: u32, written: &mut Out<u32>) -> Refused;
    }
    NtNameCalls {
        fn NtCreateDirectoryObject(handle: &mut Out<Handle>, desired: Access, names: Names)
            -> Refused;
        fn NtOpenDirectoryObject(handle: &mut Out<Handle>, desired: Access, names: Names)
            -> Refused;
        fn NtQueryDirectoryObject(directory: Handle,
            buffer: &mut Out<Vec<OBJECT_DIRECTORY_INFORMATION>>, length: u32, single: bool,
            restart: bool, context: &mut InOut<u32>, written: &mut Out<u32>) -> Refused;
        fn NtCreateSymbolicLinkObject(handle: &mut Out<Handle>, desired: Access, names: Names,
            target: In<&[u16]>) -> Refused;
        fn NtOpenSymbolicLinkObject(handle: &mut Out<Handle>, desired: Access, names: Names)
            -> Refused;
        fn NtQuerySymbolicLinkObject(link: Handle, target: &mut InOut<UNICODE_STRING>,
            written: &mut Out<u32>) -> Refused;
        fn NtMakeTemporaryObject(handle: Handle) -> Refused;
        fn NtMakePermanentObject(handle: Handle) -> Refused;
    }
    NtNamespaceCalls {
        fn NtCreatePrivateNamespace(handle: &mut Out<Handle>, desired: Access, names: Names,
            boundary: In<&BOUNDARY_DESCRIPTOR>) -> Refused;
        fn NtOpenPrivateNamespace(handle: &mut Out<Handle>, desired: Access, names: Names,
            boundary: In<&BOUNDARY_DESCRIPTOR>) -> Refused;
        fn NtDeletePrivateNamespace(handle: Handle) -> Refused;
    }
    NtJobCalls {
        fn NtCreateJobObject(handle: &mut Out<Handle>, desired: Access, names: Names) -> Refused;
        fn NtOpenJobObject(handle: &mut Out<Handle>, desired: Access, names: Names) -> Refused;
        fn NtAssignProcessToJobObject(job: Handle, process: Handle) -> Stop;
        fn NtTerminateJobObject(job: Handle, exit: Status) -> Stop;
        fn NtIsProcessInJob(process: Handle, job: Handle) -> Refused;
        fn NtSetInformationJobObject(job: Handle, class: JobClass, information: In<&Any>,
            length: u32) -> Refused;
        fn NtQueryInformationJobObject(job: Handle, class: JobClass, place: &mut Out<Any>,
            length: u32, written: &mut Out<u32>) -> Refused;
    }
    NtMessageCalls {
        fn NtUserPostThreadMessage(thread: Id, message: u32, w: Address, l: Address) -> Refused;
        fn NtUserPostMessage(window: Handle, message: u32, w: Address, l: Address) -> Refused;
        fn NtUserPostQuitMessage(code: i32) -> Refused;
        fn NtUserPeekMessage(message: &mut Out<MSG>, window: Handle, first: u32, last: u32,
            flags: PeekFlags) -> Refused;
        fn NtUserGetMessage(message: &mut Out<MSG>, window: Handle, first: u32, last: u32)
            -> Stop;
        fn NtUserWaitMessage() -> Stop;
        fn NtUserGetQueueStatus(flags: QueueFlags, state: &mut Out<QueueFlags>) -> Refused;
        fn NtUserMsgWaitForMultipleObjectsEx(count: u32, handles: In<&[Handle]>, limit: In<i64>,
            mask: QueueFlags, flags: WaitFlags) -> Stop;
        fn NtUserWaitForInputIdle(process: Handle, limit: In<i64>) -> Stop;
    }
    NtSchedulingCalls {
        fn NtYieldExecution() -> Refused;
    }
    NtClockCalls {
        fn NtQuerySystemTime(place: &mut Out<i64>) -> Refused;
        fn NtQueryPerformanceCounter(place: &mut Out<i64>, frequency: &mut Out<i64>) -> Refused;
        fn NtSetSystemTime(time: In<i64>, before: &mut Out<i64>) -> Refused;
    }
}
