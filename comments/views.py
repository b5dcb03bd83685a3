"""Two addresses: where a comment is written, and where its writer follows it. Neither is ever stored or indexed."""

import logging
import math
from functools import wraps

from django.db import DatabaseError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from comments.access import access_to
from comments.forms import PK, CommentForm
from comments.models import Comment, CommentSettings
from comments.submitting import TooFast, hash_of, submit
from news.formats import digits
from news.models import Article
from news.querysets import LAZY_READS
from news.views import gone_or_404, no_cookie
from news.visitors import is_cross_site

MOST_BYTES = 64 * 1024
TRY_AGAIN_SECONDS = 60  # after a failure of ours
logger = logging.getLogger(__name__)


class SeeOther(HttpResponseRedirect):
    status_code = 303


def private_page(view):
    """Not for search engines, and told to no page that it links to. (What is not declared public is not stored anyway.)

    Without a session there is no token to check: `is_cross_site` is asked instead (THREATS T8).
    """

    @wraps(view)
    def answer(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        no_cookie(request)
        return response

    return csrf_exempt(require_http_methods(["GET", "HEAD", "POST"])(answer))


@private_page
def post(request, pk):
    """The form on a page of its own, and the place where every form is sent: 303 to the status page of the comment."""
    article = public_article(pk)
    if article is None:
        return gone_or_404(request, pk)
    house = CommentSettings.current()
    page = FormPage(request, article, house)
    access = access_to(article, house)
    if not access.can_post:
        return page.closed(access.reason)
    if request.method != "POST":
        return page.empty()
    if is_cross_site(request):
        return page.sent_from_elsewhere()
    if not page.is_small:
        return page.too_big()
    form = CommentForm(request.POST, article=article)
    if not form.is_valid():
        return page.invalid(form)
    try:
        _comment, token = submit(request, article, form, house)
    except TooFast as limit:
        return page.too_fast(form, limit.seconds)
    except DatabaseError:
        logger.exception("comment on article %s was not saved", article.pk)
        return page.not_saved(form)
    if token is None:
        return page.known_already()
    return SeeOther(reverse("comments:status", args=[token]))


@private_page
def status(request, token):
    """Where one comment stands, for whoever holds its address: its writer. A POST takes the comment back."""
    comment = get_object_or_404(Comment.objects.followed().select_related("article"), token_hash=hash_of(token))
    if request.method == "POST":
        # The address is a secret, and this page sends no referrer, for which older browsers write "null" as its origin.
        if is_cross_site(request, null_is_ours=True):
            return refused(request)
        comment.withdraw()
        response = SeeOther(request.path)
    else:
        response = render(request, "comments/status.html", status_context(comment))
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def status_context(comment):
    decision = comment.last_decision
    return {
        "comment": comment,
        "state": state_for_the_writer(comment, decision),
        "decision": decision,
        "article": public_article(comment.article_id),
    }


def state_for_the_writer(comment, decision):
    """One word for the page. What a machine took for spam waits like the rest, until a person decides."""
    if comment.status == Comment.Status.SPAM and decision is None:
        return Comment.Status.PENDING
    return Comment.Status(comment.status)


def public_article(pk):
    rows = Article.objects.published().select_related("section__parent").defer("body", "body_parts", "body_text")
    return rows.fetch_mode(LAZY_READS).filter(pk=pk).first()


def refused(request):
    return render(request, "403.html", status=403)


class FormPage:
    """The answers of `post` that are not a redirect: one page, with what happened above the form."""

    def __init__(self, request, article, house):
        self.request = request
        self.article = article
        self.house = house

    @property
    def is_small(self):
        """Whether the request may be read at all. Asked before its fields are."""
        length = self.request.META.get("CONTENT_LENGTH") or "0"
        return length.isascii() and length.isdigit() and int(length) <= MOST_BYTES

    def empty(self):
        key = self.request.GET.get("parent", "")
        found = Comment.objects.visible().filter(article=self.article, pk=key).first() if PK.fullmatch(key) else None
        form = CommentForm(article=self.article, initial={"parent": found.pk} if found else None)
        return self.render(form=form, answered=found)

    def invalid(self, form):
        mistakes = [(form[name], error) for name, errors in form.errors.items() for error in errors]
        return self.render(422, form=form, mistakes=mistakes, answered=form.answered)

    def too_fast(self, form, seconds):
        response = self.render(
            429,
            form=form,
            answered=form.answered,
            title=_("Many comments in a short time"),
            text=_("Try again %(wait)s. Your text is kept below.") % {"wait": wait_in_words(seconds)},
            kind="warn",
        )
        response.headers["Retry-After"] = str(seconds)
        return response

    def not_saved(self, form):
        response = self.render(
            503,
            form=form,
            answered=form.answered,
            title=_("Your comment could not be saved"),
            text=_("The fault is ours. Your text is kept below: send it again in a little while."),
            kind="bad",
        )
        response.headers["Retry-After"] = str(TRY_AGAIN_SECONDS)
        return response

    def closed(self, reason):
        written = self.request.POST.get("body", "") if self.is_small else ""
        return self.render(403, title=_("Comments are closed"), text=reason, written=written)

    def sent_from_elsewhere(self):
        return self.render(
            403,
            title=_("This comment was sent from another site"),
            text=_("Nothing was received. If you wrote it, open the article and send it from there."),
            kind="bad",
        )

    def too_big(self):
        return self.render(
            413,
            title=_("The comment is far too long"),
            text=_("Nothing was received. Go back, where your text still is, and shorten it to 3,000 letters."),
            kind="bad",
        )

    def known_already(self):
        return self.render(
            title=_("We have this comment already"),
            text=_("There is no need to send it again. Follow it at the address that you got the first time."),
            kind="warn",
        )

    def render(self, code=200, **context):
        context = {"article": self.article, "note": self.house.note, "kind": "plain", **context}
        return render(self.request, "comments/form_page.html", context, status=code)


def wait_in_words(seconds):
    """«بعد ٤ دقائق»: when to try again, rounded up."""
    if seconds < 60:
        words = ngettext("in %(count)s second", "in %(count)s seconds", seconds)
        return words % {"count": digits(seconds)}
    minutes = math.ceil(seconds / 60)
    return ngettext("in %(count)s minute", "in %(count)s minutes", minutes) % {"count": digits(minutes)}
