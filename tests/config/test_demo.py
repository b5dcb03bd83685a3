"""The demo newsroom: what `manage.py demo` puts into an empty database, adds to it later, and keeps fresh.

It is loaded once for this file; test_demo_elsewhere.py is about databases that are not empty.
"""

import re
from collections import Counter
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import CommandError
from django.db import transaction
from django.utils import timezone

from comments.models import Comment, Decision
from config.demo.clock import refresh
from config.demo.loader import NOTE, demo_articles
from config.demo.texts import html, moment, newsroom, stories
from news.arabic import fold
from news.body import sanitize
from news.models import Article, FrontPage, Generation, Image, Page, RelatedStory, Revision, Section, SiteSettings, User
from tests.config.demo_command import run
from tests.factories import make_article

PUBLISHED = Article.Status.PUBLISHED
BEIRUT = ZoneInfo("Asia/Beirut")


@pytest.fixture(scope="module")
def printed(django_db_setup, django_db_blocker):
    """The demo, loaded once; each test's own changes are undone, and all of it after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield run()
        transaction.set_rollback(True)


@pytest.fixture
def demo(printed, db):
    return printed


def published():
    return Article.objects.published()


# The texts


def test_headlines_are_told_apart_and_no_word_opens_more_than_three():
    headlines = [story.headline for story in stories().values()]
    openings = Counter(fold(headline).strip("«").split()[0] for headline in headlines)

    assert len(headlines) >= 30
    assert len({fold(headline) for headline in headlines}) == len(headlines)
    assert max(openings.values()) <= 3
    assert max(len(headline) for headline in headlines) <= 75


def test_every_text_is_stored_as_it_was_written():
    """Nothing in it is taken out by the sanitiser: no heading in a list, no attribute that we don't keep."""
    for story in stories().values():
        written = re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", html(story.body))).split()
        kept = re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", sanitize(html(story.body)))).split()
        assert kept == written, story.key
        assert sanitize(html(story.body)).count("<h2>") == story.body.count("<h2>"), story.key


def test_no_text_names_a_day_or_a_month_that_would_age():
    months = "كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|أيلول|تشرين|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|ديسمبر"
    day = r"(?:السبت|الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة)"
    assert re.search(f"في {day}", "في الخميس")
    for story in stories().values():
        assert not re.search(rf"\b(?:{months})\b", story.body), story.key
        for found in re.finditer(rf"{day}(?: \S+)?", story.body):
            assert found[0].endswith(("المقبل", "الماضي")) or story.body[: found.start()].endswith("عدا "), found[0]


def test_outside_links_lead_to_addresses_that_nobody_owns():
    texts = [story.body for story in stories().values()]
    links = [link.url for story in stories().values() for link in story.related if link.url]
    links += [credit.url for story in stories().values() for credit in story.sources if credit.url]
    links += [url for text in texts for url in re.findall(r'href="([^"]+)"', text)]
    assert len(links) >= 5
    for url in links:
        assert re.match(r"https://([a-z]+\.)?example\.(org|com)/", url), url


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("50m", "2026-11-24 10:10"),
        ("1d6h", "2026-11-23 05:00"),
        ("2d 06:30", "2026-11-22 06:30"),
        ("+1d 06:00", "2026-11-25 06:00"),
    ],
)
def test_an_hour_is_written_as_an_editor_says_it(words, hour):
    now = datetime(2026, 11, 24, 11, 0, tzinfo=BEIRUT)
    assert moment(words, now) == datetime.fromisoformat(hour).replace(tzinfo=BEIRUT)


def test_an_hour_that_means_nothing_is_refused():
    assert moment("", timezone.now()) is None
    with pytest.raises(ValueError, match="yesterday"):
        moment("yesterday", timezone.now())


@pytest.mark.parametrize("clock", ["00:01", "05:59", "12:00", "23:59"])
def test_at_whatever_hour_it_is_loaded_nothing_happens_before_its_cause_or_after_now(clock):
    now = datetime.fromisoformat(f"2026-11-24 {clock}").replace(tzinfo=BEIRUT)
    for story in stories().values():
        hour, ended = moment(story.published, now), moment(story.withdrawn or story.expires, now)
        if story.status == "scheduled":
            assert hour > now
            continue
        assert not hour or hour < now, story.key
        assert not ended or hour < ended < now, story.key
        assert not story.updated or hour < moment(story.updated, now) < now, story.key
        for letter in story.comments:
            sent = moment(letter.sent, now)
            assert hour < sent < (ended or now), (story.key, letter.name)
            for reply in letter.replies:
                assert sent < moment(reply.sent, now) < now, (story.key, reply.name)
                sent = moment(reply.sent, now)


def test_the_places_of_the_front_page_name_stories_that_readers_see():
    keys = [key for keys in newsroom()["front"].values() for key in keys]
    assert len(set(keys)) == len(keys)
    assert {stories()[key].status for key in keys} == {"published"}


