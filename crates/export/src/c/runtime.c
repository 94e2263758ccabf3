/* ------------------------------------------------------------------------------------------------
 * How the turns are handed over, and how results are printed. It is the same in every program.
 *
 * The process that is started by hand directs the others: it gives the turn to one actor after the
 * other, and prints what they report in memory that they share. An actor waits for its turn at an
 * event of its own. Its process opens these before the first line and keeps them, so they change
 * no count between two lines; they only make the values of handles higher than in the scenario.
 * ---------------------------------------------------------------------------------------------- */

enum { NOT_STORED = 0x2D2D2D2D, PATIENCE_MS = 20000, DOUBT_MS = 1000 };

static HANDLE go[ACTORS];     /* tells an actor that it may look whether it is its turn */
static HANDLE reported;       /* tells the director that there is something to look at */

static void say(struct place *place, const char *format, ...);

static void die(const char *what)
{
    fprintf(stderr, "%s: error %lu\n", what, GetLastError());
    ExitProcess(3);
}

static struct place *me(void)
{
    DWORD process = GetCurrentProcessId(), thread = GetCurrentThreadId();
    for (int at = 0; at < ACTORS; at++)
        if (memory->places[at].process == process && memory->places[at].thread == thread)
            return &memory->places[at];
    die("an actor that nobody knows");
    return NULL;
}

static void finish(struct place *place)
{
    LONG line = place->line;
    if (line != 0) {
        place->finished = line;
        place->line = 0;
        if (line == memory->last || place->late)
            SetEvent(reported);
    }
}

void turn(int line, const char *text)
{
    struct place *place = me();
    finish(place);
    while (memory->actor != place - memory->places || line < memory->line || line > memory->last)
        WaitForSingleObject(go[place - memory->places], INFINITE);
    place->dropped = 0;
    place->command = text;
    say(place, "%s\n", text);
    place->begun = place->length;
    place->line = line;
    SetLastError(NOT_STORED);
}

void rest(void)
{
    finish(me());
    for (;;)
        Sleep(INFINITE);
}

void own_error(void)
{
    SetLastError(me()->error);
}

void repeated(BOOL begins)
{
    me()->quiet = begins;
    SetLastError(NOT_STORED);
}

DWORD pid_of(int actor) { return memory->places[actor].process; }

DWORD tid_of(int actor) { return memory->places[actor].thread; }

WCHAR *writable(const WCHAR *text)
{
    struct place *place = me();
    size_t at = 0;
    for (; text[at] != 0 && at + 1 < sizeof place->buffer / sizeof *text; at++)
        place->buffer[at] = text[at];
    place->buffer[at] = 0;
    SetLastError(NOT_STORED);
    return place->buffer;
}

void *attribute_list(HANDLE *handles, int count, HANDLE parent, HANDLE *jobs, int job_count)
{
    enum { ROOM = 64 };
    SIZE_T size = 0;
    LPPROC_THREAD_ATTRIBUTE_LIST list;
    HANDLE *kept = calloc(ROOM, sizeof *kept);
    if (kept == NULL || count + job_count + 1 > ROOM)
        die("a list of attributes that is too long");
    for (int at = 0; at < count; at++)
        kept[at] = handles[at];
    for (int at = 0; at < job_count; at++)
        kept[count + at] = jobs[at];
    kept[ROOM - 1] = parent;
    InitializeProcThreadAttributeList(NULL, 3, 0, &size);
    list = malloc(size);
    if (list == NULL || !InitializeProcThreadAttributeList(list, 3, 0, &size))
        die("a list of attributes cannot be made");
    if (count > 0)
        UpdateProcThreadAttribute(list, 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST, kept,
                                  (SIZE_T)count * sizeof *kept, NULL, NULL);
    if (parent != NULL)
        UpdateProcThreadAttribute(list, 0, PROC_THREAD_ATTRIBUTE_PARENT_PROCESS, &kept[ROOM - 1],
                                  sizeof *kept, NULL, NULL);
    if (job_count > 0) /* PROC_THREAD_ATTRIBUTE_JOB_LIST */
        UpdateProcThreadAttribute(list, 0, 0x2000D, kept + count,
                                  (SIZE_T)job_count * sizeof *kept, NULL, NULL);
    SetLastError(NOT_STORED);
    return list;
}

