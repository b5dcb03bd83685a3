"""Every read and every act on many comments. `visible()` is the only door to what readers see."""

from collections import Counter
from datetime import timedelta

from django.db import models, transaction
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Greatest
from django.utils import timezone

from news.models import Article
from news.models.generation import RECALL, bump, thread
from news.querysets import LAZY_READS

STATUS_PAGE = timedelta(days=90)


class CommentQuerySet(models.QuerySet):
    def visible(self, at=None):
        """Comments a reader may see at `at`: approved, and their article is public."""
        return self.filter(status=self.model.Status.APPROVED, article__in=Article.objects.published(at).values("pk"))

    def waiting(self):
        """Comments that await a decision, the one that waited longest first."""
        return self.filter(status=self.model.Status.PENDING).order_by("submitted_at", "pk")

    def followed(self, at=None):
        """Comments whose writers may still ask after them: their status pages last for 90 days."""
        return self.filter(submitted_at__gt=(at or timezone.now()) - STATUS_PAGE)

    def in_thread(self, article, at=None):
        """What the page of `article` prints, oldest first. One query.

        Visible comments, and the places of removed ones with visible replies: with `is_visible` false, their words must
        not be printed.
        """
        approved = Q(status=self.model.Status.APPROVED)
        public = self.filter(article__in=Article.objects.published(at).filter(pk=article.pk).values("pk"))
        answered = Exists(self.model.objects.filter(approved, parent=OuterRef("pk"), article=article))
        rows = public.annotate(is_visible=Case(When(approved, then=True), default=False)).filter(approved | answered)
        return rows.defer("author_email", "findings").order_by("submitted_at", "pk").fetch_mode(LAZY_READS)

    # What the desk reads

    def in_state(self, status):
        return self.filter(status=status)

    def for_desk(self):
        """With everything that a card in the admin prints, in two queries."""
        from comments.models import Decision

        decisions = Decision.objects.select_related("by").fetch_mode(LAZY_READS)
        rows = self.select_related("article__section", "in_reply_to", "parent", "staff")
        return (
            rows.defer("article__body", "article__body_parts", "article__body_text")
            .prefetch_related(models.Prefetch("decisions", decisions))
            .fetch_mode(LAZY_READS)
        )

    def records(self, email_keys):
        """What became of the comments of each writer: {email_key: {status: how many}}. One query."""
        rows = self.filter(email_key__in=set(email_keys) - {""}).order_by().values_list("email_key", "status")
        records = {}
        for key, status, number in rows.annotate(number=models.Count("pk")):
            records.setdefault(key, {})[status] = number
        return records

    # Acts: the same names as on one comment. Each answers how many changed.

    def approve(self, *, by):
        return self._decide(self.model.Status.APPROVED, by=by)

    def reject(self, *, by, reason, note=""):
        return self._decide(self.model.Status.REJECTED, by=by, reason=reason, note=note)

    def mark_spam(self, *, by):
        return self._decide(self.model.Status.SPAM, by=by)

    def reopen(self, *, by):
        return self._decide(self.model.Status.PENDING, by=by)

    def _withdraw(self):
        return self._decide(self.model.Status.WITHDRAWN, by=None)

    def _decide(self, new, *, by, reason="", note=""):
        """Move every comment here to `new`, but those that are there already or were withdrawn by their writers."""
        from comments.models import Decision

        with transaction.atomic():
            rows = self._locked().exclude(status__in=[self.model.Status.WITHDRAWN, new])
            found = list(rows.values_list("pk", "article_id", "status"))
            for old in {status for _pk, _article, status in found}:
                keys = [pk for pk, _article, status in found if status == old]
                self.model.objects.filter(pk__in=keys, status=old).update(status=new)
            Decision.objects.bulk_create(
                Decision(comment_id=pk, old=old, new=new, reason=reason, note=note, by=by)
                for pk, _article, old in found
            )
            move_counts(found, new)
        return len(found)

    def delete(self):
        """Delete for good. Article counts follow; approved replies stay and move up."""
        with transaction.atomic():
            found = list(self._locked().values_list("pk", "article_id", "status"))
            deleted = self.model.objects.filter(pk__in=[pk for pk, *_rest in found])._delete_rows()
            move_counts(found, None)
        return deleted

    delete.alters_data = True
    delete.queryset_only = True

    def _delete_rows(self):
        return super().delete()

    def _locked(self):
        """These rows, always in one order, held until the transaction ends; on SQLite the whole transaction is.

        The filters must stay on the rows themselves: PostgreSQL asks them again of a row for which it had to wait, but
        not those of a subquery.
        """
        return self.order_by("pk").select_for_update(of=("self",))


def move_counts(found, new):
    """`found`: (id, article id, old status) of comments that are `new` now.

    Add what became visible to the articles' counts, take away what is no longer, and make their pages old.
    """
    from comments.models import Comment

    approved = Comment.Status.APPROVED
    step = Counter()
    for _pk, article, old in found:
        step[article] += (new == approved) - (old == approved)
    moved = sorted(article for article, change in step.items() if change)
    if not moved:
        return
    if len(moved) > 1:  # in one order, so that two who move several never wait for each other
        list(Article.objects.filter(pk__in=moved).order_by("pk").select_for_update().values_list("pk"))
    change = Case(*(When(pk=article, then=Value(step[article])) for article in moved))
    # Never below none: a count that was wrong before must not keep a moderator from removing anything.
    count = Greatest(F("comment_count") + change, 0, output_field=models.IntegerField())
    Article.objects.filter(pk__in=moved).update(comment_count=count)
    for article in moved:
        bump(thread(article))
    if any(change < 0 for change in step.values()):
        bump(RECALL)  # last: its row stays locked until the commit
