"""The project's own files, and how a house rule tells what it found: the place, the reason, the way out."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def files(*patterns, outside=()):
    """The files that git tracks, or would, which match one of `patterns` (`news/**/*.py`), as paths from the root."""
    wanted = [f":(glob){pattern}" for pattern in patterns] + [f":(exclude,glob){pattern}" for pattern in outside]
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *wanted]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    paths = {Path(name) for name in listed.stdout.split("\0") if name}
    return sorted(path for path in paths if (ROOT / path).is_file())


def text(path):
    """What is written in the file; nothing for a picture or a font."""
    content = (ROOT / path).read_bytes()
    return "" if b"\0" in content else content.decode()


def lines_with(pattern, content):
    """(number, line) of each line in which the regular expression `pattern` is found."""
    return [(number, line.strip()) for number, line in enumerate(content.splitlines(), 1) if re.search(pattern, line)]


def places(pattern, paths):
    """Each place in the files `paths` where `pattern` is found, as it is printed."""
    return [f"{path}:{number}: {line}" for path in paths for number, line in lines_with(pattern, text(path))]


def report(found, *, why, way_out):
    """Fail with every place in `found`, the reason for the rule, and the way out. Nothing found: nothing said."""
    if found:
        pytest.fail("\n".join([*found, f"Why: {why}", f"The way out: {way_out}"]), pytrace=False)
