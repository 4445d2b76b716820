#!/bin/sh
# Installs what motcua needs into .venv, pinned and checked by hash: `bootstrap.sh run` or `bootstrap.sh dev`.
# Needs Python 3.11 or newer and nothing else: no pip, no python3-venv, no administrator. A second run does nothing.
set -eu
cd "$(dirname "$0")/.."
KIND="${1:-run}"
PIP=scripts/vendor/pip-26.3-py3-none-any.whl/pip
VENV=.venv
PYTHON_OF_VENV="$VENV/bin/python"

fail() { printf '%s\n%s\n' "$1" "$2" >&2; exit 1; }

is_good() { "$1" -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        is_good "$PYTHON" && { command -v "$PYTHON"; return; }
        fail "PYTHON=$PYTHON không dùng được: cần Python 3.11 trở lên." "PYTHON=$PYTHON cannot be used: Python 3.11 or newer is needed."
    fi
    for candidate in python3.11 python3.12 python3.13 python3; do
        command -v "$candidate" >/dev/null 2>&1 && is_good "$candidate" && { command -v "$candidate"; return; }
    done
    fail "Không tìm thấy Python 3.11 trở lên: hãy cài (sudo apt-get install python3.11) hoặc đặt PYTHON=/đường/dẫn." \
         "Python 3.11 or newer was not found: install it (sudo apt-get install python3.11) or set PYTHON=/path."
}

wanted() {
    # What decides whether the environment is up to date: the lock, this script, and where the checkout lies.
    { cat "requirements/$1.txt" requirements/uv.txt scripts/bootstrap.sh; pwd; } | cksum
}

is_up_to_date() {
    "$PYTHON_OF_VENV" -c '' 2>/dev/null || return 1
    [ -x "$VENV/bin/motcua" ] || return 1
    [ "$(cat "$VENV/.motcua-$1" 2>/dev/null)" = "$(wanted "$1")" ]
}

make_venv() {
    is_good "$PYTHON_OF_VENV" && return
    python="$(find_python)"
    printf 'Tạo môi trường Python trong %s… / Creating the Python environment…\n' "$VENV"
    rm -rf "$VENV"
    "$python" -m venv --without-pip "$VENV" || fail \
        "Không tạo được $VENV (ổ đĩa đầy, hoặc không có quyền ghi?)." "Could not create $VENV (disk full, or no permission?)."
}

install_uv() {
    [ -x "$VENV/.uv/bin/uv" ] && return
    "$PYTHON_OF_VENV" "$PIP" install --quiet --disable-pip-version-check --no-cache-dir --require-hashes --only-binary :all: \
        --target "$VENV/.uv" -r requirements/uv.txt
}

install_all() {
    printf 'Cài các gói của requirements/%s.txt… / Installing the packages…\n' "$KIND"
    if install_uv && "$VENV/.uv/bin/uv" pip sync --quiet --require-hashes --python "$PYTHON_OF_VENV" "requirements/$KIND.txt"; then
        return
    fi
    # uv does not read pip's settings (a mirror, a proxy, a company's certificate): pip itself may get through.
    printf 'uv không tải được, thử bằng pip… / uv could not fetch, trying pip…\n' >&2
    "$PYTHON_OF_VENV" "$PIP" install --quiet --disable-pip-version-check --require-hashes -r "requirements/$KIND.txt" || fail \
        "Không tải được các gói: hãy kiểm tra mạng, proxy (HTTPS_PROXY) rồi chạy lại." \
        "The packages could not be fetched: check the network and the proxy (HTTPS_PROXY), then run again."
}

link_motcua() {
    # The checkout itself is the program: a path file and a command, both right wherever the folder is moved.
    packages="$("$PYTHON_OF_VENV" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')"
    printf '../../../../src\n' > "$packages/motcua.pth"
    printf '%s\n' '#!/bin/sh' 'exec "$(dirname "$(readlink -f "$0")")/python" -P -m motcua.cli "$@"' > "$VENV/bin/motcua.new"
    chmod 755 "$VENV/bin/motcua.new"
    mv "$VENV/bin/motcua.new" "$VENV/bin/motcua"
}

# Everything of dev.txt is more than run.txt: after `make test`, `make run` need not install anything.
if is_up_to_date "$KIND" || { [ "$KIND" = run ] && is_up_to_date dev; }; then exit 0; fi

export HOME="${HOME:-$PWD/var/home}" UV_HTTP_TIMEOUT="${UV_HTTP_TIMEOUT:-120}"
unset PYTHONPATH PYTHONHOME VIRTUAL_ENV 2>/dev/null || true
if [ "${MOTCUA_BOOTSTRAP_LOCKED:-}" != true ] && command -v flock >/dev/null 2>&1; then
    mkdir -p var
    export MOTCUA_BOOTSTRAP_LOCKED=true
    exec flock var/bootstrap.lock "$0" "$KIND"
fi
rm -f "$VENV/.motcua-run" "$VENV/.motcua-dev"
make_venv
install_all
link_motcua
wanted "$KIND" > "$VENV/.motcua-$KIND"
