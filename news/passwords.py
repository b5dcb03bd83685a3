"""Django's rule on the length of a password, in the house's digits."""

from django.contrib.auth.password_validation import MinimumLengthValidator

from news.formats import digits


class MinimumLength(MinimumLengthValidator):
    def get_error_message(self):
        return digits(super().get_error_message())

    def get_help_text(self):
        return digits(super().get_help_text())
