/* Windows' calls as obsim answers them. Printed by `cargo xtask gen`: do not edit. */
#ifndef OBSIM_H
#define OBSIM_H

#ifdef __cplusplus
extern "C" {
#endif

/* Basic types, with the sizes they have on Windows x64. */
#define VOID void
#define CONST const
#define WINAPI
#define NTAPI
#define CALLBACK
#define APIENTRY
#define NTSYSAPI
#define NTSYSCALLAPI
#define WINBASEAPI
#define WINADVAPI
#ifndef IN
#define IN
#define OUT
#define OPTIONAL
#endif
#ifndef NULL
#ifdef __cplusplus
#define NULL __null
#else
#define NULL ((void *)0)
#endif
#endif
#ifndef FALSE
#define FALSE 0
#define TRUE 1
#endif
#define ANYSIZE_ARRAY 1
#define MAXDWORD 0xFFFFFFFFU
#define INVALID_HANDLE_VALUE ((HANDLE)(LONG_PTR)-1)

typedef unsigned char BYTE, *PBYTE, *LPBYTE, UCHAR, *PUCHAR, BOOLEAN, *PBOOLEAN;
typedef char CHAR, CCHAR, *PCHAR, *LPCH, *LPSTR, *PSTR;
typedef const char *LPCSTR, *PCSTR, *LPCCH;
typedef unsigned short WORD, *PWORD, *LPWORD, USHORT, *PUSHORT;
typedef short SHORT, *PSHORT;
typedef unsigned int DWORD, *PDWORD, *LPDWORD, ULONG, *PULONG, UINT, *PUINT;
typedef unsigned int ULONG32, DWORD32, UINT32;
typedef int LONG, *PLONG, *LPLONG, INT, *PINT, *LPINT, BOOL, *PBOOL, *LPBOOL;
typedef int LONG32, INT32, NTSTATUS, *PNTSTATUS, HRESULT;
typedef unsigned long long ULONGLONG, *PULONGLONG, DWORDLONG, ULONG64, *PULONG64, DWORD64;
typedef unsigned long long UINT64, ULONG_PTR, *PULONG_PTR, DWORD_PTR, *PDWORD_PTR, UINT_PTR;
typedef unsigned long long SIZE_T, *PSIZE_T, KAFFINITY;
typedef long long LONGLONG, *PLONGLONG, LONG64, INT64, LONG_PTR, *PLONG_PTR, INT_PTR, SSIZE_T;
typedef void *PVOID, *LPVOID, *HANDLE, **PHANDLE, **LPHANDLE, **SPHANDLE;
typedef const void *LPCVOID, *PCVOID;
typedef void *HMODULE, *HINSTANCE, *HLOCAL, *HGLOBAL, *HKEY, **PHKEY, *HWINSTA, *HDESK, *HWND;
typedef void *PSID, *PSECURITY_DESCRIPTOR, *PRTL_SRWLOCK_PTR;
typedef DWORD ACCESS_MASK, *PACCESS_MASK, SECURITY_INFORMATION, *PSECURITY_INFORMATION;
typedef DWORD REGSAM, LCID, EXECUTION_STATE;
typedef LONG KPRIORITY, LSTATUS;
typedef WORD ATOM, LANGID, SECURITY_DESCRIPTOR_CONTROL, *PSECURITY_DESCRIPTOR_CONTROL;
typedef LONG_PTR LRESULT, LPARAM;
typedef UINT_PTR WPARAM;
typedef LONG_PTR (*FARPROC)(void);

/* UTF-16: write u"text", or L"text" where wchar_t has 16 bits (-fshort-wchar). */
#if defined(__cplusplus) && defined(__SIZEOF_WCHAR_T__) && __SIZEOF_WCHAR_T__ == 2
typedef wchar_t WCHAR;
#elif defined(__cplusplus)
typedef char16_t WCHAR;
#else
typedef unsigned short WCHAR;
#endif
typedef WCHAR *PWCHAR, *LPWCH, *PWCH, *LPWSTR, *PWSTR, *NWPSTR;
typedef const WCHAR *LPCWSTR, *PCWSTR, *LPCWCH, *PCWCH;
#if defined(__SIZEOF_WCHAR_T__) && __SIZEOF_WCHAR_T__ == 2
#define OBSIM_WIDE(text) L##text
#else
#define OBSIM_WIDE(text) u##text
#endif
#ifdef UNICODE
typedef WCHAR TCHAR, *PTSTR, *LPTSTR;
typedef const WCHAR *LPCTSTR;
#define __TEXT(text) OBSIM_WIDE(text)
#else
typedef char TCHAR, *PTSTR, *LPTSTR;
typedef const char *LPCTSTR;
#define __TEXT(text) text
#endif
#ifndef TEXT
#define TEXT(text) __TEXT(text)
#endif

typedef union _LARGE_INTEGER {
    __extension__ struct {
        DWORD LowPart;
        LONG HighPart;
    };
    struct {
        DWORD LowPart;
        LONG HighPart;
    } u;
    LONGLONG QuadPart;
} LARGE_INTEGER, *PLARGE_INTEGER;

typedef union _ULARGE_INTEGER {
    __extension__ struct {
        DWORD LowPart;
        DWORD HighPart;
    };
    struct {
        DWORD LowPart;
        DWORD HighPart;
    } u;
    ULONGLONG QuadPart;
} ULARGE_INTEGER, *PULARGE_INTEGER;

typedef struct _LUID {
    DWORD LowPart;
    LONG HighPart;
} LUID, *PLUID;

typedef struct _RTL_SRWLOCK {
    PVOID Ptr;
} RTL_SRWLOCK, *PRTL_SRWLOCK, SRWLOCK, *PSRWLOCK;
typedef struct _RTL_CONDITION_VARIABLE {
    PVOID Ptr;
} RTL_CONDITION_VARIABLE, *PRTL_CONDITION_VARIABLE, CONDITION_VARIABLE, *PCONDITION_VARIABLE;
typedef union _RTL_RUN_ONCE {
    PVOID Ptr;
} RTL_RUN_ONCE, *PRTL_RUN_ONCE, INIT_ONCE, *PINIT_ONCE, *LPINIT_ONCE;
#define RTL_SRWLOCK_INIT { 0 }
#define SRWLOCK_INIT RTL_SRWLOCK_INIT
#define RTL_CONDITION_VARIABLE_INIT { 0 }
#define CONDITION_VARIABLE_INIT RTL_CONDITION_VARIABLE_INIT
#define RTL_RUN_ONCE_INIT { 0 }
#define INIT_ONCE_STATIC_INIT RTL_RUN_ONCE_INIT

typedef struct _PROC_THREAD_ATTRIBUTE_LIST *PPROC_THREAD_ATTRIBUTE_LIST;
typedef struct _PROC_THREAD_ATTRIBUTE_LIST *LPPROC_THREAD_ATTRIBUTE_LIST;

typedef struct _PS_ATTRIBUTE {
    ULONG_PTR Attribute;
    SIZE_T Size;
    __extension__ union {
        ULONG_PTR Value;
        PVOID ValuePtr;
    };
    PSIZE_T ReturnLength;
} PS_ATTRIBUTE, *PPS_ATTRIBUTE;
typedef struct _PS_ATTRIBUTE_LIST {
    SIZE_T TotalLength;
    PS_ATTRIBUTE Attributes[1];
} PS_ATTRIBUTE_LIST, *PPS_ATTRIBUTE_LIST;

/* Names without a letter at their end. */
#ifdef UNICODE
#define CreateProcess CreateProcessW
#define GetCommandLine GetCommandLineW
#define GetCurrentDirectory GetCurrentDirectoryW
#define SetCurrentDirectory SetCurrentDirectoryW
#define GetEnvironmentVariable GetEnvironmentVariableW
#define SetEnvironmentVariable SetEnvironmentVariableW
#define GetEnvironmentStrings GetEnvironmentStringsW
#define ExpandEnvironmentStrings ExpandEnvironmentStringsW
#define GetModuleFileName GetModuleFileNameW
#define QueryFullProcessImageName QueryFullProcessImageNameW
#define CreateEvent CreateEventW
#define CreateEventEx CreateEventExW
#define OpenEvent OpenEventW
#define CreateMutex CreateMutexW
#define CreateMutexEx CreateMutexExW
#define OpenMutex OpenMutexW
#define CreateSemaphore CreateSemaphoreW
#define CreateSemaphoreEx CreateSemaphoreExW
#define OpenSemaphore OpenSemaphoreW
#define CreateWaitableTimer CreateWaitableTimerW
#define CreateWaitableTimerEx CreateWaitableTimerExW
#define OpenWaitableTimer OpenWaitableTimerW
#define SleepConditionVariableSR SleepConditionVariableSRW
#define CreateFile CreateFileW
#define GetFinalPathNameByHandle GetFinalPathNameByHandleW
#define GetFileAttributes GetFileAttributesW
#define GetFileAttributesEx GetFileAttributesExW
#define SetFileAttributes SetFileAttributesW
#define DeleteFile DeleteFileW
#define MoveFile MoveFileW
#define MoveFileEx MoveFileExW
#define CopyFile CopyFileW
#define CreateDirectory CreateDirectoryW
#define RemoveDirectory RemoveDirectoryW
#define FindFirstFile FindFirstFileW
#define FindNextFile FindNextFileW
#define FindFirstChangeNotification FindFirstChangeNotificationW
#define ReadDirectoryChanges ReadDirectoryChangesW
#define CreateNamedPipe CreateNamedPipeW
#define WaitNamedPipe WaitNamedPipeW
#define CallNamedPipe CallNamedPipeW
#define GetNamedPipeHandleState GetNamedPipeHandleStateW
#define CreateMailslot CreateMailslotW
#define DefineDosDevice DefineDosDeviceW
#define QueryDosDevice QueryDosDeviceW
#define CreateBoundaryDescriptor CreateBoundaryDescriptorW
#define CreatePrivateNamespace CreatePrivateNamespaceW
#define OpenPrivateNamespace OpenPrivateNamespaceW
#define CreateFileMapping CreateFileMappingW
#define OpenFileMapping OpenFileMappingW
#define LoadLibrary LoadLibraryW
#define CreateJobObject CreateJobObjectW
#define OpenJobObject OpenJobObjectW
#define LookupPrivilegeValue LookupPrivilegeValueW
#define LookupPrivilegeName LookupPrivilegeNameW
#define ConvertSecurityDescriptorToStringSecurityDescriptor ConvertSecurityDescriptorToStringSecurityDescriptorW
#define RegOpenKeyEx RegOpenKeyExW
#define RegCreateKeyEx RegCreateKeyExW
#define RegSetValueEx RegSetValueExW
#define RegQueryValueEx RegQueryValueExW
#define RegDeleteKey RegDeleteKeyW
#define RegDeleteValue RegDeleteValueW
#define RegEnumKeyEx RegEnumKeyExW
#define RegEnumValue RegEnumValueW
#define PostThreadMessage PostThreadMessageW
#define PostMessage PostMessageW
#define PeekMessage PeekMessageW
#define GetMessage GetMessageW
#define CreateWindowStation CreateWindowStationW
#define OpenWindowStation OpenWindowStationW
#define CreateDesktop CreateDesktopW
#define OpenDesktop OpenDesktopW
#define GetUserObjectInformation GetUserObjectInformationW
#define SetUserObjectInformation SetUserObjectInformationW
#define CreateWindowEx CreateWindowExW
#define SetWindowsHookEx SetWindowsHookExW
#define GetModuleHandle GetModuleHandleW
#define FreeEnvironmentStrings FreeEnvironmentStringsW
#else
#define CreateProcess CreateProcessA
#define GetCommandLine GetCommandLineA
#define GetCurrentDirectory GetCurrentDirectoryA
#define SetCurrentDirectory SetCurrentDirectoryA
#define GetEnvironmentVariable GetEnvironmentVariableA
#define SetEnvironmentVariable SetEnvironmentVariableA
#define GetEnvironmentStrings GetEnvironmentStringsA
#define ExpandEnvironmentStrings ExpandEnvironmentStringsA
#define GetModuleFileName GetModuleFileNameA
#define QueryFullProcessImageName QueryFullProcessImageNameA
#define CreateEvent CreateEventA
#define CreateEventEx CreateEventExA
#define OpenEvent OpenEventA
#define CreateMutex CreateMutexA
#define CreateMutexEx CreateMutexExA
#define OpenMutex OpenMutexA
#define CreateSemaphore CreateSemaphoreA
#define CreateSemaphoreEx CreateSemaphoreExA
#define OpenSemaphore OpenSemaphoreA
#define CreateWaitableTimer CreateWaitableTimerA
#define CreateWaitableTimerEx CreateWaitableTimerExA
#define OpenWaitableTimer OpenWaitableTimerA
#define SleepConditionVariableSR SleepConditionVariableSRA
#define CreateFile CreateFileA
#define GetFinalPathNameByHandle GetFinalPathNameByHandleA
#define GetFileAttributes GetFileAttributesA
#define GetFileAttributesEx GetFileAttributesExA
#define SetFileAttributes SetFileAttributesA
#define DeleteFile DeleteFileA
#define MoveFile MoveFileA
#define MoveFileEx MoveFileExA
#define CopyFile CopyFileA
#define CreateDirectory CreateDirectoryA
#define RemoveDirectory RemoveDirectoryA
#define FindFirstFile FindFirstFileA
#define FindNextFile FindNextFileA
#define FindFirstChangeNotification FindFirstChangeNotificationA
#define ReadDirectoryChanges ReadDirectoryChangesA
#define CreateNamedPipe CreateNamedPipeA
#define WaitNamedPipe WaitNamedPipeA
#define CallNamedPipe CallNamedPipeA
#define GetNamedPipeHandleState GetNamedPipeHandleStateA
#define CreateMailslot CreateMailslotA
#define DefineDosDevice DefineDosDeviceA
#define QueryDosDevice QueryDosDeviceA
#define CreateBoundaryDescriptor CreateBoundaryDescriptorA
#define CreatePrivateNamespace CreatePrivateNamespaceA
#define OpenPrivateNamespace OpenPrivateNamespaceA
#define CreateFileMapping CreateFileMappingA
#define OpenFileMapping OpenFileMappingA
#define LoadLibrary LoadLibraryA
#define CreateJobObject CreateJobObjectA
#define OpenJobObject OpenJobObjectA
#define LookupPrivilegeValue LookupPrivilegeValueA
#define LookupPrivilegeName LookupPrivilegeNameA
#define ConvertSecurityDescriptorToStringSecurityDescriptor ConvertSecurityDescriptorToStringSecurityDescriptorA
#define RegOpenKeyEx RegOpenKeyExA
#define RegCreateKeyEx RegCreateKeyExA
#define RegSetValueEx RegSetValueExA
#define RegQueryValueEx RegQueryValueExA
#define RegDeleteKey RegDeleteKeyA
#define RegDeleteValue RegDeleteValueA
#define RegEnumKeyEx RegEnumKeyExA
#define RegEnumValue RegEnumValueA
#define PostThreadMessage PostThreadMessageA
#define PostMessage PostMessageA
#define PeekMessage PeekMessageA
#define GetMessage GetMessageA
#define CreateWindowStation CreateWindowStationA
#define OpenWindowStation OpenWindowStationA
#define CreateDesktop CreateDesktopA
#define OpenDesktop OpenDesktopA
#define GetUserObjectInformation GetUserObjectInformationA
#define SetUserObjectInformation SetUserObjectInformationA
#define CreateWindowEx CreateWindowExA
#define SetWindowsHookEx SetWindowsHookExA
#define GetModuleHandle GetModuleHandleA
#define FreeEnvironmentStrings FreeEnvironmentStringsA
#endif

/* Structures. */
typedef struct _UNICODE_STRING {
    USHORT Length;
    USHORT MaximumLength;
    PWSTR Buffer;
} UNICODE_STRING, *PUNICODE_STRING, *LPUNICODE_STRING;

typedef struct _ANSI_STRING {
    USHORT Length;
    USHORT MaximumLength;
    LPSTR Buffer;
} ANSI_STRING, *PANSI_STRING, *LPANSI_STRING;

typedef struct _CLIENT_ID {
    HANDLE UniqueProcess;
    HANDLE UniqueThread;
} CLIENT_ID, *PCLIENT_ID, *LPCLIENT_ID;

typedef struct _FILETIME {
    DWORD dwLowDateTime;
    DWORD dwHighDateTime;
} FILETIME, *PFILETIME, *LPFILETIME;

typedef struct _SYSTEMTIME {
    WORD wYear;
    WORD wMonth;
    WORD wDayOfWeek;
    WORD wDay;
    WORD wHour;
    WORD wMinute;
    WORD wSecond;
    WORD wMilliseconds;
} SYSTEMTIME, *PSYSTEMTIME, *LPSYSTEMTIME;

typedef struct _GUID {
    DWORD Data1;
    WORD Data2;
    WORD Data3;
    BYTE Data4[8];
} GUID, *PGUID, *LPGUID;

typedef struct _SID_IDENTIFIER_AUTHORITY {
    BYTE Value[6];
} SID_IDENTIFIER_AUTHORITY, *PSID_IDENTIFIER_AUTHORITY, *LPSID_IDENTIFIER_AUTHORITY;

typedef struct _SID {
    BYTE Revision;
    BYTE SubAuthorityCount;
    SID_IDENTIFIER_AUTHORITY IdentifierAuthority;
    DWORD SubAuthority[1];
} SID, *PISID;

typedef struct _ACL {
    BYTE AclRevision;
    BYTE Sbz1;
    WORD AclSize;
    WORD AceCount;
    WORD Sbz2;
} ACL, *PACL, *LPACL;

typedef struct _SECURITY_DESCRIPTOR {
    BYTE Revision;
    BYTE Sbz1;
    SECURITY_DESCRIPTOR_CONTROL Control;
    PSID Owner;
    PSID Group;
    PACL Sacl;
    PACL Dacl;
} SECURITY_DESCRIPTOR, *PISECURITY_DESCRIPTOR;

typedef struct _SECURITY_ATTRIBUTES {
    DWORD nLength;
    LPVOID lpSecurityDescriptor;
    BOOL bInheritHandle;
} SECURITY_ATTRIBUTES, *PSECURITY_ATTRIBUTES, *LPSECURITY_ATTRIBUTES;

typedef struct _USEROBJECTFLAGS {
    BOOL fInherit;
    BOOL fReserved;
    DWORD dwFlags;
} USEROBJECTFLAGS, *PUSEROBJECTFLAGS, *LPUSEROBJECTFLAGS;

typedef struct _SECURITY_QUALITY_OF_SERVICE {
    DWORD Length;
    DWORD ImpersonationLevel;
    BOOLEAN ContextTrackingMode;
    BOOLEAN EffectiveOnly;
} SECURITY_QUALITY_OF_SERVICE, *PSECURITY_QUALITY_OF_SERVICE, *LPSECURITY_QUALITY_OF_SERVICE;

typedef struct _OBJECT_ATTRIBUTES {
    ULONG Length;
    HANDLE RootDirectory;
    PUNICODE_STRING ObjectName;
    ULONG Attributes;
    PVOID SecurityDescriptor;
    PVOID SecurityQualityOfService;
} OBJECT_ATTRIBUTES, *POBJECT_ATTRIBUTES, *LPOBJECT_ATTRIBUTES;

typedef struct _IO_STATUS_BLOCK {
    __extension__ union {
        NTSTATUS Status;
        PVOID Pointer;
    };
    ULONG_PTR Information;
} IO_STATUS_BLOCK, *PIO_STATUS_BLOCK, *LPIO_STATUS_BLOCK;

typedef struct _OVERLAPPED {
    ULONG_PTR Internal;
    ULONG_PTR InternalHigh;
    __extension__ union {
        __extension__ struct {
            DWORD Offset;
            DWORD OffsetHigh;
        };
        PVOID Pointer;
    };
    HANDLE hEvent;
} OVERLAPPED, *POVERLAPPED, *LPOVERLAPPED;

typedef struct _OVERLAPPED_ENTRY {
    ULONG_PTR lpCompletionKey;
    LPOVERLAPPED lpOverlapped;
    ULONG_PTR Internal;
    DWORD dwNumberOfBytesTransferred;
} OVERLAPPED_ENTRY, *POVERLAPPED_ENTRY, *LPOVERLAPPED_ENTRY;

typedef struct _PROCESS_INFORMATION {
    HANDLE hProcess;
    HANDLE hThread;
    DWORD dwProcessId;
    DWORD dwThreadId;
} PROCESS_INFORMATION, *PPROCESS_INFORMATION, *LPPROCESS_INFORMATION;

typedef struct _STARTUPINFOW {
    DWORD cb;
    LPWSTR lpReserved;
    LPWSTR lpDesktop;
    LPWSTR lpTitle;
    DWORD dwX;
    DWORD dwY;
    DWORD dwXSize;
    DWORD dwYSize;
    DWORD dwXCountChars;
    DWORD dwYCountChars;
    DWORD dwFillAttribute;
    DWORD dwFlags;
    WORD wShowWindow;
    WORD cbReserved2;
    LPBYTE lpReserved2;
    HANDLE hStdInput;
    HANDLE hStdOutput;
    HANDLE hStdError;
} STARTUPINFOW, *PSTARTUPINFOW, *LPSTARTUPINFOW;

typedef struct _STARTUPINFOA {
    DWORD cb;
    LPSTR lpReserved;
    LPSTR lpDesktop;
    LPSTR lpTitle;
    DWORD dwX;
    DWORD dwY;
    DWORD dwXSize;
    DWORD dwYSize;
    DWORD dwXCountChars;
    DWORD dwYCountChars;
    DWORD dwFillAttribute;
    DWORD dwFlags;
    WORD wShowWindow;
    WORD cbReserved2;
    LPBYTE lpReserved2;
    HANDLE hStdInput;
    HANDLE hStdOutput;
    HANDLE hStdError;
} STARTUPINFOA, *PSTARTUPINFOA, *LPSTARTUPINFOA;

typedef struct _STARTUPINFOEXW {
    STARTUPINFOW StartupInfo;
    LPPROC_THREAD_ATTRIBUTE_LIST lpAttributeList;
} STARTUPINFOEXW, *PSTARTUPINFOEXW, *LPSTARTUPINFOEXW;

typedef struct _STARTUPINFOEXA {
    STARTUPINFOA StartupInfo;
    LPPROC_THREAD_ATTRIBUTE_LIST lpAttributeList;
} STARTUPINFOEXA, *PSTARTUPINFOEXA, *LPSTARTUPINFOEXA;

typedef struct _OBJECT_BASIC_INFORMATION {
    ULONG Attributes;
    ACCESS_MASK GrantedAccess;
    ULONG HandleCount;
    ULONG PointerCount;
    ULONG PagedPoolCharge;
    ULONG NonPagedPoolCharge;
    ULONG Reserved[3];
    ULONG NameInfoSize;
    ULONG TypeInfoSize;
    ULONG SecurityDescriptorSize;
    LARGE_INTEGER CreationTime;
} OBJECT_BASIC_INFORMATION, *POBJECT_BASIC_INFORMATION, *LPOBJECT_BASIC_INFORMATION;

typedef struct _OBJECT_NAME_INFORMATION {
    UNICODE_STRING Name;
} OBJECT_NAME_INFORMATION, *POBJECT_NAME_INFORMATION, *LPOBJECT_NAME_INFORMATION;

typedef struct _OBJECT_HANDLE_FLAG_INFORMATION {
    BOOLEAN Inherit;
    BOOLEAN ProtectFromClose;
} OBJECT_HANDLE_FLAG_INFORMATION, *POBJECT_HANDLE_FLAG_INFORMATION, *LPOBJECT_HANDLE_FLAG_INFORMATION;

typedef struct _OBJECT_TYPE_INFORMATION {
    UNICODE_STRING TypeName;
    ULONG TotalNumberOfObjects;
    ULONG TotalNumberOfHandles;
    ULONG TotalPagedPoolUsage;
    ULONG TotalNonPagedPoolUsage;
    ULONG TotalNamePoolUsage;
    ULONG TotalHandleTableUsage;
    ULONG HighWaterNumberOfObjects;
    ULONG HighWaterNumberOfHandles;
    ULONG HighWaterPagedPoolUsage;
    ULONG HighWaterNonPagedPoolUsage;
    ULONG HighWaterNamePoolUsage;
    ULONG HighWaterHandleTableUsage;
    ULONG InvalidAttributes;
    ACCESS_MASK GenericRead;
    ACCESS_MASK GenericWrite;
    ACCESS_MASK GenericExecute;
    ACCESS_MASK GenericAll;
    ACCESS_MASK ValidAccessMask;
    BOOLEAN SecurityRequired;
    BOOLEAN MaintainHandleCount;
    UCHAR TypeIndex;
    CHAR ReservedByte;
    ULONG PoolType;
    ULONG DefaultPagedPoolCharge;
    ULONG DefaultNonPagedPoolCharge;
} OBJECT_TYPE_INFORMATION, *POBJECT_TYPE_INFORMATION, *LPOBJECT_TYPE_INFORMATION;

typedef struct _OBJECT_TYPES_INFORMATION {
    ULONG NumberOfTypes;
} OBJECT_TYPES_INFORMATION, *POBJECT_TYPES_INFORMATION, *LPOBJECT_TYPES_INFORMATION;

typedef struct _OBJECT_DIRECTORY_INFORMATION {
    UNICODE_STRING Name;
    UNICODE_STRING TypeName;
} OBJECT_DIRECTORY_INFORMATION, *POBJECT_DIRECTORY_INFORMATION, *LPOBJECT_DIRECTORY_INFORMATION;

typedef struct _EVENT_BASIC_INFORMATION {
    ULONG EventType;
    LONG EventState;
} EVENT_BASIC_INFORMATION, *PEVENT_BASIC_INFORMATION, *LPEVENT_BASIC_INFORMATION;

typedef struct _MUTANT_BASIC_INFORMATION {
    LONG CurrentCount;
    BOOLEAN OwnedByCaller;
    BOOLEAN AbandonedState;
} MUTANT_BASIC_INFORMATION, *PMUTANT_BASIC_INFORMATION, *LPMUTANT_BASIC_INFORMATION;

typedef struct _SEMAPHORE_BASIC_INFORMATION {
    LONG CurrentCount;
    LONG MaximumCount;
} SEMAPHORE_BASIC_INFORMATION, *PSEMAPHORE_BASIC_INFORMATION, *LPSEMAPHORE_BASIC_INFORMATION;

typedef struct _TIMER_BASIC_INFORMATION {
    LARGE_INTEGER RemainingTime;
    BOOLEAN TimerState;
} TIMER_BASIC_INFORMATION, *PTIMER_BASIC_INFORMATION, *LPTIMER_BASIC_INFORMATION;

typedef struct _IO_COMPLETION_BASIC_INFORMATION {
    LONG Depth;
} IO_COMPLETION_BASIC_INFORMATION, *PIO_COMPLETION_BASIC_INFORMATION, *LPIO_COMPLETION_BASIC_INFORMATION;

typedef struct _SECTION_BASIC_INFORMATION {
    PVOID BaseAddress;
    ULONG AllocationAttributes;
    LARGE_INTEGER MaximumSize;
} SECTION_BASIC_INFORMATION, *PSECTION_BASIC_INFORMATION, *LPSECTION_BASIC_INFORMATION;

typedef struct _MEMORY_BASIC_INFORMATION {
    PVOID BaseAddress;
    PVOID AllocationBase;
    DWORD AllocationProtect;
    WORD PartitionId;
    SIZE_T RegionSize;
    DWORD State;
    DWORD Protect;
    DWORD Type;
} MEMORY_BASIC_INFORMATION, *PMEMORY_BASIC_INFORMATION, *LPMEMORY_BASIC_INFORMATION;

typedef struct _FILE_COMPLETION_INFORMATION {
    HANDLE Port;
    PVOID Key;
} FILE_COMPLETION_INFORMATION, *PFILE_COMPLETION_INFORMATION, *LPFILE_COMPLETION_INFORMATION;

typedef struct _FILE_IO_COMPLETION_NOTIFICATION_INFORMATION {
    ULONG Flags;
} FILE_IO_COMPLETION_NOTIFICATION_INFORMATION, *PFILE_IO_COMPLETION_NOTIFICATION_INFORMATION, *LPFILE_IO_COMPLETION_NOTIFICATION_INFORMATION;

typedef struct _FILE_IO_COMPLETION_INFORMATION {
    PVOID KeyContext;
    PVOID ApcContext;
    IO_STATUS_BLOCK IoStatusBlock;
} FILE_IO_COMPLETION_INFORMATION, *PFILE_IO_COMPLETION_INFORMATION, *LPFILE_IO_COMPLETION_INFORMATION;

typedef struct _FILE_PIPE_INFORMATION {
    ULONG ReadMode;
    ULONG CompletionMode;
} FILE_PIPE_INFORMATION, *PFILE_PIPE_INFORMATION, *LPFILE_PIPE_INFORMATION;

typedef struct _FILE_PIPE_LOCAL_INFORMATION {
    ULONG NamedPipeType;
    ULONG NamedPipeConfiguration;
    ULONG MaximumInstances;
    ULONG CurrentInstances;
    ULONG InboundQuota;
    ULONG ReadDataAvailable;
    ULONG OutboundQuota;
    ULONG WriteQuotaAvailable;
    ULONG NamedPipeState;
    ULONG NamedPipeEnd;
} FILE_PIPE_LOCAL_INFORMATION, *PFILE_PIPE_LOCAL_INFORMATION, *LPFILE_PIPE_LOCAL_INFORMATION;

typedef struct _FILE_PIPE_PEEK_BUFFER {
    ULONG NamedPipeState;
    ULONG ReadDataAvailable;
    ULONG NumberOfMessages;
    ULONG MessageLength;
    CHAR Data[1];
} FILE_PIPE_PEEK_BUFFER, *PFILE_PIPE_PEEK_BUFFER, *LPFILE_PIPE_PEEK_BUFFER;

typedef struct _FILE_PIPE_WAIT_FOR_BUFFER {
    LARGE_INTEGER Timeout;
    ULONG NameLength;
    BOOLEAN TimeoutSpecified;
    WCHAR Name[1];
} FILE_PIPE_WAIT_FOR_BUFFER, *PFILE_PIPE_WAIT_FOR_BUFFER, *LPFILE_PIPE_WAIT_FOR_BUFFER;

typedef struct _SYSTEM_THREAD_INFORMATION {
    LARGE_INTEGER KernelTime;
    LARGE_INTEGER UserTime;
    LARGE_INTEGER CreateTime;
    ULONG WaitTime;
    PVOID StartAddress;
    CLIENT_ID ClientId;
    LONG Priority;
    LONG BasePriority;
    ULONG ContextSwitches;
    ULONG ThreadState;
    ULONG WaitReason;
} SYSTEM_THREAD_INFORMATION, *PSYSTEM_THREAD_INFORMATION, *LPSYSTEM_THREAD_INFORMATION;

typedef struct _SYSTEM_PROCESS_INFORMATION {
    ULONG NextEntryOffset;
    ULONG NumberOfThreads;
    LARGE_INTEGER WorkingSetPrivateSize;
    ULONG HardFaultCount;
    ULONG NumberOfThreadsHighWatermark;
    ULONGLONG CycleTime;
    LARGE_INTEGER CreateTime;
    LARGE_INTEGER UserTime;
    LARGE_INTEGER KernelTime;
    UNICODE_STRING ImageName;
    LONG BasePriority;
    HANDLE UniqueProcessId;
    HANDLE InheritedFromUniqueProcessId;
    ULONG HandleCount;
    ULONG SessionId;
    ULONG_PTR UniqueProcessKey;
    SIZE_T PeakVirtualSize;
    SIZE_T VirtualSize;
    ULONG PageFaultCount;
    SIZE_T PeakWorkingSetSize;
    SIZE_T WorkingSetSize;
    SIZE_T QuotaPeakPagedPoolUsage;
    SIZE_T QuotaPagedPoolUsage;
    SIZE_T QuotaPeakNonPagedPoolUsage;
    SIZE_T QuotaNonPagedPoolUsage;
    SIZE_T PagefileUsage;
    SIZE_T PeakPagefileUsage;
    SIZE_T PrivatePageCount;
    LARGE_INTEGER Counts[6];
} SYSTEM_PROCESS_INFORMATION, *PSYSTEM_PROCESS_INFORMATION, *LPSYSTEM_PROCESS_INFORMATION;

typedef struct _PROCESS_HANDLE_INFORMATION {
    ULONG HandleCount;
    ULONG HandleCountHighWatermark;
} PROCESS_HANDLE_INFORMATION, *PPROCESS_HANDLE_INFORMATION, *LPPROCESS_HANDLE_INFORMATION;

typedef struct _PROCESS_HANDLE_TABLE_ENTRY_INFO {
    HANDLE HandleValue;
    ULONG_PTR HandleCount;
    ULONG_PTR PointerCount;
    ACCESS_MASK GrantedAccess;
    ULONG ObjectTypeIndex;
    ULONG HandleAttributes;
    ULONG Reserved;
} PROCESS_HANDLE_TABLE_ENTRY_INFO, *PPROCESS_HANDLE_TABLE_ENTRY_INFO, *LPPROCESS_HANDLE_TABLE_ENTRY_INFO;

typedef struct _PROCESS_HANDLE_SNAPSHOT_INFORMATION {
    ULONG_PTR NumberOfHandles;
    ULONG_PTR Reserved;
    PROCESS_HANDLE_TABLE_ENTRY_INFO Handles[1];
} PROCESS_HANDLE_SNAPSHOT_INFORMATION, *PPROCESS_HANDLE_SNAPSHOT_INFORMATION, *LPPROCESS_HANDLE_SNAPSHOT_INFORMATION;

typedef struct _SYSTEM_HANDLE_TABLE_ENTRY_INFO {
    USHORT UniqueProcessId;
    USHORT CreatorBackTraceIndex;
    UCHAR ObjectTypeIndex;
    UCHAR HandleAttributes;
    USHORT HandleValue;
    PVOID Object;
    ULONG GrantedAccess;
} SYSTEM_HANDLE_TABLE_ENTRY_INFO, *PSYSTEM_HANDLE_TABLE_ENTRY_INFO, *LPSYSTEM_HANDLE_TABLE_ENTRY_INFO;

typedef struct _SYSTEM_HANDLE_INFORMATION {
    ULONG NumberOfHandles;
    SYSTEM_HANDLE_TABLE_ENTRY_INFO Handles[1];
} SYSTEM_HANDLE_INFORMATION, *PSYSTEM_HANDLE_INFORMATION, *LPSYSTEM_HANDLE_INFORMATION;

typedef struct _SYSTEM_HANDLE_TABLE_ENTRY_INFO_EX {
    PVOID Object;
    ULONG_PTR UniqueProcessId;
    ULONG_PTR HandleValue;
    ULONG GrantedAccess;
    USHORT CreatorBackTraceIndex;
    USHORT ObjectTypeIndex;
    ULONG HandleAttributes;
    ULONG Reserved;
} SYSTEM_HANDLE_TABLE_ENTRY_INFO_EX, *PSYSTEM_HANDLE_TABLE_ENTRY_INFO_EX, *LPSYSTEM_HANDLE_TABLE_ENTRY_INFO_EX;

typedef struct _SYSTEM_HANDLE_INFORMATION_EX {
    ULONG_PTR NumberOfHandles;
    ULONG_PTR Reserved;
    SYSTEM_HANDLE_TABLE_ENTRY_INFO_EX Handles[1];
} SYSTEM_HANDLE_INFORMATION_EX, *PSYSTEM_HANDLE_INFORMATION_EX, *LPSYSTEM_HANDLE_INFORMATION_EX;

typedef struct _PROCESS_HANDLE_TRACING_ENABLE {
    ULONG Flags;
} PROCESS_HANDLE_TRACING_ENABLE, *PPROCESS_HANDLE_TRACING_ENABLE, *LPPROCESS_HANDLE_TRACING_ENABLE;

typedef struct _PROCESS_HANDLE_TRACING_ENABLE_EX {
    ULONG Flags;
    ULONG TotalSlots;
} PROCESS_HANDLE_TRACING_ENABLE_EX, *PPROCESS_HANDLE_TRACING_ENABLE_EX, *LPPROCESS_HANDLE_TRACING_ENABLE_EX;

typedef struct _PROCESS_HANDLE_TRACING_ENTRY {
    HANDLE Handle;
    CLIENT_ID ClientId;
    ULONG Type;
    PVOID Stacks[16];
} PROCESS_HANDLE_TRACING_ENTRY, *PPROCESS_HANDLE_TRACING_ENTRY, *LPPROCESS_HANDLE_TRACING_ENTRY;

typedef struct _PROCESS_HANDLE_TRACING_QUERY {
    HANDLE Handle;
    ULONG TotalTraces;
    PROCESS_HANDLE_TRACING_ENTRY HandleTrace[1];
} PROCESS_HANDLE_TRACING_QUERY, *PPROCESS_HANDLE_TRACING_QUERY, *LPPROCESS_HANDLE_TRACING_QUERY;

typedef struct _PROCESS_MITIGATION_STRICT_HANDLE_CHECK_POLICY {
    __extension__ union {
        DWORD Flags;
        __extension__ struct {
            DWORD RaiseExceptionOnInvalidHandleReference : 1;
            DWORD HandleExceptionsPermanentlyEnabled : 1;
            DWORD ReservedFlags : 30;
        };
    };
} PROCESS_MITIGATION_STRICT_HANDLE_CHECK_POLICY, *PPROCESS_MITIGATION_STRICT_HANDLE_CHECK_POLICY, *LPPROCESS_MITIGATION_STRICT_HANDLE_CHECK_POLICY;

typedef struct _PROCESS_MITIGATION_POLICY_INFORMATION {
    ULONG Policy;
    DWORD Flags;
} PROCESS_MITIGATION_POLICY_INFORMATION, *PPROCESS_MITIGATION_POLICY_INFORMATION, *LPPROCESS_MITIGATION_POLICY_INFORMATION;

typedef struct _FILE_BASIC_INFORMATION {
    LARGE_INTEGER CreationTime;
    LARGE_INTEGER LastAccessTime;
    LARGE_INTEGER LastWriteTime;
    LARGE_INTEGER ChangeTime;
    ULONG FileAttributes;
} FILE_BASIC_INFORMATION, *PFILE_BASIC_INFORMATION, *LPFILE_BASIC_INFORMATION;

typedef struct _FILE_STANDARD_INFORMATION {
    LARGE_INTEGER AllocationSize;
    LARGE_INTEGER EndOfFile;
    ULONG NumberOfLinks;
    BOOLEAN DeletePending;
    BOOLEAN Directory;
} FILE_STANDARD_INFORMATION, *PFILE_STANDARD_INFORMATION, *LPFILE_STANDARD_INFORMATION;

typedef struct _FILE_INTERNAL_INFORMATION {
    LARGE_INTEGER IndexNumber;
} FILE_INTERNAL_INFORMATION, *PFILE_INTERNAL_INFORMATION, *LPFILE_INTERNAL_INFORMATION;

typedef struct _FILE_ACCESS_INFORMATION {
    ACCESS_MASK AccessFlags;
} FILE_ACCESS_INFORMATION, *PFILE_ACCESS_INFORMATION, *LPFILE_ACCESS_INFORMATION;

typedef struct _FILE_NAME_INFORMATION {
    ULONG FileNameLength;
    WCHAR FileName[1];
} FILE_NAME_INFORMATION, *PFILE_NAME_INFORMATION, *LPFILE_NAME_INFORMATION;

typedef struct _FILE_RENAME_INFORMATION {
    BOOLEAN ReplaceIfExists;
    HANDLE RootDirectory;
    ULONG FileNameLength;
    WCHAR FileName[1];
} FILE_RENAME_INFORMATION, *PFILE_RENAME_INFORMATION, *LPFILE_RENAME_INFORMATION;

typedef struct _FILE_RENAME_INFORMATION_EX {
    ULONG Flags;
    HANDLE RootDirectory;
    ULONG FileNameLength;
    WCHAR FileName[1];
} FILE_RENAME_INFORMATION_EX, *PFILE_RENAME_INFORMATION_EX, *LPFILE_RENAME_INFORMATION_EX;

typedef struct _FILE_DISPOSITION_INFORMATION {
    __extension__ union {
        BOOLEAN DeleteFile;
        BOOLEAN DoDeleteFile;
    };
} FILE_DISPOSITION_INFORMATION, *PFILE_DISPOSITION_INFORMATION, *LPFILE_DISPOSITION_INFORMATION;

typedef struct _FILE_DISPOSITION_INFORMATION_EX {
    ULONG Flags;
} FILE_DISPOSITION_INFORMATION_EX, *PFILE_DISPOSITION_INFORMATION_EX, *LPFILE_DISPOSITION_INFORMATION_EX;

typedef struct _FILE_POSITION_INFORMATION {
    LARGE_INTEGER CurrentByteOffset;
} FILE_POSITION_INFORMATION, *PFILE_POSITION_INFORMATION, *LPFILE_POSITION_INFORMATION;

typedef struct _FILE_MODE_INFORMATION {
    ULONG Mode;
} FILE_MODE_INFORMATION, *PFILE_MODE_INFORMATION, *LPFILE_MODE_INFORMATION;

typedef struct _FILE_END_OF_FILE_INFORMATION {
    LARGE_INTEGER EndOfFile;
} FILE_END_OF_FILE_INFORMATION, *PFILE_END_OF_FILE_INFORMATION, *LPFILE_END_OF_FILE_INFORMATION;

typedef struct _FILE_NETWORK_OPEN_INFORMATION {
    LARGE_INTEGER CreationTime;
    LARGE_INTEGER LastAccessTime;
    LARGE_INTEGER LastWriteTime;
    LARGE_INTEGER ChangeTime;
    LARGE_INTEGER AllocationSize;
    LARGE_INTEGER EndOfFile;
    ULONG FileAttributes;
} FILE_NETWORK_OPEN_INFORMATION, *PFILE_NETWORK_OPEN_INFORMATION, *LPFILE_NETWORK_OPEN_INFORMATION;

typedef struct _FILE_BOTH_DIR_INFORMATION {
    ULONG NextEntryOffset;
    ULONG FileIndex;
    LARGE_INTEGER CreationTime;
    LARGE_INTEGER LastAccessTime;
    LARGE_INTEGER LastWriteTime;
    LARGE_INTEGER ChangeTime;
    LARGE_INTEGER EndOfFile;
    LARGE_INTEGER AllocationSize;
    ULONG FileAttributes;
    ULONG FileNameLength;
    ULONG EaSize;
    CHAR ShortNameLength;
    WCHAR ShortName[12];
    WCHAR FileName[1];
} FILE_BOTH_DIR_INFORMATION, *PFILE_BOTH_DIR_INFORMATION, *LPFILE_BOTH_DIR_INFORMATION;

typedef struct _FILE_FS_DEVICE_INFORMATION {
    ULONG DeviceType;
    ULONG Characteristics;
} FILE_FS_DEVICE_INFORMATION, *PFILE_FS_DEVICE_INFORMATION, *LPFILE_FS_DEVICE_INFORMATION;

typedef struct _FILE_FS_VOLUME_INFORMATION {
    LARGE_INTEGER VolumeCreationTime;
    ULONG VolumeSerialNumber;
    ULONG VolumeLabelLength;
    BOOLEAN SupportsObjects;
    WCHAR VolumeLabel[1];
} FILE_FS_VOLUME_INFORMATION, *PFILE_FS_VOLUME_INFORMATION, *LPFILE_FS_VOLUME_INFORMATION;

typedef struct _BY_HANDLE_FILE_INFORMATION {
    DWORD dwFileAttributes;
    FILETIME ftCreationTime;
    FILETIME ftLastAccessTime;
    FILETIME ftLastWriteTime;
    DWORD dwVolumeSerialNumber;
    DWORD nFileSizeHigh;
    DWORD nFileSizeLow;
    DWORD nNumberOfLinks;
    DWORD nFileIndexHigh;
    DWORD nFileIndexLow;
} BY_HANDLE_FILE_INFORMATION, *PBY_HANDLE_FILE_INFORMATION, *LPBY_HANDLE_FILE_INFORMATION;

typedef struct _WIN32_FILE_ATTRIBUTE_DATA {
    DWORD dwFileAttributes;
    FILETIME ftCreationTime;
    FILETIME ftLastAccessTime;
    FILETIME ftLastWriteTime;
    DWORD nFileSizeHigh;
    DWORD nFileSizeLow;
} WIN32_FILE_ATTRIBUTE_DATA, *PWIN32_FILE_ATTRIBUTE_DATA, *LPWIN32_FILE_ATTRIBUTE_DATA;

typedef struct _WIN32_FIND_DATAW {
    DWORD dwFileAttributes;
    FILETIME ftCreationTime;
    FILETIME ftLastAccessTime;
    FILETIME ftLastWriteTime;
    DWORD nFileSizeHigh;
    DWORD nFileSizeLow;
    DWORD dwReserved0;
    DWORD dwReserved1;
    WCHAR cFileName[260];
    WCHAR cAlternateFileName[14];
} WIN32_FIND_DATAW, *PWIN32_FIND_DATAW, *LPWIN32_FIND_DATAW;

typedef struct _WIN32_FIND_DATAA {
    DWORD dwFileAttributes;
    FILETIME ftCreationTime;
    FILETIME ftLastAccessTime;
    FILETIME ftLastWriteTime;
    DWORD nFileSizeHigh;
    DWORD nFileSizeLow;
    DWORD dwReserved0;
    DWORD dwReserved1;
    CHAR cFileName[260];
    CHAR cAlternateFileName[14];
} WIN32_FIND_DATAA, *PWIN32_FIND_DATAA, *LPWIN32_FIND_DATAA;

typedef struct _FILE_BASIC_INFO {
    LARGE_INTEGER CreationTime;
    LARGE_INTEGER LastAccessTime;
    LARGE_INTEGER LastWriteTime;
    LARGE_INTEGER ChangeTime;
    DWORD FileAttributes;
} FILE_BASIC_INFO, *PFILE_BASIC_INFO, *LPFILE_BASIC_INFO;

typedef struct _FILE_STANDARD_INFO {
    LARGE_INTEGER AllocationSize;
    LARGE_INTEGER EndOfFile;
    DWORD NumberOfLinks;
    BOOLEAN DeletePending;
    BOOLEAN Directory;
} FILE_STANDARD_INFO, *PFILE_STANDARD_INFO, *LPFILE_STANDARD_INFO;

typedef struct _FILE_NAME_INFO {
    DWORD FileNameLength;
    WCHAR FileName[1];
} FILE_NAME_INFO, *PFILE_NAME_INFO, *LPFILE_NAME_INFO;

typedef struct _FILE_RENAME_INFO {
    __extension__ union {
        BOOLEAN ReplaceIfExists;
        DWORD Flags;
    };
    HANDLE RootDirectory;
    DWORD FileNameLength;
    WCHAR FileName[1];
} FILE_RENAME_INFO, *PFILE_RENAME_INFO, *LPFILE_RENAME_INFO;

typedef struct _FILE_DISPOSITION_INFO {
    BOOLEAN DeleteFile;
} FILE_DISPOSITION_INFO, *PFILE_DISPOSITION_INFO, *LPFILE_DISPOSITION_INFO;

typedef struct _FILE_DISPOSITION_INFO_EX {
    DWORD Flags;
} FILE_DISPOSITION_INFO_EX, *PFILE_DISPOSITION_INFO_EX, *LPFILE_DISPOSITION_INFO_EX;

typedef struct _FILE_END_OF_FILE_INFO {
    LARGE_INTEGER EndOfFile;
} FILE_END_OF_FILE_INFO, *PFILE_END_OF_FILE_INFO, *LPFILE_END_OF_FILE_INFO;

typedef struct _JOBOBJECT_BASIC_ACCOUNTING_INFORMATION {
    LARGE_INTEGER TotalUserTime;
    LARGE_INTEGER TotalKernelTime;
    LARGE_INTEGER ThisPeriodTotalUserTime;
    LARGE_INTEGER ThisPeriodTotalKernelTime;
    DWORD TotalPageFaultCount;
    DWORD TotalProcesses;
    DWORD ActiveProcesses;
    DWORD TotalTerminatedProcesses;
} JOBOBJECT_BASIC_ACCOUNTING_INFORMATION, *PJOBOBJECT_BASIC_ACCOUNTING_INFORMATION, *LPJOBOBJECT_BASIC_ACCOUNTING_INFORMATION;

typedef struct _JOBOBJECT_BASIC_LIMIT_INFORMATION {
    LARGE_INTEGER PerProcessUserTimeLimit;
    LARGE_INTEGER PerJobUserTimeLimit;
    DWORD LimitFlags;
    SIZE_T MinimumWorkingSetSize;
    SIZE_T MaximumWorkingSetSize;
    DWORD ActiveProcessLimit;
    ULONG_PTR Affinity;
    DWORD PriorityClass;
    DWORD SchedulingClass;
} JOBOBJECT_BASIC_LIMIT_INFORMATION, *PJOBOBJECT_BASIC_LIMIT_INFORMATION, *LPJOBOBJECT_BASIC_LIMIT_INFORMATION;

typedef struct _IO_COUNTERS {
    ULONGLONG ReadOperationCount;
    ULONGLONG WriteOperationCount;
    ULONGLONG OtherOperationCount;
    ULONGLONG ReadTransferCount;
    ULONGLONG WriteTransferCount;
    ULONGLONG OtherTransferCount;
} IO_COUNTERS, *PIO_COUNTERS, *LPIO_COUNTERS;

typedef struct _JOBOBJECT_EXTENDED_LIMIT_INFORMATION {
    JOBOBJECT_BASIC_LIMIT_INFORMATION BasicLimitInformation;
    IO_COUNTERS IoInfo;
    SIZE_T ProcessMemoryLimit;
    SIZE_T JobMemoryLimit;
    SIZE_T PeakProcessMemoryUsed;
    SIZE_T PeakJobMemoryUsed;
} JOBOBJECT_EXTENDED_LIMIT_INFORMATION, *PJOBOBJECT_EXTENDED_LIMIT_INFORMATION, *LPJOBOBJECT_EXTENDED_LIMIT_INFORMATION;

typedef struct _JOBOBJECT_BASIC_PROCESS_ID_LIST {
    DWORD NumberOfAssignedProcesses;
    DWORD NumberOfProcessIdsInList;
    ULONG_PTR ProcessIdList[1];
} JOBOBJECT_BASIC_PROCESS_ID_LIST, *PJOBOBJECT_BASIC_PROCESS_ID_LIST, *LPJOBOBJECT_BASIC_PROCESS_ID_LIST;

typedef struct _JOBOBJECT_BASIC_UI_RESTRICTIONS {
    DWORD UIRestrictionsClass;
} JOBOBJECT_BASIC_UI_RESTRICTIONS, *PJOBOBJECT_BASIC_UI_RESTRICTIONS, *LPJOBOBJECT_BASIC_UI_RESTRICTIONS;

typedef struct _JOBOBJECT_END_OF_JOB_TIME_INFORMATION {
    DWORD EndOfJobTimeAction;
} JOBOBJECT_END_OF_JOB_TIME_INFORMATION, *PJOBOBJECT_END_OF_JOB_TIME_INFORMATION, *LPJOBOBJECT_END_OF_JOB_TIME_INFORMATION;

typedef struct _JOBOBJECT_ASSOCIATE_COMPLETION_PORT {
    PVOID CompletionKey;
    HANDLE CompletionPort;
} JOBOBJECT_ASSOCIATE_COMPLETION_PORT, *PJOBOBJECT_ASSOCIATE_COMPLETION_PORT, *LPJOBOBJECT_ASSOCIATE_COMPLETION_PORT;

typedef struct _KERNEL_USER_TIMES {
    LARGE_INTEGER CreateTime;
    LARGE_INTEGER ExitTime;
    LARGE_INTEGER KernelTime;
    LARGE_INTEGER UserTime;
} KERNEL_USER_TIMES, *PKERNEL_USER_TIMES, *LPKERNEL_USER_TIMES;

typedef struct _PROCESS_PRIORITY_CLASS {
    BOOLEAN Foreground;
    UCHAR PriorityClass;
} PROCESS_PRIORITY_CLASS, *PPROCESS_PRIORITY_CLASS, *LPPROCESS_PRIORITY_CLASS;

typedef struct _PROCESSENTRY32W {
    DWORD dwSize;
    DWORD cntUsage;
    DWORD th32ProcessID;
    ULONG_PTR th32DefaultHeapID;
    DWORD th32ModuleID;
    DWORD cntThreads;
    DWORD th32ParentProcessID;
    LONG pcPriClassBase;
    DWORD dwFlags;
    WCHAR szExeFile[260];
} PROCESSENTRY32W, *PPROCESSENTRY32W, *LPPROCESSENTRY32W;

typedef struct _PROCESSENTRY32 {
    DWORD dwSize;
    DWORD cntUsage;
    DWORD th32ProcessID;
    ULONG_PTR th32DefaultHeapID;
    DWORD th32ModuleID;
    DWORD cntThreads;
    DWORD th32ParentProcessID;
    LONG pcPriClassBase;
    DWORD dwFlags;
    CHAR szExeFile[260];
} PROCESSENTRY32, *PPROCESSENTRY32, *LPPROCESSENTRY32;

typedef struct _THREADENTRY32 {
    DWORD dwSize;
    DWORD cntUsage;
    DWORD th32ThreadID;
    DWORD th32OwnerProcessID;
    LONG tpBasePri;
    LONG tpDeltaPri;
    DWORD dwFlags;
} THREADENTRY32, *PTHREADENTRY32, *LPTHREADENTRY32;

typedef struct _PROCESS_BASIC_INFORMATION {
    NTSTATUS ExitStatus;
    PVOID PebBaseAddress;
    ULONG_PTR AffinityMask;
    LONG BasePriority;
    ULONG_PTR UniqueProcessId;
    ULONG_PTR InheritedFromUniqueProcessId;
} PROCESS_BASIC_INFORMATION, *PPROCESS_BASIC_INFORMATION, *LPPROCESS_BASIC_INFORMATION;

typedef struct _THREAD_BASIC_INFORMATION {
    NTSTATUS ExitStatus;
    PVOID TebBaseAddress;
    CLIENT_ID ClientId;
    ULONG_PTR AffinityMask;
    LONG Priority;
    LONG BasePriority;
} THREAD_BASIC_INFORMATION, *PTHREAD_BASIC_INFORMATION, *LPTHREAD_BASIC_INFORMATION;

typedef struct _LUID_AND_ATTRIBUTES {
    LUID Luid;
    DWORD Attributes;
} LUID_AND_ATTRIBUTES, *PLUID_AND_ATTRIBUTES, *LPLUID_AND_ATTRIBUTES;

typedef struct _TOKEN_PRIVILEGES {
    DWORD PrivilegeCount;
    LUID_AND_ATTRIBUTES Privileges[1];
} TOKEN_PRIVILEGES, *PTOKEN_PRIVILEGES, *LPTOKEN_PRIVILEGES;

typedef struct _SID_AND_ATTRIBUTES {
    PSID Sid;
    DWORD Attributes;
} SID_AND_ATTRIBUTES, *PSID_AND_ATTRIBUTES, *LPSID_AND_ATTRIBUTES;

typedef struct _TOKEN_GROUPS {
    DWORD GroupCount;
    SID_AND_ATTRIBUTES Groups[1];
} TOKEN_GROUPS, *PTOKEN_GROUPS, *LPTOKEN_GROUPS;

typedef struct _TOKEN_USER {
    SID_AND_ATTRIBUTES User;
} TOKEN_USER, *PTOKEN_USER, *LPTOKEN_USER;

typedef struct _TOKEN_OWNER {
    PSID Owner;
} TOKEN_OWNER, *PTOKEN_OWNER, *LPTOKEN_OWNER;

typedef struct _TOKEN_PRIMARY_GROUP {
    PSID PrimaryGroup;
} TOKEN_PRIMARY_GROUP, *PTOKEN_PRIMARY_GROUP, *LPTOKEN_PRIMARY_GROUP;

typedef struct _TOKEN_DEFAULT_DACL {
    PACL DefaultDacl;
} TOKEN_DEFAULT_DACL, *PTOKEN_DEFAULT_DACL, *LPTOKEN_DEFAULT_DACL;

typedef struct _TOKEN_SOURCE {
    CHAR SourceName[8];
    LUID SourceIdentifier;
} TOKEN_SOURCE, *PTOKEN_SOURCE, *LPTOKEN_SOURCE;

typedef struct _TOKEN_STATISTICS {
    LUID TokenId;
    LUID AuthenticationId;
    LARGE_INTEGER ExpirationTime;
    DWORD TokenType;
    DWORD ImpersonationLevel;
    DWORD DynamicCharged;
    DWORD DynamicAvailable;
    DWORD GroupCount;
    DWORD PrivilegeCount;
    LUID ModifiedId;
} TOKEN_STATISTICS, *PTOKEN_STATISTICS, *LPTOKEN_STATISTICS;

typedef struct _TOKEN_MANDATORY_LABEL {
    SID_AND_ATTRIBUTES Label;
} TOKEN_MANDATORY_LABEL, *PTOKEN_MANDATORY_LABEL, *LPTOKEN_MANDATORY_LABEL;

typedef struct _TOKEN_APPCONTAINER_INFORMATION {
    PSID TokenAppContainer;
} TOKEN_APPCONTAINER_INFORMATION, *PTOKEN_APPCONTAINER_INFORMATION, *LPTOKEN_APPCONTAINER_INFORMATION;

typedef struct _TOKEN_GROUPS_AND_PRIVILEGES {
    DWORD SidCount;
    DWORD SidLength;
    PVOID Sids;
    DWORD RestrictedSidCount;
    DWORD RestrictedSidLength;
    PVOID RestrictedSids;
    DWORD PrivilegeCount;
    DWORD PrivilegeLength;
    PVOID Privileges;
    LUID AuthenticationId;
} TOKEN_GROUPS_AND_PRIVILEGES, *PTOKEN_GROUPS_AND_PRIVILEGES, *LPTOKEN_GROUPS_AND_PRIVILEGES;

typedef struct _TOKEN_ORIGIN {
    LUID OriginatingLogonSession;
} TOKEN_ORIGIN, *PTOKEN_ORIGIN, *LPTOKEN_ORIGIN;

typedef struct _TOKEN_PROCESS_TRUST_LEVEL {
    PSID TrustLevelSid;
} TOKEN_PROCESS_TRUST_LEVEL, *PTOKEN_PROCESS_TRUST_LEVEL, *LPTOKEN_PROCESS_TRUST_LEVEL;

typedef struct _GENERIC_MAPPING {
    ACCESS_MASK GenericRead;
    ACCESS_MASK GenericWrite;
    ACCESS_MASK GenericExecute;
    ACCESS_MASK GenericAll;
} GENERIC_MAPPING, *PGENERIC_MAPPING, *LPGENERIC_MAPPING;

typedef struct _PRIVILEGE_SET {
    DWORD PrivilegeCount;
    DWORD Control;
    LUID_AND_ATTRIBUTES Privilege[1];
} PRIVILEGE_SET, *PPRIVILEGE_SET, *LPPRIVILEGE_SET;

typedef struct _KEY_BASIC_INFORMATION {
    LARGE_INTEGER LastWriteTime;
    ULONG TitleIndex;
    ULONG NameLength;
    WCHAR Name[1];
} KEY_BASIC_INFORMATION, *PKEY_BASIC_INFORMATION, *LPKEY_BASIC_INFORMATION;

typedef struct _KEY_FULL_INFORMATION {
    LARGE_INTEGER LastWriteTime;
    ULONG TitleIndex;
    ULONG ClassOffset;
    ULONG ClassLength;
    ULONG SubKeys;
    ULONG MaxNameLen;
    ULONG MaxClassLen;
    ULONG Values;
    ULONG MaxValueNameLen;
    ULONG MaxValueDataLen;
    WCHAR Class[1];
} KEY_FULL_INFORMATION, *PKEY_FULL_INFORMATION, *LPKEY_FULL_INFORMATION;

typedef struct _KEY_NAME_INFORMATION {
    ULONG NameLength;
    WCHAR Name[1];
} KEY_NAME_INFORMATION, *PKEY_NAME_INFORMATION, *LPKEY_NAME_INFORMATION;

typedef struct _KEY_VALUE_PARTIAL_INFORMATION {
    ULONG TitleIndex;
    ULONG Type;
    ULONG DataLength;
    UCHAR Data[1];
} KEY_VALUE_PARTIAL_INFORMATION, *PKEY_VALUE_PARTIAL_INFORMATION, *LPKEY_VALUE_PARTIAL_INFORMATION;

typedef struct _KEY_VALUE_FULL_INFORMATION {
    ULONG TitleIndex;
    ULONG Type;
    ULONG DataOffset;
    ULONG DataLength;
    ULONG NameLength;
    WCHAR Name[1];
} KEY_VALUE_FULL_INFORMATION, *PKEY_VALUE_FULL_INFORMATION, *LPKEY_VALUE_FULL_INFORMATION;

typedef struct _FILE_NOTIFY_INFORMATION {
    DWORD NextEntryOffset;
    DWORD Action;
    DWORD FileNameLength;
    WCHAR FileName[1];
} FILE_NOTIFY_INFORMATION, *PFILE_NOTIFY_INFORMATION, *LPFILE_NOTIFY_INFORMATION;

typedef struct _CURDIR {
    UNICODE_STRING DosPath;
    HANDLE Handle;
} CURDIR, *PCURDIR, *LPCURDIR;

typedef struct _RTL_USER_PROCESS_PARAMETERS {
    ULONG MaximumLength;
    ULONG Length;
    ULONG Flags;
    ULONG DebugFlags;
    HANDLE ConsoleHandle;
    ULONG ConsoleFlags;
    HANDLE StandardInput;
    HANDLE StandardOutput;
    HANDLE StandardError;
    CURDIR CurrentDirectory;
    UNICODE_STRING DllPath;
    UNICODE_STRING ImagePathName;
    UNICODE_STRING CommandLine;
    PVOID Environment;
    ULONG StartingX;
    ULONG StartingY;
    ULONG CountX;
    ULONG CountY;
    ULONG CountCharsX;
    ULONG CountCharsY;
    ULONG FillAttribute;
    ULONG WindowFlags;
    ULONG ShowWindowFlags;
    UNICODE_STRING WindowTitle;
    UNICODE_STRING DesktopInfo;
    UNICODE_STRING ShellInfo;
    UNICODE_STRING RuntimeData;
} RTL_USER_PROCESS_PARAMETERS, *PRTL_USER_PROCESS_PARAMETERS, *LPRTL_USER_PROCESS_PARAMETERS;

typedef struct _LIST_ENTRY {
    PVOID Flink;
    PVOID Blink;
} LIST_ENTRY, *PLIST_ENTRY, *LPLIST_ENTRY;

typedef struct _RTL_CRITICAL_SECTION {
    PVOID DebugInfo;
    LONG LockCount;
    LONG RecursionCount;
    HANDLE OwningThread;
    HANDLE LockSemaphore;
    ULONG_PTR SpinCount;
} RTL_CRITICAL_SECTION, *PRTL_CRITICAL_SECTION, *LPRTL_CRITICAL_SECTION;

typedef struct _NT_TIB {
    PVOID ExceptionList;
    PVOID StackBase;
    PVOID StackLimit;
    PVOID SubSystemTib;
    PVOID FiberData;
    PVOID ArbitraryUserPointer;
    PVOID Self;
} NT_TIB, *PNT_TIB, *LPNT_TIB;

typedef struct _PEB {
    BYTE InheritedAddressSpace;
    BYTE ReadImageFileExecOptions;
    BYTE BeingDebugged;
    BYTE BitField;
    PVOID Mutant;
    PVOID ImageBaseAddress;
    PVOID Ldr;
    PRTL_USER_PROCESS_PARAMETERS ProcessParameters;
    PVOID SubSystemData;
    PVOID ProcessHeap;
    BYTE Reserved[648];
    ULONG SessionId;
    BYTE Reserved2[60];
} PEB, *PPEB;

typedef struct _TEB {
    NT_TIB NtTib;
    PVOID EnvironmentPointer;
    CLIENT_ID ClientId;
    PVOID ActiveRpcHandle;
    PVOID ThreadLocalStoragePointer;
    PPEB ProcessEnvironmentBlock;
    ULONG LastErrorValue;
    ULONG CountOfOwnedCriticalSections;
    BYTE Reserved[1920];
} TEB, *PTEB;

typedef struct _FILE_MAILSLOT_QUERY_INFORMATION {
    ULONG MaximumMessageSize;
    ULONG MailslotQuota;
    ULONG NextMessageSize;
    ULONG MessagesAvailable;
    LARGE_INTEGER ReadTimeout;
} FILE_MAILSLOT_QUERY_INFORMATION, *PFILE_MAILSLOT_QUERY_INFORMATION, *LPFILE_MAILSLOT_QUERY_INFORMATION;

typedef struct _FILE_MAILSLOT_SET_INFORMATION {
    LARGE_INTEGER ReadTimeout;
} FILE_MAILSLOT_SET_INFORMATION, *PFILE_MAILSLOT_SET_INFORMATION, *LPFILE_MAILSLOT_SET_INFORMATION;

typedef struct _JOBOBJECT_BASIC_AND_IO_ACCOUNTING_INFORMATION {
    JOBOBJECT_BASIC_ACCOUNTING_INFORMATION BasicInfo;
    IO_COUNTERS IoInfo;
} JOBOBJECT_BASIC_AND_IO_ACCOUNTING_INFORMATION, *PJOBOBJECT_BASIC_AND_IO_ACCOUNTING_INFORMATION, *LPJOBOBJECT_BASIC_AND_IO_ACCOUNTING_INFORMATION;

typedef struct _JOBOBJECT_NOTIFICATION_LIMIT_INFORMATION {
    ULONGLONG IoReadBytesLimit;
    ULONGLONG IoWriteBytesLimit;
    LARGE_INTEGER PerJobUserTimeLimit;
    ULONGLONG JobMemoryLimit;
    ULONG RateControlTolerance;
    ULONG RateControlToleranceInterval;
    ULONG LimitFlags;
} JOBOBJECT_NOTIFICATION_LIMIT_INFORMATION, *PJOBOBJECT_NOTIFICATION_LIMIT_INFORMATION, *LPJOBOBJECT_NOTIFICATION_LIMIT_INFORMATION;

typedef struct _JOBOBJECT_LIMIT_VIOLATION_INFORMATION {
    ULONG LimitFlags;
    ULONG ViolationLimitFlags;
    ULONGLONG IoReadBytes;
    ULONGLONG IoReadBytesLimit;
    ULONGLONG IoWriteBytes;
    ULONGLONG IoWriteBytesLimit;
    LARGE_INTEGER PerJobUserTime;
    LARGE_INTEGER PerJobUserTimeLimit;
    ULONGLONG JobMemory;
    ULONGLONG JobMemoryLimit;
    ULONG RateControlTolerance;
    ULONG RateControlToleranceLimit;
} JOBOBJECT_LIMIT_VIOLATION_INFORMATION, *PJOBOBJECT_LIMIT_VIOLATION_INFORMATION, *LPJOBOBJECT_LIMIT_VIOLATION_INFORMATION;

typedef struct _POINT {
    LONG x;
    LONG y;
} POINT, *PPOINT, *LPPOINT;

typedef struct _MSG {
    PVOID hwnd;
    ULONG message;
    PVOID wParam;
    PVOID lParam;
    ULONG time;
    POINT pt;
} MSG, *PMSG, *LPMSG;

typedef struct _SYSTEM_BASIC_INFORMATION {
    ULONG Reserved;
    ULONG TimerResolution;
    ULONG PageSize;
    ULONG NumberOfPhysicalPages;
    ULONG LowestPhysicalPageNumber;
    ULONG HighestPhysicalPageNumber;
    ULONG AllocationGranularity;
    PVOID MinimumUserModeAddress;
    PVOID MaximumUserModeAddress;
    PVOID ActiveProcessorsAffinityMask;
    UCHAR NumberOfProcessors;
} SYSTEM_BASIC_INFORMATION, *PSYSTEM_BASIC_INFORMATION, *LPSYSTEM_BASIC_INFORMATION;

typedef struct _SYSTEM_INFO {
    USHORT wProcessorArchitecture;
    ULONG dwPageSize;
    PVOID lpMinimumApplicationAddress;
    PVOID lpMaximumApplicationAddress;
    PVOID dwActiveProcessorMask;
    ULONG dwNumberOfProcessors;
    ULONG dwProcessorType;
    ULONG dwAllocationGranularity;
    USHORT wProcessorLevel;
    USHORT wProcessorRevision;
} SYSTEM_INFO, *PSYSTEM_INFO, *LPSYSTEM_INFO;

typedef struct _TOKEN_LINKED_TOKEN {
    PVOID LinkedToken;
} TOKEN_LINKED_TOKEN, *PTOKEN_LINKED_TOKEN, *LPTOKEN_LINKED_TOKEN;


/* Constants. */
#define WAIT_OBJECT_0 0x0
#define WAIT_ABANDONED 0x80
#define WAIT_ABANDONED_0 0x80
#define WAIT_IO_COMPLETION 0xC0
#define WAIT_TIMEOUT 0x102
#define WAIT_FAILED 0xFFFFFFFF
#define QS_KEY 0x1
#define QS_MOUSEMOVE 0x2
#define QS_MOUSEBUTTON 0x4
#define QS_POSTMESSAGE 0x8
#define QS_TIMER 0x10
#define QS_PAINT 0x20
#define QS_SENDMESSAGE 0x40
#define QS_HOTKEY 0x80
#define QS_ALLPOSTMESSAGE 0x100
#define QS_RAWINPUT 0x400
#define QS_INPUT 0x407
#define QS_ALLEVENTS 0x4BF
#define QS_ALLINPUT 0x4FF
#define PM_NOREMOVE 0x0
#define PM_REMOVE 0x1
#define PM_NOYIELD 0x2
#define WM_NULL 0x0
#define WM_QUIT 0x12
#define WM_USER 0x400
#define WM_APP 0x8000
#define INFINITE 0xFFFFFFFF
#define MAXIMUM_WAIT_OBJECTS 0x40
#define MAXIMUM_SUSPEND_COUNT 0x7F
#define MAX_PATH 0x104
#define OBJ_HANDLE_TAGBITS 0x3
#define DUPLICATE_CLOSE_SOURCE 0x1
#define DUPLICATE_SAME_ACCESS 0x2
#define DUPLICATE_SAME_ATTRIBUTES 0x4
#define HANDLE_FLAG_INHERIT 0x1
#define HANDLE_FLAG_PROTECT_FROM_CLOSE 0x2
#define OBJ_PROTECT_CLOSE 0x1
#define OBJ_INHERIT 0x2
#define OBJ_AUDIT_OBJECT_CLOSE 0x4
#define OBJ_NO_RIGHTS_UPGRADE 0x8
#define OBJ_PERMANENT 0x10
#define OBJ_EXCLUSIVE 0x20
#define OBJ_CASE_INSENSITIVE 0x40
#define OBJ_OPENIF 0x80
#define OBJ_OPENLINK 0x100
#define OBJ_KERNEL_HANDLE 0x200
#define OBJ_FORCE_ACCESS_CHECK 0x400
#define OBJ_IGNORE_IMPERSONATED_DEVICEMAP 0x800
#define OBJ_DONT_REPARSE 0x1000
#define OBJ_VALID_ATTRIBUTES 0x1FF2
typedef enum _OBJECT_INFORMATION_CLASS {
    ObjectBasicInformation = 0,
    ObjectNameInformation = 1,
    ObjectTypeInformation = 2,
    ObjectTypesInformation = 3,
    ObjectHandleFlagInformation = 4,
    ObjectSessionInformation = 5,
    ObjectSessionObjectInformation = 6
} OBJECT_INFORMATION_CLASS;
typedef enum _EVENT_TYPE {
    NotificationEvent = 0,
    SynchronizationEvent = 1
} EVENT_TYPE;
typedef enum _TIMER_TYPE {
    NotificationTimer = 0,
    SynchronizationTimer = 1
} TIMER_TYPE;
typedef enum _WAIT_TYPE {
    WaitAll = 0,
    WaitAny = 1
} WAIT_TYPE;
#define CREATE_EVENT_MANUAL_RESET 0x1
#define CREATE_EVENT_INITIAL_SET 0x2
#define INIT_ONCE_CHECK_ONLY 0x1
#define INIT_ONCE_ASYNC 0x2
#define INIT_ONCE_INIT_FAILED 0x4
#define CREATE_MUTEX_INITIAL_OWNER 0x1
#define CREATE_WAITABLE_TIMER_MANUAL_RESET 0x1
#define CREATE_WAITABLE_TIMER_HIGH_RESOLUTION 0x2
typedef enum _EVENT_INFORMATION_CLASS {
    EventBasicInformation = 0
} EVENT_INFORMATION_CLASS;
typedef enum _MUTANT_INFORMATION_CLASS {
    MutantBasicInformation = 0,
    MutantOwnerInformation = 1
} MUTANT_INFORMATION_CLASS;
typedef enum _SEMAPHORE_INFORMATION_CLASS {
    SemaphoreBasicInformation = 0
} SEMAPHORE_INFORMATION_CLASS;
typedef enum _TIMER_INFORMATION_CLASS {
    TimerBasicInformation = 0
} TIMER_INFORMATION_CLASS;
#define PRIVATE_NAMESPACE_FLAG_DESTROY 0x1
#define DDD_RAW_TARGET_PATH 0x1
#define DDD_REMOVE_DEFINITION 0x2
#define DDD_EXACT_MATCH_ON_REMOVE 0x4
#define DDD_NO_BROADCAST_SYSTEM 0x8
#define DDD_LUID_BROADCAST_DRIVE 0x10
#define MWMO_WAITALL 0x1
#define MWMO_ALERTABLE 0x2
#define MWMO_INPUTAVAILABLE 0x4
#define QUEUE_USER_APC_FLAGS_SPECIAL_USER_APC 0x1
#define CWF_CREATE_ONLY 0x1
#define DF_ALLOWOTHERACCOUNTHOOK 0x1
#define UOI_FLAGS 0x1
#define UOI_NAME 0x2
#define UOI_TYPE 0x3
#define UOI_USER_SID 0x4
#define UOI_HEAPSIZE 0x5
#define UOI_IO 0x6
#define GR_GDIOBJECTS 0x0
#define GR_USEROBJECTS 0x1
#define GR_GDIOBJECTS_PEAK 0x2
#define GR_USEROBJECTS_PEAK 0x4
#define WH_MSGFILTER (-1)
#define WH_JOURNALRECORD 0x0
#define WH_JOURNALPLAYBACK 0x1
#define WH_KEYBOARD 0x2
#define WH_GETMESSAGE 0x3
#define WH_CALLWNDPROC 0x4
#define WH_CBT 0x5
#define WH_SYSMSGFILTER 0x6
#define WH_MOUSE 0x7
#define WH_DEBUG 0x9
#define WH_SHELL 0xA
#define WH_FOREGROUNDIDLE 0xB
#define WH_CALLWNDPROCRET 0xC
#define WH_KEYBOARD_LL 0xD
#define WH_MOUSE_LL 0xE
#define PS_SOLID 0x0
#define PS_DASH 0x1
#define PS_DOT 0x2
#define PS_DASHDOT 0x3
#define PS_DASHDOTDOT 0x4
#define PS_NULL 0x5
#define PS_INSIDEFRAME 0x6
#define WHITE_BRUSH 0x0
#define LTGRAY_BRUSH 0x1
#define GRAY_BRUSH 0x2
#define DKGRAY_BRUSH 0x3
#define BLACK_BRUSH 0x4
#define NULL_BRUSH 0x5
#define WHITE_PEN 0x6
#define BLACK_PEN 0x7
#define NULL_PEN 0x8
#define OEM_FIXED_FONT 0xA
#define ANSI_FIXED_FONT 0xB
#define ANSI_VAR_FONT 0xC
#define SYSTEM_FONT 0xD
#define DEVICE_DEFAULT_FONT 0xE
#define DEFAULT_PALETTE 0xF
#define SYSTEM_FIXED_FONT 0x10
#define DEFAULT_GUI_FONT 0x11
#define DC_BRUSH 0x12
#define DC_PEN 0x13
#define HEAP_NO_SERIALIZE 0x1
#define HEAP_GENERATE_EXCEPTIONS 0x4
#define HEAP_CREATE_ENABLE_EXECUTE 0x40000
#define STILL_ACTIVE 0x103
#define DEBUG_PROCESS 0x1
#define DEBUG_ONLY_THIS_PROCESS 0x2
#define CREATE_SUSPENDED 0x4
#define DETACHED_PROCESS 0x8
#define CREATE_NEW_CONSOLE 0x10
#define NORMAL_PRIORITY_CLASS 0x20
#define IDLE_PRIORITY_CLASS 0x40
#define HIGH_PRIORITY_CLASS 0x80
#define REALTIME_PRIORITY_CLASS 0x100
#define CREATE_NEW_PROCESS_GROUP 0x200
#define CREATE_UNICODE_ENVIRONMENT 0x400
#define CREATE_SEPARATE_WOW_VDM 0x800
#define CREATE_SHARED_WOW_VDM 0x1000
#define BELOW_NORMAL_PRIORITY_CLASS 0x4000
#define ABOVE_NORMAL_PRIORITY_CLASS 0x8000
#define INHERIT_PARENT_AFFINITY 0x10000
#define CREATE_PROTECTED_PROCESS 0x40000
#define EXTENDED_STARTUPINFO_PRESENT 0x80000
#define CREATE_SECURE_PROCESS 0x400000
#define CREATE_BREAKAWAY_FROM_JOB 0x1000000
#define CREATE_PRESERVE_CODE_AUTHZ_LEVEL 0x2000000
#define CREATE_DEFAULT_ERROR_MODE 0x4000000
#define CREATE_NO_WINDOW 0x8000000
#define PROCESS_MODE_BACKGROUND_BEGIN 0x100000
#define PROCESS_MODE_BACKGROUND_END 0x200000
#define STACK_SIZE_PARAM_IS_A_RESERVATION 0x10000
#define THREAD_PRIORITY_IDLE (-15)
#define THREAD_PRIORITY_LOWEST (-2)
#define THREAD_PRIORITY_BELOW_NORMAL (-1)
#define THREAD_PRIORITY_NORMAL 0x0
#define THREAD_PRIORITY_ABOVE_NORMAL 0x1
#define THREAD_PRIORITY_HIGHEST 0x2
#define THREAD_PRIORITY_TIME_CRITICAL 0xF
#define THREAD_PRIORITY_ERROR_RETURN 0x7FFFFFFF
#define THREAD_MODE_BACKGROUND_BEGIN 0x10000
#define THREAD_MODE_BACKGROUND_END 0x20000
#define STARTF_USESHOWWINDOW 0x1
#define STARTF_USESIZE 0x2
#define STARTF_USEPOSITION 0x4
#define STARTF_USECOUNTCHARS 0x8
#define STARTF_USEFILLATTRIBUTE 0x10
#define STARTF_RUNFULLSCREEN 0x20
#define STARTF_FORCEONFEEDBACK 0x40
#define STARTF_FORCEOFFFEEDBACK 0x80
#define STARTF_USESTDHANDLES 0x100
#define STARTF_USEHOTKEY 0x200
#define STARTF_TITLEISLINKNAME 0x800
#define STARTF_TITLEISAPPID 0x1000
#define STARTF_PREVENTPINNING 0x2000
#define STARTF_UNTRUSTEDSOURCE 0x8000
#define STD_INPUT_HANDLE ((DWORD)-10)
#define STD_OUTPUT_HANDLE ((DWORD)-11)
#define STD_ERROR_HANDLE ((DWORD)-12)
#define PROC_THREAD_ATTRIBUTE_PARENT_PROCESS 0x20000
#define PROC_THREAD_ATTRIBUTE_HANDLE_LIST 0x20002
#define PROC_THREAD_ATTRIBUTE_GROUP_AFFINITY 0x30003
#define PROC_THREAD_ATTRIBUTE_PREFERRED_NODE 0x20004
#define PROC_THREAD_ATTRIBUTE_IDEAL_PROCESSOR 0x30005
#define PROC_THREAD_ATTRIBUTE_MITIGATION_POLICY 0x20007
#define PROC_THREAD_ATTRIBUTE_SECURITY_CAPABILITIES 0x20009
#define PROC_THREAD_ATTRIBUTE_PROTECTION_LEVEL 0x2000B
#define PROC_THREAD_ATTRIBUTE_JOB_LIST 0x2000D
#define PROC_THREAD_ATTRIBUTE_CHILD_PROCESS_POLICY 0x2000E
#define PROCESS_CREATION_MITIGATION_POLICY_STRICT_HANDLE_CHECKS_ALWAYS_ON 0x1000000
#define PROCESS_NAME_NATIVE 0x1
#define SEM_FAILCRITICALERRORS 0x1
#define SEM_NOGPFAULTERRORBOX 0x2
#define SEM_NOALIGNMENTFAULTEXCEPT 0x4
#define SEM_NOOPENFILEERRORBOX 0x8000
#define PS_ATTRIBUTE_HANDLE_LIST 0x2000B
typedef enum _PROCESSINFOCLASS {
    ProcessBasicInformation = 0,
    ProcessTimes = 4,
    ProcessPriorityClass = 18,
    ProcessHandleCount = 20,
    ProcessHandleTracing = 32,
    ProcessPriorityBoost = 22,
    ProcessSessionInformation = 24,
    ProcessImageFileName = 27,
    ProcessImageFileNameWin32 = 43,
    ProcessHandleInformation = 51,
    ProcessMitigationPolicy = 52,
    ProcessHandleCheckingMode = 54,
    ProcessHandleTable = 58,
    ProcessRaiseUMExceptionOnInvalidHandleClose = 71
} PROCESSINFOCLASS;
typedef enum _PROCESS_MITIGATION_POLICY {
    ProcessStrictHandleCheckPolicy = 3
} PROCESS_MITIGATION_POLICY;
typedef enum _SYSTEM_INFORMATION_CLASS {
    SystemProcessInformation = 5,
    SystemHandleInformation = 16,
    SystemExtendedHandleInformation = 64
} SYSTEM_INFORMATION_CLASS;
#define TH32CS_SNAPHEAPLIST 0x1
#define TH32CS_SNAPPROCESS 0x2
#define TH32CS_SNAPTHREAD 0x4
#define TH32CS_SNAPMODULE 0x8
#define TH32CS_SNAPMODULE32 0x10
#define TH32CS_INHERIT 0x80000000
#define TH32CS_SNAPALL 0xF
#define PSS_CAPTURE_HANDLES 0x4
#define JOB_OBJECT_LIMIT_WORKINGSET 0x1
#define JOB_OBJECT_LIMIT_PROCESS_TIME 0x2
#define JOB_OBJECT_LIMIT_JOB_TIME 0x4
#define JOB_OBJECT_LIMIT_ACTIVE_PROCESS 0x8
#define JOB_OBJECT_LIMIT_AFFINITY 0x10
#define JOB_OBJECT_LIMIT_PRIORITY_CLASS 0x20
#define JOB_OBJECT_LIMIT_PRESERVE_JOB_TIME 0x40
#define JOB_OBJECT_LIMIT_SCHEDULING_CLASS 0x80
#define JOB_OBJECT_LIMIT_PROCESS_MEMORY 0x100
#define JOB_OBJECT_LIMIT_JOB_MEMORY 0x200
#define JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION 0x400
#define JOB_OBJECT_LIMIT_BREAKAWAY_OK 0x800
#define JOB_OBJECT_LIMIT_SILENT_BREAKAWAY_OK 0x1000
#define JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE 0x2000
#define JOB_OBJECT_LIMIT_SUBSET_AFFINITY 0x4000
#define JOB_OBJECT_LIMIT_JOB_READ_BYTES 0x10000
#define JOB_OBJECT_LIMIT_JOB_WRITE_BYTES 0x20000
#define JOB_OBJECT_LIMIT_RATE_CONTROL 0x40000
#define JOB_OBJECT_UILIMIT_HANDLES 0x1
#define JOB_OBJECT_UILIMIT_READCLIPBOARD 0x2
#define JOB_OBJECT_UILIMIT_WRITECLIPBOARD 0x4
#define JOB_OBJECT_UILIMIT_SYSTEMPARAMETERS 0x8
#define JOB_OBJECT_UILIMIT_DISPLAYSETTINGS 0x10
#define JOB_OBJECT_UILIMIT_GLOBALATOMS 0x20
#define JOB_OBJECT_UILIMIT_DESKTOP 0x40
#define JOB_OBJECT_UILIMIT_EXITWINDOWS 0x80
#define JOB_OBJECT_MSG_END_OF_JOB_TIME 0x1
#define JOB_OBJECT_MSG_END_OF_PROCESS_TIME 0x2
#define JOB_OBJECT_MSG_ACTIVE_PROCESS_LIMIT 0x3
#define JOB_OBJECT_MSG_ACTIVE_PROCESS_ZERO 0x4
#define JOB_OBJECT_MSG_NEW_PROCESS 0x6
#define JOB_OBJECT_MSG_EXIT_PROCESS 0x7
#define JOB_OBJECT_MSG_ABNORMAL_EXIT_PROCESS 0x8
#define JOB_OBJECT_MSG_PROCESS_MEMORY_LIMIT 0x9
#define JOB_OBJECT_MSG_JOB_MEMORY_LIMIT 0xA
#define JOB_OBJECT_MSG_NOTIFICATION_LIMIT 0xB
#define JOB_OBJECT_MSG_JOB_CYCLE_TIME_LIMIT 0xC
#define JOB_OBJECT_TERMINATE_AT_END_OF_JOB 0x0
#define JOB_OBJECT_POST_AT_END_OF_JOB 0x1
typedef enum _JOBOBJECTINFOCLASS {
    JobObjectBasicAccountingInformation = 1,
    JobObjectBasicLimitInformation = 2,
    JobObjectBasicProcessIdList = 3,
    JobObjectBasicUIRestrictions = 4,
    JobObjectEndOfJobTimeInformation = 6,
    JobObjectAssociateCompletionPortInformation = 7,
    JobObjectBasicAndIoAccountingInformation = 8,
    JobObjectExtendedLimitInformation = 9,
    JobObjectNotificationLimitInformation = 12,
    JobObjectLimitViolationInformation = 13,
    JobObjectCpuRateControlInformation = 15,
    JobObjectNetRateControlInformation = 32,
    JobObjectCreateSilo = 35,
    JobObjectSiloBasicInformation = 36
} JOBOBJECTINFOCLASS;
#define PAGE_NOACCESS 0x1
#define PAGE_READONLY 0x2
#define PAGE_READWRITE 0x4
#define PAGE_WRITECOPY 0x8
#define PAGE_EXECUTE 0x10
#define PAGE_EXECUTE_READ 0x20
#define PAGE_EXECUTE_READWRITE 0x40
#define PAGE_EXECUTE_WRITECOPY 0x80
#define PAGE_GUARD 0x100
#define PAGE_NOCACHE 0x200
#define PAGE_WRITECOMBINE 0x400
#define SEC_FILE 0x800000
#define SEC_IMAGE 0x1000000
#define SEC_RESERVE 0x4000000
#define SEC_COMMIT 0x8000000
#define SEC_NOCACHE 0x10000000
#define SEC_WRITECOMBINE 0x40000000
#define SEC_LARGE_PAGES 0x80000000
#define FILE_MAP_ALL_ACCESS 0xF001F
#define FILE_MAP_COPY 0x1
#define FILE_MAP_WRITE 0x2
#define FILE_MAP_READ 0x4
#define FILE_MAP_EXECUTE 0x20
#define MEM_COMMIT 0x1000
#define MEM_RESERVE 0x2000
#define MEM_DECOMMIT 0x4000
#define MEM_RELEASE 0x8000
#define MEM_FREE 0x10000
#define MEM_PRIVATE 0x20000
#define MEM_MAPPED 0x40000
#define MEM_RESET 0x80000
#define MEM_TOP_DOWN 0x100000
#define MEM_WRITE_WATCH 0x200000
#define MEM_PHYSICAL 0x400000
#define MEM_RESET_UNDO 0x1000000
#define MEM_LARGE_PAGES 0x20000000
#define MEM_IMAGE 0x1000000
typedef enum _SECTION_INHERIT {
    ViewShare = 1,
    ViewUnmap = 2
} SECTION_INHERIT;
typedef enum _SECTION_INFORMATION_CLASS {
    SectionBasicInformation = 0,
    SectionImageInformation = 1
} SECTION_INFORMATION_CLASS;
typedef enum _MEMORY_INFORMATION_CLASS {
    MemoryBasicInformation = 0
} MEMORY_INFORMATION_CLASS;
#define FILE_SHARE_READ 0x1
#define FILE_SHARE_WRITE 0x2
#define FILE_SHARE_DELETE 0x4
#define CREATE_NEW 0x1
#define CREATE_ALWAYS 0x2
#define OPEN_EXISTING 0x3
#define OPEN_ALWAYS 0x4
#define TRUNCATE_EXISTING 0x5
#define FILE_ATTRIBUTE_READONLY 0x1
#define FILE_ATTRIBUTE_HIDDEN 0x2
#define FILE_ATTRIBUTE_SYSTEM 0x4
#define FILE_ATTRIBUTE_DIRECTORY 0x10
#define FILE_ATTRIBUTE_ARCHIVE 0x20
#define FILE_ATTRIBUTE_DEVICE 0x40
#define FILE_ATTRIBUTE_NORMAL 0x80
#define FILE_ATTRIBUTE_TEMPORARY 0x100
#define FILE_ATTRIBUTE_SPARSE_FILE 0x200
#define FILE_ATTRIBUTE_REPARSE_POINT 0x400
#define FILE_ATTRIBUTE_COMPRESSED 0x800
#define FILE_ATTRIBUTE_OFFLINE 0x1000
#define FILE_ATTRIBUTE_NOT_CONTENT_INDEXED 0x2000
#define FILE_ATTRIBUTE_ENCRYPTED 0x4000
#define FILE_FLAG_FIRST_PIPE_INSTANCE 0x80000
#define FILE_FLAG_OPEN_NO_RECALL 0x100000
#define FILE_FLAG_OPEN_REPARSE_POINT 0x200000
#define FILE_FLAG_SESSION_AWARE 0x800000
#define FILE_FLAG_POSIX_SEMANTICS 0x1000000
#define FILE_FLAG_BACKUP_SEMANTICS 0x2000000
#define FILE_FLAG_DELETE_ON_CLOSE 0x4000000
#define FILE_FLAG_SEQUENTIAL_SCAN 0x8000000
#define FILE_FLAG_RANDOM_ACCESS 0x10000000
#define FILE_FLAG_NO_BUFFERING 0x20000000
#define FILE_FLAG_OVERLAPPED 0x40000000
#define FILE_FLAG_WRITE_THROUGH 0x80000000
#define INVALID_FILE_ATTRIBUTES 0xFFFFFFFF
#define INVALID_FILE_SIZE 0xFFFFFFFF
#define INVALID_SET_FILE_POINTER 0xFFFFFFFF
#define FILE_BEGIN 0x0
#define FILE_CURRENT 0x1
#define FILE_END 0x2
#define FILE_TYPE_UNKNOWN 0x0
#define FILE_TYPE_DISK 0x1
#define FILE_TYPE_CHAR 0x2
#define FILE_TYPE_PIPE 0x3
#define FILE_TYPE_REMOTE 0x8000
#define FILE_SUPERSEDE 0x0
#define FILE_OPEN 0x1
#define FILE_CREATE 0x2
#define FILE_OPEN_IF 0x3
#define FILE_OVERWRITE 0x4
#define FILE_OVERWRITE_IF 0x5
#define FILE_DIRECTORY_FILE 0x1
#define FILE_WRITE_THROUGH 0x2
#define FILE_SEQUENTIAL_ONLY 0x4
#define FILE_NO_INTERMEDIATE_BUFFERING 0x8
#define FILE_SYNCHRONOUS_IO_ALERT 0x10
#define FILE_SYNCHRONOUS_IO_NONALERT 0x20
#define FILE_NON_DIRECTORY_FILE 0x40
#define FILE_CREATE_TREE_CONNECTION 0x80
#define FILE_COMPLETE_IF_OPLOCKED 0x100
#define FILE_NO_EA_KNOWLEDGE 0x200
#define FILE_OPEN_REMOTE_INSTANCE 0x400
#define FILE_RANDOM_ACCESS 0x800
#define FILE_DELETE_ON_CLOSE 0x1000
#define FILE_OPEN_BY_FILE_ID 0x2000
#define FILE_OPEN_FOR_BACKUP_INTENT 0x4000
#define FILE_NO_COMPRESSION 0x8000
#define FILE_OPEN_REQUIRING_OPLOCK 0x10000
#define FILE_DISALLOW_EXCLUSIVE 0x20000
#define FILE_RESERVE_OPFILTER 0x100000
#define FILE_OPEN_REPARSE_POINT 0x200000
#define FILE_OPEN_NO_RECALL 0x400000
#define FILE_OPEN_FOR_FREE_SPACE_QUERY 0x800000
#define FILE_SUPERSEDED 0x0
#define FILE_OPENED 0x1
#define FILE_CREATED 0x2
#define FILE_OVERWRITTEN 0x3
#define FILE_EXISTS 0x4
#define FILE_DOES_NOT_EXIST 0x5
#define FILE_DISPOSITION_FLAG_DELETE 0x1
#define FILE_DISPOSITION_FLAG_POSIX_SEMANTICS 0x2
#define FILE_DISPOSITION_FLAG_FORCE_IMAGE_SECTION_CHECK 0x4
#define FILE_DISPOSITION_FLAG_ON_CLOSE 0x8
#define FILE_DISPOSITION_FLAG_IGNORE_READONLY_ATTRIBUTE 0x10
typedef enum _FILE_INFO_BY_HANDLE_CLASS {
    FileBasicInfo = 0,
    FileStandardInfo = 1,
    FileNameInfo = 2,
    FileRenameInfo = 3,
    FileDispositionInfo = 4,
    FileAllocationInfo = 5,
    FileEndOfFileInfo = 6,
    FileDispositionInfoEx = 21,
    FileRenameInfoEx = 22
} FILE_INFO_BY_HANDLE_CLASS;
typedef enum _FILE_INFORMATION_CLASS {
    FileBothDirectoryInformation = 3,
    FileBasicInformation = 4,
    FileStandardInformation = 5,
    FileInternalInformation = 6,
    FileAccessInformation = 8,
    FileNameInformation = 9,
    FileRenameInformation = 10,
    FileDispositionInformation = 13,
    FilePositionInformation = 14,
    FileModeInformation = 16,
    FileEndOfFileInformation = 20,
    FileNetworkOpenInformation = 34,
    FileDispositionInformationEx = 64,
    FileRenameInformationEx = 65
} FILE_INFORMATION_CLASS;
typedef enum _GET_FILEEX_INFO_LEVELS {
    GetFileExInfoStandard = 0
} GET_FILEEX_INFO_LEVELS;
#define FILE_RENAME_FLAG_REPLACE_IF_EXISTS 0x1
#define FILE_RENAME_FLAG_POSIX_SEMANTICS 0x2
#define VOLUME_NAME_DOS 0x0
#define FILE_NAME_NORMALIZED 0x0
#define VOLUME_NAME_GUID 0x1
#define VOLUME_NAME_NT 0x2
#define VOLUME_NAME_NONE 0x4
#define FILE_NAME_OPENED 0x8
#define MOVEFILE_REPLACE_EXISTING 0x1
#define MOVEFILE_COPY_ALLOWED 0x2
#define MOVEFILE_DELAY_UNTIL_REBOOT 0x4
#define MOVEFILE_WRITE_THROUGH 0x8
#define FILE_SKIP_COMPLETION_PORT_ON_SUCCESS 0x1
#define FILE_SKIP_SET_EVENT_ON_HANDLE 0x2
#define LOCKFILE_FAIL_IMMEDIATELY 0x1
#define LOCKFILE_EXCLUSIVE_LOCK 0x2
#define PIPE_ACCESS_DUPLEX 0x3
#define PIPE_ACCESS_INBOUND 0x1
#define PIPE_ACCESS_OUTBOUND 0x2
#define PIPE_TYPE_BYTE 0x0
#define PIPE_READMODE_BYTE 0x0
#define PIPE_WAIT 0x0
#define PIPE_ACCEPT_REMOTE_CLIENTS 0x0
#define PIPE_NOWAIT 0x1
#define PIPE_READMODE_MESSAGE 0x2
#define PIPE_TYPE_MESSAGE 0x4
#define PIPE_REJECT_REMOTE_CLIENTS 0x8
#define FSCTL_PIPE_ASSIGN_EVENT 0x110000
#define FSCTL_PIPE_DISCONNECT 0x110004
#define FSCTL_PIPE_LISTEN 0x110008
#define FSCTL_PIPE_QUERY_EVENT 0x110010
#define FSCTL_PIPE_WAIT 0x110018
#define FSCTL_PIPE_IMPERSONATE 0x11001C
#define FSCTL_PIPE_GET_PIPE_ATTRIBUTE 0x110028
#define FSCTL_PIPE_GET_CONNECTION_ATTRIBUTE 0x110030
#define FSCTL_PIPE_PEEK 0x11400C
#define FSCTL_PIPE_TRANSCEIVE 0x11C017
#define PIPE_CLIENT_END 0x0
#define PIPE_SERVER_END 0x1
#define PIPE_UNLIMITED_INSTANCES 0xFF
#define NMPWAIT_USE_DEFAULT_WAIT 0x0
#define NMPWAIT_NOWAIT 0x1
#define NMPWAIT_WAIT_FOREVER 0xFFFFFFFF
#define FILE_NOTIFY_CHANGE_FILE_NAME 0x1
#define FILE_NOTIFY_CHANGE_DIR_NAME 0x2
#define FILE_NOTIFY_CHANGE_ATTRIBUTES 0x4
#define FILE_NOTIFY_CHANGE_SIZE 0x8
#define FILE_NOTIFY_CHANGE_LAST_WRITE 0x10
#define FILE_NOTIFY_CHANGE_LAST_ACCESS 0x20
#define FILE_NOTIFY_CHANGE_CREATION 0x40
#define FILE_NOTIFY_CHANGE_SECURITY 0x100
#define FILE_ACTION_ADDED 0x1
#define FILE_ACTION_REMOVED 0x2
#define FILE_ACTION_MODIFIED 0x3
#define FILE_ACTION_RENAMED_OLD_NAME 0x4
#define FILE_ACTION_RENAMED_NEW_NAME 0x5
#define MAILSLOT_WAIT_FOREVER 0xFFFFFFFF
#define MAILSLOT_NO_MESSAGE 0xFFFFFFFF
#define WSA_FLAG_OVERLAPPED 0x1
#define WSA_FLAG_NO_HANDLE_INHERIT 0x80
#define HKEY_CLASSES_ROOT ((HKEY)(ULONG_PTR)((LONG)0x80000000))
#define HKEY_CURRENT_USER ((HKEY)(ULONG_PTR)((LONG)0x80000001))
#define HKEY_LOCAL_MACHINE ((HKEY)(ULONG_PTR)((LONG)0x80000002))
#define HKEY_USERS ((HKEY)(ULONG_PTR)((LONG)0x80000003))
#define HKEY_PERFORMANCE_DATA ((HKEY)(ULONG_PTR)((LONG)0x80000004))
#define HKEY_CURRENT_CONFIG ((HKEY)(ULONG_PTR)((LONG)0x80000005))
#define REG_OPTION_NON_VOLATILE 0x0
#define REG_OPTION_VOLATILE 0x1
#define REG_OPTION_CREATE_LINK 0x2
#define REG_OPTION_BACKUP_RESTORE 0x4
#define REG_OPTION_OPEN_LINK 0x8
#define REG_NONE 0x0
#define REG_SZ 0x1
#define REG_EXPAND_SZ 0x2
#define REG_BINARY 0x3
#define REG_DWORD 0x4
#define REG_DWORD_BIG_ENDIAN 0x5
#define REG_LINK 0x6
#define REG_MULTI_SZ 0x7
#define REG_QWORD 0xB
#define REG_NOTIFY_CHANGE_NAME 0x1
#define REG_NOTIFY_CHANGE_ATTRIBUTES 0x2
#define REG_NOTIFY_CHANGE_LAST_SET 0x4
#define REG_NOTIFY_CHANGE_SECURITY 0x8
#define REG_NOTIFY_THREAD_AGNOSTIC 0x10000000
#define REG_CREATED_NEW_KEY 0x1
#define REG_OPENED_EXISTING_KEY 0x2
#define SE_CREATE_TOKEN_PRIVILEGE 0x2
#define SE_ASSIGNPRIMARYTOKEN_PRIVILEGE 0x3
#define SE_LOCK_MEMORY_PRIVILEGE 0x4
#define SE_INCREASE_QUOTA_PRIVILEGE 0x5
#define SE_MACHINE_ACCOUNT_PRIVILEGE 0x6
#define SE_TCB_PRIVILEGE 0x7
#define SE_SECURITY_PRIVILEGE 0x8
#define SE_TAKE_OWNERSHIP_PRIVILEGE 0x9
#define SE_LOAD_DRIVER_PRIVILEGE 0xA
#define SE_SYSTEM_PROFILE_PRIVILEGE 0xB
#define SE_SYSTEMTIME_PRIVILEGE 0xC
#define SE_PROF_SINGLE_PROCESS_PRIVILEGE 0xD
#define SE_INC_BASE_PRIORITY_PRIVILEGE 0xE
#define SE_CREATE_PAGEFILE_PRIVILEGE 0xF
#define SE_CREATE_PERMANENT_PRIVILEGE 0x10
#define SE_BACKUP_PRIVILEGE 0x11
#define SE_RESTORE_PRIVILEGE 0x12
#define SE_SHUTDOWN_PRIVILEGE 0x13
#define SE_DEBUG_PRIVILEGE 0x14
#define SE_AUDIT_PRIVILEGE 0x15
#define SE_SYSTEM_ENVIRONMENT_PRIVILEGE 0x16
#define SE_CHANGE_NOTIFY_PRIVILEGE 0x17
#define SE_REMOTE_SHUTDOWN_PRIVILEGE 0x18
#define SE_UNDOCK_PRIVILEGE 0x19
#define SE_SYNC_AGENT_PRIVILEGE 0x1A
#define SE_ENABLE_DELEGATION_PRIVILEGE 0x1B
#define SE_MANAGE_VOLUME_PRIVILEGE 0x1C
#define SE_IMPERSONATE_PRIVILEGE 0x1D
#define SE_CREATE_GLOBAL_PRIVILEGE 0x1E
#define SE_TRUSTED_CREDMAN_ACCESS_PRIVILEGE 0x1F
#define SE_RELABEL_PRIVILEGE 0x20
#define SE_INC_WORKING_SET_PRIVILEGE 0x21
#define SE_TIME_ZONE_PRIVILEGE 0x22
#define SE_CREATE_SYMBOLIC_LINK_PRIVILEGE 0x23
#define SE_DELEGATE_SESSION_USER_IMPERSONATE_PRIVILEGE 0x24
#define SE_PRIVILEGE_ENABLED_BY_DEFAULT 0x1
#define SE_PRIVILEGE_ENABLED 0x2
#define SE_PRIVILEGE_REMOVED 0x4
#define SE_PRIVILEGE_USED_FOR_ACCESS 0x80000000
#define SE_GROUP_MANDATORY 0x1
#define SE_GROUP_ENABLED_BY_DEFAULT 0x2
#define SE_GROUP_ENABLED 0x4
#define SE_GROUP_OWNER 0x8
#define SE_GROUP_USE_FOR_DENY_ONLY 0x10
#define SE_GROUP_INTEGRITY 0x20
#define SE_GROUP_INTEGRITY_ENABLED 0x40
#define SE_GROUP_RESOURCE 0x20000000
#define SE_GROUP_LOGON_ID 0xC0000000
#define SECURITY_MANDATORY_UNTRUSTED_RID 0x0
#define SECURITY_MANDATORY_LOW_RID 0x1000
#define SECURITY_MANDATORY_MEDIUM_RID 0x2000
#define SECURITY_MANDATORY_MEDIUM_PLUS_RID 0x2100
#define SECURITY_MANDATORY_HIGH_RID 0x3000
#define SECURITY_MANDATORY_SYSTEM_RID 0x4000
#define SECURITY_MANDATORY_PROTECTED_PROCESS_RID 0x5000
#define SYSTEM_MANDATORY_LABEL_NO_WRITE_UP 0x1
#define SYSTEM_MANDATORY_LABEL_NO_READ_UP 0x2
#define SYSTEM_MANDATORY_LABEL_NO_EXECUTE_UP 0x4
#define TOKEN_MANDATORY_POLICY_OFF 0x0
#define TOKEN_MANDATORY_POLICY_NO_WRITE_UP 0x1
#define TOKEN_MANDATORY_POLICY_NEW_PROCESS_MIN 0x2
typedef enum _TOKEN_TYPE {
    TokenPrimary = 1,
    TokenImpersonation = 2
} TOKEN_TYPE;
typedef enum _SECURITY_IMPERSONATION_LEVEL {
    SecurityAnonymous = 0,
    SecurityIdentification = 1,
    SecurityImpersonation = 2,
    SecurityDelegation = 3
} SECURITY_IMPERSONATION_LEVEL;
#define OWNER_SECURITY_INFORMATION 0x1
#define GROUP_SECURITY_INFORMATION 0x2
#define DACL_SECURITY_INFORMATION 0x4
#define SACL_SECURITY_INFORMATION 0x8
#define LABEL_SECURITY_INFORMATION 0x10
#define PROCESS_TRUST_LABEL_SECURITY_INFORMATION 0x80
#define DISABLE_MAX_PRIVILEGE 0x1
#define SANDBOX_INERT 0x2
#define LUA_TOKEN 0x4
#define WRITE_RESTRICTED 0x8
typedef enum _TOKEN_INFORMATION_CLASS {
    TokenUser = 1,
    TokenGroups = 2,
    TokenPrivileges = 3,
    TokenOwner = 4,
    TokenPrimaryGroup = 5,
    TokenDefaultDacl = 6,
    TokenSource = 7,
    TokenType = 8,
    TokenImpersonationLevel = 9,
    TokenStatistics = 10,
    TokenRestrictedSids = 11,
    TokenSessionId = 12,
    TokenGroupsAndPrivileges = 13,
    TokenSandBoxInert = 15,
    TokenOrigin = 17,
    TokenElevationType = 18,
    TokenLinkedToken = 19,
    TokenElevation = 20,
    TokenHasRestrictions = 21,
    TokenVirtualizationAllowed = 23,
    TokenVirtualizationEnabled = 24,
    TokenIntegrityLevel = 25,
    TokenUIAccess = 26,
    TokenMandatoryPolicy = 27,
    TokenLogonSid = 28,
    TokenIsAppContainer = 29,
    TokenCapabilities = 30,
    TokenAppContainerSid = 31,
    TokenAppContainerNumber = 32,
    TokenIsRestricted = 40,
    TokenProcessTrustLevel = 41,
    TokenIsLessPrivilegedAppContainer = 46
} TOKEN_INFORMATION_CLASS;
#define ACCESS_SYSTEM_SECURITY 0x1000000
#define DEBUG_ALL_ACCESS 0x1F000F
#define DEBUG_PROCESS_ASSIGN 0x2
#define DEBUG_QUERY_INFORMATION 0x8
#define DEBUG_READ_EVENT 0x1
#define DEBUG_SET_INFORMATION 0x4
#define DELETE 0x10000
#define DESKTOP_CREATEMENU 0x4
#define DESKTOP_CREATEWINDOW 0x2
#define DESKTOP_ENUMERATE 0x40
#define DESKTOP_HOOKCONTROL 0x8
#define DESKTOP_JOURNALPLAYBACK 0x20
#define DESKTOP_JOURNALRECORD 0x10
#define DESKTOP_READOBJECTS 0x1
#define DESKTOP_SWITCHDESKTOP 0x100
#define DESKTOP_WRITEOBJECTS 0x80
#define DIRECTORY_ALL_ACCESS 0xF000F
#define DIRECTORY_CREATE_OBJECT 0x4
#define DIRECTORY_CREATE_SUBDIRECTORY 0x8
#define DIRECTORY_QUERY 0x1
#define DIRECTORY_TRAVERSE 0x2
#define ERROR_ABANDONED_WAIT_0 735
#define ERROR_ABANDONED_WAIT_63 736
#define ERROR_ACCESS_DENIED 5
#define ERROR_ACCESS_DISABLED_BY_POLICY 1260
#define ERROR_ALERTED 739
#define ERROR_ALLOTTED_SPACE_EXCEEDED 1344
#define ERROR_ALREADY_ASSIGNED 85
#define ERROR_ALREADY_EXISTS 183
#define ERROR_APP_INIT_FAILURE 575
#define ERROR_ARENA_TRASHED 7
#define ERROR_ARITHMETIC_OVERFLOW 534
#define ERROR_ATOMIC_LOCKS_NOT_SUPPORTED 174
#define ERROR_BADDB 1009
#define ERROR_BADKEY 1010
#define ERROR_BAD_ARGUMENTS 160
#define ERROR_BAD_COMMAND 22
#define ERROR_BAD_DESCRIPTOR_FORMAT 1361
#define ERROR_BAD_DEV_TYPE 66
#define ERROR_BAD_DRIVER_LEVEL 119
#define ERROR_BAD_ENVIRONMENT 10
#define ERROR_BAD_EXE_FORMAT 193
#define ERROR_BAD_FORMAT 11
#define ERROR_BAD_IMPERSONATION_LEVEL 1346
#define ERROR_BAD_INHERITANCE_ACL 1340
#define ERROR_BAD_LENGTH 24
#define ERROR_BAD_NETPATH 53
#define ERROR_BAD_NET_NAME 67
#define ERROR_BAD_PATHNAME 161
#define ERROR_BAD_PIPE 230
#define ERROR_BAD_THREADID_ADDR 159
#define ERROR_BAD_TOKEN_TYPE 1349
#define ERROR_BAD_UNIT 20
#define ERROR_BROKEN_PIPE 109
#define ERROR_BUFFER_OVERFLOW 111
#define ERROR_BUSY 170
#define ERROR_BUSY_DRIVE 142
#define ERROR_CALL_NOT_IMPLEMENTED 120
#define ERROR_CANCELLED 1223
#define ERROR_CANCEL_VIOLATION 173
#define ERROR_CANNOT_COPY 266
#define ERROR_CANNOT_FIND_WND_CLASS 1407
#define ERROR_CANNOT_IMPERSONATE 1368
#define ERROR_CANNOT_MAKE 82
#define ERROR_CANTOPEN 1011
#define ERROR_CANTREAD 1012
#define ERROR_CANTWRITE 1013
#define ERROR_CANT_DISABLE_MANDATORY 1310
#define ERROR_CANT_ENABLE_DENY_ONLY 629
#define ERROR_CANT_OPEN_ANONYMOUS 1347
#define ERROR_CANT_RESOLVE_FILENAME 1921
#define ERROR_CAN_NOT_COMPLETE 1003
#define ERROR_CHILD_MUST_BE_VOLATILE 1021
#define ERROR_CHILD_NOT_COMPLETE 129
#define ERROR_CHILD_PROCESS_BLOCKED 367
#define ERROR_COMMITMENT_LIMIT 1455
#define ERROR_CONNECTION_REFUSED 1225
#define ERROR_CONTROL_C_EXIT 572
#define ERROR_CRC 23
#define ERROR_CURRENT_DIRECTORY 16
#define ERROR_DELETE_PENDING 303
#define ERROR_DEV_NOT_EXIST 55
#define ERROR_DIRECTORY 267
#define ERROR_DIRECT_ACCESS_HANDLE 130
#define ERROR_DIR_NOT_EMPTY 145
#define ERROR_DIR_NOT_ROOT 144
#define ERROR_DISCARDED 157
#define ERROR_DISK_CHANGE 107
#define ERROR_DISK_FULL 112
#define ERROR_DLL_INIT_FAILED 1114
#define ERROR_DRIVE_LOCKED 108
#define ERROR_DUP_NAME 52
#define ERROR_EAS_DIDNT_FIT 275
#define ERROR_EAS_NOT_SUPPORTED 282
#define ERROR_EA_ACCESS_DENIED 994
#define ERROR_EA_LIST_INCONSISTENT 255
#define ERROR_ELEVATION_REQUIRED 740
#define ERROR_ENVVAR_NOT_FOUND 203
#define ERROR_EXCL_SEM_ALREADY_OWNED 101
#define ERROR_EXE_MACHINE_TYPE_MISMATCH 216
#define ERROR_EXE_MARKED_INVALID 192
#define ERROR_FAIL_I24 83
#define ERROR_FILENAME_EXCED_RANGE 206
#define ERROR_FILE_EXISTS 80
#define ERROR_FILE_INVALID 1006
#define ERROR_FILE_NOT_FOUND 2
#define ERROR_FULLSCREEN_MODE 1007
#define ERROR_GENERIC_NOT_MAPPED 1360
#define ERROR_GEN_FAILURE 31
#define ERROR_HANDLE_DISK_FULL 39
#define ERROR_HANDLE_EOF 38
#define ERROR_HOOK_NEEDS_HMOD 1428
#define ERROR_INSUFFICIENT_BUFFER 122
#define ERROR_INTERNAL_ERROR 1359
#define ERROR_INVALID_ACCESS 12
#define ERROR_INVALID_ACL 1336
#define ERROR_INVALID_ADDRESS 487
#define ERROR_INVALID_AT_INTERRUPT_TIME 104
#define ERROR_INVALID_BLOCK 9
#define ERROR_INVALID_CATEGORY 117
#define ERROR_INVALID_CURSOR_HANDLE 1402
#define ERROR_INVALID_DATA 13
#define ERROR_INVALID_DRIVE 15
#define ERROR_INVALID_EA_NAME 254
#define ERROR_INVALID_EXE_SIGNATURE 191
#define ERROR_INVALID_FILTER_PROC 1427
#define ERROR_INVALID_FLAGS 1004
#define ERROR_INVALID_FLAG_NUMBER 186
#define ERROR_INVALID_FUNCTION 1
#define ERROR_INVALID_HANDLE 6
#define ERROR_INVALID_HOOK_FILTER 1426
#define ERROR_INVALID_HOOK_HANDLE 1404
#define ERROR_INVALID_IMAGE_HASH 577
#define ERROR_INVALID_LABEL 1299
#define ERROR_INVALID_LEVEL 124
#define ERROR_INVALID_MENU_HANDLE 1401
#define ERROR_INVALID_MESSAGE 1002
#define ERROR_INVALID_NAME 123
#define ERROR_INVALID_OWNER 1307
#define ERROR_INVALID_PARAMETER 87
#define ERROR_INVALID_PASSWORD 86
#define ERROR_INVALID_PRIMARY_GROUP 1308
#define ERROR_INVALID_REPARSE_DATA 4392
#define ERROR_INVALID_SECURITY_DESCR 1338
#define ERROR_INVALID_SEGMENT_NUMBER 180
#define ERROR_INVALID_SID 1337
#define ERROR_INVALID_TARGET_HANDLE 114
#define ERROR_INVALID_THREAD_ID 1444
#define ERROR_INVALID_USER_BUFFER 1784
#define ERROR_INVALID_VERIFY_SWITCH 118
#define ERROR_INVALID_WINDOW_HANDLE 1400
#define ERROR_IO_DEVICE 1117
#define ERROR_IO_INCOMPLETE 996
#define ERROR_IO_PENDING 997
#define ERROR_KERNEL_APC 738
#define ERROR_KEY_DELETED 1018
#define ERROR_KEY_HAS_CHILDREN 1020
#define ERROR_LABEL_TOO_LONG 154
#define ERROR_LOCKED 212
#define ERROR_LOCK_FAILED 167
#define ERROR_LOCK_VIOLATION 33
#define ERROR_MAPPED_ALIGNMENT 1132
#define ERROR_MAX_THRDS_REACHED 164
#define ERROR_MOD_NOT_FOUND 126
#define ERROR_MORE_DATA 234
#define ERROR_MR_MID_NOT_FOUND 317
#define ERROR_MUTANT_LIMIT_EXCEEDED 587
#define ERROR_NEGATIVE_SEEK 131
#define ERROR_NETNAME_DELETED 64
#define ERROR_NETWORK_ACCESS_DENIED 65
#define ERROR_NETWORK_BUSY 54
#define ERROR_NET_WRITE_FAULT 88
#define ERROR_NOACCESS 998
#define ERROR_NONE_MAPPED 1332
#define ERROR_NONPAGED_SYSTEM_RESOURCES 1451
#define ERROR_NOTIFY_CLEANUP 745
#define ERROR_NOTIFY_ENUM_DIR 1022
#define ERROR_NOT_ALL_ASSIGNED 1300
#define ERROR_NOT_A_REPARSE_POINT 4390
#define ERROR_NOT_DOS_DISK 26
#define ERROR_NOT_ENOUGH_MEMORY 8
#define ERROR_NOT_ENOUGH_QUOTA 1816
#define ERROR_NOT_FOUND 1168
#define ERROR_NOT_GUI_PROCESS 1471
#define ERROR_NOT_LOCKED 158
#define ERROR_NOT_OWNER 288
#define ERROR_NOT_READY 21
#define ERROR_NOT_REGISTRY_FILE 1017
#define ERROR_NOT_SAME_DEVICE 17
#define ERROR_NOT_SAME_OBJECT 1656
#define ERROR_NOT_SUPPORTED 50
#define ERROR_NO_DATA 232
#define ERROR_NO_IMPERSONATION_TOKEN 1309
#define ERROR_NO_MORE_FILES 18
#define ERROR_NO_MORE_ITEMS 259
#define ERROR_NO_MORE_SEARCH_HANDLES 113
#define ERROR_NO_MORE_USER_HANDLES 1158
#define ERROR_NO_PROC_SLOTS 89
#define ERROR_NO_SECURITY_ON_OBJECT 1350
#define ERROR_NO_SIGNAL_SENT 205
#define ERROR_NO_SUCH_LOGON_SESSION 1312
#define ERROR_NO_SUCH_PRIVILEGE 1313
#define ERROR_NO_SYSTEM_RESOURCES 1450
#define ERROR_NO_TOKEN 1008
#define ERROR_NO_VOLUME_LABEL 125
#define ERROR_NO_YIELD_PERFORMED 721
#define ERROR_OBJECT_NAME_EXISTS 698
#define ERROR_OLD_WIN_VERSION 1150
#define ERROR_OPEN_FAILED 110
#define ERROR_OPERATION_ABORTED 995
#define ERROR_OPLOCK_NOT_GRANTED 300
#define ERROR_OUTOFMEMORY 14
#define ERROR_OUT_OF_PAPER 28
#define ERROR_OUT_OF_STRUCTURES 84
#define ERROR_PAGED_SYSTEM_RESOURCES 1452
#define ERROR_PAGEFILE_QUOTA 1454
#define ERROR_PARTIAL_COPY 299
#define ERROR_PATH_BUSY 148
#define ERROR_PATH_NOT_FOUND 3
#define ERROR_PIPE_BUSY 231
#define ERROR_PIPE_CONNECTED 535
#define ERROR_PIPE_LISTENING 536
#define ERROR_PIPE_NOT_CONNECTED 233
#define ERROR_POSSIBLE_DEADLOCK 1131
#define ERROR_PRIVILEGE_NOT_HELD 1314
#define ERROR_PROCESS_ABORTED 1067
#define ERROR_PROCESS_IN_JOB 760
#define ERROR_PROCESS_IS_PROTECTED 1293
#define ERROR_PROCESS_NOT_IN_JOB 759
#define ERROR_PROC_NOT_FOUND 127
#define ERROR_READ_FAULT 30
#define ERROR_REGISTRY_IO_FAILED 1016
#define ERROR_REM_NOT_LIST 51
#define ERROR_REPARSE 741
#define ERROR_REPARSE_POINT_ENCOUNTERED 4395
#define ERROR_REPARSE_TAG_INVALID 4393
#define ERROR_REPARSE_TAG_MISMATCH 4394
#define ERROR_REQUEST_ABORTED 1235
#define ERROR_REVISION_MISMATCH 1306
#define ERROR_SAME_DRIVE 143
#define ERROR_SECTOR_NOT_FOUND 27
#define ERROR_SEEK 25
#define ERROR_SEEK_ON_DEVICE 132
#define ERROR_SEM_IS_SET 102
#define ERROR_SEM_NOT_FOUND 187
#define ERROR_SEM_OWNER_DIED 105
#define ERROR_SEM_TIMEOUT 121
#define ERROR_SEM_USER_LIMIT 106
#define ERROR_SERVICE_REQUEST_TIMEOUT 1053
#define ERROR_SHARING_BUFFER_EXCEEDED 36
#define ERROR_SHARING_VIOLATION 32
#define ERROR_SIGNAL_PENDING 162
#define ERROR_SIGNAL_REFUSED 156
#define ERROR_SINGLE_INSTANCE_APP 1152
#define ERROR_SOME_NOT_MAPPED 1301
#define ERROR_STACK_OVERFLOW 1001
#define ERROR_SUCCESS 0
#define ERROR_SWAPERROR 999
#define ERROR_TIMEOUT 1460
#define ERROR_TOKEN_ALREADY_IN_USE 1375
#define ERROR_TOO_MANY_LINKS 1142
#define ERROR_TOO_MANY_MODULES 214
#define ERROR_TOO_MANY_MUXWAITERS 152
#define ERROR_TOO_MANY_OPEN_FILES 4
#define ERROR_TOO_MANY_POSTS 298
#define ERROR_TOO_MANY_SEMAPHORES 100
#define ERROR_TOO_MANY_SEM_REQUESTS 103
#define ERROR_TOO_MANY_TCBS 155
#define ERROR_TRANSACTION_ALREADY_ABORTED 6704
#define ERROR_TRANSACTION_ALREADY_COMMITTED 6705
#define ERROR_UNEXP_NET_ERR 59
#define ERROR_UNKNOWN_REVISION 1305
#define ERROR_UNRECOGNIZED_VOLUME 1005
#define ERROR_USER_APC 737
#define ERROR_USER_MAPPED_FILE 1224
#define ERROR_VC_DISCONNECTED 240
#define ERROR_VIRUS_INFECTED 225
#define ERROR_WAIT_NO_CHILDREN 128
#define ERROR_WINDOW_OF_OTHER_THREAD 1408
#define ERROR_WORKING_SET_QUOTA 1453
#define ERROR_WRITE_FAULT 29
#define ERROR_WRITE_PROTECT 19
#define ERROR_WRONG_DISK 34
#define EVENT_ALL_ACCESS 0x1F0003
#define EVENT_MODIFY_STATE 0x2
#define EVENT_QUERY_STATE 0x1
#define FILE_ADD_FILE 0x2
#define FILE_ADD_SUBDIRECTORY 0x4
#define FILE_ALL_ACCESS 0x1F01FF
#define FILE_APPEND_DATA 0x4
#define FILE_CREATE_PIPE_INSTANCE 0x4
#define FILE_DELETE_CHILD 0x40
#define FILE_EXECUTE 0x20
#define FILE_GENERIC_EXECUTE 0x1200A0
#define FILE_GENERIC_READ 0x120089
#define FILE_GENERIC_WRITE 0x120116
#define FILE_LIST_DIRECTORY 0x1
#define FILE_READ_ATTRIBUTES 0x80
#define FILE_READ_DATA 0x1
#define FILE_READ_EA 0x8
#define FILE_TRAVERSE 0x20
#define FILE_WRITE_ATTRIBUTES 0x100
#define FILE_WRITE_DATA 0x2
#define FILE_WRITE_EA 0x10
#define GENERIC_ALL 0x10000000
#define GENERIC_EXECUTE 0x20000000
#define GENERIC_READ 0x80000000
#define GENERIC_WRITE 0x40000000
#define IO_COMPLETION_ALL_ACCESS 0x1F0003
#define IO_COMPLETION_MODIFY_STATE 0x2
#define IO_COMPLETION_QUERY_STATE 0x1
#define JOB_OBJECT_ALL_ACCESS 0x1F003F
#define JOB_OBJECT_ASSIGN_PROCESS 0x1
#define JOB_OBJECT_IMPERSONATE 0x20
#define JOB_OBJECT_QUERY 0x4
#define JOB_OBJECT_SET_ATTRIBUTES 0x2
#define JOB_OBJECT_SET_SECURITY_ATTRIBUTES 0x10
#define JOB_OBJECT_TERMINATE 0x8
#define KEYEDEVENT_ALL_ACCESS 0xF0003
#define KEYEDEVENT_WAIT 0x1
#define KEYEDEVENT_WAKE 0x2
#define KEY_ALL_ACCESS 0xF003F
#define KEY_CREATE_LINK 0x20
#define KEY_CREATE_SUB_KEY 0x4
#define KEY_ENUMERATE_SUB_KEYS 0x8
#define KEY_EXECUTE 0x20019
#define KEY_NOTIFY 0x10
#define KEY_QUERY_VALUE 0x1
#define KEY_READ 0x20019
#define KEY_SET_VALUE 0x2
#define KEY_WOW64_32KEY 0x200
#define KEY_WOW64_64KEY 0x100
#define KEY_WRITE 0x20006
#define MAXIMUM_ALLOWED 0x2000000
#define MEMORY_PARTITION_MODIFY_ACCESS 0x2
#define MEMORY_PARTITION_QUERY_ACCESS 0x1
#define MUTANT_ALL_ACCESS 0x1F0001
#define MUTANT_QUERY_STATE 0x1
#define MUTEX_ALL_ACCESS 0x1F0001
#define MUTEX_MODIFY_STATE 0x1
#define NO_ERROR 0
#define OBJECT_TYPE_CREATE 0x1
#define PORT_CONNECT 0x1
#define PROCESS_ALL_ACCESS 0x1FFFFF
#define PROCESS_CREATE_PROCESS 0x80
#define PROCESS_CREATE_THREAD 0x2
#define PROCESS_DUP_HANDLE 0x40
#define PROCESS_QUERY_INFORMATION 0x400
#define PROCESS_QUERY_LIMITED_INFORMATION 0x1000
#define PROCESS_SET_INFORMATION 0x200
#define PROCESS_SET_LIMITED_INFORMATION 0x2000
#define PROCESS_SET_PORT 0x800
#define PROCESS_SET_QUOTA 0x100
#define PROCESS_SET_SESSIONID 0x4
#define PROCESS_SUSPEND_RESUME 0x800
#define PROCESS_TERMINATE 0x1
#define PROCESS_VM_OPERATION 0x8
#define PROCESS_VM_READ 0x10
#define PROCESS_VM_WRITE 0x20
#define PROFILE_CONTROL 0x1
#define READ_CONTROL 0x20000
#define SECTION_ALL_ACCESS 0xF001F
#define SECTION_EXTEND_SIZE 0x10
#define SECTION_MAP_EXECUTE 0x8
#define SECTION_MAP_EXECUTE_EXPLICIT 0x20
#define SECTION_MAP_READ 0x4
#define SECTION_MAP_WRITE 0x2
#define SECTION_QUERY 0x1
#define SEMAPHORE_ALL_ACCESS 0x1F0003
#define SEMAPHORE_MODIFY_STATE 0x2
#define SEMAPHORE_QUERY_STATE 0x1
#define SESSION_MODIFY_ACCESS 0x2
#define SESSION_QUERY_ACCESS 0x1
#define SPECIFIC_RIGHTS_ALL 0xFFFF
#define STANDARD_RIGHTS_ALL 0x1F0000
#define STANDARD_RIGHTS_EXECUTE 0x20000
#define STANDARD_RIGHTS_READ 0x20000
#define STANDARD_RIGHTS_REQUIRED 0xF0000
#define STANDARD_RIGHTS_WRITE 0x20000
#define STATUS_ABANDONED ((NTSTATUS)0x00000080)
#define STATUS_ABANDONED_WAIT_0 ((NTSTATUS)0x00000080)
#define STATUS_ABANDONED_WAIT_63 ((NTSTATUS)0x000000BF)
#define STATUS_ACCESS_DENIED ((NTSTATUS)0xC0000022)
#define STATUS_ACCESS_DISABLED_BY_POLICY_DEFAULT ((NTSTATUS)0xC0000361)
#define STATUS_ACCESS_VIOLATION ((NTSTATUS)0xC0000005)
#define STATUS_ALERTED ((NTSTATUS)0x00000101)
#define STATUS_ALREADY_COMMITTED ((NTSTATUS)0xC0000021)
#define STATUS_BAD_DESCRIPTOR_FORMAT ((NTSTATUS)0xC00000E7)
#define STATUS_BAD_IMPERSONATION_LEVEL ((NTSTATUS)0xC00000A5)
#define STATUS_BAD_INHERITANCE_ACL ((NTSTATUS)0xC000007D)
#define STATUS_BAD_INITIAL_STACK ((NTSTATUS)0xC0000009)
#define STATUS_BAD_TOKEN_TYPE ((NTSTATUS)0xC00000A8)
#define STATUS_BREAKPOINT ((NTSTATUS)0x80000003)
#define STATUS_BUFFER_OVERFLOW ((NTSTATUS)0x80000005)
#define STATUS_BUFFER_TOO_SMALL ((NTSTATUS)0xC0000023)
#define STATUS_CANCELLED ((NTSTATUS)0xC0000120)
#define STATUS_CANNOT_DELETE ((NTSTATUS)0xC0000121)
#define STATUS_CANNOT_IMPERSONATE ((NTSTATUS)0xC000010D)
#define STATUS_CANT_DISABLE_MANDATORY ((NTSTATUS)0xC000005D)
#define STATUS_CANT_ENABLE_DENY_ONLY ((NTSTATUS)0xC00002B3)
#define STATUS_CANT_OPEN_ANONYMOUS ((NTSTATUS)0xC00000A6)
#define STATUS_CHILD_MUST_BE_VOLATILE ((NTSTATUS)0xC0000181)
#define STATUS_CHILD_PROCESS_BLOCKED ((NTSTATUS)0xC000049D)
#define STATUS_COMMITMENT_LIMIT ((NTSTATUS)0xC000012D)
#define STATUS_CONFLICTING_ADDRESSES ((NTSTATUS)0xC0000018)
#define STATUS_CONTROL_C_EXIT ((NTSTATUS)0xC000013A)
#define STATUS_DATATYPE_MISALIGNMENT ((NTSTATUS)0x80000002)
#define STATUS_DELETE_PENDING ((NTSTATUS)0xC0000056)
#define STATUS_DEVICE_BUSY ((NTSTATUS)0x80000011)
#define STATUS_DEVICE_NOT_READY ((NTSTATUS)0xC00000A3)
#define STATUS_DIRECTORY_NOT_EMPTY ((NTSTATUS)0xC0000101)
#define STATUS_DISK_FULL ((NTSTATUS)0xC000007F)
#define STATUS_DLL_INIT_FAILED ((NTSTATUS)0xC0000142)
#define STATUS_DLL_NOT_FOUND ((NTSTATUS)0xC0000135)
#define STATUS_ELEVATION_REQUIRED ((NTSTATUS)0xC000042C)
#define STATUS_END_OF_FILE ((NTSTATUS)0xC0000011)
#define STATUS_ENTRYPOINT_NOT_FOUND ((NTSTATUS)0xC0000139)
#define STATUS_FILE_CLOSED ((NTSTATUS)0xC0000128)
#define STATUS_FILE_DELETED ((NTSTATUS)0xC0000123)
#define STATUS_FILE_FORCED_CLOSED ((NTSTATUS)0xC00000B6)
#define STATUS_FILE_IS_A_DIRECTORY ((NTSTATUS)0xC00000BA)
#define STATUS_FILE_LOCK_CONFLICT ((NTSTATUS)0xC0000054)
#define STATUS_FREE_VM_NOT_AT_BASE ((NTSTATUS)0xC000009F)
#define STATUS_GENERIC_NOT_MAPPED ((NTSTATUS)0xC00000E6)
#define STATUS_GUARD_PAGE_VIOLATION ((NTSTATUS)0x80000001)
#define STATUS_HANDLE_NOT_CLOSABLE ((NTSTATUS)0xC0000235)
#define STATUS_ILLEGAL_FUNCTION ((NTSTATUS)0xC00000AF)
#define STATUS_ILLEGAL_INSTRUCTION ((NTSTATUS)0xC000001D)
#define STATUS_IMAGE_MACHINE_TYPE_MISMATCH ((NTSTATUS)0x4000000E)
#define STATUS_IMAGE_MACHINE_TYPE_MISMATCH_EXE ((NTSTATUS)0x40000023)
#define STATUS_IMAGE_NOT_AT_BASE ((NTSTATUS)0x40000003)
#define STATUS_INFO_LENGTH_MISMATCH ((NTSTATUS)0xC0000004)
#define STATUS_INSTANCE_NOT_AVAILABLE ((NTSTATUS)0xC00000AB)
#define STATUS_INSUFFICIENT_RESOURCES ((NTSTATUS)0xC000009A)
#define STATUS_INTERNAL_ERROR ((NTSTATUS)0xC00000E5)
#define STATUS_INVALID_ACL ((NTSTATUS)0xC0000077)
#define STATUS_INVALID_BUFFER_SIZE ((NTSTATUS)0xC0000206)
#define STATUS_INVALID_CID ((NTSTATUS)0xC000000B)
#define STATUS_INVALID_DEVICE_REQUEST ((NTSTATUS)0xC0000010)
#define STATUS_INVALID_FILE_FOR_SECTION ((NTSTATUS)0xC0000020)
#define STATUS_INVALID_HANDLE ((NTSTATUS)0xC0000008)
#define STATUS_INVALID_IMAGE_FORMAT ((NTSTATUS)0xC000007B)
#define STATUS_INVALID_IMAGE_NOT_MZ ((NTSTATUS)0xC000012F)
#define STATUS_INVALID_INFO_CLASS ((NTSTATUS)0xC0000003)
#define STATUS_INVALID_LABEL ((NTSTATUS)0xC0000446)
#define STATUS_INVALID_OWNER ((NTSTATUS)0xC000005A)
#define STATUS_INVALID_PAGE_PROTECTION ((NTSTATUS)0xC0000045)
#define STATUS_INVALID_PARAMETER ((NTSTATUS)0xC000000D)
#define STATUS_INVALID_PARAMETER_1 ((NTSTATUS)0xC00000EF)
#define STATUS_INVALID_PARAMETER_2 ((NTSTATUS)0xC00000F0)
#define STATUS_INVALID_PARAMETER_3 ((NTSTATUS)0xC00000F1)
#define STATUS_INVALID_PARAMETER_4 ((NTSTATUS)0xC00000F2)
#define STATUS_INVALID_PARAMETER_5 ((NTSTATUS)0xC00000F3)
#define STATUS_INVALID_PARAMETER_6 ((NTSTATUS)0xC00000F4)
#define STATUS_INVALID_PARAMETER_7 ((NTSTATUS)0xC00000F5)
#define STATUS_INVALID_PARAMETER_8 ((NTSTATUS)0xC00000F6)
#define STATUS_INVALID_PARAMETER_9 ((NTSTATUS)0xC00000F7)
#define STATUS_INVALID_PARAMETER_MIX ((NTSTATUS)0xC0000030)
#define STATUS_INVALID_PIPE_STATE ((NTSTATUS)0xC00000AD)
#define STATUS_INVALID_PORT_HANDLE ((NTSTATUS)0xC0000042)
#define STATUS_INVALID_PRIMARY_GROUP ((NTSTATUS)0xC000005B)
#define STATUS_INVALID_READ_MODE ((NTSTATUS)0xC00000B4)
#define STATUS_INVALID_SECURITY_DESCR ((NTSTATUS)0xC0000079)
#define STATUS_INVALID_SID ((NTSTATUS)0xC0000078)
#define STATUS_INVALID_SYSTEM_SERVICE ((NTSTATUS)0xC000001C)
#define STATUS_INVALID_VIEW_SIZE ((NTSTATUS)0xC000001F)
#define STATUS_IN_PAGE_ERROR ((NTSTATUS)0xC0000006)
#define STATUS_IO_TIMEOUT ((NTSTATUS)0xC00000B5)
#define STATUS_KERNEL_APC ((NTSTATUS)0x00000100)
#define STATUS_KEY_DELETED ((NTSTATUS)0xC000017C)
#define STATUS_KEY_HAS_CHILDREN ((NTSTATUS)0xC0000180)
#define STATUS_LOCK_NOT_GRANTED ((NTSTATUS)0xC0000055)
#define STATUS_MAPPED_ALIGNMENT ((NTSTATUS)0xC0000220)
#define STATUS_MAPPED_FILE_SIZE_ZERO ((NTSTATUS)0xC000011E)
#define STATUS_MEDIA_WRITE_PROTECTED ((NTSTATUS)0xC00000A2)
#define STATUS_MEMORY_NOT_ALLOCATED ((NTSTATUS)0xC00000A0)
#define STATUS_MORE_ENTRIES ((NTSTATUS)0x00000105)
#define STATUS_MORE_PROCESSING_REQUIRED ((NTSTATUS)0xC0000016)
#define STATUS_MUTANT_LIMIT_EXCEEDED ((NTSTATUS)0xC0000191)
#define STATUS_MUTANT_NOT_OWNED ((NTSTATUS)0xC0000046)
#define STATUS_NAME_TOO_LONG ((NTSTATUS)0xC0000106)
#define STATUS_NOTIFY_CLEANUP ((NTSTATUS)0x0000010B)
#define STATUS_NOTIFY_ENUM_DIR ((NTSTATUS)0x0000010C)
#define STATUS_NOT_ALL_ASSIGNED ((NTSTATUS)0x00000106)
#define STATUS_NOT_A_DIRECTORY ((NTSTATUS)0xC0000103)
#define STATUS_NOT_COMMITTED ((NTSTATUS)0xC000002D)
#define STATUS_NOT_FOUND ((NTSTATUS)0xC0000225)
#define STATUS_NOT_IMPLEMENTED ((NTSTATUS)0xC0000002)
#define STATUS_NOT_MAPPED_VIEW ((NTSTATUS)0xC0000019)
#define STATUS_NOT_SAME_DEVICE ((NTSTATUS)0xC00000D4)
#define STATUS_NOT_SAME_OBJECT ((NTSTATUS)0xC00001AC)
#define STATUS_NOT_SUPPORTED ((NTSTATUS)0xC00000BB)
#define STATUS_NO_IMPERSONATION_TOKEN ((NTSTATUS)0xC000005C)
#define STATUS_NO_MEMORY ((NTSTATUS)0xC0000017)
#define STATUS_NO_MORE_ENTRIES ((NTSTATUS)0x8000001A)
#define STATUS_NO_MORE_FILES ((NTSTATUS)0x80000006)
#define STATUS_NO_SECURITY_ON_OBJECT ((NTSTATUS)0xC00000D7)
#define STATUS_NO_SUCH_DEVICE ((NTSTATUS)0xC000000E)
#define STATUS_NO_SUCH_FILE ((NTSTATUS)0xC000000F)
#define STATUS_NO_SUCH_LOGON_SESSION ((NTSTATUS)0xC000005F)
#define STATUS_NO_SUCH_PRIVILEGE ((NTSTATUS)0xC0000060)
#define STATUS_NO_TOKEN ((NTSTATUS)0xC000007C)
#define STATUS_NO_YIELD_PERFORMED ((NTSTATUS)0x40000024)
#define STATUS_OBJECT_NAME_COLLISION ((NTSTATUS)0xC0000035)
#define STATUS_OBJECT_NAME_EXISTS ((NTSTATUS)0x40000000)
#define STATUS_OBJECT_NAME_INVALID ((NTSTATUS)0xC0000033)
#define STATUS_OBJECT_NAME_NOT_FOUND ((NTSTATUS)0xC0000034)
#define STATUS_OBJECT_PATH_INVALID ((NTSTATUS)0xC0000039)
#define STATUS_OBJECT_PATH_NOT_FOUND ((NTSTATUS)0xC000003A)
#define STATUS_OBJECT_PATH_SYNTAX_BAD ((NTSTATUS)0xC000003B)
#define STATUS_OBJECT_TYPE_MISMATCH ((NTSTATUS)0xC0000024)
#define STATUS_PAGEFILE_QUOTA ((NTSTATUS)0xC0000007)
#define STATUS_PARTIAL_COPY ((NTSTATUS)0x8000000D)
#define STATUS_PENDING ((NTSTATUS)0x00000103)
#define STATUS_PIPE_BROKEN ((NTSTATUS)0xC000014B)
#define STATUS_PIPE_BUSY ((NTSTATUS)0xC00000AE)
#define STATUS_PIPE_CLOSING ((NTSTATUS)0xC00000B1)
#define STATUS_PIPE_CONNECTED ((NTSTATUS)0xC00000B2)
#define STATUS_PIPE_DISCONNECTED ((NTSTATUS)0xC00000B0)
#define STATUS_PIPE_EMPTY ((NTSTATUS)0xC00000D9)
#define STATUS_PIPE_LISTENING ((NTSTATUS)0xC00000B3)
#define STATUS_PIPE_NOT_AVAILABLE ((NTSTATUS)0xC00000AC)
#define STATUS_PORT_ALREADY_SET ((NTSTATUS)0xC0000048)
#define STATUS_PORT_CONNECTION_REFUSED ((NTSTATUS)0xC0000041)
#define STATUS_PORT_DISCONNECTED ((NTSTATUS)0xC0000037)
#define STATUS_PRIVILEGE_NOT_HELD ((NTSTATUS)0xC0000061)
#define STATUS_PROCESS_IN_JOB ((NTSTATUS)0x00000124)
#define STATUS_PROCESS_IS_PROTECTED ((NTSTATUS)0xC0000712)
#define STATUS_PROCESS_IS_TERMINATING ((NTSTATUS)0xC000010A)
#define STATUS_PROCESS_NOT_IN_JOB ((NTSTATUS)0x00000123)
#define STATUS_QUOTA_EXCEEDED ((NTSTATUS)0xC0000044)
#define STATUS_RANGE_NOT_LOCKED ((NTSTATUS)0xC000007E)
#define STATUS_REPARSE ((NTSTATUS)0x00000104)
#define STATUS_REPARSE_POINT_ENCOUNTERED ((NTSTATUS)0xC000050B)
#define STATUS_REPARSE_POINT_NOT_RESOLVED ((NTSTATUS)0xC0000280)
#define STATUS_SECTION_NOT_EXTENDED ((NTSTATUS)0xC0000087)
#define STATUS_SECTION_NOT_IMAGE ((NTSTATUS)0xC0000049)
#define STATUS_SECTION_PROTECTION ((NTSTATUS)0xC000004E)
#define STATUS_SECTION_TOO_BIG ((NTSTATUS)0xC0000040)
#define STATUS_SEMAPHORE_LIMIT_EXCEEDED ((NTSTATUS)0xC0000047)
#define STATUS_SHARING_VIOLATION ((NTSTATUS)0xC0000043)
#define STATUS_SINGLE_STEP ((NTSTATUS)0x80000004)
#define STATUS_STACK_OVERFLOW ((NTSTATUS)0xC00000FD)
#define STATUS_SUCCESS ((NTSTATUS)0x00000000)
#define STATUS_SUSPEND_COUNT_EXCEEDED ((NTSTATUS)0xC000004A)
#define STATUS_THREAD_IS_TERMINATING ((NTSTATUS)0xC000004B)
#define STATUS_THREAD_WAS_SUSPENDED ((NTSTATUS)0x40000001)
#define STATUS_TIMEOUT ((NTSTATUS)0x00000102)
#define STATUS_TIMER_RESUME_IGNORED ((NTSTATUS)0x40000025)
#define STATUS_TOKEN_ALREADY_IN_USE ((NTSTATUS)0xC000012B)
#define STATUS_TOO_MANY_OPENED_FILES ((NTSTATUS)0xC000011F)
#define STATUS_TRANSACTION_ALREADY_ABORTED ((NTSTATUS)0xC0190015)
#define STATUS_TRANSACTION_ALREADY_COMMITTED ((NTSTATUS)0xC0190016)
#define STATUS_UNABLE_TO_DELETE_SECTION ((NTSTATUS)0xC000001B)
#define STATUS_UNABLE_TO_FREE_VM ((NTSTATUS)0xC000001A)
#define STATUS_UNSUCCESSFUL ((NTSTATUS)0xC0000001)
#define STATUS_USER_APC ((NTSTATUS)0x000000C0)
#define STATUS_USER_MAPPED_FILE ((NTSTATUS)0xC0000243)
#define STATUS_WAIT_0 ((NTSTATUS)0x00000000)
#define STATUS_WAIT_1 ((NTSTATUS)0x00000001)
#define STATUS_WAIT_2 ((NTSTATUS)0x00000002)
#define STATUS_WAIT_3 ((NTSTATUS)0x00000003)
#define STATUS_WAIT_63 ((NTSTATUS)0x0000003F)
#define SYMBOLIC_LINK_ALL_ACCESS 0xF0001
#define SYMBOLIC_LINK_ALL_ACCESS_EX 0xFFFFF
#define SYMBOLIC_LINK_QUERY 0x1
#define SYMBOLIC_LINK_SET 0x2
#define SYNCHRONIZE 0x100000
#define THREAD_ALERT 0x4
#define THREAD_ALL_ACCESS 0x1FFFFF
#define THREAD_DIRECT_IMPERSONATION 0x200
#define THREAD_GET_CONTEXT 0x8
#define THREAD_IMPERSONATE 0x100
#define THREAD_QUERY_INFORMATION 0x40
#define THREAD_QUERY_LIMITED_INFORMATION 0x800
#define THREAD_RESUME 0x1000
#define THREAD_SET_CONTEXT 0x10
#define THREAD_SET_INFORMATION 0x20
#define THREAD_SET_LIMITED_INFORMATION 0x400
#define THREAD_SET_THREAD_TOKEN 0x80
#define THREAD_SUSPEND_RESUME 0x2
#define THREAD_TERMINATE 0x1
#define TIMER_ALL_ACCESS 0x1F0003
#define TIMER_MODIFY_STATE 0x2
#define TIMER_QUERY_STATE 0x1
#define TOKEN_ADJUST_DEFAULT 0x80
#define TOKEN_ADJUST_GROUPS 0x40
#define TOKEN_ADJUST_PRIVILEGES 0x20
#define TOKEN_ADJUST_SESSIONID 0x100
#define TOKEN_ALL_ACCESS 0xF01FF
#define TOKEN_ASSIGN_PRIMARY 0x1
#define TOKEN_DUPLICATE 0x2
#define TOKEN_EXECUTE 0x20000
#define TOKEN_IMPERSONATE 0x4
#define TOKEN_QUERY 0x8
#define TOKEN_QUERY_SOURCE 0x10
#define TOKEN_READ 0x20008
#define TOKEN_WRITE 0x200E0
#define TRANSACTION_ALL_ACCESS 0x1F003F
#define TRANSACTION_COMMIT 0x8
#define TRANSACTION_ENLIST 0x4
#define TRANSACTION_PROPAGATE 0x20
#define TRANSACTION_QUERY_INFORMATION 0x1
#define TRANSACTION_RIGHT_RESERVED1 0x40
#define TRANSACTION_ROLLBACK 0x10
#define TRANSACTION_SET_INFORMATION 0x2
#define WINSTA_ACCESSCLIPBOARD 0x4
#define WINSTA_ACCESSGLOBALATOMS 0x20
#define WINSTA_ALL_ACCESS 0x37F
#define WINSTA_CREATEDESKTOP 0x8
#define WINSTA_ENUMDESKTOPS 0x1
#define WINSTA_ENUMERATE 0x100
#define WINSTA_EXITWINDOWS 0x40
#define WINSTA_READATTRIBUTES 0x2
#define WINSTA_READSCREEN 0x200
#define WINSTA_WRITEATTRIBUTES 0x10
#define WORKER_FACTORY_ALL_ACCESS 0xF003F
#define WORKER_FACTORY_QUERY_INFORMATION 0x8
#define WORKER_FACTORY_READY_WORKER 0x10
#define WORKER_FACTORY_RELEASE_WORKER 0x1
#define WORKER_FACTORY_SET_INFORMATION 0x4
#define WORKER_FACTORY_SHUTDOWN 0x20
#define WORKER_FACTORY_WAIT 0x2
#define WRITE_DAC 0x40000
#define WRITE_OWNER 0x80000

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

/* The calls of the table. */
BOOL CloseHandle(HANDLE hObject);
BOOL DuplicateHandle(HANDLE hSourceProcessHandle, HANDLE hSourceHandle,
    HANDLE hTargetProcessHandle, PHANDLE lpTargetHandle, DWORD dwDesiredAccess,
    BOOL bInheritHandle, DWORD dwOptions);
BOOL GetHandleInformation(HANDLE hObject, LPDWORD lpdwFlags);
BOOL SetHandleInformation(HANDLE hObject, DWORD dwMask, DWORD dwFlags);
BOOL CompareObjectHandles(HANDLE hFirstObjectHandle, HANDLE hSecondObjectHandle);
NTSTATUS NtClose(HANDLE Handle);
NTSTATUS NtDuplicateObject(HANDLE SourceProcessHandle, HANDLE SourceHandle,
    HANDLE TargetProcessHandle, PHANDLE TargetHandle, ACCESS_MASK DesiredAccess,
    ULONG HandleAttributes, ULONG Options);
NTSTATUS NtCompareObjects(HANDLE FirstObjectHandle, HANDLE SecondObjectHandle);
NTSTATUS NtQueryObject(HANDLE Handle, ULONG ObjectInformationClass, PVOID ObjectInformation,
    ULONG ObjectInformationLength, PULONG ReturnLength);
NTSTATUS NtSetInformationObject(HANDLE Handle, ULONG ObjectInformationClass,
    POBJECT_HANDLE_FLAG_INFORMATION ObjectInformation, ULONG ObjectInformationLength);
BOOL CreateProcessW(LPCWSTR lpApplicationName, LPWSTR lpCommandLine,
    LPSECURITY_ATTRIBUTES lpProcessAttributes, LPSECURITY_ATTRIBUTES lpThreadAttributes,
    BOOL bInheritHandles, DWORD dwCreationFlags, LPVOID lpEnvironment, LPCWSTR lpCurrentDirectory,
    LPSTARTUPINFOW lpStartupInfo, LPPROCESS_INFORMATION lpProcessInformation);
BOOL CreateProcessA(LPCSTR lpApplicationName, LPSTR lpCommandLine,
    LPSECURITY_ATTRIBUTES lpProcessAttributes, LPSECURITY_ATTRIBUTES lpThreadAttributes,
    BOOL bInheritHandles, DWORD dwCreationFlags, LPVOID lpEnvironment, LPCSTR lpCurrentDirectory,
    LPSTARTUPINFOA lpStartupInfo, LPPROCESS_INFORMATION lpProcessInformation);
HANDLE OpenProcess(DWORD dwDesiredAccess, BOOL bInheritHandle, DWORD dwProcessId);
void ExitProcess(DWORD uExitCode);
BOOL TerminateProcess(HANDLE hProcess, DWORD uExitCode);
BOOL GetExitCodeProcess(HANDLE hProcess, LPDWORD lpExitCode);
HANDLE GetCurrentProcess(void);
DWORD GetCurrentProcessId(void);
DWORD GetProcessId(HANDLE Process);
BOOL GetProcessHandleCount(HANDLE hProcess, LPDWORD pdwHandleCount);
BOOL GetProcessMitigationPolicy(HANDLE hProcess, DWORD MitigationPolicy, PVOID lpBuffer,
    SIZE_T dwLength);
BOOL SetProcessMitigationPolicy(DWORD MitigationPolicy, PVOID lpBuffer, SIZE_T dwLength);
HANDLE GetStdHandle(DWORD nStdHandle);
BOOL SetStdHandle(DWORD nStdHandle, HANDLE hHandle);
LPWSTR GetCommandLineW(void);
LPSTR GetCommandLineA(void);
DWORD GetCurrentDirectoryW(DWORD nBufferLength, LPWSTR lpBuffer);
DWORD GetCurrentDirectoryA(DWORD nBufferLength, LPSTR lpBuffer);
BOOL SetCurrentDirectoryW(LPCWSTR lpPathName);
BOOL SetCurrentDirectoryA(LPCSTR lpPathName);
DWORD GetEnvironmentVariableW(LPCWSTR lpName, LPWSTR lpBuffer, DWORD nSize);
DWORD GetEnvironmentVariableA(LPCSTR lpName, LPSTR lpBuffer, DWORD nSize);
BOOL SetEnvironmentVariableW(LPCWSTR lpName, LPCWSTR lpValue);
BOOL SetEnvironmentVariableA(LPCSTR lpName, LPCSTR lpValue);
LPWCH GetEnvironmentStringsW(void);
LPCH GetEnvironmentStringsA(void);
DWORD ExpandEnvironmentStringsW(LPCWSTR lpSrc, LPWSTR lpDst, DWORD nSize);
DWORD ExpandEnvironmentStringsA(LPCSTR lpSrc, LPSTR lpDst, DWORD nSize);
DWORD GetModuleFileNameW(HMODULE hModule, LPWSTR lpFilename, DWORD nSize);
DWORD GetModuleFileNameA(HMODULE hModule, LPSTR lpFilename, DWORD nSize);
BOOL QueryFullProcessImageNameW(HANDLE hProcess, DWORD dwFlags, LPWSTR lpExeName, LPDWORD lpdwSize);
BOOL QueryFullProcessImageNameA(HANDLE hProcess, DWORD dwFlags, LPSTR lpExeName, LPDWORD lpdwSize);
BOOL ProcessIdToSessionId(DWORD dwProcessId, LPDWORD pSessionId);
BOOL GetProcessTimes(HANDLE hProcess, LPFILETIME lpCreationTime, LPFILETIME lpExitTime,
    LPFILETIME lpKernelTime, LPFILETIME lpUserTime);
DWORD GetPriorityClass(HANDLE hProcess);
BOOL SetPriorityClass(HANDLE hProcess, DWORD dwPriorityClass);
BOOL GetProcessPriorityBoost(HANDLE hProcess, PBOOL pDisablePriorityBoost);
BOOL SetProcessPriorityBoost(HANDLE hProcess, BOOL bDisablePriorityBoost);
DWORD GetErrorMode(void);
DWORD SetErrorMode(DWORD uMode);
BOOL InitializeProcThreadAttributeList(LPPROC_THREAD_ATTRIBUTE_LIST lpAttributeList,
    DWORD dwAttributeCount, DWORD dwFlags, PSIZE_T lpSize);
BOOL UpdateProcThreadAttribute(LPPROC_THREAD_ATTRIBUTE_LIST lpAttributeList, DWORD dwFlags,
    DWORD_PTR Attribute, PVOID lpValue, SIZE_T cbSize, PVOID lpPreviousValue,
    PSIZE_T lpReturnSize);
void DeleteProcThreadAttributeList(LPPROC_THREAD_ATTRIBUTE_LIST lpAttributeList);
HANDLE CreateToolhelp32Snapshot(DWORD dwFlags, DWORD th32ProcessID);
BOOL Process32FirstW(HANDLE hSnapshot, LPPROCESSENTRY32W lppe);
BOOL Process32First(HANDLE hSnapshot, LPPROCESSENTRY32 lppe);
BOOL Process32NextW(HANDLE hSnapshot, LPPROCESSENTRY32W lppe);
BOOL Process32Next(HANDLE hSnapshot, LPPROCESSENTRY32 lppe);
BOOL Thread32First(HANDLE hSnapshot, LPTHREADENTRY32 lpte);
BOOL Thread32Next(HANDLE hSnapshot, LPTHREADENTRY32 lpte);
NTSTATUS NtCreateUserProcess(PHANDLE ProcessHandle, PHANDLE ThreadHandle,
    ACCESS_MASK ProcessDesiredAccess, ACCESS_MASK ThreadDesiredAccess,
    POBJECT_ATTRIBUTES ProcessObjectAttributes, POBJECT_ATTRIBUTES ThreadObjectAttributes,
    ULONG ProcessFlags, ULONG ThreadFlags, PVOID ProcessParameters, PVOID ClientId,
    PPS_ATTRIBUTE_LIST AttributeList);
NTSTATUS NtOpenProcess(PHANDLE ProcessHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes, PCLIENT_ID ClientId);
NTSTATUS NtTerminateProcess(HANDLE ProcessHandle, NTSTATUS ExitStatus);
NTSTATUS NtQueryInformationProcess(HANDLE ProcessHandle, ULONG ProcessInformationClass,
    PVOID ProcessInformation, ULONG ProcessInformationLength, PULONG ReturnLength);
NTSTATUS NtSetInformationProcess(HANDLE ProcessHandle, ULONG ProcessInformationClass,
    PVOID ProcessInformation, ULONG ProcessInformationLength);
NTSTATUS NtGetNextProcess(HANDLE ProcessHandle, ACCESS_MASK DesiredAccess, ULONG HandleAttributes,
    ULONG Flags, PHANDLE NewProcessHandle);
NTSTATUS NtSuspendProcess(HANDLE ProcessHandle);
NTSTATUS NtResumeProcess(HANDLE ProcessHandle);
NTSTATUS NtQuerySystemInformation(ULONG SystemInformationClass, PVOID SystemInformation,
    ULONG SystemInformationLength, PULONG ReturnLength);
HANDLE CreateThread(LPSECURITY_ATTRIBUTES lpThreadAttributes, SIZE_T dwStackSize,
    LPTHREAD_START_ROUTINE lpStartAddress, PVOID lpParameter, DWORD dwCreationFlags,
    LPDWORD lpThreadId);
HANDLE CreateRemoteThread(HANDLE hProcess, LPSECURITY_ATTRIBUTES lpThreadAttributes,
    SIZE_T dwStackSize, LPTHREAD_START_ROUTINE lpStartAddress, PVOID lpParameter,
    DWORD dwCreationFlags, LPDWORD lpThreadId);
HANDLE CreateRemoteThreadEx(HANDLE hProcess, LPSECURITY_ATTRIBUTES lpThreadAttributes,
    SIZE_T dwStackSize, LPTHREAD_START_ROUTINE lpStartAddress, PVOID lpParameter,
    DWORD dwCreationFlags, LPPROC_THREAD_ATTRIBUTE_LIST lpAttributeList, LPDWORD lpThreadId);
HANDLE OpenThread(DWORD dwDesiredAccess, BOOL bInheritHandle, DWORD dwThreadId);
void ExitThread(DWORD dwExitCode);
BOOL TerminateThread(HANDLE hThread, DWORD dwExitCode);
BOOL GetExitCodeThread(HANDLE hThread, LPDWORD lpExitCode);
DWORD SuspendThread(HANDLE hThread);
DWORD ResumeThread(HANDLE hThread);
HANDLE GetCurrentThread(void);
DWORD GetCurrentThreadId(void);
DWORD GetThreadId(HANDLE Thread);
DWORD GetProcessIdOfThread(HANDLE Thread);
BOOL GetThreadTimes(HANDLE hThread, LPFILETIME lpCreationTime, LPFILETIME lpExitTime,
    LPFILETIME lpKernelTime, LPFILETIME lpUserTime);
INT GetThreadPriority(HANDLE hThread);
BOOL SetThreadPriority(HANDLE hThread, INT nPriority);
BOOL GetThreadPriorityBoost(HANDLE hThread, PBOOL pDisablePriorityBoost);
BOOL SetThreadPriorityBoost(HANDLE hThread, BOOL bDisablePriorityBoost);
DWORD GetLastError(void);
void SetLastError(DWORD dwErrCode);
NTSTATUS NtCreateThreadEx(PHANDLE ThreadHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes, HANDLE ProcessHandle, PVOID StartRoutine, PVOID Argument,
    ULONG CreateFlags, ULONG_PTR ZeroBits, SIZE_T StackSize, SIZE_T MaximumStackSize,
    PPS_ATTRIBUTE_LIST ClientId);
NTSTATUS NtOpenThread(PHANDLE ThreadHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes, PCLIENT_ID ClientId);
NTSTATUS NtTerminateThread(HANDLE ThreadHandle, NTSTATUS ExitStatus);
NTSTATUS NtQueryInformationThread(HANDLE ThreadHandle, ULONG ThreadInformationClass,
    PVOID ThreadInformation, ULONG ThreadInformationLength, PULONG ReturnLength);
NTSTATUS NtSetInformationThread(HANDLE ThreadHandle, ULONG ThreadInformationClass,
    PVOID ThreadInformation, ULONG ThreadInformationLength);
NTSTATUS NtGetNextThread(HANDLE ProcessHandle, HANDLE ThreadHandle, ACCESS_MASK DesiredAccess,
    ULONG HandleAttributes, ULONG Flags, PHANDLE NewThreadHandle);
NTSTATUS NtSuspendThread(HANDLE ThreadHandle, PULONG PreviousSuspendCount);
NTSTATUS NtResumeThread(HANDLE ThreadHandle, PULONG PreviousSuspendCount);
HANDLE CreateEventW(LPSECURITY_ATTRIBUTES lpEventAttributes, BOOL bManualReset,
    BOOL bInitialState, LPCWSTR lpName);
HANDLE CreateEventA(LPSECURITY_ATTRIBUTES lpEventAttributes, BOOL bManualReset,
    BOOL bInitialState, LPCSTR lpName);
HANDLE CreateEventExW(LPSECURITY_ATTRIBUTES lpEventAttributes, LPCWSTR lpName, DWORD dwFlags,
    DWORD dwDesiredAccess);
HANDLE CreateEventExA(LPSECURITY_ATTRIBUTES lpEventAttributes, LPCSTR lpName, DWORD dwFlags,
    DWORD dwDesiredAccess);
HANDLE OpenEventW(DWORD dwDesiredAccess, BOOL bInheritHandle, LPCWSTR lpName);
HANDLE OpenEventA(DWORD dwDesiredAccess, BOOL bInheritHandle, LPCSTR lpName);
BOOL SetEvent(HANDLE hEvent);
BOOL ResetEvent(HANDLE hEvent);
BOOL PulseEvent(HANDLE hEvent);
NTSTATUS NtCreateEvent(PHANDLE EventHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes, ULONG EventType, BOOLEAN InitialState);
NTSTATUS NtOpenEvent(PHANDLE EventHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes);
NTSTATUS NtSetEvent(HANDLE EventHandle, PLONG PreviousState);
NTSTATUS NtResetEvent(HANDLE EventHandle, PLONG PreviousState);
NTSTATUS NtClearEvent(HANDLE EventHandle);
NTSTATUS NtPulseEvent(HANDLE EventHandle, PLONG PreviousState);
NTSTATUS NtQueryEvent(HANDLE EventHandle, ULONG EventInformationClass, PVOID EventInformation,
    ULONG EventInformationLength, PULONG ReturnLength);
HANDLE CreateMutexW(LPSECURITY_ATTRIBUTES lpMutexAttributes, BOOL bInitialOwner, LPCWSTR lpName);
HANDLE CreateMutexA(LPSECURITY_ATTRIBUTES lpMutexAttributes, BOOL bInitialOwner, LPCSTR lpName);
HANDLE CreateMutexExW(LPSECURITY_ATTRIBUTES lpMutexAttributes, LPCWSTR lpName, DWORD dwFlags,
    DWORD dwDesiredAccess);
HANDLE CreateMutexExA(LPSECURITY_ATTRIBUTES lpMutexAttributes, LPCSTR lpName, DWORD dwFlags,
    DWORD dwDesiredAccess);
HANDLE OpenMutexW(DWORD dwDesiredAccess, BOOL bInheritHandle, LPCWSTR lpName);
HANDLE OpenMutexA(DWORD dwDesiredAccess, BOOL bInheritHandle, LPCSTR lpName);
BOOL ReleaseMutex(HANDLE hMutex);
NTSTATUS NtCreateMutant(PHANDLE MutantHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes, BOOLEAN InitialOwner);
NTSTATUS NtOpenMutant(PHANDLE MutantHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes);
NTSTATUS NtReleaseMutant(HANDLE MutantHandle, PLONG PreviousCount);
NTSTATUS NtQueryMutant(HANDLE MutantHandle, ULONG MutantInformationClass, PVOID MutantInformation,
    ULONG MutantInformationLength, PULONG ReturnLength);
HANDLE CreateSemaphoreW(LPSECURITY_ATTRIBUTES lpSemaphoreAttributes, LONG lInitialCount,
    LONG lMaximumCount, LPCWSTR lpName);
HANDLE CreateSemaphoreA(LPSECURITY_ATTRIBUTES lpSemaphoreAttributes, LONG lInitialCount,
    LONG lMaximumCount, LPCSTR lpName);
HANDLE CreateSemaphoreExW(LPSECURITY_ATTRIBUTES lpSemaphoreAttributes, LONG lInitialCount,
    LONG lMaximumCount, LPCWSTR lpName, DWORD dwFlags, DWORD dwDesiredAccess);
HANDLE CreateSemaphoreExA(LPSECURITY_ATTRIBUTES lpSemaphoreAttributes, LONG lInitialCount,
    LONG lMaximumCount, LPCSTR lpName, DWORD dwFlags, DWORD dwDesiredAccess);
HANDLE OpenSemaphoreW(DWORD dwDesiredAccess, BOOL bInheritHandle, LPCWSTR lpName);
HANDLE OpenSemaphoreA(DWORD dwDesiredAccess, BOOL bInheritHandle, LPCSTR lpName);
BOOL ReleaseSemaphore(HANDLE hSemaphore, LONG lReleaseCount, PLONG lpPreviousCount);
NTSTATUS NtCreateSemaphore(PHANDLE SemaphoreHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes, LONG InitialCount, LONG MaximumCount);
NTSTATUS NtOpenSemaphore(PHANDLE SemaphoreHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes);
NTSTATUS NtReleaseSemaphore(HANDLE SemaphoreHandle, LONG ReleaseCount, PLONG PreviousCount);
NTSTATUS NtQuerySemaphore(HANDLE SemaphoreHandle, ULONG SemaphoreInformationClass,
    PVOID SemaphoreInformation, ULONG SemaphoreInformationLength, PULONG ReturnLength);
HANDLE CreateWaitableTimerW(LPSECURITY_ATTRIBUTES lpTimerAttributes, BOOL bManualReset,
    LPCWSTR lpTimerName);
HANDLE CreateWaitableTimerA(LPSECURITY_ATTRIBUTES lpTimerAttributes, BOOL bManualReset,
    LPCSTR lpTimerName);
HANDLE CreateWaitableTimerExW(LPSECURITY_ATTRIBUTES lpTimerAttributes, LPCWSTR lpTimerName,
    DWORD dwFlags, DWORD dwDesiredAccess);
HANDLE CreateWaitableTimerExA(LPSECURITY_ATTRIBUTES lpTimerAttributes, LPCSTR lpTimerName,
    DWORD dwFlags, DWORD dwDesiredAccess);
HANDLE OpenWaitableTimerW(DWORD dwDesiredAccess, BOOL bInheritHandle, LPCWSTR lpTimerName);
HANDLE OpenWaitableTimerA(DWORD dwDesiredAccess, BOOL bInheritHandle, LPCSTR lpTimerName);
BOOL SetWaitableTimer(HANDLE hTimer, const LARGE_INTEGER* lpDueTime, LONG lPeriod,
    PTIMERAPCROUTINE pfnCompletionRoutine, LPVOID lpArgToCompletionRoutine, BOOL fResume);
BOOL SetWaitableTimerEx(HANDLE hTimer, const LARGE_INTEGER* lpDueTime, LONG lPeriod,
    PTIMERAPCROUTINE pfnCompletionRoutine, PVOID lpArgToCompletionRoutine, PVOID WakeContext,
    DWORD TolerableDelay);
BOOL CancelWaitableTimer(HANDLE hTimer);
NTSTATUS NtCreateTimer(PHANDLE TimerHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes, ULONG TimerType);
NTSTATUS NtOpenTimer(PHANDLE TimerHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes);
NTSTATUS NtSetTimer(HANDLE TimerHandle, PLARGE_INTEGER DueTime,
    PTIMER_APC_ROUTINE TimerApcRoutine, PVOID TimerContext, BOOLEAN ResumeTimer, LONG Period,
    PBOOLEAN PreviousState);
NTSTATUS NtCancelTimer(HANDLE TimerHandle, PBOOLEAN CurrentState);
NTSTATUS NtQueryTimer(HANDLE TimerHandle, ULONG TimerInformationClass, PVOID TimerInformation,
    ULONG TimerInformationLength, PULONG ReturnLength);
NTSTATUS NtCreateKeyedEvent(PHANDLE KeyedEventHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes, ULONG Flags);
NTSTATUS NtOpenKeyedEvent(PHANDLE KeyedEventHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes);
NTSTATUS NtWaitForKeyedEvent(HANDLE KeyedEventHandle, PVOID Key, BOOLEAN Alertable,
    PLARGE_INTEGER Timeout);
NTSTATUS NtReleaseKeyedEvent(HANDLE KeyedEventHandle, PVOID Key, BOOLEAN Alertable,
    PLARGE_INTEGER Timeout);
DWORD QueueUserAPC(PAPCFUNC pfnAPC, HANDLE hThread, ULONG_PTR dwData);
BOOL QueueUserAPC2(PAPCFUNC ApcRoutine, HANDLE Thread, ULONG_PTR Data, DWORD Flags);
NTSTATUS NtQueueApcThread(HANDLE ThreadHandle, PPS_APC_ROUTINE ApcRoutine, PVOID ApcArgument1,
    PVOID ApcArgument2, PVOID ApcArgument3);
NTSTATUS NtQueueApcThreadEx(HANDLE ThreadHandle, HANDLE ReserveHandle, PPS_APC_ROUTINE ApcRoutine,
    PVOID ApcArgument1, PVOID ApcArgument2, PVOID ApcArgument3);
NTSTATUS NtTestAlert(void);
NTSTATUS NtAlertThread(HANDLE ThreadHandle);
NTSTATUS NtAlertResumeThread(HANDLE ThreadHandle, PULONG PreviousSuspendCount);
void InitializeCriticalSection(LPCRITICAL_SECTION lpCriticalSection);
BOOL InitializeCriticalSectionAndSpinCount(LPCRITICAL_SECTION lpCriticalSection, DWORD dwSpinCount);
BOOL InitializeCriticalSectionEx(LPCRITICAL_SECTION lpCriticalSection, DWORD dwSpinCount,
    DWORD Flags);
DWORD SetCriticalSectionSpinCount(LPCRITICAL_SECTION lpCriticalSection, DWORD dwSpinCount);
void EnterCriticalSection(LPCRITICAL_SECTION lpCriticalSection);
BOOL TryEnterCriticalSection(LPCRITICAL_SECTION lpCriticalSection);
void LeaveCriticalSection(LPCRITICAL_SECTION lpCriticalSection);
void DeleteCriticalSection(LPCRITICAL_SECTION lpCriticalSection);
void InitializeSRWLock(PSRWLOCK SRWLock);
void AcquireSRWLockExclusive(PSRWLOCK SRWLock);
void AcquireSRWLockShared(PSRWLOCK SRWLock);
BOOL TryAcquireSRWLockExclusive(PSRWLOCK SRWLock);
BOOL TryAcquireSRWLockShared(PSRWLOCK SRWLock);
void ReleaseSRWLockExclusive(PSRWLOCK SRWLock);
void ReleaseSRWLockShared(PSRWLOCK SRWLock);
void InitializeConditionVariable(PCONDITION_VARIABLE ConditionVariable);
BOOL SleepConditionVariableCS(PCONDITION_VARIABLE ConditionVariable,
    LPCRITICAL_SECTION CriticalSection, DWORD dwMilliseconds);
BOOL SleepConditionVariableSRW(PCONDITION_VARIABLE ConditionVariable, PSRWLOCK SRWLock,
    DWORD dwMilliseconds, DWORD Flags);
BOOL SleepConditionVariableSRA(PCONDITION_VARIABLE ConditionVariable, PSRWLOCK SRWLock,
    DWORD dwMilliseconds, DWORD Flags);
void WakeConditionVariable(PCONDITION_VARIABLE ConditionVariable);
void WakeAllConditionVariable(PCONDITION_VARIABLE ConditionVariable);
void InitOnceInitialize(PINIT_ONCE InitOnce);
BOOL InitOnceBeginInitialize(LPINIT_ONCE lpInitOnce, DWORD dwFlags, PBOOL fPending,
    LPVOID* lpContext);
BOOL InitOnceComplete(LPINIT_ONCE lpInitOnce, DWORD dwFlags, PVOID lpContext);
BOOL WaitOnAddress(volatile VOID* Address, PVOID CompareAddress, SIZE_T AddressSize,
    DWORD dwMilliseconds);
void WakeByAddressSingle(PVOID Address);
void WakeByAddressAll(PVOID Address);
NTSTATUS NtWaitForAlertByThreadId(PVOID Address, PLARGE_INTEGER Timeout);
NTSTATUS NtAlertThreadByThreadId(HANDLE ThreadId);
DWORD WaitForSingleObject(HANDLE hHandle, DWORD dwMilliseconds);
DWORD WaitForSingleObjectEx(HANDLE hHandle, DWORD dwMilliseconds, BOOL bAlertable);
DWORD WaitForMultipleObjects(DWORD nCount, const HANDLE* lpHandles, BOOL bWaitAll,
    DWORD dwMilliseconds);
DWORD WaitForMultipleObjectsEx(DWORD nCount, const HANDLE* lpHandles, BOOL bWaitAll,
    DWORD dwMilliseconds, BOOL bAlertable);
DWORD SignalObjectAndWait(HANDLE hObjectToSignal, HANDLE hObjectToWaitOn, DWORD dwMilliseconds,
    BOOL bAlertable);
void Sleep(DWORD dwMilliseconds);
DWORD SleepEx(DWORD dwMilliseconds, BOOL bAlertable);
NTSTATUS NtWaitForSingleObject(HANDLE Handle, BOOLEAN Alertable, PLARGE_INTEGER Timeout);
NTSTATUS NtWaitForMultipleObjects(ULONG Count, const HANDLE* Handles, ULONG WaitType,
    BOOLEAN Alertable, PLARGE_INTEGER Timeout);
NTSTATUS NtSignalAndWaitForSingleObject(HANDLE SignalHandle, HANDLE WaitHandle, BOOLEAN Alertable,
    PLARGE_INTEGER Timeout);
NTSTATUS NtDelayExecution(BOOLEAN Alertable, PLARGE_INTEGER DelayInterval);
HANDLE CreateFileW(LPCWSTR lpFileName, DWORD dwDesiredAccess, DWORD dwShareMode,
    LPSECURITY_ATTRIBUTES lpSecurityAttributes, DWORD dwCreationDisposition,
    DWORD dwFlagsAndAttributes, HANDLE hTemplateFile);
HANDLE CreateFileA(LPCSTR lpFileName, DWORD dwDesiredAccess, DWORD dwShareMode,
    LPSECURITY_ATTRIBUTES lpSecurityAttributes, DWORD dwCreationDisposition,
    DWORD dwFlagsAndAttributes, HANDLE hTemplateFile);
BOOL ReadFile(HANDLE hFile, PVOID lpBuffer, DWORD nNumberOfBytesToRead,
    LPDWORD lpNumberOfBytesRead, LPOVERLAPPED lpOverlapped);
BOOL WriteFile(HANDLE hFile, LPCVOID lpBuffer, DWORD nNumberOfBytesToWrite,
    LPDWORD lpNumberOfBytesWritten, LPOVERLAPPED lpOverlapped);
DWORD GetFileType(HANDLE hFile);
NTSTATUS NtCreateFile(PHANDLE FileHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes, PIO_STATUS_BLOCK IoStatusBlock,
    PLARGE_INTEGER AllocationSize, ULONG FileAttributes, ULONG ShareAccess,
    ULONG CreateDisposition, ULONG CreateOptions, PVOID EaBuffer, ULONG EaLength);
NTSTATUS NtOpenFile(PHANDLE FileHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes, PIO_STATUS_BLOCK IoStatusBlock, ULONG ShareAccess,
    ULONG OpenOptions);
NTSTATUS NtReadFile(HANDLE FileHandle, HANDLE Event, PIO_APC_ROUTINE ApcRoutine, PVOID ApcContext,
    PIO_STATUS_BLOCK IoStatusBlock, PVOID Buffer, ULONG Length, PLARGE_INTEGER ByteOffset,
    PULONG Key);
NTSTATUS NtWriteFile(HANDLE FileHandle, HANDLE Event, PIO_APC_ROUTINE ApcRoutine,
    PVOID ApcContext, PIO_STATUS_BLOCK IoStatusBlock, PVOID Buffer, ULONG Length,
    PLARGE_INTEGER ByteOffset, PULONG Key);
NTSTATUS NtQueryVolumeInformationFile(HANDLE FileHandle, PIO_STATUS_BLOCK IoStatusBlock,
    PVOID FsInformation, ULONG Length, ULONG FsInformationClass);
BOOL SetFilePointerEx(HANDLE hFile, LARGE_INTEGER liDistanceToMove,
    PLARGE_INTEGER lpNewFilePointer, DWORD dwMoveMethod);
DWORD SetFilePointer(HANDLE hFile, LONG lDistanceToMove, PLONG lpDistanceToMoveHigh,
    DWORD dwMoveMethod);
BOOL SetEndOfFile(HANDLE hFile);
BOOL GetFileSizeEx(HANDLE hFile, PLARGE_INTEGER lpFileSize);
DWORD GetFileSize(HANDLE hFile, LPDWORD lpFileSizeHigh);
BOOL FlushFileBuffers(HANDLE hFile);
BOOL GetFileInformationByHandle(HANDLE hFile, LPBY_HANDLE_FILE_INFORMATION lpFileInformation);
BOOL GetFileInformationByHandleEx(HANDLE hFile, DWORD FileInformationClass,
    PVOID lpFileInformation, DWORD dwBufferSize);
BOOL SetFileInformationByHandle(HANDLE hFile, DWORD FileInformationClass, PVOID lpFileInformation,
    DWORD dwBufferSize);
DWORD GetFinalPathNameByHandleW(HANDLE hFile, LPWSTR lpszFilePath, DWORD cchFilePath,
    DWORD dwFlags);
DWORD GetFinalPathNameByHandleA(HANDLE hFile, LPSTR lpszFilePath, DWORD cchFilePath, DWORD dwFlags);
DWORD GetFileAttributesW(LPCWSTR lpFileName);
DWORD GetFileAttributesA(LPCSTR lpFileName);
BOOL GetFileAttributesExW(LPCWSTR lpFileName, DWORD fInfoLevelId,
    LPWIN32_FILE_ATTRIBUTE_DATA lpFileInformation);
BOOL GetFileAttributesExA(LPCSTR lpFileName, DWORD fInfoLevelId,
    LPWIN32_FILE_ATTRIBUTE_DATA lpFileInformation);
BOOL SetFileAttributesW(LPCWSTR lpFileName, DWORD dwFileAttributes);
BOOL SetFileAttributesA(LPCSTR lpFileName, DWORD dwFileAttributes);
BOOL GetFileTime(HANDLE hFile, LPFILETIME lpCreationTime, LPFILETIME lpLastAccessTime,
    LPFILETIME lpLastWriteTime);
BOOL SetFileTime(HANDLE hFile, LPFILETIME lpCreationTime, LPFILETIME lpLastAccessTime,
    LPFILETIME lpLastWriteTime);
NTSTATUS NtQueryInformationFile(HANDLE FileHandle, PIO_STATUS_BLOCK IoStatusBlock,
    PVOID FileInformation, ULONG Length, ULONG FileInformationClass);
NTSTATUS NtSetInformationFile(HANDLE FileHandle, PIO_STATUS_BLOCK IoStatusBlock,
    PVOID FileInformation, ULONG Length, ULONG FileInformationClass);
NTSTATUS NtQueryAttributesFile(POBJECT_ATTRIBUTES ObjectAttributes,
    PFILE_BASIC_INFORMATION FileInformation);
NTSTATUS NtQueryFullAttributesFile(POBJECT_ATTRIBUTES ObjectAttributes,
    PFILE_NETWORK_OPEN_INFORMATION FileInformation);
NTSTATUS NtFlushBuffersFile(HANDLE FileHandle, PIO_STATUS_BLOCK IoStatusBlock);
BOOL DeleteFileW(LPCWSTR lpFileName);
BOOL DeleteFileA(LPCSTR lpFileName);
BOOL MoveFileW(LPCWSTR lpExistingFileName, LPCWSTR lpNewFileName);
BOOL MoveFileA(LPCSTR lpExistingFileName, LPCSTR lpNewFileName);
BOOL MoveFileExW(LPCWSTR lpExistingFileName, LPCWSTR lpNewFileName, DWORD dwFlags);
BOOL MoveFileExA(LPCSTR lpExistingFileName, LPCSTR lpNewFileName, DWORD dwFlags);
BOOL CopyFileW(LPCWSTR lpExistingFileName, LPCWSTR lpNewFileName, BOOL bFailIfExists);
BOOL CopyFileA(LPCSTR lpExistingFileName, LPCSTR lpNewFileName, BOOL bFailIfExists);
NTSTATUS NtDeleteFile(POBJECT_ATTRIBUTES ObjectAttributes);
BOOL CreateDirectoryW(LPCWSTR lpPathName, LPSECURITY_ATTRIBUTES lpSecurityAttributes);
BOOL CreateDirectoryA(LPCSTR lpPathName, LPSECURITY_ATTRIBUTES lpSecurityAttributes);
BOOL RemoveDirectoryW(LPCWSTR lpPathName);
BOOL RemoveDirectoryA(LPCSTR lpPathName);
HANDLE FindFirstFileW(LPCWSTR lpFileName, LPWIN32_FIND_DATAW lpFindFileData);
HANDLE FindFirstFileA(LPCSTR lpFileName, LPWIN32_FIND_DATAA lpFindFileData);
BOOL FindNextFileW(HANDLE hFindFile, LPWIN32_FIND_DATAW lpFindFileData);
BOOL FindNextFileA(HANDLE hFindFile, LPWIN32_FIND_DATAA lpFindFileData);
BOOL FindClose(HANDLE hFindFile);
NTSTATUS NtQueryDirectoryFile(HANDLE FileHandle, HANDLE Event, PIO_APC_ROUTINE ApcRoutine,
    PVOID ApcContext, PIO_STATUS_BLOCK IoStatusBlock, PVOID FileInformation, ULONG Length,
    ULONG FileInformationClass, BOOLEAN ReturnSingleEntry, PUNICODE_STRING FileName,
    BOOLEAN RestartScan);
HANDLE FindFirstChangeNotificationW(LPCWSTR lpPathName, BOOL bWatchSubtree, DWORD dwNotifyFilter);
HANDLE FindFirstChangeNotificationA(LPCSTR lpPathName, BOOL bWatchSubtree, DWORD dwNotifyFilter);
BOOL FindNextChangeNotification(HANDLE hChangeHandle);
BOOL FindCloseChangeNotification(HANDLE hChangeHandle);
BOOL ReadDirectoryChangesW(HANDLE hDirectory, LPFILE_NOTIFY_INFORMATION lpBuffer,
    DWORD nBufferLength, BOOL bWatchSubtree, DWORD dwNotifyFilter, LPDWORD lpBytesReturned,
    LPOVERLAPPED lpOverlapped, LPOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine);
BOOL ReadDirectoryChangesA(HANDLE hDirectory, LPFILE_NOTIFY_INFORMATION lpBuffer,
    DWORD nBufferLength, BOOL bWatchSubtree, DWORD dwNotifyFilter, LPDWORD lpBytesReturned,
    LPOVERLAPPED lpOverlapped, LPOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine);
NTSTATUS NtNotifyChangeDirectoryFile(HANDLE FileHandle, HANDLE Event, PIO_APC_ROUTINE ApcRoutine,
    PVOID ApcContext, PIO_STATUS_BLOCK IoStatusBlock, PFILE_NOTIFY_INFORMATION Buffer,
    ULONG Length, ULONG CompletionFilter, BOOLEAN WatchTree);
BOOL LockFile(HANDLE hFile, DWORD dwFileOffsetLow, DWORD dwFileOffsetHigh,
    DWORD nNumberOfBytesToLockLow, DWORD nNumberOfBytesToLockHigh);
BOOL LockFileEx(HANDLE hFile, DWORD dwFlags, DWORD dwReserved, DWORD nNumberOfBytesToLockLow,
    DWORD nNumberOfBytesToLockHigh, LPOVERLAPPED lpOverlapped);
BOOL UnlockFile(HANDLE hFile, DWORD dwFileOffsetLow, DWORD dwFileOffsetHigh,
    DWORD nNumberOfBytesToUnlockLow, DWORD nNumberOfBytesToUnlockHigh);
BOOL UnlockFileEx(HANDLE hFile, DWORD dwReserved, DWORD nNumberOfBytesToUnlockLow,
    DWORD nNumberOfBytesToUnlockHigh, LPOVERLAPPED lpOverlapped);
NTSTATUS NtLockFile(HANDLE FileHandle, HANDLE Event, PIO_APC_ROUTINE ApcRoutine, PVOID ApcContext,
    PIO_STATUS_BLOCK IoStatusBlock, PLARGE_INTEGER ByteOffset, PLARGE_INTEGER Length, ULONG Key,
    BOOLEAN FailImmediately, BOOLEAN ExclusiveLock);
NTSTATUS NtUnlockFile(HANDLE FileHandle, PIO_STATUS_BLOCK IoStatusBlock,
    PLARGE_INTEGER ByteOffset, PLARGE_INTEGER Length, ULONG Key);
BOOL ReadFileEx(HANDLE hFile, PVOID lpBuffer, DWORD nNumberOfBytesToRead,
    LPOVERLAPPED lpOverlapped, LPOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine);
BOOL WriteFileEx(HANDLE hFile, LPCVOID lpBuffer, DWORD nNumberOfBytesToWrite,
    LPOVERLAPPED lpOverlapped, LPOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine);
BOOL GetOverlappedResult(HANDLE hFile, LPOVERLAPPED lpOverlapped,
    LPDWORD lpNumberOfBytesTransferred, BOOL bWait);
BOOL GetOverlappedResultEx(HANDLE hFile, LPOVERLAPPED lpOverlapped,
    LPDWORD lpNumberOfBytesTransferred, DWORD dwMilliseconds, BOOL bAlertable);
BOOL HasOverlappedIoCompleted(LPOVERLAPPED lpOverlapped);
BOOL CancelIo(HANDLE hFile);
BOOL CancelIoEx(HANDLE hFile, LPOVERLAPPED lpOverlapped);
BOOL CancelSynchronousIo(HANDLE hThread);
BOOL SetFileCompletionNotificationModes(HANDLE FileHandle, UCHAR Flags);
NTSTATUS NtCancelIoFile(HANDLE FileHandle, PIO_STATUS_BLOCK IoStatusBlock);
NTSTATUS NtCancelIoFileEx(HANDLE FileHandle, PIO_STATUS_BLOCK IoRequestToCancel,
    PIO_STATUS_BLOCK IoStatusBlock);
NTSTATUS NtCancelSynchronousIoFile(HANDLE ThreadHandle, PIO_STATUS_BLOCK IoRequestToCancel,
    PIO_STATUS_BLOCK IoStatusBlock);
BOOL CreatePipe(PHANDLE hReadPipe, PHANDLE hWritePipe, LPSECURITY_ATTRIBUTES lpPipeAttributes,
    DWORD nSize);
HANDLE CreateNamedPipeW(LPCWSTR lpName, DWORD dwOpenMode, DWORD dwPipeMode, DWORD nMaxInstances,
    DWORD nOutBufferSize, DWORD nInBufferSize, DWORD nDefaultTimeOut,
    LPSECURITY_ATTRIBUTES lpSecurityAttributes);
HANDLE CreateNamedPipeA(LPCSTR lpName, DWORD dwOpenMode, DWORD dwPipeMode, DWORD nMaxInstances,
    DWORD nOutBufferSize, DWORD nInBufferSize, DWORD nDefaultTimeOut,
    LPSECURITY_ATTRIBUTES lpSecurityAttributes);
BOOL ConnectNamedPipe(HANDLE hNamedPipe, LPOVERLAPPED lpOverlapped);
BOOL DisconnectNamedPipe(HANDLE hNamedPipe);
BOOL WaitNamedPipeW(LPCWSTR lpNamedPipeName, DWORD nTimeOut);
BOOL WaitNamedPipeA(LPCSTR lpNamedPipeName, DWORD nTimeOut);
BOOL PeekNamedPipe(HANDLE hNamedPipe, PVOID lpBuffer, DWORD nBufferSize, LPDWORD lpBytesRead,
    LPDWORD lpTotalBytesAvail, LPDWORD lpBytesLeftThisMessage);
BOOL TransactNamedPipe(HANDLE hNamedPipe, LPCVOID lpInBuffer, DWORD nInBufferSize,
    PVOID lpOutBuffer, DWORD nOutBufferSize, LPDWORD lpBytesRead, LPOVERLAPPED lpOverlapped);
BOOL CallNamedPipeW(LPCWSTR lpNamedPipeName, LPCVOID lpInBuffer, DWORD nInBufferSize,
    PVOID lpOutBuffer, DWORD nOutBufferSize, LPDWORD lpBytesRead, DWORD nTimeOut);
BOOL CallNamedPipeA(LPCSTR lpNamedPipeName, LPCVOID lpInBuffer, DWORD nInBufferSize,
    PVOID lpOutBuffer, DWORD nOutBufferSize, LPDWORD lpBytesRead, DWORD nTimeOut);
BOOL ImpersonateNamedPipeClient(HANDLE hNamedPipe);
BOOL SetNamedPipeHandleState(HANDLE hNamedPipe, LPDWORD lpMode, LPDWORD lpMaxCollectionCount,
    LPDWORD lpCollectDataTimeout);
BOOL GetNamedPipeHandleStateW(HANDLE hNamedPipe, LPDWORD lpState, LPDWORD lpCurInstances,
    LPDWORD lpMaxCollectionCount, LPDWORD lpCollectDataTimeout, LPWSTR lpUserName,
    DWORD nMaxUserNameSize);
BOOL GetNamedPipeHandleStateA(HANDLE hNamedPipe, LPDWORD lpState, LPDWORD lpCurInstances,
    LPDWORD lpMaxCollectionCount, LPDWORD lpCollectDataTimeout, LPSTR lpUserName,
    DWORD nMaxUserNameSize);
BOOL GetNamedPipeInfo(HANDLE hNamedPipe, LPDWORD lpFlags, LPDWORD lpOutBufferSize,
    LPDWORD lpInBufferSize, LPDWORD lpMaxInstances);
BOOL GetNamedPipeClientProcessId(HANDLE Pipe, LPDWORD ClientProcessId);
BOOL GetNamedPipeServerProcessId(HANDLE Pipe, LPDWORD ServerProcessId);
NTSTATUS NtCreateNamedPipeFile(PHANDLE FileHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes, PIO_STATUS_BLOCK IoStatusBlock, ULONG ShareAccess,
    ULONG CreateDisposition, ULONG CreateOptions, ULONG NamedPipeType, ULONG ReadMode,
    ULONG CompletionMode, ULONG MaximumInstances, ULONG InboundQuota, ULONG OutboundQuota,
    PLARGE_INTEGER DefaultTimeout);
NTSTATUS NtFsControlFile(HANDLE FileHandle, HANDLE Event, PIO_APC_ROUTINE ApcRoutine,
    PVOID ApcContext, PIO_STATUS_BLOCK IoStatusBlock, ULONG FsControlCode, PVOID InputBuffer,
    ULONG InputBufferLength, PVOID OutputBuffer, ULONG OutputBufferLength);
HANDLE CreateMailslotW(LPCWSTR lpName, DWORD nMaxMessageSize, DWORD lReadTimeout,
    LPSECURITY_ATTRIBUTES lpSecurityAttributes);
HANDLE CreateMailslotA(LPCSTR lpName, DWORD nMaxMessageSize, DWORD lReadTimeout,
    LPSECURITY_ATTRIBUTES lpSecurityAttributes);
BOOL GetMailslotInfo(HANDLE hMailslot, LPDWORD lpMaxMessageSize, LPDWORD lpNextSize,
    LPDWORD lpMessageCount, LPDWORD lpReadTimeout);
BOOL SetMailslotInfo(HANDLE hMailslot, DWORD lReadTimeout);
NTSTATUS NtCreateMailslotFile(PHANDLE FileHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes, PIO_STATUS_BLOCK IoStatusBlock, ULONG CreateOptions,
    ULONG MailslotQuota, ULONG MaximumMessageSize, PLARGE_INTEGER ReadTimeout);
HANDLE CreateIoCompletionPort(HANDLE FileHandle, HANDLE ExistingCompletionPort,
    ULONG_PTR CompletionKey, DWORD NumberOfConcurrentThreads);
BOOL PostQueuedCompletionStatus(HANDLE CompletionPort, DWORD dwNumberOfBytesTransferred,
    ULONG_PTR dwCompletionKey, LPOVERLAPPED lpOverlapped);
BOOL GetQueuedCompletionStatus(HANDLE CompletionPort, LPDWORD lpNumberOfBytesTransferred,
    PULONG_PTR lpCompletionKey, LPOVERLAPPED* lpOverlapped, DWORD dwMilliseconds);
BOOL GetQueuedCompletionStatusEx(HANDLE CompletionPort,
    LPOVERLAPPED_ENTRY lpCompletionPortEntries, ULONG ulCount, PULONG ulNumEntriesRemoved,
    DWORD dwMilliseconds, BOOL fAlertable);
NTSTATUS NtCreateIoCompletion(PHANDLE IoCompletionHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes, ULONG Count);
NTSTATUS NtOpenIoCompletion(PHANDLE IoCompletionHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes);
NTSTATUS NtSetIoCompletion(HANDLE IoCompletionHandle, PVOID KeyContext, PVOID ApcContext,
    NTSTATUS IoStatus, ULONG_PTR IoStatusInformation);
NTSTATUS NtRemoveIoCompletion(HANDLE IoCompletionHandle, PVOID* KeyContext, PVOID* ApcContext,
    PIO_STATUS_BLOCK IoStatusBlock, PLARGE_INTEGER Timeout);
NTSTATUS NtRemoveIoCompletionEx(HANDLE IoCompletionHandle,
    PFILE_IO_COMPLETION_INFORMATION IoCompletionInformation, ULONG Count,
    PULONG NumEntriesRemoved, PLARGE_INTEGER Timeout, BOOLEAN Alertable);
NTSTATUS NtQueryIoCompletion(HANDLE IoCompletionHandle, ULONG IoCompletionInformationClass,
    PVOID IoCompletionInformation, ULONG IoCompletionInformationLength, PULONG ReturnLength);
BOOL DefineDosDeviceW(DWORD dwFlags, LPCWSTR lpDeviceName, LPCWSTR lpTargetPath);
BOOL DefineDosDeviceA(DWORD dwFlags, LPCSTR lpDeviceName, LPCSTR lpTargetPath);
DWORD QueryDosDeviceW(LPCWSTR lpDeviceName, LPWSTR lpTargetPath, DWORD ucchMax);
DWORD QueryDosDeviceA(LPCSTR lpDeviceName, LPSTR lpTargetPath, DWORD ucchMax);
NTSTATUS NtCreateDirectoryObject(PHANDLE DirectoryHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes);
NTSTATUS NtOpenDirectoryObject(PHANDLE DirectoryHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes);
NTSTATUS NtQueryDirectoryObject(HANDLE DirectoryHandle, POBJECT_DIRECTORY_INFORMATION Buffer,
    ULONG Length, BOOLEAN ReturnSingleEntry, BOOLEAN RestartScan, PULONG Context,
    PULONG ReturnLength);
NTSTATUS NtCreateSymbolicLinkObject(PHANDLE LinkHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes, PUNICODE_STRING LinkTarget);
NTSTATUS NtOpenSymbolicLinkObject(PHANDLE LinkHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes);
NTSTATUS NtQuerySymbolicLinkObject(HANDLE LinkHandle, PUNICODE_STRING LinkTarget,
    PULONG ReturnLength);
NTSTATUS NtMakeTemporaryObject(HANDLE Handle);
NTSTATUS NtMakePermanentObject(HANDLE Handle);
HANDLE CreateBoundaryDescriptorW(LPCWSTR Name, DWORD Flags);
HANDLE CreateBoundaryDescriptorA(LPCSTR Name, DWORD Flags);
BOOL AddSIDToBoundaryDescriptor(PHANDLE BoundaryDescriptor, PSID RequiredSid);
BOOL AddIntegrityLabelToBoundaryDescriptor(PHANDLE BoundaryDescriptor, PSID IntegrityLabel);
void DeleteBoundaryDescriptor(HANDLE BoundaryDescriptor);
HANDLE CreatePrivateNamespaceW(LPSECURITY_ATTRIBUTES lpPrivateNamespaceAttributes,
    LPVOID lpBoundaryDescriptor, LPCWSTR lpAliasPrefix);
HANDLE CreatePrivateNamespaceA(LPSECURITY_ATTRIBUTES lpPrivateNamespaceAttributes,
    LPVOID lpBoundaryDescriptor, LPCSTR lpAliasPrefix);
HANDLE OpenPrivateNamespaceW(LPVOID lpBoundaryDescriptor, LPCWSTR lpAliasPrefix);
HANDLE OpenPrivateNamespaceA(LPVOID lpBoundaryDescriptor, LPCSTR lpAliasPrefix);
BOOL ClosePrivateNamespace(HANDLE Handle, DWORD Flags);
NTSTATUS NtCreatePrivateNamespace(PHANDLE NamespaceHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes, PVOID BoundaryDescriptor);
NTSTATUS NtOpenPrivateNamespace(PHANDLE NamespaceHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes, PVOID BoundaryDescriptor);
NTSTATUS NtDeletePrivateNamespace(HANDLE NamespaceHandle);
BOOL GetProcessAffinityMask(HANDLE hProcess, PVOID* lpProcessAffinityMask,
    PVOID* lpSystemAffinityMask);
BOOL SetProcessAffinityMask(HANDLE hProcess, PVOID dwProcessAffinityMask);
LPVOID SetThreadAffinityMask(HANDLE hThread, PVOID dwThreadAffinityMask);
BOOL GetProcessIoCounters(HANDLE hProcess, LPIO_COUNTERS lpIoCounters);
BOOL IsWow64Process(HANDLE hProcess, PBOOL Wow64Process);
BOOL SwitchToThread(void);
void GetSystemInfo(LPSYSTEM_INFO lpSystemInfo);
NTSTATUS NtYieldExecution(void);
HANDLE CreateFileMappingW(HANDLE hFile, LPSECURITY_ATTRIBUTES lpFileMappingAttributes,
    DWORD flProtect, DWORD dwMaximumSizeHigh, DWORD dwMaximumSizeLow, LPCWSTR lpName);
HANDLE CreateFileMappingA(HANDLE hFile, LPSECURITY_ATTRIBUTES lpFileMappingAttributes,
    DWORD flProtect, DWORD dwMaximumSizeHigh, DWORD dwMaximumSizeLow, LPCSTR lpName);
HANDLE OpenFileMappingW(DWORD dwDesiredAccess, BOOL bInheritHandle, LPCWSTR lpName);
HANDLE OpenFileMappingA(DWORD dwDesiredAccess, BOOL bInheritHandle, LPCSTR lpName);
LPVOID MapViewOfFile(HANDLE hFileMappingObject, DWORD dwDesiredAccess, DWORD dwFileOffsetHigh,
    DWORD dwFileOffsetLow, SIZE_T dwNumberOfBytesToMap);
LPVOID MapViewOfFileEx(HANDLE hFileMappingObject, DWORD dwDesiredAccess, DWORD dwFileOffsetHigh,
    DWORD dwFileOffsetLow, SIZE_T dwNumberOfBytesToMap, PVOID lpBaseAddress);
BOOL UnmapViewOfFile(LPCVOID lpBaseAddress);
NTSTATUS NtCreateSection(PHANDLE SectionHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes, PLARGE_INTEGER MaximumSize, ULONG SectionPageProtection,
    ULONG AllocationAttributes, HANDLE FileHandle);
NTSTATUS NtOpenSection(PHANDLE SectionHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes);
NTSTATUS NtMapViewOfSection(HANDLE SectionHandle, HANDLE ProcessHandle, PVOID* BaseAddress,
    ULONG_PTR ZeroBits, SIZE_T CommitSize, PLARGE_INTEGER SectionOffset, PSIZE_T ViewSize,
    ULONG InheritDisposition, ULONG AllocationType, ULONG Win32Protect);
NTSTATUS NtUnmapViewOfSection(HANDLE ProcessHandle, PVOID BaseAddress);
NTSTATUS NtQuerySection(HANDLE SectionHandle, ULONG SectionInformationClass,
    PVOID SectionInformation, SIZE_T SectionInformationLength, PSIZE_T ReturnLength);
NTSTATUS NtExtendSection(HANDLE SectionHandle, PLARGE_INTEGER NewSectionSize);
LPVOID VirtualAlloc(PVOID lpAddress, SIZE_T dwSize, DWORD flAllocationType, DWORD flProtect);
LPVOID VirtualAllocEx(HANDLE hProcess, PVOID lpAddress, SIZE_T dwSize, DWORD flAllocationType,
    DWORD flProtect);
LPVOID HeapCreate(DWORD flOptions, SIZE_T dwInitialSize, SIZE_T dwMaximumSize);
BOOL HeapDestroy(PVOID hHeap);
LPVOID GlobalAlloc(DWORD uFlags, SIZE_T dwBytes);
LPVOID GlobalFree(PVOID hMem);
LPVOID LoadLibraryW(LPCWSTR lpLibFileName);
LPVOID LoadLibraryA(LPCSTR lpLibFileName);
BOOL FreeLibrary(PVOID hLibModule);
BOOL VirtualFree(PVOID lpAddress, SIZE_T dwSize, DWORD dwFreeType);
BOOL VirtualFreeEx(HANDLE hProcess, PVOID lpAddress, SIZE_T dwSize, DWORD dwFreeType);
BOOL VirtualProtect(PVOID lpAddress, SIZE_T dwSize, DWORD flNewProtect, LPDWORD lpflOldProtect);
BOOL VirtualProtectEx(HANDLE hProcess, PVOID lpAddress, SIZE_T dwSize, DWORD flNewProtect,
    LPDWORD lpflOldProtect);
SIZE_T VirtualQuery(LPCVOID lpAddress, LPMEMORY_BASIC_INFORMATION lpBuffer, SIZE_T dwLength);
SIZE_T VirtualQueryEx(HANDLE hProcess, LPCVOID lpAddress, LPMEMORY_BASIC_INFORMATION lpBuffer,
    SIZE_T dwLength);
BOOL ReadProcessMemory(HANDLE hProcess, LPCVOID lpBaseAddress, PVOID lpBuffer, SIZE_T nSize,
    PSIZE_T lpNumberOfBytesRead);
BOOL WriteProcessMemory(HANDLE hProcess, PVOID lpBaseAddress, LPCVOID lpBuffer, SIZE_T nSize,
    PSIZE_T lpNumberOfBytesWritten);
NTSTATUS NtAllocateVirtualMemory(HANDLE ProcessHandle, PVOID* BaseAddress, ULONG_PTR ZeroBits,
    PSIZE_T RegionSize, ULONG AllocationType, ULONG Protect);
NTSTATUS NtFreeVirtualMemory(HANDLE ProcessHandle, PVOID* BaseAddress, PSIZE_T RegionSize,
    ULONG FreeType);
NTSTATUS NtProtectVirtualMemory(HANDLE ProcessHandle, PVOID* BaseAddress, PSIZE_T RegionSize,
    ULONG NewProtect, PULONG OldProtect);
NTSTATUS NtQueryVirtualMemory(HANDLE ProcessHandle, PVOID BaseAddress,
    ULONG MemoryInformationClass, PVOID MemoryInformation, SIZE_T MemoryInformationLength,
    PSIZE_T ReturnLength);
NTSTATUS NtReadVirtualMemory(HANDLE ProcessHandle, PVOID BaseAddress, PVOID Buffer,
    SIZE_T NumberOfBytesToRead, PSIZE_T NumberOfBytesRead);
NTSTATUS NtWriteVirtualMemory(HANDLE ProcessHandle, PVOID BaseAddress, PVOID Buffer,
    SIZE_T NumberOfBytesToWrite, PSIZE_T NumberOfBytesWritten);
HANDLE CreateJobObjectW(LPSECURITY_ATTRIBUTES lpJobAttributes, LPCWSTR lpName);
HANDLE CreateJobObjectA(LPSECURITY_ATTRIBUTES lpJobAttributes, LPCSTR lpName);
HANDLE OpenJobObjectW(DWORD dwDesiredAccess, BOOL bInheritHandle, LPCWSTR lpName);
HANDLE OpenJobObjectA(DWORD dwDesiredAccess, BOOL bInheritHandle, LPCSTR lpName);
BOOL AssignProcessToJobObject(HANDLE hJob, HANDLE hProcess);
BOOL TerminateJobObject(HANDLE hJob, UINT uExitCode);
BOOL IsProcessInJob(HANDLE ProcessHandle, HANDLE JobHandle, PBOOL Result);
BOOL SetInformationJobObject(HANDLE hJob, DWORD JobObjectInformationClass,
    PVOID lpJobObjectInformation, DWORD cbJobObjectInformationLength);
BOOL QueryInformationJobObject(HANDLE hJob, DWORD JobObjectInformationClass,
    PVOID lpJobObjectInformation, DWORD cbJobObjectInformationLength, LPDWORD lpReturnLength);
NTSTATUS NtCreateJobObject(PHANDLE JobHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes);
NTSTATUS NtOpenJobObject(PHANDLE JobHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes);
NTSTATUS NtAssignProcessToJobObject(HANDLE JobHandle, HANDLE ProcessHandle);
NTSTATUS NtTerminateJobObject(HANDLE JobHandle, NTSTATUS ExitStatus);
NTSTATUS NtIsProcessInJob(HANDLE ProcessHandle, HANDLE JobHandle);
NTSTATUS NtSetInformationJobObject(HANDLE JobHandle, ULONG JobInformationClass,
    PVOID JobInformation, ULONG JobInformationLength);
NTSTATUS NtQueryInformationJobObject(HANDLE JobHandle, ULONG JobInformationClass,
    PVOID JobInformation, ULONG JobInformationLength, PULONG ReturnLength);
void GetSystemTimeAsFileTime(LPFILETIME lpSystemTimeAsFileTime);
DWORD GetTickCount(void);
ULONGLONG GetTickCount64(void);
BOOL QueryPerformanceCounter(PLARGE_INTEGER lpPerformanceCount);
BOOL QueryPerformanceFrequency(PLARGE_INTEGER lpFrequency);
NTSTATUS NtQuerySystemTime(PLARGE_INTEGER SystemTime);
NTSTATUS NtSetSystemTime(PLARGE_INTEGER SystemTime, PLARGE_INTEGER PreviousTime);
NTSTATUS NtQueryPerformanceCounter(PLARGE_INTEGER PerformanceCounter,
    PLARGE_INTEGER PerformanceFrequency);
BOOL OpenProcessToken(HANDLE ProcessHandle, DWORD DesiredAccess, PHANDLE TokenHandle);
BOOL OpenThreadToken(HANDLE ThreadHandle, DWORD DesiredAccess, BOOL OpenAsSelf,
    PHANDLE TokenHandle);
BOOL DuplicateTokenEx(HANDLE hExistingToken, DWORD dwDesiredAccess,
    LPSECURITY_ATTRIBUTES lpTokenAttributes, DWORD ImpersonationLevel, DWORD TokenType,
    PHANDLE phNewToken);
BOOL DuplicateToken(HANDLE ExistingTokenHandle, DWORD ImpersonationLevel,
    PHANDLE DuplicateTokenHandle);
BOOL CreateRestrictedToken(HANDLE ExistingTokenHandle, DWORD Flags, DWORD DisableSidCount,
    PSID_AND_ATTRIBUTES SidsToDisable, DWORD DeletePrivilegeCount,
    PLUID_AND_ATTRIBUTES PrivilegesToDelete, DWORD RestrictedSidCount,
    PSID_AND_ATTRIBUTES SidsToRestrict, PHANDLE NewTokenHandle);
BOOL AdjustTokenPrivileges(HANDLE TokenHandle, BOOL DisableAllPrivileges,
    PTOKEN_PRIVILEGES NewState, DWORD BufferLength, PTOKEN_PRIVILEGES PreviousState,
    LPDWORD ReturnLength);
BOOL AdjustTokenGroups(HANDLE TokenHandle, BOOL ResetToDefault, PTOKEN_GROUPS NewState,
    DWORD BufferLength, PTOKEN_GROUPS PreviousState, LPDWORD ReturnLength);
BOOL PrivilegeCheck(HANDLE ClientToken, LPPRIVILEGE_SET RequiredPrivileges, PBOOL pfResult);
BOOL CheckTokenMembership(HANDLE TokenHandle, LPCWSTR SidToCheck, PBOOL IsMember);
BOOL IsTokenRestricted(HANDLE TokenHandle);
BOOL GetTokenInformation(HANDLE TokenHandle, DWORD TokenInformationClass, PVOID TokenInformation,
    DWORD TokenInformationLength, LPDWORD ReturnLength);
BOOL SetTokenInformation(HANDLE TokenHandle, DWORD TokenInformationClass, PVOID TokenInformation,
    DWORD TokenInformationLength);
BOOL SetThreadToken(PHANDLE Thread, HANDLE Token);
BOOL ImpersonateLoggedOnUser(HANDLE hToken);
BOOL ImpersonateSelf(DWORD ImpersonationLevel);
BOOL RevertToSelf(void);
BOOL LookupPrivilegeValueW(LPCWSTR lpSystemName, LPCWSTR lpName, PLUID lpLuid);
BOOL LookupPrivilegeValueA(LPCSTR lpSystemName, LPCSTR lpName, PLUID lpLuid);
BOOL LookupPrivilegeNameW(LPCWSTR lpSystemName, LPDWORD lpLuid, LPWSTR lpName, LPDWORD cchName);
BOOL LookupPrivilegeNameA(LPCSTR lpSystemName, LPDWORD lpLuid, LPSTR lpName, LPDWORD cchName);
NTSTATUS NtOpenProcessToken(HANDLE ProcessHandle, ACCESS_MASK DesiredAccess, PHANDLE TokenHandle);
NTSTATUS NtOpenThreadToken(HANDLE ThreadHandle, ACCESS_MASK DesiredAccess, BOOLEAN OpenAsSelf,
    PHANDLE TokenHandle);
NTSTATUS NtOpenProcessTokenEx(HANDLE ProcessHandle, ACCESS_MASK DesiredAccess,
    ULONG HandleAttributes, PHANDLE TokenHandle);
NTSTATUS NtOpenThreadTokenEx(HANDLE ThreadHandle, ACCESS_MASK DesiredAccess, BOOLEAN OpenAsSelf,
    ULONG HandleAttributes, PHANDLE TokenHandle);
NTSTATUS NtAdjustGroupsToken(HANDLE TokenHandle, BOOLEAN ResetToDefault, PTOKEN_GROUPS NewState,
    ULONG BufferLength, PTOKEN_GROUPS PreviousState, PULONG ReturnLength);
NTSTATUS NtImpersonateThread(HANDLE ServerThreadHandle, HANDLE ClientThreadHandle,
    PSECURITY_QUALITY_OF_SERVICE SecurityQos);
NTSTATUS NtPrivilegeCheck(HANDLE ClientToken, PPRIVILEGE_SET RequiredPrivileges, PBOOLEAN Result);
NTSTATUS NtCompareTokens(HANDLE FirstTokenHandle, HANDLE SecondTokenHandle, PBOOLEAN Equal);
NTSTATUS NtDuplicateToken(HANDLE ExistingTokenHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes, BOOLEAN EffectiveOnly, ULONG TokenType,
    PHANDLE NewTokenHandle);
NTSTATUS NtFilterToken(HANDLE ExistingTokenHandle, ULONG Flags, PTOKEN_GROUPS SidsToDisable,
    PTOKEN_PRIVILEGES PrivilegesToDelete, PTOKEN_GROUPS RestrictedSids, PHANDLE NewTokenHandle);
NTSTATUS NtAdjustPrivilegesToken(HANDLE TokenHandle, BOOLEAN DisableAllPrivileges,
    PTOKEN_PRIVILEGES NewState, ULONG BufferLength, PTOKEN_PRIVILEGES PreviousState,
    PULONG ReturnLength);
NTSTATUS NtQueryInformationToken(HANDLE TokenHandle, ULONG TokenInformationClass,
    PVOID TokenInformation, ULONG TokenInformationLength, PULONG ReturnLength);
NTSTATUS NtSetInformationToken(HANDLE TokenHandle, ULONG TokenInformationClass,
    PVOID TokenInformation, ULONG TokenInformationLength);
BOOL GetKernelObjectSecurity(HANDLE Handle, DWORD RequestedInformation,
    PSECURITY_DESCRIPTOR pSecurityDescriptor, DWORD nLength, LPDWORD lpnLengthNeeded);
BOOL SetKernelObjectSecurity(HANDLE Handle, DWORD SecurityInformation,
    PSECURITY_DESCRIPTOR SecurityDescriptor);
BOOL ConvertSecurityDescriptorToStringSecurityDescriptorW(PSECURITY_DESCRIPTOR SecurityDescriptor,
    DWORD RequestedStringSDRevision, DWORD SecurityInformation, LPWSTR StringSecurityDescriptor,
    LPDWORD StringSecurityDescriptorLen);
BOOL ConvertSecurityDescriptorToStringSecurityDescriptorA(PSECURITY_DESCRIPTOR SecurityDescriptor,
    DWORD RequestedStringSDRevision, DWORD SecurityInformation, LPSTR StringSecurityDescriptor,
    LPDWORD StringSecurityDescriptorLen);
BOOL AccessCheck(PSECURITY_DESCRIPTOR pSecurityDescriptor, HANDLE ClientToken,
    DWORD DesiredAccess, LPGENERIC_MAPPING GenericMapping, LPPRIVILEGE_SET PrivilegeSet,
    LPDWORD PrivilegeSetLength, LPDWORD GrantedAccess, PBOOL AccessStatus);
NTSTATUS NtQuerySecurityObject(HANDLE Handle, ULONG SecurityInformation,
    PSECURITY_DESCRIPTOR SecurityDescriptor, ULONG Length, PULONG LengthNeeded);
NTSTATUS NtSetSecurityObject(HANDLE Handle, ULONG SecurityInformation,
    PSECURITY_DESCRIPTOR SecurityDescriptor);
NTSTATUS NtAccessCheck(PSECURITY_DESCRIPTOR SecurityDescriptor, HANDLE ClientToken,
    ACCESS_MASK DesiredAccess, PGENERIC_MAPPING GenericMapping, PPRIVILEGE_SET PrivilegeSet,
    PULONG PrivilegeSetLength, PACCESS_MASK GrantedAccess, PNTSTATUS AccessStatus);
HANDLE CreateTransaction(LPSECURITY_ATTRIBUTES lpTransactionAttributes, PVOID UOW,
    DWORD CreateOptions, DWORD IsolationLevel, DWORD IsolationFlags, DWORD Timeout,
    LPCWSTR Description);
BOOL CommitTransaction(HANDLE TransactionHandle);
BOOL RollbackTransaction(HANDLE TransactionHandle);
NTSTATUS NtCreateTransaction(PHANDLE TransactionHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes, PVOID Uow, HANDLE TmHandle, ULONG CreateOptions,
    ULONG IsolationLevel, ULONG IsolationFlags, PLARGE_INTEGER Timeout,
    PUNICODE_STRING Description);
NTSTATUS NtCommitTransaction(HANDLE TransactionHandle, BOOLEAN Wait);
NTSTATUS NtRollbackTransaction(HANDLE TransactionHandle, BOOLEAN Wait);
DWORD RegOpenKeyExW(HANDLE hKey, LPCWSTR lpSubKey, DWORD ulOptions, DWORD samDesired,
    PHANDLE phkResult);
DWORD RegOpenKeyExA(HANDLE hKey, LPCSTR lpSubKey, DWORD ulOptions, DWORD samDesired,
    PHANDLE phkResult);
DWORD RegCreateKeyExW(HANDLE hKey, LPCWSTR lpSubKey, DWORD Reserved, LPCWSTR lpClass,
    DWORD dwOptions, DWORD samDesired, LPSECURITY_ATTRIBUTES lpSecurityAttributes,
    PHANDLE phkResult, LPDWORD lpdwDisposition);
DWORD RegCreateKeyExA(HANDLE hKey, LPCSTR lpSubKey, DWORD Reserved, LPCSTR lpClass,
    DWORD dwOptions, DWORD samDesired, LPSECURITY_ATTRIBUTES lpSecurityAttributes,
    PHANDLE phkResult, LPDWORD lpdwDisposition);
DWORD RegCloseKey(HANDLE hKey);
DWORD RegSetValueExW(HANDLE hKey, LPCWSTR lpValueName, DWORD Reserved, DWORD dwType,
    LPCVOID lpData, DWORD cbData);
DWORD RegSetValueExA(HANDLE hKey, LPCSTR lpValueName, DWORD Reserved, DWORD dwType,
    LPCVOID lpData, DWORD cbData);
DWORD RegQueryValueExW(HANDLE hKey, LPCWSTR lpValueName, PVOID lpReserved, LPDWORD lpType,
    PVOID lpData, LPDWORD lpcbData);
DWORD RegQueryValueExA(HANDLE hKey, LPCSTR lpValueName, PVOID lpReserved, LPDWORD lpType,
    PVOID lpData, LPDWORD lpcbData);
DWORD RegDeleteKeyW(HANDLE hKey, LPCWSTR lpSubKey);
DWORD RegDeleteKeyA(HANDLE hKey, LPCSTR lpSubKey);
DWORD RegDeleteValueW(HANDLE hKey, LPCWSTR lpValueName);
DWORD RegDeleteValueA(HANDLE hKey, LPCSTR lpValueName);
DWORD RegEnumKeyExW(HANDLE hKey, DWORD dwIndex, LPWSTR lpName, LPDWORD lpcchName,
    PVOID lpReserved, PVOID lpClass, PVOID lpcchClass, PVOID lpftLastWriteTime);
DWORD RegEnumKeyExA(HANDLE hKey, DWORD dwIndex, LPSTR lpName, LPDWORD lpcchName, PVOID lpReserved,
    PVOID lpClass, PVOID lpcchClass, PVOID lpftLastWriteTime);
DWORD RegEnumValueW(HANDLE hKey, DWORD dwIndex, LPWSTR lpValueName, LPDWORD lpcchValueName,
    PVOID lpReserved, LPDWORD lpType, PVOID lpData, LPDWORD lpcbData);
DWORD RegEnumValueA(HANDLE hKey, DWORD dwIndex, LPSTR lpValueName, LPDWORD lpcchValueName,
    PVOID lpReserved, LPDWORD lpType, PVOID lpData, LPDWORD lpcbData);
DWORD RegNotifyChangeKeyValue(HANDLE hKey, BOOL bWatchSubtree, DWORD dwNotifyFilter,
    HANDLE hEvent, BOOL fAsynchronous);
DWORD RegFlushKey(HANDLE hKey);
NTSTATUS NtCreateKey(PHANDLE KeyHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes, ULONG TitleIndex, PUNICODE_STRING Class,
    ULONG CreateOptions, PULONG Disposition);
NTSTATUS NtOpenKey(PHANDLE KeyHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes);
NTSTATUS NtOpenKeyEx(PHANDLE KeyHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes, ULONG OpenOptions);
NTSTATUS NtDeleteKey(HANDLE KeyHandle);
NTSTATUS NtSetValueKey(HANDLE KeyHandle, PUNICODE_STRING ValueName, ULONG TitleIndex, ULONG Type,
    PVOID Data, ULONG DataSize);
NTSTATUS NtQueryValueKey(HANDLE KeyHandle, PUNICODE_STRING ValueName,
    ULONG KeyValueInformationClass, PVOID KeyValueInformation, ULONG Length, PULONG ResultLength);
NTSTATUS NtEnumerateKey(HANDLE KeyHandle, ULONG Index, ULONG KeyInformationClass,
    PVOID KeyInformation, ULONG Length, PULONG ResultLength);
NTSTATUS NtEnumerateValueKey(HANDLE KeyHandle, ULONG Index, ULONG KeyValueInformationClass,
    PVOID KeyValueInformation, ULONG Length, PULONG ResultLength);
NTSTATUS NtQueryKey(HANDLE KeyHandle, ULONG KeyInformationClass, PVOID KeyInformation,
    ULONG Length, PULONG ResultLength);
NTSTATUS NtDeleteValueKey(HANDLE KeyHandle, PUNICODE_STRING ValueName);
NTSTATUS NtNotifyChangeKey(HANDLE KeyHandle, HANDLE Event, PIO_APC_ROUTINE ApcRoutine,
    PVOID ApcContext, PIO_STATUS_BLOCK IoStatusBlock, ULONG CompletionFilter, BOOLEAN WatchTree,
    PVOID Buffer, ULONG BufferSize, BOOLEAN Asynchronous);
NTSTATUS NtFlushKey(HANDLE KeyHandle);
NTSTATUS NtAllocateReserveObject(PHANDLE MemoryReserveHandle, POBJECT_ATTRIBUTES ObjectAttributes,
    ULONG ReserveType);
NTSTATUS NtCreateDebugObject(PHANDLE DebugObjectHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes, ULONG Flags);
NTSTATUS NtCreateWaitCompletionPacket(PHANDLE WaitCompletionPacketHandle,
    ACCESS_MASK DesiredAccess, POBJECT_ATTRIBUTES ObjectAttributes);
NTSTATUS NtAlpcCreatePort(PHANDLE PortHandle, POBJECT_ATTRIBUTES ObjectAttributes,
    PVOID PortAttributes);
NTSTATUS NtCreateRegistryTransaction(PHANDLE TransactionHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes, ULONG CreateOptions);
NTSTATUS NtOpenSession(PHANDLE SessionHandle, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes);
BOOL PostThreadMessageW(DWORD idThread, DWORD Msg, PVOID wParam, PVOID lParam);
BOOL PostThreadMessageA(DWORD idThread, DWORD Msg, PVOID wParam, PVOID lParam);
BOOL PostMessageW(HANDLE hWnd, DWORD Msg, PVOID wParam, PVOID lParam);
BOOL PostMessageA(HANDLE hWnd, DWORD Msg, PVOID wParam, PVOID lParam);
void PostQuitMessage(LONG nExitCode);
BOOL PeekMessageW(LPMSG lpMsg, HANDLE hWnd, DWORD wMsgFilterMin, DWORD wMsgFilterMax,
    DWORD wRemoveMsg);
BOOL PeekMessageA(LPMSG lpMsg, HANDLE hWnd, DWORD wMsgFilterMin, DWORD wMsgFilterMax,
    DWORD wRemoveMsg);
LONG GetMessageW(LPMSG lpMsg, HANDLE hWnd, DWORD wMsgFilterMin, DWORD wMsgFilterMax);
LONG GetMessageA(LPMSG lpMsg, HANDLE hWnd, DWORD wMsgFilterMin, DWORD wMsgFilterMax);
BOOL WaitMessage(void);
DWORD GetQueueStatus(DWORD flags);
DWORD MsgWaitForMultipleObjects(DWORD nCount, const HANDLE* pHandles, BOOL fWaitAll,
    DWORD dwMilliseconds, DWORD dwWakeMask);
DWORD MsgWaitForMultipleObjectsEx(DWORD nCount, const HANDLE* pHandles, DWORD dwMilliseconds,
    DWORD dwWakeMask, DWORD dwFlags);
DWORD WaitForInputIdle(HANDLE hProcess, DWORD dwMilliseconds);
NTSTATUS NtUserPostThreadMessage(ULONG Thread, ULONG Message, PVOID W, PVOID L);
NTSTATUS NtUserPostMessage(HANDLE Window, ULONG Message, PVOID W, PVOID L);
NTSTATUS NtUserPostQuitMessage(LONG ExitCode);
NTSTATUS NtUserPeekMessage(PMSG Message, HANDLE Window, ULONG First, ULONG Last, ULONG Flags);
NTSTATUS NtUserGetMessage(PMSG Message, HANDLE Window, ULONG First, ULONG Last);
NTSTATUS NtUserWaitMessage(void);
NTSTATUS NtUserGetQueueStatus(ULONG Flags, PULONG State);
NTSTATUS NtUserMsgWaitForMultipleObjectsEx(ULONG Count, const HANDLE* Handles,
    PLARGE_INTEGER Timeout, ULONG WakeMask, ULONG Flags);
NTSTATUS NtUserWaitForInputIdle(HANDLE ProcessHandle, PLARGE_INTEGER Timeout);
HANDLE CreateWindowStationW(LPCWSTR lpwinsta, DWORD dwFlags, DWORD dwDesiredAccess,
    LPSECURITY_ATTRIBUTES lpsa);
HANDLE CreateWindowStationA(LPCSTR lpwinsta, DWORD dwFlags, DWORD dwDesiredAccess,
    LPSECURITY_ATTRIBUTES lpsa);
HANDLE OpenWindowStationW(LPCWSTR lpszWinSta, BOOL fInherit, DWORD dwDesiredAccess);
HANDLE OpenWindowStationA(LPCSTR lpszWinSta, BOOL fInherit, DWORD dwDesiredAccess);
BOOL CloseWindowStation(HANDLE hWinSta);
HANDLE GetProcessWindowStation(void);
BOOL SetProcessWindowStation(HANDLE hWinSta);
HANDLE CreateDesktopW(LPCWSTR lpszDesktop, LPCWSTR lpszDevice, PVOID pDevmode, DWORD dwFlags,
    DWORD dwDesiredAccess, LPSECURITY_ATTRIBUTES lpsa);
HANDLE CreateDesktopA(LPCSTR lpszDesktop, LPCSTR lpszDevice, PVOID pDevmode, DWORD dwFlags,
    DWORD dwDesiredAccess, LPSECURITY_ATTRIBUTES lpsa);
HANDLE OpenDesktopW(LPCWSTR lpszDesktop, DWORD dwFlags, BOOL fInherit, DWORD dwDesiredAccess);
HANDLE OpenDesktopA(LPCSTR lpszDesktop, DWORD dwFlags, BOOL fInherit, DWORD dwDesiredAccess);
HANDLE OpenInputDesktop(DWORD dwFlags, BOOL fInherit, DWORD dwDesiredAccess);
BOOL CloseDesktop(HANDLE hDesktop);
HANDLE GetThreadDesktop(DWORD dwThreadId);
BOOL SetThreadDesktop(HANDLE hDesktop);
BOOL SwitchDesktop(HANDLE hDesktop);
BOOL GetUserObjectInformationW(HANDLE hObj, DWORD nIndex, PVOID pvInfo, DWORD nLength,
    LPDWORD lpnLengthNeeded);
BOOL GetUserObjectInformationA(HANDLE hObj, DWORD nIndex, PVOID pvInfo, DWORD nLength,
    LPDWORD lpnLengthNeeded);
BOOL SetUserObjectInformationW(HANDLE hObj, DWORD nIndex, LPUSEROBJECTFLAGS pvInfo, DWORD nLength);
BOOL SetUserObjectInformationA(HANDLE hObj, DWORD nIndex, LPUSEROBJECTFLAGS pvInfo, DWORD nLength);
NTSTATUS NtUserCreateWindowStation(PHANDLE WindowStation, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes);
NTSTATUS NtUserOpenWindowStation(PHANDLE WindowStation, ACCESS_MASK DesiredAccess,
    POBJECT_ATTRIBUTES ObjectAttributes);
NTSTATUS NtUserCloseWindowStation(HANDLE WindowStation);
NTSTATUS NtUserGetProcessWindowStation(PHANDLE WindowStation);
NTSTATUS NtUserSetProcessWindowStation(HANDLE WindowStation);
NTSTATUS NtUserCreateDesktopEx(PHANDLE Desktop, POBJECT_ATTRIBUTES ObjectAttributes, ULONG Flags,
    ACCESS_MASK DesiredAccess);
NTSTATUS NtUserOpenDesktop(PHANDLE Desktop, POBJECT_ATTRIBUTES ObjectAttributes, ULONG Flags,
    ACCESS_MASK DesiredAccess);
NTSTATUS NtUserOpenInputDesktop(PHANDLE Desktop, ULONG Flags, BOOLEAN Inherit,
    ACCESS_MASK DesiredAccess);
NTSTATUS NtUserCloseDesktop(HANDLE Desktop);
NTSTATUS NtUserGetThreadDesktop(ULONG ThreadId, PHANDLE Desktop);
NTSTATUS NtUserSetThreadDesktop(HANDLE Desktop);
NTSTATUS NtUserSwitchDesktop(HANDLE Desktop);
NTSTATUS NtUserGetObjectInformation(HANDLE Object, ULONG Index, PVOID Information, ULONG Length,
    PULONG LengthNeeded);
NTSTATUS NtUserSetObjectInformation(HANDLE Object, ULONG Index, PUSEROBJECTFLAGS Information,
    ULONG Length);
HANDLE CreateSolidBrush(DWORD color);
HANDLE CreatePen(DWORD iStyle, LONG cWidth, DWORD color);
HANDLE GetStockObject(DWORD i);
BOOL DeleteObject(HANDLE ho);
HANDLE GetDC(HANDLE hWnd);
LONG ReleaseDC(HANDLE hWnd, HANDLE hDC);
HANDLE CreateCompatibleDC(HANDLE hdc);
BOOL DeleteDC(HANDLE hdc);
HANDLE SelectObject(HANDLE hdc, HANDLE h);
NTSTATUS NtGdiCreateSolidBrush(ULONG Color, PHANDLE Brush);
NTSTATUS NtGdiCreatePen(ULONG Style, LONG Width, ULONG Color, PHANDLE Pen);
NTSTATUS NtGdiGetStockObject(ULONG I, PHANDLE Object);
NTSTATUS NtGdiDeleteObject(HANDLE Object);
NTSTATUS NtUserGetDC(HANDLE Window, PHANDLE Context);
NTSTATUS NtUserReleaseDC(HANDLE Context);
NTSTATUS NtGdiCreateCompatibleDC(HANDLE Like, PHANDLE Context);
NTSTATUS NtGdiDeleteDC(HANDLE Context);
NTSTATUS NtGdiSelectObject(HANDLE Context, HANDLE Object, PHANDLE Before);
HANDLE CreateWindowExW(DWORD dwExStyle, LPCWSTR lpClassName, LPCWSTR lpWindowName, DWORD dwStyle,
    LONG X, LONG Y, LONG nWidth, LONG nHeight, HANDLE hWndParent, HANDLE hMenu, PVOID hInstance,
    PVOID lpParam);
HANDLE CreateWindowExA(DWORD dwExStyle, LPCSTR lpClassName, LPCSTR lpWindowName, DWORD dwStyle,
    LONG X, LONG Y, LONG nWidth, LONG nHeight, HANDLE hWndParent, HANDLE hMenu, PVOID hInstance,
    PVOID lpParam);
BOOL DestroyWindow(HANDLE hWnd);
BOOL IsWindow(HANDLE hWnd);
DWORD GetWindowThreadProcessId(HANDLE hWnd, LPDWORD lpdwProcessId);
HANDLE CreateMenu(void);
BOOL DestroyMenu(HANDLE hMenu);
HANDLE CreateIcon(PVOID hInstance, LONG nWidth, LONG nHeight, BYTE cPlanes, BYTE cBitsPixel,
    LPCVOID lpbANDbits, LPCVOID lpbXORbits);
BOOL DestroyIcon(HANDLE hIcon);
HANDLE SetWindowsHookExW(DWORD idHook, PVOID lpfn, PVOID hmod, DWORD dwThreadId);
HANDLE SetWindowsHookExA(DWORD idHook, PVOID lpfn, PVOID hmod, DWORD dwThreadId);
BOOL UnhookWindowsHookEx(HANDLE hhk);
DWORD GetGuiResources(HANDLE hProcess, DWORD uiFlags);
NTSTATUS NtUserCreateWindowEx(PUNICODE_STRING ClassName, PHANDLE Window);
NTSTATUS NtUserDestroyWindow(HANDLE Window);
NTSTATUS NtUserQueryWindow(HANDLE Window, PULONG Process, PULONG Thread);
NTSTATUS NtUserCreateMenu(PHANDLE Menu);
NTSTATUS NtUserDestroyMenu(HANDLE Menu);
NTSTATUS NtUserCreateIcon(PHANDLE Icon);
NTSTATUS NtUserDestroyIcon(HANDLE Icon);
NTSTATUS NtUserSetWindowsHookEx(ULONG ThreadId, ULONG Kind, PVOID Routine, PHANDLE Hook);
NTSTATUS NtUserUnhookWindowsHookEx(HANDLE Hook);
NTSTATUS NtUserGetGuiResources(HANDLE ProcessHandle, ULONG Flags, PULONG Count);

/* The other names of system services. */
#define ZwClose NtClose
#define ZwDuplicateObject NtDuplicateObject
#define ZwCompareObjects NtCompareObjects
#define ZwQueryObject NtQueryObject
#define ZwSetInformationObject NtSetInformationObject
#define ZwCreateUserProcess NtCreateUserProcess
#define ZwOpenProcess NtOpenProcess
#define ZwTerminateProcess NtTerminateProcess
#define ZwQueryInformationProcess NtQueryInformationProcess
#define ZwSetInformationProcess NtSetInformationProcess
#define ZwGetNextProcess NtGetNextProcess
#define ZwSuspendProcess NtSuspendProcess
#define ZwResumeProcess NtResumeProcess
#define ZwQuerySystemInformation NtQuerySystemInformation
#define ZwCreateThreadEx NtCreateThreadEx
#define ZwOpenThread NtOpenThread
#define ZwTerminateThread NtTerminateThread
#define ZwQueryInformationThread NtQueryInformationThread
#define ZwSetInformationThread NtSetInformationThread
#define ZwGetNextThread NtGetNextThread
#define ZwSuspendThread NtSuspendThread
#define ZwResumeThread NtResumeThread
#define ZwCreateEvent NtCreateEvent
#define ZwOpenEvent NtOpenEvent
#define ZwSetEvent NtSetEvent
#define ZwResetEvent NtResetEvent
#define ZwClearEvent NtClearEvent
#define ZwPulseEvent NtPulseEvent
#define ZwQueryEvent NtQueryEvent
#define ZwCreateMutant NtCreateMutant
#define ZwOpenMutant NtOpenMutant
#define ZwReleaseMutant NtReleaseMutant
#define ZwQueryMutant NtQueryMutant
#define ZwCreateSemaphore NtCreateSemaphore
#define ZwOpenSemaphore NtOpenSemaphore
#define ZwReleaseSemaphore NtReleaseSemaphore
#define ZwQuerySemaphore NtQuerySemaphore
#define ZwCreateTimer NtCreateTimer
#define ZwOpenTimer NtOpenTimer
#define ZwSetTimer NtSetTimer
#define ZwCancelTimer NtCancelTimer
#define ZwQueryTimer NtQueryTimer
#define ZwCreateKeyedEvent NtCreateKeyedEvent
#define ZwOpenKeyedEvent NtOpenKeyedEvent
#define ZwWaitForKeyedEvent NtWaitForKeyedEvent
#define ZwReleaseKeyedEvent NtReleaseKeyedEvent
#define ZwQueueApcThread NtQueueApcThread
#define ZwQueueApcThreadEx NtQueueApcThreadEx
#define ZwTestAlert NtTestAlert
#define ZwAlertThread NtAlertThread
#define ZwAlertResumeThread NtAlertResumeThread
#define ZwWaitForAlertByThreadId NtWaitForAlertByThreadId
#define ZwAlertThreadByThreadId NtAlertThreadByThreadId
#define ZwWaitForSingleObject NtWaitForSingleObject
#define ZwWaitForMultipleObjects NtWaitForMultipleObjects
#define ZwSignalAndWaitForSingleObject NtSignalAndWaitForSingleObject
#define ZwDelayExecution NtDelayExecution
#define ZwCreateFile NtCreateFile
#define ZwOpenFile NtOpenFile
#define ZwReadFile NtReadFile
#define ZwWriteFile NtWriteFile
#define ZwQueryVolumeInformationFile NtQueryVolumeInformationFile
#define ZwQueryInformationFile NtQueryInformationFile
#define ZwSetInformationFile NtSetInformationFile
#define ZwQueryAttributesFile NtQueryAttributesFile
#define ZwQueryFullAttributesFile NtQueryFullAttributesFile
#define ZwFlushBuffersFile NtFlushBuffersFile
#define ZwDeleteFile NtDeleteFile
#define ZwQueryDirectoryFile NtQueryDirectoryFile
#define ZwNotifyChangeDirectoryFile NtNotifyChangeDirectoryFile
#define ZwLockFile NtLockFile
#define ZwUnlockFile NtUnlockFile
#define ZwCancelIoFile NtCancelIoFile
#define ZwCancelIoFileEx NtCancelIoFileEx
#define ZwCancelSynchronousIoFile NtCancelSynchronousIoFile
#define ZwCreateNamedPipeFile NtCreateNamedPipeFile
#define ZwFsControlFile NtFsControlFile
#define ZwCreateMailslotFile NtCreateMailslotFile
#define ZwCreateIoCompletion NtCreateIoCompletion
#define ZwOpenIoCompletion NtOpenIoCompletion
#define ZwSetIoCompletion NtSetIoCompletion
#define ZwRemoveIoCompletion NtRemoveIoCompletion
#define ZwRemoveIoCompletionEx NtRemoveIoCompletionEx
#define ZwQueryIoCompletion NtQueryIoCompletion
#define ZwCreateDirectoryObject NtCreateDirectoryObject
#define ZwOpenDirectoryObject NtOpenDirectoryObject
#define ZwQueryDirectoryObject NtQueryDirectoryObject
#define ZwCreateSymbolicLinkObject NtCreateSymbolicLinkObject
#define ZwOpenSymbolicLinkObject NtOpenSymbolicLinkObject
#define ZwQuerySymbolicLinkObject NtQuerySymbolicLinkObject
#define ZwMakeTemporaryObject NtMakeTemporaryObject
#define ZwMakePermanentObject NtMakePermanentObject
#define ZwCreatePrivateNamespace NtCreatePrivateNamespace
#define ZwOpenPrivateNamespace NtOpenPrivateNamespace
#define ZwDeletePrivateNamespace NtDeletePrivateNamespace
#define ZwYieldExecution NtYieldExecution
#define ZwCreateSection NtCreateSection
#define ZwOpenSection NtOpenSection
#define ZwMapViewOfSection NtMapViewOfSection
#define ZwUnmapViewOfSection NtUnmapViewOfSection
#define ZwQuerySection NtQuerySection
#define ZwExtendSection NtExtendSection
#define ZwAllocateVirtualMemory NtAllocateVirtualMemory
#define ZwFreeVirtualMemory NtFreeVirtualMemory
#define ZwProtectVirtualMemory NtProtectVirtualMemory
#define ZwQueryVirtualMemory NtQueryVirtualMemory
#define ZwReadVirtualMemory NtReadVirtualMemory
#define ZwWriteVirtualMemory NtWriteVirtualMemory
#define ZwCreateJobObject NtCreateJobObject
#define ZwOpenJobObject NtOpenJobObject
#define ZwAssignProcessToJobObject NtAssignProcessToJobObject
#define ZwTerminateJobObject NtTerminateJobObject
#define ZwIsProcessInJob NtIsProcessInJob
#define ZwSetInformationJobObject NtSetInformationJobObject
#define ZwQueryInformationJobObject NtQueryInformationJobObject
#define ZwQuerySystemTime NtQuerySystemTime
#define ZwSetSystemTime NtSetSystemTime
#define ZwQueryPerformanceCounter NtQueryPerformanceCounter
#define ZwOpenProcessToken NtOpenProcessToken
#define ZwOpenThreadToken NtOpenThreadToken
#define ZwOpenProcessTokenEx NtOpenProcessTokenEx
#define ZwOpenThreadTokenEx NtOpenThreadTokenEx
#define ZwAdjustGroupsToken NtAdjustGroupsToken
#define ZwImpersonateThread NtImpersonateThread
#define ZwPrivilegeCheck NtPrivilegeCheck
#define ZwCompareTokens NtCompareTokens
#define ZwDuplicateToken NtDuplicateToken
#define ZwFilterToken NtFilterToken
#define ZwAdjustPrivilegesToken NtAdjustPrivilegesToken
#define ZwQueryInformationToken NtQueryInformationToken
#define ZwSetInformationToken NtSetInformationToken
#define ZwQuerySecurityObject NtQuerySecurityObject
#define ZwSetSecurityObject NtSetSecurityObject
#define ZwAccessCheck NtAccessCheck
#define ZwCreateTransaction NtCreateTransaction
#define ZwCommitTransaction NtCommitTransaction
#define ZwRollbackTransaction NtRollbackTransaction
#define ZwCreateKey NtCreateKey
#define ZwOpenKey NtOpenKey
#define ZwOpenKeyEx NtOpenKeyEx
#define ZwDeleteKey NtDeleteKey
#define ZwSetValueKey NtSetValueKey
#define ZwQueryValueKey NtQueryValueKey
#define ZwEnumerateKey NtEnumerateKey
#define ZwEnumerateValueKey NtEnumerateValueKey
#define ZwQueryKey NtQueryKey
#define ZwDeleteValueKey NtDeleteValueKey
#define ZwNotifyChangeKey NtNotifyChangeKey
#define ZwFlushKey NtFlushKey
#define ZwAllocateReserveObject NtAllocateReserveObject
#define ZwCreateDebugObject NtCreateDebugObject
#define ZwCreateWaitCompletionPacket NtCreateWaitCompletionPacket
#define ZwAlpcCreatePort NtAlpcCreatePort
#define ZwCreateRegistryTransaction NtCreateRegistryTransaction
#define ZwOpenSession NtOpenSession
#define ZwUserPostThreadMessage NtUserPostThreadMessage
#define ZwUserPostMessage NtUserPostMessage
#define ZwUserPostQuitMessage NtUserPostQuitMessage
#define ZwUserPeekMessage NtUserPeekMessage
#define ZwUserGetMessage NtUserGetMessage
#define ZwUserWaitMessage NtUserWaitMessage
#define ZwUserGetQueueStatus NtUserGetQueueStatus
#define ZwUserMsgWaitForMultipleObjectsEx NtUserMsgWaitForMultipleObjectsEx
#define ZwUserWaitForInputIdle NtUserWaitForInputIdle
#define ZwUserCreateWindowStation NtUserCreateWindowStation
#define ZwUserOpenWindowStation NtUserOpenWindowStation
#define ZwUserCloseWindowStation NtUserCloseWindowStation
#define ZwUserGetProcessWindowStation NtUserGetProcessWindowStation
#define ZwUserSetProcessWindowStation NtUserSetProcessWindowStation
#define ZwUserCreateDesktopEx NtUserCreateDesktopEx
#define ZwUserOpenDesktop NtUserOpenDesktop
#define ZwUserOpenInputDesktop NtUserOpenInputDesktop
#define ZwUserCloseDesktop NtUserCloseDesktop
#define ZwUserGetThreadDesktop NtUserGetThreadDesktop
#define ZwUserSetThreadDesktop NtUserSetThreadDesktop
#define ZwUserSwitchDesktop NtUserSwitchDesktop
#define ZwUserGetObjectInformation NtUserGetObjectInformation
#define ZwUserSetObjectInformation NtUserSetObjectInformation
#define ZwGdiCreateSolidBrush NtGdiCreateSolidBrush
#define ZwGdiCreatePen NtGdiCreatePen
#define ZwGdiGetStockObject NtGdiGetStockObject
#define ZwGdiDeleteObject NtGdiDeleteObject
#define ZwUserGetDC NtUserGetDC
#define ZwUserReleaseDC NtUserReleaseDC
#define ZwGdiCreateCompatibleDC NtGdiCreateCompatibleDC
#define ZwGdiDeleteDC NtGdiDeleteDC
#define ZwGdiSelectObject NtGdiSelectObject
#define ZwUserCreateWindowEx NtUserCreateWindowEx
#define ZwUserDestroyWindow NtUserDestroyWindow
#define ZwUserQueryWindow NtUserQueryWindow
#define ZwUserCreateMenu NtUserCreateMenu
#define ZwUserDestroyMenu NtUserDestroyMenu
#define ZwUserCreateIcon NtUserCreateIcon
#define ZwUserDestroyIcon NtUserDestroyIcon
#define ZwUserSetWindowsHookEx NtUserSetWindowsHookEx
#define ZwUserUnhookWindowsHookEx NtUserUnhookWindowsHookEx
#define ZwUserGetGuiResources NtUserGetGuiResources
#define HasOverlappedIoCompleted(lpOverlapped) \
    (((DWORD)(lpOverlapped)->Internal) != 0x103)

#ifdef __cplusplus
#define OBSIM_ASSERT(what) static_assert(what, #what)
#else
#define OBSIM_ASSERT(what) _Static_assert(what, #what)
#endif
#define OBSIM_AT(of, field, at) OBSIM_ASSERT(__builtin_offsetof(of, field) == at)
OBSIM_ASSERT(sizeof(BYTE) == 1);
OBSIM_ASSERT(sizeof(BOOLEAN) == 1);
OBSIM_ASSERT(sizeof(WCHAR) == 2);
OBSIM_ASSERT(sizeof(WORD) == 2);
OBSIM_ASSERT(sizeof(DWORD) == 4);
OBSIM_ASSERT(sizeof(LONG) == 4);
OBSIM_ASSERT(sizeof(ULONG) == 4);
OBSIM_ASSERT(sizeof(BOOL) == 4);
OBSIM_ASSERT(sizeof(NTSTATUS) == 4);
OBSIM_ASSERT(sizeof(HANDLE) == 8);
OBSIM_ASSERT(sizeof(ULONG_PTR) == 8);
OBSIM_ASSERT(sizeof(SIZE_T) == 8);
OBSIM_ASSERT(sizeof(LARGE_INTEGER) == 8);
OBSIM_ASSERT(sizeof(LUID) == 8);
OBSIM_ASSERT(sizeof(UNICODE_STRING) == 16);
OBSIM_AT(UNICODE_STRING, Length, 0);
OBSIM_AT(UNICODE_STRING, MaximumLength, 2);
OBSIM_AT(UNICODE_STRING, Buffer, 8);
OBSIM_ASSERT(sizeof(ANSI_STRING) == 16);
OBSIM_AT(ANSI_STRING, Length, 0);
OBSIM_AT(ANSI_STRING, MaximumLength, 2);
OBSIM_AT(ANSI_STRING, Buffer, 8);
OBSIM_ASSERT(sizeof(CLIENT_ID) == 16);
OBSIM_AT(CLIENT_ID, UniqueProcess, 0);
OBSIM_AT(CLIENT_ID, UniqueThread, 8);
OBSIM_ASSERT(sizeof(FILETIME) == 8);
OBSIM_AT(FILETIME, dwLowDateTime, 0);
OBSIM_AT(FILETIME, dwHighDateTime, 4);
OBSIM_ASSERT(sizeof(SYSTEMTIME) == 16);
OBSIM_AT(SYSTEMTIME, wYear, 0);
OBSIM_AT(SYSTEMTIME, wMonth, 2);
OBSIM_AT(SYSTEMTIME, wDayOfWeek, 4);
OBSIM_AT(SYSTEMTIME, wDay, 6);
OBSIM_AT(SYSTEMTIME, wHour, 8);
OBSIM_AT(SYSTEMTIME, wMinute, 10);
OBSIM_AT(SYSTEMTIME, wSecond, 12);
OBSIM_AT(SYSTEMTIME, wMilliseconds, 14);
OBSIM_ASSERT(sizeof(GUID) == 16);
OBSIM_AT(GUID, Data1, 0);
OBSIM_AT(GUID, Data2, 4);
OBSIM_AT(GUID, Data3, 6);
OBSIM_AT(GUID, Data4, 8);
OBSIM_ASSERT(sizeof(SID_IDENTIFIER_AUTHORITY) == 6);
OBSIM_AT(SID_IDENTIFIER_AUTHORITY, Value, 0);
OBSIM_ASSERT(sizeof(SID) == 12);
OBSIM_AT(SID, Revision, 0);
OBSIM_AT(SID, SubAuthorityCount, 1);
OBSIM_AT(SID, IdentifierAuthority, 2);
OBSIM_AT(SID, SubAuthority, 8);
OBSIM_ASSERT(sizeof(ACL) == 8);
OBSIM_AT(ACL, AclRevision, 0);
OBSIM_AT(ACL, Sbz1, 1);
OBSIM_AT(ACL, AclSize, 2);
OBSIM_AT(ACL, AceCount, 4);
OBSIM_AT(ACL, Sbz2, 6);
OBSIM_ASSERT(sizeof(SECURITY_DESCRIPTOR) == 40);
OBSIM_AT(SECURITY_DESCRIPTOR, Revision, 0);
OBSIM_AT(SECURITY_DESCRIPTOR, Sbz1, 1);
OBSIM_AT(SECURITY_DESCRIPTOR, Control, 2);
OBSIM_AT(SECURITY_DESCRIPTOR, Owner, 8);
OBSIM_AT(SECURITY_DESCRIPTOR, Group, 16);
OBSIM_AT(SECURITY_DESCRIPTOR, Sacl, 24);
OBSIM_AT(SECURITY_DESCRIPTOR, Dacl, 32);
OBSIM_ASSERT(sizeof(SECURITY_ATTRIBUTES) == 24);
OBSIM_AT(SECURITY_ATTRIBUTES, nLength, 0);
OBSIM_AT(SECURITY_ATTRIBUTES, lpSecurityDescriptor, 8);
OBSIM_AT(SECURITY_ATTRIBUTES, bInheritHandle, 16);
OBSIM_ASSERT(sizeof(USEROBJECTFLAGS) == 12);
OBSIM_AT(USEROBJECTFLAGS, fInherit, 0);
OBSIM_AT(USEROBJECTFLAGS, fReserved, 4);
OBSIM_AT(USEROBJECTFLAGS, dwFlags, 8);
OBSIM_ASSERT(sizeof(SECURITY_QUALITY_OF_SERVICE) == 12);
OBSIM_AT(SECURITY_QUALITY_OF_SERVICE, Length, 0);
OBSIM_AT(SECURITY_QUALITY_OF_SERVICE, ImpersonationLevel, 4);
OBSIM_AT(SECURITY_QUALITY_OF_SERVICE, ContextTrackingMode, 8);
OBSIM_AT(SECURITY_QUALITY_OF_SERVICE, EffectiveOnly, 9);
OBSIM_ASSERT(sizeof(OBJECT_ATTRIBUTES) == 48);
OBSIM_AT(OBJECT_ATTRIBUTES, Length, 0);
OBSIM_AT(OBJECT_ATTRIBUTES, RootDirectory, 8);
OBSIM_AT(OBJECT_ATTRIBUTES, ObjectName, 16);
OBSIM_AT(OBJECT_ATTRIBUTES, Attributes, 24);
OBSIM_AT(OBJECT_ATTRIBUTES, SecurityDescriptor, 32);
OBSIM_AT(OBJECT_ATTRIBUTES, SecurityQualityOfService, 40);
OBSIM_ASSERT(sizeof(IO_STATUS_BLOCK) == 16);
OBSIM_AT(IO_STATUS_BLOCK, Status, 0);
OBSIM_AT(IO_STATUS_BLOCK, Information, 8);
OBSIM_ASSERT(sizeof(OVERLAPPED) == 32);
OBSIM_AT(OVERLAPPED, Internal, 0);
OBSIM_AT(OVERLAPPED, InternalHigh, 8);
OBSIM_AT(OVERLAPPED, Offset, 16);
OBSIM_AT(OVERLAPPED, OffsetHigh, 20);
OBSIM_AT(OVERLAPPED, hEvent, 24);
OBSIM_ASSERT(sizeof(OVERLAPPED_ENTRY) == 32);
OBSIM_AT(OVERLAPPED_ENTRY, lpCompletionKey, 0);
OBSIM_AT(OVERLAPPED_ENTRY, lpOverlapped, 8);
OBSIM_AT(OVERLAPPED_ENTRY, Internal, 16);
OBSIM_AT(OVERLAPPED_ENTRY, dwNumberOfBytesTransferred, 24);
OBSIM_ASSERT(sizeof(PROCESS_INFORMATION) == 24);
OBSIM_AT(PROCESS_INFORMATION, hProcess, 0);
OBSIM_AT(PROCESS_INFORMATION, hThread, 8);
OBSIM_AT(PROCESS_INFORMATION, dwProcessId, 16);
OBSIM_AT(PROCESS_INFORMATION, dwThreadId, 20);
OBSIM_ASSERT(sizeof(STARTUPINFOW) == 104);
OBSIM_AT(STARTUPINFOW, cb, 0);
OBSIM_AT(STARTUPINFOW, lpReserved, 8);
OBSIM_AT(STARTUPINFOW, lpDesktop, 16);
OBSIM_AT(STARTUPINFOW, lpTitle, 24);
OBSIM_AT(STARTUPINFOW, dwX, 32);
OBSIM_AT(STARTUPINFOW, dwY, 36);
OBSIM_AT(STARTUPINFOW, dwXSize, 40);
OBSIM_AT(STARTUPINFOW, dwYSize, 44);
OBSIM_AT(STARTUPINFOW, dwXCountChars, 48);
OBSIM_AT(STARTUPINFOW, dwYCountChars, 52);
OBSIM_AT(STARTUPINFOW, dwFillAttribute, 56);
OBSIM_AT(STARTUPINFOW, dwFlags, 60);
OBSIM_AT(STARTUPINFOW, wShowWindow, 64);
OBSIM_AT(STARTUPINFOW, cbReserved2, 66);
OBSIM_AT(STARTUPINFOW, lpReserved2, 72);
OBSIM_AT(STARTUPINFOW, hStdInput, 80);
OBSIM_AT(STARTUPINFOW, hStdOutput, 88);
OBSIM_AT(STARTUPINFOW, hStdError, 96);
OBSIM_ASSERT(sizeof(STARTUPINFOA) == 104);
OBSIM_AT(STARTUPINFOA, cb, 0);
OBSIM_AT(STARTUPINFOA, lpReserved, 8);
OBSIM_AT(STARTUPINFOA, lpDesktop, 16);
OBSIM_AT(STARTUPINFOA, lpTitle, 24);
OBSIM_AT(STARTUPINFOA, dwX, 32);
OBSIM_AT(STARTUPINFOA, dwY, 36);
OBSIM_AT(STARTUPINFOA, dwXSize, 40);
OBSIM_AT(STARTUPINFOA, dwYSize, 44);
OBSIM_AT(STARTUPINFOA, dwXCountChars, 48);
OBSIM_AT(STARTUPINFOA, dwYCountChars, 52);
OBSIM_AT(STARTUPINFOA, dwFillAttribute, 56);
OBSIM_AT(STARTUPINFOA, dwFlags, 60);
OBSIM_AT(STARTUPINFOA, wShowWindow, 64);
OBSIM_AT(STARTUPINFOA, cbReserved2, 66);
OBSIM_AT(STARTUPINFOA, lpReserved2, 72);
OBSIM_AT(STARTUPINFOA, hStdInput, 80);
OBSIM_AT(STARTUPINFOA, hStdOutput, 88);
OBSIM_AT(STARTUPINFOA, hStdError, 96);
OBSIM_ASSERT(sizeof(STARTUPINFOEXW) == 112);
OBSIM_AT(STARTUPINFOEXW, StartupInfo, 0);
OBSIM_AT(STARTUPINFOEXW, lpAttributeList, 104);
OBSIM_ASSERT(sizeof(STARTUPINFOEXA) == 112);
OBSIM_AT(STARTUPINFOEXA, StartupInfo, 0);
OBSIM_AT(STARTUPINFOEXA, lpAttributeList, 104);
OBSIM_ASSERT(sizeof(OBJECT_BASIC_INFORMATION) == 56);
OBSIM_AT(OBJECT_BASIC_INFORMATION, Attributes, 0);
OBSIM_AT(OBJECT_BASIC_INFORMATION, GrantedAccess, 4);
OBSIM_AT(OBJECT_BASIC_INFORMATION, HandleCount, 8);
OBSIM_AT(OBJECT_BASIC_INFORMATION, PointerCount, 12);
OBSIM_AT(OBJECT_BASIC_INFORMATION, PagedPoolCharge, 16);
OBSIM_AT(OBJECT_BASIC_INFORMATION, NonPagedPoolCharge, 20);
OBSIM_AT(OBJECT_BASIC_INFORMATION, Reserved, 24);
OBSIM_AT(OBJECT_BASIC_INFORMATION, NameInfoSize, 36);
OBSIM_AT(OBJECT_BASIC_INFORMATION, TypeInfoSize, 40);
OBSIM_AT(OBJECT_BASIC_INFORMATION, SecurityDescriptorSize, 44);
OBSIM_AT(OBJECT_BASIC_INFORMATION, CreationTime, 48);
OBSIM_ASSERT(sizeof(OBJECT_NAME_INFORMATION) == 16);
OBSIM_AT(OBJECT_NAME_INFORMATION, Name, 0);
OBSIM_ASSERT(sizeof(OBJECT_HANDLE_FLAG_INFORMATION) == 2);
OBSIM_AT(OBJECT_HANDLE_FLAG_INFORMATION, Inherit, 0);
OBSIM_AT(OBJECT_HANDLE_FLAG_INFORMATION, ProtectFromClose, 1);
OBSIM_ASSERT(sizeof(OBJECT_TYPE_INFORMATION) == 104);
OBSIM_AT(OBJECT_TYPE_INFORMATION, TypeName, 0);
OBSIM_AT(OBJECT_TYPE_INFORMATION, TotalNumberOfObjects, 16);
OBSIM_AT(OBJECT_TYPE_INFORMATION, TotalNumberOfHandles, 20);
OBSIM_AT(OBJECT_TYPE_INFORMATION, TotalPagedPoolUsage, 24);
OBSIM_AT(OBJECT_TYPE_INFORMATION, TotalNonPagedPoolUsage, 28);
OBSIM_AT(OBJECT_TYPE_INFORMATION, TotalNamePoolUsage, 32);
OBSIM_AT(OBJECT_TYPE_INFORMATION, TotalHandleTableUsage, 36);
OBSIM_AT(OBJECT_TYPE_INFORMATION, HighWaterNumberOfObjects, 40);
OBSIM_AT(OBJECT_TYPE_INFORMATION, HighWaterNumberOfHandles, 44);
OBSIM_AT(OBJECT_TYPE_INFORMATION, HighWaterPagedPoolUsage, 48);
OBSIM_AT(OBJECT_TYPE_INFORMATION, HighWaterNonPagedPoolUsage, 52);
OBSIM_AT(OBJECT_TYPE_INFORMATION, HighWaterNamePoolUsage, 56);
OBSIM_AT(OBJECT_TYPE_INFORMATION, HighWaterHandleTableUsage, 60);
OBSIM_AT(OBJECT_TYPE_INFORMATION, InvalidAttributes, 64);
OBSIM_AT(OBJECT_TYPE_INFORMATION, GenericRead, 68);
OBSIM_AT(OBJECT_TYPE_INFORMATION, GenericWrite, 72);
OBSIM_AT(OBJECT_TYPE_INFORMATION, GenericExecute, 76);
OBSIM_AT(OBJECT_TYPE_INFORMATION, GenericAll, 80);
OBSIM_AT(OBJECT_TYPE_INFORMATION, ValidAccessMask, 84);
OBSIM_AT(OBJECT_TYPE_INFORMATION, SecurityRequired, 88);
OBSIM_AT(OBJECT_TYPE_INFORMATION, MaintainHandleCount, 89);
OBSIM_AT(OBJECT_TYPE_INFORMATION, TypeIndex, 90);
OBSIM_AT(OBJECT_TYPE_INFORMATION, ReservedByte, 91);
OBSIM_AT(OBJECT_TYPE_INFORMATION, PoolType, 92);
OBSIM_AT(OBJECT_TYPE_INFORMATION, DefaultPagedPoolCharge, 96);
OBSIM_AT(OBJECT_TYPE_INFORMATION, DefaultNonPagedPoolCharge, 100);
OBSIM_ASSERT(sizeof(OBJECT_TYPES_INFORMATION) == 4);
OBSIM_AT(OBJECT_TYPES_INFORMATION, NumberOfTypes, 0);
OBSIM_ASSERT(sizeof(OBJECT_DIRECTORY_INFORMATION) == 32);
OBSIM_AT(OBJECT_DIRECTORY_INFORMATION, Name, 0);
OBSIM_AT(OBJECT_DIRECTORY_INFORMATION, TypeName, 16);
OBSIM_ASSERT(sizeof(EVENT_BASIC_INFORMATION) == 8);
OBSIM_AT(EVENT_BASIC_INFORMATION, EventType, 0);
OBSIM_AT(EVENT_BASIC_INFORMATION, EventState, 4);
OBSIM_ASSERT(sizeof(MUTANT_BASIC_INFORMATION) == 8);
OBSIM_AT(MUTANT_BASIC_INFORMATION, CurrentCount, 0);
OBSIM_AT(MUTANT_BASIC_INFORMATION, OwnedByCaller, 4);
OBSIM_AT(MUTANT_BASIC_INFORMATION, AbandonedState, 5);
OBSIM_ASSERT(sizeof(SEMAPHORE_BASIC_INFORMATION) == 8);
OBSIM_AT(SEMAPHORE_BASIC_INFORMATION, CurrentCount, 0);
OBSIM_AT(SEMAPHORE_BASIC_INFORMATION, MaximumCount, 4);
OBSIM_ASSERT(sizeof(TIMER_BASIC_INFORMATION) == 16);
OBSIM_AT(TIMER_BASIC_INFORMATION, RemainingTime, 0);
OBSIM_AT(TIMER_BASIC_INFORMATION, TimerState, 8);
OBSIM_ASSERT(sizeof(IO_COMPLETION_BASIC_INFORMATION) == 4);
OBSIM_AT(IO_COMPLETION_BASIC_INFORMATION, Depth, 0);
OBSIM_ASSERT(sizeof(SECTION_BASIC_INFORMATION) == 24);
OBSIM_AT(SECTION_BASIC_INFORMATION, BaseAddress, 0);
OBSIM_AT(SECTION_BASIC_INFORMATION, AllocationAttributes, 8);
OBSIM_AT(SECTION_BASIC_INFORMATION, MaximumSize, 16);
OBSIM_ASSERT(sizeof(MEMORY_BASIC_INFORMATION) == 48);
OBSIM_AT(MEMORY_BASIC_INFORMATION, BaseAddress, 0);
OBSIM_AT(MEMORY_BASIC_INFORMATION, AllocationBase, 8);
OBSIM_AT(MEMORY_BASIC_INFORMATION, AllocationProtect, 16);
OBSIM_AT(MEMORY_BASIC_INFORMATION, PartitionId, 20);
OBSIM_AT(MEMORY_BASIC_INFORMATION, RegionSize, 24);
OBSIM_AT(MEMORY_BASIC_INFORMATION, State, 32);
OBSIM_AT(MEMORY_BASIC_INFORMATION, Protect, 36);
OBSIM_AT(MEMORY_BASIC_INFORMATION, Type, 40);
OBSIM_ASSERT(sizeof(FILE_COMPLETION_INFORMATION) == 16);
OBSIM_AT(FILE_COMPLETION_INFORMATION, Port, 0);
OBSIM_AT(FILE_COMPLETION_INFORMATION, Key, 8);
OBSIM_ASSERT(sizeof(FILE_IO_COMPLETION_NOTIFICATION_INFORMATION) == 4);
OBSIM_AT(FILE_IO_COMPLETION_NOTIFICATION_INFORMATION, Flags, 0);
OBSIM_ASSERT(sizeof(FILE_IO_COMPLETION_INFORMATION) == 32);
OBSIM_AT(FILE_IO_COMPLETION_INFORMATION, KeyContext, 0);
OBSIM_AT(FILE_IO_COMPLETION_INFORMATION, ApcContext, 8);
OBSIM_AT(FILE_IO_COMPLETION_INFORMATION, IoStatusBlock, 16);
OBSIM_ASSERT(sizeof(FILE_PIPE_INFORMATION) == 8);
OBSIM_AT(FILE_PIPE_INFORMATION, ReadMode, 0);
OBSIM_AT(FILE_PIPE_INFORMATION, CompletionMode, 4);
OBSIM_ASSERT(sizeof(FILE_PIPE_LOCAL_INFORMATION) == 40);
OBSIM_AT(FILE_PIPE_LOCAL_INFORMATION, NamedPipeType, 0);
OBSIM_AT(FILE_PIPE_LOCAL_INFORMATION, NamedPipeConfiguration, 4);
OBSIM_AT(FILE_PIPE_LOCAL_INFORMATION, MaximumInstances, 8);
OBSIM_AT(FILE_PIPE_LOCAL_INFORMATION, CurrentInstances, 12);
OBSIM_AT(FILE_PIPE_LOCAL_INFORMATION, InboundQuota, 16);
OBSIM_AT(FILE_PIPE_LOCAL_INFORMATION, ReadDataAvailable, 20);
OBSIM_AT(FILE_PIPE_LOCAL_INFORMATION, OutboundQuota, 24);
OBSIM_AT(FILE_PIPE_LOCAL_INFORMATION, WriteQuotaAvailable, 28);
OBSIM_AT(FILE_PIPE_LOCAL_INFORMATION, NamedPipeState, 32);
OBSIM_AT(FILE_PIPE_LOCAL_INFORMATION, NamedPipeEnd, 36);
OBSIM_ASSERT(sizeof(FILE_PIPE_PEEK_BUFFER) == 20);
OBSIM_AT(FILE_PIPE_PEEK_BUFFER, NamedPipeState, 0);
OBSIM_AT(FILE_PIPE_PEEK_BUFFER, ReadDataAvailable, 4);
OBSIM_AT(FILE_PIPE_PEEK_BUFFER, NumberOfMessages, 8);
OBSIM_AT(FILE_PIPE_PEEK_BUFFER, MessageLength, 12);
OBSIM_AT(FILE_PIPE_PEEK_BUFFER, Data, 16);
OBSIM_ASSERT(sizeof(FILE_PIPE_WAIT_FOR_BUFFER) == 16);
OBSIM_AT(FILE_PIPE_WAIT_FOR_BUFFER, Timeout, 0);
OBSIM_AT(FILE_PIPE_WAIT_FOR_BUFFER, NameLength, 8);
OBSIM_AT(FILE_PIPE_WAIT_FOR_BUFFER, TimeoutSpecified, 12);
OBSIM_AT(FILE_PIPE_WAIT_FOR_BUFFER, Name, 14);
OBSIM_ASSERT(sizeof(SYSTEM_THREAD_INFORMATION) == 80);
OBSIM_AT(SYSTEM_THREAD_INFORMATION, KernelTime, 0);
OBSIM_AT(SYSTEM_THREAD_INFORMATION, UserTime, 8);
OBSIM_AT(SYSTEM_THREAD_INFORMATION, CreateTime, 16);
OBSIM_AT(SYSTEM_THREAD_INFORMATION, WaitTime, 24);
OBSIM_AT(SYSTEM_THREAD_INFORMATION, StartAddress, 32);
OBSIM_AT(SYSTEM_THREAD_INFORMATION, ClientId, 40);
OBSIM_AT(SYSTEM_THREAD_INFORMATION, Priority, 56);
OBSIM_AT(SYSTEM_THREAD_INFORMATION, BasePriority, 60);
OBSIM_AT(SYSTEM_THREAD_INFORMATION, ContextSwitches, 64);
OBSIM_AT(SYSTEM_THREAD_INFORMATION, ThreadState, 68);
OBSIM_AT(SYSTEM_THREAD_INFORMATION, WaitReason, 72);
OBSIM_ASSERT(sizeof(SYSTEM_PROCESS_INFORMATION) == 256);
OBSIM_AT(SYSTEM_PROCESS_INFORMATION, NextEntryOffset, 0);
OBSIM_AT(SYSTEM_PROCESS_INFORMATION, NumberOfThreads, 4);
OBSIM_AT(SYSTEM_PROCESS_INFORMATION, WorkingSetPrivateSize, 8);
OBSIM_AT(SYSTEM_PROCESS_INFORMATION, HardFaultCount, 16);
OBSIM_AT(SYSTEM_PROCESS_INFORMATION, NumberOfThreadsHighWatermark, 20);
OBSIM_AT(SYSTEM_PROCESS_INFORMATION, CycleTime, 24);
OBSIM_AT(SYSTEM_PROCESS_INFORMATION, CreateTime, 32);
OBSIM_AT(SYSTEM_PROCESS_INFORMATION, UserTime, 40);
OBSIM_AT(SYSTEM_PROCESS_INFORMATION, KernelTime, 48);
OBSIM_AT(SYSTEM_PROCESS_INFORMATION, ImageName, 56);
OBSIM_AT(SYSTEM_PROCESS_INFORMATION, BasePriority, 72);
OBSIM_AT(SYSTEM_PROCESS_INFORMATION, UniqueProcessId, 80);
OBSIM_AT(SYSTEM_PROCESS_INFORMATION, InheritedFromUniqueProcessId, 88);
OBSIM_AT(SYSTEM_PROCESS_INFORMATION, HandleCount, 96);
OBSIM_AT(SYSTEM_PROCESS_INFORMATION, SessionId, 100);
OBSIM_AT(SYSTEM_PROCESS_INFORMATION, UniqueProcessKey, 104);
OBSIM_AT(SYSTEM_PROCESS_INFORMATION, PeakVirtualSize, 112);
OBSIM_AT(SYSTEM_PROCESS_INFORMATION, VirtualSize, 120);
OBSIM_AT(SYSTEM_PROCESS_INFORMATION, PageFaultCount, 128);
OBSIM_AT(SYSTEM_PROCESS_INFORMATION, PeakWorkingSetSize, 136);
OBSIM_AT(SYSTEM_PROCESS_INFORMATION, WorkingSetSize, 144);
OBSIM_AT(SYSTEM_PROCESS_INFORMATION, QuotaPeakPagedPoolUsage, 152);
OBSIM_AT(SYSTEM_PROCESS_INFORMATION, QuotaPagedPoolUsage, 160);
OBSIM_AT(SYSTEM_PROCESS_INFORMATION, QuotaPeakNonPagedPoolUsage, 168);
OBSIM_AT(SYSTEM_PROCESS_INFORMATION, QuotaNonPagedPoolUsage, 176);
OBSIM_AT(SYSTEM_PROCESS_INFORMATION, PagefileUsage, 184);
OBSIM_AT(SYSTEM_PROCESS_INFORMATION, PeakPagefileUsage, 192);
OBSIM_AT(SYSTEM_PROCESS_INFORMATION, PrivatePageCount, 200);
OBSIM_AT(SYSTEM_PROCESS_INFORMATION, Counts, 208);
OBSIM_ASSERT(sizeof(PROCESS_HANDLE_INFORMATION) == 8);
OBSIM_AT(PROCESS_HANDLE_INFORMATION, HandleCount, 0);
OBSIM_AT(PROCESS_HANDLE_INFORMATION, HandleCountHighWatermark, 4);
OBSIM_ASSERT(sizeof(PROCESS_HANDLE_TABLE_ENTRY_INFO) == 40);
OBSIM_AT(PROCESS_HANDLE_TABLE_ENTRY_INFO, HandleValue, 0);
OBSIM_AT(PROCESS_HANDLE_TABLE_ENTRY_INFO, HandleCount, 8);
OBSIM_AT(PROCESS_HANDLE_TABLE_ENTRY_INFO, PointerCount, 16);
OBSIM_AT(PROCESS_HANDLE_TABLE_ENTRY_INFO, GrantedAccess, 24);
OBSIM_AT(PROCESS_HANDLE_TABLE_ENTRY_INFO, ObjectTypeIndex, 28);
OBSIM_AT(PROCESS_HANDLE_TABLE_ENTRY_INFO, HandleAttributes, 32);
OBSIM_AT(PROCESS_HANDLE_TABLE_ENTRY_INFO, Reserved, 36);
OBSIM_ASSERT(sizeof(PROCESS_HANDLE_SNAPSHOT_INFORMATION) == 56);
OBSIM_AT(PROCESS_HANDLE_SNAPSHOT_INFORMATION, NumberOfHandles, 0);
OBSIM_AT(PROCESS_HANDLE_SNAPSHOT_INFORMATION, Reserved, 8);
OBSIM_AT(PROCESS_HANDLE_SNAPSHOT_INFORMATION, Handles, 16);
OBSIM_ASSERT(sizeof(SYSTEM_HANDLE_TABLE_ENTRY_INFO) == 24);
OBSIM_AT(SYSTEM_HANDLE_TABLE_ENTRY_INFO, UniqueProcessId, 0);
OBSIM_AT(SYSTEM_HANDLE_TABLE_ENTRY_INFO, CreatorBackTraceIndex, 2);
OBSIM_AT(SYSTEM_HANDLE_TABLE_ENTRY_INFO, ObjectTypeIndex, 4);
OBSIM_AT(SYSTEM_HANDLE_TABLE_ENTRY_INFO, HandleAttributes, 5);
OBSIM_AT(SYSTEM_HANDLE_TABLE_ENTRY_INFO, HandleValue, 6);
OBSIM_AT(SYSTEM_HANDLE_TABLE_ENTRY_INFO, Object, 8);
OBSIM_AT(SYSTEM_HANDLE_TABLE_ENTRY_INFO, GrantedAccess, 16);
OBSIM_ASSERT(sizeof(SYSTEM_HANDLE_INFORMATION) == 32);
OBSIM_AT(SYSTEM_HANDLE_INFORMATION, NumberOfHandles, 0);
OBSIM_AT(SYSTEM_HANDLE_INFORMATION, Handles, 8);
OBSIM_ASSERT(sizeof(SYSTEM_HANDLE_TABLE_ENTRY_INFO_EX) == 40);
OBSIM_AT(SYSTEM_HANDLE_TABLE_ENTRY_INFO_EX, Object, 0);
OBSIM_AT(SYSTEM_HANDLE_TABLE_ENTRY_INFO_EX, UniqueProcessId, 8);
OBSIM_AT(SYSTEM_HANDLE_TABLE_ENTRY_INFO_EX, HandleValue, 16);
OBSIM_AT(SYSTEM_HANDLE_TABLE_ENTRY_INFO_EX, GrantedAccess, 24);
OBSIM_AT(SYSTEM_HANDLE_TABLE_ENTRY_INFO_EX, CreatorBackTraceIndex, 28);
OBSIM_AT(SYSTEM_HANDLE_TABLE_ENTRY_INFO_EX, ObjectTypeIndex, 30);
OBSIM_AT(SYSTEM_HANDLE_TABLE_ENTRY_INFO_EX, HandleAttributes, 32);
OBSIM_AT(SYSTEM_HANDLE_TABLE_ENTRY_INFO_EX, Reserved, 36);
OBSIM_ASSERT(sizeof(SYSTEM_HANDLE_INFORMATION_EX) == 56);
OBSIM_AT(SYSTEM_HANDLE_INFORMATION_EX, NumberOfHandles, 0);
OBSIM_AT(SYSTEM_HANDLE_INFORMATION_EX, Reserved, 8);
OBSIM_AT(SYSTEM_HANDLE_INFORMATION_EX, Handles, 16);
OBSIM_ASSERT(sizeof(PROCESS_HANDLE_TRACING_ENABLE) == 4);
OBSIM_AT(PROCESS_HANDLE_TRACING_ENABLE, Flags, 0);
OBSIM_ASSERT(sizeof(PROCESS_HANDLE_TRACING_ENABLE_EX) == 8);
OBSIM_AT(PROCESS_HANDLE_TRACING_ENABLE_EX, Flags, 0);
OBSIM_AT(PROCESS_HANDLE_TRACING_ENABLE_EX, TotalSlots, 4);
OBSIM_ASSERT(sizeof(PROCESS_HANDLE_TRACING_ENTRY) == 160);
OBSIM_AT(PROCESS_HANDLE_TRACING_ENTRY, Handle, 0);
OBSIM_AT(PROCESS_HANDLE_TRACING_ENTRY, ClientId, 8);
OBSIM_AT(PROCESS_HANDLE_TRACING_ENTRY, Type, 24);
OBSIM_AT(PROCESS_HANDLE_TRACING_ENTRY, Stacks, 32);
OBSIM_ASSERT(sizeof(PROCESS_HANDLE_TRACING_QUERY) == 176);
OBSIM_AT(PROCESS_HANDLE_TRACING_QUERY, Handle, 0);
OBSIM_AT(PROCESS_HANDLE_TRACING_QUERY, TotalTraces, 8);
OBSIM_AT(PROCESS_HANDLE_TRACING_QUERY, HandleTrace, 16);
OBSIM_ASSERT(sizeof(PROCESS_MITIGATION_STRICT_HANDLE_CHECK_POLICY) == 4);
OBSIM_ASSERT(sizeof(PROCESS_MITIGATION_POLICY_INFORMATION) == 8);
OBSIM_AT(PROCESS_MITIGATION_POLICY_INFORMATION, Policy, 0);
OBSIM_AT(PROCESS_MITIGATION_POLICY_INFORMATION, Flags, 4);
OBSIM_ASSERT(sizeof(FILE_BASIC_INFORMATION) == 40);
OBSIM_AT(FILE_BASIC_INFORMATION, CreationTime, 0);
OBSIM_AT(FILE_BASIC_INFORMATION, LastAccessTime, 8);
OBSIM_AT(FILE_BASIC_INFORMATION, LastWriteTime, 16);
OBSIM_AT(FILE_BASIC_INFORMATION, ChangeTime, 24);
OBSIM_AT(FILE_BASIC_INFORMATION, FileAttributes, 32);
OBSIM_ASSERT(sizeof(FILE_STANDARD_INFORMATION) == 24);
OBSIM_AT(FILE_STANDARD_INFORMATION, AllocationSize, 0);
OBSIM_AT(FILE_STANDARD_INFORMATION, EndOfFile, 8);
OBSIM_AT(FILE_STANDARD_INFORMATION, NumberOfLinks, 16);
OBSIM_AT(FILE_STANDARD_INFORMATION, DeletePending, 20);
OBSIM_AT(FILE_STANDARD_INFORMATION, Directory, 21);
OBSIM_ASSERT(sizeof(FILE_INTERNAL_INFORMATION) == 8);
OBSIM_AT(FILE_INTERNAL_INFORMATION, IndexNumber, 0);
OBSIM_ASSERT(sizeof(FILE_ACCESS_INFORMATION) == 4);
OBSIM_AT(FILE_ACCESS_INFORMATION, AccessFlags, 0);
OBSIM_ASSERT(sizeof(FILE_NAME_INFORMATION) == 8);
OBSIM_AT(FILE_NAME_INFORMATION, FileNameLength, 0);
OBSIM_AT(FILE_NAME_INFORMATION, FileName, 4);
OBSIM_ASSERT(sizeof(FILE_RENAME_INFORMATION) == 24);
OBSIM_AT(FILE_RENAME_INFORMATION, ReplaceIfExists, 0);
OBSIM_AT(FILE_RENAME_INFORMATION, RootDirectory, 8);
OBSIM_AT(FILE_RENAME_INFORMATION, FileNameLength, 16);
OBSIM_AT(FILE_RENAME_INFORMATION, FileName, 20);
OBSIM_ASSERT(sizeof(FILE_RENAME_INFORMATION_EX) == 24);
OBSIM_AT(FILE_RENAME_INFORMATION_EX, Flags, 0);
OBSIM_AT(FILE_RENAME_INFORMATION_EX, RootDirectory, 8);
OBSIM_AT(FILE_RENAME_INFORMATION_EX, FileNameLength, 16);
OBSIM_AT(FILE_RENAME_INFORMATION_EX, FileName, 20);
OBSIM_ASSERT(sizeof(FILE_DISPOSITION_INFORMATION) == 1);
OBSIM_AT(FILE_DISPOSITION_INFORMATION, DeleteFile, 0);
OBSIM_ASSERT(sizeof(FILE_DISPOSITION_INFORMATION_EX) == 4);
OBSIM_AT(FILE_DISPOSITION_INFORMATION_EX, Flags, 0);
OBSIM_ASSERT(sizeof(FILE_POSITION_INFORMATION) == 8);
OBSIM_AT(FILE_POSITION_INFORMATION, CurrentByteOffset, 0);
OBSIM_ASSERT(sizeof(FILE_MODE_INFORMATION) == 4);
OBSIM_AT(FILE_MODE_INFORMATION, Mode, 0);
OBSIM_ASSERT(sizeof(FILE_END_OF_FILE_INFORMATION) == 8);
OBSIM_AT(FILE_END_OF_FILE_INFORMATION, EndOfFile, 0);
OBSIM_ASSERT(sizeof(FILE_NETWORK_OPEN_INFORMATION) == 56);
OBSIM_AT(FILE_NETWORK_OPEN_INFORMATION, CreationTime, 0);
OBSIM_AT(FILE_NETWORK_OPEN_INFORMATION, LastAccessTime, 8);
OBSIM_AT(FILE_NETWORK_OPEN_INFORMATION, LastWriteTime, 16);
OBSIM_AT(FILE_NETWORK_OPEN_INFORMATION, ChangeTime, 24);
OBSIM_AT(FILE_NETWORK_OPEN_INFORMATION, AllocationSize, 32);
OBSIM_AT(FILE_NETWORK_OPEN_INFORMATION, EndOfFile, 40);
OBSIM_AT(FILE_NETWORK_OPEN_INFORMATION, FileAttributes, 48);
OBSIM_ASSERT(sizeof(FILE_BOTH_DIR_INFORMATION) == 96);
OBSIM_AT(FILE_BOTH_DIR_INFORMATION, NextEntryOffset, 0);
OBSIM_AT(FILE_BOTH_DIR_INFORMATION, FileIndex, 4);
OBSIM_AT(FILE_BOTH_DIR_INFORMATION, CreationTime, 8);
OBSIM_AT(FILE_BOTH_DIR_INFORMATION, LastAccessTime, 16);
OBSIM_AT(FILE_BOTH_DIR_INFORMATION, LastWriteTime, 24);
OBSIM_AT(FILE_BOTH_DIR_INFORMATION, ChangeTime, 32);
OBSIM_AT(FILE_BOTH_DIR_INFORMATION, EndOfFile, 40);
OBSIM_AT(FILE_BOTH_DIR_INFORMATION, AllocationSize, 48);
OBSIM_AT(FILE_BOTH_DIR_INFORMATION, FileAttributes, 56);
OBSIM_AT(FILE_BOTH_DIR_INFORMATION, FileNameLength, 60);
OBSIM_AT(FILE_BOTH_DIR_INFORMATION, EaSize, 64);
OBSIM_AT(FILE_BOTH_DIR_INFORMATION, ShortNameLength, 68);
OBSIM_AT(FILE_BOTH_DIR_INFORMATION, ShortName, 70);
OBSIM_AT(FILE_BOTH_DIR_INFORMATION, FileName, 94);
OBSIM_ASSERT(sizeof(FILE_FS_DEVICE_INFORMATION) == 8);
OBSIM_AT(FILE_FS_DEVICE_INFORMATION, DeviceType, 0);
OBSIM_AT(FILE_FS_DEVICE_INFORMATION, Characteristics, 4);
OBSIM_ASSERT(sizeof(FILE_FS_VOLUME_INFORMATION) == 24);
OBSIM_AT(FILE_FS_VOLUME_INFORMATION, VolumeCreationTime, 0);
OBSIM_AT(FILE_FS_VOLUME_INFORMATION, VolumeSerialNumber, 8);
OBSIM_AT(FILE_FS_VOLUME_INFORMATION, VolumeLabelLength, 12);
OBSIM_AT(FILE_FS_VOLUME_INFORMATION, SupportsObjects, 16);
OBSIM_AT(FILE_FS_VOLUME_INFORMATION, VolumeLabel, 18);
OBSIM_ASSERT(sizeof(BY_HANDLE_FILE_INFORMATION) == 52);
OBSIM_AT(BY_HANDLE_FILE_INFORMATION, dwFileAttributes, 0);
OBSIM_AT(BY_HANDLE_FILE_INFORMATION, ftCreationTime, 4);
OBSIM_AT(BY_HANDLE_FILE_INFORMATION, ftLastAccessTime, 12);
OBSIM_AT(BY_HANDLE_FILE_INFORMATION, ftLastWriteTime, 20);
OBSIM_AT(BY_HANDLE_FILE_INFORMATION, dwVolumeSerialNumber, 28);
OBSIM_AT(BY_HANDLE_FILE_INFORMATION, nFileSizeHigh, 32);
OBSIM_AT(BY_HANDLE_FILE_INFORMATION, nFileSizeLow, 36);
OBSIM_AT(BY_HANDLE_FILE_INFORMATION, nNumberOfLinks, 40);
OBSIM_AT(BY_HANDLE_FILE_INFORMATION, nFileIndexHigh, 44);
OBSIM_AT(BY_HANDLE_FILE_INFORMATION, nFileIndexLow, 48);
OBSIM_ASSERT(sizeof(WIN32_FILE_ATTRIBUTE_DATA) == 36);
OBSIM_AT(WIN32_FILE_ATTRIBUTE_DATA, dwFileAttributes, 0);
OBSIM_AT(WIN32_FILE_ATTRIBUTE_DATA, ftCreationTime, 4);
OBSIM_AT(WIN32_FILE_ATTRIBUTE_DATA, ftLastAccessTime, 12);
OBSIM_AT(WIN32_FILE_ATTRIBUTE_DATA, ftLastWriteTime, 20);
OBSIM_AT(WIN32_FILE_ATTRIBUTE_DATA, nFileSizeHigh, 28);
OBSIM_AT(WIN32_FILE_ATTRIBUTE_DATA, nFileSizeLow, 32);
OBSIM_ASSERT(sizeof(WIN32_FIND_DATAW) == 592);
OBSIM_AT(WIN32_FIND_DATAW, dwFileAttributes, 0);
OBSIM_AT(WIN32_FIND_DATAW, ftCreationTime, 4);
OBSIM_AT(WIN32_FIND_DATAW, ftLastAccessTime, 12);
OBSIM_AT(WIN32_FIND_DATAW, ftLastWriteTime, 20);
OBSIM_AT(WIN32_FIND_DATAW, nFileSizeHigh, 28);
OBSIM_AT(WIN32_FIND_DATAW, nFileSizeLow, 32);
OBSIM_AT(WIN32_FIND_DATAW, dwReserved0, 36);
OBSIM_AT(WIN32_FIND_DATAW, dwReserved1, 40);
OBSIM_AT(WIN32_FIND_DATAW, cFileName, 44);
OBSIM_AT(WIN32_FIND_DATAW, cAlternateFileName, 564);
OBSIM_ASSERT(sizeof(WIN32_FIND_DATAA) == 320);
OBSIM_AT(WIN32_FIND_DATAA, dwFileAttributes, 0);
OBSIM_AT(WIN32_FIND_DATAA, ftCreationTime, 4);
OBSIM_AT(WIN32_FIND_DATAA, ftLastAccessTime, 12);
OBSIM_AT(WIN32_FIND_DATAA, ftLastWriteTime, 20);
OBSIM_AT(WIN32_FIND_DATAA, nFileSizeHigh, 28);
OBSIM_AT(WIN32_FIND_DATAA, nFileSizeLow, 32);
OBSIM_AT(WIN32_FIND_DATAA, dwReserved0, 36);
OBSIM_AT(WIN32_FIND_DATAA, dwReserved1, 40);
OBSIM_AT(WIN32_FIND_DATAA, cFileName, 44);
OBSIM_AT(WIN32_FIND_DATAA, cAlternateFileName, 304);
OBSIM_ASSERT(sizeof(FILE_BASIC_INFO) == 40);
OBSIM_AT(FILE_BASIC_INFO, CreationTime, 0);
OBSIM_AT(FILE_BASIC_INFO, LastAccessTime, 8);
OBSIM_AT(FILE_BASIC_INFO, LastWriteTime, 16);
OBSIM_AT(FILE_BASIC_INFO, ChangeTime, 24);
OBSIM_AT(FILE_BASIC_INFO, FileAttributes, 32);
OBSIM_ASSERT(sizeof(FILE_STANDARD_INFO) == 24);
OBSIM_AT(FILE_STANDARD_INFO, AllocationSize, 0);
OBSIM_AT(FILE_STANDARD_INFO, EndOfFile, 8);
OBSIM_AT(FILE_STANDARD_INFO, NumberOfLinks, 16);
OBSIM_AT(FILE_STANDARD_INFO, DeletePending, 20);
OBSIM_AT(FILE_STANDARD_INFO, Directory, 21);
OBSIM_ASSERT(sizeof(FILE_NAME_INFO) == 8);
OBSIM_AT(FILE_NAME_INFO, FileNameLength, 0);
OBSIM_AT(FILE_NAME_INFO, FileName, 4);
OBSIM_ASSERT(sizeof(FILE_RENAME_INFO) == 24);
OBSIM_AT(FILE_RENAME_INFO, ReplaceIfExists, 0);
OBSIM_AT(FILE_RENAME_INFO, RootDirectory, 8);
OBSIM_AT(FILE_RENAME_INFO, FileNameLength, 16);
OBSIM_AT(FILE_RENAME_INFO, FileName, 20);
OBSIM_ASSERT(sizeof(FILE_DISPOSITION_INFO) == 1);
OBSIM_AT(FILE_DISPOSITION_INFO, DeleteFile, 0);
OBSIM_ASSERT(sizeof(FILE_DISPOSITION_INFO_EX) == 4);
OBSIM_AT(FILE_DISPOSITION_INFO_EX, Flags, 0);
OBSIM_ASSERT(sizeof(FILE_END_OF_FILE_INFO) == 8);
OBSIM_AT(FILE_END_OF_FILE_INFO, EndOfFile, 0);
OBSIM_ASSERT(sizeof(JOBOBJECT_BASIC_ACCOUNTING_INFORMATION) == 48);
OBSIM_AT(JOBOBJECT_BASIC_ACCOUNTING_INFORMATION, TotalUserTime, 0);
OBSIM_AT(JOBOBJECT_BASIC_ACCOUNTING_INFORMATION, TotalKernelTime, 8);
OBSIM_AT(JOBOBJECT_BASIC_ACCOUNTING_INFORMATION, ThisPeriodTotalUserTime, 16);
OBSIM_AT(JOBOBJECT_BASIC_ACCOUNTING_INFORMATION, ThisPeriodTotalKernelTime, 24);
OBSIM_AT(JOBOBJECT_BASIC_ACCOUNTING_INFORMATION, TotalPageFaultCount, 32);
OBSIM_AT(JOBOBJECT_BASIC_ACCOUNTING_INFORMATION, TotalProcesses, 36);
OBSIM_AT(JOBOBJECT_BASIC_ACCOUNTING_INFORMATION, ActiveProcesses, 40);
OBSIM_AT(JOBOBJECT_BASIC_ACCOUNTING_INFORMATION, TotalTerminatedProcesses, 44);
OBSIM_ASSERT(sizeof(JOBOBJECT_BASIC_LIMIT_INFORMATION) == 64);
OBSIM_AT(JOBOBJECT_BASIC_LIMIT_INFORMATION, PerProcessUserTimeLimit, 0);
OBSIM_AT(JOBOBJECT_BASIC_LIMIT_INFORMATION, PerJobUserTimeLimit, 8);
OBSIM_AT(JOBOBJECT_BASIC_LIMIT_INFORMATION, LimitFlags, 16);
OBSIM_AT(JOBOBJECT_BASIC_LIMIT_INFORMATION, MinimumWorkingSetSize, 24);
OBSIM_AT(JOBOBJECT_BASIC_LIMIT_INFORMATION, MaximumWorkingSetSize, 32);
OBSIM_AT(JOBOBJECT_BASIC_LIMIT_INFORMATION, ActiveProcessLimit, 40);
OBSIM_AT(JOBOBJECT_BASIC_LIMIT_INFORMATION, Affinity, 48);
OBSIM_AT(JOBOBJECT_BASIC_LIMIT_INFORMATION, PriorityClass, 56);
OBSIM_AT(JOBOBJECT_BASIC_LIMIT_INFORMATION, SchedulingClass, 60);
OBSIM_ASSERT(sizeof(IO_COUNTERS) == 48);
OBSIM_AT(IO_COUNTERS, ReadOperationCount, 0);
OBSIM_AT(IO_COUNTERS, WriteOperationCount, 8);
OBSIM_AT(IO_COUNTERS, OtherOperationCount, 16);
OBSIM_AT(IO_COUNTERS, ReadTransferCount, 24);
OBSIM_AT(IO_COUNTERS, WriteTransferCount, 32);
OBSIM_AT(IO_COUNTERS, OtherTransferCount, 40);
OBSIM_ASSERT(sizeof(JOBOBJECT_EXTENDED_LIMIT_INFORMATION) == 144);
OBSIM_AT(JOBOBJECT_EXTENDED_LIMIT_INFORMATION, BasicLimitInformation, 0);
OBSIM_AT(JOBOBJECT_EXTENDED_LIMIT_INFORMATION, IoInfo, 64);
OBSIM_AT(JOBOBJECT_EXTENDED_LIMIT_INFORMATION, ProcessMemoryLimit, 112);
OBSIM_AT(JOBOBJECT_EXTENDED_LIMIT_INFORMATION, JobMemoryLimit, 120);
OBSIM_AT(JOBOBJECT_EXTENDED_LIMIT_INFORMATION, PeakProcessMemoryUsed, 128);
OBSIM_AT(JOBOBJECT_EXTENDED_LIMIT_INFORMATION, PeakJobMemoryUsed, 136);
OBSIM_ASSERT(sizeof(JOBOBJECT_BASIC_PROCESS_ID_LIST) == 16);
OBSIM_AT(JOBOBJECT_BASIC_PROCESS_ID_LIST, NumberOfAssignedProcesses, 0);
OBSIM_AT(JOBOBJECT_BASIC_PROCESS_ID_LIST, NumberOfProcessIdsInList, 4);
OBSIM_AT(JOBOBJECT_BASIC_PROCESS_ID_LIST, ProcessIdList, 8);
OBSIM_ASSERT(sizeof(JOBOBJECT_BASIC_UI_RESTRICTIONS) == 4);
OBSIM_AT(JOBOBJECT_BASIC_UI_RESTRICTIONS, UIRestrictionsClass, 0);
OBSIM_ASSERT(sizeof(JOBOBJECT_END_OF_JOB_TIME_INFORMATION) == 4);
OBSIM_AT(JOBOBJECT_END_OF_JOB_TIME_INFORMATION, EndOfJobTimeAction, 0);
OBSIM_ASSERT(sizeof(JOBOBJECT_ASSOCIATE_COMPLETION_PORT) == 16);
OBSIM_AT(JOBOBJECT_ASSOCIATE_COMPLETION_PORT, CompletionKey, 0);
OBSIM_AT(JOBOBJECT_ASSOCIATE_COMPLETION_PORT, CompletionPort, 8);
OBSIM_ASSERT(sizeof(KERNEL_USER_TIMES) == 32);
OBSIM_AT(KERNEL_USER_TIMES, CreateTime, 0);
OBSIM_AT(KERNEL_USER_TIMES, ExitTime, 8);
OBSIM_AT(KERNEL_USER_TIMES, KernelTime, 16);
OBSIM_AT(KERNEL_USER_TIMES, UserTime, 24);
OBSIM_ASSERT(sizeof(PROCESS_PRIORITY_CLASS) == 2);
OBSIM_AT(PROCESS_PRIORITY_CLASS, Foreground, 0);
OBSIM_AT(PROCESS_PRIORITY_CLASS, PriorityClass, 1);
OBSIM_ASSERT(sizeof(PROCESSENTRY32W) == 568);
OBSIM_AT(PROCESSENTRY32W, dwSize, 0);
OBSIM_AT(PROCESSENTRY32W, cntUsage, 4);
OBSIM_AT(PROCESSENTRY32W, th32ProcessID, 8);
OBSIM_AT(PROCESSENTRY32W, th32DefaultHeapID, 16);
OBSIM_AT(PROCESSENTRY32W, th32ModuleID, 24);
OBSIM_AT(PROCESSENTRY32W, cntThreads, 28);
OBSIM_AT(PROCESSENTRY32W, th32ParentProcessID, 32);
OBSIM_AT(PROCESSENTRY32W, pcPriClassBase, 36);
OBSIM_AT(PROCESSENTRY32W, dwFlags, 40);
OBSIM_AT(PROCESSENTRY32W, szExeFile, 44);
OBSIM_ASSERT(sizeof(PROCESSENTRY32) == 304);
OBSIM_AT(PROCESSENTRY32, dwSize, 0);
OBSIM_AT(PROCESSENTRY32, cntUsage, 4);
OBSIM_AT(PROCESSENTRY32, th32ProcessID, 8);
OBSIM_AT(PROCESSENTRY32, th32DefaultHeapID, 16);
OBSIM_AT(PROCESSENTRY32, th32ModuleID, 24);
OBSIM_AT(PROCESSENTRY32, cntThreads, 28);
OBSIM_AT(PROCESSENTRY32, th32ParentProcessID, 32);
OBSIM_AT(PROCESSENTRY32, pcPriClassBase, 36);
OBSIM_AT(PROCESSENTRY32, dwFlags, 40);
OBSIM_AT(PROCESSENTRY32, szExeFile, 44);
OBSIM_ASSERT(sizeof(THREADENTRY32) == 28);
OBSIM_AT(THREADENTRY32, dwSize, 0);
OBSIM_AT(THREADENTRY32, cntUsage, 4);
OBSIM_AT(THREADENTRY32, th32ThreadID, 8);
OBSIM_AT(THREADENTRY32, th32OwnerProcessID, 12);
OBSIM_AT(THREADENTRY32, tpBasePri, 16);
OBSIM_AT(THREADENTRY32, tpDeltaPri, 20);
OBSIM_AT(THREADENTRY32, dwFlags, 24);
OBSIM_ASSERT(sizeof(PROCESS_BASIC_INFORMATION) == 48);
OBSIM_AT(PROCESS_BASIC_INFORMATION, ExitStatus, 0);
OBSIM_AT(PROCESS_BASIC_INFORMATION, PebBaseAddress, 8);
OBSIM_AT(PROCESS_BASIC_INFORMATION, AffinityMask, 16);
OBSIM_AT(PROCESS_BASIC_INFORMATION, BasePriority, 24);
OBSIM_AT(PROCESS_BASIC_INFORMATION, UniqueProcessId, 32);
OBSIM_AT(PROCESS_BASIC_INFORMATION, InheritedFromUniqueProcessId, 40);
OBSIM_ASSERT(sizeof(THREAD_BASIC_INFORMATION) == 48);
OBSIM_AT(THREAD_BASIC_INFORMATION, ExitStatus, 0);
OBSIM_AT(THREAD_BASIC_INFORMATION, TebBaseAddress, 8);
OBSIM_AT(THREAD_BASIC_INFORMATION, ClientId, 16);
OBSIM_AT(THREAD_BASIC_INFORMATION, AffinityMask, 32);
OBSIM_AT(THREAD_BASIC_INFORMATION, Priority, 40);
OBSIM_AT(THREAD_BASIC_INFORMATION, BasePriority, 44);
OBSIM_ASSERT(sizeof(LUID_AND_ATTRIBUTES) == 12);
OBSIM_AT(LUID_AND_ATTRIBUTES, Luid, 0);
OBSIM_AT(LUID_AND_ATTRIBUTES, Attributes, 8);
OBSIM_ASSERT(sizeof(TOKEN_PRIVILEGES) == 16);
OBSIM_AT(TOKEN_PRIVILEGES, PrivilegeCount, 0);
OBSIM_AT(TOKEN_PRIVILEGES, Privileges, 4);
OBSIM_ASSERT(sizeof(SID_AND_ATTRIBUTES) == 16);
OBSIM_AT(SID_AND_ATTRIBUTES, Sid, 0);
OBSIM_AT(SID_AND_ATTRIBUTES, Attributes, 8);
OBSIM_ASSERT(sizeof(TOKEN_GROUPS) == 24);
OBSIM_AT(TOKEN_GROUPS, GroupCount, 0);
OBSIM_AT(TOKEN_GROUPS, Groups, 8);
OBSIM_ASSERT(sizeof(TOKEN_USER) == 16);
OBSIM_AT(TOKEN_USER, User, 0);
OBSIM_ASSERT(sizeof(TOKEN_OWNER) == 8);
OBSIM_AT(TOKEN_OWNER, Owner, 0);
OBSIM_ASSERT(sizeof(TOKEN_PRIMARY_GROUP) == 8);
OBSIM_AT(TOKEN_PRIMARY_GROUP, PrimaryGroup, 0);
OBSIM_ASSERT(sizeof(TOKEN_DEFAULT_DACL) == 8);
OBSIM_AT(TOKEN_DEFAULT_DACL, DefaultDacl, 0);
OBSIM_ASSERT(sizeof(TOKEN_SOURCE) == 16);
OBSIM_AT(TOKEN_SOURCE, SourceName, 0);
OBSIM_AT(TOKEN_SOURCE, SourceIdentifier, 8);
OBSIM_ASSERT(sizeof(TOKEN_STATISTICS) == 56);
OBSIM_AT(TOKEN_STATISTICS, TokenId, 0);
OBSIM_AT(TOKEN_STATISTICS, AuthenticationId, 8);
OBSIM_AT(TOKEN_STATISTICS, ExpirationTime, 16);
OBSIM_AT(TOKEN_STATISTICS, TokenType, 24);
OBSIM_AT(TOKEN_STATISTICS, ImpersonationLevel, 28);
OBSIM_AT(TOKEN_STATISTICS, DynamicCharged, 32);
OBSIM_AT(TOKEN_STATISTICS, DynamicAvailable, 36);
OBSIM_AT(TOKEN_STATISTICS, GroupCount, 40);
OBSIM_AT(TOKEN_STATISTICS, PrivilegeCount, 44);
OBSIM_AT(TOKEN_STATISTICS, ModifiedId, 48);
OBSIM_ASSERT(sizeof(TOKEN_MANDATORY_LABEL) == 16);
OBSIM_AT(TOKEN_MANDATORY_LABEL, Label, 0);
OBSIM_ASSERT(sizeof(TOKEN_APPCONTAINER_INFORMATION) == 8);
OBSIM_AT(TOKEN_APPCONTAINER_INFORMATION, TokenAppContainer, 0);
OBSIM_ASSERT(sizeof(TOKEN_GROUPS_AND_PRIVILEGES) == 56);
OBSIM_AT(TOKEN_GROUPS_AND_PRIVILEGES, SidCount, 0);
OBSIM_AT(TOKEN_GROUPS_AND_PRIVILEGES, SidLength, 4);
OBSIM_AT(TOKEN_GROUPS_AND_PRIVILEGES, Sids, 8);
OBSIM_AT(TOKEN_GROUPS_AND_PRIVILEGES, RestrictedSidCount, 16);
OBSIM_AT(TOKEN_GROUPS_AND_PRIVILEGES, RestrictedSidLength, 20);
OBSIM_AT(TOKEN_GROUPS_AND_PRIVILEGES, RestrictedSids, 24);
OBSIM_AT(TOKEN_GROUPS_AND_PRIVILEGES, PrivilegeCount, 32);
OBSIM_AT(TOKEN_GROUPS_AND_PRIVILEGES, PrivilegeLength, 36);
OBSIM_AT(TOKEN_GROUPS_AND_PRIVILEGES, Privileges, 40);
OBSIM_AT(TOKEN_GROUPS_AND_PRIVILEGES, AuthenticationId, 48);
OBSIM_ASSERT(sizeof(TOKEN_ORIGIN) == 8);
OBSIM_AT(TOKEN_ORIGIN, OriginatingLogonSession, 0);
OBSIM_ASSERT(sizeof(TOKEN_PROCESS_TRUST_LEVEL) == 8);
OBSIM_AT(TOKEN_PROCESS_TRUST_LEVEL, TrustLevelSid, 0);
OBSIM_ASSERT(sizeof(GENERIC_MAPPING) == 16);
OBSIM_AT(GENERIC_MAPPING, GenericRead, 0);
OBSIM_AT(GENERIC_MAPPING, GenericWrite, 4);
OBSIM_AT(GENERIC_MAPPING, GenericExecute, 8);
OBSIM_AT(GENERIC_MAPPING, GenericAll, 12);
OBSIM_ASSERT(sizeof(PRIVILEGE_SET) == 20);
OBSIM_AT(PRIVILEGE_SET, PrivilegeCount, 0);
OBSIM_AT(PRIVILEGE_SET, Control, 4);
OBSIM_AT(PRIVILEGE_SET, Privilege, 8);
OBSIM_ASSERT(sizeof(KEY_BASIC_INFORMATION) == 24);
OBSIM_AT(KEY_BASIC_INFORMATION, LastWriteTime, 0);
OBSIM_AT(KEY_BASIC_INFORMATION, TitleIndex, 8);
OBSIM_AT(KEY_BASIC_INFORMATION, NameLength, 12);
OBSIM_AT(KEY_BASIC_INFORMATION, Name, 16);
OBSIM_ASSERT(sizeof(KEY_FULL_INFORMATION) == 48);
OBSIM_AT(KEY_FULL_INFORMATION, LastWriteTime, 0);
OBSIM_AT(KEY_FULL_INFORMATION, TitleIndex, 8);
OBSIM_AT(KEY_FULL_INFORMATION, ClassOffset, 12);
OBSIM_AT(KEY_FULL_INFORMATION, ClassLength, 16);
OBSIM_AT(KEY_FULL_INFORMATION, SubKeys, 20);
OBSIM_AT(KEY_FULL_INFORMATION, MaxNameLen, 24);
OBSIM_AT(KEY_FULL_INFORMATION, MaxClassLen, 28);
OBSIM_AT(KEY_FULL_INFORMATION, Values, 32);
OBSIM_AT(KEY_FULL_INFORMATION, MaxValueNameLen, 36);
OBSIM_AT(KEY_FULL_INFORMATION, MaxValueDataLen, 40);
OBSIM_AT(KEY_FULL_INFORMATION, Class, 44);
OBSIM_ASSERT(sizeof(KEY_NAME_INFORMATION) == 8);
OBSIM_AT(KEY_NAME_INFORMATION, NameLength, 0);
OBSIM_AT(KEY_NAME_INFORMATION, Name, 4);
OBSIM_ASSERT(sizeof(KEY_VALUE_PARTIAL_INFORMATION) == 16);
OBSIM_AT(KEY_VALUE_PARTIAL_INFORMATION, TitleIndex, 0);
OBSIM_AT(KEY_VALUE_PARTIAL_INFORMATION, Type, 4);
OBSIM_AT(KEY_VALUE_PARTIAL_INFORMATION, DataLength, 8);
OBSIM_AT(KEY_VALUE_PARTIAL_INFORMATION, Data, 12);
OBSIM_ASSERT(sizeof(KEY_VALUE_FULL_INFORMATION) == 24);
OBSIM_AT(KEY_VALUE_FULL_INFORMATION, TitleIndex, 0);
OBSIM_AT(KEY_VALUE_FULL_INFORMATION, Type, 4);
OBSIM_AT(KEY_VALUE_FULL_INFORMATION, DataOffset, 8);
OBSIM_AT(KEY_VALUE_FULL_INFORMATION, DataLength, 12);
OBSIM_AT(KEY_VALUE_FULL_INFORMATION, NameLength, 16);
OBSIM_AT(KEY_VALUE_FULL_INFORMATION, Name, 20);
OBSIM_ASSERT(sizeof(FILE_NOTIFY_INFORMATION) == 16);
OBSIM_AT(FILE_NOTIFY_INFORMATION, NextEntryOffset, 0);
OBSIM_AT(FILE_NOTIFY_INFORMATION, Action, 4);
OBSIM_AT(FILE_NOTIFY_INFORMATION, FileNameLength, 8);
OBSIM_AT(FILE_NOTIFY_INFORMATION, FileName, 12);
OBSIM_ASSERT(sizeof(CURDIR) == 24);
OBSIM_AT(CURDIR, DosPath, 0);
OBSIM_AT(CURDIR, Handle, 16);
OBSIM_ASSERT(sizeof(RTL_USER_PROCESS_PARAMETERS) == 240);
OBSIM_AT(RTL_USER_PROCESS_PARAMETERS, MaximumLength, 0);
OBSIM_AT(RTL_USER_PROCESS_PARAMETERS, Length, 4);
OBSIM_AT(RTL_USER_PROCESS_PARAMETERS, Flags, 8);
OBSIM_AT(RTL_USER_PROCESS_PARAMETERS, DebugFlags, 12);
OBSIM_AT(RTL_USER_PROCESS_PARAMETERS, ConsoleHandle, 16);
OBSIM_AT(RTL_USER_PROCESS_PARAMETERS, ConsoleFlags, 24);
OBSIM_AT(RTL_USER_PROCESS_PARAMETERS, StandardInput, 32);
OBSIM_AT(RTL_USER_PROCESS_PARAMETERS, StandardOutput, 40);
OBSIM_AT(RTL_USER_PROCESS_PARAMETERS, StandardError, 48);
OBSIM_AT(RTL_USER_PROCESS_PARAMETERS, CurrentDirectory, 56);
OBSIM_AT(RTL_USER_PROCESS_PARAMETERS, DllPath, 80);
OBSIM_AT(RTL_USER_PROCESS_PARAMETERS, ImagePathName, 96);
OBSIM_AT(RTL_USER_PROCESS_PARAMETERS, CommandLine, 112);
OBSIM_AT(RTL_USER_PROCESS_PARAMETERS, Environment, 128);
OBSIM_AT(RTL_USER_PROCESS_PARAMETERS, StartingX, 136);
OBSIM_AT(RTL_USER_PROCESS_PARAMETERS, StartingY, 140);
OBSIM_AT(RTL_USER_PROCESS_PARAMETERS, CountX, 144);
OBSIM_AT(RTL_USER_PROCESS_PARAMETERS, CountY, 148);
OBSIM_AT(RTL_USER_PROCESS_PARAMETERS, CountCharsX, 152);
OBSIM_AT(RTL_USER_PROCESS_PARAMETERS, CountCharsY, 156);
OBSIM_AT(RTL_USER_PROCESS_PARAMETERS, FillAttribute, 160);
OBSIM_AT(RTL_USER_PROCESS_PARAMETERS, WindowFlags, 164);
OBSIM_AT(RTL_USER_PROCESS_PARAMETERS, ShowWindowFlags, 168);
OBSIM_AT(RTL_USER_PROCESS_PARAMETERS, WindowTitle, 176);
OBSIM_AT(RTL_USER_PROCESS_PARAMETERS, DesktopInfo, 192);
OBSIM_AT(RTL_USER_PROCESS_PARAMETERS, ShellInfo, 208);
OBSIM_AT(RTL_USER_PROCESS_PARAMETERS, RuntimeData, 224);
OBSIM_ASSERT(sizeof(LIST_ENTRY) == 16);
OBSIM_AT(LIST_ENTRY, Flink, 0);
OBSIM_AT(LIST_ENTRY, Blink, 8);
OBSIM_ASSERT(sizeof(RTL_CRITICAL_SECTION) == 40);
OBSIM_AT(RTL_CRITICAL_SECTION, DebugInfo, 0);
OBSIM_AT(RTL_CRITICAL_SECTION, LockCount, 8);
OBSIM_AT(RTL_CRITICAL_SECTION, RecursionCount, 12);
OBSIM_AT(RTL_CRITICAL_SECTION, OwningThread, 16);
OBSIM_AT(RTL_CRITICAL_SECTION, LockSemaphore, 24);
OBSIM_AT(RTL_CRITICAL_SECTION, SpinCount, 32);
OBSIM_ASSERT(sizeof(NT_TIB) == 56);
OBSIM_AT(NT_TIB, ExceptionList, 0);
OBSIM_AT(NT_TIB, StackBase, 8);
OBSIM_AT(NT_TIB, StackLimit, 16);
OBSIM_AT(NT_TIB, SubSystemTib, 24);
OBSIM_AT(NT_TIB, FiberData, 32);
OBSIM_AT(NT_TIB, ArbitraryUserPointer, 40);
OBSIM_AT(NT_TIB, Self, 48);
OBSIM_ASSERT(sizeof(PEB) == 768);
OBSIM_AT(PEB, InheritedAddressSpace, 0);
OBSIM_AT(PEB, ReadImageFileExecOptions, 1);
OBSIM_AT(PEB, BeingDebugged, 2);
OBSIM_AT(PEB, BitField, 3);
OBSIM_AT(PEB, Mutant, 8);
OBSIM_AT(PEB, ImageBaseAddress, 16);
OBSIM_AT(PEB, Ldr, 24);
OBSIM_AT(PEB, ProcessParameters, 32);
OBSIM_AT(PEB, SubSystemData, 40);
OBSIM_AT(PEB, ProcessHeap, 48);
OBSIM_AT(PEB, Reserved, 56);
OBSIM_AT(PEB, SessionId, 704);
OBSIM_AT(PEB, Reserved2, 708);
OBSIM_ASSERT(sizeof(TEB) == 2032);
OBSIM_AT(TEB, NtTib, 0);
OBSIM_AT(TEB, EnvironmentPointer, 56);
OBSIM_AT(TEB, ClientId, 64);
OBSIM_AT(TEB, ActiveRpcHandle, 80);
OBSIM_AT(TEB, ThreadLocalStoragePointer, 88);
OBSIM_AT(TEB, ProcessEnvironmentBlock, 96);
OBSIM_AT(TEB, LastErrorValue, 104);
OBSIM_AT(TEB, CountOfOwnedCriticalSections, 108);
OBSIM_AT(TEB, Reserved, 112);
OBSIM_ASSERT(sizeof(FILE_MAILSLOT_QUERY_INFORMATION) == 24);
OBSIM_AT(FILE_MAILSLOT_QUERY_INFORMATION, MaximumMessageSize, 0);
OBSIM_AT(FILE_MAILSLOT_QUERY_INFORMATION, MailslotQuota, 4);
OBSIM_AT(FILE_MAILSLOT_QUERY_INFORMATION, NextMessageSize, 8);
OBSIM_AT(FILE_MAILSLOT_QUERY_INFORMATION, MessagesAvailable, 12);
OBSIM_AT(FILE_MAILSLOT_QUERY_INFORMATION, ReadTimeout, 16);
OBSIM_ASSERT(sizeof(FILE_MAILSLOT_SET_INFORMATION) == 8);
OBSIM_AT(FILE_MAILSLOT_SET_INFORMATION, ReadTimeout, 0);
OBSIM_ASSERT(sizeof(JOBOBJECT_BASIC_AND_IO_ACCOUNTING_INFORMATION) == 96);
OBSIM_AT(JOBOBJECT_BASIC_AND_IO_ACCOUNTING_INFORMATION, BasicInfo, 0);
OBSIM_AT(JOBOBJECT_BASIC_AND_IO_ACCOUNTING_INFORMATION, IoInfo, 48);
OBSIM_ASSERT(sizeof(JOBOBJECT_NOTIFICATION_LIMIT_INFORMATION) == 48);
OBSIM_AT(JOBOBJECT_NOTIFICATION_LIMIT_INFORMATION, IoReadBytesLimit, 0);
OBSIM_AT(JOBOBJECT_NOTIFICATION_LIMIT_INFORMATION, IoWriteBytesLimit, 8);
OBSIM_AT(JOBOBJECT_NOTIFICATION_LIMIT_INFORMATION, PerJobUserTimeLimit, 16);
OBSIM_AT(JOBOBJECT_NOTIFICATION_LIMIT_INFORMATION, JobMemoryLimit, 24);
OBSIM_AT(JOBOBJECT_NOTIFICATION_LIMIT_INFORMATION, RateControlTolerance, 32);
OBSIM_AT(JOBOBJECT_NOTIFICATION_LIMIT_INFORMATION, RateControlToleranceInterval, 36);
OBSIM_AT(JOBOBJECT_NOTIFICATION_LIMIT_INFORMATION, LimitFlags, 40);
OBSIM_ASSERT(sizeof(JOBOBJECT_LIMIT_VIOLATION_INFORMATION) == 80);
OBSIM_AT(JOBOBJECT_LIMIT_VIOLATION_INFORMATION, LimitFlags, 0);
OBSIM_AT(JOBOBJECT_LIMIT_VIOLATION_INFORMATION, ViolationLimitFlags, 4);
OBSIM_AT(JOBOBJECT_LIMIT_VIOLATION_INFORMATION, IoReadBytes, 8);
OBSIM_AT(JOBOBJECT_LIMIT_VIOLATION_INFORMATION, IoReadBytesLimit, 16);
OBSIM_AT(JOBOBJECT_LIMIT_VIOLATION_INFORMATION, IoWriteBytes, 24);
OBSIM_AT(JOBOBJECT_LIMIT_VIOLATION_INFORMATION, IoWriteBytesLimit, 32);
OBSIM_AT(JOBOBJECT_LIMIT_VIOLATION_INFORMATION, PerJobUserTime, 40);
OBSIM_AT(JOBOBJECT_LIMIT_VIOLATION_INFORMATION, PerJobUserTimeLimit, 48);
OBSIM_AT(JOBOBJECT_LIMIT_VIOLATION_INFORMATION, JobMemory, 56);
OBSIM_AT(JOBOBJECT_LIMIT_VIOLATION_INFORMATION, JobMemoryLimit, 64);
OBSIM_AT(JOBOBJECT_LIMIT_VIOLATION_INFORMATION, RateControlTolerance, 72);
OBSIM_AT(JOBOBJECT_LIMIT_VIOLATION_INFORMATION, RateControlToleranceLimit, 76);
OBSIM_ASSERT(sizeof(POINT) == 8);
OBSIM_AT(POINT, x, 0);
OBSIM_AT(POINT, y, 4);
OBSIM_ASSERT(sizeof(MSG) == 48);
OBSIM_AT(MSG, hwnd, 0);
OBSIM_AT(MSG, message, 8);
OBSIM_AT(MSG, wParam, 16);
OBSIM_AT(MSG, lParam, 24);
OBSIM_AT(MSG, time, 32);
OBSIM_AT(MSG, pt, 36);
OBSIM_ASSERT(sizeof(SYSTEM_BASIC_INFORMATION) == 64);
OBSIM_AT(SYSTEM_BASIC_INFORMATION, Reserved, 0);
OBSIM_AT(SYSTEM_BASIC_INFORMATION, TimerResolution, 4);
OBSIM_AT(SYSTEM_BASIC_INFORMATION, PageSize, 8);
OBSIM_AT(SYSTEM_BASIC_INFORMATION, NumberOfPhysicalPages, 12);
OBSIM_AT(SYSTEM_BASIC_INFORMATION, LowestPhysicalPageNumber, 16);
OBSIM_AT(SYSTEM_BASIC_INFORMATION, HighestPhysicalPageNumber, 20);
OBSIM_AT(SYSTEM_BASIC_INFORMATION, AllocationGranularity, 24);
OBSIM_AT(SYSTEM_BASIC_INFORMATION, MinimumUserModeAddress, 32);
OBSIM_AT(SYSTEM_BASIC_INFORMATION, MaximumUserModeAddress, 40);
OBSIM_AT(SYSTEM_BASIC_INFORMATION, ActiveProcessorsAffinityMask, 48);
OBSIM_AT(SYSTEM_BASIC_INFORMATION, NumberOfProcessors, 56);
OBSIM_ASSERT(sizeof(SYSTEM_INFO) == 48);
OBSIM_AT(SYSTEM_INFO, wProcessorArchitecture, 0);
OBSIM_AT(SYSTEM_INFO, dwPageSize, 4);
OBSIM_AT(SYSTEM_INFO, lpMinimumApplicationAddress, 8);
OBSIM_AT(SYSTEM_INFO, lpMaximumApplicationAddress, 16);
OBSIM_AT(SYSTEM_INFO, dwActiveProcessorMask, 24);
OBSIM_AT(SYSTEM_INFO, dwNumberOfProcessors, 32);
OBSIM_AT(SYSTEM_INFO, dwProcessorType, 36);
OBSIM_AT(SYSTEM_INFO, dwAllocationGranularity, 40);
OBSIM_AT(SYSTEM_INFO, wProcessorLevel, 44);
OBSIM_AT(SYSTEM_INFO, wProcessorRevision, 46);
OBSIM_ASSERT(sizeof(TOKEN_LINKED_TOKEN) == 8);
OBSIM_AT(TOKEN_LINKED_TOKEN, LinkedToken, 0);

#ifdef UNICODE
#define STARTUPINFO STARTUPINFOW
#define LPSTARTUPINFO LPSTARTUPINFOW
#define STARTUPINFOEX STARTUPINFOEXW
#define LPSTARTUPINFOEX LPSTARTUPINFOEXW
#define WIN32_FIND_DATA WIN32_FIND_DATAW
#define LPWIN32_FIND_DATA LPWIN32_FIND_DATAW
#define PROCESSENTRY32 PROCESSENTRY32W
#define LPPROCESSENTRY32 LPPROCESSENTRY32W
#define Process32First Process32FirstW
#define Process32Next Process32NextW
#else
#define STARTUPINFO STARTUPINFOA
#define LPSTARTUPINFO LPSTARTUPINFOA
#define STARTUPINFOEX STARTUPINFOEXA
#define LPSTARTUPINFOEX LPSTARTUPINFOEXA
#define WIN32_FIND_DATA WIN32_FIND_DATAA
#define LPWIN32_FIND_DATA LPWIN32_FIND_DATAA
#endif

#ifdef __cplusplus
}
#endif

#endif
