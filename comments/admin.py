"""The moderators' desk: what awaits a decision, oldest first, each with all that the decision needs."""

from functools import partial

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from comments.forms import tidy_comment
from comments.models import Comment, CommentSettings, Decision
from news.admin.base import DeskAdmin, OneRowAdmin
from news.formats import digits

MODERATE, ANSWER = "comments.moderate_comment", "comments.answer_comment"
FILTERS = "_changelist_filters"  # how Django's admin carries the list's filters along
DONE = {
    "approve": gettext_lazy("Published: the comment of %(name)s."),
    "reject": gettext_lazy("Rejected: the comment of %(name)s."),
    "mark_spam": gettext_lazy("Marked as spam: the comment of %(name)s."),
    "reopen": gettext_lazy("Back in the queue: the comment of %(name)s."),
}


class StatusFilter(admin.SimpleListFilter):
    """Opens on what awaits a decision; the rest is a click away."""

    title = gettext_lazy("status")
    parameter_name = "status"

    def lookups(self, request, model_admin):
        return [*Comment.Status.choices, ("all", gettext_lazy("All comments"))]

    def choices(self, changelist):
        return list(super().choices(changelist))[1:]  # without Django's "All", which would be our default

    def value(self):
        return super().value() or Comment.Status.PENDING.value

    def queryset(self, request, queryset):
        return queryset if self.value() == "all" else queryset.in_state(self.value())


class Queue(ChangeList):
    """The rows of the list, with what their cards print: a fixed number of queries, however many rows there are."""

    def get_results(self, request):
        super().get_results(request)
        records = Comment.objects.records({comment.email_key for comment in self.result_list})
        for comment in self.result_list:
            comment.record = records.get(comment.email_key, {})
            comment.card_context = {
                "may_moderate": request.user.has_perm(MODERATE),
                "query": urlencode({FILTERS: request.GET.urlencode()}),
                "reasons": Decision.Reason.choices,
            }


class ReasonForm(ActionForm):
    """Beside the choice of a bulk action: the reason, should it be a rejection."""

    reason = forms.ChoiceField(
        choices=Decision.Reason, initial=Decision.Reason.OTHER, label=gettext_lazy("If rejected:"), required=False
    )


class AnswerForm(forms.Form):
    body = forms.CharField(strip=False)

    def clean_body(self):
        return tidy_comment(self.cleaned_data["body"])


