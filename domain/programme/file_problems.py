"""What is wrong with a programme file that a person wrote: facts, each with its place.

Their sentences live in ``texts`` under ``problem.*``.
"""

from dataclasses import dataclass
from enum import StrEnum

from domain.methodology.formula.problems import Problem
from domain.refusals import Refusal


class FileProblemKind(StrEnum):
    """What is wrong at the place."""

    # ---- the file as such
    NOT_TEXT = "not_text"  # bytes that are no UTF-8
    TOO_LONG = "too_long"  # got: how many there are; suggestion: the limit
    TOO_DEEP = "too_deep"
    SYNTAX = "syntax"  # got: the line
    COLON_INSIDE = "colon_inside"  # a text with «: » in it; suggestion: the entry with quotes
    UNCLOSED_QUOTE = "unclosed_quote"  # got: the line in which it is opened
    UNCLOSED_BRACKET = "unclosed_bracket"
    NO_COLON = "no_colon"  # got: a line that is no «name: value»
    INDENT = "indent"  # got: a line that begins deeper or less deep than those above allow
    TAB = "tab"  # blanks are needed where the line begins with a tab
    ANCHOR = "anchor"  # YAML's «&» and «*»
    TAG = "tag"  # YAML's «!»
    SEVERAL_DOCUMENTS = "several_documents"
    DUPLICATE_KEY = "duplicate_key"
    FORMULA_IN_CELL = "formula_in_cell"
    DATE_IN_CELL = "date_in_cell"  # Excel made a date of what was typed
    ERROR_IN_CELL = "error_in_cell"  # «#N/A»
    TOO_MANY_ROWS = "too_many_rows"  # suggestion: the limit
    MISSING_SHEET = "missing_sheet"
    UNKNOWN_SHEET = "unknown_sheet"
    MISSING_COLUMN = "missing_column"
    UNKNOWN_COLUMN = "unknown_column"
    NO_HEADER = "no_header"  # no row of a sheet has its columns' titles; suggestion: these
    RENAMED_COLUMN = "renamed_column"  # got: what it is called; suggestion: what it was called
    NOTE_BESIDE = "note_beside"  # text around the table; got: the cells
    MERGED_CELLS = "merged_cells"  # got: what is merged
    EMPTY_CELL = "empty_cell"  # got: the column's title
    GONE_INDICATOR = "gone_indicator"  # its row is gone; suggestion: the sheets and rows that speak of it
    NO_ROW_ABOVE = "no_row_above"  # an indicator before any measure, a list's column before its list
    # ---- one entry
    UNKNOWN_KEY = "unknown_key"
    MISSING = "missing"
    NOT_A_LIST = "not_a_list"
    NOT_A_MAPPING = "not_a_mapping"
    NOT_A_TEXT = "not_a_text"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_DATE = "not_a_date"
    NOT_YES_NO = "not_yes_no"
    NOT_ONE_OF = "not_one_of"  # suggestion: the nearest, else all that work
    NOT_A_PERIOD = "not_a_period"
    NOT_A_DEADLINE = "not_a_deadline"
    NOT_A_ZONE = "not_a_zone"
    NOT_A_FORMULA = "not_a_formula"  # «name = text» is needed
    ONE_PART = "one_part"  # an assignment is one part and one executor
    UNUSABLE_ANSWER = "unusable_answer"  # to a question of the file; suggestion: what would do
    # ---- what entries say together
    DUPLICATE_NUMBER = "duplicate_number"
    DUPLICATE_SHORT_NAME = "duplicate_short_name"
    DUPLICATE_EXECUTOR = "duplicate_executor"
    DUPLICATE_VERSION = "duplicate_version"  # two of one methodology from one day on
    DUPLICATE_CHANGE = "duplicate_change"  # two changed targets from one day on
    DUPLICATE_PLAN = "duplicate_plan"
    NEVER_OPENED = "never_opened"  # a plan for a period that the programme does not open
    UNKNOWN_EXECUTOR = "unknown_executor"
    UNKNOWN_INDICATOR = "unknown_indicator"
    UNKNOWN_VERSION = "unknown_version"  # got: number and day of no methodology; suggestion: who speaks of it
    ASSIGNED_TWICE = "assigned_twice"
    SEVERAL_HAND_IN = "several_hand_in"
    CANNOT_HAND_IN = "cannot_hand_in"  # a collective
    FORMULA = "formula"  # ``formula`` says what


@dataclass(frozen=True, slots=True)
class FileProblem:
    """One fact.

    ``line`` and ``column`` count from 1 (0: no place); in a workbook ``sheet`` and ``cell`` («B7») say the
    place. ``path`` leads to the entry («tasks.1.measures.4.number», places counted from 1). ``got`` is what
    stands there, ``suggestion`` what would work instead; either may be empty.
    """

    line: int
    path: str
    kind: FileProblemKind
    got: str = ""
    suggestion: str = ""
    column: int = 0
    sheet: str = ""
    cell: str = ""
    formula: Problem | None = None


@dataclass(unsafe_hash=True)
class FileProblems(Refusal):
    """The file cannot be taken in; nothing of it is."""

    problems: tuple[FileProblem, ...]
