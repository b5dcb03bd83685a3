"""What is typed, tampered with or guessed at the desk: an answer in words or a refusal, never a failure."""

import errno
from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import FileSystemStorage
from django.utils import timezone

from comments.models import Comment
from news.models import Article, FrontPage, Image, Tag
from tests.comments.factories import make_comment
from tests.factories import make_article, make_image, make_section, make_user, picture_file
from tests.news.admin.desk import article_form, messages_of, with_rows

pytestmark = pytest.mark.django_db
LIGATURES = "ﷺ" * 60  # eighteen letters each, once folded


@pytest.fixture
def editor(client):
    client.force_login(make_user("editor"))
    return client


def change(client, article, **typed):
    return client.post(f"/admin/news/article/{article.pk}/change/", article_form(article, **typed))


def errors_of(response):
    assert response.status_code == 200
    return {name: " ".join(errors) for name, errors in response.context["adminform"].form.errors.items()}


# Hours


def test_a_published_article_does_not_expire_before_it_was_published(editor):
    article = make_article()
    for hour in (article.publish_at - timedelta(days=1), article.publish_at):
        errors = errors_of(change(editor, article, expires_at=timezone.localtime(hour).isoformat()))
        assert errors == {"expires_at": "نهاية العرض تأتي بعد النشر لا قبله."}
    assert change(editor, article, expires_at="2090-01-01T00:00").status_code == 302


@pytest.mark.parametrize("field", ["updated_at", "expires_at", "embargo_until"])
@pytest.mark.parametrize("year", ["0001", "0202", "1899", "2201", "9999"])
def test_a_year_that_slipped_out_of_the_picker_is_refused_and_stops_no_page(editor, field, year):
    article = make_article("وصلت السفينة", status="draft")
    assert set(errors_of(change(editor, article, **{field: f"{year}-01-01T00:00"}))) == {field}
    assert change(editor, article, **{field: "2090-01-01T00:00"}).status_code == 302
    assert "وصلت السفينة" in editor.get("/admin/news/article/").text


def test_such_a_year_is_refused_wherever_an_hour_is_asked_for(client):
    client.force_login(make_user("chief"))
    image, article = make_image(), make_article(status="draft")
    picture = {"alt": "رصيف", "focal_x": "0.5", "focal_y": "0.5", "rights_until": "0001-01-01T00:00"}
    client.post(f"/admin/news/image/{image.pk}/change/", picture)
    client.post(f"/admin/news/article/{article.pk}/publish/", {"publish_at": "9999-12-31T23:59"})
    front = {"lead_mode": "picture", "status": "draft", "publish_at": "0001-01-01T00:00"}
    client.post("/admin/news/frontpage/add/", front | {"slots-TOTAL_FORMS": 0, "slots-INITIAL_FORMS": 0})
    assert Image.objects.get().rights_until is None
    assert Article.objects.get().status == "draft"
    assert not FrontPage.objects.exists()


def test_a_withdrawn_article_that_has_expired_since_is_not_said_to_be_back(editor):
    now = timezone.now()
    article = make_article(status="withdrawn", expires_at=now - timedelta(minutes=5))
    editor.post(f"/admin/news/article/{article.pk}/publish/")
    article.refresh_from_db()
    assert article.status == "withdrawn"
    Article.objects.update(expires_at=now + timedelta(days=1))
    editor.post(f"/admin/news/article/{article.pk}/publish/")
    article.refresh_from_db()
    assert article.status == "published"


# «اقرأ أيضًا» in the text


@pytest.mark.parametrize(
    "block",
    [
        '<aside data-related="k3f" data-url="https://example.com/"></aside>',
        '<aside data-related="k3f" data-url="https://example.com/">\u200c</aside>',
        f'<aside data-related="k3f" data-url="https://example.com/">{"ت" * 201}</aside>',
        f'<aside data-related="k3f" data-url="https://example.com/{"a" * 500}">عنوان</aside>',
    ],
)
def test_an_outside_page_in_the_text_needs_a_title_and_both_have_a_length(editor, block):
    article = make_article(status="draft")
    errors = errors_of(change(editor, article, body=f"<p>نص</p>{block}"))
    assert errors["body"].startswith("الصفحة الخارجية تحت «اقرأ أيضًا»")


def test_the_longest_that_is_let_in_can_be_kept(editor):
    article = make_article(status="draft")
    url, title = f"https://example.com/{'a' * 480}", "ت" * 200
    block = f'<aside data-related="abcdefghijkl" data-url="{url}">{title}</aside>'
    assert change(editor, article, body=f"<p>نص</p>{block}").status_code == 302
    row = article.related.get()
    assert (row.key, row.url, row.title) == ("abcdefghijkl", url, title)


def test_a_block_whose_key_is_too_long_is_text(editor):
    article, other = make_article(status="draft"), make_article()
    block = f'<aside data-related="{"k" * 13}" data-story="{other.pk}">عنوان</aside>'
    assert change(editor, article, body=f"<p>نص</p>{block}").status_code == 302
    assert not article.related.exists()


