"""A report that came back signed, row by row: what is accepted, and what is printed there."""

from dataclasses import dataclass

from domain.programme.document import Question


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """What a report has in its columns of fact and explanation; ``wording`` is empty where nothing came."""

    wording: str = ""
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class SignedRow:
    """``number`` is the programme's; ``is_lost``: a figure is gone from the document, which is not taken."""

    number: str
    accepted: PrintedFigure
    signed: PrintedFigure
    is_lost: bool = False

    @property
    def changes_figure(self) -> bool:
        return self.accepted.wording != self.signed.wording

    @property
    def changes_explanation(self) -> bool:
        return self.accepted.explanation != self.signed.explanation

    @property
    def is_taken(self) -> bool:
        return self.changes_figure or self.changes_explanation


@dataclass(frozen=True, slots=True)
class SignedRows:
    """``foreign`` are the document's rows that the programme has not, ``absent`` the programme's numbers that
    the document has not; ``questions`` are about figures that are taken, by the programme's numbers."""

    rows: tuple[SignedRow, ...] = ()
    foreign: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
