"""The text of an article: sanitised HTML in, and what is made of it on save. Functions over strings."""

from .parts import RelatedBlock, related_blocks, to_parts
from .sanitize import sanitize
from .text import excerpt, reading_minutes, to_text, word_count

__all__ = [
    "RelatedBlock",
    "excerpt",
    "reading_minutes",
    "related_blocks",
    "sanitize",
    "to_parts",
    "to_text",
    "word_count",
]
