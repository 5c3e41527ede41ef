"""What whoever hands in is told of their figures in the signed report."""

from handlers.screen import Button, Screen, data
from handlers.signed.screens import changed, fitting
from services.context import Context
from services.notices.executors import FiguresSigned
from services.signing.tell_signed import SignedFigures, signed_figures
from texts import Html, Texts, figures, periods, texts


async def _signed(ctx: Context, notice: FiguresSigned) -> Screen | None:
    found = await signed_figures(ctx, notice)
    return signed(texts(ctx.actor.language), found) if found else None


def signed(t: Texts, found: SignedFigures) -> Screen:
    lines = [t("notice.signed", period=periods.words(t, found.period))]
    lines += fitting([changed(t, one.number, one.wording, one.explanation) for one in found.figures])
    if found.programme:
        lines.append(t("tasks.programme", programme=figures.short(found.programme, 200)))
    lines.append(t("notice.signed.stored"))
    rows = ((Button(t.label("button.list"), data("home", "tasks")),),)
    return Screen(Html("\n".join(lines)), rows)


WORDS = {FiguresSigned: _signed}
