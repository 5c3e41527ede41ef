"""What stands in a programme's workbook for people: its open questions in words, and how to answer them."""

from domain.programme.document import Question, QuestionKind
from texts.catalogue import Texts
from texts.doubts import brief_of


def question(t: Texts, asked: Question) -> str:
    """«Кто сдаёт?»"""
    brief = brief_of(t, asked)
    return brief[:1].upper() + brief[1:]


def what_works(t: Texts, asked: Question) -> str:
    """What can be written into the column «Ответ»."""
    name = f"workbook.answer.{asked.kind}"
    exact = f"{name}.{asked.options[0]}" if asked.options else name
    is_exact = asked.kind is QuestionKind.MISSING and t.has(exact)
    return t.label(exact if is_exact else name)
