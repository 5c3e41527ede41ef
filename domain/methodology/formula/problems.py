"""What is wrong with a methodology, or why it gives no value: facts. Their sentences live in ``texts``."""

from dataclasses import dataclass
from enum import StrEnum


class ProblemKind(StrEnum):
    """Those above the first line of dashes are found when a methodology is taken in."""

    CHARACTER = "character"  # a character that no formula has; ``found``
    SYNTAX = "syntax"  # ``found`` stands where something else is needed, after ``name``
    UNFINISHED = (
        "unfinished"  # the text ends too early, after ``name``; ``options``: «)» where a bracket is open
    )
    EMPTY = "empty"  # ``options``: such as what could stand there
    MISTYPED = "mistyped"  # ``found``: as it stands, ``options``: as it is typed right, ``reasons``: ``Slip``
    OPEN_BRACKET = "open_bracket"  # ``found``: from the bracket on
    CLOSING_BRACKET = "closing_bracket"  # ``found``: up to the bracket
    NO_SIGN = "no_sign"  # ``options``: with each sign that may be missing
    PERCENT = "percent"  # ``options``: the two things that «12 %» can mean
    PERCENT_OF = "percent_of"  # «A / B %», after ``name``; ``options``: a hundred times that, or that
    MAGNITUDE = "magnitude"  # «5 тыс.»; ``options``: in full, and as it is counted in thousands
    PLUS_MINUS = "plus_minus"
    ROOT = "root"
    CELL = "cell"  # «$B$2», «B2»: a formula knows names, no cells; ``options``: some of the names
    TOO_LONG = "too_long"  # ``limit`` characters
    TOO_DEEP = "too_deep"  # ``limit`` levels, within a formula or from formula to formula
    TOO_MANY = "too_many"  # more than ``limit`` formulas, inputs, columns, kinds
    NUMBER_TOO_BIG = "number_too_big"  # a number of more than ``limit`` digits; computing: ``limit`` places
    EXPONENT = "exponent"  # after «^» only a whole number up to ``limit``
    UNKNOWN_NAME = "unknown_name"  # ``options``: names like it
    LOOKALIKE = "lookalike"  # ``options``: the known name that differs in Latin and Cyrillic letters only
    LETTER_CASE = "letter_case"  # ``options``: the known name in its own capitals
    NO_QUOTES = "no_quotes"  # a kind without its quotation marks; ``options``: with them
    UNKNOWN_FUNCTION = "unknown_function"  # ``reasons``: how what it does is written, where that is known
    UNKNOWN_LIST = "unknown_list"  # in «сумма(НАЗВАНИЕ: …)»; ``options``: months and the lists there are
    UNKNOWN_TABLE = "unknown_table"  # of an input whose values are kinds; ``options``: those there are
    UNKNOWN_KIND = "unknown_kind"  # «вид = «…»» with a kind that is not in the table; ``options``
    ARGUMENTS = "arguments"  # ``name`` takes ``limit`` of them (at least, if it takes many), not ``found``
    NOT_A_NUMBER = "not_a_number"  # a condition or a kind (``found``) where a number is needed; ``options``
    NOT_A_CONDITION = "not_a_condition"  # ``found`` where a condition is needed; ``options``: such as
    NOT_COMPARABLE = "not_comparable"  # a kind is only compared with a kind, by = and ≠
    NOTHING_MONTHLY = "nothing_monthly"  # over months, of what no month has; ``options``: what each month has
    NOTHING_OF_LIST = "nothing_of_list"  # over the list ``name``, of something that no row has
    MONTHLY = "monthly"  # ``name`` has a value for each month: over which months, and how?
    OF_ROWS = "of_rows"  # ``name`` has a value for each row of the list ``options``: how?
    MIXED = "mixed"  # months and rows in one
    YEARS = "years"  # «сумма(3 года: …)»: years only, and from 2 to ``limit`` of them
    CIRCLE = "circle"  # ``options``: the names, each leading to the next
    DUPLICATE = "duplicate"  # two of one name
    ALIKE = "alike"  # two names that nobody can tell apart; ``options``: the other one
    TWO_MEANINGS = "two_meanings"  # a name used in two roles, or one that the grammar has already
    BAD_NAME = "bad_name"  # ``options``: what it could be
    NO_RESULT = "no_result"  # no formula is called ``name``; ``options``: those there are
    IN_QUOTES = "in_quotes"  # ``name`` wants an indicator's number in quotation marks: факт(«4»)
    NOT_EARLIER = "not_earlier"  # ``name`` is known of the period itself only: a list, a plan, a standing
    NOTHING_EARLIER = "nothing_earlier"  # «прошлый_год», years or quarters of what has no period
    TOO_FAR = "too_far"  # more than ``limit`` years back
    TWICE_COUNTED = "twice_counted"  # quarters summed up of ``name``, which counts from January anyway
    NO_INDICATOR = "no_indicator"  # ``found`` is no number of the programme; ``options``: numbers like it
    NO_HEADING = "no_heading"  # ``found`` is no heading of the programme; ``options``: titles like it
    INDICATOR_CIRCLE = "indicator_circle"  # ``options``: the numbers, each leading to the next
    NOT_AN_INTERVAL = "not_an_interval"  # ``found`` in a row of the scale ``name``
    INTERVALS_OVERLAP = "intervals_overlap"  # ``options``: the two rows of the scale ``name``
    INTERVALS_GAP = "intervals_gap"  # something lies between the two rows ``options``
    END_TWICE = "end_twice"  # ``found`` is the end of both rows ``options``
    END_NOWHERE = "end_nowhere"  # ``found`` lies between the two rows ``options`` and in neither
    UNKNOWN_VERDICT = "unknown_verdict"  # ``name`` is no scale; ``options``: those there are
    NO_WORD = "no_word"  # the row ``found`` of the verdict's scale ``name`` has no word
    NO_POINTS = "no_points"  # a formula asks the scale ``name`` for points, and the row ``found`` has none
    UNUSED = "unused"  # nothing depends on ``name``: a warning
    # ---- when something is given
    UNKNOWN_INPUT = "unknown_input"  # a value under a name that is no input; ``options``: names like it
    BAD_VALUE = "bad_value"  # no number where one is needed, a kind not in its table, too many digits
    # ---- when it is computed
    MISSING = "missing"  # the input ``name`` is not given (for ``month``, in ``row``)
    UNDECIDED = "undecided"  # the coordinator has not decided ``name`` yet, and ``month`` needs it
    DIVISION_BY_ZERO = "division_by_zero"  # ``name``: the divisor as written
    GUARD = "guard"  # the condition ``name`` does not hold: to be asked about, not computed
    NOTHING_COUNTED = "nothing_counted"  # a mean, minimum or maximum of nothing
    NO_SUCH_CHOICE = "no_such_choice"  # «выбор(5; …)» of four; ``found``
    TOO_MANY_STEPS = "too_many_steps"
    NO_FACT = "no_fact"  # of the indicators ``options`` (numbers; of the period ``period``, if it is another)
    NO_PLAN = "no_plan"  # they have no target for the year that is a number
    NO_PERIOD_PLAN = "no_period_plan"
    NO_BASE = "no_base"
    NOT_COMPARED = "not_compared"  # they have no degree: «не оценивается»
    NO_INDICATORS = "no_indicators"  # the programme has no others that are due with the period
    OUT_OF_SCALE = "out_of_scale"  # ``found`` lies in no interval of the scale ``name``


@dataclass(frozen=True, slots=True)
class Problem:
    """One fact.

    ``where`` is the formula, input or guard it was found in; ``line`` and ``column`` count from 1 within
    that formula's text (0: no place); ``month`` is 1–12 and ``row`` counts from 1 (0: none). ``period`` is
    the key of an earlier period («2021-Q2») where that is what lacks something.
    """

    kind: ProblemKind
    where: str = ""
    name: str = ""
    line: int = 0
    column: int = 0
    month: int = 0
    row: int = 0
    found: str = ""
    limit: int = 0
    options: tuple[str, ...] = ()
    period: str = ""
    reasons: tuple[str, ...] = ()

    @property
    def is_warning(self) -> bool:
        """Whether the methodology can be used all the same."""
        return self.kind is ProblemKind.UNUSED
