"""What a save of an article keeps, refuses and adds by itself."""

from io import BytesIO

import pytest
from django.db.models import F

from news.admin.articles import ArticleAdmin
from news.models import Article, Image, Tag
from tests.factories import make_article, make_author, make_image, make_section, make_source, make_user, picture_file
from tests.news.admin.desk import article_form, messages_of, with_rows

pytestmark = pytest.mark.django_db


def add(client, **typed):
    return client.post("/admin/news/article/add/", article_form(**{"headline": "الميناء يعمل"} | typed))


def change(client, article, **typed):
    return client.post(f"/admin/news/article/{article.pk}/change/", article_form(article, **typed))


def errors(response):
    form, inlines = response.context["adminform"].form, response.context["inline_admin_formsets"]
    rows = [error for inline in inlines for row in inline.formset.errors for each in row.values() for error in each]
    return " ".join([*(error for each in form.errors.values() for error in each), *rows])


# Two at once


def test_a_save_over_a_newer_version_is_refused_and_keeps_what_was_typed(sign_in):
    article = make_article("الأول", status="draft")
    opened = article_form(article)
    article.headline = "الثاني"
    article.save()
    article.after_edit(by=make_user("editor", first_name="رامي"))

    client = sign_in("editor")
    response = client.post(f"/admin/news/article/{article.pk}/change/", opened | {"headline": "الثالث"})

    article.refresh_from_db()
    assert article.headline == "الثاني"
    assert "رامي" in errors(response)
    assert "الثالث" in response.text
    assert article.revisions.count() == 1

    # What came back was opened now: saving it is a decision.
    again = opened | {"headline": "الثالث", "version": response.context["adminform"].form["version"].value()}
    client.post(f"/admin/news/article/{article.pk}/change/", again)
    article.refresh_from_db()
    assert article.headline == "الثالث"


def test_of_two_saves_between_reading_and_writing_one_is_refused(sign_in, monkeypatch):
    article = make_article("الأول", status="draft")
    claim, get_object, opened = Article.claim, ArticleAdmin.get_object, []

    def overtaken(self, version):
        """The other save was committed between our reading and our writing."""
        return len(opened) > 1 and claim(self, version)

    def opened_again(self, *args):
        opened.append(args)
        if len(opened) == 2:
            Article.objects.filter(pk=article.pk).update(version=F("version") + 1, headline="الثاني")
        return get_object(self, *args)

    monkeypatch.setattr(Article, "claim", overtaken)
    monkeypatch.setattr(ArticleAdmin, "get_object", opened_again)
    response = change(sign_in("editor"), article, headline="الثالث")

    article.refresh_from_db()
    assert article.headline == "الثاني"
    assert "فلم يُحفظ ما كتبته بعد" in errors(response)
    assert "الثالث" in response.text


# What it adds by itself


def test_a_new_article_has_the_writer_in_its_byline_and_their_section(sign_in):
    section = make_section("اقتصاد")
    make_section("رياضة")
    client = sign_in("reporter")
    client.user.sections.add(section)
    author = make_author("سارة الشامي", user=client.user)

    page = client.get("/admin/news/article/add/")
    assert page.context["adminform"].form.initial["section"] == section.pk
    add(client, section=section.pk)

    article = Article.objects.get()
    assert [byline.author for byline in article.bylines.all()] == [author]
    assert (article.created_by, article.slug) == (client.user, "الميناء-يعمل")


def test_a_byline_that_was_chosen_stands_alone(sign_in):
    section, other = make_section(), make_author("نبيل حداد")
    client = sign_in("reporter")
    make_author("سارة الشامي", user=client.user)
    add(client, section=section.pk, **with_rows("bylines", {"author": other.pk, "role": "writer"}))
    assert [byline.author for byline in Article.objects.get().bylines.all()] == [other]


def test_a_section_that_is_not_ones_own_is_refused(sign_in):
    own, other = make_section("اقتصاد"), make_section("رياضة")
    client = sign_in("reporter")
    client.user.sections.add(own)
    assert "section" in add(client, section=other.pk).context["adminform"].form.errors
    assert add(client, section=own.pk).status_code == 302


# In order


def test_sources_and_authors_keep_the_order_in_which_they_stand(sign_in):
    sources, authors = [make_source(name) for name in "بجد"], [make_author(name) for name in "هوز"]
    client = sign_in("editor")
    add(
        client,
        section=make_section().pk,
        **with_rows("attributions", *({"source": source.pk, "label": ""} for source in sources)),
        **with_rows("bylines", *({"author": author.pk, "role": "writer"} for author in authors)),
    )
    article = Article.objects.get()
    assert [row.source.name for row in article.attributions.all()] == ["ب", "ج", "د"]
    assert [row.author.name for row in article.bylines.all()] == ["ه", "و", "ز"]

    change(client, article, **{"attributions-2-position": 1})
    assert [row.source.name for row in article.attributions.all()] == ["د", "ب", "ج"]
    assert [row.position for row in article.attributions.all()] == [0, 1, 2]

    article.refresh_from_db()
    change(client, article, **{"attributions-0-DELETE": "on"})
    assert [row.source.name for row in article.attributions.all()] == ["ب", "ج"]