void *descriptor(const WCHAR *text)
{
    PSECURITY_DESCRIPTOR made = NULL;
    if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(text, SDDL_REVISION_1, &made, NULL))
        die("a descriptor that cannot be read");
    SetLastError(NOT_STORED);
    return made;
}

/* Names its thread, so that a debugger shows who is who. */
static void name_thread(int actor)
{
    HRESULT (WINAPI *describe)(HANDLE, PCWSTR) = NULL;
    FARPROC found = GetProcAddress(GetModuleHandleW(L"kernelbase.dll"), "SetThreadDescription");
    WCHAR name[16];
    memcpy(&describe, &found, sizeof found);
    swprintf(name, 16, L"obs%06lx.%d", memory->director & 0xFFFFFF, actor);
    if (describe != NULL)
        describe(GetCurrentThread(), name);
}

void enter(int actor)
{
    struct place *place = &memory->places[actor];
    place->thread = GetCurrentThreadId();
    place->process = GetCurrentProcessId();
    place->error = 0;
    name_thread(actor);
    place->arrived++;
    SetEvent(reported);
}

/* ---- Printing ---------------------------------------------------------------------------------- */

static void say(struct place *place, const char *format, ...)
{
    va_list arguments;
    int room = (int)sizeof place->text - place->length, written;
    if (place->dropped)
        return;
    va_start(arguments, format);
    written = vsnprintf(place->text + place->length, (size_t)room, format, arguments);
    va_end(arguments);
    if (written > 0)
        place->length += written < room ? written : room - 1;
}

static const char *name_of(const struct name *names, ULONGLONG value)
{
    for (; names->name != NULL; names++)
        if (names->value == value)
            return names->name;
    return NULL;
}

/* The name of the call: what stands before the first parenthesis of the line. */
static void say_call(struct place *place)
{
    const char *end = strchr(place->command, '('), *begin = end;
    while (begin > place->command && (isalnum((unsigned char)begin[-1]) || begin[-1] == '_'))
        begin--;
    say(place, "  ~ %s resumes: %.*s", actors[place - memory->places].name, (int)(end - begin),
        begin);
}

/* The line of the value and that of the error. Whoever was blocked tells both as an event. */
static void say_result(const char *value, BOOL succeeded, DWORD error)
{
    struct place *place = me();
    const char *name = name_of(errors, error);
    BOOL stored = error != NOT_STORED && error != 0;
    if (error != NOT_STORED)
        place->error = error;
    place->dropped = place->quiet && succeeded && !stored;
    if (place->late)
        say_call(place);
    if (value != NULL)
        say(place, "%s = %s%s", place->late ? "" : " ", value, place->late ? "" : "\n");
    if (stored)
        say(place, "%s %s (%lu)%s", place->late ? "," : "  !", name ? name : "ERROR", error,
            place->late ? "" : "\n");
    if (place->late)
        say(place, "\n");
    SetLastError(NOT_STORED);
}

static void print_handle(char text[32], HANDLE value)
{
    LONG_PTR number = (LONG_PTR)value;
    if (number == 0)
        snprintf(text, 32, "NULL");
    else if (number < 0 && number > -1000)
        snprintf(text, 32, "(HANDLE)%d", (int)number);
    else
        snprintf(text, 32, "0x%llx", (ULONGLONG)number);
}

static void print_address(char text[32], const volatile void *value)
{
    if (value == NULL)
        snprintf(text, 32, "NULL");
    else
        snprintf(text, 32, "0x%llx", (ULONGLONG)(ULONG_PTR)value);
}

