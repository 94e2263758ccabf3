//! The structures as C declares them: one line each, with Windows' field names.
//!
//! A field of a row is found by its name; fields that no row has are zero when they are written and
//! are not looked at when they are read. `A | B` is a place with two names. An array of one element
//! at the end stands for as many as there are.

/// The structures in an order in which each stands after those that it contains.
pub(crate) const STRUCTS: &str = "
UNICODE_STRING: USHORT Length; USHORT MaximumLength; PWSTR Buffer
ANSI_STRING: USHORT Length; USHORT MaximumLength; LPSTR Buffer
CLIENT_ID: HANDLE UniqueProcess; HANDLE UniqueThread
FILETIME: DWORD dwLowDateTime; DWORD dwHighDateTime
SYSTEMTIME: WORD wYear; WORD wMonth; WORD wDayOfWeek; WORD wDay; WORD wHour; WORD wMinute; \
    WORD wSecond; WORD wMilliseconds
GUID: DWORD Data1; WORD Data2; WORD Data3; BYTE[8] Data4
SID_IDENTIFIER_AUTHORITY: BYTE[6] Value
SID: BYTE Revision; BYTE SubAuthorityCount; SID_IDENTIFIER_AUTHORITY IdentifierAuthority; \
    DWORD[1] SubAuthority
ACL: BYTE AclRevision; BYTE Sbz1; WORD AclSize; WORD AceCount; WORD Sbz2
SECURITY_DESCRIPTOR: BYTE Revision; BYTE Sbz1; SECURITY_DESCRIPTOR_CONTROL Control; PSID Owner; \
    PSID Group; PACL Sacl; PACL Dacl
SECURITY_ATTRIBUTES: DWORD nLength; LPVOID lpSecurityDescriptor; BOOL bInheritHandle
USEROBJECTFLAGS: BOOL fInherit; BOOL fReserved; DWORD dwFlags
SECURITY_QUALITY_OF_SERVICE: DWORD Length; DWORD ImpersonationLevel; \
    BOOLEAN ContextTrackingMode; BOOLEAN EffectiveOnly
OBJECT_ATTRIBUTES: ULONG Length; HANDLE RootDirectory; PUNICODE_STRING ObjectName; \
    ULONG Attributes; PVOID SecurityDescriptor; PVOID SecurityQualityOfService
IO_STATUS_BLOCK: NTSTATUS Status | PVOID Pointer; ULONG_PTR Information
OVERLAPPED: ULONG_PTR Internal; ULONG_PTR InternalHigh; DWORD Offset; DWORD OffsetHigh; \
    HANDLE hEvent
OVERLAPPED_ENTRY: ULONG_PTR lpCompletionKey; LPOVERLAPPED lpOverlapped; ULONG_PTR Internal; \
    DWORD dwNumberOfBytesTransferred
PROCESS_INFORMATION: HANDLE hProcess; HANDLE hThread; DWORD dwProcessId; DWORD dwThreadId
STARTUPINFOW: DWORD cb; LPWSTR lpReserved; LPWSTR lpDesktop; LPWSTR lpTitle; DWORD dwX; \
    DWORD dwY; DWORD dwXSize; DWORD dwYSize; DWORD dwXCountChars; DWORD dwYCountChars; \
    DWORD dwFillAttribute; DWORD dwFlags; WORD wShowWindow; WORD cbReserved2; \
    LPBYTE lpReserved2; HANDLE hStdInput; HANDLE hStdOutput; HANDLE hStdError
STARTUPINFOEXW: STARTUPINFOW StartupInfo; LPPROC_THREAD_ATTRIBUTE_LIST lpAttributeList
OBJECT_BASIC_INFORMATION: ULONG Attributes; ACCESS_MASK GrantedAccess; ULONG HandleCount; \
    ULONG PointerCount; ULONG PagedPoolCharge; ULONG NonPagedPoolCharge; ULONG[3] Reserved; \
    ULONG NameInfoSize; ULONG TypeInfoSize; ULONG SecurityDescriptorSize; \
    LARGE_INTEGER CreationTime
