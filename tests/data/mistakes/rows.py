"""The rows of the tables, and what is truly said of each."""

from pathlib import Path
from typing import Any

import yaml

from domain.programme.file_problems import FileProblems
from programmes.excel.rows import rows_of
from programmes.excel.write import draw
from programmes.reading import read_document
from tests.data.mistakes.workbooks import MISTAKES
from texts import problems, texts

HERE = Path(__file__).parent
FORMULAS = HERE / "formulas.yaml"
TABLE = HERE / "table.md"
PROGRAMME = (HERE / "programme.yaml").read_text("utf-8")
RIGHT = "Чз / Чн * 100"
ACCEPTED = ["принято"]
LANGUAGES = ("ru", "en")


def rows(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))
    return found


def as_yaml(row: dict[str, Any]) -> bytes:
    """The programme with the row's mistake; a text that YAML would not take as it is stands in quotes."""
    old, new = str(row.get("instead of", RIGHT)), str(row["typed"])
    assert old in PROGRAMME, old
    line = next(line for line in PROGRAMME.splitlines() if old in line)
    key, _, value = line.replace(old, new, 1).partition(": ")
    return PROGRAMME.replace(line, f"{key}: {_scalar(value.strip(chr(34)))}", 1).encode()


def _scalar(text: str) -> str:
    """Plain where it can be; the dumper of YAML decides."""
    plain = yaml.safe_load(f"x: {text}\n") if ": " not in text and " #" not in text else None
    return text if isinstance(plain, dict) and plain["x"] == text else "'" + text.replace("'", "''") + "'"


def as_workbook(row: dict[str, Any]) -> bytes:
    """The same programme, mistake and all, as a workbook."""
    plain = yaml.load(as_yaml(row), Loader=yaml.BaseLoader)
    return draw(rows_of(plain), ())


def said(content: bytes, name: str, language: str) -> list[str]:
    """The sentences that the file gets, each with its place; ``ACCEPTED`` where there is nothing to say."""
    try:
        read_document(content, name)
    except FileProblems as refused:
        return [problems.line(texts(language), problem) for problem in refused.problems]
    return ACCEPTED


def told(row: dict[str, Any]) -> dict[str, Any]:
    """What the row has to say: the sentences without the place they begin with, and the places.

    A row with ``only: yaml`` is a mistake that no workbook can have.
    """
    files = {"yaml": as_yaml(row)} | ({} if "only" in row else {"excel": as_workbook(row)})
    found = {
        door: {language: said(file, f"п.{door}", language) for language in LANGUAGES}
        for door, file in files.items()
    }
    places = {door: [place(one) for one in lines["ru"]] for door, lines in found.items()}
    return {
        **places,
        **{language: sentences([one[language] for one in found.values()]) for language in LANGUAGES},
    }


def place(line: str) -> str:
    """«Строка 43, знак 26», «Формулы!E2»."""
    before = line.partition(": ")[0]
    return before.replace("Лист «", "").replace("», ячейка ", "!")


def sentences(doors: list[list[str]]) -> list[str]:
    """The same through both doors, in whatever order the places have."""
    bare = [[line.partition(": ")[2] or line for line in one] for one in doors]
    assert sorted(bare[0]) == sorted(bare[-1]), bare
    return bare[0]


def as_table(rows_: list[dict[str, Any]]) -> str:
    """For reading, as ``table.md`` keeps it: what was typed or done, where it is told, and what is said."""
    lines = ["## В формулах", ""]
    lines += ["| набрано | YAML | Excel | что скажет бот |", "| --- | --- | --- | --- |"]
    for row in rows_:
        places = ("<br>".join(row.get(door, ["—"])) for door in ("yaml", "excel"))
        lines.append(_line(f"`{row['typed']}`", *places, "<br>".join(row["ru"])))
    lines += ["", "## В книге Excel", ""]
    lines += ["| сделано | где | что скажет бот |", "| --- | --- | --- |"]
    for mistake in MISTAKES:
        apart = [one.partition(": ") for one in mistake.said]
        where, what = ("<br>".join(part[at] for part in apart) for at in (0, 2))
        lines.append(_line(mistake.name, where, what))
    return "\n".join(lines) + "\n"


def _line(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