static void print_status(char text[64], LONG value)
{
    const char *name = name_of(statuses, (ULONG)value);
    if (name != NULL)
        snprintf(text, 64, "%s", name);
    else
        snprintf(text, 64, "0x%08lX", (ULONG)value);
}

void result_none(void) { say_result(NULL, TRUE, GetLastError()); }

void result_bool(BOOL value)
{
    DWORD error = GetLastError();
    say_result(value ? "TRUE" : "FALSE", value, error);
}

void result_handle(HANDLE value)
{
    DWORD error = GetLastError();
    char text[32];
    print_handle(text, value);
    say_result(text, value != NULL && value != INVALID_HANDLE_VALUE, error);
}

void result_number(ULONGLONG value, int bits)
{
    DWORD error = GetLastError();
    char text[32];
    if (bits == 32 && value == 0xFFFFFFFF)
        snprintf(text, 32, "0xFFFFFFFF");
    else
        snprintf(text, 32, "%llu", value);
    say_result(text, bits != 32 || value != 0xFFFFFFFF, error);
}

void result_signed(LONGLONG value, int bits)
{
    DWORD error = GetLastError();
    char text[32];
    snprintf(text, 32, "%lld", value);
    say_result(text, bits != 32 || value != 0x7FFFFFFF, error);
}

void result_hex(ULONGLONG value)
{
    DWORD error = GetLastError();
    char text[32];
    snprintf(text, 32, "0x%llx", value);
    say_result(text, TRUE, error);
}

void result_address(const volatile void *value)
{
    DWORD error = GetLastError();
    char text[32];
    print_address(text, value);
    say_result(text, value != NULL, error);
}

void result_wait(DWORD value)
{
    DWORD error = GetLastError();
    char text[32];
    if (value == WAIT_OBJECT_0)
        snprintf(text, 32, "WAIT_OBJECT_0");
    else if (value < 64)
        snprintf(text, 32, "WAIT_OBJECT_0 + %lu", value);
    else if (value == WAIT_ABANDONED_0)
        snprintf(text, 32, "WAIT_ABANDONED");
    else if (value > WAIT_ABANDONED_0 && value < WAIT_ABANDONED_0 + 64)
        snprintf(text, 32, "WAIT_ABANDONED_0 + %lu", value - WAIT_ABANDONED_0);
    else if (value == WAIT_IO_COMPLETION)
        snprintf(text, 32, "WAIT_IO_COMPLETION");
    else if (value == WAIT_TIMEOUT)
        snprintf(text, 32, "WAIT_TIMEOUT");
    else if (value == WAIT_FAILED)
        snprintf(text, 32, "WAIT_FAILED");
    else
        snprintf(text, 32, "%lu", value);
    say_result(text, value < 64, error);
}

void result_status(LONG value)
{
    DWORD error = GetLastError();
    char text[64];
    print_status(text, value);
    say_result(text, value >= 0 && value < 64, error);
}

void result_error(DWORD value)
{
    const char *name = name_of(errors, value);
    char text[64];
    if (name != NULL)
        snprintf(text, 64, "%s", name);
    else
        snprintf(text, 64, "%lu", value);
    say_result(text, TRUE, NOT_STORED);
}

/* A text in quotes, with escapes for what does not print. */
static void say_quoted(struct place *place, const WCHAR *text)
{
    say(place, "L\"");
    for (; *text != 0; text++) {
        if (*text == L'"' || *text == L'\\')
            say(place, "\\%c", (char)*text);
        else if (*text >= 0x20 && *text < 0x7F)
            say(place, "%c", (char)*text);
        else
            say(place, "\\u%04X", *text);
    }
    say(place, "\"");
}

void result_text(const WCHAR *value)
{
    DWORD error = GetLastError();
    struct place *place = me();
    say_result(NULL, TRUE, error);
    say(place, "  = ");
    say_quoted(place, value);
    say(place, "\n");
}

