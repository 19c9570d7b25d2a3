/*
 * A PKCS#11 module for tests that stands before a real one and misbehaves like tokens do: it locks PINs, vanishes, is
 * slow, hangs, crashes, asks for the PIN at its own pad or for every signature. Linux, 64 bits.
 *
 * PROXY_MODULE   the module behind
 * PROXY_CONTROL  a file of lines `key=value`, read anew at every call
 * PROXY_LOG      a file to which every call is written; a PIN only by its length
 * PROXY_TRIES    a file with the wrong PINs that are left, where `tries` is set: it outlives this process
 *
 * tries=N                 a PIN is locked after N wrong ones; flags warn as PKCS#11 says
 * crash=C_X, hang=C_X     what happens when the function is called
 * fail=C_X:0xNN           it returns that
 * slow=C_X:MS             it takes so long
 * remove-after-signs=N    after so many signatures the token is pulled out, for as long as the line stands
 * pin-pad=PIN|cancel      PINs are typed at the pad, where somebody types this
 * always=PIN              keys ask for this PIN at every signature
 * in-use=1                every login is answered with "already logged in"
 * cant-lock=1             C_Initialize refuses every wish
 * hide=0xNN,0xNN          mechanisms that the token has not
 * double-slots=1          the first token is seen twice
 * ids=empty|same          CKA_ID of every object
 */
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef unsigned long ulong_t;
typedef unsigned char byte_t;

/* CK_FUNCTION_LIST: a version, then pointers in the order of the standard. */
struct function_list {
  byte_t version[2];
  void *functions[68];
};
enum {
  INITIALIZE = 0, FINALIZE = 1, GET_FUNCTION_LIST = 3, GET_SLOT_LIST = 4, GET_TOKEN_INFO = 6, GET_MECHANISM_LIST = 7,
  OPEN_SESSION = 12, CLOSE_SESSION = 13, GET_SESSION_INFO = 15, LOGIN = 18, LOGOUT = 19, GET_ATTRIBUTE_VALUE = 24,
  FIND_OBJECTS_INIT = 26, FIND_OBJECTS = 27, FIND_OBJECTS_FINAL = 28, SIGN_INIT = 42, SIGN = 43
};
/* CK_TOKEN_INFO: texts of 32, 32, 16 and 16 bytes, then the flags. */
#define FLAGS_AT 96
struct attribute { ulong_t type; void *value; ulong_t length; };

static struct function_list *real, mine;
/* Pulled out since the last C_Initialize: everything that was opened is lost even when it is plugged in again. */
static int was_gone, signatures;
/* The session whose key was authenticated for its signature. */
static ulong_t authenticated;

static int setting(const char *key, char *value, size_t room) {
  const char *path = getenv("PROXY_CONTROL");
  FILE *file = path ? fopen(path, "r") : NULL;
  char line[256];
  int found = 0;
  if (!file) return 0;
  while (fgets(line, sizeof line, file)) {
    size_t length = strlen(key);
    line[strcspn(line, "\n")] = 0;
    if (strncmp(line, key, length) || line[length] != '=') continue;
    snprintf(value, room, "%s", line + length + 1);
    found = 1;
  }
  fclose(file);
  return found;
}

static void note(const char *text) {
  const char *path = getenv("PROXY_LOG");
  int file = path ? open(path, O_WRONLY | O_CREAT | O_APPEND, 0600) : -1;
  if (file < 0) return;
  if (write(file, text, strlen(text)) < 0) abort();
  close(file);
}

static long tries_left(void) {
  char value[64];
  const char *path = getenv("PROXY_TRIES");
  FILE *file = path ? fopen(path, "r") : NULL;
  long left;
  if (!setting("tries", value, sizeof value)) return -1;
  left = strtol(value, NULL, 10);
  if (file) {
    if (fgets(value, sizeof value, file)) left = strtol(value, NULL, 10);
    fclose(file);
  }
  return left;
}

static void set_tries(long left) {
  const char *path = getenv("PROXY_TRIES");
  FILE *file = path ? fopen(path, "w") : NULL;
  if (!file) return;
  fprintf(file, "%ld\n", left);
  fclose(file);
}

static int gone(void) {
  char value[64];
  int now = setting("remove-after-signs", value, sizeof value) && signatures >= atoi(value);
  if (now) was_gone = 1;
  return now;
}

/* Notes a call, and does what is set for it. Gives what it has to return, or 0 to go on. */
static ulong_t enter(const char *name, const char *more) {
  char line[256], value[64];
  size_t length = strlen(name);
  snprintf(line, sizeof line, "%s%s\n", name, more);
  note(line);
  if (setting("slow", value, sizeof value) && !strncmp(value, name, length) && value[length] == ':') {
    usleep((useconds_t)atoi(value + length + 1) * 1000);
  }
  if (setting("hang", value, sizeof value) && !strcmp(value, name)) for (;;) pause();
  if (setting("crash", value, sizeof value) && !strcmp(value, name)) abort();
  if (setting("fail", value, sizeof value) && !strncmp(value, name, length) && value[length] == ':') {
    return strtoul(value + length + 1, NULL, 16);
  }
  return 0;
}

