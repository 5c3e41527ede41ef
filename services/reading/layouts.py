"""A layout that was met before: what was answered about its columns is kept, and proposed the next time."""

import hashlib
from collections.abc import Sequence

from domain.access import Verb
from domain.programme.document import ReadDocument
from domain.programme.reading_doubts import DoubtKind, ReadingDoubt, Way, taken_columns
from models.repositories.programme import layouts
from programmes.answers.choices import split_choices
from programmes.tables.columns.titles import plain, timeless
from services.access import scopes
from services.context import Context, Work


def layout_of(document: ReadDocument) -> str:
    """A hash of the titles of its columns, in their order; their years move on and do not count."""
    titles = (timeless(column.title) for column in taken_columns(document))
    return hashlib.sha256("\n".join(titles).encode()).hexdigest()


async def ways_as_before(
    ctx: Context, document: ReadDocument, doubts: Sequence[ReadingDoubt]
) -> dict[str, Way]:
    """What was answered about these doubtful columns before, by what the doubt is about.

    By the document's own municipality, or by one whose programmes the actor coordinates.
    """
    asked = [one for one in doubts if one.kind is DoubtKind.COLUMN]
    if not asked:
        return {}
    async with ctx.read() as session:
        own = [scope.programme_id for scope in await scopes(session, ctx, Verb.CHANGE_PROGRAMME)]
        named = document.programme.municipality
        known = await layouts.known(session, layout_of(document), named, own)
    found = {one.about: _way(one, known.get(str(one.column), "")) for one in asked}
    return {about: way for about, way in found.items() if way is not None}


def _way(doubt: ReadingDoubt, part: str) -> Way | None:
    return next((way for way in doubt.ways if way.value == part), None)


async def keep_layout(work: Work, programme_id: int, document: ReadDocument, reading: Sequence[str]) -> None:
    """What was decided about columns, in the transaction that takes the document in."""
    choices, _ = split_choices(reading)
    decided = choices.columns if choices is not None else {}
    answered = {
        str(column.number): part.value
        for column in taken_columns(document)
        if (part := decided.get(plain(column.title), decided.get(str(column.number)))) is not None
    }
    if answered:
        row = await layouts.keep(work.writer, programme_id, layout_of(document), answered)
        row.kept_at = work.now
