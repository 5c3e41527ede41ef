"""The account: each step that somebody owed something at was delivered once, or says why not."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tests.drills.half_year import days
from tests.drills.half_year.facts import Collection, Facts, Stop
from tests.drills.half_year.network import Told
from tests.drills.half_year.owed import CLOSED, GIVEN, LATECOMER, MOVED, PAUSED, Duty, Owed, Step
from tests.drills.half_year.town import Town, Unit

DELIVERED = "доставлено"
OVERTAKEN = "перекрыто более поздним шагом"
BLOCKED = "бот заблокирован"
BESIDES = "шаг другой программы, где уже всё сдано"
NOT_YET = "полугодие кончилось раньше, чем появилась связь"
GOT = "получил от коллеги"
REPEATED = "повтор после kill -9 между приёмом и отметкой"
_AT = time(10)
_AT_WORK = time(8), time(20)


class Account:
    """``counts`` say what became of the steps; ``faults`` is empty where all is well."""

    def __init__(self, town: Town, facts: Facts, told: Iterable[Told]) -> None:
        self.counts: Counter[str] = Counter()
        self.faults: list[str] = []
        self._town, self._facts, self._owed = town, facts, Owed(facts)
        self._told: dict[int, list[Told]] = defaultdict(list)
        for one in told:
            self._told[one.telegram_id].append(one)
        for person in town.person_ids:
            _OfPerson(self, person, list(self._steps(person))).go_through()

    def _steps(self, person: int) -> Iterator[Step]:
        """Every step of every ladder that this person stands on."""
        for one in self._facts.collections:
            units = tuple(unit for unit in self._town.units_of(person) if unit.programme == one.programme)
            if units:
                yield from self._of_figures(person, one, units)
            if person == self._town.coordinators[one.programme]:
                yield from self._of_report(one)
        for asked_at, day in self._facts.put_off[person]:
            comes = min(_at(day, zone) for zone in self._zones(person))
            slot = max(_slot(day, zone) for zone in self._zones(person))
            doubtful = self._is_given_away(person, asked_at)
            yield Step("просил напомнить", day, max(comes, asked_at), slot, doubtful=doubtful)
        for at, _, _, to in self._facts.given:
            if to == person:
                yield Step(GOT, at.astimezone(self._zones(person)[0]).date(), at, at)

    def _is_given_away(self, person: int, at: datetime) -> bool:
        """In that very moment."""
        units = {one.executor_id for one in self._town.units_of(person)}
        return any(when == at and unit in units and to != person for when, _, unit, to in self._facts.given)

    def _of_figures(self, person: int, one: Collection, units: tuple[Unit, ...]) -> Iterator[Step]:
        duty = Duty(one, units)
        joined = min(self._facts.joined[person, unit.executor_id] for unit in units)
        for number, (since, due) in enumerate(one.due):
            until = one.due[number + 1][0] if number + 1 < len(one.due) else None
            for name, day in days.ladder(one.ended_on + days.ONE, due).items():
                if since is not None and day <= one.on(since):
                    continue
                if until is not None and day > one.on(until):
                    self.counts[MOVED] += 1
                elif one.on(joined) >= day:
                    self.counts[LATECOMER] += 1
                else:
                    yield _step(f"{name} (срок {due:%d.%m.%Y})", day, duty)

    def _of_report(self, one: Collection) -> Iterator[Step]:
        """Its deadline is never moved here, but its opening follows the executors' deadline."""
        come: set[str] = set()
        for number, (since, due) in enumerate(one.due):
            until = one.due[number + 1][0] if number + 1 < len(one.due) else None
            for name, day in days.ladder(due + days.ONE, one.head_due).items():
                behind = since is not None and day <= one.on(since)
                if name in come or behind or (until is not None and day > one.on(until)):
                    continue
                come.add(name)
                yield _step(f"отчёт: {name}", day, Duty(one))

    def _zones(self, person: int) -> list[ZoneInfo]:
        """Of all towns in which they may owe something."""
        places = {unit.programme for unit in self._town.units_of(person)}
        return [one.timezone for one in self._facts.collections if one.programme in places]

    def said(self) -> str:
        """For people to read."""
        lines = [f"{name:48} {count:6}" for name, count in self.counts.most_common()]
        troubles = ", ".join(f"{name}: {count}" for name, count in self._facts.troubles.items())
        return "\n".join((self._town.scene.name, *lines, troubles, *self.faults[:20]))


