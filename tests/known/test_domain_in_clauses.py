"""Each requirement, amount and date of the sources, found in a clause that names its passage.

The lists follow the team's summary of the five source documents (the rules that decide money, the
funds of 2024, the payment annex, the assignments); each number in it was looked up in its source.
An item is: the agreement, what its clause says in canonical words, and the passages that this
clause, or the clause it stands under, names.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

import overenskommelse as ov
from overenskommelse.formatting.text import format_text
from overenskommelse.source.packaged import packaged_text

Item = tuple[str, str, tuple[str, ...]]
R = "Regeringens beslut"
P1, P2, P3 = (f"004 bilaga 1 p {number} rad" for number in (1, 2, 3))

# --- The rules that decide money: 2023 (document 000), 2024 (004), 2025 (001) ------------------
MONEY: list[Item] = [
    ("2023", "total 556 Mkr", ("000 Ärendet st 1",)),
    ("2024", "total 809 Mkr", ("004 §2 st 3", "004 §5 st 1", "004 bilaga 1 totalt")),
    ("2025", "total 817 Mkr", ("001 Ärendet st 1",)),
    ("2023", "fund svf 365 Mkr", ("000 Ärendet st 1",)),
    ("2024", "fund svf 365 Mkr", (
        "004 §5.3 st 3", "004 §6 st 1", "004 bilaga 1 p 1", "002 Ärendet st 1",
    )),
    ("2025", "fund svf 365 Mkr", ("001 Ärendet st 3",)),
    ("2023", "grant first 182.5 Mkr to region by population", ("000 Ärendet st 1",)),
    ("2023", "grant second 182.5 Mkr to region by population", ("000 Ärendet st 1",)),
    ("2024", "grant first 182.5 Mkr to region by population", ("004 §5.3 st 3", f"{P1} 1")),
    ("2024", "grant second 182.5 Mkr to region by population", (
        "004 §5.3 st 3", "004 §5.3 st 4", "004 §4.2 st 4", "002 Regeringens beslut st 1", f"{P1} 2",
    )),
    ("2025", "grant first 182.5 Mkr to region by population", ("001 Ärendet st 3",)),
    ("2025", "grant second 182.5 Mkr to region by population", ("001 Ärendet st 3",)),
    ("2025", "fund special 220 Mkr", ("001 Ärendet st 2",)),
    ("2025", "fund cervical_cancer 50 Mkr", ("001 Ärendet st 2",)),
]  # fmt: skip
REQUIREMENTS: list[Item] = [
    ("2023", "require inclusion >= 70% for H1", ("000 Ärendet st 4",)),
    ("2024", "require inclusion >= 70% for H1", ("004 §5.3 p 1",)),
    ("2025", "require inclusion >= 70%", ("001 Ärendet st 3",)),
    ("2023", "period H1 is 2023-01-01 to 2023-06-30", ("000 Ärendet st 3",)),
    ("2024", "period H1 is 2024-01-01 to 2024-06-30", ("004 §5.3 p 1",)),
    ("2023", "require prem", ("000 Ärendet st 4",)),
    ("2024", "require prem", ("004 §5.3 p 2",)),
    ("2025", "require prem", ("001 Ärendet st 3",)),
    ("2024", "require report by 2024-09-30", ("004 §5.3 p 3",)),
    ("2025", "require report by 2025-09-30", ("001 Ärendet st 3",)),
    ("2024", "list pathway", ("004 bilaga 3",)),
    ("2024", "measure inclusion = ", ("004 §3.2 st 3",)),
    ("2024", "target lead_time >= 80% for H1", ("004 §3.2 st 3", "004 §3.2.1.3 p 1")),
    ("2023", "flag dialogue: inclusion < 70% for Y2022", ("000 Regeringens beslut p 1",)),
]
REPORTS: list[Item] = [
    ("2023", 'duty regions_reports: rcc delivers "regionernas rapportering av arbetet med SVF" '
             'to "Socialstyrelsen" by 2023-09-30', ("000 Ärendet st 2",)),
    *((("2023", f'contains "{text}', ("000 Ärendet st 2", "000 Ärendet st 3"))) for text in (
        "utveckling av väntetider, uppfyllnad av ledtidsmålen", "utfall gentemot inklusionsmålet",
        "användning av PREM-enkäten",
    )),
    *((("2024", f'contains "{text}', ("004 §4.2 st 5", "004 §3.2.1.3 p 2", "004 §5.3 p 3")))
      for text in (
        "hur väntetidsläget för varje SVF ser ut", "en redogörelse för hur resultatet av PREM",
        "vilka patienter som ligger längst", "vad som orsakar väntetider som är mer än 75%",
        "insatser för hur regionen arbetat för att förbättra tillgängligheten inom urologi",
    )),
    ("2025", "duty region_report: region delivers ", ("001 Ärendet st 3",)),
]  # fmt: skip
FOLLOWING_UP: list[Item] = [
    *(("follow-up-2023", f"duty {name}: SOS must ", (f"000 {R} {passage}",)) for name, passage in (
        ("dialogue", "p 1"), ("receive", "p 2"), ("requirements_met", "p 3"), ("feedback", "p 4"),
        ("deviations", "p 5"), ("national_summary", "p 6"),
    )),
    ("follow-up-2025", "duty receive: SOS must ", (f"001 {R} st 2", f"001 {R} p 1")),
    *(("follow-up-2025", f"duty {name}: SOS must ", (f"001 {R} {passage}",)) for name, passage in (
        ("feedback", "p 2"), ("national_summary", "p 3"), ("requirements_met", "p 4"),
        ("deviations", "p 5"),
    )),
]  # fmt: skip

# --- The funds of 2024 (004 chapters 5 and 6, annex 1) ------------------------------------------
SPECIAL = "004 §3.2 st 6"
FUNDS: list[Item] = [
    ("2024", "fund rcc 405 Mkr", ("004 §6 st 1", "004 bilaga 1 p 2")),
    ("2024", "fund skr 39 Mkr", ("004 §6 st 1", "004 bilaga 1 p 3")),
    ("2024", "grant rcc_svf 28 Mkr to rcc equally", ("004 §5.3 st 2", f"{P2} 1")),
    ("2024", "grant childhood_cancer 80 Mkr to rcc equally", ("004 §5.4 st 1", f"{P2} 2")),
    ("2024", "grant cervical_cancer 25 Mkr to rcc equally", (
        "004 §5.2 st 1", "004 §5.2 st 2", f"{P2} 3",
    )),
    ("2024", "grant invitation_system 15 Mkr to rcc appointed by", ("004 §5.1 st 2", f"{P2} 4")),
    ("2024", "grant mammography 3 Mkr to rcc appointed by", ("004 §5.1 st 3", f"{P2} 5")),
    ("2024", "grant screening 8 Mkr to rcc appointed by", ("004 §5.1 st 1", f"{P2} 6")),
    ("2024", "grant pelvic_rehabilitation 5 Mkr to rcc equally", ("004 §5.5 st 1", f"{P2} 7")),
    ("2024", "grant rcc_other 21 Mkr to rcc split not said in the source", (
        "004 §5.7 st 3", f"{P2} 8",
    )),
    ("2024", "grant pathology 60 Mkr to rcc by rcc_population", (
        "004 §5.3.1 st 1", SPECIAL, f"{P2} 9",
    )),
    ("2024", "grant radiology 60 Mkr to rcc by rcc_population", (
        "004 §5.3.1 st 2", SPECIAL, f"{P2} 10",
    )),
    ("2024", "grant rehabilitation 100 Mkr to rcc by rcc_population", (
        "004 §5.6 st 1", "004 §3.2 st 10", f"{P2} 11",
    )),
    ("2024", "grant national_svf 14 Mkr to body: SKR", ("004 §5.3 st 1", f"{P3} 1")),
    ("2024", "grant national_other 25 Mkr to body: SKR", (
        "004 §5.7 st 1", "004 §5.7 st 2", "004 bilaga 1 not", f"{P3} 2",
    )),
    ("2024", "paid by 2024-01-31 without requisition", ("004 §6.1 st 1",)),
    ("2024", "paid in 2024-12 without requisition", ("004 §6.1 st 2", f"002 {R} st 2")),
]  # fmt: skip
SEVEN = [f"004 §6.2 st {number}" for number in range(2, 9)]
REQUISITIONS: list[Item] = [
    *(("2024", f"requisition {what}", (passage,)) for what, passage in zip(
        (
            "r_cervical 25 Mkr of cervical_cancer",
            "r_screening 31 Mkr of screening, invitation_system, mammography, "
            "pelvic_rehabilitation",
            "r_radiology 60 Mkr of radiology", "r_pathology 60 Mkr of pathology",
            "r_rehabilitation 100 Mkr of rehabilitation",
            "r_national 39 Mkr of national_svf, national_other",
            "r_regional 129 Mkr of rcc_svf, childhood_cancer, rcc_other",
        ),
        SEVEN, strict=True,
    )),
    ("2024", "requisition by 2024-12-01 or it lapses", (*SEVEN,)),
    ("2024", "unused repaid by 2025-03-31", (*SEVEN,)),
    ("2024", "economic report by 2025-03-31 or may be reclaimed", (*SEVEN, "004 §6.2 st 11")),
    ("2024", "anslagspost 8 Livmoderhalscancer", ("004 §6.2 st 2",)),
]  # fmt: skip
DATES_2024: list[Item] = [
    ("2024", 'duty interim_report: SKR delivers "delrapport" to "Regeringskansliet '
             '(Socialdepartementet)" by 2024-09-30', ("004 §4.2 st 2",)),
    ("2024", 'duty activity_report: SKR delivers "verksamhetsrapport" to "Regeringskansliet '
             '(Socialdepartementet)" by 2025-03-31', ("004 §4.2 st 3",)),
    ("2024", "duty regions_reports: rcc delivers ", ("004 §4.2 st 4",)),
    ("2024", 'duty economic_report: SKR delivers "ekonomisk redovisning för kalenderåret" to '
             '"Kammarkollegiet" by 2025-03-31',
     (*SEVEN, "004 §6.2 st 9", "004 §6.2 st 11",
      *(f"004 bilaga 2 redovisning p {number}" for number in range(1, 6)))),
]  # fmt: skip

# --- The payment annex (002) and the assignments (003, 000, 001) --------------------------------
ANNEX: list[Item] = [
    ("2024", 'example "Regeringens beslut om den andra utbetalningen"', (
        "002 bilagan", "002 Ärendet st 3",
    )),
    ("2024", "assessed inclusion, prem, report met for all", ("002 bilagan", "002 Ärendet st 3")),
]  # fmt: skip
ASSIGNMENTS: list[Item] = [
    ("varden-2023", "grant ehm at most 2 000 000 kr", (f"003 {R} st 12", f"003 {R} st 13")),
    ("varden-2023", "grant sos at most 4 000 000 kr", (f"003 {R} st 12", f"003 {R} st 13")),
    ("varden-2023", "requisition by 2023-12-01", (f"003 {R} st 13",)),
    ("varden-2023", "unused repaid by 2024-03-31", (f"003 {R} st 14",)),
    ("varden-2023", "economic report by 2024-03-31", (f"003 {R} st 14",)),
    ("varden-2023", "anslagsposten 51 Nationell statlig vårdförmedling", (f"003 {R} st 12",)),
    ("varden-2023", '"gemensam delredovisning" to "Regeringskansliet (Socialdepartementet)" by '
                    "2024-01-31", (f"003 {R} st 9",)),
    ("varden-2023", '"gemensam delredovisning" to "Regeringskansliet (Socialdepartementet)" by '
                    "2025-03-31", (f"003 {R} st 10",)),
    ("varden-2023", '"gemensam slutredovisning" to "Regeringskansliet (Socialdepartementet)" by '
                    "2026-03-31", (f"003 {R} st 11",)),
    ("varden-2023", "duty yearly_count: EHM, SOS must ", (f"003 {R} st 4",)),
    ("varden-2023", "kolorektal-, bröst- och prostatacancer", (f"003 {R} st 2",)),
    ("varden-2023", "target lead_time >= 80%", ("003 Ärendet st 3",)),
    ("follow-up-2023", "grant follow_up at most 500 000 kr", (f"000 {R} st 3", f"000 {R} st 4")),
    ("follow-up-2023", "requisition by 2023-12-01", (f"000 {R} st 4",)),
    ("follow-up-2023", "unused repaid by 2024-03-31", (f"000 {R} st 4",)),
    ("follow-up-2023", 'duty report: SOS delivers "redovisning av uppdraget" to '
                       '"Regeringskansliet (Socialdepartementet)" by 2023-11-15',
     (f"000 {R} st 2",)),
    ("follow-up-2025", "grant follow_up at most 1 200 000 kr", (f"001 {R} st 8",)),
    ("follow-up-2025", "requisition by 2025-12-01", (f"001 {R} st 8",)),
    ("follow-up-2025", "unused repaid by 2026-03-31", (f"001 {R} st 9",)),
    ("follow-up-2025", 'duty interim_report: SOS delivers "delredovisning" to "Regeringskansliet '
                       '(Socialdepartementet)" by 2025-11-15', (f"001 {R} st 6",)),
    ("follow-up-2025", 'duty final_report: SOS delivers "slutredovisning" to "Regeringskansliet '
                       '(Socialdepartementet)" by 2026-03-31', (f"001 {R} st 7",)),
    *(("follow-up-2025", f'contains "{text}', (f"001 {R} st 6",)) for text in (
        "vilka kriterier som använts", "hur stor andel av medlen", "antalet projekt",
    )),
]  # fmt: skip
ITEMS = [
    *MONEY, *REQUIREMENTS, *REPORTS, *FOLLOWING_UP, *FUNDS, *REQUISITIONS, *DATES_2024, *ANNEX,
    *ASSIGNMENTS,
]  # fmt: skip


@cache
def citations_of(agreement: str) -> Mapping[int | None, set[str]]:
    """The passages named by the clause on each line of an agreement's own file."""
    cited: dict[int | None, set[str]] = {}
    for item in ov.builtin(agreement).model.citations:
        if Path(item.place.file or "").name == f"{agreement}.agr":
            cited.setdefault(item.place.line, set()).add(f"{item.document} {item.passage}")
    return cited


