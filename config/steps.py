"""Steps that are taken only where they are due: what was done, and from what, stands in var/prepared.json."""

import hashlib
import json

from django.conf import settings

from config.bootstrap import step


def once(name, work, *, sources, missing, target=""):
    """Do `work` under a line of progress, unless its result is there and was made from `sources` as they are now."""
    facts = sorted((str(file), file.stat().st_mtime_ns, file.stat().st_size) for file in sources), target
    if missing or not is_done(name, *facts):
        with step(name):
            work()
        mark_done(name, *facts)


def is_done(name, *facts):
    """Whether `name` was marked done last with just these facts."""
    return record().get(name) == fingerprint(facts)


def mark_done(name, *facts):
    path = settings.VAR_DIR / "prepared.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({**record(), name: fingerprint(facts)}, indent=1))


def record():
    path = settings.VAR_DIR / "prepared.json"
    return json.loads(path.read_text()) if path.exists() else {}


def fingerprint(facts):
    return hashlib.sha256(repr(facts).encode()).hexdigest()
