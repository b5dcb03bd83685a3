"""The rich-text editor of articles and pages: what it offers, and its words. What it may store, `news.body` decides."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django_prose_editor.widgets import AdminProseEditorWidget
from js_asset import ImportMap, Media, static_lazy

MENU = ["headings", "marks", "lists", "nodes -blockType", "link", "ours", "history"]


class ProseEditor(AdminProseEditorWidget):
    """A textarea that a script makes an editor. `related=True` offers the block «اقرأ أيضًا»."""

    def __init__(self, attrs=None, *, related=False):
        self.related = related
        super().__init__(attrs={"rows": 14} | (attrs or {}), preset="configurable")

    def get_config(self):
        related = {"search": self.search_address(), "words": self.related_words()}
        self.config = {
            "extensions": {
                "Bold": True,
                "Heading": {"levels": [2, 3]},
                "BulletList": True,
                "OrderedList": {"enableListAttributes": False},  # an English dialog that asks where counting starts
                "ListItem": True,
                "Blockquote": True,
                "HardBreak": True,
                "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto", "tel"]},
                "TrailingNode": True,
                "NoSpellCheck": False,
                "Menu": {"groups": [{"group": group} for group in MENU]},
                "Emphasis": True,
                "Tongue": True,
                "House": {"words": self.words()},
                "Related": related if self.related else False,
            }
        }
        config = super().get_config()
        return config | {"js_modules": [str(static_lazy("desk/editor.js"))]}

    @property
    def media(self):
        """With our second module in the page's one import map: a relative import breaks under hashed names."""
        ours = Media(importmap=ImportMap({"desk/related": "desk/related.js"}), css={"all": ["desk/editor.css"]})
        return super().media + ours

    @staticmethod
    def search_address():
        """Django's own search for a choice, as the list of related stories asks it: what the user may link to."""
        return f"{reverse('admin:autocomplete')}?app_label=news&model_name=relatedstory&field_name=story&term="

    @staticmethod
    def words():
        """The tool bar's titles, by the names that the package gives its buttons."""
        return {
            "heading2": _("Subheading"),
            "heading3": _("Small subheading"),
            "bold": _("Bold"),
            "bulletList": _("Bulleted list"),
            "orderedList": _("Numbered list"),
            "blockquote": _("Quotation"),
            "link": _("Link"),
            "unlink": _("Remove the link"),
            "history:undo": _("Undo"),
            "history:redo": _("Redo"),
            "tools": _("Tools of the text"),
            "address": _("Address"),
            "title": _("Title"),
            "editLink": _("Link"),
            "update": _("Apply"),
            "cancel": _("Cancel"),
        }

    @staticmethod
    def related_words():
        return {
            "label": _("Read also"),
            "insert": _("Insert “Read also”"),
            "ours": _("One of our articles"),
            "hint": _("Type words of its headline"),
            "none": _("No article has these words."),
            "failed": _("The search did not answer. Try again."),
            "outside": _("Or an outside page"),
            "address": _("Address"),
            "title": _("Title of the page"),
            "both": _("Write the address, beginning with https://, and the title."),
            "apply": _("Insert"),
            "change": _("Change"),
            "cancel": _("Cancel"),
        }
