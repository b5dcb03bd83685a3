"""Defences of the comments, named after the threats that they answer."""

import re
from html import unescape

import pytest
from django.test import Client

from comments.models import Comment, Decision
from comments.submitting import hash_of
from tests.comments.factories import fields_of, make_comment, send
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db
VECTORS = [
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "</textarea><svg onload=alert(1)>",
    "{{ request }}{% debug %}",
    "<a href=javascript:alert(1)>اضغط</a>",
    "]]><!--<iframe srcdoc='<script>alert(1)</script>'>",
]


@pytest.mark.parametrize("vector", VECTORS)
def test_t1_markup_in_any_field_is_shown_as_text_wherever_a_comment_is_shown(client, vector):
    article = make_article()
    name, body = f"سالم {vector}"[:60], f"أول السطر {vector}"
    shown_again = send(
        client, article, author_name=name, author_email=f"{vector}@example.com", body=body, parent=vector
    )
    assert shown_again.status_code == 422
    status = send(client, article, author_name=name, body=body)["Location"]
    comment = Comment.objects.get()
    comment.reject(by=None, reason="other", note=vector[:300])
    refused_page = client.get(status).text
    comment.approve(by=None)
    make_comment(body, article=article, in_reply_to=comment, author_name=name, status="approved")
    waiting = make_comment(body, article=article, in_reply_to=comment, author_name=name)

    desk = Client()
    desk.force_login(make_user("chief"))
    pages = {
        "form shown again": shown_again.text,
        "status, refused": refused_page,
        "status": client.get(status).text,
        "article": client.get(article.get_absolute_url()).text,
        "form of an answer": client.get(f"/news/{article.pk}/comments/?parent={comment.pk}").text,
        "queue": desk.get("/admin/comments/comment/").text,
        "all": desk.get("/admin/comments/comment/?status=all&q=سالم").text,
        "one": desk.get(f"/admin/comments/comment/{comment.pk}/change/").text,
        "delete": desk.get(f"/admin/comments/comment/{comment.pk}/delete/").text,
        "decided": desk.post(f"/admin/comments/comment/{waiting.pk}/approve/", {"seen": "pending"}, follow=True).text,
    }
    for where, page in pages.items():
        assert f"سالم {vector}"[:16] in unescape(page), where
        if "<" in vector:
            assert vector not in page, where


BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\ufeff\u2060\u00ad\U000e0041\U000e007f"


def test_t4_what_turns_text_around_or_hides_in_it_reaches_no_page(client):
    article = make_article()
    name = "".join(f"سالم{mark}" for mark in BIDI)[:50]
    assert send(client, article, author_name=name, body=f"نصّ {BIDI} واضح").status_code == 303
    comment = Comment.objects.get()
    comment.approve(by=None)
    page = client.get(article.get_absolute_url()).text
    assert not set(BIDI) & set(page)
    assert "نصّ" in page
    assert "سالمسالم" in page


def test_t6_no_letter_carries_more_than_four_marks(client):
    article = make_article()
    towers = "".join(letter + "\u0300\u0301\u0302\u0303" * 10 for letter in "zalgo")
    assert send(client, article, author_name=towers, body=f"{towers} ﷽ {'ن' + chr(0x64E) * 30}").status_code == 303
    comment = Comment.objects.get()
    for text in (comment.author_name, comment.body):
        assert not re.search("[\u0300-\u036f\u064e]{5}", text)
        assert re.search("[\u0300-\u036f\u064e]{3}", text)


CONTROLS = ["\x00", "\x01", "\x1b[31m", "\x7f", "\x85", "\x9b", "\r", "\x0b", "\u2028"]
STRANGE = [*CONTROLS, "\ufffe", "\uffff", "\ufdd0", "\U0001ffff"]
LINE_ENDS = {"\x85", "\u2028", "\r", "\x0b"}


@pytest.mark.parametrize("field", ["author_name", "author_email", "body", "parent", "website"])
@pytest.mark.parametrize("strange", STRANGE, ids=ascii)
def test_t7_no_character_breaks_the_form_or_gets_into_the_database(client, field, strange):
    article = make_article()
    values = {"author_name": f"سا{strange}لم", "author_email": f"sa{strange}lem@example.com", "body": f"أو{strange}ل"}
    refused = strange == "\x00" or field == "parent" or (field == "author_email" and strange in LINE_ENDS)
    if strange == "\x1b[31m" and field == "author_email":
        refused = True  # a bracket stays, and no address holds one

    answer = send(client, article, **{field: values.get(field, strange)})
    assert answer.status_code == (422 if refused else 303)
    for comment in Comment.objects.all():
        comment.approve(by=None)
        stored = comment.author_name + comment.author_email + comment.body
        assert strange not in stored
        assert comment.author_name in client.get(article.get_absolute_url()).text


