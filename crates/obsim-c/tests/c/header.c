/* The header by itself, twice, in C and in C++. */
#include <obsim.h>
#include <windows.h>
#include <winternl.h>

static int entry(void *context) { return context == NULL; }

DWORD WINAPI routine(LPVOID parameter);
DWORD WINAPI routine(LPVOID parameter) { return parameter == NULL; }

int main(void) {
    OBJECT_ATTRIBUTES attributes;
    HANDLE event = CreateEvent(NULL, TRUE, FALSE, TEXT("name"));
    HANDLE wide = CreateEventW(NULL, TRUE, FALSE, OBSIM_WIDE("name"));
    HANDLE thread = CreateThread(NULL, 0, routine, NULL, CREATE_SUSPENDED, NULL);
    InitializeObjectAttributes(&attributes, NULL, OBJ_CASE_INSENSITIVE, NULL, NULL);
    obsim_register_image("entry.exe", entry, NULL);
    obsim_register_image("routine.exe", routine, NULL);
    return NtClose(event) == STATUS_SUCCESS && NtClose(wide) == STATUS_INVALID_HANDLE &&
           NtTerminateProcess(NtCurrentProcess(), 0) == 0 && thread == INVALID_HANDLE_VALUE;
}
