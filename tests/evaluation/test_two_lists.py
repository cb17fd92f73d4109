"""Values over two lists: each combination, filters on either, and totals over one or both."""

from __future__ import annotations

from fractions import Fraction

import pytest

import overenskommelse as ov

_FILE = """agreement "Två listor" 2024
  source "påhittat"
recipients region: N
list area
  a "Surgery" begun 2020
  b "Visits" begun 2024
list sex
  k "Women" old yes
  m "Men" old no
fact cases number per region, area, sex
grant g 10 kr to region: N
  source "x"
"""
_ROWS = "region;area;sex;cases\nN;a;k;1\nN;a;m;2\nN;b;k;4\nN;b;m;8\n"


def _value(expression: str, table: str = _ROWS) -> Fraction | str:
    """What an expression comes to, or the status if it is open."""
    far = "4" if expression.startswith("the number") else "1 000 000"
    agreement = ov.loads(f'{_FILE}target told: {expression} >= {far}\n  source "x"\n')
    rows = [line.split(";") for line in table.splitlines()]
    requirement = agreement.evaluate(rows).targets[0].verdicts[0].requirements[0]
    observed = requirement.to_dict()["observed"]
    if observed is None:
        return requirement.status.value
    assert isinstance(observed, dict)
    return Fraction(str(observed["value"]))


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("sum of cases over area, sex", 15),
        ("sum of cases over sex, area", 15),
        ("average of cases over area, sex", Fraction(15, 4)),
        ("largest of cases over area, sex where (begun < 2024)", 2),
        ("smallest of cases over area, sex where (old)", 1),
        ("smallest of cases over area, sex where (old and begun = 2024)", 4),
        ("sum of cases over area, sex where (cases >= 2 and not old)", 10),
        ("the number of area, sex where (cases >= 2)", 3),
        ("sum of (largest of cases over sex) over area", 10),
    ],
)
def test_combinations_of_two_lists(expression: str, value: Fraction | int) -> None:
    assert _value(expression) == value


@pytest.mark.parametrize(
    "table",
    [
        "region;area;sex;cases\nN;;;15\n",
        "region;area;sex;cases\nN;a;;3\nN;b;all;12\n",
        "region;area;cases\nN;a;3\nN;b;12\n",
        "region;sex;cases\nN;k;5\nN;m;10\n",
        "region;area;sex;cases\nN;a;;3\nN;b;k;4\nN;b;m;8\n",
    ],
)
def test_totals_over_one_list_or_both_are_used(table: str) -> None:
    assert _value("sum of cases over area, sex", table) == 15


def test_a_total_over_one_list_stands_for_its_items() -> None:
    table = "region;area;sex;cases\nN;a;;3\nN;b;;12\n"
    filtered = "sum of (sum of cases over sex) over area where (begun = 2024)"
    assert _value(filtered, table) == 12
    assert _value("sum of cases over area, sex where (old)", table) == "open"


def test_what_is_missing_of_one_combination_is_missing_for_all() -> None:
    assert _value("sum of cases over area, sex", _ROWS.replace("N;b;m;8\n", "")) == "open"


@pytest.mark.parametrize("total", ["N;;;16", "N;a;;4", "N;;m;9"])
def test_a_total_that_differs_from_its_items_is_told(total: str) -> None:
    rows = [line.split(";") for line in f"{_ROWS}{total}\n".splitlines()]
    with pytest.raises(ov.FactsError) as told:
        ov.loads(_FILE).evaluate(rows)
    assert [item.code for item in told.value.diagnostics] == ["total-differs"]


def test_two_lists_may_say_a_value_of_the_same_name() -> None:
    text = _FILE.replace("old yes", "begun 2030").replace("old no", "begun 2010")
    agreement = ov.loads(
        text + "target told: (sum of (sum of cases over sex where (begun = 2030)) over area "
        'where (begun = 2024)) >= 0\n  source "x"\n'
    )
    rows = [line.split(";") for line in _ROWS.splitlines()]
    told = agreement.evaluate(rows).targets[0].verdicts[0].requirements[0].to_dict()
    assert told["observed"] == {"value": "4", "unit": "number", "counts": None}
