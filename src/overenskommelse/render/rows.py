"""In: an evaluation. Out: its payment tables as CSV, and everything as JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from overenskommelse.model.agreement import AgreementModel
from overenskommelse.outcome.evaluation import Evaluation
from overenskommelse.outcome.open_money import OpenMoney
from overenskommelse.outcome.payments import GrantOutcome, PaymentLine
from overenskommelse.outcome.status import Status
from overenskommelse.render import numbers
from overenskommelse.render.reasons import Wording
from overenskommelse.render.words import Language
from overenskommelse.source.json_writing import json_text

_HEADER = ("grant", "code", "name", "weight", "share", "amount", "unit", "state", "status", "why")
_RISKY = ("=", "+", "-", "@", "\t")


def csv_text(evaluation: Evaluation, model: AgreementModel, language: Language) -> str:
    """A row for each recipient of each grant, separated by ``;`` as Swedish spreadsheets want.

    Weights and amounts are plain digits; an amount that is still open is empty.
    """
    wording = Wording(model, language)
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\n")
    writer.writerow(_HEADER)
    for outcome in evaluation.outcomes:
        for line in outcome.payments:
            writer.writerow([_safe(cell) for cell in _cells(outcome, line, wording)])
    return stream.getvalue()


def evaluation_json(
    evaluation: Evaluation, still_open: Sequence[OpenMoney] = (), *, with_outcomes: bool = False
) -> str:
    """The outcome as JSON, in the form of `docs/json.md`, and what can still come out."""
    told = [item.to_dict(with_combinations=with_outcomes) for item in still_open]
    return json_text({**evaluation.to_dict(), "open_money": told})


def _cells(outcome: GrantOutcome, line: PaymentLine, wording: Wording) -> list[str]:
    return [
        outcome.name,
        line.recipient,
        line.name,
        "" if line.weight is None else str(line.weight),
        "" if line.share is None else numbers.percent(line.share),
        "" if line.amount is None else str(line.amount),
        "kr",
        outcome.state.value,
        line.status.value,
        _why(outcome, line, wording),
    ]


def _why(outcome: GrantOutcome, line: PaymentLine, wording: Wording) -> str:
    verdict = outcome.verdict(line.recipient)
    return "; ".join(
        f"{item.label}: {wording.verdict(item)}"
        for item in verdict.requirements
        if item.status not in (Status.MET, Status.NOT_APPLICABLE)
    )


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_RISKY) else cell
