"""What coordinators do to a workbook by mistake, and the sentences that they get: place, what is wrong, what
to do. ``test_workbook_mistakes`` makes each of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

Edit = Callable[[Any], None]
ROWS, PARTS, PEOPLE, WHOLE = "Показатели", "Поручения", "Исполнители", "Программа"
FORMULAS, INPUTS, VERSIONS, QUESTIONS = "Формулы", "Исходные данные", "Методика", "Вопросы"


@dataclass(frozen=True)
class WorkbookMistake:
    """``said`` are the lines of the answer, all of them. The book is Mytishchi's with its methodology, or
    Kopeysk's with what it leaves open (``of_kopeysk``)."""

    name: str
    edit: Edit
    said: tuple[str, ...]
    of_kopeysk: bool = False


def put(sheet: str, *cells: tuple[str, Any]) -> Edit:
    def edit(book: Any) -> None:
        for cell, value in cells:
            book[sheet][cell] = value

    return edit


def without_row(sheet: str, number: str, column: int = 5) -> Edit:
    def edit(book: Any) -> None:
        rows = book[sheet].iter_rows(min_row=2)
        book[sheet].delete_rows(next(row[0].row for row in rows if row[column - 1].value == number))

    return edit


def retitled(sheet: str, title: str) -> Edit:
    return lambda book: setattr(book[sheet], "title", title)


def below(sheet: str, *values: str) -> Edit:
    def edit(book: Any) -> None:
        for at, value in enumerate(values, start=1):
            book[sheet].cell(book[sheet].max_row if at > 1 else book[sheet].max_row + 3, at).value = value

    return edit


def added(sheet: str, *values: Any) -> Edit:
    return lambda book: book[sheet].append(values)


