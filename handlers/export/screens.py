"""What is taken, as what, and of which period; and the file."""

from domain.forms.export_format import ExportFormat
from domain.time.periods import Period
from handlers.screen import Button, File, Screen, data
from services.export.build_export import ExportFile
from services.export.content import EVERY_PERIOD
from services.export.see_exports import ExportChoice
from texts import Html, Texts, figures, periods, texts

NAME = "export"
_MOST_PERIODS = 12


def choice(t: Texts, found: ExportChoice) -> Screen:
    """Press a format, or another period first."""
    words = t(
        "export.choice_own" if found.own else "export.choice",
        programme=figures.short(found.programme, 160),
        period=_period(t, found.period),
    )
    about = found.programme_id, found.period_id
    files = tuple(
        Button(t.label(f"button.{one.value}"), data(NAME, one.value, *about)) for one in ExportFormat
    )
    return Screen(words, (files, *_others(t, found), (_home(t),)))


def _others(t: Texts, found: ExportChoice) -> tuple[tuple[Button, ...], ...]:
    ids = [(EVERY_PERIOD, None)] if found.period is not None else []
    shown = [*ids, *found.others[:_MOST_PERIODS]]
    buttons = [
        Button(
            periods.name(t, period) if period is not None else t.label("button.every_period"),
            data(NAME, "period", found.programme_id, id_),
        )
        for id_, period in shown
    ]
    return tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))


def _period(t: Texts, period: Period | None) -> str:
    return periods.name(t, period) if period is not None else t.label("export.every_period")


def _home(t: Texts) -> Button:
    return Button(t.label("button.home"), data("home", "show"))


def finished(t: Texts, built: ExportFile) -> Screen:
    """The file itself; its name is Russian, as what is in it."""
    russian = texts("ru")
    name = russian.label("export.filename", period=_period(russian, built.period)) + built.format.ending
    words = [
        t(
            "export.caption_own" if built.own else "export.caption",
            programme=figures.short(built.programme, 160),
            period=_period(t, built.period),
        ),
        t(f"export.about.{built.format.value}"),
    ]
    return Screen(Html("\n".join(words)), ((_home(t),),), document=File(name, built.content))
