"""What commands say of a file: what is doubtful in it, and why it is not taken."""

from collections.abc import Iterable

from domain.programme.document import Question
from domain.programme.file_problems import FileProblems
from domain.refusals import Refusal
from texts import problems, refusals, texts

LANGUAGE = "en"
MOST_PROBLEMS = 50


def lines_of(questions: Iterable[Question]) -> list[str]:
    """A line for each: key, wording, options."""
    return [f"  {_line(question)}" for question in questions]


def _line(question: Question) -> str:
    options = f" [{' | '.join(question.options)}]" if question.options else ""
    wording = " ".join(question.wording.split())[:100]
    return f"{question.key.split('|')[0]:<24} {wording}{options}"


def refused(refusal: Refusal) -> str:
    """One sentence, or a line for each problem of a file."""
    if isinstance(refusal, FileProblems):
        return problems.listed(texts(LANGUAGE), refusal.problems, MOST_PROBLEMS)
    line = getattr(refusal, "line", None)
    if line is not None:
        return f"The answer «{line}» does not fit this document. An example that works: --answer 3=24"
    return str(refusals.sentence(texts(LANGUAGE), refusal))
