"""The weekly digest: three sentences that can be said aloud, and what waits for a decision."""

from collections.abc import Sequence

from handlers.asking.threads import list_button
from handlers.progress import said
from handlers.screen import Button, Screen, data
from services.digest.compile_digest import Decisions, Digest
from texts import Html, Texts, figures, periods

NAME = "digest"
_NAMES = 4
_BRIEF = 45


def digest(t: Texts, found: Digest, image: bytes) -> Screen:
    """Ready to be forwarded: what is in it stays true without its buttons."""
    whole = found.collection.whole
    head = t("digest.head", period=periods.name(t, found.collection.period))
    counts = t(
        "digest.counts", done=whole.owed_and_in, total=len(whole.owed), accepted=whole.owed_and_accepted
    )
    due = said.due(t, found.collection)
    told = [head, counts, _second(t, found), t("digest.due", due=due[:1].upper() + due[1:])]
    waiting = _decisions(t, found, found.decisions) if found.decisions else []
    if waiting:
        told += [Html(""), t("digest.decisions"), *waiting]
    programme = figures.short(figures.clean(found.collection.programme), 110)
    told.append(t("tasks.programme", programme=programme))
    return Screen(Html("\n".join(told)), _buttons(t, found), picture=image)


def _second(t: Texts, found: Digest) -> Html:
    """«Ещё не сдали: УГХ, ЗАГС; по принятым сведениям отстают: № 11 «Дворы».»"""
    return t("digest.second", owing=_owing(t, found), risk=_risk(t, found))


def _owing(t: Texts, found: Digest) -> str:
    """Executors by name to the coordinator; to a deputy those of their block, else how many."""
    whole = found.collection
    if not whole.whole.missing:
        return t.label("digest.all_in")
    owing = [one.name for one in whole.executors if one.progress.missing and one.name]
    if not owing:
        return (
            t.count_label("digest.owing_count", whole.silent)
            if whole.silent
            else t.label("digest.owing_nobodys")
        )
    names = _listed(t, [figures.short(figures.unit_label(one), _BRIEF) for one in owing])
    own = "" if found.decisions else "_own"
    return t.label(f"digest.owing{own}", names=names)


def _risk(t: Texts, found: Digest) -> str:
    if not found.at_risk:
        return t.label("digest.no_risk" if found.collection.whole.accepted else "digest.nothing_accepted")
    names = [
        t.label("digest.named", number=number, name=figures.called(name)) for number, name in found.at_risk
    ]
    return t.label("digest.risk", names=_listed(t, names))


def _decisions(t: Texts, found: Digest, waiting: Decisions) -> list[Html]:
    lines = []
    if waiting.questions:
        lines.append(t.count("digest.questions", waiting.questions))
    if waiting.unanswered:
        lines.append(t.count("digest.unanswered", waiting.unanswered))
    if waiting.targets:
        lines.append(t("digest.targets", numbers=figures.short(figures.numbers_label(waiting.targets), 60)))
    if unchecked := [one.number for one in found.collection.waiting]:
        numbers = figures.short(figures.numbers_label(unchecked), 60)
        lines.append(t.count("digest.unchecked", len(unchecked), numbers=numbers))
    if overdue := [one.number for one in found.collection.preliminary if one.is_over]:
        lines.append(t("refine.digest", numbers=figures.short(figures.numbers_label(overdue), 60)))
    if waiting.silent:
        names = [figures.short(figures.unit_label(one.executor), _BRIEF) for one in waiting.silent]
        lines.append(t("digest.silent", names=_listed(t, names)))
    return lines


def _listed(t: Texts, names: Sequence[str]) -> str:
    """The first of them, and how many more there are."""
    shown = ", ".join(names[:_NAMES])
    left = len(names) - _NAMES
    return t.label("digest.and_more", names=shown, n=left) if left > 0 else shown


def _buttons(t: Texts, found: Digest) -> tuple[tuple[Button, ...], ...]:
    programme_id = found.collection.programme_id
    off = Button(t.label("digest.button.off"), data(NAME, "off", programme_id))
    if found.decisions is None:
        return ((_home(t, "button.progress", "progress"), _home(t, "button.report", "report")), (off,))
    rows: list[tuple[Button, ...]] = [
        (_home(t, "button.review", "review"), _home(t, "button.progress", "progress"))
    ]
    if found.decisions.silent:
        rows.append((Button(t.label("digest.button.silent"), data("silent", "show", programme_id)),))
    if found.decisions.unanswered:
        rows.append((list_button(t, found.decisions.unanswered),))
    return (*rows, (off,))


def on_button(t: Texts, weekday: int, programme_id: int = 0) -> Button:
    """«Получать сводку по понедельникам»; of all one's programmes, unless one is meant."""
    label = t.label("digest.button.on", days=t.label(f"digest.days.{weekday}"))
    return Button(label, data(NAME, "on", programme_id))


def wish_on(t: Texts, programme_id: int, weekday: int) -> Screen:
    """It will come, and the way back."""
    off = Button(t.label("digest.button.off"), data(NAME, "off", programme_id))
    text = t("digest.comes", days=t.label(f"digest.days.{weekday}"))
    return Screen(text, ((off,), (_home(t, "button.home", "show"),)))


def wish_off(t: Texts, programme_id: int, weekday: int) -> Screen:
    """It comes no more, and the way back."""
    on = on_button(t, weekday, programme_id)
    return Screen(t("digest.comes_no_more"), ((on,), (_home(t, "button.home", "show"),)))


def _home(t: Texts, name: str, action: str) -> Button:
    return Button(t.label(name), data("home", action))
