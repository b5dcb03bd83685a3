"""The preview: a draft as its page will look, for whoever was given its address, for a while."""

from datetime import timedelta

import pytest
from django.utils import timezone

from news.preview import preview_url
from tests.addresses import make_newspaper
from tests.factories import make_article, make_image

pytestmark = pytest.mark.django_db


def test_a_draft_is_seen_as_its_page_will_look_by_its_signed_address_only(client):
    draft = make_article("مسودة لم تُنشر", status="draft", lead_image=make_image())
    assert client.get(draft.get_absolute_url()).status_code == 404

    answer = client.get(preview_url(draft))

    assert answer.status_code == 200
    assert "مسودة لم تُنشر" in answer.text
    assert "اترك ردًا" not in answer.text  # there is nothing to answer yet
    picture = answer.text.partition('<img src="')[2].partition('"')[0]
    assert client.get(picture)["Content-Type"] == "image/jpeg"


def test_a_preview_is_stored_and_indexed_by_nobody_and_framed_by_the_desk_alone(client):
    answer = client.get(preview_url(make_article(status="draft")))
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert not answer.cookies


def test_the_address_of_a_preview_expires(client, settings, time_machine):
    address = preview_url(make_article(status="draft"))
    now = timezone.now()
    time_machine.move_to(now + timedelta(days=settings.PREVIEW_DAYS) - timedelta(minutes=1))
    assert client.get(address).status_code == 200
    time_machine.move_to(now + timedelta(days=settings.PREVIEW_DAYS, minutes=1))
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "change", [lambda signed: signed[:-1], lambda signed: "x" + signed, str.swapcase, lambda _: "1"]
)
def test_nobody_makes_the_address_of_a_preview(client, change):
    address = preview_url(make_article(status="draft"))
    signed = address.removeprefix("/preview/").removesuffix("/")
    assert client.get(f"/preview/{signed}/").status_code == 200
    assert client.get(f"/preview/{change(signed)}/").status_code == 404


def test_what_stands_beside_a_draft_in_its_preview_still_comes_through_the_door(client):
    paper = make_newspaper()
    hidden = make_article("خبر آخر لم يُنشر", status="draft", section=paper["section"])
    draft = make_article(status="draft", section=paper["section"])
    draft.related.create(story=hidden)
    text = client.get(preview_url(draft)).text
    assert paper["article"].headline in text
    assert hidden.headline not in text
