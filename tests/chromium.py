"""The system's own Chromium, which the browser tests drive."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ON_A_MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def find():
    """Return the path of a Chromium or Chrome, or None."""
    return next(filter(None, map(shutil.which, [*NAMES, ON_A_MAC])), None)


def ensure():
    """Return its path; installs the package where we may, and exits with one line naming it where we may not."""
    if not find() and os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing chromium", flush=True)
        quietly(["apt-get", "-q", "update"])
        quietly(["apt-get", "-q", "install", "-y", "--no-install-recommends", "chromium"])
    return find() or sys.exit(
        "The browser tests need Chromium or Google Chrome on the PATH. Install one (Debian: apt-get install chromium; "
        "Ubuntu: snap install chromium; macOS: brew install --cask google-chrome) and run make test again."
    )


def quietly(command):
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr)


def path():
    """The path for Playwright's `executable_path`; an error, never a skip, where there is none."""
    found = find()
    if found is None or not Path(found).exists():
        raise FileNotFoundError("No Chromium on the PATH: `make test` says which package to install.")
    return found
