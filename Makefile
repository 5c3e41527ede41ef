# Two commands on a fresh machine: `make demo` and `make test`. `make` alone tells the rest.

PYTHON ?= python3
PORT ?= 8090
RESET ?=
BIN := .venv/bin
RUN := $(BIN)/python
LOCKED := --generate-hashes --universal --python-version 3.11 --no-emit-index-url --no-emit-find-links

.PHONY: help demo run test check bench drill gallery migration requirements venv
.DEFAULT_GOAL := help

help:
	@echo "make demo         the bot in a browser, no token needed (PORT=8090, RESET=1 begins anew)"
	@echo "make run          the bot on Telegram, with the settings in .env"
	@echo "make test         the whole suite; its last lines say what this machine could not test"
	@echo "make check        style, types, and who may import whom"
	@echo "make drill        kill the bot in the middle of its work, again and again; a half-year of reminders; thousands of examples"
	@echo "                  (DRILL=two_processes: that one alone, KILLS=50: how often)"
	@echo "make bench        how fast it is"
	@echo "make gallery      every screen, the page, the chart and the report in build/gallery/index.html"
	@echo "make migration m='add a table'    a new migration from the models"
	@echo "make requirements the pinned requirements anew from pyproject.toml (needs uv)"

# The stamp is newer than the requirements once they are installed; a broken installation is done again.
.venv/.installed: requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; this is $$($(PYTHON) --version). Try: make PYTHON=python3.12"; exit 1; }
	@test -w . || { echo "$(CURDIR) cannot be written: use a copy of your own, or change its rights"; exit 1; }
	@test -x $(RUN) || $(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
		{ echo "The venv module is missing. On Debian: apt-get install python3-venv"; exit 1; }
	@test -x $(RUN) || $(PYTHON) -m venv .venv || \
		{ rm -rf .venv; echo ".venv could not be made here: the line above says why"; exit 1; }
	@echo "Installing the pinned requirements into .venv (about a minute)"
	@$(RUN) -m pip --version >/dev/null 2>&1 || $(RUN) -m ensurepip
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

venv: .venv/.installed

demo: venv
	@$(RUN) -m bot demo --port $(PORT) $(if $(RESET),--reset)

run: venv
	@$(RUN) -m bot run

test: venv
	PYTHONDONTWRITEBYTECODE= $(RUN) -m pytest --numprocesses auto

check: venv
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	$(RUN) -m pytest -q tests/unit/test_rooms.py

drill: venv
	DRILL_KILLS=$(or $(KILLS),50) DRILL_PEOPLE=$(or $(PEOPLE),200) $(RUN) -m pytest -s $(if $(filter half_year,$(DRILL)),--numprocesses 3) tests/drills$(if $(DRILL),/test_$(DRILL).py)
	$(if $(DRILL),,HYPOTHESIS_PROFILE=large $(RUN) -m pytest --numprocesses auto -m hypothesis tests/unit)

bench: venv
	$(RUN) -m bench

# With PICTURES=1: the guides' pictures anew, in docs/pictures, and nothing else.
gallery: venv
	$(RUN) -m tests.gallery $(if $(PICTURES),--pictures)

migration: venv
	@test -n "$(m)" || { echo "Say what it does: make migration m='add a table'"; exit 1; }
	@mkdir -p build && rm -f build/migration.sqlite3
	DATABASE_URL=sqlite+aiosqlite:///build/migration.sqlite3 $(BIN)/alembic upgrade head
	DATABASE_URL=sqlite+aiosqlite:///build/migration.sqlite3 $(BIN)/alembic revision --autogenerate -m "$(m)"
	$(BIN)/ruff check --quiet --fix alembic && $(BIN)/ruff format alembic

requirements:
	uv pip compile --quiet $(LOCKED) pyproject.toml -o requirements.txt
	uv pip compile --quiet $(LOCKED) --extra dev pyproject.toml -c requirements.txt -o requirements-dev.txt
