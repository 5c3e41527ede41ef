"""Threads: typed, sent, told, read, listed."""

from collections.abc import Iterator
from dataclasses import replace

from domain.asking.threads import ThreadSide
from handlers.asking import screens, threads
from handlers.examples import HALF_YEAR, Example, collected, example
from services.asking.notices import ThreadAnswered, ThreadAsked
from services.asking.see_threads import ThreadList
from services.asking.typed_words import WordsTyped
from services.people.whom_to_ask import Contact
from services.samples.threads import LONGEST, UNIT, facts, message, seen, typed
from services.standing.see_status import Extent, Status

ASKS, ANSWERS = ThreadSide.ASKS, ThreadSide.ANSWERS


def examples() -> Iterator[Example]:
    yield from _typing()
    yield from _receipts()
    yield from _told()
    yield from _lists()
    view = collected()
    for number in (0, 1, 2):
        section = Status(Extent.HEADING, 1, "Развитие города", view, view.items)
        yield example(f"ask: about which, page {number}", screens.which_figure, section, number)
    choices = [(1, "Развитие города"), (2, "Городской округ: " + "дороги " * 20)]
    yield example("ask: in which programme", screens.which_programme, choices)
    yield example("ask: nobody", screens.nobody)
    for contacts in ((), (Contact("Координатор <главный>", 10),)):
        yield example(f"ask: no file, {len(contacts)}", screens.no_file, contacts)


def _typing() -> Iterator[Example]:
    figure = {"number": "4", "name": "Качество дорог", "period": HALF_YEAR}
    for name, words in (
        ("coordinator", typed()),
        ("coordinator about a figure", replace(typed(**figure), earlier=(1, 4))),
        ("unit", typed(unit=UNIT, **figure)),
        ("unit with nobody in", typed(unit=UNIT, nobody_in=True, programme="Округ: дороги", **figure)),
        ("more", typed(thread=seen(message(1, ASKS)), **figure)),
        ("answer", typed(side=ANSWERS, thread=seen(message(1, ASKS)), **figure)),
        ("answered", typed(side=ANSWERS, thread=seen(message(1, ASKS), message(2, ANSWERS)), **figure)),
        ("taken", typed(side=ANSWERS, thread=seen(message(1, ASKS), taken_by="Второй координатор"))),
    ):
        yield example(f"ask: {name}", screens.typed, words)
        yield example(f"ask: {name}, written", screens.typed, replace(words, words="Какой акт нужен? <2022>"))
        yield example(f"ask: {name}, long", screens.typed, replace(words, words=LONGEST))
    yield example("ask: written below a photo", screens.typed_beside_file, typed(words="Вот так годится?"))
    yield example("ask: drop", screens.drop, typed(words=LONGEST))
    for side in ThreadSide:
        yield example(f"ask: dropped, {side}", screens.dropped, typed(side=side))


def _receipts() -> Iterator[Example]:
    asked = message(1, ASKS, LONGEST)
    for name, thread in (
        ("coordinator", seen(asked)),
        ("unit", seen(asked, to_unit=UNIT)),
        ("coordinator of a unit with nobody in", replace(seen(asked, to_unit=UNIT), unit_is_in=False)),
    ):
        yield example(f"ask: sent to {name}", screens.sent, _sent(1, thread=thread, heard_by=1))
    both = seen(asked, message(2, ANSWERS, LONGEST, "Второй координатор"), message(3, ANSWERS, LONGEST))
    answered = _sent(3, side=ANSWERS, thread=both, heard_by=1)
    yield example("ask: answer sent", screens.sent, answered)
    yield example("ask: answer for nobody", screens.sent, replace(answered, heard_by=0))
    yield example("ask: edited late", screens.late, answered)


def _sent(sent_as: int, **more: object) -> WordsTyped:
    return replace(typed(**more), sent_as=sent_as)


def _told() -> Iterator[Example]:
    asked, answered = message(1, ASKS, LONGEST), message(2, ANSWERS, LONGEST)
    to_unit = seen(asked, to_unit=UNIT, side=ANSWERS)
    coordinator = replace(to_unit, coordinates=True)
    for name, thread in (
        ("a coordinator", seen(asked, side=ANSWERS)),
        ("a unit", to_unit),
        ("a coordinator beside a unit", coordinator),
        ("a coordinator alone", replace(coordinator, unit_is_in=False, programme="Округ: дороги")),
        ("whoever comes late", seen(asked, answered, side=ANSWERS, waits=False)),
    ):
        yield example(f"thread: asked, {name}", threads.told, thread, 1, ThreadAsked.KIND)
    on = seen(message(1, ASKS), answered, message(3, ASKS, "А копия годится?"), side=ANSWERS)
    yield example("thread: asked further", threads.told, on, 3, ThreadAsked.KIND)
    back = seen(asked, answered, waits=False)
    yield example("thread: answered", threads.told, back, 2, ThreadAnswered.KIND)
    yield example("thread: waits", threads.thread, coordinator, 0)
    yield example("thread: taken", threads.thread, seen(asked, side=ANSWERS, taken_by="Координатор"), 0)
    long = seen(*(message(n, ASKS if n % 2 else ANSWERS, LONGEST) for n in range(1, 13)), waits=False)
    for number in (0, 1, 99):
        yield example(f"thread: long, page {number}", threads.thread, long, number)


def _lists() -> Iterator[Example]:
    some = [
        facts(1),
        facts(2, number="", short="", waits=False, words="Спасибо!"),
        facts(3, to_unit=UNIT, words=LONGEST),
    ]
    zones = {1: "Asia/Yekaterinburg"}
    found = ThreadList(1, tuple(some), {}, zones, waiting=2)
    yield example("threads", threads.threads, found)
    yield example("threads answered", threads.threads, replace(found, threads=(some[1],), waiting=0))
    yield example("threads: none", threads.threads, replace(found, threads=(), waiting=0))
    full = tuple(facts(n, to_unit=UNIT, words=LONGEST) for n in range(1, 9))
    yield example(
        "threads: a page", threads.threads, replace(found, threads=full, page=1, pages=3, waiting=21)
    )
    named = replace(found, programmes={1: "Городской округ: развитие дорожного хозяйства"})
    yield example("threads of several programmes", threads.threads, named)
    yield example("threads about a figure", threads.threads, replace(found, about=(1, 4), waiting=0))
