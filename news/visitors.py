"""Who is asking, without knowing them: where a request comes from, and whether one of our own pages sent it."""

import hashlib
import hmac
import ipaddress
from datetime import UTC
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

SAFE_METHODS = {"GET", "HEAD", "OPTIONS", "TRACE"}
OURS = {"same-origin", "none"}  # "none": typed, or from a bookmark


def keyed(purpose, *values):
    """Return 64 hex digits for `values`, the same each time, which nobody computes or undoes without SECRET_KEY."""
    message = "\0".join([purpose, *map(str, values)])
    return hmac.new(settings.SECRET_KEY.encode(), message.encode(), hashlib.sha256).hexdigest()


def network_key(request, at=None):
    """What tells networks apart on the (UTC) day of `at`, default now; another day gives another key.

    One IPv4 address, or the /64 that a household has of IPv6. Windows of limits end at midnight UTC like the key.
    """
    day = (at or timezone.now()).astimezone(UTC).date()
    return keyed("network", day.isoformat(), network(client_address(request)))


def network(address):
    """The part of `address` (text) that one household holds: an IPv4 address, the /64 of IPv6; "" for neither."""
    parsed = _parse(address)
    if parsed is None:
        return ""
    return str(ipaddress.ip_network((parsed, 64 if parsed.version == 6 else 32), strict=False))


def client_address(request):
    """The address that asks. A proxy is believed only where `TRUSTED_PROXIES` names its address or network.

    Each proxy adds whom it heard from at the right end of X-Forwarded-For, so the right-most entry that is no proxy of
    ours is the last one that somebody we trust has seen; what stands left of it anybody can write.
    """
    address = request.META.get("REMOTE_ADDR", "")
    entries = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    while entries and _is_trusted(address):
        entry = entries.pop().strip()
        if _parse(entry) is None:
            break
        address = entry
    return address


def is_cross_site(request, *, null_is_ours=False):
    """Whether another site made the browser send this. Needs neither cookie nor token (Go's CrossOriginProtection).

    Reading is always allowed. Browsers since 2023 say where a request comes from in Sec-Fetch-Site; older ones send
    Origin with a POST; what sends neither is no browser, so nobody's address is abused by it. `null_is_ours`: the page
    that posts here sends no referrer, so that an older browser says "null" in the place of its origin.
    """
    if request.method in SAFE_METHODS:
        return False
    origin = request.headers.get("Origin", "")
    if origin in settings.CSRF_TRUSTED_ORIGINS:
        return False
    if site := request.headers.get("Sec-Fetch-Site", ""):
        return site not in OURS
    if origin == "null" and null_is_ours:
        return False
    try:
        host = urlsplit(origin).netloc.lower()
    except ValueError:  # not an address at all
        return True
    return bool(origin) and host != request.get_host().lower()


def _is_trusted(address):
    parsed = _parse(address)
    return parsed is not None and any(
        parsed in ipaddress.ip_network(proxy, strict=False) for proxy in settings.TRUSTED_PROXIES
    )


def _parse(address):
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return None
    return getattr(parsed, "ipv4_mapped", None) or parsed
