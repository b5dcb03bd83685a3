"""The demo newsroom as `make run` opens it, and the words with which it shows a newcomer around."""

import os
import sys

from django.conf import settings
from django.db import connection
from django.urls import reverse

from comments.models import Comment
from config.bootstrap import step
from config.demo.clock import refresh
from config.demo.loader import demo_articles, is_empty, load
from config.roles import ROLES
from config.steps import is_done, mark_done
from news.models import Article, User


def open_newsroom():
    """Load the demo into an empty database, or move its clock to today. Another newsroom's articles stay alone."""
    facts = [settings.SECRET_KEY, passwords(), connection.get_connection_params()]
    if is_empty():
        with step("Demo newsroom"):
            load()
        mark_done("passwords", *facts)
    elif demo_articles().exists():
        if days := refresh():
            print(f"{'Demo clock':<24}moved by {days} d", file=sys.stderr)
        if not is_done("passwords", *facts):
            with step("Demo passwords"):
                set_passwords()
            mark_done("passwords", *facts)


def passwords():
    """The demo's accounts and their passwords, as `.env` has them."""
    given = {name: os.environ.get(f"DEMO_PASSWORD_{name.upper()}", "") for name in ROLES}
    return {name: password for name, password in given.items() if password}


def set_passwords():
    """Let the accounts have the passwords that are printed, should `.env` have been written anew."""
    for user in User.objects.filter(username__in=passwords()):
        if not user.check_password(passwords()[user.username]):
            user.set_password(passwords()[user.username])
            user.save(update_fields=["password"])


def tour():
    """Where to begin: what there is to do, with the accounts that may do it, and where mail goes."""
    lines = ["", f"Khabar is at {settings.SITE_URL}/", ""]
    lines += [f"  {title:<20}{settings.SITE_URL}{path}" for title, path in stops()]
    if settings.DEMO and passwords():
        lines += ["", f"  Accounts at {settings.SITE_URL}/admin/"]
        lines += [f"    {name:<12}{password}" for name, password in passwords().items()]
    if "file_path" in settings.MAILERS["default"].get("OPTIONS", {}):
        lines += ["", f"  Mail lands in {settings.MAILERS['default']['OPTIONS']['file_path']}"]
    return "\n".join([*lines, "", "Ctrl-C stops the server."])


def stops():
    """(title, path) of the four things that make a newspaper, as far as this one has something to do them with."""
    story = Article.objects.published().order_by("-comment_count", "pk").first()
    if story:
        yield "Read an article", reverse("short_link", args=[story.pk])
        yield "Answer it", reverse("short_link", args=[story.pk]) + "#reply"
    if Comment.objects.waiting().exists():
        yield "Approve a comment", reverse("admin:comments_comment_changelist")
    if draft := Article.objects.in_state(Article.Status.IN_REVIEW).first():
        yield "Publish a draft", reverse("admin:news_article_change", args=[draft.pk])
