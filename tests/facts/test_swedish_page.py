"""What the Swedish page of facts shows is read, by an agreement with the names it uses."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest

import overenskommelse as ov

PAGE = (Path(__file__).parents[2] / "docs" / "uppgifter.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(json|)\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
AGREEMENT = ov.loads(
    """
överenskommelse "Bidrag" 2024
  källa "S2024/1"

använd "regions"

lista förlopp "Vårdförlopp"
  bröst "Bröstcancer"
  prostata "Prostatacancer"
period H1 är 2024-01 till 2024-06

uppgift befolkning antal per region "Befolkningsmängd"
uppgift nya_fall antal per region, förlopp, period
uppgift fall_i_svf antal per region, förlopp, period
uppgift prem ja/nej per region
uppgift redovisning datum per region

bidrag a 1 Mkr till region efter befolkning
  kräv inklusion: summan av fall_i_svf över förlopp / summan av nya_fall över förlopp >= 70 % för H1
  kräv prem
  kräv redovisning senast 2024-09-30
  andelar för dem som inte uppfyller kraven: betalas inte ut
"""
)


@pytest.mark.parametrize(("form", "text"), BLOCKS, ids=range(len(BLOCKS)))
def test_each_block_is_read(form: str, text: str, tmp_path: Path) -> None:
    file = tmp_path / f"uppgifter.{form or 'csv'}"
    file.write_text(text, encoding="utf-8")
    facts = AGREEMENT.facts(ov.read_facts(file))
    assert facts.values or facts.assessments


def test_items_are_read_from_json(tmp_path: Path) -> None:
    file = tmp_path / "uppgifter.json"
    file.write_text(next(text for form, text in BLOCKS if form == "json"), encoding="utf-8")
    facts = AGREEMENT.facts(ov.read_facts(file))
    assert facts.get("nya_fall", "01", "H1", ("prostata",)) == Fraction(200)
    assert facts.get("fall_i_svf", "01", "H1") == Fraction(250)
    assert len(facts.assessments) == 21
