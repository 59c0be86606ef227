# make run starts everything; make test proves everything; make help lists the rest.
SHELL := /bin/sh
PORT ?= 8000
# One more than there are cores: journeys and starts wait for other processes half of their time.
WORKERS ?= 3
VENV ?= .venv
ifndef PYTHON
PYTHON := $(shell for p in $(VENV)/bin/python python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; exit; }; done; echo python3)
endif
PY := $(VENV)/bin/python
export VENV PORT
# Python keeps what it has compiled: where a shell forbids it, each process of a start compiles the house anew (2 s).
export PYTHONDONTWRITEBYTECODE =

.PHONY: help run test check bench soak upgrade-dump lock run-environment dev-environment

help: ## list what can be made
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(firstword $(MAKEFILE_LIST))

run: run-environment ## start the platform (PORT=8000, YIMEN_HOME=var); Ctrl-C stops it
	@exec $(PY) -m yimen serve --port $(PORT)

test: dev-environment ## run all tests (ONLY='tests/launch -k roles' for some, WORKERS=1 one after the other)
	@$(PY) tools/find_browser.py
	@$(PY) -m pytest -n $(WORKERS) --dist loadscope --no-loadscope-reorder $(ONLY)

check: dev-environment ## formatting, types, floors, migrations, templates
	@$(PY) -m ruff check . && $(PY) -m ruff format --check .
	@$(PY) -m mypy & types=$$!; \
	PYTHONPATH=. $(VENV)/bin/lint-imports && PYTHONPATH=. $(PY) tools/check_project.py && $(PY) -m tools.layout --check; rest=$$?; \
	wait $$types && exit $$rest

bench: dev-environment ## measure, as JSON lines
	@$(PY) -m yimen bench all

soak: dev-environment ## the long proofs: kills, stops, races
	@$(PY) -m pytest -m soak

upgrade-dump: dev-environment ## keep a small city of the newest release in the changelog, for the upgrade test
	@$(PY) -m tools.keep_release

lock: dev-environment ## renew the lock files from requirements/*.in
	@$(PY) tools/lock.py

run-environment:
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo "需要 Python 3.11 或更新版本。 Python 3.11 or newer is needed." >&2; exit 1; }
	@$(PYTHON) tools/set_up.py run
	@test ! -f tools/fetch_web.py || $(PY) tools/fetch_web.py

dev-environment:
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo "需要 Python 3.11 或更新版本。 Python 3.11 or newer is needed." >&2; exit 1; }
	@$(PYTHON) tools/set_up.py dev
	@test ! -f tools/fetch_web.py || $(PY) tools/fetch_web.py --tests
