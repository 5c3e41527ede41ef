"""What several screens of a figure's draft say, and the buttons that they share."""

from decimal import Decimal

from domain.figures import form, past
from domain.figures.form import Answers, Asked, Step
from domain.figures.numbers import Reading, Trouble
from domain.figures.reading.said_back import said_back
from domain.figures.standing import Standing, contradiction
from domain.figures.targets import Target
from domain.programme.document import Course
from domain.review.differences import same_words
from handlers.contribute import beside
from handlers.screen import Button, data
from handlers.submit.task_list import NAME
from services.figures.figure_draft import FigureDraft
from services.standing.assessed import Assessed
from texts import Html, Texts, dates, figures, periods

TO_THE_LIST = ("later", "list", "cancel", "drop")
Rows = tuple[tuple[Button, ...], ...]
_LONGEST_SAID = 250
_LONGEST_WORDING = 500
_MOST_REMARKS = 2


def figure_of(t: Texts, view: FigureDraft) -> str:
    return figure_against(t, view.answers, view.item.target)


def figure_against(t: Texts, answers: Answers, target: Target | None) -> str:
    return figures.against(t, answers.wording, answers.value, target)


def misread_words(t: Texts, number: str, asked: Asked, misread: Reading | None, text: str) -> Html:
    """What the bot did not understand: the text it got, and an example that works."""
    trouble = misread.trouble if misread and misread.trouble else Trouble.NO_DIGITS
    about_answer = asked.yes_no and trouble is not Trouble.NO_REASON
    name = "misread.yes_no" if about_answer else f"misread.{trouble}"
    percent = "%" in asked.unit
    return t(
        name,
        number=number,
        text=figures.short(" ".join(text.split()), 120),
        example=t.label("misread.example.percent" if percent else "misread.example.number"),
        period=periods.name(t, asked.period),
        end=dates.day(asked.period.end),
    )


def sum_line(t: Texts, view: FigureDraft) -> list[Html]:
    """«1 240 с начала года по 31.03.2022 + 320 за II квартал = 1 560»: of a part that was added."""
    parts = past.part_of(view.answers, view.asked)
    if parts is None or view.previous is None:
        return []
    facts = {"before": parts[0], "end": dates.day(view.previous.end), "part": parts[1]}
    own = periods.short(t, view.asked.period.own_part)
    return [t("submit.sum", **facts, period=own, total=figures.short(view.answers.wording, 60))]


def question_words(t: Texts, number: str, answers: Answers, asked: Asked) -> Html:
    """Which of several numbers is meant; whether an approximate or unusual one counts."""
    facts = {"number": number, "text": figures.short(answers.wording, 600)}
    if form.step(answers, asked) is Step.CHOOSE:
        known = answers.trouble if t.has(f"submit.choose.{answers.trouble}") else Trouble.SEVERAL
        return t(f"submit.choose.{known}", unit=asked.unit, **facts)
    if answers.trouble:
        value = figures.number(Decimal(answers.choices[0][0]))
        return t(f"submit.confirm.{answers.trouble}", value=value, **facts)
    reasons = "; ".join(t.label(f"unusual.{reason}") for reason in form.unusual(answers, asked))
    return t("submit.confirm.unusual", reasons=reasons, **facts)


def choice_labels(answers: Answers) -> list[str]:
    """As their author wrote them, unless two readings are of the same words: «1.648» is 1,648 or 1 648."""
    wordings = [wording for _, wording in answers.choices]
    return [
        figures.number(Decimal(value)) if wordings.count(wording) > 1 or len(wording) > 40 else wording
        for value, wording in answers.choices
    ]


def drop_words(t: Texts, number: str, answers: Answers, *, was_sent: bool) -> Html:
    """What would be lost by «Отмена», and that a version that ``was_sent`` stays."""
    said = [one for one in (answers.wording, answers.explanation, answers.typed) if one]
    quoted = ", ".join(f"«{figures.short(one, 300)}»" for one in said)
    lines = [t("submit.drop", number=number, said=quoted)]
    if was_sent:
        lines.append(t("submit.drop.sent_stays"))
    return Html(" ".join(lines))


def standing_line(t: Texts, standing: Standing, asked: Asked) -> Html:
    """«🔵 в графике: прошла половина года»."""
    if (until := figures.on_pace_until(t, standing, asked.due, asked.period)) is not None:
        return until
    words = figures.state(t, standing)
    paced = asked.course is Course.RUNNING_TOTAL and standing.state in ("on_pace", "behind")
    if not paced or standing.above_limit or asked.yes_no:
        return words
    return t("submit.because", state=words, share=t.label(f"share.{asked.period.last_month}"))


