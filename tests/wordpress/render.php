<?php
/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Gives each raw article of a folder to a running instance and writes what
 * its REST API answers as content into another: render.php RAW RENDERED.
 * Numbers and dates are made the same in every run.
 */

$byline = json_decode (file_get_contents (getenv ('BYLINE_WP_SETTINGS')), true);
$_SERVER['HTTP_HOST'] = parse_url ($byline['home'], PHP_URL_HOST);
$_SERVER['REQUEST_URI'] = $byline['base'] . '/';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$_SERVER['REQUEST_METHOD'] = 'GET';

require $byline['files'] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/image.php';

[, $raw, $rendered] = $argv;
$folder = '2026/02';

function byline_attach ($name, $file, $type, $details)
{
  global $folder;
  $upload = wp_upload_dir ($folder);
  $target = $upload['path'] . '/' . $file;
  if ($details === null)
    copy ($GLOBALS['byline']['content'] . "/pictures/$file", $target);
  else
    file_put_contents ($target, '');
  $id = wp_insert_attachment (['post_mime_type' => $type, 'post_title' => ucfirst ($name),
                               'post_status' => 'inherit', 'post_excerpt' => "About the $name",
                               'guid' => $upload['url'] . '/' . $file], $target);
  wp_update_attachment_metadata ($id, $details ?? wp_generate_attachment_metadata ($id, $target));
  if ($type === 'image/jpeg')
    update_post_meta ($id, '_wp_attachment_image_alt', "The $name");
  return [$id, $upload['url'] . '/' . $file];
}

function byline_attach_all ()
{
  $made = [];
  foreach (['boat', 'buoys', 'estuary', 'frost', 'harbour', 'hills', 'islands', 'storm'] as $name)
    $made[$name] = byline_attach ($name, "$name.jpg", 'image/jpeg', null);
  $made['horn'] = byline_attach ('horn', 'horn.mp3', 'audio/mpeg',
                                 ['length_formatted' => '0:12', 'artist' => 'The lighthouse']);
  $made['wave'] = byline_attach ('wave', 'wave.mp4', 'video/mp4',
                                 ['width' => 640, 'height' => 360, 'length_formatted' => '0:07']);
  $made['chart'] = byline_attach ('chart', 'chart.pdf', 'application/pdf', []);
  return $made;
}

/* The demo articles are as old as they say only on the day they are made. */
function byline_fix_dates ()
{
  global $wpdb;
  $when = "DATE_ADD('2026-01-05 08:00:00', INTERVAL %s HOUR)";
  $post = sprintf ($when, 'ID');
  $comment = sprintf ($when, 'comment_ID');
  $wpdb->query ("UPDATE $wpdb->posts SET post_date = $post, post_date_gmt = $post,
                 post_modified = $post, post_modified_gmt = $post");
  $wpdb->query ("UPDATE $wpdb->comments SET comment_date = $comment, comment_date_gmt = $comment");
  wp_cache_flush ();
}

function byline_expand ($text, $attachments)
{
  $wanted = ['{home}' => rtrim (home_url (), '/')];
  foreach ($attachments as $name => [$id, $url])
    $wanted += ["{id:$name}" => $id, "{url:$name}" => $url];
  return strtr ($text, $wanted);
}

function byline_render ($file, $attachments)
{
  $name = basename ($file, '.html');
  $id = wp_insert_post (wp_slash ([
    'post_title' => ucfirst (strtr ($name, '-', ' ')), 'post_name' => $name,
    'post_status' => 'publish', 'post_author' => 1,
    'post_date_gmt' => '2026-02-01 09:00:00', 'post_date' => '2026-02-01 10:00:00',
    'post_content' => byline_expand (file_get_contents ($file), $attachments),
  ]), true);
  set_post_thumbnail ($id, $attachments['boat'][0]);
  $answer = rest_do_request (new WP_REST_Request ('GET', "/wp/v2/posts/$id"));
  $html = $answer->get_data ()['content']['rendered'];
  wp_delete_post ($id, true);
  /* What differs from one run to the next: the address, and names made up. */
  foreach (['rawurlencode', 'strval', fn ($text) => substr (json_encode ($text), 1, -1)] as $form)
    foreach ([rtrim (home_url (), '/'), 'http://127.0.0.1'] as $home)
      $html = str_replace ($form ($home), $form ('https://blog.example'), $html);
  $html = preg_replace ('/wp-container-[\w-]+|wp-elements-\w+|wp-duotone-[\w-]+/',
                        'wp-made', $html);
  return preg_replace ('/(-|=|")[0-9a-f]{32}\b|wp-block-[a-z-]+-[0-9a-f]{6,}/', '$1made', $html);
}

function byline_add_pages ()
{
  $parent = 0;
  foreach (['About the log', 'Who writes', 'Charts'] as $i => $title)
    $parent = wp_insert_post (['post_type' => 'page', 'post_status' => 'publish',
                               'post_title' => $title, 'post_author' => 1,
                               'post_parent' => $i === 1 ? $parent : 0]);
}

kses_remove_filters ();
byline_add_pages ();
$attachments = byline_attach_all ();
byline_fix_dates ();
foreach (glob ("$raw/*.html") as $file)
  file_put_contents ("$rendered/" . basename ($file),
                     trim (byline_render ($file, $attachments)) . "\n");
file_put_contents ("$rendered/version", $wp_version . "\n");
