"""How much may be sent: by one writer, one network, on one article, on the site. Named after the threats."""

import pytest
from django.utils import timezone

from comments.models import Comment, CommentSettings
from news.models import Throttle
from tests.comments.factories import fields_of, send
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(time_machine):
    """A clock that stands, at the beginning of an hour, so that no window ends by itself."""
    time_machine.move_to(timezone.now().replace(minute=0, second=1, microsecond=0), tick=False)
    return time_machine


def codes(answers):
    return [answer.status_code for answer in answers]


def test_too_fast_says_when_to_try_again_and_keeps_the_text(client):
    article, writer = make_article(), {"author_name": "سالم", "author_email": "salem@example.com"}
    assert send(client, article, **writer).status_code == 303

    answer = send(client, article, **writer, body="نصّ ثانٍ كُتب بعناية")
    assert answer.status_code == 429
    assert answer["Retry-After"] == "9"
    assert "حاول بعد ٩ ثوانٍ" in answer.text
    assert "نصّ ثانٍ كُتب بعناية" in answer.text
    assert "salem@example.com" in answer.text


def test_after_the_pause_the_same_writer_may_go_on_six_times_in_ten_minutes(client, clock):
    article, writer = make_article(), {"author_name": "سالم", "author_email": "salem@example.com"}
    answers = []
    for _ in range(8):
        answers.append(send(client, article, **writer))
        clock.shift(10)
    assert codes(answers) == [303] * 6 + [429] * 2
    assert answers[-1]["Retry-After"] == "529"
    assert "حاول بعد ٩ دقائق" in answers[-1].text

    clock.shift(540)
    assert send(client, article, **writer).status_code == 303


def test_t9_a_burst_is_taken_up_to_the_limit_exactly(client):
    CommentSettings(per_network=7).save()
    article = make_article()
    assert sorted(codes(send(client, article) for _ in range(30))) == [303] * 7 + [429] * 23
    assert Comment.objects.count() == 7


@pytest.mark.parametrize("limit", ["per_article", "per_site"])
def test_t9_an_article_and_the_site_take_so_many_an_hour_wherever_they_come_from(client, limit):
    CommentSettings(**{limit: 3}).save()
    article, other = make_article(), make_article()
    answers = [send(client, article, address=f"192.0.2.{n}") for n in range(5)]
    assert codes(answers) == [303] * 3 + [429] * 2
    assert answers[-1]["Retry-After"] == "3599"
    assert send(client, other, address="198.51.100.1").status_code == (303 if limit == "per_article" else 429)


def test_the_defaults_are_those_of_the_house():
    house = CommentSettings.current()
    assert (house.pause_seconds, house.per_writer, house.per_network, house.per_article, house.per_site) == (
        10, 6, 30, 600, 3000,
    )  # fmt: skip


ROTATED = [
    "X-Forwarded-For", "X_Forwarded_For", "X-Real-IP", "Forwarded", "X-Client-IP", "Client-IP", "True-Client-IP",
    "CF-Connecting-IP", "X-Cluster-Client-IP", "X-Originating-IP", "X-Remote-IP", "X-Remote-Addr", "Via", "User-Agent",
    "Accept-Language", "Cookie", "Fastly-Client-IP", "X-ProxyUser-Ip",
]  # fmt: skip


@pytest.mark.parametrize("header", ROTATED)
def test_t10_no_header_makes_another_visitor_of_the_same_one(client, header):
    CommentSettings(per_network=3).save()
    article = make_article()
    answers = [
        send(client, article, headers={"Sec-Fetch-Site": "same-origin", header: f"203.0.113.{n}"}) for n in range(6)
    ]
    assert codes(answers) == [303] * 3 + [429] * 3


def test_t10_behind_a_proxy_of_ours_visitors_are_told_apart_by_what_it_has_seen(client, settings):
    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]
    CommentSettings(per_network=1).save()
    article = make_article()

    def through_the_proxy(said):
        headers = {"Sec-Fetch-Site": "same-origin", "X-Forwarded-For": said}
        return send(client, article, address="10.0.0.5", headers=headers).status_code

    assert through_the_proxy("203.0.113.1") == 303
    assert through_the_proxy("198.51.100.77, 203.0.113.1") == 429  # what stands before it the visitor has written
    assert through_the_proxy("203.0.113.2") == 303