def button(t: Texts, view: FigureDraft, action: str, name: str, **facts: object) -> Button:
    """It carries the draft and its revision: a press after a change is stale; back to a unit's list, its
    unit."""
    unit = view.tasks.at[2:] if action in TO_THE_LIST else ()
    return Button(t.label(name, **facts), data(NAME, action, view.id, view.revision, *unit))


def said_by_coordinator(t: Texts, item: Assessed, words: str | None) -> list[Html]:
    """Remarks about the newest version, and whose words it has; ``words`` are those that would be sent."""
    if not item.versions:
        return []
    newest = item.versions[-1]
    lines = [
        t("submit.remark", text=figures.short(one, _LONGEST_SAID))
        for one in newest.remark.splitlines()[-_MOST_REMARKS:]
    ]
    if newest.own_explanation is None:
        return lines
    if words is not None and not same_words(words, newest.explanation):
        now = figures.short(newest.explanation, _LONGEST_SAID)
        return [*lines, t("submit.worded_otherwise", now=now)]
    own = figures.short(newest.own_explanation, _LONGEST_SAID) or t.label("submit.worded_nothing")
    return [*lines, t("submit.worded", own=own)]


def contradicts(t: Texts, standing: Standing, explanation: str) -> list[Html]:
    """What `/review` would point out, to a coordinator who hands in for a unit: nobody checks it later."""
    words = contradiction(standing, explanation)
    return [t("review.contradicts", words=words, state=figures.state_words(t, standing))] if words else []


def cut(wording: str) -> str:
    return figures.short(figures.clean(wording), _LONGEST_WORDING)


def begun_elsewhere(t: Texts, view: FigureDraft) -> list[Html]:
    """Whose figure it is has begun it, too; what stands in it is theirs alone."""
    return [t("for_whom.begun")] if view.begun_by_others else []


def returned(t: Texts, view: FigureDraft) -> list[Html]:
    """Why the version before came back, as long as nothing newer was sent."""
    before = view.item.versions[-1] if view.item.versions else None
    if before is None or not before.reason:
        return []
    return [t("submit.returned", reason=figures.short(before.reason, _LONGEST_WORDING))]


def said_back_line(t: Texts, view: FigureDraft) -> list[Html]:
    """«Прочитано: 7196 — значение; «От граждан принято…» — пояснение»."""
    said = said_back(view.answers, view.asked)
    if said is None or view.answers.value is None:
        return []
    value = figures.number(view.answers.value)
    if said.explanation:
        return [t("submit.said_back", value=value, explanation=figures.short(said.explanation, 60))]
    return [t("submit.said_back_words", value=value)]


def take_parts(t: Texts, view: FigureDraft) -> Rows:
    """What contributors have given, taken by a press where it is not in the draft yet; one's own to give."""
    parts, answers = view.parts, view.answers
    if parts is None:
        return ()
    rows: list[tuple[Button, ...]] = []
    proposal = parts.proposal
    if proposal is not None and proposal.value != answers.value:
        take = data(NAME, "take_value", view.id, view.revision)
        rows.append((Button(beside.take_label(t, parts, proposal), take),))
    if parts.words and parts.words != answers.explanation:
        rows.append((button(t, view, "take_words", "button.parts_words"),))
    mine = next(
        (one for one in parts.contributors if one.executor_id == view.item.indicator.hands_in_id), None
    )
    if mine is not None and mine.given is None:
        about = view.tasks.programme_id, view.item.indicator.id, view.tasks.period_id, mine.executor_id
        rows.append((Button(t.label("button.own_part"), data(beside.NAME, "open", *about)),))
    return tuple(rows)


def only_this_part(t: Texts, view: FigureDraft) -> Rows:
    """«Это только за II квартал»: of a running total, what was before comes on top."""
    typed_now = view.answers.value_message is not None or view.step is not Step.ROW
    if view.answers.trouble or not typed_now or not past.can_add(view.answers, view.asked):
        return ()
    label = t.label("button.only_this_part", period=periods.short(t, view.asked.period.own_part))
    return ((Button(label, data(NAME, "add", view.id, view.revision)),),)


def change_button(t: Texts, view: FigureDraft) -> Button:
    """A computed value is changed by its inputs; «нет данных» and words instead of it are taken back."""
    if view.result is not None and not view.answers.no_data and not view.answers.words:
        return button(t, view, "inputs", "button.inputs")
    return button(t, view, "change_value", "button.change_value")
