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

