"""What is asked about a document before its figures count: its tables, its period, its columns."""

from domain.programme.ledger import WhyLeft
from domain.programme.reading_doubts import DoubtKind, ReadingDoubt, TableOffered, Way
from domain.time.periods import Period
from handlers.programme_file.parts import NAME, button, cancel_row
from handlers.screen import Button, Screen, data
from services.reading.file_draft import FileDraft
from texts import Html, Texts, figures, ledger, periods

_NAME_LENGTH = 70
_TEXT_LENGTH = 100
_TITLE_LENGTH = 200


def doubt(t: Texts, draft: FileDraft) -> Screen:
    """The first that is open; nothing is taken before it is answered."""
    one = draft.doubt
    assert one is not None
    asked = {DoubtKind.PERIOD: _period, DoubtKind.TABLES: _tables, DoubtKind.COLUMN: _column}
    head = [t.count("file.doubts_left", len(draft.doubts))] if len(draft.doubts) > 1 else []
    buttons = tuple(
        (Button(_label(t, one, way), data(NAME, "doubt", draft.id, draft.revision, place)),)
        for place, way in enumerate(one.ways)
    )
    before = _before(t, draft) if one.about in draft.before else []
    text = Html("\n".join([*head, *asked[one.kind](t, one), *before]))
    again = ((button(t, draft, "as_before", "button.as_before"),),) if before else ()
    return Screen(text, (*again, *buttons, cancel_row(t, draft)), draft_id=draft.id)


def _before(t: Texts, draft: FileDraft) -> list[Html]:
    """What was answered about the same layout the last time: one press gives all of it again."""
    titles = {one.about: figures.short(figures.clean(one.wording), _NAME_LENGTH) for one in draft.doubts}
    said = (
        t.label("file.doubt.before_one", title=titles[about], role=ledger.role(t, way.value))
        for about, way in draft.before.items()
    )
    return [t("file.doubt.before", said="; ".join(said))]


def _label(t: Texts, one: ReadingDoubt, way: Way) -> str:
    if one.kind is DoubtKind.PERIOD:
        return periods.name(t, Period.from_key(way.value)) if way.value else t.label("button.no_figures")
    if one.kind is DoubtKind.COLUMN:
        role = ledger.role(t, way.value)
        return role[:1].upper() + role[1:]
    numbers = way.value.split("+")
    if len(numbers) == len(one.tables) > 1:
        return t.label("button.tables_together")
    return t.count_label("button.tables", len(numbers), numbers=", ".join(numbers))


def _period(t: Texts, one: ReadingDoubt) -> list[Html]:
    said = figures.short(figures.clean(one.wording), _TEXT_LENGTH)
    asked = t("file.doubt.period_unsure", words=said) if said else t("file.doubt.period")
    return [asked, t("file.doubt.period_how")]


def _column(t: Texts, one: ReadingDoubt) -> list[Html]:
    title = figures.short(figures.clean(one.wording), _TITLE_LENGTH)
    lines = [t("file.doubt.column", title=title, number=one.column)]
    for sample in one.samples:
        name = figures.short(figures.clean(sample.name), _NAME_LENGTH)
        text = figures.short(figures.clean(sample.text), _TEXT_LENGTH)
        lines.append(t("file.doubt.sample", number=sample.number, name=name, text=text))
    return [*lines, t("file.doubt.column_how")]


def _tables(t: Texts, one: ReadingDoubt) -> list[Html]:
    others = [table for table in one.tables if not table.is_taken]
    is_other = any(table.why is WhyLeft.OTHER_PROGRAMME for table in others)
    how = "file.doubt.tables_of_two" if is_other else "file.doubt.tables_how"
    return [t("file.doubt.tables"), *(_table(t, table) for table in one.tables), t(how)]


def _table(t: Texts, table: TableOffered) -> Html:
    begins = figures.short(figures.clean(table.begins), 2 * _TEXT_LENGTH)
    rows = t.count_label("file.doubt.rows", table.rows)
    why = ledger.why(t, table.why) if table.why is WhyLeft.OTHER_PROGRAMME else ""
    name = "file.doubt.table_why" if why else "file.doubt.table"
    return t(name, number=table.number, rows=rows, begins=begins, why=why)