#define ENTER(name, more) do { ulong_t code = enter(name, more); if (code) return code; } while (0)
/* Of calls in a session: it is lost once the token was pulled out. */
#define ENTER_SESSION(name) do { ENTER(name, ""); if (gone() || was_gone) return 0xB3; } while (0)
#define REAL(index, ...) ((ulong_t(*)(__VA_ARGS__))real->functions[index])

static ulong_t initialize(void *wishes) {
  char value[64];
  ENTER("C_Initialize", wishes ? " with wishes" : "");
  if (wishes && setting("cant-lock", value, sizeof value)) return 0x0A;
  was_gone = 0;
  return REAL(INITIALIZE, void *)(wishes);
}

static ulong_t finalize(void *nothing) {
  ENTER("C_Finalize", "");
  return REAL(FINALIZE, void *)(nothing);
}

static ulong_t get_slot_list(byte_t present, ulong_t *slots, ulong_t *count) {
  char value[64];
  ulong_t code;
  ENTER("C_GetSlotList", "");
  if (gone()) {
    *count = 0;
    return 0;
  }
  if (!setting("double-slots", value, sizeof value)) return REAL(GET_SLOT_LIST, byte_t, ulong_t *, ulong_t *)(present, slots, count);
  if (slots && *count > 0) *count -= 1;
  code = REAL(GET_SLOT_LIST, byte_t, ulong_t *, ulong_t *)(present, slots, count);
  if (!code && slots && *count > 0) slots[*count] = slots[0];
  *count += 1;
  return code;
}

static ulong_t get_token_info(ulong_t slot, byte_t *info) {
  char value[64];
  ulong_t code, flags;
  long left = tries_left(), most;
  ENTER("C_GetTokenInfo", "");
  if (gone()) return 0xE0;
  code = REAL(GET_TOKEN_INFO, ulong_t, byte_t *)(slot, info);
  if (code) return code;
  memcpy(&flags, info + FLAGS_AT, sizeof flags);
  if (left >= 0) {
    setting("tries", value, sizeof value);
    most = strtol(value, NULL, 10);
    flags &= ~0x70000UL;
    if (left < most) flags |= 0x10000UL;
    if (left == 1) flags |= 0x20000UL;
    if (left == 0) flags |= 0x40000UL;
  }
  if (setting("pin-pad", value, sizeof value)) flags |= 0x100UL;
  memcpy(info + FLAGS_AT, &flags, sizeof flags);
  return 0;
}

static ulong_t get_mechanism_list(ulong_t slot, ulong_t *list, ulong_t *count) {
  char value[64], *next;
  ulong_t code, index;
  ENTER("C_GetMechanismList", "");
  if (gone()) return 0xE0;
  code = REAL(GET_MECHANISM_LIST, ulong_t, ulong_t *, ulong_t *)(slot, list, count);
  if (code || !list || !setting("hide", value, sizeof value)) return code;
  for (next = strtok(value, ","); next; next = strtok(NULL, ",")) {
    for (index = 0; index < *count; index++) if (list[index] == strtoul(next, NULL, 16)) list[index] = 0x80000000UL;
  }
  return 0;
}

static ulong_t open_session(ulong_t slot, ulong_t flags, void *application, void *notify, ulong_t *session) {
  ENTER("C_OpenSession", "");
  if (gone()) return 0xE0;
  return REAL(OPEN_SESSION, ulong_t, ulong_t, void *, void *, ulong_t *)(slot, flags, application, notify, session);
}

static ulong_t close_session(ulong_t session) {
  ENTER_SESSION("C_CloseSession");
  return REAL(CLOSE_SESSION, ulong_t)(session);
}

static ulong_t get_session_info(ulong_t session, void *info) {
  ENTER_SESSION("C_GetSessionInfo");
  return REAL(GET_SESSION_INFO, ulong_t, void *)(session, info);
}

/* What a wrong PIN costs. */
static ulong_t counted(ulong_t code) {
  char value[64];
  long left = tries_left();
  if (left < 0) return code;
  if (!code) {
    setting("tries", value, sizeof value);
    set_tries(strtol(value, NULL, 10));
  }
  if (code != 0xA0) return code;
  set_tries(left - 1);
  return left - 1 > 0 ? 0xA0 : 0xA4;
}

