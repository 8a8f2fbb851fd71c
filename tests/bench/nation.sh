#!/usr/bin/env bash
# Checks a generated nation of 10,000, 100,000 and 1,000,000 units with twenty duties each by all shipped packs,
# and prints time, peak memory and units a second. Needs 2 GB of disk for the largest; with --csv, where the
# same units are rows of text with commas, 4 GB.
#   bash tests/bench/nation.sh [--csv] [UNITS…]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

bash cli/install.sh
mkdir -p build/bench
{
  cmake -S . -B build/bench -G Ninja -DCMAKE_BUILD_TYPE=Release -DYICHI_TESTS=OFF
  cmake --build build/bench --target yichi_cli nation
} >build/bench/build.log 2>&1 || { cat build/bench/build.log >&2; exit 1; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
printf '%10s %10s %12s %12s %12s %14s\n' units findings "wall (s)" "cpu (s)" "peak (MiB)" "units/s (wall)"
ending=ndjson
[[ ${1:-} != --csv ]] || { ending=csv; shift; }
[[ $# -gt 0 ]] || set -- 10000 100000 1000000
for count in "$@"; do
  build/bench/nation "$count" >"$folder/nation.ndjson"
  [[ $ending == ndjson ]] || python3 tests/bench/nation_csv.py "$folder/nation.ndjson" "$folder/nation.csv"
  python3 tests/bench/measured.py "$count" "$folder/findings.ndjson" \
    build/bench/yichi check "$folder/nation.$ending" --as-of 2026-01-01 --format ndjson -o "$folder/findings.ndjson"
done
