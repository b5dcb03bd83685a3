"""What people do to an article: from which state, what it leaves behind, and that one of two wins."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from news.models import Article, Generation, RelatedStory, Revision
from tests.factories import make_article, make_source, make_user

pytestmark = pytest.mark.django_db
STATES = ["draft", "in_review", "published", "withdrawn"]
ACTS = {
    "submit_for_review": ({}, {"draft"}, "in_review"),
    "send_back": ({"note": "أضف مصدرًا"}, {"in_review"}, "draft"),
    "publish": ({}, {"draft", "in_review", "withdrawn"}, "published"),
    "withdraw": ({"reason": "معلومة خاطئة"}, {"published"}, "withdrawn"),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("act", ACTS)
def test_an_act_moves_only_the_states_it_is_for_and_says_whether_it_did(act, state):
    words, allowed, new = ACTS[act]
    article, editor = make_article(status=state), make_user("editor")

    changed = getattr(article, act)(by=editor, **words)

    assert changed is (state in allowed)
    article.refresh_from_db()
    assert article.status == (new if changed else state)
    assert article.revisions.filter(by=editor).exists() is changed


def test_what_was_done_is_recorded_with_who_when_and_why():
    article, editor = make_article(status="in_review"), make_user("editor")
    article.send_back(by=editor, note="أضف مصدرًا ثانيًا")
    revision = article.revisions.get()
    assert (revision.act, revision.by, revision.note) == ("sent_back", editor, "أضف مصدرًا ثانيًا")
    assert abs(revision.at - timezone.now()) < timedelta(minutes=1)


def test_an_article_published_for_later_can_be_given_a_new_hour_until_it_comes():
    article = make_article(status="draft")
    tomorrow = timezone.now() + timedelta(days=1)
    assert article.publish(by=None, at=tomorrow)
    assert not Article.objects.published().exists()

    assert article.publish(by=None)
    assert Article.objects.published().get() == article
    assert not article.publish(by=None, at=tomorrow)  # it is out


def test_publication_waits_for_the_embargo():
    end = timezone.now() + timedelta(hours=2)
    article = make_article(status="in_review", embargo_until=end)
    with pytest.raises(ValidationError):
        article.publish(by=None)
    with pytest.raises(ValidationError):
        article.publish(by=None, at=end - timedelta(seconds=1))
    assert article.publish(by=None, at=end)


def test_an_article_is_published_before_it_expires():
    article = make_article(status="draft", expires_at=timezone.now() + timedelta(hours=1))
    with pytest.raises(ValidationError):
        article.publish(by=None, at=timezone.now() + timedelta(hours=1))
    assert article.publish(by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.update(expires_at=article.publish_at - timedelta(hours=1))


def test_a_publication_can_be_taken_back_before_its_hour_and_for_a_minute_after():
    waiting = make_article(publish_at=timezone.now() + timedelta(days=1))
    just_out = make_article(publish_at=timezone.now() - timedelta(seconds=30))
    out = make_article(publish_at=timezone.now() - timedelta(minutes=2))
    assert [waiting.unpublish(by=None), just_out.unpublish(by=None), out.unpublish(by=None)] == [True, True, False]
    assert {waiting.status, just_out.status, out.status} == {"draft", "published"}
    assert not Article.objects.gone().exists()


def test_a_withdrawn_article_comes_back_to_its_old_place():
    article = make_article(publish_at=timezone.now() - timedelta(days=3))
    hour = article.publish_at
    article.withdraw(by=None, reason="مراجعة")
    assert article.publish(by=None)
    assert article.publish_at == hour
    assert article.withdrawn_at is None


def test_of_two_people_pressing_at_once_one_wins():
    article = make_article(status="in_review")
    one, two = Article.objects.get(pk=article.pk), Article.objects.get(pk=article.pk)  # both have the page open
    assert one.publish(by=None)
    assert not two.send_back(by=None)
    assert Article.objects.get().status == "published"
    assert Revision.objects.count() == 1


def test_who_decides_on_what_is_no_longer_there_decides_nothing():
    article = make_article(status="in_review")
    stale = Article.objects.get(pk=article.pk)
    assert article.send_back(by=None, note="أضف مصدرًا")
    assert not stale.publish(by=None)  # a draft may be published, but this is not what the editor saw
    assert Article.objects.get().status == "draft"


def test_a_working_copy_is_acted_on_by_nobody():
    copy = make_article(status="draft", working_copy_of=make_article())
    assert not copy.publish(by=None)
    assert not copy.submit_for_review(by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=copy.pk).update(status="published", publish_at=timezone.now())


def test_what_readers_notice_makes_pages_old_and_what_they_do_not_makes_none():
    def generations():
        return dict(Generation.objects.filter(name__in=["site", "recall"]).values_list("name", "value"))

    draft = make_article(status="draft")
    before = generations()
    draft.submit_for_review(by=None)
    draft.save()
    assert generations() == before
    draft.publish(by=None)
    published = generations()
    assert published["site"] > before["site"]
    assert published["recall"] == before["recall"]
    draft.withdraw(by=None, reason="خطأ")
    assert generations()["recall"] > published["recall"]


def test_saving_never_writes_the_counters_of_an_article_that_is_there():
    article = make_article()
    Article.objects.update(comment_count=5, view_count=70)  # others counted meanwhile
    article.headline = "عنوان جديد"
    article.save()
    article.refresh_from_db()
    assert (article.headline, article.comment_count, article.view_count) == ("عنوان جديد", 5, 70)


def test_a_stale_form_may_not_claim_the_article():
    article = make_article()
    seen = article.version
    assert article.claim(seen)
    assert not article.claim(seen)


def test_a_revision_keeps_everything_but_the_counters_and_each_text_once():
    article = make_article(status="draft", sources=[make_source("رويترز")], tags=["إيران"])
    article.after_edit(by=None)
    article.after_edit(by=None, note="بلا تغيير")
    first, second = article.revisions.order_by("number")
    assert first.snapshot["body"] == second.snapshot["body"]
    assert first.snapshot["tags"] == ["إيران"]
    assert first.snapshot["sources"][0]["source_id"] == article.sources.get().pk
    assert "comment_count" not in first.snapshot


def test_the_block_in_the_text_and_its_row_come_and_go_together():
    story, other = make_article("الأولى"), make_article("الثانية")
    article = make_article(
        status="draft",
        body=f'<p>نص</p><aside data-related="bcdfgh" data-story="{story.pk}">الأولى</aside>'
        '<aside data-related="kmnpqr" data-url="https://example.org/a">من خارج الموقع</aside>',
    )
    article.after_edit(by=None)
    ours, outside = article.related.order_by("position")
    assert (ours.story, ours.placement, ours.key) == (story, "inline", "bcdfgh")
    assert (outside.url, outside.title) == ("https://example.org/a", "من خارج الموقع")

    article.body = f'<p>نص</p><aside data-related="bcdfgh" data-story="{other.pk}">الثانية</aside>'
    article.save()
    article.after_edit(by=None)
    assert article.related.get().story == other


@pytest.mark.parametrize(
    "fields",
    [
        {"url": "https://example.org/", "title": "خارجي", "story": True},
        {},
        {"url": "https://example.org/"},
        {"itself": True},
        {"twice": True},
    ],
)
def test_related_stories_that_can_not_be_right_are_refused_by_the_database(fields):
    article, story = make_article(), make_article()
    RelatedStory.objects.create(article=article, story=make_article(), position=9)
    if fields.pop("itself", False):
        fields["story"] = article
    if fields.pop("twice", False):
        RelatedStory.objects.create(article=article, story=story)
        fields["story"] = story
    if fields.get("story") is True:
        fields["story"] = story
    with pytest.raises(IntegrityError), transaction.atomic():
        RelatedStory.objects.create(article=article, **fields)
    assert article.related.count() >= 1
