"""What an indicator is called in lists, pictures, captions and answers."""

from typing import Protocol


class Called(Protocol):
    """An indicator; where nothing is measured, its measure is what people know it by."""

    @property
    def short(self) -> str: ...

    @property
    def wording(self) -> str: ...

    @property
    def measure(self) -> str: ...

    @property
    def measured(self) -> bool: ...


def name_of(indicator: Called) -> str:
    """Its short name where it has one, else its wording."""
    return indicator.short or (indicator.wording if indicator.measured else indicator.measure)
