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