@admin.register(Comment)
class CommentAdmin(DeskAdmin):
    list_display = ["card"]
    list_display_links = None
    list_filter = [StatusFilter, "submitted_at", "article__section"]
    action_form = ReasonForm
    actions = ["approve", "reject", "mark_spam", "reopen"]

    class Media:
        css = {"all": ["desk/comments.css"]}

    # Who may do what. Nobody edits a reader's words.

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_moderate_permission(self, request):
        return request.user.has_perm(MODERATE)

    # The list

    def get_queryset(self, request):
        """Everything to moderators; to others, what stands on articles of their sections."""
        rows = super().get_queryset(request).for_desk()
        sections = None if request.user.has_perm(MODERATE) else request.user.section_ids()
        return rows if sections is None else rows.filter(article__section__in=sections)

    def get_changelist(self, request, **kwargs):
        return Queue

    def get_ordering(self, request):
        """What waited longest first; what is decided, newest first."""
        waiting = request.GET.get("status", Comment.Status.PENDING) == Comment.Status.PENDING
        return ["submitted_at", "pk"] if waiting else ["-submitted_at", "-pk"]

    def get_search_fields(self, request):
        fields = ["author_name", "body", "article__headline"]
        return [*fields, "author_email"] if request.user.has_perm(MODERATE) else fields

    def lookup_allowed(self, lookup, value, request):
        """Only what the filters ask for: who may not read addresses must not guess them by filtering either."""
        column = lookup.partition("__")[0]
        return column in {"status", "article", "submitted_at"} and super().lookup_allowed(lookup, value, request)

    @admin.display(description=gettext_lazy("Comment"))
    def card(self, comment):
        return render_to_string("admin/comments/comment/card.html", {"comment": comment, **comment.card_context})

    # Decisions, one by one: each has an address that takes a POST

    def get_urls(self):
        def own(route, view, name):
            view = self.admin_site.admin_view(require_POST(view))
            return path(f"<int:pk>/{route}/", view, name=f"comments_comment_{name}")

        acts = [own(act.replace("_", "-"), partial(self.decide_view, act=act), act) for act in DONE]
        return [*acts, own("answer", self.answer_view, "answer"), *super().get_urls()]

    def decide_view(self, request, pk, act):
        """Do `act`, if the comment is still as the button `seen` it; back to the list as it was filtered."""
        if not request.user.has_perm(MODERATE):
            raise PermissionDenied
        comment = get_object_or_404(Comment, pk=pk)
        seen = request.POST.get("seen", comment.status)
        comment.status = seen if seen in Comment.Status.values else ""
        if self.perform(request, comment, act):
            text = format_html(
                '{} <a href="{}">{}</a>',
                DONE[act] % {"name": comment.author_name},
                reverse("admin:comments_comment_change", args=[pk]),
                _("Look again"),
            )
            self.message_user(request, text, messages.SUCCESS)
        elif Comment.objects.filter(pk=pk).exists():
            now = {"state": comment.get_status_display()}
            text = _("Nothing was done: the comment was decided meanwhile. Now: %(state)s.") % now
            self.message_user(request, text, messages.ERROR)
        else:
            self.message_user(request, _("Nothing was done: the comment was deleted meanwhile."), messages.ERROR)
        filters = request.GET.get(FILTERS, "")
        return HttpResponseRedirect(f"{reverse('admin:comments_comment_changelist')}?{filters}".rstrip("?"))

    def perform(self, request, comment, act):
        if act != "reject":
            return getattr(comment, act)(by=request.user)
        reason = request.POST.get(f"reason-{comment.pk}", "")
        note = request.POST.get("note", "")[: Decision._meta.get_field("note").max_length]
        return comment.reject(by=request.user, reason=as_reason(reason), note=note)

    # Decisions, many at once

    @admin.action(description=gettext_lazy("Publish the selected comments"), permissions=["moderate"])
    def approve(self, request, queryset):
        self.say_how_many(request, queryset, picked(queryset).approve(by=request.user))

    @admin.action(description=gettext_lazy("Reject the selected comments"), permissions=["moderate"])
    def reject(self, request, queryset):
        reason = as_reason(request.POST.get("reason", ""))
        self.say_how_many(request, queryset, picked(queryset).reject(by=request.user, reason=reason))

    @admin.action(description=gettext_lazy("Mark the selected comments as spam"), permissions=["moderate"])
    def mark_spam(self, request, queryset):
        self.say_how_many(request, queryset, picked(queryset).mark_spam(by=request.user))

    @admin.action(description=gettext_lazy("Put the selected comments back into the queue"), permissions=["moderate"])
    def reopen(self, request, queryset):
        self.say_how_many(request, queryset, picked(queryset).reopen(by=request.user))

    def say_how_many(self, request, queryset, changed):
        text = ngettext("%(count)s comment decided.", "%(count)s comments decided.", changed)
        level = messages.SUCCESS if changed else messages.WARNING
        self.message_user(request, text % {"count": digits(changed)}, level)

    # One comment

    @method_decorator(require_safe)
    def change_view(self, request, object_id, form_url="", extra_context=None):
        comment = self.get_object(request, unquote(object_id))
        if comment is None:
            raise Http404(f"no comment {object_id}")
        if not self.has_view_permission(request, comment):
            raise PermissionDenied
        return self.page(request, comment, AnswerForm())

    def page(self, request, comment, answer_form, status=200):
        comment.record = Comment.objects.records({comment.email_key}).get(comment.email_key, {})
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": self.media,
            "title": _("Comment"),
            "comment": comment,
            "may_moderate": request.user.has_perm(MODERATE),
            "may_answer": request.user.has_perm(ANSWER),
            "may_delete": self.has_delete_permission(request, comment),
            "reasons": Decision.Reason.choices,
            "answer_form": answer_form,
        }
        return TemplateResponse(request, "admin/comments/comment/page.html", context, status=status)

    def answer_view(self, request, pk):
        """Answer in the name of the newsroom: visible at once, under the comment."""
        if not request.user.has_perm(ANSWER):
            raise PermissionDenied
        comment = get_object_or_404(self.get_queryset(request), pk=pk)
        form = AnswerForm(request.POST)
        if not form.is_valid():
            return self.page(request, comment, form, status=422)
        if comment.answer(by=request.user, body=form.cleaned_data["body"]):
            self.message_user(request, _("The answer is published under the comment."), messages.SUCCESS)
            return redirect("admin:comments_comment_change", pk)
        form.add_error("body", _("Readers don't see this comment, so it can't be answered. Publish it first."))
        return self.page(request, comment, form, status=422)


def picked(queryset):
    """The rows of an admin's queryset without its joins: the acts lock rows, and decide by their own columns."""
    return Comment.objects.filter(pk__in=list(queryset.values_list("pk", flat=True)))


def as_reason(text):
    """A reason from a form; «another reason» for what is none."""
    return text if text in Decision.Reason.values else Decision.Reason.OTHER


admin.site.register(CommentSettings, OneRowAdmin)
