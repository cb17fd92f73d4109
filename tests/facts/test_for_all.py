"""Facts that are one figure for all: in tables of their own, or repeated beside recipients."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from pathlib import Path

import pytest

import overenskommelse as ov
from overenskommelse.cli import main
from overenskommelse.facts.reading import FactsFile
from overenskommelse.facts.template import for_all_template

TEXT = """agreement "Prov" 2025
  source "påhittat"
recipients school: A, B
recipients agency: X
list subject
  mat "Mathematics"
  eng "English"
period spring is 2025-01 to 2025-06
fact infl percent "Inflation"
fact ceiling money per period
fact passed number per subject
fact n number per school
fact done yes/no per agency
grant g at most 300 Mkr to school by n * (100% + infl)
"""
AGREEMENT = ov.loads(TEXT)


def read(text: str) -> ov.FactSet:
    return AGREEMENT.facts(FactsFile("facts.csv", text))


@pytest.mark.parametrize(
    "text",
    [
        "infl\n2 %\n",
        "Inflation\n2 %\n",
        "fact;value\ninfl;2 %\n",
        "uppgift;värde;#\nInflation;2 %;enligt SCB\n",
        "school;n;infl\nA;1;2 %\nB;2;2 %\n",
        "school;n;infl\nA;1;\nB;2;2 %\n",
    ],
)
def test_a_figure_for_all_is_read_from_a_table(text: str) -> None:
    assert read(text).get("infl", None, None) == Fraction(2, 100)


def test_periods_and_items_of_a_figure_for_all() -> None:
    for text in ("fact;value\nceiling spring;5 Mkr\n", "ceiling spring\n5 Mkr\n"):
        assert read(text).get("ceiling", None, "spring") == 5_000_000
    for text in ("fact;period;value\nceiling;spring;5 Mkr\n", "period;ceiling\nspring;5 Mkr\n"):
        assert read(text).get("ceiling", None, "spring") == 5_000_000
    for text in (
        "fact;subject;value\npassed;mat;7\npassed;eng;8\n",
        "subject;passed\nmat;7\neng;8\n",
    ):
        facts = read(text)
        assert [facts.get("passed", None, None, (code,)) for code in ("mat", "eng")] == [7, 8]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("school;n;infl\nA;1;2 %\nB;2;3 %\n", "figure-differs", 3),
        ("infl\n2 %\n2 %\n", "fact-twice", 3),
        ("fact;value\ninfl;2 %\ninfl;2 %\n", "fact-twice", 3),
        ("fact;value\nn;2\n", "fact-of-recipients", 2),
        ("fact;value\ninfla;2 %\n", "unknown-column", 2),
        ("fact;value;unit\ninfl;2 %;x\n", "unknown-column", 1),
        ("fact;value\nceiling;2 kr\n", "fact-without-period", 2),
        ("fact;period;value\nceiling;autumn;2 kr\n", "unknown-period", 2),
        ("fact;subject;value\npassed;art;2\n", "unknown-item", 2),
        ("school;n;done\nA;1;yes\n", "fact-of-other-kind", 2),
        ("infl;n\n2 %;1\n", "no-code-column", 1),
    ],
)
def test_nothing_is_dropped(text: str, code: str, line: int) -> None:
    with pytest.raises(ov.FactsError) as caught:
        read(text)
    told = caught.value.diagnostics[0]
    assert (told.code, told.place.line) == (code, line)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"A": {"infl": "2 %"}, "B": {"infl": "3 %"}}, "figure-differs"),
        ({"school": {"A": {"done": True}}}, "fact-of-other-kind"),
    ],
)
def test_nothing_is_dropped_from_mappings(facts: object, code: str) -> None:
    with pytest.raises(ov.FactsError) as caught:
        AGREEMENT.facts(facts)
    assert caught.value.code == code


def test_a_repeated_figure_in_mappings_counts() -> None:
    facts = AGREEMENT.facts({"A": {"infl": "2 %", "n": 1}, "B": {"infl": "2 %", "n": 1}})
    assert facts.get("infl", None, None) == Fraction(2, 100)
    amounts = [line.amount for line in AGREEMENT.evaluate(facts).grants["g"].payments]
    assert amounts == [150_000_000, 150_000_000]


def test_the_template_for_all_is_read_back() -> None:
    rows = list(csv.reader(io.StringIO(for_all_template(AGREEMENT.model)), delimiter=";"))
    assert rows == [
        ["fact", "value", "#"],
        ["infl", "", "Inflation"],
        ["ceiling spring", "", "ceiling"],
        ["passed", "", "passed"],
    ]
    for row, value in zip(rows[1:], ("2 %", "5 kr", "3"), strict=True):
        row[1] = value
    written = "".join(f"{';'.join(row)}\n" for row in rows)
    assert len(read(written).values) == 3


def test_the_command_serves_the_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.agr"
    path.write_text(TEXT, "utf-8")
    assert main(["schema", str(path), "--format", "csv", "--for-all"]) == 0
    assert capsys.readouterr().out.startswith("fact;value;#\ninfl;;Inflation\n")
    assert main(["schema", str(path), "--format", "csv", "--recipients", "school"]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("school;name;n\n")
    assert "--for-all" in shown.err
