import re

# sanitize() writes a placeholder in this form only, at the top only, and no "<" that is not a tag's.
PLACEHOLDER = re.compile(r'<aside data-related="([^"]*)">[^<]*</aside>')


def to_parts(html: str) -> list[dict[str, str]]:
    """Return sanitised `html` as the list that the page walks: {"html": …} and {"related": key}, in order.

    JSON-serialisable. A placeholder without a key, one that the editor has not filled in yet, is left out.
    """
    parts = []
    for index, piece in enumerate(PLACEHOLDER.split(html)):
        if piece:
            parts.append({"related": piece} if index % 2 else {"html": piece})
    return parts


def related_keys(html: str) -> list[str]:
    """Return the keys of the related stories placed in sanitised `html`, in order, each once."""
    return list(dict.fromkeys(part["related"] for part in to_parts(html) if "related" in part))