class _OfPerson:
    """One person's half-year, stop by stop."""

    def __init__(self, account: Account, person: int, steps: list[Step]) -> None:
        self._account, self._person = account, person
        self._facts, self._owed = account._facts, account._owed
        self._to_come = sorted(steps, key=lambda one: one.comes, reverse=True)
        self._pending: list[Step] = []
        self._held: list[tuple[Step, str]] = []
        """Not said for a good reason; said later all the same where it can be."""
        self._told = account._told[person]
        self._explained = datetime.min.replace(tzinfo=UTC)
        """When a step was last found to be handed in already: of the day's message it remains a part."""
        self._got_at = self._explained
        """When a colleague last gave them something, which is told at once."""

    def go_through(self) -> None:
        for stop in self._facts.stops:
            while self._to_come and self._to_come[-1].comes <= stop.moment:
                self._comes(self._to_come.pop())
            mine = [one for one in self._told if one.moment == stop.moment]
            for one in self._without_repeats(mine, stop):
                self._hears(one, stop)
            if stop.reached:
                self._settle(stop)
            else:
                self._rest(stop)
        for step, reason in self._held:
            self._count(reason, step)
        for step in self._pending:
            self._count(NOT_YET, step)

    def _comes(self, step: Step) -> None:
        """Of a duty's earlier days nothing need be said any more."""
        self._pending = [one for one in self._pending if not self._overtaken(one, step, OVERTAKEN)]
        self._held = [(one, why) for one, why in self._held if not self._overtaken(one, step, why)]
        self._pending.append(step)

    def _overtaken(self, earlier: Step, step: Step, reason: str) -> bool:
        over = earlier.duty == step.duty and earlier.day < step.day
        if over:
            self._count(reason, earlier)
        return over

    def _without_repeats(self, told: list[Told], stop: Stop) -> list[Told]:
        """What a killed bot had said already, it may say once more."""
        kept: list[Told] = []
        for one in told:
            again = any(other.reminder_id == one.reminder_id for other in kept)
            if again and self._facts.repeatable[self._person, stop.moment] > 0:
                self._facts.repeatable[self._person, stop.moment] -= 1
                self._account.counts[REPEATED] += 1
            else:
                kept.append(one)
        return kept

    def _hears(self, told: Told, stop: Stop) -> None:
        known = [*self._pending, *(step for step, _ in self._held)]
        owed = [step for step in known if self._is_owed(step, stop)]
        if not owed and self._owes(stop) and (known or self._explained >= stop.moment - timedelta(days=1)):
            self._account.counts[BESIDES] += 1
        elif not owed and self._got_at != stop.moment:  # two colleagues may give at once
            self._fault(stop, f"a message that nothing called for: {told.text[:60]!r}; {_names(known)}")
        if any(step.name == GOT for step in owed):
            self._got_at = stop.moment
        if self._got_at != stop.moment and not self._is_at_work(stop, self._programmes(stop)):
            self._fault(stop, f"a message when nobody is at work: {told.text[:60]!r}")
        for step in owed:
            self._count(DELIVERED, step)
        self._pending = [step for step in self._pending if step not in owed]
        self._held = [(step, why) for step, why in self._held if step not in owed]

    def _rest(self, stop: Stop) -> None:
        """Away from Telegram the bot finds all the same that a programme rests, or that nobody is at work."""
        for step in [one for one in self._pending if one.slot <= stop.moment]:
            reason = self._why_not(step, stop)
            if reason == PAUSED:
                self._pending.remove(step)
                self._held.append((step, PAUSED))
            elif not reason:
                self._put_off(step, stop)

    def _put_off(self, step: Step, stop: Stop) -> bool:
        """Where nobody is at work it waits for the hour of the next working day; whether it does."""
        places = self._account._town.scene.places
        owed = (one for one in self._duties(stop) if not self._owed.why_not(self._person, one, stop))
        zones = {ZoneInfo(places[one.collection.programme].timezone) for one in owed}
        if any(_at_work(one, stop.moment) for one in zones):
            return False
        self._pending.remove(step)
        later = min((_next_slot(one, stop.moment) for one in zones), default=step.slot)
        self._pending.append(replace(step, slot=later))
        return True

    def _settle(self, stop: Stop) -> None:
        """Nobody was told of what is still pending, though the bot could."""
        for step in [one for one in self._pending if one.slot <= stop.moment]:
            reason = self._why_not(step, stop)
            if not reason and self._put_off(step, stop):
                continue
            self._pending.remove(step)
            if self._person in stop.blocked:
                self._held.append((step, BLOCKED))
            elif reason == PAUSED:
                self._held.append((step, PAUSED))
            elif reason or step.doubtful:
                self._count(reason or GIVEN, step)
                self._explained = stop.moment
            else:
                self._fault(stop, f"neither delivered nor explained: {step.name}, {step.day}")

    def _why_not(self, step: Step, stop: Stop, *, just_before: bool = False) -> str:
        if step.duty is not None:
            return self._owed.why_not(self._person, step.duty, stop, just_before=just_before)
        duties = list(self._duties(stop))
        reasons = [self._owed.why_not(self._person, one, stop, just_before=just_before) for one in duties]
        return "" if "" in reasons else (reasons or [CLOSED])[0]

    def _is_owed(self, step: Step, stop: Stop) -> bool:
        """Just before the moment's own doings or just after them."""
        return not (self._why_not(step, stop, just_before=True) and self._why_not(step, stop.after()))

    def _owes(self, stop: Stop) -> bool:
        """Anything at all."""
        return any(
            not self._owed.why_not(self._person, one, stop, just_before=True) for one in self._duties(stop)
        )

    def _duties(self, stop: Stop) -> Iterator[Duty]:
        """Everything that this person may owe."""
        town = self._account._town
        for one in self._facts.collections:
            units = tuple(unit for unit in town.units_of(self._person) if unit.programme == one.programme)
            if units and one.on(stop.moment) > one.ended_on:
                yield Duty(one, units)
            if self._person == town.coordinators[one.programme]:
                yield Duty(one)

    def _programmes(self, stop: Stop) -> set[int]:
        return {one.collection.programme for one in self._duties(stop)}

    def _is_at_work(self, stop: Stop, towns: Iterable[int]) -> bool:
        """In one of them."""
        places = self._account._town.scene.places
        return any(_at_work(ZoneInfo(places[one].timezone), stop.moment) for one in towns)

    def _count(self, what: str, step: Step) -> None:
        self._account.counts[what] += 1

    def _fault(self, stop: Stop, what: str) -> None:
        self._account.faults.append(f"{self._person}, {stop.moment:%d.%m.%Y %H:%M %z}: {what}")


def _at_work(zone: ZoneInfo, moment: datetime) -> bool:
    local = moment.astimezone(zone)
    return days.works(local.date()) and _AT_WORK[0] <= local.time() < _AT_WORK[1]


def _next_slot(zone: ZoneInfo, moment: datetime) -> datetime:
    """Of the next working day, today where it has not begun yet."""
    local = moment.astimezone(zone)
    day = local.date() + days.ONE if local.time() >= _AT_WORK[1] else local.date()
    return _slot(days.on_or_after(day), zone)


def _step(name: str, day: date, duty: Duty) -> Step:
    zone = duty.collection.timezone
    return Step(name, day, _at(day, zone), _slot(day, zone), duty)


def _at(day: date, zone: ZoneInfo, hour: time = time()) -> datetime:
    return datetime.combine(day, hour, zone)


def _slot(day: date, zone: ZoneInfo) -> datetime:
    """Ten o'clock and the twenty minutes over which people are spread."""
    return _at(day, zone, _AT) + timedelta(minutes=20)


def _names(steps: Iterable[Step]) -> str:
    return ", ".join(f"{one.name} {one.day}" for one in steps) or "no step"
