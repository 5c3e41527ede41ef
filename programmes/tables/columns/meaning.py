"""What a title says its column holds, in three facets: the matter, plan or fact, and the time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from programmes.tables.columns.titles import plain
from programmes.tables.columns.when import NEVER, When, when


class Matter(StrEnum):
    """What stands in a column."""

    NUMBER = "number"
    ACTIVITY = "activity"
    MEASURE = "measure"
    INDICATOR = "indicator"
    UNIT = "unit"
    FIGURE = "figure"
    MONEY = "money"
    DEADLINE = "deadline"
    DEVIATION = "deviation"
    EXECUTOR = "executor"
    CO_EXECUTOR = "co_executor"
    EXPLANATION = "explanation"
    KIND_WORDS = "kind_words"
    DATA_SOURCE = "data_source"
    SOURCE = "source"
    WEIGHT = "weight"
    SUM = "sum"
    UNKNOWN = "unknown"


class Stage(StrEnum):
    """Which of an indicator's figures it is."""

    PLAN = "plan"
    FACT = "fact"
    ESTIMATE = "estimate"
    BASE = "base"
    BOTH = "both"  # «план/факт» in one title: nobody knows
    NONE = ""


@dataclass(frozen=True, slots=True)
class TitleMeaning:
    """``is_strong`` where the title's own words name the matter, and not a word that may mean another one."""

    matter: Matter
    stage: Stage = Stage.NONE
    when: When = NEVER
    is_strong: bool = True


