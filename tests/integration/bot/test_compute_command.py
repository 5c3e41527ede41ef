"""``python -m bot compute``: a value and its working as JSON, without a database or Telegram."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.commands import compute
from tests.times import PATIENCE

ROOT = Path(__file__).resolve().parents[3]
PROGRAMME = ROOT / "programmes" / "samples" / "mytishchi.yaml"
RESOLUTION = ROOT / "programmes" / "samples" / "mytishchi-resolution-3290.docx"
MONTHS = ("1", "2", "3")
# k1 = 35 640/36 000 = 0,99; k2 = 4 000 000/3 240 000, at most 1; k3 = 243 000/324 000 = 0,75; k4 = 1
# A1 = 3,74; A2 = (1,2 + 0,96 + 0,96)/3 = 1,04; A = 3,74 + 1,04·4 = 7,9
SOCIAL: dict[str, Any] = {
    "period": "2022-Q1",
    "values": {
        "Ца": 180_000,
        "AR": 35_640,
        "просмотры": 4_000_000,
        "SI": 243_000,
        "NПОСТ": 1440,
        "Nотр": dict(zip(MONTHS, (151, 96, 144), strict=True)),
        "Nназн": dict(zip(MONTHS, (151, 100, 150), strict=True)),
    },
}
DEBT = {"period": "2022-Q1", "values": {"З1": 1.5, "З2": 0.3, "Прк": 30}}

HEAVY = ("sqlalchemy", "aiogram", "aiohttp", "openpyxl", "xlsxwriter", "PIL", "lxml")


def computed(
    folder: Path, capsys: pytest.CaptureFixture[str], indicator: str, inputs: Any, *more: str
) -> tuple[int, str, str]:
    """The exit code and what was printed."""
    file = folder / "inputs.json"
    file.write_text(inputs if isinstance(inputs, str) else json.dumps(inputs), encoding="utf-8")
    code = compute.main([str(PROGRAMME), indicator, "--inputs", str(file), *more])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_value_and_trace_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = computed(tmp_path, capsys, "2", SOCIAL)
    found = json.loads(out)
    assert (code, found["value"]) == (0, "7.9")
    steps = {step["name"]: step for step in found["trace"]["steps"]}
    assert (steps["A1"]["value"], steps["A2"]["value"]) == ("3.74", "1.04")
    assert steps["A"]["symbols"] == "A1 + A2·4"
    assert [cap["limit"] for cap in steps["k2"]["caps"]] == ["1"]
    assert len(steps["A2"]["parts"]) == 3


def test_decimals_are_exact(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # (1,5 − 0,3)/30·100 = 4
    code, out, _ = computed(tmp_path, capsys, "4", DEBT)
    assert (code, json.loads(out)["value"]) == (0, "4")


TEN = ROOT / "tests" / "data" / "methodologies"


@pytest.mark.parametrize(
    ("file", "indicator", "inputs", "value"),
    [
        # 660,3 / 600·100
        ("03-growth.yaml", "1", {"values": {"И": {"2021-Q2": 600, "2022-Q2": 660.3}}}, "110.05"),
        # (12 000 − 9 600) / 9 600·100
        ("09-base.xlsx", "2", {"period": "2022", "facts": {"1": 12000}}, "25"),
        # three of four that are compared: 3 / 4·100
        (
            "01-shares.xlsx",
            "6",
            {"period": "2022", "facts": {"1": "15", "2": {"2022": 90}, "3": 1, "4": 6, "5": None}},
            "75",
        ),
    ],
)
def test_earlier_periods_and_the_facts_of_others_stand_in_the_inputs(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    file: str,
    indicator: str,
    inputs: dict[str, Any],
    value: str,
) -> None:
    given = tmp_path / "inputs.json"
    given.write_text(json.dumps({"period": "2022-Q2", **inputs}), encoding="utf-8")
    assert compute.main([str(TEN / file), indicator, "--inputs", str(given)]) == 0
    assert json.loads(capsys.readouterr().out)["value"] == value


@pytest.mark.parametrize("wrong", ["много", "NaN", True, [1]])
def test_a_fact_that_is_no_number_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], wrong: object
) -> None:
    code, _, told = computed(tmp_path, capsys, "2", {**SOCIAL, "facts": {"1": wrong}})
    assert (code, "inputs.json" in told) == (compute.USAGE, True)


def test_unreliable_data_and_the_first_place_are_flags(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = computed(tmp_path, capsys, "2", {**SOCIAL, "unreliable": "накрутка"})
    assert json.loads(out)["flags"] == ["last_place"]


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({"З1": 1.5, "З2": 2, "Прк": 30}, "guard"),
        ({"З1": 1.5, "З2": 0.3, "Прк": 0}, "division_by_zero"),
        ({"З1": 1.5, "З2": 0.3}, "missing"),
    ],
)
def test_what_cannot_be_computed_has_no_value_and_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], values: dict[str, float], kind: str
) -> None:
    code, out, _ = computed(tmp_path, capsys, "4", {"period": "2022-Q1", "values": values})
    found = json.loads(out)
    assert (code, found.get("value")) == (1, None)
    assert [problem["kind"] for problem in found["trace"]["problems"]] == [kind]


def test_a_decision_is_an_input_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # February is left out: A2 = (1,2 + 0,96)/2 = 1,08; A = 3,74 + 1,08·4 = 8,06
    empty = json.loads(json.dumps(SOCIAL))
    empty["values"]["Nотр"]["2"] = empty["values"]["Nназн"]["2"] = 0
    assert computed(tmp_path, capsys, "2", empty)[0] == 1
    empty["decisions"] = {"пустой_месяц": "не учитывать месяц"}
    code, out, _ = computed(tmp_path, capsys, "2", empty)
    assert (code, json.loads(out)["value"]) == (0, "8.06")


@pytest.mark.parametrize(
    ("indicator", "inputs", "more", "told"),
    [
        ("9", SOCIAL, (), "There is no indicator 9; there are 1, 2, 3, 4."),
        ("2", {**SOCIAL, "period": "весна"}, (), "Which period? Say --period 2022-Q1"),
        ("2", {"values": {}}, (), "Which period? Say --period 2022-Q1"),
        (
            "2",
            {"values": {}},
            ("--period", "2018-Q1"),
            "Indicator 2 has no methodology that holds in 2018-Q1.",
        ),
        ("2", "{", (), "cannot be read as JSON"),
        ("2", "[]", (), "must be an object such as"),
        ("2", "[" * 100_000, (), "cannot be read as JSON"),
        (
            "2",
            {"period": "2022-Q1", "values": {"NПOCT": 1}},
            (),
            "write «NПОСТ» instead of «NПOCT»",
        ),
        ("2", {"period": "2022-Q1", "values": {"SI": "много"}}, (), "«много» does not fit «SI»."),
        ("2", {"period": "2022-Q1", "values": 7}, (), "inputs.json"),
    ],
)
def test_a_wrong_call_is_one_line(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    indicator: str,
    inputs: Any,
    more: tuple[str, ...],
    told: str,
) -> None:
    code, out, err = computed(tmp_path, capsys, indicator, inputs, *more)
    assert (code, out) == (2, "")
    assert told in err
    assert err.count("\n") == 1
    assert "Traceback" not in err


def test_a_file_that_is_no_programme_is_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "inputs.json"
    file.write_text(json.dumps(DEBT), encoding="utf-8")
    bad = tmp_path / "bad.yaml"
    bad.write_text(PROGRAMME.read_text("utf-8").replace("A = A1 + A2·4", "A = 9^9^9^9"), encoding="utf-8")
    for path, words in (
        (bad, "Line "),
        (tmp_path / "none.yaml", "cannot be read"),
        (RESOLUTION, "methodology"),
    ):
        assert compute.main([str(path), "2", "--inputs", str(file)]) == 2
        assert words in capsys.readouterr().err


def test_neither_database_nor_telegram_nor_office_is_needed(tmp_path: Path) -> None:
    """In a bare process, with no settings, and nothing is left behind."""
    file = tmp_path / "inputs.json"
    file.write_text(json.dumps(DEBT), encoding="utf-8")
    script = (
        "import sys; from bot.__main__ import main\n"
        f"code = main(['compute', {str(PROGRAMME)!r}, '4', '--inputs', {str(file)!r}])\n"
        f"print(code, [name for name in {HEAVY!r} if name in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert told.stdout.splitlines()[-1:] == ["0 []"], told.stderr
    assert json.loads("\n".join(told.stdout.splitlines()[:-1]))["value"] == "4"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["inputs.json"]
