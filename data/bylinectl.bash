# SPDX-FileCopyrightText: The Byline authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Bash completion for bylinectl: commands, options, and the local names of
# sites. It asks only what is on disk and never the network.

_bylinectl_reply ()
{
  mapfile -t COMPREPLY < <(compgen -W "$1" -- "$2")
}

# The first word that is neither an option nor an option's value.
_bylinectl_command ()
{
  local i word
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    case $word in
      --data-dir) i=$((i + 1)) ;;
      -*) ;;
      *) printf '%s' "$word"; return ;;
    esac
  done
}

_bylinectl_sites ()
{
  bylinectl sites 2>/dev/null | grep -Eo '[[:alnum:]-]+(\.[[:alnum:]-]+)+' | sort -u
}

_bylinectl_options ()
{
  case $1 in
    sync) printf '%s' '--all' ;;
    list) printf '%s' '--category --tag --author --unread --saved --search --limit' ;;
    show) printf '%s' '--format' ;;
    comment) printf '%s' '--parent --name --email --website --text' ;;
    '') printf '%s' '--data-dir --json --help --version' ;;
    *) printf '%s' '--json --help' ;;
  esac
}

_bylinectl ()
{
  local current=${COMP_WORDS[COMP_CWORD]}
  local previous=${COMP_WORDS[COMP_CWORD - 1]}
  local command
  command=$(_bylinectl_command)
  COMPREPLY=()

  case $previous in
    --data-dir) mapfile -t COMPREPLY < <(compgen -d -- "$current"); return ;;
    --format) _bylinectl_reply 'text json html markdown pdf' "$current"; return ;;
    --category | --tag | --author | --search | --limit) return ;;
    --parent | --name | --email | --website | --text) return ;;
  esac

  if [[ $current == -* ]]; then
    _bylinectl_reply "$(_bylinectl_options "$command")" "$current"
    return
  fi

  case $command in
    '') _bylinectl_reply \
          'add sites remove sync list show comments comment outbox mark' "$current" ;;
    remove | sync | list) _bylinectl_reply "$(_bylinectl_sites)" "$current" ;;
    outbox) _bylinectl_reply 'retry discard' "$current" ;;
    mark) _bylinectl_reply 'read unread saved unsaved' "$current" ;;
  esac
}

complete -F _bylinectl bylinectl
