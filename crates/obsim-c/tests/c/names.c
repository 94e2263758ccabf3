/* Objects of every type, created and opened by name, natively and by Win32 call; and memory that is
   shared between processes. */
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

static HANDLE made, opened;
static UNICODE_STRING name;
static OBJECT_ATTRIBUTES attributes;

/* Names the next object. */
static POBJECT_ATTRIBUTES named(PCWSTR text) {
    RtlInitUnicodeString(&name, text);
    InitializeObjectAttributes(&attributes, &name, OBJ_CASE_INSENSITIVE, NULL, NULL);
    made = opened = NULL;
    return &attributes;
}

/* Both handles name one object of a type, which has a name. Each opening of a key is an object. */
static void same(const char *type) {
    union {
        OBJECT_TYPE_INFORMATION type;
        OBJECT_NAME_INFORMATION name;
        char bytes[512];
    } info;
    CHECK(made != NULL && opened != NULL && made != opened);
    CHECK(CompareObjectHandles(made, opened) == (strcmp(type, "Key") != 0));
    CHECK(NtQueryObject(opened, ObjectTypeInformation, &info, sizeof(info), NULL) == 0);
    for (unsigned at = 0; type[at] != 0; at++) {
        CHECK(info.type.TypeName.Length > 2 * at && info.type.TypeName.Buffer[at] == type[at]);
    }
    CHECK(NtClose(made) == STATUS_SUCCESS && NtClose(opened) == STATUS_SUCCESS);
}

#define OK(call) CHECK((call) == STATUS_SUCCESS)

static void native(void) {
    LARGE_INTEGER size, timeout;
    IO_STATUS_BLOCK io;
    UNICODE_STRING target;
    size.QuadPart = 4096;
    timeout.QuadPart = -10000;
    OK(NtCreateDirectoryObject(&made, DIRECTORY_ALL_ACCESS, named(u"\\BaseNamedObjects\\folder")));
    OK(NtOpenDirectoryObject(&opened, DIRECTORY_QUERY, &attributes));
    same("Directory");
    RtlInitUnicodeString(&target, u"\\BaseNamedObjects");
    named(u"\\BaseNamedObjects\\link");
    OK(NtCreateSymbolicLinkObject(&made, SYMBOLIC_LINK_ALL_ACCESS, &attributes, &target));
    OK(NtOpenSymbolicLinkObject(&opened, SYMBOLIC_LINK_QUERY, &attributes));
    WCHAR space[64];
    UNICODE_STRING read = {0, sizeof(space), space};
    ULONG length = 0;
    OK(NtQuerySymbolicLinkObject(opened, &read, &length));
    CHECK(read.Length == target.Length && memcmp(space, target.Buffer, read.Length) == 0);
    same("SymbolicLink");
    OK(NtCreateEvent(&made, EVENT_ALL_ACCESS, named(u"\\BaseNamedObjects\\event"), 0, FALSE));
    OK(NtOpenEvent(&opened, SYNCHRONIZE, &attributes));
    same("Event");
    OK(NtCreateMutant(&made, MUTANT_ALL_ACCESS, named(u"\\BaseNamedObjects\\mutant"), FALSE));
    OK(NtOpenMutant(&opened, SYNCHRONIZE, &attributes));
    same("Mutant");
    OK(NtCreateSemaphore(&made, SEMAPHORE_ALL_ACCESS, named(u"\\BaseNamedObjects\\sem"), 1, 2));
    OK(NtOpenSemaphore(&opened, SYNCHRONIZE, &attributes));
    same("Semaphore");
    OK(NtCreateKeyedEvent(&made, KEYEDEVENT_ALL_ACCESS, named(u"\\BaseNamedObjects\\keyed"), 0));
    OK(NtOpenKeyedEvent(&opened, KEYEDEVENT_WAIT, &attributes));
    same("KeyedEvent");
    OK(NtCreateTimer(&made, TIMER_ALL_ACCESS, named(u"\\BaseNamedObjects\\timer"), 0));
    OK(NtOpenTimer(&opened, SYNCHRONIZE, &attributes));
    same("Timer");
    OK(NtCreateSection(&made, SECTION_ALL_ACCESS, named(u"\\BaseNamedObjects\\section"), &size,
                       PAGE_READWRITE, SEC_COMMIT, NULL));
    OK(NtOpenSection(&opened, SECTION_MAP_READ, &attributes));
    same("Section");
    OK(NtCreateJobObject(&made, JOB_OBJECT_ALL_ACCESS, named(u"\\BaseNamedObjects\\job")));
    OK(NtOpenJobObject(&opened, JOB_OBJECT_QUERY, &attributes));
    same("Job");
    OK(NtCreateIoCompletion(&made, IO_COMPLETION_ALL_ACCESS, named(u"\\BaseNamedObjects\\port"),
                            0));
    OK(NtOpenIoCompletion(&opened, IO_COMPLETION_MODIFY_STATE, &attributes));
    same("IoCompletion");
    OK(NtCreateKey(&made, KEY_ALL_ACCESS, named(u"\\Registry\\Machine\\Software\\Tour"), 0, NULL, 0,
                   NULL));
    OK(NtOpenKey(&opened, KEY_READ, &attributes));
    same("Key");
    OK(NtCreateDebugObject(&made, DEBUG_ALL_ACCESS, named(u"\\BaseNamedObjects\\debug"), 1));
    CHECK(NtCreateDebugObject(&opened, DEBUG_ALL_ACCESS, &attributes, 1) ==
          STATUS_OBJECT_NAME_COLLISION);
    NtClose(made);
    OK(NtCreateNamedPipeFile(&made, GENERIC_READ | GENERIC_WRITE | SYNCHRONIZE,
                             named(u"\\Device\\NamedPipe\\tour"), &io,
                             FILE_SHARE_READ | FILE_SHARE_WRITE, FILE_CREATE, 0, 0, 0, 0, 1, 64, 64,
                             &timeout));
    OK(NtOpenFile(&opened, GENERIC_READ | SYNCHRONIZE, &attributes, &io,
                  FILE_SHARE_READ | FILE_SHARE_WRITE, 0));
    NtClose(made);
    NtClose(opened);
    OK(NtCreateMailslotFile(&made, GENERIC_READ | SYNCHRONIZE, named(u"\\Device\\Mailslot\\tour"),
                            &io, 0, 0, 0, &timeout));
    OK(NtOpenFile(&opened, GENERIC_WRITE | SYNCHRONIZE, &attributes, &io, FILE_SHARE_READ, 0));
    NtClose(made);
    NtClose(opened);
}

