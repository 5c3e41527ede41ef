"""What ``import`` says of what it did, or would do; a difference is in Russian, as in the chat."""

from collections.abc import Iterator, Sequence

from bot.commands.doubts import lines_of
from domain.programme.document import HeadingKind, Programme, ReadDocument
from handlers.programme_file import differing
from handlers.review.recomputed import plain
from services.computing.recomputed import Recomputed
from services.programme.change_programme import LikelyProgramme, ProgrammeChange
from services.programme.import_file import Imported, Prepared
from services.programme.store_programme import Setup
from texts import texts
from texts.problems import warned

LANGUAGE = "ru"


def imported(done: Imported) -> Iterator[str]:
    """A new programme."""
    document = done.document
    yield f"{document.programme.municipality}: {document.programme.title}"
    yield f"programme {done.stored.programme_id}, {_counts(document)}"
    yield from _warned(document.programme)
    if document.questions:
        yield f"Still open ({done.stored.questions} to answer in /review):"
        yield from lines_of(document.questions)


def changed(change: ProgrammeChange, setup: Setup, *, applied: bool) -> Iterator[str]:
    """A programme that was there."""
    yield f"{change.before.municipality}: {change.title}"
    yield f"programme {change.programme_id} {'was changed' if applied else 'would change'}:"
    yield from _difference(change, setup)
    if applied:
        yield "The changes were applied. What had been collected is kept, and so are closed periods."
    else:
        yield "Nothing was written. The same command with --apply applies these changes."


def recomputed(found: Recomputed) -> Iterator[str]:
    """What had been handed in, from what to what; whoever it concerns is told by the bot as well."""
    yield "Figures that were handed in have been computed anew:"
    yield from plain(texts(LANGUAGE), found)


def foretold(prepared: Prepared, change: ProgrammeChange | None) -> Iterator[str]:
    """What would happen, and what is doubtful in the file."""
    document = prepared.answered.document
    if change is None:
        yield from _new(prepared)
    elif change.difference:
        yield f"Would change programme {change.programme_id}: {change.before.municipality}: {change.title}"
        yield from _difference(change, prepared.setup)
        yield "Without --dry-run, --apply applies these changes."
    else:
        yield f"Would change nothing: programme {change.programme_id}, {change.title}, is the same."
    if document.questions:
        yield from ("Doubtful:", *lines_of(document.questions))


def asked(likely: Sequence[LikelyProgramme]) -> Iterator[str]:
    """Programmes that a file may be of under a corrected name."""
    yield "A programme under a corrected name, or a new one? Nearly all its rows are also those of:"
    for one in likely:
        yield f"  programme {one.id}: {one.municipality}: {one.title}"
    yield f"--same {likely[0].id} takes it for that programme and shows what changes, --new for a new one."


def _difference(change: ProgrammeChange, setup: Setup) -> Iterator[str]:
    yield from differing.whole(texts(LANGUAGE), change)
    yield from _warned(change.after)
    if setup.with_figures:
        yield "Figures of the document: left out; a programme that is there keeps its own."


def _new(prepared: Prepared) -> Iterator[str]:
    document, setup = prepared.answered.document, prepared.setup
    where = setup.municipality or "(no municipality named)"
    yield f"Would be taken in: {where}: {document.programme.title}"
    yield f"  {_counts(document)}"
    yield f"  time zone {setup.timezone}, deadline «{setup.deadline}»"
    figures = sum(bool(fact.wording.strip(" -–—")) for fact in document.facts)
    if figures:
        taken = "taken as accepted" if setup.with_figures else "left out; --with-figures takes them"
        if not document.names_its_period:
            taken = "left out: no period is named; --answer period=2022-H1 says which"
        yield f"  {figures} figures of the document: {taken}"
    computed = [one.number for one in document.programme.indicators() if one.methodology]
    if computed:
        yield f"  computed by a methodology: {', '.join(computed)}"
    yield from _warned(document.programme)


def _warned(programme: Programme) -> Iterator[str]:
    """What no value depends on: nothing is refused for it."""
    if told := warned(texts(LANGUAGE), programme):
        yield told


def _counts(document: ReadDocument) -> str:
    programme = document.programme
    return (
        f"{document.period.key if document.period else 'no period named'}: "
        f"{_headings(programme)}{sum(1 for _ in programme.measures())} measures "
        f"({sum(one.measured for one in programme.indicators())} with an indicator), "
        f"{len(programme.executors)} executors"
    )


def _headings(programme: Programme) -> str:
    counted = {kind: len(programme.headings(kind)) for kind in HeadingKind}
    usual = (HeadingKind.TASK, HeadingKind.SECTION)
    return "".join(f"{n} {kind}s, " for kind, n in counted.items() if n or kind in usual)
