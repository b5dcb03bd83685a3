"""The whole product in one morning: written on a phone, published, read, answered, approved."""

import pytest

from news.models import Article, Tag
from tests.factories import PASSWORD, make_article, make_author, make_section, make_source, make_user, picture_file

pytestmark = pytest.mark.smoke
HEADLINE = "المرافئ تستعيد إيقاعها بعد أسبوعين"
COMMENT = "لم أرَ الرصيف فارغًا هكذا من قبل."


def sign_in(page, user, then):
    page.goto(f"/admin/login/?next={then}")
    page.get_by_label("اسم المستخدم").fill(user.username)
    page.get_by_label("كلمة المرور").fill(PASSWORD)
    page.get_by_label("كلمة المرور").press("Enter")
    page.wait_for_url(f"**{then}")


def unfold(page, title):
    page.locator("summary", has_text=title).first.click()


def choose(page, field, words):
    """Choose what is found by `words` in an autocomplete field."""
    box = page.locator(f"#id_{field} + .select2")
    box.click()
    page.locator(".select2-container--open .select2-search__field").last.fill(words)
    page.locator(".select2-results__option--highlighted", has_text=words).click()


def test_an_article_goes_from_the_reporter_s_phone_to_an_approved_comment(open_page):
    economy = make_section("اقتصاد", hue="economy")
    make_source("ميدل ايست"), make_source("الصباحية")
    inline, listed = make_article("خريطة تبيّن مراسي السفن"), make_article("الشاحنات تنتظر على الطريق")
    Tag.objects.create(name="المرافئ")
    reporter, editor, moderator = make_user("reporter"), make_user("editor"), make_user("moderator")
    make_author("هدى الشامي", user=reporter)

    # The reporter writes it on a phone and hands it in.
    phone = open_page(width=390, height=844, has_touch=True, is_mobile=True)
    sign_in(phone, reporter, "/admin/news/article/add/")
    phone.get_by_label("العنوان", exact=False).first.fill(HEADLINE)
    choose(phone, "section", "اقتصاد")
    phone.get_by_label("التمهيد").fill("ثلاث رافعات عادت إلى العمل فجرًا.")
    text = phone.locator(".field-body .tiptap")
    text.click()
    phone.keyboard.type("دوّى بوق قصير في الرصيف الشرقي.")
    phone.keyboard.press("Enter")
    phone.get_by_role("button", name="أدرج «اقرأ أيضًا»").click()
    dialog = phone.get_by_role("dialog")
    dialog.locator("#also-term").fill("مراسي")
    dialog.get_by_role("button", name=inline.headline).click()
    phone.locator("#id_new_picture").set_input_files(
        {"name": "IMG_2041.jpg", "mimeType": "image/jpeg", "buffer": picture_file(1600, 900).read()}
    )
    phone.get_by_label("ماذا تُظهر الصورة؟").fill("رافعتان فوق رصيف مكدّس")
    unfold(phone, "الوسوم")
    choose(phone, "tags", "المرافئ")
    unfold(phone, "المصادر بالترتيب")
    choose(phone, "attributions-0-source", "ميدل ايست")
    phone.get_by_role("button", name="أضف: مصدر").click()
    choose(phone, "attributions-1-source", "الصباحية")
    unfold(phone, "أخبار ذات صلة")
    choose(phone, "related-0-story", listed.headline)
    phone.get_by_role("button", name="أرسل إلى المراجعة").first.click()
    phone.wait_for_url("**/change/")
    article = Article.objects.get(headline=HEADLINE)
    assert article.status == "in_review"
    assert [one.source.name for one in article.attributions.select_related("source")] == ["ميدل ايست", "الصباحية"]

    # The editor looks at the preview and publishes.
    desk = open_page()
    sign_in(desk, editor, f"/admin/news/article/{article.pk}/change/")
    desk.get_by_role("link", name="معاينة").click()
    for frame in desk.locator("iframe").all():  # phone and desktop
        frame.content_frame.get_by_role("heading", level=1, name=HEADLINE).wait_for()
    desk.go_back()
    desk.get_by_role("button", name="انشر الآن").click()
    desk.get_by_role("link", name="شاهده على الموقع").wait_for()

    # A reader finds it, reads it on a small phone and answers, without JavaScript.
    reader = open_page("/", width=360, height=740, javascript=False)
    reader.get_by_role("link", name=HEADLINE).first.click()
    assert reader.get_by_role("heading", level=1).inner_text() == HEADLINE
    shown = reader.locator("main").inner_text()
    for words in ("ميدل ايست", "الصباحية", "هدى الشامي", "المرافئ", "دوّى بوق قصير", inline.headline, listed.headline):
        assert words in shown
    assert reader.get_by_alt_text("رافعتان فوق رصيف مكدّس").evaluate(
        "picture => picture.complete && picture.naturalWidth > 0"
    )
    assert "لا تعليقات" in shown
    reader.get_by_label("التعليق").fill(COMMENT)
    reader.get_by_label("الاسم").fill("سالم المبروك")
    reader.get_by_label("البريد الإلكتروني").fill("salem@example.com")
    reader.get_by_role("button", name="أرسل التعليق").click()
    assert "تعليقك بانتظار المراجعة" in reader.locator("main").inner_text()
    status_page = reader.url

    # The moderator approves it.
    queue = open_page()
    sign_in(queue, moderator, "/admin/comments/comment/")
    assert queue.get_by_text(COMMENT).is_visible()
    queue.get_by_role("button", name="انشر", exact=True).first.click()
    queue.locator(".messagelist .success").wait_for()

    # The reader sees the decision, and everybody the comment.
    reader.goto(status_page)
    assert "نُشر تعليقك" in reader.locator("main").inner_text()
    reader.goto(article.get_absolute_url())
    shown = reader.locator("main").inner_text()
    assert COMMENT in shown
    assert "سالم المبروك" in shown
    assert "تعليق واحد" in shown
    assert "salem@example.com" not in reader.content()
    assert economy.name in shown
