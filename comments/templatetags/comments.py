"""`{% thread article %}` on an article's page, and a reader's plain text as HTML."""

import re
from urllib.parse import urlsplit

from django import template
from django.utils.encoding import iri_to_uri
from django.utils.html import format_html, format_html_join
from django.utils.translation import ngettext

from comments.access import access_to
from comments.forms import CommentForm
from comments.models import Comment, CommentSettings
from news.formats import digits
from news.models import SiteSettings

register = template.Library()

# Quotation marks and Arabic punctuation end an address; so does the backslash, which browsers read as a slash.
ADDRESS = re.compile(r"""(?<!\w)https?://[^\s<>"'`\\«»“”‘’،؛؟]+""", re.IGNORECASE)
CLOSING = {")": "(", "]": "[", "}": "{"}
HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?(?::[0-9]{1,5})?")
SHOWN_LETTERS = 60
BREAK = format_html("<{}>", "br")


@register.inclusion_tag("comments/thread.html", takes_context=True)
def thread(context, article):
    """The comments on `article` (from `for_page()`) and the form. Two queries, however many there are."""
    house = CommentSettings.current()
    access = access_to(article, house)
    comments = list(Comment.objects.in_thread(article)) if access.shows_thread else []
    writable = access.can_post and not context.get("preview")
    return {
        "article": article,
        "access": access,
        "threads": as_threads(comments),
        "title": counted(sum(comment.is_visible for comment in comments)),
        "form": CommentForm(article=article) if writable else None,
        "note": house.note,
        "paper": SiteSettings.current().name,
    }


@register.inclusion_tag("admin/comments/waiting.html")
def waiting_comments():
    """What awaits a moderator: how many comments, and since when the first of them. Two queries."""
    rows = Comment.objects.waiting()
    return {"total": rows.count(), "since": rows.values_list("submitted_at", flat=True).first()}


def as_threads(comments):
    """The tops, in the order given, each with its `shown_replies`; a reply to a reply knows whom it `answered`.

    A reply comes after what it answers: later by the clock, or by its key.
    """
    by_key = {comment.pk: comment for comment in comments}
    tops = []
    for comment in comments:
        comment.shown_replies = []
        top = by_key.get(comment.parent_id)
        (top.shown_replies if top else tops).append(comment)
        other = by_key.get(comment.in_reply_to_id) if comment.in_reply_to_id != comment.parent_id else None
        comment.answered = other if other and other.is_visible else None
    return tops


def counted(number):
    """«٣ تعليقات»."""
    return ngettext("%(count)s comment", "%(count)s comments", number) % {"count": digits(number)}


@register.filter
def paragraphs(text):
    """A reader's plain text as paragraphs, with its line breaks; addresses are links if it is clear where they lead."""
    return format_html_join("\n", "<p>{}</p>", ((lines(paragraph),) for paragraph in text.split("\n\n")))


def lines(paragraph):
    return format_html_join(BREAK, "{}", ((linked(line),) for line in paragraph.split("\n")))


def linked(line):
    """One line, escaped, with its addresses as links."""
    runs, end = [], 0
    for match in ADDRESS.finditer(line):
        address = trimmed(match[0])
        if link := as_link(address):
            runs += [line[end : match.start()], link]
            end = match.start() + len(address)
    return format_html_join("", "{}", ((run,) for run in [*runs, line[end:]]))


def trimmed(address):
    """An address without the punctuation of its sentence. A closing bracket stays if it was opened."""
    while address:
        last = address[-1]
        if last in ".,;:!?…*_~" or (last in CLOSING and address.count(last) > address.count(CLOSING[last])):
            address = address[:-1]
        else:
            break
    return address


def as_link(address):
    """A link that shows where it leads: the host in ASCII, so that no letter passes for another. None if unclear."""
    try:
        parts = urlsplit(address)
        host = parts.netloc.encode("idna").decode().lower() if "@" not in parts.netloc else ""
    except ValueError:  # UnicodeError is one, too
        return None
    if not HOST.fullmatch(host):
        return None
    rest = iri_to_uri(parts._replace(scheme="", netloc="").geturl())
    shown = host + ("" if rest == "/" else rest)
    if len(shown) > SHOWN_LETTERS or "%" in rest:
        shown = f"{host}/…"
    return format_html(
        '<a href="{}" rel="nofollow ugc noopener noreferrer"><bdi dir="ltr">{}</bdi></a>',
        f"{parts.scheme.lower()}://{host}{rest}",
        shown,
    )
