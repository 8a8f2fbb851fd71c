#!/usr/bin/env bash
# Looks at the pages of `--format html` in a browser: axe must find nothing, and nothing may ask a network.
#   bash tests/outside/page.sh [YICHI]      needs npm; installs chromium, and axe-core below build/page
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

yichi=${1:-build/check/yichi}
command -v chromium >/dev/null || apt-get install -y --no-install-recommends chromium fonts-noto-cjk
command -v npm >/dev/null || apt-get install -y --no-install-recommends npm
mkdir -p build/page
[[ -d build/page/node_modules/axe-core ]] ||
  npm install --prefix build/page --no-audit --no-fund --silent axe-core@4 puppeteer-core@22

page() { "$yichi" check "${@:2}" --as-of 2026-11-01 --format html -o "build/page/$1.html" || [[ $? == 1 ]]; }
page drafts tests/samples/drafts/*.docx
page mixed tests/samples/drafts/faulty.docx tests/samples/ledgers/units.xlsx
"$yichi" check tests/samples/drafts/faulty.docx --as-of 2026-11-01 --lang en --format html -o build/page/english.html || [[ $? == 1 ]]
"$yichi" compute tests/samples/ledgers/region/region.xlsx --as-of 2026-11-01 --set 编制总额=25名 --explain -o build/page/summaries.html
"$yichi" compute tests/samples/ledgers/standards/districts.md --as-of 2026-11-01 -o build/page/computed.html
"$yichi" doc rules/sanding -o build/page/catalogue.html
NODE_PATH=build/page/node_modules node tests/outside/axe.cjs build/page/*.html
