"""What moderators do to comments: from which state, what it leaves behind, and that the article's count is right."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comments.models import Comment, Decision
from news.models import Article, Generation
from news.models.generation import RECALL, thread
from tests.comments.factories import make_comment
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db
STATES = Comment.Status.values
ACTS = {
    "approve": ({}, "approved"),
    "reject": ({"reason": Decision.Reason.INSULT}, "rejected"),
    "mark_spam": ({}, "spam"),
    "reopen": ({}, "pending"),
}


def generations(article):
    return dict(Generation.objects.filter(name__in=[thread(article.pk), RECALL]).values_list("name", "value"))


def count_of(article):
    return Article.objects.get(pk=article.pk).comment_count


def visible_on(article):
    return Comment.objects.visible().filter(article=article).count()


@pytest.mark.parametrize("old", STATES)
@pytest.mark.parametrize("act", ACTS)
def test_an_act_moves_any_state_but_its_own_and_withdrawn_and_says_whether_it_did(act, old):
    details, new = ACTS[act]
    comment, moderator = make_comment(status=old), make_user("moderator")

    changed = getattr(comment, act)(by=moderator, **details)

    assert changed is (old not in {new, "withdrawn"})
    assert comment.status == Comment.objects.get().status == (new if changed else old)
    assert count_of(comment.article) == visible_on(comment.article) == (comment.status == "approved")
    decided = list(Decision.objects.values_list("old", "new", "by"))
    assert decided == ([(old, new, moderator.pk)] if changed else [])


def test_a_decision_is_recorded_with_who_when_and_why_and_the_next_one_beside_it():
    comment, moderator = make_comment(), make_user("moderator")
    comment.reject(by=moderator, reason="personal_data", note="احذف الرقم")
    comment.reopen(by=moderator)
    first, second = comment.decisions.all()
    assert (first.reason, first.note, first.by) == ("personal_data", "احذف الرقم", moderator)
    assert (second.old, second.new, second.reason) == ("rejected", "pending", "")
    assert comment.last_decision == second


@pytest.mark.parametrize("old", STATES)
def test_a_writer_may_take_back_whatever_was_decided(old):
    comment = make_comment(status=old)
    assert comment.withdraw() is (old != "withdrawn")
    assert comment.status == "withdrawn"
    assert count_of(comment.article) == 0


def test_who_decides_on_what_another_has_decided_meanwhile_changes_nothing():
    comment = make_comment()
    seen_by_another = Comment.objects.get()
    assert comment.approve(by=None)
    assert not seen_by_another.reject(by=None, reason="insult")
    assert seen_by_another.status == "approved"  # it knows now
    assert count_of(comment.article) == 1
    assert Decision.objects.count() == 1


@pytest.mark.parametrize("act", ACTS)
def test_many_are_decided_at_once_by_the_act_of_the_same_name(act):
    details, new = ACTS[act]
    articles = [make_article() for _ in range(3)]
    rows = [make_comment(article=article, status=old) for article in articles for old in STATES]

    changed = getattr(Comment.objects.all(), act)(by=None, **details)

    assert changed == len(rows) - 2 * len(articles)
    assert set(Comment.objects.exclude(status="withdrawn").values_list("status", flat=True)) == {new}
    assert Decision.objects.count() == changed
    for article in articles:
        assert count_of(article) == visible_on(article) == (4 if new == "approved" else 0)


def test_deciding_many_costs_the_same_number_of_queries():
    def queries(number):
        article = make_article()
        for _ in range(number):
            make_comment(article=article)
        with CaptureQueriesContext(connection) as context:
            Comment.objects.filter(article=article).approve(by=None)
        return len(context)

    assert queries(30) == queries(3)


def test_the_count_follows_comments_that_are_deleted():
    article, other = make_article(), make_article()
    for status in STATES:
        make_comment(article=article, status=status)
        make_comment(article=other, status=status)
    one_more = make_comment(article=article, status="approved")
    assert (count_of(article), count_of(other)) == (2, 1)

    one_more.delete()
    assert count_of(article) == visible_on(article) == 1
    deleted, _rows = Comment.objects.filter(article=article).delete()
    assert deleted == len(STATES)
    assert (count_of(article), count_of(other)) == (0, 1)


def test_answers_to_a_deleted_comment_stay_and_are_still_counted():
    top = make_comment(status="approved")
    reply = make_comment(in_reply_to=top, status="approved")
    top.delete()
    reply.refresh_from_db()
    assert (reply.parent, reply.in_reply_to) == (None, None)
    assert count_of(reply.article) == visible_on(reply.article) == 1


def test_a_count_is_moved_and_not_made_anew():
    article = make_article()
    comment = make_comment(article=article)
    Article.objects.filter(pk=article.pk).update(comment_count=7)  # as an importer left it
    comment.approve(by=None)
    assert count_of(article) == 8


def test_a_count_that_was_wrong_before_keeps_nobody_from_removing_a_comment():
    comment = make_comment(status="approved")
    Article.objects.update(comment_count=0)
    assert comment.reject(by=None, reason="insult")
    assert count_of(comment.article) == 0


def test_saving_an_article_that_was_opened_before_does_not_turn_its_count_back():
    comment = make_comment()
    opened = Article.objects.get()
    comment.approve(by=None)
    opened.headline = "عنوان جديد"
    opened.save()
    assert count_of(opened) == 1


def test_saving_a_comment_does_not_decide_about_it():
    comment = make_comment()
    opened = Comment.objects.get()
    comment.approve(by=None)
    opened.author_name = "اسم آخر"
    opened.save()
    assert Comment.objects.get().status == "approved"
    assert Comment.objects.get().author_name == "اسم آخر"


def test_what_appears_makes_the_thread_old_and_what_disappears_is_recalled_too():
    comment = make_comment()
    article = comment.article
    before = generations(article)

    comment.mark_spam(by=None)  # no reader notices
    assert generations(article) == before

    comment.approve(by=None)
    appeared = generations(article)
    assert appeared[thread(article.pk)] > before[thread(article.pk)]
    assert appeared[RECALL] == before[RECALL]

    comment.withdraw()
    gone = generations(article)
    assert gone[thread(article.pk)] > appeared[thread(article.pk)]
    assert gone[RECALL] > appeared[RECALL]


def test_only_approved_comments_on_public_articles_are_visible():
    for status in STATES:
        make_comment(status=status)
    for status in ("draft", "in_review", "withdrawn"):
        make_comment(article=make_article(status=status), status="approved")
    assert [comment.status for comment in Comment.objects.visible()] == ["approved"]
    assert Comment.objects.visible().get().article.status == "published"


def test_the_newsroom_answers_at_once_and_by_name_of_the_house():
    top, moderator = make_comment(status="approved"), make_user("moderator")
    reply = make_comment(in_reply_to=top, status="approved")
    answer = reply.answer(by=moderator, body="شكرًا لك.\n\n\n\nصحّحنا الرقم.")
    assert (answer.parent, answer.in_reply_to, answer.staff, answer.status) == (top, reply, moderator, "approved")
    assert answer.body == "شكرًا لك.\n\nصحّحنا الرقم."
    assert answer.author_email == ""
    assert count_of(top.article) == 3
    assert make_comment().answer(by=moderator, body="لا أحد يرى هذا") is None
