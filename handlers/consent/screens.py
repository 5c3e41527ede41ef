"""What waits for the head of a unit, one by one and together; the setting (storyboard 1 and 2)."""

from collections.abc import Sequence

from domain.heads.agreeing import WhyPassedOn
from handlers.evidence.screens import show_button
from handlers.review import card
from handlers.screen import Button, Screen, data
from services.consent.agree import Agreed
from services.consent.see_unagreed import Unagreed
from services.consent.set_consent import ConsentSetting
from services.review.see_queue import Queue, Waiting
from texts import Html, Texts, figures, periods

NAME = "consent"
_UNITS = 3_000
_MOST_FIGURES = 80
_LONGEST_NUMBERS = 300
Rows = tuple[tuple[Button, ...], ...]


def unagreed(t: Texts, found: Unagreed) -> Screen:
    """All of the unit in one message; one alone as its card."""
    if not found.waiting:
        return nothing(t)
    if len(found.waiting) == 1:
        return figure(t, found, found.waiting[0].submission.id)
    total = len(found.waiting)
    lines = [t.count("consent.head", total, programme=figures.short(found.programme, 90))]
    lines += _listed(t, found)
    everything = data(NAME, "all", found.programme_id, word=found.listed)
    rows = [
        (Button(t.label("button.agree_all", n=len(found.at_once)), everything),),
        *((_to_figure(t, found, one),) for one in found.waiting[:_MOST_FIGURES]),
        (_home(t),),
    ]
    return Screen(Html("\n".join(lines)), tuple(rows))


def figure(t: Texts, found: Unagreed, submission_id: int) -> Screen:
    """One of them with everything that belongs to it; what waits, where it does not any more."""
    waiting = found.figure(submission_id)
    if waiting is None:
        return unagreed(t, found) if len(found.waiting) != 1 else figure(t, found, _only(found))
    queue = Queue(found.programme_id, found.programme, found.timezone, found.waiting, 0)
    place, total = found.waiting.index(waiting), len(found.waiting)
    head = t("consent.figure", n=place + 1, total=total, period=periods.name(t, waiting.period))
    about = found.programme_id, submission_id
    word = (
        Button(t.label("button.agree"), data(NAME, "agree", *about)),
        Button(t.label("button.return"), data(NAME, "return", *about)),
    )
    back = (Button(t.label("button.back"), data(NAME, "show", found.programme_id)),)
    rows = (word, *_evidence(t, found, waiting), back if total > 1 else (_home(t),))
    return Screen(Html("\n".join([head, card.about(t, queue, place)])), rows)


def _only(found: Unagreed) -> int:
    return found.waiting[0].submission.id


def _evidence(t: Texts, found: Unagreed, waiting: Waiting) -> Rows:
    submission = waiting.submission
    about = found.programme_id, waiting.item.indicator.id, submission.period_id
    return show_button(t, waiting.pieces, about, submission.version)


def _to_figure(t: Texts, found: Unagreed, one: Waiting) -> Button:
    row = one.item.indicator
    label = t.label("button.unagreed", number=row.number, name=figures.called(row.short))
    return Button(label, data(NAME, "figure", found.programme_id, one.submission.id))


def _listed(t: Texts, found: Unagreed) -> list[Html]:
    """Every figure that one press agrees to, with what was said of it where a message holds that."""
    lines = [_line(t, one) for one in found.at_once]
    if sum(figures.units(line) + 1 for line in lines) > _UNITS:
        lines = [_brief(t, one) for one in found.at_once]
    more = len(found.waiting) - len(lines)
    return [*lines, t("consent.more", n=more)] if more else lines


def _line(t: Texts, one: Waiting) -> Html:
    """«№ 4 · Качество дорог — 50 % из 100 %, «идут торги» (Анна)»"""
    author = figures.short(one.submission.author, 60)
    facts = {**_facts(t, one, 120), "author": author}
    if one.submission.explanation:
        text = figures.short(one.submission.explanation, 200)
        return t("consent.line_explained", text=text, **facts)
    return t("consent.line", **facts)


def _brief(t: Texts, one: Waiting) -> Html:
    """«№ 4 · Качество дорог — 50 % из 100 %»"""
    return t("consent.line_brief", **_facts(t, one, 50))


