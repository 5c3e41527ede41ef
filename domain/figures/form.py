"""Which question comes next when a figure is handed in.

``Answers`` is what the person has said so far; it is kept in the draft as JSON. ``step`` derives the
question that is open, so that nothing but the answers has to be stored.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from domain.ahead.said import NOTHING_AHEAD, Ahead
from domain.figures.inputs.heard import HeardInputs
from domain.figures.message import split_answer
from domain.figures.numbers import Reading, Trouble
from domain.figures.reading.reasons import gives_reason
from domain.figures.standing import Actual, Standing, State, assess
from domain.figures.targets import Target, TargetKind
from domain.figures.unusual import Unusual, find_unusual
from domain.methodology.asking import asked_on, open_ones
from domain.methodology.given import Decided, Given
from domain.methodology.guarding import clashes
from domain.methodology.indicators import OfIndicator
from domain.methodology.model import Methodology
from domain.methodology.plain import from_plain, to_plain
from domain.programme.document import Course
from domain.refusals import Stale
from domain.time.periods import Period

LONGEST_ANSWER = 8_000
"""A message of Telegram's 4096 characters, with the addresses behind its links."""
NOTHING_MEASURED = "-"
NO_DATA = "нет данных"
NOTHING_GIVEN = Given()
NOTHING_HEARD = HeardInputs()
_WORSE = {
    State.MET: 0,
    State.NOT_COMPARED: 0,
    State.ON_PACE: 1,
    State.BEHIND: 2,
    State.MISSED: 3,
    State.NO_DATA: 4,
}
_TO_CONFIRM = (Trouble.APPROXIMATE, Trouble.PLANNED, Trouble.UNSURE)
"""Troubles that one number is confirmed in; where there are several, one is chosen."""


class Step(StrEnum):
    """The open question of a submission's draft."""

    INPUT = "input"  # a figure that the methodology's formula needs
    READINGS = "readings"  # a message about the inputs reads in more ways than one
    CLASH = "clash"  # two inputs contradict each other: a guard does not hold
    WAITS = "waits"  # the other inputs are not asked yet: their month or the period is not over
    NO_VALUE = "no_value"  # every input is there, and nothing can be computed from them
    VALUE = "value"
    CHOOSE = "choose"  # several numbers, or one that can be read in two ways
    CONFIRM = "confirm"  # an approximate or unusual figure
    EXPLANATION = "explanation"
    HOLDS = "holds"  # the state is worse than the one that the explanation was given for
    TYPED = "typed"  # words on a finished row: what are they meant as?
    REFINE = "refine"  # by which day a preliminary figure will be refined
    ROW = "row"  # nothing is missing: the row as it will stand in the report


@dataclass(frozen=True, slots=True)
class Asked:
    """What the figure is asked for. ``last`` is the value before this period's, if there is one.

    Of a computed indicator ``methodology`` is the version in force, ``decisions`` are the coordinator's and
    ``indicators`` what it looks at of the programme's own;
    on the day of ``today`` only some of its inputs may be asked.
    """

    period: Period
    target: Target | None
    unit: str = ""
    course: Course = Course.RUNNING_TOTAL
    measured: bool = True
    range_top_is_limit: bool = True
    last: Decimal | None = None
    last_wording: str = ""
    last_is_this_year: bool = False
    plan: Decimal | None = None
    due: date | None = None
    methodology: Methodology | None = None
    decisions: tuple[Decided, ...] = ()
    indicators: tuple[OfIndicator, ...] = ()
    today: date | None = None

    @property
    def is_early(self) -> bool:
        """The period is not over: of a computed indicator only inputs of its months are asked."""
        return self.today is not None and self.today <= self.period.end

    @property
    def yes_no(self) -> bool:
        return self.target is not None and self.target.kind is TargetKind.YES_NO


