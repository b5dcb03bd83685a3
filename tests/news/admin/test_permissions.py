"""Who may do what at the desk, by address: role × screen, and role × act."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.utils import timezone

from tests.factories import make_article, make_image, make_section, make_user
from tests.news.admin.desk import ROLES, article_form

pytestmark = pytest.mark.django_db

WRITERS = {"reporter", "editor", "chief"}
EDITORS = {"editor", "chief"}

# Screen → the roles that it opens for. Whoever is not named gets 403, and without an account the sign-in page.
SCREENS = {
    "/admin/": {"reporter", "editor", "chief", "moderator", "nobody"},
    "/admin/news/article/": WRITERS,
    "/admin/news/article/add/": WRITERS,
    "/admin/news/article/{article}/change/": WRITERS,
    "/admin/news/article/{article}/history/": WRITERS,
    "/admin/news/article/{article}/preview/": WRITERS,
    "/admin/news/image/": WRITERS,
    "/admin/news/image/add/": WRITERS,
    "/admin/news/image/{image}/change/": WRITERS,
    "/admin/news/tag/": WRITERS,
    "/admin/news/tag/add/": EDITORS,
    "/admin/news/tag/{tag}/change/": WRITERS,
    "/admin/news/source/": WRITERS,
    "/admin/news/source/add/": EDITORS,
    "/admin/news/source/{source}/change/": WRITERS,
    "/admin/news/author/": WRITERS,
    "/admin/news/author/add/": EDITORS,
    "/admin/news/author/{author}/change/": WRITERS,
    "/admin/news/section/": WRITERS,
    "/admin/news/section/add/": {"chief"},
    "/admin/news/section/{section}/change/": WRITERS,
    "/admin/news/frontpage/": EDITORS,
    "/admin/news/frontpage/add/": EDITORS,
    "/admin/news/page/": EDITORS,
    "/admin/news/page/add/": {"chief"},
    "/admin/news/page/{page}/change/": EDITORS,
    "/admin/news/redirect/": EDITORS,
    "/admin/news/redirect/add/": {"chief"},
    "/admin/news/sitesettings/1/change/": {"chief"},
    "/admin/news/user/": {"chief"},
    "/admin/news/user/add/": {"chief"},
    "/admin/news/user/{user}/change/": {"chief"},
    "/admin/news/user/{user}/password/": {"chief"},
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_opens_for_its_roles_and_for_nobody_else(sign_in, newsroom, screen, role):
    things = {name: thing.pk for name, thing in newsroom.items()} | {"user": make_user().pk}
    if "{image}" in screen:
        things["image"] = make_image().pk

    response = sign_in(role).get(screen.format(**things))

    if role == "anonymous":
        assert response.status_code == 302
        assert response.url.startswith("/admin/login/")
    else:
        assert response.status_code == (200 if role in SCREENS[screen] else 403)


@pytest.mark.parametrize("screen", ["/admin/auth/group/", "/admin/news/breakingnews/", "/admin/taggit/tag/"])
def test_there_is_no_screen_that_picks_permissions_or_that_nobody_needs(sign_in, newsroom, screen):
    assert sign_in("chief", is_superuser=True).get(screen).status_code == 404


# Act → from which status, to which, and the roles that may. The reporter does it to an article of their own.
ACTS = {
    "submit": ("draft", "in_review", WRITERS),
    "send-back": ("in_review", "draft", EDITORS),
    "publish": ("in_review", "published", EDITORS),
    "unpublish": ("scheduled", "draft", EDITORS),
    "withdraw": ("published", "withdrawn", EDITORS),
}


def article_in(status, **fields):
    if status == "scheduled":
        return make_article(publish_at=timezone.now() + timedelta(hours=2), **fields)
    return make_article(status=status, **fields)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("act", ACTS)
def test_an_act_refuses_the_wrong_role_at_its_address(sign_in, act, role):
    old, new, allowed = ACTS[act]
    client = sign_in(role)
    article = article_in(old, created_by=client.user)
    before = article.status

    response = client.post(f"/admin/news/article/{article.pk}/{act}/")

    article.refresh_from_db()
    assert article.status == (new if role in allowed else before)
    assert article.revisions.count() == (1 if role in allowed else 0)
    if role == "anonymous":
        assert response.url.startswith("/admin/login/")
    else:
        assert response.status_code == (302 if role in allowed else 403)


# Each button of the form is the same act, and asks the same permission after it saved.
@pytest.mark.parametrize("role", ["reporter", "editor"])
@pytest.mark.parametrize(
    ("button", "new", "allowed"),
    [("_submit", "in_review", WRITERS), ("_publish", "published", EDITORS), ("_withdraw", "draft", set())],
)
def test_a_button_of_the_form_is_no_way_around_its_permission(sign_in, button, new, allowed, role):
    client = sign_in(role)
    article = make_article(status="draft", created_by=client.user)

    response = client.post(
        f"/admin/news/article/{article.pk}/change/", article_form(article, headline="عنوان آخر", **{button: "1"})
    )

    article.refresh_from_db()
    if role in allowed:
        assert (response.status_code, article.status, article.headline) == (302, new, "عنوان آخر")
    elif button == "_publish":
        assert (response.status_code, article.status) == (403, "draft")
        assert article.headline != "عنوان آخر"  # nothing of it is kept


@pytest.mark.parametrize("act", ACTS)
def test_an_act_is_done_by_post_only(sign_in, act):
    article = article_in(ACTS[act][0])

    assert sign_in("chief").get(f"/admin/news/article/{article.pk}/{act}/").status_code == 405
    article.refresh_from_db()
    assert article.revisions.count() == 0


@pytest.mark.parametrize("act", ACTS)
def test_an_act_asks_for_the_token_of_its_page(act):
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user("chief"))
    article = article_in(ACTS[act][0])

    assert client.post(f"/admin/news/article/{article.pk}/{act}/").status_code == 403
    assert article.revisions.count() == 0


@pytest.mark.parametrize("act", ACTS)
def test_an_editor_acts_in_their_own_sections_only(sign_in, act):
    economy, sport = make_section("اقتصاد"), make_section("رياضة")
    client = sign_in("editor")
    client.user.sections.add(economy)
    elsewhere, here = article_in(ACTS[act][0], section=sport), article_in(ACTS[act][0], section=economy)

    assert client.post(f"/admin/news/article/{elsewhere.pk}/{act}/").status_code == 404
    assert client.post(f"/admin/news/article/{here.pk}/{act}/").status_code == 302
    assert (elsewhere.revisions.count(), here.revisions.count()) == (0, 1)


def test_a_section_brings_its_children(sign_in):
    economy = make_section("اقتصاد")
    markets = make_section("أسواق", parent=economy)
    client = sign_in("editor")
    client.user.sections.add(economy)
    article = make_article(status="in_review", section=markets)

    assert client.post(f"/admin/news/article/{article.pk}/publish/").status_code == 302
    article.refresh_from_db()
    assert article.status == "published"


def test_a_reporter_hands_in_what_they_wrote_themselves(sign_in):
    client = sign_in("reporter")
    own, other = article_in("draft", created_by=client.user), article_in("draft", created_by=make_user("reporter"))

    assert client.post(f"/admin/news/article/{other.pk}/submit/").status_code == 403
    assert client.post(f"/admin/news/article/{own.pk}/submit/").status_code == 302
    assert (own.revisions.count(), other.revisions.count()) == (1, 0)


@pytest.mark.parametrize(
    ("status", "own", "changes", "deletes"),
    [
        ("draft", True, True, True),
        ("draft", False, False, False),
        ("in_review", True, False, False),
        ("published", True, False, False),
        ("withdrawn", True, False, False),
    ],
)
def test_a_reporter_changes_and_deletes_own_drafts_only(sign_in, status, own, changes, deletes):
    client = sign_in("reporter")
    article = make_article(status=status, created_by=client.user if own else make_user("reporter"))
    address = f"/admin/news/article/{article.pk}"

    shown = client.get(f"{address}/change/")
    assert shown.status_code == 200
    assert ("_save" in shown.text) is changes
    saved = client.post(f"{address}/change/", article_form(article, headline="عنوان آخر"))
    assert saved.status_code == (302 if changes else 403)
    assert client.get(f"{address}/delete/").status_code == (200 if deletes else 403)


@pytest.mark.parametrize("role", ["editor", "chief"])
@pytest.mark.parametrize("status", ["in_review", "published", "withdrawn"])
def test_what_was_handed_in_or_published_is_deleted_by_nobody(sign_in, status, role):
    article, draft = make_article(status=status), make_article(status="draft")
    client = sign_in(role)

    assert client.post(f"/admin/news/article/{article.pk}/delete/", {"post": "yes"}).status_code == 403
    assert client.post(f"/admin/news/article/{draft.pk}/delete/", {"post": "yes"}).status_code == 302
    assert type(article).objects.filter(pk__in=[article.pk, draft.pk]).get() == article


def test_a_reporter_describes_own_pictures_only(sign_in):
    client = sign_in("reporter")
    own, other = make_image(), make_image()
    type(own).objects.filter(pk=own.pk).update(uploaded_by=client.user)
    typed = {"alt": "سفينة", "focal_x": "0.5", "focal_y": "0.5"}

    assert client.post(f"/admin/news/image/{own.pk}/change/", typed).status_code == 302
    assert client.post(f"/admin/news/image/{other.pk}/change/", typed).status_code == 403


class TestStaff:
    """Chiefs make accounts, and no way up."""

    def test_a_chief_gives_roles_and_sections(self, sign_in):
        section = make_section("اقتصاد")
        client = sign_in("chief")
        page = client.get("/admin/news/user/add/")
        roles = {group.name: group.pk for group in page.context["adminform"].form.fields["groups"].queryset}

        client.post(
            "/admin/news/user/add/",
            {
                "username": "sara",
                "first_name": "سارة",
                "password1": "صباح-الخير-2026",
                "password2": "صباح-الخير-2026",
                "groups": [roles["reporter"]],
                "sections": [section.pk],
            },
        )

        made = type(client.user).objects.get(username="sara")
        assert made.is_staff
        assert not made.is_superuser
        assert [group.name for group in made.groups.all()] == ["reporter"]
        assert [one.name for one in made.sections.all()] == ["اقتصاد"]

    def test_a_chief_sees_no_permissions_and_makes_no_superuser(self, sign_in):
        client, other = sign_in("chief"), make_user("reporter")
        address = f"/admin/news/user/{other.pk}/change/"
        page = client.get(address)
        assert "user_permissions" not in page.text
        assert "is_superuser" not in page.text

        client.post(
            address,
            {"username": other.username, "is_active": "on", "is_superuser": "on", "user_permissions": ["1"]},
        )

        other.refresh_from_db()
        assert not other.is_superuser
        assert not other.user_permissions.exists()

    @pytest.mark.parametrize("address", ["change", "password", "delete"])
    def test_a_chief_does_not_touch_the_account_of_a_superuser(self, sign_in, address):
        above = make_user("chief", is_superuser=True)
        response = sign_in("chief").post(
            f"/admin/news/user/{above.pk}/{address}/", {"password1": "x" * 14, "password2": "x" * 14, "post": "yes"}
        )
        assert response.status_code == 403
        assert type(above).objects.get(pk=above.pk).password == above.password

    def test_a_chief_gives_no_role_that_may_more_than_a_chief(self, sign_in):
        beyond = Group.objects.create(name="beyond")
        beyond.permissions.add(Permission.objects.get(codename="change_permission"))
        client, other = sign_in("chief"), make_user("reporter")

        response = client.post(
            f"/admin/news/user/{other.pk}/change/",
            {"username": other.username, "is_active": "on", "groups": [beyond.pk]},
        )

        assert response.status_code == 200
        assert "groups" in response.context["adminform"].form.errors
        assert not other.groups.filter(pk=beyond.pk).exists()
