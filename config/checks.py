"""Wrong settings, found before the first request. Each has an id, says what is wrong and what to do."""

from zoneinfo import available_timezones

from django.conf import settings
from django.core.checks import Error, Warning, register
from django.core.exceptions import ImproperlyConfigured


@register("khabar")
def secret_key_is_strong(app_configs, **kwargs):
    try:
        key = settings.SECRET_KEY
    except ImproperlyConfigured:  # Django's own word for an empty one
        key = ""
    if (settings.DEBUG and key) or (len(key) >= 50 and len(set(key)) >= 5 and not key.startswith("django-insecure-")):
        return []
    return [
        Error(
            "SECRET_KEY is missing, short or a default.",
            hint="Set SECRET_KEY to at least 50 random characters: "
            "python -c 'import secrets; print(secrets.token_urlsafe(50))'",
            id="khabar.E001",
        )
    ]


@register("khabar")
def site_url_is_an_address(app_configs, **kwargs):
    if settings.SITE_URL.startswith(("http://", "https://")) and settings.SITE_HOST:
        return []
    return [
        Error(
            "SITE_URL is not an http or https address.",
            hint="Write it as https://news.example.org.",
            id="khabar.E002",
        )
    ]


@register("khabar")
def hosts_are_named(app_configs, **kwargs):
    if settings.DEBUG or "*" not in settings.ALLOWED_HOSTS:
        return []
    return [
        Error(
            "ALLOWED_HOSTS lets any host through.",
            hint="Name the hosts that this site answers to, or leave it out: SITE_URL then decides.",
            id="khabar.E003",
        )
    ]


@register("khabar")
def time_zone_is_known(app_configs, **kwargs):
    if settings.TIME_ZONE in available_timezones():
        return []
    return [Error(f"TIME_ZONE {settings.TIME_ZONE!r} is unknown.", hint="For example Asia/Beirut.", id="khabar.E004")]


@register("khabar")
def proxy_is_named_under_https(app_configs, **kwargs):
    if not settings.HTTPS or settings.TRUSTED_PROXIES or settings.DEBUG:
        return []
    return [
        Warning(
            "SITE_URL is https but no proxy is trusted, so every plain request is redirected.",
            hint="Set TRUSTED_PROXIES to the address of the proxy that ends TLS.",
            id="khabar.W001",
        )
    ]


@register("khabar")
def demo_stays_at_home(app_configs, **kwargs):
    if not (settings.DEMO and settings.HTTPS):
        return []
    return [
        Error(
            "DEMO is on at a public address: the sign-in page would offer its accounts to everybody.",
            hint="Remove DEMO from the environment and from .env.",
            id="khabar.E005",
        )
    ]
