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