# What is there after loading


def test_the_newsroom_is_complete(demo):
    assert Article.objects.count() == len(stories()) >= 30
    assert published().count() >= 24
    assert SiteSettings.current().name == "الصباحية"
    assert set(Section.objects.top().values_list("hue", flat=True)) == set(Section.Hue.values)
    assert Section.objects.filter(parent__slug="economy").count() == 2
    assert {"about", "contact", "privacy", "comment-policy"} <= set(Page.objects.values_list("slug", flat=True))
    assert f"{Article.objects.count()} articles" in demo
    assert f"{published().count()} articles" in demo


def test_every_state_of_an_article_is_there(demo):
    now = timezone.now()
    states = Counter(Article.objects.values_list("status", flat=True))
    assert states[Article.Status.IN_REVIEW] == 1
    assert states[Article.Status.DRAFT] == 2
    assert states[Article.Status.WITHDRAWN] == 1
    assert Article.objects.gone().count() == 2  # the withdrawn one, and the one that expired

    scheduled = Article.objects.get(status=PUBLISHED, publish_at__gt=now)
    assert timezone.localtime(scheduled.publish_at).strftime("%H:%M") == "06:00"
    assert timezone.localdate(scheduled.publish_at) == timezone.localdate(now) + timedelta(days=1)


def test_every_article_has_sources_authors_and_a_history(demo):
    for article in Article.objects.all():
        assert article.attributions.exists(), article
        assert article.bylines.exists(), article
        assert article.tags.exists(), article
        assert article.body_parts, article
        assert article.revisions.get(number=1).note == NOTE
        assert Generation.objects.filter(name=f"thread:{article.pk}").exists()
    assert Article.objects.filter(language="en").count() == 1
    assert any(article.bylines.count() == 2 for article in published())
    assert any(article.attributions.exclude(original_url="").exists() for article in published())
    in_review = Article.objects.get(status=Article.Status.IN_REVIEW)
    assert in_review.standfirst
    assert in_review.lead_image


def test_pictures_have_words_and_some_articles_have_none(demo):
    with_picture = published().exclude(lead_image=None)
    assert with_picture.count() >= 20
    assert published().filter(lead_image=None).exclude(section__hue="opinion").exists()
    assert with_picture.values("lead_image").distinct().count() == with_picture.count()
    for image in Image.objects.all():
        assert image.alt
        assert image.renditions.exists()


def test_related_stories_stand_in_the_text_and_in_the_list(demo):
    inline = RelatedStory.objects.filter(placement=RelatedStory.Placement.INLINE)
    listed = RelatedStory.objects.filter(placement=RelatedStory.Placement.LIST)
    assert inline.count() >= 5
    for row in inline:
        assert {"related": row.key} in row.article.body_parts
    assert listed.exclude(story=None).exists()
    assert listed.exclude(url="").exists()


def test_comments_are_there_in_every_state_and_none_comes_from_the_future(demo):
    now = timezone.now()
    assert 40 <= Comment.objects.count() <= 60
    states = Counter(Comment.objects.values_list("status", flat=True))
    assert set(states) == set(Comment.Status.values)
    assert states["pending"] >= 6
    assert not Comment.objects.filter(submitted_at__gte=now).exists()
    assert not Decision.objects.filter(at__gte=now).exists()
    assert {one.reason for one in Decision.objects.filter(new="rejected")} >= {"insult", "personal_data", "unfounded"}

    for comment in Comment.objects.select_related("article", "parent", "in_reply_to"):
        assert comment.submitted_at > comment.article.publish_at
        if comment.parent:
            assert comment.parent.parent is None
            assert comment.in_reply_to.submitted_at < comment.submitted_at
    assert Comment.objects.exclude(staff=None).count() >= 4
    assert Comment.objects.exclude(in_reply_to=None).exclude(in_reply_to__parent=None).exists()  # the second level
    for article in published():
        assert article.comment_count == article.comments.filter(status=Comment.Status.APPROVED).count()


def test_the_home_page_shows_what_the_newsroom_placed(demo, client):
    front = FrontPage.current()
    page = client.get("/").text
    for slot in front.slots.all():
        assert slot.article.get_absolute_url() in page
    draft = Article.objects.filter(status=Article.Status.DRAFT).first()
    assert draft.headline not in page


def test_each_address_of_the_demo_answers_as_its_state_demands(demo, client):
    now = timezone.now()
    for article in Article.objects.all():
        public = article.status == PUBLISHED and article.publish_at <= now
        ended = article.status == Article.Status.WITHDRAWN or (article.expires_at and article.expires_at <= now)
        expected = 410 if ended else 200 if public else 404
        assert client.get(article.get_absolute_url()).status_code == expected, article
    for page in Page.objects.all():
        assert client.get(page.get_absolute_url()).status_code == 200


