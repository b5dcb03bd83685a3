"""What a site needs before it is served, in one process and only as far as it is missing: `python -m config.prepare`.

`make` calls it. Progress goes to stderr, a line for each thing that had to be done; the tour goes to stdout.
--files    message files, fonts, stylesheet and the collected static files
--tour     these, the database, and the demo newsroom (where it is empty and DEMO is on); prints where to begin
--verify   changes nothing: says whether the site is installed and its database answers
"""

import os
import sys
from pathlib import Path

import django
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from config.bootstrap import FULL_DISK, in_words
from config.steps import once


def main(task):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        django.setup()
        refuse_wrong_settings()
        TASKS[task]()
    except (DatabaseError, ImproperlyConfigured, CommandError, OSError) as error:
        sys.exit(explain(error))
    except KeyboardInterrupt:
        sys.exit(130)


def files():
    compile_messages()
    build_assets()
    if not settings.DEBUG:  # else they are served from where they lie
        collect_static()


def everything():
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    from config.tour import open_newsroom, tour  # needs the apps to be loaded

    migrate()
    files()
    if settings.DEMO:
        open_newsroom()
    print(tour())


def verify():
    if not (settings.STATIC_ROOT / "staticfiles.json").exists():
        raise CommandError("Khabar is not installed here yet. Run: make install")
    connection.ensure_connection()


TASKS = {"--files": files, "--tour": everything, "--verify": verify}


# What can be wrong


def refuse_wrong_settings():
    for problem in checks.run_checks(tags=["khabar"]):
        if problem.level >= checks.ERROR:
            raise ImproperlyConfigured(f"{problem.msg} {problem.hint}")


def explain(error):
    """One line for what the machine or its settings are to blame for."""
    said = " ".join(str(error).split())
    if "disk is full" in said or "No space left" in said:
        return FULL_DISK
    if isinstance(error, DatabaseError):
        return f"DATABASE_URL does not work ({shown_address()}): {said}"
    return in_words(error) if isinstance(error, OSError) else said


def shown_address():
    """The database's address as it may be printed: without its password."""
    database = connection.settings_dict
    place = ":".join(str(part) for part in (database["HOST"], database["PORT"]) if part)
    return f"{connection.vendor} {place}/{database['NAME']}" if place else f"{connection.vendor} {database['NAME']}"


# The steps, each only where it is due


def migrate():
    """Bring the database to what the code expects: its tables, and the roles, of which no migration tells."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    code = [file for app in ("config", "news", "comments") for file in (settings.BASE_DIR / app).rglob("*.py")]
    once(
        "Database",
        lambda: call_command("migrate", interactive=False, verbosity=0),
        sources=code,
        target=str(connection.get_connection_params()),
        missing=bool(plan),
    )


def compile_messages():
    """Write the .mo file of each catalogue, in Python: msgfmt would be one more thing to install."""
    catalogues = list(settings.BASE_DIR.glob("locale/*/LC_MESSAGES/*.po"))
    once(
        "Messages",
        lambda: [compile_catalogue(file) for file in catalogues],
        sources=catalogues,
        missing=not all(file.with_suffix(".mo").exists() for file in catalogues),
    )


def compile_catalogue(file):
    with file.open("rb") as source, file.with_suffix(".mo").open("wb") as target:
        write_mo(target, read_po(source))


def build_assets():
    """Fonts, and the one stylesheet of the reader pages."""
    from config import assets  # reads the settings

    once(
        "Fonts",
        assets.build_fonts,
        sources=[Path(assets.__file__), settings.BASE_DIR / "requirements.txt"],
        missing=not all((assets.FONTS_OUT / f"{font.name}.woff2").exists() for font in assets.FONTS),
    )
    once(
        "Stylesheet",
        assets.join_stylesheet,
        sources=list(assets.CSS.rglob("*.css")),
        missing=not assets.CSS_OUT.exists(),
    )


def collect_static():
    """Gather what browsers load, name it by its content and compress it."""
    once(
        "Static files",
        # The parts of the stylesheet are in it; by themselves they would look for its neighbours in the wrong place.
        lambda: call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["css/components/*"]),
        sources=[Path(storage.path(path)) for finder in get_finders() for path, storage in finder.list([])],
        missing=not (settings.STATIC_ROOT / "staticfiles.json").exists(),
    )


if __name__ == "__main__":
    main(sys.argv[1])
