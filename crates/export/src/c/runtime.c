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

