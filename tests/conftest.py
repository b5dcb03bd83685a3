"""What every test may rely on: a known environment, no network, no files left over, and no test that dawdles."""

import os

# Playwright keeps an event loop running, which Django takes for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

import ipaddress
import shutil
import socket
import time
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection

from config.prepare import build_assets, compile_messages
from news.models.site import forget_site

TESTS = Path(__file__).parent
SLOW_BY_NATURE = ("browser", "processes")
TIME_LIMIT = 2.0
NEEDS_DATABASE = {"db", "transactional_db", "django_db_reset_sequences", "django_db_serialized_rollback", "live_server"}


def pytest_addoption(parser):
    parser.addoption(
        "--second-engine",
        action="store_true",
        help="leave out what the other database has shown: tests that touch no database, and browser tests that "
        "are not marked smoke",
    )


# One example of a property has no deadline of its own; the test as a whole has one, below.
hypothesis.settings.register_profile("house", parent=hypothesis.settings.default, deadline=None)
hypothesis.settings.load_profile("house")


def pytest_configure(config):
    if not hasattr(config, "workerinput"):
        compile_messages()  # pages speak Arabic in the tests, and look as they should
        build_assets()


# Which tests run on which database


def pytest_collection_modifyitems(config, items):
    engine = settings.DATABASES["default"]["ENGINE"].rpartition(".")[2]
    other = {"sqlite3": "postgresql", "postgresql": "sqlite"}[engine]
    second = config.getoption("--second-engine")
    kept = [item for item in items if not item.get_closest_marker(other) and not (second and is_shown_already(item))]
    if len(kept) < len(items):
        config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
        items[:] = kept
    # The long ones first, so that at the end nobody waits for them.
    items.sort(key=lambda item: folder(item) not in SLOW_BY_NATURE)


def is_shown_already(item):
    if folder(item) == "browser":
        return not item.get_closest_marker("smoke")
    return not (item.get_closest_marker("django_db") or NEEDS_DATABASE & set(item.fixturenames))


def folder(item):
    """The folder under tests/ that holds the test, or "" for one directly in it."""
    parents = item.path.relative_to(TESTS).parts[:-1] if item.path.is_relative_to(TESTS) else ()
    return parents[0] if parents else ""


# No test takes longer than two seconds


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    began, waited = time.perf_counter(), waiting_for_a_core()
    result = yield
    took = time.perf_counter() - began - (waiting_for_a_core() - waited)
    if took > TIME_LIMIT * crowd() and folder(item) not in SLOW_BY_NATURE:
        pytest.fail(
            f"This test took {took:.1f} s; the limit is {TIME_LIMIT:.0f} s. Make less data, or, if it starts a browser "
            "or a process, move it to tests/browser/ or tests/processes/.",
            pytrace=False,
        )
    return result


def crowd():
    """By how much whatever the test waits for (a database, a decoder) is slowed by others: 1 up to two tasks a core."""
    return max(1.0, os.getloadavg()[0] / (2 * (os.cpu_count() or 1)))


def waiting_for_a_core():
    """Seconds that this thread has been ready to run on a busy machine and was not let: no fault of the test's.

    Linux tells (Documentation/scheduler/sched-stats.rst); elsewhere 0.
    """
    try:
        return int(Path("/proc/self/schedstat").read_text().split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        return 0.0


# A clean start for each test


@pytest.fixture(autouse=True)
def clean_start(settings):
    """No cached value, setting of the site, picture or uploaded file of another test."""
    cache.clear()
    forget_site()
    yield
    for place in (Path(settings.MEDIA_ROOT), Path(settings.STORAGES["originals"]["OPTIONS"]["location"])):
        if place.is_dir():
            shutil.rmtree(place)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """pytest-django's test database; at the end nobody may be in it any more, or PostgreSQL would not drop it.

    A thread of the live server, whose browser has just closed, may still have its connection open.
    """
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(scope="session")
def live_server(django_db_setup, live_server):
    """pytest-django's live server, once the test database is there: else it would serve the real one."""
    return live_server


# No network


@pytest.fixture(autouse=True, scope="session")
def no_network():
    """A test that reaches for another machine fails and says which."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, only_here(getattr(socket.socket, name)))
        yield


def only_here(connect):
    def guarded(self, address):
        inet = self.family in (socket.AF_INET, socket.AF_INET6) and self.type == socket.SOCK_STREAM
        if inet and not is_loopback(address[0]):
            pytest.fail(f"This test reached for {address[0]}. Tests use no network: start what they need on 127.0.0.1.")
        return connect(self, address)

    return guarded


def is_loopback(host):
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
