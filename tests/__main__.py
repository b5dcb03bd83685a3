"""Everything that must hold before a change is shared: `make test`. With --static, what needs no server: `make check`.

Nothing stops at the first failure, and nothing is skipped: a test that was skipped has shown nothing, so the run fails.
The last line counts what passed and failed.
"""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree

from tests import chromium

ROOT = Path(__file__).parent.parent
REPORTS = ROOT / "var" / "tests"
WORKERS = "2"

TEMPLATES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "templates").rglob("*.html"))
CHECKS = {
    "ruff, lint": ["ruff", "check", "--quiet", "."],
    "ruff, format": ["ruff", "format", "--check", "--quiet", "."],
    "import rules": ["lint-imports", "--no-cache"],
    "templates": ["djade", "--target-version", "6.1", "--check", *TEMPLATES],
    "types": ["mypy"],
    "migrations": ["python", "manage.py", "makemigrations", "--check", "--dry-run"],
    "house rules, Arabic": ["pytest", "-q", "tests/house"],
}

WAYS_OUT = {
    "ruff, format": ".venv/bin/ruff format",
    "templates": ".venv/bin/djade --target-version 6.1 FILE",
    "migrations": ".venv/bin/python manage.py makemigrations",
}

# A file runs in one worker, since what it prepares for its tests (the demo, a clone of the project) is prepared there.
PYTEST = ["pytest", "-q", "-n", WORKERS, "--dist", "loadfile", "--no-loadscope-reorder"]
RUNS = {
    "SQLite": [*PYTEST, "tests", "--ignore=tests/house", "--ignore=tests/browser"],
    "PostgreSQL": ["python", "-m", "tests.postgres", *PYTEST, "tests", "--ignore=tests/house", "--second-engine"],
    "browser": [*PYTEST, "tests/browser"],
}


def main(static):
    began = time.monotonic()
    failed = run_checks()
    if not static:
        chromium.ensure()
        failed += [f"tests on {name}" for name, command in RUNS.items() if not run_tests(name, command)]
        results = [case for name in RUNS for case in cases(name)]
        skipped = [case for case in results if case.find("skipped") is not None]
        broken = [case for case in results if case.find("failure") is not None or case.find("error") is not None]
        print_slowest(results)
        for case in skipped:
            print(f"skipped: {title(case)}: {case.find('skipped').get('message')}")
        if skipped:
            failed.append(f"{len(skipped)} skipped: a test that was skipped has shown nothing")
    print(f"\n{(time.monotonic() - began) / 60:.1f} minutes.")
    for name in failed:
        print(f"Failed: {name}")
    if not static:
        counts = f"{len(results) - len(broken) - len(skipped)} passed, {len(broken)} failed"
        print(f"{counts}, {len(skipped)} skipped" if skipped else counts)
    return bool(failed)


def run_checks():
    """Run the static checks side by side; prints what the failing ones say. Returns their names."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}

    def check(name):
        began = time.monotonic()
        done = subprocess.run(tool(CHECKS[name]), cwd=ROOT, env=environment, capture_output=True, text=True)
        return name, done, time.monotonic() - began

    failed = []
    with ThreadPoolExecutor(int(WORKERS)) as pool:
        for name, done, seconds in pool.map(check, CHECKS):
            print(f"{name:<24}{seconds:5.1f} s{'  failed' if done.returncode else ''}", flush=True)
            if done.returncode:
                failed.append(name)
                print(done.stdout + done.stderr + f"The way out: {WAYS_OUT[name]}\n" * (name in WAYS_OUT), flush=True)
    return failed


def run_tests(name, command):
    """Run one round of tests; its report goes to var/tests/. Returns whether all passed."""
    print(f"\nTests: {name}", flush=True)
    report(name).unlink(missing_ok=True)
    command = [*command, f"--junit-xml={report(name)}", "-o", "junit_duration_report=call"]
    return subprocess.run(tool(command), cwd=ROOT).returncode == 0


def tool(command):
    """The command with the environment's own Python, or its own script, in front."""
    return [str(Path(sys.executable).parent / command[0]), *command[1:]]


def report(name):
    return REPORTS / f"{name.lower()}.xml"


def cases(name):
    """The test cases of one round, as its report has them."""
    if not report(name).exists():
        return []
    return list(ElementTree.parse(report(name)).iter("testcase"))  # noqa: S314  our own file


def title(case):
    return f"{case.get('classname')}.{case.get('name')}"


def print_slowest(results):
    print("\nThe ten slowest tests:")
    for case in sorted(results, key=lambda case: -float(case.get("time")))[:10]:
        print(f"{float(case.get('time')):6.2f} s  {title(case)}")


if __name__ == "__main__":
    sys.exit(main("--static" in sys.argv))
