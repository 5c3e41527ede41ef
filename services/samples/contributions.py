"""Contributors' parts of № 23 of the sample programme."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from domain.contributions.together import Contributor, FigureParts
from domain.figures.form import Answers, Step
from domain.programme.document import PutTogether
from domain.time.periods import Period
from models.repositories.contributions import ContributionFacts
from services.contributions.asked_parts import PartAsked
from services.contributions.part_draft import PartDraft, PartOf
from services.contributions.part_tasks import PartState, PartTask, asked_of_part
from services.samples.facts import MORNING, ZONE
from services.standing.assessed import Overview

DUE = date(2022, 7, 7)
UNIT = "управление социальной защиты населения администрации городского округа"
WORDS = "На сайте управления размещена подробная информация о преимуществах портала, инструкция регистрации"


def part_given(wording: str, explanation: str = "", source: str = "") -> ContributionFacts:
    typed = wording.split(maxsplit=1)[0].replace(",", ".")
    value = Decimal(typed) if typed.replace(".", "", 1).isdecimal() else None
    no_data = wording == "н/д"
    return ContributionFacts(
        1, 1, 1, 3, 1, wording, value, no_data, explanation, source, MORNING, "Специалист"
    )


def part_in(view: Overview, number: str = "23") -> PartOf:
    """The part of an indicator as its card shows it."""
    row = next(one for one in view.items if one.indicator.number == number).indicator
    return PartOf(
        programme_id=1,
        period_id=1,
        period=Period.from_key(view.period.key),
        indicator=row,
        executor_id=3,
        executor=UNIT,
        due_on=DUE,
        overdue=False,
        timezone=ZONE,
        asked=asked_of_part(PartAsked(row, 3, UNIT), view.period.key),
    )


def part_draft(part: PartOf, answers: Answers, step: Step) -> PartDraft:
    return PartDraft(7, 2, step, in_words=False, asks_again=False, answers=answers, part=part)


def part_task(view: Overview, state: PartState = PartState.OPEN) -> PartTask:
    row = next(one for one in view.items if one.indicator.number == "23").indicator
    return PartTask(row, 3, UNIT, state, DUE)


def parts_of_figure(how: PutTogether = PutTogether.SUM, n: int = 3) -> FigureParts:
    """The second has not come; the third has no data; the others are numbers."""
    given = (part_given("280 %", WORDS), None, part_given("н/д", "система стоит"))
    more = replace(part_given("1,333", WORDS), version=4)
    named = [f"{place} {UNIT}" for place in range(n)]
    return FigureParts(
        how,
        tuple(
            Contributor(place, name, given[place] if place < len(given) else more)
            for place, name in enumerate(named)
        ),
    )
