# The only commands to learn. Each works as the first one on a fresh machine with git, make, python3 and python3-venv.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# A stamp is newer than what it was made from for as long as that step need not be repeated.
BUILD := $(VENV)/.made-build
RUN := $(VENV)/.made-run
DEV := $(VENV)/.made-dev
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input
INSTALL := $(PIP) install --progress-bar off --require-hashes --requirement

.PHONY: help
help: ## say what there is
	@sed -nE 's/^([a-z-]+):.*## (.*)$$/make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name words; do \
	  printf '%-18s%s\n' "$$name" "$$words"; done

.PHONY: setup
setup: $(DEV) ## make .venv with everything that is needed to work on the project

.PHONY: setup-system
setup-system: ## install what some tests want from Debian (as root or with sudo)
	@$(PYTHON) tools/system.py install

$(BUILD): requirements/lock-build.txt
	@$(PYTHON) tools/interpreter.py
	@echo 'setup: virtual environment'
	@$(PYTHON) -m venv $(VENV)
	@$(INSTALL) requirements/lock-build.txt
	@touch $@

$(RUN): $(BUILD) requirements/lock-run.txt pyproject.toml
	@echo 'setup: the library and the command line'
	@$(INSTALL) requirements/lock-run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): $(RUN) requirements/lock-dev.txt
	@echo 'setup: tools for tests, checks and documentation'
	@$(INSTALL) requirements/lock-dev.txt
	@touch $@

.PHONY: demo
demo: $(RUN) ## check ten real forms in four file types: words here, pages in build/demo
	@mkdir -p build/demo
	@for kind in txt html xlsx docx; do \
	  $(BIN)/jiheng check examples/minhang-2020.$$kind --fail-on never --format html -o build/demo/minhang-2020-$$kind.html; \
	done
	@$(BIN)/jiheng check examples/minhang-2020.docx --fail-on never
	@echo 'demo: the same as pages you can open and print: build/demo/minhang-2020-{txt,html,xlsx,docx}.html'

.PHONY: test
test: $(DEV) ## all tests on two processes, with branch coverage of the library
	@$(PYTHON) tools/system.py offer
	@$(BIN)/python -m pytest -n 2 --cov --cov-report=term

.PHONY: fuzz
fuzz: $(DEV) ## the property tests with fresh random examples, many of them
	@$(BIN)/python -m pytest -n 2 -m hypothesis --hypothesis-profile=fuzz

.PHONY: bench
bench: $(DEV) ## us and our peers side by side; writes docs/reference/benchmarks.md
	@$(BIN)/python -m benchmarks

.PHONY: check
check: $(DEV) ## style, types, layers, licences, generated pages, documentation
	@echo 'check: style'
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@echo 'check: types'
	@$(BIN)/mypy --no-error-summary
	@echo 'check: layers'
	@mkdir -p build
	@$(BIN)/lint-imports --no-cache > build/layers.txt || { cat build/layers.txt; exit 1; }
	@echo 'check: licences'
	@$(BIN)/python -m tools.licences
	@echo 'check: generated pages'
	@$(BIN)/python -m tools.reference --check
	@echo 'check: documentation'
	@$(BIN)/sphinx-build --quiet --fail-on-warning --fresh-env --builder dirhtml docs build/docs
	@echo 'check: all good'

.PHONY: docs
docs: $(DEV) ## generate the reference and build the documentation into build/docs
	@$(BIN)/python -m tools.reference --write
	@$(BIN)/sphinx-build --quiet --fail-on-warning --builder dirhtml docs build/docs
	@echo 'docs: build/docs/index.html'
