"""Words of the old document, one after another: does it stay as it is? (storyboard 3, «Отчёт»)"""

from domain.forms.deviation import DeviationFormula
from domain.forms.form import FORMULA_KEY, OldWords
from handlers.screen import Button, Screen, data
from services.reports.old_words import OldWordsAsked
from texts import Html, Texts, figures, periods

NAME = "report"
_LONGEST = 700
_BUTTONS = (
    ("button.keep_words", OldWords.KEEP),
    ("button.clear_words", OldWords.CLEAR),
    ("button.ask_words", OldWords.ASK),
)


def asked(t: Texts, one: OldWordsAsked) -> Screen:
    """Where it stands, what it says, what it would be without; the three answers."""
    if one.words.key.startswith(FORMULA_KEY):
        return _formula(t, one)
    lines = [
        t(
            "report.old_words_one",
            place=one.place + 1,
            total=one.total,
            where=_where(t, one),
            words=figures.short(one.words.text, _LONGEST),
            said=_said(t, one),
        )
    ]
    if one.words.cleared:
        lines.append(t("report.old_words.cleared_to", words=figures.short(one.words.cleared, _LONGEST)))
    where = one.programme_id, one.period_id, one.form_id, one.place
    answers = tuple(
        (Button(t.label(label), data(NAME, "say", *where, word=said.value)),) for label, said in _BUTTONS
    )
    return Screen(Html("\n".join(lines)), (*answers, _back(t, one.programme_id, one.period.key)))


def _formula(t: Texts, one: OldWordsAsked) -> Screen:
    """How a column is computed, by the document's first row."""
    column = figures.short(one.column, 100)
    lines = [t("report.formula", place=one.place + 1, total=one.total, column=column)]
    if one.words.text:
        lines.append(t("report.formula.sample", figures=figures.short(one.words.text, 200)))
    where = one.programme_id, one.period_id, one.form_id, one.place
    names = [(way.value or "none") for way in DeviationFormula]
    ways = tuple(
        (Button(t.label(f"button.formula.{one}"), data(NAME, "way", *where, word=one)),) for one in names
    )
    return Screen(Html("\n".join(lines)), (*ways, _back(t, one.programme_id, one.period.key)))


def _said(t: Texts, one: OldWordsAsked) -> Html:
    if one.said is None and one.each_time:
        return t("report.old_words.this_time", period=periods.name(t, one.period))
    return t(f"report.old_words.{one.said.value if one.said else 'undecided'}")


def _where(t: Texts, one: OldWordsAsked) -> Html:
    kind = one.words.key.partition(":")[0]
    if kind == "column":
        return t("report.old_words.column", column=figures.short(one.column, 100))
    return t(f"report.old_words.{kind}")


def _back(t: Texts, programme_id: int, period: str) -> tuple[Button, ...]:
    return (Button(t.label("button.back_to_report"), data(NAME, "period", programme_id, word=period)),)
