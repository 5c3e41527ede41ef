"""How the bot itself is, on one screen."""

from datetime import timedelta

from handlers.screen import Button, Screen, data
from services.ports import PartSeen, Vitals
from services.upkeep.see_health import Backlog, Health
from texts import Html, Texts, dates, figures

NAME = "health"
_UNITS = ((48 * 3600, 86400, "days"), (90 * 60, 3600, "hours"), (90, 60, "minutes"), (0, 1, "seconds"))
_LITTLE = 10**9
_PARTS = 20


def health(t: Texts, seen: Health) -> Screen:
    lines = [t("health.title"), *_process(t, seen)]
    lines += [_queue(t, "inbox", seen.inbox, seen), _queue(t, "outbox", seen.outbox, seen)]
    lines += [_parts(t, seen.vitals.parts)] if seen.vitals else []
    lines += _others(t, seen)
    again = Button(t.label("button.refresh"), data(NAME, "show"))
    return Screen(Html("\n\n".join(lines)), ((again,),))


def _process(t: Texts, seen: Health) -> list[Html]:
    database = t("health.database", database=figures.short(seen.database, 20))
    return [Html("\n".join([*_vitals(t, seen, seen.vitals), database]))] if seen.vitals else [database]


def _vitals(t: Texts, seen: Health, vitals: Vitals) -> list[Html]:
    began = dates.moment(seen.now - timedelta(seconds=vitals.running_for), seen.timezone)
    telegram = t("health.telegram_never")
    if vitals.telegram_ago is not None:
        telegram = t("health.telegram", ago=_ago(t, vitals.telegram_ago))
    return [
        t("health.running", since=began, version=figures.short(vitals.version, 40)),
        telegram,
        _disk(t, vitals.free_bytes),
    ]


def _disk(t: Texts, free: int) -> Html:
    size = t.label("health.megabytes", n=free // 10**6)
    if free >= _LITTLE:
        size = t.label("health.gigabytes", n=free // 10**9)
    return t("health.disk" if free >= _LITTLE else "health.disk_little", size=size)


def _queue(t: Texts, name: str, backlog: Backlog, seen: Health) -> Html:
    waiting = t(f"health.{name}.nothing")
    if backlog.oldest is not None:
        age = _ago(t, (seen.now - backlog.oldest).total_seconds())
        waiting = t(f"health.{name}.waiting", n=backlog.waiting, age=age)
    failed = t(f"health.{name}.failed", n=backlog.failed) if backlog.failed else t("health.none_failed")
    return Html(f"{waiting}\n{failed}")


def _parts(t: Texts, parts: tuple[PartSeen, ...]) -> Html:
    return Html("\n".join([t("health.parts"), *(_part(t, part) for part in parts[:_PARTS])]))


def _others(t: Texts, seen: Health) -> list[Html]:
    """Several processes may serve one database; the rest of the screen is about the one that answers."""
    if seen.processes < 2:
        return []
    stuck = [t("health.stuck_elsewhere", part=_name(t, one)) for one in seen.stuck_elsewhere[:_PARTS]]
    return [Html("\n".join([t("health.processes", n=seen.processes), *stuck]))]


def _part(t: Texts, part: PartSeen) -> Html:
    words = "health.stuck" if part.stuck else "health.alive"
    return t(words, part=_name(t, part.name), ago=_ago(t, part.ago))


def _name(t: Texts, part: str) -> str:
    """Work in hand and a tick without a name of its own are told as the log tells them."""
    known = f"health.part.{part.replace(' ', '.')}"
    return t.label(known) if t.has(known) else figures.short(part, 60)


def _ago(t: Texts, seconds: float) -> str:
    """In one unit, rounded down: nobody reads seconds of a day."""
    _, size, unit = next(one for one in _UNITS if seconds >= one[0] or not one[0])
    return t.label(f"health.ago.{unit}", n=max(int(seconds // size), 0))
