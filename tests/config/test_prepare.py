"""What is said when the database or the disk does not do its part: one line, never a password."""

import errno
import sqlite3

import pytest
from babel.messages.mofile import read_mo
from django.core.management import CommandError
from django.db import DatabaseError, OperationalError, connection

from config import prepare
from config.bootstrap import FULL_DISK


def test_a_full_disk_is_called_so_whoever_met_it():
    with sqlite3.connect(":memory:") as database:
        database.execute("CREATE TABLE words (word)")
        database.execute("PRAGMA max_page_count = 2")
        with pytest.raises(sqlite3.OperationalError) as full:
            database.execute("INSERT INTO words VALUES (?)", ["خبر" * 10_000])
    database.close()
    assert prepare.explain(OperationalError(str(full.value))) == FULL_DISK
    assert prepare.explain(OSError(errno.ENOSPC, "No space left on device", "var")) == FULL_DISK
    assert prepare.explain(OSError(errno.EACCES, "Permission denied", "var")) == "var: Permission denied"


def test_a_database_that_does_not_answer_is_named_without_its_password(monkeypatch):
    address = {"HOST": "db.test", "PORT": 5433, "NAME": "paper", "USER": "desk", "PASSWORD": "secret"}
    for name, value in address.items():
        monkeypatch.setitem(connection.settings_dict, name, value)
    said = prepare.explain(DatabaseError("connection refused\n\tIs the server running?"))
    assert said.startswith("DATABASE_URL does not work")
    assert "db.test:5433/paper" in said
    assert "connection refused Is the server running?" in said
    assert "secret" not in said


def test_a_refusal_of_ours_is_repeated_as_it_is():
    assert prepare.explain(CommandError("Khabar is not installed here yet.")) == "Khabar is not installed here yet."


def test_message_files_are_compiled_with_all_six_arabic_plurals(settings, tmp_path):
    catalogue = tmp_path / "django.po"
    forms = "".join(f'msgstr[{number}] "شكل {number}"\n' for number in range(6))
    header = (settings.BASE_DIR / "locale/ar/LC_MESSAGES/django.po").read_text().split("\n\n")[0]
    catalogue.write_text(f'{header}\n\nmsgid "%(count)s word"\nmsgid_plural "%(count)s words"\n{forms}')
    prepare.compile_catalogue(catalogue)
    with catalogue.with_suffix(".mo").open("rb") as compiled:
        assert read_mo(compiled)["%(count)s word"].string == [f"شكل {number}" for number in range(6)]
