"""A question or an answer while it is typed, and once it is sent (storyboard 1 and 4)."""

from collections.abc import Sequence

from domain.asking.threads import LONGEST_WORDS, ThreadSide
from handlers.asking import people
from handlers.screen import Button, Screen, data, part, turning
from services.asking.thread import MessageFacts, ThreadSeen
from services.asking.typed_words import WordsTyped
from services.people.whom_to_ask import Contact
from services.standing.see_status import Extent, Status
from texts import Html, Texts, dates, figures

NAME = "ask"
WORDS = 2 * LONGEST_WORDS
"""In Telegram's units, of which a character has two at most."""
_QUOTED = 300
_FIGURES = 10


def coordinator_button(t: Texts) -> Button:
    """«Спросить координатора», about nothing in particular."""
    return Button(t.label("button.ask_coordinator"), data(NAME, "coordinator"))


def figure_button(t: Texts, name: str, programme_id: int, indicator_id: int, period_id: int) -> Button:
    """The same, or «Спросить», about a figure."""
    return Button(t.label(name), data(NAME, "figure", programme_id, indicator_id, period_id))


def status_button(t: Texts, status: Status) -> Button | None:
    """«Спросить» below a picture: about its figure, or which one is meant; not of a whole programme."""
    view = status.view
    if status.extent is Extent.INDICATOR:
        about = view.programme.id, status.items[0].indicator.id, view.period.id
        return figure_button(t, "button.ask", *about)
    if status.extent is Extent.PROGRAMME or not status.items:
        return None
    return Button(t.label("button.ask"), _which(status, 0))


def _which(status: Status, number: int) -> str:
    about = status.view.programme.id, status.subject_id, status.view.period.id
    return data(NAME, "which", *about, number, word=status.extent)


def which_figure(t: Texts, status: Status, number: int) -> Screen:
    """Of a section: about which of its figures?"""
    number, last, shown = part(status.items, number, _FIGURES)
    rows = [
        (
            Button(
                t.label("thread.figure", number=row.number, name=figures.called(row.short)),
                data(NAME, "figure", status.view.programme.id, row.id, status.view.period.id),
            ),
        )
        for row in (one.indicator for one in shown)
    ]
    paging = turning(t, number, last, lambda other: _which(status, other))
    return Screen(t("ask.which"), (*rows, *paging, (_home(t),)))


def which_programme(t: Texts, choices: Sequence[tuple[int, str]]) -> Screen:
    rows = tuple((Button(figures.short(name, 58), data(NAME, "in", id_)),) for id_, name in choices)
    return Screen(t("ask.which_programme"), (*rows, (_home(t),)))


def nobody(t: Texts) -> Screen:
    """The actor coordinates everything they have a part in, or nobody coordinates it."""
    return Screen(t("ask.nobody"), ((_home(t),),))


def typed(t: Texts, words: WordsTyped) -> Screen:
    """What is asked for; once there are words, how they will be sent."""
    return _typed(t, words, [])


def typed_beside_file(t: Texts, words: WordsTyped) -> Screen:
    """The same below a photo or a document: its words count, it goes nowhere."""
    return _typed(t, words, [t("ask.no_file")])


def _typed(t: Texts, words: WordsTyped, more: list[Html]) -> Screen:
    lines = [_head(t, words), *_context(t, words)]
    if words.words:
        lines += [Html(""), quoted(t, words.words), Html(""), t("ask.send")]
    else:
        lines += [Html(""), t(f"ask.type.{words.side}")]
    row = [Button(t.label("button.cancel"), data(NAME, "cancel", words.draft_id))]
    if words.words:
        row.insert(0, Button(t.label("button.send"), data(NAME, "send", words.draft_id, words.revision)))
    rows = (tuple(row), *_earlier(t, words))
    return Screen(Html("\n".join([*lines, *more])), rows, draft_id=words.draft_id)


def quoted(t: Texts, words: str) -> Html:
    """All that may be sent."""
    return t("ask.quoted", words=figures.short(words, WORDS))


def _head(t: Texts, words: WordsTyped) -> Html:
    if words.side is ThreadSide.ANSWERS:
        return t("ask.head.answer")
    if words.thread is not None:
        return t("ask.head.more")
    if not words.unit:
        return t("ask.head.coordinator")
    head = t("ask.head.nobody_in" if words.nobody_in else "ask.head.unit", unit=people.unit(words.unit))
    return Html(f"{head} {t('ask.coordinator_sees')}") if _is_seen(words) else head


def _is_seen(words: WordsTyped) -> bool:
    """By a coordinator beside the unit, which whoever asks should know."""
    return not words.nobody_in and not words.coordinates


