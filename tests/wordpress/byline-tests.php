<?php
/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Must-use plugin of the test instances: cuts mail and outgoing requests, and
 * sets what WordPress has no setting for.
 */

$byline_settings = json_decode (file_get_contents (getenv ('BYLINE_WP_SETTINGS')), true);

add_filter ('pre_wp_mail', '__return_true');
add_filter ('pre_http_request', function () {
  return new WP_Error ('byline', 'Outgoing requests are off.');
});

if ($byline_settings['guests_rest'])
  add_filter ('rest_allow_anonymous_comments', '__return_true');
if (!$byline_settings['flood'])
  add_filter ('comment_flood_filter', '__return_false', 99);

add_filter ('pre_get_avatar_data', function ($args, $who) {
  $text = is_object ($who) ? ($who->comment_author_email ?? $who->user_email ?? '') : (string) $who;
  $args['url'] = home_url ('/test-avatar/' . md5 ($text) . '?s=' . $args['size']);
  $args['found_avatar'] = true;
  return $args;
}, 10, 2);
