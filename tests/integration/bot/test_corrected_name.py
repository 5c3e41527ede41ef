"""``import`` of a file whose programme is called otherwise: asked, with the options that answer."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.commands import import_file
from programmes.yaml.file import write_yaml
from tests.sample_files import mytishchi

DOCUMENT = mytishchi()
RETITLED = replace(DOCUMENT.programme, title=f"{DOCUMENT.programme.title} (с изменениями)")


@pytest.fixture(autouse=True)
def _with_a_programme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    Path("m.yaml").write_bytes(write_yaml(DOCUMENT.programme, DOCUMENT.period))
    Path("other.yaml").write_bytes(write_yaml(RETITLED, DOCUMENT.period))
    assert import_file.main(["m.yaml"]) == 0
    capsys.readouterr()


def test_a_corrected_title_is_asked_about(capsys: pytest.CaptureFixture[str]) -> None:
    assert import_file.main(["other.yaml"]) == import_file.NOT_APPLIED
    told = capsys.readouterr().out
    assert "A programme under a corrected name, or a new one?" in told
    assert f"programme 1: {DOCUMENT.programme.municipality}: {DOCUMENT.programme.title}" in told
    assert "--same 1" in told
    assert "--new" in told
    assert "Nothing was written." in told


def test_same_shows_and_applies_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert import_file.main(["other.yaml", "--same", "1"]) == import_file.NOT_APPLIED
    told = capsys.readouterr().out
    assert "название: " in told
    assert "(с изменениями)" in told
    assert import_file.main(["other.yaml", "--same", "1", "--apply"]) == 0
    assert import_file.main(["other.yaml"]) == 1
    assert "already" in capsys.readouterr().err


def test_new_takes_it_in_beside_the_other(capsys: pytest.CaptureFixture[str]) -> None:
    assert import_file.main(["other.yaml", "--new"]) == 0
    assert "programme 2" in capsys.readouterr().out


def test_same_with_a_programme_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert import_file.main(["other.yaml", "--same", "7"]) == 1
    assert capsys.readouterr().err


def test_a_dry_run_asks_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert import_file.main(["other.yaml", "--dry-run"]) == 0
    assert "--same 1" in capsys.readouterr().out
