//! The type table a second time, typed in from the published dumps on its own, and what follows
//! from it. A number that is wrong in one of the two does not stay unseen.

use super::*;
use Waitability::{Default, Never, Own};

/// Number, name, what the four generic rights stand for, the valid rights, whether there is always
/// a descriptor, and what a wait is for.
type Published = (u8, &'static str, [u32; 5], bool, Waitability);

#[rustfmt::skip]
const PUBLISHED: &[Published] = &[
    (2, "Type", [0x2_0000, 0x2_0000, 0x2_0000, 0xF_0001, 0x1F_0001], false, Default),
    (3, "Directory", [0x2_0003, 0x2_000C, 0x2_0003, 0xF_000F, 0xF_000F], true, Never),
    (4, "SymbolicLink", [0x2_0001, 0x2_0000, 0x2_0001, 0xF_0001, 0xF_FFFF], false, Never),
    (5, "Token", [0x2_001A, 0x2_01E0, 0x2_0005, 0xF_01FF, 0x1F_01FF], true, Default),
    (6, "Job", [0x2_0004, 0x2_000B, 0x12_0000, 0x1F_003F, 0x1F_003F], true, Own),
    (7, "Process", [0x2_0410, 0x2_0BEA, 0x12_1001, 0x1F_FFFF, 0x1F_FFFF], true, Own),
    (8, "Thread", [0x2_0048, 0x2_0437, 0x12_1800, 0x1F_FFFF, 0x1F_FFFF], true, Own),
    (9, "Partition", [0x2_0001, 0x2_0002, 0x12_0001, 0x1F_0003, 0x1F_0003], true, Default),
    (10, "UserApcReserve", [0x2_0001, 0x2_0002, 0x2_0000, 0xF_0003, 0xF_0003], false, Never),
    (11, "IoCompletionReserve", [0x2_0001, 0x2_0002, 0x2_0000, 0xF_0003, 0xF_0003], false, Never),
    (12, "ActivityReference", [0x2_0000, 0x2_0000, 0x2_0000, 0x1F_0000, 0x1F_0000], false, Default),
    (13, "PsSiloContextPaged", [0x2_0000, 0x2_0000, 0x2_0000, 0xF_0000, 0x1F_0000], false, Default),
    (14, "PsSiloContextNonPaged",
        [0x2_0000, 0x2_0000, 0x2_0000, 0xF_0000, 0x1F_0000], false, Default),
    (15, "DebugObject", [0x2_0001, 0x2_0002, 0x12_0000, 0x1F_000F, 0x1F_000F], true, Own),
    (16, "Event", [0x2_0001, 0x2_0002, 0x12_0000, 0x1F_0003, 0x1F_0003], false, Own),
    (17, "Mutant", [0x2_0001, 0x2_0000, 0x12_0000, 0x1F_0001, 0x1F_0001], false, Own),
    (18, "Callback", [0x2_0000, 0x2_0001, 0x12_0000, 0x1F_0001, 0x1F_0001], false, Default),
    (19, "Semaphore", [0x2_0001, 0x2_0002, 0x12_0000, 0x1F_0003, 0x1F_0003], false, Own),
    (20, "Timer", [0x2_0001, 0x2_0002, 0x12_0000, 0x1F_0003, 0x1F_0003], false, Own),
    (21, "IRTimer", [0x2_0001, 0x2_0002, 0x12_0000, 0x1F_0003, 0x1F_0003], false, Own),
    (22, "Profile", [0x2_0001, 0x2_0001, 0x2_0001, 0xF_0001, 0xF_0001], false, Never),
    (23, "KeyedEvent", [0x2_0001, 0x2_0002, 0x2_0000, 0xF_0003, 0x1F_0003], false, Default),
    (24, "WindowStation", [0x2_0303, 0x2_001C, 0x2_0060, 0xF_037F, 0xF_037F], true, Never),
    (25, "Desktop", [0x2_0041, 0x2_00BE, 0x2_0100, 0xF_01FF, 0xF_01FF], true, Never),
    (26, "Composition", [0x2_0001, 0x2_0002, 0x2_0000, 0xF_0003, 0xF_0003], true, Never),
    (27, "RawInputManager", [0x2_0001, 0x2_0002, 0x2_0000, 0xF_0003, 0xF_0003], true, Never),
    (28, "CoreMessaging", [0x2_0000, 0x2_0000, 0x2_0000, 0xF_0000, 0xF_0000], true, Never),
    (29, "ActivationObject", [0x2_0001, 0x2_0002, 0x2_0000, 0xF_0003, 0xF_0003], true, Never),
    (30, "TpWorkerFactory", [0x2_0008, 0x2_0004, 0x2_0003, 0xF_00FF, 0xF_00FF], false, Never),
    (31, "Adapter", [0x12_0089, 0x12_0116, 0x12_00A0, 0x1F_01FF, 0x1F_01FF], false, Default),
    (32, "Controller", [0x12_0089, 0x12_0116, 0x12_00A0, 0x1F_01FF, 0x1F_01FF], false, Default),
    (33, "Device", [0x12_0089, 0x12_0116, 0x12_00A0, 0x1F_01FF, 0x1F_01FF], false, Default),
    (34, "Driver", [0x12_0089, 0x12_0116, 0x12_00A0, 0x1F_01FF, 0x1F_01FF], false, Default),
    (35, "IoCompletion", [0x2_0001, 0x2_0002, 0x12_0000, 0x1F_0003, 0x1F_0003], false, Own),
    (36, "WaitCompletionPacket",
        [0x2_0001, 0x2_0001, 0x2_0001, 0xF_0001, 0x1F_0001], false, Default),
    (37, "File", [0x12_0089, 0x12_0116, 0x12_00A0, 0x1F_01FF, 0x1F_01FF], false, Own),
    (38, "TmTm", [0x2_0001, 0x2_001E, 0x2_0000, 0xF_003F, 0xF_003F], true, Never),
    (39, "TmTx", [0x12_0001, 0x12_003E, 0x12_0018, 0x1F_007F, 0x1F_007F], true, Own),
    (40, "TmRm", [0x12_0001, 0x12_007E, 0x12_005C, 0x1F_007F, 0x1F_007F], true, Own),
    (41, "TmEn", [0x2_0001, 0x2_001E, 0x2_001C, 0xF_001F, 0xF_001F], true, Never),
    (42, "Section", [0x2_0005, 0x2_0002, 0x2_0008, 0xF_001F, 0x1F_001F], false, Default),
    (43, "Session", [0x2_0001, 0x2_0002, 0x12_0001, 0xF_0003, 0x1F_0003], true, Default),
    (44, "Key", [0x2_0019, 0x2_0006, 0x2_0039, 0xF_003F, 0x1F_003F], true, Default),
    (45, "RegistryTransaction",
        [0x12_0001, 0x12_003E, 0x12_0018, 0x1F_003F, 0x1F_003F], true, Default),
    (46, "ALPC Port", [0x2_0001, 0x1_0001, 0x0, 0x1F_0001, 0x1F_0001], false, Default),
    (47, "EnergyTracker", [0x0, 0x0, 0x0, 0x0, 0x1F_0001], false, Default),
    (48, "PowerRequest", [0x2_0000, 0x2_0000, 0x2_0000, 0x1F_0000, 0x1F_0000], false, Default),
    (49, "WmiGuid", [0x1, 0x2, 0x10, 0x12_1FFF, 0x1F_1FFF], true, Default),
    (50, "EtwRegistration", [0x2_000D, 0x2_0062, 0x2_1E90, 0x2_1EFF, 0x804], true, Never),
    (51, "EtwSessionDemuxEntry",
        [0x2_000D, 0x2_0062, 0x2_1E90, 0x2_1EFF, 0x10_0000], false, Default),
    (52, "EtwConsumer", [0x2_000D, 0x2_0062, 0x2_1E90, 0x2_1EFF, 0x400], true, Never),
    (53, "CoverageSampler", [0x0, 0x0, 0x0, 0x0, 0x1F_0001], false, Default),
    (54, "DmaAdapter", [0x2_0000, 0x2_0000, 0x2_0000, 0x1F_0000, 0x1F_0000], false, Default),
    (55, "PcwObject", [0x1, 0x2, 0x0, 0xF_0003, 0x1F_0003], false, Default),
    (56, "FilterConnectionPort", [0x2_0001, 0x1_0001, 0x0, 0x1F_0001, 0x1F_0001], true, Default),
    (57, "FilterCommunicationPort",
        [0x2_0001, 0x1_0001, 0x0, 0x1F_0001, 0x1F_0001], false, Default),
    (58, "NdisCmState", [0x0, 0x0, 0x0, 0x0, 0x1F_003F], true, Default),
    (59, "DxgkSharedResource", [0x2_0000, 0x2_0001, 0x2_0000, 0xF_0001, 0x1F_0001], true, Default),
    (60, "DxgkSharedKeyedMutexObject",
        [0x2_0000, 0x2_0000, 0x2_0000, 0x1F_0000, 0x1F_0000], true, Default),
    (61, "DxgkSharedSyncObject",
        [0x2_0001, 0x2_0002, 0x12_0000, 0x1F_0003, 0x1F_0003], true, Default),
    (62, "DxgkSharedSwapChainObject",
        [0x2_0000, 0x2_0000, 0x2_0000, 0x1F_0000, 0x1F_0000], true, Default),
    (63, "DxgkDisplayManagerObject",
        [0x2_0000, 0x2_0000, 0x2_0000, 0x1F_0000, 0x1F_0000], true, Default),
    (64, "DxgkCurrentDxgThreadObject",
        [0x2_0000, 0x2_0001, 0x2_0000, 0xF_0001, 0x1F_0001], true, Default),
    (65, "DxgkSharedProtectedSessionObject",
        [0x2_0000, 0x2_0000, 0x2_0000, 0x1F_0000, 0x1F_0000], true, Default),
    (66, "DxgkSharedBundleObject",
        [0x2_0001, 0x2_0003, 0x12_0000, 0x1F_0003, 0x1F_0003], true, Default),
    (67, "DxgkCompositionObject",
        [0x2_0001, 0x2_0002, 0x2_0000, 0xF_0003, 0x1F_0003], true, Default),
    (68, "VRegConfigurationContext",
        [0x2_0000, 0x2_0000, 0x2_0000, 0xF_0000, 0x1F_0000], false, Default),
];

// Rules: types.published, types.names, types.never-waited
#[test]
fn every_type_is_as_published() {
    assert_eq!(ObjectType::all().len(), PUBLISHED.len());
    for (row, published) in ObjectType::all().iter().zip(PUBLISHED) {
        let mapping = row.mapping;
        let masks = [mapping.read, mapping.write, mapping.execute, mapping.all, row.valid_access];
        let masks = masks.map(|mask| mask.bits());
        let index = row.object_type.index();
        let here = (index, row.name, masks, row.security_required, row.waitability);
        assert_eq!(here, *published);
    }
}

/// The types whose handles are counted process by process, and those whose objects live in paged
/// memory.
// Rules: types.counted, types.pool
#[test]
fn handle_counts_and_pools() {
    let names = |which: fn(&ObjectType) -> bool| -> Vec<&str> {
        let rows = ObjectType::all().iter().filter(|row| which(&row.object_type));
        rows.map(|row| row.name).collect()
    };
    assert_eq!(names(|of| of.counts_per_process()), ["WindowStation", "Desktop", "File"]);
    let waited = ObjectType::all().iter().filter(|row| row.waitability == Own);
    assert!(waited.clone().all(|row| !row.object_type.is_paged()), "what is waited for stays");
    assert_eq!(waited.count(), 13);
    assert!(ObjectType::DIRECTORY.is_paged() && ObjectType::KEY.is_paged());
}