static void win32(void) {
    made = CreateEventA(NULL, FALSE, FALSE, "Local\\event");
    opened = OpenEventW(SYNCHRONIZE, FALSE, u"event");
    same("Event");
    made = CreateMutexA(NULL, FALSE, "mutex");
    opened = OpenMutexA(SYNCHRONIZE, FALSE, "mutex");
    same("Mutant");
    made = CreateSemaphoreA(NULL, 0, 5, "semaphore");
    opened = OpenSemaphoreA(SYNCHRONIZE, FALSE, "semaphore");
    same("Semaphore");
    made = CreateWaitableTimerA(NULL, FALSE, "timer");
    opened = OpenWaitableTimerA(SYNCHRONIZE, FALSE, "timer");
    same("Timer");
    made = CreateFileMappingA(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0, 4096, "mapping");
    opened = OpenFileMappingA(FILE_MAP_READ, FALSE, "mapping");
    same("Section");
    made = CreateJobObjectA(NULL, "job");
    opened = OpenJobObjectA(JOB_OBJECT_QUERY, FALSE, "job");
    same("Job");
    HKEY key = NULL, again = NULL;
    DWORD disposition = 0, type = 0, value = 7, size = sizeof(value);
    CHECK(RegCreateKeyExA(HKEY_CURRENT_USER, "Software\\Tour", 0, NULL, 0, KEY_ALL_ACCESS, NULL,
                          &key, &disposition) == 0);
    CHECK(RegSetValueExA(key, "seven", 0, REG_DWORD, &value, sizeof(value)) == 0);
    value = 0;
    CHECK(RegOpenKeyExA(HKEY_CURRENT_USER, "software\\tour", 0, KEY_READ, &again) == 0);
    CHECK(RegQueryValueExA(again, "SEVEN", NULL, &type, &value, &size) == 0);
    CHECK(value == 7 && size == 4 && type == REG_DWORD);
    RegCloseKey(again);
    RegCloseKey(key);
    HANDLE slot = CreateMailslotA("\\\\.\\mailslot\\tour", 0, 0, NULL);
    HANDLE writer = CreateFileA("\\\\.\\mailslot\\tour", GENERIC_WRITE, FILE_SHARE_READ, NULL,
                                OPEN_EXISTING, 0, NULL);
    char text[8] = "";
    DWORD count = 0;
    CHECK(WriteFile(writer, "ping", 4, &count, NULL) && ReadFile(slot, text, 8, &count, NULL));
    CHECK(count == 4 && memcmp(text, "ping", 4) == 0);
    CloseHandle(slot);
    CloseHandle(writer);
    HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
    ULONG_PTR ticket = 0;
    LPOVERLAPPED overlapped = NULL;
    CHECK(PostQueuedCompletionStatus(port, 3, 99, (LPOVERLAPPED)(ULONG_PTR)64));
    CHECK(GetQueuedCompletionStatus(port, &count, &ticket, &overlapped, 0));
    CHECK(count == 3 && ticket == 99 && overlapped == (LPOVERLAPPED)(ULONG_PTR)64);
    CloseHandle(port);
}

