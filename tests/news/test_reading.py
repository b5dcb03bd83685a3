"""What a reader finds at each address."""

from datetime import timedelta

import feedparser
import pytest
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from news.models import FrontPage, Page, RelatedStory, Section, SiteSettings, Slot, Tag
from tests.addresses import PUBLIC, make_newspaper
from tests.factories import make_article, make_author, make_image, make_section, make_source

pytestmark = pytest.mark.django_db


# The article


def test_an_article_shows_its_whole_anatomy(client):
    article = make_article(
        "اتفاق على استئناف الملاحة",
        kicker="الممر الشمالي",
        standfirst="جولة ثانية الخميس.",
        dateline="طرابلس – رويترز",
        body="<h2>بنود الاتفاق</h2><p>نص <strong>أول</strong>.</p>"
        "<blockquote><p>قال الوسيط</p></blockquote><ul><li>بند</li></ul>",
        section=make_section("سياسة"),
        sources=[make_source("ميدل ايست"), make_source("الصباحية")],
        authors=[make_author("هدى الشامي"), make_author("سامر نعمة")],
        tags=["الملاحة"],
        lead_image=make_image(caption="الممر عند الفجر", credit="رسم: الصباحية"),
        lead_alt="سفينة في الممر",
        updated_at=timezone.now(),
    )
    text = client.get(article.get_absolute_url()).text
    for words in (
        "اتفاق على استئناف الملاحة",
        "الممر الشمالي",
        "جولة ثانية الخميس.",
        "طرابلس – رويترز",
        "<h2>بنود الاتفاق</h2>",
        "<blockquote>",
        "<p>بند</p>",
        "الملاحة",
        "الممر عند الفجر",
        "رسم: الصباحية",
        'alt="سفينة في الممر"',
        "بتوقيت بيروت",
        "اترك ردًا",
        "لن يُنشر عنوان بريدك الإلكتروني",
        "لا تعليقات",
    ):
        assert words in text, words
    assert text.index("<bdi>ميدل ايست</bdi>") < text.index("<bdi>الصباحية</bdi>")
    assert text.index("هدى الشامي") < text.index("سامر نعمة")


def test_a_source_is_printed_by_its_label_with_the_link_to_the_original(client):
    article = make_article(sources=[make_source("رويترز"), make_source("ميدل ايست")])
    article.attributions.filter(position=0).update(label="رويترز بالعربية", original_url="https://example.org/original")
    text = client.get(article.get_absolute_url()).text
    assert "رويترز بالعربية" in text
    assert 'href="https://example.org/original"' in text
    assert text.index("رويترز بالعربية") < text.index("ميدل ايست")


def test_related_stories_stand_in_the_text_and_in_the_list_ours_and_outside(client):
    inline, listed = make_article("خريطة: أين تقف السفن؟"), make_article("الشاحنات تنتظر")
    article = make_article(
        body=f'<p>قبل</p><aside data-related="bcdfgh" data-story="{inline.pk}">قديم</aside><p>بعد</p>'
    )
    article.after_edit(by=None)
    RelatedStory.objects.create(article=article, story=listed, position=1)
    RelatedStory.objects.create(
        article=article, url="https://example.org/x", title="تقرير الهيئة", source=make_source("الهيئة"), position=2
    )
    text = client.get(article.get_absolute_url()).text
    before, after = text.index("<p>قبل</p>"), text.index("<p>بعد</p>")
    assert before < text.index("اقرأ أيضًا") < after
    assert before < text.index("خريطة: أين تقف السفن؟") < after  # its headline today, not the one typed then
    assert after < text.index("الشاحنات تنتظر") < text.index("تقرير الهيئة")
    assert 'href="https://example.org/x"' in text
    assert "data-related" not in text


