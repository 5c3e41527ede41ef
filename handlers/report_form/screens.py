"""What a document would be as a form, what is wrong with it and where; then that it is one."""

from collections.abc import Iterator

from domain.forms.form import FormColumn
from domain.forms.problems import FormProblem
from handlers.screen import Button, Screen, data
from services.reports.use_as_form import ProposedForm, UsedForm
from texts import Html, Texts, figures

NAME = "form"
_MOST_COLUMNS, _MOST_PROBLEMS, _TITLE = 20, 15, 70


def offer(t: Texts, draft_id: int) -> tuple[Button, ...]:
    """For the screen of a file."""
    return (Button(t.label("button.use_as_form"), data(NAME, "see", draft_id)),)


def proposed(t: Texts, found: ProposedForm) -> Screen:
    lines = [t("form.head", filename=figures.short(found.filename, 100)), *_columns(t, found.columns)]
    lines += [Html(""), *(_problems(t, found.problems) if found.problems else [t("form.good")])]
    if found.old_words:
        lines.append(t.count("form.old_words", found.old_words))
    home = (Button(t.label("button.home"), data("home", "show")),)
    if not found.is_able:
        return Screen(Html("\n".join(lines)), (home,))
    lines += [Html(""), t("form.ask")]
    return Screen(Html("\n".join(lines)), (*_uses(t, found), home))


def _columns(t: Texts, columns: tuple[FormColumn, ...]) -> Iterator[Html]:
    for number, column in enumerate(columns[:_MOST_COLUMNS], start=1):
        name = f"form.field.{column.field}" if column.field and t.has(f"form.field.{column.field}") else ""
        role = t.label(name or f"form.role.{column.role.value}")
        yield t("form.column", number=number, title=figures.short(column.title, _TITLE), role=role)
    if len(columns) > _MOST_COLUMNS:
        yield Html("…")


def _problems(t: Texts, problems: tuple[FormProblem, ...]) -> Iterator[Html]:
    yield t("form.problems")
    for one in problems[:_MOST_PROBLEMS]:
        title = figures.short(one.title, _TITLE)
        yield t(f"form.trouble.{one.trouble.value}", number=one.column, title=title)


def _uses(t: Texts, found: ProposedForm) -> Iterator[tuple[Button, ...]]:
    several = len(found.programmes) > 1
    for programme_id, title in found.programmes[:10]:
        label = t.label("button.use_as_form_of", title=figures.short(title, 40))
        one = label if several else t.label("button.use_as_form")
        yield (Button(one, data(NAME, "use", found.draft_id, programme_id)),)


def used(t: Texts, done: UsedForm) -> Screen:
    name = "form.used" if done.is_itself else "form.used_as_data"
    text = t(name, title=figures.short(done.title, 160), columns=done.columns)
    report = Button(t.label("button.report"), data("report", "period", done.programme_id))
    return Screen(text, ((report,), (Button(t.label("button.home"), data("home", "show")),)))