static int reader(void *context) {
    (void)context;
    HANDLE mapping = OpenFileMappingW(FILE_MAP_ALL_ACCESS, FALSE, u"shared");
    char *view = MapViewOfFile(mapping, FILE_MAP_WRITE, 0, 0, 0);
    if (view == NULL || strcmp(view, "from the parent") != 0) {
        return 1;
    }
    strcpy(view + 100, "from the child");
    return UnmapViewOfFile(view) ? 3 : 2;
}

static void memory(void) {
    PROCESS_INFORMATION info;
    STARTUPINFOW startup = {.cb = sizeof(startup)};
    WCHAR line[] = u"reader";
    DWORD code = 0, old = 0;
    SIZE_T count = 0;
    HANDLE mapping =
        CreateFileMappingW(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0, 100000, u"shared");
    char *view = MapViewOfFile(mapping, FILE_MAP_WRITE, 0, 0, 0);
    char *again = MapViewOfFile(mapping, FILE_MAP_READ, 0, 65536, 0);
    CHECK(view != NULL && again != NULL && view != again);
    strcpy(view, "from the parent");
    view[65536] = 'x';
    CHECK(again[0] == 'x');
    CHECK(CreateProcessW(NULL, line, NULL, NULL, FALSE, 0, NULL, NULL, &startup, &info));
    CHECK(WaitForSingleObject(info.hProcess, INFINITE) == WAIT_OBJECT_0);
    CHECK(GetExitCodeProcess(info.hProcess, &code) && code == 3);
    CHECK(strcmp(view + 100, "from the child") == 0);
    CHECK(UnmapViewOfFile(again) && UnmapViewOfFile(view) && !UnmapViewOfFile(view));
    view = MapViewOfFile(mapping, FILE_MAP_READ, 0, 0, 0);
    CHECK(view != NULL && strcmp(view, "from the parent") == 0);
    CHECK(!ReadFile(NULL, view, 4, &code, NULL));
    UnmapViewOfFile(view);
    CloseHandle(mapping);

    char *page = VirtualAlloc(NULL, 8192, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE);
    char text[16] = "";
    CHECK(page != NULL && page[0] == 0);
    strcpy(page, "mine");
    CHECK(ReadProcessMemory(GetCurrentProcess(), page, text, 5, &count) && count == 5);
    CHECK(strcmp(text, "mine") == 0);
    CHECK(WriteProcessMemory(GetCurrentProcess(), page + 4096, "yours", 6, &count));
    CHECK(strcmp(page + 4096, "yours") == 0 && strcmp(page, "mine") == 0);
    CHECK(VirtualProtect(page, 4096, PAGE_READONLY, &old) && old == PAGE_READWRITE);
    CHECK(!GetExitCodeProcess(GetCurrentProcess(), (LPDWORD)(void *)page));
    CHECK(GetLastError() == ERROR_NOACCESS);
    MEMORY_BASIC_INFORMATION region;
    CHECK(VirtualQuery(page, &region, sizeof(region)) == sizeof(region));
    CHECK(region.BaseAddress == page && region.Protect == PAGE_READONLY);
    CHECK(VirtualFree(page, 0, MEM_RELEASE));
    CHECK(!GetExitCodeProcess(GetCurrentProcess(), (LPDWORD)(void *)page));

    HANDLE file = CreateFileA("C:\\mapped.txt", GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ, NULL,
                              CREATE_ALWAYS, 0, NULL);
    CHECK(WriteFile(file, "hello world", 11, &code, NULL));
    mapping = CreateFileMappingW(file, NULL, PAGE_READWRITE, 0, 0, NULL);
    view = MapViewOfFile(mapping, FILE_MAP_WRITE, 0, 0, 0);
    CHECK(view != NULL && memcmp(view, "hello world", 11) == 0);
    view[0] = 'J';
    SetFilePointer(file, 0, NULL, FILE_BEGIN);
    CHECK(ReadFile(file, text, 5, &code, NULL) && memcmp(text, "Jello", 5) == 0);
    SetFilePointer(file, 6, NULL, FILE_BEGIN);
    CHECK(WriteFile(file, "W", 1, &code, NULL) && memcmp(view, "Jello World", 11) == 0);
    UnmapViewOfFile(view);
    CloseHandle(mapping);
    CloseHandle(file);
}

