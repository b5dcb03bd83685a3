from django.core.management.base import BaseCommand, CommandError

from comments.models import Comment
from config.demo.bulk import add_articles
from config.demo.clock import refresh
from config.demo.loader import demo_articles, is_empty, load
from news.models import Article


class Command(BaseCommand):
    help = "Fill an empty database with the demo newsroom: articles, comments, pictures and four staff accounts."

    def add_arguments(self, parser):
        parser.add_argument(
            "--force",
            action="store_true",
            help="fill a database that holds something: what is there stays as it is, what is missing is added",
        )
        parser.add_argument(
            "--articles",
            type=int,
            default=0,
            metavar="N",
            help="add N more articles, composed of the demo's texts, for measuring; where the demo is, only these",
        )
        parser.add_argument(
            "--refresh",
            action="store_true",
            help="load nothing: move the demo's times to today where they are a day old or older",
        )

    def handle(self, *, force, articles, refresh, **options):
        if articles < 0:
            raise CommandError("--articles takes a number that is not negative.")
        if refresh:
            self.refresh()
        elif force or not (articles and demo_articles().exists()):
            self.load(force)
        if articles:
            self.stdout.write(f"{add_articles(articles)} more articles were added for measuring.")

    def load(self, force):
        if not (force or is_empty()):
            raise CommandError(
                "This database is not empty, so the demo was not loaded. "
                "With --force it is added to what is there, which stays as it is."
            )
        report = load()
        if not report.added["articles"]:
            self.stdout.write("The demo was there already; nothing was added to its articles.")
            return
        added = ", ".join(f"{report.added[name]} {name}" for name in ("articles", "comments", "pictures", "pages"))
        self.stdout.write(f"The demo newsroom is ready: {added}.")
        self.stdout.write(
            f"Readers see {Article.objects.published().count()} articles; "
            f"{Comment.objects.waiting().count()} comments wait for a moderator."
        )
        for username, password in report.passwords.items():
            self.stdout.write(f"Account {username}, password {password}")

    def refresh(self):
        days = refresh()
        self.stdout.write(f"The demo's times moved by {days} days." if days else "The demo's times are fresh.")
