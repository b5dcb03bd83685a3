"""What no browser sends, at every address: an answer in words, never a failure."""

import pytest

from tests.addresses import PUBLIC, make_newspaper
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db
NUL_PATHS = [
    "news/1/{}",
    "n/{}",
    "section/{}",
    "tag/{}",
    "source/{}",
    "author/{}",
    "page/{}",
    "preview/{}",
    "comments/{}",
]


@pytest.mark.parametrize("path", [*NUL_PATHS, "media/{}", "static/{}", "health/{}", "{}"])
def test_t7_an_address_with_a_nul_is_refused_in_words(client, path):
    for nul in ("%00", "a%00b"):
        for ending in ("", "/"):
            answer = client.get(f"/{path.format(nul)}{ending}")
            assert answer.status_code == 400
            assert "تعذّرت قراءة هذا الطلب" in answer.text


@pytest.mark.parametrize("name", [*PUBLIC, "/admin/login/"])
def test_t7_a_query_with_a_nul_is_refused_wherever_it_is_asked(client, name):
    address = PUBLIC[name](make_newspaper()) if name in PUBLIC else name
    assert client.get(f"{address}?before=%00").status_code == 400
    assert client.get(f"{address}?before=%2500").status_code in {200, 301, 404}


@pytest.mark.parametrize(
    "address", ["admin/news/article/?state=", "admin/autocomplete/?term=", "admin/news/user/?role="]
)
def test_t7_staff_pages_refuse_it_as_well(client, address):
    client.force_login(make_user("chief"))
    assert client.get(f"/{address}%00").status_code == 400


def test_t7_a_cookie_that_hides_a_nul_is_refused(client):
    client.cookies.load({})
    answer = client.get("/admin/", headers={"Cookie": r'sessionid="\000aaaaaaaa"'})
    assert answer.status_code == 400
    assert client.get("/admin/", headers={"Cookie": 'sessionid="aaaaaaaa"'}).status_code == 302


@pytest.mark.parametrize(("charset", "code"), [("base64", 400), ("utf-16", 400), ("unheard-of", 422), ("utf-8", 422)])
def test_t7_a_form_in_another_encoding_than_ours_is_refused(client, charset, code):
    form = f"multipart/form-data; boundary=x; charset={charset}"
    body = '--x\r\nContent-Disposition: form-data; name="body"\r\n\r\nنص\r\n--x--\r\n'.encode()
    address = f"/news/{make_article().pk}/comments/"
    assert client.generic("POST", address, body, content_type=form).status_code == code


@pytest.mark.parametrize("address", ["/%00", "/nowhere/", "/news/999/comments/"])
def test_what_is_refused_is_not_stored_and_no_other_site_embeds_it(client, address):
    for answer in (client.get(address), client.trace(address)):
        assert answer.status_code in {400, 404, 405}
        assert answer["Cache-Control"] == "private, no-store"
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_a_cookie_that_is_a_mess_keeps_nobody_from_reading(client):
    article = make_article("وصلت السفينة")
    for cookie in ("=;;=", "a", 'x="\\', "sessionid=" + "a" * 4000, "csrftoken=é", "messages=x; messages=y"):
        for address in ("/", article.get_absolute_url(), f"/news/{article.pk}/comments/"):
            answer = client.get(address, headers={"Cookie": cookie})
            assert "وصلت السفينة" in answer.text
            assert not answer.cookies
