"""What `make` says on a machine that lacks something: one line, with what to do."""

import errno
import os
import shutil
import socket
import stat
import subprocess
from pathlib import Path

import pytest

from config import bootstrap
from config.bootstrap import Stop

ROOT = Path(bootstrap.ROOT)


def fake_python(folder, name, version, *, whole=True):
    """A program that answers as a Python of that version would when it is asked for its version."""
    path = folder / name
    answer = f"{version}\\n{path}\\n" + ("whole\\n" if whole else "")
    path.write_text(f"#!/bin/sh\nprintf '{answer}'\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine with no Python at all: a folder that is the whole PATH, and an empty home."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(bootstrap.sys, "executable", "")
    monkeypatch.setattr(bootstrap, "PYTHON_FOLDERS", ("~/.pyenv/versions",))
    return tmp_path


def test_a_new_enough_python_is_found_behind_an_old_one_and_a_broken_shim(machine):
    fake_python(machine, "python3", "3 11")
    shim = machine / "python3.13"
    shim.write_text("#!/bin/sh\necho 'python3.13: command not found' >&2\nexit 127\n")
    shim.chmod(0o755)
    kept = machine / ".pyenv" / "versions" / "3.12.1" / "bin"
    kept.mkdir(parents=True)
    python = fake_python(kept, "python3", "3 12")
    assert bootstrap.find_python() == str(python)


def test_an_old_python_is_named_with_what_to_install(machine):
    fake_python(machine, "python3", "3 9")
    fake_python(machine, "python", "2 7")
    with pytest.raises(
        Stop, match=r"^Khabar needs Python 3\.12 or newer; the newest here is 3\.9 .*apt-get install.*$"
    ):
        bootstrap.find_python()


def test_a_python_without_venv_is_named_with_its_package(machine):
    fake_python(machine, "python3", "3 13", whole=False)
    with pytest.raises(Stop, match=r"can't make environments\. Install python3\.13-venv"):
        bootstrap.find_python()


def test_a_machine_without_python_is_told_so_by_make_itself(machine):
    shutil.copy(ROOT / "Makefile", machine)
    make = subprocess.run(
        [shutil.which("make", path=os.defpath), "run"],
        cwd=machine,
        env={"PATH": str(machine)},
        capture_output=True,
        text=True,
    )
    first, *rest = make.stderr.splitlines()
    assert make.returncode != 0
    assert first.startswith("Khabar needs Python 3.12 or newer and finds no Python here.")
    assert all(line.startswith("make: ***") for line in rest)


def test_a_failed_install_says_its_last_error_and_no_more():
    command = ["sh", "-c", "echo first; echo 'ERROR: no match for the hash'; exit 1"]
    with pytest.raises(Stop, match=r"^The packages can't be installed: ERROR: no match for the hash$"):
        bootstrap.call(command, "The packages can't be installed")


def test_a_full_disk_is_called_a_full_disk(capsys):
    command = ["sh", "-c", "echo 'ERROR: Could not install: [Errno 28] No space left on device'; exit 1"]
    with pytest.raises(OSError, match="No space left") as failure:
        bootstrap.call(command, "The packages can't be installed")
    assert bootstrap.in_words(failure.value) == bootstrap.FULL_DISK
    assert bootstrap.in_words(OSError(errno.EACCES, "Permission denied", "var")) == "var: Permission denied"


def test_a_taken_port_proposes_the_next_free_one(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))
        monkeypatch.delenv("HOST", raising=False)
        monkeypatch.setattr(bootstrap.sys, "argv", ["bootstrap.py", "run"])
        with pytest.raises(Stop, match=rf"^Port {port} is taken\. The next free one: make run PORT=(\d+)$") as stop:
            bootstrap.address()
    proposed = int(str(stop.value).rpartition("=")[2])
    assert proposed > port
    assert bootstrap.listening_problem("127.0.0.1", proposed) is None


@pytest.mark.parametrize("port", ["web", "0", "65536", "-1"])
def test_a_port_that_is_none_is_refused(monkeypatch, port):
    monkeypatch.setenv("PORT", port)
    with pytest.raises(Stop, match="PORT must be a number from 1 to 65535"):
        bootstrap.address()


@pytest.mark.parametrize(
    ("host", "url"),
    [("127.0.0.1", "http://127.0.0.1:8001"), ("::1", "http://[::1]:8001"), ("news.test", "http://news.test:8001")],
)
def test_links_name_the_host_and_port_that_were_asked_for(host, url):
    assert bootstrap.site_url(host, 8001) == url


def test_links_for_every_address_name_one_that_a_phone_can_reach():
    assert "0.0.0.0" not in bootstrap.site_url("0.0.0.0", 8001)


def test_the_development_settings_are_random_and_nobody_elses_to_read(tmp_path, monkeypatch):
    written = []
    for name in ("one", "two"):
        monkeypatch.setattr(bootstrap, "ENV_FILE", str(tmp_path / name))
        bootstrap.write_env_file()
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
        lines = (tmp_path / name).read_text().splitlines()
        written.append(dict(line.split("=", 1) for line in lines if not line.startswith("#")))
    one, two = written
    assert one.pop("DEMO") == two.pop("DEMO") == "on"
    assert len(one) == 5
    assert len(one["SECRET_KEY"]) >= 50
    assert all(len(value) >= 12 for value in one.values())
    assert not set(one.values()) & set(two.values())


def test_development_settings_that_are_there_stay(tmp_path, monkeypatch):
    (tmp_path / "env").write_text("SECRET_KEY = 'mine'\nexport PORT=8123\n")
    monkeypatch.setattr(bootstrap, "ENV_FILE", str(tmp_path / "env"))
    for name in ("SECRET_KEY", "PORT", "SITE_URL"):
        monkeypatch.delenv(name, raising=False)
    bootstrap.write_env_file()
    assert bootstrap.setting("SECRET_KEY") == "mine"
    assert bootstrap.setting("PORT") == "8123"
    assert bootstrap.setting("SITE_URL", "elsewhere") == "elsewhere"
    monkeypatch.setenv("PORT", "8124")
    assert bootstrap.setting("PORT") == "8124"
