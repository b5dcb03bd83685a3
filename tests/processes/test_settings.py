"""A site that is set up unsafely does not start. T35."""

import os
import subprocess
import sys

from tests.config.test_checks import RIGHT


def test_t35_django_s_own_list_for_deployment_finds_nothing(tmp_path):
    environment = os.environ | {
        "SECRET_KEY": RIGHT["SECRET_KEY"],
        "SITE_URL": RIGHT["SITE_URL"],
        "TRUSTED_PROXIES": "127.0.0.1",
        "EMAIL_URL": "smtp://localhost:25",
        "VAR_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    del environment["DJANGO_ALLOW_ASYNC_UNSAFE"]  # the suite's own
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    checked = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr


def test_t35_the_server_does_not_start_without_a_good_key(tmp_path):
    def start(key):
        environment = os.environ | {
            "SECRET_KEY": key,
            "VAR_DIR": str(tmp_path),
            "DATABASE_URL": "sqlite://:memory:",
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }
        command = [sys.executable, "-c", "import config.wsgi"]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    for key in ("", "short"):
        refused = start(key)
        assert refused.returncode == 1
        assert "khabar.E001" in refused.stderr
        assert "Traceback" not in refused.stderr
    assert start(RIGHT["SECRET_KEY"]).returncode == 0