static void say_name(struct place *place, const char *name)
{
    const char *prompt = place->command;
    int length = (int)strcspn(prompt, ":>");
    if (place->late)
        say(place, "  & %.*s.%s = ", length, prompt, name);
    else
        say(place, "  & %s = ", name);
}

static void out(const char *name, const char *value)
{
    struct place *place = me();
    say_name(place, name);
    say(place, "%s\n", value);
}

void out_bool(const char *name, BOOL value) { out(name, value ? "TRUE" : "FALSE"); }

void out_handle(const char *name, HANDLE value)
{
    char text[32];
    print_handle(text, value);
    out(name, text);
}

void out_number(const char *name, ULONGLONG value)
{
    char text[32];
    snprintf(text, 32, "%llu", value);
    out(name, text);
}

void out_signed(const char *name, LONGLONG value)
{
    char text[32];
    snprintf(text, 32, "%lld", value);
    out(name, text);
}

void out_hex(const char *name, ULONGLONG value)
{
    char text[32];
    snprintf(text, 32, "0x%llx", value);
    out(name, text);
}

void out_address(const char *name, const volatile void *value)
{
    char text[32];
    print_address(text, value);
    out(name, text);
}

void out_status(const char *name, LONG value)
{
    char text[64];
    print_status(text, value);
    out(name, text);
}

void out_error(const char *name, DWORD value) { out_number(name, value); }

void out_text(const char *name, const WCHAR *value)
{
    struct place *place = me();
    say_name(place, name);
    say_quoted(place, value);
    say(place, "\n");
}

void out_bytes(const char *name, const void *value, size_t length)
{
    struct place *place = me();
    const unsigned char *bytes = value;
    say_name(place, name);
    say(place, "\"");
    for (size_t at = 0; at < length; at++) {
        if (bytes[at] == '"' || bytes[at] == '\\')
            say(place, "\\%c", bytes[at]);
        else if (bytes[at] >= 0x20 && bytes[at] < 0x7F)
            say(place, "%c", bytes[at]);
        else
            say(place, "\\%03o", bytes[at]);
    }
    say(place, "\"\n");
}

/* A structure: the fields that are not zero. */
void out_begin(const char *name)
{
    struct place *place = me();
    place->fields = 0;
    say_name(place, name);
    say(place, "{ ");
}

void out_end(void)
{
    struct place *place = me();
    say(place, place->fields ? " }\n" : "}\n");
}

static void field(const char *name, const char *value)
{
    struct place *place = me();
    say(place, "%s.%s = %s", place->fields++ ? ", " : "", name, value);
}

void field_begin(const char *name)
{
    field(name, "{ ");
    me()->fields = 0;
}

void field_end(void)
{
    struct place *place = me();
    say(place, place->fields ? " }" : "}");
    place->fields = 1;
}

void field_bool(const char *name, BOOL value)
{
    if (value)
        field(name, "TRUE");
}

void field_handle(const char *name, HANDLE value)
{
    char text[32];
    print_handle(text, value);
    if (value != NULL)
        field(name, text);
}

void field_number(const char *name, ULONGLONG value)
{
    char text[32];
    snprintf(text, 32, "%llu", value);
    if (value != 0)
        field(name, text);
}

void field_signed(const char *name, LONGLONG value)
{
    char text[32];
    snprintf(text, 32, "%lld", value);
    if (value != 0)
        field(name, text);
}

void field_hex(const char *name, ULONGLONG value)
{
    char text[32];
    snprintf(text, 32, "0x%llx", value);
    if (value != 0)
        field(name, text);
}

void field_address(const char *name, const volatile void *value)
{
    field_hex(name, (ULONGLONG)(ULONG_PTR)value);
}

void field_status(const char *name, LONG value)
{
    char text[64];
    print_status(text, value);
    if (value != 0)
        field(name, text);
}

