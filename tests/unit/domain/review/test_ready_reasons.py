"""A coordinator's own reasons of before: the most used first, each once."""

from domain.review.ready_reasons import ready_reasons


def test_the_most_used_come_first_then_the_most_recent() -> None:
    said = ["Нет акта", "Уточните единицу", "Приложите акт", "Нет акта", "Поясните причину", "Без подписи"]
    assert ready_reasons(said) == ("Нет акта", "Уточните единицу", "Приложите акт", "Поясните причину")


def test_case_spaces_and_a_full_stop_make_no_other_reason() -> None:
    assert ready_reasons(["приложите  ещё акт.", "Приложите еще акт", "  ", "."]) == ("приложите ещё акт.",)


def test_nothing_said_is_nothing_ready() -> None:
    assert ready_reasons([]) == ()
