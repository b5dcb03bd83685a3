"""From a bare clone to a running newsroom: what `make` calls.

Any Python from 3.6 on can read this file, and it needs nothing but the standard library: it has to tell an old Python
from a new one in a sentence, not in a traceback.
"""

import errno
import hashlib
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from glob import glob
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

try:
    import ctypes

    LIBC = ctypes.CDLL(None) if sys.platform.startswith("linux") else None
except (ImportError, OSError):  # a Python that was built without it
    LIBC = None

OLDEST = (3, 12)
PYTHON_FOLDERS = ("~/.pyenv/versions", "~/.local/share/uv/python")  # where version managers keep theirs
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
STAMP = os.path.join(VENV, "installed-requirements")
ENV_FILE = os.path.join(ROOT, ".env")
DEVELOPERS = "requirements-dev.txt"
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  and where this machine itself then finds the server


FULL_DISK = "The disk is full. Make room and run make again."


class Stop(Exception):  # noqa: N818  an order, not a mistake
    """The command can't go on; the message is the one line that says why, and what to do."""


def main(command):
    os.chdir(ROOT)
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))  # so that what we wait for ends with us
    try:
        sys.exit(COMMANDS[command]())
    except Stop as stop:
        sys.exit(str(stop))
    except OSError as error:
        sys.exit(in_words(error))
    except KeyboardInterrupt:
        sys.exit(130)


# The commands: each returns its exit status


def run():
    host, port = address()
    environment = demo_environment(host, port, DEBUG="off")
    tour = prepare(environment, "--tour")
    return supervise(granian(host, port, quiet=True), environment, greeting=tour, at=(host, port))


def dev():
    host, port = address()
    environment = demo_environment(host, port, DEBUG="on")
    print(prepare(environment, "--tour"), flush=True)
    return supervise([PYTHON, "manage.py", "runserver", f"{bracketed(host)}:{port}"], environment)


def install():
    make_environment("requirements.txt")
    # The files are the same whatever the secret; a machine that only builds them need not know it.
    prepare(environ(SECRET_KEY=setting("SECRET_KEY") or secrets.token_urlsafe(50)), "--files")
    return 0


def serve():
    if not works(PYTHON):
        raise Stop("Khabar is not installed here yet. Run: make install")
    host, port = address()
    environment = environ(SITE_URL=setting("SITE_URL") or site_url(host, port), DEMO="off")
    prepare(environment, "--verify")
    return supervise(granian(host, port), environment)


def test():
    make_environment(DEVELOPERS)
    return subprocess.call([PYTHON, "-m", "tests"])


def check():
    make_environment(DEVELOPERS)
    return subprocess.call([PYTHON, "-m", "tests", "--static"])


def lock():
    make_environment(DEVELOPERS)
    compile_ = [PYTHON, "-m", "uv", "pip", "compile", "--quiet", "--generate-hashes", "--universal", "--no-header"]
    compile_ += ["--python-version", "3.12", "--no-emit-index-url", "--no-emit-find-links", "pyproject.toml"]
    both = ["-o", "requirements.txt"], ["--group", "dev", "-c", "requirements.txt", "-o", DEVELOPERS]
    return max(subprocess.call([*compile_, *target]) for target in both)


COMMANDS = {command.__name__: command for command in (run, dev, install, serve, test, check, lock)}


# Python and its packages


