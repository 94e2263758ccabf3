//! The nouns put together: one table, one value for any call, one trait for each layer.

use std::sync::LazyLock;

use crate::answer::Stop;
use crate::value::{Misfit, Value};
use crate::{
    Row, apcs, changes, clock, directories, drawings, events, file_information, file_locks,
    file_names, files, handles, jobs, keyed_events, keys, locks, mailslots, messages, mutants,
    names, namespaces, overlapped, pipes, plain, ports, processes, regions, scheduling, sections,
    security, semaphores, stations, threads, timers, tokens, transactions, waits, windows,
};

/// The rows of one noun.
#[derive(Debug)]
pub struct Noun {
    /// The noun: the name of its file in every layer.
    pub name: &'static str,
    /// Its Win32 rows.
    pub win32: &'static [Row],
    /// Its NT rows.
    pub nt: &'static [Row],
}

/// Puts the nouns together.
macro_rules! nouns {
    ($(
        $Variant:ident: $module:ident, $NtCall:ident $NtCalls:ident
            $(, $Call:ident $Calls:ident)?;
    )+) => {
        /// All nouns, in the order in which one meets them.
        pub static NOUNS: &[Noun] = &[$(Noun {
            name: stringify!($module),
            win32: $module::WIN32,
            nt: $module::NT,
        }),+];

        /// Everything a Win32 layer answers.
        pub trait Win32Calls: $($($module::$Calls +)?)+ {}
        impl<T: $($($module::$Calls +)?)+> Win32Calls for T {}

        /// Everything an NT layer answers.
        pub trait NtCalls: $($module::$NtCalls +)+ {}
        impl<T: $($module::$NtCalls +)+> NtCalls for T {}

        /// Any Win32 call as a value.
        #[derive(Clone, Debug, PartialEq)]
        #[allow(missing_docs, clippy::large_enum_variant)]
        pub enum Win32Call { $($($Variant($module::$Call),)?)+ }

        /// Any NT call as a value.
        #[derive(Clone, Debug, PartialEq)]
        #[allow(missing_docs, clippy::large_enum_variant)]
        pub enum NtCall { $($Variant($module::$NtCall)),+ }

        $(
            $(impl From<$module::$Call> for Call {
                fn from(call: $module::$Call) -> Call {
                    Call::Win32(Win32Call::$Variant(call))
                }
            })?
            $(impl<'c> TryFrom<&'c mut Call> for &'c mut $module::$Call {
                type Error = OtherNoun;
                fn try_from(call: &'c mut Call) -> Result<Self, OtherNoun> {
                    match call {
                        Call::Win32(Win32Call::$Variant(call)) => Ok(call),
                        _ => Err(OtherNoun),
                    }
                }
            })?
            impl<'c> TryFrom<&'c mut Call> for &'c mut $module::$NtCall {
                type Error = OtherNoun;
                fn try_from(call: &'c mut Call) -> Result<Self, OtherNoun> {
                    match call {
                        Call::Nt(NtCall::$Variant(call)) => Ok(call),
                        _ => Err(OtherNoun),
                    }
                }
            }
            impl From<$module::$NtCall> for Call {
                fn from(call: $module::$NtCall) -> Call {
                    Call::Nt(NtCall::$Variant(call))
                }
            }
        )+

        impl Win32Call {
            /// Makes the call on a Win32 layer.
            ///
            /// # Errors
            /// The call has no value: see [`Stop`].
            pub fn run(&mut self, layer: &mut impl Win32Calls) -> Result<Value, Stop> {
                match self {
                    $($(Win32Call::$Variant(call) => $module::$Call::run(call, layer),)?)+
                }
            }
        }

        impl NtCall {
            /// Makes the call on an NT layer.
            ///
            /// # Errors
            /// The call has no value: see [`Stop`].
            pub fn run(&mut self, layer: &mut impl NtCalls) -> Result<Value, Stop> {
                match self { $(NtCall::$Variant(call) => call.run(layer)),+ }
            }
        }

        impl Call {
            /// The row of this call.
            pub fn row(&self) -> &'static Row {
                match self {
                    $($(Call::Win32(Win32Call::$Variant(call)) => $module::$Call::row(call),)?)+
                    $(Call::Nt(NtCall::$Variant(call)) => call.row(),)+
                }
            }

            /// The arguments in order, as values; out-parameters with what was written.
            pub fn values(&self) -> Vec<Value> {
                match self {
                    $($(Call::Win32(Win32Call::$Variant(call)) => $module::$Call::values(call),)?)+
                    $(Call::Nt(NtCall::$Variant(call)) => call.values(),)+
                }
            }

            /// Builds a call from the arguments in order; what is missing is 0, NULL or FALSE.
            ///
            /// # Errors
            /// The number of the first argument that does not fit its parameter, and why.
            pub fn from_values(
                id: RowId,
                arguments: &mut [Value],
            ) -> Result<Call, (usize, Misfit)> {
                #[allow(clippy::enum_variant_names)]
                enum At { $($Variant),+ }
                match (id.layer, id.noun as usize) {
                    $($((Layer::Win32, at) if at == At::$Variant as usize => {
                        $module::$Call::from_values(id.row as usize, arguments).map(Call::from)
                    })?)+
                    $((Layer::Nt, at) if at == At::$Variant as usize => {
                        $module::$NtCall::from_values(id.row as usize, arguments).map(Call::from)
                    })+
                    _ => unreachable!("a row id names a row"),
                }
            }
        }
    };
}