@dataclass(frozen=True, slots=True)
class Answers:
    """``wording`` is what column 5 will show; ``explanation`` is ``None`` until it was asked.

    ``added``: the value is the sum of what was typed and of what there was since January; ``only_part``: it
    will be, once it is settled which number was typed.

    The two ``_message`` ids name the messages the answers came in, so that editing one finds it; ``heard``
    names those of inputs, ``said`` is what they all said (``domain.figures.said``). ``typed`` are words on a
    finished row that wait for what they are meant as; ``explained`` is the state for which the explanation
    was given. ``pieces`` are the messages that a long explanation came in (``domain.figures.pasting``).
    A preliminary figure is to be refined until ``refine_by``; ``ahead`` is what is said of the
    year's end and of the result's due date.
    """

    wording: str = ""
    value: Decimal | None = None
    words: bool = False
    no_data: bool = False
    trouble: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    confirmed: bool = False
    added: bool = False
    only_part: bool = False
    explanation: str | None = None
    value_message: int | None = None
    explanation_message: int | None = None
    given: Given = NOTHING_GIVEN
    said: tuple[tuple[int, str], ...] = ()
    typed: str = ""
    typed_message: int | None = None
    explained: str = ""
    heard: HeardInputs = NOTHING_HEARD
    pieces: tuple[tuple[int, int], ...] = ()
    refine_by: date | None = None
    ahead: Ahead = NOTHING_AHEAD

    def to_json(self) -> dict[str, Any]:
        return {
            "wording": self.wording,
            "value": None if self.value is None else f"{self.value:f}",
            "words": self.words,
            "no_data": self.no_data,
            "trouble": self.trouble,
            "choices": [list(choice) for choice in self.choices],
            "confirmed": self.confirmed,
            "added": self.added,
            "only_part": self.only_part,
            "explanation": self.explanation,
            "value_message": self.value_message,
            "explanation_message": self.explanation_message,
            "given": to_plain(self.given),
            "said": [list(one) for one in self.said],
            "typed": self.typed,
            "typed_message": self.typed_message,
            "explained": self.explained,
            "heard": to_plain(self.heard),
            "pieces": [list(one) for one in self.pieces],
            "refine_by": self.refine_by.isoformat() if self.refine_by else None,
            "ahead": to_plain(self.ahead),
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Answers":
        """Whatever an older or newer version of the program kept: unknown entries are left out."""
        known = {name: kept[name] for name in cls.__slots__ if name in kept}
        if known.get("value") is not None:
            known["value"] = Decimal(known["value"])
        if known.get("refine_by") is not None:
            known["refine_by"] = date.fromisoformat(known["refine_by"])
        known["given"] = from_plain(Given, known.get("given", {}))
        known["heard"] = from_plain(HeardInputs, known.get("heard", {}))
        known["ahead"] = from_plain(Ahead, known.get("ahead", {}))
        known["choices"] = tuple((value, wording) for value, wording in known.get("choices", ()))
        known["pieces"] = tuple((message, length) for message, length in known.get("pieces", ()))
        known["said"] = tuple((message, digest) for message, digest in known.get("said", ()))
        return cls(**known)

    @property
    def messages(self) -> tuple[int, ...]:
        """Every message that something of it came in."""
        others = self.value_message, self.explanation_message, self.typed_message
        pieces = (message for message, _ in self.pieces)
        known = (one for one in others if one is not None)
        return (*known, *self.heard.ids, *self.ahead.messages, *pieces)

    @property
    def actual(self) -> Actual | None:
        if not self.wording:
            return None
        return Actual(value=self.value, words=self.value is None and not self.no_data, no_data=self.no_data)


def first_answers(asked: Asked) -> Answers:
    """Where nothing is measured, only a sentence is asked for."""
    return Answers() if asked.measured else Answers(wording=NOTHING_MEASURED, words=True)


def standing(answers: Answers, asked: Asked) -> Standing:
    return assess(
        asked.target,
        answers.actual,
        asked.period,
        asked.course,
        range_top_is_limit=asked.range_top_is_limit,
        plan=asked.plan,
        due=asked.due,
    )


def unusual(answers: Answers, asked: Asked) -> tuple[Unusual, ...]:
    """What is out of the ordinary about the figure and has not been confirmed."""
    if answers.value is None or answers.confirmed:
        return ()
    return find_unusual(
        answers.value,
        asked.target,
        asked.unit,
        last=asked.last,
        course=asked.course,
        last_is_this_year=asked.last_is_this_year,
    )


def step(answers: Answers, asked: Asked) -> Step:
    """The question that is open now."""
    if asked.methodology is not None and not (answers.words or answers.no_data):
        inputs = _of_inputs(answers, asked, asked.methodology)
        if inputs is not None:
            return inputs
    if answers.trouble:
        return Step.CONFIRM if answers.trouble in _TO_CONFIRM and len(answers.choices) == 1 else Step.CHOOSE
    if not answers.wording:
        return Step.VALUE
    if unusual(answers, asked):
        return Step.CONFIRM
    return _of_words(answers, asked)


def _of_inputs(answers: Answers, asked: Asked, methodology: Methodology) -> Step | None:
    """As long as a computed figure has no value."""
    if answers.heard.doubt:
        return Step.READINGS
    if clashes(methodology, replace(answers.given, decisions=asked.decisions), asked.period):
        return Step.CLASH
    if open_ones(methodology, asked.period, answers.given):
        now = asked_on(asked.today, methodology, asked.period, answers.given)
        return Step.INPUT if now else Step.WAITS
    return Step.NO_VALUE if answers.value is None else None


def _of_words(answers: Answers, asked: Asked) -> Step:
    """Once the figure stands."""
    if answers.explanation is None or lacks_reason(answers, asked):
        return Step.EXPLANATION
    if outgrown(answers, asked):
        return Step.HOLDS
    return Step.TYPED if answers.typed else Step.ROW


def outgrown(answers: Answers, asked: Asked) -> bool:
    """Whether the state has turned worse than the one for which the explanation was given."""
    if not (answers.explanation and answers.explained):
        return False
    state = standing(answers, asked).state
    return state is not State.NOT_COMPARED and _WORSE[state] > _WORSE[State(answers.explained)]


def lacks_reason(answers: Answers, asked: Asked) -> bool:
    """Whether there has to be an explanation in words, and is none: «-» and «4» explain nothing."""
    return not gives_reason(answers.explanation) and explanation_required(answers, asked)


def explanation_required(answers: Answers, asked: Asked) -> bool:
    return answers.no_data or standing(answers, asked).explanation_required


def with_message(answers: Answers, asked: Asked, text: str, message: int | None) -> tuple[Answers, Reading]:
    """The value's answer as typed, perhaps with the explanation in one go.

    The reading tells what was wrong where the answers come back unchanged.
    """
    reading, explanation = split_answer(text, asked.unit, yes_no=asked.yes_no)
    taken = _take(answers, reading, text)
    if taken is None:
        return answers, reading
    fresh = replace(taken, value_message=message, confirmed=False, added=False, only_part=False)
    if explanation:
        fresh = with_explanation(fresh, explanation, message)
    return fresh, reading


def _take(answers: Answers, reading: Reading, text: str) -> Answers | None:
    empty = replace(
        answers,
        value=None,
        words=False,
        no_data=False,
        trouble="",
        choices=(),
        wording="",
        refine_by=None,
    )
    if reading.no_data:
        return replace(empty, wording=reading.wording or text.strip(), no_data=True)
    if reading.yes is not None:
        return replace(empty, wording=str(int(reading.yes)), value=Decimal(int(reading.yes)))
    if reading.trouble is None and reading.number is not None:
        return replace(empty, wording=reading.number.wording, value=reading.number.value)
    if reading.trouble is not None and reading.choices:
        choices = tuple((f"{choice.value:f}", choice.wording) for choice in reading.choices)
        wording = reading.wording or text.strip()
        return replace(empty, wording=wording, trouble=str(reading.trouble), choices=choices)
    return None


def with_choice(answers: Answers, index: int) -> Answers:
    """One of several numbers is the value; the wording stays as typed, for the report.

    ``Stale`` for a place that no button has.
    """
    if not 0 <= index < len(answers.choices):
        raise Stale
    value = Decimal(answers.choices[index][0])
    wording = str(value) if answers.trouble == Trouble.YES_OR_NO else answers.wording
    return replace(answers, value=value, wording=wording, trouble="", choices=(), confirmed=False)


def choice_named(answers: Answers, text: str) -> int | None:
    """The place of the one number that somebody types instead of tapping it."""
    typed = "".join(text.split())
    alike = [
        place
        for place, (value, wording) in enumerate(answers.choices)
        if typed in ("".join(wording.split()), value.replace(".", ","))
    ]
    return alike[0] if len(alike) == 1 else None


def with_confirmation(answers: Answers) -> Answers:
    """«Да, верно»: an approximate or unusual figure counts from now on."""
    if answers.trouble:
        answers = with_choice(answers, 0)
    return replace(answers, confirmed=True)


def with_words(answers: Answers, text: str, message: int | None) -> Answers:
    """Words instead of a number: kept for the report, not compared."""
    return replace(without_value(answers), wording=text.strip(), words=True, value_message=message)


def with_no_data(answers: Answers) -> Answers:
    """It stands in the report so, whoever tapped it and in whatever language."""
    return replace(without_value(answers), wording=NO_DATA, no_data=True)


def with_yes_no(answers: Answers, yes: bool) -> Answers:
    """The report prints 1 or 0."""
    return replace(without_value(answers), wording=str(int(yes)), value=Decimal(int(yes)))


def with_explanation(answers: Answers, text: str, message: int | None) -> Answers:
    return replace(answers, explanation=text.strip(), explanation_message=message, explained="", pieces=())


def without_value(answers: Answers) -> Answers:
    """«Изменить значение»: the explanation stays, and so do a methodology's inputs.

    Why there were no data explains no value.
    """
    if answers.no_data:
        return Answers(given=answers.given, said=answers.said, heard=answers.heard)
    return Answers(
        explanation=answers.explanation,
        explanation_message=answers.explanation_message,
        given=answers.given,
        said=answers.said,
        explained=answers.explained,
        heard=answers.heard,
        ahead=answers.ahead,
        pieces=answers.pieces,
    )


def without_explanation(answers: Answers) -> Answers:
    return replace(answers, explanation=None, explanation_message=None, pieces=())
