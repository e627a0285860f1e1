# make run     open the window on the bundled demo        make test    everything that must hold
# Both make .venv first, once, and again when pyproject.toml changes.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SET_UP := packaging/environment.py packaging/system_packages.py pyproject.toml
SCREEN := -screen 0 1600x1000x24

.PHONY: run test check bench clean
.DEFAULT_GOAL := run

run: $(VENV)/.installed
	@$(BIN)/python packaging/system_libraries.py
	@$(BIN)/timeline-app demo

test: $(VENV)/.installed-dev
	@$(BIN)/python packaging/system_libraries.py --tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest --ignore=tests/window
	@packaging/under_xvfb '$(SCREEN)' $(BIN)/python -m pytest tests/window

bench: $(VENV)/.installed-bench
	QT_QPA_PLATFORM=offscreen $(BIN)/python benchmarks/pan_zoom.py --events 1000000 --json
	$(BIN)/python benchmarks/against_scene.py --json
	$(BIN)/python benchmarks/against_vis.py --json
	$(BIN)/python benchmarks/start.py --json
	$(BIN)/python benchmarks/open.py --events 1000000 --json
	$(BIN)/python benchmarks/filters.py --events 1000000 --json
	QT_QPA_PLATFORM=offscreen $(BIN)/python benchmarks/search.py --json
	QT_QPA_PLATFORM=offscreen $(BIN)/python benchmarks/reader.py --json
	QT_QPA_PLATFORM=offscreen $(BIN)/python benchmarks/ledger.py --json
	QT_QPA_PLATFORM=offscreen $(BIN)/python benchmarks/edits.py --json
	@packaging/under_xvfb '$(SCREEN)' $(BIN)/python benchmarks/live.py --json
	$(BIN)/python benchmarks/read.py --json
	$(BIN)/python benchmarks/link.py --json
	$(BIN)/python benchmarks/link_baselines.py --json
	$(BIN)/python benchmarks/accuracy.py --json
	$(BIN)/python benchmarks/corroboration.py --json
	$(BIN)/python benchmarks/dates.py --json
	$(BIN)/python benchmarks/adversarial.py --length 100000 --json

clean:
	rm -rf $(VENV) build dist timeline.png .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/.installed: $(SET_UP)
	@$(PYTHON) packaging/environment.py $(VENV)
	@touch $@

$(VENV)/.installed-dev: $(SET_UP)
	@$(PYTHON) packaging/environment.py $(VENV) dev
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-bench: $(SET_UP)
	@$(PYTHON) packaging/environment.py $(VENV) dev,bench
	@touch $@ $(VENV)/.installed-dev $(VENV)/.installed