_DONE = "исполн|выполн|достиж|освоен"
_WORDS: tuple[tuple[Matter, re.Pattern[str]], ...] = tuple(
    (matter, re.compile(pattern))
    for matter, pattern in (
        (Matter.ACTIVITY, r"^(№|n|номер)(?!\w).*мероприяти"),
        (Matter.NUMBER, r"^(№|n\b|п/п|п\.п|номер|код\b)"),
        (Matter.DATA_SOURCE, r"^источник\w* (?:получения )?(?:данн|информац|сведени)"),
        (Matter.SOURCE, r"^источник|^метод(ика)? расчет|^формула|порядок расчета|алгоритм"),
        (Matter.WEIGHT, r"^вес(?!\w)|весов|значимост|коэффициент значим"),
        (Matter.EXPLANATION, r"информация|пояснени|причин|^прим\.?$|примеч|обосновани|комментари"),
        (
            Matter.DEVIATION,
            rf"отклонен|откл\.|(?:^|\s)%\s*(?:{_DONE}|к |от )|процент\w* (?:{_DONE})"
            rf"|(?:{_DONE})\w*,? ?\(?(?:в )?%|(?:степень|уровень|индекс|доля) (?:{_DONE})"
            r"|^(?:в )?%$|^процент\w*\.?$|^(?:абс|относит)(?:\w*|\.)$|темп\w* (?:роста|прироста)|динамик"
            r"|разниц|соотношени|факт\w*(?: [\w.]+){0,2} ?(?:/|к) ?(?:20\d\d (?:г\S* )?)?план"
            r"|перевыполн|\(\+/-\)|\+/-",
        ),
        (Matter.CO_EXECUTOR, r"^соисполнител|^участник"),
        (Matter.EXECUTOR, r"исполнител(?!ьн)|ответств|кто отвечает|^исп(?:олн)?\.?$|^отв\."),
        (Matter.KIND_WORDS, r"^(тип|вид)\w* (показател|индикатор)"),
        (Matter.DEADLINE, r"(?<!\w)срок\w*|дата (?:начал|окончан|выполн|исполн|наступлен|достижен)"),
        (
            Matter.SUM,
            r"^(?:итого|всего)(?! за (?:год|\d))|в целом по|(?:за|на) весь (?:период|срок)"
            r"|с начала (?:реализ|действ|выполн)",
        ),
        (Matter.UNIT, r"^ед(?:\.|иниц|\w*\s*изм)|^ед$|^размерность"),
    )
)
_OF_WORDS = frozenset(
    {
        Matter.DEADLINE,
        Matter.EXECUTOR,
        Matter.NUMBER,
        Matter.UNIT,
        Matter.EXPLANATION,
        Matter.SOURCE,
        Matter.DATA_SOURCE,
    }
)
_NAMES = (
    (Matter.INDICATOR, re.compile(r"показател|индикатор|планируем\w+ результат|ожидаем\w+ результат")),
    (Matter.MEASURE, re.compile(r"мероприят")),
)
_WEAK_NAMES = (
    (Matter.INDICATOR, re.compile(r"результат|критери|контрольн\w+ (?:позици|событи|точк)")),
    (Matter.MEASURE, re.compile(r"^наименовани|^содержание|^объект|^направлени")),
)
_MONEY = re.compile(
    r"финансир|ассигнован|кассов|расход|затрат|стоимост|бюджет"
    r"|(?:объем|освоен|предусмотрен|выделен|израсходован)\w* .*средств|^сумма"
)
_ROUBLES = re.compile(r"(?<!\w)руб(?:\.|л)|(?<!\w)(?:тыс|млн|млрд)\.? ?р(?!\w)")
_OF_MONEY = re.compile(r"(?:стоимостн|финансов)\w+ (?:показател|значени)")
_MEASURED = re.compile(r"показател|индикатор|мероприят|значени")
_OF_TARGETS = re.compile(r"(?:целев|планов|контрольн)\w+ (показател|индикатор)")
_PLAN = re.compile(
    r"план(?!-|иров\w+ период)|целев|целей|прогноз|заданн|задани[юея]"
    r"|уточнен|предусмотрен|намечен|установленн|норматив|^цель$|утвержден|контрольн\w+ значен"
    r"|скорректирован|уточненн\w+ (?:значен|показат)|с учетом (?:изменен|уточнен|корректир)"
)
_FACT = re.compile(
    r"факт|достигнут|исполнено|выполнено|^исполнение|^выполнение|отчет(?!н)|отчетн\w+ (?:данн|информ|значен)"
)
_FACT_AND_MORE = re.compile(
    rf"факт\w*(?: значени\w*)?\s*[/(,;]\s*(?:(?:%|процент)\s*(?:{_DONE}|к |от )|степень|отклон)"
)
_WEAK_FACT = re.compile(r"^исполнение|^выполнение")
_ESTIMATE = re.compile(r"оценк|ожидаем\w+ (?:значен|исполн|выполн|факт)|предварит")
_BASE = re.compile(r"базов|на начало (?:реализ|действ|выполн)|исходн\w+ (?:значен|показат|уров)|отправн")
_FIGURE = re.compile(r"значени|величин|количеств|год(?!\w)|годам|годы|20\d\d|полугоди|квартал")
_ABSOLUTE = re.compile(r"абс(?:\w*|\.)")
_YEAR_ALONE = re.compile(r"(?:в |на )?20\d\d(?: ?(?:год\w*|г\.?))?")


def meaning_of(lines: Sequence[str]) -> TitleMeaning:
    """What the lines of a title say, one above the other: the lowest line says it best.

    «Показатели» over «Ед. изм.» is a unit, «Показатель» over «наименование» an indicator; but «план» under
    «Объём финансирования» is money.
    """
    path = [text for text in map(plain, lines) if text]
    if not path:
        return TitleMeaning(Matter.UNKNOWN, is_strong=False)
    if _ABSOLUTE.fullmatch(path[-1]) and _stage(path[:-1]) in (Stage.PLAN, Stage.FACT):
        path.pop()  # «абс.» under «План» is the plan itself
    time = when(path)
    if any(_is_money(line) for line in path):
        is_strong = any(_MONEY.search(line) for line in path)
        return TitleMeaning(Matter.MONEY, _stage(path), time, is_strong)
    for line in (path[-1], " ".join(path)):
        if (said := _named(line)) is not None:
            return _beside_stage(said, path, time)
    return _figure_or_name(path, time)


