"""The text of an article: sanitised HTML in, and what is made of it on save. Functions over strings."""

from .parts import related_keys, to_parts
from .sanitize import sanitize
from .text import excerpt, reading_minutes, to_text, word_count

__all__ = ["excerpt", "reading_minutes", "related_keys", "sanitize", "to_parts", "to_text", "word_count"]
