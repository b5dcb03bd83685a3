"""Comments from several processes at once: limits are exact, the same comment is one, counts are right. T9, T12."""

import os
import subprocess
import sys
import time

import pytest
from django.db import connection
from django.test import Client

from comments.models import Comment, CommentSettings, Decision
from news.models import Article, Throttle
from tests.comments.factories import fields_of, make_comment, send
from tests.factories import make_article
from tests.processes.poster import POSTS
from tests.processes.together import AT_ONCE, at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.smoke]
PROCESSES = 4


def post_from_processes(article, kinds):
    """The lines that a poster of each kind printed."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "tests.processes.poster", str(connection.settings_dict["NAME"]), str(article.pk)]
    running = [
        subprocess.Popen([*command, kind], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for kind in kinds
    ]
    lines = []
    for process in running:
        out, problems = process.communicate(timeout=60)
        assert process.returncode == 0, problems
        lines += out.split("\n")[:-1]
    return [line.split(" ") for line in lines]


def wait_for_a_fresh_window(seconds, room):
    """Limits count in fixed windows: don't begin so near to the end of one that the test would see two."""
    left = seconds - time.time() % seconds
    if left < room:
        time.sleep(left)


def test_t9_processes_together_are_let_through_up_to_the_limit_exactly():
    CommentSettings(per_network=9).save()
    article = make_article()
    wait_for_a_fresh_window(600, room=20)
    codes = [code for code, _address in post_from_processes(article, [f"p{n}-" for n in range(PROCESSES)])]

    assert len(codes) == PROCESSES * POSTS
    assert sorted(codes) == ["303"] * 9 + ["429"] * (len(codes) - 9)
    assert Comment.objects.count() == 9
    assert set(Throttle.objects.filter(key__startswith="comment.network").values_list("count", flat=True)) == {9}


def test_t12_the_same_comment_from_several_processes_is_one_row_with_one_page():
    article = make_article()
    lines = post_from_processes(article, ["same"] * PROCESSES)
    assert {tuple(line) for line in lines} == {("303", lines[0][1])}
    assert Comment.objects.count() == 1


def test_t12_two_clicks_at_once_are_one_comment():
    article, typed = make_article(), fields_of()
    answers = at_once(lambda n: send(Client(), article, **typed))
    assert {(answer.status_code, answer.headers.get("Location")) for answer in answers} == {
        (303, answers[0].headers["Location"])
    }
    assert Comment.objects.count() == 1
    assert set(Throttle.objects.values_list("count", flat=True)) == {1}


def test_t12_of_many_who_decide_about_one_comment_at_once_one_wins_and_the_count_is_right():
    comment = make_comment()
    opened = [Comment.objects.get(pk=comment.pk) for _ in range(AT_ONCE)]
    won = at_once(lambda n: opened[n].approve(by=None) if n % 2 else opened[n].reject(by=None, reason="insult"))
    assert sum(won) == 1
    assert Decision.objects.count() == 1
    approved = Comment.objects.get().status == "approved"
    assert approved is bool(won.index(True) % 2)
    assert Article.objects.get().comment_count == int(approved)


def test_t12_overlapping_bulk_decisions_over_several_articles_leave_each_count_right():
    articles = [make_article() for _ in range(3)]
    for article in articles:
        for _ in range(6):
            make_comment(article=article)
    moves = ["approve", "mark_spam", "reopen", "approve"]

    def decide(number):
        rows = Comment.objects.order_by("pk" if number % 2 else "-pk")
        return getattr(rows, moves[number % len(moves)])(by=None)

    changed = at_once(decide)
    assert Decision.objects.count() == sum(changed)
    for article in articles:
        visible = Comment.objects.visible().filter(article=article).count()
        assert Article.objects.get(pk=article.pk).comment_count == visible


def test_comments_approved_deleted_and_withdrawn_at_once_leave_the_count_right():
    article = make_article()
    rows = [make_comment(article=article, status="approved" if n % 2 else "pending") for n in range(AT_ONCE)]
    acts = [
        lambda row: row.approve(by=None),
        lambda row: row.withdraw(),
        lambda row: Comment.objects.filter(article=article, pk__gte=row.pk).approve(by=None),
        lambda row: row.delete(),
    ]
    at_once(lambda n: acts[n % len(acts)](rows[n]))
    article.refresh_from_db()
    assert article.comment_count == Comment.objects.visible().count()
