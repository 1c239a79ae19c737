# Cradle's commands: `make help` lists them.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help demo demo-reset test coverage test-quick bench quality production-check chaos several-machines backup restore lint types fmt messages lock clean

PORT ?= 8000
BIN := .venv/bin
WORKERS ?= auto
PYTEST := $(BIN)/pytest --numprocesses=$(WORKERS)
UNIT := $(PYTEST) --ignore=tests/journeys
WALK := $(PYTEST) tests/journeys
# Compiling every module at each start would take longer than all the rest of it.
unexport PYTHONDONTWRITEBYTECODE

help: ## List these targets
	@echo "make TARGET, where TARGET is one of:"
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/  \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

demo: .venv/base.installed ## Start Cradle with demo content on PORT (8000) until Ctrl-C
	@exec $(BIN)/python -m config.demo --port $(PORT)

demo-reset: .venv/base.installed ## Throw the demo's data away and make it anew
	@exec $(BIN)/python -m config.demo --port $(PORT) --reset

test: .venv/dev.installed ## Run everything a change must pass (a good hour on two cores)
	@.ci/system-packages --wish nginx redis-server openssl
	@.ci/lighthouse
	@$(MAKE) --no-print-directory lint
	@echo "== Unit tests on SQLite"
	@$(UNIT)
	@echo "== Unit tests on PostgreSQL"
	@.ci/with-postgres $(UNIT)
	@echo "== Journeys on SQLite"
	@$(WALK)
	@echo "== Journeys on PostgreSQL"
	@.ci/with-postgres $(WALK)

coverage: .venv/dev.installed ## Say which lines the unit tests on PostgreSQL leave out
	@rm -rf var/coverage && mkdir -p var/coverage
	@.ci/with-postgres $(UNIT) --cov --cov-report=term

test-quick: .venv/dev.installed ## Lint and run the tests that need no database (under a minute)
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target lint quick-unit

bench: .venv/dev.installed ## Measure what is promised in numbers; the table goes to var/bench/
	@.ci/system-packages wrk --wish nginx redis-server openssl
	@.ci/lighthouse
	@$(BIN)/python -m tests.benchmarks $(BENCHMARKS)

quality: .venv/dev.installed ## Write docs/quality.md: every promise beside what was measured
	@$(BIN)/python -m tests.quality

# What a supporter, a member and an editor do most; JOURNEYS=all walks all that the demo does not need.
MAIN_JOURNEYS := $(addprefix tests/journeys/test_,supporter.py member.py editor.py directory.py)
JOURNEYS_CHOSEN = $(if $(filter all,$(JOURNEYS)),tests/journeys,$(MAIN_JOURNEYS))

production-check: .venv/dev.installed ## Start the server set-up of deploy/ here and walk through it
	@.ci/system-packages nginx redis-server openssl
	@JOURNEYS_ON=server .ci/with-postgres $(BIN)/pytest --numprocesses=0 tests/deployment $(JOURNEYS_CHOSEN)

chaos: .venv/dev.installed ## Kill and break what must hold, as often and long as promised
	@.ci/system-packages nginx redis-server openssl
	@CHAOS=full .ci/with-postgres $(BIN)/pytest --numprocesses=0 --capture=no tests/reliability

several-machines: .venv/dev.installed ## Walk the main journeys through two nodes, one of which is killed
	@.ci/system-packages nginx redis-server openssl
	@JOURNEYS_ON=machines .ci/with-postgres $(BIN)/pytest --numprocesses=0 --capture=no \
		$(addprefix tests/journeys/test_,supporter.py member.py editor.py)

backup: .venv/base.installed ## Write database and uploads of this folder to one archive (TO=FOLDER)
	@$(BIN)/python manage.py backup $(if $(TO),--to "$(TO)")

restore: .venv/base.installed ## Restore the archive FILE; REPLACE=1 throws away what is here
	@$(if $(FILE),,echo "Say which: make restore FILE=var/backups/cradle-....tar" >&2; exit 2)
	@$(BIN)/python manage.py restore "$(FILE)" $(if $(REPLACE),--replace)

.PHONY: quick-unit
quick-unit: .venv/dev.installed
	@$(UNIT) -q -m "not slow"

lint: .venv/dev.installed ## Check formatting, lint, types, layers, templates, migrations
	@echo "== Formatting and lint"
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@echo "== Templates"
	@$(BIN)/djlint templates --lint --quiet
	@echo "== Import layers"
	@mkdir -p var
	@$(BIN)/lint-imports >var/lint-imports.log || { cat var/lint-imports.log; exit 1; }
	@echo "== Migrations"
	@DATABASE_URL=sqlite://:memory: $(BIN)/python manage.py makemigrations --check --dry-run --verbosity 0 || { \
		echo "A model has changed without a migration: run manage.py makemigrations."; exit 1; }
	@echo "== Types"
	@$(BIN)/mypy

fmt: .venv/dev.installed ## Format the code and repair what can be repaired
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format .

messages: .venv/dev.installed ## Collect the texts to translate and compile the translations
	@$(BIN)/python -m config.messages

lock: .venv/dev.installed ## Lock the dependencies of pyproject.toml to exact versions with hashes
	@lock() { $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-annotate --no-header --no-emit-index-url --no-emit-find-links "$$@"; }; \
	lock $(LOCK_ARGS) pyproject.toml --output-file requirements/base.txt; \
	lock $(LOCK_ARGS) pyproject.toml --group dev --constraint requirements/base.txt --output-file requirements/dev.txt; \
	lock requirements/uv.in --constraint requirements/dev.txt --output-file requirements/uv.txt; \
	lock requirements/sentry.in --constraint requirements/base.txt --output-file requirements/sentry.txt

clean: ## Remove what `make` made, but not the demo's data
	rm -rf .venv var/test-cache var/mypy var/pytest var/coverage

.venv/%.installed: requirements/%.txt requirements/uv.txt .ci/venv
	@.ci/venv $*
