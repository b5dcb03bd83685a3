"""Rows for tests: each makes what is valid, and takes what matters to the test."""

import io
from datetime import timedelta
from itertools import count

from django.contrib.auth.models import Group
from django.utils import timezone
from PIL import Image as Pixels

from news.models import Article, ArticleAuthor, ArticleSource, Author, Image, Page, Section, Source, User

numbers = count(1)


def make_section(name="", **fields):
    number = next(numbers)
    return Section.objects.create(name=name or f"قسم {number}", **{"position": number} | fields)


def make_source(name="", **fields):
    return Source.objects.create(name=name or f"مصدر {next(numbers)}", **fields)


def make_author(name="", **fields):
    return Author.objects.create(name=name or f"كاتب {next(numbers)}", **fields)


def make_page(title="من نحن", body="<p>صحيفة يومية.</p>", **fields):
    return Page.objects.create(title=title, body=body, **fields)


def make_article(headline="", *, sources=(), authors=(), tags=(), status="published", **fields):
    """A published article of an hour ago, unless the test says otherwise."""
    now = timezone.now()
    if status in {"published", "withdrawn"}:
        fields.setdefault("publish_at", now - timedelta(hours=1))
        fields.setdefault("first_published_at", fields["publish_at"])
    if status == "withdrawn":
        fields.setdefault("withdrawn_at", now)
    if "section" not in fields:
        fields["section"] = Section.objects.order_by("pk").first() or make_section()
    fields.setdefault("body", "<p>وصلت السفينة إلى الرصيف عند الفجر، وبدأ التفريغ.</p>")
    fields.setdefault("standfirst", "الرافعات تعود إلى العمل بعد توقف.")
    article = Article.objects.create(headline=headline or f"خبر رقم {next(numbers)}", status=status, **fields)
    for position, source in enumerate(sources):
        ArticleSource.objects.create(article=article, source=source, position=position)
    for position, author in enumerate(authors):
        ArticleAuthor.objects.create(article=article, author=author, position=position)
    if tags:
        article.tags.add(*tags)
    return article


def make_user(role="", **fields):
    """A staff account in the group `role` (reporter, editor, chief, moderator; empty: none). Its password: PASSWORD."""
    number = next(numbers)
    user = User(username=fields.pop("username", f"{role or 'staff'}{number}"), is_staff=True, **fields)
    user.set_password(PASSWORD)
    user.save()
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


PASSWORD = "صباح-الخير-2026"


def picture_file(width=64, height=36, colour="#0b6b3f", name="picture.jpg"):
    """An uploaded JPEG in one colour."""
    file = io.BytesIO()
    Pixels.new("RGB", (width, height), colour).save(file, "JPEG")
    file.seek(0)
    file.name = name
    return file


def make_image(**fields):
    number = next(numbers)
    colour = f"#{number * 7919 % 0xFFFFFF:06x}"
    return Image.take_in(picture_file(colour=colour), **{"alt": "رصيف وسفينة"} | fields)
