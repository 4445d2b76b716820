#!/bin/sh
# Everything that must hold: static checks, then all tests in parallel. pytest's own summary is the last line.
# Arguments go to pytest: `make test ARGS="-k health"`.
set -u
cd "$(dirname "$0")/.."
export HOME="${HOME:-$PWD/var/home}" PYTHONDONTWRITEBYTECODE=1
unset PYTHONPATH PYTHONHOME DJANGO_SETTINGS_MODULE MOTCUA_VAR MOTCUA_SITE MOTCUA_HOME PORT 2>/dev/null || true

scripts/bootstrap.sh dev || exit 1
MOTCUA_CHROMIUM="$(scripts/browser.sh)" || exit 1
export MOTCUA_CHROMIUM

status=0
scripts/static_checks.sh || status=1
cores="$(nproc 2>/dev/null || echo 2)"
[ "$cores" -gt 8 ] && cores=8
.venv/bin/python -m pytest -q -n "$cores" --dist loadfile "$@" </dev/null || status=$?
exit "$status"
