"""«Напомнить»: to whom it goes, and whom it does not reach; «Письмо» for those."""

from handlers.progress.units import NAME, at
from handlers.screen import Button, File, Screen, data
from handlers.status import lines
from services.follow_up.remind_owing import Reached, Reminding, Whom
from services.follow_up.write_letter import Letter
from texts import Html, Texts, dates, figures, periods, texts

_ROOM = 3_700
_LONGEST_LETTER = 3_300
"""What a message holds beside the words above it; a longer one is a file."""


def reminding(t: Texts, done: Reminding) -> Screen:
    """What happens now; or the question about those who heard it within the hour."""
    if done.rests:
        return _only(t, done, t("reminding.rests"))
    if done.not_before is not None:
        return _only(t, done, t("reminding.not_yet", day=dates.day(done.not_before)))
    if done.lately:
        return _asked(t, done)
    told = [t("reminding.goes" if done.goes else "reminding.nobody")]
    told += [_line(t, one) for one in done.goes]
    if done.fails:
        told += [Html(""), t("reminding.fails"), *(_line(t, one) for one in done.fails)]
    told = lines.fitting(told, _ROOM)
    if done.goes:
        told += [Html(""), t("reminding.afterwards")]
    outcome = Button(t.label("button.what_arrived"), at(done.units, "told", 0))
    return Screen(Html("\n".join(told)), ((outcome,), *_back(t, done)))


def _line(t: Texts, one: Reached) -> Html:
    facts = {
        "executor": figures.unit_label(one.executor),
        "people": figures.short(", ".join(one.people), 200),
    }
    return t(f"reminding.why.{one.why}" if one.why else "reminding.line", **facts)


def _asked(t: Texts, done: Reminding) -> Screen:
    text = t("reminding.lately", people=figures.short(", ".join(done.lately), 1_500))
    heard = sum(len(one.people) for one in done.goes)
    whom = [Whom.ALL] if heard <= len(done.lately) else [Whom.OTHERS, Whom.ALL]
    row = tuple(
        Button(t.label(f"button.remind.{one}"), at(done.units, "remind", done.executor_id, word=one))
        for one in whom
    )
    return Screen(text, (row, *_back(t, done)))


def _only(t: Texts, done: Reminding, text: Html) -> Screen:
    return Screen(text, _back(t, done))


def _back(t: Texts, done: Reminding) -> tuple[tuple[Button, ...], ...]:
    one = ("unit", done.executor_id) if done.executor_id else ("page", 0)
    return ((Button(t.label("button.back"), at(done.units, *one)),),)


def letter(t: Texts, found: Letter) -> Screen:
    """Ready to be copied; in Russian whatever the coordinator reads. A long one is a file."""
    russian = texts("ru")
    text = _letter(russian, found)
    rows = _letter_ways(t, found)
    if figures.units(text) > _LONGEST_LETTER:
        name = russian.label(
            "letter.filename", executor=figures.short(figures.clean(found.unit.share.name), 60)
        )
        return Screen(t("letter.file"), rows, document=File(name.replace("/", " "), text.encode()))
    return Screen(Html(f"{t('letter.above')}\n\n{t('letter.body', text=text)}"), rows)


def _letter(t: Texts, found: Letter) -> str:
    collection, unit = found.collection, found.unit
    facts = {
        "programme": figures.short(figures.clean(found.title), 400),
        "municipality": figures.short(found.municipality, 200),
        "period": periods.words(t, collection.period),
        "executor": figures.short(figures.clean(unit.share.name), 300),
        "to": figures.short(", ".join(found.to), 300),
    }
    rows = [
        t.label("letter.row", number=number, name=figures.short(figures.clean(name), 300))
        for number, name in unit.missing
    ]
    late = collection.overdue
    due = (dates.on_weekday if late else dates.weekday)(t, collection.due_on)
    parts = [
        t.label("letter.greeting"),
        "\n".join([t.label("letter.asked", **facts), ";\n".join(rows) + "."]),
        t.label("letter.overdue" if late else "letter.due", due=due),
        t.label("letter.to", **facts),
        *([_link(t, found)] if found.link else []),
    ]
    return "\n\n".join(parts)


def _link(t: Texts, found: Letter) -> str:
    assert found.link is not None
    until = dates.day(dates.local(found.link.expires_at, found.link.timezone).date())
    return t.label("letter.link", url=f"https://t.me/{found.link.bot}?start={found.link.secret}", until=until)


def _letter_ways(t: Texts, found: Letter) -> tuple[tuple[Button, ...], ...]:
    numbers = found.collection.programme_id, found.collection.period_id, found.unit.share.subject_id
    back = (Button(t.label("button.to_executor"), data(NAME, "unit", *numbers)),)
    if found.link is not None:
        return (back,)
    return ((Button(t.label("button.with_link"), data(NAME, "invite", *numbers)),), back)
