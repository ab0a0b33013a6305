/* A disk that fails when it is told to: loaded before the C library's own functions, it lets the calls of one folder fail
 * as a file of numbers says, which the test writes and both see at once. Only for tests.
 *
 *   FAULTY_DISK_FOLDER   the folder whose files are concerned
 *   FAULTY_DISK_CONTROL  the file of numbers, see struct control
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

enum { OPEN = 1, WRITE = 2, SYNC = 4, CREATE = 8 };

struct control {
    int calls; /* which kinds of calls fail: OPEN, WRITE, SYNC, CREATE */
    int skip;  /* how many of them go well first */
    int times; /* how many fail then; below zero for ever */
    int error; /* the errno they fail with */
    int hits;  /* how many have failed */
};

static struct control *control;
static const char *folder;

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("FAULTY_DISK_CONTROL");
    folder = getenv("FAULTY_DISK_FOLDER");
    int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
    int fd = path && folder ? real(path, O_RDWR) : -1;
    if (fd < 0) return;
    void *seen = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (seen != MAP_FAILED) control = seen;
    close(fd);
}

static int ours(const char *path) { return strncmp(path, folder, strlen(folder)) == 0; }

static int ours_by_number(int fd) {
    char link[64] = "/proc/self/fd/", path[4096];
    /* Standard input, output and error (the log) are not what is stored. */
    if (fd <= 2) return 0;
    char digits[16];
    int count = 0;
    for (int rest = fd; rest > 0; rest /= 10) digits[count++] = (char)('0' + rest % 10);
    size_t at = strlen(link);
    while (count > 0) link[at++] = digits[--count];
    link[at] = 0;
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return ours(path);
}

/* Whether this call of a concerned file fails. */
static int strikes(void) {
    if (__atomic_fetch_sub(&control->skip, 1, __ATOMIC_SEQ_CST) > 0) return 0;
    if (control->times >= 0 && __atomic_fetch_sub(&control->times, 1, __ATOMIC_SEQ_CST) <= 0) {
        control->times = 0;
        return 0;
    }
    __atomic_fetch_add(&control->hits, 1, __ATOMIC_SEQ_CST);
    errno = control->error;
    return 1;
}

static int by_number(int kind, int fd) {
    return control && (control->calls & kind) && ours_by_number(fd) && strikes();
}

static int opens(const char *path, int flags) {
    if (!control || !(control->calls & (OPEN | CREATE)) || !ours(path)) return 0;
    int makes = (flags & O_CREAT) && access(path, F_OK) != 0;
    return ((control->calls & OPEN) || makes) && strikes();
}

#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

#define OPENS(name)                                                                        \
    int name(const char *path, int flags, ...) {                                           \
        REAL(name);                                                                        \
        va_list more;                                                                      \
        va_start(more, flags);                                                             \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;            \
        va_end(more);                                                                      \
        if (opens(path, flags)) return -1;                                                 \
        return real(path, flags, mode);                                                    \
    }
OPENS(open)
OPENS(open64)

ssize_t write(int fd, const void *bytes, size_t size) {
    REAL(write);
    return by_number(WRITE, fd) ? -1 : real(fd, bytes, size);
}
ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at) {
    REAL(pwrite);
    return by_number(WRITE, fd) ? -1 : real(fd, bytes, size, at);
}
ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at) {
    REAL(pwrite64);
    return by_number(WRITE, fd) ? -1 : real(fd, bytes, size, at);
}
int ftruncate(int fd, off_t size) {
    REAL(ftruncate);
    return by_number(WRITE, fd) ? -1 : real(fd, size);
}
int ftruncate64(int fd, off64_t size) {
    REAL(ftruncate64);
    return by_number(WRITE, fd) ? -1 : real(fd, size);
}
int fsync(int fd) {
    REAL(fsync);
    return by_number(SYNC, fd) ? -1 : real(fd);
}
int fdatasync(int fd) {
    REAL(fdatasync);
    return by_number(SYNC, fd) ? -1 : real(fd);
}
