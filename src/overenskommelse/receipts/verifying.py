"""In: a receipt, and what it is of. Out: every entry that comes out otherwise now."""

from __future__ import annotations

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.diagnostics.errors import OverenskommelseError, ReceiptError
from overenskommelse.outcome.receipt import SEAL
from overenskommelse.outcome.verification import Difference, Verification, compared, plain_leaf
from overenskommelse.receipts.at_hand import agreement_of, facts_of
from overenskommelse.receipts.reading import Held, read_receipt
from overenskommelse.source.version import __version__

_MOST_TOLD = 20


def verify(receipt: object, *, agreement: object = None, facts: object = None) -> Verification:
    """Reckon a receipt again.

    Args:
        receipt: The path of its file, a `Receipt`, or its data.
        agreement: An `Agreement`, or the path of its file; without it, the file the receipt names,
            in the folder at hand, beside the receipt, or among those that come with the package.
        facts: Paths of facts files or what `read_facts` returns, in the receipt's order; for facts
            that were no files, the facts. Without them, the files the receipt names.

    Returns:
        Every entry that differs; none if the receipt holds to the byte.

    Raises:
        ReceiptError: If it is no receipt, has been edited, or is of files that are not at hand.
        AgreementError: If the agreement is now invalid.
        FactsError: If the facts are.

    Example:
        >>> import overenskommelse as ov
        >>> receipt = ov.builtin("2024").receipt({"01": {"prem": False}})
        >>> verify(receipt, facts={"01": {"prem": False}}).is_same
        True
        >>> verify(receipt, facts={"01": {"prem": True}}).differences[0].path
        ('facts', 'sha256')
    """
    held = read_receipt(receipt)
    if held.is_sealed:
        return _verified(held, agreement, facts)
    found = [diagnostic("receipt-edited", held.place(SEAL))]
    try:
        again = _verified(held, agreement, facts)
    except OverenskommelseError:
        raise ReceiptError(found) from None
    found += [_entry(held, item) for item in again.differences[:_MOST_TOLD]]
    raise ReceiptError(found)


def _verified(held: Held, agreement: object, facts: object) -> Verification:
    rules = agreement_of(held, agreement)
    again = rules.receipt(facts_of(held, facts), on=held.day, known_by=held.known_by)
    return compared(held.receipt, again, __version__)


def _entry(held: Held, item: Difference) -> Diagnostic:
    told, found = plain_leaf(item.told), plain_leaf(item.found)
    place = held.place(*item.path)
    return diagnostic("receipt-entry-edited", place, told=f"`{told}`", found=f"`{found}`")
