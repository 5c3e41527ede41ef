"""What a unit's sheet says otherwise than what is handed in (storyboard 3)."""

from collections.abc import Iterator, Sequence

from domain.figures.form import Step
from domain.figures.inputs.trouble import NotInput
from handlers.screen import Button, File, Screen, data
from handlers.status.lines import fitting
from handlers.submit.parts import choice_labels, contradicts, figure_against, misread_words, question_words
from handlers.submit.task_list import NAME as LISTS
from services.unit_sheet.assess_sheet import SheetFigure, SheetState
from services.unit_sheet.give_sheet import GivenSheet, GivenSheets
from services.unit_sheet.see_sheet import SheetSeen
from texts import Html, Texts, figures, periods

NAME = "sheet"
_LONGEST_LIST = 2_600
_ICONS = {
    SheetState.NEW: "🆕",
    SheetState.CHANGED: "✏️",
    SheetState.QUESTION: "❓",
    SheetState.LACKS: "💬",
    SheetState.LEFT: "▫️",
}
_IN_WORDS = (Step.EXPLANATION, Step.HOLDS)
_MOST_CHOICES = 8


def given(t: Texts, found: GivenSheet) -> Screen:
    """The file, and what to do with it."""
    facts = {"unit": figures.short(figures.clean(found.unit), 200), "period": periods.name(t, found.period)}
    name = "sheet.given_for" if found.for_others else "sheet.given"
    back = _to_list(t, found.at)
    return Screen(t.count(name, found.total, **facts), (back,), document=File(found.name, found.content))


def given_all(t: Texts, found: GivenSheets) -> Screen:
    text = t.count("sheet.given_all", found.units, period=periods.name(t, found.period))
    return Screen(text, (_home(t),), document=File(found.name, found.content))


def sheet(t: Texts, found: SheetSeen) -> Screen:
    """What is new, changed, not read; the first question with its answers; one press takes what is clear."""
    if found.trouble is not None:
        text = t(f"sheet.trouble.{found.trouble}", titles=figures.short(found.titles or "—", 200))
        return Screen(text, (_home(t),), draft_id=found.id)
    lines = [_head(t, found), *_fitting(t, list(_lines(t, found))), *_besides(t, found)]
    question = found.question if found.is_open else None
    if question is not None:
        lines += [Html(""), _asked(t, question)]
    rows = [
        *(_answers(t, found, question) if question is not None else ()),
        *_take(t, found),
        _to_list(t, found.at),
    ]
    return Screen(Html("\n".join(lines)), tuple(rows), draft_id=found.id)


def dropped(t: Texts) -> Screen:
    return Screen(t("sheet.dropped"), (_home(t),))


def _head(t: Texts, found: SheetSeen) -> Html:
    unit = figures.short(figures.clean(found.unit), 200)
    head = t("sheet.head", unit=unit, period=periods.name(t, found.period))
    if found.source:
        head = Html(f"{head}\n{t('sheet.brought', brought=figures.brought(t, found.source))}")
    if not found.figures:
        return Html(f"{head}\n{t('sheet.empty')}")
    if len(found.of(SheetState.SAME)) == len(found.figures):
        return Html(f"{head}\n{t('sheet.nothing_new')}")
    counts = [
        t.count_label(f"sheet.count.{state}", len(found.of(state))) for state in SheetState if found.of(state)
    ]
    return Html(f"{head}\n{t('sheet.counts', counts=', '.join(counts))}")


def _lines(t: Texts, found: SheetSeen) -> Iterator[Html]:
    for one in found.figures:
        if one.state is SheetState.UNREAD:
            yield _unread(t, one)
        elif one.state in _ICONS:
            facts = {"icon": _ICONS[one.state], "number": one.number}
            line = t("sheet.line", name=figures.called(one.item.indicator.short), said=_said(t, one), **facts)
            marked = contradicts(t, one.standing, one.answers.explanation or "") if found.source else ()
            row, value = one.item.indicator, one.answers.value
            far = figures.far_above(t, value, one.item.target, row.unit)
            yield Html("\n".join([line, *far, *marked]))


