"""What a coordinator sets for an indicator."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from domain.programme.document import PutTogether
from handlers.examples import Example, empty, example
from handlers.plan import parts, screens
from services.plan.change_hands_in import Candidates
from services.plan.collect_parts import PartsSetting
from services.plan.plan_indicator import IndicatorPlan
from services.samples.documents import COUNTED, document
from services.samples.facts import executors_of, figure


def examples() -> Iterator[Example]:
    plan = _plan("11")
    expected = replace(plan.item.expected, plan=Decimal(1), due=date(2022, 9, 30))
    planned = replace(plan.item, expected=expected)
    changes = tuple(
        ("не менее 14", "постановление от 12.05.2022 № 1204", date(2022, 7, month)) for month in (1, 2)
    )
    candidates = Candidates(plan, executors_of(document(COUNTED).programme))
    yield example("plan", screens.plan, plan)
    yield example("plan set", screens.plan, replace(plan, item=planned, changes=changes))
    proposing = figure(
        "11", "0", "идут торги", due_proposed=date(2022, 10, 1), due_reason="ввод по контракту"
    )
    proposed = replace(plan.item, versions=(proposing,))
    yield example("plan with a proposed due date", screens.plan, replace(plan, item=proposed))
    row = replace(plan.item.indicator, needs_evidence=True, data_source="форма 3-ДГ")
    shown = replace(plan.item, expected=replace(plan.item.expected, indicator=row))
    yield example("plan with evidence", screens.plan, replace(plan, item=shown))
    yield example("plan of nothing measured", screens.plan, _plan("6"))
    for how in (None, *PutTogether):
        asked = replace(plan.item.indicator, together=how, unit="%")
        shown = replace(plan.item, expected=replace(plan.item.expected, indicator=asked))
        found = replace(plan, item=shown, contributors=("МФЦ", "управление"))
        yield example(
            f"plan with parts: {how}", screens.plan, replace(found, contributors=("МФЦ",) * bool(how))
        )
        for giving in (frozenset[int](), frozenset({1, 2, 40})):
            chosen = PartsSetting(found, candidates.executors, giving, 2)
            yield example(f"parts: {how}, {len(giving)}", parts.setting, chosen, 1 if how else 0)
    answered = PartsSetting(_plan("25"), candidates.executors, frozenset({2}), 2)
    yield example("parts of yes and no", parts.setting, answered)
    for page in (0, 1, 99):
        yield example(f"who {page}", screens.who, candidates, page)
    yield example("ask plan", screens.ask, plan, "value", 1, bound=True)
    yield example("ask target", screens.ask, plan, "target", 1, bound=True)
    yield example("plan usage", screens.usage)
    yield example("plan in which programme", screens.choose, [plan, plan])


def _plan(number: str) -> IndicatorPlan:
    view = empty()
    return IndicatorPlan(1, view, next(one for one in view.items if one.indicator.number == number), ())
