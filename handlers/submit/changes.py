"""What the buttons change in a draft's answers, of a figure and of a part alike."""

from collections.abc import Callable, Mapping

from domain.figures import finished_row, form
from domain.figures.form import Answers, Asked
from handlers.press import Press

Change = Callable[[Answers, Asked], Answers]
Changes = Mapping[str, Callable[[Press], Change]]
CHANGES: Changes = {
    "yes": lambda _: lambda answers, _asked: form.with_yes_no(answers, yes=True),
    "no": lambda _: lambda answers, _asked: form.with_yes_no(answers, yes=False),
    "confirm": lambda _: lambda answers, _asked: form.with_confirmation(answers),
    "choose": lambda press: lambda answers, _asked: form.with_choice(answers, press.numbers[2]),
    "keep_words": lambda _: lambda answers, _asked: form.with_words(answers, answers.wording, None),
    "typed_value": lambda _: finished_row.with_typed_value,
    "typed_explanation": lambda _: lambda answers, _asked: finished_row.with_typed_explanation(answers),
    "typed_addition": lambda _: lambda answers, _asked: finished_row.with_typed_addition(answers),
    "as_it_is": lambda _: lambda answers, _asked: finished_row.without_typed(answers),
    "no_explanation": lambda _: lambda answers, _asked: form.with_explanation(answers, "", None),
}
"""By the buttons' actions."""
