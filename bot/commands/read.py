"""``python -m bot read FILE``: what a document says, what became of each of its cells, what is in doubt."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from domain.programme.document import ReadDocument
from domain.refusals import Refusal
from programmes.as_data import about, as_data
from programmes.reading import read_document
from programmes.tables.decided import read_decided
from texts import Texts, ledger, periods, refusals, texts
from texts.doubts import brief_of
from texts.problems import warned

LANGUAGE = "ru"
WRONG_USE = 2


def main(arguments: list[str]) -> int:
    given = _parser().parse_args(arguments)
    if not given.file.is_file():
        print(f"There is no file {given.file}.", file=sys.stderr)
        return WRONG_USE
    t = texts(LANGUAGE)
    try:
        decided = read_decided(given.answer)
    except ValueError as error:
        print(error, file=sys.stderr)
        return WRONG_USE
    try:
        document = read_document(given.file.read_bytes(), given.file.name, decided)
    except Refusal as refusal:
        return _refused(str(refusals.sentence(t, refusal)), as_json=given.json)
    print(_json(as_data(t, document)) if given.json else "\n".join(_lines(t, document)))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot read",
        description="Show what is read in a programme's document; nothing is stored.",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="a .docx, .odt, .xlsx or .yaml")
    parser.add_argument("--json", action="store_true", help="rows, doubts and the ledger as JSON")
    parser.add_argument(
        "--answer",
        action="append",
        default=[],
        metavar="ANSWER",
        help="decide a doubt: «column Исполнено=fact», «table=2», «period=2022-H1»",
    )
    return parser


def _refused(sentence: str, *, as_json: bool) -> int:
    print(_json({"refused": sentence}) if as_json else sentence, file=sys.stdout if as_json else sys.stderr)
    return 1


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)


def _lines(t: Texts, document: ReadDocument) -> Iterator[str]:
    programme = document.programme
    municipality = programme.municipality or t.label("read.no_municipality")
    yield t.label("read.whose", municipality=municipality, title=programme.title)
    if document.period is not None and document.names_its_period:
        yield t.label("read.period", period=periods.name(t, document.period))
    else:
        yield t.label("read.no_period")
    yield from ("", *ledger.summary(t, document.ledger), "", *ledger.whole(t, document.ledger))
    if told := warned(t, programme):
        yield from ("", told)
    if document.questions:
        yield from ("", t.label("read.doubts"))
        yield from _doubts(t, document)


def _doubts(t: Texts, document: ReadDocument) -> Iterator[str]:
    for question in document.questions:
        wording = " ".join(question.wording.split())[:120]
        brief = brief_of(t, question)
        place = about(document, question) if question.number else ""
        said = f"{t.label('read.about_number', number=place)}: {brief}" if place else brief
        yield f"  {said}: {wording}" if wording else f"  {said}"
