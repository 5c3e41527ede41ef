"""What a contributor sees while giving a part."""

from domain.figures.finished_row import Typed, meant
from domain.figures.form import Step
from domain.figures.numbers import Reading, Trouble
from domain.programme.document import Course
from handlers.asking.screens import figure_button
from handlers.contribute import beside
from handlers.contribute.beside import NAME, unit
from handlers.screen import Button, Screen, data
from handlers.submit import task_list
from handlers.submit.parts import (
    TO_THE_LIST,
    Rows,
    choice_labels,
    drop_words,
    misread_words,
    question_words,
)
from services.contributions.part_draft import PartDraft, PartOf
from services.contributions.send_part import PartReceipt
from services.contributions.tell_parts import CameParts, LackingParts
from texts import Html, Texts, dates, figures, periods

_LONGEST_EXPLANATION = 1_800


def draft(t: Texts, view: PartDraft) -> Screen:
    """The open question of a part's draft."""
    if view.misread is not None:
        text, rows = _misread(t, view)
    elif view.in_words:
        text, rows = _in_words(t, view)
    else:
        text, rows = {
            Step.VALUE: _card,
            Step.CHOOSE: _choose,
            Step.CONFIRM: _confirm,
            Step.EXPLANATION: _explanation,
            Step.TYPED: _typed,
            Step.ROW: _row,
        }[view.step](t, view)
    return Screen(text, rows, draft_id=view.id)


def button(t: Texts, view: PartDraft, action: str, name: str, *more: int) -> Button:
    """It carries the draft and its revision; back to a unit's list, its unit."""
    at = view.part.list_at[2:] if action in TO_THE_LIST else ()
    return Button(t.label(name), data(NAME, action, view.id, view.revision, *more, *at))


def _card(t: Texts, view: PartDraft) -> tuple[Html, Rows]:
    part = view.part
    whose = "part.hands_in" if part.for_whom is None else "part.hands_in_of_unit"
    lines = [*_head(t, part), t(whose, executor=_hands_in(t, part))]
    if part.municipality:
        lines.append(t("tasks.programme", programme=figures.short(part.municipality, 90)))
    wording = figures.short(figures.clean(part.indicator.wording), 500)
    lines.append(t("submit.indicator", indicator=wording))
    if part.earlier is not None and part.previous is not None:
        earlier = figures.short(figures.clean(part.earlier.wording), 300)
        lines.append(t("submit.last", period=periods.name(t, part.previous), wording=earlier))
    lines += [*_given(t, part), _due(t, part), Html(""), _ask(t, view)]
    return Html("\n".join(lines)), _value_rows(t, view)


def _head(t: Texts, part: PartOf) -> list[Html]:
    head = t(
        "part.head",
        number=part.indicator.number,
        name=figures.called(part.indicator.short),
        executor=unit(part.executor),
    )
    return [*_for_whom(t, part), head]


def _for_whom(t: Texts, part: PartOf) -> list[Html]:
    if part.for_whom is None or not part.for_whom.source:
        return []
    brought = figures.brought(t, part.for_whom.source)
    return [t("for_whom.head", executor=unit(part.executor), brought=brought)]


def _hands_in(t: Texts, part: PartOf) -> str:
    name = part.indicator.hands_in
    return figures.short(figures.clean(name), 200) if name else t.label("part.nobody")


def _given(t: Texts, part: PartOf) -> list[Html]:
    """What was given before, by a colleague perhaps."""
    if part.given is None:
        return []
    given = part.given
    facts = {
        "wording": figures.short(figures.clean(given.wording), 300),
        "version": given.version,
        "author": figures.brought(t, given.source) or figures.short(given.author, 100),
        "moment": dates.moment(given.sent_at, part.timezone),
    }
    return [t("submit.sent_before", **facts)]


def _due(t: Texts, part: PartOf) -> Html:
    day = (dates.on_weekday if part.overdue else dates.weekday)(t, part.due_on)
    return t("part.overdue" if part.overdue else "part.due", due=day)


def _ask(t: Texts, view: PartDraft) -> Html:
    asked = view.asked
    kind = "yes_no" if asked.yes_no else "level" if asked.course is Course.LEVEL else "running_total"
    example = t.label("submit.example.percent" if "%" in asked.unit else "submit.example.number")
    return t(f"part.ask.{kind}", end=dates.day(asked.period.end), example=example)