def speaks_of_money(line: str) -> bool:
    """«(тыс. рублей)», «Информация о расходах» over a table: its plan and fact are money."""
    said = plain(line)
    is_said = _MONEY.search(said) or _ROUBLES.search(said)
    return bool(is_said) and not re.search(r"показател|индикатор|значени", said)


def _is_money(line: str) -> bool:
    is_said = _MONEY.search(line) or _ROUBLES.search(line)
    return bool(is_said and (not _MEASURED.search(line) or _OF_MONEY.search(line)))


def _named(line: str) -> Matter | None:
    if _FACT_AND_MORE.match(line):
        return None
    return next((matter for matter, pattern in _WORDS if pattern.search(line)), None)


def _beside_stage(matter: Matter, path: Sequence[str], time: When) -> TitleMeaning:
    """«I квартал» under «Сроки выполнения» may speak of a quarter's figure; «план» there is a day."""
    own = _named(path[-1]) is matter
    if matter in _OF_WORDS and not own:
        if time.months or (_stage(path) and matter is not Matter.DEADLINE):
            return _figure_or_name(path, time)
        return TitleMeaning(Matter.UNKNOWN if time.is_said else matter, when=time, is_strong=not time.is_said)
    return TitleMeaning(matter, _stage(path) if matter is Matter.SUM else Stage.NONE, time)


def _figure_or_name(path: Sequence[str], time: When) -> TitleMeaning:
    low, stage = path[-1], _stage(path)
    below = _stage([low])
    name = _name(low, _NAMES) or (None if below or time.is_said else _name(" ".join(path), _NAMES))
    if (
        name is not None
        and (not below or _OF_TARGETS.search(low) or "результат" in low)
        and not _FIGURE.search(low)
    ):
        return TitleMeaning(name, stage, time)
    if stage:
        weak = stage is Stage.FACT and _WEAK_FACT.search(low) is not None
        return TitleMeaning(Matter.FIGURE, stage, time, is_strong=not weak)
    if time.is_said or _FIGURE.search(low):
        return _unsaid(path, time)
    weak_name = _name(low, _WEAK_NAMES)
    return TitleMeaning(weak_name or Matter.UNKNOWN, stage, time, is_strong=False)


def _unsaid(path: Sequence[str], time: When) -> TitleMeaning:
    """«2023 год» under «Значения по годам»: nobody says whether it is planned; «за 2023 год» is past."""
    above = " ".join(path[:-1])
    says_other = above and not re.search(r"показател|индикатор|значени|результат|год|срок|этап|период", above)
    if says_other and _YEAR_ALONE.fullmatch(path[-1]):
        return TitleMeaning(Matter.UNKNOWN, Stage.NONE, time, is_strong=False)
    is_over = path[-1].startswith("за ")
    return TitleMeaning(Matter.FIGURE, Stage.FACT if is_over else Stage.NONE, time, is_strong=False)


def _name(line: str, names: Sequence[tuple[Matter, re.Pattern[str]]]) -> Matter | None:
    return next((matter for matter, pattern in names if pattern.search(line)), None)


def _stage(path: Sequence[str]) -> Stage:
    """Of the lowest line that says one."""
    return next((stage for line in reversed(path) if (stage := _stage_of(line))), Stage.NONE)


def _stage_of(line: str) -> Stage:
    is_fact = _FACT.search(line) is not None
    bare = _OF_TARGETS.sub(r"\1", line) if is_fact else line
    if _BASE.search(bare):
        return Stage.BASE
    if _ESTIMATE.search(bare):
        return Stage.ESTIMATE
    is_plan = _PLAN.search(bare) is not None
    if is_fact and (is_plan or _FACT_AND_MORE.match(line)):
        return Stage.BOTH
    return Stage.FACT if is_fact else Stage.PLAN if is_plan else Stage.NONE
