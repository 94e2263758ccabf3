"""Windows' calls from Python: a mutex that others see, a thread, and virtual time.

Run it with the path of the shared library:

    python3 mutex.py target/release/libobsim_capi.so
"""

import ctypes
import sys

obsim = ctypes.CDLL(sys.argv[1])
HANDLE, DWORD, BOOL = ctypes.c_void_p, ctypes.c_uint32, ctypes.c_int32
INFINITE, WAIT_TIMEOUT, ERROR_ALREADY_EXISTS = 0xFFFFFFFF, 258, 183
ROUTINE = ctypes.CFUNCTYPE(DWORD, ctypes.c_void_p)
ENTRY = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)


def function(name, result, *arguments):
    found = getattr(obsim, name)
    found.restype, found.argtypes = result, arguments
    return found


CreateMutexA = function("CreateMutexA", HANDLE, ctypes.c_void_p, BOOL, ctypes.c_char_p)
CreateThread = function("CreateThread", HANDLE, ctypes.c_void_p, ctypes.c_size_t, ROUTINE,
                        ctypes.c_void_p, DWORD, ctypes.POINTER(DWORD))
WaitForSingleObject = function("WaitForSingleObject", DWORD, HANDLE, DWORD)
ReleaseMutex = function("ReleaseMutex", BOOL, HANDLE)
Sleep = function("Sleep", None, DWORD)
GetLastError = function("GetLastError", DWORD)
GetTickCount64 = function("GetTickCount64", ctypes.c_uint64)
CloseHandle = function("CloseHandle", BOOL, HANDLE)
register_image = function("obsim_register_image", ctypes.c_int, ctypes.c_char_p, ENTRY,
                          ctypes.c_void_p)
run = function("obsim_run", ctypes.c_int, ctypes.c_char_p, ctypes.c_char_p, ctypes.POINTER(DWORD))
audit = function("obsim_audit", ctypes.c_int)

# Python itself is a process of the simulated system.
mutex = CreateMutexA(None, False, b"guard")
assert mutex and GetLastError() == 0
assert CreateMutexA(None, False, b"guard") and GetLastError() == ERROR_ALREADY_EXISTS
assert not CloseHandle(12345)


@ROUTINE
def worker(_parameter):
    WaitForSingleObject(mutex, INFINITE)
    Sleep(60_000)
    ReleaseMutex(mutex)
    return 7


# A minute passes at once: time is virtual.
before = GetTickCount64()
thread = CreateThread(None, 0, worker, None, 0, None)
assert WaitForSingleObject(thread, 1000) == WAIT_TIMEOUT
assert WaitForSingleObject(mutex, 0) == WAIT_TIMEOUT
assert WaitForSingleObject(thread, INFINITE) == 0
assert GetTickCount64() - before == 60_000
assert WaitForSingleObject(mutex, 0) == 0


# A program of its own.
@ENTRY
def program(_context):
    return 5 if WaitForSingleObject(CreateMutexA(None, False, b"guard"), 10) == WAIT_TIMEOUT else 6


code = DWORD(0)
assert register_image(b"program.exe", program, None) == 0
assert run(b"program.exe", b"program.exe", ctypes.byref(code)) == 0
assert code.value == 5
assert audit() == 0
print("all is well")
