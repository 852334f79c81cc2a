# The two commands that matter: `make run` opens the page on a fresh machine, `make test` passes the tests.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
EXTRAS = starter,files,ray,mcp,dev

.PHONY: run test test-machines test-browser online soak lint types format bench clean

run: $(VENV)/.installed
	$(BIN)/python app.py

test: $(VENV)/.installed
	$(BIN)/python -m pytest

# The same with what older processors have, each time from an empty temporary folder. For a part:
# make test-machines MACHINES="one-thread -- tests/engines".
test-machines: $(VENV)/.installed
	$(BIN)/python -m tests.machines $(MACHINES)

# Needs Chromium: on Debian and Ubuntu, apt-get install chromium.
test-browser: $(VENV)/.installed
	$(BIN)/python -m pytest -m browser tests/browser

# With a network: fetches the models of profile light and proves them. Report what it prints, and the machine.
online: $(VENV)/.installed
	$(BIN)/summarizer models pull --profile light
	$(BIN)/summarizer models verify --profile light --sentences 20
	@echo "Please report the lines above, with processor and memory, in an issue: nobody has proved them elsewhere."

# Hours of faults and random inputs.
soak: $(VENV)/.installed
	$(BIN)/python -m pytest -m soak

lint: $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed
	$(BIN)/mypy

format: $(VENV)/.installed
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Ratios measured side by side; needs a quiet machine. For a part: make bench BENCH="--only article".
bench: $(VENV)/.installed
	$(BIN)/python -m benchmarks $(BENCH)

$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[$(EXTRAS)]'
	touch $@

clean:
	rm -rf $(VENV) build dist
