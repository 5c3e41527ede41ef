"""How far a report has come, and the file (storyboard 3)."""

from handlers.callback import data
from handlers.screen import Button, File, Screen
from services.compile_report import Compiled, Readiness
from texts import Html, Texts, figures, periods, texts

NAME = "report"


def ready(t: Texts, readiness: Readiness) -> Screen:
    """What is missing and unchecked, then `[Word]`."""
    facts = {
        "programme": figures.short(readiness.programme, 160),
        "period": periods.name(t, readiness.period),
        "accepted": readiness.accepted,
        "total": readiness.total,
    }
    lines = [t("report.ready_own" if readiness.own else "report.ready", **facts)]
    if readiness.missing:
        lines.append(t("report.missing", numbers=_numbers(readiness.missing)))
    if readiness.unchecked:
        lines.append(t("report.unchecked", numbers=_numbers(readiness.unchecked)))
    if readiness.missing or readiness.unchecked:
        lines.append(t("report.will_lack" if readiness.own else "report.will_be_draft"))
    word = Button(t.label("button.word"), data(NAME, "word", readiness.programme_id, readiness.period_id))
    return Screen(Html("\n".join(lines)), ((word,), (Button(t.label("button.home"), data("home", "show")),)))


def _numbers(numbers: tuple[str, ...]) -> str:
    return figures.short(", ".join(numbers), 1_000)


def finished(t: Texts, compiled: Compiled) -> Screen:
    """The file itself."""
    period = periods.name(t, compiled.period)
    russian = periods.name(texts("ru"), compiled.period)
    own = compiled.readiness.own
    name = texts("ru").label("report.extract.filename" if own else "report.filename", period=russian)
    caption = t(
        _caption(compiled.readiness),
        programme=figures.short(compiled.programme, 160),
        period=period,
    )
    home = Button(t.label("button.home"), data("home", "show"))
    return Screen(caption, ((home,),), document=File(name, compiled.content))


def _caption(readiness: Readiness) -> str:
    if readiness.own:
        return "report.extract.caption"
    return "report.caption_draft" if readiness.missing or readiness.unchecked else "report.caption"
