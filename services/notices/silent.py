"""A unit that owes and is silent: proposed to the coordinator, told to its head or overseer."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from services.notices.notice import Notice


@dataclass(frozen=True, slots=True)
class SilentProposed(Notice):
    """A programme's silent units of a day, to its coordinators; who is silent is looked up when it is
    told."""

    KIND: ClassVar[str] = "silent"
    KEY: ClassVar[str] = "{kind}:{programme}:{day}:{to}"
    programme_id: int
    day: date

    def key_to(self, person_id: int) -> str:
        """Under which a coordinator's is planned."""
        return self.KEY.format(kind=self.KIND, to=person_id, **self.to_plain())


@dataclass(frozen=True, slots=True)
class SilentStands(Notice):
    """A coordinator's message of the day is put in line with what another has just done."""

    KIND: ClassVar[str] = "silent_stands"
    KEY: ClassVar[str] = "{kind}:{follow_up}:{to}"
    programme_id: int
    day: date
    follow_up_id: int


@dataclass(frozen=True, slots=True)
class UnitSilent(Notice):
    """To the head of a unit, or (``to_head`` is not set) to whoever oversees what it owes, once a day at
    most; ``by_id`` is the coordinator who asks for it, 0 where the programme has it told by itself."""

    KIND: ClassVar[str] = "unit_silent"
    KEY: ClassVar[str] = "{kind}:{period}:{executor}:{day}:{to}"
    IMPORTANCE: ClassVar[int] = 1
    programme_id: int
    period_id: int
    executor_id: int
    day: date
    by_id: int = 0
    to_head: bool = True
