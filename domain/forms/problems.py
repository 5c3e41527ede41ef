"""What is wrong with a document as a form, and where."""

from dataclasses import dataclass
from enum import StrEnum


class FormTrouble(StrEnum):
    NO_FACT = "no_fact"  # nothing to print a figure in: it cannot be a form
    NO_NUMBER = "no_number"
    NO_TARGET = "no_target"
    NO_EXPLANATION = "no_explanation"
    DOUBTFUL = "doubtful"  # of a column: asked which part it plays
    NO_FORMULA = "no_formula"  # a deviation whose way nobody knows
    NOT_FILLED = "not_filled"  # a column that the bot does not collect
    NOT_ITSELF = "not_itself"  # printed from the form's data, not in the document


@dataclass(frozen=True, slots=True)
class FormProblem:
    """``column`` counts from 1, 0 where the whole document is meant."""

    trouble: FormTrouble
    column: int = 0
    title: str = ""
