/* Routines that calls take. */
typedef DWORD (WINAPI *LPTHREAD_START_ROUTINE)(LPVOID lpThreadParameter);
typedef LPTHREAD_START_ROUTINE PTHREAD_START_ROUTINE;
typedef NTSTATUS (NTAPI *PUSER_THREAD_START_ROUTINE)(PVOID ThreadParameter);
typedef void (CALLBACK *PAPCFUNC)(ULONG_PTR Parameter);
typedef void (CALLBACK *PTIMERAPCROUTINE)(LPVOID lpArgToCompletionRoutine, DWORD dwTimerLowValue,
    DWORD dwTimerHighValue);
typedef void (WINAPI *LPOVERLAPPED_COMPLETION_ROUTINE)(DWORD dwErrorCode,
    DWORD dwNumberOfBytesTransfered, LPOVERLAPPED lpOverlapped);
typedef void (NTAPI *PIO_APC_ROUTINE)(PVOID ApcContext, PIO_STATUS_BLOCK IoStatusBlock,
    ULONG Reserved);
typedef void (NTAPI *PTIMER_APC_ROUTINE)(PVOID TimerContext, ULONG TimerLowValue,
    LONG TimerHighValue);
typedef void (NTAPI *PPS_APC_ROUTINE)(PVOID ApcArgument1, PVOID ApcArgument2, PVOID ApcArgument3);
typedef BOOL (CALLBACK *PINIT_ONCE_FN)(PINIT_ONCE InitOnce, PVOID Parameter, PVOID *Context);

typedef RTL_CRITICAL_SECTION CRITICAL_SECTION, *PCRITICAL_SECTION, *LPCRITICAL_SECTION;
typedef TEB NT_TEB;
typedef TEB *PNT_TEB;
typedef const UNICODE_STRING *PCUNICODE_STRING;
typedef GUID IID, CLSID;

#define NT_SUCCESS(Status) (((NTSTATUS)(Status)) >= 0)
#define NT_INFORMATION(Status) ((((ULONG)(Status)) >> 30) == 1)
#define NT_WARNING(Status) ((((ULONG)(Status)) >> 30) == 2)
#define NT_ERROR(Status) ((((ULONG)(Status)) >> 30) == 3)
#define NtCurrentProcess() ((HANDLE)(LONG_PTR)-1)
#define NtCurrentThread() ((HANDLE)(LONG_PTR)-2)
#define ZwCurrentProcess() NtCurrentProcess()
#define ZwCurrentThread() NtCurrentThread()
#define InitializeObjectAttributes(p, n, a, r, s) do { \
        (p)->Length = sizeof(OBJECT_ATTRIBUTES); \
        (p)->RootDirectory = (r); \
        (p)->Attributes = (a); \
        (p)->ObjectName = (n); \
        (p)->SecurityDescriptor = (s); \
        (p)->SecurityQualityOfService = NULL; \
    } while (0)
#define LOBYTE(w) ((BYTE)((DWORD_PTR)(w) & 0xFF))
#define LOWORD(l) ((WORD)((DWORD_PTR)(l) & 0xFFFF))
#define HIWORD(l) ((WORD)(((DWORD_PTR)(l) >> 16) & 0xFFFF))
#define MAKELONG(a, b) ((LONG)(((WORD)(a)) | ((DWORD)((WORD)(b))) << 16))
#define UNREFERENCED_PARAMETER(p) ((void)(p))
#define ZeroMemory(p, n) __builtin_memset((p), 0, (n))
#define RtlZeroMemory(p, n) __builtin_memset((p), 0, (n))
#define CopyMemory(d, s, n) __builtin_memcpy((d), (s), (n))
#define SECURITY_DESCRIPTOR_REVISION 1
#define SDDL_REVISION_1 1
#define ACL_REVISION 2
#define LMEM_FIXED 0
#define LMEM_ZEROINIT 0x40
#define HEAP_ZERO_MEMORY 8

/* Functions beside the table of calls. */
struct _TEB *NtCurrentTeb(void);
BOOL InitOnceExecuteOnce(PINIT_ONCE InitOnce, PINIT_ONCE_FN InitFn, PVOID Parameter,
    LPVOID *Context);