@pytest.mark.parametrize(
    "raw", [b"body=%ED%A0%80&author_name=%FF%FE&author_email=%C0%80", b"body=%00", b"&&&=;=", b"\xff\xfe"]
)
def test_t7_bytes_that_are_no_text_are_answered(client, raw):
    article = make_article()
    answer = client.post(
        f"/news/{article.pk}/comments/",
        raw,
        content_type="application/x-www-form-urlencoded",
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    assert answer.status_code == 422


CROSS_SITE = [
    # Sec-Fetch-Site, Origin, taken
    ("same-origin", None, True),
    ("none", None, True),
    ("same-origin", "https://evil.example", True),  # the first header decides: no page can write it
    ("same-site", None, False),
    ("cross-site", None, False),
    ("cross-site", "http://testserver", False),
    ("something-new", None, False),
    (None, None, True),
    (None, "http://testserver", True),
    (None, "http://TESTSERVER", True),
    (None, "http://testserver:8000", False),
    (None, "http://testserver.evil.example", False),
    (None, "http://eviltestserver", False),
    (None, "https://evil.example/testserver", False),
    (None, "null", False),
    (None, "http://[", False),
    (None, "testserver", False),
]


@pytest.mark.parametrize(("site", "origin", "taken"), CROSS_SITE)
def test_t8_only_our_own_pages_can_make_a_browser_post(client, site, origin, taken):
    headers = {name: value for name, value in (("Sec-Fetch-Site", site), ("Origin", origin)) if value is not None}
    answer = send(client, make_article(), headers=headers)
    assert answer.status_code == (303 if taken else 403)
    assert Comment.objects.count() == taken
    if not taken:
        assert "من موقع آخر" in answer.text


def test_t8_origins_that_are_trusted_by_name_are_trusted_exactly(client, settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://amp.example.org"]
    for origin, code in (("https://amp.example.org", 303), ("https://amp.example.org.evil.example", 403)):
        headers = {"Sec-Fetch-Site": "cross-site", "Origin": origin}
        assert send(client, make_article(), headers=headers).status_code == code


def test_t8_a_member_of_staff_has_no_more_power_there_than_anybody():
    staff, article = Client(), make_article()
    staff.force_login(make_user("chief"))
    assert send(staff, article, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert send(staff, article).status_code == 303
    comment = Comment.objects.get()
    assert (comment.status, comment.staff) == ("pending", None)


def test_t8_reading_makes_no_comment(client):
    article = make_article()
    for method in (client.get, client.head):
        assert method(f"/news/{article.pk}/comments/", fields_of()).status_code == 200
    assert client.put(f"/news/{article.pk}/comments/").status_code == 405
    assert not Comment.objects.exists()


def test_t8_the_desks_own_addresses_ask_for_djangos_token():
    desk = Client(enforce_csrf_checks=True)
    desk.force_login(make_user("moderator"))
    comment = make_comment()
    assert desk.post(f"/admin/comments/comment/{comment.pk}/approve/").status_code == 403
    assert Comment.objects.get().status == "pending"


def test_t13_fields_that_the_form_does_not_have_change_nothing(client):
    user, other = make_user("moderator"), make_article()
    extra = {
        "status": "approved", "staff": user.pk, "staff_id": user.pk, "article": other.pk, "article_id": other.pk,
        "id": 77, "pk": 77, "in_reply_to": 1, "direction": "xxx", "token_hash": "x", "network": "x", "dedupe": "x",
        "submitted_at": "2001-01-01", "findings": "[1]",
    }  # fmt: skip
    article = make_article()
    assert send(client, article, **extra).status_code == 303
    comment = Comment.objects.get()
    assert (comment.article, comment.status, comment.staff) == (article, "pending", None)
    assert (comment.pk != 77, comment.direction, comment.findings) == (True, "rtl", [])
    assert comment.submitted_at.year > 2001
    assert "x" not in {comment.token_hash, comment.network, comment.dedupe}


def test_t13_whom_a_comment_may_answer(client, settings):
    settings.COMMENT_LIMITS = False
    article = make_article()
    visible = make_comment(article=article, status="approved")
    here = {
        state: make_comment(article=article, status=state).pk for state in ("pending", "rejected", "spam", "withdrawn")
    }
    top_level = [
        None,
        "",
        999_999,
        *here.values(),
        make_comment().pk,
    ]  # not there (any more, or yet): the article itself
    refused = [
        make_comment(status="approved").pk,
        "x",
        "-1",
        "1.0",
        "١",
        "0x1",
        " 1",
        "1" * 19,
        "9" * 400,
        "1; DROP",
        "[]",
    ]

    for parent in top_level:
        answer = send(client, article, **({} if parent is None else {"parent": parent}))
        assert answer.status_code == 303, parent
        assert Comment.objects.latest("pk").parent is None, parent
    for parent in refused:
        answer = send(client, article, parent=parent)
        assert answer.status_code == 422, parent
        assert "ليس على هذا الخبر" in answer.text
        assert 'name="parent"' not in answer.text  # so that sending again answers the article, as the page says
    assert send(client, article, parent=visible.pk).status_code == 303
    assert Comment.objects.latest("pk").parent == visible


def test_t14_the_status_page_is_behind_a_secret_that_is_not_stored(client):
    address = send(client, make_article())["Location"]
    token = address.rstrip("/").rpartition("/")[2]
    comment = Comment.objects.get()
    assert len(token) >= 22  # 128 bits in base64
    assert comment.token_hash == hash_of(token) != token
    assert token not in "".join(str(value) for value in Comment.objects.values().get().values())

    guesses = [
        token[:-1],
        token + "A",
        token.swapcase(),
        comment.token_hash,
        comment.dedupe,
        str(comment.pk),
        "0",
        "None",
    ]
    for guess in guesses:
        assert client.get(f"/comments/{guess}/").status_code == 404, guess
    assert str(comment.pk) not in re.findall(r"comment-(\d+)", client.get(address).text)


def test_t14_two_comments_have_two_secrets_and_staff_has_none(client):
    article = make_article()
    addresses = {send(client, article, address=f"192.0.2.{n}")["Location"] for n in range(5)}
    assert len(addresses) == 5
    top = make_comment(article=article, status="approved")
    assert top.answer(by=make_user("moderator"), body="شكرًا لك.").token_hash is None


def test_t14_pages_of_comments_are_not_stored_not_indexed_and_send_no_referrer(client):
    article = make_article()
    posted = send(client, article)
    form, invalid = client.get(f"/news/{article.pk}/comments/"), send(client, article, body="")
    status = client.get(posted["Location"])
    for answer in (posted, form, invalid, status):
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]
    assert status["Referrer-Policy"] == "no-referrer"


def test_t14_what_waits_is_in_no_count_feed_or_list(client):
    article = make_article()
    make_comment("نصّ ينتظر", article=article)
    for address in (article.get_absolute_url(), "/", "/feed/", article.section.get_absolute_url()):
        assert "نصّ ينتظر" not in client.get(address).text
    article.refresh_from_db()
    assert article.comment_count == 0


def test_t20_the_way_to_the_status_page_names_no_host(client):
    answer = send(client, make_article(), headers={"X-Forwarded-Host": "evil.example", "Sec-Fetch-Site": "same-origin"})
    assert answer["Location"].startswith("/comments/")


def test_t22_a_suffix_does_not_make_a_private_page_public(client):
    address = send(client, make_article())["Location"]
    for suffix in ("x.js", "x.css", "%2e%2e/x.png", ";x.css", "x/"):
        answer = client.get(address + suffix)
        assert answer.status_code == 404, suffix
        assert "public" not in answer["Cache-Control"], suffix
    assert client.get(address).status_code == 200


def test_t26_no_site_can_put_these_pages_into_a_frame(client):
    article = make_article()
    for answer in (send(client, article), client.get(f"/news/{article.pk}/comments/"), client.get("/comments/x/")):
        assert answer["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin"


def test_no_page_for_readers_says_who_wrote_by_address(client):
    comment = make_comment(status="approved", author_email="secret@example.com")
    comment.reject(by=None, reason=Decision.Reason.OTHER)
    comment.approve(by=None)
    for address in (comment.article.get_absolute_url(), f"/news/{comment.article_id}/comments/?parent={comment.pk}"):
        page = client.get(address).text
        assert comment.author_name in page
        assert "secret@example.com" not in page
        assert comment.email_key not in page
