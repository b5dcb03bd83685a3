from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Throttle(models.Model):
    """How often something happened in one fixed window of time. Exact across processes: one statement counts."""

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
    def count_all(cls, limits):
        """Count one more under each of `limits` (different key, limit, seconds), or under none where one is reached.

        Returns 0 when it was counted, else the seconds until the last full window ends. Counting is one statement, and
        rows are locked in the order of `limits`: those that many share belong at the end. What is rolled back was not
        counted. Where a window of the last one begins, the windows that are over are deleted.
        """
        now = int(timezone.now().timestamp())
        most = {key: limit for key, limit, _seconds in limits}
        windows = [(key, (now // seconds + 1) * seconds) for key, _limit, seconds in limits]
        with transaction.atomic():
            counted = {(key, end): count for key, end, count in cls._add_one(windows)}
            full = [end - now for (key, end), count in counted.items() if count > most[key]]
            transaction.set_rollback(bool(full))
            if not full and counted[windows[-1]] == 1:
                cls.objects.filter(window__lt=now).delete()
        return max(full, default=0)

    @classmethod
    def _add_one(cls, windows):
        """Add one to each (key, window), made where it is missing. Returns (key, window, count) of each."""
        quote = connection.ops.quote_name
        table = quote(cls._meta.db_table)
        key, window, count = (quote(cls._meta.get_field(name).column) for name in ("key", "window", "count"))
        rows = ", ".join(["(%s, %s, 1)"] * len(windows))
        statement = (
            f"INSERT INTO {table} ({key}, {window}, {count}) VALUES {rows} "  # noqa: S608  names of our own columns
            f"ON CONFLICT ({key}, {window}) DO UPDATE SET {count} = {table}.{count} + 1 "
            f"RETURNING {key}, {window}, {count}"
        )
        with connection.cursor() as cursor:
            cursor.execute(statement, [value for pair in windows for value in pair])
            return cursor.fetchall()
