/* What the lines of the actors use. All of it is at the end of this file. */

/* Waits until it is this line's turn. */
void turn(int line, const char *text);
/* Has no more lines. */
void rest(void);
/* A thread that the scenario has started is there. */
void enter(int actor);
/* Gives the thread its own last error back, for a line that asks for it. */
void own_error(void);
/* Lines that are repeated say something only when they fail. */
void repeated(BOOL begins);
/* The ids of others. */
DWORD pid_of(int actor);
DWORD tid_of(int actor);
/* A text that the call may write to. */
WCHAR *writable(const WCHAR *text);
/* The attributes of a new process: handles that it inherits, its parent, and its jobs. */
void *attribute_list(HANDLE *handles, int count, HANDLE parent, HANDLE *jobs, int job_count);
/* A security descriptor from its text. */
void *descriptor(const WCHAR *text);

/* What a call returned, and the last error that it stored. */
void result_none(void);
void result_bool(BOOL value);
void result_handle(HANDLE value);
void result_number(ULONGLONG value, int bits);
void result_signed(LONGLONG value, int bits);
void result_hex(ULONGLONG value);
void result_address(const volatile void *value);
void result_wait(DWORD value);
void result_status(LONG value);
void result_error(DWORD value);
void result_text(const WCHAR *value);

/* What a call wrote. */
void out_bool(const char *name, BOOL value);
void out_handle(const char *name, HANDLE value);
void out_number(const char *name, ULONGLONG value);
void out_signed(const char *name, LONGLONG value);
void out_hex(const char *name, ULONGLONG value);
void out_address(const char *name, const volatile void *value);
void out_status(const char *name, LONG value);
void out_error(const char *name, DWORD value);
void out_text(const char *name, const WCHAR *value);
void out_bytes(const char *name, const void *value, size_t length);
void out_begin(const char *name);
void out_end(void);
void field_bool(const char *name, BOOL value);
void field_handle(const char *name, HANDLE value);
void field_number(const char *name, ULONGLONG value);
void field_signed(const char *name, LONGLONG value);
void field_hex(const char *name, ULONGLONG value);
void field_address(const char *name, const volatile void *value);
void field_status(const char *name, LONG value);
void field_text(const char *name, const WCHAR *value);
void field_begin(const char *name);
void field_end(void);
