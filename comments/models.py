"""What readers answer, what was decided about it, and the house's rules for both."""

from contextlib import suppress

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from comments.querysets import CommentQuerySet, move_counts
from comments.text import tidy_body, tidy_name
from news.arabic import direction
from news.models.fields import LineField, ProseField
from news.models.generation import SITE, bump
from news.models.section import CommentsMode
from news.visitors import keyed


class Comment(models.Model):
    """A reader's answer to an article or to another comment, or the newsroom's to a reader."""

    class Status(models.TextChoices):
        PENDING = "pending", pgettext_lazy("comment", "Waiting")
        APPROVED = "approved", pgettext_lazy("comment", "Approved")
        REJECTED = "rejected", pgettext_lazy("comment", "Rejected")
        SPAM = "spam", pgettext_lazy("comment", "Spam")
        WITHDRAWN = "withdrawn", pgettext_lazy("comment", "Withdrawn by its writer")

    article = models.ForeignKey("news.Article", models.CASCADE, related_name="comments", verbose_name=_("article"))
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="replies", verbose_name=_("top of the thread")
    )
    in_reply_to = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="answers", verbose_name=_("in reply to")
    )
    author_name = LineField(_("name"), max_length=250)
    author_email = models.EmailField(_("e-mail"), max_length=254, blank=True)
    body = ProseField(_("comment"))
    direction = models.CharField(max_length=3, choices=[("rtl", "rtl"), ("ltr", "ltr")], editable=False)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PENDING, editable=False)
    submitted_at = models.DateTimeField(_("received"), default=timezone.now)
    token_hash = models.CharField(max_length=64, unique=True, null=True, editable=False)
    email_key = models.CharField(max_length=64, blank=True, editable=False)
    network = models.CharField(max_length=64, blank=True, editable=False)
    findings = models.JSONField(_("findings"), default=list, editable=False)
    dedupe = models.CharField(max_length=64, unique=True, null=True, editable=False)
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="comments",
        verbose_name=_("answered by"),
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["submitted_at", "pk"]
        permissions = [
            ("moderate_comment", _("Can decide about comments and see who wrote them")),
            ("answer_comment", _("Can answer comments in the name of the newsroom")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("id")), name="comment_not_its_own_parent"
            )
        ]
        indexes = [
            models.Index(fields=["status", "submitted_at", "id"], name="comment_queue"),
            models.Index(fields=["article", "status", "submitted_at", "id"], name="comment_thread"),
            models.Index(fields=["email_key", "status"], name="comment_record"),
            models.Index(fields=["network", "submitted_at"], name="comment_network"),
        ]

    def __str__(self):
        return f"{self.author_name}: {self.body[:60]}"

    def get_absolute_url(self):
        """Its place on the article's page. The caller has loaded `article`."""
        return f"{self.article.get_absolute_url()}#{self.anchor}"

    def save(self, *args, **kwargs):
        """Prepare the text and what is derived from it; count a new one that is approved already.

        Never writes the status of an existing row: that is what the acts are for.
        """
        self.author_name = tidy_name(self.author_name)
        self.body = tidy_body(self.body)
        self.direction = direction(self.body)
        self.email_key = email_key(self.author_email)
        is_new = self._state.adding
        if not is_new and kwargs.get("update_fields") is None:
            names = [field.name for field in self._meta.concrete_fields if not field.primary_key]
            kwargs["update_fields"] = set(names) - {"status"}
        if not is_new or self.status != self.Status.APPROVED:
            super().save(*args, **kwargs)
            return
        with transaction.atomic():
            super().save(*args, **kwargs)
            move_counts([(self.pk, self.article_id, None)], self.status)

    def delete(self, *args, **kwargs):
        return type(self).objects.filter(pk=self.pk).delete()

    @property
    def anchor(self):
        return f"comment-{self.pk}"

    @property
    def last_decision(self):
        """The newest `Decision`, or None."""
        return next(reversed(self.decisions.all()), None)

    # Acts. Each answers whether it changed anything; of two people deciding at once one wins.

    def approve(self, *, by):
        """Show it to everybody."""
        return self._act(self._as_seen().approve(by=by))

    def reject(self, *, by, reason, note=""):
        """Refuse it. The writer reads the sentence of `reason` (a `Decision.Reason`) and `note` on the status page."""
        return self._act(self._as_seen().reject(by=by, reason=reason, note=note))

    def mark_spam(self, *, by):
        """Put it with the rubbish."""
        return self._act(self._as_seen().mark_spam(by=by))

    def reopen(self, *, by):
        """Put it back into the queue."""
        return self._act(self._as_seen().reopen(by=by))

    def withdraw(self):
        """Its writer takes it back, whatever was decided meanwhile. There is no way back from here."""
        return self._act(type(self).objects.filter(pk=self.pk)._withdraw())

    def answer(self, *, by, body):
        """Answer in the name of the newsroom, visible at once. Returns the answer, None if this one is not visible."""
        with transaction.atomic():
            if not type(self).objects.visible().filter(pk=self.pk).exists():
                return None
            return type(self).objects.create(
                article_id=self.article_id,
                parent_id=self.parent_id or self.pk,
                in_reply_to=self,
                author_name=gettext("Editorial team"),
                body=body,
                status=self.Status.APPROVED,
                staff=by,
            )

    def _as_seen(self):
        """This comment, if it is still in the state that the caller saw."""
        return type(self).objects.filter(pk=self.pk, status=self.status)

    def _act(self, changed):
        with suppress(type(self).DoesNotExist):  # somebody has deleted it meanwhile
            self.refresh_from_db(fields=["status"])
        return bool(changed)


