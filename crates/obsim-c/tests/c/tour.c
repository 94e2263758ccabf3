/* A program over Windows' calls: threads, children, inheritance, waits, bad pointers. Each check
   that fails says where, and the program ends with how many there were. */
#include <obsim.h>
#include <stdio.h>
#include <string.h>

static int failures;

#define CHECK(what) \
    do { \
        if (!(what)) { \
            failures++; \
            printf("%s:%d: %s (last error %u; %s)\n", __FILE__, __LINE__, #what, \
                   (unsigned)GetLastError(), obsim_last_refusal()); \
        } \
    } while (0)

static HANDLE go, done;
static int order[8], steps;
static __thread int mine;

static DWORD WINAPI worker(LPVOID parameter) {
    mine = (int)(LONG_PTR)parameter;
    CHECK(WaitForSingleObject(go, INFINITE) == WAIT_OBJECT_0);
    order[steps++] = mine;
    SetEvent(done);
    return (DWORD)mine + 40;
}

static void threads(void) {
    DWORD id = 0, code = 0;
    go = CreateEventA(NULL, FALSE, FALSE, NULL);
    done = CreateEventW(NULL, FALSE, FALSE, u"done");
    HANDLE thread = CreateThread(NULL, 0, worker, (LPVOID)2, 0, &id);
    CHECK(thread != NULL && id != 0 && id != GetCurrentThreadId());
    CHECK(GetThreadId(thread) == id);
    CHECK(WaitForSingleObject(thread, 0) == WAIT_TIMEOUT);
    CHECK(SignalObjectAndWait(go, done, INFINITE, FALSE) == WAIT_OBJECT_0);
    CHECK(WaitForSingleObject(thread, INFINITE) == WAIT_OBJECT_0);
    CHECK(GetExitCodeThread(thread, &code) && code == 42);
    CHECK(steps == 1 && order[0] == 2 && mine == 0);
    CHECK(CloseHandle(thread) && !CloseHandle(thread));
    CHECK(GetLastError() == ERROR_INVALID_HANDLE);
    HANDLE other = OpenEventA(EVENT_ALL_ACCESS, FALSE, "done");
    CHECK(other != NULL && CompareObjectHandles(other, done));
    CHECK(OpenEventW(SYNCHRONIZE, FALSE, u"nobody") == NULL);
    CHECK(GetLastError() == ERROR_FILE_NOT_FOUND);
    CHECK(CreateEventW(NULL, FALSE, FALSE, u"done") != NULL);
    CHECK(GetLastError() == ERROR_ALREADY_EXISTS);
    CHECK(CreateMutexW(NULL, FALSE, u"done") == NULL && GetLastError() == ERROR_INVALID_HANDLE);
    CloseHandle(other);
}

static int cleaned;

static DWORD WINAPI sleeper(LPVOID parameter) {
    (void)parameter;
    Sleep(INFINITE);
    cleaned = 1;
    return 0;
}

static void terminating(void) {
    HANDLE thread = CreateThread(NULL, 1 << 16, sleeper, NULL, 0, NULL);
    Sleep(1);
    CHECK(TerminateThread(thread, 9));
    DWORD code = 0;
    CHECK(WaitForSingleObject(thread, INFINITE) == WAIT_OBJECT_0);
    CHECK(GetExitCodeThread(thread, &code) && code == 9 && cleaned == 0);
    CloseHandle(thread);
}

static int queued;

static void CALLBACK routine(ULONG_PTR parameter) { queued += (int)parameter; }
static void CALLBACK timer_routine(LPVOID parameter, DWORD low, DWORD high) {
    CHECK(low != 0 || high != 0);
    *(int *)parameter += 1;
}

