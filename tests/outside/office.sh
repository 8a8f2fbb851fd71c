#!/usr/bin/env bash
# Opens commented copies with LibreOffice: they become PDF, and every comment stands where its finding does.
#   bash tests/outside/office.sh [YICHI]      installs LibreOffice and node
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

yichi=${1:-build/check/yichi}
command -v soffice >/dev/null || apt-get install -y --no-install-recommends libreoffice-writer libreoffice-calc
command -v node >/dev/null || apt-get install -y --no-install-recommends nodejs
command -v unzip >/dev/null || apt-get install -y --no-install-recommends unzip
work=build/outside
rm -rf "$work" && mkdir -p "$work"

inputs=(tests/samples/drafts/*.docx tests/samples/ledgers/*.xlsx)
# wordlike.docx is left out: LibreOffice drops a mark inside a smart tag, and takes a bound control's text for a field.
for document in tests/samples/documents/*.docx tests/samples/documents/*.xlsx; do
  [[ $document == */wordlike.docx ]] || inputs+=("$document")
done
"$yichi" check "${inputs[@]}" --as-of 2026-11-01 --annotate "$work/copies" --format json -o "$work/report.json" 2>"$work/log" ||
  [[ $? == 1 || $? == 3 ]]

convert() { soffice "-env:UserInstallation=file://$PWD/$work/profile" --headless --convert-to "$1" --outdir "$work/$1" "${@:2}" >"$work/soffice.log" 2>&1; }
convert pdf "$work"/copies/*
convert odt "$work"/copies/*.docx
convert ods "$work"/copies/*.xlsx

failed=0
for number in "${!inputs[@]}"; do
  name=$(basename "${inputs[$number]}")
  [[ -f $work/copies/$name ]] || continue
  stem=${name%.*}
  [[ -s $work/pdf/$stem.pdf ]] || { echo "$name: no PDF" >&2; failed=1; }
  copy=$work/odt/$stem.odt
  [[ $name == *.xlsx ]] && copy=$work/ods/$stem.ods
  unzip -p "$copy" content.xml >"$work/$(basename "$copy").xml"
  node tests/outside/anchors.cjs "$work/report.json" "$number" "$work/$(basename "$copy").xml" || failed=1
done
exit $failed
