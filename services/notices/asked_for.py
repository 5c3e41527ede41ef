"""What somebody asked for and what takes a while: to whoever asked."""

from dataclasses import dataclass
from typing import ClassVar

from services.notices.notice import Notice


@dataclass(frozen=True, slots=True)
class FileRead(Notice):
    """The file that an owner or a coordinator sent."""

    KIND: ClassVar[str] = "file_read"
    KEY: ClassVar[str] = "file:{draft}:{revision}"
    IMPORTANCE: ClassVar[int] = 2
    ASKED_FOR: ClassVar[bool] = True
    draft_id: int
    revision: int = 0


@dataclass(frozen=True, slots=True)
class SheetRead(Notice):
    """The sheet of a unit that somebody sent."""

    KIND: ClassVar[str] = "sheet_read"
    KEY: ClassVar[str] = "sheet:{draft}:{revision}"
    IMPORTANCE: ClassVar[int] = 2
    ASKED_FOR: ClassVar[bool] = True
    draft_id: int
    revision: int = 0


@dataclass(frozen=True, slots=True)
class ReportBuilt(Notice):
    """``order`` tells one press of the button from the next."""

    KIND: ClassVar[str] = "report"
    KEY: ClassVar[str] = "{kind}:{to}:{order}"
    IMPORTANCE: ClassVar[int] = 2
    ASKED_FOR: ClassVar[bool] = True
    IS_FILE: ClassVar[bool] = True
    programme_id: int
    period_id: int
    order: str = ""