OBJECT_NAME_INFORMATION: UNICODE_STRING Name
OBJECT_HANDLE_FLAG_INFORMATION: BOOLEAN Inherit; BOOLEAN ProtectFromClose
OBJECT_TYPE_INFORMATION: UNICODE_STRING TypeName; ULONG TotalNumberOfObjects; \
    ULONG TotalNumberOfHandles; ULONG TotalPagedPoolUsage; ULONG TotalNonPagedPoolUsage; \
    ULONG TotalNamePoolUsage; ULONG TotalHandleTableUsage; ULONG HighWaterNumberOfObjects; \
    ULONG HighWaterNumberOfHandles; ULONG HighWaterPagedPoolUsage; \
    ULONG HighWaterNonPagedPoolUsage; ULONG HighWaterNamePoolUsage; \
    ULONG HighWaterHandleTableUsage; ULONG InvalidAttributes; ACCESS_MASK GenericRead; \
    ACCESS_MASK GenericWrite; ACCESS_MASK GenericExecute; ACCESS_MASK GenericAll; \
    ACCESS_MASK ValidAccessMask; BOOLEAN SecurityRequired; BOOLEAN MaintainHandleCount; \
    UCHAR TypeIndex; CHAR ReservedByte; ULONG PoolType; ULONG DefaultPagedPoolCharge; \
    ULONG DefaultNonPagedPoolCharge
OBJECT_TYPES_INFORMATION: ULONG NumberOfTypes
OBJECT_DIRECTORY_INFORMATION: UNICODE_STRING Name; UNICODE_STRING TypeName
EVENT_BASIC_INFORMATION: ULONG EventType; LONG EventState
MUTANT_BASIC_INFORMATION: LONG CurrentCount; BOOLEAN OwnedByCaller; BOOLEAN AbandonedState
SEMAPHORE_BASIC_INFORMATION: LONG CurrentCount; LONG MaximumCount
TIMER_BASIC_INFORMATION: LARGE_INTEGER RemainingTime; BOOLEAN TimerState
IO_COMPLETION_BASIC_INFORMATION: LONG Depth
SECTION_BASIC_INFORMATION: PVOID BaseAddress; ULONG AllocationAttributes; \
    LARGE_INTEGER MaximumSize
MEMORY_BASIC_INFORMATION: PVOID BaseAddress; PVOID AllocationBase; DWORD AllocationProtect; \
    WORD PartitionId; SIZE_T RegionSize; DWORD State; DWORD Protect; DWORD Type
FILE_COMPLETION_INFORMATION: HANDLE Port; PVOID Key
FILE_IO_COMPLETION_NOTIFICATION_INFORMATION: ULONG Flags
FILE_IO_COMPLETION_INFORMATION: PVOID KeyContext; PVOID ApcContext; IO_STATUS_BLOCK IoStatusBlock
FILE_PIPE_INFORMATION: ULONG ReadMode; ULONG CompletionMode
FILE_PIPE_LOCAL_INFORMATION: ULONG NamedPipeType; ULONG NamedPipeConfiguration; \
    ULONG MaximumInstances; ULONG CurrentInstances; ULONG InboundQuota; ULONG ReadDataAvailable; \
    ULONG OutboundQuota; ULONG WriteQuotaAvailable; ULONG NamedPipeState; ULONG NamedPipeEnd
FILE_PIPE_PEEK_BUFFER: ULONG NamedPipeState; ULONG ReadDataAvailable; ULONG NumberOfMessages; \
    ULONG MessageLength; CHAR[1] Data
FILE_PIPE_WAIT_FOR_BUFFER: LARGE_INTEGER Timeout; ULONG NameLength; BOOLEAN TimeoutSpecified; \
    WCHAR[1] Name
SYSTEM_THREAD_INFORMATION: LARGE_INTEGER KernelTime; LARGE_INTEGER UserTime; \
    LARGE_INTEGER CreateTime; ULONG WaitTime; PVOID StartAddress; CLIENT_ID ClientId; \
    LONG Priority; LONG BasePriority; ULONG ContextSwitches; ULONG ThreadState; ULONG WaitReason
SYSTEM_PROCESS_INFORMATION: ULONG NextEntryOffset; ULONG NumberOfThreads; \
    LARGE_INTEGER WorkingSetPrivateSize; ULONG HardFaultCount; \
    ULONG NumberOfThreadsHighWatermark; ULONGLONG CycleTime; LARGE_INTEGER CreateTime; \
    LARGE_INTEGER UserTime; LARGE_INTEGER KernelTime; UNICODE_STRING ImageName; \
    LONG BasePriority; HANDLE UniqueProcessId; HANDLE InheritedFromUniqueProcessId; \
    ULONG HandleCount; ULONG SessionId; ULONG_PTR UniqueProcessKey; SIZE_T PeakVirtualSize; \
    SIZE_T VirtualSize; ULONG PageFaultCount; SIZE_T PeakWorkingSetSize; SIZE_T WorkingSetSize; \
    SIZE_T QuotaPeakPagedPoolUsage; SIZE_T QuotaPagedPoolUsage; \
    SIZE_T QuotaPeakNonPagedPoolUsage; SIZE_T QuotaNonPagedPoolUsage; SIZE_T PagefileUsage; \
    SIZE_T PeakPagefileUsage; SIZE_T PrivatePageCount; LARGE_INTEGER[6] Counts
