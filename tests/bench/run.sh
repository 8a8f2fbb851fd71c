#!/usr/bin/env bash
# Times Yichi beside the bare start of two interpreters, in one run on this machine.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

bash cli/install.sh
mkdir -p build/bench
{
  cmake -S . -B build/bench -G Ninja -DCMAKE_BUILD_TYPE=Release -DYICHI_TESTS=OFF
  cmake --build build/bench --target yichi_cli yichi_bench analysis_bench alike_bench
} >build/bench/build.log 2>&1 || { cat build/bench/build.log >&2; exit 1; }

# Peers that are not installed are left out, and the table says so.
if command -v npm >/dev/null && [[ ! -d build/bench/node_modules/exceljs ]]; then
  npm install --prefix build/bench --no-audit --no-fund --silent exceljs@4
fi
export NODE_PATH=build/bench/node_modules

build/bench/yichi_bench build/bench/yichi rules tests/samples/drafts/clean.docx
build/bench/analysis_bench
echo
build/bench/alike_bench
