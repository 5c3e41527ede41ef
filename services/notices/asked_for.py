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
class OrderedFile(Notice):
    """A file that somebody ordered; ``order`` is the state that was asked for, and when."""

    KEY: ClassVar[str] = "{kind}:{to}:{programme}:{period}:{format}:{order}"
    IMPORTANCE: ClassVar[int] = 2
    ASKED_FOR: ClassVar[bool] = True
    IS_FILE: ClassVar[bool] = True
    programme_id: int
    period_id: int
    order: str = ""
    format: str = ""

    def prefix(self, person_id: int, state: int) -> str:
        """What the keys begin with under which somebody asked for the same of the same state."""
        return f"{self.KIND}:{person_id}:{self.programme_id}:{self.period_id}:{self.format}:{state} "


@dataclass(frozen=True, slots=True)
class ReportBuilt(OrderedFile):
    """``format`` is a ``ReportFormat``."""

    KIND: ClassVar[str] = "report"
    format: str = "word"


@dataclass(frozen=True, slots=True)
class ExportBuilt(OrderedFile):
    """All of a programme's data, of one period or (0) of all; ``format`` is an ``ExportFormat``."""

    KIND: ClassVar[str] = "export"
    format: str = "excel"


@dataclass(frozen=True, slots=True)
class PaperBuilt(Notice):
    """A unit's rows for its head's signature; ``order`` is the moment in which it was asked for."""

    KIND: ClassVar[str] = "unit_paper"
    KEY: ClassVar[str] = "{kind}:{to}:{paper}:{order}"
    IMPORTANCE: ClassVar[int] = 2
    ASKED_FOR: ClassVar[bool] = True
    IS_FILE: ClassVar[bool] = True
    programme_id: int
    paper_id: int
    order: str = ""

    @classmethod
    def prefix(cls, person_id: int, paper_id: int) -> str:
        """What the keys of all that somebody has asked for of one paper begin with."""
        return f"{cls.KIND}:{person_id}:{paper_id}:"