PROCESS_HANDLE_INFORMATION: ULONG HandleCount; ULONG HandleCountHighWatermark
PROCESS_HANDLE_TABLE_ENTRY_INFO: HANDLE HandleValue; ULONG_PTR HandleCount; \
    ULONG_PTR PointerCount; ACCESS_MASK GrantedAccess; ULONG ObjectTypeIndex; \
    ULONG HandleAttributes; ULONG Reserved
PROCESS_HANDLE_SNAPSHOT_INFORMATION: ULONG_PTR NumberOfHandles; ULONG_PTR Reserved; \
    PROCESS_HANDLE_TABLE_ENTRY_INFO[1] Handles
SYSTEM_HANDLE_TABLE_ENTRY_INFO: USHORT UniqueProcessId; USHORT CreatorBackTraceIndex; \
    UCHAR ObjectTypeIndex; UCHAR HandleAttributes; USHORT HandleValue; PVOID Object; \
    ULONG GrantedAccess
SYSTEM_HANDLE_INFORMATION: ULONG NumberOfHandles; SYSTEM_HANDLE_TABLE_ENTRY_INFO[1] Handles
SYSTEM_HANDLE_TABLE_ENTRY_INFO_EX: PVOID Object; ULONG_PTR UniqueProcessId; \
    ULONG_PTR HandleValue; ULONG GrantedAccess; USHORT CreatorBackTraceIndex; \
    USHORT ObjectTypeIndex; ULONG HandleAttributes; ULONG Reserved
SYSTEM_HANDLE_INFORMATION_EX: ULONG_PTR NumberOfHandles; ULONG_PTR Reserved; \
    SYSTEM_HANDLE_TABLE_ENTRY_INFO_EX[1] Handles
PROCESS_HANDLE_TRACING_ENABLE: ULONG Flags
PROCESS_HANDLE_TRACING_ENABLE_EX: ULONG Flags; ULONG TotalSlots
PROCESS_HANDLE_TRACING_ENTRY: HANDLE Handle; CLIENT_ID ClientId; ULONG Type; PVOID[16] Stacks
PROCESS_HANDLE_TRACING_QUERY: HANDLE Handle; ULONG TotalTraces; \
    PROCESS_HANDLE_TRACING_ENTRY[1] HandleTrace
PROCESS_MITIGATION_STRICT_HANDLE_CHECK_POLICY: DWORD Flags
PROCESS_MITIGATION_POLICY_INFORMATION: ULONG Policy; DWORD Flags
FILE_BASIC_INFORMATION: LARGE_INTEGER CreationTime; LARGE_INTEGER LastAccessTime; \
    LARGE_INTEGER LastWriteTime; LARGE_INTEGER ChangeTime; ULONG FileAttributes
FILE_STANDARD_INFORMATION: LARGE_INTEGER AllocationSize; LARGE_INTEGER EndOfFile; \
    ULONG NumberOfLinks; BOOLEAN DeletePending; BOOLEAN Directory
FILE_INTERNAL_INFORMATION: LARGE_INTEGER IndexNumber
FILE_ACCESS_INFORMATION: ACCESS_MASK AccessFlags
FILE_NAME_INFORMATION: ULONG FileNameLength; WCHAR[1] FileName
FILE_RENAME_INFORMATION: BOOLEAN ReplaceIfExists; HANDLE RootDirectory; ULONG FileNameLength; \
    WCHAR[1] FileName
FILE_RENAME_INFORMATION_EX: ULONG Flags; HANDLE RootDirectory; ULONG FileNameLength; \
    WCHAR[1] FileName
FILE_DISPOSITION_INFORMATION: BOOLEAN DeleteFile | BOOLEAN DoDeleteFile
FILE_DISPOSITION_INFORMATION_EX: ULONG Flags
FILE_POSITION_INFORMATION: LARGE_INTEGER CurrentByteOffset
FILE_MODE_INFORMATION: ULONG Mode
FILE_END_OF_FILE_INFORMATION: LARGE_INTEGER EndOfFile
FILE_NETWORK_OPEN_INFORMATION: LARGE_INTEGER CreationTime; LARGE_INTEGER LastAccessTime; \
    LARGE_INTEGER LastWriteTime; LARGE_INTEGER ChangeTime; LARGE_INTEGER AllocationSize; \
    LARGE_INTEGER EndOfFile; ULONG FileAttributes
