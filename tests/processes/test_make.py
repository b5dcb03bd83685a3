"""`make run`, `dev` and `serve` in a clone of their own: what they print, what they serve, and that they end."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import psutil
import pytest

from tests.house.source import ROOT, files

PATIENCE = 120
STEPS = (
    "Python environment",
    "Python packages",
    "Database",
    "Messages",
    "Fonts",
    "Stylesheet",
    "Static files",
    "Demo",
)
ACCOUNTS = ("reporter", "editor", "chief", "moderator")


class Make:
    """A running `make …`, in a process group of its own, as a terminal gives it one."""

    def __init__(self, clone, command, **environment):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = (clone / f"{command}-{self.port}.log").open("w+")
        self.process = subprocess.Popen(
            ["make", "--no-print-directory", command, f"PORT={self.port}"],
            cwd=clone,
            env=clean_environment(**environment),
            stdout=self.log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def output(self):
        self.log.flush()
        return Path(self.log.name).read_text()

    def wait_until_it_answers(self):
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                self.get("/health/live")
            except (OSError, urllib.error.URLError):
                time.sleep(0.1)
            else:
                return self
        pytest.fail(self.output())

    def wait_for(self, words):
        deadline = time.monotonic() + PATIENCE
        while words not in self.output():
            assert time.monotonic() < deadline, self.output()
            time.sleep(0.1)
        return self.output()

    def get(self, path):
        """Status and text of the answer to a request for `path`, redirects followed."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def family(self):
        """Every process that it started, itself included."""
        make = psutil.Process(self.process.pid)
        return [make, *make.children(recursive=True)]

    def interrupt(self):
        """What Ctrl-C does in a terminal."""
        os.killpg(self.process.pid, signal.SIGINT)

    def close(self):
        if self.process.poll() is None:
            family = self.family()
            self.process.terminate()
            psutil.wait_procs(family, timeout=20)
        self.process.wait()
        self.log.close()


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def clean_environment(**more):
    """The environment without what the test suite put into it: a newcomer's."""
    ours = {"ALLOWED_HOSTS", "COMMENT_LIMITS", "DATABASE_URL", "DEBUG", "DEMO", "DJANGO_SETTINGS_MODULE", "EMAIL_URL"}
    ours |= {"HOST", "LANGUAGE_CODE", "MAKEFLAGS", "MAKELEVEL", "MEDIA_ROOT", "PORT", "PYTHONPATH", "REDIS_URL"}
    ours |= {"SECRET_KEY", "SITE_URL", "TIME_ZONE", "TRUSTED_PROXIES", "VAR_DIR"}
    kept = {name: value for name, value in os.environ.items() if name not in ours and "DEMO_PASSWORD" not in name}
    return {**kept, **more}


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """The project's files in a new folder, with the environment that the tests run in."""
    folder = tmp_path_factory.mktemp("clone")
    for path in files("**"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / path, folder / path)
    (folder / ".venv").symlink_to(sys.prefix)
    return folder


@pytest.fixture
def make(clone):
    """Return a function that starts `make COMMAND` in the clone, on a free port; it is ended with the test."""
    started = []

    def start(command, **environment):
        started.append(Make(clone, command, **environment))
        return started[-1]

    yield start
    for one in started:
        one.close()


@pytest.fixture(scope="module")
def newsroom(clone):
    """The first `make run` of a new clone."""
    first = Make(clone, "run").wait_until_it_answers()
    first.wait_for("Ctrl-C")
    yield first
    first.close()


def test_the_first_run_says_each_step_and_ends_with_a_tour(newsroom, clone):
    printed = newsroom.output()
    for step in STEPS[2:]:
        assert len(re.findall(rf"^{step}.* s$", printed, re.MULTILINE)) == 1, printed
    for stop in ("Read an article", "Answer it", "Approve a comment", "Publish a draft"):
        assert len(re.findall(rf"^ +{stop} +{newsroom.url}/\S+", printed, re.MULTILINE)) == 1, printed
    written = dict(line.split("=", 1) for line in (clone / ".env").read_text().splitlines() if "=" in line)
    for account in ACCOUNTS:
        assert f"{account:<12}{written[f'DEMO_PASSWORD_{account.upper()}']}" in printed
    assert "var/mail" in printed
    assert "Traceback" not in printed


