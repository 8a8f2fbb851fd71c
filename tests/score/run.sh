#!/usr/bin/env bash
# The figures of classification, power lists and overlap, printed by one command.
#   bash tests/score/run.sh [DUTIES.jsonl… [ITEMS.jsonl]]
# Duties are scored without and with the kind of unit; the sets of tests/samples when none is named. Of ITEMS
# (rows with item_code) the errors are told.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

bash cli/install.sh --tests
mkdir -p build/score
{
  cmake -S . -B build/score -G Ninja -DCMAKE_BUILD_TYPE=Release -DYICHI_TESTS=ON
  cmake --build build/score --target yichi_cli score_duties score_items classify_bench alike_bench
} >build/score/build.log 2>&1 || { cat build/score/build.log >&2; exit 1; }

duties=() items=()
for file in "$@"; do
  if head -n 1 "$file" | grep -q item_code; then items+=("$file"); else duties+=("$file"); fi
done
[[ ${#duties[@]} -gt 0 ]] || duties=(tests/samples/duties*.jsonl)

for file in "${duties[@]}"; do
  echo "== $file, without the kind of unit"
  build/score/score_duties "$file"
  echo "== $file, with it"
  build/score/score_duties "$file" --unit-kind
done
echo "== speed"
build/score/classify_bench tests/samples/duties_fresh.jsonl
echo "== power lists"
build/score/score_items "${items[@]}"
echo "== alike texts"
build/score/alike_bench
