"""How far a report has come, and the file (storyboard 3)."""

from collections.abc import Sequence

from domain.forms.report_format import ReportFormat
from domain.time.periods import Period
from handlers.screen import Button, File, Screen, data
from services.reports.compile_report import Compiled
from services.reports.see_reports import PeriodUnknown, Readiness
from texts import Html, Texts, dates, figures, periods, texts

NAME = "report"
_MOST_PERIODS = 12


def ready(t: Texts, readiness: Readiness) -> Screen:
    """What is missing and unchecked, then the files there are, and the other periods."""
    facts = {
        "programme": figures.short(readiness.programme, 160),
        "period": periods.name(t, readiness.period),
        "accepted": readiness.accepted,
        "total": readiness.total,
    }
    lines = [t("report.ready_own" if readiness.own else "report.ready", **facts)]
    if readiness.missing:
        lines.append(t("report.missing", numbers=_numbers(readiness.missing)))
    if readiness.agreeing:
        lines.append(t("report.agreeing", numbers=_numbers(readiness.agreeing)))
    if readiness.unchecked:
        lines.append(t("report.unchecked", numbers=_numbers(readiness.unchecked)))
    if _lacks(readiness):
        lines.append(t("report.will_lack" if readiness.own else "report.will_be_draft"))
    if readiness.preliminary:
        lines.append(t("refine.in_report", numbers=_numbers(readiness.preliminary)))
    lines += _of_closed(t, readiness)
    if readiness.signed is not None:
        lines.append(t("report.signed", revision=readiness.signed.revision))
    if readiness.old_words:
        lines.append(t.count("report.old_words", readiness.old_words))
    others = _period_rows(t, readiness.others, readiness.programme_id)
    more = (*_old_words(t, readiness), *_signed(t, readiness), *_remind(t, readiness))
    return Screen(Html("\n".join(lines)), (*_files(t, readiness), *more, *others, (_home(t),)))


def _files(t: Texts, readiness: Readiness) -> tuple[tuple[Button, ...], ...]:
    where = readiness.programme_id, readiness.period_id
    files = tuple(
        Button(t.label(f"button.{one.value}"), data(NAME, one.value, *where)) for one in readiness.formats
    )
    if ReportFormat.EXCEL not in readiness.formats:
        return (files,)
    # Whoever has the book may have the rest of the data.
    return files, (Button(t.label("button.export"), data("export", "period", *where)),)


def _lacks(readiness: Readiness) -> bool:
    return bool(readiness.missing or readiness.agreeing or readiness.unchecked)


def _signed(t: Texts, readiness: Readiness) -> tuple[tuple[Button, ...], ...]:
    if readiness.signed is None:
        return ()
    about = readiness.programme_id, readiness.signed.id
    files = Button(t.label("button.signed_files"), data("signed", "files", *about))
    scan = Button(t.label("button.attach_scan"), data("signed", "scan", *about))
    return ((files, scan),) if readiness.signed.takes_scans else ((files,),)


def _old_words(t: Texts, readiness: Readiness) -> tuple[tuple[Button, ...], ...]:
    if not readiness.old_words:
        return ()
    where = data(NAME, "words", readiness.programme_id, readiness.period_id)
    return ((Button(t.label("button.old_words", n=readiness.old_words), where),),)


def _remind(t: Texts, readiness: Readiness) -> tuple[tuple[Button, ...], ...]:
    if not readiness.may_remind:
        return ()
    where = data("progress", "remind", readiness.programme_id, readiness.period_id, 0)
    return ((Button(t.label("button.remind_missing"), where),),)


def unknown(t: Texts, found: PeriodUnknown) -> Screen:
    """A period that was never opened: those that were, to tap."""
    text = t("report.unknown_period", asked=figures.short(found.asked, 100))
    return Screen(text, (*_period_rows(t, found.known), (_home(t),)))


def _period_rows(t: Texts, known: Sequence[Period], *programme: int) -> tuple[tuple[Button, ...], ...]:
    """Two in a row, the latest first; much earlier ones can be typed."""
    buttons = [
        Button(periods.name(t, one), data(NAME, "period", *programme, word=one.key))
        for one in known[:_MOST_PERIODS]
    ]
    return tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))


def _home(t: Texts) -> Button:
    return Button(t.label("button.home"), data("home", "show"))


def _numbers(numbers: tuple[str, ...]) -> str:
    return figures.short(", ".join(numbers), 1_000)


def finished(t: Texts, compiled: Compiled) -> Screen:
    """The file itself."""
    period = periods.name(t, compiled.period)
    russian = periods.name(texts("ru"), compiled.period)
    own = compiled.readiness.own
    name = texts("ru").label("report.extract.filename" if own else "report.filename", period=russian)
    name += compiled.format.ending
    caption = t(
        _caption(compiled.readiness),
        programme=figures.short(compiled.programme, 160),
        period=period,
        open=_open(t, compiled.readiness),
    )
    more = _of_closed(t, compiled.readiness)
    if compiled.misfit:
        text = figures.short(" ".join(compiled.text.split()), 80)
        more.append(t(f"report.not_own.{compiled.misfit}", text=text))
    if compiled.readiness.old_words:
        more.append(t("report.old_words_left", n=compiled.readiness.old_words))
    caption = Html("\n".join((caption, *more)))
    rows = (*_old_words(t, compiled.readiness), (_home(t),))
    return Screen(caption, rows, document=File(name, compiled.content))


def _of_closed(t: Texts, readiness: Readiness) -> list[Html]:
    """Which revision of a closed period's report it is, and what may change it."""
    lines = []
    if readiness.revision > 1:
        lines.append(t("report.revision", revision=readiness.revision))
    if readiness.until is not None and readiness.again:
        numbers = figures.short(", ".join(readiness.again), 120)
        lines.append(t("report.partly_open", until=dates.day(readiness.until), numbers=numbers))
    return lines


def _open(t: Texts, readiness: Readiness) -> Html:
    """What is still undecided about a report in which nothing is missing."""
    lines = []
    if readiness.open:
        lines.append(t("report.open_figures", numbers=_numbers(readiness.open)))
    if readiness.questions:
        lines.append(t.count("report.open_questions", readiness.questions))
    return Html("\n".join(lines))


def _caption(readiness: Readiness) -> str:
    if readiness.own:
        return "report.extract.caption"
    if _lacks(readiness):
        return "report.caption_draft"
    return "report.caption_open" if readiness.open or readiness.questions else "report.caption"
