"""Writes the demo newsroom into the database, through the models' own saves and acts."""

import os
import re
import secrets
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from comments.models import Comment, Decision
from config.demo.drawings import draw, portrait
from config.demo.texts import html, moment, newsroom, pages, stories
from news.arabic import slugify
from news.models import (
    Article,
    ArticleAuthor,
    ArticleSource,
    Author,
    FrontPage,
    Image,
    Page,
    RelatedStory,
    Revision,
    Section,
    SiteSettings,
    Slot,
    Source,
    Tag,
    User,
)
from news.models.generation import SITE, bump

# The first revision of each article of the demo says this; by it they are known again.
NOTE = "من غرفة الأخبار التجريبية"
# The readers of the demo write from here, an ending that no mail reaches.
READERS = "readers.example"
PLACEHOLDER = re.compile(r'<aside data-related="([^"]+)"></aside>')


@dataclass
class Report:
    """What was added. `passwords`: of new accounts, those that the environment did not set."""

    added: Counter = field(default_factory=Counter)
    passwords: dict = field(default_factory=dict)


def is_empty():
    """Whether the newsroom has nothing to publish and nothing to put it in. Accounts and settings may be there."""
    return not any(model.objects.exists() for model in (Section, Source, Author, Tag, Page, Article))


def demo_articles():
    """The articles that `load` wrote."""
    return Article.objects.filter(pk__in=Revision.objects.filter(number=1, note=NOTE).values("article"))


def load(now=None):
    """Add what is not there of the demo, with its times relative to `now` (default: now). Returns a Report.

    What is there stays as it is, whoever wrote it: accounts keep their passwords, articles their text, the home page
    its arrangement. So a second call adds nothing.
    """
    now = now or timezone.now()
    report = Report()
    there = dict(demo_articles().values_list("slug", "pk"))
    in_time = sorted(stories().items(), key=lambda item: moment(item[1].published, now) or now)
    new = {key: story for key, story in in_time if slugify(story.headline) not in there}
    portraits, pictures = _draw_portraits(), _draw_pictures(new.values())  # slow, so before the transaction
    with transaction.atomic():
        _site()
        sections = _sections(report)
        staff = _staff(report, sections)
        sources = _sources(report)
        authors = _authors(report, staff, portraits)
        _pages(report)
        old = Article.objects.in_bulk(there.values())
        articles = {
            key: old[there[slug]] for key, story in stories().items() if (slug := slugify(story.headline)) in there
        }
        keys = {key: dict.fromkeys(PLACEHOLDER.findall(story.body)) for key, story in new.items()}
        for key, story in new.items():
            keys[key] = {other: RelatedStory.new_key() for other in keys[key]}
            articles[key] = _article(story, keys[key], sections, pictures.get(key), staff, now)
        for key, story in new.items():
            _relations(articles[key], story, keys[key], articles, sources, authors)
            articles[key].after_edit(by=staff["reporter"], note=NOTE)
            _acts(articles[key], story, staff, now)
            report.added["articles"] += 1
        _comments(report, new, articles, staff, now)
        _front_page(articles, staff, now)
        bump(SITE)
    report.added["pictures"] = len(pictures) + len(portraits)
    return report


# Pictures


def _draw_pictures(new):
    hues = {section["slug"]: section["hue"] for section in newsroom()["sections"]}
    credit = newsroom()["site"]["picture_credit"]
    return {
        story.key: Image.take_in(
            BytesIO(draw(story.picture.subject, hues[story.section], story.picture.variant)),
            alt=story.picture.alt,
            caption=story.picture.caption,
            credit=credit,
            focal_x=story.picture.focal_x,
        )
        for story in new
        if story.picture
    }


def _draw_portraits():
    there = set(Author.objects.values_list("name", flat=True))
    return {
        author["name"]: Image.take_in(BytesIO(portrait(author["portrait"])), alt=author["name"])
        for author in newsroom()["authors"]
        if "portrait" in author and author["name"] not in there
    }


# What stands around the articles


def _staff(report, sections):
    accounts = {}
    for entry in newsroom()["staff"]:
        person = dict(entry)
        name, works_in = person["username"], person.pop("sections", ())
        account = User.objects.filter(username=name).first()
        if account is None:
            given = os.environ.get(f"DEMO_PASSWORD_{name.upper()}")
            password = given or secrets.token_urlsafe(12)
            account = User.objects.create_user(**person, email=f"{name}@desk.example", password=password, is_staff=True)
            account.groups.add(Group.objects.get(name=name))
            account.sections.set(sections[slug] for slug in works_in)
            report.added["accounts"] += 1
            if not given:
                report.passwords[name] = password
        accounts[name] = account
    return accounts


def _site():
    if not SiteSettings.objects.exists():
        SiteSettings(name=newsroom()["site"]["name"], tagline=newsroom()["site"]["tagline"]).save()


def _sections(report):
    made = {}
    for position, section in enumerate(newsroom()["sections"]):
        fields = section | {"position": position, "parent": made.get(section.get("parent"))}
        made[section["slug"]] = _once(Section, report, "sections", fields, "slug")
    return made


