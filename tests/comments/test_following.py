"""The page on which a writer follows a comment, and takes it back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from comments.models import Comment, Decision
from tests.comments.factories import send
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db
WAITING = "تعليقك بانتظار المراجعة"


@pytest.fixture
def address(client):
    return send(client, make_article("المرافئ تستعيد إيقاعها"), body="أين العمّال؟")["Location"]


def test_an_approved_comment_is_linked_to_in_its_place(client, address):
    comment = Comment.objects.get()
    assert WAITING in client.get(address).text
    comment.approve(by=make_user("moderator"))

    page = client.get(address).text
    assert WAITING not in page
    assert "نُشر تعليقك" in page
    assert f'href="{comment.article.get_absolute_url()}#comment-{comment.pk}"' in page
    assert f'id="comment-{comment.pk}"' in client.get(comment.article.get_absolute_url()).text


def test_when_the_article_is_gone_the_page_leads_nowhere_and_says_so(client, address):
    comment = Comment.objects.get()
    comment.approve(by=None)
    comment.article.withdraw(by=None, reason="خطأ")
    page = client.get(address).text
    assert "ليس منشورًا الآن" in page
    assert comment.article.get_absolute_url() not in page


@pytest.mark.parametrize("reason", Decision.Reason.values)
def test_a_rejection_is_given_with_its_reason_in_words(client, address, reason):
    moderator = make_user("moderator", first_name="نادر")
    Comment.objects.get().reject(by=moderator, reason=reason, note="احذف رقم الهاتف ثم أرسله.")
    page = client.get(address).text
    assert "لم يُنشر تعليقك" in page
    assert str(Decision.TO_THE_WRITER[reason]) in page
    assert "احذف رقم الهاتف ثم أرسله." in page
    assert "نادر" not in page  # who decided is the house's affair


def test_what_a_machine_took_for_spam_waits_like_the_rest_until_a_person_decides(client):
    address = send(client, make_article(), website="http://spam.example")["Location"]
    comment = Comment.objects.get()
    assert comment.status == "spam"
    assert WAITING in client.get(address).text

    comment.reopen(by=None)
    comment.mark_spam(by=make_user("moderator"))
    page = client.get(address).text
    assert WAITING not in page
    assert "لم يُنشر تعليقك" in page


def test_its_writer_takes_a_comment_back_and_nobody_sees_it_any_more(client, address):
    comment = Comment.objects.get()
    comment.approve(by=None)
    article = comment.article
    assert "أين العمّال؟" in client.get(article.get_absolute_url()).text

    answer = client.post(address, headers={"Sec-Fetch-Site": "same-origin"})
    assert (answer.status_code, answer["Location"]) == (303, address)
    assert "سحبتَ تعليقك" in client.get(address).text
    assert "أين العمّال؟" not in client.get(article.get_absolute_url()).text
    article.refresh_from_db()
    assert article.comment_count == 0
    assert not Comment.objects.get().approve(by=None)  # no moderator brings it back


def test_reading_the_page_withdraws_nothing(client, address):
    for method in (client.get, client.head):
        assert method(address).status_code == 200
    assert Comment.objects.get().status == "pending"


@pytest.mark.parametrize(
    ("headers", "taken"),
    [
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, True),
        ({"Origin": "null"}, True),  # an older browser, on a page that sends no referrer
        ({}, True),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "null"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Origin": "https://evil.example"}, False),
    ],
)
def test_no_other_site_can_take_a_comment_back(client, address, headers, taken):
    assert client.post(address, headers=headers).status_code == (303 if taken else 403)
    assert (Comment.objects.get().status == "withdrawn") is taken


def test_the_page_is_there_for_ninety_days(client, address):
    assert client.get(address).status_code == 200
    Comment.objects.update(submitted_at=timezone.now() - timedelta(days=91))
    assert client.get(address).status_code == 404


def test_the_page_is_gone_with_the_comment(client, address):
    Comment.objects.all().delete()
    assert client.get(address).status_code == 404
