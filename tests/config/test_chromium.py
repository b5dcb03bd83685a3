"""A machine without a browser is told which package to install, or gets it where we may install one."""

import pytest

from tests import chromium


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine whose PATH is one empty folder."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "ON_A_MAC", str(tmp_path / "no such app"))
    return tmp_path


def program(folder, name, script):
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def test_where_we_may_not_install_the_package_is_named(machine, monkeypatch):
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 1000)
    program(machine, "apt-get", f"echo called > {machine}/called")
    with pytest.raises(SystemExit, match="apt-get install chromium"):
        chromium.ensure()
    assert not (machine / "called").exists()


def test_where_we_may_the_package_is_installed(machine, monkeypatch):
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 0)
    browser = machine / "chromium"
    program(machine, "apt-get", f'case "$*" in *install*chromium) : > {browser}; /bin/chmod +x {browser};; esac')
    assert chromium.find() is None
    assert chromium.ensure() == str(browser)


def test_a_missing_browser_is_an_error_and_no_skip(machine):
    with pytest.raises(FileNotFoundError, match="No Chromium on the PATH"):
        chromium.path()
