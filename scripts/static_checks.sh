#!/bin/sh
# Style, types, import contracts, migrations. Prints every finding; exits 1 when there is one.
set -u
cd "$(dirname "$0")/.."
PYTHON=.venv/bin/python
bad=""

step() {
    name="$1"
    shift
    printf '== %s\n' "$name"
    "$@" || bad="$bad $name"
}

step style "$PYTHON" -m ruff check .
step format "$PYTHON" -m ruff format --check --quiet .
step types "$PYTHON" -m mypy
step imports "$PYTHON" -c 'from importlinter.cli import lint_imports_command; lint_imports_command()'
step migrations env DJANGO_SETTINGS_MODULE=motcua.config.settings_test MOTCUA_DATABASE_URL=postgresql://127.0.0.1:1/none \
    "$PYTHON" -W ignore -m django makemigrations --check --dry-run
if [ -n "$bad" ]; then
    printf 'Chưa đạt / failed:%s\n' "$bad" >&2
    exit 1
fi
