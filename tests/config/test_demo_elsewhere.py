"""What `manage.py demo` does to a database that holds something else: nothing, unless it is forced."""

from datetime import timedelta
from types import SimpleNamespace
from unittest import mock

import pytest
from django.core.management import CommandError
from django.utils import timezone

from config.demo.texts import stories
from news.models import Article, FrontPage, Image, Section, User
from tests.config.demo_command import run
from tests.factories import PASSWORD, make_article


def test_another_database_is_left_alone_unless_it_is_forced(db):
    theirs = make_article("خبر من غرفة أخرى")
    with pytest.raises(CommandError, match="not empty"):
        run()
    assert Article.objects.count() == 1
    assert not User.objects.exists()
    assert theirs.revisions.count() == 0


@pytest.fixture
def forced(db):
    """A newsroom with an article, a section, an account and a front page of its own, and then the demo."""
    section = Section.objects.create(name="محليات", slug="sport")
    theirs = make_article("خبر من غرفة أخرى", section=section)
    User.objects.create_user("editor", password=PASSWORD)
    front = FrontPage.objects.create(status=FrontPage.Status.PUBLISHED)
    before = Article.objects.values().get()
    with mock.patch.object(Image, "take_in", return_value=None):  # saves half of the time
        run("--force")
    return SimpleNamespace(theirs=theirs, before=before, front=front)


def test_forced_the_demo_comes_beside_what_is_there(forced):
    assert Article.objects.count() == len(stories()) + 1
    assert Article.objects.filter(pk=forced.theirs.pk).values().get() == forced.before
    assert Section.objects.get(slug="sport").name == "محليات"
    assert FrontPage.objects.get() == forced.front
    assert User.objects.get(username="editor").check_password(PASSWORD)


def test_where_no_demo_is_there_is_nothing_to_refresh(db):
    theirs = make_article("خبر من غرفة أخرى", publish_at=timezone.now() - timedelta(days=9))
    assert "fresh" in run("--refresh")
    assert Article.objects.get().publish_at == theirs.publish_at
