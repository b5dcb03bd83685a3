# What one does with Khabar. Each command finds or makes what it needs; README.md says what they are for.
COMMANDS = run dev install serve test check lock

.PHONY: help $(COMMANDS)

help:
	@echo 'make run      a working newsroom with demo articles (PORT=8000 HOST=127.0.0.1)'
	@echo 'make dev      the same for whoever changes code: reloads itself, shows errors'
	@echo 'make test     every check and test, on SQLite and PostgreSQL, and in a browser'
	@echo 'make check    the static checks only'
	@echo 'make install  environment, fonts, messages and static files'
	@echo 'make serve    the production server on an installed site (PORT=8000 HOST=127.0.0.1)'
	@echo 'make lock     compiles pyproject.toml into requirements*.txt'

$(COMMANDS):
	@for python in .venv/bin/python python3 python3.13 python3.12 python3.14 python; do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 6))' 2>/dev/null; then \
	    exec "$$python" -I config/bootstrap.py $@; \
	  fi; \
	done; \
	echo 'Khabar needs Python 3.12 or newer and finds no Python here. Install it (Debian 13, Ubuntu 24.04: apt-get install python3 python3-venv; macOS: brew install python@3.13), then: make $@' >&2; \
	exit 1
