#!/usr/bin/env bash
# Writes a report as a comment of a pull request: the one of an earlier run is written anew, so that there is one.
#
#   GH_TOKEN           what may write comments
#   GITHUB_REPOSITORY  the repository, and PULL_REQUEST the number in it
#   REPORT             the file of the report, whose first line marks the comment
set -euo pipefail

# A comment has room for 65,536 characters.
ROOM=60000
LONG=$'\n\nThe rest is in the summary of the job.'

mark=$(head -n 1 "$REPORT")
comments="repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments"
found=$(MARK="$mark" gh api --paginate "$comments" --jq '.[] | select(.body | startswith(env.MARK)) | .id' | head -n 1)
body=$(cat "$REPORT")
if [ "${#body}" -gt "$ROOM" ]; then
  body="${body:0:ROOM}$LONG"
fi
if [ -n "$found" ]; then
  gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$found" --raw-field body="$body"
else
  gh api --silent --method POST "$comments" --raw-field body="$body"
fi
