"""The home page put together: what editors placed, and the newest unused articles where they placed nothing."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.utils import timezone

from news.models import Article, FrontPage, Image, Section, Slot

ROOM = {Slot.Zone.LEAD: 1, Slot.Zone.SECONDARY: 4, Slot.Zone.BRIEFS: 6, Slot.Zone.OPINION: 4}  # section blocks: any
WIDE_BLOCK, BLOCK = 8, 3  # articles in the first section block, and in each of the others
DEPTH = 14  # newest articles of each section to choose from


@dataclass
class Entry:
    """One place filled: the article, and what the page prints for it."""

    article: Article
    headline: str
    image: Image | None


@dataclass
class Block:
    """One section on the home page."""

    section: Section
    lead: Entry
    rest: list[Entry] = field(default_factory=list)


@dataclass
class Front:
    """Everything that the home page prints."""

    lead_mode: str = FrontPage.LeadMode.PICTURE
    lead: Entry | None = None
    secondary: list[Entry] = field(default_factory=list)
    briefs: list[Entry] = field(default_factory=list)
    opinion: list[Entry] = field(default_factory=list)
    opinion_section: Section | None = None
    blocks: list[Block] = field(default_factory=list)


def compose(at=None):
    """The front page at `at` (aware datetime; default: now). No article twice; what isn't public gives way.

    Places that editors filled come first, then the lead, one article for each section block, the second column,
    opinion, the briefs, and last the lines of the blocks. The number of queries does not depend on how much there is.
    """
    at = at or timezone.now()
    page = FrontPage.current(at)
    slots = list(page.slots.select_related("image").prefetch_related("image__renditions")) if page else []
    wanted = Q(parent=None) | Q(pk__in={slot.auto_section_id for slot in slots})
    sections = {section.pk: section for section in Section.objects.filter(wanted).with_newest(DEPTH, at)}
    stock = _Stock(sections, slots, at)
    front = Front(lead_mode=page.lead_mode if page else FrontPage.LeadMode.PICTURE)

    zones = {zone: [slot for slot in slots if slot.zone == zone][: ROOM.get(zone)] for zone in Slot.Zone}
    zones[Slot.Zone.SECTION] = [slot for slot in zones[Slot.Zone.SECTION] if slot.auto_section_id in sections]
    news = [section for section in sections.values() if section.parent_id is None and not section.is_opinion]
    voices = [section for section in sections.values() if section.parent_id is None and section.is_opinion]
    if not voices:
        zones[Slot.Zone.OPINION] = []
    stock.place_pinned(slot for slots in zones.values() for slot in slots)

    front.lead = next(iter(stock.fill(zones, Slot.Zone.LEAD, news)), None)
    blocks = [(sections[slot.auto_section_id], stock.pinned.get(slot.pk)) for slot in zones[Slot.Zone.SECTION]]
    for section, chosen in blocks or [(section, None) for section in news]:
        if lead := chosen or stock.newest([section], with_picture=True) or stock.newest([section]):
            front.blocks.append(Block(section, lead))
    front.secondary = stock.fill(zones, Slot.Zone.SECONDARY, news)
    if voices:
        front.opinion_section = voices[0]
        front.opinion = stock.fill(zones, Slot.Zone.OPINION, voices)
    front.briefs = stock.fill(zones, Slot.Zone.BRIEFS, news)
    front.briefs.sort(key=lambda entry: entry.article.publish_at, reverse=True)
    for number, block in enumerate(front.blocks):
        size = WIDE_BLOCK if number == 0 else BLOCK
        more = (stock.newest([block.section]) for _ in range(size - 1))
        block.rest = [entry for entry in more if entry]
    return front


class _Stock:
    """The articles that may be placed; each leaves it once."""

    def __init__(self, sections, slots, at):
        self.at = at
        self.sections = sections
        self.newest_ids = {
            section.pk: [pk for n in range(DEPTH) if (pk := getattr(section, f"newest_{n}"))]
            for section in sections.values()
        }
        ids = {pk for newest in self.newest_ids.values() for pk in newest} | {slot.article_id for slot in slots}
        self.articles = Article.objects.published(at).for_cards().with_bylines().in_bulk(ids - {None})
        self.pinned = {}
        self.used = set()

    def place_pinned(self, slots):
        """Set aside what editors chose for `slots`, those that the page has room for, before anything fills itself.

        The first place of an article keeps it.
        """
        for slot in slots:
            lasting = slot.pinned_until is None or slot.pinned_until > self.at
            if lasting and slot.article_id in self.articles and slot.article_id not in self.used:
                self.used.add(slot.article_id)
                self.pinned[slot.pk] = self._entry(self.articles[slot.article_id], slot)

    def fill(self, zones, zone, sections):
        """The entries of `zone`, as many as it has room for: each slot's own article, or the newest of its section,
        else of `sections`."""
        slots, entries = zones[zone], []
        for slot in slots + [None] * (ROOM[zone] - len(slots)):
            if slot is not None and slot.pk in self.pinned:
                entries.append(self.pinned[slot.pk])
                continue
            own = [self.sections[slot.auto_section_id]] if slot is not None and slot.auto_section_id else sections
            if entry := self.newest(own):
                entries.append(entry)
        return entries

    def newest(self, sections, *, with_picture=False):
        """The newest unused article of these sections, or None."""
        ids = {pk for section in sections for pk in self.newest_ids.get(section.pk, ())} - self.used
        free = [self.articles[pk] for pk in ids if pk in self.articles]
        if with_picture:
            free = [article for article in free if article.picture]
        if not free:
            return None
        article = max(free, key=lambda article: (article.publish_at, article.pk))
        self.used.add(article.pk)
        return self._entry(article)

    @staticmethod
    def _entry(article, slot=None):
        image = slot.image if slot and slot.image and slot.image.usable else article.picture
        return Entry(article, (slot and slot.headline) or article.headline, image)
