"""`/plan № 23`, «Части соисполнителей»: who gives one, how they are put together."""

from collections.abc import Sequence

from domain.contributions.together import adds_shares
from domain.figures.targets import TargetKind
from domain.programme.document import PutTogether
from handlers.contribute.beside import unit
from handlers.screen import Button, Screen, data, part, turning
from services.plan.collect_parts import PartsSetting
from services.plan.plan_indicator import IndicatorPlan
from texts import Html, Texts, figures

NAME = "plan"
_PAGE = 8


def setting(t: Texts, found: PartsSetting, page: int = 0) -> Screen:
    """What holds, each unit to be tapped on or off, and what becomes of the parts."""
    plan, row = found.plan, found.plan.item.indicator
    ids = plan.programme_id, row.id
    page, last, shown = part(found.executors, page, _PAGE)
    units = [
        (
            Button(
                ("✅ " if one.id in found.giving else "➕ ") + figures.unit_label(one.name),
                data(NAME, "helper", *ids, one.id, page),
            ),
        )
        for one in shown
    ]
    paging = turning(t, page, last, lambda other: data(NAME, "parts", *ids, other))
    back = (Button(t.label("button.back"), data(NAME, "show", *ids)),)
    return Screen(_said(t, found), (*units, *paging, *_ways(t, found), back))


def _said(t: Texts, found: PartsSetting) -> Html:
    row = found.plan.item.indicator
    lines = [
        t("plan.parts.head", number=row.number, short=figures.called(row.short)),
        t.count("plan.parts.what", found.lead),
    ]
    if found.names:
        lines.append(t("plan.parts.giving", names=_names(found.names)))
    if found.is_asked:
        lines.append(t(f"plan.parts.{row.together}"))
        if row.together and adds_shares(row.together, row.unit):
            lines.append(t("plan.parts.shares"))
    else:
        others = found.giving - {row.hands_in_id}
        nobody_else = "plan.parts.none_else" if found.giving else "plan.parts.none"
        lines.append(t("plan.parts.choose" if others else nobody_else))
    if row.hands_in_id is None:
        lines.append(t("plan.nobody"))
    return Html("\n".join(lines))


def line(t: Texts, found: IndicatorPlan) -> list[Html]:
    """On the indicator's own screen."""
    if not found.contributors:
        return []
    how = t.label(f"plan.button.{found.item.indicator.together}").lower()
    return [t("plan.parts.line", names=_names(found.contributors), how=how)]


def _names(names: Sequence[str]) -> str:
    return figures.short(", ".join(unit(one) for one in names), 500)


def _ways(t: Texts, found: PartsSetting) -> tuple[tuple[Button, ...], ...]:
    """How the parts are put together; of shares the mean stands first, «да» and «нет» are not computed."""
    row, target = found.plan.item.indicator, found.plan.item.target
    apart = (_way(t, found, PutTogether.APART),)
    ways = [PutTogether.MEAN, PutTogether.SUM] if "%" in row.unit else [PutTogether.SUM, PutTogether.MEAN]
    arithmetic = tuple(_way(t, found, one) for one in ways)
    is_counted = target is None or target.kind is not TargetKind.YES_NO
    rows: tuple[tuple[Button, ...], ...] = (arithmetic, apart) if is_counted else (apart,)
    if row.together is None:
        return rows
    ids = found.plan.programme_id, row.id
    return (*rows, (Button(t.label("plan.button.no_parts"), data(NAME, "together", *ids)),))


def _way(t: Texts, found: PartsSetting, how: PutTogether) -> Button:
    row = found.plan.item.indicator
    chosen = "✅ " if row.together is how else ""
    at = data(NAME, "together", found.plan.programme_id, row.id, word=str(how))
    return Button(chosen + t.label(f"plan.button.{how}"), at)
