"""Many at once: one wins, and nothing is recorded twice."""

import pytest

from news.models import Article, Image, Revision, Tag
from tests.factories import make_article, picture_file
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
