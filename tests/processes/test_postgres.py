"""The launcher of the tests' own PostgreSQL leaves no server behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from tests.house.source import ROOT

SAY_ADDRESS = "import os, time; print(os.environ['TEST_DATABASE_URL'], flush=True); time.sleep(60)"


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_the_server_ends_with_its_launcher(end):
    environment = {name: value for name, value in os.environ.items() if name != "TEST_DATABASE_URL"}
    command = [sys.executable, "-m", "tests.postgres", sys.executable, "-c", SAY_ADDRESS]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
    with subprocess.Popen(command, cwd=ROOT, env=environment, process_group=0, **pipes) as launcher:
        folder = launcher.stdout.readline().rpartition("host=")[2].strip()
        servers = [process for process in psutil.process_iter(["cmdline"]) if folder in (process.info["cmdline"] or [])]
        assert servers
        os.killpg(launcher.pid, end)
        assert launcher.wait(30) != 0
    assert not psutil.wait_procs(servers, timeout=10)[1]
    assert not Path(folder).exists()
