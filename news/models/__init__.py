"""Everything a newsroom publishes: one file per noun."""

from news.models.article import Article, ArticleAuthor, ArticleSource
from news.models.author import Author
from news.models.front_page import BreakingNews, FrontPage, Slot
from news.models.generation import Generation
from news.models.image import Image, Rendition
from news.models.page import Page
from news.models.redirect import Redirect
from news.models.related import RelatedStory
from news.models.revision import Correction, Revision, RevisionBody
from news.models.section import Section
from news.models.site import SiteSettings
from news.models.source import Source
from news.models.tag import Tag, TaggedArticle
from news.models.throttle import Throttle
from news.models.user import User

__all__ = [
    "Article",
    "ArticleAuthor",
    "ArticleSource",
    "Author",
    "BreakingNews",
    "Correction",
    "FrontPage",
    "Generation",
    "Image",
    "Page",
    "Redirect",
    "RelatedStory",
    "Rendition",
    "Revision",
    "RevisionBody",
    "Section",
    "SiteSettings",
    "Slot",
    "Source",
    "Tag",
    "TaggedArticle",
    "Throttle",
    "User",
]
