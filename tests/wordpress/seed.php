<?php
/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fills a fresh instance: the demo blog's articles and comments from the same
 * files, so that both servers can be asked the same questions; what only a
 * real server has (spam, pingbacks, drafts, sticky and trashed articles, odd
 * titles); and as many generated articles as the settings say.
 */

$byline = json_decode (file_get_contents (getenv ('BYLINE_WP_SETTINGS')), true);
$_SERVER['HTTP_HOST'] = parse_url ($byline['home'], PHP_URL_HOST);
$_SERVER['REQUEST_URI'] = $byline['base'] . '/';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$_SERVER['REQUEST_METHOD'] = 'GET';

require $byline['files'] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/image.php';
require ABSPATH . 'wp-admin/includes/taxonomy.php';

kses_remove_filters ();
wp_defer_term_counting (true);
wp_defer_comment_counting (true);
wp_suspend_cache_addition (true);

$now = time ();
$content = $byline['content'];
$categories = [];
$pictures = [];

function byline_age ($text)
{
  preg_match_all ('/(\d+)([dhm])/', $text, $found, PREG_SET_ORDER);
  $total = 0;
  foreach ($found as $part)
    $total += $part[1] * ['d' => 86400, 'h' => 3600, 'm' => 60][$part[2]];
  return $total;
}

function byline_add_writers ()
{
  $writers = ['ines' => 'Ines Calloway', 'tobias' => 'Tobias Renn', 'hanne' => 'Hanne Osei'];
  $ids = [];
  foreach ($writers as $login => $name)
    $ids[$login] = wp_insert_user (['user_login' => $login, 'user_pass' => $login . '-pass',
                                    'user_email' => "$login@mail.example", 'display_name' => $name,
                                    'role' => 'author']);
  return $ids;
}

function byline_add_categories ()
{
  $tree = [['walks', 'Walks', ''], ['coast-paths', 'Coast paths', 'walks'],
           ['weather', 'Weather', ''], ['workshop', 'Workshop', ''], ['boats', 'Boats', 'workshop'],
           ['kitchen-garden', 'Kitchen & Garden', ''], ['people', 'People', '']];
  $ids = [];
  foreach ($tree as [$slug, $name, $parent]) {
    $made = wp_insert_term ($name, 'category', ['slug' => $slug,
                                                'parent' => $parent ? $ids[$parent] : 0]);
    $ids[$slug] = $made['term_id'];
  }
  return $ids;
}

function byline_add_picture ($name, $folder)
{
  $upload = wp_upload_dir ();
  $file = $upload['path'] . "/$name.jpg";
  copy ("$folder/pictures/$name.jpg", $file);
  $id = wp_insert_attachment (['post_mime_type' => 'image/jpeg', 'post_title' => $name,
                               'post_status' => 'inherit',
                               'guid' => $upload['url'] . "/$name.jpg"], $file);
  wp_update_attachment_metadata ($id, wp_generate_attachment_metadata ($id, $file));
  update_post_meta ($id, '_wp_attachment_image_alt', "The picture $name");
  return $id;
}

function byline_add_post ($fields)
{
  $fields += ['post_status' => 'publish', 'comment_status' => 'open', 'ping_status' => 'open'];
  $fields['post_date'] = get_date_from_gmt ($fields['post_date_gmt']);
  return wp_insert_post (wp_slash ($fields), true);
}

/* The figure shorthand of the demo blog's content. */
function byline_expand ($body)
{
  global $byline, $pictures;
  $body = str_replace (['{home}', '{uploads}'], [$byline['home'], wp_upload_dir ()['url']], $body);
  return preg_replace_callback ('/^\[picture (\S+) \| (.*)\]$/m', function ($m) use ($pictures) {
    $image = isset ($pictures[$m[1]]) ? wp_get_attachment_image ($pictures[$m[1]], 'large') : '';
    return "<figure class=\"wp-block-image size-large\">$image"
           . "<figcaption class=\"wp-element-caption\">{$m[2]}</figcaption></figure>";
  }, $body);
}

function byline_add_comments ($post, $file, $when, $writers)
{
  $ids = [];
  $blocks = preg_split ('/^@ /m', file_get_contents ($file), -1, PREG_SPLIT_NO_EMPTY);
  foreach ($blocks as $block) {
    [$head, $text] = explode ("\n", $block, 2);
    $parts = array_map ('trim', explode ('|', $head));
    [$id, $parent, $age, $status, $name, $url] = array_pad ($parts, 6, '');
    $written = gmdate ('Y-m-d H:i:s', $when - byline_age ($age));
    $user = array_search ($name, $writers, true);
    $ids[$id] = wp_insert_comment (wp_slash ([
      'comment_post_ID' => $post,
      'comment_parent' => $parent ? ($ids[$parent] ?? 999999) : 0,
      'comment_author' => $name,
      'comment_author_email' => "writer-$id@mail.example",
      'comment_author_url' => $url,
      'comment_author_IP' => '127.0.0.1',
      'comment_content' => trim ($text),
      'comment_approved' => $status === 'hold' ? 0 : 1,
      'comment_date_gmt' => $written,
      'comment_date' => get_date_from_gmt ($written),
      'user_id' => $user === false ? 0 : get_user_by ('login', $user)->ID,
    ]));
  }
}

