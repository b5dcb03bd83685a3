"""Every public read. `published()` is the only door: what it lets out, readers see; nothing else reads `status`."""

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Prefetch, Q, Subquery
from django.utils import timezone

# A column or relation that a list forgot to load costs a reader one query for all rows, and fails the tests.
LAZY_READS = models.FETCH_RAISE if settings.STRICT_READS else models.FETCH_PEERS


class ArticleQuerySet(models.QuerySet):
    def published(self, at=None):
        """Articles a reader may see at `at` (aware datetime; default: now). The only public door."""
        at = at or timezone.now()
        originals = self.filter(working_copy_of=None)
        return originals.filter(status=self.model.Status.PUBLISHED, publish_at__lte=at).exclude(expires_at__lte=at)

    def gone(self, at=None):
        """What readers could see once and can't at `at`: withdrawn after its hour, or expired. Its address says 410."""
        at = at or timezone.now()
        withdrawn = Q(status=self.model.Status.WITHDRAWN, publish_at__lte=F("withdrawn_at"))
        expired = Q(status=self.model.Status.PUBLISHED, publish_at__lte=at, expires_at__lte=at)
        return self.filter(withdrawn | expired, working_copy_of=None)

    def newest_first(self):
        return self.order_by("-publish_at", "-pk")

    def in_section(self, section):
        """Articles of a section and of its children."""
        return self.filter(Q(section=section) | Q(section__parent=section))

    def originals(self):
        """What the desk lists and links to: everything but working copies."""
        return self.filter(working_copy_of=None)

    def for_desk(self, user):
        """What `user` may open at the desk: every section, or those the account is limited to."""
        sections = user.section_ids()
        rows = self.originals()
        return rows if sections is None else rows.filter(section__in=sections)

    def linkable(self, user):
        """What `user` may point to from an article: whatever readers see, and what the account may open itself."""
        return self.for_desk(user) | self.published()

    def in_state(self, state, at=None):
        """Articles by what the clock makes of their status: "scheduled", "published", "expired", or else the status."""
        at = at or timezone.now()
        originals = self.originals()
        if state == "published":
            return originals.published(at)
        if state == "scheduled":
            return originals.filter(status=self.model.Status.PUBLISHED, publish_at__gt=at)
        if state == "expired":
            return originals.filter(status=self.model.Status.PUBLISHED, publish_at__lte=at, expires_at__lte=at)
        return originals.filter(status=state)

    def for_cards(self):
        """With everything components/card*.html print, in two queries. The text stays in the database."""
        cards = self.defer("body", "body_parts", "body_text").select_related("section", "lead_image")
        return cards.prefetch_related(renditions("lead_image")).fetch_mode(LAZY_READS)

    def with_bylines(self):
        """And with their authors and portraits, for cards that speak in a voice: two queries more."""
        return self.prefetch_related(bylines())

    def for_page(self):
        """With everything the article's own page prints of the article itself."""
        from news.models import ArticleSource

        sources = ArticleSource.objects.select_related("source").fetch_mode(LAZY_READS)
        return (
            self.select_related("section__parent", "lead_image")
            .prefetch_related(
                renditions("lead_image"),
                bylines(),
                Prefetch("attributions", sources),
                "tags",  # taggit takes no queryset of ours here
            )
            .fetch_mode(LAZY_READS)
        )


def bylines():
    """The names of a byline, in order, each with its portrait."""
    from news.models import ArticleAuthor

    names = ArticleAuthor.objects.select_related("author__picture").prefetch_related(renditions("author__picture"))
    return Prefetch("bylines", names.fetch_mode(LAZY_READS))


def renditions(relation):
    """The sizes of the picture at `relation`, to be prefetched with it."""
    from news.models import Rendition

    return Prefetch(f"{relation}__renditions", Rendition.objects.fetch_mode(LAZY_READS))


class SectionQuerySet(models.QuerySet):
    def top(self):
        return self.filter(parent=None)

    def with_newest(self, count, at=None):
        """Annotate newest_0 … newest_<count-1>: ids of the newest public articles of each section, children included.

        One small index look-up each, however many articles there are.
        """
        from news.models import Article, Section

        family = Section.objects.filter(Q(pk=OuterRef(OuterRef("pk"))) | Q(parent=OuterRef(OuterRef("pk"))))
        newest = Article.objects.published(at).filter(section__in=family.values("pk")).newest_first().values("pk")
        return self.annotate(**{f"newest_{n}": Subquery(newest[n : n + 1]) for n in range(count)})


class FrontPageQuerySet(models.QuerySet):
    def published(self, at=None):
        """Front pages whose hour has come at `at`, the current one first."""
        at = at or timezone.now()
        return self.filter(status=self.model.Status.PUBLISHED, publish_at__lte=at).order_by("-publish_at", "-version")


class ImageQuerySet(models.QuerySet):
    def wordless(self):
        """Pictures that nobody has described yet."""
        return self.filter(alt="", decorative=False)

    def usable(self, at=None):
        """Pictures whose rights have not ended at `at`."""
        at = at or timezone.now()
        return self.filter(Q(rights_until=None) | Q(rights_until__gt=at))

    def public(self, at=None):
        """Pictures that something public shows at `at`."""
        from news.models import Article, Author, FrontPage, SiteSettings, Slot, Tag

        shown = Article.objects.published(at)
        current = FrontPage.objects.published(at).values("pk")[:1]
        return self.usable(at).filter(
            Q(pk__in=shown.filter(lead_image__isnull=False).values("lead_image"))
            | Q(pk__in=Slot.objects.filter(front_page__in=current, article__in=shown.values("pk")).values("image"))
            | Q(pk__in=Author.objects.filter(picture__isnull=False).values("picture"))
            | Q(pk__in=Tag.objects.filter(image__isnull=False, merged_into=None).values("image"))
            | Q(pk__in=SiteSettings.objects.filter(logo__isnull=False).values("logo"))
        )


class RenditionQuerySet(models.QuerySet):
    def public(self, at=None):
        """Renditions that readers may fetch at `at`."""
        from news.models import Image

        return self.filter(image__in=Image.objects.public(at))
