"""The smaller desks: tags, sections, pages, addresses, settings, the front page, the door."""

from datetime import timedelta

import pytest
from django.utils import timezone

from news import arabic
from news.models import FrontPage, Redirect, SiteSettings, Slot, Tag
from tests.factories import make_article, make_page, make_section, make_user

pytestmark = pytest.mark.django_db


# Tags


def test_the_articles_of_a_merged_tag_stand_under_its_heir_once_each(sign_in, client):
    old, heir = Tag.objects.create(name="الغاز المسال"), Tag.objects.create(name="الغاز")
    earlier = Tag.objects.create(name="غاز مسال", merged_into=old)
    both, one = make_article(tags=["الغاز المسال", "الغاز"]), make_article(tags=["الغاز المسال"])

    sign_in("editor").post(f"/admin/news/tag/{old.pk}/change/", {"name": old.name, "merged_into": heir.pk})

    assert {tagged.content_object for tagged in heir.tagged.all()} == {both, one}
    assert heir.tagged.count() == 2
    assert not old.tagged.exists()
    earlier.refresh_from_db()
    assert earlier.merged_into == heir
    assert client.get(old.get_absolute_url()).url == heir.get_absolute_url()


def test_a_tag_is_not_merged_into_itself_or_into_a_merged_one(sign_in):
    heir = Tag.objects.create(name="الغاز")
    merged = Tag.objects.create(name="غاز", merged_into=heir)
    other = Tag.objects.create(name="النفط")
    client = sign_in("editor")
    for tag, target in ((heir, heir), (other, merged)):
        response = client.post(f"/admin/news/tag/{tag.pk}/change/", {"name": tag.name, "merged_into": target.pk})
        assert "merged_into" in response.context["adminform"].form.errors
        tag.refresh_from_db()
        assert tag.merged_into is None


def test_a_second_spelling_of_a_tag_is_an_error_in_words(sign_in):
    Tag.objects.create(name="إيران")
    response = sign_in("editor").post("/admin/news/tag/add/", {"name": "ايران"})
    assert response.status_code == 200
    assert response.context["errors"]
    assert Tag.objects.count() == 1


# Sections, pages, addresses


def test_sections_have_one_level_of_children(sign_in):
    child = make_section(parent=make_section())
    typed = {"name": "أسواق", "parent": child.pk, "hue": "economy", "position": 0, "comments_mode": "inherit"}
    response = sign_in("chief").post("/admin/news/section/add/", typed)
    assert "parent" in response.context["adminform"].form.errors


def test_the_text_of_a_page_is_sanitised_and_its_old_address_leads_on(sign_in, client):
    page = make_page()
    old = page.get_absolute_url()
    typed = {"title": "من نحن", "body": "<p>نص<script>x</script></p>", "slug": "من-نكون", "position": 0}
    sign_in("chief").post(f"/admin/news/page/{page.pk}/change/", typed)
    page.refresh_from_db()
    assert page.body == "<p>نص</p>"
    assert client.get(old).url == page.get_absolute_url()


@pytest.mark.parametrize("path", ["https://example.org/", "//example.org/", "/\\example.org", "example"])
def test_an_address_is_moved_within_the_site_only(sign_in, path):
    client = sign_in("chief")
    response = client.post("/admin/news/redirect/add/", {"old_path": "/2019/05/ports/", "path": path})
    assert "path" in response.context["adminform"].form.errors
    assert not Redirect.objects.exists()


def test_an_old_address_is_kept_as_it_is_read(sign_in, client):
    article = make_article()
    typed = {"old_path": "/2019/%D9%85%D9%8A%D9%86%D8%A7%D8%A1/", "path": article.get_absolute_url()}
    sign_in("chief").post("/admin/news/redirect/add/", typed)
    assert Redirect.objects.get().old_path == "/2019/ميناء/"
    assert client.get("/2019/ميناء/").url == article.get_absolute_url()


# The house


def test_the_settings_are_one_row_that_the_list_leads_to(sign_in, client):
    chief = sign_in("chief")
    assert chief.get("/admin/news/sitesettings/").url == "/admin/news/sitesettings/1/change/"
    typed = {"name": "الصباحية", "tagline": "", "numerals": "arab", "month_names": "levantine", "hijri_shift": "0"}
    chief.post("/admin/news/sitesettings/1/change/", typed)
    assert SiteSettings.objects.get().name == "الصباحية"
    assert "مكتب تحرير الصباحية" in chief.get("/admin/").text
    assert chief.get("/admin/news/sitesettings/add/").status_code == 403
    assert chief.get("/admin/news/sitesettings/2/change/").status_code == 302


def test_a_front_page_is_filled_by_hand_and_readers_see_it(sign_in, client):
    newest, chosen = make_article("الأحدث"), make_article("المختار")
    slot = {"slots-0-zone": "lead", "slots-0-position": "0", "slots-0-article": chosen.pk}
    editor = sign_in("editor")
    editor.post(
        "/admin/news/frontpage/add/",
        {
            "lead_mode": "text",
            "status": "published",
            "publish_at": "2026-01-01T00:00",
            "slots-TOTAL_FORMS": 1,
            "slots-INITIAL_FORMS": 0,
        }
        | slot,
    )
    front = FrontPage.objects.get()
    assert (front.version, front.by) == (1, editor.user)
    client.logout()
    assert client.get("/").context["front"].lead.article == chosen
    assert newest != chosen


