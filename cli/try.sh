#!/usr/bin/env bash
# Builds Yichi and checks a sample draft that has faults planted in it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

bash cli/install.sh
mkdir -p build
echo "正在编译……" >&2
{
  cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Release -DYICHI_TESTS=OFF
  cmake --build build
} >build/try.log 2>&1 || { cat build/try.log >&2; exit 1; }

outcome=0
build/yichi check tests/samples/drafts/faulty.docx || outcome=$?
# 1 means that findings were printed: this draft has them.
if [[ $outcome -ne 1 ]]; then
  echo "样稿应当查出问题(退出码 1),实际退出码 $outcome" >&2
  exit 1
fi
echo "以上是样稿 tests/samples/drafts/faulty.docx 中有意埋下的问题。检查自己的文稿: build/yichi check 文件.docx"
