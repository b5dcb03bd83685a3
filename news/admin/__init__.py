"""The desk: one file for each. Importing this package registers them."""

from news.admin import articles, front_page, images, site, staff, taxonomy

__all__ = ["articles", "front_page", "images", "site", "staff", "taxonomy"]