def _value_rows(t: Texts, view: PartDraft) -> Rows:
    yes_no = ((button(t, view, "yes", "button.yes"), button(t, view, "no", "button.no")),)
    return (
        *(yes_no if view.asked.yes_no else ()),
        (button(t, view, "no_data", "button.no_data"), button(t, view, "words", "button.in_words")),
        (button(t, view, "later", "button.later"), button(t, view, "list", "button.to_list")),
        *_asks(t, view.part),
    )


def _asks(t: Texts, part: PartOf) -> Rows:
    """«Спросить координатора», but for the coordinator who gives it for a unit."""
    if part.for_whom is not None:
        return ()
    about = part.programme_id, part.indicator.id, part.period_id
    return ((figure_button(t, "button.ask_coordinator", *about),),)


def _misread(t: Texts, view: PartDraft) -> tuple[Html, Rows]:
    misread = view.misread if isinstance(view.misread, Reading) else None
    text = misread_words(t, view.part.indicator.number, view.asked, misread, view.misread_text)
    is_reason = misread is not None and misread.trouble is Trouble.NO_REASON
    return text, (_explanation(t, view)[1] if is_reason else _value_rows(t, view))


def _in_words(t: Texts, view: PartDraft) -> tuple[Html, Rows]:
    text = t("part.in_words", number=view.part.indicator.number)
    return text, ((button(t, view, "change_value", "button.back"),),)


def _choose(t: Texts, view: PartDraft) -> tuple[Html, Rows]:
    text = question_words(t, view.part.indicator.number, view.answers, view.asked)
    numbers = tuple(
        (Button(label, data(NAME, "choose", view.id, view.revision, index)),)
        for index, label in enumerate(choice_labels(view.answers)[:12])
    )
    words = (button(t, view, "keep_words", "button.in_words"), button(t, view, "change_value", "button.fix"))
    return text, (*numbers, words, (button(t, view, "list", "button.to_list"),))


def _confirm(t: Texts, view: PartDraft) -> tuple[Html, Rows]:
    text = question_words(t, view.part.indicator.number, view.answers, view.asked)
    return text, (
        (button(t, view, "confirm", "button.right"), button(t, view, "change_value", "button.fix")),
        (button(t, view, "list", "button.to_list"),),
    )


def _explanation(t: Texts, view: PartDraft) -> tuple[Html, Rows]:
    answers, part = view.answers, view.part
    facts = {"number": part.indicator.number, "executor": unit(part.executor)}
    line = t("part.stands", figure=figures.short(answers.wording, 300), **facts)
    to_list = button(t, view, "list", "button.to_list")
    rows: Rows = ((button(t, view, "change_value", "button.change_value"), to_list),)
    if answers.no_data:
        return Html(f"{line}\n{t('part.why_no_data')}"), rows
    without = (button(t, view, "no_explanation", "button.without_explanation"),)
    return Html(f"{line}\n{t('part.explain')}"), (without, *rows)


def _typed(t: Texts, view: PartDraft) -> tuple[Html, Rows]:
    """«Новое значение?»; of other words, what they are meant as."""
    answers, kind = view.answers, meant(view.answers, view.asked)
    facts = {"number": view.part.indicator.number, "text": figures.short(answers.typed, 900)}
    stay = (button(t, view, "as_it_is", "button.as_it_is"),)
    if kind is Typed.VALUE:
        text = t("submit.typed.value", now=figures.short(answers.wording, 300), **facts)
        return text, ((button(t, view, "typed_value", "button.right"),), stay)
    rows: list[tuple[Button, ...]] = [(button(t, view, "typed_addition", "button.add"),)]
    if answers.explanation:
        rows[0] = (button(t, view, "typed_explanation", "button.replace_explanation"), *rows[0])
    if kind is Typed.BOTH:
        rows.append((button(t, view, "typed_value", "button.new_value_too"),))
    return t("submit.typed.words", **facts), (*rows, stay)


def _row(t: Texts, view: PartDraft) -> tuple[Html, Rows]:
    part, answers = view.part, view.answers
    lines = [
        *_for_whom(t, part),
        t(
            "part.row",
            number=part.indicator.number,
            period=periods.name(t, part.period),
            executor=unit(part.executor),
            hands_in=_hands_in(t, part),
        ),
        t("part.fact", fact=figures.short(answers.wording, 700)),
    ]
    if answers.explanation:
        lines.append(_text(t, answers.explanation))
    lines += _given(t, part)
    change = (
        button(t, view, "change_value", "button.change_value"),
        button(t, view, "change_explanation", "button.change_explanation"),
    )
    leave = (button(t, view, "list", "button.to_list"), button(t, view, "cancel", "button.cancel"))
    return Html("\n".join(lines)), ((button(t, view, "send", "button.send"),), change, leave)


