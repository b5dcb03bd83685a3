"""A fixed number of queries a page, however long the lists are."""

from datetime import timedelta

import pytest
from django.utils import timezone

from news.models import Article, ArticleAuthor, ArticleSource, RelatedStory, TaggedArticle
from tests.addresses import PUBLIC, make_newspaper
from tests.factories import make_article, make_section

pytestmark = pytest.mark.django_db
MOST = {"home": 12, "article": 14, "section": 8, "tag": 8, "source": 8, "author": 8, "page": 8, "feed": 8}


def bulk(paper, count):
    """`count` published articles like the paper's own, with the same source, author and tag."""
    now = timezone.now()
    articles = Article.objects.bulk_create(
        Article(
            section=paper["section"],
            headline=f"خبر {n}",
            slug=f"خبر-{n}",
            status="published",
            publish_at=now - timedelta(hours=2, minutes=n),
            lead_image=paper["article"].lead_image,
        )
        for n in range(count)
    )
    ArticleSource.objects.bulk_create(ArticleSource(article=one, source=paper["source"]) for one in articles)
    ArticleAuthor.objects.bulk_create(ArticleAuthor(article=one, author=paper["author"]) for one in articles)
    TaggedArticle.objects.bulk_create(TaggedArticle(content_object=one, tag=paper["tag"]) for one in articles)
    return articles


@pytest.mark.parametrize("name", MOST)
def test_a_page_costs_the_same_at_ten_rows_and_at_a_thousand(client, name, django_assert_max_num_queries):
    paper = make_newspaper()
    opinion = make_section("آراء", hue="opinion")
    make_article(section=opinion, authors=[paper["author"]])
    related = [make_article("خبر ذو صلة", section=opinion)]
    RelatedStory.objects.create(article=paper["article"], story=related[0])
    bulk(paper, 10)
    with django_assert_max_num_queries(MOST[name]) as few:
        client.get(PUBLIC[name](paper))
    bulk(paper, 990)
    with django_assert_max_num_queries(MOST[name]) as many:
        client.get(PUBLIC[name](paper))
    assert len(many) == len(few)


def test_an_opinion_section_with_portraits_keeps_the_limit(client, django_assert_max_num_queries):
    paper = make_newspaper()
    paper["section"].hue = "opinion"
    paper["section"].save()
    bulk(paper, 25)
    with django_assert_max_num_queries(8):
        client.get(PUBLIC["section"](paper))
