/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Packs a vCard into one JSON text and back: {"version": "3.0", "uid": "…", "properties": [[group,
 * name,
 * [[parameter, value, …], …], value], …]}. JSON rather than vCard itself because it does not fold,
 * and so gives back exactly what was put in. The bytes of a picture are not in it: they are kept
 * once, as content. */

#include "sa-vcard-record.h"

#include <json-glib/json-glib.h>
#include <string.h>

static const char *const versions[] = { "2.1", "3.0", "4.0" };

const char *
sa_vcard_record_media_type (GBytes *bytes)
{
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);

  if (size > 3 && data[0] == 0xff && data[1] == 0xd8)
    return "image/jpeg";
  if (size > 3 && memcmp (data, "GIF", 3) == 0)
    return "image/gif";
  return "image/png";
}

/* The value of a PHOTO with these bytes. */
char *
sa_vcard_record_picture_value (GBytes *bytes, SaVcardVersion version)
{
  char *data = g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  char *uri;

  if (version != SA_VCARD_4_0)
    return data;
  uri = g_strdup_printf ("data:%s;base64,%s", sa_vcard_record_media_type (bytes), data);
  g_free (data);
  return uri;
}

/* Whether the value of a property is a picture that can be written again exactly as it was. */
static gboolean
is_picture (const SaVcardProperty *property)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *value = NULL;

  if (!sa_vcard_property_is (property, "PHOTO"))
    return FALSE;
  bytes = sa_vcard_property_get_bytes (property, NULL);
  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    return FALSE;
  value = sa_vcard_record_picture_value (bytes, property->version);
  return g_str_equal (value, property->value);
}

/* Only the first picture is the record's. */
static void
pack_property (JsonBuilder *builder, const SaVcardProperty *property, gboolean *has_picture)
{
  gboolean leave_out = !*has_picture && is_picture (property);

  *has_picture |= sa_vcard_property_is (property, "PHOTO");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, property->group);
  json_builder_add_string_value (builder, property->name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < property->params->len; i++)
    {
      const SaVcardParam *param = g_ptr_array_index (property->params, i);

      json_builder_begin_array (builder);
      json_builder_add_string_value (builder, param->name);
      for (char **value = param->values; *value != NULL; value++)
        json_builder_add_string_value (builder, *value);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
  json_builder_add_string_value (builder, leave_out ? "" : property->value);
  json_builder_end_array (builder);
}

char *
sa_vcard_record_pack (const SaVcard *card)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *uid = sa_vcard_find_text (card, "UID");
  gboolean has_picture = FALSE;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "version");
  json_builder_add_string_value (builder, versions[sa_vcard_get_version (card)]);
  if (uid != NULL)
    {
      json_builder_set_member_name (builder, "uid");
      json_builder_add_string_value (builder, uid);
    }
  json_builder_set_member_name (builder, "properties");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sa_vcard_get_n_properties (card); i++)
    pack_property (builder, sa_vcard_get_property (card, i), &has_picture);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* What stands in a database may have been put there by anybody. */
static const char *
string_at (JsonArray *array, guint index)
{
  JsonNode *node = index < json_array_get_length (array) ? json_array_get_element (array, index)
                                                         : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static JsonArray *
array_at (JsonArray *array, guint index)
{
  JsonNode *node = index < json_array_get_length (array) ? json_array_get_element (array, index)
                                                         : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static void
unpack_param (SaVcardProperty *property, JsonArray *from)
{
  SaVcardParam *param;
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();

  if (string_at (from, 0) == NULL)
    return;
  for (guint i = 1; i < json_array_get_length (from); i++)
    if (string_at (from, i) != NULL)
      g_strv_builder_add (values, string_at (from, i));
  sa_vcard_property_add_param (property, string_at (from, 0), "");
  param = g_ptr_array_index (property->params, property->params->len - 1);
  g_strfreev (param->values);
  param->values = g_strv_builder_end (values);
}

static void
unpack_property (SaVcard *card, JsonArray *from)
{
  const char *name = string_at (from, 1);
  const char *value = string_at (from, 3);
  JsonArray *params = array_at (from, 2);
  SaVcardProperty *property;

  if (name == NULL || value == NULL)
    return;
  property = sa_vcard_property_new (string_at (from, 0), name, value, sa_vcard_get_version (card));
  for (guint i = 0; params != NULL && i < json_array_get_length (params); i++)
    if (array_at (params, i) != NULL)
      unpack_param (property, array_at (params, i));
  sa_vcard_take_property (card, property);
}

static JsonObject *
parse_object (JsonParser *parser, const char *text)
{
  JsonNode *root;

  if (text == NULL || !json_parser_load_from_data (parser, text, -1, NULL))
    return NULL;
  root = json_parser_get_root (parser);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
}

/* Returns: (nullable): %NULL when the text is not what sa_vcard_record_pack() makes. */
SaVcard *
sa_vcard_record_unpack (const char *text)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object = parse_object (parser, text);
  JsonNode *properties = object != NULL ? json_object_get_member (object, "properties") : NULL;
  const char *name = object != NULL
                         ? json_object_get_string_member_with_default (object, "version", "4.0")
                         : NULL;
  SaVcard *card;

  if (properties == NULL || !JSON_NODE_HOLDS_ARRAY (properties))
    return NULL;
  card = sa_vcard_new (SA_VCARD_4_0);
  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    if (g_strcmp0 (name, versions[i]) == 0)
      sa_vcard_set_version (card, (SaVcardVersion) i);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (properties)); i++)
    {
      JsonArray *property = array_at (json_node_get_array (properties), i);

      if (property != NULL)
        unpack_property (card, property);
    }
  return card;
}

/* Returns: (nullable): the UID of a packed card. */
char *
sa_vcard_record_uid (const char *text)
{
  g_autoptr (JsonParser) parser = NULL;
  JsonObject *object;

  if (strstr (text, "\"uid\"") == NULL)
    return NULL;
  parser = json_parser_new ();
  object = parse_object (parser, text);
  return object != NULL
             ? g_strdup (json_object_get_string_member_with_default (object, "uid", NULL))
             : NULL;
}
