"""What people do to an article. Each act is one transaction with the old state in its UPDATE, so that of two people
pressing at once one wins; it records who, when and why, and answers whether anything changed."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from news.body import related_blocks
from news.models.generation import RECALL, SITE, bump
from news.models.related import RelatedStory
from news.models.revision import Revision, RevisionBody

# A publication may be taken back as if it never happened for so long after its hour.
SECOND_THOUGHTS = timedelta(minutes=1)
# A revision keeps every column but these: counters, what never changes or is made anew at each save, and the body,
# which has a table of its own.
NOT_IN_SNAPSHOT = {
    "id", "working_copy_of", "created_by", "created_at", "modified_at", "comment_count", "view_count",
    "body", "body_parts", "body_text",
}  # fmt: skip


class ArticleActs:
    """The acts of `Article`."""

    def submit_for_review(self, *, by):
        """Hand a draft to the editors. False if it was not a draft."""
        return self._move(Q(status=self.Status.DRAFT), "submitted", by=by, status=self.Status.IN_REVIEW)

    def send_back(self, *, by, note=""):
        """Return an article in review to its writer, with a note. False if it was not in review."""
        return self._move(Q(status=self.Status.IN_REVIEW), "sent_back", by=by, note=note, status=self.Status.DRAFT)

    def publish(self, *, by, at=None):
        """Publish now, or at a later hour `at` (aware datetime). False if its state allows neither.

        A draft, an article in review or a withdrawn one becomes published; one whose hour has not come gets the new
        hour. A withdrawn article comes back to its old place unless `at` names another. Raises ValidationError for an
        hour before the embargo or after the expiry.
        """
        now = timezone.now()
        returning = self.status == self.Status.WITHDRAWN and self.publish_at and self.publish_at <= now
        hour = at or (self.publish_at if returning else now)
        if self.embargo_until and max(hour, now) < self.embargo_until:
            raise ValidationError(_("The embargo does not allow this hour."), code="embargo")
        if self.expires_at and max(hour, now) >= self.expires_at:
            raise ValidationError(_("The article expires before this hour."), code="expired")
        first = self.first_published_at if self.first_published_at and self.first_published_at <= now else hour
        unpublished = Q(status__in=[self.Status.DRAFT, self.Status.IN_REVIEW, self.Status.WITHDRAWN])
        waiting = Q(status=self.Status.PUBLISHED, publish_at__gt=now)
        return self._move(
            unpublished | waiting,
            "published" if hour <= now else "scheduled",
            by=by,
            generation=SITE,
            status=self.Status.PUBLISHED,
            publish_at=hour,
            first_published_at=first,
            withdrawn_at=None,
        )

    def unpublish(self, *, by):
        """Take a publication back whose hour has not come, or came less than a minute ago. False if it is too late."""
        recent = Q(status=self.Status.PUBLISHED, publish_at__gt=timezone.now() - SECOND_THOUGHTS)
        return self._move(
            recent,
            "unpublished",
            by=by,
            generation=RECALL,
            status=self.Status.DRAFT,
            publish_at=None,
            first_published_at=None,
        )

    def withdraw(self, *, by, reason):
        """Take the article off every public page; address, history and comments stay. False if it was not published."""
        return self._move(
            Q(status=self.Status.PUBLISHED),
            "withdrawn",
            by=by,
            note=reason,
            generation=RECALL,
            status=self.Status.WITHDRAWN,
            withdrawn_at=timezone.now(),
        )

    def possible_acts(self):
        """What its state allows now, as a set of the names that the permissions have. Only the act itself is sure."""
        if self.status != self.Status.PUBLISHED:
            return {
                self.Status.DRAFT: {"submit", "publish"},
                self.Status.IN_REVIEW: {"send_back", "publish"},
                self.Status.WITHDRAWN: {"publish"},
            }[self.status]
        now = timezone.now()
        if self.publish_at > now:
            return {"publish", "unpublish"}
        return {"withdraw", "unpublish"} if self.publish_at > now - SECOND_THOUGHTS else {"withdraw"}

    def claim(self, version):
        """Take the right to save over `version`, the one that the form was opened with. False: somebody saved since."""
        claimed = type(self).objects.filter(pk=self.pk, version=version).update(version=F("version") + 1)
        return bool(claimed)

    def after_edit(self, *, by, note=""):
        """Last step of every edit, with relations in place: match the blocks in the text, record the revision."""
        with transaction.atomic():
            self.match_inline_related()
            self.record("edited", by=by, note=note)

    def match_inline_related(self):
        """Make the rows of inline related stories match the blocks in the text, in their order."""
        blocks = {block.key: block for block in related_blocks(self.body)}
        rows = self.related.filter(placement=RelatedStory.Placement.INLINE)
        rows.exclude(key__in=blocks).delete()
        known = {row.key: row for row in self.related.filter(key__in=blocks)}
        for key, row in list(known.items()):
            block = blocks[key]
            if (block.story or block.url) and (row.story_id, row.url) != (block.story, block.url):
                known.pop(key).delete()  # and made anew: two blocks may have changed places
        for position, block in enumerate(blocks.values()):
            row = known.get(block.key)
            if row is None and not (block.story or block.url):
                continue  # a block that says only its key, and its row is gone: it prints nothing
            row = row or RelatedStory(article=self, key=block.key, placement=RelatedStory.Placement.INLINE)
            row.position = position
            if block.story:
                row.story_id, row.url, row.title = block.story, "", ""
            elif block.url:
                row.story_id, row.url, row.title = None, block.url, block.title
            row.save()

    def record(self, act, *, by, note=""):
        """Write a revision: what the article is now, relations included."""
        last = self.revisions.aggregate(last=Max("number"))["last"] or 0
        return Revision.objects.create(
            article=self, number=last + 1, act=act, by=by, note=note or "", snapshot=self._snapshot()
        )

    def _move(self, allowed, act, *, by, note="", generation=None, **columns):
        with transaction.atomic():
            # Its state as the caller saw it: whoever decided meanwhile has won, whatever the next act would allow.
            rows = type(self).objects.filter(allowed, pk=self.pk, status=self.status, working_copy_of=None)
            changed = rows.update(**columns, version=F("version") + 1, modified_at=timezone.now())
            if changed:
                self.refresh_from_db()
                self.record(act, by=by, note=note)
                if generation:
                    bump(SITE)
                if generation == RECALL:
                    bump(RECALL)  # last: its row stays locked until the commit
        return bool(changed)

    def _snapshot(self):
        fields = [field for field in self._meta.concrete_fields if field.name not in NOT_IN_SNAPSHOT]
        plain = {field.attname: getattr(self, field.attname) for field in fields}
        return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in plain.items()} | {
            "body": RevisionBody.keep(self.body),
            "sources": list(self.attributions.values("source_id", "label", "original_url", "position")),
            "authors": list(self.bylines.values("author_id", "role", "position")),
            "tags": list(self.tagged.values_list("tag__name", flat=True)),
            "related": list(
                self.related.values("story_id", "url", "title", "source_id", "placement", "key", "position")
            ),
        }
