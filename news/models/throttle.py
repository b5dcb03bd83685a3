from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Throttle(models.Model):
    """How often something happened in one fixed window of time. Exact across processes: the count is in the UPDATE."""

    key = models.CharField(_("key"), max_length=120)
    window = models.PositiveBigIntegerField(_("window"), help_text=_("Its end, in seconds since 1970."))
    count = models.PositiveIntegerField(_("count"), default=0)

    class Meta:
        verbose_name = _("throttle")
        verbose_name_plural = _("throttles")
        constraints = [models.UniqueConstraint(fields=["key", "window"], name="throttle_key_window")]
        indexes = [models.Index(fields=["window"], name="throttle_window")]

    def __str__(self):
        return f"{self.key}: {self.count}"

    @classmethod
    def count_up(cls, key, *, limit, seconds):
        """Count one more under `key` unless `limit` is reached in this window of `seconds`.

        Returns 0 when it was counted, else the seconds until the window ends. Inside the caller's transaction: what
        is rolled back was not counted.
        """
        now = int(timezone.now().timestamp())
        end = (now // seconds + 1) * seconds
        below = cls.objects.filter(key=key, window=end, count__lt=limit)
        if below.update(count=F("count") + 1):
            return 0
        try:
            with transaction.atomic():
                cls.objects.create(key=key, window=end, count=1)
            return 0
        except IntegrityError:  # the row is there: full, or made by another a moment ago
            return 0 if below.update(count=F("count") + 1) else end - now

    @classmethod
    def forget_old(cls):
        """Delete the windows that are over. Returns how many."""
        return cls.objects.filter(window__lt=int(timezone.now().timestamp())).delete()[0]
