"""``python -m bot import FILE``."""

import argparse
import asyncio
import sys
from pathlib import Path

from bot.commands import outcome
from bot.commands.doubts import refused
from bot.commands.migrate import is_current, upgrade
from bot.commands.offline import context
from bot.logs import set_up
from bot.settings import StoreSettings, load
from domain.refusals import AlreadyTakenIn, Refusal
from programmes.answers.choices import split_choices
from programmes.reading import read_document
from services.computing.recomputed import recomputed_by_operator
from services.context import Context
from services.programme.change_by_file import (
    ChangedFile,
    change_by_file,
    find_known,
    find_likely_known,
)
from services.programme.change_programme import LikelyProgramme, ProgrammeChange
from services.programme.import_file import NoMunicipality, Prepared, import_file, prepare
from services.programme.store_programme import Setup

NOT_APPLIED = 3
"""The exit code where a changed file waits for ``--apply``, or one of a corrected name for ``--same``."""


def main(arguments: list[str]) -> int:
    given = _parser().parse_args(arguments)
    settings = load(StoreSettings)
    set_up(settings.log_level)
    if not given.file.is_file():
        print(f"There is no file {given.file}.", file=sys.stderr)
        return 2
    lines = given.answers.read_text("utf-8").splitlines() if given.answers else []
    try:
        return _take_in(settings, given, [*lines, *given.answer, *_said(given)])
    except Refusal as refusal:
        print(refused(refusal), file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot import",
        description="Take in a programme from its document, its workbook or its YAML file.",
    )
    parser.add_argument("file", type=Path, help="the .docx, .odt, .xlsx or .yaml")
    parser.add_argument("--dry-run", action="store_true", help="write nothing; say what would happen")
    parser.add_argument(
        "--apply", action="store_true", help="apply what a changed file of a known programme changes"
    )
    parser.add_argument(
        "--same",
        type=int,
        metavar="PROGRAMME",
        help="the programme that is called otherwise in the file",
    )
    parser.add_argument("--new", action="store_true", help="a programme of its own, however like another one")
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


def _take_in(settings: StoreSettings, given: argparse.Namespace, answers: list[str]) -> int:
    content = given.file.read_bytes()
    choices, left = split_choices(answers)
    file = ChangedFile(content, read_document(content, given.file.name, choices), left)
    prepared = prepare(file.document, left, Setup(with_figures=given.with_figures), settings.timezone)
    if given.dry_run:
        return asyncio.run(_foretell(settings, given, file, prepared))
    if not prepared.setup.municipality:
        raise NoMunicipality
    upgrade(settings)
    return asyncio.run(_import(settings, given, file, answers, prepared.setup))


def _said(given: argparse.Namespace) -> list[str]:
    """The options that are answers by another name."""
    told = {key: getattr(given, key) for key in ("municipality", "timezone", "deadline")}
    return [f"{key}={value}" for key, value in told.items() if value]


async def _foretell(
    settings: StoreSettings, given: argparse.Namespace, file: ChangedFile, prepared: Prepared
) -> int:
    """Everything that is known is said, what is doubtful too, even where nothing could be taken in."""
    change, likely = await _known(settings, given, file) if prepared.setup.municipality else (None, ())
    told = outcome.asked(likely) if likely else ()
    print("\n".join([*outcome.foretold(prepared, change), *told, "Nothing was written."]))
    if not prepared.setup.municipality:
        raise NoMunicipality
    return 0


_Found = tuple[ProgrammeChange | None, tuple[LikelyProgramme, ...]]


async def _known(settings: StoreSettings, given: argparse.Namespace, file: ChangedFile) -> _Found:
    """Neither makes a database nor brings one to this version."""
    if settings.sqlite_file is not None and not settings.sqlite_file.exists():
        return None, ()
    async with context(settings) as ctx:
        if await is_current(ctx):
            return await _find(ctx, given, file)
    told = (
        "The database is of another version and was not looked into; python -m bot migrate brings it to this."
    )
    print(told, file=sys.stderr)
    return None, ()


async def _find(ctx: Context, given: argparse.Namespace, file: ChangedFile) -> _Found:
    """The programme that the file is of, else those that it may be of, unless it was said to be a new one."""
    change = await find_known(ctx, file, given.same)
    likely = () if change is not None or given.new else await find_likely_known(ctx, file)
    return change, likely


async def _import(
    settings: StoreSettings,
    given: argparse.Namespace,
    file: ChangedFile,
    answers: list[str],
    setup: Setup,
) -> int:
    async with context(settings) as ctx:
        change, likely = await _find(ctx, given, file)
        if likely:
            print("\n".join([*outcome.asked(likely), "Nothing was written."]))
            return NOT_APPLIED
        if change is None:
            imported = await import_file(ctx, file.content, given.file.name, answers, setup)
            print("\n".join(outcome.imported(imported)))
            return 0
        if not change.difference:
            raise AlreadyTakenIn(change.title)
        anew, since = None, ctx.now()
        if given.apply:
            change = await change_by_file(ctx, file, change.programme_id)
            anew = await recomputed_by_operator(ctx, change.programme_id, since)
    print("\n".join(outcome.changed(change, setup, applied=given.apply)))
    if anew is not None:
        print("\n".join(outcome.recomputed(anew)))
    return 0 if given.apply else NOT_APPLIED
