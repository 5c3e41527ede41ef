"""``python -m bot convert IN OUT``."""

import argparse
import os
import sys
from pathlib import Path

from bot.commands.doubts import lines_of, refused
from bot.commands.schema import SCHEMA
from domain.programme.document import ReadDocument
from domain.refusals import Refusal
from programmes.answers.choices import split_choices
from programmes.answers.lines import apply_answers
from programmes.reading import read_document

WRONG_USE = 2


def main(arguments: list[str]) -> int:
    given = _parser().parse_args(arguments)
    if not given.source.is_file():
        print(f"There is no file {given.source}.", file=sys.stderr)
        return WRONG_USE
    if given.target.suffix.lower() not in (".xlsx", ".yaml", ".yml"):
        print("OUT must end in .yaml or .xlsx.", file=sys.stderr)
        return WRONG_USE
    lines = given.answers.read_text("utf-8").splitlines() if given.answers else []
    try:
        choices, left = split_choices([*lines, *given.answer])
        document = read_document(given.source.read_bytes(), given.source.name, choices)
        document = apply_answers(document, left).document
        given.target.write_bytes(written(document, given.target))
    except Refusal as refusal:
        print(refused(refusal), file=sys.stderr)
        return 1
    _print(document, given.target)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot convert", description="Turn a programme's file into another one, without loss."
    )
    parser.add_argument("source", metavar="IN", type=Path, help="a .docx, .odt, .xlsx or .yaml")
    parser.add_argument("target", metavar="OUT", type=Path, help="the .yaml or .xlsx to write")
    parser.add_argument(
        "--answer", action="append", default=[], metavar="3=24", help="decide a doubtful cell"
    )
    parser.add_argument("--answers", type=Path, metavar="FILE", help="a file with one answer a line")
    return parser


def written(document: ReadDocument, target: Path) -> bytes:
    """The programme in the format that ``target`` is called by; a YAML file names its schema."""
    if target.suffix.lower() == ".xlsx":
        from programmes.excel.file import write_excel

        return write_excel(document.programme, document.period, document.questions)
    from programmes.yaml.file import write_yaml

    schema = Path(os.path.relpath(SCHEMA, target.resolve().parent)).as_posix()
    heading = f"yaml-language-server: $schema={schema}"
    return write_yaml(document.programme, document.period, heading, document.questions)


def _print(document: ReadDocument, target: Path) -> None:
    print(target)
    if document.facts:
        print("The document's figures are not part of a programme file: import --with-figures takes them.")
    if document.questions:
        print("\n".join(["Still open:", *lines_of(document.questions)]))
