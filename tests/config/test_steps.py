"""A step is taken where it is due, and only there."""

import pytest
from django.core.management import CommandError

from config.steps import once


def test_a_step_is_done_once_and_again_when_its_sources_change(settings, tmp_path, capsys):
    settings.VAR_DIR, source, runs = tmp_path, tmp_path / "source", []
    source.write_text("one")

    def build(**more):
        once("Step", lambda: runs.append(1), sources=[source], **{"missing": False, **more})
        return len(runs)

    assert build() == 1
    assert build() == 1
    source.write_text("two, longer")
    assert build() == 2
    assert build(missing=True) == 3
    assert build(target="another database") == 4
    assert capsys.readouterr().err.count("Step") == 4


def test_a_step_that_failed_is_not_done(settings, tmp_path, capsys):
    settings.VAR_DIR = tmp_path
    with pytest.raises(CommandError):
        once("Step", lambda: fail(), sources=[], missing=False)
    assert not (tmp_path / "prepared.json").exists()
    assert capsys.readouterr().err == f"{'Step':<24}failed\n"


def fail():
    raise CommandError("no")
