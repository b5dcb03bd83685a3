"""A reporter at 390 px: six fields, one button. And the editor of the text, which a phone has as well."""

import io

import pytest
from PIL import Image as Pixels

from news.models import Article
from tests.factories import PASSWORD, make_article, make_author, make_section, make_user

PHONE = {"width": 390, "height": 844, "has_touch": True}


@pytest.fixture
def picture():
    file = io.BytesIO()
    Pixels.new("RGB", (1600, 900), "#0b6b3f").save(file, "JPEG")
    return {"name": "IMG_0042.jpg", "mimeType": "image/jpeg", "buffer": file.getvalue()}


@pytest.fixture
def sign_in(open_page):
    def sign_in(user, path, **options):
        page = open_page(f"/admin/login/?next={path}", **options)
        page.get_by_label("اسم المستخدم").fill(user.username)
        page.get_by_label("كلمة المرور").fill(PASSWORD)
        page.get_by_role("button", name="دخول").click()
        page.wait_for_url(f"**{path}")
        return page

    return sign_in


@pytest.fixture
def reporter():
    section, user = make_section("اقتصاد", hue="economy"), make_user("reporter", first_name="سارة")
    user.sections.add(section)
    make_author("سارة الشامي", user=user)
    return user


def text_box(page):
    page.locator(".prose-menubar").wait_for()
    return page.get_by_role("textbox", name="النص")


def test_a_reporter_hands_in_an_article_from_a_phone_with_six_fields_and_one_button(sign_in, reporter, picture):
    page = sign_in(reporter, "/admin/news/article/add/", **PHONE)
    box = text_box(page)

    rows = page.locator("#article_form .form-row:visible")
    assert [row.locator("label").first.inner_text().strip(":؟ ") for row in rows.all()] == [
        "العنوان", "القسم", "التمهيد", "النص", "الصورة", "ماذا تُظهر الصورة",
    ]  # fmt: skip
    assert page.evaluate("document.documentElement.scrollWidth") == 390

    page.get_by_role("textbox", name="العنوان:").fill("المرافئ تستعيد إيقاعها بعد أسبوعين من الصمت")
    page.get_by_label("التمهيد").fill("الرافعات تعود إلى العمل، والتجار يحصون خسائرهم.")
    box.click()
    page.keyboard.type("وصلت السفينة إلى الرصيف عند الفجر.")
    page.get_by_label("الصورة:", exact=True).set_input_files(picture)
    page.locator("img.picked").wait_for()
    page.get_by_label("ماذا تُظهر الصورة").fill("رافعة فوق رصيف")

    one = page.locator(".act--main:visible")
    assert one.count() == 1
    bounds = one.bounding_box()
    assert bounds["y"] + bounds["height"] == PHONE["height"]  # under the thumb, however far one scrolled
    one.tap()

    page.get_by_text("وصل «المرافئ تستعيد إيقاعها بعد أسبوعين من الصمت» إلى محرّري قسم اقتصاد").wait_for()
    article = Article.objects.get()
    assert (article.status, article.section.name, article.created_by) == ("in_review", "اقتصاد", reporter)
    assert article.body == "<p>وصلت السفينة إلى الرصيف عند الفجر.</p>"
    assert article.lead_image.alt == "رافعة فوق رصيف"
    assert article.bylines.get().author.user == reporter
    assert "قيد المراجعة" in page.locator(".panel").inner_text()


def test_what_was_typed_on_the_phone_survives_an_error(sign_in, reporter, picture):
    page = sign_in(reporter, "/admin/news/article/add/", **PHONE)
    text_box(page).click()
    page.keyboard.type("نص كُتب في الطريق.")
    page.get_by_label("الصورة:", exact=True).set_input_files(picture)
    page.locator(".act--main:visible").tap()

    page.locator(".errornote").wait_for()
    assert text_box(page).inner_text().strip() == "نص كُتب في الطريق."
    page.get_by_role("textbox", name="العنوان:").fill("الميناء يعمل")
    page.get_by_label("ماذا تُظهر الصورة").fill("رافعة فوق رصيف")
    page.locator(".act--main:visible").tap()

    page.get_by_text("وصل «الميناء يعمل»").wait_for()
    assert Article.objects.get().lead_image.alt == "رافعة فوق رصيف"


