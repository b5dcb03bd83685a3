"""Rules that every answer keeps, whatever view or file it comes from."""

import codecs

from django.core.exceptions import BadRequest
from django.http import HttpResponseNotAllowed, HttpResponsePermanentRedirect
from django.middleware.http import ConditionalGetMiddleware
from django.utils.cache import patch_vary_headers
from django.views.defaults import bad_request

METHODS = ["GET", "HEAD", "POST", "OPTIONS"]


def house_rules(get_response):
    """Refuse methods that nothing here needs (TRACE among them) and what no browser sends; let no other site embed what
    we answer."""

    def middleware(request):
        if request.method not in METHODS:
            response = HttpResponseNotAllowed(METHODS)
        elif is_damaged(request):
            response = bad_request(request, BadRequest())
        else:
            response = get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return middleware


def is_damaged(request):
    """Whether the address, the cookies or the encoding hold what PostgreSQL can't (NUL) or Python doesn't know as text.

    Fields of a form are not looked at: forms refuse NUL themselves, in words.
    """
    query, cookies = request.META.get("QUERY_STRING", ""), request.META.get("HTTP_COOKIE", "")
    nul = "\0" in request.path_info or "%00" in query or "\\000" in cookies
    return nul or bool(request.encoding and codecs.lookup(request.encoding).name != "utf-8")


class ConditionalGet(ConditionalGetMiddleware):
    """Django's, whose 304 says what the 200 would have said: browsers write its headers over those that they keep."""

    def process_response(self, request, response):
        answer = super().process_response(request, response)
        if answer is not response:
            patch_vary_headers(answer, ["Accept-Encoding"])
            for header in ("Cross-Origin-Resource-Policy", "X-Frame-Options"):
                if header in response:
                    answer.headers[header] = response[header]
            if hasattr(response, "_csp_config"):
                answer._csp_config = response._csp_config
        return answer


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