def cited_above(agreement: str, line: int) -> set[str]:
    """The passages that the clause on a line names, or the first clause above it that names any."""
    lines = packaged_text("agreements", f"{agreement}.agr").splitlines()
    cited = citations_of(agreement)
    here = line
    while here not in cited:
        depth = _depth(lines[here - 1])
        assert depth > 0, f"{agreement}.agr, line {line}: no source"
        here = max(
            number
            for number, text in enumerate(lines[: here - 1], 1)
            if text.strip() and _depth(text) < depth
        )
    return cited[here]


def _depth(text: str) -> int:
    return len(text) - len(text.lstrip())


@pytest.mark.parametrize(
    ("agreement", "words", "passages"), ITEMS, ids=[f"{a}: {w[:60]}" for a, w, _ in ITEMS]
)
def test_it_stands_in_a_clause_that_names_its_passage(
    agreement: str, words: str, passages: tuple[str, ...]
) -> None:
    lines = packaged_text("agreements", f"{agreement}.agr").splitlines()
    found = [
        number
        for number, text in enumerate(lines, 1)
        if words in text and not text.lstrip().startswith("#")
    ]
    assert found, f"no clause of {agreement}.agr says `{words}`"
    named = [cited_above(agreement, number) for number in found]
    assert set().union(*named) == set(passages)


def test_the_terms_of_the_seven_requisitions_are_said_seven_times() -> None:
    text = packaged_text("agreements", "2024.agr")
    for words in ("requisition by 2024-12-01", "unused repaid by 2025-03-31"):
        assert text.count(words) == 7


def test_the_files_are_canonical_so_that_their_words_can_be_looked_for() -> None:
    for name in ov.builtins():
        text = packaged_text("agreements", f"{name}.agr")
        assert format_text(text) == text


def test_a_number_that_no_clause_says_is_told() -> None:
    with pytest.raises(AssertionError, match="no clause of 2024"):
        test_it_stands_in_a_clause_that_names_its_passage("2024", "total 810 Mkr", ())
