#!/usr/bin/env bash
# Checks a generated nation of 10,000, 100,000 and 1,000,000 units with twenty duties each by all shipped packs,
# and prints time, peak memory and units a second. Needs 2 GB of disk for the largest; with --csv, where the
# same units are rows of text with commas, 4 GB. RULES=… names the packs to check by.
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
  python3 - "$count" build/bench/yichi "$folder" "$ending" ${RULES:-} <<'PY'
import csv, json, os, subprocess, sys, time
count, yichi, folder, ending = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]
rules = [word for pack in sys.argv[5:] for word in ('--rules', pack)]
if ending == 'csv':
    plain = ['名称', '区域', '层级', '规格', '主管部门', '类别', '经费形式', '编制种类', '编制总额', '实有人员', '管理编制',
             '专技编制', '工勤编制数', '内设机构数', '设立', '上级单位']
    posts = ['总数', '正职', '副职']
    with open(folder + '/nation.ndjson') as units, open(folder + '/nation.csv', 'w', newline='') as out:
        rows = csv.writer(out)
        rows.writerow(plain + ['领导职数.' + name for name in posts] + ['职责'])
        for line in units:
            unit = json.loads(line)
            rows.writerow([unit.get(name, '') for name in plain] + [unit['领导职数'][name] for name in posts] +
                          ['；'.join(unit['职责'])])
began = time.monotonic()
process = subprocess.Popen([yichi, 'check', folder + '/nation.' + ending, '--as-of', '2026-01-01', '--format', 'ndjson',
                            '-o', folder + '/findings.ndjson'] + rules)
_, status, used = os.wait4(process.pid, 0)
wall = time.monotonic() - began
if os.waitstatus_to_exitcode(status) not in (0, 1): sys.exit('yichi ended with %d' % os.waitstatus_to_exitcode(status))
findings = sum(1 for _ in open(folder + '/findings.ndjson', 'rb'))
print('%10d %10d %12.1f %12.1f %12.0f %14.0f' % (count, findings, wall, used.ru_utime + used.ru_stime,
                                               used.ru_maxrss / 1024, count / wall))
PY
done
