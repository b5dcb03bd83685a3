"""The moderators' desk, by its addresses."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comments.models import Comment, CommentSettings, Decision
from tests.comments.factories import make_comment
from tests.factories import make_article, make_section, make_user

pytestmark = pytest.mark.django_db
QUEUE = "/admin/comments/comment/"
ROLES = ["reporter", "editor", "chief", "moderator"]


def desk_of(role):
    """A browser in which somebody of `role` is signed in."""
    client = Client()
    client.force_login(make_user(role))
    return client


def one(comment, act="change"):
    return f"{QUEUE}{comment.pk}/{act}/"


def cards(page):
    """The cards of a list, without what stands around them."""
    return "".join(re.findall(r'<article class="card".*?</article>', page, re.DOTALL))


def told(answer):
    """What the page says at its top after a decision."""
    return re.sub("<[^>]+>", "", "".join(re.findall(r'<ul class="messagelist">(.*?)</ul>', answer.text, re.DOTALL)))


# The queue


def test_the_queue_opens_on_what_awaits_a_decision_oldest_first():
    now = timezone.now()
    for age, status in ((1, "pending"), (3, "pending"), (2, "pending"), (9, "approved"), (9, "spam")):
        make_comment(f"عمره {age} {status}", status=status, submitted_at=now - timedelta(hours=age))
    queue = cards(desk_of("moderator").get(QUEUE).text)
    assert re.findall(r"عمره (\d \w+)", queue) == ["3 pending", "2 pending", "1 pending"]
    everything = cards(desk_of("moderator").get(QUEUE, {"status": "all"}).text)
    assert len(re.findall(r"عمره \d", everything)) == 5


@pytest.mark.parametrize("status", Comment.Status.values)
def test_a_filter_shows_each_state(status):
    for state in Comment.Status.values:
        make_comment(f"حالته {state}.", status=state)
    page = desk_of("moderator").get(QUEUE, {"status": status}).text
    assert re.findall(r"حالته (\w+)\.", cards(page)) == [status]


def test_a_card_says_what_the_decision_needs():
    article = make_article("المرافئ تستعيد إيقاعها", section=make_section("اقتصاد"))
    top = make_comment("متى يبدأ الجدول؟", article=article, status="approved", author_name="نورة")
    for status in ("approved", "approved", "rejected", "spam", "pending"):
        make_comment(status=status, author_email="Salem@example.com", article=make_article())
    make_comment("أول السطر\nثاني السطر", in_reply_to=top, author_name="سالم", author_email="salem@example.com")
    trapped = make_comment(
        "اربح الآن", status="spam", findings=[{"check": "trap", "verdict": "spam", "code": "filled"}]
    )

    desk = desk_of("moderator")
    page = desk.get(QUEUE, {"q": "أول السطر"}).text
    for word in ("سالم", "salem@example.com", "المرافئ تستعيد إيقاعها", "اقتصاد", "متى يبدأ الجدول؟", "نورة"):
        assert word in page
    assert "أول السطر<br>ثاني السطر" in page
    for record in ("نُشر له تعليقان", "رُفض له تعليق", "تعليق مزعج"):
        assert record in page
    assert f'href="{article.get_absolute_url()}"' in page
    assert "<img" not in page[page.index('id="result_list"') :]
    assert "لا تراه إلا البرامج الآلية" not in page
    assert "لا تراه إلا البرامج الآلية" in desk.get(one(trapped)).text


def test_the_queue_costs_the_same_number_of_queries_at_any_length():
    desk = desk_of("moderator")

    def queries():
        with CaptureQueriesContext(connection) as context:
            assert desk.get(QUEUE, {"status": "all"}).status_code == 200
        return len(context)

    def fill(number):
        for _ in range(number):
            top = make_comment(article=make_article(section=make_section()), status="approved")
            reply = make_comment(in_reply_to=top)
            reply.reject(by=make_user("moderator"), reason="insult")

    fill(2)
    few = queries()
    fill(10)
    assert queries() == few
    assert few <= 12


@pytest.mark.parametrize(
    ("word", "finds"), [("الرصيف", 1), ("سالم", 1), ("المرافئ", 1), ("salem@", 1), ("لا وجود له", 0)]
)
def test_comments_are_found_by_text_name_article_and_address(word, finds):
    article = make_article("المرافئ تستعيد إيقاعها")
    make_comment("لم أرَ الرصيف فارغًا", article=article, author_name="سالم", author_email="salem@example.com")
    make_comment("تعليق آخر")
    assert desk_of("moderator").get(QUEUE, {"q": word}).text.count('class="card"') == finds


# Decisions, one by one

BUTTONS = {"approve": "approved", "reject": "rejected", "mark-spam": "spam", "reopen": "pending"}


@pytest.mark.parametrize("act", BUTTONS)
def test_a_decision_is_one_click_and_is_recorded(act):
    old = "approved" if act == "reopen" else "pending"
    comment, moderator, desk = make_comment(status=old), make_user("moderator"), Client()
    desk.force_login(moderator)
    page = desk.get(QUEUE, {"status": old}).text
    assert f'formaction="{one(comment, act)}?' in page

    answer = desk.post(one(comment, act), {"seen": old, f"reason-{comment.pk}": "off_topic"}, follow=True)
    assert answer.redirect_chain == [(QUEUE, 302)]
    assert comment.author_name in told(answer)
    comment.refresh_from_db()
    assert comment.status == BUTTONS[act]
    decision = Decision.objects.get()
    assert (decision.old, decision.new, decision.by) == (old, BUTTONS[act], moderator)
    assert decision.reason == ("off_topic" if act == "reject" else "")


def test_a_rejection_without_a_word_has_another_reason_and_a_made_up_one_too():
    for reason in ({}, {"reason-%s": "nonsense"}):
        comment = make_comment()
        fields = {name % comment.pk: value for name, value in reason.items()}
        desk_of("moderator").post(one(comment, "reject"), fields)
        assert comment.decisions.get().reason == "other"


def test_a_sentence_to_the_writer_goes_along_with_a_rejection():
    comment = make_comment()
    desk = desk_of("moderator")
    assert 'name="note"' in desk.get(one(comment)).text
    desk.post(one(comment, "reject"), {"note": "احذف الرقم\nثم أرسله." + "س" * 500})
    assert comment.decisions.get().note.startswith("احذف الرقم ثم أرسله.")


def test_a_comment_that_was_decided_meanwhile_is_not_decided_again_and_the_page_says_so():
    comment = make_comment()
    comment.reject(by=None, reason="insult")
    answer = desk_of("moderator").post(one(comment, "approve"), {"seen": "pending"}, follow=True)
    assert "سبقك قرار آخر" in told(answer)
    assert "مرفوض" in told(answer)
    assert Comment.objects.get().status == "rejected"
    assert Decision.objects.count() == 1


def test_what_its_writer_took_back_offers_no_button_and_takes_none():
    comment = make_comment(status="withdrawn")
    desk = desk_of("moderator")
    for page in (desk.get(one(comment)).text, desk.get(QUEUE, {"status": "withdrawn"}).text):
        assert "سحبه صاحبه" in page
        assert "formaction" not in page
    desk.post(one(comment, "approve"), {"seen": "withdrawn"})
    assert Comment.objects.get().status == "withdrawn"


def test_after_a_decision_the_list_is_filtered_as_before_and_leads_nowhere_else():
    article = make_article()
    comment = make_comment(article=article)
    desk = desk_of("moderator")
    query = f"article__id__exact={article.pk}&status=pending"
    page = desk.get(f"{QUEUE}?{query}").text
    address = re.search(r'formaction="([^"]*approve/[^"]*)"', page)[1].replace("&amp;", "&")
    answer = desk.post(address, {"seen": "pending"})
    assert answer["Location"] == f"{QUEUE}?{query}"
    assert desk.post(f"{one(comment, 'reopen')}?_changelist_filters=//evil.example/")["Location"].startswith(
        f"{QUEUE}?"
    )


def test_decisions_are_made_by_post_only():
    comment = make_comment()
    for act in (*BUTTONS, "answer"):
        assert desk_of("moderator").get(one(comment, act)).status_code == 405
    assert Comment.objects.get().status == "pending"


# Decisions, many at once


@pytest.mark.parametrize(("act", "new"), [("approve", "approved"), ("reject", "rejected"), ("mark_spam", "spam")])
def test_many_are_decided_in_bulk_and_each_is_recorded(act, new):
    article = make_article()
    chosen, spared = [make_comment(article=article) for _ in range(3)], make_comment(article=article)
    fields = {"action": act, "_selected_action": [comment.pk for comment in chosen], "reason": "insult"}
    answer = desk_of("moderator").post(QUEUE, fields, follow=True)
    assert "٣ تعليقات" in told(answer)
    assert Comment.objects.filter(status=new).count() == 3
    spared.refresh_from_db()
    assert spared.status == "pending"
    assert [decision.reason for decision in Decision.objects.all()] == (["insult"] if act == "reject" else [""]) * 3
    article.refresh_from_db()
    assert article.comment_count == (3 if act == "approve" else 0)


def test_deleting_many_at_the_desk_keeps_the_count():
    article = make_article()
    rows = [make_comment(article=article, status="approved") for _ in range(3)]
    fields = {"action": "delete_selected", "_selected_action": [row.pk for row in rows[:2]], "post": "yes"}
    desk_of("chief").post(f"{QUEUE}?status=approved", fields)
    assert Comment.objects.get() == rows[2]
    article.refresh_from_db()
    assert article.comment_count == 1
    desk_of("chief").post(one(rows[2], "delete"), {"post": "yes"})
    article.refresh_from_db()
    assert (article.comment_count, Comment.objects.exists()) == (0, False)


# One comment


def test_a_comment_is_read_and_never_edited():
    comment = make_comment("كلام القارئ")
    desk = desk_of("chief")
    page = desk.get(one(comment)).text
    assert "كلام القارئ" in page
    assert 'name="status"' not in page
    assert desk.post(one(comment), {"body": "كلام آخر", "status": "approved"}).status_code in {403, 405}
    assert desk.get(f"{QUEUE}add/").status_code == 403
    comment.refresh_from_db()
    assert (comment.body, comment.status) == ("كلام القارئ", "pending")
    assert desk.get(f"{QUEUE}999999/change/").status_code == 404


def test_the_page_of_a_comment_lists_every_decision():
    comment, moderator = make_comment(), make_user("moderator", first_name="نادر", last_name="س.")
    comment.approve(by=moderator)
    comment.reject(by=moderator, reason="insult", note="لا إهانة من فضلك")
    page = desk_of("moderator").get(one(comment)).text
    log = re.sub(r"\s+", " ", page[page.index("decisions") :])
    assert "بانتظار المراجعة ← منشور" in log
    assert "منشور ← مرفوض (إهانة أو تحريض)" in log
    assert "لا إهانة من فضلك" in log
    assert "نادر س." in log


@pytest.mark.parametrize("role", ["moderator", "editor"])
def test_the_newsroom_answers_from_the_page_of_a_comment(client, role):
    comment = make_comment(status="approved")
    desk = desk_of(role)
    assert "ردّ باسم الصحيفة" in desk.get(one(comment)).text
    answer = desk.post(one(comment, "answer"), {"body": "شكرًا لك. صحّحنا الرقم."}, follow=True)
    assert "نُشر الردّ" in told(answer)
    assert "شكرًا لك. صحّحنا الرقم." in client.get(comment.article.get_absolute_url()).text


def test_an_answer_without_words_or_to_what_nobody_sees_is_refused_and_kept():
    shown, hidden = make_comment(status="approved"), make_comment()
    desk = desk_of("moderator")
    for comment, body, says in (
        (shown, " ", "اكتب تعليقك"),
        (shown, "س" * 3001, "التعليق طويل، والحدّ ٣٠٠٠"),
        (hidden, "شكرًا", "انشره أولًا"),
    ):
        answer = desk.post(one(comment, "answer"), {"body": body})
        assert answer.status_code == 422
        assert says in answer.text
    assert "س" * 3001 in desk.post(one(shown, "answer"), {"body": "س" * 3001}).text
    assert not Comment.objects.filter(staff__isnull=False).exists()


# Who may do what

MATRIX = {
    # (method, address) -> roles that are let in
    ("get", "list"): {"editor", "chief", "moderator"},
    ("get", "change"): {"editor", "chief", "moderator"},
    ("post", "approve"): {"chief", "moderator"},
    ("post", "reject"): {"chief", "moderator"},
    ("post", "mark-spam"): {"chief", "moderator"},
    ("post", "reopen"): {"chief", "moderator"},
    ("post", "answer"): {"editor", "chief", "moderator"},
    ("get", "delete"): {"chief"},
    ("get", "history"): {"editor", "chief", "moderator"},
    ("get", "settings"): {"chief"},
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("method", "screen"), MATRIX)
def test_t34_each_role_reaches_what_is_its_own(role, method, screen):
    comment = make_comment(status="rejected" if screen == "reopen" else "pending")
    address = {"list": QUEUE, "settings": "/admin/comments/commentsettings/1/change/"}.get(screen, one(comment, screen))
    code = getattr(desk_of(role), method)(address).status_code
    assert code in ({200, 302, 422} if role in MATRIX[method, screen] else {403})
    changed = Comment.objects.get().status != comment.status
    assert changed is (screen in BUTTONS and role in MATRIX[method, screen])


@pytest.mark.parametrize("role", ["reporter", "editor"])
def test_t34_only_moderators_read_addresses(role):
    comment = make_comment("نصّ التعليق", author_email="secret@example.com")
    assert "secret@example.com" in desk_of("moderator").get(QUEUE).text
    assert "secret@example.com" in desk_of("moderator").get(one(comment)).text
    desk = desk_of(role)
    for address in (QUEUE, one(comment), one(comment, "history"), one(comment, "delete")):
        assert "secret@example.com" not in desk.get(address, follow=True).text


@pytest.mark.parametrize("column", ["author_email", "email_key", "network", "token_hash", "staff__password"])
def test_t34_who_may_not_read_addresses_cannot_guess_them_by_searching_or_filtering_either(column):
    make_comment("نصّ التعليق", author_email="secret@example.com")
    desk = desk_of("editor")
    assert "نصّ التعليق" in cards(desk.get(QUEUE).text)
    assert "نصّ التعليق" in cards(desk_of("moderator").get(QUEUE, {"q": "secret@"}).text)
    assert "نصّ التعليق" not in desk.get(QUEUE, {"q": "secret@"}).text
    assert desk.get(QUEUE, {f"{column}__startswith": "s"}).status_code == 400


def test_t34_editors_without_the_right_get_no_buttons_and_no_bulk():
    comment = make_comment()
    page = desk_of("editor").get(QUEUE).text
    assert comment.body in page
    assert "formaction" not in page
    assert 'name="action"' not in page
    fields = {"action": "approve", "_selected_action": [comment.pk]}
    desk_of("editor").post(QUEUE, fields)
    assert Comment.objects.get().status == "pending"


def test_an_editor_of_some_sections_answers_there_only():
    mine, other = make_section(), make_section()
    here, there = (make_comment(article=make_article(section=one), status="approved") for one in (mine, other))
    editor, desk = make_user("editor"), Client()
    editor.sections.add(mine)
    desk.force_login(editor)
    page = desk.get(QUEUE, {"status": "all"}).text
    assert here.body in page
    assert there.body not in page
    assert desk.post(one(here, "answer"), {"body": "شكرًا لك."}).status_code == 302
    assert desk.post(one(there, "answer"), {"body": "شكرًا لك."}).status_code == 404


def test_the_settings_are_one_row_which_the_list_leads_to():
    desk = desk_of("chief")
    answer = desk.get("/admin/comments/commentsettings/", follow=True)
    assert answer.redirect_chain[-1][0] == "/admin/comments/commentsettings/1/change/"
    assert not CommentSettings.objects.exists()
    fields = {
        "mode": "closed", "close_after_days": 7, "note": "ناقش الفكرة.", "pause_seconds": 5, "per_writer": 6,
        "per_network": 30, "per_article": 600, "per_site": 3000,
    }  # fmt: skip
    assert desk.post(answer.redirect_chain[-1][0], fields).status_code == 302
    assert CommentSettings.current().mode == "closed"
    assert desk.get("/admin/comments/commentsettings/2/change/").status_code == 302
    assert desk.get("/admin/comments/commentsettings/add/").status_code == 403


# The desk's front page


def test_whoever_decides_is_led_to_the_comment_that_waited_longest(time_machine):
    time_machine.move_to("2026-11-24 10:42 +02:00", tick=False)
    moderator = desk_of("moderator")
    assert "ابدأ بأقدمها" not in moderator.get("/admin/").text
    make_comment()
    time_machine.shift(timedelta(hours=1))
    make_comment()
    desk = moderator.get("/admin/").text
    assert "تعليقات تنتظر القرار <span>٢</span>" in desk
    assert "وصل ٢٤ تشرين الثاني ٢٠٢٦، ١٠:٤٢ بتوقيت بيروت" in desk
    assert "تنتظر القرار" not in desk_of("reporter").get("/admin/").text
