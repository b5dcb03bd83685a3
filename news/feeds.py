"""What feed readers follow."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language

from news.models import Article, SiteSettings
from news.views import absolute, public_page

SIZE = 30


@public_page
def site_feed(request):
    """The newest articles, as RSS 2.0."""
    site = SiteSettings.current()
    feed = Rss201rev2Feed(
        title=site.name,
        link=absolute("/"),
        description=site.tagline or site.name,
        language=get_language(),
        feed_url=absolute(reverse("feed")),
    )
    for article in Article.objects.published().for_cards().newest_first()[:SIZE]:
        feed.add_item(
            title=article.headline,
            link=absolute(article.get_absolute_url()),
            description=article.standfirst,
            pubdate=article.publish_at,
            updateddate=article.updated_at,
            unique_id=absolute(reverse("short_link", args=[article.pk])),
            unique_id_is_permalink=True,
            categories=[article.section.name],
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
