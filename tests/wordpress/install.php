<?php
/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Installs WordPress into the empty database of an instance, and sets its
 * options from the settings file. Run on the command line.
 */

$byline = json_decode (file_get_contents (getenv ('BYLINE_WP_SETTINGS')), true);
$_SERVER['HTTP_HOST'] = parse_url ($byline['home'], PHP_URL_HOST);
$_SERVER['REQUEST_URI'] = $byline['base'] . '/';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$_SERVER['REQUEST_METHOD'] = 'GET';

define ('WP_INSTALLING', true);
require $byline['files'] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';

wp_install ('Marram & Slate', 'chief', 'chief@mail.example', true, '', 'chief-pass');

$options = [
  'blogdescription' => 'Walks, weather & workshop notes from a small coast',
  'permalink_structure' => $byline['plain'] ? '' : '/%year%/%monthnum%/%day%/%postname%/',
  'timezone_string' => 'Europe/Berlin',
  'default_comment_status' => 'open',
  'comment_moderation' => $byline['moderate'],
  'comment_previously_approved' => 0,
  'comment_registration' => $byline['registration'],
  'require_name_email' => $byline['optional_name'] ? 0 : 1,
  'comments_notify' => 0,
  'moderation_notify' => 0,
  'thread_comments' => 1,
  'thread_comments_depth' => 5,
  'rewrite_rules' => '',
];
foreach ($options as $name => $value)
  update_option ($name, $value);

fwrite (STDERR, "installed WordPress $wp_version\n");
