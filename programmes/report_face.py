"""The face of the consolidated report where the document is none: the seed's wordings (Kopeysk)."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from domain.programme.document import Programme, ReportLayout
from programmes.tables.columns.column import ReportColumn

if TYPE_CHECKING:
    from programmes.tables.header import Header  # reads Word, which a file of ours is not

COLUMNS = (
    "№ п/п",
    "Мероприятия",
    "Показатель (единицы измерения)",
    "Целевое значение показателя",
    "Фактическое значение показателя за отчетный период",
    "Ответственный исполнитель",
    "Информация об исполнении/причина не исполнения (пояснение)",
)
_ORDER = (
    ReportColumn.NUMBER,
    ReportColumn.MEASURE,
    ReportColumn.INDICATOR,
    ReportColumn.TARGET,
    ReportColumn.FACT,
    ReportColumn.EXECUTOR,
    ReportColumn.EXPLANATION,
)
_YEAR = re.compile(r"20\d\d")
_PROGRAMME = re.compile(r"((?:[А-ЯЁа-яё]+ая )*)программа\b", re.IGNORECASE)


def columns_of(header: "Header") -> tuple[str, ...]:
    """The titles of the report's seven columns: the document's own, but none that names one year only."""
    own = (header.title(column) for column in _ORDER)
    return tuple(
        title if title and not _YEAR.search(title) else usual
        for title, usual in zip(own, COLUMNS, strict=True)
    )


def default_layout(title: str) -> ReportLayout:
    """Approval and signature are nobody's yet."""
    return ReportLayout(
        approval=(),
        title=("Сводный отчет", f"о реализации мероприятий {_of_programme(title)} за {{period}}"),
        caption="Таблица",
        columns=COLUMNS,
        signature_post="",
        signature_name="",
    )


def with_face(programme: Programme) -> Programme:
    """The programme with whatever its report's face lacks to be drawn."""
    layout, usual = programme.layout, default_layout(programme.title)
    filled = replace(layout, columns=layout.columns or usual.columns, title=layout.title or usual.title)
    return replace(programme, layout=filled)


def _of_programme(title: str) -> str:
    """«Муниципальная программа «Рост»» -> «муниципальной программы «Рост»»."""
    match = _PROGRAMME.match(title)
    if match is None:
        return f"программы «{title}»"
    kind = re.sub(r"ая\b", "ой", match[1].lower())
    return f"{kind}программы{title[match.end() :]}"
