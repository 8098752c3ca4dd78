/* The occurrences of a window by libical, as a program in C would count them: libical-reader FEED FROM TO (UNIX seconds). */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

static time_t from, to;
static long count;

typedef struct {
  const char *uid;
  time_t original;
} Moved;

static Moved *moved;
static size_t moved_length;

static int by_uid(const void *a, const void *b) {
  const Moved *x = a, *y = b;
  int order = strcmp(x->uid, y->uid);
  return order ? order : (x->original > y->original) - (x->original < y->original);
}

static int is_moved(const char *uid, time_t original) {
  Moved wanted = {uid, original};
  return bsearch(&wanted, moved, moved_length, sizeof(Moved), by_uid) != NULL;
}

/* A date is a day of the user's. */
static time_t moment(struct icaltimetype time, const icaltimezone *user) {
  return icaltime_as_timet_with_zone(time, time.is_date ? user : icaltime_get_timezone(time));
}

static int is_excluded(icalcomponent *event, time_t at, const icaltimezone *user) {
  icalproperty *p;
  for (p = icalcomponent_get_first_property(event, ICAL_EXDATE_PROPERTY); p;
       p = icalcomponent_get_next_property(event, ICAL_EXDATE_PROPERTY)) {
    if (moment(icalproperty_get_datetime_with_component(p, event), user) == at) return 1;
  }
  return 0;
}

static void take(icalcomponent *event, const icaltimezone *user) {
  struct icaltimetype start = icalcomponent_get_dtstart(event);
  struct icaltimetype end = icalcomponent_get_dtend(event);
  time_t first = moment(start, user);
  time_t length = moment(end, user) - first;
  icalproperty *rule = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
  if (!rule) {
    if (first < to && first + length > from) count++;
    return;
  }
  const char *uid = icalcomponent_get_uid(event);
  icalrecur_iterator *steps = icalrecur_iterator_new(icalproperty_get_rrule(rule), start);
  for (struct icaltimetype next = icalrecur_iterator_next(steps); !icaltime_is_null_time(next);
       next = icalrecur_iterator_next(steps)) {
    time_t at = moment(next, user);
    if (at >= to) break;
    if (at + length > from && !is_excluded(event, at, user) && !(uid && is_moved(uid, at))) count++;
  }
  icalrecur_iterator_free(steps);
}

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  from = atol(argv[2]);
  to = atol(argv[3]);
  FILE *file = fopen(argv[1], "rb");
  if (!file) return 2;
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  char *text = malloc(size + 1);
  if (fread(text, 1, size, file) != (size_t)size) return 2;
  text[size] = 0;
  icalcomponent *calendar = icalparser_parse_string(text);
  const icaltimezone *user = icaltimezone_get_builtin_timezone("Europe/Berlin");
  icalcomponent *event;
  size_t room = 0;
  for (event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event;
       event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
    icalproperty *id = icalcomponent_get_first_property(event, ICAL_RECURRENCEID_PROPERTY);
    if (!id) continue;
    if (moved_length == room) moved = realloc(moved, (room = room ? room * 2 : 256) * sizeof(Moved));
    moved[moved_length].uid = icalcomponent_get_uid(event);
    moved[moved_length++].original = moment(icalproperty_get_datetime_with_component(id, event), user);
  }
  qsort(moved, moved_length, sizeof(Moved), by_uid);
  for (event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event;
       event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
    take(event, user);
  }
  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  double ms = (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e3 + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e3;
  double peakMb = used.ru_maxrss / 1024.0;
  // Linux counts the process that started this one into that number, and has its own elsewhere.
  FILE *status = fopen("/proc/self/status", "r");
  long peakKb;
  for (char line[256]; status && fgets(line, sizeof line, status);)
    if (sscanf(line, "VmHWM: %ld kB", &peakKb) == 1) peakMb = peakKb / 1024.0;
  printf("{\"cpuMs\": %.3f, \"peakMb\": %.3f, \"occurrences\": %ld}\n", ms, peakMb, count);
  return 0;
}
