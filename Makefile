PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
BENCH_VENV := build/bench-venv
BENCH_INSTALLED := $(BENCH_VENV)/.installed
CORPUS ?= ../shared/corpus
FUZZ_SECONDS ?= 120
FUZZ_SEED ?= 0
PUBLISHED_VENV := build/published-venv
PUBLISHED_INSTALLED := $(PUBLISHED_VENV)/.installed
PIP_INSTALL := -m pip install --quiet --disable-pip-version-check

# What Python and jinja compile once stays compiled, whatever the environment says: a cold run is half compilation otherwise.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help generate check golden lint test test-all corpus pages fuzz bench clean

help: ## show this table
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

generate: $(INSTALLED) ## write the SDKs that specloom.yaml names into generated/
	$(BIN)/specloom generate

check: $(INSTALLED) ## say whether generated/ is current; writes nothing
	$(BIN)/specloom check

golden: $(INSTALLED) ## rewrite the golden pages and the runtimes' surfaces, for you to review
	$(BIN)/pytest tests/golden tests/surface --update-golden

lint: $(INSTALLED) ## ruff everywhere; mypy --strict over generator, templates and benchmarks
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/mypy --explicit-package-bases templates benchmarks

test: $(INSTALLED) ## run every test but the heavy ones
	$(BIN)/pytest -n 2 -m "not heavy"

test-all: $(INSTALLED) ## run every test: a browser, linters of packages and the published packages as well
	$(BIN)/pytest -n 2

corpus: $(INSTALLED) ## generate, import and compile every document of $(CORPUS); MYPY=--mypy checks its types, too
	PYTHONPATH=tests $(BIN)/python -m corpus $(MYPY) $(CORPUS)

pages: $(INSTALLED) ## hold the pages of the documents FILES against their promises: values, compilers, calls, links
	PYTHONPATH=tests $(BIN)/python tests/pages $(FILES)

fuzz: $(INSTALLED) ## spoil documents for FUZZ_SECONDS and keep what is neither refused nor code
	PYTHONPATH=tests $(BIN)/python -m fuzz --seconds $(FUZZ_SECONDS) --seed $(FUZZ_SEED)

bench: $(INSTALLED) $(BENCH_INSTALLED) $(PUBLISHED_INSTALLED) ## time generation, streams and start-up beside their peers
	$(BIN)/python benchmarks/generation.py
	$(BIN)/python benchmarks/regeneration.py
	$(BENCH_VENV)/bin/python -m benchmarks.large_documents
	$(BENCH_VENV)/bin/python benchmarks/streaming.py
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/typescript_streams.py

clean: ## remove all that the other targets made, except generated/
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(INSTALLED): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python $(PIP_INSTALL) --editable '.[test]'
	touch $@

# The peers live apart: their dependencies shall not decide which versions the tests run with.
$(BENCH_INSTALLED): pyproject.toml
	$(PYTHON) -m venv $(BENCH_VENV)
	$(BENCH_VENV)/bin/python $(PIP_INSTALL) --editable '.[bench]'
	touch $@

# The published SDK pins older versions of what the generated one needs.
$(PUBLISHED_INSTALLED): Makefile
	$(PYTHON) -m venv $(PUBLISHED_VENV)
	$(PUBLISHED_VENV)/bin/python $(PIP_INSTALL) atoma-sdk==0.1.3
	touch $@
