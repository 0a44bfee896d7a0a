#!/usr/bin/env bash
# Compares a document with what it was, by the settings of its client: what is left out there changes nothing for callers.
# A document that is no client's is compared by the settings beside it, if there are any.
#
#   BASE      the commit that the pull request is to be merged into
#   SETTINGS  the settings of the clients
#
# The first argument is the document, and the others are for `oasmith diff`.
set -euo pipefail

document=$1
shift
# The command ends with 2 for what is wrong with the document as well, which the comparison tells.
said=$(oasmith check "$document" --settings "$SETTINGS" --format json || true)
case "$said" in
  *'"code": "unknown-document"'*) ;;
  *) set -- --settings "$SETTINGS" "$@" ;;
esac
exec oasmith diff "$BASE:$document" "$document" "$@"