# The door


def test_the_door_offers_the_demo_accounts_in_the_demo_only(client, settings, monkeypatch):
    monkeypatch.setenv("DEMO_PASSWORD_REPORTER", "bado-kefi")
    assert "bado-kefi" not in client.get("/admin/login/").text
    settings.DEMO = True
    door = client.get("/admin/login/").text
    assert "bado-kefi" in door
    assert 'data-demo-username="moderator"' in door


def test_the_menu_stands_in_the_order_of_the_work_and_holds_what_a_role_may_open(sign_in):
    def menu(role):
        return [
            [app["name"], *(model["object_name"] for model in app["models"])]
            for app in sign_in(role).get("/admin/").context["app_list"]
        ]

    assert menu("reporter") == [["التحرير", "Article", "Image", "Tag", "Section", "Source", "Author"]]
    assert menu("moderator") == [["التعليقات", "Comment"]]
    assert [group[0] for group in menu("chief")] == ["التحرير", "التعليقات", "الموقع"]
    assert menu("nobody") == []


def test_whoever_has_no_role_yet_is_told_whom_to_ask(sign_in):
    assert "اطلبه من رئيس التحرير" in sign_in("nobody").get("/admin/").text


def test_a_reader_has_no_account_and_an_account_that_was_stopped_no_door(client):
    user = make_user("chief", is_active=False)
    client.post("/admin/login/", {"username": user.username, "password": "صباح-الخير-2026"})
    assert client.get("/admin/").status_code == 302


# What waits


def test_the_desk_opens_on_what_waits_for_whoever_signed_in(sign_in, time_machine):
    time_machine.move_to("2026-11-24 10:42 +02:00", tick=False)
    reporter = sign_in("reporter", first_name="سارة")
    make_article("مسودتي", status="draft", created_by=reporter.user)
    make_article("مسودة زميلي", status="draft")
    make_article("خبري عند المحررين", status="in_review", created_by=reporter.user)
    make_article("خبر زميلي عند المحررين", status="in_review")
    make_article("نشرة الغد", publish_at=timezone.now() + timedelta(hours=19))

    def piles(client):
        return [[row["article"].headline for row in pile.rows] for pile in client.get("/admin/").context["piles"]]

    assert piles(reporter) == [["مسودتي"], ["خبري عند المحررين"], ["نشرة الغد"]]
    assert "صباح الخير، سارة" in reporter.get("/admin/").text
    assert piles(sign_in("editor"))[:2] == [[], ["خبر زميلي عند المحررين", "خبري عند المحررين"]]
    assert piles(sign_in("moderator")) == []


def test_the_places_of_a_front_page_stand_in_the_order_in_which_it_is_read(sign_in):
    front = FrontPage.objects.create(publish_at=timezone.now(), status="draft")
    for zone in ("briefs", "lead", "opinion", "secondary"):
        Slot.objects.create(front_page=front, zone=zone)
    formset = sign_in("chief").get(f"/admin/news/frontpage/{front.pk}/change/").context["inline_admin_formsets"][0]
    zones = [form.original.zone for form in formset if form.original]
    assert zones == ["lead", "secondary", "briefs", "opinion"]


def test_what_django_counts_at_the_desk_stands_in_the_papers_digits(sign_in):
    chief = sign_in("chief")
    draft = make_article(status="draft")
    assert "١٢ حرفًا" in chief.get("/admin/password_change/").text
    refused = chief.post(
        "/admin/password_change/",
        {"old_password": "صباح-الخير-2026", "new_password1": "قصيرة", "new_password2": "قصيرة"},
    )
    assert "١٢ حرفًا" in refused.context["form"].errors["new_password2"][0]
    assert "الأخبار: ١" in chief.get(f"/admin/news/article/{draft.pk}/delete/").text


def test_the_desks_lists_of_dates_name_months_as_the_house_does(sign_in):
    for day in (1, 2):
        make_article(publish_at=timezone.now() - timedelta(days=day))
    names = arabic.MONTHS["paired"]
    shown = sign_in("editor").get("/admin/news/article/").text
    assert "بحسب التاريخ" in shown
    assert not any(name in shown for name in names)


def test_a_long_pile_shows_its_beginning_and_leads_to_all_of_it(sign_in):
    client = sign_in("editor")
    for _ in range(7):
        make_article(status="in_review")
    pile = client.get("/admin/").context["piles"][1]
    assert (len(pile.rows), pile.total) == (5, 7)
    assert client.get(pile.address).context["cl"].result_count == 7


def test_an_article_that_one_may_only_read_is_shown_as_its_page(sign_in):
    client = sign_in("reporter")
    mine, handed_in = (make_article(status=status, created_by=client.user) for status in ("draft", "in_review"))
    read = client.get(f"/admin/news/article/{handed_in.pk}/change/").text
    assert '<iframe class="preview__only"' in read
    assert 'id="article_form"' not in read
    assert 'id="article_form"' in client.get(f"/admin/news/article/{mine.pk}/change/").text
