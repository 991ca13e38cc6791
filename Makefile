# Everything runs in an environment of its own, .venv; nothing else on the machine is touched.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The tests begin the program thousands of times; compiled anew each time they would take twice as long.
unexport PYTHONDONTWRITEBYTECODE
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help

# What there is to make.
help:
	@sed -n 's/^# \(.*\)/\1/;t hold;/^[a-z-]*:/{s/:.*//;G;s/\n/\t/p;};d;:hold;h' $(MAKEFILE_LIST) | expand -t 12

# The environment, with everything that is needed to work on netnotes.
install: $(STAMP)

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

# The sample network, in the browser.
serve: $(STAMP)
	$(BIN)/netnotes serve --open

# The whole suite: style, types, behaviour, browser.
test: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal $(ARGS)

# REFERENCE.md, and what the README shows of the program, from the code.
docs: $(STAMP)
	$(BIN)/python tests/docs/generate.py $(ARGS)

# The figures of the README: sites, beside what else makes sites, and commands.
bench: $(STAMP)
	$(BIN)/python tests/benchmarks/sites.py $(ARGS)
	$(BIN)/python tests/benchmarks/bench.py $(ARGS)

# Everything that was made.
clean:
	rm -rf $(VENV) site dist .netnotes .pytest_cache .mypy_cache .ruff_cache .hypothesis

.PHONY: help install serve test docs bench clean
