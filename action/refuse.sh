#!/usr/bin/env bash
# Ends with 1 where a change of a document does what it may not.
#
#   BASE       the commit that the pull request is to be merged into
#   DOCUMENTS  the documents, one a line, as seen from the top of the repository
#   SETTINGS   the settings of the clients
#   FAIL_ON    what may not be, in the words of `oasmith diff --fail-on`
set -euo pipefail

here=$(dirname "${BASH_SOURCE[0]}")
code=0
while IFS= read -r document; do
  if [ -n "$document" ] && git cat-file -e "$BASE:$document" 2>/dev/null; then
    bash "$here/diff.sh" "$document" --fail-on "$FAIL_ON" || code=1
  fi
done <<<"$DOCUMENTS"
exit "$code"
