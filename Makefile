# Nothing but Python 3.11+ and make is needed before.
PYTHON ?= python3
VENV := .venv
READY := $(VENV)/.ready

.PHONY: story test check clean

## make story: set up, compare the five reports of the shipped example, write story.html
story: $(READY)
	TELLINGS_AGENCIES=examples/harbour-fire/agencies.toml \
		$(VENV)/bin/tellings compare examples/harbour-fire/reports --html story.html
	@echo "The page is written: $(CURDIR)/story.html"

## make test: set up and pass style, types and tests
test: $(READY)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/pytest -rs

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $(READY)

clean:
	rm -rf $(VENV) story.html story.json
