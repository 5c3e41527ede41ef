"""What a report can be had as, and by whom (storyboard 0)."""

from enum import StrEnum

from domain.access import Scope


class ReportFormat(StrEnum):
    """In the order of the buttons."""

    WORD = "word"

    @property
    def ending(self) -> str:
        """Of its file's name."""
        return _ENDINGS[self]


_ENDINGS = {ReportFormat.WORD: ".docx"}


def formats_for(scope: Scope) -> tuple[ReportFormat, ...]:  # noqa: ARG001 - so far everybody has the same
    """Those that whoever sees a report may take it as."""
    return tuple(ReportFormat)


def format_of(file_name: str) -> ReportFormat | None:
    """Which one a file's name asks for by its ending."""
    return next((one for one in ReportFormat if file_name.lower().endswith(one.ending)), None)
