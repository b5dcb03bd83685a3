"""Comments for tests, and the way in of a reader."""

from django.urls import reverse

from comments.models import Comment
from tests.factories import make_article, numbers


def make_comment(body="", *, article=None, **fields):
    """A comment that waits, unless the test says otherwise."""
    number = next(numbers)
    answered = fields.get("in_reply_to")
    if answered and "parent" not in fields:
        fields["parent"] = answered.parent or answered
    return Comment.objects.create(
        article=article or (answered.article if answered else make_article()),
        body=body or f"تعليق رقم {number} على الخبر",
        **{"author_name": f"قارئ {number}", "author_email": f"reader{number}@example.com"} | fields,
    )


def fields_of(**fields):
    """What a reader types in: each call is another reader with another text."""
    number = next(numbers)
    return {
        "author_name": "سالم المبروك",
        "author_email": f"salem{number}@example.com",
        "body": f"لم أرَ الرصيف فارغًا هكذا من قبل، {number}.",
    } | fields


def send(client, article, /, *, headers=None, address="192.0.2.10", **fields):
    """Send the form, as a browser does from a page of ours."""
    return client.post(
        reverse("comments:post", args=[article.pk]),
        fields_of(**fields),
        headers={"Sec-Fetch-Site": "same-origin"} if headers is None else headers,
        REMOTE_ADDR=address,
    )
