"""Comments in a real browser: without script, from hostile hands, and where they could push the page out of shape."""

import pytest
from playwright.sync_api import expect

from comments.models import Comment
from tests.comments.factories import make_comment
from tests.factories import PASSWORD, make_article, make_user

VECTORS = [
    "<script>hit()</script>",
    "\"'><img src=x onerror=hit()>",
    "</textarea></title><svg onload=hit()>",
    "<details open ontoggle=hit()>",
    "javascript:hit()//https://example.org/'onfocus='hit()' autofocus='",
    "]]><!--<iframe srcdoc='<script>parent.hit()</script>'>",
]
COUNTER = "window.hits = 0; window.hit = () => { window.hits += 1 }; window.alert = window.hit"


def sign_in(page, user):
    page.goto("/admin/login/")
    page.fill("[name=username]", user.username)
    page.fill("[name=password]", PASSWORD)
    page.locator("#login-form [type=submit]").click()
    page.wait_for_url("**/admin/")


def write(page, article, *, name, email, body):
    page.goto(f"/news/{article.pk}/comments/")
    page.fill("[name=body]", body)
    page.fill("[name=author_name]", name)
    page.fill("[name=author_email]", email)
    page.click("#reply button")


@pytest.mark.smoke
def test_a_reader_without_script_corrects_a_form_sends_it_and_reads_the_decision(open_page):
    article = make_article("المرافئ تستعيد إيقاعها")
    page = open_page(width=360, javascript=False)
    page.goto(article.get_absolute_url())
    page.fill("[name=body]", "أين العمّال؟")
    page.fill("[name=author_name]", "سالم")
    page.fill("[name=author_email]", "salem@example")
    page.click("#reply button")

    expect(page.get_by_role("alert")).to_contain_text("صحّح خطأً واحدًا")
    page.get_by_role("alert").get_by_role("link").click()
    expect(page.locator("[name=body]")).to_have_value("أين العمّال؟")
    page.fill("[name=author_email]", "salem@example.com")
    page.click("#reply button")

    expect(page.get_by_role("heading", level=1)).to_have_text("تعليقك بانتظار المراجعة")
    Comment.objects.get().approve(by=None)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("نُشر تعليقك")
    page.get_by_role("link", name="اقرأه في مكانه").click()
    expect(page.locator(".comment")).to_contain_text("أين العمّال؟")
    expect(page.locator("#comments-title")).to_have_text("تعليق واحد")


def test_t1_no_vector_runs_on_any_page_where_comments_are_shown(open_page, settings):
    settings.COMMENT_LIMITS = False
    article = make_article()
    page = open_page()
    page.add_init_script(COUNTER)
    sign_in(page, make_user("chief"))
    addresses = [article.get_absolute_url(), "/admin/comments/comment/?status=all"]
    for number, vector in enumerate(VECTORS):
        write(page, article, name=f"سالم {vector}"[:60], email=f"reader{number}@example.com", body=f"نصّ {vector}")
        expect(page.get_by_role("heading", level=1)).to_have_text("تعليقك بانتظار المراجعة")
        assert page.evaluate("() => window.hits") == 0, vector
        addresses.append(page.url)
        comment = Comment.objects.latest("pk")
        comment.reject(by=None, reason="other", note=vector)
        comment.approve(by=None)
        addresses += [f"/admin/comments/comment/{comment.pk}/{part}/" for part in ("change", "delete", "history")]
        addresses.append(f"/news/{article.pk}/comments/?parent={comment.pk}")
    for address in addresses:
        page.goto(address)
        assert page.evaluate("() => window.hits") == 0, address
    page.goto(article.get_absolute_url())
    assert page.locator(".comment").count() == len(VECTORS)
    assert page.evaluate("() => { hit(); return window.hits }") == 1  # the counter counts


def test_t4_a_name_full_of_direction_characters_moves_nothing_beside_it(open_page):
    article = make_article()
    plain = make_comment("نصّ", article=article, status="approved", author_name="Salem M.")
    tricky = make_comment("نصّ", article=article, status="approved", author_name="\u202e\u2067Salem\u202d M.\u2066")
    page = open_page(article.get_absolute_url(), width=390)

    def places(comment):
        boxes = [
            page.locator(f"#comment-{comment.pk} {part}").bounding_box()
            for part in (".comment__time", ".comment__reply")
        ]
        top = page.locator(f"#comment-{comment.pk}").bounding_box()["y"]
        return [(round(box["x"]), round(box["y"] - top)) for box in boxes]

    assert places(tricky) == places(plain)


@pytest.mark.parametrize("width", [320, 1280])
def test_t6_no_text_pushes_the_page_sideways_or_covers_its_neighbour(open_page, width):
    article = make_article()
    make_comment("كلمة" * 500, article=article, status="approved", author_name="س" * 60)
    make_comment("https://example.org/" + "a" * 1500, article=article, status="approved")
    tower = make_comment(
        "﷽﷽﷽ " + "ن\u064e\u0651\u0670\u0653" * 40, article=article, status="approved", author_name="﷽" * 20
    )
    reply = make_comment("W" * 2000, in_reply_to=tower, status="approved")
    after = make_comment("بعده", article=article, status="approved")
    page = open_page(article.get_absolute_url(), width=width)

    assert page.evaluate("() => document.documentElement.scrollWidth === document.documentElement.clientWidth")
    boxes = [page.locator(f"#comment-{comment.pk}").bounding_box() for comment in (reply, after)]
    assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"]


@pytest.mark.smoke
def test_a_moderator_decides_on_a_phone_with_one_touch(open_page):
    comment = make_comment("أين العمّال؟", author_name="سالم")
    make_comment("تعليق ثانٍ")
    page = open_page(width=390)
    sign_in(page, make_user("moderator"))
    page.goto("/admin/comments/comment/")
    assert page.evaluate("() => document.documentElement.scrollWidth === document.documentElement.clientWidth")
    card = page.get_by_role("article", name="سالم")
    box = card.get_by_role("button", name="انشر").bounding_box()
    assert box["height"] >= 44
    card.get_by_role("button", name="انشر").click()
    expect(page.locator(".messagelist")).to_contain_text("نُشر تعليق سالم")
    expect(page.get_by_role("article")).to_have_count(1)
    assert Comment.objects.get(pk=comment.pk).status == "approved"
