"""The thread on an article's page."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comments.models import Comment, CommentSettings
from news.models import SiteSettings
from news.models.section import CommentsMode
from news.preview import preview_url
from tests.comments.factories import make_comment
from tests.factories import make_article, make_section, make_user

pytestmark = pytest.mark.django_db
GONE = "لم يعد هذا التعليق متاحًا"


def page_of(client, article):
    return client.get(article.get_absolute_url()).text


def order_of(page, *texts):
    places = [page.index(text) for text in texts]
    return places == sorted(places)


@pytest.mark.parametrize(
    ("number", "says"), [(0, "لا تعليقات"), (1, "تعليق واحد"), (2, "تعليقان"), (3, "٣ تعليقات"), (11, "١١ تعليقًا")]
)
def test_the_title_counts_what_is_visible(client, number, says):
    article = make_article()
    make_comment(article=article)
    for _ in range(number):
        make_comment(article=article, status="approved")
    title = re.search(r'id="comments-title">(.*?)</h2>', page_of(client, article))[1]
    assert says in title


@pytest.mark.parametrize("status", ["pending", "rejected", "spam", "withdrawn"])
def test_only_what_is_approved_is_on_the_page(client, status):
    article = make_article()
    hidden = make_comment("نصّ محجوب", article=article, status=status, author_name="اسم محجوب")
    shown = make_comment("نصّ منشور", article=article, status="approved")
    page = page_of(client, article)
    assert "نصّ محجوب" not in page
    assert "اسم محجوب" not in page
    assert f"comment-{hidden.pk}" not in page
    assert "نصّ منشور" in page
    assert f'id="comment-{shown.pk}"' in page
    assert shown.author_email not in page


def test_threads_and_answers_stand_oldest_first_and_two_levels_deep(client):
    article, now = make_article(), timezone.now()
    second = make_comment("رأي ثانٍ", article=article, status="approved", submitted_at=now - timedelta(minutes=30))
    first = make_comment("رأي أول", article=article, status="approved", submitted_at=now - timedelta(minutes=40))
    reply = make_comment("ردّ أول", in_reply_to=first, status="approved", submitted_at=now - timedelta(minutes=20))
    deeper = make_comment("ردّ على الردّ", in_reply_to=reply, status="approved", submitted_at=now - timedelta(minutes=10))

    page = page_of(client, article)
    assert order_of(page, "رأي أول", "ردّ أول", "ردّ على الردّ", "رأي ثانٍ")
    inside = page[page.index("comment__replies") : page.index(f'id="comment-{second.pk}"')]
    assert inside.count("comment__replies") == 1
    assert f'id="comment-{deeper.pk}"' in inside
    assert f'href="#comment-{reply.pk}">ردًا على' in inside  # whom it answers, since it does not stand under it
    assert f'href="#comment-{first.pk}">ردًا على' not in inside


def test_approved_answers_to_a_removed_comment_stay_under_its_place(client):
    article = make_article()
    top = make_comment("نصّ مرفوض", article=article, status="approved", author_name="كاتب مرفوض")
    make_comment("ردّ باقٍ", in_reply_to=top, status="approved")
    make_comment("ردّ معلّق", in_reply_to=top)
    lonely = make_comment("مرفوض بلا ردود", article=article, status="approved")
    assert GONE not in page_of(client, article)

    top.reject(by=None, reason="insult")
    lonely.reject(by=None, reason="insult")
    page = page_of(client, article)
    assert page.count(GONE) == 1
    assert order_of(page, GONE, "ردّ باقٍ")
    for absent in ("نصّ مرفوض", "كاتب مرفوض", "ردّ معلّق", "مرفوض بلا ردود", f"comment-{top.pk}"):
        assert absent not in page
    assert "تعليق واحد" in page


def test_an_answer_to_a_removed_answer_names_nobody(client):
    top = make_comment(status="approved")
    reply = make_comment(in_reply_to=top, status="approved", author_name="اسم مسحوب")
    make_comment("ردّ باقٍ", in_reply_to=reply, status="approved")
    assert "اسم مسحوب" in page_of(client, top.article)
    reply.withdraw()
    page = page_of(client, top.article)
    assert "ردّ باقٍ" in page
    assert "اسم مسحوب" not in page


def test_the_newsrooms_answer_carries_the_papers_badge_which_no_name_can_imitate(client):
    SiteSettings(name="الصباحية").save()
    reader = make_comment(status="approved", author_name="الصباحية ✓")
    assert 'class="comment__badge"' not in page_of(client, reader.article)
    assert "✓" not in page_of(client, reader.article)
    reader.answer(by=make_user("moderator"), body="شكرًا لك.")
    page = page_of(client, reader.article)
    assert page.count('class="comment__badge"') == 1
    assert order_of(page, "comment--newsroom", "هيئة التحرير", 'comment__badge"><bdi>الصباحية', "شكرًا لك.")


def test_a_text_carries_its_own_direction_and_a_name_is_isolated(client):
    comment = make_comment("BBC تقول إن الرسوم ارتفعت", status="approved", author_name="Leila B.")
    make_comment("That is correct, وهو صحيح", article=comment.article, status="approved")
    page = page_of(client, comment.article)
    assert "<bdi>Leila B.</bdi>" in page
    assert 'comment__body" dir="rtl"><p>BBC تقول' in page
    assert 'comment__body" dir="ltr"><p>That is correct' in page


def test_the_form_asks_in_the_order_of_the_house_and_works_without_script(client):
    page = page_of(client, make_article())
    assert order_of(page, "اترك ردًا", "لن يُنشر عنوان بريدك الإلكتروني", ">التعليق<", ">الاسم<", ">البريد الإلكتروني<")
    form = page[page.index('id="reply"') : page.index("</form>", page.index('id="reply"'))]
    assert re.findall(r'name="(\w+)"', form) == ["body", "author_name", "author_email", "website"]
    assert re.search(r'<input type="email"[^>]* dir="ltr"', form)
    assert 'autocomplete="email"' in form
    assert "csrf" not in form


def test_the_link_to_answer_leads_to_the_form_of_that_comment(client):
    comment = make_comment(status="approved")
    link = f"/news/{comment.article_id}/comments/?parent={comment.pk}"
    assert f'href="{link}"' in page_of(client, comment.article)
    assert f'value="{comment.pk}"' in client.get(link).text


def test_closed_comments_stay_readable_and_say_why_nobody_can_answer(client):
    article = make_article(comments_mode=CommentsMode.CLOSED)
    make_comment("قيل قبل الإغلاق", article=article, status="approved")
    page = page_of(client, article)
    assert "قيل قبل الإغلاق" in page
    assert "أغلق المحرّرون باب التعليق" in page
    assert 'name="author_email"' not in page
    assert "?parent=" not in page


def test_comments_that_are_off_leave_no_trace(client):
    article = make_article(comments_mode=CommentsMode.OFF)
    make_comment("قيل من قبل", article=article, status="approved")
    page = page_of(client, article)
    assert "قيل من قبل" not in page
    assert 'id="comments"' not in page
    assert 'name="author_email"' not in page


def test_a_preview_has_no_form(client):
    assert 'name="author_email"' in page_of(client, make_article())
    assert 'name="author_email"' not in client.get(preview_url(make_article(status="draft"))).text
    assert 'name="author_email"' not in client.get(preview_url(make_article())).text


def test_the_thread_costs_two_queries_however_long_it_is(client):
    def queries(article):
        with CaptureQueriesContext(connection) as context:
            client.get(article.get_absolute_url())
        return [query["sql"] for query in context if 'FROM "comments_' in query["sql"]]

    CommentSettings().save()
    short, long = make_article(), make_article(section=make_section(parent=make_section()))
    make_comment(article=short, status="approved")
    tops = [make_comment(article=long, status="approved") for _ in range(20)]
    for top in tops:
        for _ in range(3):
            make_comment(in_reply_to=top, status="approved").answer(by=None, body="شكرًا لك.")
    tops[0].reject(by=None, reason="other")
    assert len(queries(short)) == len(queries(long)) == 2
    assert Comment.objects.visible().count() == 1 + 19 + 20 * 6
