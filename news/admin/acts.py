"""The acts at the desk. Each has an address that takes a POST, and a button on the article's page that says what it
will do. The address checks the permission, the model's method the state."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from news.admin.base import MomentField
from news.admin.words import state_of, when_here
from news.models import Article


class ActForm(forms.Form):
    """What may come along with an act."""

    publish_at = MomentField(required=False)
    note = forms.CharField(required=False, max_length=500)

    def clean_publish_at(self):
        hour = self.cleaned_data["publish_at"]
        if hour and hour < timezone.now() - timedelta(minutes=1):
            raise ValidationError(gettext_lazy("This hour has passed. Choose a later one, or publish now."))
        return hour


@dataclass(frozen=True)
class Act:
    """One act: `name` as in its permission, `run` with (article, user, what came along), `done` says that it is."""

    name: str
    run: Callable
    done: Callable

    @property
    def slug(self):
        return self.name.replace("_", "-")

    @property
    def permission(self):
        return f"news.{self.name}_article"


def said_of_publishing(article):
    if article.publish_at > timezone.now():
        return _("“%(headline)s” goes out %(when)s.") % {
            "headline": article.headline,
            "when": when_here(article.publish_at),
        }
    return _("“%(headline)s” is published.") % {"headline": article.headline}


def said(sentence):
    return lambda article: str(sentence) % {"headline": article.headline, "section": article.section.name}


ACTS = {
    act.name: act
    for act in (
        Act(
            "submit",
            lambda article, user, came: article.submit_for_review(by=user),
            said(gettext_lazy("“%(headline)s” is with the editors of %(section)s.")),
        ),
        Act(
            "send_back",
            lambda article, user, came: article.send_back(by=user, note=came["note"]),
            said(gettext_lazy("“%(headline)s” went back to its writer.")),
        ),
        Act(
            "publish",
            lambda article, user, came: article.publish(by=user, at=came["publish_at"]),
            said_of_publishing,
        ),
        Act(
            "unpublish",
            lambda article, user, came: article.unpublish(by=user),
            said(gettext_lazy("“%(headline)s” will not go out; it is a draft again.")),
        ),
        Act(
            "withdraw",
            lambda article, user, came: article.withdraw(by=user, reason=came["note"]),
            said(gettext_lazy("“%(headline)s” is withdrawn. Readers no longer see it.")),
        ),
    )
}


class ArticleActsAdmin:
    """The acts of `ArticleAdmin`: addresses, permissions, and which buttons an article offers now."""

    def get_urls(self):
        own = [
            path(
                f"<int:pk>/{act.slug}/",
                self.admin_site.admin_view(require_POST(partial(self.act_view, act=act))),
                name=f"news_article_{act.name}",
            )
            for act in ACTS.values()
        ]
        return own + super().get_urls()

    def may(self, user, act, article):
        """Whether `user` may do `act` to `article`, whatever its state: by role and section, reporters to their own."""
        return user.has_perm(act.permission) and self.may_write(user, article)

    def act_view(self, request, pk, act):
        article = get_object_or_404(self.get_queryset(request).select_related("section"), pk=pk)
        if not self.may(request.user, act, article):
            raise PermissionDenied
        self.perform(request, act, article)
        return redirect("admin:news_article_change", pk)

    def perform(self, request, act, article, *, at_once=False):
        """Do `act` with what came along in the request, and say what happened or why nothing did.

        `at_once` leaves the hour out: the form beside the button always proposes one.
        """
        came = ActForm({**request.POST.dict(), "publish_at": ""} if at_once else request.POST)
        if not came.is_valid():
            self.refuse(request, *(error for errors in came.errors.values() for error in errors))
            return
        try:
            changed = act.run(article, request.user, came.cleaned_data)
        except ValidationError as error:
            self.refuse(request, *error.messages)
            return
        if changed:
            self.message_user(request, act.done(article), messages.SUCCESS)
        else:
            article.refresh_from_db()
            now = {"state": state_of(article).words}
            self.refuse(request, _("Its status allows it no longer. Now: %(state)s.") % now)

    def refuse(self, request, *reasons):
        self.message_user(request, " ".join([_("The status is as it was."), *map(str, reasons)]), messages.ERROR)

    def offered(self, request, article):
        """Names of the acts that `article` (None: one that is being written) offers `request.user` now."""
        user = request.user
        if article is None:
            return {name for name in Article().possible_acts() if user.has_perm(ACTS[name].permission)}
        return {name for name in article.possible_acts() if self.may(user, ACTS[name], article)}