def given(t: Texts, part: PartOf) -> Screen:
    """A part as it was given: nothing changes before «Исправить»."""
    assert part.given is not None
    found = part.given
    lines = [
        *_head(t, part),
        t("part.fact", fact=figures.short(found.wording, 700)),
        *([_text(t, found.explanation)] if found.explanation else []),
        "",
        t(
            "part.given",
            moment=dates.moment(found.sent_at, part.timezone),
            version=found.version,
            hands_in=_hands_in(t, part),
        ),
    ]
    if found.source:
        lines.insert(-1, t("part.brought", brought=figures.brought(t, found.source)))
    fix = Button(t.label("button.fix"), data(NAME, "fix", *part.about))
    return Screen(Html("\n".join(lines)), ((fix,), (_to_list(t, part),)))


def _text(t: Texts, explanation: str) -> Html:
    return t("submit.row.explanation", text=figures.short(explanation, _LONGEST_EXPLANATION))


def receipt(t: Texts, done: PartReceipt) -> Screen:
    """«Часть отправлена»: to whom, until when it can be corrected."""
    part, found = done.part, done.given
    said = f", «{figures.short(found.explanation, 1_500)}»" if found.explanation else ""
    text = t(
        "part.receipt",
        number=part.indicator.number,
        executor=unit(part.executor),
        fact=figures.short(figures.clean(found.wording), 700),
        said=said,
        moment=dates.moment(found.sent_at, part.timezone),
        version=found.version,
        hands_in=_hands_in(t, part),
    )
    lines = [text]
    if done.after_deadline:
        lines.append(t("part.receipt.late"))
    if done.figure_sent:
        lines.append(t("part.receipt.figure_sent", number=part.indicator.number))
    if found.source:
        lines.append(t("part.brought", brought=figures.brought(t, found.source)))
    return Screen(Html("\n".join(lines)), ((_to_list(t, part, task_list.BELOW),),))


def ask_to_drop(t: Texts, view: PartDraft) -> Screen:
    """«Отмена» of a part with words in it."""
    part = view.part
    text = drop_words(t, part.indicator.number, view.answers, was_sent=part.given is not None)
    keep = Button(t.label("button.keep_draft"), data(NAME, "resume", view.id))
    return Screen(text, ((button(t, view, "drop", "button.drop_draft"),), (keep,)))


def came(t: Texts, found: CameParts) -> Screen:
    """To whoever hands in: all parts are there, or one came after the figure was sent."""
    number = found.indicator.number
    lines = [t("notice.parts", number=number, name=figures.called(found.indicator.short))]
    lines += beside.lines(t, found.parts, found.indicator.unit)
    about = found.programme_id, found.indicator.id, found.period_id
    open_ = Button(t.label("button.open_number", number=number), data(task_list.NAME, "open", *about))
    if found.sent is not None:
        wording = figures.short(figures.clean(found.sent.wording), 200)
        lines += beside.came_since(t, found.since)
        lines.append(t("notice.parts.sent", wording=wording))
        open_ = Button(t.label("button.fix"), data(task_list.NAME, "open", *about))
    return Screen(Html("\n".join([*lines, *_programme(t, found.programme)])), ((open_,), (_home(t),)))


def lacking(t: Texts, found: LackingParts) -> Screen:
    """To a contributor: sent without their part, which is welcome still."""
    numbers = figures.short(", ".join(dict.fromkeys(one.indicator.number for one in found.parts)), 300)
    lines = [
        t.count(
            "notice.sent_without", len(found.parts), numbers=numbers, period=periods.name(t, found.period)
        ),
        *_programme(t, found.programme),
    ]
    several = len({one.executor_id for one in found.parts}) > 1
    rows = tuple(
        (
            Button(
                t.label("button.give_part", number=one.indicator.number)
                + (f" · {figures.short(unit(one.executor), 30)}" if several else ""),
                data(NAME, "open", found.programme_id, one.indicator.id, found.period_id, one.executor_id),
            ),
        )
        for one in found.parts[:8]
    )
    return Screen(Html("\n".join(lines)), (*rows, (_home(t),)))


def _programme(t: Texts, programme: str) -> list[Html]:
    return [t("tasks.programme", programme=figures.short(programme, 200))] if programme else []


def _to_list(t: Texts, part: PartOf, word: str = "") -> Button:
    return Button(t.label("button.to_list"), data(task_list.NAME, "tasks", *part.list_at, word=word))


def _home(t: Texts) -> Button:
    return Button(t.label("button.home"), data("home", "show"))
