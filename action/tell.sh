#!/usr/bin/env bash
# Writes what the changes of documents do to callers, into a report and the summary of the job.
#
#   BASE       the commit that the pull request is to be merged into
#   DOCUMENTS  the documents, one a line, as seen from the top of the repository
#   SETTINGS   the settings of the clients, by which the comment of another step is told from this one's
#   REPORT     the file of the report
set -euo pipefail

here=$(dirname "${BASH_SOURCE[0]}")
git cat-file -e "$BASE^{commit}" 2>/dev/null || git fetch --quiet --depth 1 origin "$BASE"
{
  # By this line the comment is found again.
  printf '<!-- oasmith: %s -->\n' "$SETTINGS"
  while IFS= read -r document; do
    [ -n "$document" ] || continue
    printf "### What changes for callers of \`%s\`\n\n" "$document"
    if ! git cat-file -e "$BASE:$document" 2>/dev/null; then
      printf 'The document is new.\n\n'
    elif ! bash "$here/diff.sh" "$document" --format markdown; then
      printf 'This could not be told; the log of the job says why.\n\n'
    fi
  done <<<"$DOCUMENTS"
} >"$REPORT"
cat "$REPORT" >>"$GITHUB_STEP_SUMMARY"
