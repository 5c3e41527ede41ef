"""The two samples as YAML, made from the published Word files and the answers beside them.

``python -m tests.sample_files`` writes them anew; a test holds the files to it.
"""

from dataclasses import replace
from functools import partial
from pathlib import Path

from domain.methodology.model import Methodology
from domain.programme.document import Indicator, ReadDocument
from programmes.answers.lines import apply_answers
from programmes.change.edits import change_indicators
from programmes.reading import read_document
from programmes.yaml.file import write_yaml
from tests.unit.domain.methodology.mytishchi_methodology import ALL

SAMPLES = Path(__file__).resolve().parents[1] / "programmes" / "samples"
SCHEMA = "yaml-language-server: $schema=../../docs/programme.schema.json"
KOPEYSK_HEADING = f"""{SCHEMA}

Сводный отчёт Копейского городского округа за 1 полугодие 2022 года
как программа (kopeysk-2022-h1-report.docx).
Не решено намеренно то, что стоит в questions, среди прочего кто сдаёт сведения по № 22 и № 27.
Бот спросит об этом координатора.
"""
MYTISHCHI_HEADING = f"""{SCHEMA}

План и методика из постановления администрации городского округа Мытищи от 30.07.2019 № 3290
(mytishchi-resolution-3290.docx).

Исполнителей, сроков и периода сбора в документе нет: исполнители здесь условные (так и названы), сроки и
период (2022-Q2) тоже придуманы. Период расчёта показателей 1 и 3 принят по смыслу (†).
† (reconstructed) стоит там, где документ молчит или повреждён: рядом причина и слова документа (document).
"""


def kopeysk() -> ReadDocument:
    """With the sample's answers."""
    return _answered("kopeysk-2022-h1-report.docx", "kopeysk.answers")


def mytishchi_plan() -> ReadDocument:
    """What the Word file and the answers say: no methodology."""
    return _answered("mytishchi-resolution-3290.docx", "mytishchi.answers")


def mytishchi() -> ReadDocument:
    """With the four methodologies."""
    document = mytishchi_plan()
    programme = document.programme
    for one in ALL:
        programme = change_indicators(programme, {one.indicator}, partial(_computed, one))
    return replace(document, programme=programme)


def _computed(methodology: Methodology, indicator: Indicator) -> Indicator:
    return replace(indicator, methodology=(methodology,))


def _answered(file: str, answers: str) -> ReadDocument:
    path = SAMPLES / file
    lines = (SAMPLES / answers).read_text("utf-8").splitlines()
    return apply_answers(read_document(path.read_bytes(), path.name), lines).document


def files() -> dict[str, bytes]:
    """What the sample files hold, by name."""
    first, second = kopeysk(), mytishchi()
    return {
        "kopeysk.yaml": write_yaml(first.programme, first.period, KOPEYSK_HEADING, first.questions),
        "mytishchi.yaml": write_yaml(second.programme, second.period, MYTISHCHI_HEADING, second.questions),
    }


if __name__ == "__main__":
    for name, content in files().items():
        (SAMPLES / name).write_bytes(content)
