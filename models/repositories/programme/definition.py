"""What a programme's definition says is read once for each of its revisions.

The definition is everything that seldom changes: rows, headings, targets, plans, methodologies, executors,
periods, days off (the tables that are ``DEFINING``). ``Writer.commit`` raises the revision of every
programme whose definition it has changed; the revision comes with the roles that each step asks for, so
another process's change is seen at the next step. What a session has changed itself it reads anew, and
nobody else learns of it before the commit.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Awaitable, Callable, Hashable, Iterable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Table, bindparam, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import Base
from models.repositories.core import run
from models.tables.indicator import Indicator, Target
from models.tables.municipality import DayOff, Municipality
from models.tables.programme import ProgrammeRow

About = ParamSpec("About")
Found = TypeVar("Found")
Parts = dict[Hashable, Any]

DEFINITIONS = "definitions"
CHANGED = "definition changed"
"""Keys in ``session.info``: what is kept for all sessions; that this one has changed a definition."""
_IN_USE = "definitions in use"
_REVISION = select(ProgrammeRow.revision).where(ProgrammeRow.id == bindparam("programme"))


class Definitions:
    """What has been read, of each programme's newest revision; the programmes asked for last stay."""

    def __init__(self, most: int = 64) -> None:
        self._most = most
        self._kept: OrderedDict[int, tuple[int, Parts]] = OrderedDict()

    def of(self, programme_id: int, revision: int) -> Parts:
        """What was read of a revision. One that is older than what is kept is its session's alone."""
        kept_revision, parts = self._kept.get(programme_id, (0, {}))
        if revision != kept_revision:
            parts = {}
        if revision >= kept_revision:
            self._kept[programme_id] = (revision, parts)
            self._kept.move_to_end(programme_id)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return parts


def once(
    read: Callable[Concatenate[AsyncSession, int, About], Awaitable[Found]],
) -> Callable[Concatenate[AsyncSession, int, About], Awaitable[Found]]:
    """For what reads a part of a programme's definition: what it gives is shared, so nobody may change it."""

    @wraps(read)
    async def reading(
        session: AsyncSession, programme_id: int, /, *args: About.args, **kwargs: About.kwargs
    ) -> Found:
        parts = await _parts(session, programme_id)
        if parts is None:
            return await read(session, programme_id, *args, **kwargs)
        about = (read, *args, *kwargs.items())
        if about not in parts:
            parts[about] = await read(session, programme_id, *args, **kwargs)
        found: Found = parts[about]
        return found

    return reading


async def _parts(session: AsyncSession, programme_id: int) -> Parts | None:
    if session.new or session.dirty or session.deleted:
        await session.flush()  # only then does it show that the definition has changed
    if CHANGED in session.info or DEFINITIONS not in session.info:
        return None
    in_use: dict[int, tuple[int, Parts]] = session.info.setdefault(_IN_USE, {})
    if programme_id not in in_use:
        revision = await session.scalar(_REVISION, {"programme": programme_id})
        if revision is None:
            return None
        note(session, programme_id, revision)
    return in_use[programme_id][1]


async def revision_of(session: AsyncSession, programme_id: int) -> int:
    """Of what this session reads of a programme; 0 where it has changed it itself."""
    if await _parts(session, programme_id) is None:
        return 0
    revision: int = session.info[_IN_USE][programme_id][0]
    return revision


def note(session: AsyncSession, programme_id: int, revision: int) -> None:
    """The revision as this session has just read it: the newest that it knows."""
    kept: Definitions | None = session.info.get(DEFINITIONS)
    if kept is not None:
        session.info.setdefault(_IN_USE, {})[programme_id] = revision, kept.of(programme_id, revision)


async def raise_revisions(session: AsyncSession, changed: Iterable[Base]) -> None:
    """Of every programme whose definition these rows belong to, in the transaction that changes them."""
    owners: dict[type[Base], set[int]] = defaultdict(set)
    for row in changed:
        if row.DEFINING:
            owner, owner_id = _owner(row)
            owners[owner].add(owner_id)
    if owners:
        table = ProgrammeRow.__table__
        assert isinstance(table, Table)
        measured = select(Indicator.programme_id).where(Indicator.id.in_(owners[Indicator]))
        whose = or_(
            table.c.id.in_(owners[ProgrammeRow]),
            table.c.id.in_(measured),
            table.c.municipality_id.in_(owners[Municipality]),
        )
        # On the connection: the unit of work refuses to change audited rows in bulk, and this is no change.
        statement = update(table).where(whose).values(revision=table.c.revision + 1)
        await run(session, statement, {})


def _owner(row: Base) -> tuple[type[Base], int]:
    """What a row belongs to: a day off to all programmes of a municipality, a target to an indicator."""
    match row:
        case ProgrammeRow() | Municipality():
            return type(row), row.id
        case DayOff():
            return Municipality, row.municipality_id
        case Target():
            return Indicator, row.indicator_id
        case _:
            return ProgrammeRow, row.programme_id  # type: ignore[attr-defined]
