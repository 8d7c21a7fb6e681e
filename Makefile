# Every target sets up what is missing first; `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help run typefaces demo tour test check gallery pictures tables bench soak deb install uninstall try-deb format lock clean
PYTHON_IN := .venv/bin/python
# Tests run on all cores; one window test and its X server use one each.
WORKERS ?= auto
# For which machines the Debian package is made; arm64 can be made on amd64.
ARCH ?= amd64
DEB = dist/waiting-room-kiosk_$(shell sed -n 's/^version = "\(.*\)"$$/\1/p' pyproject.toml)_$(ARCH).deb

help:      ## this list
	@grep -E '^[a-z-]+: ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/'

run:       ## starts the kiosk, full screen, and again whenever it ends by itself
	@deploy/setup.sh run
	$(PYTHON_IN) main.py supervise $(ARGS)

typefaces: ## installs the letters of more languages: Chinese, Hindi, Russian, Vietnamese …
	@deploy/setup.sh typefaces

demo:      ## shows the kiosk in a window; F1 lists the keys
	@deploy/setup.sh run
	$(PYTHON_IN) main.py --demo $(ARGS)

tour:      ## the demo runs by itself; ARGS="--record FOLDER" films it
	@deploy/setup.sh run
	$(PYTHON_IN) main.py --tour $(ARGS)

test:      ## runs every test; needs no screen
	@deploy/setup.sh test
	$(PYTHON_IN) -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

check:     ## formatting, lint, types, floors, content
	@deploy/setup.sh dev
	$(PYTHON_IN) -m ruff format --check .
	$(PYTHON_IN) -m ruff check .
	$(PYTHON_IN) -m mypy
	.venv/bin/lint-imports
	$(PYTHON_IN) main.py check
	for file in resources/samples/*.json; do $(PYTHON_IN) main.py check $$file || exit 1; done

gallery:   ## writes every screen as a picture into gallery/
	@deploy/setup.sh run
	$(PYTHON_IN) main.py gallery gallery/portrait --size 1080x1920
	$(PYTHON_IN) main.py gallery gallery/landscape --size 1920x1080
	$(PYTHON_IN) main.py gallery gallery/laptop --size 1366x768
	$(PYTHON_IN) main.py gallery gallery/laptop-es-large --size 1366x768 --language es --text-size 3
	$(PYTHON_IN) main.py gallery gallery/portrait-contrast --size 1080x1920 --high-contrast

pictures:  ## draws the pictures of the documents anew
	@deploy/setup.sh dev
	$(PYTHON_IN) -m docs.make_pictures

tables:    ## writes docs/security.md and docs/reliability.md anew from docs/faults.toml
	@deploy/setup.sh dev
	$(PYTHON_IN) -m docs.make_tables $(ARGS)

bench:     ## speed and memory beside a browser's; ARGS=--short in a minute, ARGS="start --size 1080x1920" one row
	@deploy/setup.sh bench
	$(PYTHON_IN) -m bench $(ARGS)

deb:       ## makes the Debian package in dist/, for Debian 12 and 13; ARCH=arm64 for Raspberry Pi OS 13
	@deploy/setup.sh run
	deploy/debian/packages $(ARCH) build/packages-$(ARCH)
	deploy/debian/build $(ARCH) build/packages-$(ARCH) dist

install:   ## makes the package and installs it on this machine, as root
	@[ "$$(id -u)" -eq 0 ] || { echo "As root: make install. Or make deb, then as root: apt install ./$(DEB)"; exit 1; }
	@$(MAKE) deb
	apt-get install --yes ./$(DEB)

uninstall: ## removes it, its user and its settings, as root; the content is put aside in /var/backups
	@[ "$$(id -u)" -eq 0 ] || { echo "As root: apt purge waiting-room-kiosk"; exit 1; }
	apt-get purge --yes waiting-room-kiosk

try-deb:   ## tries the package on bare Debian 12 and 13, as root; needs debootstrap and 6 GB in build/
	@deploy/setup.sh run
	deploy/debian/packages amd64 build/packages-amd64
	deploy/debian/try build/packages-amd64 build/try

soak:      ## weeks of a waiting room at random; ARGS="--actions 1000000 --state FILE" goes on where it was ended
	@deploy/setup.sh dev
	$(PYTHON_IN) -m tools.soak $(ARGS)

format:    ## puts the code into shape
	@deploy/setup.sh dev
	$(PYTHON_IN) -m ruff format .
	$(PYTHON_IN) -m ruff check --fix .

lock:      ## writes the lock files anew from pyproject.toml
	@deploy/setup.sh dev
	$(PYTHON_IN) -m pip install --quiet uv
	.venv/bin/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --no-header --quiet --output-file deploy/requirements.lock
	.venv/bin/uv pip compile pyproject.toml --extra typefaces --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-annotate --no-header --quiet --output-file deploy/requirements-typefaces.lock
	.venv/bin/uv pip compile pyproject.toml --extra typefaces --group dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-annotate --no-header --quiet --output-file deploy/requirements-dev.lock

clean:     ## removes what the other targets made
	rm -rf .venv gallery .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache build dist
