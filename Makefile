# The whole of it: `make run` opens the desk, `make test` proves it. Everything else is below.

VENV    := .venv
BIN     := $(VENV)/bin
PY      := $(BIN)/python
LOCKED  ?= 1
LOCK    ?= requirements/dev.txt
SEEDS   ?= 2000
KILLS   ?= 500
CUTS    ?= 500
INPUTS  ?= 10000
FLIPS   ?= 1000
EVENTS  ?= 100000
WORKERS ?= 2
STAMP   := $(VENV)/.ready-$(LOCKED)-$(notdir $(basename $(LOCK)))

.PHONY: help help-pictures setup run test check pytest bench shots simulate crash power township fuzz faults package clean lock
.DEFAULT_GOAL := help

help:
	@echo "make run       open the desk on a demo town (without a display: play the tour into build/tour)"
	@echo "make test      format, lint, types, import rules, then every test"
	@echo "make setup     only build $(VENV) (LOCKED=0: newest versions in range instead of the lock)"
	@echo "make check     format, lint, types, import rules"
	@echo "make bench     benchmarks as JSON lines (EVENTS=$(EVENTS))"
	@echo "make help-pictures  the pictures of the manual, made anew"
	@echo "make shots     pictures of every page into build/shots"
	@echo "make simulate  seeded simulations (SEEDS=$(SEEDS), MUTANTS=1)"
	@echo "make crash     kill -9 in the middle of writing (KILLS=$(KILLS)), then the power cuts"
	@echo "make power     power cuts in the middle of writing (CUTS=$(CUTS))"
	@echo "make township  kill -9 of a centre and five seats (KILLS=$(KILLS)), then power cuts at them (CUTS=$(CUTS)); some minutes"
	@echo "make faults    every call to the disk fails in turn (some 15 minutes); FLIPS=$(FLIPS) turned bits; values of other kinds"
	@echo "make fuzz      odd inputs at every door (INPUTS=$(INPUTS))"
	@echo "make package   wheel and source archive into dist/"
	@echo "make lock      write the lock files anew"
	@echo "make clean     remove build/, dist/ and caches; the virtual environment stays"

setup: $(STAMP)

$(STAMP): pyproject.toml $(LOCK) packaging/preflight.sh
	@packaging/preflight.sh $(VENV)
ifeq ($(LOCKED),1)
	@$(PY) -m pip install --quiet --require-hashes -r $(LOCK) || { echo "The locked versions do not run here (glibc below 2.34?): try 'make setup LOCKED=0'."; exit 1; }
	@$(PY) -m pip install --quiet --no-deps --no-build-isolation -e .
else
	@$(PY) -m pip install --quiet --upgrade -r requirements/dev.in
	@$(PY) -m pip install --quiet --no-build-isolation -e .
endif
	@$(PY) -m compileall -q commandroom
	@rm -f $(VENV)/.ready-*
	@touch $@

run: setup
	@$(PY) -m compileall -q commandroom
	@if [ "$$(uname -s)" != Linux ] || [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  $(BIN)/commandroom --home build/demo-home desk --demo; \
	else \
	  echo "No display here: playing the tour instead."; \
	  QT_QPA_PLATFORM=offscreen $(BIN)/commandroom --home build/tour-home tour --out build/tour && \
	  echo "The pictures are in build/tour."; \
	fi

check: setup
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check pytest

# What Python made of the sources is kept, for processes that the tests start and for the next run.
pytest: setup
	@$(PY) -m compileall -q commandroom
	PYTHONDONTWRITEBYTECODE= QT_QPA_PLATFORM=offscreen $(PY) -m pytest -q -n $(WORKERS) --dist loadfile --no-loadscope-reorder

bench: setup
	@QT_QPA_PLATFORM=offscreen $(PY) -m tests.bench --events $(EVENTS)

help-pictures: setup
	QT_QPA_PLATFORM=offscreen $(PY) packaging/help_pictures.py

shots: setup
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.bench.shots --out build/shots

simulate: setup
	$(PY) -m tests.simulation --seeds $(SEEDS) $(if $(MUTANTS),--mutants)

crash: setup
	$(PY) -m tests.simulation.crash --kills $(KILLS)
	$(PY) -m tests.simulation.power --cuts $(CUTS)

fuzz: setup
	$(PY) -m tests.simulation.fuzz --inputs $(INPUTS)

power: setup
	$(PY) -m tests.simulation.power --cuts $(CUTS)

township: setup
	$(PY) -m tests.simulation.township --kills $(KILLS) --cuts $(CUTS)

faults: setup
	$(PY) -m tests.simulation.flips --flips $(FLIPS)
	$(PY) -m tests.simulation.misfits
	$(PY) -m tests.simulation.faults

package: setup
	$(PY) -m build --no-isolation

lock: setup
	@packaging/lock.sh $(BIN)

clean:
	rm -rf build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