void RtlInitUnicodeString(PUNICODE_STRING DestinationString, PCWSTR SourceString);
ULONG RtlNtStatusToDosError(NTSTATUS Status);
DWORD RtlGetLastWin32Error(void);
void RtlSetLastWin32Error(DWORD LastError);
BOOL FreeEnvironmentStringsW(LPWCH penv);
BOOL FreeEnvironmentStringsA(LPCH penv);
HMODULE GetModuleHandleW(LPCWSTR lpModuleName);
HMODULE GetModuleHandleA(LPCSTR lpModuleName);
FARPROC GetProcAddress(HMODULE hModule, LPCSTR lpProcName);
HANDLE GetProcessHeap(void);
LPVOID HeapAlloc(HANDLE hHeap, DWORD dwFlags, SIZE_T dwBytes);
LPVOID HeapReAlloc(HANDLE hHeap, DWORD dwFlags, LPVOID lpMem, SIZE_T dwBytes);
BOOL HeapFree(HANDLE hHeap, DWORD dwFlags, LPVOID lpMem);
HLOCAL LocalAlloc(UINT uFlags, SIZE_T uBytes);
HLOCAL LocalFree(HLOCAL hMem);
BOOL ConvertStringSecurityDescriptorToSecurityDescriptorW(LPCWSTR StringSecurityDescriptor,
    DWORD StringSDRevision, PSECURITY_DESCRIPTOR *SecurityDescriptor,
    PULONG SecurityDescriptorSize);
BOOL ConvertStringSecurityDescriptorToSecurityDescriptorA(LPCSTR StringSecurityDescriptor,
    DWORD StringSDRevision, PSECURITY_DESCRIPTOR *SecurityDescriptor,
    PULONG SecurityDescriptorSize);
BOOL ConvertSidToStringSidW(PSID Sid, LPWSTR *StringSid);
BOOL ConvertSidToStringSidA(PSID Sid, LPSTR *StringSid);
BOOL ConvertStringSidToSidW(LPCWSTR StringSid, PSID *Sid);
BOOL ConvertStringSidToSidA(LPCSTR StringSid, PSID *Sid);
BOOL EqualSid(PSID pSid1, PSID pSid2);
DWORD GetLengthSid(PSID pSid);
BOOL IsValidSid(PSID pSid);
PVOID FreeSid(PSID pSid);
BOOL InitializeSecurityDescriptor(PSECURITY_DESCRIPTOR pSecurityDescriptor, DWORD dwRevision);
BOOL SetSecurityDescriptorDacl(PSECURITY_DESCRIPTOR pSecurityDescriptor, BOOL bDaclPresent,
    PACL pDacl, BOOL bDaclDefaulted);

/* What steers obsim. Paths and command lines are texts of UTF-8, UTF-16 or wchar_t. */
#define OBSIM_OK 0       /* All guest threads have ended. */
#define OBSIM_DEADLOCK 1 /* Some live, and nobody can act any more. */
#define OBSIM_REFUSED 2  /* One asked for what obsim does not model. */
#define OBSIM_NO_IMAGE 3 /* No program of this name is registered. */
#define OBSIM_ERROR 4    /* An argument is bad, or obsim is wrong. */
#define OBSIM_BUSY 5     /* A guest cannot do that. */
/* The first thread of each process started from an image runs this; what it returns is the exit
   code of the process. */
typedef int (*obsim_entry)(void *context);
/* Registers a program, by its full path, or by its name alone: then it is in C:\\. */
int obsim_register_image(const void *path, obsim_entry entry, void *context);
#ifndef OBSIM_STRICT
/* Any routine that takes a pointer or nothing and returns 32 bits will do. */
#define obsim_register_image(path, entry, context) \
    obsim_register_image((path), (obsim_entry)(void (*)(void))(entry), (context))
#endif
/* Starts a process from a program and lets the world run until no guest thread is left. Stores the
   exit code of the process, 32 bits, unless the place is NULL. */
int obsim_run(const void *image, const void *command_line, void *exit_code);
/* Ends the current world, and begins another with the same options. */
int obsim_world_new(void);
/* Ends the current world; the next call of any function begins one. */
int obsim_world_free(void);
/* Sets an option ("name=value") and begins another world: trace=on, seed=NUMBER,
   schedule=round-robin, turns=NUMBER, patience=MILLISECONDS, handles=eager|fifo|never|hostile,
   ids=eager|fifo|never|hostile, user=NAME (admin unless said). */
int obsim_option(const void *option);
/* Puts a file on the volume of the world. */
int obsim_put_file(const void *path, const void *bytes, SIZE_T length);
/* Texts of UTF-8 that stay until the next call of the same function from the same thread. */
const char *obsim_trace_json(void);
const char *obsim_verdicts_json(void);
const char *obsim_last_refusal(void);
/* Recounts everything: 0 if nothing is wrong. */
int obsim_audit(void);
const char *obsim_version(void);
