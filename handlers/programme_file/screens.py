"""What was read in a file, its questions, and the three that follow «Создать программу» (storyboard 1)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

from domain.programme.document import HeadingKind, Programme, Question, ReadDocument
from handlers.consent.screens import answers
from handlers.programme_file import changes, doubts, same
from handlers.programme_file.parts import NAME, Rows, button, cancel_row, page_button
from handlers.programme_file.taking_back import take_back_button
from handlers.report_form import screens as report_form
from handlers.screen import Button, Screen, data
from handlers.short_names import screens as short_names
from handlers.signed import screens as signed
from services.programme.file_step import FileStep, Stored
from services.reading.file_draft import FileDraft
from texts import Html, Texts, dates, figures, ledger, periods
from texts.doubts import brief_of
from texts.problems import warned

ZONES = (
    "Europe/Kaliningrad",
    "Europe/Moscow",
    "Europe/Samara",
    "Asia/Yekaterinburg",
    "Asia/Omsk",
    "Asia/Krasnoyarsk",
    "Asia/Irkutsk",
    "Asia/Yakutsk",
    "Asia/Vladivostok",
    "Asia/Magadan",
    "Asia/Kamchatka",
)
_HEADINGS = {
    HeadingKind.SUBPROGRAMME: "file.subprogrammes",
    HeadingKind.GOAL: "file.goals",
    HeadingKind.TASK: "file.tasks",
    HeadingKind.SECTION: "file.sections",
}
_DAYS = (3, 5, 7, 12, 15, 20)
_SHOWN_QUESTIONS = 25
_CAPTION, _LEDGER_LINE, _BRIEF, _MORE_LINE = 1_024, 160, 120, 20
"""In Telegram's units: what may stand below a picture, and the longest lines of it."""


def file(t: Texts, draft: FileDraft) -> Screen:
    """The screen of the open question; of a newer file of a known programme, what it would change."""
    if draft.doubt is not None:
        return doubts.doubt(t, draft)
    if draft.change is not None and draft.step is FileStep.READ:
        is_signed = (
            draft.signed is not None and draft.signed.rows and not (draft.change.is_of_rows or draft.mended)
        )
        return signed.differs(t, draft) if is_signed else changes.change(t, draft)
    if draft.likely and draft.step is FileStep.READ:
        return same.same(t, draft)
    text, rows = {
        FileStep.READ: _read,
        FileStep.MUNICIPALITY: _municipality,
        FileStep.TIMEZONE: _timezone,
        FileStep.DEADLINE: _deadline,
        FileStep.FIGURES: _figures,
        FileStep.DONE: _done,
    }[draft.step](t, draft)
    return Screen(text, rows, draft_id=draft.id)


def understood(t: Texts, draft: FileDraft, picture: bytes | None) -> Screen:
    """What was read in the file of a new programme, with the picture of how."""
    return replace(file(t, draft), picture=picture)


def _read(t: Texts, draft: FileDraft) -> tuple[Html, Rows]:
    """Short enough to stand below a picture."""
    lines = [summary(t, draft.document)]
    if warning := warned(t, draft.document.programme):
        lines.append(Html(escape(warning, quote=False)))
    if draft.document.ledger.tables:
        told = (figures.short(line, _LEDGER_LINE) for line in ledger.summary(t, draft.document.ledger))
        lines.append(Html("\n".join(escape(line, quote=False) for line in told)))
    if draft.document.questions:
        free = _CAPTION - sum(figures.units(line) + 2 for line in lines)
        lines += _to_clarify(t, draft.document.questions, free)
    rows: list[tuple[Button, ...]] = [(button(t, draft, "create", "button.create_programme"),)]
    if draft.document.questions:
        rows.append((button(t, draft, "questions", "button.show_questions"),))
    if draft.document.ledger.tables:
        rows.append((page_button(t, draft, "button.what_was_read", 0),))
    if draft.may_be_form:
        rows.append(report_form.offer(t, draft.id))
    rows.append(cancel_row(t, draft))
    return Html("\n\n".join(lines)), tuple(rows)


