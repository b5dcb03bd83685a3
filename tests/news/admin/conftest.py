import pytest

from tests.factories import make_article, make_author, make_page, make_section, make_source, make_user


@pytest.fixture
def sign_in(client):
    """sign_in("editor") gives the test client of a new account in that role; `.user` is the account.

    "nobody" is a staff account without a role, "anonymous" is not signed in.
    """

    def sign_in(role, **fields):
        client.logout()
        client.user = None
        if role != "anonymous":
            client.user = make_user("" if role == "nobody" else role, **fields)
            client.force_login(client.user)
        return client

    return sign_in


@pytest.fixture
def newsroom(db):
    """One of everything that has a screen."""
    section = make_section("اقتصاد", hue="economy")
    article = make_article("المرافئ تستعيد إيقاعها", section=section, tags=["المرافئ"])
    return {
        "section": section,
        "article": article,
        "source": make_source("رويترز"),
        "author": make_author("هدى الشامي"),
        "tag": article.tags.get(),
        "page": make_page(),
    }
