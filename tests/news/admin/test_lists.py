"""Lists of the desk: what they show, to whom, in how many queries, and that nothing typed becomes markup."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news.models import Article, ArticleAuthor, Image, Rendition, Tag
from tests.factories import make_article, make_author, make_image, make_section, make_source, make_user

pytestmark = pytest.mark.django_db

ATTACK = '<script>alert("x")</script><img src=x onerror=alert(1)>'


def queries(client, address):
    client.get(address)  # what is asked once a process is asked now
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def fill(count):
    """`count` articles with all that a row prints, made in bulk."""
    section, image = make_section(), Image.objects.first() or make_image()
    writers = [make_author(), make_author()]
    made = Article.objects.bulk_create(
        Article(section=section, headline=f"خبر {number}", kicker="ملاحة", lead_image=image, slug="خبر")
        for number in range(count)
    )
    ArticleAuthor.objects.bulk_create(
        ArticleAuthor(article=article, author=writer) for article in made for writer in writers
    )
    return made


@pytest.mark.parametrize("role", ["reporter", "chief"])
def test_the_list_of_articles_costs_the_same_at_10_and_at_200_rows(sign_in, role, monkeypatch):
    monkeypatch.setattr("news.admin.articles.ArticleAdmin.list_per_page", 200)
    client = sign_in(role)
    client.user.sections.set([])
    fill(10)
    few = queries(client, "/admin/news/article/")
    fill(190)
    assert client.get("/admin/news/article/").text.count("field-headline_column") == 200
    assert queries(client, "/admin/news/article/") == few
    assert few <= 20


@pytest.mark.parametrize("noun", ["image", "tag", "author", "source", "section", "user", "frontpage"])
def test_every_list_costs_the_same_however_long_it_is(sign_in, noun):
    def more(number):
        image = Image.objects.first() or make_image()
        made = Image.objects.bulk_create(Image(sha256=f"{number}-{n}", width=9, height=9, alt="ر") for n in range(5))
        Rendition.objects.bulk_create(
            Rendition(image=one, kind="webp", width=9, height=9, file=f"pictures/{one.sha256}") for one in made
        )
        section = make_section(parent=make_section())
        article = make_article(section=section, sources=[make_source()], authors=[make_author(picture=image)])
        Tag.objects.create(name=f"وسم {number}", merged_into=Tag.objects.create(name=f"أصل {number}"))
        article.tags.add(f"آخر {number}")
        make_user("reporter").sections.add(section)
        from news.models import FrontPage

        FrontPage.objects.create(by=make_user())

    client = sign_in("chief")
    more(1)
    few = queries(client, f"/admin/news/{noun}/")
    more(2)
    more(3)
    assert queries(client, f"/admin/news/{noun}/") == few


def test_the_form_of_an_article_costs_the_same_however_many_there_are_to_choose_from(sign_in):
    client, article = sign_in("chief"), make_article(sources=[make_source()], authors=[make_author()], tags=["أ"])
    few = queries(client, f"/admin/news/article/{article.pk}/change/")
    fill(50)
    for _ in range(20):
        make_source(), make_author(), make_section()
    assert queries(client, f"/admin/news/article/{article.pk}/change/") == few


# What is listed


def test_working_copies_are_listed_and_offered_nowhere(sign_in):
    original = make_article("الأصل")
    make_article("نسخة العمل", status="draft", working_copy_of=original)
    client = sign_in("chief")
    for address in (
        "/admin/news/article/",
        "/admin/news/article/?q=ا",
        offer("relatedstory", "story"),
        offer("slot", "article"),
    ):
        shown = client.get(address).text
        text = shown.encode().decode("unicode_escape", "ignore") if "autocomplete" in address else shown
        assert "الأصل" in text or "\\u0627\\u0644\\u0623\\u0635\\u0644" in shown
        assert "نسخة العمل" not in text


def offer(model, field, term=""):
    return f"/admin/autocomplete/?app_label=news&model_name={model}&field_name={field}&term={term}"


def offered(client, *args):
    return {result["text"] for result in client.get(offer(*args)).json()["results"]}


def test_a_list_holds_the_sections_of_whoever_asks(sign_in):
    economy, sport = make_section("اقتصاد"), make_section("رياضة")
    make_article("خبر الاقتصاد", section=economy)
    make_article("خبر الرياضة", section=sport)
    client = sign_in("editor")
    client.user.sections.add(economy)

    shown = client.get("/admin/news/article/").text
    assert "خبر الاقتصاد" in shown
    assert "خبر الرياضة" not in shown
    assert offered(client, "article", "section") == {"اقتصاد"}


def test_a_story_of_another_section_is_offered_once_readers_see_it(sign_in):
    economy, sport = make_section("اقتصاد"), make_section("رياضة")
    make_article("منشور عندهم", section=sport)
    make_article("مسودتهم", section=sport, status="draft")
    make_article("مسودتنا", section=economy, status="draft")
    client = sign_in("reporter")
    client.user.sections.add(economy)
    assert offered(client, "relatedstory", "story") == {"منشور عندهم", "مسودتنا"}


@pytest.mark.parametrize(
    ("role", "status"), [("reporter", 200), ("editor", 200), ("moderator", 403), ("nobody", 403), ("anonymous", 302)]
)
def test_what_may_be_chosen_is_told_to_those_who_write(sign_in, role, status):
    make_article()
    assert sign_in(role).get(offer("relatedstory", "story")).status_code == status


def test_tags_are_found_by_what_their_spellings_share_and_merged_ones_are_not_offered(sign_in):
    iran = Tag.objects.create(name="إيران")
    Tag.objects.create(name="إيران القديمة", merged_into=iran)
    assert offered(sign_in("reporter"), "article", "tags", "ايرَان") == {"إيران"}


def test_each_state_has_its_filter(sign_in):
    now = timezone.now()
    states = {
        "draft": make_article("الأولى", status="draft"),
        "in_review": make_article("الثانية", status="in_review"),
        "published": make_article("الثالثة"),
        "scheduled": make_article("الرابعة", publish_at=now + timedelta(hours=1)),
        "expired": make_article("الخامسة", publish_at=now - timedelta(days=2), expires_at=now - timedelta(days=1)),
        "withdrawn": make_article("السادسة", status="withdrawn"),
    }
    client = sign_in("chief")
    for state, article in states.items():
        shown = client.get(f"/admin/news/article/?state={state}").context["cl"].queryset
        assert list(shown) == [article]


def test_a_list_is_narrowed_by_section_source_language_writer_and_words(sign_in):
    client = sign_in("editor")
    section, source, _other = make_section("رياضة"), make_source("رويترز"), make_source("الصباحية")
    wanted = make_article("جزاء متأخرة", section=section, sources=[source], language="fr", created_by=client.user)
    make_article("خبر آخر", section=make_section("اقتصاد"))
    narrowed = f"section={section.pk}", f"sources__id__exact={source.pk}", "language__exact=fr", "mine=1", "q=جزاء"
    for query in narrowed:
        assert list(client.get(f"/admin/news/article/?{query}").context["cl"].queryset) == [wanted]


# Nothing typed becomes markup


@pytest.mark.parametrize("screen", ["", "{pk}/change/", "{pk}/history/", "{pk}/delete/", "{pk}/preview/", "?q=alert"])
def test_a_headline_is_text_on_every_screen(sign_in, screen):
    article = make_article(ATTACK, kicker="<b onclick=x>", status="draft", authors=[make_author(ATTACK)])
    shown = sign_in("chief").get(f"/admin/news/article/{screen.format(pk=article.pk)}").text
    assert "&lt;script&gt;" in shown
    assert "<script>alert" not in shown
    assert "<img src=x" not in shown
    assert "<b onclick" not in shown


def test_a_headline_is_text_in_what_is_said_after_a_save_and_in_a_note(sign_in):
    article = make_article(ATTACK, status="in_review")
    client = sign_in("chief")
    shown = client.post(f"/admin/news/article/{article.pk}/send-back/", {"note": ATTACK}, follow=True).text
    assert shown.count("&lt;script&gt;") >= 3  # what was done, the note, the headline
    assert "<script>alert" not in shown


@pytest.mark.parametrize("noun", ["tag", "source", "author", "section", "image"])
def test_a_name_is_text_in_every_list(sign_in, noun):
    make_article(tags=[ATTACK], section=make_section(ATTACK), sources=[make_source(ATTACK)])
    make_author(ATTACK)
    if noun == "image":
        make_image(alt=ATTACK)
    shown = sign_in("chief").get(f"/admin/news/{noun}/").text
    assert "&lt;script&gt;" in shown
    assert "<script>alert" not in shown


def test_staff_pages_name_a_nonce_and_reader_pages_none(sign_in):
    policy = sign_in("chief").get("/admin/news/article/add/").headers["Content-Security-Policy"]
    assert "script-src 'self' 'nonce-" in policy
    assert "style-src 'self' 'nonce-" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "nonce" not in sign_in("anonymous").get("/").headers["Content-Security-Policy"]
