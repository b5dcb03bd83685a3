"""A reader answers an article: what the form takes, what it says, and what comes of it."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.urls import reverse
from django.utils import timezone

from comments import submitting
from comments.models import Comment, CommentSettings
from news.models.section import CommentsMode
from tests.comments.factories import fields_of, make_comment, send
from tests.factories import make_article, make_section

pytestmark = pytest.mark.django_db


def form_of(article):
    return reverse("comments:post", args=[article.pk])


# What is taken


def test_a_comment_is_taken_and_waits_and_its_writer_gets_a_page_of_its_own(client):
    article = make_article()
    answer = send(client, article, author_name="سالم المبروك", author_email="salem@example.com", body="أين العمّال؟")

    assert answer.status_code == 303
    comment = Comment.objects.get()
    assert (comment.article, comment.author_name, comment.author_email) == (
        article,
        "سالم المبروك",
        "salem@example.com",
    )
    assert (comment.body, comment.status, comment.parent) == ("أين العمّال؟", "pending", None)

    page = client.get(answer["Location"])
    assert page.status_code == 200
    assert "تعليقك بانتظار المراجعة" in page.text
    assert "احتفظ بهذه الصفحة" in page.text
    assert "أين العمّال؟" in page.text
    assert "salem@example.com" not in page.text


def test_posting_costs_at_most_twelve_queries_and_no_cookie(client, django_assert_max_num_queries):
    article = make_article(section=make_section(parent=make_section()))
    parent = make_comment(article=article, status="approved")
    with django_assert_max_num_queries(12):
        answer = send(client, article, parent=parent.pk)
    assert answer.status_code == 303
    assert not answer.cookies
    assert not client.get(form_of(article)).cookies


def test_the_form_stands_on_a_page_of_its_own_for_an_answer_to_one_comment(client):
    article = make_article("المرافئ تستعيد إيقاعها")
    parent = make_comment("متى يبدأ الجدول؟", article=article, status="approved", author_name="نورة")
    hidden = make_comment("نصّ لم يُنشر", article=article)

    page = client.get(form_of(article), {"parent": parent.pk})
    assert "متى يبدأ الجدول؟" in page.text
    assert f'name="parent" value="{parent.pk}"' in page.text
    assert "المرافئ تستعيد إيقاعها" in page.text

    for nothing in (hidden.pk, "x", "9" * 30, ""):
        page = client.get(form_of(article), {"parent": nothing})
        assert page.status_code == 200
        assert 'name="parent"' not in page.text
        assert "نصّ لم يُنشر" not in page.text
        assert 'name="body"' in page.text


def test_an_answer_to_an_answer_stands_under_the_top_and_knows_whom_it_answers(client):
    top = make_comment(status="approved")
    reply = make_comment(in_reply_to=top, status="approved")
    assert send(client, top.article, parent=reply.pk).status_code == 303
    newest = Comment.objects.latest("pk")
    assert (newest.parent, newest.in_reply_to) == (top, reply)


# What is sent back


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("author_name", "", "اكتب اسمك"),
        ("author_name", " س ", "اكتب اسمك"),
        ("author_name", "ـــَــ", "اكتب اسمك"),
        ("author_name", "س" * 61, "الاسم طويل"),
        ("author_email", "", "اكتب عنوان البريد كاملًا"),
        ("author_email", "salem@example", "اكتب عنوان البريد كاملًا"),
        ("author_email", "a@example.com, b@example.com", "اكتب عنوان البريد كاملًا"),
        ("author_email", "a" * 250 + "@example.com", "اكتب عنوان البريد كاملًا"),
        ("body", "", "اكتب تعليقك"),
        ("body", " \n\t ", "اكتب تعليقك"),
        ("body", "\u200b\u064e\u0640", "اكتب تعليقك"),
        ("body", "س" * 3001, "التعليق طويل"),
        ("body", ("س" + "\u064e" * 4) * 2000, "التعليق طويل"),  # few letters, many bytes
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_above_and_all_that_was_typed_is_kept(client, field, value, says):
    article = make_article()
    typed = fields_of() | {field: value}
    answer = send(client, article, **typed)

    assert answer.status_code == 422
    assert not Comment.objects.exists()
    assert f'href="#comment-form-{field}"' in answer.text  # the summary leads to the field
    beside = answer.text.partition(f'id="comment-form-{field}_error">')[2]
    assert beside.startswith(says)
    for name, text in typed.items():
        if name != field:
            assert text in answer.text
    if value.strip():
        assert value.strip() in answer.text
    assert "صحّح خطأً واحدًا" in answer.text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("author_name", "أم"),
        ("author_name", "س" * 60),
        ("author_name", "Leila B."),
        ("author_name", "مُحَمَّدٌ " * 8),  # 47 letters, many more with their vowels
        ("author_email", "salem+news@sub.example.com"),
        ("author_email", "\u200fsalem@example.com\u202c "),  # as copied from a right-to-left text
        ("body", "👍🏽👍🏽"),
        ("body", "لا"),
        ("body", "س" * 3000),
        ("body", ("س" + "\u064e\u0651") * 2000),
    ],
)
def test_what_keeps_to_the_limits_is_taken(client, field, value):
    assert send(client, make_article(), **{field: value}).status_code == 303


def test_a_post_of_more_than_64_kilobytes_is_not_read(client):
    article = make_article()
    answer = send(client, article, body="س" * 33_000)  # 66 KB
    assert answer.status_code == 413
    assert "أطول بكثير من الحدّ" in answer.text
    assert send(client, article, body="س" * 31_000).status_code == 422


def test_when_the_database_fails_the_text_is_kept_and_the_failure_is_logged(client, monkeypatch, caplog):
    article = make_article()

    def fail(*args, **kwargs):
        raise DatabaseError("the disk is full")

    monkeypatch.setattr(submitting, "count", fail)
    answer = send(client, article, body="نصّ طويل كُتب بعناية")
    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert "نصّ طويل كُتب بعناية" in answer.text
    assert "the disk is full" in caplog.text
    assert not Comment.objects.exists()


# The same again


def test_the_same_comment_twice_leads_to_the_first_ones_page_and_is_one_row(client):
    article = make_article()
    typed = fields_of(author_name="أحمد", body="إنّ الأرقام مختلفة")
    first = send(client, article, **typed)
    again = send(client, article, **typed | {"author_name": "احمد ", "body": "ان الارقام  مختلفه\n"})
    assert (first.status_code, again.status_code) == (303, 303)
    assert again["Location"] == first["Location"]
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("other", ["author_name", "author_email", "body", "article"])
def test_another_writer_text_or_article_is_another_comment(client, settings, other):
    settings.COMMENT_LIMITS = False
    article, typed = make_article(), fields_of()
    first = send(client, article, **typed)
    changed = {} if other == "article" else {other: fields_of(author_name="ليلى")[other]}
    second = send(client, make_article() if other == "article" else article, **typed | changed)
    assert second["Location"] != first["Location"]
    assert Comment.objects.count() == 2


def test_the_same_text_may_be_sent_again_after_a_day_even_over_midnight(client, time_machine):
    article, typed = make_article(), fields_of()
    evening = timezone.now().replace(hour=23, minute=50)
    time_machine.move_to(evening, tick=False)
    first = send(client, article, **typed)["Location"]
    time_machine.move_to(evening + timedelta(minutes=20), tick=False)
    assert send(client, article, **typed)["Location"] == first
    time_machine.move_to(evening + timedelta(hours=25), tick=False)
    assert send(client, article, **typed)["Location"] != first
    assert Comment.objects.count() == 2


def test_who_repeats_a_public_comment_from_elsewhere_does_not_get_its_writers_page(client):
    """Name and text are public once approved, and an address can be guessed: the page would let them withdraw it."""
    article, typed = make_article(), fields_of()
    own = send(client, article, address="192.0.2.10", **typed)["Location"]
    Comment.objects.get().approve(by=None)

    elsewhere = send(client, article, address="198.51.100.7", **typed)
    assert elsewhere.status_code == 200
    assert "وصلنا هذا التعليق من قبل" in elsewhere.text
    assert own not in elsewhere.text
    assert Comment.objects.count() == 1


# Where nobody may write


def test_an_article_that_was_never_public_has_no_form_and_one_that_is_gone_says_so(client):
    draft, withdrawn = make_article(status="draft"), make_article(status="withdrawn")
    later = make_article(publish_at=timezone.now() + timedelta(hours=1))
    public = make_article()
    for method in (client.get, client.post):
        assert method(form_of(draft)).status_code == 404
        assert method(form_of(later)).status_code == 404
        assert method("/news/999999999999999999999/comments/").status_code == 404
        assert method(form_of(withdrawn)).status_code == 410
    assert client.get(form_of(public)).status_code == 200
    assert not Comment.objects.exists()


def test_closed_is_said_with_its_reason_and_what_was_typed_is_handed_back(client):
    article = make_article(comments_mode=CommentsMode.CLOSED)
    answer = send(client, article, body="كتبتُ طويلًا قبل أن يُغلق")
    assert answer.status_code == 403
    assert "أغلق المحرّرون باب التعليق" in answer.text
    assert "كتبتُ طويلًا قبل أن يُغلق" in answer.text
    assert client.get(form_of(article)).status_code == 403
    assert not Comment.objects.exists()


INHERIT, OPEN, CLOSED, OFF = CommentsMode.INHERIT, CommentsMode.OPEN, CommentsMode.CLOSED, CommentsMode.OFF


@pytest.mark.parametrize(
    ("article", "section", "parent", "house", "taken"),
    [
        (INHERIT, INHERIT, INHERIT, OPEN, True),
        (INHERIT, INHERIT, INHERIT, CLOSED, False),
        (INHERIT, INHERIT, INHERIT, OFF, False),
        (INHERIT, INHERIT, CLOSED, OPEN, False),
        (INHERIT, OPEN, CLOSED, OFF, True),
        (INHERIT, OFF, OPEN, OPEN, False),
        (OPEN, CLOSED, CLOSED, CLOSED, True),
        (CLOSED, OPEN, OPEN, OPEN, False),
        (OFF, OPEN, OPEN, OPEN, False),
    ],
)
def test_the_narrowest_setting_decides(client, article, section, parent, house, taken):
    CommentSettings(mode=house).save()
    child = make_section(parent=make_section(comments_mode=parent), comments_mode=section)
    answer = send(client, make_article(section=child, comments_mode=article))
    assert answer.status_code == (303 if taken else 403)


@pytest.mark.parametrize(
    ("age", "days", "mode", "taken"),
    [
        (timedelta(days=14, minutes=-1), 14, INHERIT, True),
        (timedelta(days=14, minutes=1), 14, INHERIT, False),
        (timedelta(days=2), 1, INHERIT, False),
        (timedelta(days=900), 0, INHERIT, True),
        (timedelta(days=900), 14, OPEN, True),  # the editors said so for this article
    ],
)
def test_comments_close_some_days_after_publication(client, age, days, mode, taken):
    CommentSettings(close_after_days=days).save()
    article = make_article(publish_at=timezone.now() - age, comments_mode=mode)
    answer = send(client, article)
    assert answer.status_code == (303 if taken else 403)
    if not taken:
        assert "بعد ١٤ يومًا من النشر" in answer.text or "بعد يوم واحد من النشر" in answer.text


def test_the_default_is_fourteen_days(client):
    article = make_article(publish_at=timezone.now() - timedelta(days=15))
    assert not CommentSettings.objects.exists()
    assert "بعد ١٤ يومًا" in send(client, article).text


def test_a_comment_on_a_closed_article_is_refused_before_anything_else_is_looked_at(client):
    article = make_article(comments_mode=CLOSED)
    assert send(client, article, headers={"Sec-Fetch-Site": "cross-site"}, body="").status_code == 403
    opened = make_article()
    assert send(client, opened, headers={"Sec-Fetch-Site": "cross-site"}, body="").status_code == 403
    assert send(client, opened, body="").status_code == 422


def test_what_the_house_asks_stands_above_the_form(client):
    article = make_article()
    assert "ناقش الفكرة" not in client.get(form_of(article)).text
    CommentSettings(note="ناقش الفكرة لا صاحبها.").save()
    assert "ناقش الفكرة لا صاحبها." in client.get(form_of(article)).text
    assert "ناقش الفكرة لا صاحبها." in client.get(article.get_absolute_url()).text
