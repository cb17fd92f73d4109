"""Everything that came out for one recipient, with the facts it rests on."""

from __future__ import annotations

from datetime import date

from overenskommelse.model.requirements import Instead, Requirement
from overenskommelse.outcome.payments import GrantOutcome
from overenskommelse.outcome.reasons import Quantity
from overenskommelse.outcome.verdicts import RequirementVerdict, Verdict
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place


@frozen
class Evidence:
    """A fact a verdict rests on, or would rest on if it were there.

    Attributes:
        fact: The fact.
        period: The period it is for, or None.
        items: Codes of the items it is for; none for a total.
        found: Its value, or None while it is missing.
        place: Where it was handed in, or None while it is missing.
        register: The register it was taken from, or None if that is not told.
        extracted: The day it was taken from there, or None if that is not told.
        earlier: What it was taken to be before it was corrected, the earliest first.
    """

    fact: str
    period: str | None
    items: tuple[str, ...]
    found: Quantity | None
    place: Place | None
    register: str | None = None
    extracted: date | None = None
    earlier: tuple[Evidence, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """The fact as JSON-ready data."""
        return {
            "fact": self.fact,
            "period": self.period,
            "items": list(self.items),
            "found": self.found.to_dict() if self.found else None,
            "place": self.place.to_dict() if self.place else None,
            "register": self.register,
            "extracted": self.extracted.isoformat() if self.extracted else None,
            "earlier": [item.to_dict() for item in self.earlier],
        }


@frozen
class Finding:
    """A verdict on a requirement, with the rule that holds for the recipient, and its facts."""

    rule: Requirement | Instead
    verdict: RequirementVerdict
    evidence: tuple[Evidence, ...]

    def to_dict(self) -> dict[str, object]:
        """The finding as JSON-ready data."""
        facts = [item.to_dict() for item in self.evidence]
        return {**self.verdict.to_dict(), "facts": facts}


@frozen
class GrantFinding:
    """What came out of a grant for the recipient.

    Attributes:
        outcome: What came out for all.
        verdict: The recipient's own verdict.
        findings: The requirements, each with its facts.
        if_met: Whole kronor it would get (or have held for it) if it met all requirements, all
            else as it is; None if that cannot be reckoned.
    """

    outcome: GrantOutcome
    verdict: Verdict
    findings: tuple[Finding, ...]
    if_met: int | None

    @property
    def amount(self) -> int | None:
        """Whole kronor of the recipient; None while the split is open."""
        return self.outcome.amount_of(self.verdict.recipient)

    @property
    def lost(self) -> int | None:
        """Whole kronor that go elsewhere since it does not meet the requirements."""
        if self.if_met is None or self.amount is None or self.verdict.status.is_met:
            return None
        return self.if_met - self.amount

    def to_dict(self) -> dict[str, object]:
        """The finding as JSON-ready data."""
        return {
            "grant": self.outcome.name,
            "label": self.outcome.grant.label,
            "state": self.outcome.state.value,
            "status": self.verdict.status.value,
            "amount": self.amount,
            "if_met": self.if_met,
            "requirements": [item.to_dict() for item in self.findings],
        }


@frozen
class Dossier:
    """What an agreement comes to for one recipient: grants, targets and flags."""

    recipient: str
    name: str
    kind: str
    grants: tuple[GrantFinding, ...]
    targets: tuple[Finding, ...]
    flags: tuple[Finding, ...]

    def to_dict(self) -> dict[str, object]:
        """The dossier as JSON-ready data."""
        return {
            "recipient": self.recipient,
            "name": self.name,
            "to": self.kind,
            "grants": [item.to_dict() for item in self.grants],
            "targets": [item.to_dict() for item in self.targets],
            "flags": [item.to_dict() for item in self.flags],
        }
