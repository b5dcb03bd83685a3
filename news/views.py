"""Reader pages: find, act, answer. Each asks the door."""

import logging
from functools import wraps

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.csp import CSP
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from news.front_page import compose
from news.models import Article, Author, Page, Rendition, Section, Source, Tag
from news.pagination import page_of
from news.preview import open_preview
from news.stories import surroundings

logger = logging.getLogger(__name__)
LIST_SIZE = 20
SECTION_TOP = 4  # beside the lead of a section's first page
PREVIEW_CSP = settings.SECURE_CSP | {"frame-ancestors": [CSP.SELF]}
FILE_CSP = {"default-src": [CSP.NONE], "sandbox": True, "frame-ancestors": [CSP.NONE]}


def public_page(view):
    """A page that anybody may keep and asks us about before showing it again: what is withdrawn is gone at once."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "public, max-age=0, must-revalidate")
        no_cookie(request)
        return response

    return require_safe(answer)


def no_cookie(request):
    """Keep Django from replacing a damaged CSRF cookie in the answer to `request`: nothing of ours needs one."""
    request.META["CSRF_COOKIE_NEEDS_UPDATE"] = False


def absolute(path):
    """An address of ours for the world: always under SITE_URL, whatever host was asked."""
    return settings.SITE_URL + path


@public_page
def home(request):
    return render(request, "news/home.html", {"front": compose(), "canonical_url": absolute("/")})


@public_page
def article_page(request, pk, slug):
    """One article. A wrong slug redirects to the right one; what was public and is no longer answers 410."""
    article = Article.objects.published().for_page().filter(pk=pk).first()
    if article is None:
        return gone_or_404(request, pk)
    if slug != article.slug:
        return moved_for_now(article)
    return render(request, "news/article.html", article_context(article))


def article_context(article, *, preview=False):
    beside = surroundings(article)
    return {
        "article": article,
        "parts": beside.parts,
        "related": beside.related,
        "more": beside.more,
        "family": beside.family,
        "canonical_url": absolute(article.get_absolute_url()),
        "share_url": absolute(reverse("short_link", args=[article.pk])),
        "preview": preview,
    }


@public_page
def short_link(request, pk):
    """`/n/<id>/`: short enough to dictate."""
    article = Article.objects.published().only("slug").filter(pk=pk).first()
    return moved_for_now(article) if article else gone_or_404(request, pk)


def gone_or_404(request, pk):
    if not Article.objects.gone().filter(pk=pk).exists():
        raise Http404(f"no public article {pk}")
    return render(request, "410.html", status=410)


def moved_for_now(article):
    """301, but asked again each time: slugs change back."""
    response = redirect(article, permanent=True)
    response.headers["Cache-Control"] = "no-cache"
    return response


@public_page
def section_page(request, slug):
    sections = list(Section.objects.all())  # the navigation needs them as well
    section = next((section for section in sections if section.slug == slug), None)
    if section is None:
        raise Http404(f"no section {slug}")
    rows = Article.objects.published().in_section(section).for_cards()
    page = page_of(rows.with_bylines() if section.is_opinion else rows, request, LIST_SIZE)
    lead, top = None, []
    if page.first and page.items:
        lead, *rest = page.items
        top, page.items = rest[:SECTION_TOP], rest[SECTION_TOP:]
    return render(
        request,
        "news/section.html",
        {
            "section": section,
            "sections": [one for one in sections if one.parent_id is None],
            "children": [one for one in sections if one.parent_id == section.pk],
            "lead": lead,
            "top": top,
            "page": page,
            "canonical_url": absolute(section.get_absolute_url()),
        },
    )


@public_page
def tag_page(request, slug):
    """The articles under a tag. One that stands in drafts only is not there: its name tells what is being written."""
    tag = get_object_or_404(Tag.objects.select_related("merged_into"), slug=slug)
    if tag.merged_into:
        return redirect(tag.merged_into, permanent=True)
    rows = Article.objects.published().filter(tagged__tag=tag)
    if not rows.exists():
        raise Http404(f"nothing public under {slug}")
    return listing(request, "tag", tag, rows)


@public_page
def source_page(request, slug):
    source = get_object_or_404(Source, slug=slug)
    return listing(request, "source", source, Article.objects.published().filter(attributions__source=source))


@public_page
def author_page(request, slug):
    author = get_object_or_404(
        Author.objects.select_related("picture").prefetch_related("picture__renditions"), slug=slug
    )
    return listing(request, "author", author, Article.objects.published().filter(bylines__author=author))


def listing(request, kind, subject, rows):
    """The public articles of one tag, source or author."""
    context = {
        "kind": kind,
        "subject": subject,
        "page": page_of(rows.for_cards(), request, LIST_SIZE),
        "canonical_url": absolute(subject.get_absolute_url()),
    }
    return render(request, "news/listing.html", context)


@public_page
def static_page(request, slug):
    page = get_object_or_404(Page, slug=slug)
    return render(request, "news/page.html", {"page_object": page, "canonical_url": absolute(page.get_absolute_url())})


@require_safe
@csp_override(PREVIEW_CSP)
@xframe_options_sameorigin
def preview(request, signed):
    """An article as its page will look, or a picture of it, for whoever was given the address. Never stored."""
    thing = open_preview(signed)
    if thing is None:
        raise Http404("not a preview, or no longer")
    if isinstance(thing, Rendition):
        return picture(thing)
    response = render(request, "news/article.html", article_context(thing, preview=True))
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@require_safe
@csp_override(FILE_CSP)
def media(request, name):
    """A size of a picture while something public shows it and its rights last. Named by content, so kept for ever."""
    rendition = get_object_or_404(Rendition.objects.public(), file=name)
    response = picture(rendition)
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"  # feed readers show it
    return response


def picture(rendition):
    """The bytes of one rendition: a few hundred kilobytes at most."""
    try:
        with rendition.file.open() as file:
            return HttpResponse(file.read(), content_type=f"image/{rendition.kind}")
    except FileNotFoundError as error:
        logger.exception("The file of rendition %s is missing from the storage.", rendition.pk)
        raise Http404("no file") from error


@require_safe
def health_live(request):
    return HttpResponse("yes", content_type="text/plain")


@require_safe
def health_ready(request):
    """Whether the database answers. Tells nothing else."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("no", status=503, content_type="text/plain")
    return HttpResponse("yes", content_type="text/plain")
