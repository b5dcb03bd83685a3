from django.urls import path

from news import feeds, views

# <str:slug>, not <slug:slug>: slugs are in any script.
urlpatterns = [
    path("", views.home, name="home"),
    path("news/<int:pk>/<str:slug>/", views.article_page, name="article"),
    path("n/<int:pk>/", views.short_link, name="short_link"),
    path("section/<str:slug>/", views.section_page, name="section"),
    path("tag/<str:slug>/", views.tag_page, name="tag"),
    path("source/<str:slug>/", views.source_page, name="source"),
    path("author/<str:slug>/", views.author_page, name="author"),
    path("page/<str:slug>/", views.static_page, name="page"),
    path("preview/<str:signed>/", views.preview, name="preview"),
    path("feed/", feeds.site_feed, name="feed"),
    path("media/<path:name>", views.media, name="media"),
    path("health/live", views.health_live, name="health_live"),
    path("health/ready", views.health_ready, name="health_ready"),
]
