"""What formulas say of other indicators is checked when the file is read, whatever kind of file it is."""

import pytest

from domain.methodology.formula.problems import ProblemKind
from domain.programme.file_problems import FileProblem, FileProblemKind, FileProblems
from programmes.excel.file import write_excel
from programmes.reading import read_document
from programmes.yaml.file import read_yaml

HEAD = """\
municipality: город Уфа
title: Программа развития
period_kind: year
sections:
  - section: Дороги
    measures:
      - number: "1"
        measure: Ремонт
        indicators:
          - number: "1"
            indicator: длина дорог, км
            target: "50"
      - number: "2"
        measure: Мосты
        indicators:
          - number: "2"
            indicator: мосты, ед.
            target: "2"
"""


def computed(number: str, formula: str, since: str = "2022-01-01") -> str:
    return f"""\
      - number: "{number}"
        measure: Итог
        indicators:
          - number: "{number}"
            indicator: эффективность, %
            target: "90"
            methodology:
              - since: {since}
                result: Э
                formulas:
                  - formula: 'Э = {formula}'
"""


def found(*computed_ones: str) -> FileProblem:
    with pytest.raises(FileProblems) as refused:
        read_yaml((HEAD + "".join(computed_ones)).encode())
    (problem,) = refused.value.problems
    assert problem.kind is FileProblemKind.FORMULA
    assert problem.formula is not None
    return problem


def test_what_is_there_is_not_complained_about() -> None:
    text = HEAD + computed("9", "факт(«1») + сумма(показатели где номер ≠ «2» и раздел = «дороги»: 1)")
    document = read_yaml(text.encode())
    again = read_document(write_excel(document.programme), "programme.xlsx")
    assert again.programme == document.programme


def test_a_number_that_is_not_in_the_programme_is_named_with_those_like_it() -> None:
    problem = found(computed("9", "факт(«1») + факт(«22»)"))
    assert problem.line == 29
    assert problem.formula is not None
    assert problem.formula.kind is ProblemKind.NO_INDICATOR
    assert (problem.formula.found, problem.formula.options, problem.formula.column) == ("22", ("2",), 18)


def test_a_number_in_a_condition_of_the_collection_is_looked_up_too() -> None:
    problem = found(computed("9", "сумма(показатели где номер ≠ «5»: 1)"))
    assert problem.formula is not None
    assert (problem.formula.kind, problem.formula.found) == (ProblemKind.NO_INDICATOR, "5")


def test_a_heading_that_is_not_in_the_programme_is_named_with_those_like_it() -> None:
    problem = found(computed("9", "сумма(показатели где раздел = «Дорога»: 1)"))
    assert problem.formula is not None
    assert (problem.formula.kind, problem.formula.options) == (ProblemKind.NO_HEADING, ("Дороги",))


def test_a_number_with_a_letter_that_looks_like_another_is_named_as_meant() -> None:
    text = HEAD.replace('number: "2"\n            indicator', 'number: "II-2а"\n            indicator')
    with pytest.raises(FileProblems) as refused:
        read_yaml((text + computed("9", "факт(«II-2a»)")).encode())
    (problem,) = refused.value.problems
    assert problem.formula is not None
    assert problem.formula.options == ("II-2а",)


@pytest.mark.parametrize(
    ("ones", "way"),
    [
        (((("8", "факт(«9»)")), ("9", "факт(«8»)")), ("8", "9", "8")),
        ((("9", "факт(«9») + 1"),), ("9", "9")),
        ((("8", "сумма(показатели: 1)"), ("9", "сумма(показатели: 1)")), ("8", "9", "8")),
    ],
)
def test_a_circle_is_refused_with_its_way_round(
    ones: tuple[tuple[str, str], ...], way: tuple[str, ...]
) -> None:
    problem = found(*(computed(*one) for one in ones))
    assert problem.formula is not None
    assert (problem.formula.kind, problem.formula.options) == (ProblemKind.INDICATOR_CIRCLE, way)
    assert problem.line == 29


def test_what_leads_out_of_this_year_is_no_circle() -> None:
    read_yaml((HEAD + computed("9", "факт(«1») + прошлый_год(факт(«9»))")).encode())
