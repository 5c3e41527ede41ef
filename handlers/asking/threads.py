"""Threads as they are told and read: a notice, one of them whole, the list."""

from domain.asking.threads import ThreadSide
from handlers.asking import people
from handlers.asking.screens import NAME, WORDS, quoted
from handlers.screen import Button, Screen, data, turning
from handlers.status.lines import paged
from services.asking.notices import ThreadAsked
from services.asking.see_threads import PAGE, ThreadList
from services.asking.thread import ThreadFacts, ThreadSeen
from texts import Html, Texts, dates, figures

_QUOTED = 300
_BRIEF = 120


def told(t: Texts, thread: ThreadSeen, message_id: int, kind: str) -> Screen:
    """What was said, to the other side: the question whole, or the answer with what it answers."""
    said = thread.message(message_id)
    who = people.author(t, thread.facts, said)
    whole = quoted(t, said.words)
    if kind == ThreadAsked.KIND:
        lines = [_asks(t, thread, message_id, who), *_about(t, thread), Html(""), whole, Html("")]
        lines.append(_how(t, thread))
    else:
        lines = [t("thread.answered", author=who), *_about(t, thread), Html(""), whole]
        asked = thread.asked_before(message_id)
        if asked is not None:
            lines += [Html(""), t("thread.you_asked", words=figures.short(asked.words, _QUOTED))]
        lines.append(t("thread.ask_on"))
    return Screen(Html("\n".join(lines)), _rows(t, thread, whole=len(thread.said) > 1))


def _asks(t: Texts, thread: ThreadSeen, message_id: int, who: str) -> Html:
    if thread.said[0].id != message_id:
        return t("thread.asks_on", author=who)
    facts = thread.facts
    if facts.to_unit and thread.coordinates:
        return t("thread.asks_unit", author=who, unit=people.unit(facts.to_unit))
    return t("thread.asks", author=who)


def _how(t: Texts, thread: ThreadSeen) -> Html:
    """How it is answered, and by whom else."""
    if not thread.waits:
        return t("thread.is_answered")
    facts = thread.facts
    if facts.to_unit and thread.coordinates:
        name = "thread.how.coordinator" if thread.unit_is_in else "thread.how.nobody_in"
        return t(name, unit=people.unit(facts.to_unit))
    return t("thread.how")


def _about(t: Texts, thread: ThreadSeen) -> list[Html]:
    lines = people.about_of(t, thread.facts)
    if thread.programme:
        lines.append(t("tasks.programme", programme=figures.short(thread.programme, 90)))
    return lines


def thread(t: Texts, seen: ThreadSeen, number: int) -> Screen:
    """All that was said, the newest page first; who is waited for."""
    said = [_said(t, seen, place) for place in range(len(seen.said))]
    pages = paged(said)
    last = len(pages) - 1
    number = min(max(number, 0), last)
    to = people.unit(seen.facts.to_unit)
    first = t("ask.head.unit", unit=to) if to else t("ask.head.coordinator")
    head = Html("\n".join([first, *_about(t, seen)]))
    text = Html("\n\n".join([head, *pages[last - number], *_stands(t, seen)]))
    about = seen.facts.programme_id, seen.facts.id
    older = turning(t, last - number, last, lambda page: data(NAME, "thread", *about, last - page))
    return Screen(text, (*older, *_rows(t, seen, whole=False)))


def _said(t: Texts, seen: ThreadSeen, place: int) -> Html:
    one = seen.said[place]
    moment = dates.moment(one.said_at, seen.timezone)
    facts = {"author": people.author(t, seen.facts, one), "words": figures.short(one.words, WORDS)}
    return t(f"thread.line.{one.side}", moment=moment, **facts)


def _stands(t: Texts, seen: ThreadSeen) -> list[Html]:
    if not seen.waits:
        return []
    if seen.facts.taken_by:
        return [t("thread.taken", name=figures.short(seen.facts.taken_by, 60))]
    return [t("thread.waits")]


