"""One door to the public: what `published()` doesn't let out is nowhere."""

from datetime import timedelta

import pytest
from django.utils import timezone

from news.models import Article, RelatedStory
from tests.addresses import LISTINGS, PUBLIC, make_newspaper
from tests.factories import make_article, make_image

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)

HIDDEN = {
    "draft": {"status": "draft"},
    "in review": {"status": "in_review"},
    "scheduled": {"publish_at": timezone.now() + HOUR * 24 * 365},
    "expired": {"publish_at": timezone.now() - HOUR * 3, "expires_at": timezone.now() - HOUR},
    "withdrawn": {"status": "withdrawn"},
    "working copy": {"status": "draft", "working_copy": True},
}


def hide(paper, kind):
    """An article like the paper's own, in a state that readers must not see."""
    fields = dict(HIDDEN[kind])
    if fields.pop("working_copy", False):
        fields["working_copy_of"] = paper["article"]
    return make_article(
        "سرّ لا يعرفه القارئ",
        section=paper["section"],
        sources=[paper["source"]],
        authors=[paper["author"]],
        tags=[paper["tag"].name],
        **fields,
    )


@pytest.mark.parametrize("kind", HIDDEN)
@pytest.mark.parametrize("name", LISTINGS)
def test_what_is_not_public_is_listed_nowhere(client, name, kind):
    paper = make_newspaper()
    hidden = hide(paper, kind)

    text = client.get(PUBLIC[name](paper)).text

    assert "المرافئ تستعيد إيقاعها" in text
    assert "سرّ لا يعرفه القارئ" not in text
    assert f"/news/{hidden.pk}/" not in text
    assert f"/n/{hidden.pk}/" not in text


@pytest.mark.parametrize("kind", HIDDEN)
def test_what_is_not_public_is_related_to_nothing(client, kind):
    paper = make_newspaper(body='<p>نص.</p><aside data-related="bcd">سرّ لا يعرفه القارئ</aside>')
    hidden = hide(paper, kind)
    seen = make_article("الشاحنات تنتظر على الطريق", section=paper["section"])
    RelatedStory.objects.create(article=paper["article"], story=hidden, placement="inline", key="bcd")
    RelatedStory.objects.create(article=paper["article"], story=seen, placement="list")

    text = client.get(paper["article"].get_absolute_url()).text

    assert "الشاحنات تنتظر على الطريق" in text
    assert "سرّ لا يعرفه القارئ" not in text


@pytest.mark.parametrize("kind", HIDDEN)
def test_a_tag_is_there_when_something_public_stands_under_it(client, kind):
    paper = make_newspaper()
    hidden = hide(paper, kind)
    hidden.tags.set(["استقالة لم تُعلن"])
    address = hidden.tags.get().get_absolute_url()
    assert client.get(address).status_code == 404

    make_article(tags=["استقالة لم تُعلن"])
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("draft", 404),
        ("in review", 404),
        ("scheduled", 404),
        ("working copy", 404),
        ("expired", 410),
        ("withdrawn", 410),
    ],
)
def test_what_was_public_is_gone_and_all_else_was_never_there(client, admin_client, kind, status):
    hidden = hide(make_newspaper(), kind)
    for address in (hidden.get_absolute_url(), f"/n/{hidden.pk}/"):
        for visitor in (client, admin_client):  # whoever asks
            answer = visitor.get(address)
            assert answer.status_code == status
            assert "سرّ لا يعرفه القارئ" not in answer.text


def test_an_article_withdrawn_before_its_hour_was_never_public(client):
    article = make_article(publish_at=timezone.now() + HOUR)
    assert article.withdraw(by=None, reason="خطأ")
    assert client.get(article.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("name", LISTINGS)
def test_an_article_is_listed_from_its_hour_and_not_before(client, time_machine, name):
    noon = timezone.now().replace(hour=12, minute=0, second=0, microsecond=0)
    paper = make_newspaper(publish_at=noon)
    link = f"/news/{paper['article'].pk}/"

    time_machine.move_to(noon - timedelta(minutes=1), tick=False)
    assert link not in client.get(PUBLIC[name](paper)).text
    time_machine.move_to(noon, tick=False)
    assert link in client.get(PUBLIC[name](paper)).text


@pytest.mark.parametrize("name", LISTINGS)
def test_an_article_is_listed_until_it_expires(client, time_machine, name):
    end = timezone.now().replace(microsecond=0) + HOUR
    paper = make_newspaper(expires_at=end)
    link = f"/news/{paper['article'].pk}/"

    assert link in client.get(PUBLIC[name](paper)).text
    time_machine.move_to(end, tick=False)
    assert link not in client.get(PUBLIC[name](paper)).text


def test_a_picture_is_served_while_something_public_shows_it(client):
    image = make_image()
    article = make_article(lead_image=image, status="draft")
    address = image.renditions.first().file.url

    assert client.get(address).status_code == 404
    article.publish(by=None)
    assert client.get(address).content.startswith(b"\xff\xd8")
    article.withdraw(by=None, reason="خطأ")
    assert client.get(address).status_code == 404


def test_a_picture_whose_rights_end_is_gone_at_once_and_named_no_longer(client):
    paper = make_newspaper()
    image = paper["article"].lead_image
    address = image.renditions.first().file.url
    assert address in client.get("/").text

    image.recall()

    assert client.get(address).status_code == 404
    for name in ("home", "article", "section"):
        assert address not in client.get(PUBLIC[name](paper)).text


def test_the_original_of_a_picture_has_no_address(client):
    paper = make_newspaper()
    original = paper["article"].lead_image.original
    for address in (f"/media/{original.name}", f"/media/../private/{original.name}", f"/{original.name}"):
        assert client.get(address).status_code == 404
    assert Article.objects.published().count() == 1
