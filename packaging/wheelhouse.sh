#!/usr/bin/env bash
# Gathers in dist/wheelhouse what a machine without a network needs: every locked wheel and our own.
# Carry the folder over, then: python3 -m venv room && room/bin/pip install --no-index --find-links wheelhouse commandroom
# Usage: wheelhouse.sh [PLATFORM [PYTHON]], e.g. wheelhouse.sh win_amd64 3.12; without arguments for this machine.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin
target=dist/wheelhouse
mkdir -p "$target"

options=(--only-binary :all: --require-hashes -r requirements/run.txt --dest "$target")
if [ $# -gt 0 ]; then
  options+=(--platform "$1" --python-version "${2:-3.11}" --implementation cp)
fi
"$bin/pip" download --quiet --no-deps "${options[@]}"
"$bin/python" -m build --no-isolation --wheel --outdir "$target" >/dev/null
echo "$(find "$target" -name '*.whl' | wc -l) wheels in $target"
