#!/usr/bin/env bash
# Very many records by simple rules: Yichi beside plain C++ structs, DuckDB, cel-js and CLIPS, in one run on this
# machine. Installs what is missing (Debian and npm packages, the latter below build/), makes records from a fixed
# seed, checks that all engines count alike, and prints one table: processor time on one thread, best of several
# runs, so that what else the machine does matters little.
#   bash tests/bench/peers/run.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

extra=()
command -v clips >/dev/null || extra+=(clips)
command -v node >/dev/null || extra+=(nodejs npm)
bash cli/install.sh "${extra[@]}"

work=$PWD/build/peers
mkdir -p build/bench "$work"
{
  cmake -S . -B build/bench -G Ninja -DCMAKE_BUILD_TYPE=Release -DYICHI_TESTS=OFF
  cmake --build build/bench --target column_bench
} >build/bench/build.log 2>&1 || { cat build/bench/build.log >&2; exit 1; }
bench=build/bench/column_bench

here=tests/bench/peers
cp "$here"/*.mjs "$here"/package*.json "$work"/
(cd "$work" && npm ci --no-audit --no-fund --loglevel=error >&2)

for records in 10000 100000 1000000; do "$bench" --make "$work/$records.ndjson" "$records"; done
results=$work/results.ndjson
: >"$results"
measure() { "$@" >>"$results"; }

for records in 100000 1000000; do
  measure "$bench" "$work/$records.ndjson" "$here/limits.chi"
  measure node "$work/duckdb.mjs" "$work/$records.ndjson" eight
  measure node --max-old-space-size=8192 "$work/cel.mjs" "$work/$records.ndjson" eight
done
measure node "$work/clips.mjs" "$work/100000.ndjson" eight "$work"
measure "$bench" --words "$work/10000.ndjson" "$here/limits.chi"
measure "$bench" --words "$work/100000.ndjson" "$here/few.chi"
for rules in 8 80 800; do
  "$bench" --rules "$rules" "$here/limits.chi" "$work/$rules.chi"
  measure "$bench" "$work/10000.ndjson" "$work/$rules.chi"
  measure node "$work/duckdb.mjs" "$work/10000.ndjson" "$rules"
  measure node "$work/cel.mjs" "$work/10000.ndjson" "$rules"
  measure node "$work/clips.mjs" "$work/10000.ndjson" "$rules" "$work"
done
node "$work/table.mjs" "$results"
