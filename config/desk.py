"""The desk: Django's admin with the paper's name over its door."""

import os

from django.conf import settings
from django.contrib.admin import AdminSite
from django.utils.csp import CSP
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csp import csp_override

# The rich-text editor brings an import map and styles of its own, so staff pages name a nonce; reader pages have none.
DESK_CSP = settings.SECURE_CSP | {
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "frame-src": [CSP.SELF],  # previews
    "frame-ancestors": [CSP.NONE],
}

# The menu, in the order in which a day goes: heading, and the models under it.
MENU = (
    (gettext_lazy("News"), ("Article", "Image", "Tag", "Section", "Source", "Author")),
    (gettext_lazy("Comments"), ("Comment", "CommentSettings")),
    (gettext_lazy("Site"), ("FrontPage", "Page", "SiteSettings", "Redirect", "User")),
)


class Desk(AdminSite):
    index_title = gettext_lazy("The desk")
    empty_value_display = "—"

    @property
    def site_header(self):
        from news.models import SiteSettings

        return _("%(paper)s desk") % {"paper": SiteSettings.current().name}

    site_title = site_header

    def admin_view(self, view, cacheable=False):
        return csp_override(DESK_CSP)(super().admin_view(view, cacheable))

    def get_urls(self):
        """Without the view that leads to the address of anything: it tells the slug of a draft to whoever counts."""
        return [url for url in super().get_urls() if getattr(url, "name", "") != "view_on_site"]

    def index(self, request, extra_context=None):
        """What waits for whoever signed in, over the menu."""
        from news.admin.today import greeting, piles

        today = {"title": greeting(request.user), "piles": piles(request.user)}
        return super().index(request, today | (extra_context or {}))

    def login(self, request, extra_context=None):
        answer = csp_override(DESK_CSP)(super().login)
        return answer(request, {"demo_accounts": demo_accounts(), **(extra_context or {})})

    def get_app_list(self, request, app_label=None):
        """Under the headings of `MENU`; models that it doesn't name follow under their app's."""
        if app_label:
            return super().get_app_list(request, app_label)
        apps = self._build_app_dict(request)
        models = {model["object_name"]: (app, model) for app in apps.values() for model in app["models"]}
        menu = []
        for heading, names in MENU:
            here = [models.pop(name) for name in names if name in models]
            if here:
                menu.append(here[0][0] | {"name": heading, "models": [model for _app, model in here]})
        for app in apps.values():
            if rest := [model for _app, model in models.values() if model in app["models"]]:
                menu.append(app | {"models": rest})
        return menu


def demo_accounts():
    """The accounts that the sign-in page offers: none, unless this is the demo."""
    from news.admin.staff import ROLE_WORDS

    if not settings.DEMO:
        return []
    return [
        {"username": name, "role": words, "password": os.environ.get(f"DEMO_PASSWORD_{name.upper()}", "")}
        for name, words in ROLE_WORDS.items()
    ]