static void apcs(void) {
    CHECK(QueueUserAPC(routine, GetCurrentThread(), 5));
    CHECK(queued == 0 && SleepEx(0, TRUE) == WAIT_IO_COMPLETION && queued == 5);
    HANDLE timer = CreateWaitableTimerW(NULL, FALSE, NULL);
    LARGE_INTEGER due;
    int fired = 0;
    ULONGLONG before = GetTickCount64();
    due.QuadPart = -10000000LL;
    CHECK(SetWaitableTimer(timer, &due, 0, timer_routine, &fired, FALSE));
    CHECK(SleepEx(INFINITE, TRUE) == WAIT_IO_COMPLETION && fired == 1);
    CHECK(GetTickCount64() - before == 1000);
    CloseHandle(timer);
}

static void bad_pointers(void) {
    HANDLE handle = NULL;
    OBJECT_ATTRIBUTES attributes;
    InitializeObjectAttributes(&attributes, NULL, 0, NULL, NULL);
    CHECK(NtCreateEvent(NULL, EVENT_ALL_ACCESS, NULL, NotificationEvent, FALSE) ==
          STATUS_ACCESS_VIOLATION);
    CHECK(NtCreateEvent((PHANDLE)16, EVENT_ALL_ACCESS, NULL, NotificationEvent, FALSE) ==
          STATUS_ACCESS_VIOLATION);
    CHECK(NtCreateEvent((PHANDLE)(LONG_PTR)-8, EVENT_ALL_ACCESS, NULL, 0, FALSE) ==
          STATUS_ACCESS_VIOLATION);
    CHECK(NtCreateEvent(&handle, EVENT_ALL_ACCESS, (POBJECT_ATTRIBUTES)((char *)&attributes + 1),
                        NotificationEvent, FALSE) == STATUS_DATATYPE_MISALIGNMENT);
    CHECK(NtCreateEvent(&handle, EVENT_ALL_ACCESS, (POBJECT_ATTRIBUTES)64, 0, FALSE) ==
          STATUS_ACCESS_VIOLATION);
    attributes.ObjectName = (PUNICODE_STRING)8;
    CHECK(NtCreateEvent(&handle, EVENT_ALL_ACCESS, &attributes, 0, FALSE) ==
          STATUS_ACCESS_VIOLATION);
    CHECK(NtQueryEvent(go, EventBasicInformation, (char *)&attributes + 1, 8, NULL) ==
          STATUS_DATATYPE_MISALIGNMENT);
    CHECK(CreateEventW((LPSECURITY_ATTRIBUTES)8, FALSE, FALSE, NULL) == NULL);
    CHECK(!GetHandleInformation(go, NULL) && GetLastError() == ERROR_NOACCESS);
    CHECK(WaitForMultipleObjects(2, (const HANDLE *)24, FALSE, 0) == WAIT_FAILED);
    CHECK(GetLastError() == ERROR_NOACCESS);
    static const char fixed[16] = "constant";
    CHECK(!GetExitCodeThread(GetCurrentThread(), (LPDWORD)(ULONG_PTR)fixed));
    CHECK(GetLastError() == ERROR_NOACCESS);
    CHECK(strcmp(fixed, "constant") == 0);
}

