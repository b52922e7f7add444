/* Stands between the program and its disk (LD_PRELOAD): writes down what goes to the files below one folder, in the
 * order in which it goes there, and lets the n-th of these calls fail. Linux and glibc only.
 *
 * A record of the log: op (1 byte), descriptor (4), offset (8), length of the first and of the second string (4, 4),
 * then both strings; little endian, as the machine is.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

enum { OPEN = 'O', CLOSE = 'C', WRITE = 'W', SYNC = 'S', CUT = 'T', RENAME = 'R', UNLINK = 'U', LINK = 'L', FOLDER = 'D', MARK = 'M' };
enum { F_WRITE = 1, F_SYNC = 2, F_CUT = 4, F_OPEN = 8, F_RENAME = 16, F_UNLINK = 32, F_READ = 64 };
#define DESCRIPTORS 4096

static pthread_mutex_t guard = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static char root[4096];
static size_t root_length;
static unsigned char watched[DESCRIPTORS];
static FILE *journal;
static long fail_at, seen, failed;
static int fail_with, fail_kinds, fail_on;

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static int below(const char *path) {
    return root_length && path && !strncmp(path, root, root_length) && (path[root_length] == '/' || !path[root_length]);
}

static int is_watched(int fd) { return fd >= 0 && fd < DESCRIPTORS && watched[fd]; }

static void put(char op, int32_t fd, int64_t offset, const void *one, uint32_t n, const void *two, uint32_t m) {
    if (!journal) return;
    fwrite(&op, 1, 1, journal);
    fwrite(&fd, 4, 1, journal);
    fwrite(&offset, 8, 1, journal);
    fwrite(&n, 4, 1, journal);
    fwrite(&m, 4, 1, journal);
    if (n) fwrite(one, 1, n, journal);
    if (m) fwrite(two, 1, m, journal);
}

/* Whether this call is the one that fails; errno is set then. */
static int fails(int kind) {
    if (!(fail_kinds & kind)) return 0;
    seen++;
    if (!fail_at || seen < fail_at || (seen > fail_at && !fail_on)) return 0;
    failed++;
    errno = fail_with;
    return 1;
}

void disk_watch(const char *folder) {
    pthread_mutex_lock(&guard);
    strncpy(root, folder, sizeof root - 1);
    root_length = strlen(root);
    pthread_mutex_unlock(&guard);
}

void disk_record(const char *path) {
    pthread_mutex_lock(&guard);
    if (journal) fclose(journal);
    journal = path && *path ? fopen(path, "wb") : NULL;
    pthread_mutex_unlock(&guard);
}

void disk_mark(const char *words) {
    pthread_mutex_lock(&guard);
    put(MARK, -1, 0, words, strlen(words), NULL, 0);
    pthread_mutex_unlock(&guard);
}

/* Let the n-th call of these kinds fail (0: none), and with `on` every one after it; counting begins anew. */
void disk_fail(long n, int error, int kinds, int on) {
    pthread_mutex_lock(&guard);
    fail_at = n; fail_with = error; fail_kinds = kinds; fail_on = on; seen = failed = 0;
    pthread_mutex_unlock(&guard);
}

long disk_seen(void) { return seen; }
long disk_failed(void) { return failed; }

static int opened(int (*real)(const char *, int, ...), const char *path, int flags, mode_t mode) {
    if (!below(path)) return real(path, flags, mode);
    pthread_mutex_lock(&guard);
    int fd = -1;
    if (!(flags & O_CREAT) || !fails(F_OPEN)) {
        struct stat found;
        int is_new = (flags & O_CREAT) && stat(path, &found) != 0;
        fd = real(path, flags, mode);
        if (fd >= 0 && fd < DESCRIPTORS) {
            watched[fd] = 1;
            put(OPEN, fd, (is_new ? 1 : 0) | (flags & O_TRUNC ? 2 : 0), path, strlen(path), NULL, 0);
        }
    }
    pthread_mutex_unlock(&guard);
    return fd;
}

#define OPENS(name) \
    int name(const char *path, int flags, ...) { \
        static int (*real)(const char *, int, ...); \
        if (!real) real = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, #name); \
        mode_t mode = 0; \
        if (flags & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); } \
        return opened(real, path, flags, mode); \
    }
OPENS(open)
OPENS(open64)

int close(int fd) {
    REAL(int, "close", int);
    if (!is_watched(fd)) return real(fd);
    pthread_mutex_lock(&guard);
    watched[fd] = 0;
    put(CLOSE, fd, 0, NULL, 0, NULL, 0);
    int done = real(fd);
    pthread_mutex_unlock(&guard);
    return done;
}

