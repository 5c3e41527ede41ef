"""A file that may be of a programme which is called otherwise: asked before anything else."""

from handlers.programme_file.parts import NAME, cancel_row
from handlers.screen import Button, Screen, data
from services.programme.change_programme import LikelyProgramme
from services.reading.file_draft import FileDraft
from texts import Html, Texts, figures

_BUTTON, _TITLE, _PLACE = 40, 300, 100


def same(t: Texts, draft: FileDraft) -> Screen:
    """What the file is called and what is there, a button for each programme, one for a new one."""
    title, place = draft.document.programme.title, draft.municipality
    lines = [t("same.file", title=figures.short(title, _TITLE), municipality=figures.short(place, _PLACE))]
    listed = [_known(t, one) for one in draft.likely]
    if len(draft.likely) == 1:
        lines.append(t("same.one", programme=listed[0]))
        rows = [_button(draft, draft.likely[0], t.label("button.same_programme"))]
    else:
        lines.append(t("same.several", programmes=Html("\n".join(f"• {one}" for one in listed))))
        rows = [_button(draft, one, figures.short(one.title, _BUTTON)) for one in draft.likely]
    new = Button(t.label("button.new_programme"), data(NAME, "same", draft.id, draft.revision, 0))
    return Screen(Html("\n\n".join(lines)), (*rows, (new,), cancel_row(t, draft)), draft_id=draft.id)


def _known(t: Texts, one: LikelyProgramme) -> Html:
    title, place = figures.short(one.title, _TITLE), figures.short(one.municipality, _PLACE)
    return t("same.known", title=title, municipality=place)


def _button(draft: FileDraft, one: LikelyProgramme, label: str) -> tuple[Button, ...]:
    return (Button(label, data(NAME, "same", draft.id, draft.revision, one.id)),)