FILE_BOTH_DIR_INFORMATION: ULONG NextEntryOffset; ULONG FileIndex; LARGE_INTEGER CreationTime; \
    LARGE_INTEGER LastAccessTime; LARGE_INTEGER LastWriteTime; LARGE_INTEGER ChangeTime; \
    LARGE_INTEGER EndOfFile; LARGE_INTEGER AllocationSize; ULONG FileAttributes; \
    ULONG FileNameLength; ULONG EaSize; CHAR ShortNameLength; WCHAR[12] ShortName; \
    WCHAR[1] FileName
FILE_FS_DEVICE_INFORMATION: ULONG DeviceType; ULONG Characteristics
FILE_FS_VOLUME_INFORMATION: LARGE_INTEGER VolumeCreationTime; ULONG VolumeSerialNumber; \
    ULONG VolumeLabelLength; BOOLEAN SupportsObjects; WCHAR[1] VolumeLabel
BY_HANDLE_FILE_INFORMATION: DWORD dwFileAttributes; FILETIME ftCreationTime; \
    FILETIME ftLastAccessTime; FILETIME ftLastWriteTime; DWORD dwVolumeSerialNumber; \
    DWORD nFileSizeHigh; DWORD nFileSizeLow; DWORD nNumberOfLinks; DWORD nFileIndexHigh; \
    DWORD nFileIndexLow
WIN32_FILE_ATTRIBUTE_DATA: DWORD dwFileAttributes; FILETIME ftCreationTime; \
    FILETIME ftLastAccessTime; FILETIME ftLastWriteTime; DWORD nFileSizeHigh; DWORD nFileSizeLow
WIN32_FIND_DATAW: DWORD dwFileAttributes; FILETIME ftCreationTime; FILETIME ftLastAccessTime; \
    FILETIME ftLastWriteTime; DWORD nFileSizeHigh; DWORD nFileSizeLow; DWORD dwReserved0; \
    DWORD dwReserved1; WCHAR[260] cFileName; WCHAR[14] cAlternateFileName
FILE_BASIC_INFO: LARGE_INTEGER CreationTime; LARGE_INTEGER LastAccessTime; \
    LARGE_INTEGER LastWriteTime; LARGE_INTEGER ChangeTime; DWORD FileAttributes
FILE_STANDARD_INFO: LARGE_INTEGER AllocationSize; LARGE_INTEGER EndOfFile; DWORD NumberOfLinks; \
    BOOLEAN DeletePending; BOOLEAN Directory
FILE_NAME_INFO: DWORD FileNameLength; WCHAR[1] FileName
FILE_RENAME_INFO: BOOLEAN ReplaceIfExists | DWORD Flags; HANDLE RootDirectory; \
    DWORD FileNameLength; WCHAR[1] FileName
FILE_DISPOSITION_INFO: BOOLEAN DeleteFile
FILE_DISPOSITION_INFO_EX: DWORD Flags
FILE_END_OF_FILE_INFO: LARGE_INTEGER EndOfFile
JOBOBJECT_BASIC_ACCOUNTING_INFORMATION: LARGE_INTEGER TotalUserTime; \
    LARGE_INTEGER TotalKernelTime; LARGE_INTEGER ThisPeriodTotalUserTime; \
    LARGE_INTEGER ThisPeriodTotalKernelTime; DWORD TotalPageFaultCount; DWORD TotalProcesses; \
    DWORD ActiveProcesses; DWORD TotalTerminatedProcesses
JOBOBJECT_BASIC_LIMIT_INFORMATION: LARGE_INTEGER PerProcessUserTimeLimit; \
    LARGE_INTEGER PerJobUserTimeLimit; DWORD LimitFlags; SIZE_T MinimumWorkingSetSize; \
    SIZE_T MaximumWorkingSetSize; DWORD ActiveProcessLimit; ULONG_PTR Affinity; \
    DWORD PriorityClass; DWORD SchedulingClass
IO_COUNTERS: ULONGLONG ReadOperationCount; ULONGLONG WriteOperationCount; \
    ULONGLONG OtherOperationCount; ULONGLONG ReadTransferCount; ULONGLONG WriteTransferCount; \
    ULONGLONG OtherTransferCount
