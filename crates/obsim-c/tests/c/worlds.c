/* Many worlds one after the other, and many threads in one: nothing is left behind. */
#include <obsim.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures, worlds = 1000, threads = 10000;
static volatile int started;

#define CHECK(what) \
    do { \
        if (!(what)) { \
            failures++; \
            printf("%s:%d: %s (last error %u; %s)\n", __FILE__, __LINE__, #what, \
                   (unsigned)GetLastError(), obsim_last_refusal()); \
        } \
    } while (0)

/* A number of the host's own account of this process; 0 where it keeps none. */
static long account(const char *file, const char *name) {
    char line[256];
    long value = 0;
    FILE *from = fopen(file, "r");
    while (from != NULL && fgets(line, sizeof(line), from) != NULL) {
        if (strncmp(line, name, strlen(name)) == 0) {
            sscanf(line + strlen(name), "%ld", &value);
        }
    }
    if (from != NULL) {
        fclose(from);
    }
    return value;
}

static DWORD WINAPI sleeper(LPVOID event) {
    started++;
    return WaitForSingleObject(event, INFINITE);
}

/* Leaves a thread behind that sleeps for ever, and a view. */
static int small(void *context) {
    HANDLE event = CreateEventW(NULL, TRUE, FALSE, NULL);
    HANDLE mapping = CreateFileMappingW(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0, 65536, NULL);
    char *view = MapViewOfFile(mapping, FILE_MAP_WRITE, 0, 0, 0);
    CHECK(context == NULL && view != NULL);
    view[0] = 1;
    CHECK(CreateThread(NULL, 0, sleeper, event, 0, NULL) != NULL);
    Sleep(1);
    ExitThread(0);
    return 0;
}

static int large(void *context) {
    HANDLE event = CreateEventW(NULL, TRUE, FALSE, NULL);
    CHECK(context == NULL);
    for (int at = 0; at < threads; at++) {
        HANDLE thread = CreateThread(NULL, 65536, sleeper, event, 0, NULL);
        CHECK(thread != NULL);
        CloseHandle(thread);
        if (failures > 0) {
            return 1;
        }
    }
    Sleep(1);
    CHECK(started == threads);
    SetEvent(event);
    return 0;
}

/* The first number says how many worlds there are, the second how many threads. */
int main(int count, char **arguments) {
    unsigned code = 1;
    long before = 0;
    if (count > 2) {
        worlds = atoi(arguments[1]);
        threads = atoi(arguments[2]);
    }
    for (int at = 0; at < worlds; at++) {
        CHECK(obsim_world_new() == OBSIM_OK);
        CHECK(obsim_register_image("small.exe", small, NULL) == OBSIM_OK);
        CHECK(obsim_run("small.exe", NULL, &code) == OBSIM_DEADLOCK);
        CHECK(CreateEventW(NULL, FALSE, FALSE, u"host") != NULL && GetLastError() == 0);
        if (at == worlds / 4) {
            before = account("/proc/self/status", "VmRSS:");
        }
        if (failures > 0) {
            return failures;
        }
    }
    long after = account("/proc/self/status", "VmRSS:");
    if (after > before + 4096) {
        failures++;
        printf("%ld KB before, %ld KB after\n", before, after);
    }
    CHECK(account("/proc/self/status", "Threads:") <= 1);
    started = 0;
    obsim_register_image("large.exe", large, NULL);
    CHECK(obsim_run("large.exe", NULL, &code) == OBSIM_OK);
    CHECK(obsim_world_free() == OBSIM_OK);
    if (failures == 0) {
        printf("all is well\n");
    }
    return failures;
}
