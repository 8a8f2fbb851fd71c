#!/usr/bin/env bash
# `yichi overlap` on made-up duties of 10,000, 100,000 and 1,000,000, eight a unit, in one file of a unit a line;
# prints how many families are alike, time and peak memory.
#   bash tests/bench/overlap.sh [DUTIES…]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

bash cli/install.sh
mkdir -p build/bench
{
  cmake -S . -B build/bench -G Ninja -DCMAKE_BUILD_TYPE=Release -DYICHI_TESTS=OFF
  cmake --build build/bench --target yichi_cli duties
} >build/bench/build.log 2>&1 || { cat build/bench/build.log >&2; exit 1; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
printf '%10s %10s %12s %12s %12s %14s\n' duties families "wall (s)" "cpu (s)" "peak (MiB)" "duties/s (wall)"
[[ $# -gt 0 ]] || set -- 10000 100000 1000000
for count in "$@"; do
  build/bench/duties "$count" >"$folder/units.ndjson"
  python3 tests/bench/measured.py "$count" "$folder/families.ndjson" \
    build/bench/yichi overlap "$folder/units.ndjson" --format ndjson -o "$folder/families.ndjson"
done