def _said(t: Texts, one: SheetFigure) -> Html:
    """«50 % из 100 %, «идут торги»»; what stood there before; what is lacking."""
    if one.state is SheetState.LACKS and one.step is Step.ROW:
        return t("sheet.no_evidence", fact=figures.short(figures.clean(one.answers.wording), 90))
    if one.state is SheetState.LACKS and one.step not in _IN_WORDS:
        return t("sheet.inputs_clash" if one.step is Step.CLASH else "sheet.inputs_open")
    fact = figures.short(figures.clean(one.answers.wording), 90)
    if one.state is SheetState.QUESTION:
        return t("sheet.asked", fact=fact)
    if one.state is SheetState.LEFT:
        return t("sheet.left", fact=fact)
    if one.item.indicator.measured and one.answers.value is not None:
        fact = figure_against(t, one.answers, one.item.target)
    before = figures.short(figures.clean(one.before.wording), 60) if one.before else ""
    said = figures.short(one.answers.explanation or "", 110)
    if not one.item.indicator.measured:
        return t("sheet.sentence", said=said)
    told = (
        t("sheet.was", before=before, fact=fact) if before and before != fact else t("sheet.fact", fact=fact)
    )
    if one.state is SheetState.LACKS:
        return t("sheet.lacks", told=told, cell=one.words_cell)
    return t("sheet.said", told=told, said=said) if said else told


def _unread(t: Texts, one: SheetFigure) -> Html:
    """The cell, and what to type into it."""
    if one.misread is None or isinstance(one.misread, NotInput):
        facts = {"number": one.number, "cell": one.cell}
        return t("sheet.unread_input", text=figures.short(one.text, 80), **facts)
    words = misread_words(t, one.number, one.asked, one.misread, one.text)
    return t("sheet.unread", cell=one.cell, words=words)


def _besides(t: Texts, found: SheetSeen) -> Iterator[Html]:
    if found.empty:
        yield t("sheet.not_filled", numbers=figures.short(", ".join(found.empty), 300))
    if found.foreign:
        yield t("sheet.foreign", numbers=figures.short(", ".join(found.foreign), 200))
    if found.changed_since:
        yield t("sheet.changed_since")


def _fitting(t: Texts, lines: list[Html]) -> list[Html]:
    shown = fitting(lines, _LONGEST_LIST)
    left = len(lines) - len(shown)
    return [*shown, *([t("submit.taken_more", n=left)] if left else [])]


def _asked(t: Texts, one: SheetFigure) -> Html:
    return question_words(t, one.number, one.answers, one.asked)


def _answers(t: Texts, found: SheetSeen, one: SheetFigure) -> Iterator[tuple[Button, ...]]:
    """The question's answers; the figure may be left as it is."""
    about = found.id, found.revision, found.figures.index(one)
    if one.step is Step.CHOOSE:
        for index, label in enumerate(choice_labels(one.answers)[:_MOST_CHOICES]):
            yield (Button(label, data(NAME, "choose", *about, index)),)
        yield (
            Button(t.label("button.in_words"), data(NAME, "words", *about)),
            Button(t.label("button.leave_out"), data(NAME, "leave", *about)),
        )
    else:
        yield (
            Button(t.label("button.right"), data(NAME, "right", *about)),
            Button(t.label("button.leave_out"), data(NAME, "leave", *about)),
        )


def _take(t: Texts, found: SheetSeen) -> Iterator[tuple[Button, ...]]:
    """«Принять (7)» of a coordinator's, «Отправить (7)» of the unit's own; «Дописать (1)» where nothing is
    clear, and something lacks its reason."""
    if not found.is_open:
        return
    about = found.id, found.revision
    drop = Button(t.label("button.cancel"), data(NAME, "drop", *about))
    taken = found.clear or found.of(SheetState.LACKS)
    if not taken:
        if found.question is not None:
            yield (drop,)
        return
    name = "button.take_sheet" if found.source else "button.send_sheet"
    name = name if found.clear else "button.go_on_in_chat"
    take = data(NAME, "take", *about, word=found.fingerprint)
    yield (Button(t.label(name, n=len(taken)), take), drop)


def _to_list(t: Texts, at: Sequence[int]) -> tuple[Button, ...]:
    return (Button(t.label("button.to_list"), data(LISTS, "tasks", *at, word="below")),)


def _home(t: Texts) -> tuple[Button, ...]:
    return (Button(t.label("button.home"), data("home", "show")),)
