#!/usr/bin/env bash
# A ledger shared out among processes by GNU parallel, and by shards of one file, comes to the bytes of one run.
#   bash tests/parallel.sh YICHI NATION
set -euo pipefail
yichi=$(realpath "$1") nation=$(realpath "$2")

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

"$nation" 6500 >units.ndjson
sed -i '4321s/.$//' units.ndjson # a broken line
check() { "$yichi" check units.ndjson --as-of 2026-01-01 "$@" || (($? == 3)); }

for format in ndjson json; do check --format $format --jobs 1 -o "once.$format" 2>/dev/null; done
parallel -j 2 "$yichi" check units.ndjson --as-of 2026-01-01 --shard {}/3 -o {}.part ::: 3 1 2
for format in ndjson json; do
  "$yichi" merge 2.part 3.part 1.part --format $format -o "merged.$format" 2>/dev/null || (($? == 3))
  cmp "once.$format" "merged.$format"
done

# Through the standard input, as Spark's pipe, Dask or parallel --pipe give it: each block a ledger of its own,
# so that rules over all records see the block only. Those that look at one record find the same.
single() {
  sed -n 's/.*"rule":"\(TZ1..\|SD...\)",.*"verdict":"\([a-z]*\)","message":"\([^"]*\)","suggestion".*/\1 \2 \3/p' | sort
}
single <once.ndjson >once.single
parallel -j 2 --pipe --block 4M "$yichi check - --as-of 2026-01-01 --format ndjson --jobs 1" <units.ndjson 2>/dev/null |
  single >piped.single || true
cmp once.single piped.single
test -s piped.single
echo "GNU parallel: 三份合并、经标准输入,结果都与一次检查相同"
