"""How far the taking in of a file has come, and what it made in the end."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.time.periods import Period


class FileStep(StrEnum):
    """The questions after «Создать программу», in order."""

    READ = "read"
    MUNICIPALITY = "municipality"
    TIMEZONE = "timezone"
    DEADLINE = "deadline"
    FIGURES = "figures"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Stored:
    programme_id: int
    period_id: int
    questions: int
    period: Period
    due_on: date
