"""What all of a programme's data can be had as."""

from enum import StrEnum


class ExportFormat(StrEnum):
    """In the order of the buttons."""

    EXCEL = "excel"
    CSV = "csv"
    JSON = "json"

    @property
    def ending(self) -> str:
        """Of its file's name: several tables as CSV are an archive."""
        return _ENDINGS[self]


_ENDINGS = {ExportFormat.EXCEL: ".xlsx", ExportFormat.CSV: ".zip", ExportFormat.JSON: ".json"}


def export_format_of(file_name: str) -> ExportFormat | None:
    """Which one a file's name asks for by its ending."""
    return next((one for one in ExportFormat if file_name.lower().endswith(one.ending)), None)