def test_t10_a_household_of_ipv6_is_one_network(client):
    CommentSettings(per_network=2).save()
    article = make_article()
    answers = [send(client, article, address=f"2001:db8:1:2::{n:x}") for n in range(1, 5)]
    assert codes(answers) == [303, 303, 429, 429]
    assert send(client, article, address="2001:db8:1:3::1").status_code == 303


def test_t11_twenty_readers_behind_one_address_are_all_heard_and_one_who_sends_twenty_is_not(client):
    article = make_article()
    assert codes(send(client, article) for _ in range(20)) == [303] * 20
    one = {"author_name": "سالم", "author_email": "salem@example.com"}
    answers = codes(send(client, article, address="198.51.100.9", **one) for _ in range(20))
    assert answers == [303] + [429] * 19


def test_t11_the_same_name_and_address_from_another_network_is_not_stopped(client):
    article, writer = make_article(), {"author_name": "سالم", "author_email": "salem@example.com"}
    assert send(client, article, **writer).status_code == 303
    assert send(client, article, address="198.51.100.9", **writer).status_code == 303


def test_t11_who_is_stopped_may_read_on(client):
    CommentSettings(per_network=0).save()
    article = make_article()
    assert send(client, article).status_code == 429
    for address in (article.get_absolute_url(), f"/news/{article.pk}/comments/", "/"):
        assert client.get(address, REMOTE_ADDR="192.0.2.10").status_code == 200


def test_correcting_a_form_costs_nothing(client):
    CommentSettings(per_network=1).save()
    article = make_article()
    for _ in range(5):
        assert send(client, article, body="").status_code == 422
    assert not Throttle.objects.exists()
    assert send(client, article).status_code == 303


def test_what_is_refused_by_one_limit_is_counted_by_none(client):
    article, writer = make_article(), {"author_name": "سالم", "author_email": "salem@example.com"}
    assert codes(send(client, article, **writer) for _ in range(5)) == [303] + [429] * 4
    assert set(Throttle.objects.values_list("count", flat=True)) == {1}


def test_windows_that_are_over_are_forgotten_when_an_hour_begins(client, clock):
    article = make_article()
    send(client, article)
    clock.shift(1800)
    send(client, article)
    assert Throttle.objects.count() == 5 + 3  # the article's and the site's window go on

    clock.shift(1800)
    send(client, article)
    assert Throttle.objects.count() == 5


def test_sending_the_same_comment_again_costs_nothing_and_is_never_too_fast(client):
    article, typed = make_article(), fields_of()
    assert codes(send(client, article, **typed) for _ in range(5)) == [303] * 5
    assert set(Throttle.objects.values_list("count", flat=True)) == {1}


def test_the_limits_can_be_switched_off_for_a_load_test(client, settings):
    settings.COMMENT_LIMITS = False
    article, writer = make_article(), {"author_name": "سالم", "author_email": "salem@example.com"}
    assert codes(send(client, article, **writer) for _ in range(8)) == [303] * 8


def test_nothing_that_is_kept_says_where_a_comment_came_from(client, clock):
    article = make_article()
    send(client, article, address="192.0.2.123")
    clock.shift(24 * 3600)
    send(client, article, address="192.0.2.123")
    first, second = Comment.objects.order_by("pk")
    kept = str([*Comment.objects.values(), *Throttle.objects.values()])
    assert "192.0.2" not in kept
    assert first.network != second.network  # not even that it is the same place as the day before


def test_without_a_pause_one_writer_may_send_two_at_once(client):
    house, article, writer = CommentSettings.current(), make_article(), {"author_email": "salem@example.com"}
    house.pause_seconds = 0
    house.save()
    assert codes([send(client, article, **writer) for _ in range(7)]) == [303] * 6 + [429]


@pytest.mark.parametrize(
    ("name", "value"),
    [("close_after_days", 3651), ("pause_seconds", 3601), ("per_writer", 0), ("per_network", 0), ("per_site", 0)],
)
def test_a_setting_that_would_stop_or_break_the_comments_is_refused_in_words(client, name, value):
    client.force_login(make_user("chief"))
    address, house = "/admin/comments/commentsettings/1/change/", CommentSettings.current()
    right = {field.name: getattr(house, field.name) for field in house._meta.fields}
    assert client.post(address, right).status_code == 302
    answer = client.post(address, right | {name: value})
    assert answer.status_code == 200
    assert set(answer.context["adminform"].errors) == {name}
    assert getattr(CommentSettings.current(), name) == right[name]
