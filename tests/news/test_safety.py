"""Defences of the reader site, named after the threats that they answer."""

import json
import re

import pytest
from django.test import Client

from news.models import Article, Author, Page, Section, Source, Tag
from tests.addresses import DOCUMENTS, LISTINGS, PUBLIC, make_newspaper
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


@pytest.mark.parametrize("name", PUBLIC)
def test_no_reader_page_sets_a_cookie_or_varies_by_one(client, name):
    answer = client.get(PUBLIC[name](make_newspaper()))
    assert answer.status_code in {200, 301}
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert b"csrf" not in answer.content.lower()


@pytest.mark.parametrize("name", PUBLIC)
def test_a_member_of_staff_reads_the_same_page_as_anybody(client, name):
    address = PUBLIC[name](make_newspaper())
    staff = Client()
    staff.force_login(make_user("chief"))
    one, two = client.get(address), staff.get(address)
    assert one.content == two.content
    assert not two.cookies


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_page_asked_again_is_not_sent_again(client, name):
    address = PUBLIC[name](make_newspaper())
    answer = client.get(address)
    assert answer["Cache-Control"] == "public, max-age=0, must-revalidate"
    again = client.get(address, headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")

    Page.objects.create(title="صفحة جديدة", body="<p>في كل تذييل</p>")
    assert client.get(address, headers={"if-none-match": answer["ETag"]}).status_code == 200


@pytest.mark.parametrize("name", [*DOCUMENTS, "feed", "media"])
def test_what_is_not_sent_again_keeps_its_headers(client, name):
    address = PUBLIC[name](make_newspaper())
    answer = client.get(address, headers={"accept-encoding": "gzip"})
    again = client.get(address, headers={"accept-encoding": "gzip", "if-none-match": answer["ETag"]})
    assert again.status_code == 304
    for header in set(answer.headers) - {"Content-Encoding", "Content-Length", "Content-Type", "ETag"}:
        assert again[header] == answer[header], header


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_page_loads_nothing_from_others_and_runs_nothing_inline(client, name):
    text = client.get(PUBLIC[name](make_newspaper())).text
    assert "<link" in text
    for address in re.findall(r'<(?:script|img|source|iframe|link)[^>]+?(?:src|href|srcset)="([^"]*)"', text):
        assert address.startswith(("/", "http://testserver/")), address
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", text)
    assert all('src="' in tag for tag in re.findall(r"<script[^>]*>", text))


@pytest.mark.parametrize("address", [*PUBLIC, "/nowhere/", "/admin/login/", "/health/live", "/preview/x/"])
def test_t26_every_answer_has_a_strict_policy_and_no_frame(client, address):
    answer = client.get(PUBLIC[address](make_newspaper()) if address in PUBLIC else address)
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy or "default-src 'self'" in policy
    assert "frame-ancestors" in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Cross-Origin-Resource-Policy"] == ("cross-origin" if address == "media" else "same-origin")
    if address != "/preview/x/":
        assert answer["X-Frame-Options"] == "DENY"


def test_the_nonce_is_the_desk_s_alone(client):
    assert "nonce" not in client.get("/")["Content-Security-Policy"]
    assert "nonce-" in client.get("/admin/login/")["Content-Security-Policy"]


def test_t1_script_in_any_field_is_printed_as_text(client):
    paper = make_newspaper(kicker="<b>", dateline=SCRIPT, standfirst=SCRIPT, lead_caption=SCRIPT, lead_alt=SCRIPT)
    Article.objects.update(headline=SCRIPT)
    for model in (Section, Source, Author, Tag):
        model.objects.update(name=SCRIPT)
    Tag.objects.update(description=SCRIPT)
    Page.objects.update(title=SCRIPT)
    paper = paper | {"article": Article.objects.get()}
    for name in DOCUMENTS:
        text = client.get(PUBLIC[name](paper)).text
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert "alert(1)" in text, name
    feed = client.get("/feed/").text
    assert "<script>" not in feed
    assert "&lt;script&gt;" in feed


def test_t2_only_the_allow_list_of_markup_reaches_the_page(client):
    article = make_article(
        body=f'<p onclick="x()">نص <strong>غليظ</strong> {SCRIPT}</p><svg><style>a</style></svg><p style="x">آخر</p>'
    )
    text = client.get(article.get_absolute_url()).text
    assert "<strong>غليظ</strong>" in text
    assert "onclick" not in text
    assert "<svg><style>" not in text
    assert "<script>alert" not in text


def test_t3_links_in_the_text_are_web_addresses_only(client):
    article = make_article(body='<p><a href="javascript:alert(1)">ا</a> <a href="https://example.org/">ب</a></p>')
    text = client.get(article.get_absolute_url()).text
    assert "javascript:" not in text
    assert 'href="https://example.org/"' in text


def test_t4_t7_invisible_and_forbidden_characters_are_never_kept():
    bad = "\u202e\u2066\ufeff\u2060\u00ad\U000e0041\x00\x07\x85\ufffe"
    article = make_article(
        f"عنوان{bad} نظيف",
        kicker=bad + "سياسة",
        standfirst=f"سطر{bad}".replace("\x85", ""),
        tags=[f"وسم{bad}"],
        body=f"<p>نص{bad}</p>",
    )
    article.refresh_from_db()
    stored = [
        article.headline,
        article.kicker,
        article.standfirst,
        article.tags.get().name,
        article.body,
        article.body_text,
    ]
    assert stored == ["عنوان نظيف", "سياسة", "سطر", "وسم", "<p>نص</p>", "نص"]
    Article.objects.update(kicker=f"رياضة{bad}")  # an update that passes by save()
    assert Article.objects.get().kicker == "رياضة"


def test_t20_absolute_addresses_name_the_site_whatever_the_host(client, settings):
    settings.ALLOWED_HOSTS = ["testserver", "other.example"]
    paper = make_newspaper()
    for name in ("article", "feed", "home"):
        text = client.get(
            PUBLIC[name](paper), headers={"host": "other.example", "x-forwarded-host": "evil.example"}
        ).text
        assert "http://testserver/" in text
        assert "other.example" not in text
        assert "evil.example" not in text


def test_t20_an_unknown_host_is_refused(client):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/", headers={"host": "testserver"}).status_code == 200


@pytest.mark.parametrize(
    "address", ["/admin/x.css", "/admin/news/article/x.css", "/comments/abc/x.js", "/preview/abc/x.js"]
)
def test_t22_a_private_page_under_another_ending_is_not_cacheable(client, address):
    client.force_login(make_user("chief"))
    answer = client.get(address)
    assert answer.status_code in {301, 302, 404}
    assert "no-store" in answer["Cache-Control"]


def test_t22_nothing_is_cacheable_that_did_not_ask_to_be(client):
    for address in ("/admin/login/", "/nowhere/", "/health/live"):
        assert "no-store" in client.get(address)["Cache-Control"]


@pytest.mark.parametrize(
    "address", ["//evil.example", "//evil.example/..", "/%2f%2fevil.example", "/\\evil.example", "/news//evil.example"]
)
def test_t23_no_redirect_leads_away(client, address):
    answer = client.get(address)
    location = answer.get("Location", "/")
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH", "CONNECT"])
def test_t35_methods_that_nothing_needs_are_refused(client, method):
    assert client.generic(method, "/").status_code == 405
    assert client.get("/").status_code == 200


def test_t35_a_failure_shows_a_still_page_and_no_secret(client, monkeypatch, settings):
    client.raise_request_exception = False
    monkeypatch.setattr("news.views.compose", lambda: 1 / 0)
    answer = client.get("/")
    assert answer.status_code == 500
    assert 'dir="rtl"' in answer.text
    for secret in ("Traceback", "ZeroDivision", settings.SECRET_KEY, "Django"):
        assert secret not in answer.text


def test_the_error_page_needs_no_database(client, monkeypatch, django_db_blocker):
    client.raise_request_exception = False
    with django_db_blocker.block():
        answer = client.get("/")
    assert answer.status_code == 500
    assert 'dir="rtl"' in answer.text


@pytest.mark.parametrize(
    "address", ["/.env", "/.git/config", "/static/", "/media/", "/static/../.env", "/var/db.sqlite3"]
)
def test_t35_no_listing_and_no_file_of_ours_is_served(client, address):
    assert client.get(address).status_code == 404


def test_no_answer_names_what_runs_here(client):
    for name, value in client.get("/").headers.items():
        assert name not in {"Server", "X-Powered-By"}
        assert "django" not in json.dumps(value).lower()


@pytest.mark.parametrize("name", LISTINGS)
def test_an_e_mail_address_of_staff_is_nowhere(client, name):
    paper = make_newspaper()
    user = make_user("reporter", email="huda@example.org", first_name="هدى", last_name="الشامي")
    Author.objects.update(user=user)
    text = client.get(PUBLIC[name](paper)).text
    assert "المرافئ تستعيد" in text
    assert "huda@example.org" not in text
    assert user.username not in text


def test_t28_a_picture_is_served_by_its_kind_in_a_sandbox(client):
    answer = client.get(PUBLIC["media"](make_newspaper()))
    assert answer["Content-Type"] == "image/jpeg"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Content-Disposition" not in answer


def test_a_picture_whose_file_is_lost_is_a_404_and_a_line_in_the_log(client, caplog):
    paper = make_newspaper()
    rendition = paper["article"].lead_image.renditions.first()
    assert client.get(rendition.file.url).status_code == 200
    rendition.file.storage.delete(rendition.file.name)
    assert client.get(rendition.file.url).status_code == 404
    assert f"rendition {rendition.pk} is missing" in caplog.text


def test_a_form_of_the_desk_without_its_token_is_refused_in_arabic():
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/admin/login/", {"username": "x", "password": "y"})
    assert answer.status_code == 403
    assert "انتهت صلاحية النموذج" in answer.text
    assert "no-store" in answer["Cache-Control"]