def test_another_slug_leads_to_the_right_one_and_may_change_back(client):
    article = make_article("عنوان المقال")
    for address in (f"/news/{article.pk}/قديم/", f"/n/{article.pk}/", f"/news/{article.pk}/old%20one/"):
        answer = client.get(address)
        assert answer.status_code == 301
        assert answer["Location"] == article.get_absolute_url()
        assert answer["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "address", ["/news/999999999999999999999999/x/", "/n/0/", "/news/1/", "/section/لا-قسم/", "/tag/x/"]
)
def test_what_is_not_there_is_a_404_in_arabic(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert 'lang="ar"' in answer.text
    assert 'dir="rtl"' in answer.text


def test_an_english_article_says_its_language_and_direction(client):
    article = make_article("Ports find their rhythm", language="en", body="<p>Cranes moved at dawn.</p>")
    text = client.get(article.get_absolute_url()).text
    assert 'dir="ltr"' in text
    assert 'lang="en"' in text


# The home page


def test_the_home_page_prints_no_article_twice(client):
    section = make_section("سياسة")
    articles = [make_article(f"خبر مميّز {n}", section=section) for n in range(20)]
    text = client.get("/").text
    links = {article.pk: text.count(f'href="/news/{article.pk}/') for article in articles}
    assert max(links.values()) == 1
    assert sum(links.values()) > 10


def test_editors_place_stories_and_empty_places_fill_themselves(client):
    old = make_article("اختيار المحرر", publish_at=timezone.now() - timedelta(days=9))
    newest = make_article("أحدث الأخبار كلها")
    front = FrontPage.objects.create(status="published")
    Slot.objects.create(front_page=front, zone="lead", article=old, headline="بعنوان الصفحة الأولى")
    text = client.get("/").text
    assert "بعنوان الصفحة الأولى" in text
    assert text.index("بعنوان الصفحة الأولى") < text.index(newest.headline)

    Slot.objects.update(pinned_until=timezone.now() - timedelta(minutes=1))
    text = client.get("/").text
    assert "بعنوان الصفحة الأولى" not in text
    assert newest.headline in text


def test_a_story_for_which_a_zone_has_no_room_is_still_on_the_page(client):
    articles = [make_article(f"موضوع رقم {n} في العمود") for n in range(6)]
    front = FrontPage.objects.create(status="published")
    for position, article in enumerate(articles):
        Slot.objects.create(front_page=front, zone="secondary", position=position, article=article)
    text = client.get("/").text
    assert [text.count(f'href="/news/{article.pk}/') > 0 for article in articles] == [True] * 6


def test_a_story_placed_on_a_section_s_block_leads_it(client):
    section = make_section("سياسة")
    placed = make_article("قديم اختاره المحرر", section=section, publish_at=timezone.now() - timedelta(days=9))
    [make_article(f"أحدث منه {n}", section=section) for n in range(3)]
    front = FrontPage.objects.create(status="published")
    Slot.objects.create(front_page=front, zone="section", auto_section=section, article=placed)
    assert [block.lead.article for block in client.get("/").context["front"].blocks] == [placed]


def test_the_front_page_changes_at_its_hour(client):
    article = make_article()
    now = FrontPage.objects.create(status="published", publish_at=timezone.now() - timedelta(hours=2))
    later = FrontPage.objects.create(status="published", publish_at=timezone.now() + timedelta(hours=2))
    draft = FrontPage.objects.create(status="draft", publish_at=timezone.now() - timedelta(hours=1))
    for front, words in ((now, "نشرة الآن"), (later, "نشرة لاحقة"), (draft, "نشرة لم تُعتمد")):
        Slot.objects.create(front_page=front, zone="lead", article=article, headline=words)
    text = client.get("/").text
    assert "نشرة الآن" in text
    assert "نشرة لاحقة" not in text
    assert "نشرة لم تُعتمد" not in text


def test_a_newsroom_without_a_story_has_a_home_page(client):
    assert client.get("/").status_code == 200


# Lists


def test_a_list_goes_on_page_by_page_and_back(client):
    tag_name, hour = "المرافئ", timezone.now() - timedelta(days=1)
    articles = [make_article(tags=[tag_name], publish_at=hour - timedelta(minutes=n // 2)) for n in range(45)]
    address, seen, pages = Tag.objects.get().get_absolute_url(), [], []
    query = ""
    while True:
        answer = client.get(address + query)
        page = answer.context["page"]
        seen += [article.pk for article in page.items]
        pages.append(query)
        if not page.older:
            break
        assert f'href="{page.older}"' in answer.text
        query = page.older
    assert sorted(seen) == sorted(article.pk for article in articles)
    assert len(set(seen)) == 45
    newer = client.get(address + pages[-1]).context["page"].newer
    middle = client.get(address + newer).context["page"]
    assert [article.pk for article in middle.items] == seen[20:40]
    first = client.get(address + middle.newer).context["page"]
    assert [article.pk for article in first.items] == seen[:20]
    assert not first.newer


@pytest.mark.parametrize("cursor", ["x", "1-", "-", "9" * 40 + "-1", "1-1-1", "1-" + "9" * 30, "٣-٤-٥"])
def test_a_cursor_that_is_not_ours_is_a_404(client, cursor):
    paper = make_newspaper()
    for name in ("section", "tag", "source", "author"):
        for key in ("before", "after"):
            assert client.get(f"{PUBLIC[name](paper)}?{key}={cursor}").status_code == 404


def test_a_section_lists_the_articles_of_its_children(client):
    parent = make_section("اقتصاد")
    child = make_section("مصارف", parent=parent)
    article = make_article("المصرف يثبّت الفائدة", section=child)
    make_article("خارج القسم", section=make_section("رياضة"))
    text = client.get(parent.get_absolute_url()).text
    assert article.headline in text
    assert child.get_absolute_url() in text
    assert "خارج القسم" not in text


# Names and addresses


def test_two_spellings_of_a_tag_are_one():
    one, two = make_article(tags=["إيران"]), make_article(tags=["ايران", "إِيران"])
    assert one.tags.get() == two.tags.get()
    assert Tag.objects.get().name == "إيران"


def test_a_merged_tag_leads_to_its_heir_and_gives_it_new_articles(client):
    heir = Tag.objects.create(name="المرافئ")
    old = Tag.objects.create(name="الموانئ", merged_into=heir)
    answer = client.get(old.get_absolute_url())
    assert (answer.status_code, answer["Location"]) == (301, heir.get_absolute_url())
    assert make_article(tags=["الموانئ"]).tags.get() == heir


def test_a_tag_that_was_merged_keeps_no_article_whoever_merged_it():
    heir, old = Tag.objects.create(name="المرافئ"), Tag.objects.create(name="الموانئ")
    article = make_article(tags=["الموانئ"])
    old.merged_into = heir
    old.save()
    assert article.tags.get() == heir
    with pytest.raises(IntegrityError), transaction.atomic():
        Tag.objects.update(merged_into=F("pk"))


def test_an_address_that_moved_leads_to_the_new_one(client):
    section = make_section("علوم")
    old = section.get_absolute_url()
    section.slug = "علوم-وتقنية"
    section.save()
    answer = client.get(old)
    assert (answer.status_code, answer["Location"]) == (301, section.get_absolute_url())
    assert client.get(section.get_absolute_url()).status_code == 200


def test_a_slug_that_comes_back_is_a_page_again(client):
    page = Page.objects.create(title="من نحن", body="<p>نص</p>")
    first = page.get_absolute_url()
    for slug in ("about", "من-نحن"):
        page.slug = slug
        page.save()
    assert page.get_absolute_url() == first
    assert client.get(first).status_code == 200
    assert client.get("/page/about/")["Location"] == first


def test_slugs_come_from_names_and_are_never_taken_twice():
    one = Section.objects.create(name="فنون")
    two = Section.objects.create(name="فُنون")
    assert (one.slug, two.slug) == ("فنون", "فنون-2")


# The house's own way


def test_digits_and_month_names_are_the_house_s_choice(client):
    paper = make_newspaper(publish_at=timezone.now() - timedelta(minutes=5))
    year = str(timezone.localtime().year)
    arabic = year.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    address = paper["article"].get_absolute_url()
    assert arabic in client.get(address).text
    SiteSettings.objects.create(numerals="latn", name="الجريدة")
    text = client.get(address).text
    assert arabic not in text
    assert "الجريدة" in text


def test_the_feed_is_rss_with_absolute_addresses_of_the_site(client):
    paper = make_newspaper()
    feed = feedparser.parse(client.get("/feed/", headers={"host": "localhost"}).content)
    assert not feed.bozo
    entry = feed.entries[0]
    assert entry.title == paper["article"].headline
    assert entry.link == "http://testserver" + paper["article"].get_absolute_url()
    assert entry.id == f"http://testserver/n/{paper['article'].pk}/"


def test_health_tells_yes_or_no(client):
    for address in ("/health/live", "/health/ready"):
        answer = client.get(address)
        assert (answer.status_code, answer.text) == (200, "yes")
        assert "no-store" in answer["Cache-Control"]
