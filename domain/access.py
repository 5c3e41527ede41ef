"""Who may do what: one table (storyboard, section 0); and whose figure it is."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from domain.programme.document import Part


class Role(StrEnum):
    EXECUTOR = "executor"
    DEPUTY = "deputy"
    COORDINATOR = "coordinator"


class Verb(StrEnum):
    LIST_TASKS = "list_tasks"
    HAND_IN = "hand_in"
    AGREE = "agree"  # the head of a unit, before its figures go to the coordinator
    GIVE_PART = "give_part"  # of a figure that somebody else hands in
    SEE_EVIDENCE = "see_evidence"  # the files beside a figure
    SEE_STATUS = "see_status"
    SEE_PROGRESS = "see_progress"
    SEE_REPORT = "see_report"
    EXPORT = "export"  # all of the data as a file
    REVIEW = "review"
    ASK = "ask"  # a question to people, and what was answered
    ANSWER = "answer"
    FOLLOW_UP = "follow_up"  # whom was what said about what is owed, and saying it
    MANAGE_PERIOD = "manage_period"
    PLAN = "plan"
    INVITE = "invite"
    MANAGE_PEOPLE = "manage_people"  # who is in, who goes, who stands in, another account
    NAME_SUBSTITUTE = "name_substitute"  # for oneself, if the coordinator agrees
    CHANGE_PROGRAMME = "change_programme"
    CREATE_PROGRAMME = "create_programme"  # the owner's; bound to no programme
    SEE_HEALTH = "see_health"  # as well
    SEE_COORDINATORS = "see_coordinators"  # as well: who runs what, never a figure


class Reach(StrEnum):
    """How far a role's right goes: the whole programme, or what its executors have a part in."""

    ALL = "all"
    OWN = "own"


_TABLE: dict[Verb, dict[Role, Reach]] = {
    Verb.LIST_TASKS: {Role.EXECUTOR: Reach.OWN, Role.DEPUTY: Reach.OWN, Role.COORDINATOR: Reach.ALL},
    Verb.HAND_IN: {Role.EXECUTOR: Reach.OWN, Role.DEPUTY: Reach.OWN, Role.COORDINATOR: Reach.ALL},
    Verb.AGREE: {Role.EXECUTOR: Reach.OWN, Role.DEPUTY: Reach.OWN},
    Verb.GIVE_PART: {Role.EXECUTOR: Reach.OWN, Role.DEPUTY: Reach.OWN, Role.COORDINATOR: Reach.ALL},
    Verb.SEE_EVIDENCE: {Role.EXECUTOR: Reach.OWN, Role.DEPUTY: Reach.ALL, Role.COORDINATOR: Reach.ALL},
    Verb.SEE_STATUS: {Role.EXECUTOR: Reach.OWN, Role.DEPUTY: Reach.ALL, Role.COORDINATOR: Reach.ALL},
    Verb.SEE_PROGRESS: {Role.EXECUTOR: Reach.OWN, Role.DEPUTY: Reach.ALL, Role.COORDINATOR: Reach.ALL},
    Verb.SEE_REPORT: {Role.EXECUTOR: Reach.OWN, Role.DEPUTY: Reach.ALL, Role.COORDINATOR: Reach.ALL},
    Verb.EXPORT: {Role.EXECUTOR: Reach.OWN, Role.COORDINATOR: Reach.ALL},
    Verb.REVIEW: {Role.COORDINATOR: Reach.ALL},
    Verb.ASK: {Role.EXECUTOR: Reach.OWN, Role.DEPUTY: Reach.ALL, Role.COORDINATOR: Reach.ALL},
    Verb.ANSWER: {Role.EXECUTOR: Reach.OWN, Role.DEPUTY: Reach.OWN, Role.COORDINATOR: Reach.ALL},
    Verb.FOLLOW_UP: {Role.COORDINATOR: Reach.ALL},
    Verb.MANAGE_PERIOD: {Role.COORDINATOR: Reach.ALL},
    Verb.PLAN: {Role.COORDINATOR: Reach.ALL},
    Verb.CHANGE_PROGRAMME: {Role.COORDINATOR: Reach.ALL},
    Verb.INVITE: {Role.COORDINATOR: Reach.ALL},
    Verb.MANAGE_PEOPLE: {Role.COORDINATOR: Reach.ALL},
    Verb.NAME_SUBSTITUTE: {Role.EXECUTOR: Reach.OWN, Role.COORDINATOR: Reach.ALL},
}


@dataclass(frozen=True, slots=True)
class Standpoint:
    """A person's roles in one programme and the executors (ids) they answer for there, or are the head of."""

    roles: frozenset[Role]
    executor_ids: frozenset[int]
    heads: frozenset[int] = frozenset()