def test_one_source_twice_is_an_error_in_words(sign_in):
    source = make_source("رويترز")
    rows = with_rows("attributions", {"source": source.pk}, {"source": source.pk})
    response = add(sign_in("editor"), section=make_section().pk, **rows)
    assert response.status_code == 200
    assert not Article.objects.exists()


# Related stories


def aside(key, target="", title="عنوان"):
    return f'<p>نص.</p><aside data-related="{key}" {target}>{title}</aside>'


def test_stories_in_the_text_and_in_the_list_become_rows(sign_in):
    inside, listed, article = make_article(), make_article(), make_article(status="draft")
    body = aside("bcd234", f'data-story="{inside.pk}"') + aside("fgh567", 'data-url="https://example.org/a"', "خارجي")
    outside = {"url": "https://example.org/b", "title": "تقرير", "placement": "list"}
    change(sign_in("editor"), article, body=body, **with_rows("related", {"story": listed.pk}, outside))

    rows = {(row.placement, row.story_id, row.url) for row in article.related.all()}
    assert rows == {
        ("inline", inside.pk, ""),
        ("inline", None, "https://example.org/a"),
        ("list", listed.pk, ""),
        ("list", None, "https://example.org/b"),
    }


@pytest.mark.parametrize(
    ("body", "rows", "said"),
    [
        ('data-story="{other}"', [{"story": "{other}"}], "مذكور من قبل"),
        ('data-url="https://example.org/a"', [{"url": "https://example.org/a", "title": "ع"}], "مذكور من قبل"),
        ("", [{"story": "{other}"}, {"story": "{other}"}], "مذكور من قبل"),
        ("", [{"story": "{article}"}], "لا يُربط الخبر بنفسه"),
        ('data-story="{article}"', [], "يقود إلى هذا الخبر نفسه"),
        ('data-story="999999"', [], "لم يعد موجودًا"),
        ('data-story="{copy}"', [], "لم يعد موجودًا"),
        ("", [{"url": "https://example.org/a"}], "اكتب رابطًا خارجيًا وعنوانه"),
        ("", [{"story": "{other}", "url": "https://example.org/a", "title": "ع"}], "اختر خبرًا من أخبارنا"),
    ],
)
def test_a_story_named_twice_or_wrongly_is_an_error_in_words(sign_in, body, rows, said):
    article, other = make_article(status="draft"), make_article()
    copy = make_article(status="draft", working_copy_of=other)
    ids = {"article": article.pk, "other": other.pk, "copy": copy.pk}
    rows = [{name: value.format(**ids) for name, value in row.items()} for row in rows]
    typed = {"body": aside("bcd234", body.format(**ids))} if body else {}

    response = change(sign_in("editor"), article, **typed, **with_rows("related", *rows))

    assert response.status_code == 200
    assert said in errors(response)
    assert not article.related.exists()


def test_a_story_twice_in_the_text_is_an_error_in_words(sign_in):
    article, other = make_article(status="draft"), make_article()
    body = aside("bcd234", f'data-story="{other.pk}"') + aside("fgh567", f'data-story="{other.pk}"')
    assert "مرتين" in errors(change(sign_in("editor"), article, body=body))


def test_two_blocks_may_change_places(sign_in):
    article, one, two = make_article(status="draft"), make_article(), make_article()
    client = sign_in("editor")
    for first, second in ((one, two), (two, one)):
        body = aside("bcd234", f'data-story="{first.pk}"') + aside("fgh567", f'data-story="{second.pk}"')
        assert change(client, article, body=body).status_code == 302
        article.refresh_from_db()
    assert dict(article.related.values_list("key", "story_id")) == {"bcd234": two.pk, "fgh567": one.pk}


# Tags


def test_tags_are_chosen_or_typed_and_two_spellings_are_one(sign_in):
    iran = Tag.objects.create(name="إيران")
    article = make_article(status="draft", tags=["المرافئ"])
    change(
        sign_in("editor"),
        article,
        tags=[tag.pk for tag in article.tags.all()],
        new_tags="ايران، الملاحة , بحر",
    )
    assert {tag.name for tag in article.tags.all()} == {"المرافئ", "إيران", "الملاحة", "بحر"}
    assert Tag.objects.filter(folded=iran.folded).get() == iran


