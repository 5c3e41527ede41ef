"""What the coordinators do: open, move, pause, mute, close; and who comes in later."""

import random
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from domain.reminders.follow_up import FollowUpKind
from domain.time.periods import Period
from models.repositories.programme import periods, programmes
from models.tables.inbox import InboxRow, InboxState
from models.tables.period import PeriodRow
from models.tables.person import Person
from models.tables.reminder import FollowUp
from models.tables.submission import Submission
from services.context import Context, Installation
from services.periods.close_period import close_period
from services.periods.move_deadline import await_deadline, move_deadline
from services.periods.open_period import open_period
from tests.bot_on_playground import Ground
from tests.drills.half_year import days
from tests.drills.half_year.facts import Collection, Facts
from tests.drills.half_year.network import Network
from tests.drills.half_year.town import Town, join
from tests.sample import as_actor

_DUE = select(PeriodRow.id, PeriodRow.due_on)
_GIVEN_UP = select(func.count()).where(InboxRow.state == InboxState.FAILED)


class Office:
    def __init__(
        self,
        town: Town,
        network: Network,
        ground: Ground,
        facts: Facts,
        installation: Installation,
        chance: random.Random,
    ) -> None:
        self._town, self._network, self._ground, self._facts = town, network, ground, facts
        self._installation, self._chance = installation, chance
        self._paused: dict[int, datetime] = {}
        """Until when."""

    def paused(self) -> frozenset[int]:
        return frozenset(self._paused)

    def days_to_come(self) -> set[date]:
        """On which somebody here has something to do that cannot wait."""
        ends = {one.programme: one for one in self._facts.collections}
        return {one.next_ends_on() for one in ends.values()} | {one.date() for one in self._paused.values()}

    async def look_up(self) -> None:
        """The periods that are open, and everybody who is in."""
        for unit in self._town.units:
            for telegram_id in unit.people:
                self._facts.joined[telegram_id, unit.executor_id] = self._now()
        for programme in range(len(self._town.programme_ids)):
            await self._note_collections(programme)

    async def go_about(self, moment: datetime) -> None:
        """At a moment at which the bot is up: others are working on the database as well."""
        for programme in range(len(self._town.programme_ids)):
            await self._look_after(programme, moment)
        if self._town.later and self._chance.random() < 0.3:
            telegram_id, unit = self._town.later.pop()
            self._facts.joined[telegram_id, unit.executor_id] = moment
            await join(self._installation, self._town, telegram_id, unit)
            self._facts.troubles["joined later"] += 1

    async def _look_after(self, programme: int, moment: datetime) -> None:
        if programme in self._paused and self._paused[programme] <= moment:
            del self._paused[programme]
            await self._pause(programme, None)
        known = [one for one in self._facts.collections if one.programme == programme]
        if known[-1].next_ends_on() <= known[-1].on(moment):
            ctx = self._coordinator(programme)
            await open_period(ctx, self._town.programme_ids[programme], known[-1].id)
            await self._note_collections(programme)
        for one in known:
            if one.closed_at is None and one.ended_on < one.on(moment):
                await self._by_chance(one, moment)

    async def _by_chance(self, one: Collection, moment: datetime) -> None:
        wish, today = self._chance.random(), one.on(moment)
        if wish < 0.06:
            await self._move(one, moment)
        elif wish < 0.1:
            await self._mute(one, moment)
        elif wish < 0.12 and not self._paused:
            self._paused[one.programme] = moment + days.ONE * self._chance.randint(3, 9)
            await self._pause(one.programme, moment)
            self._facts.troubles["paused"] += 1
        elif wish < 0.16 and today > one.head_due:
            one.closed_at = moment
            await close_period(self._coordinator(one.programme), self._programme_id(one), one.id)
            self._facts.troubles["closed"] += 1

    async def _move(self, one: Collection, moment: datetime) -> None:
        """Some working days later than it was, or than today; or a day earlier."""
        by = self._chance.choice((-1, 1, 2, 4))
        due = max(days.working_days_from(one.due_now(), by), days.working_days_from(one.on(moment), 1))
        if due >= one.head_due or due == one.due_now():
            return
        ctx = self._coordinator(one.programme)
        draft = await await_deadline(ctx, self._programme_id(one), one.id)
        await move_deadline(ctx, draft, f"{due:%d.%m.%Y}")
        one.due.append((moment, due))
        self._facts.troubles["deadline moved"] += 1

    async def _mute(self, one: Collection, moment: datetime) -> None:
        unit = self._chance.choice([unit for unit in self._town.units if unit.programme == one.programme])
        async with self._coordinator(one.programme).write() as work:
            row = FollowUp(
                programme_id=self._programme_id(one),
                period_id=one.id,
                executor_id=unit.executor_id,
                kind=FollowUpKind.MUTED,
                by_id=await work.person_id(),
                at=work.now,
            )
            work.writer.add(row)
            await work.writer.flush()
            work.audit(row, "mute", self._programme_id(one))
        self._facts.muted.setdefault((one.id, unit.executor_id), moment)
        self._facts.troubles["muted"] += 1

    async def _pause(self, programme: int, at: datetime | None) -> None:
        async with self._coordinator(programme).write() as work:
            row = await programmes.lock_programme(work.session, self._town.programme_ids[programme])
            row.paused_at = at
            work.audit(row, "pause" if at else "go_on", row.id)

    async def _note_collections(self, programme: int) -> None:
        place = self._town.scene.places[programme]
        known = {one.id for one in self._facts.collections}
        async with self._installation.database.reader() as session:
            found = await periods.of_programme(session, self._town.programme_ids[programme])
        for one in found:
            if one.id not in known:
                ended_on = Period.from_key(one.key).end
                due, head_due = (_on_the(day, ended_on) for day in (place.due, place.head_due))
                zone = ZoneInfo(place.timezone)
                collection = Collection(
                    one.id, programme, place.kind.months, ended_on, head_due, zone, [(None, due)]
                )
                self._facts.collections.append(collection)

    async def read_back(self) -> None:
        """What people truly did, as the database has it."""
        async with self._installation.database.reader() as session:
            query = select(Submission.period_id, Submission.indicator_id, Submission.sent_at)
            for period_id, indicator_id, at in await session.execute(query):
                first = self._facts.handed_in.get((period_id, indicator_id), at)
                self._facts.handed_in[period_id, indicator_id] = min(at, first)
            given = (
                select(FollowUp.at, FollowUp.period_id, FollowUp.executor_id, Person.telegram_id)
                .join(Person, Person.id == FollowUp.to_person_id)
                .order_by(FollowUp.id)
            )
            self._facts.given += [(one[0], one[1], one[2], one[3]) for one in await session.execute(given)]
            due_on = {one.id: one.due_on for one in await session.execute(_DUE)}
            given_up = await session.scalar(_GIVEN_UP)
        assert due_on == {one.id: one.due_now() for one in self._facts.collections}
        assert given_up == 0, "what somebody said or pressed was given up on"

    def _programme_id(self, one: Collection) -> int:
        return self._town.programme_ids[one.programme]

    def _coordinator(self, programme: int) -> Context:
        telegram_id = self._town.coordinators[programme]
        ctx = as_actor(self._installation, telegram_id)
        return ctx.as_known(self._town.person_ids[telegram_id])

    def _now(self) -> datetime:
        return self._installation.clock.now()


def _on_the(day: int, ended_on: date) -> date:
    """Of the month after; on a day off the next working day."""
    return days.on_or_after((ended_on + days.ONE).replace(day=day))