def _to_clarify(t: Texts, questions: Sequence[Question], free: int) -> Iterator[Html]:
    """As many as there is room for; the others are in «Показать вопросы»."""
    briefs = _briefs(t, questions)
    shown: list[str] = []
    free -= figures.units(t("file.to_clarify", questions="")) + _MORE_LINE
    for brief in briefs:
        line = f"• {figures.short(brief, _BRIEF)}"
        free -= figures.units(escape(line, quote=False)) + 1
        if free < 0:
            shown.append(t.label("file.more_to_clarify", n=len(briefs) - len(shown)))
            break
        shown.append(line)
    yield t("file.to_clarify", questions="\n".join(shown))


def summary(t: Texts, document: ReadDocument) -> Html:
    """«3 задачи, 6 разделов, 27 мероприятий (26 с показателем), 21 исполнитель.»"""
    programme = document.programme
    return t(
        "file.summary",
        municipality=figures.short(programme.municipality, 100) or t.label("file.no_municipality"),
        period=periods.words(t, document.period) if document.period else t.label("file.no_period"),
        title=figures.short(programme.title, 200),
        counts=", ".join(_counts(t, programme)),
    )


def _counts(t: Texts, programme: Programme) -> Iterator[str]:
    """What there is none of is not counted."""
    for kind, name in _HEADINGS.items():
        if headings := len(programme.headings(kind)):
            yield t.count_label(name, headings)
    measured = sum(one.measured for one in programme.indicators())
    measures = t.count_label("file.measures", sum(1 for _ in programme.measures()))
    yield t.label("file.with_indicator", measures=measures, n=measured)
    if executors := len(programme.executors):
        yield t.count_label("file.executors", executors)


def _brief(t: Texts, question: Question) -> str:
    """«№ 3 — в факте 3 числа»."""
    brief = brief_of(t, question)
    return t.label("question.brief", number=question.number, brief=brief) if question.number else brief


def _briefs(t: Texts, questions: Sequence[Question]) -> list[str]:
    """A line for each number, and one for each question about no number."""
    by_number: dict[str, list[str]] = {}
    others = []
    for question in questions[:_SHOWN_QUESTIONS]:
        if question.number:
            by_number.setdefault(question.number, []).append(brief_of(t, question))
        else:
            others.append(brief_of(t, question))
    numbered = [
        t.label("question.brief", number=number, brief="; ".join(briefs))
        for number, briefs in by_number.items()
    ]
    return [*numbered, *others]


def questions(t: Texts, draft: FileDraft) -> Screen:
    """Every doubtful cell; they are answered in /review once the programme stands."""
    lines = [t("file.questions")]
    for question in draft.document.questions[:_SHOWN_QUESTIONS]:
        wording = figures.short(figures.clean(question.wording), 120).strip("-–—")
        name = "file.question" if wording else "file.question_plain"
        lines.append(t(name, brief=_brief(t, question), wording=wording))
    rows = (
        (button(t, draft, "create", "button.create_programme"),),
        (button(t, draft, "summary", "button.back"),),
        cancel_row(t, draft),
    )
    return Screen(Html("\n".join(lines)), rows, draft_id=draft.id)


def _municipality(t: Texts, draft: FileDraft) -> tuple[Html, Rows]:
    if not draft.municipality:
        return t("file.type_municipality"), (cancel_row(t, draft),)
    text = t("file.ask_municipality", municipality=figures.short(draft.municipality, 300))
    return text, (
        (button(t, draft, "municipality", "button.right"),),
        cancel_row(t, draft),
    )


def _timezone(t: Texts, draft: FileDraft) -> tuple[Html, Rows]:
    others = [
        Button(t.label(f"zone.{zone}"), data(NAME, "zone", draft.id, draft.revision, place))
        for place, zone in enumerate(ZONES)
        if zone != draft.timezone
    ]
    right = Button(t.label("button.right"), data(NAME, "zone", draft.id, draft.revision, -1))
    known = f"zone.{draft.timezone}"
    named = t("file.municipality", municipality=figures.short(draft.municipality, 300))
    text = t("file.ask_timezone", zone=t.label(known) if t.has(known) else draft.timezone)
    zones = (tuple(others[i : i + 2]) for i in range(0, len(others), 2))
    return Html(f"{named}\n{text}"), ((right,), *zones, cancel_row(t, draft))


