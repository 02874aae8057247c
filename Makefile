# One file of verbs. Bare `make` prints them.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
PYTEST ?= -q

BIN = .venv/bin
FLASK = $(BIN)/python -m flask --app wsgi

export HOST PORT

.PHONY: help run test test-all dev check fix bench seed assets clean ready ready-dev python-ok

help: ## print these verbs
	@echo "Waypoint. Verbs:"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

run: ready ## set up, prepare the database and serve (HOST, PORT, PLANNER_INSTANCE)
	@exec $(BIN)/python -m tools.serve

test: ready-dev ## every test but the slow ones, browser and gates included (PYTEST="-k name")
	@$(BIN)/python -m tools.test_run -m "not slow" $(PYTEST)

test-all: ready-dev ## the same, and the slow tests
	@$(BIN)/python -m tools.test_run $(PYTEST)

dev: ready ## serve with Flask's reloader and debugger
	@$(FLASK) prepare && exec $(FLASK) run --debug --host $(HOST) --port $(PORT)

check: ready-dev ## every gate: format, lint, types, layers, packages, migrations, docs
	@$(BIN)/python -m tools.gates

fix: ready-dev ## format, mend what can be mended, write the generated docs
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .
	@$(BIN)/djlint templates --reformat --quiet || true
	@$(BIN)/python -m tools.docs

bench: ready-dev ## measure speed and print a table of ratios
	@$(BIN)/python -m benchmarks

seed: ready ## bring the database up to what data/ says, and print what changed
	@$(FLASK) prepare

assets: python-ok ## bring the browser libraries into static/vendor
	@$(PYTHON) -m tools.set_up requirements.txt && $(BIN)/python -m tools.assets

clean: ## delete what was installed or built; instance/ (your data) stays
	rm -rf .venv node_modules static/vendor .coverage .hypothesis .mypy_cache .pytest_cache \
		.ruff_cache .import_linter_cache test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

ready: assets

ready-dev: python-ok
	@$(PYTHON) -m tools.set_up requirements-dev.txt && $(BIN)/python -m tools.assets

python-ok:
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
		echo "Waypoint needs Python 3.11 or newer, and there is no $(PYTHON) on the PATH." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Waypoint needs Python 3.11 or newer, and $(PYTHON) is not ($$($(PYTHON) -V 2>&1)):" \
			"name another, like make run PYTHON=python3.12" >&2; exit 1; }