void field_text(const char *name, const WCHAR *value)
{
    struct place *place = me();
    if (value[0] == 0)
        return;
    field(name, "");
    say_quoted(place, value);
}

/* ---- Who is blocked ----------------------------------------------------------------------------
 *
 * A thread that has begun a line and not finished it is blocked when the system says that it waits,
 * twice, without having run in between. Windows tells in its list of processes and threads. Wine
 * does not; there the Linux below tells, by the name that the thread has been given. Between two
 * looks the director asks Wine's server something: the server answers in the order in which it is
 * asked, so a thread that sleeps only until it is answered has run on when the director has its own
 * answers.
 */

struct sleep {
    BOOL waits;
    ULONG switches;
};

static ULONG text_number(const char *text, const char *key)
{
    const char *found = strstr(text, key);
    return found ? strtoul(found + strlen(key), NULL, 10) : 0;
}

static BOOL read_small(const char *path, char *text, DWORD room)
{
    HANDLE file = CreateFileA(path, GENERIC_READ, 7, NULL, OPEN_EXISTING, 0, NULL);
    DWORD got = 0;
    if (file == INVALID_HANDLE_VALUE)
        return FALSE;
    if (!ReadFile(file, text, room - 1, &got, NULL))
        got = 0;
    text[got] = 0;
    CloseHandle(file);
    return got > 0;
}

/* Finds the thread of an actor in the file system of Linux. */
static BOOL find_task(int actor)
{
    static char processes[] = "Z:\\proc\\*";
    char wanted[20], text[64], pattern[300], path[600];
    WIN32_FIND_DATAA process, task;
    HANDLE all = FindFirstFileA(processes, &process), tasks;
    snprintf(wanted, sizeof wanted, "obs%06lx.%d\n", memory->director & 0xFFFFFF, actor);
    do {
        if (!isdigit((unsigned char)process.cFileName[0]))
            continue;
        snprintf(pattern, sizeof pattern, "Z:\\proc\\%s\\task\\*", process.cFileName);
        tasks = FindFirstFileA(pattern, &task);
        if (tasks == INVALID_HANDLE_VALUE)
            continue;
        do {
            snprintf(path, sizeof path, "Z:\\proc\\%s\\task\\%s\\comm", process.cFileName,
                     task.cFileName);
            if (read_small(path, text, sizeof text) && strcmp(text, wanted) == 0) {
                snprintf(task_of[actor], sizeof task_of[actor], "Z:\\proc\\%s\\task\\%s\\status",
                         process.cFileName, task.cFileName);
                task_thread[actor] = memory->places[actor].thread;
                break;
            }
        } while (FindNextFileA(tasks, &task));
        FindClose(tasks);
    } while (task_thread[actor] != memory->places[actor].thread && FindNextFileA(all, &process));
    FindClose(all);
    return task_thread[actor] == memory->places[actor].thread;
}

static struct sleep look_at_task(int actor)
{
    struct sleep seen = { FALSE, 0 };
    char text[4096];
    if (task_thread[actor] != memory->places[actor].thread && !find_task(actor))
        return seen;
    if (read_small(task_of[actor], text, sizeof text)) {
        const char *state = strstr(text, "State:\t");
        seen.waits = state != NULL && state[7] == 'S';
        seen.switches = text_number(text, "\nvoluntary_ctxt_switches:\t") +
                        text_number(text, "\nnonvoluntary_ctxt_switches:\t");
    }
    return seen;
}

/* One thread, and one process, in the list that Windows gives. */
struct listed_thread {
    LONGLONG times[3];
    ULONG wait_time;
    void *start;
    ULONG_PTR process, thread;
    LONG priority, base_priority;
    ULONG switches, state, reason;
};

struct listed_process {
    ULONG next, threads;
    char times[48];
    USHORT name_length[4];
    void *name;
    LONG base_priority;
    ULONG_PTR process, parent;
    char counts[160];
    struct listed_thread thread[1];
};

