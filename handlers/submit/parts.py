"""What several screens of a figure's draft say."""

from decimal import Decimal

from domain.figures import form, past
from domain.figures.form import Answers, Asked, Step
from domain.figures.numbers import Reading, Trouble
from domain.figures.standing import Standing, contradiction
from domain.figures.targets import Target
from domain.programme.document import Course
from domain.review.differences import same_words
from handlers.screen import Button, data
from handlers.submit.task_list import NAME
from services.figures.figure_draft import FigureDraft
from services.standing.assessed import Assessed
from texts import Html, Texts, dates, figures, periods

TO_THE_LIST = ("later", "list", "cancel", "drop")
Rows = tuple[tuple[Button, ...], ...]
_LONGEST_SAID = 250
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
