"""More articles than anybody would write, for measuring: composed of the demo's own paragraphs, written in bulk."""

import re
from datetime import timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from config.demo.texts import html, stories
from news.arabic import digits, slugify
from news.body import sanitize, to_parts, to_text
from news.models import Article, ArticleAuthor, ArticleSource, Author, Generation, Section, Source, Tag, TaggedArticle
from news.models.generation import SITE, bump, thread

PARAGRAPH = re.compile(r"<p>.*?</p>")
BATCH = 500
APART = timedelta(minutes=97)  # about fifteen articles a day, back into the past


def add_articles(count, now=None):
    """Add `count` published articles to the sections of the demo, each a little older than the one before.

    Headlines are the demo's with a number, texts its paragraphs in another order. They have sources, authors and tags,
    but neither pictures nor history. Needs a loaded demo.
    """
    now = now or timezone.now()
    compose = _Composer()
    with transaction.atomic():
        before = Article.objects.count()
        for start in range(0, count, BATCH):
            numbers = range(before + start, before + min(start + BATCH, count))
            told = [compose(number) for number in numbers]
            _write(told, [now - APART * (number - before + 1) for number in numbers], compose)
        bump(SITE)
    return count


class _Composer:
    """The demo's texts taken apart. Called with a number, it gives (number, model story, new HTML)."""

    def __init__(self):
        self.models = [story for story in stories().values() if story.language == "ar" and story.status == "published"]
        self.paragraphs = [
            paragraph
            for story in self.models
            for paragraph in PARAGRAPH.findall(re.sub("<blockquote>.*?</blockquote>", "", sanitize(html(story.body))))
        ]
        self.sections = {section.slug: section for section in Section.objects.all()}
        self.sources = {source.name: source for source in Source.objects.all()}
        self.authors = {author.name: author for author in Author.objects.all()}
        self.tags = {tag.name: tag for tag in Tag.objects.all()}

    def __call__(self, number):
        story = self.models[number % len(self.models)]
        chance = Random(number)  # noqa: S311 - for variety, not for secrets
        return number, story, "".join(chance.sample(self.paragraphs, chance.randint(3, 12)))


def _write(told, hours, compose):
    articles = []
    for (number, story, body), hour in zip(told, hours, strict=True):
        headline = f"{story.headline} ({digits(number)})"
        articles.append(
            Article(
                section=compose.sections[story.section],
                kicker=story.kicker,
                headline=headline,
                standfirst=story.standfirst,
                slug=slugify(headline),
                dateline=story.dateline,
                body=body,
                body_parts=to_parts(body),
                body_text=to_text(body),
                status=Article.Status.PUBLISHED,
                publish_at=hour,
                first_published_at=hour,
                created_at=hour,
            )
        )
    Article.objects.bulk_create(articles)
    rows = [(article, story) for article, (_number, story, _body) in zip(articles, told, strict=True)]
    Generation.objects.bulk_create(Generation(name=thread(article.pk)) for article, _story in rows)
    ArticleSource.objects.bulk_create(
        ArticleSource(article=article, source=compose.sources[credit.name], position=position)
        for article, story in rows
        for position, credit in enumerate(story.sources)
    )
    ArticleAuthor.objects.bulk_create(
        ArticleAuthor(article=article, author=compose.authors[name], position=position)
        for article, story in rows
        for position, name in enumerate(story.authors)
    )
    TaggedArticle.objects.bulk_create(
        TaggedArticle(content_object=article, tag=compose.tags[name]) for article, story in rows for name in story.tags
    )
