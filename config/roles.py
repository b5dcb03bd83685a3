"""Who may do what at the desk: one table. Each role is a group of the same name; what the table says, the group has."""

from django.contrib.auth.models import Group, Permission

READ_TAXONOMY = {"news.view_section", "news.view_source", "news.view_author", "news.view_tag"}

REPORTER = READ_TAXONOMY | {
    # Which articles, and until when, says `ArticleAdmin`: a reporter's own, while they are drafts.
    *(f"news.{act}_article" for act in ("add", "view", "change", "delete", "submit")),
    *(f"news.{act}_image" for act in ("add", "view", "change")),
}
EDITOR = REPORTER | {
    *(f"news.{act}_article" for act in ("send_back", "publish", "unpublish", "withdraw")),
    *(f"news.{act}_{noun}" for act in ("add", "change") for noun in ("tag", "source", "author")),
    *(f"news.{act}_frontpage" for act in ("add", "view", "change")),
    *(f"news.view_{noun}" for noun in ("page", "redirect")),
    *(f"comments.{act}_comment" for act in ("view", "answer")),
}
MODERATOR = {f"comments.{act}_comment" for act in ("view", "moderate", "answer")}
CHIEF = (
    EDITOR
    | MODERATOR
    | {
        *(
            f"news.{act}_{noun}"
            for act in ("add", "view", "change", "delete")
            for noun in ("section", "source", "author", "tag", "image", "page", "redirect", "frontpage", "user")
        ),
        *(f"news.{act}_sitesettings" for act in ("view", "change")),
        *(f"comments.{act}_commentsettings" for act in ("view", "change")),
        "comments.delete_comment",
    }
)

ROLES = {"reporter": REPORTER, "editor": EDITOR, "chief": CHIEF, "moderator": MODERATOR}


def sync_roles(sender, using="default", **kwargs):
    """After every migration: make the groups and give them what the table says, writing only what differs.

    A permission whose app has no tables yet is left for the migration that makes them.
    """
    rows = Permission.objects.using(using).select_related("content_type")
    known = {f"{row.content_type.app_label}.{row.codename}": row.pk for row in rows}
    for name, names in ROLES.items():
        group, _made = Group.objects.using(using).get_or_create(name=name)
        wanted = {known[one] for one in names if one in known}
        has = set(group.permissions.values_list("pk", flat=True))
        if wanted - has:
            group.permissions.add(*wanted - has)
        if has - wanted:
            group.permissions.remove(*has - wanted)
