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
PEERS := $(VENV)/peers/.made
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
	@echo '准备：建立 .venv，所需的都装在里面，不动系统'
	@$(PYTHON) -m venv $(VENV)
	@$(INSTALL) requirements/lock-build.txt
	@touch $@

$(RUN): $(BUILD) requirements/lock-run.txt pyproject.toml
	@echo '准备：安装绩衡'
	@$(INSTALL) requirements/lock-run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): $(RUN) requirements/lock-dev.txt
	@echo '准备：安装测试、检查和文档所用的工具'
	@$(INSTALL) requirements/lock-dev.txt
	@touch $@

# Readers of others, beside which ours is measured: apart, because they would decide our versions.
$(PEERS): $(DEV) requirements/lock-peers.txt
	@echo '准备：安装用来比较的读表程序'
	@$(PYTHON) -m venv $(VENV)/peers
	@$(VENV)/peers/bin/python -m pip -qq --disable-pip-version-check --no-input install --progress-bar off \
	  --require-hashes --requirement requirements/lock-build.txt
	@$(VENV)/peers/bin/python -m pip -qq --disable-pip-version-check --no-input install --progress-bar off \
	  --require-hashes --requirement requirements/lock-peers.txt
	@$(VENV)/peers/bin/python -m pip -qq --disable-pip-version-check --no-input install \
	  --no-deps --no-build-isolation --editable .
	@touch $@

.PHONY: demo
demo: $(RUN) ## check ten real forms in four file types: words here, pages in build/demo
	@mkdir -p build/demo
	@echo '一、一家单位 2020 年度公开的十张自评表，存成四种文件，各检查一遍，各写一份报告：'
	@for kind in txt html xlsx docx; do \
	  $(BIN)/jiheng check examples/minhang-2020.$$kind --fail-on never -o build/demo/minhang-2020-$$kind.html; \
	done
	@printf '\n二、只查其中一张：\n\n'
	@$(BIN)/jiheng check examples/技师工作室奖励.docx --fail-on never
	@printf '\n三、十张放在一起，先看汇总（各张的检查结果在报告里）：\n\n'
	@$(BIN)/jiheng check examples/minhang-2020.docx --fail-on never | sed '/^──/,$$d'
	@echo '请用浏览器打开 build/demo/minhang-2020-docx.html'

.PHONY: serve
serve: $(DEV) ## the review bench in the browser of this machine, no log-in; data in build/office
	@mkdir -p build/office
	@$(BIN)/jiheng serve --local --data build/office

.PHONY: test
test: $(DEV) ## all tests on two processes, with branch coverage of the library
	@$(PYTHON) tools/system.py offer
	@$(BIN)/python -m pytest -n 2 --cov --cov-report=term

.PHONY: test-long
test-long: $(DEV) ## 500 filled-in workbooks computed, 500 forms through every layout and kind of file and LibreOffice
	@$(PYTHON) tools/system.py offer
	@JIHENG_FILLINGS=500 $(BIN)/python -m pytest -n 2 tests/exporting/fill_in/test_formulas.py
	@$(BIN)/python -m tests.exporting.official.rounds 500

.PHONY: fuzz
fuzz: $(DEV) ## damaged files of every type, 5,000 each, and the property tests with fresh random examples
	@$(BIN)/python -m tests.fuzzing
	@$(BIN)/python -m pytest -n 2 -m hypothesis --hypothesis-profile=fuzz

.PHONY: bench
bench: $(PEERS) ## us and our peers side by side; writes docs/reference/benchmarks.md
	@$(BIN)/python -m benchmarks

.PHONY: bench-pile
bench-pile: $(DEV) ## 100,000 forms, everything across them; writes docs/reference/benchmarks-pile.md
	@$(BIN)/python -m benchmarks.piles

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
docs: $(DEV) ## generate the reference, renew the samples on pages, build the documentation into build/docs
	@$(BIN)/python -m tools.reference --write
	@$(BIN)/python -m tools.samples --write
	@$(BIN)/sphinx-build --quiet --fail-on-warning --builder dirhtml docs build/docs
	@echo 'docs: build/docs/index.html'
