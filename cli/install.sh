#!/usr/bin/env bash
# Installs what building Yichi needs on Debian 12, and only what is missing; says nothing when all is there.
#   bash cli/install.sh           what the program needs
#   bash cli/install.sh --tests   and what the tests and fuzzers need
set -euo pipefail

needed=(cmake g++ ninja-build ccache antlr4 libantlr4-runtime-dev librapidxml-dev libzip-dev
        nlohmann-json3-dev libspdlog-dev libssl-dev libboost1.81-dev)
if [[ "${1:-}" == "--tests" ]]; then
  needed+=(libgtest-dev libicu-dev clang libclang-rt-14-dev unzip)
fi

missing=()
for package in "${needed[@]}"; do
  state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
  [[ "$state" == installed ]] || missing+=("$package")
done
[[ ${#missing[@]} -eq 0 ]] && exit 0

as_root=()
if [[ $(id -u) -ne 0 ]]; then
  if ! command -v sudo >/dev/null; then
    echo "缺少软件包,请以管理员身份运行: apt-get install ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi
echo "安装缺少的软件包: ${missing[*]}" >&2
install() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >&2
}
# The package lists may be old or absent.
install || { "${as_root[@]}" apt-get update -q >&2 && install; }
