"""Published tables held against rules: the annex of 2024, planted faults, and every method."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import overenskommelse as ov
from overenskommelse.allocation.audit_record import Conflict
from overenskommelse.allocation.rounding import METHOD_NAMES
from overenskommelse.cli import main
from overenskommelse.published.reading import published_table

ANNEX = Path("examples/2024/annex.csv")
COLUMNS = ["--weight", "population", "--amount", "amount", "--share", "share"]
WHOLE = ["--of", "182 500 000"]
weights_and_amount = st.tuples(
    st.dictionaries(st.sampled_from("ABCDEFGH"), st.integers(1, 10**6), min_size=2),
    st.integers(0, 10**9),
)


def _annex() -> tuple[ov.PublishedRow, ...]:
    return ov.read_published(ANNEX, ov.Headings(weight="population", amount="amount")).rows


def test_the_annex_of_2024_follows_row_by_row(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", str(ANNEX), *COLUMNS, *WHOLE, "--language", "sv"]) == 0
    page = capsys.readouterr().out
    assert "Alla 21 rader följer regeln." in page
    assert "01   Stockholm            2 455 914  42 452 908,22     42 452 908  42 452 908" in page
    assert "Motsägelser" not in page


def test_a_krona_too_much_is_found_and_never_put_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = ANNEX.read_text("utf-8").replace("42 452 908", "42 452 909").replace("3,83%", "3,84%")
    (tmp_path / "t.csv").write_text(text, "utf-8")
    assert main(["audit", str(tmp_path / "t.csv"), *COLUMNS, *WHOLE]) == 1
    page = capsys.readouterr().out
    assert "20 of 21 rows follow; 1 differ" in page
    assert "No method gives the whole table; nearest are:" in page
    assert "the amounts are 182 500 001 together, and 182 500 000 was split" in page
    assert "the share of 03 is stated as 3,84 %, and its weight is 3,83 % of all" in page


def test_json_tells_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", str(ANNEX), *COLUMNS, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["clean"] is True
    assert told["amount"] == 182_500_000
    assert {fit["method"] for fit in told["reproduced_by"]} >= {"largest-remainder", "webster"}


@given(weights_and_amount, st.sampled_from(sorted(METHOD_NAMES)))
def test_the_method_that_made_a_table_is_found(
    case: tuple[dict[str, int], int], method: str
) -> None:
    weights, amount = case
    parts = ov.split(amount, weights, method=method, ties="code").amounts
    rows = [ov.PublishedRow(code, weight, parts[code]) for code, weight in weights.items()]
    found = ov.audit(rows, amount=amount, rule=ov.Rule(method, "code"))
    assert not found.differing
    names = {fit.rounding.method_name for fit in found.reproducing}
    assert METHOD_NAMES[method].value in names


@given(weights_and_amount, st.sampled_from("ABCDEFGH"), st.sampled_from(["up", "even"]))
def test_who_took_the_difference_is_found(
    case: tuple[dict[str, int], int], taker: str, halves: str
) -> None:
    weights, amount = case
    taker = taker if taker in weights else next(iter(weights))
    rule = ov.EachRow(taker, "up" if halves == "up" else "even")
    try:
        parts = ov.split(amount, weights, method=rule).amounts
    except ov.AllocationError:
        return
    rows = [ov.PublishedRow(code, weight, parts[code]) for code, weight in weights.items()]
    found = ov.audit(rows, amount=amount)
    assert any(fit.rounding.method_name == "each-row" for fit in found.reproducing)


@given(weights_and_amount, st.integers(1, 9))
def test_a_planted_fault_is_told_of_its_row_alone(
    case: tuple[dict[str, int], int], fault: int
) -> None:
    weights, amount = case
    parts = dict(ov.split(amount, weights, ties="code").amounts)
    victim = next(iter(weights))
    parts[victim] += fault
    rows = [ov.PublishedRow(code, weight, parts[code]) for code, weight in weights.items()]
    found = ov.audit(rows, amount=amount, rule=ov.Rule(ties="code"))
    assert [(row.published.code, row.difference) for row in found.differing] == [(victim, fault)]
    assert [each.kind for each in found.contradictions] == [Conflict.AMOUNT_SPLIT]
    assert not found.is_clean


def test_lots_are_found() -> None:
    weights = {"A": 5, "B": 3, "C": 1}
    parts = ov.split(1_000_000, weights, limits=ov.Limits(lot=1000)).amounts
    rows = [ov.PublishedRow(code, weight, parts[code]) for code, weight in weights.items()]
    found = ov.audit(rows, amount=1_000_000)
    assert not found.is_clean
    assert {fit.rounding.lot for fit in found.reproducing} == {1000}


def test_equal_claims_leave_rows_open_until_a_rule_settles_them() -> None:
    rows = [ov.PublishedRow(code, 1, part) for code, part in (("A", 33), ("B", 34), ("C", 33))]
    found = ov.audit(rows)
    assert [row.expected for row in found.rows] == [None, None, None]
    assert not found.is_clean
    assert found.tie is not None
    by_code = ov.audit(rows, rule=ov.Rule(ties="code"))
    assert [row.difference for row in by_code.rows] == [-1, 1, 0]


def test_stated_sums_and_shares_are_held_against_the_rows() -> None:
    text = (
        "kod;namn;vikt;belopp;andel\n01;Norr;2;67;66,7 %\n03;Syd;1;33;33,0 %\nSumma;;4;101;100 %\n"
    )
    table = published_table(text, "t.csv")
    found = ov.audit(table.rows, sums=table.sums)
    assert not found.differing
    told = [(each.kind, each.code, each.stated, each.reckoned) for each in found.contradictions]
    assert told == [
        (Conflict.WEIGHT_SUM, None, Fraction(4), Fraction(3)),
        (Conflict.AMOUNT_SUM, None, Fraction(101), Fraction(100)),
        (Conflict.SHARE, "03", Fraction(33, 100), Fraction(1, 3)),
        (Conflict.SHARE_SUM, None, Fraction(1), Fraction(997, 1000)),
    ]


def test_every_bad_cell_of_a_table_is_told_at_once() -> None:
    text = "kod;vikt;belopp;andel\n01;två;67;50\n;1;3,5;33 %\n"
    with pytest.raises(ov.AllocationError) as caught:
        published_table(text, "t.csv")
    told = [(each.code, each.place.line, each.place.column) for each in caught.value.diagnostics]
    assert told == [
        ("published-bad-weight", 2, 2),
        ("published-bad-share", 2, 4),
        ("published-row-without-code", 3, 1),
        ("published-bad-amount", 3, 3),
    ]


def test_the_annex_differs_by_another_method() -> None:
    found = ov.audit(_annex(), rule=ov.Rule("jefferson"))
    assert len(found.differing) == 7
    assert found.reproducing
