"""Rules that every answer keeps, whatever view or file it comes from."""

from django.http import HttpResponseNotAllowed, HttpResponsePermanentRedirect

METHODS = ["GET", "HEAD", "POST", "OPTIONS"]


def house_rules(get_response):
    """Refuse methods that nothing here needs (TRACE among them); let no other site embed what we answer."""

    def middleware(request):
        response = get_response(request) if request.method in METHODS else HttpResponseNotAllowed(METHODS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return middleware


def private_by_default(get_response):
    """Cacheability is opt-in (`public_page`); everything else must not be stored."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return middleware


def moved_addresses(get_response):
    """Where the answer would be 404, ask whether the address moved."""
    from news.models import Redirect

    def middleware(request):
        response = get_response(request)
        if response.status_code != 404 or request.method not in {"GET", "HEAD"}:
            return response
        new = Redirect.find(request.path)
        return HttpResponsePermanentRedirect(new, headers={"Cache-Control": "no-cache"}) if new else response

    return middleware
