# Một Cửa. `make run` serves http://127.0.0.1:8000, `make test` checks everything. docs/operations.md tells more.
SHELL := /bin/sh
PORT ?= 8000
PYTHON ?=
ARGS ?=
PY := .venv/bin/python
export PYTHON

LOCK := --quiet --generate-hashes --no-annotate --no-header --no-emit-index-url --universal --python-version 3.11

.PHONY: help run test bench soak lint fix messages shots lock clean

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: ## install what is needed, start everything, serve (PORT=8000, PYTHON=…)
	@scripts/bootstrap.sh run
	@PORT='$(PORT)' exec .venv/bin/motcua serve

test: ## install what tests need, run every check (ARGS= goes to pytest)
	@scripts/test.sh $(ARGS)

bench: ## acts per second and page times, as ratios to raw SQL
	@scripts/bootstrap.sh dev
	@exec .venv/bin/motcua bench $(ARGS)

soak: ## the long trials: repeated kills, restarts, odd folders
	@scripts/bootstrap.sh dev
	@$(PY) -m pytest -q -p no:randomly tests/soak/soak_*.py $(ARGS)

lint: ## style, types, import contracts, migrations
	@scripts/bootstrap.sh dev
	@scripts/static_checks.sh

fix: ## let ruff mend what it can
	@scripts/bootstrap.sh dev
	@$(PY) -m ruff check --fix . ; $(PY) -m ruff format .

messages: ## merge the English translations and compile them
	@scripts/bootstrap.sh dev
	@$(PY) scripts/messages.py

shots: ## the screenshots of the README
	@scripts/bootstrap.sh dev
	@MOTCUA_CHROMIUM="$$(scripts/browser.sh)" $(PY) scripts/screenshots.py

lock: ## choose new versions within pyproject.toml and write requirements/*.txt (UPGRADE=--upgrade)
	@scripts/bootstrap.sh dev
	.venv/.uv/bin/uv pip compile pyproject.toml $(LOCK) $(UPGRADE) -o requirements/run.txt
	.venv/.uv/bin/uv pip compile pyproject.toml --group dev -c requirements/run.txt $(LOCK) $(UPGRADE) -o requirements/dev.txt

clean: ## remove what can be made again; never the database
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache var/static var/home
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
