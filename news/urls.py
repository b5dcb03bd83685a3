from django.urls import path, register_converter

from news import feeds, views


class AnySlug:
    """One part of a path, in any script."""

    regex = "[^/]+"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(AnySlug, "anyslug")

urlpatterns = [
    path("", views.home, name="home"),
    path("news/<int:pk>/<anyslug:slug>/", views.article_page, name="article"),
    path("n/<int:pk>/", views.short_link, name="short_link"),
    path("section/<anyslug:slug>/", views.section_page, name="section"),
    path("tag/<anyslug:slug>/", views.tag_page, name="tag"),
    path("source/<anyslug:slug>/", views.source_page, name="source"),
    path("author/<anyslug:slug>/", views.author_page, name="author"),
    path("page/<anyslug:slug>/", views.static_page, name="page"),
    path("preview/<anyslug:signed>/", views.preview, name="preview"),
    path("feed/", feeds.site_feed, name="feed"),
    path("media/<path:name>", views.media, name="media"),
    path("health/live", views.health_live, name="health_live"),
    path("health/ready", views.health_ready, name="health_ready"),
]
