# Everything is a thin call: the work is in .ci/ and in the commands of `nastavnik`.
PY = .venv/bin/python
N = .venv/bin/nastavnik

.PHONY: run test check bench fix demo doctor pictures lock vendor environment dev quick

run: environment            ## start the program with a demo school, print the address and the sign-ins
	@.ci/start

test:                       ## everything, on both databases; installs what a clean machine lacks
	@.ci/test.sh

environment:                ## .venv with what the program needs (only when the lock has changed)
	@.ci/environment requirements-run.lock

dev:                        ## .venv with everything, for development
	@.ci/environment requirements.lock

check: dev                  ## style, types, floors, rules of the house, pictures
	@.ci/check

quick: dev                  ## the quick part of the tests, on SQLite
	@$(PY) -m pytest -n 2 -m "not slow and not browser and not libreoffice" --ignore=tests/isolation

fix: dev                    ## what the machine can mend by itself
	@$(PY) -m ruff check --fix --quiet src tests || true
	@$(PY) -m ruff format --quiet src tests
	@$(N) pictures

bench: dev                  ## numbers: matching, intake, pages, documents
	@.ci/bench

demo: environment           ## fill the demo school: make demo STAGE=6
	@$(N) migrate --verbosity 0
	@$(N) demo --stage $(or $(STAGE),6)

doctor: environment         ## system and data checks
	@$(N) doctor

pictures: dev               ## redraw docs/pictures and docs/rules
	@$(N) pictures

lock:                       ## compile both lock files anew from pyproject.toml
	@.ci/lock

vendor:                     ## copy the pinned front-end packages into the wheel
	@npm ci && .ci/vendor