static struct sleep look_at_list(int actor)
{
    LONG (WINAPI *query)(ULONG, void *, ULONG, ULONG *) = NULL;
    FARPROC found = GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "NtQuerySystemInformation");
    static LONGLONG list[1 << 19];
    struct sleep seen = { FALSE, 0 };
    const char *at = (const char *)list;
    memcpy(&query, &found, sizeof found);
    if (query(5, list, sizeof list, NULL) < 0)
        return seen;
    for (;;) {
        const struct listed_process *process = (const void *)at;
        for (ULONG n = 0; n < process->threads; n++) {
            const struct listed_thread *thread = &process->thread[n];
            if (thread->thread == memory->places[actor].thread) {
                seen.waits = thread->state == 5 && thread->reason != 2; /* not for a page */
                seen.switches = thread->switches;
            }
        }
        if (process->next == 0)
            return seen;
        at += process->next;
    }
}

static BOOL is_blocked(int actor)
{
    BOOL wine = GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "wine_get_version") != NULL;
    struct sleep (*look)(int) = wine ? look_at_task : look_at_list;
    struct sleep first = look(actor), second;
    if (!first.waits || memory->places[actor].line == 0)
        return FALSE;
    for (int asked = 0; asked < 3; asked++)
        WaitForSingleObject(go[actor], 0);
    second = look(actor);
    return second.waits && second.switches == first.switches && memory->places[actor].line != 0;
}

/* ---- The director ------------------------------------------------------------------------------ */

/* Prints what an actor reports. */
static void show(struct place *place)
{
    fwrite(place->text, 1, (size_t)place->length, stdout);
    place->length = 0;
}

static void end_process(DWORD id)
{
    HANDLE process = OpenProcess(PROCESS_TERMINATE, FALSE, id);
    if (process != NULL) {
        TerminateProcess(process, 0);
        CloseHandle(process);
    }
}

/* Ends the programs that the scenario has started and that never began, such as suspended ones. */
static void end_children(void)
{
    HANDLE all = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    PROCESSENTRY32W entry = { .dwSize = sizeof entry };
    BOOL more = all != INVALID_HANDLE_VALUE && Process32FirstW(all, &entry);
    for (; more; more = Process32NextW(all, &entry)) {
        BOOL is_program = FALSE, is_child = FALSE;
        for (int at = 0; programs[at] != NULL; at++)
            is_program |= _wcsicmp(programs[at], entry.szExeFile) == 0;
        for (int at = 0; at < ACTORS; at++)
            is_child |= memory->places[at].process == entry.th32ParentProcessID;
        if (is_program && is_child)
            end_process(entry.th32ProcessID);
    }
}

/* Ends everybody, and the program. */
static void end_all(int code)
{
    fflush(stdout);
    end_children();
    for (int at = 0; at < ACTORS; at++)
        if (memory->places[at].process != 0 && actors[at].process == at)
            end_process(memory->places[at].process);
    ExitProcess((UINT)code);
}

/* Waits until a thread has done what it is to do, with the patience that only a failure needs. */
static BOOL await(BOOL (*is_so)(int), int argument)
{
    ULONGLONG begin = GetTickCount64();
    while (!is_so(argument)) {
        if (GetTickCount64() - begin > PATIENCE_MS)
            return FALSE;
        WaitForSingleObject(reported, 20);
    }
    return TRUE;
}

static BOOL has_arrived(int actor) { return memory->places[actor].arrived >= expected[actor]; }

static BOOL has_finished(int actor) { return memory->places[actor].line == 0; }

static void start_process(int actor)
{
    WCHAR path[MAX_PATH], line[2 * MAX_PATH];
    STARTUPINFOW startup = { .cb = sizeof startup };
    PROCESS_INFORMATION started;
    GetModuleFileNameW(NULL, path, MAX_PATH);
    swprintf(line, 2 * MAX_PATH, L"\"%ls\" actor %d", path, actor);
    if (!CreateProcessW(path, line, NULL, NULL, FALSE, DETACHED_PROCESS, NULL, NULL, &startup,
                        &started))
        die("a process cannot be started");
    CloseHandle(started.hThread);
    CloseHandle(started.hProcess);
    expected[actor]++;
    if (!await(has_arrived, actor))
        die("a process does not begin");
}

