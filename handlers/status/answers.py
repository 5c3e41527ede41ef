"""What is answered in words: who has not handed in, what waits, the deadlines, who answers for it."""

from collections.abc import Sequence

from domain.programme.document import Part
from domain.programme.naming import name_of
from domain.time.periods import Period
from handlers.screen import Button, Screen, data
from handlers.status import lines
from services.standing.search import NoNumber
from services.standing.search_status import NoPeriod
from services.standing.see_collection import Collection, Unchecked
from services.standing.see_contacts import Answering, Contacts
from services.standing.see_status import Status
from texts import Html, Texts, dates, figures, periods

NAME = "status"
_MOST_PEOPLE = 5
_MOST_PERIODS = 12


def waiting(t: Texts, found: Collection) -> Screen:
    """What the coordinator has not checked yet, the longest waiting first."""
    period = periods.name(t, found.period)
    if not found.waiting:
        told = [t("collection.nothing_waits", period=period), _programme(t, found)]
        return Screen(Html("\n".join(line for line in told if line)), _ways(t, found))
    told = [_waiting_line(t, one, found.timezone) for one in found.waiting]
    head = [t.count("collection.waiting", len(found.waiting), period=period), _programme(t, found)]
    return Screen(
        Html("\n".join(line for line in [*head, *lines.fitting(told, lines.PAGE)] if line)), _ways(t, found)
    )


def _waiting_line(t: Texts, one: Unchecked, timezone: str) -> Html:
    facts = {
        "number": one.number,
        "name": figures.short(figures.clean(one.name), 60),
        "since": dates.moment(one.since, timezone),
        "executor": figures.short(one.executor, 60) or "—",
    }
    if one.days_late:
        return t.count("collection.waiting_late", one.days_late, **facts)
    return t("collection.waiting_line", **facts)


def deadlines(t: Texts, found: Sequence[Collection]) -> Screen:
    """Each period's day, and how many are left."""
    told = [Html("\n".join(line for line in (_due(t, one), _programme(t, one)) if line)) for one in found]
    return Screen(Html("\n\n".join(told)), _ways(t, found[0]))


def no_collection(t: Texts, asked: str) -> Screen:
    return Screen(t("collection.no_period", asked=figures.short(asked, 60)), (_home(t),))


def answering(t: Texts, found: Contacts) -> Screen:
    """Who hands in and who oversees, and whom one can write to."""
    told = [t("answering.head", title=figures.short(figures.clean(found.title), 200))]
    told += lines.fitting([_answering(t, one) for one in found.answering], lines.PAGE)
    if found.nobody:
        told.append(t("answering.not_set", numbers=_listed(found.nobody)))
    return Screen(Html("\n".join(told)), (_home(t),))


def _answering(t: Texts, one: Answering) -> Html:
    people = Html(
        ", ".join(
            t("person.link", name=figures.short(name, 60), id=telegram_id)
            for name, telegram_id in one.people[:_MOST_PEOPLE]
        )
    )
    facts = {"executor": figures.short(figures.clean(one.executor), 160), "numbers": _listed(one.numbers)}
    written = t("answering.people", people=people) if people else t("answering.nobody_in")
    name = "answering.hands_in" if one.part is Part.HANDS_IN else "answering.oversees"
    return t(name, people=written, **facts)


def no_number(t: Texts, found: NoNumber) -> Screen:
    """«Есть № 1–27», and the sections."""
    everything = (Button(t.label("button.all_sections"), data(NAME, "sections", found.programme_id)),)
    if not found.known:
        return Screen(t("number.none_there"), (_home(t),))
    return Screen(
        t("number.not_there", asked=_listed(found.asked), known=figures.numbers_label(found.known)),
        (everything,),
    )


def no_period(t: Texts, found: NoPeriod) -> Screen:
    """Those that there are, each with what was asked for."""
    facts = {"asked": figures.short(found.asked, 60)}
    if found.wanted:
        facts["wanted"] = periods.name(t, found.wanted)
    if found.suggestion.subject_id:
        facts["title"] = figures.short(figures.clean(found.suggestion.name), 120)
        name = "period.not_opened_of" if found.wanted else "period.not_opened_words_of"
    else:
        name = "period.not_opened" if found.wanted else "period.not_opened_words"
    one = found.suggestion
    buttons = [
        Button(
            periods.name(t, Period.from_key(known.key)),
            data(NAME, "show", found.programme_id, one.subject_id, known.id, word=one.extent),
        )
        for known in found.known[:_MOST_PERIODS]
    ]
    rows = tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
    return Screen(t(name, **facts), (*rows, _home(t)))


def rest(t: Texts, programme_id: int, statuses: Sequence[Status]) -> Screen:
    """What else was asked for, where it would be too many pictures."""
    rows = tuple(
        (
            Button(
                figures.short(f"№ {row.number} {figures.clean(name_of(row))}", 58),
                data(NAME, "show", programme_id, row.id, one.view.period.id, word=one.extent),
            ),
        )
        for one in statuses
        for row in (one.items[0].indicator,)
    )
    return Screen(t("number.rest"), rows)


def small_talk(t: Texts, name: str, number: str, own: bool) -> Screen:
    """A short human answer, and the way on."""
    examples = t("small.examples_own" if own else "small.examples", number=number)
    return Screen(t(f"small.{name}", examples=examples), (_home(t),))


def _programme(t: Texts, found: Collection) -> Html:
    return t("tasks.programme", programme=figures.short(found.programme, 120))


def _due(t: Texts, found: Collection) -> Html:
    facts = {
        "period": periods.name(t, found.period),
        "due": dates.weekday(t, found.due_on),
        "done": found.handed_in,
        "total": found.total,
    }
    if found.closed:
        return t("collection.deadline_over", **facts)
    if found.overdue:
        return t("tasks.overdue", **facts)
    if not found.days_left:
        return t("tasks.last_day", **facts)
    return t("tasks.due", left=t.count("tasks.left", found.days_left), **facts)


def _ways(t: Texts, found: Collection) -> tuple[tuple[Button, ...], ...]:
    if found.own:
        own = (("button.fill", "fill"), ("button.list", "tasks"))
        return (tuple(Button(t.label(name), data("home", action)) for name, action in own),)
    review = (Button(t.label("button.review"), data("home", "review")),) if found.coordinates else ()
    whole = Button(
        t.label("button.whole_programme"),
        data(NAME, "show", found.programme_id, 0, found.period_id, word="programme"),
    )
    return ((*review, whole), _home(t))


def _home(t: Texts) -> tuple[Button, ...]:
    return (Button(t.label("button.home"), data("home", "show")),)


def _listed(numbers: Sequence[str]) -> str:
    return figures.short(", ".join(numbers), 300)
