//! The types of Windows 10 version 2004, in the order of their numbers.
//!
//! Source: published dumps of the type objects of that build. Which attributes a type refuses is
//! known only for those where the last column is not 0.

use super::{ObjectType, TypeRow, Waitability};
use crate::{Access, GenericMapping};

macro_rules! types {
    ($($index:literal $name:ident $text:literal
        $read:literal $write:literal $execute:literal $all:literal $valid:literal
        $security:literal $wait:ident $invalid:literal;)*) => {
        impl ObjectType {
            $(
                #[doc = concat!("Type ", stringify!($index), ", \"", $text, "\".")]
                pub const $name: ObjectType = ObjectType($index);
            )*
        }

        pub(super) static ROWS: &[TypeRow] = &[$(TypeRow {
            object_type: ObjectType::$name,
            name: $text,
            mapping: GenericMapping {
                read: Access::from_bits_retain($read),
                write: Access::from_bits_retain($write),
                execute: Access::from_bits_retain($execute),
                all: Access::from_bits_retain($all),
            },
            valid_access: Access::from_bits_retain($valid),
            security_required: $security,
            waitability: Waitability::$wait,
            invalid_attributes: $invalid,
        }),*];
    };
}

// number, constant, name
//   read, write, execute, all, valid rights; always a descriptor; waits on; refused attributes
types! {
    2 TYPE "Type"
        0x20000  0x20000  0x20000  0xF0001  0x1F0001 false Default 0;
    3 DIRECTORY "Directory"
        0x20003  0x2000C  0x20003  0xF000F  0xF000F  true  Never 0x100;
    4 SYMBOLIC_LINK "SymbolicLink"
        0x20001  0x20000  0x20001  0xF0001  0xFFFFF  false Never 0x100;
    5 TOKEN "Token"
        0x2001A  0x201E0  0x20005  0xF01FF  0x1F01FF true  Default 0x100;
    6 JOB "Job"
        0x20004  0x2000B  0x120000 0x1F003F 0x1F003F true  Own 0;
    7 PROCESS "Process"
        0x20410  0x20BEA  0x121001 0x1FFFFF 0x1FFFFF true  Own 0xB0;
    8 THREAD "Thread"
        0x20048  0x20437  0x121800 0x1FFFFF 0x1FFFFF true  Own 0xB0;
    9 PARTITION "Partition"
        0x20001  0x20002  0x120001 0x1F0003 0x1F0003 true  Default 0;
    10 USER_APC_RESERVE "UserApcReserve"
        0x20001  0x20002  0x20000  0xF0003  0xF0003  false Never 0;
    11 IO_COMPLETION_RESERVE "IoCompletionReserve"
        0x20001  0x20002  0x20000  0xF0003  0xF0003  false Never 0;
    12 ACTIVITY_REFERENCE "ActivityReference"
        0x20000  0x20000  0x20000  0x1F0000 0x1F0000 false Default 0;
    13 PS_SILO_CONTEXT_PAGED "PsSiloContextPaged"
        0x20000  0x20000  0x20000  0xF0000  0x1F0000 false Default 0;
    14 PS_SILO_CONTEXT_NON_PAGED "PsSiloContextNonPaged"
        0x20000  0x20000  0x20000  0xF0000  0x1F0000 false Default 0;
    15 DEBUG_OBJECT "DebugObject"
        0x20001  0x20002  0x120000 0x1F000F 0x1F000F true  Own 0;
    16 EVENT "Event"
        0x20001  0x20002  0x120000 0x1F0003 0x1F0003 false Own 0x100;
    17 MUTANT "Mutant"
        0x20001  0x20000  0x120000 0x1F0001 0x1F0001 false Own 0x100;
    18 CALLBACK "Callback"
        0x20000  0x20001  0x120000 0x1F0001 0x1F0001 false Default 0;
    19 SEMAPHORE "Semaphore"
        0x20001  0x20002  0x120000 0x1F0003 0x1F0003 false Own 0x100;
    20 TIMER "Timer"
        0x20001  0x20002  0x120000 0x1F0003 0x1F0003 false Own 0x100;
    21 IR_TIMER "IRTimer"
        0x20001  0x20002  0x120000 0x1F0003 0x1F0003 false Own 0;
    22 PROFILE "Profile"
        0x20001  0x20001  0x20001  0xF0001  0xF0001  false Never 0;
    23 KEYED_EVENT "KeyedEvent"
        0x20001  0x20002  0x20000  0xF0003  0x1F0003 false Default 0;
    24 WINDOW_STATION "WindowStation"
        0x20303  0x2001C  0x20060  0xF037F  0xF037F  true  Never 0;
    25 DESKTOP "Desktop"
        0x20041  0x200BE  0x20100  0xF01FF  0xF01FF  true  Never 0;
    26 COMPOSITION "Composition"
        0x20001  0x20002  0x20000  0xF0003  0xF0003  true  Never 0;
    27 RAW_INPUT_MANAGER "RawInputManager"
        0x20001  0x20002  0x20000  0xF0003  0xF0003  true  Never 0;
    28 CORE_MESSAGING "CoreMessaging"
        0x20000  0x20000  0x20000  0xF0000  0xF0000  true  Never 0;
    29 ACTIVATION_OBJECT "ActivationObject"
        0x20001  0x20002  0x20000  0xF0003  0xF0003  true  Never 0;
    30 TP_WORKER_FACTORY "TpWorkerFactory"
        0x20008  0x20004  0x20003  0xF00FF  0xF00FF  false Never 0;
    31 ADAPTER "Adapter"
        0x120089 0x120116 0x1200A0 0x1F01FF 0x1F01FF false Default 0;
    32 CONTROLLER "Controller"
        0x120089 0x120116 0x1200A0 0x1F01FF 0x1F01FF false Default 0;
    33 DEVICE "Device"
        0x120089 0x120116 0x1200A0 0x1F01FF 0x1F01FF false Default 0;
    34 DRIVER "Driver"
        0x120089 0x120116 0x1200A0 0x1F01FF 0x1F01FF false Default 0;
    35 IO_COMPLETION "IoCompletion"
        0x20001  0x20002  0x120000 0x1F0003 0x1F0003 false Own 0;
    36 WAIT_COMPLETION_PACKET "WaitCompletionPacket"
        0x20001  0x20001  0x20001  0xF0001  0x1F0001 false Default 0;
    37 FILE "File"
        0x120089 0x120116 0x1200A0 0x1F01FF 0x1F01FF false Own 0x130;
    38 TM_TM "TmTm"
        0x20001  0x2001E  0x20000  0xF003F  0xF003F  true  Never 0;
    39 TM_TX "TmTx"
        0x120001 0x12003E 0x120018 0x1F007F 0x1F007F true  Own 0;
    40 TM_RM "TmRm"
        0x120001 0x12007E 0x12005C 0x1F007F 0x1F007F true  Own 0;
    41 TM_EN "TmEn"
        0x20001  0x2001E  0x2001C  0xF001F  0xF001F  true  Never 0;
    42 SECTION "Section"
        0x20005  0x20002  0x20008  0xF001F  0x1F001F false Default 0x100;
    43 SESSION "Session"
        0x20001  0x20002  0x120001 0xF0003  0x1F0003 true  Default 0;
    44 KEY "Key"
        0x20019  0x20006  0x20039  0xF003F  0x1F003F true  Default 0;
    45 REGISTRY_TRANSACTION "RegistryTransaction"
        0x120001 0x12003E 0x120018 0x1F003F 0x1F003F true  Default 0;
    46 ALPC_PORT "ALPC Port"
        0x20001  0x10001  0x0      0x1F0001 0x1F0001 false Default 0;
    47 ENERGY_TRACKER "EnergyTracker"
        0x0      0x0      0x0      0x0      0x1F0001 false Default 0;
    48 POWER_REQUEST "PowerRequest"
        0x20000  0x20000  0x20000  0x1F0000 0x1F0000 false Default 0;
    49 WMI_GUID "WmiGuid"
        0x1      0x2      0x10     0x121FFF 0x1F1FFF true  Default 0;
    50 ETW_REGISTRATION "EtwRegistration"
        0x2000D  0x20062  0x21E90  0x21EFF  0x804    true  Never 0;
    51 ETW_SESSION_DEMUX_ENTRY "EtwSessionDemuxEntry"
        0x2000D  0x20062  0x21E90  0x21EFF  0x100000 false Default 0;
    52 ETW_CONSUMER "EtwConsumer"
        0x2000D  0x20062  0x21E90  0x21EFF  0x400    true  Never 0;
    53 COVERAGE_SAMPLER "CoverageSampler"
        0x0      0x0      0x0      0x0      0x1F0001 false Default 0;
    54 DMA_ADAPTER "DmaAdapter"
        0x20000  0x20000  0x20000  0x1F0000 0x1F0000 false Default 0;
    55 PCW_OBJECT "PcwObject"
        0x1      0x2      0x0      0xF0003  0x1F0003 false Default 0;
    56 FILTER_CONNECTION_PORT "FilterConnectionPort"
        0x20001  0x10001  0x0      0x1F0001 0x1F0001 true  Default 0;
    57 FILTER_COMMUNICATION_PORT "FilterCommunicationPort"
        0x20001  0x10001  0x0      0x1F0001 0x1F0001 false Default 0;
    58 NDIS_CM_STATE "NdisCmState"
        0x0      0x0      0x0      0x0      0x1F003F true  Default 0;
    59 DXGK_SHARED_RESOURCE "DxgkSharedResource"
        0x20000  0x20001  0x20000  0xF0001  0x1F0001 true  Default 0;
    60 DXGK_SHARED_KEYED_MUTEX_OBJECT "DxgkSharedKeyedMutexObject"
        0x20000  0x20000  0x20000  0x1F0000 0x1F0000 true  Default 0;
    61 DXGK_SHARED_SYNC_OBJECT "DxgkSharedSyncObject"
        0x20001  0x20002  0x120000 0x1F0003 0x1F0003 true  Default 0;
    62 DXGK_SHARED_SWAP_CHAIN_OBJECT "DxgkSharedSwapChainObject"
        0x20000  0x20000  0x20000  0x1F0000 0x1F0000 true  Default 0;
    63 DXGK_DISPLAY_MANAGER_OBJECT "DxgkDisplayManagerObject"
        0x20000  0x20000  0x20000  0x1F0000 0x1F0000 true  Default 0;
    64 DXGK_CURRENT_DXG_THREAD_OBJECT "DxgkCurrentDxgThreadObject"
        0x20000  0x20001  0x20000  0xF0001  0x1F0001 true  Default 0;
    65 DXGK_SHARED_PROTECTED_SESSION_OBJECT "DxgkSharedProtectedSessionObject"
        0x20000  0x20000  0x20000  0x1F0000 0x1F0000 true  Default 0;
    66 DXGK_SHARED_BUNDLE_OBJECT "DxgkSharedBundleObject"
        0x20001  0x20003  0x120000 0x1F0003 0x1F0003 true  Default 0;
    67 DXGK_COMPOSITION_OBJECT "DxgkCompositionObject"
        0x20001  0x20002  0x20000  0xF0003  0x1F0003 true  Default 0;
    68 VREG_CONFIGURATION_CONTEXT "VRegConfigurationContext"
        0x20000  0x20000  0x20000  0xF0000  0x1F0000 false Default 0;
}
