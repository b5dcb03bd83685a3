"""Wrong settings are found before the first request, by id and with the way out."""

import pytest
from django.core.checks import run_checks

RIGHT = {
    "DEBUG": False,
    "DEMO": False,
    "SECRET_KEY": "a long and various key 0123456789 " * 2,
    "SITE_URL": "https://news.example.org",
    "SITE_HOST": "news.example.org",
    "HTTPS": True,
    "ALLOWED_HOSTS": ["news.example.org"],
    "TRUSTED_PROXIES": ["127.0.0.1"],
    "TIME_ZONE": "Asia/Beirut",
}


def found(settings, **changed):
    for name, value in (RIGHT | changed).items():
        setattr(settings, name, value)
    return {check.id for check in run_checks(tags=["khabar"])}


def test_right_settings_pass(settings):
    assert found(settings) == set()


@pytest.mark.parametrize(
    ("changed", "check"),
    [
        ({"SECRET_KEY": ""}, "khabar.E001"),
        ({"SECRET_KEY": "short"}, "khabar.E001"),
        ({"SECRET_KEY": "x" * 80}, "khabar.E001"),
        ({"SECRET_KEY": "django-insecure-" + "0123456789" * 6}, "khabar.E001"),
        ({"SITE_URL": "news.example.org"}, "khabar.E002"),
        ({"ALLOWED_HOSTS": ["*"]}, "khabar.E003"),
        ({"TIME_ZONE": "Beirut"}, "khabar.E004"),
        ({"TRUSTED_PROXIES": []}, "khabar.W001"),
        ({"DEMO": True}, "khabar.E005"),
    ],
)
def test_a_wrong_setting_is_named(settings, changed, check):
    assert found(settings, **changed) == {check}
    (problem,) = [one for one in run_checks(tags=["khabar"]) if one.id == check]
    assert problem.hint