static void queries(void) {
    union {
        OBJECT_NAME_INFORMATION name;
        OBJECT_TYPE_INFORMATION type;
        OBJECT_BASIC_INFORMATION basic;
        char bytes[1024];
    } info;
    ULONG length = 0;
    CHECK(NtQueryObject(done, ObjectNameInformation, &info, sizeof(info), &length) == 0);
    CHECK(info.name.Name.Length > 10 && info.name.Name.Buffer[0] == '\\');
    CHECK((char *)info.name.Name.Buffer > info.bytes);
    CHECK(length == sizeof(UNICODE_STRING) + info.name.Name.MaximumLength);
    CHECK(NtQueryObject(done, ObjectTypeInformation, &info, sizeof(info), &length) == 0);
    CHECK(info.type.TypeName.Length == 10 && info.type.TypeName.Buffer[0] == 'E');
    CHECK(NtQueryObject(done, ObjectBasicInformation, &info, sizeof(info.basic), NULL) == 0);
    CHECK(info.basic.HandleCount == 2 && info.basic.GrantedAccess == EVENT_ALL_ACCESS);
    CHECK(NtQueryObject(done, ObjectBasicInformation, &info, 5, NULL) ==
          STATUS_INFO_LENGTH_MISMATCH);
    CHECK(NtSetEvent(go, (PLONG)&length) == STATUS_SUCCESS && length == 0);
    ResetEvent(go);
    WCHAR wide[64];
    CHECK(GetModuleFileNameW(NULL, wide, 64) == 11 && wide[0] == 'C' && wide[11] == 0);
    char text[64];
    CHECK(GetModuleFileNameA(NULL, text, 64) == 11 && strcmp(text, "C:\\tour.exe") == 0);
    CHECK(strcmp(GetCommandLineA(), "tour.exe first  \"second\"") == 0);
    CHECK(GetCommandLineW()[0] == 't' && GetCommandLineW() == GetCommandLineW());
    CHECK(SetEnvironmentVariableA("COLOR", "green"));
    CHECK(GetEnvironmentVariableA("color", text, 64) == 5 && strcmp(text, "green") == 0);
    LPWCH block = GetEnvironmentStringsW();
    CHECK(block != NULL && FreeEnvironmentStringsW(block));
    struct _TEB *teb = NtCurrentTeb();
    CHECK(teb->NtTib.Self == teb);
    CHECK((DWORD)(ULONG_PTR)teb->ClientId.UniqueProcess == GetCurrentProcessId());
    CHECK((DWORD)(ULONG_PTR)teb->ClientId.UniqueThread == GetCurrentThreadId());
    SetLastError(1234);
    CHECK(teb->LastErrorValue == 1234);
    teb->LastErrorValue = 4321;
    CHECK(GetLastError() == 4321);
    CHECK(teb->ProcessEnvironmentBlock->ProcessParameters->CommandLine.Buffer[0] == 't');
    CHECK(GetProcAddress(GetModuleHandleA("kernel32.dll"), "CreateEventW") ==
          (FARPROC)(void (*)(void))CreateEventW);
}

static void files(void) {
    HANDLE file = CreateFileA("C:\\notes.txt", GENERIC_READ | GENERIC_WRITE, 0, NULL, CREATE_ALWAYS,
                              FILE_ATTRIBUTE_NORMAL, NULL);
    DWORD count = 0;
    char text[16] = "";
    LARGE_INTEGER size, zero;
    CHECK(file != INVALID_HANDLE_VALUE);
    CHECK(WriteFile(file, "hello", 5, &count, NULL) && count == 5);
    zero.QuadPart = 0;
    CHECK(GetFileSizeEx(file, &size) && size.QuadPart == 5);
    CHECK(SetFilePointerEx(file, zero, NULL, FILE_BEGIN));
    CHECK(ReadFile(file, text, sizeof(text), &count, NULL) && count == 5);
    CHECK(strcmp(text, "hello") == 0);
    FILE_BASIC_INFO basic;
    CHECK(GetFileInformationByHandleEx(file, FileBasicInfo, &basic, sizeof(basic)));
    CHECK(basic.CreationTime.QuadPart != 0);
    CloseHandle(file);
    WIN32_FIND_DATAA found;
    HANDLE search = FindFirstFileA("C:\\*.txt", &found);
    CHECK(search != INVALID_HANDLE_VALUE && strcmp(found.cFileName, "notes.txt") == 0);
    CHECK(found.nFileSizeLow == 5 && FindClose(search));
}

static DWORD WINAPI pipe_writer(LPVOID pipe) {
    DWORD count;
    Sleep(10);
    return (DWORD)WriteFile(pipe, "ping", 4, &count, NULL);
}