def test_every_link_of_the_tour_leads_somewhere(newsroom):
    for link in re.findall(rf"{newsroom.url}(/\S*)", newsroom.output()):
        status, page = newsroom.get(link.partition("#")[0])
        assert status == 200, link
        assert 'lang="ar"' in page
        assert 'id="{}"'.format(link.partition("#")[2]) in page or "#" not in link


def test_the_newsroom_is_served_as_production_serves_it(newsroom):
    status, page = newsroom.get("/no/such/page/")
    assert status == 404
    assert "Traceback" not in page
    assert "DEBUG" not in page
    assert 'dir="rtl"' in page
    stylesheet = re.search(r'href="(/static/css/site\.[0-9a-f]+\.css)"', page)
    assert newsroom.get(stylesheet[1])[0] == 200


def test_the_sign_in_page_offers_the_demo_accounts(newsroom):
    page = newsroom.get("/admin/login/")[1]
    assert all(account in page for account in ACCOUNTS)


def test_a_taken_port_is_one_line_that_proposes_another(newsroom, clone):
    command = ["make", "run", f"PORT={newsroom.port}"]
    done = subprocess.run(command, cwd=clone, env=clean_environment(), capture_output=True, text=True)
    assert done.returncode != 0
    said, *rest = done.stderr.splitlines()
    assert re.fullmatch(rf"Port {newsroom.port} is taken\. The next free one: make run PORT=\d+", said)
    assert all(line.startswith("make: ***") for line in rest)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgres://desk:secret@127.0.0.1:1/paper", "DATABASE_URL does not work (postgresql 127.0.0.1:1/paper)"),
        ("sqlite:////no/such/folder/db.sqlite3", "DATABASE_URL does not work (sqlite /no/such/folder/db.sqlite3)"),
        ("secret nonsense", "DATABASE_URL is not an address"),
        ("mysql://desk:secret@127.0.0.1/paper", "DATABASE_URL is not an address"),
        ("postgres://desk:secret@127.0.0.1:port/paper", "DATABASE_URL is not an address"),
    ],
)
def test_a_wrong_database_is_one_line_without_its_password(newsroom, make, address, said):
    run = make("run", DATABASE_URL=address)
    assert run.process.wait(PATIENCE) != 0
    first, *rest = run.output().splitlines()
    assert said in first
    assert "secret" not in run.output()
    assert all(line.startswith("make: ***") for line in rest), run.output()


def test_a_second_run_repeats_no_step(newsroom, make):
    second = make("run").wait_until_it_answers()
    printed = second.wait_for("Ctrl-C")
    assert not [step for step in STEPS if step in printed], printed
    assert "Read an article" in printed


@pytest.mark.parametrize("command", ["run", "serve", "dev"])
@pytest.mark.parametrize("end", ["Ctrl-C", "SIGTERM"])
def test_the_server_ends_with_all_its_workers(newsroom, make, command, end):
    server = make(command).wait_until_it_answers()
    if command == "serve":  # which says more, and gives a worker that hears nothing while it starts ten seconds
        server.wait_for("Started worker-1")
        server.wait_for("Started worker-2")
    family = server.family()
    assert len(family) >= 3
    if end == "Ctrl-C":
        server.interrupt()
    else:
        server.process.terminate()
    gone, alive = psutil.wait_procs(family, timeout=20)
    assert gone
    assert not alive
    with socket.create_server(("127.0.0.1", server.port)):
        pass  # nobody else listens
    assert "Traceback" not in server.output()


def test_a_server_whose_make_was_killed_outright_ends_as_well(newsroom, make):
    server = make("run").wait_until_it_answers()
    _make, bootstrap, *workers = server.family()
    bootstrap.kill()
    assert not psutil.wait_procs(workers, timeout=20)[1]


def test_serve_reads_no_demo_settings(newsroom, make):
    server = make("serve").wait_until_it_answers()
    status, page = server.get("/admin/login/")
    assert status == 200
    assert "<form" in page
    assert not [account for account in ACCOUNTS if account in page]


def test_dev_shows_an_edited_template_and_stylesheet_at_once(newsroom, make, clone):
    server = make("dev").wait_until_it_answers()
    for file, edit, address in (
        ("templates/base.html", "<!-- edited -->", "/"),
        ("static/css/print.css", "/* edited */", "/static/css/site.css"),
    ):
        assert edit not in server.get(address)[1]
        words = (clone / file).read_text()
        (clone / file).write_text(words + edit)
        deadline = time.monotonic() + 20
        while edit not in server.get(address)[1]:
            assert time.monotonic() < deadline, server.output()
            time.sleep(0.2)
        (clone / file).write_text(words)
