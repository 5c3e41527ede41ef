"""The sheets of a programme's workbook: their names, columns and the words that cells may hold.

A column's ``key`` is the entry's key in ``programmes.plain.programme``; the words are the domain page's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.programme.document import SAID_BY, Course, Indicator, PutTogether, QuestionKind
from domain.programme.fields import Declared, declared
from domain.time.periods import PeriodKind

NUMBER, SINCE = "number", "since"
KIND = "kind"
ALIASES = "aliases"
TARGET = "target"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """``words`` are what a cell may hold, by the entry's value; ``default`` is the value of an empty cell.

    ``is_list``: the lines of a cell are a list. ``is_day``: a day, which Excel may keep as one.
    ``names``: the executors are offered. ``is_raw``: the signs of a cell are left as they are written.
    ``with_point``: «1.2», where Excel has made a number of it. ``is_formula``: of a methodology, so that what
    begins with «=» is read, and told what to type. ``is_told``: written for people, not read.
    """

    key: str
    title: str
    width: int = 18
    words: Mapping[str, str] = field(default_factory=dict)
    default: str = ""
    is_list: bool = False
    is_day: bool = False
    names: bool = False
    needed: bool = False
    is_raw: bool = False
    with_point: bool = False
    is_formula: bool = False
    is_told: bool = False

    @property
    def values(self) -> dict[str, str]:
        """The value for each word, in small letters and without «ё»."""
        return {word.lower().replace("ё", "е"): value for value, word in self.words.items()}


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    columns: tuple[SheetColumn, ...]
    needed: bool = False

    def column(self, key: str) -> SheetColumn:
        return next(column for column in self.columns if column.key == key)


YES_NO = {"true": "да", "false": "нет"}
PERIOD_KINDS = {"month": "месяц", "quarter": "квартал", "half_year": "полугодие", "year": "год"}
HEADING_KINDS = {"subprogramme": "подпрограмма", "goal": "цель", "task": "задача", "section": "раздел"}
ROW_KINDS = {**HEADING_KINDS, "measure": "мероприятие", "indicator": "показатель"}
DEPTHS = {"1": "1", "2": "2", "3": "3"}
EXECUTOR_KINDS = {
    "unit": "подразделение",
    "deputy_head": "заместитель главы",
    "collective": "собирательный исполнитель",
}
PARTS = {
    "hands_in": "сдаёт сведения",
    "contributes": "соисполнитель",
    "oversees": "курирует",
    "listed": "только указан в отчёте",
}
TOGETHER = {"sum": "сумма", "mean": "среднее", "apart": "без расчёта"}
COURSES = {"running_total": "нарастающим итогом", "level": "уровень"}
EVERY = {**PERIOD_KINDS, "once": "один раз"}
INPUT_COURSES = {
    "of_period": "за сам период",
    "running_total": "нарастающим итогом",
    "level": "уровень на день",
    "given": "как есть",
}
DAYS = {
    "any": "любой",
    "last_day": "последний день периода",
    "first_day_after": "первое число после периода",
}
VALUE_KINDS = {"number": "число", "yes_no": "да или нет", "choice": "вид из справочника", "text": "название"}
FORMULA_KINDS = {"formula": "формула", "guard": "проверка"}

_WORDS: dict[type, Mapping[str, str]] = {
    bool: YES_NO,
    Course: COURSES,
    PeriodKind: PERIOD_KINDS,
    PutTogether: TOGETHER,
}
"""What the cells of an indicator's fields may hold, by the fields' types."""


UNDECIDED = "undecided"
_OPEN = {UNDECIDED: "не решено"}
"""Stands where a question about the field is open."""


def _words(field: Declared) -> Mapping[str, str]:
    words = _WORDS.get(field.options or field.type, {})
    return {**words, **_OPEN} if field.name in SAID_BY.values() else words


def _column(field: Declared) -> SheetColumn:
    return SheetColumn(
        field.key,
        field.said.title,
        field.said.width,
        words=_words(field),
        default="" if field.default is None else str(field.default).lower(),
        needed=field.is_required or field.name in SAID_BY.values(),
        with_point=field.said.is_numbering,
    )


_INDICATOR = SheetColumn(NUMBER, "№ показателя", 12, needed=True, with_point=True)
_VERSION = (_INDICATOR, SheetColumn(SINCE, "Действует с", 13, is_day=True, needed=True))
_MARKS = (
    SheetColumn("reconstructed", "† Причина восстановления", 40),
    SheetColumn("document", "Слова документа", 50),
)

QUESTION_KINDS = {
    QuestionKind.COURSE.value: "порядок счёта",
    QuestionKind.LESS_IS_BETTER.value: "чем меньше, тем лучше",
    QuestionKind.RANGE_TOP.value: "выше верхней границы",
    QuestionKind.WHO_HANDS_IN.value: "кто сдаёт сведения",
    QuestionKind.NARRATIVE.value: "кто сдаёт сведения (в графе рассказ)",
    QuestionKind.SAME_EXECUTOR.value: "один исполнитель или два",
    QuestionKind.NO_INDICATOR.value: "показателя нет",
    QuestionKind.TARGET_PARTS.value: "цель из частей",
    QuestionKind.MISSING.value: "не прочитано",
}
PLACES = {
    **{
        one.name: f"Показатели: {one.said.title}"
        for one in declared(Indicator)
        if one.name in (TARGET, *SAID_BY.values())
    },
    "assignments": "Поручения",
    "executors": "Исполнители",
}
"""Where in the book a question is answered as well."""
QUESTIONS = Sheet(
    "Вопросы",
    (
        SheetColumn(NUMBER, "№ показателя", 12, with_point=True),
        SheetColumn("told", "О чём вопрос", 44, is_told=True),
        SheetColumn("wording", "Что стоит в документе", 40),
        SheetColumn("options", "Варианты (каждый с новой строки)", 40, is_list=True),
        SheetColumn("proposal", "Предложение", 24),
        SheetColumn("answer", "Ответ", 30, needed=True),
        SheetColumn("works", "Что вписать в «Ответ»", 44, is_told=True),
        SheetColumn("question", "Вид вопроса", 24, QUESTION_KINDS, needed=True),
        SheetColumn("first", "Какая графа или часть документа", 30),
        SheetColumn("about", "Где это в книге", 30, PLACES),
    ),
)
PROGRAMME = Sheet(
    "Программа",
    (
        SheetColumn("what", "Что", 34, needed=True),
        SheetColumn("value", "Значение", 100, needed=True, is_raw=True),
    ),
    True,
)
ENTRIES = {
    "municipality": "Муниципальное образование",
    "title": "Название программы",
    "timezone": "Часовой пояс",
    "period_kind": "Отчётный период",
    "period": "Период документа",
    "deadline": "Срок сдачи сведений",
    "head_deadline": "Срок отчёта главе",
    "approval": "Отчёт: строка утверждения",
    "report_title": "Отчёт: строка заголовка",
    "caption": "Отчёт: подпись над таблицей",
    "columns": "Отчёт: графа",
    "signature_post": "Отчёт: должность подписавшего",
    "signature_name": "Отчёт: подписал",
}
"""Lines of the sheet «Программа»; what the report has several of has a line for each."""
EXECUTORS = Sheet(
    "Исполнители",
    (
        SheetColumn("executor", "Исполнитель", 60, needed=True),
        SheetColumn(KIND, "Вид", 26, EXECUTOR_KINDS, "unit"),
        SheetColumn("by_agreement", "По согласованию", 17, YES_NO, "false"),
        SheetColumn("spellings", "Другие написания (каждое с новой строки)", 60, is_list=True),
    ),
    True,
)
ROWS = Sheet(
    "Показатели",
    (
        SheetColumn("row", "Вид строки", 14, ROW_KINDS, needed=True),
        SheetColumn("measure_number", "№ мероприятия", 14, with_point=True),
        SheetColumn("wording", "Задача, раздел или мероприятие", 50, needed=True),
        SheetColumn(ALIASES, "Слова для поиска (каждое с новой строки)", 20, is_list=True),
        *(_column(one) for one in declared(Indicator) if one.key != ALIASES),  # headings have them too
        SheetColumn("depth", "Уровень заголовка", 12, DEPTHS),
    ),
    True,
)
ASSIGNMENTS = Sheet(
    "Поручения",
    (
        _INDICATOR,
        SheetColumn("executor", "Исполнитель", 60, names=True, needed=True),
        SheetColumn("part", "Поручение", 26, PARTS, needed=True),
    ),
)
CHANGES = Sheet(
    "Новые цели",
    (
        _INDICATOR,
        SheetColumn("target", "Новое целевое значение", 30, needed=True),
        SheetColumn(SINCE, "Действует с", 13, is_day=True, needed=True),
        SheetColumn("ground", "Основание", 60),
    ),
)
PLANS = Sheet(
    "Планы",
    (
        _INDICATOR,
        SheetColumn("period", "Период (2022-H1)", 18, needed=True),
        SheetColumn("value", "План на конец периода", 24),
        SheetColumn("due", "Срок результата", 16, is_day=True),
    ),
)
METHODOLOGY = Sheet(
    "Методика",
    (
        *_VERSION,
        SheetColumn("label", "Название", 40),
        SheetColumn("result", "Итоговая формула", 18, needed=True),
        SheetColumn("every", "Считается раз в", 16, PERIOD_KINDS, "quarter"),
        SheetColumn("unit", "Единица", 12),
        SheetColumn("digits", "Знаков после запятой", 14, default="2"),
        SheetColumn("verdict", "Оценка словами: справочник", 18),
        SheetColumn("first_from", "Первое место от", 14),
        SheetColumn("unreliable_is_last", "Недостоверные данные — последнее место", 22, YES_NO, "false"),
        SheetColumn("places_document", "Слова документа о местах", 50),
        SheetColumn("document", "Слова документа", 60),
    ),
)
INPUTS = Sheet(
    "Исходные данные",
    (
        *_VERSION,
        SheetColumn("list", "В списке", 14),
        SheetColumn("name", "Обозначение", 16, needed=True),
        SheetColumn("label", "Что это, словами документа", 60, needed=True),
        SheetColumn("unit", "Единица", 12),
        SheetColumn("every", "Спрашивать раз в", 16, EVERY, "quarter"),
        SheetColumn("course", "Порядок счёта", 22, INPUT_COURSES, "of_period"),
        SheetColumn("day", "На какой день", 26, DAYS, "any"),
        SheetColumn(KIND, "Вид значения", 20, VALUE_KINDS, "number"),
        SheetColumn("table", "Справочник", 16),
        SheetColumn("question", "Пояснение к вопросу", 50),
        *_MARKS,
    ),
)
FORMULAS = Sheet(
    "Формулы",
    (
        *_VERSION,
        SheetColumn(KIND, "Вид", 12, FORMULA_KINDS, "formula"),
        SheetColumn("name", "Обозначение", 16, needed=True),
        SheetColumn("text", "Формула или условие", 60, needed=True, is_formula=True),
        SheetColumn("label", "Что это; для проверки — вопрос", 50),
        *_MARKS,
    ),
)
TABLES = Sheet(
    "Справочники",
    (
        *_VERSION,
        SheetColumn("table", "Справочник", 18, needed=True),
        SheetColumn("choice", "Вид", 24),
        SheetColumn("interval", "Интервал (от 0,8 до 0,9)", 24),
        SheetColumn("label", "Название", 50, needed=True),
        SheetColumn("value", "Число", 12),
        *_MARKS,
    ),
)
DECISIONS = Sheet(
    "Решения",
    (
        *_VERSION,
        SheetColumn("decision", "Решение", 24, needed=True),
        SheetColumn("option", "Вариант", 28),
        SheetColumn("label", "Вопрос или название варианта", 60, needed=True),
        *_MARKS,
    ),
)
NOTES = Sheet("Примечания", (*_VERSION, SheetColumn("note", "Примечание", 70, needed=True), *_MARKS))
FOOTNOTES = Sheet(
    "Сноски",
    (
        SheetColumn("mark", "Знак", 10, needed=True, is_raw=True, with_point=True),
        SheetColumn("text", "Текст", 100, needed=True),
    ),
)
INSTRUCTIONS = "Инструкция"
SHEETS = (
    QUESTIONS,
    PROGRAMME,
    EXECUTORS,
    ROWS,
    ASSIGNMENTS,
    CHANGES,
    PLANS,
    METHODOLOGY,
    INPUTS,
    FORMULAS,
    TABLES,
    DECISIONS,
    NOTES,
    FOOTNOTES,
)
