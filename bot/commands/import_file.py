"""``python -m bot import FILE``."""

import argparse
import asyncio
import sys
from pathlib import Path

from bot.commands.doubts import lines_of, refused
from bot.commands.migrate import upgrade
from bot.commands.offline import context
from bot.logs import set_up
from bot.settings import StoreSettings, load
from domain.programme import Level, ReadDocument
from domain.refusals import Refusal
from programmes.reading import read_document
from services.import_file import Imported, Prepared, import_file, prepare
from services.store_programme import Setup


def main(arguments: list[str]) -> int:
    given = _parser().parse_args(arguments)
    settings = load(StoreSettings)
    set_up(settings.log_level)
    if not given.file.is_file():
        print(f"There is no file {given.file}.", file=sys.stderr)
        return 2
    lines = given.answers.read_text("utf-8").splitlines() if given.answers else []
    try:
        _take_in(settings, given, [*lines, *given.answer])
    except Refusal as refusal:
        print(refused(refusal), file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot import",
        description="Take in a programme from its Word document, its workbook or its YAML file.",
    )
    parser.add_argument("file", type=Path, help="the .docx, .xlsx or .yaml")
    parser.add_argument("--dry-run", action="store_true", help="write nothing; say what would happen")
    parser.add_argument("--with-figures", action="store_true", help="take its figures as accepted")
    parser.add_argument(
        "--answer", action="append", default=[], metavar="3=24", help="decide a doubtful cell"
    )
    parser.add_argument("--answers", type=Path, metavar="FILE", help="a file with one answer a line")
    parser.add_argument("--municipality", default="", help="where the document does not name it")
    parser.add_argument("--timezone", default="", help="such as Asia/Yekaterinburg (default: TIMEZONE)")
    parser.add_argument(
        "--deadline",
        default="",
        help="a rule such as «10-го числа» or «25 июля» (default: the file's own)",
    )
    return parser


def _take_in(settings: StoreSettings, given: argparse.Namespace, answers: list[str]) -> None:
    """``--dry-run`` does not even open the database."""
    setup = Setup(given.municipality, given.timezone, given.deadline, with_figures=given.with_figures)
    if given.dry_run:
        document = read_document(given.file.read_bytes(), given.file.name)
        _print_plan(prepare(document, answers, setup, settings.timezone))
        return
    upgrade(settings)
    content = given.file.read_bytes()
    _print(asyncio.run(_import(settings, content, given.file.name, answers, setup)))


async def _import(
    settings: StoreSettings, content: bytes, filename: str, answers: list[str], setup: Setup
) -> Imported:
    async with context(settings) as ctx:
        return await import_file(ctx, content, filename, answers, setup)


def _print(imported: Imported) -> None:
    document = imported.document
    print(f"{document.programme.municipality}: {document.programme.title}")
    print(f"programme {imported.stored.programme_id}, {_counts(document)}")
    if document.questions:
        print(f"Still open ({imported.stored.questions} to answer in /review):")
        print("\n".join(lines_of(document.questions)))


def _print_plan(prepared: Prepared) -> None:
    document, setup = prepared.answered.document, prepared.setup
    print(f"Would be taken in: {setup.municipality}: {document.programme.title}")
    print(f"  {_counts(document)}")
    print(f"  time zone {setup.timezone}, deadline «{setup.deadline}»")
    figures = sum(bool(fact.wording.strip(" -–—")) for fact in document.facts)
    if figures:
        taken = "taken as accepted" if setup.with_figures else "left out; --with-figures takes them"
        print(f"  {figures} figures of the document: {taken}")
    computed = [one.number for one in document.programme.indicators() if one.methodology]
    if computed:
        print(f"  computed by a methodology: {', '.join(computed)}")
    if document.questions:
        print("\n".join(["Doubtful:", *lines_of(document.questions)]))
    print("Nothing was written.")


def _counts(document: ReadDocument) -> str:
    programme = document.programme
    return (
        f"{document.period.key if document.period else 'no period named'}: "
        f"{len(programme.headings(Level.TASK))} tasks, "
        f"{len(programme.headings(Level.SECTION))} sections, {sum(1 for _ in programme.measures())} measures "
        f"({sum(one.measured for one in programme.indicators())} with an indicator), "
        f"{len(programme.executors)} executors"
    )
