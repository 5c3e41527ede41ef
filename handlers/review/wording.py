"""«Поправить текст» and «Замечание»: what is asked, what was done, and the way back (storyboard 3)."""

from collections.abc import Sequence

from handlers.screen import Button, Screen, data
from services.review.hearers import Hearer
from services.review.remark import RemarkAsked, Remarked
from services.review.word_anew import WordedAnew, WordingAsked
from texts import Html, Texts, dates, figures

NAME = "review"
_LONGEST_COPIED = 3_000
_LONGEST_SHOWN = 1_400
_LONGEST_LABEL = 40
_LONGEST_READY = 400
Rows = tuple[tuple[Button, ...], ...]


def said_rows(t: Texts, programme_id: int, submission_id: int, *, is_worded: bool) -> Rows:
    """«Поправить текст», «Замечание» about a version that waits or is accepted; and the way back to their
    own words."""
    ids = programme_id, submission_id
    word = Button(t.label("button.reword"), data(NAME, "word", *ids))
    remark = Button(t.label("button.remark"), data(NAME, "remark", *ids))
    back = ((Button(t.label("button.unword"), data(NAME, "unword", *ids)),),) if is_worded else ()
    return ((word, remark), *back)


def ask_wording(t: Texts, asked: WordingAsked) -> Screen:
    """As it reads now, to be copied with one tap."""
    text = t("review.ask_wording_empty", number=asked.number)
    if asked.explanation:
        copied = figures.short(asked.explanation, _LONGEST_COPIED)
        text = t("review.ask_wording", number=asked.number, text=copied)
    return Screen(text, (_keep(t, asked.draft_id, asked.programme_id),), draft_id=asked.draft_id)


def worded(t: Texts, done: WordedAnew) -> Screen:
    """What it was and is; who is told, and until when it can be undone."""
    queue = (Button(t.label("button.review"), data(NAME, "below", done.programme_id)),)
    if done.is_own:
        return Screen(_own_again(t, done), (queue,))
    if not done.changed:
        return Screen(t("review.worded_same", number=done.number), (queue,))
    facts = {
        name: figures.short(text, _LONGEST_SHOWN) or t.label("review.worded_nothing")
        for name, text in (("was", done.was), ("now", done.now))
    }
    undo = Button(t.label("button.undo_word"), data(NAME, "unword", done.programme_id, done.submission_id))
    text = f"{t('review.worded', number=done.number, **facts)}\n{_who_is_told(t, done.hearer)}"
    return Screen(Html(text), ((undo,), queue))


def _own_again(t: Texts, done: WordedAnew) -> Html:
    now = figures.short(done.now, _LONGEST_SHOWN) or t.label("review.worded_nothing")
    stands = t("review.worded_own", number=done.number, now=now)
    if not done.changed:
        return stands
    return Html(f"{stands}\n{t('review.worded_untold' if done.untold else 'review.worded_back_told')}")


def _who_is_told(t: Texts, hearer: Hearer | None) -> Html:
    if hearer is None:
        return t("review.worded_to_nobody")
    if hearer.away_since is None:
        return t("review.worded_told")
    return t("review.worded_unheard", **unheard(t, hearer))


def unheard(t: Texts, hearer: Hearer) -> dict[str, object]:
    """Who does not get what is said to them, and since when."""
    assert hearer.away_since is not None
    return {
        "person": t("person.link", name=figures.short(hearer.name, 100), id=hearer.telegram_id),
        "since": dates.moment(hearer.away_since, hearer.timezone),
    }


def ask_remark(t: Texts, asked: RemarkAsked) -> Screen:
    """What this coordinator said before is a tap away."""
    text = t(f"review.ask_remark.{'accepted' if asked.is_accepted else 'sent'}", number=asked.number)
    text = Html("\n".join([text, *ready_in_full(t, asked.ready)]))
    ready = ready_rows("ready_remark", asked.draft_id, asked.revision, asked.ready)
    keep = _keep(t, asked.draft_id, asked.programme_id)
    return Screen(text, (*ready, keep), draft_id=asked.draft_id)


def remarked(t: Texts, done: Remarked) -> Screen:
    """Never that somebody knows of it already."""
    queue = (Button(t.label("button.review"), data(NAME, "below", done.programme_id)),)
    facts = {"number": done.number, "remark": figures.short(done.remark, _LONGEST_SHOWN)}
    if done.hearer is None:
        return Screen(t("review.remarked_to_nobody", **facts), (queue,))
    if done.hearer.away_since is not None:
        return Screen(t("review.remarked_unheard", **facts, **unheard(t, done.hearer)), (queue,))
    return Screen(t(f"review.remarked.{'accepted' if done.is_accepted else 'sent'}", **facts), (queue,))


def ready_rows(action: str, draft_id: int, revision: int, ready: Sequence[str]) -> Rows:
    """A button for each, shortened; what is sent is the whole."""
    return tuple(
        (Button(_label(reason), data(NAME, action, draft_id, revision, place)),)
        for place, reason in enumerate(ready)
    )


def ready_in_full(t: Texts, ready: Sequence[str]) -> list[Html]:
    """Those that a button does not show whole."""
    return [
        t("review.ready_full", text=figures.short(one, _LONGEST_READY)) for one in ready if _label(one) != one
    ]


def _label(reason: str) -> str:
    return figures.short(reason, _LONGEST_LABEL)


def _keep(t: Texts, draft_id: int, programme_id: int) -> tuple[Button, ...]:
    """«Назад»: nothing is changed."""
    return (Button(t.label("button.back"), data(NAME, "keep", draft_id, programme_id)),)
