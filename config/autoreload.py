"""Under `make dev`, what is built from a source is built again when the source changes, without a restart."""

from django.conf import settings
from django.dispatch import receiver
from django.utils.autoreload import autoreload_started, file_changed

STYLES = settings.BASE_DIR / "static" / "css"
CATALOGUES = settings.BASE_DIR / "locale"


@receiver(autoreload_started)
def watch_sources(sender, **kwargs):
    sender.watch_dir(STYLES, "**/*.css")
    sender.watch_dir(CATALOGUES, "**/*.po")


@receiver(file_changed)
def rebuild(sender, file_path, **kwargs):
    """True for a file that needed no more than this; Django restarts the server for the others."""
    if STYLES in file_path.parents:
        from config.assets import join_stylesheet

        join_stylesheet()
        return True
    if CATALOGUES in file_path.parents and file_path.suffix == ".po":
        from config.prepare import compile_catalogue

        compile_catalogue(file_path)  # Django notices the .mo file by itself
        return True
    return None