def _facts(t: Texts, one: Waiting, longest: int) -> dict[str, str]:
    row = one.item.indicator
    fact = figures.against(t, one.submission.wording, one.submission.value, one.item.target)
    return {
        "icon": figures.ICONS[one.standing.state],
        "number": row.number,
        "name": figures.called(row.short),
        "fact": figures.short(figures.clean(fact), longest),
    }


def nothing(t: Texts) -> Screen:
    return Screen(t("consent.nothing"), ((_home(t),),))


def agreed(t: Texts, done: Agreed) -> Screen:
    """What went on, and what came meanwhile."""
    lines = [t("consent.agreed", numbers=_numbers(done.numbers))]
    rows: list[tuple[Button, ...]] = []
    if done.left.waiting:
        lines.append(t.count("consent.left", len(done.left.waiting)))
        rows.append((_to_list(t, done.left),))
    return Screen(Html("\n".join(lines)), (*rows, (_home(t),)))


def agreed_toast(t: Texts, done: Agreed) -> str:
    return t.label("consent.agreed_toast", numbers=_numbers(done.numbers))


def returned(t: Texts, done: Agreed) -> Screen:
    text = t("consent.returned", numbers=_numbers(done.numbers))
    rows = ((_to_list(t, done.left),),) if done.left.waiting else ()
    return Screen(text, (*rows, (_home(t),)))


def ask_reason(t: Texts, draft_id: int, number: str) -> Screen:
    back = Button(t.label("button.back"), data(NAME, "keep", draft_id))
    return Screen(t("consent.ask_reason", number=number), ((back,),), draft_id=draft_id)


def passed_on(t: Texts, numbers: str, why: WhyPassedOn) -> Screen:
    """To whoever sent what waited for a head."""
    text = t(f"consent.passed_on.{why}", numbers=figures.short(numbers, _LONGEST_NUMBERS))
    return Screen(text, ((Button(t.label("button.list"), data("home", "tasks")),),))


def setting(t: Texts, found: ConsentSetting) -> Screen:
    """How it is, whom it misses, and the two answers."""
    stands = "consent.needed" if found.needed else "consent.not_needed"
    lines = [t("consent.setting", programme=figures.short(found.programme, 90)), t(stands)]
    if found.passed_on:
        lines.append(t.count("consent.went_on", found.passed_on))
    if found.needed and found.without_head:
        units = figures.short("; ".join(map(figures.unit_label, found.without_head)), 600)
        lines.append(t("consent.without_head", units=units))
    people = Button(t.label("button.people"), data("people", "page", found.programme_id, 0))
    back = Button(t.label("menu.period"), data("period", "show", found.programme_id))
    rows = (answers(t, "set", found.programme_id), (people, back), (_home(t),))
    return Screen(Html("\n\n".join(lines)), rows)


def answers(t: Texts, action: str, *numbers: int) -> tuple[Button, ...]:
    """`[Не нужно]` `[Нужно]`: the first is what is proposed."""
    no = Button(t.label("button.consent_no"), data(NAME, action, *numbers, 0))
    yes = Button(t.label("button.consent_yes"), data(NAME, action, *numbers, 1))
    return no, yes


def to_agree(t: Texts, programme_id: int, total: int) -> Button:
    """For lists of a head."""
    return Button(t.label("button.to_agree", n=total), data(NAME, "show", programme_id))


def all_to_agree(t: Texts, waiting: Sequence[tuple[int, str, int]]) -> Rows:
    """For home and reminders: of each programme its id, title and how many wait; named where they differ."""
    if len(waiting) < 2:
        return tuple((to_agree(t, programme_id, total),) for programme_id, _, total in waiting)
    return tuple(
        (
            Button(
                t.label("button.to_agree_of", n=total, programme=figures.short(title, 40)),
                data(NAME, "show", programme_id),
            ),
        )
        for programme_id, title, total in waiting
    )


def _to_list(t: Texts, found: Unagreed) -> Button:
    return to_agree(t, found.programme_id, len(found.waiting))


def _numbers(numbers: Sequence[str]) -> str:
    return figures.short(", ".join(numbers), _LONGEST_NUMBERS)


def _home(t: Texts) -> Button:
    return Button(t.label("button.home"), data("home", "show"))
