<?php
/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a web server's rewrite rules do: takes the base folder off, serves
 * files, runs PHP files, and gives everything else to WordPress. The code is
 * at the top level because WordPress wants its variables to be global.
 */

$byline = json_decode (file_get_contents (getenv ('BYLINE_WP_SETTINGS')), true);
$byline_path = rawurldecode (explode ('?', $_SERVER['REQUEST_URI'], 2)[0]);
$byline_base = $byline['base'];

if ($byline_base !== '' && $byline_path === $byline_base) {
  header ('Location: ' . $byline['home'] . '/', true, 301);
  exit;
}
if ($byline_base !== '' && strpos ($byline_path, $byline_base . '/') !== 0) {
  http_response_code (404);
  exit ('<h1>Not Found</h1>');
}
$byline_path = substr ($byline_path, strlen ($byline_base));
if (strpos ($byline_path, '..') !== false) {
  http_response_code (400);
  exit;
}

/* No WordPress code draws these; see byline-tests.php. */
if (strpos ($byline_path, '/test-avatar/') === 0) {
  header ('Content-Type: image/svg+xml');
  exit ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">'
        . '<rect width="8" height="8" fill="#789"/></svg>');
}

$byline_file = $byline['files'] . $byline_path;
if (is_dir ($byline_file))
  $byline_file = rtrim ($byline_file, '/') . '/index.php';
if (!is_file ($byline_file))
  $byline_file = $byline['files'] . '/index.php';

if (substr ($byline_file, -4) !== '.php') {
  $byline_types = ['css' => 'text/css', 'js' => 'text/javascript', 'png' => 'image/png',
                   'jpg' => 'image/jpeg', 'svg' => 'image/svg+xml', 'woff2' => 'font/woff2'];
  $byline_ending = pathinfo ($byline_file, PATHINFO_EXTENSION);
  header ('Content-Type: ' . ($byline_types[$byline_ending] ?? 'application/octet-stream'));
  readfile ($byline_file);
  exit;
}

$_SERVER['SCRIPT_FILENAME'] = $byline_file;
$_SERVER['SCRIPT_NAME'] = $byline_base . substr ($byline_file, strlen ($byline['files']));
$_SERVER['PHP_SELF'] = $_SERVER['SCRIPT_NAME'];
unset ($_SERVER['PATH_INFO']);
chdir (dirname ($byline_file));
require $byline_file;