ssize_t write(int fd, const void *data, size_t size) {
    REAL(ssize_t, "write", int, const void *, size_t);
    if (!is_watched(fd)) return real(fd, data, size);
    pthread_mutex_lock(&guard);
    ssize_t done = -1;
    if (!fails(F_WRITE)) {
        off_t at = fcntl(fd, F_GETFL) & O_APPEND ? lseek(fd, 0, SEEK_END) : lseek(fd, 0, SEEK_CUR);
        done = real(fd, data, size);
        if (done > 0) put(WRITE, fd, at, data, done, NULL, 0);
    }
    pthread_mutex_unlock(&guard);
    return done;
}

#define PWRITES(name, offset_t) \
    ssize_t name(int fd, const void *data, size_t size, offset_t at) { \
        REAL(ssize_t, #name, int, const void *, size_t, offset_t); \
        if (!is_watched(fd)) return real(fd, data, size, at); \
        pthread_mutex_lock(&guard); \
        ssize_t done = fails(F_WRITE) ? -1 : real(fd, data, size, at); \
        if (done > 0) put(WRITE, fd, at, data, done, NULL, 0); \
        pthread_mutex_unlock(&guard); \
        return done; \
    }
PWRITES(pwrite, off_t)
PWRITES(pwrite64, off64_t)

#define PREADS(name, offset_t) \
    ssize_t name(int fd, void *data, size_t size, offset_t at) { \
        REAL(ssize_t, #name, int, void *, size_t, offset_t); \
        if (is_watched(fd) && (fail_kinds & F_READ)) { \
            pthread_mutex_lock(&guard); \
            int is_failing = fails(F_READ); \
            pthread_mutex_unlock(&guard); \
            if (is_failing) return -1; \
        } \
        return real(fd, data, size, at); \
    }
PREADS(pread, off_t)
PREADS(pread64, off64_t)

/* What goes past write(): done by hand, so that it is seen. */
ssize_t sendfile(int to, int from, off_t *at, size_t size) {
    REAL(ssize_t, "sendfile", int, int, off_t *, size_t);
    if (!is_watched(to)) return real(to, from, at, size);
    char block[65536];
    if (size > sizeof block) size = sizeof block;
    ssize_t got = at ? pread(from, block, size, *at) : read(from, block, size);
    if (got <= 0) return got;
    ssize_t done = write(to, block, got);
    if (done > 0 && at) *at += done;
    return done;
}
ssize_t sendfile64(int to, int from, off64_t *at, size_t size) { return sendfile(to, from, (off_t *)at, size); }

#define SYNCS(name) \
    int name(int fd) { \
        REAL(int, #name, int); \
        if (!is_watched(fd)) return real(fd); \
        pthread_mutex_lock(&guard); \
        int done = fails(F_SYNC) ? -1 : 0; /* what is durable is decided by whoever reads the log */ \
        if (!done) put(SYNC, fd, 0, NULL, 0, NULL, 0); \
        pthread_mutex_unlock(&guard); \
        return done; \
    }
SYNCS(fsync)
SYNCS(fdatasync)

#define CUTS(name, offset_t) \
    int name(int fd, offset_t size) { \
        REAL(int, #name, int, offset_t); \
        if (!is_watched(fd)) return real(fd, size); \
        pthread_mutex_lock(&guard); \
        int done = fails(F_CUT) ? -1 : real(fd, size); \
        if (!done) put(CUT, fd, size, NULL, 0, NULL, 0); \
        pthread_mutex_unlock(&guard); \
        return done; \
    }
CUTS(ftruncate, off_t)
CUTS(ftruncate64, off64_t)

#define TWO_NAMES(name, op) \
    int name(const char *old, const char *new) { \
        REAL(int, #name, const char *, const char *); \
        if (!below(old) && !below(new)) return real(old, new); \
        pthread_mutex_lock(&guard); \
        int done = fails(F_RENAME) ? -1 : real(old, new); \
        if (!done) put(op, -1, 0, old, strlen(old), new, strlen(new)); \
        pthread_mutex_unlock(&guard); \
        return done; \
    }
TWO_NAMES(rename, RENAME)
TWO_NAMES(link, LINK)

int unlink(const char *path) {
    REAL(int, "unlink", const char *);
    if (!below(path)) return real(path);
    pthread_mutex_lock(&guard);
    int done = fails(F_UNLINK) ? -1 : real(path);
    if (!done) put(UNLINK, -1, 0, path, strlen(path), NULL, 0);
    pthread_mutex_unlock(&guard);
    return done;
}

int mkdir(const char *path, mode_t mode) {
    REAL(int, "mkdir", const char *, mode_t);
    if (!below(path)) return real(path, mode);
    pthread_mutex_lock(&guard);
    int done = fails(F_OPEN) ? -1 : real(path, mode);
    if (!done) put(FOLDER, -1, 0, path, strlen(path), NULL, 0);
    pthread_mutex_unlock(&guard);
    return done;
}