NOTE = "рядом с таблицей есть текст, его бот не читает: {}. Удалите его или перенесите в другой файл."
MISTAKES = (
    WorkbookMistake(
        "a note beside the table",
        put(ROWS, *((f"Z{line}", "см. письмо") for line in range(3, 33))),
        (f"Лист «{ROWS}»: " + NOTE.format(", ".join(f"Z{line}" for line in range(3, 14)) + ", …, Z32"),),
        of_kopeysk=True,
    ),
    WorkbookMistake(
        "a title over the table",
        lambda book: (book[ROWS].insert_rows(1), put(ROWS, ("A1", "Показатели программы"))(book))[1],
        (f"Лист «{ROWS}»: " + NOTE.format("A1"),),
    ),
    WorkbookMistake(
        "who made it, below the table",
        put(ROWS, ("A9", "Составил: отдел экономики")),
        (f"Лист «{ROWS}»: " + NOTE.format("A9"),),
    ),
    WorkbookMistake(
        "a row deleted of which others speak",
        without_row(ROWS, "4"),
        (
            f"Лист «{ROWS}»: показателя № 4 здесь нет, а о нём говорят другие листы, строки: «{PARTS}»: 5; "
            f"«{VERSIONS}»: 5; «{INPUTS}»: 26, 27, 28; «{FORMULAS}»: 27, 28. Верните показатель или удалите "
            "эти строки.",
        ),
    ),
    WorkbookMistake(
        "a row of a document's programme deleted",
        without_row(ROWS, "12"),
        (
            f"Лист «{ROWS}»: показателя № 12 здесь нет, а о нём говорят другие листы, строки: «{PARTS}»: "
            "25, 26, 27, 28. Верните показатель или удалите эти строки.",
        ),
        of_kopeysk=True,
    ),
    WorkbookMistake(
        "a number that is slightly another",
        put(PARTS, ("A2", "11")),
        (
            f"Лист «{PARTS}», ячейка A2: показателя № 11 в программе нет. Исправьте номер или удалите "
            "строку. Может быть, «1»?",
        ),
    ),
    WorkbookMistake(
        "a column called otherwise",
        put(ROWS, ("I1", "Цель")),
        (
            f"Лист «{ROWS}», ячейка I1: графы «Цель» бот не знает, а графы «Целевое значение» нет. Верните "
            "заголовок «Целевое значение».",
        ),
    ),
    WorkbookMistake(
        "a column of one's own",
        put(ROWS, ("Y1", "Комментарий"), ("Y2", "проверить"), ("Y3", "тоже")),
        (
            f"Лист «{ROWS}», ячейка Y1: графы с заголовком «Комментарий» здесь нет. Исправьте заголовок или "
            "удалите графу.",
        ),
    ),
    WorkbookMistake(
        "a column deleted",
        lambda book: book[ROWS].delete_cols(12),
        (f"Лист «{ROWS}»: нет графы «Порядок счёта». Верните её вместе с заголовком.",),
    ),
    WorkbookMistake(
        "the row of titles deleted",
        lambda book: book[PARTS].delete_rows(1),
        (
            f"Лист «{PARTS}»: не видно строки с названиями граф. Верните её над таблицей: «№ показателя», "
            "«Исполнитель», «Поручение».",
        ),
    ),
    WorkbookMistake(
        "a sheet called otherwise",
        retitled(FORMULAS, "Формулы методики"),
        (
            "Лист «Формулы методики»: этого листа бот не знает. Верните ему прежнее название или удалите "
            "лист. Может быть, «Формулы»?",
        ),
    ),
    WorkbookMistake(
        "a sheet deleted",
        lambda book: book.__delitem__(PEOPLE),
        (f"Лист «{PEOPLE}»: такого листа в книге нет. Верните лист «{PEOPLE}» вместе с заголовками граф.",),
    ),
    WorkbookMistake(
        "cells merged",
        lambda book: book[ROWS].merge_cells("C3:C4"),
        (
            f"Лист «{ROWS}»: объединены ячейки C3:C4, бот видит только первую из каждых. Разъедините их и "
            "заполните каждую.",
        ),
    ),
    WorkbookMistake(
        "no kind of a row",
        put(ROWS, ("A3", None)),
        (f"Лист «{ROWS}», строка 3: не заполнено «Вид строки». Впишите значение.",),
    ),
    WorkbookMistake(
        "a row of sums",
        put(ROWS, ("A9", "итог"), ("C9", "Итого")),
        (
            f"Лист «{ROWS}», ячейка A9: «итог» здесь не подходит. Подойдёт: подпрограмма, цель, задача, "
            "раздел, мероприятие, показатель.",
        ),
    ),
    WorkbookMistake(
        "a word that is none of the list",
        put(ROWS, ("L2", "уровни")),
        (f"Лист «{ROWS}», ячейка L2: «уровни» здесь не подходит. Может быть, «уровень»?",),
    ),
    WorkbookMistake(
        "plus for yes",
        put(ROWS, ("M2", "+")),
        (f"Лист «{ROWS}», ячейка M2: «+» здесь не подходит. Подойдёт: да, нет.",),
    ),
    WorkbookMistake(
        "a formula of Excel",
        put(ROWS, ("I2", "=1+1")),
        (
            f"Лист «{ROWS}», ячейка I2: в ячейке формула Excel «=1+1». Вставьте вместо неё значение "
            "(копировать, затем «Вставить значения»); формулу методики пишите без знака «=» в начале.",
        ),
    ),
    WorkbookMistake(
        "a number that Excel made a date of",
        put(ROWS, ("E2", date(2022, 2, 1))),
        (
            f"Лист «{ROWS}», ячейка E2: Excel превратил введённое в дату или время (01.02.2022). Задайте "
            "ячейке формат «Текстовый» и введите заново.",
        ),
    ),
    WorkbookMistake(
        "a day without a day",
        put(VERSIONS, ("B2", "2019 год")),
        (f"Лист «{VERSIONS}», ячейка B2: «2019 год» — не дата. Подойдёт «12.05.2022» или «2022-05-12».",),
    ),
    WorkbookMistake(
        "another day of the methodology in one row",
        put(FORMULAS, ("B2", "01.01.2020")),
        (
            f"Лист «{VERSIONS}»: методики показателя № 1 (01.01.2020) на этом листе нет, а о ней говорят "
            f"строки: «{FORMULAS}»: 2. Исправьте номер или день «Действует с».",
        ),
    ),
    WorkbookMistake(
        "a formula's cell emptied",
        put(FORMULAS, ("E2", None)),
        (f"Лист «{FORMULAS}», строка 2: не заполнено «Формула или условие». Впишите значение.",),
    ),
    WorkbookMistake(
        "an executor's name emptied",
        put(PEOPLE, ("A3", None)),
        (f"Лист «{PEOPLE}», строка 3: не заполнено «Исполнитель». Впишите значение.",),
    ),
    WorkbookMistake(
        "an executor whom nobody knows",
        put(PARTS, ("B2", "Отдел рекламы (условный)")),
        (
            f"Лист «{PARTS}», ячейка B2: исполнителя «Отдел рекламы (условный)» нет в списке исполнителей. "
            "Может быть, «Отдел рекламы (условный исполнитель)»?",
        ),
    ),
    WorkbookMistake(
        "two that hand in",
        added(PARTS, "1", "Отдел рекламы (условный исполнитель)", "сдаёт сведения"),
        (
            f"Лист «{PARTS}», ячейка B6: сведения сдаёт только один исполнитель, «Отдел рекламы (условный "
            "исполнитель)» — второй. Сделайте его соисполнителем.",
        ),
    ),
    WorkbookMistake(
        "one executor twice",
        added(PARTS, "1", "отдел информационной политики (условный исполнитель) ", "курирует"),
        (
            f"Лист «{PARTS}», ячейка B6: у «Отдел информационной политики (условный исполнитель)» здесь уже "
            "есть поручение. Оставьте одно.",
        ),
    ),
    WorkbookMistake(
        "the programme's name emptied",
        put(WHOLE, ("B3", None)),
        (f"Лист «{WHOLE}»: не заполнено «Название программы». Впишите значение.",),
    ),
    WorkbookMistake(
        "a target's day forgotten",
        added("Новые цели", "1", "110", None, "постановление № 5"),
        ("Лист «Новые цели», строка 2: не заполнено «Действует с». Впишите значение.",),
    ),
    WorkbookMistake(
        "an answer to something else",
        put(QUESTIONS, ("F2", "уровень")),
        (
            f"Лист «{QUESTIONS}», ячейка F2: «уровень» — не ответ на этот вопрос. Подойдёт: тоже выполнено "
            "| нарушение.",
        ),
        of_kopeysk=True,
    ),
)
