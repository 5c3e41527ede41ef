"""Screens of a document that would be a form."""

from collections.abc import Iterator

from domain.forms.form import FormColumn, FormRole
from domain.forms.problems import FormProblem, FormTrouble
from handlers.examples import Example, collected, example
from handlers.report_form import screens
from services.reports.use_as_form import ProposedForm, UsedForm


def examples() -> Iterator[Example]:
    title = collected().programme.title
    columns = (
        FormColumn(FormRole.NUMBER, "№ п/п"),
        FormColumn(FormRole.INDICATOR, "Показатель"),
        FormColumn(FormRole.FIELD, "Ед. изм.", field="unit"),
        FormColumn(FormRole.TARGET, "План на 2022 год"),
        FormColumn(FormRole.FACT, "Факт на 01.07.2022"),
        FormColumn(FormRole.DEVIATION, "Отклонение (+/-)"),
        FormColumn(FormRole.KEPT, "Срок исполнения"),
    )
    good = ProposedForm(1, "форма.docx", columns[:5], (), ((1, title),), is_able=True)
    yield example("form", screens.proposed, good)
    problems = tuple(FormProblem(one, 6, "Отклонение (+/-)") for one in FormTrouble)
    both = ((1, title), (2, "Муниципальная программа «Спорт»"))
    wrong = ProposedForm(1, "форма.docx", columns, problems, both, is_able=True, old_words=3)
    yield example("form with problems", screens.proposed, wrong)
    nothing = (FormProblem(FormTrouble.NO_FACT),)
    unable = ProposedForm(1, "план.docx", columns[:4] * 6, nothing, ((1, title),), is_able=False)
    yield example("form that cannot be", screens.proposed, unable)
    for is_itself in (True, False):
        yield example(f"form used {is_itself}", screens.used, UsedForm(1, title, 7, is_itself))