/* Who may: descriptors as a program builds and reads them. */
static void security(void) {
    SECURITY_ATTRIBUTES only = {sizeof(only), NULL, FALSE};
    char buffer[256];
    DWORD needed = 0;
    CHECK(ConvertStringSecurityDescriptorToSecurityDescriptorA(
        "D:P(A;;0x100000;;;WD)", SDDL_REVISION_1, &only.lpSecurityDescriptor, NULL));
    HANDLE guarded = CreateEventA(&only, FALSE, FALSE, "guarded");
    CHECK(guarded != NULL);
    CHECK(OpenEventA(EVENT_MODIFY_STATE, FALSE, "guarded") == NULL);
    CHECK(GetLastError() == ERROR_ACCESS_DENIED);
    opened = OpenEventA(SYNCHRONIZE, FALSE, "guarded");
    CHECK(opened != NULL && CloseHandle(opened));
    CHECK(LocalFree(only.lpSecurityDescriptor) == NULL);
    CHECK(GetKernelObjectSecurity(guarded, DACL_SECURITY_INFORMATION, buffer, sizeof(buffer),
                                  &needed));
    SECURITY_DESCRIPTOR_CONTROL control = ((SECURITY_DESCRIPTOR *)(void *)buffer)->Control;
    CHECK(needed == 48 && (control & 0x9004) == 0x9004);
    CloseHandle(guarded);

    SECURITY_DESCRIPTOR open;
    SECURITY_ATTRIBUTES everybody = {sizeof(everybody), &open, FALSE};
    CHECK(InitializeSecurityDescriptor(&open, SECURITY_DESCRIPTOR_REVISION));
    CHECK(SetSecurityDescriptorDacl(&open, TRUE, NULL, FALSE));
    CloseHandle(CreateMutexA(&everybody, FALSE, NULL));

    HANDLE token = NULL;
    union {
        TOKEN_USER user;
        char bytes[128];
    } info;
    LPSTR text = NULL;
    CHECK(OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &token));
    CHECK(GetTokenInformation(token, TokenUser, &info, sizeof(info), &needed));
    CHECK(IsValidSid(info.user.User.Sid) && ConvertSidToStringSidA(info.user.User.Sid, &text));
    PSID sid = NULL;
    CHECK(text != NULL && strncmp(text, "S-1-5-21-", 9) == 0);
    CHECK(ConvertStringSidToSidA(text, &sid) && EqualSid(sid, info.user.User.Sid));
    LocalFree(text);
    LocalFree(sid);
    CloseHandle(token);
}

static int all(void *context) {
    (void)context;
    security();
    native();
    win32();
    memory();
    CHECK(obsim_audit() == 0);
    return 0;
}

int main(void) {
    unsigned code = 1;
    CHECK(obsim_register_image("all.exe", all, NULL) == OBSIM_OK);
    CHECK(obsim_register_image("reader.exe", reader, NULL) == OBSIM_OK);
    CHECK(obsim_run("all.exe", NULL, &code) == OBSIM_OK && code == 0);
    if (failures > 0) {
        printf("%s\n", obsim_last_refusal());
    }
    /* The host program does the same for itself. */
    all(NULL);
    if (failures == 0) {
        printf("all is well\n");
    }
    return failures;
}