def email_key(address):
    """What tells one address from another without saying it; nothing for no address."""
    return keyed("comments.email", address.strip().lower()) if address else ""


class Decision(models.Model):
    """One change of a comment's state: who, when, why. Never changed; to undo is another decision."""

    class Reason(models.TextChoices):
        INSULT = "insult", _("Insult or incitement")
        PERSONAL_DATA = "personal_data", _("Personal data")
        OFF_TOPIC = "off_topic", _("Off topic")
        REPETITION = "repetition", _("Repetition")
        UNFOUNDED = "unfounded", _("Unfounded claim")
        OTHER = "other", _("Another reason")

    TO_THE_WRITER = {
        Reason.INSULT: _("It insults somebody or incites against them."),
        Reason.PERSONAL_DATA: _("It contains personal data, such as a telephone number or an address."),
        Reason.OFF_TOPIC: _("It is not about the article."),
        Reason.REPETITION: _("It repeats what was said here already."),
        Reason.UNFOUNDED: _("It accuses somebody without evidence."),
        Reason.OTHER: _("It does not keep to our rules for comments."),
    }

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="decisions", verbose_name=_("comment"))
    old = models.CharField(pgettext_lazy("decision", "from"), max_length=10, choices=Comment.Status)
    new = models.CharField(pgettext_lazy("decision", "to"), max_length=10, choices=Comment.Status)
    reason = models.CharField(_("reason"), max_length=20, choices=Reason, blank=True)
    note = LineField(_("to the writer"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.get_old_display()} / {self.get_new_display()}"

    @property
    def to_the_writer(self):
        """The reason as the writer reads it."""
        return self.TO_THE_WRITER.get(self.reason, "")


class CommentSettings(models.Model):
    """What the house decides about comments: one row."""

    class Mode(models.TextChoices):
        OPEN = CommentsMode.OPEN.value, CommentsMode.OPEN.label
        CLOSED = CommentsMode.CLOSED.value, CommentsMode.CLOSED.label
        OFF = CommentsMode.OFF.value, CommentsMode.OFF.label

    mode = models.CharField(
        _("comments"),
        max_length=10,
        choices=Mode,
        default=Mode.OPEN,
        help_text=_("Where neither the article nor its section says otherwise."),
    )
    close_after_days = models.PositiveSmallIntegerField(
        _("close after days"),
        default=14,
        validators=[MaxValueValidator(3650)],
        help_text=_("Counted from publication. 0: never. An article that is set to open stays open."),
    )
    note = ProseField(
        _("above the form"), max_length=300, blank=True, help_text=_("What the house asks of those who write.")
    )
    pause_seconds = models.PositiveSmallIntegerField(
        _("pause in seconds"),
        default=10,
        validators=[MaxValueValidator(3600)],
        help_text=_("Between two comments of one writer."),
    )
    per_writer = models.PositiveIntegerField(
        _("of one writer in 10 minutes"), default=6, validators=[MinValueValidator(1)]
    )
    per_network = models.PositiveIntegerField(
        _("of one network in 10 minutes"),
        default=30,
        validators=[MinValueValidator(1)],
        help_text=_("A whole town may share one address."),
    )
    per_article = models.PositiveIntegerField(
        _("on one article in an hour"), default=600, validators=[MinValueValidator(1)]
    )
    per_site = models.PositiveIntegerField(
        _("on the whole site in an hour"), default=3000, validators=[MinValueValidator(1)]
    )

    class Meta:
        verbose_name = _("comment settings")
        verbose_name_plural = _("comment settings")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_row_of_comment_settings")]

    def __str__(self):
        return str(self._meta.verbose_name)

    def save(self, *args, **kwargs):
        self.pk = 1
        with transaction.atomic():
            super().save(*args, **kwargs)
            bump(SITE)

    @classmethod
    def current(cls):
        """The row, or its defaults where none was saved yet."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)