def test_each_role_has_an_account_whose_password_comes_from_the_environment_or_is_printed(demo, client):
    for username in ("reporter", "editor", "chief", "moderator"):
        user = User.objects.get(username=username)
        assert [group.name for group in user.groups.all()] == [username]
        assert user.is_staff
        assert not user.is_superuser
        assert fold(user.get_full_name()) != ""
    assert client.login(username="reporter", password="reporter-of-the-demo")
    assert "reporter-of-the-demo" not in demo
    (username, password) = re.search(r"Account (\S+), password (\S+)", demo).groups()
    assert username == "moderator"
    assert client.login(username=username, password=password)
    assert User.objects.get(username="reporter").author.name == User.objects.get(username="reporter").get_full_name()


# More, fresher, again


def test_forced_once_more_it_adds_nothing(demo):
    counted = (Article, Comment, Image, Page, Section, User, Revision)
    before = [model.objects.count() for model in counted]
    assert "nothing was added" in run("--force")
    assert [model.objects.count() for model in counted] == before


def test_a_story_that_was_deleted_comes_back_alone(demo):
    lost = demo_articles().get(status=Article.Status.IN_REVIEW)
    headline = lost.headline
    lost.delete()
    run("--force")
    assert Article.objects.count() == len(stories())
    assert Article.objects.get(headline=headline).status == Article.Status.IN_REVIEW


def test_articles_are_added_in_bulk_for_measuring(demo, client, django_assert_max_num_queries):
    before, loaded = Article.objects.count(), set(Article.objects.values_list("pk", flat=True))
    with django_assert_max_num_queries(40):
        said = run("--articles", "120")

    assert "120 more" in said
    added = Article.objects.exclude(pk__in=loaded)
    assert added.count() == Article.objects.count() - before == 120
    assert added.values("headline").distinct().count() == 120
    assert {article.status for article in added} == {PUBLISHED}
    assert not added.filter(publish_at__gte=timezone.now()).exists()
    one = added.first()
    assert one.body == sanitize(one.body)
    assert one.body_text
    assert one.attributions.exists()
    assert one.bylines.exists()
    assert one.tags.exists()
    assert Generation.objects.filter(name=f"thread:{one.pk}").exists()
    assert client.get(one.get_absolute_url()).status_code == 200

    run("--articles", "5")
    assert Article.objects.values("headline").distinct().count() == before + 125


def test_fewer_than_no_articles_are_refused(demo):
    with pytest.raises(CommandError, match="negative"):
        run("--articles", "-1")


def hours():
    """Every hour of the demo that readers or editors see."""
    columns = (
        "publish_at",
        "first_published_at",
        "updated_at",
        "expires_at",
        "withdrawn_at",
        "created_at",
        "modified_at",
    )
    found = {("article", pk, name): value for name in columns for pk, value in Article.objects.values_list("pk", name)}
    found |= {("revision", pk): at for pk, at in Revision.objects.values_list("pk", "at")}
    found |= {("comment", pk): at for pk, at in Comment.objects.values_list("pk", "submitted_at")}
    return found | {("decision", pk): at for pk, at in Decision.objects.values_list("pk", "at")}


def test_refreshed_the_demo_is_as_new_as_on_its_first_day(demo):
    before, site = hours(), Generation.objects.get(name="site").value
    texts = list(
        Article.objects.order_by("pk").values_list("pk", "headline", "body", "status", "comment_count", "version")
    )

    assert "fresh" in run("--refresh")
    assert hours() == before

    with time_machine.travel(timezone.now() + timedelta(days=3, hours=5)):
        assert "3 days" in run("--refresh")
        after = hours()
        assert after == {key: at and at + timedelta(days=3) for key, at in before.items()}
        assert Article.objects.filter(publish_at__gt=timezone.now()).count() == 1
        assert Generation.objects.get(name="site").value > site

        assert "fresh" in run("--refresh")
        assert hours() == after
    assert texts == list(
        Article.objects.order_by("pk").values_list("pk", "headline", "body", "status", "comment_count", "version")
    )


def test_refreshing_leaves_alone_what_people_did_since(demo):
    editor = User.objects.get(username="editor")
    theirs = make_article("خبر من الزائر")
    published_now = Article.objects.get(status=Article.Status.IN_REVIEW)
    untouched = published().exclude(pk=theirs.pk).filter(comments__status="approved").first()
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        published_now.publish(by=editor)
        answer = Comment.objects.create(article=untouched, author_name="زائر", body="قرأت الخبر كله.")
    before = hours()

    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=10)):
        assert refresh() == 1
        assert published().filter(pk=published_now.pk).exists()
        after = hours()
    for key in [
        ("article", theirs.pk, "publish_at"),
        ("article", published_now.pk, "publish_at"),
        ("comment", answer.pk),
    ]:
        assert after[key] == before[key]
    moved = ("article", untouched.pk, "publish_at")
    assert after[moved] == before[moved] + timedelta(days=1)
