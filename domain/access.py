"""Who may do what: one table (storyboard, section 0)."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    EXECUTOR = "executor"
    DEPUTY = "deputy"
    COORDINATOR = "coordinator"


class Verb(StrEnum):
    LIST_TASKS = "list_tasks"
    HAND_IN = "hand_in"
    SEE_STATUS = "see_status"
    SEE_REPORT = "see_report"
    REVIEW = "review"
    MANAGE_PERIOD = "manage_period"
    PLAN = "plan"
    INVITE = "invite"
    CHANGE_PROGRAMME = "change_programme"
    CREATE_PROGRAMME = "create_programme"  # the owner's; bound to no programme


class Reach(StrEnum):
    """How far a role's right goes: the whole programme, or what its executors have a part in."""

    ALL = "all"
    OWN = "own"


_TABLE: dict[Verb, dict[Role, Reach]] = {
    Verb.LIST_TASKS: {Role.EXECUTOR: Reach.OWN, Role.DEPUTY: Reach.OWN, Role.COORDINATOR: Reach.ALL},
    Verb.HAND_IN: {Role.EXECUTOR: Reach.OWN, Role.DEPUTY: Reach.OWN, Role.COORDINATOR: Reach.ALL},
    Verb.SEE_STATUS: {Role.EXECUTOR: Reach.OWN, Role.DEPUTY: Reach.ALL, Role.COORDINATOR: Reach.ALL},
    Verb.SEE_REPORT: {Role.EXECUTOR: Reach.OWN, Role.DEPUTY: Reach.ALL, Role.COORDINATOR: Reach.ALL},
    Verb.REVIEW: {Role.COORDINATOR: Reach.ALL},
    Verb.MANAGE_PERIOD: {Role.COORDINATOR: Reach.ALL},
    Verb.PLAN: {Role.COORDINATOR: Reach.ALL},
    Verb.CHANGE_PROGRAMME: {Role.COORDINATOR: Reach.ALL},
    Verb.INVITE: {Role.COORDINATOR: Reach.ALL},
}


@dataclass(frozen=True, slots=True)
class Standpoint:
    """A person's roles in one programme and the executors (ids) they answer for there."""

    roles: frozenset[Role]
    executor_ids: frozenset[int]


def reach(verb: Verb, standpoint: Standpoint) -> Reach | None:
    """The widest reach that any of the roles gives, or ``None`` where the verb is not theirs."""
    granted = {_TABLE.get(verb, {}).get(role) for role in standpoint.roles}
    if Reach.ALL in granted:
        return Reach.ALL
    return Reach.OWN if Reach.OWN in granted else None