def make_environment(requirements):
    """Make .venv unless it is there, and bring its packages to what the list `requirements` says unless they are."""
    if sys.prefix != VENV and not works(PYTHON):
        base = find_python()
        with step("Python environment"):
            call([base, "-m", "venv", "--clear", VENV], "The environment .venv can't be made")
    stamp = read(STAMP)
    if stamp.startswith(DEVELOPERS):
        requirements = DEVELOPERS  # holds the shorter list, too
    wanted = f"{requirements} {digest(requirements)}"
    if stamp != wanted:
        with step("Python packages"):
            pip = [PYTHON, "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
            call([*pip, "--require-hashes", "-r", requirements], "The packages can't be installed")
        write(STAMP, wanted)


def find_python():
    """Return the path of a Python that is new enough and can make environments; Stop where there is none."""
    names = [sys.executable, "python3.13", "python3.12", "python3.14", "python3", "python", "py"]
    for folder in PYTHON_FOLDERS:
        names += sorted(glob(os.path.expanduser(folder + "/*/bin/python3")), reverse=True)
    old, maimed = [], []
    for path in filter(None, map(shutil.which, filter(None, names))):
        version, executable, complete = probe(path)
        if version >= OLDEST and complete:
            return executable
        if version > (0, 0):
            (maimed if version >= OLDEST else old).append((version, executable))
    if maimed:
        version, executable = max(maimed)
        package = "python{}.{}-venv".format(*version)
        raise Stop(
            f"{executable} can't make environments. Install {package} (apt-get install {package}), run make again."
        )
    newest = "; the newest here is {}.{} ({})".format(*max(old)[0], max(old)[1]) if old else ""
    raise Stop(
        f"Khabar needs Python 3.12 or newer{newest}. Install one (Debian 13, Ubuntu 24.04: apt-get install python3 "
        "python3-venv; macOS: brew install python@3.13; elsewhere: pyenv install 3.13) and run make again."
    )


def probe(path):
    """Run the Python at `path`: (its (major, minor), its real path, whether it can make environments).

    Being on the PATH says little: the shims of version managers are there for versions that they then don't run.
    """
    script = "import sys; print(*sys.version_info[:2]); print(sys.executable); import ensurepip, venv; print('whole')"
    try:
        answer = subprocess.run([path, "-I", "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=20)
        lines = answer.stdout.decode().splitlines()
        return tuple(int(number) for number in lines[0].split()), lines[1], lines[2:] == ["whole"]
    except (OSError, subprocess.SubprocessError, ValueError, IndexError):
        return (0, 0), path, False


def works(python):
    return os.path.exists(python) and probe(python)[0] >= OLDEST


def call(command, problem):
    """Run `command` in silence; Stop with `problem` and what the command said in the end, where it fails."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        said = done.stdout.decode(errors="replace")
        if os.strerror(errno.ENOSPC) in said:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), VENV)
        errors = [line for line in said.splitlines() if re.match(r"error|ERROR", line)] or said.strip().splitlines()
        raise Stop(f"{problem}: {errors[-1] if errors else 'no reason was given'}")


# What the site is told


def demo_environment(host, port, **more):
    """Everything up to the point where Django can start; returns the environment for it."""
    make_environment("requirements.txt")
    write_env_file()
    hosts = {"localhost", "127.0.0.1", "[::1]", bracketed(seen_from_outside(host))}
    more["ALLOWED_HOSTS"] = setting("ALLOWED_HOSTS") or ",".join(sorted(hosts))
    return environ(SITE_URL=setting("SITE_URL") or site_url(host, port), **more)


def environ(**more):
    """The environment of this process and `more`."""
    merged = dict(os.environ)
    merged.update(more)
    return merged


def setting(name, default=""):
    """A setting as the site will see it: from the environment, else from `.env`."""
    found = re.search(rf"^\s*(?:export\s+)?{name}\s*=\s*(.*?)\s*$", read(ENV_FILE), re.MULTILINE)
    return os.environ.get(name) or (found.group(1).strip("\"'") if found else default)


def write_env_file():
    if os.path.exists(ENV_FILE):
        return
    lines = [
        "# Written by `make run` for this machine alone; git ignores it. What the environment says wins over it.",
        "SECRET_KEY=" + secrets.token_urlsafe(50),
        "# The sign-in page offers these accounts, whose passwords `make run` prints. Never on a public site.",
        "DEMO=on",
    ]
    lines += [f"DEMO_PASSWORD_{role}={password()}" for role in ("REPORTER", "EDITOR", "CHIEF", "MODERATOR")]
    handle = os.open(ENV_FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write("\n".join(lines) + "\n")


def password():
    """Return something that can be read out and typed: eight syllables, 49 bits."""
    syllables = [secrets.choice("bdfghkmnprstwz") + secrets.choice("aeiou") for _ in range(8)]
    return "-".join("".join(syllables[start : start + 2]) for start in range(0, 8, 2))


# Where the site is


def address():
    """Return HOST and PORT, once it is sure that a server can listen there."""
    host, port = os.environ.get("HOST") or "127.0.0.1", setting("PORT", "8000")
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise Stop(f"PORT must be a number from 1 to 65535, and is {port!r}.")
    problem = listening_problem(host, int(port))
    if problem is None:
        return host, int(port)
    if problem.errno == errno.EADDRINUSE:
        free = next((p for p in range(int(port) + 1, 65536) if listening_problem(host, p) is None), None)
        raise Stop(f"Port {port} is taken. The next free one: make {sys.argv[1]} PORT={free}")
    raise Stop(f"No server can listen on {host}, port {port}: {problem.strerror}.")


def listening_problem(host, port):
    """Return the error that a server would meet at this address, or None."""
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as server:
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            server.bind(where)
            server.listen(1)
    except OSError as error:
        return error


def site_url(host, port):
    return f"http://{bracketed(seen_from_outside(host))}:{port}"


def seen_from_outside(host):
    """The address to print for a server that listens on `host`: for "all addresses", this machine's on its network."""
    if host not in EVERYWHERE:
        return host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe_:
        try:
            probe_.connect(("192.0.2.1", 9))  # sends nothing: asks the system which of its addresses it would use
            return probe_.getsockname()[0]
        except OSError:
            return "127.0.0.1"


def bracketed(host):
    return f"[{host}]" if ":" in host else host


# Starting and stopping


def prepare(environment, task):
    """Run config/prepare.py in the site's own Python; returns what it printed."""
    done = subprocess.run([PYTHON, "-m", "config.prepare", task], env=environment, stdout=subprocess.PIPE)
    if done.returncode:
        sys.exit(done.returncode)
    return done.stdout.decode()


def granian(host, port, quiet=False):
    """The production server's command line. GRANIAN_WORKERS and its like change what is not said here."""
    options = {
        "--interface": "wsgi",
        "--host": host,
        "--port": str(port),
        "--workers": os.environ.get("GRANIAN_WORKERS", "2"),
        "--blocking-threads": os.environ.get("GRANIAN_BLOCKING_THREADS") or str(min(8, 2 * os.cpu_count() + 1)),
        "--backpressure": os.environ.get("GRANIAN_BACKPRESSURE", "128"),
        "--workers-kill-timeout": "2"
        if quiet
        else "10",  # a worker that was told to stop while it started may not hear
        "--log-level": "warning" if quiet else "info",
    }
    command = [PYTHON, "-m", "granian", "config.wsgi:application", "--no-ws", "--respawn-failed-workers"]
    return command + [word for option in options.items() for word in option]


def supervise(command, environment, greeting="", at=None):
    """Run a server until it ends or we are told to; it is told in turn, and waited for, so that no worker stays behind.

    It runs in a session of its own, so that a Ctrl-C reaches its parent process only, which then stops its workers.
    `greeting` is printed as soon as the server answers `at` its host and port.
    """
    server = subprocess.Popen(command, env=environment, start_new_session=True, preexec_fn=die_with_parent)
    told = []

    def tell(number, frame):
        told.append(number)
        server.terminate()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, tell)
    if at and answers(server, *at, name=urlsplit(environment["SITE_URL"]).netloc):
        print(greeting, flush=True)
    status = server.wait()
    return 0 if told else status


def die_with_parent():
    """In the server's process: should ours be killed outright, it is to stop as well. Linux only."""
    if LIBC:
        LIBC.prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG, see prctl(2)


def answers(server, host, port, name):
    """Wait until the server says anything at all to a request for `name`; False if it ends first, or in a minute."""
    host = EVERYWHERE.get(host, host)
    patience = time.time() + 60
    while server.poll() is None and time.time() < patience:
        connection = HTTPConnection(host, port, timeout=5)
        try:
            connection.request("GET", "/health/live", headers={"Host": name})
            connection.getresponse()
            return True
        except (OSError, HTTPException):
            time.sleep(0.05)
        finally:
            connection.close()
    return False


# Small things


@contextmanager
def step(name):
    """One line of progress: what is being done, and the seconds it took once it is."""
    began = time.time()
    sys.stderr.write(f"{name:<24}")
    sys.stderr.flush()
    try:
        yield
    except BaseException:
        sys.stderr.write("failed\n")
        raise
    sys.stderr.write(f"{time.time() - began:5.1f} s\n")


def in_words(error):
    """One line for an OSError."""
    if error.errno == errno.ENOSPC:
        return FULL_DISK
    return f"{error.filename}: {error.strerror}" if error.filename else str(error)


def digest(path):
    with open(os.path.join(ROOT, path), "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def read(path):
    if not os.path.exists(path):
        return ""
    with open(path, encoding="utf-8") as file:
        return file.read()


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main(sys.argv[1])
