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
printf '%10s %10s %12s %12s %12s\n' duties families "wall (s)" "cpu (s)" "peak (MiB)"
[[ $# -gt 0 ]] || set -- 10000 100000 1000000
for count in "$@"; do
  build/bench/duties "$count" >"$folder/units.ndjson"
  python3 - "$count" build/bench/yichi "$folder" <<'PY'
import os, subprocess, sys, time
count, yichi, folder = int(sys.argv[1]), sys.argv[2], sys.argv[3]
began = time.monotonic()
process = subprocess.Popen([yichi, 'overlap', folder + '/units.ndjson', '--format', 'ndjson',
                            '-o', folder + '/families.ndjson'])
_, status, used = os.wait4(process.pid, 0)
wall = time.monotonic() - began
if os.waitstatus_to_exitcode(status) not in (0, 1): sys.exit('yichi ended with %d' % os.waitstatus_to_exitcode(status))
families = sum(1 for _ in open(folder + '/families.ndjson', 'rb'))
print('%10d %10d %12.1f %12.1f %12.0f' % (count, families, wall, used.ru_utime + used.ru_stime,
                                        used.ru_maxrss / 1024))
PY
done