def _deadline(t: Texts, draft: FileDraft) -> tuple[Html, Rows]:
    """Asked; or repeated with its date, where it was typed."""
    if draft.first_due is not None:
        period, due = draft.first_due
        facts = {
            "deadline": figures.short(draft.deadline, 100),
            "period": periods.name(t, period),
            "due": dates.weekday(t, due),
        }
        row = (button(t, draft, "deadline", "button.right"), button(t, draft, "days", "button.other_day"))
        return t("file.confirm_deadline", **facts), (row, cancel_row(t, draft))
    row = (_day(t, draft, 10), button(t, draft, "days", "button.other_day"))
    return t("file.ask_deadline"), (row, cancel_row(t, draft))


def other_days(t: Texts, draft: FileDraft) -> Screen:
    """«Другой срок»."""
    days = [_day(t, draft, day) for day in _DAYS]
    rows = tuple(tuple(days[i : i + 3]) for i in range(0, len(days), 3))
    return Screen(t("file.other_deadline"), (*rows, cancel_row(t, draft)), draft_id=draft.id)


def _day(t: Texts, draft: FileDraft, day: int) -> Button:
    return Button(t.label("button.day", day=day), data(NAME, "day", draft.id, draft.revision, day))


def _figures(t: Texts, draft: FileDraft) -> tuple[Html, Rows]:
    period = periods.words(t, draft.document.period) if draft.document.period else ""
    yes = Button(t.label("button.with_figures"), data(NAME, "figures", draft.id, draft.revision, 1))
    no = Button(t.label("button.without_figures"), data(NAME, "figures", draft.id, draft.revision, 0))
    return t("file.ask_figures", period=period), ((yes,), (no,), cancel_row(t, draft))


def _done(t: Texts, draft: FileDraft) -> tuple[Html, Rows]:
    assert draft.stored is not None
    screen = created(t, draft.id, draft.document.programme.title, draft.stored)
    return Html(screen.text), screen.rows


def created(t: Texts, draft_id: int, title: str, stored: Stored, *, asks: bool = True) -> Screen:
    """The programme stands; it ``asks`` who coordinates it while nobody does."""
    period = periods.name(t, stored.period)
    lines = [
        t("file.created", title=figures.short(title, 300)),
        t("file.collects", period=period, due=dates.weekday(t, stored.due_on)),
    ]
    if stored.questions:
        lines.append(t.count("file.questions_wait", stored.questions))
    text = Html("\n".join(lines))
    if not asks:
        home = (Button(t.label("button.home"), data("home", "show")),)
        return Screen(text, (home, (take_back_button(t, draft_id),)))
    invite = data("invite", "role", stored.programme_id, 0, word="coordinator")
    rows = (
        (Button(t.label("button.i_coordinate"), data(NAME, "coordinate", draft_id)),),
        (Button(t.label("button.invite_coordinator"), invite),),
        (take_back_button(t, draft_id),),
    )
    return Screen(Html(f"{text}\n\n{t('file.who_coordinates')}"), rows, draft_id=draft_id)


def coordinator(t: Texts, programme_id: int, draft_id: int, consent: bool | None = None) -> Screen:
    """What the new coordinator can do at once; the last of the questions, until it has its answer."""
    text = t("file.you_coordinate")
    if consent is None:
        asked: Rows = (answers(t, "first", programme_id, draft_id),)
        text = Html(f"{text}\n\n{t('consent.question')}")
    else:
        asked = ()
        text = Html(f"{text}\n\n{t('consent.needed' if consent else 'consent.not_needed')}")
    rows = (
        *asked,
        (Button(t.label("button.invite"), data("invite", "page", programme_id, 0)),),
        (Button(t.label("button.review"), data("review", "at", programme_id, 0)),),
        (short_names.button(t, programme_id),),
        (take_back_button(t, draft_id),),
        (Button(t.label("button.home"), data("home", "show")),),
    )
    return Screen(text, rows)


def cancelled(t: Texts) -> Screen:
    return Screen(t("file.cancelled"), ((Button(t.label("button.home"), data("home", "show")),),))
