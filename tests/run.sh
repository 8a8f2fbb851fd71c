#!/usr/bin/env bash
# All checks of the project: builds, runs every test, proves the rules, runs the fuzzers for a bounded time.
#   bash tests/run.sh
#   YICHI_FUZZ_SECONDS=60 YICHI_FUZZ_SEED=$RANDOM bash tests/run.sh    fuzzes longer and elsewhere
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

seconds=${YICHI_FUZZ_SECONDS:-5}
least=65
bash cli/install.sh --tests

echo "== 编译"
cmake -S . -B build/check -G Ninja -DCMAKE_BUILD_TYPE=Release -DYICHI_TESTS=ON
cmake --build build/check --target all nation

echo "== 测试"
ctest --test-dir build/check --output-on-failure --no-tests=error -j "$(nproc)"

echo "== 由 GNU parallel 分份检查"
bash tests/parallel.sh build/check/yichi build/check/nation

echo "== 规则的正例、反例和用例"
build/check/yichi test

echo "== 例子走到的地方和看出的改动,各不低于 $least%"
for option in --coverage --mutate; do
  build/check/yichi test "$option" | awk -v least="$least" -v option="$option" '
    /^(覆盖|例子看出的改动) / { split($2, of, "/"); share = 100 * of[1] / of[2]
      printf "%s %s, %.0f%%\n", option, $2, share; if (share < least) exit 1 }'
done

echo "== 模糊测试,每个 $seconds 秒"
cmake -S . -B build/fuzz -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCMAKE_CXX_COMPILER=clang++-14 \
  -DYICHI_TESTS=OFF -DYICHI_FUZZ=ON
cmake --build build/fuzz --target fuzzers
for fuzzer in build/fuzz/*_fuzz; do
  name=$(basename "$fuzzer")
  corpus=build/fuzz/corpus/$name
  mkdir -p "$corpus"
  seeds=tests/fuzz/seeds/$name
  echo "-- $name"
  log=build/fuzz/$name.log
  if ! "$fuzzer" -seed="${YICHI_FUZZ_SEED:-1}" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -verbosity=0 -print_final_stats=1 \
    -artifact_prefix=build/fuzz/ "$corpus" $([[ -d $seeds ]] && echo "$seeds") >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    echo "$name 发现了问题,引起它的输入在 build/fuzz/" >&2
    exit 1
  fi
  grep number_of_executed_units "$log"
done
echo "== 全部通过"
