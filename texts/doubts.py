"""What a document leaves open, in a few words."""

from domain.programme.document import Question, QuestionKind
from texts import figures
from texts.catalogue import Texts

_LENGTH = 60


def brief_of(t: Texts, question: Question) -> str:
    """«в факте 3 числа»; without the number that it is about."""
    options = (*question.options, "", "")
    first, second = figures.pair(options[0], options[1], _LENGTH)
    name = f"question.brief.{question.kind}"
    if question.kind is QuestionKind.MISSING and t.has(f"{name}.{first}"):
        return t.label(f"{name}.{first}", second=second)
    if question.kind is QuestionKind.SEVERAL_NUMBERS:
        return t.count_label(name, len(question.options))
    return t.label(name, first=first, second=second)


def asked(t: Texts, question: Question) -> str:
    """«Кто сдаёт?»: as a workbook asks."""
    brief = brief_of(t, question)
    return brief[:1].upper() + brief[1:]


def what_works(t: Texts, question: Question) -> str:
    """What can be written into a workbook's column «Ответ»."""
    name = f"workbook.answer.{question.kind}"
    exact = f"{name}.{question.options[0]}" if question.options else name
    is_exact = question.kind is QuestionKind.MISSING and t.has(exact)
    return t.label(exact if is_exact else name)
