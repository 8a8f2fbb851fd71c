#!/usr/bin/env bash
# Checks a generated nation of 10,000, 100,000 and 1,000,000 units with twenty duties each by all shipped packs,
# and prints time, peak memory and units a second. Needs 2 GB of disk for the largest.
#   bash tests/bench/nation.sh [UNITS…]
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
[[ $# -gt 0 ]] || set -- 10000 100000 1000000
for count in "$@"; do
  build/bench/nation "$count" >"$folder/nation.ndjson"
  python3 - "$count" build/bench/yichi "$folder" <<'PY'
import os, subprocess, sys, time
count, yichi, folder = int(sys.argv[1]), sys.argv[2], sys.argv[3]
began = time.monotonic()
process = subprocess.Popen([yichi, 'check', folder + '/nation.ndjson', '--as-of', '2026-01-01', '--format', 'ndjson',
                            '-o', folder + '/findings.ndjson'])
_, status, used = os.wait4(process.pid, 0)
wall = time.monotonic() - began
if os.waitstatus_to_exitcode(status) not in (0, 1): sys.exit('yichi ended with %d' % os.waitstatus_to_exitcode(status))
findings = sum(1 for _ in open(folder + '/findings.ndjson', 'rb'))
print('%10d %10d %12.1f %12.1f %12.0f %14.0f' % (count, findings, wall, used.ru_utime + used.ru_stime,
                                               used.ru_maxrss / 1024, count / wall))
PY
done