nouns! {
    Handles: handles, NtHandleCall NtHandleCalls, HandleCall HandleCalls;
    Processes: processes, NtProcessCall NtProcessCalls, ProcessCall ProcessCalls;
    Threads: threads, NtThreadCall NtThreadCalls, ThreadCall ThreadCalls;
    Events: events, NtEventCall NtEventCalls, EventCall EventCalls;
    Mutants: mutants, NtMutantCall NtMutantCalls, MutantCall MutantCalls;
    Semaphores: semaphores, NtSemaphoreCall NtSemaphoreCalls, SemaphoreCall SemaphoreCalls;
    Timers: timers, NtTimerCall NtTimerCalls, TimerCall TimerCalls;
    KeyedEvents: keyed_events, NtKeyedEventCall NtKeyedEventCalls;
    Apcs: apcs, NtApcCall NtApcCalls, ApcCall ApcCalls;
    Locks: locks, NtLockCall NtLockCalls, LockCall LockCalls;
    Waits: waits, NtWaitCall NtWaitCalls, WaitCall WaitCalls;
    Files: files, NtFileCall NtFileCalls, FileCall FileCalls;
    FileInformation: file_information, NtFileInformationCall NtFileInformationCalls,
        FileInformationCall FileInformationCalls;
    FileNames: file_names, NtFileNameCall NtFileNameCalls, FileNameCall FileNameCalls;
    Directories: directories, NtDirectoryCall NtDirectoryCalls, DirectoryCall DirectoryCalls;
    Changes: changes, NtChangeCall NtChangeCalls, ChangeCall ChangeCalls;
    FileLocks: file_locks, NtFileLockCall NtFileLockCalls, FileLockCall FileLockCalls;
    Overlapped: overlapped, NtOverlappedCall NtOverlappedCalls, OverlappedCall OverlappedCalls;
    Pipes: pipes, NtPipeCall NtPipeCalls, PipeCall PipeCalls;
    Mailslots: mailslots, NtMailslotCall NtMailslotCalls, MailslotCall MailslotCalls;
    Ports: ports, NtPortCall NtPortCalls, PortCall PortCalls;
    Names: names, NtNameCall NtNameCalls, NameCall NameCalls;
    Namespaces: namespaces, NtNamespaceCall NtNamespaceCalls, NamespaceCall NamespaceCalls;
    Scheduling: scheduling, NtSchedulingCall NtSchedulingCalls, SchedulingCall SchedulingCalls;
    Sections: sections, NtSectionCall NtSectionCalls, SectionCall SectionCalls;
    Regions: regions, NtRegionCall NtRegionCalls, RegionCall RegionCalls;
    Jobs: jobs, NtJobCall NtJobCalls, JobCall JobCalls;
    Clock: clock, NtClockCall NtClockCalls, ClockCall ClockCalls;
    Tokens: tokens, NtTokenCall NtTokenCalls, TokenCall TokenCalls;
    Security: security, NtSecurityCall NtSecurityCalls, SecurityCall SecurityCalls;
    Transactions: transactions, NtTransactionCall NtTransactionCalls,
        TransactionCall TransactionCalls;
    Keys: keys, NtKeyCall NtKeyCalls, KeyCall KeyCalls;
    Plain: plain, NtPlainCall NtPlainCalls;
    Messages: messages, NtMessageCall NtMessageCalls, MessageCall MessageCalls;
    Stations: stations, NtStationCall NtStationCalls, StationCall StationCalls;
    Drawings: drawings, NtDrawingCall NtDrawingCalls, DrawingCall DrawingCalls;
    Windows: windows, NtWindowCall NtWindowCalls, WindowCall WindowCalls;
}

/// Any call as a value.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant)]
pub enum Call {
    /// A Win32 call.
    Win32(Win32Call),
    /// An NT call.
    Nt(NtCall),
}

/// The call is one of another noun, or of the other layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherNoun;

/// One of the two layers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// The documented programming interface.
    Win32,
    /// The system services below it.
    Nt,
}

/// Names a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowId {
    /// The layer.
    pub layer: Layer,
    /// The noun's position in [`NOUNS`].
    pub noun: u8,
    /// The row's position among the noun's rows of that layer.
    pub row: u8,
}

/// All rows, noun by noun, Win32 before NT.
pub fn rows() -> impl Iterator<Item = (RowId, &'static Row)> {
    NOUNS.iter().zip(0..).flat_map(|(noun, at)| {
        let of = move |layer, rows: &'static [Row]| {
            rows.iter().zip(0..).map(move |(row, n)| (RowId { layer, noun: at, row: n }, row))
        };
        of(Layer::Win32, noun.win32).chain(of(Layer::Nt, noun.nt))
    })
}

/// The row that an id names.
pub fn row(id: RowId) -> &'static Row {
    let noun = &NOUNS[id.noun as usize];
    match id.layer {
        Layer::Win32 => &noun.win32[id.row as usize],
        Layer::Nt => &noun.nt[id.row as usize],
    }
}

/// Finds a row by the exact name of its call; a Win32 name may leave out its `W`.
pub fn find(name: &str) -> Option<RowId> {
    static BY_NAME: LazyLock<Vec<(&'static str, RowId)>> = LazyLock::new(|| {
        let mut all: Vec<_> = rows().map(|(id, row)| (row.name, id)).collect();
        for (id, row) in rows() {
            match row.name.strip_suffix('W') {
                Some(short) if id.layer == Layer::Win32 => all.push((short, id)),
                _ => {}
            }
        }
        // Lengths differ more often than letters do.
        all.sort_by_key(|(name, id)| (name.len(), *name, *id));
        all
    });
    let at =
        BY_NAME.binary_search_by_key(&(name.len(), name), |(name, _)| (name.len(), name)).ok()?;
    Some(BY_NAME[at].1)
}