JOBOBJECT_EXTENDED_LIMIT_INFORMATION: JOBOBJECT_BASIC_LIMIT_INFORMATION BasicLimitInformation; \
    IO_COUNTERS IoInfo; SIZE_T ProcessMemoryLimit; SIZE_T JobMemoryLimit; \
    SIZE_T PeakProcessMemoryUsed; SIZE_T PeakJobMemoryUsed
JOBOBJECT_BASIC_PROCESS_ID_LIST: DWORD NumberOfAssignedProcesses; \
    DWORD NumberOfProcessIdsInList; ULONG_PTR[1] ProcessIdList
JOBOBJECT_BASIC_UI_RESTRICTIONS: DWORD UIRestrictionsClass
JOBOBJECT_END_OF_JOB_TIME_INFORMATION: DWORD EndOfJobTimeAction
JOBOBJECT_ASSOCIATE_COMPLETION_PORT: PVOID CompletionKey; HANDLE CompletionPort
KERNEL_USER_TIMES: LARGE_INTEGER CreateTime; LARGE_INTEGER ExitTime; LARGE_INTEGER KernelTime; \
    LARGE_INTEGER UserTime
PROCESS_PRIORITY_CLASS: BOOLEAN Foreground; UCHAR PriorityClass
PROCESSENTRY32W: DWORD dwSize; DWORD cntUsage; DWORD th32ProcessID; ULONG_PTR th32DefaultHeapID; \
    DWORD th32ModuleID; DWORD cntThreads; DWORD th32ParentProcessID; LONG pcPriClassBase; \
    DWORD dwFlags; WCHAR[260] szExeFile
THREADENTRY32: DWORD dwSize; DWORD cntUsage; DWORD th32ThreadID; DWORD th32OwnerProcessID; \
    LONG tpBasePri; LONG tpDeltaPri; DWORD dwFlags
PROCESS_BASIC_INFORMATION: NTSTATUS ExitStatus; PVOID PebBaseAddress; ULONG_PTR AffinityMask; \
    LONG BasePriority; ULONG_PTR UniqueProcessId; ULONG_PTR InheritedFromUniqueProcessId
THREAD_BASIC_INFORMATION: NTSTATUS ExitStatus; PVOID TebBaseAddress; CLIENT_ID ClientId; \
    ULONG_PTR AffinityMask; LONG Priority; LONG BasePriority
LUID_AND_ATTRIBUTES: LUID Luid; DWORD Attributes
TOKEN_PRIVILEGES: DWORD PrivilegeCount; LUID_AND_ATTRIBUTES[1] Privileges
SID_AND_ATTRIBUTES: PSID Sid; DWORD Attributes
TOKEN_GROUPS: DWORD GroupCount; SID_AND_ATTRIBUTES[1] Groups
TOKEN_USER: SID_AND_ATTRIBUTES User
TOKEN_OWNER: PSID Owner
TOKEN_PRIMARY_GROUP: PSID PrimaryGroup
TOKEN_DEFAULT_DACL: PACL DefaultDacl
TOKEN_SOURCE: CHAR[8] SourceName; LUID SourceIdentifier
TOKEN_STATISTICS: LUID TokenId; LUID AuthenticationId; LARGE_INTEGER ExpirationTime; \
    DWORD TokenType; DWORD ImpersonationLevel; DWORD DynamicCharged; DWORD DynamicAvailable; \
    DWORD GroupCount; DWORD PrivilegeCount; LUID ModifiedId
TOKEN_MANDATORY_LABEL: SID_AND_ATTRIBUTES Label
TOKEN_APPCONTAINER_INFORMATION: PSID TokenAppContainer
TOKEN_GROUPS_AND_PRIVILEGES: DWORD SidCount; DWORD SidLength; PVOID Sids; \
    DWORD RestrictedSidCount; DWORD RestrictedSidLength; PVOID RestrictedSids; \
    DWORD PrivilegeCount; DWORD PrivilegeLength; PVOID Privileges; LUID AuthenticationId
TOKEN_ORIGIN: LUID OriginatingLogonSession
TOKEN_PROCESS_TRUST_LEVEL: PSID TrustLevelSid
GENERIC_MAPPING: ACCESS_MASK GenericRead; ACCESS_MASK GenericWrite; ACCESS_MASK GenericExecute; \
    ACCESS_MASK GenericAll
