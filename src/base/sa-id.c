/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ids of records: UUID version 7 of RFC 9562, so that ids made later sort later and an index on
 * them grows at its end, while two devices that never met still do not give the same one. */

#include "sa-id.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#define COUNTER_MAX 0xfffu
#define POOL_SIZE 256u

static GMutex lock;
static guint64 last_ms;
static guint counter;
static guint64 pool[POOL_SIZE];
static gsize pool_used = POOL_SIZE;

/* Random bits are fetched from the kernel a page at a time; a system call for each id would be the
 * slowest part of an import. */
static guint64
take_random (void)
{
  if (pool_used == POOL_SIZE)
    {
      gsize filled = 0;

      while (filled < sizeof pool)
        {
          ssize_t n = getrandom ((char *) pool + filled, MIN (sizeof pool - filled, 256), 0);

          if (n > 0)
            filled += (gsize) n;
          else if (n < 0 && errno != EINTR)
            g_error ("The kernel gives no random numbers: %s", g_strerror (errno));
        }
      pool_used = 0;
    }
  return pool[pool_used++];
}

/**
 * sa_id_new:
 * @id: (out caller-allocates): gets the new id
 *
 * Makes a UUIDv7. Within the process each id is greater (as bytes) than all before it, on any
 * thread and even when the clock is put back: the 12 bits rand_a are a counter (RFC 9562, 6.2,
 * method 1), seeded anew each millisecond below its middle, and when it runs over, the time part is
 * moved ahead.
 */
void
sa_id_new (guint8 id[SA_ID_LENGTH])
{
  guint64 now = (guint64) (g_get_real_time () / 1000);
  guint64 ms, random;
  guint count;

  g_mutex_lock (&lock);
  random = take_random ();
  if (now > last_ms)
    {
      last_ms = now;
      counter = (guint) (take_random () & (COUNTER_MAX >> 1));
    }
  else if (++counter > COUNTER_MAX)
    {
      last_ms++;
      counter = 0;
    }
  ms = last_ms;
  count = counter;
  g_mutex_unlock (&lock);

  ms = GUINT64_TO_BE (ms << 16);
  memcpy (id, &ms, 6);
  id[6] = (guint8) (0x70 | (count >> 8));
  id[7] = (guint8) (count & 0xff);
  memcpy (id + 8, &random, 8);
  id[8] = (guint8) (0x80 | (id[8] & 0x3f));
}

/**
 * sa_id_to_string:
 * @id: an id
 *
 * Returns: (transfer full): the usual 36 characters, in lower case
 */
char *
sa_id_to_string (const guint8 id[SA_ID_LENGTH])
{
  static const char digits[] = "0123456789abcdef";
  char *text = g_malloc (37);
  char *out = text;

  for (int i = 0; i < SA_ID_LENGTH; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *out++ = '-';
      *out++ = digits[id[i] >> 4];
      *out++ = digits[id[i] & 0xf];
    }
  *out = '\0';
  return text;
}

/**
 * sa_id_from_string:
 * @text: (nullable): 36 characters, upper or lower case
 * @id: (out caller-allocates): gets the id; untouched on failure
 *
 * Reads a UUID of any version: records that came from elsewhere may have another.
 *
 * Returns: whether @text is a UUID
 */
gboolean
sa_id_from_string (const char *text, guint8 id[SA_ID_LENGTH])
{
  guint8 bytes[SA_ID_LENGTH];
  const char *p = text;

  if (text == NULL || strnlen (text, 37) != 36)
    return FALSE;
  for (int i = 0; i < SA_ID_LENGTH; i++)
    {
      if ((i == 4 || i == 6 || i == 8 || i == 10) && *p++ != '-')
        return FALSE;
      if (!g_ascii_isxdigit (p[0]) || !g_ascii_isxdigit (p[1]))
        return FALSE;
      bytes[i] = (guint8) (g_ascii_xdigit_value (p[0]) << 4 | g_ascii_xdigit_value (p[1]));
      p += 2;
    }
  memcpy (id, bytes, sizeof bytes);
  return TRUE;
}
