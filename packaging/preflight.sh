#!/usr/bin/env bash
# Makes the virtual environment $1, after looking whether this machine has what it and Qt need.
# What lacks is installed when we are root and apt-get is there; else the one line to type is printed.
set -euo pipefail
venv=${1:?the folder of the virtual environment}

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
  local candidate
  for candidate in python3.13 python3.12 python3.11 python3; do
    if new_enough "$candidate"; then echo "$candidate"; return; fi
  done
}

loads() { "$python" -c "import ctypes; ctypes.CDLL('$1')" >/dev/null 2>&1; }

lacking() {
  if [ -z "$python" ]; then echo python3 python3-venv; return; fi
  "$python" -c 'import ensurepip, venv' >/dev/null 2>&1 || "$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
  [ "$(uname -s)" = Linux ] || return 0
  loads libEGL.so.1 || echo libegl1
  loads libGL.so.1 || echo libgl1
  loads libxkbcommon.so.0 || echo libxkbcommon0
  loads libfontconfig.so.1 || echo libfontconfig1
  loads libglib-2.0.so.0 || echo libglib2.0-0
  loads libdbus-1.so.3 || echo libdbus-1-3
  [ -n "${DISPLAY:-}" ] || return 0  # what the X11 platform needs on top
  loads libxcb-cursor.so.0 || echo libxcb-cursor0
  loads libxkbcommon-x11.so.0 || echo libxkbcommon-x11-0
  loads libxcb-icccm.so.4 || echo libxcb-icccm4
  loads libxcb-image.so.0 || echo libxcb-image0
  loads libxcb-keysyms.so.1 || echo libxcb-keysyms1
  loads libxcb-render-util.so.0 || echo libxcb-render-util0
}

python=$(find_python)
packages=$(lacking | tr '\n' ' ')
if [ -n "$packages" ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "This machine lacks: $packages- installing with apt-get."
    apt-get update -qq
    # shellcheck disable=SC2086  # a list of words
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null
    python=$(find_python)
  else
    echo "This machine lacks what the desk needs. On Debian, Ubuntu, Kylin or UOS:" >&2
    echo "  sudo apt-get install -y $packages" >&2
    echo "On other systems install the same libraries, then run make again." >&2
    exit 1
  fi
fi
if [ -z "$python" ]; then
  echo "CommandRoom needs Python 3.11 or newer, and this system's packages offer none; install one and run make again." >&2
  exit 1
fi
if ! new_enough "$venv/bin/python" || ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
  "$python" -m venv --clear "$venv"
fi