/* What the scenario says will happen beside the result: whether it does. */
static void look_for(const struct event *event, HANDLE end)
{
    struct place *place = &memory->places[event->actor];
    DWORD code = 0;
    switch (event->what) {
    case STARTS:
        expected[event->actor]++;
        printf("  ~ %s %s\n", event->name,
               await(has_arrived, event->actor) ? "starts" : "does not start");
        break;
    case RESUMES:
        if (await(has_finished, event->actor)) {
            show(place);
            place->late = 0;
        } else
            printf("  ~ %s does not resume\n", event->name);
        break;
    case EXITS:
    case THREAD_EXITS:
        if (end == NULL || WaitForSingleObject(end, PATIENCE_MS) != WAIT_OBJECT_0) {
            printf("  ~ %s does not exit\n", event->name);
            break;
        }
        if (event->what == EXITS)
            GetExitCodeProcess(end, &code);
        else
            GetExitCodeThread(end, &code);
        if (code < 0x80000000)
            printf("  ~ %s exits: code %lu\n", event->name, code);
        else
            printf("  ~ %s exits: code 0x%08lX\n", event->name, code);
        place->line = 0;
        place->finished = -1;
        break;
    default:
        break;
    }
    if (end != NULL)
        CloseHandle(end);
}

/* Whoever is not expected to go on and does. */
static void look_for_others(void)
{
    for (int at = 0; at < ACTORS; at++)
        if (memory->places[at].late && memory->places[at].line == 0) {
            show(&memory->places[at]);
            memory->places[at].late = 0;
        }
}

static void run_line(const struct line *line)
{
    struct place *place = &memory->places[line->actor];
    HANDLE ends[EVENTS] = { NULL };
    HANDLE own_end = NULL;
    ULONGLONG begin;
    for (int at = 0; at < EVENTS && line->events[at].what != NOTHING; at++) {
        const struct event *event = &line->events[at];
        if (event->what == EXITS)
            ends[at] = OpenProcess(SYNCHRONIZE | PROCESS_QUERY_INFORMATION, FALSE,
                                   memory->places[event->actor].process);
        if (event->what == THREAD_EXITS)
            ends[at] = OpenThread(SYNCHRONIZE | THREAD_QUERY_INFORMATION, FALSE,
                                  memory->places[event->actor].thread);
        if (event->actor == line->actor || event->actor == actors[line->actor].process)
            own_end = ends[at];
    }
    if (place->line != 0 || place->finished < 0) {
        printf("# %s cannot act in line %d; the rest is not run\n", actors[line->actor].name,
               line->number);
        end_all(1);
    }
    place->late = 0;
    memory->actor = ACTORS;
    memory->line = line->number;
    memory->last = line->last;
    memory->actor = line->actor;
    SetEvent(go[line->actor]);
    begin = GetTickCount64();
    while (place->finished != line->last) {
        if (own_end != NULL && WaitForSingleObject(own_end, 0) == WAIT_OBJECT_0)
            break;
        BOOL expected_to = line->events[0].what == BLOCKS;
        if (line->may_block && place->line != 0 && is_blocked(line->actor) &&
            (expected_to || GetTickCount64() - begin > DOUBT_MS)) {
            place->late = 1;
            if (place->line == line->last && place->length == place->begun) {
                show(place);
                printf("  ~ blocks\n");
                break;
            }
            place->late = 0;
            if (place->line != 0 && place->line != line->last) {
                show(place);
                printf("# blocked; the rest is not run\n");
                end_all(1);
            }
        }
        if (GetTickCount64() - begin > PATIENCE_MS) {
            show(place);
            printf("# does not return; the rest is not run\n");
            end_all(1);
        }
        WaitForSingleObject(reported, expected_to ? 0 : 20);
    }
    if (!place->late)
        show(place);
    for (int at = 0; at < EVENTS && line->events[at].what != NOTHING; at++)
        look_for(&line->events[at], ends[at]);
    look_for_others();
    fflush(stdout);
}

