"""Text columns that can't hold what the Arabic core strips, whichever way they are written."""

from django.db import models

from news.arabic import clean, clean_line


class _CleanText:
    """Clean on the way in: in forms (so that validators see what is stored), on save, on update and in look-ups."""

    def to_python(self, value):
        value = super().to_python(value)
        return self.cleaned(value) if isinstance(value, str) else value

    def pre_save(self, model_instance, add):
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            value = self.cleaned(value)
            setattr(model_instance, self.attname, value)
        return value

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return self.cleaned(value) if isinstance(value, str) else value


class LineField(_CleanText, models.CharField):
    """One line of text: a headline, a name, a label."""

    cleaned = staticmethod(clean_line)


class ProseField(_CleanText, models.TextField):
    """Text of any length, with its line breaks."""

    cleaned = staticmethod(clean)
