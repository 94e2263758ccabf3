//! Functions that Windows has beside the calls of the table: memory, texts, descriptors, modules.

use std::panic::{AssertUnwindSafe, catch_unwind};

use nt::{Status, Win32Error};

use crate::door::enter;
use crate::memory;
use crate::{blocks, heap};

/// Catches what must not leave the library.
pub(crate) fn guarded<T>(failed: T, act: impl FnOnce() -> T) -> T {
    let _inside = crate::quiet::inside();
    catch_unwind(AssertUnwindSafe(act)).unwrap_or(failed)
}

/// Stores a last error and returns FALSE.
pub(crate) fn fail(error: Win32Error) -> u32 {
    enter("SetLastError", &[error.0.into()]);
    0
}

/// Declares functions of Windows.
macro_rules! beside {
    ($($(#[doc = $doc:literal])+
        fn $name:ident($($param:ident: $of:ty),*) -> $returns:ty $body:block)+
    ) => { $(
        $(#[doc = $doc])+
        #[allow(non_snake_case)]
        // SAFETY: Windows' names are the point of this library; nothing else in it has them.
        #[unsafe(no_mangle)]
        pub extern "C" fn $name($($param: $of),*) -> $returns $body
    )+

        /// The functions, for whoever looks one up by its name.
        pub(crate) static NAMES: &[(&str, crate::door::Function)] = &[
            $((stringify!($name), crate::door::Function($name as *const ()))),+
        ];
    };
}

pub(crate) use beside;

/// HEAP_ZERO_MEMORY and LMEM_MOVEABLE do not matter: blocks are zero and stay where they are.
const HEAP: u64 = 1;
/// Where the program's own module begins, and those of the system.
pub(crate) const IMAGE_BASE: u64 = 0x1_4000_0000;
const SYSTEM_BASE: u64 = 0x7FFA_0000_0000;
/// The libraries whose functions are here.
const LIBRARIES: &[&str] = &["kernel32", "kernelbase", "ntdll", "advapi32"];

/// The module of a name, which NULL gives to the program's own.
fn module(name: Option<nt::Wide>) -> u64 {
    let Some(name) = name else { return IMAGE_BASE };
    let name = name.to_string().to_lowercase();
    let name = name.strip_suffix(".dll").unwrap_or(&name);
    match LIBRARIES.iter().position(|library| *library == name) {
        Some(at) => SYSTEM_BASE + (at as u64) * 0x100_0000,
        None => u64::from(fail(Win32Error(126))),
    }
}

/// The text of an argument, or a failure.
pub(crate) fn text(at: u64, unit: usize) -> Result<Option<nt::Wide>, ()> {
    if at == 0 {
        return Ok(None);
    }
    crate::decode::text_at(at, unit).map(Some).map_err(|_| {
        fail(Win32Error::NOACCESS);
    })
}

fn release(at: u64) -> u32 {
    if at == 0 || heap::free(at) { 1 } else { fail(Win32Error::INVALID_PARAMETER) }
}

/// What InitOnceExecuteOnce does: begins, runs the routine if it is the first, and completes.
fn execute_once(once: u64, routine: u64, parameter: u64, context: u64) -> u32 {
    const FAILED: u64 = 4;
    let (mut pending, mut found) = (0_u32, 0_u64);
    let places = [&raw mut pending as u64, &raw mut found as u64];
    if enter("InitOnceBeginInitialize", &[once, 0, places[0], places[1]]) == 0 {
        return 0;
    }
    if pending != 0 {
        // SAFETY: the program has said that a routine of this kind lies there.
        let run = unsafe {
            std::mem::transmute::<u64, extern "C-unwind" fn(u64, u64, u64) -> u32>(routine)
        };
        if run(once, parameter, places[1]) == 0 {
            enter("InitOnceComplete", &[once, FAILED, 0]);
            return 0;
        }
        if enter("InitOnceComplete", &[once, 0, found]) == 0 {
            return 0;
        }
    }
    if context != 0 && !memory::write(context, &found.to_le_bytes()) {
        return fail(Win32Error::NOACCESS);
    }
    1
}

beside! {
    /// The calling thread's block.
    fn NtCurrentTeb() -> u64 {
        guarded(0, blocks::teb)
    }
    /// Does an initialization once for all.
    fn InitOnceExecuteOnce(once: u64, routine: u64, parameter: u64, context: u64) -> u32 {
        // What the routine does may leave this frame behind, which owns nothing.
        if memory::is_code(routine) {
            execute_once(once, routine, parameter, context)
        } else {
            guarded(0, || fail(Win32Error::NOACCESS))
        }
    }
    /// Makes a UNICODE_STRING of a text.
    fn RtlInitUnicodeString(to: u64, text: u64) -> () {
        guarded((), || {
            const LONGEST: usize = 0x7FFE;
            let units = match text {
                0 => 0,
                at => crate::decode::text_at(at, 2).map_or(0, |text| text.len().min(LONGEST)),
            };
            let length = 2 * units as u64;
            let room = if text == 0 { 0 } else { length + 2 };
            memory::write(to, &(length | room << 16).to_le_bytes());
            memory::write(to + 8, &text.to_le_bytes());
        });
    }
    /// The error that stands for a status.
    fn RtlNtStatusToDosError(status: u32) -> u32 {
        nt::dos_error(Status(status)).0
    }
    /// The calling thread's last error.
    fn RtlGetLastWin32Error() -> u32 {
        enter("GetLastError", &[]) as u32
    }
    /// Stores the calling thread's last error.
    fn RtlSetLastWin32Error(error: u32) -> () {
        enter("SetLastError", &[error.into()]);
    }
    /// Frees what GetEnvironmentStringsW gave.
    fn FreeEnvironmentStringsW(block: u64) -> u32 {
        guarded(0, || release(block))
    }
    /// Frees what GetEnvironmentStringsA gave.
    fn FreeEnvironmentStringsA(block: u64) -> u32 {
        guarded(0, || release(block))
    }
    /// The module of a name.
    fn GetModuleHandleW(name: u64) -> u64 {
        guarded(0, || text(name, 2).map_or(0, module))
    }
    /// The module of a name.
    fn GetModuleHandleA(name: u64) -> u64 {
        guarded(0, || text(name, 1).map_or(0, module))
    }
    /// The function of a name, whatever the module.
    fn GetProcAddress(_module: u64, name: u64) -> u64 {
        guarded(0, || {
            let Ok(Some(name)) = text(name, 1) else { return 0 };
            let found = crate::exports::function(&name.to_string());
            found.unwrap_or_else(|| fail(Win32Error(127)).into())
        })
    }
    /// The heap of the process, of which there is one.
    fn GetProcessHeap() -> u64 {
        HEAP
    }
    /// A block of memory.
    fn HeapAlloc(_heap: u64, _flags: u32, bytes: u64) -> u64 {
        guarded(0, || heap::allocate(bytes))
    }
    /// A block of another size, with what was in the old one.
    fn HeapReAlloc(_heap: u64, _flags: u32, block: u64, bytes: u64) -> u64 {
        guarded(0, || {
            let Some(size) = heap::size(block) else { return 0 };
            let new = heap::allocate(bytes);
            if new != 0 {
                let kept = memory::bytes(block, size.min(bytes) as usize).unwrap_or_default();
                memory::write(new, &kept);
                heap::free(block);
            }
            new
        })
    }
    /// Frees a block.
    fn HeapFree(_heap: u64, _flags: u32, block: u64) -> u32 {
        guarded(0, || release(block))
    }
    /// A block of memory.
    fn LocalAlloc(_flags: u32, bytes: u64) -> u64 {
        guarded(0, || heap::allocate(bytes))
    }
    /// Frees a block; returns NULL if that went well.
    fn LocalFree(block: u64) -> u64 {
        guarded(block, || if release(block) == 1 { 0 } else { block })
    }
    /// Makes a descriptor that says nothing.
    fn InitializeSecurityDescriptor(descriptor: u64, revision: u32) -> u32 {
        guarded(0, || {
            if revision != 1 {
                return fail(Win32Error(1305));
            }
            let mut empty = [0; 40];
            empty[0] = 1;
            if memory::write(descriptor, &empty) { 1 } else { fail(Win32Error::NOACCESS) }
        })
    }
    /// Puts a list into a descriptor.
    fn SetSecurityDescriptorDacl(descriptor: u64, present: u32, list: u64, defaulted: u32) -> u32 {
        guarded(0, || {
            const PRESENT: u16 = 0x4;
            const DEFAULTED: u16 = 0x8;
            let Ok(control) = memory::number(descriptor + 2, 2) else {
                return fail(Win32Error::NOACCESS);
            };
            let mut control = control as u16 & !(PRESENT | DEFAULTED);
            let mut at = 0;
            if present != 0 {
                control |= PRESENT | if defaulted != 0 { DEFAULTED } else { 0 };
                at = list;
            }
            memory::write(descriptor + 2, &control.to_le_bytes());
            memory::write(descriptor + 32, &at.to_le_bytes());
            1
        })
    }
}
