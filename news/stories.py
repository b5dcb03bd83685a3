"""What stands beside an article on its page: the stories named in its text and in its list, and more of its section."""

from dataclasses import dataclass

from django.db.models import Q

from news.arabic import direction
from news.models import Article, Image, RelatedStory, Section, Source

MORE = 3


@dataclass
class Story:
    """A related story, ours or outside, as the page prints it."""

    headline: str
    url: str
    direction: str
    image: Image | None = None
    source: Source | None = None
    outside: bool = False


@dataclass
class Surroundings:
    """`parts`: the text's runs of HTML and its inline stories. `related`: the list. `more`: newest of `family`, the
    section with its parent and children, which goes by the parent's name."""

    parts: list
    related: list[Story]
    more: list[Article]
    family: Section


def surroundings(article, at=None):
    """Everything beside `article`, in three queries. What is not public is left out, wherever it was named."""
    rows = list(article.related.select_related("source"))
    family = article.section.parent or article.section
    newest = Article.objects.published(at).in_section(family).exclude(pk=article.pk).newest_first()
    named = {row.story_id for row in rows if row.story_id}
    chosen = Q(pk__in=named) | Q(pk__in=newest.values("pk")[: MORE + len(named)])
    cards = {card.pk: card for card in Article.objects.published(at).filter(chosen).for_cards().newest_first()}

    stories = {row: story for row in rows if (story := _story(row, cards))}
    inline = {row.key: story for row, story in stories.items() if row.placement == RelatedStory.Placement.INLINE}
    parts = [
        {"related": inline[part["related"]]} if "related" in part else part
        for part in article.body_parts
        if "related" not in part or part["related"] in inline
    ]
    more = [card for card in cards.values() if card.pk not in named]
    return Surroundings(
        parts=parts,
        related=[story for row, story in stories.items() if row.placement != RelatedStory.Placement.INLINE],
        more=more[:MORE],
        family=family,
    )


def _story(row, cards):
    if row.story_id is None:
        return Story(row.title, row.url, direction(row.title), source=row.source, outside=True)
    card = cards.get(row.story_id)
    if card is None:
        return None
    return Story(card.headline, card.get_absolute_url(), card.direction, image=card.picture)