static void pipes(void) {
    HANDLE server = CreateNamedPipeA("\\\\.\\pipe\\tour", PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE, 1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA("\\\\.\\pipe\\tour", GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    CHECK(server != INVALID_HANDLE_VALUE && client != INVALID_HANDLE_VALUE);
    char text[8] = "";
    DWORD count = 0;
    OVERLAPPED overlapped;
    memset(&overlapped, 0, sizeof(overlapped));
    overlapped.hEvent = CreateEventW(NULL, TRUE, FALSE, NULL);
    CHECK(!ReadFile(server, text, 4, NULL, &overlapped) && GetLastError() == ERROR_IO_PENDING);
    CHECK(!HasOverlappedIoCompleted(&overlapped));
    HANDLE thread = CreateThread(NULL, 0, pipe_writer, client, 0, NULL);
    CHECK(WaitForSingleObject(overlapped.hEvent, INFINITE) == WAIT_OBJECT_0);
    CHECK(memcmp(text, "ping", 4) == 0 && overlapped.InternalHigh == 4);
    CHECK(GetOverlappedResult(server, &overlapped, &count, FALSE) && count == 4);
    WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
    CloseHandle(overlapped.hEvent);
    CloseHandle(client);
    CloseHandle(server);
}

static void locks(void) {
    static SRWLOCK lock = SRWLOCK_INIT;
    CRITICAL_SECTION section;
    InitializeCriticalSection(&section);
    EnterCriticalSection(&section);
    CHECK(TryEnterCriticalSection(&section));
    LeaveCriticalSection(&section);
    LeaveCriticalSection(&section);
    DeleteCriticalSection(&section);
    AcquireSRWLockExclusive(&lock);
    CHECK(!TryAcquireSRWLockShared(&lock));
    ReleaseSRWLockExclusive(&lock);
    int value = 1, same = 1;
    CHECK(!WaitOnAddress(&value, &same, sizeof(value), 10) && GetLastError() == ERROR_TIMEOUT);
    same = 2;
    CHECK(WaitOnAddress(&value, &same, sizeof(value), 10));
}

/* The child says with its exit code what it got: 7 and the handle that it finds on its line. */
static int child(void *context) {
    DWORD flags = 0;
    unsigned value = 0;
    int code = *(int *)context;
    const char *line = GetCommandLineA();
    const char *at = strstr(line, "0x");
    if (at != NULL && sscanf(at, "%x", &value) == 1) {
        HANDLE handle = (HANDLE)(ULONG_PTR)value;
        code += GetHandleInformation(handle, &flags) ? 100 : 0;
        code += (flags & HANDLE_FLAG_INHERIT) ? 10 : 0;
        SetEvent(handle);
    }
    return code;
}

static void children(void) {
    SECURITY_ATTRIBUTES inherit = {sizeof(inherit), NULL, TRUE};
    HANDLE event = CreateEventW(&inherit, TRUE, FALSE, NULL);
    HANDLE second = CreateEventW(&inherit, TRUE, FALSE, NULL);
    PROCESS_INFORMATION info;
    STARTUPINFOA startup = {.cb = sizeof(startup)};
    char line[64];
    DWORD code = 0;
    snprintf(line, sizeof(line), "\"CHILD.exe\" 0x%x", (unsigned)(ULONG_PTR)event);
    CHECK(CreateProcessA(NULL, line, NULL, NULL, TRUE, 0, NULL, NULL, &startup, &info));
    CHECK(info.dwProcessId != GetCurrentProcessId());
    CHECK(WaitForSingleObject(event, INFINITE) == WAIT_OBJECT_0);
    CHECK(WaitForSingleObject(info.hProcess, INFINITE) == WAIT_OBJECT_0);
    CHECK(GetExitCodeProcess(info.hProcess, &code) && code == 117);
    CloseHandle(info.hProcess);
    CloseHandle(info.hThread);

    STARTUPINFOEXW extended;
    SIZE_T size = 0;
    memset(&extended, 0, sizeof(extended));
    extended.StartupInfo.cb = sizeof(extended);
    CHECK(!InitializeProcThreadAttributeList(NULL, 1, 0, &size));
    char list[256];
    CHECK(size <= sizeof(list));
    extended.lpAttributeList = (LPPROC_THREAD_ATTRIBUTE_LIST)(void *)list;
    CHECK(InitializeProcThreadAttributeList(extended.lpAttributeList, 1, 0, &size));
    CHECK(UpdateProcThreadAttribute(extended.lpAttributeList, 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST,
                                    &second, sizeof(second), NULL, NULL));
    WCHAR wide[] = u"child 0x0000";
    wide[8] = u"0123456789abcdef"[((ULONG_PTR)event >> 12) & 15];
    wide[9] = u"0123456789abcdef"[((ULONG_PTR)event >> 8) & 15];
    wide[10] = u"0123456789abcdef"[((ULONG_PTR)event >> 4) & 15];
    wide[11] = u"0123456789abcdef"[(ULONG_PTR)event & 15];
    CHECK(CreateProcessW(NULL, wide, NULL, NULL, TRUE, EXTENDED_STARTUPINFO_PRESENT, NULL, NULL,
                         &extended.StartupInfo, &info));
    CHECK(WaitForSingleObject(info.hProcess, INFINITE) == WAIT_OBJECT_0);
    CHECK(GetExitCodeProcess(info.hProcess, &code) && code == 7);
    DeleteProcThreadAttributeList(extended.lpAttributeList);
    CHECK(!CreateProcessA(NULL, (char[]){"nobody.exe"}, NULL, NULL, FALSE, 0, NULL, NULL, &startup,
                          &info));
    CHECK(GetLastError() == ERROR_FILE_NOT_FOUND);
    CloseHandle(event);
    CloseHandle(second);
}

static int tour(void *context) {
    CHECK(context == &failures);
    threads();
    terminating();
    apcs();
    bad_pointers();
    queries();
    files();
    pipes();
    locks();
    children();
    CHECK(obsim_audit() == 0);
    return 77;
}

static int waits_for_ever(void *context) {
    (void)context;
    WaitForSingleObject(CreateEventW(NULL, FALSE, FALSE, NULL), INFINITE);
    failures++;
    return 1;
}

static int exits(void *context) {
    (void)context;
    ExitProcess(5);
    failures++;
    return 0;
}

int main(void) {
    static int seven = 7;
    unsigned code = 0;
    CHECK(obsim_register_image("tour.exe", tour, &failures) == OBSIM_OK);
    CHECK(obsim_register_image(u"C:\\child.exe", child, &seven) == OBSIM_OK);
    CHECK(obsim_register_image("C:\\more\\waits.exe", waits_for_ever, NULL) == OBSIM_OK);
    CHECK(obsim_register_image("exits", exits, NULL) == OBSIM_OK);
    CHECK(obsim_run("tour.exe", "tour.exe first  \"second\"", &code) == OBSIM_OK && code == 77);
    CHECK(obsim_run("WAITS", NULL, &code) == OBSIM_DEADLOCK);
    CHECK(strstr(obsim_last_refusal(), "deadlock") != NULL);
    CHECK(obsim_run(u"exits.exe", NULL, &code) == OBSIM_OK && code == 5);
    CHECK(obsim_run("nobody.exe", NULL, &code) == OBSIM_NO_IMAGE);

    /* The host program itself: a process of the world like any other. */
    HANDLE mutex = CreateMutexW(NULL, TRUE, u"Local\\guard");
    CHECK(mutex != NULL && GetLastError() == 0);
    CHECK(CreateMutexW(NULL, TRUE, u"Local\\guard") != NULL);
    CHECK(GetLastError() == ERROR_ALREADY_EXISTS);
    HANDLE event = CreateEventW(NULL, FALSE, FALSE, NULL);
    CHECK(WaitForSingleObject(event, 50) == WAIT_TIMEOUT);
    go = CreateEventW(NULL, TRUE, TRUE, NULL);
    done = event;
    HANDLE thread = CreateThread(NULL, 0, worker, (LPVOID)3, 0, NULL);
    CHECK(WaitForSingleObject(thread, INFINITE) == WAIT_OBJECT_0);
    CHECK(WaitForSingleObject(event, INFINITE) == WAIT_OBJECT_0);
    CHECK(WaitForSingleObject(event, INFINITE) == WAIT_FAILED);
    CHECK(obsim_audit() == 0);
    CHECK(obsim_world_free() == OBSIM_OK);
    if (failures == 0) {
        printf("all is well\n");
    }
    return failures;
}