static ulong_t login(ulong_t session, ulong_t user, const char *pin, ulong_t length) {
  char value[64], wanted[64], said[64];
  snprintf(said, sizeof said, " user=%lu %s=%lu", user, pin ? "pin" : "pad", length);
  ENTER("C_Login", said);
  if (gone() || was_gone) return 0xB3;
  if (setting("in-use", value, sizeof value)) return 0x100;
  if (tries_left() == 0) return 0xA4;
  if (setting("pin-pad", value, sizeof value)) {
    if (pin) return 0x07;
    if (!strcmp(value, "cancel")) return 0x50;
    pin = value;
    length = strlen(value);
  }
  if (!pin) return 0x07;
  if (user != 2) return counted(REAL(LOGIN, ulong_t, ulong_t, const char *, ulong_t)(session, user, pin, length));
  if (!setting("always", wanted, sizeof wanted)) return 0x91;
  if (strlen(wanted) != length || memcmp(wanted, pin, length)) return counted(0xA0);
  authenticated = session;
  return counted(0);
}

static ulong_t logout(ulong_t session) {
  ENTER_SESSION("C_Logout");
  return REAL(LOGOUT, ulong_t)(session);
}

static ulong_t get_attribute_value(ulong_t session, ulong_t object, struct attribute *attributes, ulong_t count) {
  char value[64];
  byte_t *bytes = attributes->value;
  ENTER_SESSION("C_GetAttributeValue");
  if (count == 1 && attributes->type == 0x202 && setting("always", value, sizeof value)) {
    if (bytes) bytes[0] = 1;
    attributes->length = 1;
    return 0;
  }
  if (count == 1 && attributes->type == 0x102 && setting("ids", value, sizeof value)) {
    attributes->length = strcmp(value, "same") ? 0 : 1;
    if (bytes && attributes->length) bytes[0] = 0x77;
    return 0;
  }
  return REAL(GET_ATTRIBUTE_VALUE, ulong_t, ulong_t, struct attribute *, ulong_t)(session, object, attributes, count);
}

static ulong_t find_objects_init(ulong_t session, void *template, ulong_t count) {
  ENTER_SESSION("C_FindObjectsInit");
  return REAL(FIND_OBJECTS_INIT, ulong_t, void *, ulong_t)(session, template, count);
}

static ulong_t find_objects(ulong_t session, ulong_t *objects, ulong_t room, ulong_t *count) {
  ENTER_SESSION("C_FindObjects");
  return REAL(FIND_OBJECTS, ulong_t, ulong_t *, ulong_t, ulong_t *)(session, objects, room, count);
}

static ulong_t find_objects_final(ulong_t session) {
  ENTER_SESSION("C_FindObjectsFinal");
  return REAL(FIND_OBJECTS_FINAL, ulong_t)(session);
}

static ulong_t sign_init(ulong_t session, void *mechanism, ulong_t key) {
  ENTER_SESSION("C_SignInit");
  authenticated = 0;
  return REAL(SIGN_INIT, ulong_t, void *, ulong_t)(session, mechanism, key);
}

static ulong_t sign(ulong_t session, void *data, ulong_t length, void *signature, ulong_t *room) {
  char value[64];
  ulong_t code;
  ENTER("C_Sign", "");
  if (gone()) return 0x32;
  if (was_gone) return 0xB3;
  if (setting("always", value, sizeof value) && authenticated != session) return 0x101;
  authenticated = 0;
  code = REAL(SIGN, ulong_t, void *, ulong_t, void *, ulong_t *)(session, data, length, signature, room);
  if (!code) signatures++;
  return code;
}

ulong_t C_GetFunctionList(struct function_list **list) {
  void *module = dlopen(getenv("PROXY_MODULE"), RTLD_NOW);
  ulong_t (*get)(struct function_list **) = module ? (ulong_t(*)(struct function_list **))dlsym(module, "C_GetFunctionList") : NULL;
  if (!get || get(&real)) return 0x06;
  mine = *real;
  mine.functions[GET_FUNCTION_LIST] = C_GetFunctionList;
  mine.functions[INITIALIZE] = initialize;
  mine.functions[FINALIZE] = finalize;
  mine.functions[GET_SLOT_LIST] = get_slot_list;
  mine.functions[GET_TOKEN_INFO] = get_token_info;
  mine.functions[GET_MECHANISM_LIST] = get_mechanism_list;
  mine.functions[OPEN_SESSION] = open_session;
  mine.functions[CLOSE_SESSION] = close_session;
  mine.functions[GET_SESSION_INFO] = get_session_info;
  mine.functions[LOGIN] = login;
  mine.functions[LOGOUT] = logout;
  mine.functions[GET_ATTRIBUTE_VALUE] = get_attribute_value;
  mine.functions[FIND_OBJECTS_INIT] = find_objects_init;
  mine.functions[FIND_OBJECTS] = find_objects;
  mine.functions[FIND_OBJECTS_FINAL] = find_objects_final;
  mine.functions[SIGN_INIT] = sign_init;
  mine.functions[SIGN] = sign;
  *list = &mine;
  return 0;
}