# Tags


@pytest.mark.parametrize("name", [LIGATURES, "ـ", "\u064b"])
def test_a_tag_of_which_nothing_or_too_much_is_left_is_refused(editor, name):
    errors = errors_of(change(editor, make_article(status="draft"), new_tags=f"الموانئ، {name}"))
    assert errors["new_tags"].startswith("الوسم كلمة أو كلمتان")
    assert errors_of(editor.post("/admin/news/tag/add/", {"name": name})) == {"name": "الوسم كلمة أو كلمتان."}
    assert not Tag.objects.exists()


# Addresses that moved


def test_no_address_is_moved_in_a_circle(client):
    client.force_login(make_user("chief"))

    def move(old, new):
        return client.post("/admin/news/redirect/add/", {"old_path": old, "path": new})

    assert move("/2019/ports/", "/2020/ports/").status_code == 302
    assert move("/2020/ports/", "/2021/ports/").status_code == 302
    for old, new in (("/a/", "/a/"), ("/2021/ports/", "/2019/ports/"), ("/مرافئ/", "/%D9%85%D8%B1%D8%A7%D9%81%D8%A6/")):
        assert errors_of(move(old, new)) == {"__all__": "هذا التحويل يعود إلى العنوان الذي بدأ منه."}
    assert client.get("/2019/ports/")["Location"] == "/2020/ports/"


# What a browser doesn't send


@pytest.mark.parametrize("value", ["x", "²", "9" * 25, '"><script>', "-1"])
@pytest.mark.parametrize("field", ["section", "lead_image"])
def test_a_choice_that_is_no_id_is_an_error_in_words(editor, field, value):
    assert field in errors_of(change(editor, make_article(status="draft"), **{field: value}))


@pytest.mark.parametrize("value", ["x", "²", "9" * 25])
def test_a_related_story_or_a_source_that_is_no_id_is_an_error_in_words(editor, value):
    article = make_article(status="draft")
    assert change(editor, article, **with_rows("related", {"story": value})).status_code == 200
    assert change(editor, article, **with_rows("attributions", {"source": value})).status_code == 200


@pytest.mark.parametrize(
    "query",
    ["section=²", f"section={'9' * 25}", f"publish_at__year={'9' * 25}", "publish_at__year=9999&publish_at__month=12"],
)
def test_a_filter_that_no_list_offers_is_no_failure(editor, query):
    assert editor.get(f"/admin/news/article/?{query}").status_code in {200, 302}


def test_a_decision_about_a_made_up_state_changes_nothing(client):
    client.force_login(make_user("moderator"))
    comment = make_comment()
    for seen in ("\x00", "x", "approved"):
        assert client.post(f"/admin/comments/comment/{comment.pk}/approve/", {"seen": seen}).status_code == 302
        comment.refresh_from_db()
        assert comment.status == "pending"
    client.post(f"/admin/comments/comment/{comment.pk}/approve/", {"seen": "pending"})
    comment.refresh_from_db()
    assert comment.status == "approved"


# What is not the editor's fault


def test_a_full_disk_costs_the_picture_and_not_the_text(editor, monkeypatch, caplog):
    def full(*args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    article = make_article(status="draft")
    monkeypatch.setattr(FileSystemStorage, "_save", full)
    answer = change(editor, article, headline="كُتب بعناية", lead_alt="رصيف", new_picture=picture_file())
    assert errors_of(answer) == {"new_picture": "تعذّر حفظ الصورة والخلل من عندنا: أرسلها مجددًا بعد قليل."}
    assert "كُتب بعناية" in answer.text
    assert "No space left" in caplog.text
    assert not Image.objects.exists()

    monkeypatch.undo()
    assert change(editor, article, lead_alt="رصيف", new_picture=picture_file()).status_code == 302
    assert Image.objects.get().renditions.exists()


def test_a_comment_that_was_deleted_while_it_was_decided_is_said_to_be_gone(client, monkeypatch):
    client.force_login(make_user("moderator"))
    comment = make_comment()
    as_seen = Comment._as_seen

    def and_deleted(seen):
        Comment.objects.filter(pk=seen.pk).delete()
        return as_seen(seen)

    monkeypatch.setattr(Comment, "_as_seen", and_deleted)
    answer = client.post(f"/admin/comments/comment/{comment.pk}/approve/", follow=True)
    assert messages_of(answer) == "لم يتغيّر شيء: حُذف التعليق في هذه الأثناء."


# What is not one's own


@pytest.mark.parametrize("role", ["reporter", "editor", "chief", "moderator", ""])
def test_no_address_of_the_desk_leads_to_whatever_is_counted_up(client, role):
    draft = make_article("لا يعرفه أحد بعد", status="draft", section=make_section())
    client.force_login(make_user(role))
    for thing in (draft, make_image().renditions.first()):
        kind = ContentType.objects.get_for_model(thing)
        assert client.get(f"/admin/r/{kind.pk}/{thing.pk}/").status_code == 404
