/*
 * Loaded before the C library (LD_PRELOAD): tells a browser a wall clock that a test can set, and leaves the monotonic
 * clock alone. The offset, in milliseconds, is the first eight bytes of the file named by UNDIVIDED_WALL_CLOCK; the
 * test writes it while the browser runs, and every process of the browser has the file mapped. No memory is asked for
 * and nothing is printed, since Firefox reads the clock before its own allocator is ready.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static const volatile int64_t as_it_is = 0;
static const volatile int64_t *offset_ms = &as_it_is;

__attribute__((constructor)) static void map_offset(void) {
  const char *path = getenv("UNDIVIDED_WALL_CLOCK");
  if (path == NULL) return;
  const int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return;
  void *mapped = mmap(NULL, sizeof(int64_t), PROT_READ, MAP_SHARED, file, 0);
  close(file);
  if (mapped != MAP_FAILED) offset_ms = mapped;
}

int clock_gettime(clockid_t which, struct timespec *now) {
  const long failed = syscall(SYS_clock_gettime, which, now);
  const int is_wall = which == CLOCK_REALTIME || which == CLOCK_REALTIME_COARSE;
  if (failed != 0 || !is_wall) return (int)failed;
  const int64_t shift = *offset_ms;
  int64_t nanoseconds = now->tv_nsec + shift % 1000 * 1000000;
  int64_t seconds = now->tv_sec + shift / 1000;
  if (nanoseconds < 0) {
    nanoseconds += 1000000000;
    seconds -= 1;
  } else if (nanoseconds >= 1000000000) {
    nanoseconds -= 1000000000;
    seconds += 1;
  }
  now->tv_sec = seconds;
  now->tv_nsec = nanoseconds;
  return 0;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  (void)zone;
  struct timespec precise;
  if (clock_gettime(CLOCK_REALTIME, &precise) != 0) return -1;
  if (now != NULL) {
    now->tv_sec = precise.tv_sec;
    now->tv_usec = precise.tv_nsec / 1000;
  }
  return 0;
}

time_t time(time_t *now) {
  struct timespec precise;
  if (clock_gettime(CLOCK_REALTIME, &precise) != 0) return -1;
  if (now != NULL) *now = precise.tv_sec;
  return precise.tv_sec;
}
