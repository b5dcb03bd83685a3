"""Many at once: one wins, and nothing is recorded twice."""

import pytest
from django.test import Client

from config.roles import sync_roles
from news.models import Article, Author, FrontPage, Image, Revision, Source, Tag
from news.models.generation import make_site_generations
from tests.factories import make_article, make_user, picture_file
from tests.processes.together import AT_ONCE, at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.smoke]


def test_of_many_who_decide_about_one_article_at_once_one_wins():
    article = make_article(status="in_review")
    opened = [Article.objects.get(pk=article.pk) for _ in range(AT_ONCE)]

    won = at_once(lambda n: opened[n].publish(by=None) if n % 2 else opened[n].send_back(by=None))

    assert sum(won) == 1
    assert [revision.number for revision in Revision.objects.all()] == [1]
    article.refresh_from_db()
    assert article.status == ("published" if won.index(True) % 2 else "draft")


def test_a_tag_that_many_type_at_once_is_made_once():
    articles = [make_article(status="draft") for _ in range(AT_ONCE)]

    at_once(lambda n: articles[n].tags.add("إيران" if n % 2 else "ايران"))

    tag = Tag.objects.get()
    assert tag.tagged.count() == AT_ONCE


def test_a_picture_that_many_send_at_once_is_kept_once():
    images = at_once(lambda n: Image.take_in(picture_file(), alt=f"رصيف {n}"))

    assert {image.pk for image in images} == {Image.objects.get().pk}
    assert Image.objects.get().renditions.count() == 2


@pytest.fixture
def desks():
    """A signed-in chief for each thread. What migrations make is made again: other tests here empty every table."""
    make_site_generations()
    sync_roles(sender=None)
    chief, clients = make_user("chief"), [Client() for _ in range(AT_ONCE)]
    for client in clients:
        client.force_login(chief)
    return clients


def test_of_many_who_name_something_alike_at_once_each_gets_an_address_or_is_told(desks):
    def add(noun, **typed):
        return at_once(lambda n: desks[n].post(f"/admin/news/{noun}/add/", typed).status_code)

    assert add("author", name="هدى الشامي") == [302] * AT_ONCE
    assert len(set(Author.objects.values_list("slug", flat=True))) == AT_ONCE
    assert sorted(add("source", name="رويترز", kind="agency")) == [200] * (AT_ONCE - 1) + [302]
    assert Source.objects.get().slug == "رويترز"


def test_front_pages_that_many_make_at_once_are_numbered_apart(desks):
    typed = {"lead_mode": "picture", "status": "draft", "publish_at": "2026-01-01T00:00"}
    typed |= {"slots-TOTAL_FORMS": 0, "slots-INITIAL_FORMS": 0}
    assert at_once(lambda n: desks[n].post("/admin/news/frontpage/add/", typed).status_code) == [302] * AT_ONCE
    assert sorted(FrontPage.objects.values_list("version", flat=True)) == list(range(1, AT_ONCE + 1))
