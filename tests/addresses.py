"""Every address that the site answers. A new one is not done until it is here: `tests/house/test_addresses.py` walks
the URLconf and fails on one that is missing."""

from django.urls import reverse

from tests.factories import make_article, make_author, make_image, make_page, make_section, make_source

# Pages that anybody may read. Each takes what `make_newspaper()` made and gives one address.
PUBLIC = {
    "home": lambda paper: "/",
    "article": lambda paper: paper["article"].get_absolute_url(),
    "short_link": lambda paper: reverse("short_link", args=[paper["article"].pk]),
    "section": lambda paper: paper["section"].get_absolute_url(),
    "tag": lambda paper: paper["tag"].get_absolute_url(),
    "source": lambda paper: paper["source"].get_absolute_url(),
    "author": lambda paper: paper["author"].get_absolute_url(),
    "page": lambda paper: paper["page"].get_absolute_url(),
    "feed": lambda paper: "/feed/",
    "media": lambda paper: paper["article"].lead_image.renditions.first().file.url,
}

# Those that list articles: whatever is not public must be absent from each, and what is public present.
LISTINGS = ["home", "section", "tag", "source", "author", "feed"]

# Pages with a whole document in the paper's dress.
DOCUMENTS = ["home", "article", "section", "tag", "source", "author", "page"]

# Not for everybody, or not pages: each with the reason.
PRIVATE = {
    "preview": "signed, expires, never stored",
    "health_live": "yes or no, for machines",
    "health_ready": "yes or no, for machines",
    "comments:post": "takes a comment; its form is never stored",
    "comments:status": "the writer's own page behind an unguessable token",
}

# Everything under here asks for a staff account; tests/news/admin/ has role × act × screen.
STAFF = "/admin/"


def make_newspaper(**fields):
    """One article with everything that an address leads to."""
    section, source, author = make_section("اقتصاد", hue="economy"), make_source("ميدل ايست"), make_author("هدى الشامي")
    article = make_article(
        "المرافئ تستعيد إيقاعها",
        section=section,
        sources=[source],
        authors=[author],
        tags=["المرافئ"],
        lead_image=make_image(),
        **fields,
    )
    return {
        "article": article,
        "section": section,
        "source": source,
        "author": author,
        "tag": article.tags.get(),
        "page": make_page(),
    }
