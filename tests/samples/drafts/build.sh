#!/bin/sh
# Builds the sample drafts from the Word parts in parts/. Same parts, same bytes: members in a fixed order, one fixed time.
set -eu
cd "$(dirname "$0")"
for parts in parts/*/; do
  name=$(basename "$parts")
  rm -f "$name.docx"
  find "$parts" -exec touch -t 202601050900 {} +
  (cd "$parts" && { echo '[Content_Types].xml'; find . -type f ! -name '[[]Content_Types].xml' | sed 's|^\./||' | LC_ALL=C sort; } |
    TZ=UTC zip -q -X -D "../../$name.docx" -@)
done
