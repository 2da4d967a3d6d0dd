/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-guard-tag.h"

G_BEGIN_DECLS

typedef struct _BylineGuardStack BylineGuardStack;

BylineGuardStack *byline_guard_stack_new          (void);
void              byline_guard_stack_free         (BylineGuardStack *self);

gboolean          byline_guard_stack_start        (BylineGuardStack *self,
                                                   const char       *name,
                                                   const BylineTag  *tag,
                                                   gsize             n_bytes);
gboolean          byline_guard_stack_end          (BylineGuardStack *self,
                                                   const char       *name,
                                                   const BylineTag  *tag);
gboolean          byline_guard_stack_is_open      (BylineGuardStack *self,
                                                   const char       *name);
void              byline_guard_stack_add_leaf     (BylineGuardStack *self);
void              byline_guard_stack_add_attribute (BylineGuardStack *self,
                                                   gsize             n_bytes);
gboolean          byline_guard_stack_has_room     (BylineGuardStack *self);
gboolean          byline_guard_stack_is_exhausted (BylineGuardStack *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineGuardStack, byline_guard_stack_free)

G_END_DECLS
