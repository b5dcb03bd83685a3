"""Who comes to the desk, what its forms send, and what it says in return."""

ROLES = ["reporter", "editor", "chief", "moderator", "nobody", "anonymous"]


def article_form(article=None, **typed):
    """What the form of an article sends: what it was opened with, and what was typed."""
    sent = {"headline": "", "section": "", "standfirst": "", "body": "", "language": "ar", "comments_mode": "inherit"}
    if article:
        sent |= {
            "headline": article.headline,
            "section": article.section_id,
            "standfirst": article.standfirst,
            "body": article.body,
            "slug": article.slug,
            "version": article.version,
            "lead_alt": article.lead_alt,
            "tags": [tag.pk for tag in article.tags.all()],
        }
        if article.lead_image_id:
            sent["lead_image"] = article.lead_image_id
    for prefix, related in (("attributions", "attributions"), ("bylines", "bylines"), ("related", "related")):
        rows = list(getattr(article, related).all()) if article else []
        if prefix == "related":
            rows = [row for row in rows if row.placement == "list"]
        sent |= {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": len(rows)}
        for number, row in enumerate(rows):
            sent |= {f"{prefix}-{number}-{name}": value for name, value in stored(row).items()}
    return sent | typed


def stored(row):
    values = {"id": row.pk, "position": row.position + 1}
    for name in ("source_id", "label", "original_url", "author_id", "role", "story_id", "url", "title"):
        if value := getattr(row, name, None):
            values[name.removesuffix("_id")] = value
    return values


def with_rows(prefix, *rows):
    """New rows of one inline, as its form sends them."""
    sent = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": 0}
    for number, row in enumerate(rows):
        sent |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return sent


def messages_of(response):
    return " ".join(str(message) for message in response.context["messages"])
