from django.core.files.base import ContentFile, File
from django.core.files.storage import storages
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from news import images
from news.models.fields import LineField
from news.models.generation import RECALL, SITE, bump
from news.querysets import ImageQuerySet, RenditionQuerySet


def originals():
    """The private storage. A callable, so that migrations name none."""
    return storages["originals"]


class Image(models.Model):
    """A picture: the original in private storage, and what readers get of it (`renditions`)."""

    original = models.FileField(_("file"), storage=originals, upload_to="originals", max_length=120)
    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    focal_x = models.FloatField(
        _("focus, across"),
        default=0.5,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
        help_text=_("0 is the left edge, 1 the right one."),
    )
    focal_y = models.FloatField(
        _("focus, down"),
        default=0.5,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
        help_text=_("0 is the top edge, 1 the bottom one."),
    )
    alt = LineField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, in a sentence, for those who can't see it."),
    )
    decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("It tells nothing that the text doesn't: screen readers pass over it."),
    )
    caption = LineField(_("caption"), max_length=300, blank=True)
    credit = LineField(_("credit"), max_length=120, blank=True)
    rights_until = models.DateTimeField(
        _("rights end"),
        null=True,
        blank=True,
        help_text=_("From then on our address answers that it is gone. Copies elsewhere can't be recalled."),
    )
    colour = models.CharField(_("main colour"), max_length=7, default="#d5dae6", editable=False)
    uploaded_by = models.ForeignKey(
        "news.User", models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    uploaded_at = models.DateTimeField(_("uploaded"), default=timezone.now, editable=False)

    objects = ImageQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-uploaded_at", "-pk"]
        indexes = [models.Index(fields=["-uploaded_at", "-id"], name="image_newest")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(focal_x__range=(0, 1), focal_y__range=(0, 1)), name="focus_inside_picture"
            )
        ]

    def __str__(self):
        return self.alt or self.caption or f"{self.width}×{self.height}"

    def save(self, *args, **kwargs):
        with transaction.atomic():
            super().save(*args, **kwargs)
            bump(SITE)

    @classmethod
    def take_in(cls, file, *, by=None, **words):
        """Verify an uploaded `file`, keep it and make its renditions. The same picture twice is one row.

        `words` are fields of the row (alt, caption, credit, focal_x …); they don't overwrite those of a picture that we
        have. Raises `ImageRefused` for what isn't a picture that we take.
        """
        verified = images.verify(file)
        if known := cls.objects.filter(sha256=verified.sha256).first():
            return known
        made = images.make_renditions(verified.pixels())  # the slow part, before the transaction
        image = cls(
            sha256=verified.sha256,
            width=verified.width,
            height=verified.height,
            colour=verified.colour,
            uploaded_by=by,
            **words,
        )
        try:
            with transaction.atomic():
                image.original.save(f"{verified.sha256}.{verified.format.lower()}", File(file), save=False)
                image.save()
                for one in made:
                    rendition = Rendition(image=image, kind=one.kind, width=one.width, height=one.height)
                    rendition.file.save(one.name, ContentFile(one.data), save=False)
                    rendition.save()
        except IntegrityError:  # another sent the same picture at the same moment
            image.original.storage.delete(image.original.name)
            return cls.objects.get(sha256=verified.sha256)
        except OSError:  # a full disk
            if image.original:
                image.original.storage.delete(image.original.name)
            raise
        return image

    def recall(self):
        """Take the picture off our address at once: its rights end now."""
        with transaction.atomic():
            self.rights_until = timezone.now()
            self.save(update_fields=["rights_until"])
            bump(RECALL)

    @property
    def usable(self):
        """Whether a page may print it now."""
        return self.rights_until is None or self.rights_until > timezone.now()


class Rendition(models.Model):
    """One size and format of a picture, as readers get it. Named by its content."""

    class Kind(models.TextChoices):
        JPEG = "jpeg", "JPEG"
        WEBP = "webp", "WebP"

    image = models.ForeignKey(Image, models.CASCADE, related_name="renditions")
    kind = models.CharField(max_length=8, choices=Kind)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    file = models.FileField(upload_to="pictures", max_length=120, unique=True)

    objects = RenditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        ordering = ["kind", "width"]
        constraints = [models.UniqueConstraint(fields=["image", "kind", "width"], name="rendition_once")]

    def __str__(self):
        return self.file.name

    def get_absolute_url(self):
        return self.file.url