PRIVILEGE_SET: DWORD PrivilegeCount; DWORD Control; LUID_AND_ATTRIBUTES[1] Privilege
KEY_BASIC_INFORMATION: LARGE_INTEGER LastWriteTime; ULONG TitleIndex; ULONG NameLength; \
    WCHAR[1] Name
KEY_FULL_INFORMATION: LARGE_INTEGER LastWriteTime; ULONG TitleIndex; ULONG ClassOffset; \
    ULONG ClassLength; ULONG SubKeys; ULONG MaxNameLen; ULONG MaxClassLen; ULONG Values; \
    ULONG MaxValueNameLen; ULONG MaxValueDataLen; WCHAR[1] Class
KEY_NAME_INFORMATION: ULONG NameLength; WCHAR[1] Name
KEY_VALUE_PARTIAL_INFORMATION: ULONG TitleIndex; ULONG Type; ULONG DataLength; UCHAR[1] Data
KEY_VALUE_FULL_INFORMATION: ULONG TitleIndex; ULONG Type; ULONG DataOffset; ULONG DataLength; \
    ULONG NameLength; WCHAR[1] Name
FILE_NOTIFY_INFORMATION: DWORD NextEntryOffset; DWORD Action; DWORD FileNameLength; \
    WCHAR[1] FileName
CURDIR: UNICODE_STRING DosPath; HANDLE Handle
RTL_USER_PROCESS_PARAMETERS: ULONG MaximumLength; ULONG Length; ULONG Flags; ULONG DebugFlags; \
    HANDLE ConsoleHandle; ULONG ConsoleFlags; HANDLE StandardInput; HANDLE StandardOutput; \
    HANDLE StandardError; CURDIR CurrentDirectory; UNICODE_STRING DllPath; \
    UNICODE_STRING ImagePathName; UNICODE_STRING CommandLine; PVOID Environment; \
    ULONG StartingX; ULONG StartingY; ULONG CountX; ULONG CountY; ULONG CountCharsX; \
    ULONG CountCharsY; ULONG FillAttribute; ULONG WindowFlags; ULONG ShowWindowFlags; \
    UNICODE_STRING WindowTitle; UNICODE_STRING DesktopInfo; UNICODE_STRING ShellInfo; \
    UNICODE_STRING RuntimeData
LIST_ENTRY: PVOID Flink; PVOID Blink
RTL_CRITICAL_SECTION: PVOID DebugInfo; LONG LockCount; LONG RecursionCount; HANDLE OwningThread; \
    HANDLE LockSemaphore; ULONG_PTR SpinCount
NT_TIB: PVOID ExceptionList; PVOID StackBase; PVOID StackLimit; PVOID SubSystemTib; \
    PVOID FiberData; PVOID ArbitraryUserPointer; PVOID Self
PEB: BYTE InheritedAddressSpace; BYTE ReadImageFileExecOptions; BYTE BeingDebugged; \
    BYTE BitField; PVOID Mutant; PVOID ImageBaseAddress; PVOID Ldr; \
    PRTL_USER_PROCESS_PARAMETERS ProcessParameters; PVOID SubSystemData; PVOID ProcessHeap; \
    BYTE[648] Reserved; ULONG SessionId; BYTE[60] Reserved2
TEB: NT_TIB NtTib; PVOID EnvironmentPointer; CLIENT_ID ClientId; PVOID ActiveRpcHandle; \
    PVOID ThreadLocalStoragePointer; PPEB ProcessEnvironmentBlock; ULONG LastErrorValue; \
    ULONG CountOfOwnedCriticalSections; BYTE[1920] Reserved
";

/// Structures that C declares in another way than field by field: the text between the braces.
pub(crate) const DECLARED: &[(&str, &str)] = &[
    (
        "OVERLAPPED",
        "    ULONG_PTR Internal;\n    ULONG_PTR InternalHigh;\n    __extension__ union {\n        \
         __extension__ struct {\n            DWORD Offset;\n            DWORD OffsetHigh;\n        \
         };\n        PVOID Pointer;\n    };\n    HANDLE hEvent;\n",
    ),
    (
        "PROCESS_MITIGATION_STRICT_HANDLE_CHECK_POLICY",
        "    __extension__ union {\n        DWORD Flags;\n        \
         __extension__ struct {\n            \
         DWORD RaiseExceptionOnInvalidHandleReference : 1;\n            \
         DWORD HandleExceptionsPermanentlyEnabled : 1;\n            \
         DWORD ReservedFlags : 30;\n        };\n    };\n",
    ),
];