/* The programs that the scenario starts by name are copies of this one. */
static void copy_programs(void)
{
    WCHAR own[MAX_PATH], folder[MAX_PATH], path[MAX_PATH + 64];
    GetModuleFileNameW(NULL, own, MAX_PATH);
    GetTempPathW(MAX_PATH - 20, folder);
    swprintf(folder + wcslen(folder), 20, L"obsim-%lx", GetCurrentProcessId());
    CreateDirectoryW(folder, NULL);
    for (int at = 0; programs[at] != NULL; at++) {
        swprintf(path, MAX_PATH + 64, L"%ls\\%ls", folder, programs[at]);
        CopyFileW(own, path, FALSE);
    }
    SetCurrentDirectoryW(folder);
}

static HANDLE event_of(int actor)
{
    WCHAR name[64];
    HANDLE event;
    swprintf(name, 64, L"obsim-%lx-%d", memory->director, actor);
    event = CreateEventW(NULL, FALSE, FALSE, name);
    if (event == NULL)
        die("an event of the turns cannot be made");
    return event;
}

static void direct(const WCHAR *variable)
{
    WCHAR name[64];
    HANDLE section;
    swprintf(name, 64, L"obsim-%lx", GetCurrentProcessId());
    section = CreateFileMappingW(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0,
                                 sizeof(struct memory), name);
    memory = section == NULL ? NULL : MapViewOfFile(section, FILE_MAP_ALL_ACCESS, 0, 0, 0);
    if (memory == NULL)
        die("the memory of the turns cannot be made");
    memory->director = GetCurrentProcessId();
    memory->line = -1;
    SetEnvironmentVariableW(variable, name);
    for (int at = 0; at < ACTORS; at++)
        go[at] = event_of(at);
    reported = event_of(ACTORS);
    copy_programs();
    for (const struct line *line = lines; line->number != 0; line++) {
        if (line->events[0].what == STARTED_BY_HAND)
            start_process(line->actor);
        else
            run_line(line);
    }
    end_all(0);
}

/* Which actor this process is: the director says so, or its program's name does. */
static int which_actor(int argc, char **argv)
{
    WCHAR path[MAX_PATH];
    const WCHAR *name;
    if (argc == 3 && strcmp(argv[1], "actor") == 0)
        return atoi(argv[2]);
    GetModuleFileNameW(NULL, path, MAX_PATH);
    name = wcsrchr(path, L'\\') + 1;
    for (int at = 0; at < ACTORS; at++)
        if (actors[at].program != NULL && memory->places[at].arrived == 0 &&
            _wcsicmp(actors[at].program, name) == 0)
            return at;
    die("a program that the scenario does not start");
    return 0;
}

int main(int argc, char **argv)
{
    static const WCHAR variable[] = L"OBSIM_TURNS";
    WCHAR name[64];
    HANDLE section;
    int actor;
    if (GetEnvironmentVariableW(variable, name, 64) == 0)
        direct(variable);
    section = OpenFileMappingW(FILE_MAP_ALL_ACCESS, FALSE, name);
    memory = section == NULL ? NULL : MapViewOfFile(section, FILE_MAP_ALL_ACCESS, 0, 0, 0);
    if (memory == NULL)
        die("the memory of the turns is not there");
    CloseHandle(section);
    variables();
    actor = which_actor(argc, argv);
    for (int at = 0; at < ACTORS; at++)
        if (actors[at].process == actor)
            go[at] = event_of(at);
    reported = event_of(ACTORS);
    enter(actor);
    begin(actor);
    return 0;
}
