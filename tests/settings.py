"""Settings of the test suite: the project's own, with an environment that no `.env` and no shell can change.

TEST_DATABASE_URL names the database (default: SQLite files in a temporary folder, one per worker).
"""

import os
import tempfile
from pathlib import Path

FIXED = {
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    "COMMENT_LIMITS": "on",
    "DEBUG": "off",
    "DEMO": "off",
    "EMAIL_URL": "consolemail://",
    "LANGUAGE_CODE": "ar",
    "SECRET_KEY": "only for tests: " + "0123456789" * 5,
    "SITE_URL": "http://testserver",
    "TIME_ZONE": "Asia/Beirut",
    "TRUSTED_PROXIES": "",
}
SCRATCH = tempfile.TemporaryDirectory(prefix="khabar-test-", ignore_cleanup_errors=True)
SCRATCH_DIR = Path(SCRATCH.name)

os.environ.update(FIXED)
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL") or f"sqlite:///{SCRATCH_DIR / 'unused.sqlite3'}"
os.environ["MEDIA_ROOT"] = str(SCRATCH_DIR / "media")
GIVEN = set(os.environ)

from config.settings import *  # noqa: E402, F403
from config.settings import DATABASES, STORAGES  # noqa: E402

for name in set(os.environ) - GIVEN:  # what `.env` said, passwords of the demo among it
    del os.environ[name]

STRICT_READS = True

# A file and not memory: the live server and the threads of a test then have connections of their own, as in production.
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"] = {"NAME": str(SCRATCH_DIR / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += " PRAGMA synchronous=OFF;"
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 0

STATIC_ROOT = SCRATCH_DIR / "static"
STATIC_ROOT.mkdir()
STORAGES["originals"]["OPTIONS"]["location"] = SCRATCH_DIR / "originals"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
