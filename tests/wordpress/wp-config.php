<?php
/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * WordPress settings of one test instance; "up" wrote them to a file whose
 * name is in the environment. Nothing leaves the machine: no updates, no cron,
 * no outgoing requests.
 */

$byline = json_decode (file_get_contents (getenv ('BYLINE_WP_SETTINGS')), true);

define ('DB_NAME', 'wordpress');
define ('DB_USER', 'root');
define ('DB_PASSWORD', '');
define ('DB_HOST', 'localhost:' . $byline['socket']);
define ('DB_CHARSET', 'utf8mb4');
define ('DB_COLLATE', '');

define ('WP_HOME', $byline['home']);
define ('WP_SITEURL', $byline['home']);
define ('WP_ENVIRONMENT_TYPE', 'production');
define ('DISABLE_WP_CRON', true);
define ('AUTOMATIC_UPDATER_DISABLED', true);
define ('WP_HTTP_BLOCK_EXTERNAL', true);
define ('DISALLOW_FILE_MODS', true);
define ('WP_DEBUG', false);

foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $name) {
  define ($name . '_KEY', 'test instance ' . $name);
  define ($name . '_SALT', 'test salt ' . $name);
}

$table_prefix = 'wp_';

if (!defined ('ABSPATH'))
  define ('ABSPATH', $byline['files'] . '/');

require_once ABSPATH . 'wp-settings.php';