def _context(t: Texts, words: WordsTyped) -> list[Html]:
    """What it is about, and what was said last in the thread that goes on."""
    lines = people.about(t, words.number, words.name, words.period)
    if words.programme:
        lines.append(t("tasks.programme", programme=figures.short(words.programme, 90)))
    return lines + (_last(t, words.thread) if words.thread is not None else [])


def _last(t: Texts, thread: ThreadSeen) -> list[Html]:
    asked = next((one for one in reversed(thread.said) if one.side is ThreadSide.ASKS), thread.said[0])
    told = [asked] if thread.said[-1].side is ThreadSide.ASKS else [asked, thread.said[-1]]
    lines = [_told(t, thread, one) for one in told]
    if thread.facts.taken_by and thread.facts.taken_by_id != thread.reader_id:
        lines.append(t("thread.taken", name=figures.short(thread.facts.taken_by, 60)))
    return lines


def _told(t: Texts, thread: ThreadSeen, said: MessageFacts) -> Html:
    words = figures.short(said.words, _QUOTED)
    if said.side is thread.side is ThreadSide.ASKS:
        return t("thread.you_asked", words=words)
    return t(f"thread.said.{said.side}", author=people.author(t, thread.facts, said), words=words)


def _earlier(t: Texts, words: WordsTyped) -> tuple[tuple[Button, ...], ...]:
    if words.earlier is None:
        return ()
    return ((Button(t.label("thread.button.earlier"), data(NAME, "about", *words.earlier)),),)


def drop(t: Texts, words: WordsTyped) -> Screen:
    """Words are not thrown away by one press."""
    text = t("ask.drop", words=figures.short(words.words, _QUOTED))
    row = (
        Button(t.label("ask.button.drop"), data(NAME, "drop", words.draft_id)),
        Button(t.label("button.back"), data(NAME, "back", words.draft_id)),
    )
    return Screen(text, (row,), draft_id=words.draft_id)


def dropped(t: Texts, words: WordsTyped) -> Screen:
    return Screen(t(f"ask.dropped.{words.side}"), (*_thread_row(t, words.thread), (_home(t),)))


def sent(t: Texts, words: WordsTyped) -> Screen:
    """The receipt, which stays; a reply to it goes on with the thread."""
    thread, sent_as = words.thread, words.sent_as
    assert thread is not None
    assert sent_as is not None
    said = quoted(t, thread.message(sent_as).words)
    lines = [_receipt(t, words, thread), *people.about_of(t, thread.facts), Html(""), said]
    before = thread.answered_before(sent_as)
    if before is not None:
        name = people.author(t, thread.facts, before)
        moment = dates.moment(before.said_at, thread.timezone)
        told = figures.short(before.words, _QUOTED)
        lines += [Html(""), t("ask.answered_before", author=name, moment=moment, words=told)]
    if words.side is ThreadSide.ASKS:
        lines += [Html(""), t("ask.answer_comes")]
    return Screen(Html("\n".join(lines)), (*_thread_row(t, thread), (_home(t),)))


def _receipt(t: Texts, words: WordsTyped, thread: ThreadSeen) -> Html:
    facts = thread.facts
    if words.side is ThreadSide.ANSWERS:
        to = people.asker(t, facts)
        return t("ask.sent.answer", to=to) if words.heard_by else t("ask.sent.nobody", to=to)
    if facts.to_unit and thread.unit_is_in and not facts.taken_by:
        return t("ask.sent.unit", unit=people.unit(facts.to_unit))
    return t("ask.sent.coordinator")


def late(t: Texts, words: WordsTyped) -> Screen:
    """A message was edited after it had been sent."""
    return Screen(t("ask.edited_late"), (*_thread_row(t, words.thread), (_home(t),)))


def no_file(t: Texts, contacts: Sequence[Contact]) -> Screen:
    """A file, a photo, a voice where words are waited for."""
    lines = [t("ask.no_file")]
    if contacts:
        links = (
            t("person.link", name=figures.short(one.name, 60), id=one.telegram_id) for one in contacts[:3]
        )
        lines.append(t("ask.no_file_to", people=Html(", ".join(links))))
    return Screen(Html("\n".join(lines)), ((_home(t),),))


def _thread_row(t: Texts, thread: ThreadSeen | None) -> tuple[tuple[Button, ...], ...]:
    if thread is None:
        return ()
    shows = data(NAME, "thread", thread.facts.programme_id, thread.facts.id, 0)
    return ((Button(t.label("thread.button.whole"), shows),),)


def _home(t: Texts) -> Button:
    return Button(t.label("button.home"), data("home", "show"))
