"""How far a collection is, as one would say it aloud; and each executor's and section's line."""

from collections.abc import Sequence

from services.standing.see_collection import Collection
from services.standing.shares import Share
from texts import Html, Texts, dates, figures, periods


def sentence(t: Texts, found: Collection) -> Html:
    """«Сдано 12 из 26, не сдали 5 исполнителей; срок — понедельник, 11.07.2022, осталось 3 рабочих дня.»"""
    name = "progress.all_in" if found.handed_in == found.total else "progress.said"
    done = t.label(name, done=found.handed_in, total=found.total)
    if found.silent and not found.own:
        done = t.count_label("progress.silent", found.silent, done=done)
    return t("progress.sentence", done=done, due=due(t, found))


def due(t: Texts, found: Collection) -> str:
    """«срок — понедельник, 11.07.2022, осталось 3 рабочих дня»"""
    late = found.closed or found.overdue
    day = (dates.on_weekday if late else dates.weekday)(t, found.due_on)
    if found.closed:
        return t.label("progress.closed", due=day)
    if found.overdue:
        return t.label("progress.overdue", due=day)
    if not found.days_left:
        return t.label("progress.last_day", due=day)
    return t.label("progress.due", due=day, left=t.count_label("tasks.left", found.days_left))


def head(t: Texts, found: Collection) -> Html:
    """The period and the programme."""
    programme = figures.short(figures.clean(found.programme), 120)
    return t("progress.head", period=periods.name(t, found.period), programme=programme)


def waits(t: Texts, found: Collection) -> Html:
    """What the coordinator has not checked yet; empty where nothing waits."""
    if not found.waiting:
        return Html("")
    numbers = figures.numbers_label([one.number for one in found.waiting])
    return t.count("progress.waits", len(found.waiting), numbers=numbers)


def agrees(t: Texts, found: Collection) -> Html:
    """What is sent and waits for the heads of its units; empty where nothing does."""
    if not found.whole.agreeing:
        return Html("")
    numbers = figures.numbers_label(found.whole.agreeing)
    return t.count("progress.agrees", len(found.whole.agreeing), numbers=numbers)


def signed(t: Texts, found: Collection) -> Html:
    """«✍️ Подписано: 5 из 27; исправлено после подписания: № 7»; empty where nothing was."""
    if not found.signed and not found.signed_before:
        return Html("")
    said = t("progress.signed", n=len(found.signed), total=len(found.whole.every))
    if not found.signed_before:
        return said
    return Html(f"{said}; {t('progress.signed_before', numbers=figures.numbers_label(found.signed_before))}")


def parts(t: Texts, found: Collection) -> list[Html]:
    """«🧩 Ждём части: № 23 — ЗАГС»: contributors owe no figure, so they are in no count."""
    told = [
        f"№ {number} — {', '.join(figures.unit_label(one) for one in names)}"
        for number, names in found.parts_missing
    ]
    return [t("progress.parts", told=figures.short("; ".join(told), 200))] if told else []


def lines(t: Texts, shares: Sequence[Share]) -> list[Html]:
    """Those of whom something is missing, the most first."""
    return [line(t, one) for one in shares if one.progress.missing]


def line(t: Texts, share: Share) -> Html:
    """«• УГХ — № 5, 7, 12 (сдано 2 из 5)»"""
    done = share.progress
    said = t(
        "progress.line",
        name=figures.unit_label(share.name) if share.name else t.label("progress.nobodys"),
        numbers=figures.numbers_label(done.missing),
        done=done.owed_and_in,
        total=len(done.owed),
    )
    return Html(f"{said}{_signed_of(t, share)}")


def all_in(t: Texts, share: Share) -> Html:
    """«• УГХ — сдано всё (5)»"""
    name = figures.unit_label(share.name) if share.name else t.label("progress.nobodys")
    said = t("progress.line_all_in", name=name, total=len(share.progress.owed))
    return Html(f"{said}{_signed_of(t, share)}")


def _signed_of(t: Texts, share: Share) -> Html:
    return t("progress.line_signed", n=share.signed) if share.signed else Html("")
