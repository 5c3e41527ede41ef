"""What a report can be had as, and by whom (storyboard 0)."""

from enum import StrEnum

from domain.access import Role, Scope


class ReportFormat(StrEnum):
    """In the order of the buttons."""

    WORD = "word"
    PDF = "pdf"
    EXCEL = "excel"

    @property
    def ending(self) -> str:
        """Of its file's name."""
        return _ENDINGS[self]


_ENDINGS = {ReportFormat.WORD: ".docx", ReportFormat.PDF: ".pdf", ReportFormat.EXCEL: ".xlsx"}


def formats_for(scope: Scope) -> tuple[ReportFormat, ...]:
    """Those that whoever sees a report may take it as: a deputy reads it, and has no book to work in."""
    if scope.sees_all and Role.COORDINATOR not in scope.roles:
        return tuple(one for one in ReportFormat if one is not ReportFormat.EXCEL)
    return tuple(ReportFormat)


def format_of(file_name: str) -> ReportFormat | None:
    """Which one a file's name asks for by its ending."""
    return next((one for one in ReportFormat if file_name.lower().endswith(one.ending)), None)
