# Two commands do all: `make demo` and `make test`. Both set up what they need first.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: setup demo test check bench exchange lock clean

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "onrecord needs Python 3.11 or newer: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

# Reads the invented sample story, prints its record, writes demo/harbour.html and .json.
demo: setup
	$(BIN)/onrecord demo --out demo

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

test: check
	$(BIN)/python -m pytest

# Speed and memory beside spaCy's parse, in the same run: make bench SIZES="10 100"
SIZES ?= 10 100 1000
bench: setup
	$(BIN)/python -m bench.speed $(SIZES)

# The library that one test holds the FollowTheMoney export to; needs ICU's headers (Debian: libicu-dev).
exchange: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-exchange.lock

# Pins every dependency with its hashes; needs uv, once, by whoever changes pyproject.toml.
lock:
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet --output-file requirements.lock
	uv pip compile pyproject.toml --extra dev --extra exchange --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet --constraint requirements.lock --output-file requirements-exchange.lock

clean:
	rm -rf demo build .pytest_cache .mypy_cache .ruff_cache
