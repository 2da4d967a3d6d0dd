/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The error domain of the store. It knows no sentence for people: those
 * are made in the front end from domain and code. */

#include "config.h"

#include "byline-store-error.h"

G_DEFINE_QUARK (byline-store-error-quark, byline_store_error)
