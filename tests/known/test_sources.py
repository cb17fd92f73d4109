"""What the source documents say in numbers, found again in the rules."""

from __future__ import annotations

from datetime import date

import pytest

import overenskommelse as ov
from overenskommelse.model.grants import Grant, SplitKind

M = 1_000_000
ANNEX_1 = [
    ("first", 182_500_000, "region", SplitKind.BY_KEY),
    ("second", 182_500_000, "region", SplitKind.BY_KEY),
    ("rcc_svf", 28 * M, "rcc", SplitKind.EQUALLY),
    ("childhood_cancer", 80 * M, "rcc", SplitKind.EQUALLY),
    ("cervical_cancer", 25 * M, "rcc", SplitKind.EQUALLY),
    ("invitation_system", 15 * M, "rcc", SplitKind.APPOINTED),
    ("mammography", 3 * M, "rcc", SplitKind.APPOINTED),
    ("screening", 8 * M, "rcc", SplitKind.APPOINTED),
    ("pelvic_rehabilitation", 5 * M, "rcc", SplitKind.EQUALLY),
    ("rcc_other", 21 * M, "rcc", SplitKind.NOT_SAID),
    ("pathology", 60 * M, "rcc", SplitKind.BY_KEY),
    ("radiology", 60 * M, "rcc", SplitKind.BY_KEY),
    ("rehabilitation", 100 * M, "rcc", SplitKind.BY_KEY),
    ("national_svf", 14 * M, "body", SplitKind.ONLY),
    ("national_other", 25 * M, "body", SplitKind.ONLY),
]


def grant(agreement: str, name: str) -> Grant:
    return ov.builtin(agreement).model.grants[name]


def test_every_line_of_annex_1_is_a_grant_with_its_split() -> None:
    found = [
        (item.name, item.amount, item.kind, item.split.kind)
        for item in ov.builtin("2024").model.grants.values()
    ]
    assert found == ANNEX_1
    assert sum(amount for _, amount, _, _ in found) == 809 * M


def test_the_six_rcc_the_21_regions_and_the_32_pathways() -> None:
    model = ov.builtin("2024").model
    assert len(model.kinds["rcc"].members) == 6
    assert len(model.kinds["region"].members) == 21
    assert len(model.lists["pathway"].items.members) == 32


def test_the_requisitions_of_2024_have_the_terms_of_6_2() -> None:
    model = ov.builtin("2024").model
    asked = {item.name: item for item in model.requisitions}
    for item in asked.values():
        assert item.terms.requested_by == date(2024, 12, 1)
        assert item.terms.repaid_by == item.terms.reported_by == date(2025, 3, 31)
        assert item.terms.lapses
        assert item.terms.reclaimable
    years = {name: item.terms.budget_year for name, item in asked.items()}
    assert [name for name, year in years.items() if year == 2023] == ["r_national", "r_regional"]
    assert "anslagspost 8" in (asked["r_cervical"].terms.appropriation or "")
    covered = [name for item in asked.values() for name in item.covers]
    assert sorted(covered) == sorted(name for name, _, kind, _ in ANNEX_1 if kind != "region")


def test_the_payments_of_2024_have_the_days_of_6_1() -> None:
    first, second = grant("2024", "first").payment, grant("2024", "second").payment
    assert first is not None
    assert second is not None
    assert (first.last, first.requisition) == (date(2024, 1, 31), False)
    assert (second.first, second.last) == (date(2024, 12, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    ("year", "total", "rest", "requirements"),
    [
        ("2023", 556, 191, ["inclusion", "prem"]),
        ("2024", 809, 0, ["inclusion", "prem", "report"]),
        ("2025", 817, 182, ["inclusion", "prem", "report"]),
    ],
)
def test_the_totals_and_the_requirements_of_each_year(
    year: str, total: int, rest: int, requirements: list[str]
) -> None:
    model = ov.builtin(year).model
    assert (model.total, model.rest) == (total * M, rest * M)
    assert [item.name for item in model.grants["second"].requirements] == requirements
    assert model.grants["first"].requirements == ()
    assert model.grants["first"].amount == model.grants["second"].amount == 182_500_000


@pytest.mark.parametrize(
    ("agreement", "name", "amount", "requested", "repaid"),
    [
        ("follow-up-2023", "follow_up", 500_000, date(2023, 12, 1), date(2024, 3, 31)),
        ("follow-up-2025", "follow_up", 1_200_000, date(2025, 12, 1), date(2026, 3, 31)),
        ("varden-2023", "ehm", 2_000_000, date(2023, 12, 1), date(2024, 3, 31)),
        ("varden-2023", "sos", 4_000_000, date(2023, 12, 1), date(2024, 3, 31)),
    ],
)
def test_the_money_of_the_assignments(
    agreement: str, name: str, amount: int, requested: date, repaid: date
) -> None:
    found = grant(agreement, name)
    assert (found.amount, found.at_most) == (amount, True)
    assert (found.terms.requested_by, found.terms.repaid_by) == (requested, repaid)


@pytest.mark.parametrize(
    ("agreement", "days"),
    [
        ("2023", {"regions_reports": date(2023, 9, 30)}),
        ("2024", {"interim_report": date(2024, 9, 30), "activity_report": date(2025, 3, 31),
                  "regions_reports": date(2024, 9, 30), "region_report": date(2024, 9, 30),
                  "economic_report": date(2025, 3, 31)}),
        ("2025", {"region_report": date(2025, 9, 30)}),
        ("follow-up-2023", {"report": date(2023, 11, 15)}),
        ("follow-up-2025", {"interim_report": date(2025, 11, 15),
                            "final_report": date(2026, 3, 31)}),
        ("varden-2023", {"interim_2024": date(2024, 1, 31), "interim_2025": date(2025, 3, 31),
                         "final_2026": date(2026, 3, 31)}),
    ],
)  # fmt: skip
def test_the_days_of_the_duties(agreement: str, days: dict[str, date]) -> None:
    duties = ov.builtin(agreement).model.duties
    assert {duty.name: duty.by for duty in duties if duty.by} == days


def test_every_rule_of_every_agreement_names_its_source() -> None:
    for name in ov.builtins():
        assert ov.builtin(name).warnings == ()
