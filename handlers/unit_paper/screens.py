"""A unit's rows on paper: the file, the question for its letter or scan, how it stands (storyboard 3)."""

from collections.abc import Iterator

from domain.heads.signature import Signature
from handlers.screen import Button, File, Screen, data
from handlers.submit.task_list import NAME as LISTS
from services.signing.see_signed import StoredFile
from services.unit_paper.print_paper import PrintedPaper
from services.unit_paper.see_paper import PaperSeen
from texts import Html, Texts, dates, figures, periods, texts

NAME = "paper"
_MOST_OTHERS = 4
_LONGEST_NUMBERS = 300


def printed(t: Texts, found: PrintedPaper) -> Screen:
    """The file, what to do with it, and how it comes back."""
    facts = {"period": periods.name(t, found.period), "code": _code(found.code)}
    unit = figures.short(figures.clean(found.unit), 200)
    lines = [t.count("paper.given", found.rows, unit=unit, **facts)]
    if found.missing:
        lines.append(t("paper.draft", numbers=_numbers(found.missing)))
    lines.append(t("paper.stands" if found.is_signed else "paper.how", **facts))
    about = found.programme_id, found.paper_id
    sign = (
        Button(t.label("button.paper_stands"), data(NAME, "see", *about))
        if found.is_signed
        else Button(t.label("button.sign_paper"), data(NAME, "sign", *about))
    )
    russian = texts("ru")
    name = russian.label(
        "paper.filename",
        unit=figures.filename_part(found.unit),
        period=periods.name(russian, found.period),
    )
    document = File(name, found.content)
    return Screen(Html("\n".join(lines)), ((sign,), (_list(t, found.at),)), document=document)


def ask(t: Texts, found: PaperSeen) -> Screen:
    """Until «Готово» words are the letter, a file is a page of the scan."""
    assert found.question_id is not None
    lines = [_head(t, found), *_stands(t, found), t("paper.ask")]
    rows: list[tuple[Button, ...]] = [
        (Button(_other(t, found, place), data(NAME, "sign", one.programme_id, one.id)),)
        for place, one in enumerate(found.others[:_MOST_OTHERS])
    ]
    label = t.label("button.done" if found.paper.scans else "button.back")
    rows.append((Button(label, data(NAME, "done", found.question_id)),))
    return Screen(Html("\n".join(lines)), tuple(rows), draft_id=found.question_id)


def paper(t: Texts, found: PaperSeen) -> Screen:
    """Whether it is signed, by which letter, and what was corrected since."""
    lines = [_head(t, found)]
    if found.refused is not None:
        number = figures.short(figures.clean(found.refused.number), 60)
        lines.insert(0, t("paper.refused", number=number, day=dates.day(found.refused.day)))
    lines += _stands(t, found)
    sign = "button.paper_again" if found.paper.is_signed else "button.sign_paper"
    rows: list[tuple[Button, ...]] = [(Button(t.label(sign), data(NAME, "sign", *found.ids)),)]
    if found.paper.scans:
        label = t.label("button.paper_scan", n=len(found.paper.scans))
        rows.append((Button(label, data(NAME, "files", *found.ids)),))
    if found.paper.is_signed:
        rows.append((Button(t.label("button.unsign_paper"), data(NAME, "unsign", *found.ids)),))
    return Screen(Html("\n".join(lines)), (*rows, (_list(t, found.at),)))


def ask_unsign(t: Texts, found: PaperSeen) -> Screen:
    """What would be taken off, before it is."""
    if not found.paper.is_signed:
        return paper(t, found)
    lines = [_head(t, found), *_stands(t, found), t("paper.ask_unsign")]
    yes = Button(t.label("button.unsign_yes"), data(NAME, "unsigned", *found.ids))
    back = Button(t.label("button.back"), data(NAME, "see", *found.ids))
    return Screen(Html("\n".join(lines)), ((yes,), (back,)))


def scan(t: Texts, found: StoredFile) -> Screen:
    home = Button(t.label("button.home"), data("home", "show"))
    return Screen(t("paper.scan"), ((home,),), document=File(found.name, found.content))


def _head(t: Texts, found: PaperSeen) -> Html:
    unit = figures.short(figures.clean(found.paper.unit), 200)
    facts = {"period": periods.name(t, found.period), "code": _code(found.paper.code)}
    return t("paper.head_line", unit=unit, numbers=_numbers(found.numbers), **facts)


def _stands(t: Texts, found: PaperSeen) -> Iterator[Html]:
    paper = found.paper
    if paper.signed_at is None:
        yield t("paper.unsigned")
        return
    signature = Signature(paper.number, paper.letter_on, len(paper.scans))
    moment = dates.moment(paper.signed_at, found.timezone)
    by = figures.short(paper.signed_by, 100)
    yield t("paper.signed", how=figures.signed(t, signature), by=by, moment=moment)
    if paper.number and paper.scans:
        yield t.count("paper.scans", len(paper.scans))
    if found.corrected:
        yield t("paper.corrected", numbers=_numbers(found.corrected))


def _other(t: Texts, found: PaperSeen, place: int) -> str:
    one = found.others[place]
    day = dates.local(one.printed_at, found.timezone)
    return t.label("button.other_paper", code=_code(one.code), day=f"{day:%d.%m}")


def _code(code: str) -> str:
    return figures.short(code, 16)


def _numbers(numbers: tuple[str, ...]) -> str:
    return figures.short(", ".join(numbers), _LONGEST_NUMBERS)


def _list(t: Texts, at: tuple[int, ...]) -> Button:
    return Button(t.label("button.to_list"), data(LISTS, "tasks", *at, word="below"))
