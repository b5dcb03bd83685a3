"""What the acts say and do at the desk: states, hours, reasons."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import make_article, make_section, make_user
from tests.news.admin.desk import article_form, messages_of

pytestmark = pytest.mark.django_db

STATES = ["draft", "in_review", "scheduled", "published", "withdrawn"]
POSSIBLE = {
    "submit": {"draft"},
    "send-back": {"in_review"},
    "publish": {"draft", "in_review", "scheduled", "withdrawn"},
    "unpublish": {"scheduled"},
    "withdraw": {"scheduled", "published"},
}


def article_in(state):
    if state == "scheduled":
        return make_article(publish_at=timezone.now() + timedelta(hours=2))
    return make_article(status=state)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("act", POSSIBLE)
def test_an_act_in_the_wrong_state_changes_nothing_and_says_what_the_state_is(sign_in, act, state):
    article = article_in(state)
    before = (article.status, article.publish_at)

    response = sign_in("chief").post(f"/admin/news/article/{article.pk}/{act}/", follow=True)

    article.refresh_from_db()
    if state in POSSIBLE[act]:
        assert article.revisions.count() == 1
        assert article.headline in messages_of(response)
    else:
        assert (article.status, article.publish_at) == before
        assert article.revisions.count() == 0
        assert "بقيت حالة الخبر كما كانت" in messages_of(response)


# Buttons

OFFERED = {
    "draft": {"_submit", "_publish", "_schedule", "_save"},
    "in_review": {"_send_back", "_publish", "_schedule", "_save"},
    "scheduled": {"_schedule", "_save", "unpublish/"},
    "published": {"_save", "withdraw/"},
    "withdrawn": {"_publish", "_schedule", "_save"},
}


@pytest.mark.parametrize("state", STATES)
def test_an_article_offers_the_acts_of_its_state_and_no_list_of_states(sign_in, state):
    page = sign_in("editor").get(f"/admin/news/article/{article_in(state).pk}/change/").text
    all_of_them = set().union(*OFFERED.values())
    assert {one for one in all_of_them if f'name="{one}"' in page or f'/{one}"' in page} == OFFERED[state]
    assert 'name="status"' not in page


def test_the_button_that_schedules_says_the_hour_in_words(sign_in, time_machine):
    time_machine.move_to("2026-11-24 10:42 +02:00", tick=False)
    article = make_article(status="draft")
    page = sign_in("editor").get(f"/admin/news/article/{article.pk}/change/").text
    assert "يُنشر غدًا ٠٦:٠٠ بتوقيت بيروت" in page
    assert 'value="2026-11-25T06:00"' in page


def test_after_the_embargo_is_the_hour_that_is_proposed(sign_in, time_machine):
    time_machine.move_to("2026-11-24 10:42 +02:00", tick=False)
    article = make_article(status="draft", embargo_until=timezone.now() + timedelta(days=2))
    page = sign_in("editor").get(f"/admin/news/article/{article.pk}/change/").text
    assert "يُنشر ٢٦ تشرين الثاني ٢٠٢٦، ١٠:٤٢ بتوقيت بيروت" in page


def test_the_state_is_said_with_its_hour(sign_in, time_machine):
    time_machine.move_to("2026-11-24 10:42 +02:00", tick=False)
    now = timezone.now()
    said = {
        "مسودة": make_article(status="draft"),
        "قيد المراجعة": make_article(status="in_review"),
        "نُشر اليوم ٠٩:٤٢": make_article(),
        "يُنشر غدًا ٠٦:٠٠": make_article(publish_at=now + timedelta(hours=19, minutes=18)),
        "سُحب أمس ١٠:٤٢": make_article(
            status="withdrawn", publish_at=now - timedelta(days=3), withdrawn_at=now - timedelta(days=1)
        ),
        "انتهى عرضه ٢٢ تشرين الثاني ٢٠٢٦، ١٠:٤٢": make_article(
            publish_at=now - timedelta(days=3), expires_at=now - timedelta(days=2)
        ),
    }
    client = sign_in("chief")
    for words, article in said.items():
        assert words in client.get(f"/admin/news/article/{article.pk}/change/").text
    listed = client.get("/admin/news/article/").text
    assert all(words in listed for words in said)


# Hours


def test_an_article_is_scheduled_by_the_desks_own_clock(sign_in, time_machine):
    time_machine.move_to("2026-11-24 10:42 +02:00", tick=False)
    article = make_article(status="draft")

    response = sign_in("editor").post(
        f"/admin/news/article/{article.pk}/publish/", {"publish_at": "2026-11-25T06:00"}, follow=True
    )

    article.refresh_from_db()
    assert article.publish_at.isoformat() == "2026-11-25T04:00:00+00:00"
    assert "غدًا ٠٦:٠٠ بتوقيت بيروت" in messages_of(response)


def test_an_hour_that_has_passed_is_refused_and_what_was_typed_is_kept(sign_in, time_machine):
    time_machine.move_to("2026-11-24 10:42 +02:00", tick=False)
    article = make_article(status="draft")
    client = sign_in("editor")

    typed = article_form(article, headline="عنوان كُتب للتو", publish_at="2026-11-24T06:00", _schedule="1")
    response = client.post(f"/admin/news/article/{article.pk}/change/", typed)

    assert "مضى هذا الموعد" in response.text
    assert "عنوان كُتب للتو" in response.text
    article.refresh_from_db()
    assert article.status == "draft"
    assert (
        client.post(f"/admin/news/article/{article.pk}/publish/", {"publish_at": "2026-11-24T06:00"}).status_code == 302
    )
    article.refresh_from_db()
    assert article.status == "draft"


def test_an_embargo_is_kept_and_said(sign_in):
    article = make_article(status="draft", embargo_until=timezone.now() + timedelta(days=2))
    response = sign_in("editor").post(f"/admin/news/article/{article.pk}/publish/", follow=True)
    article.refresh_from_db()
    assert article.status == "draft"
    assert "بقيت حالة الخبر كما كانت" in messages_of(response)


# What goes along


def test_a_note_goes_back_with_the_article_and_its_writer_reads_it(sign_in):
    reporter = make_user("reporter")
    article = make_article(status="in_review", created_by=reporter)
    editor = sign_in("editor", first_name="رامي")
    editor.post(
        f"/admin/news/article/{article.pk}/change/",
        article_form(article, note="ينقص ردّ الغرفة.", _send_back="1"),
    )

    editor.force_login(reporter)
    page = editor.get(f"/admin/news/article/{article.pk}/change/").text
    assert "ينقص ردّ الغرفة." in page
    assert "(رامي)" in page
    editor.post(f"/admin/news/article/{article.pk}/submit/")
    assert "ينقص ردّ الغرفة." not in editor.get(f"/admin/news/article/{article.pk}/change/").text


def test_the_history_says_who_did_what_and_why(sign_in):
    article = make_article()
    client = sign_in("editor", first_name="رامي")
    client.post(f"/admin/news/article/{article.pk}/withdraw/", {"note": "الرقم في العنوان خطأ."})

    history = client.get(f"/admin/news/article/{article.pk}/history/").text
    assert "رامي" in history
    assert "<strong>سُحب</strong>" in history
    assert "الرقم في العنوان خطأ." in history


def test_a_button_over_an_unchanged_text_leaves_no_trace_of_an_edit(sign_in):
    article = make_article(status="in_review")
    sign_in("editor").post(f"/admin/news/article/{article.pk}/change/", article_form(article, _publish="1"))
    assert [revision.act for revision in article.revisions.all()] == ["published"]


def test_saving_and_handing_in_is_one_press(sign_in):
    section = make_section("اقتصاد")
    client = sign_in("reporter")
    client.post(
        "/admin/news/article/add/",
        article_form(headline="الميناء يعمل", section=section.pk, body="<p>نص.</p>", _submit="1"),
    )
    from news.models import Article

    article = Article.objects.get()
    assert (article.headline, article.status, article.created_by) == ("الميناء يعمل", "in_review", client.user)
    assert [revision.act for revision in article.revisions.all()] == ["submitted", "edited"]


# Preview


def test_a_draft_is_previewed_by_a_signed_address_at_two_widths(sign_in, client):
    article = make_article("خبر لم يُنشر", status="draft")
    page = sign_in("editor").get(f"/admin/news/article/{article.pk}/preview/")
    address = page.context["path"]
    assert page.text.count(f'<iframe src="{address}"') == 2
    assert "frame-src 'self'" in page.headers["Content-Security-Policy"]

    client.logout()
    assert "خبر لم يُنشر" in client.get(address).text


def test_a_published_article_is_viewed_on_the_site_and_a_draft_is_not(sign_in):
    published, draft = make_article(), make_article(status="draft")
    client = sign_in("editor")
    link = "شاهده على الموقع"
    shown = client.get(f"/admin/news/article/{published.pk}/change/").text
    assert link in shown
    assert f'href="{published.get_absolute_url()}"' in shown
    assert link not in client.get(f"/admin/news/article/{draft.pk}/change/").text
