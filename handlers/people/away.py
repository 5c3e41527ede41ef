"""Somebody is away: who stands in, between which days, and whether the coordinator agrees."""

from domain.time.spans import Span
from handlers.people.screens import NAME
from handlers.screen import Button, Screen, data
from services.people.away import AwayAsked, AwayFacts
from services.people.see_people import PersonPage
from texts import Html, Texts, dates, figures


def own(t: Texts, page: PersonPage) -> Screen:
    """To whoever hands in: their colleagues, and naming a substitute."""
    found, one = page.people, page.person
    names = ", ".join(figures.short(each.name, 60) for each in page.others)
    lines = [
        t("away.own", programme=figures.short(figures.clean(found.programme), 90)),
        t("away.colleagues", names=figures.short(names, 1_000)) if names else t("away.no_colleagues"),
    ]
    for each in one.away:
        days = _days(Span(each.since, each.until))
        said_so = "away.stands_in" if each.substitute else "away.nobody"
        lines.append(t(said_so, substitute=figures.short(each.substitute, 60), **days))
    naming = Button(t.label("away.button.name"), data(NAME, "away", found.programme_id, one.person_id))
    return Screen(Html("\n".join(lines)), ((naming,), (_home(t),)))


def choose_own(t: Texts, page: PersonPage) -> Screen:
    """A colleague, somebody new, or nobody."""
    ids = page.people.programme_id, page.person.person_id
    rows = [
        (Button(figures.short(each.name, 60), data(NAME, "away_to", *ids, each.person_id)),)
        for each in page.others[:20]
    ]
    rows += [
        (Button(t.label(f"people.button.{name}"), data(NAME, "away_to", *ids, id_)),)
        for name, id_ in (("newcomer", -1), ("no_substitute", 0))
    ]
    return Screen(t("away.choose"), (*rows, (_home(t),)))


def ask_days(t: Texts, asked: AwayAsked) -> Screen:
    back = Button(t.label("button.back"), data(NAME, "keep", asked.programme_id, asked.draft_id))
    return Screen(t("away.ask_days", **_names(t, asked)), ((back,),), draft_id=asked.draft_id)


def said(t: Texts, done: AwayAsked) -> Screen:
    """What has come of it: written down, waiting for the coordinator, or not agreed to."""
    assert done.span is not None
    if done.agreed is None:
        name = "away.waits"
    elif not done.agreed:
        name = "away.refused"
    else:
        name = (
            "away.done_newcomer" if done.newcomer else "away.done" if done.substitute else "away.done_nobody"
        )
    return Screen(t(name, **_names(t, done), **_days(done.span)), ((_home(t),),))


def decided(t: Texts, done: AwayAsked) -> str:
    return t.label("away.noted" if done.agreed else "away.not_noted")


def request(t: Texts, asked: AwayAsked) -> Screen:
    """To a coordinator: somebody names a substitute; what was decided stands in place of the buttons."""
    assert asked.span is not None
    if asked.agreed is not None:
        return said(t, asked)
    name = (
        "away.request_newcomer" if asked.newcomer else "away.request" if asked.substitute else "away.absent"
    )
    ids = asked.programme_id, asked.draft_id
    yes, no = (Button(t.label(f"away.button.{one}"), data(NAME, one, *ids)) for one in ("agree", "refuse"))
    return Screen(t(name, **_names(t, asked), **_days(asked.span)), ((yes, no),))


def told(t: Texts, away: AwayFacts, reader_id: int | None, newcomer: bool = False) -> Screen:
    """To whoever stands in, whoever is away, and the coordinator; a ``newcomer`` has not come in yet."""
    ended = away.ended_at is not None
    if reader_id == away.substitute_id:
        reader = "substitute"
    else:
        reader = "absent" if reader_id == away.person_id else "other"
    name = f"away.told.{'ended' if ended else 'named'}.{reader}"
    if not ended and not away.substitute and reader == "absent":
        name = f"away.told.named.{'newcomer' if newcomer else 'alone'}"
    facts = {
        "name": figures.short(away.person, 60),
        "substitute": figures.short(away.substitute, 60),
        "executor": figures.short(figures.clean(away.executor), 160) or t.label("role.coordinator"),
    }
    return Screen(t(name, **facts, **_days(Span(away.since, away.until))), ((_home(t),),))


def _names(t: Texts, asked: AwayAsked) -> dict[str, str]:
    substitute = figures.short(asked.substitute, 60)
    if substitute:
        standing_in = t.label("away.by", name=substitute)
    else:
        standing_in = t.label("away.newcomer" if asked.newcomer else "away.no_one")
    return {"name": figures.short(asked.person, 60), "substitute": substitute, "standing_in": standing_in}


def _days(span: Span) -> dict[str, str]:
    return {"since": dates.day(span.since), "until": dates.day(span.until)}


def _home(t: Texts) -> Button:
    return Button(t.label("button.home"), data("home", "show"))