function byline_read_article ($file)
{
  [$head, $body] = explode ("\n\n", file_get_contents ($file), 2);
  $fields = [];
  foreach (explode ("\n", $head) as $line) {
    [$key, $value] = explode (':', $line, 2);
    $fields[$key] = trim ($value);
  }
  return [$fields, byline_expand ($body)];
}

function byline_add_article ($file, $writers, $names)
{
  global $now, $categories, $pictures;
  [$fields, $body] = byline_read_article ($file);
  $slugs = array_map ('trim', explode (',', $fields['Categories']));
  $post = byline_add_post ([
    'import_id' => (int) $fields['Id'],
    'post_title' => $fields['Title'],
    'post_name' => $fields['Slug'],
    'post_author' => $writers[$fields['Author']],
    'post_content' => "<!-- wp:html -->\n$body\n<!-- /wp:html -->",
    'post_date_gmt' => gmdate ('Y-m-d H:i:s', $now - byline_age ($fields['Age'])),
    'post_category' => array_map (fn ($slug) => $categories[$slug], $slugs),
    'tags_input' => $fields['Tags'],
    'post_password' => $fields['Password'] ?? '',
    'comment_status' => $fields['Comments'] ?? 'open',
  ]);
  if (isset ($fields['Picture'], $pictures[$fields['Picture']]))
    set_post_thumbnail ($post, $pictures[$fields['Picture']]);
  $beside = substr ($file, 0, -5) . '.comments';
  if (is_file ($beside))
    byline_add_comments ($post, $beside, $now, $names);
  return $post;
}

/* What never shows among a reader's comments, and what an editor can do. */
function byline_add_oddities ($article, $writer)
{
  global $now;
  $hidden = [['spam', 'comment', 'Cheap sails, cheap sails.'],
             ['1', 'pingback', 'A pingback from another blog.'],
             ['trash', 'comment', 'Thrown away.']];
  foreach ($hidden as [$approved, $type, $text])
    wp_insert_comment (['comment_post_ID' => $article, 'comment_author' => 'Never shown',
                        'comment_author_email' => 'never@mail.example', 'comment_content' => $text,
                        'comment_approved' => $approved, 'comment_type' => $type]);

  $odd = ['Nuts & bolts: <em>5 < 6</em>, “quoted” & done',
          'O’Neill’s 1990-2024... the <b>lot</b>', '🐟🐟'];
  foreach ($odd as $i => $title)
    byline_add_post (['post_title' => $title, 'post_author' => $writer, 'post_content' => 'Short.',
                      'post_date_gmt' => gmdate ('Y-m-d H:i:s', $now - (66 + $i) * 86400)]);
  foreach (['draft', 'private', 'trash'] as $status)
    byline_add_post (['post_title' => "Not for readers: $status", 'post_author' => $writer,
                      'post_content' => 'Never shown.', 'post_status' => $status,
                      'post_date_gmt' => gmdate ('Y-m-d H:i:s', $now - 70 * 86400)]);
  byline_add_post (['post_title' => 'Not for readers: future', 'post_author' => $writer,
                    'post_content' => 'Never shown.', 'post_status' => 'future',
                    'post_date_gmt' => gmdate ('Y-m-d H:i:s', $now + 86400)]);
  stick_post ($article);
}

/* Plain log entries, two of them in the same second now and then. */
function byline_add_padding ($count, $writers)
{
  global $now, $categories;
  $words = ['Wind', 'Tide', 'Repairs', 'Birds', 'Fog', 'Nets', 'Paint'];
  $slugs = array_keys ($categories);
  $logins = array_keys ($writers);
  for ($i = 0; $i < $count; $i++)
    byline_add_post ([
      'post_title' => $words[$i % 7] . ', log no. ' . ($i + 1),
      'post_name' => 'harbour-log-' . ($i + 1),
      'post_author' => $writers[$logins[$i % 3]],
      'post_category' => [$categories[$slugs[$i % 7]]],
      'post_content' => "<!-- wp:paragraph -->\n<p>Entry " . ($i + 1) . " of the harbour log.</p>\n"
                        . '<!-- /wp:paragraph -->',
      'post_date_gmt' => gmdate ('Y-m-d H:i:s', $now - 80 * 86400 - intdiv ($i, 2) * 18000),
    ]);
}

$wpdb->query ('START TRANSACTION');
wp_delete_post (1, true);
wp_delete_post (2, true);
$writers = byline_add_writers ();
$names = array_map (fn ($id) => get_userdata ($id)->display_name, $writers);
$categories = byline_add_categories ();
foreach (['lighthouse', 'harbour'] as $name)
  $pictures[$name] = byline_add_picture ($name, $content);
$first = 0;
foreach (glob ("$content/content/*.html") as $file) {
  $post = byline_add_article ($file, $writers, $names);
  $first = $first ?: $post;
}
byline_add_oddities ($first, $writers['ines']);
byline_add_padding ($byline['articles'], $writers);
wp_defer_term_counting (false);
wp_defer_comment_counting (false);
$wpdb->query ('COMMIT');

$posts = wp_count_posts ();
fwrite (STDERR, "seeded {$posts->publish} articles\n");