def test_a_reporter_chooses_tags_and_makes_none(sign_in):
    client = sign_in("reporter")
    tag = Tag.objects.create(name="المرافئ")
    assert 'name="new_tags"' not in client.get("/admin/news/article/add/").text
    add(client, section=make_section().pk, tags=[tag.pk], new_tags="جديد")
    assert [one.name for one in Article.objects.get().tags.all()] == ["المرافئ"]


# The picture


def test_a_picture_comes_with_the_article_and_its_words(sign_in):
    client = sign_in("reporter")
    add(client, section=make_section().pk, new_picture=picture_file(), lead_alt="سفينة عند الرصيف")
    image = Article.objects.get().lead_image
    assert (image.alt, image.uploaded_by) == ("سفينة عند الرصيف", client.user)


def test_a_picture_without_words_is_kept_until_they_come(sign_in):
    client, section = sign_in("reporter"), make_section()
    response = add(client, section=section.pk, new_picture=picture_file())
    assert "اكتب ماذا تُظهر الصورة" in errors(response)
    assert not Article.objects.exists()

    kept = response.context["adminform"].form["lead_image"].value()
    add(client, section=section.pk, lead_image=kept, lead_alt="سفينة عند الرصيف")
    assert Article.objects.get().lead_image == Image.objects.get()
    assert Image.objects.get().alt == "سفينة عند الرصيف"


def test_a_file_that_is_no_picture_is_refused_with_its_reason(sign_in):
    file = BytesIO(b"<svg onload=alert(1)>")
    file.name = "picture.jpg"
    response = add(sign_in("reporter"), section=make_section().pk, new_picture=file, lead_alt="سفينة")
    assert "هذا الملف ليس صورة" in " ".join(response.context["adminform"].form.errors["new_picture"])
    assert not Image.objects.exists()


def test_the_library_takes_a_picture_and_asks_for_its_words(sign_in):
    client = sign_in("reporter")
    focus = {"focal_x": "0.5", "focal_y": "0.5"}
    response = client.post("/admin/news/image/add/", {"file": picture_file(), **focus})
    form = response.context["adminform"].form
    assert "alt" in form.errors

    client.post("/admin/news/image/add/", {"kept": form["kept"].value(), "alt": "سفينة", **focus})
    assert Image.objects.get().alt == "سفينة"

    again = client.post("/admin/news/image/add/", {"file": picture_file(), "alt": "غيرها", **focus})
    assert "هذه الصورة موجودة عندنا" in again.text
    assert Image.objects.get().alt == "سفينة"


def test_a_decorative_picture_needs_no_words(sign_in):
    sent = {"file": picture_file(), "decorative": "on", "focal_x": "0.5", "focal_y": "0.5"}
    assert sign_in("editor").post("/admin/news/image/add/", sent).status_code == 302
    image = Image.objects.get()
    assert change(sign_in("editor"), make_article(), lead_image=image.pk).status_code == 302


# The text


def test_what_is_stored_is_sanitised_and_what_was_typed_is_said_to_be_saved(sign_in):
    article = make_article(status="draft")
    response = sign_in("editor").post(
        f"/admin/news/article/{article.pk}/change/",
        article_form(article, headline="الميناء", body="<p>نص<script>alert(1)</script></p>"),
        follow=True,
    )
    article.refresh_from_db()
    assert article.body == "<p>نص</p>"
    assert "حُفظ «الميناء»" in messages_of(response)


def test_an_editor_changes_a_published_article_and_its_counters_stay(sign_in):
    article = make_article("الأول")
    Article.objects.filter(pk=article.pk).update(comment_count=7)
    change(sign_in("editor"), article, headline="الثاني")
    article.refresh_from_db()
    assert (article.headline, article.status, article.comment_count) == ("الثاني", "published", 7)


def test_a_picture_from_the_library_keeps_its_words(sign_in):
    image = make_image(alt="رصيف")
    article = make_article(status="draft")
    change(sign_in("editor"), article, lead_image=image.pk, lead_alt="هنا كلام آخر")
    image.refresh_from_db()
    assert image.alt == "رصيف"


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_an_article_is_written_in_the_direction_of_its_language(sign_in, language, direction):
    article = make_article(status="draft", language=language)
    page = sign_in("editor").get(f"/admin/news/article/{article.pk}/change/")
    form = page.context["adminform"].form
    assert {form.fields[name].widget.attrs["dir"] for name in ("headline", "standfirst", "body")} == {direction}


def test_the_form_shows_the_picture_that_the_story_has(client):
    image = make_image(alt="رافعة فوق رصيف")
    article, bare = make_article(lead_image=image), make_article()
    client.force_login(make_user("editor"))
    shown = client.get(f"/admin/news/article/{article.pk}/change/").text
    assert 'class="thumb" src="/preview/' in shown
    assert "رافعة فوق رصيف</p>" in shown
    assert 'class="thumb"' not in client.get(f"/admin/news/article/{bare.pk}/change/").text