def test_one_of_our_articles_is_named_in_the_text_by_its_headline(sign_in, reporter):
    make_article("البنك المركزي يثبّت الفائدة", section=make_section("سياسة"))
    page = sign_in(reporter, "/admin/news/article/add/", **PHONE)
    page.get_by_role("textbox", name="العنوان:").fill("الميناء يعمل")
    text_box(page).click()
    page.keyboard.type("نص قبلها.")
    page.get_by_role("button", name="أدرج «اقرأ أيضًا»").click()
    page.get_by_label("أحد أخبارنا").fill("الفائدة")
    page.get_by_role("button", name="البنك المركزي يثبّت الفائدة").click()
    page.locator(".also").wait_for()
    page.wait_for_function("() => document.querySelector('.tiptap').editor.state.selection.empty")
    page.keyboard.type("ونص بعدها.")
    page.get_by_role("button", name="أدرج «اقرأ أيضًا»").click()
    page.locator(".also-dialog").get_by_label("الرابط").fill("https://example.org/report")
    page.locator("#also-title").fill("تقرير المنظمة")
    page.locator(".also-dialog").get_by_role("button", name="أدرج").click()
    page.locator(".act--main:visible").tap()

    page.get_by_text("وصل «الميناء يعمل»").wait_for()
    article = Article.objects.get(headline="الميناء يعمل")
    inside = [(row.story and row.story.headline, row.url, row.title) for row in article.related.all()]
    assert inside == [
        ("البنك المركزي يثبّت الفائدة", "", ""),
        (None, "https://example.org/report", "تقرير المنظمة"),
    ]
    assert [sorted(part) for part in article.body_parts] == [["html"], ["related"], ["html"], ["related"]]
    keys = {row.key for row in article.related.all()}
    assert all(len(key) == 6 for key in keys)
    assert len(keys) == 2


def test_a_text_that_was_stored_comes_back_from_the_editor_as_it_was(sign_in):
    body = (
        '<p>قالت <span lang="en" dir="ltr">BBC</span> <strong>أمس</strong> إن <em>الرقم</em> صحيح.</p><h2>عنوان</h2>'
        "<ul><li><p>أولًا</p></li><li><p>ثانيًا</p></li></ul><blockquote><p>اقتباس</p></blockquote>"
        '<ol start="3"><li><p>ثالثًا</p></li></ol>'
        '<p><a href="https://example.org/" rel="noopener noreferrer">رابط</a></p>'
        '<aside data-related="bcd234" data-url="https://example.org/a">تقرير</aside>'
    )
    article = make_article(status="draft", body=body)
    assert article.body == body
    page = sign_in(make_user("editor"), f"/admin/news/article/{article.pk}/change/")
    text_box(page).wait_for()
    page.evaluate("() => document.querySelector('.field-body .tiptap').editor.commands.focus('start')")
    page.wait_for_function("() => document.querySelector('.field-body .tiptap').editor.view.hasFocus()")
    page.keyboard.type("و")
    page.get_by_role("button", name="احفظ المسودة").click()
    page.get_by_text("حُفظ «").wait_for()
    article.refresh_from_db()
    assert article.body == body.replace("<p>قالت", "<p>وقالت", 1)


def test_pasted_text_loses_its_dress_and_keeps_its_sense(sign_in, reporter):
    page = sign_in(reporter, "/admin/news/article/add/")
    box = text_box(page)
    box.click()
    html = (
        "<style>p{color:red}</style><!--[if x]>y<![endif]-->"
        '<b style="font-weight:normal"><h1 style="color:red">عنوان</h1>'
        '<p style="mso-x:y" onclick="x()">سطر <span style="font-weight:700">مهم</span><br><br>فقرة ثانية</p></b>'
    )
    page.evaluate(
        """(html) => {
          const data = new DataTransfer()
          data.setData("text/html", html)
          document.querySelector(".tiptap").dispatchEvent(
            new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
        }""",
        html,
    )
    assert page.locator("#id_body").input_value() == ("<h2>عنوان</h2><p>سطر <strong>مهم</strong></p><p>فقرة ثانية</p>")


def test_an_editor_previews_and_publishes_at_the_hour_that_the_button_says(sign_in):
    article = make_article("المجلس يرجئ التصويت", status="in_review")
    page = sign_in(make_user("editor"), f"/admin/news/article/{article.pk}/preview/")
    for frame in page.locator("iframe").all():
        frame.content_frame.get_by_role("heading", name="المجلس يرجئ التصويت").first.wait_for()

    page.goto(f"/admin/news/article/{article.pk}/change/")
    page.get_by_text("انشر في موعد لاحق").click()
    page.get_by_label("اليوم والساعة").fill("2031-11-25T06:30")
    page.get_by_role("button", name="يُنشر ٢٥ تشرين الثاني ٢٠٣١، ٠٦:٣٠ بتوقيت بيروت").click()
    page.get_by_text("يُنشر «المجلس يرجئ التصويت» ٢٥ تشرين الثاني ٢٠٣١، ٠٦:٣٠ بتوقيت بيروت.").wait_for()
    article.refresh_from_db()
    assert article.publish_at.isoformat() == "2031-11-25T04:30:00+00:00"
