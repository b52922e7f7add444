#!/usr/bin/env bash
# Writes requirements/*.txt anew from requirements/*.in: names, versions and hashes, and no address of any registry.
# The machine's own pip settings are put aside, so that every hash is that of the public file.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=${1:-.venv/bin}

lock() {
  env -u PIP_FIND_LINKS -u PIP_INDEX_URL -u PIP_EXTRA_INDEX_URL PIP_CONFIG_FILE=/dev/null \
    CUSTOM_COMPILE_COMMAND="make lock" \
    "$bin/pip-compile" --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
    --strip-extras --allow-unsafe --annotation-style=line ${UPGRADE:+--upgrade} \
    --output-file "requirements/$1.txt" "requirements/$1.in"
}

lock dev
cp requirements/dev.txt requirements/run.txt        # the program's versions are those the tests ran with
lock run
cp requirements/dev.txt requirements/oldest-qt.txt  # and the older Qt meets the same everything else
lock oldest-qt
