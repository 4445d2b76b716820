#!/bin/sh
# Prints the path of a Chromium for the tests, installing one when there is none.
set -u
cd "$(dirname "$0")/.."

find_browser() {
    for name in "${MOTCUA_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
        [ -n "$name" ] && command -v "$name" >/dev/null 2>&1 && { command -v "$name"; return 0; }
    done
    .venv/bin/python - 2>/dev/null <<'P'
import os, sys
from playwright.sync_api import sync_playwright
with sync_playwright() as driver:
    path = driver.chromium.executable_path
if not os.access(path, os.X_OK):
    sys.exit(1)
print(path)
P
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

install_browser() {
    if command -v apt-get >/dev/null 2>&1 && as_root true 2>/dev/null; then
        # Ubuntu's package of this name is a shell around a snap, which does not work in containers: not there.
        if ! grep -q '^ID=ubuntu' /etc/os-release 2>/dev/null; then
            as_root env DEBIAN_FRONTEND=noninteractive sh -c \
                'apt-get update -q && apt-get install -q -y --no-install-recommends chromium' >&2 </dev/null && return
        fi
        as_root "$PWD/.venv/bin/python" -m playwright install-deps chromium >&2 </dev/null
    fi
    .venv/bin/python -m playwright install chromium >&2 </dev/null
}

find_browser && exit 0
printf 'Cài trình duyệt cho kiểm thử… / Installing a browser for the tests…\n' >&2
install_browser
find_browser && exit 0
printf '%s\n' \
    'Không có Chromium: hãy cài (sudo apt-get install chromium) hoặc đặt MOTCUA_CHROMIUM=/đường/dẫn.' \
    'There is no Chromium: install it (sudo apt-get install chromium) or set MOTCUA_CHROMIUM=/path.' >&2
exit 1
