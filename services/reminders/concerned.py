"""Who may owe something when a step comes; who owes indeed is looked up when they are told."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from zoneinfo import ZoneInfo

from domain.reminders.follow_up import followed
from domain.reminders.ladder import Duty
from domain.reminders.reminded import Away, reminded
from models.repositories import contributions
from models.repositories.reminders import whom
from models.repositories.reminders.ladders import Collecting, Come
from models.repositories.reminders.whom import Candidate, FollowUpFacts
from services.context import Work
from services.reminders.town import TownNow


class Concerned:
    """Who may owe something when a step comes, each person once."""

    def __init__(
        self,
        town: TownNow,
        handing_in: Iterable[Candidate],
        coordinating: Iterable[Candidate],
        giving: Iterable[tuple[int, Candidate]],
        away: Mapping[tuple[int, int | None], list[Away]],
        happened: Mapping[tuple[int, int], list[FollowUpFacts]],
    ) -> None:
        self._town = town
        self._away = away
        self._happened = happened
        self._units: dict[tuple[int, Duty], dict[int | None, list[Candidate]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for one in handing_in:
            self._units[one.programme_id, Duty.FIGURES][one.executor_id].append(one)
        for one in coordinating:
            self._units[one.programme_id, Duty.REPORT][one.executor_id].append(one)
        for period_id, one in giving:
            self._units[period_id, Duty.PART][one.executor_id].append(one)

    def __call__(self, one: Collecting, step: Come) -> list[int]:
        if step.duty is Duty.REFINE:
            return sorted(self._promising(one, step))
        if step.duty is Duty.PART:
            units = self._units[one.period_id, Duty.PART]
        else:
            units = self._units[one.programme_id, Duty.REPORT if step.duty is Duty.REPORT else Duty.FIGURES]
        found: set[int] = set()
        for executor_id, people in units.items():
            found |= self._of_unit(one, step, executor_id, people)
        return sorted(found)

    def _promising(self, one: Collecting, step: Come) -> set[int]:
        """The people of the units whose figures are to be refined that day; the coordinator who handed one
        in."""
        promises = [
            promise
            for promise in self._town.promises.get(one.period_id, ())
            if promise.refine_by == step.due_on
        ]
        units, coordinators = (self._units[one.programme_id, duty] for duty in (Duty.FIGURES, Duty.REPORT))
        found: set[int] = set()
        for executor_id in {promise.executor_id for promise in promises}:
            found |= self._of_unit(one, step, executor_id, units.get(executor_id, []))
        here = {person.person_id for people in coordinators.values() for person in people}
        return found | {promise.brought_by for promise in promises if promise.brought_by in here}

    def _of_unit(
        self, one: Collecting, step: Come, executor_id: int | None, people: list[Candidate]
    ) -> frozenset[int]:
        now = followed(self._happened.get((one.period_id, executor_id or 0), ()))
        there = {person.person_id for person in people if self._was_in(one, step, person)}
        if now.muted or not there:
            return frozenset()
        away = self._away.get((one.programme_id, executor_id), ())
        return reminded(there, away, self._town.today(one), now.taken_over_by)

    def _was_in(self, one: Collecting, step: Come, person: Candidate) -> bool:
        """Whoever came in on the step's day or later has just seen what is due."""
        since = person.since.astimezone(ZoneInfo(one.timezone)).date()
        return since < step.rung.day


async def _giving(work: Work, town: TownNow, periods: list[Collecting]) -> list[tuple[int, Candidate]]:
    """Who may owe a part, with the period; the statement is spared where nobody gives any."""
    asking = sorted({one.period_id for one in periods if one.programme_id in town.with_parts})
    return await contributions.owing(work.session, asking) if asking else []


async def concerned(work: Work, town: TownNow, periods: list[Collecting]) -> Concerned:
    programme_ids = {one.programme_id for one in periods}
    earliest = min(town.today(one) for one in periods)
    return Concerned(
        town,
        await whom.candidates(work.session, programme_ids),
        await whom.coordinators(work.session, programme_ids),
        await _giving(work, town, periods),
        await whom.away(work.session, programme_ids, earliest),
        await whom.happened(work.session, {one.period_id for one in periods}),
    )