def _rows(t: Texts, seen: ThreadSeen, *, whole: bool) -> tuple[tuple[Button, ...], ...]:
    facts = seen.facts
    about = facts.programme_id, facts.id
    name = "thread.button.reply" if seen.side is ThreadSide.ANSWERS else "thread.button.ask_on"
    rows: list[tuple[Button, ...]] = [(Button(t.label(name), data(NAME, "reply", *about)),)]
    if seen.may_take_over:
        rows.append((Button(t.label("thread.button.take"), data(NAME, "take", *about)),))
    if whole:
        rows.append((Button(t.label("thread.button.whole"), data(NAME, "thread", *about, 0)),))
    if facts.indicator_id is not None:
        shows = data(
            "status", "show", facts.programme_id, facts.indicator_id, *_period(facts), word="indicator"
        )
        rows.append((Button(t.label("thread.button.figure", number=facts.number), shows),))
    rows.append((_list(t), _home(t)))
    return tuple(rows)


def _period(facts: ThreadFacts) -> tuple[int, ...]:
    return () if facts.period_id is None else (facts.period_id,)


def taken(t: Texts, seen: ThreadSeen) -> str:
    """The word on the button."""
    return t.label("thread.taken", name=figures.short(seen.facts.taken_by, 60))


def threads(t: Texts, found: ThreadList) -> Screen:
    """What waits for an answer first; a button for each."""
    first = found.page * PAGE + 1
    head = t.count("thread.list.waiting", found.waiting) if found.waiting else t("thread.list.head")
    if not found.threads:
        head = t("thread.list.none")
    lines = [head, *(_line(t, found, one, place) for place, one in enumerate(found.threads, first))]
    rows = [(_open(t, one, place),) for place, one in enumerate(found.threads, first)]
    paging = turning(t, found.page, found.pages - 1, lambda page: data(NAME, "list", page))
    return Screen(Html("\n\n".join(lines)), (*rows, *paging, (_home(t),)))


def _line(t: Texts, found: ThreadList, one: ThreadFacts, place: int) -> Html:
    """«1. ⏳ Иванова (УГХ), № 4: «Какой акт нужен?» 08.07»"""
    day = dates.short_day(dates.local(one.said_at, found.timezones[one.programme_id]).date())
    about = t.label("thread.of_figure", number=one.number) if one.number else ""
    who = people.asker(t, one)
    if one.to_unit:
        who = t.label("thread.asks_whom", asker=who, unit=figures.unit_label(one.to_unit))
    facts = {"place": place, "who": who, "about": about, "day": day}
    name = "thread.list.waits" if one.waits_since is not None else "thread.list.answered"
    line = t(name, words=figures.short(" ".join(one.words.split()), _BRIEF), **facts)
    programme = found.programmes.get(one.programme_id)
    if programme is None:
        return line
    return Html(f"{line}\n{t('tasks.programme', programme=figures.short(programme, 90))}")


def _open(t: Texts, one: ThreadFacts, place: int) -> Button:
    shows = data(NAME, "thread", one.programme_id, one.id, 0)
    about = t.label("thread.of_figure", number=one.number) if one.number else ""
    return Button(
        t.label("thread.list.button", place=place, who=figures.short(one.asker, 30), about=about), shows
    )


def list_button(t: Texts, waiting: int) -> Button:
    """On the home screen: how many wait for an answer, else what was asked and answered."""
    name = t.label("thread.button.waiting", n=waiting) if waiting else t.label("thread.button.list")
    return Button(name, data(NAME, "list", 0))


def about_button(t: Texts, found: ThreadList | None) -> tuple[tuple[Button, ...], ...]:
    """On a figure's screen."""
    if found is None or found.about is None:
        return ()
    return figure_threads(t, *found.about, len(found.threads))


def figure_threads(
    t: Texts, programme_id: int, indicator_id: int, n: int, number: str = ""
) -> tuple[tuple[Button, ...], ...]:
    """A row of its own, where there are any; with the ``number`` where other questions stand beside."""
    if not n:
        return ()
    label = t.label("thread.button.about", n=n)
    if number:
        label = t.label("thread.button.about_number", n=n, number=number)
    return ((Button(label, data(NAME, "about", programme_id, indicator_id)),),)


def _list(t: Texts) -> Button:
    return Button(t.label("thread.button.list"), data(NAME, "list", 0))


def _home(t: Texts) -> Button:
    return Button(t.label("button.home"), data("home", "show"))