def reach(verb: Verb, standpoint: Standpoint) -> Reach | None:
    """The widest reach that any of the roles gives, or ``None`` where the verb is not theirs."""
    granted = {_TABLE.get(verb, {}).get(role) for role in standpoint.roles}
    if Reach.ALL in granted:
        return Reach.ALL
    return Reach.OWN if Reach.OWN in granted else None


class Held(Protocol):
    """An indicator, as far as whose it is goes; its section is the lowest heading over it."""

    @property
    def id(self) -> int: ...

    @property
    def hands_in_id(self) -> int | None: ...

    @property
    def heading_id(self) -> int | None: ...


class Assigned(Protocol):
    """An executor's part in an indicator."""

    @property
    def indicator_id(self) -> int: ...

    @property
    def executor_id(self) -> int: ...

    @property
    def part(self) -> Part: ...


@dataclass(frozen=True, slots=True)
class Scope:
    """What a person reaches of one programme with one verb. Whose figure it is, is asked here and nowhere
    else; ``hands_in`` and ``covers`` can be asked at once, the rest once the assignments are known
    (``knowing``).
    """

    programme_id: int
    reach: Reach
    roles: frozenset[Role]
    executor_ids: frozenset[int]
    among_several: bool = False
    """They have a part in other programmes, too: each is named with its municipality."""
    parts: frozenset[tuple[int, Part]] | None = None
    sections: frozenset[int] = frozenset()
    for_unit: int | None = None
    """The unit (its id) for which a coordinator hands in: nothing but its figures is theirs meanwhile."""
    heads: frozenset[int] = frozenset()
    """The units whose head they are, or stand in for."""

    @property
    def sees_all(self) -> bool:
        return self.reach is Reach.ALL

    def hands_in(self, indicator: Held) -> bool:
        """Its figure is theirs to give."""
        return indicator.hands_in_id in self.executor_ids

    def agrees(self, indicator: Held) -> bool:
        """They are the head of the unit whose figure it is."""
        return indicator.hands_in_id in self.heads

    def answers_for(self, executor_id: int) -> bool:
        """The unit is theirs: its part of a figure is theirs to give."""
        return executor_id in self.executor_ids

    def covers(self, indicator: Held) -> bool:
        """The verb reaches it: the whole programme, or what they hand in."""
        return self.sees_all or self.hands_in(indicator)

    def standing_in(self, executor_id: int) -> "Scope":
        """A coordinator's, who hands in for this unit."""
        own = frozenset({executor_id})
        return replace(self, reach=Reach.OWN, executor_ids=own, for_unit=executor_id)

    def of_unit(self, executor_id: int) -> "Scope | None":
        """For one unit: one's own, or a coordinator's who stands in for it; ``None`` for everybody else."""
        if executor_id in self.executor_ids:
            return replace(self, reach=Reach.OWN, executor_ids=frozenset({executor_id}))
        return self.standing_in(executor_id) if self.sees_all else None

    def for_whom(self, indicator: Held) -> "Scope":
        """The same where the figure is one's own, else a coordinator's who stands in for whose it is."""
        if not self.sees_all or indicator.hands_in_id is None or self.hands_in(indicator):
            return self
        return self.standing_in(indicator.hands_in_id)

    def contributes(self, indicator: Held) -> bool:
        """They give a part of its figure, which somebody else hands in."""
        return self._has(indicator, Part.CONTRIBUTES)

    def oversees_or_hands_in(self, indicator: Held) -> bool:
        """It belongs to their block."""
        return self._has(indicator, Part.OVERSEES) or self._has(indicator, Part.HANDS_IN)

    def sees(self, indicator: Held) -> bool:
        """All, or what they have any part in and the rest of its section."""
        return self.sees_all or any(self._has(indicator, part) for part in Part) or self._beside(indicator)

    def knowing(self, assignments: Collection[Assigned], indicators: Iterable[Held]) -> "Scope":
        """The same, which also knows the parts of its executors and the sections in which they have one."""
        own = {(one.indicator_id, one.part) for one in assignments if one.executor_id in self.executor_ids}
        having = {indicator_id for indicator_id, _ in own}
        sections = {one.heading_id for one in indicators if one.id in having and one.heading_id is not None}
        return replace(self, parts=frozenset(own), sections=frozenset(sections))

    def _has(self, indicator: Held, part: Part) -> bool:
        assert self.parts is not None, "the assignments were not asked for"
        return (indicator.id, part) in self.parts

    def _beside(self, indicator: Held) -> bool:
        return indicator.heading_id in self.sections
