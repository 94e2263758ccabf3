/* Random calls with hostile arguments: every function of a list that the test makes from the table,
   with handles, pointers and numbers that make no sense, or only some. Nothing may crash, and the
   recount has to be right. */
#define OBSIM_STRICT
#include <obsim.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef ULONG_PTR (*any)(ULONG_PTR, ULONG_PTR, ULONG_PTR, ULONG_PTR, ULONG_PTR, ULONG_PTR, ULONG_PTR,
                         ULONG_PTR, ULONG_PTR, ULONG_PTR, ULONG_PTR);

/* {name, function, number of parameters} */
static const struct {
    const char *name;
    void (*function)(void);
    int count;
} calls[] = {
#include "calls.inc"
};

static unsigned long long state;
static union {
    unsigned char bytes[8192];
    ULONG_PTR words[1024];
} there;
static const char fixed[64] = "a constant";

static unsigned random_number(unsigned below) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (unsigned)(state >> 33) % below;
}

static ULONG_PTR argument(void) {
    static const ULONG_PTR odd[] = {0, 1, 8, 0x1000, (ULONG_PTR)-1, (ULONG_PTR)-2, 0x7FFFFFFF0000ULL,
                                    0xFFFF800000000000ULL, 0x80000000, 0xFFFFFFFF, 0x7FFFFFFFFFFF,
                                    0xC0000005};
    switch (random_number(8)) {
    case 0:
        return 4 * random_number(64);
    case 1:
        return random_number(1024);
    case 2:
        return odd[random_number(sizeof(odd) / sizeof(*odd))];
    case 3:
        return (ULONG_PTR)(there.bytes + random_number(sizeof(there) - 8));
    case 4:
        return (ULONG_PTR)fixed;
    case 5:
        return 1ULL << random_number(64);
    default:
        return (ULONG_PTR)(there.words + random_number(512));
    }
}

/* Fills the buffer with what calls may take for structures. */
static void fill(void) {
    for (unsigned at = 0; at < 1024; at++) {
        there.words[at] = random_number(3) == 0 ? argument() : random_number(64);
    }
    for (unsigned at = 0; at < 16; at++) {
        POBJECT_ATTRIBUTES attributes = (POBJECT_ATTRIBUTES)(there.words + random_number(512));
        memset(attributes, 0, sizeof(*attributes));
        attributes->Length = sizeof(*attributes);
        attributes->Attributes = random_number(0x800);
    }
}

static unsigned steps, step;
static unsigned long long seed;
static const char *wrong;

/* Makes calls until the next world is due. */
static int act(void *context) {
    (void)context;
    do {
        unsigned which = random_number(sizeof(calls) / sizeof(*calls));
        ULONG_PTR values[11];
        any call = (any)calls[which].function;
        step++;
        if (step % 8 == 0) {
            fill();
        }
        for (int at = 0; at < 11; at++) {
            values[at] = argument();
        }
        if (getenv("OBSIM_SHOW") != NULL) {
            fprintf(stderr, "%u %s", step, calls[which].name);
            for (int at = 0; at < calls[which].count; at++) {
                fprintf(stderr, " 0x%llx", values[at]);
            }
            fprintf(stderr, "\n");
        }
        call(values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7],
             values[8], values[9], values[10]);
        if (strstr(obsim_last_refusal(), "obsim is wrong") != NULL) {
            wrong = obsim_last_refusal();
        }
    } while (step % 1024 != 0 && wrong == NULL);
    return 0;
}

/* The first number says with what chance begins, the second how many calls there are. They are made
   by a guest; when it has ended or asked for what is not modelled, another one goes on. */
int main(int count, char **arguments) {
    unsigned worlds = 0;
    seed = count > 1 ? strtoull(arguments[1], NULL, 0) : 1;
    steps = count > 2 ? (unsigned)atoi(arguments[2]) : 10000;
    state = seed;
    while (step < steps && wrong == NULL) {
        if (step / 4096 >= worlds) {
            worlds++;
            obsim_world_new();
            obsim_register_image("act.exe", act, NULL);
        }
        obsim_run("act.exe", NULL, NULL);
        if (obsim_audit() != 0) {
            wrong = "the recount is wrong";
        }
    }
    if (wrong == NULL && memcmp(fixed, "a constant", 11) != 0) {
        wrong = "a constant has changed";
    }
    if (wrong != NULL) {
        printf("seed %llu, step %u: %s\n", seed, step, wrong);
        return 1;
    }
    printf("all is well\n");
    return 0;
}
