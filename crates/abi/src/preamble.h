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