def _sources(report):
    return {source["name"]: _once(Source, report, "sources", source, "name") for source in newsroom()["sources"]}


def _authors(report, staff, portraits):
    made = {}
    for author in newsroom()["authors"]:
        fields = {name: author[name] for name in ("slug", "name", "role_title", "bio")}
        account = staff.get(author.get("staff"))
        if account and not Author.objects.filter(user=account).exists():
            fields["user"] = account
        fields["picture"] = portraits.get(author["name"])
        made[author["name"]] = _once(Author, report, "authors", fields, "name")
    return made


def _pages(report):
    for position, (slug, title, body) in enumerate(pages()):
        _once(Page, report, "pages", {"slug": slug, "title": title, "body": body, "position": position}, "slug")


def _once(model, report, name, fields, known_by):
    """The row that is known by this field already, or a new one, at another address where its own is taken."""
    row = model.objects.filter(**{known_by: fields[known_by]}).first()
    if row is None:
        row = model(**fields)
        row.slug = row.free_slug(row.slug)
        row.save()
        report.added[name] += 1
    return row


# Articles


def _article(story, keys, sections, image, staff, now):
    headlines = stories()

    def block(match):
        return f'<aside data-related="{keys[match[1]]}">{headlines[match[1]].headline}</aside>'

    article = Article(
        section=sections[story.section],
        kicker=story.kicker,
        headline=story.headline,
        standfirst=story.standfirst,
        dateline=story.dateline,
        body=PLACEHOLDER.sub(block, html(story.body)),
        language=story.language,
        lead_image=image,
        updated_at=moment(story.updated, now),
        created_by=staff["reporter"],
    )
    article.save()
    return article


def _relations(article, story, keys, articles, sources, authors):
    for position, credit in enumerate(story.sources):
        ArticleSource.objects.create(
            article=article, source=sources[credit.name], label=credit.label, original_url=credit.url, position=position
        )
    for position, name in enumerate(story.authors):
        ArticleAuthor.objects.create(article=article, author=authors[name], position=position)
    article.tags.add(*story.tags)
    for position, (other, key) in enumerate(keys.items()):
        inline = RelatedStory.Placement.INLINE
        article.related.create(story=articles[other], placement=inline, key=key, position=position)
    for position, link in enumerate(story.related):
        article.related.create(
            story=articles.get(link.story),
            title=link.title,
            url=link.url,
            source=sources.get(link.source),
            position=position,
        )


def _acts(article, story, staff, now):
    """Bring the article to its state by the desk's own acts; then date its row as if they had been done in time."""
    hour, withdrawn = moment(story.published, now), moment(story.withdrawn, now)
    if story.status != "draft":
        article.submit_for_review(by=staff["reporter"])
    if hour:
        article.publish(by=staff["editor"], at=hour)
    if withdrawn:
        article.withdraw(by=staff["chief"], reason=story.reason)
    written = min(hour or now, now) - timedelta(hours=3)
    done = withdrawn or article.updated_at or (hour if hour and hour <= now else written + timedelta(hours=2))
    columns = {"created_at": written, "modified_at": done, "expires_at": moment(story.expires, now)}
    Article.objects.filter(pk=article.pk).update(**columns | ({"withdrawn_at": withdrawn} if withdrawn else {}))


# Comments


def _comments(report, new, articles, staff, now):
    addresses = {}

    def write(article, letter, top=None, to=None):
        report.added["comments"] += 1
        sent = moment(letter.sent, now)
        if letter.staff:
            answer = to.answer(by=staff[letter.staff], body=letter.body)
            Comment.objects.filter(pk=answer.pk).update(author_name=letter.name, submitted_at=sent)
            return answer
        address = addresses.setdefault(letter.name, f"reader{len(addresses) + 1}@{READERS}")
        comment = Comment(
            article=article,
            parent=top,
            in_reply_to=to,
            author_name=letter.name,
            author_email=address,
            body=letter.body,
            submitted_at=sent,
        )
        comment.save()
        _decide(comment, letter, staff["moderator"])
        return comment

    for key, story in new.items():
        for letter in story.comments:
            top = write(articles[key], letter)
            thread = {letter.name: top}
            for reply in letter.replies:
                thread[reply.name] = write(articles[key], reply, top, thread[reply.answers or letter.name])


def _decide(comment, letter, moderator):
    acts = {
        "pending": lambda: False,
        "approved": lambda: comment.approve(by=moderator),
        "rejected": lambda: comment.reject(by=moderator, reason=letter.reason, note=letter.note),
        "spam": lambda: comment.mark_spam(by=moderator),
        "withdrawn": comment.withdraw,
    }
    if acts[letter.status]():
        decided = comment.submitted_at + timedelta(minutes=4)
        Decision.objects.filter(comment=comment).update(at=decided)


# The home page


def _front_page(articles, staff, now):
    if FrontPage.objects.exists():
        return
    front = FrontPage(status=FrontPage.Status.PUBLISHED, publish_at=now, by=staff["chief"])
    front.save()
    for zone, keys in newsroom()["front"].items():
        for position, key in enumerate(keys):
            Slot.objects.create(front_page=front, zone=zone, position=position, article=articles[key])
