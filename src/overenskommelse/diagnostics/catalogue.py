"""In: code words and values. Out: sentences in English and Swedish.

The registry of every code word. The sentences themselves lie beside this file, grouped by what
they are about. Guarantees: a code is registered once; a help sentence is used only when every
value it names is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from types import MappingProxyType

from overenskommelse.diagnostics.amount_messages import AMOUNT_MESSAGES
from overenskommelse.diagnostics.audit_messages import AUDIT_MESSAGES
from overenskommelse.diagnostics.certainty_messages import CERTAINTY_MESSAGES
from overenskommelse.diagnostics.duty_messages import DUTY_MESSAGES
from overenskommelse.diagnostics.fact_messages import FACT_MESSAGES
from overenskommelse.diagnostics.format_messages import FORMAT_MESSAGES
from overenskommelse.diagnostics.grant_messages import GRANT_MESSAGES
from overenskommelse.diagnostics.list_messages import LIST_MESSAGES
from overenskommelse.diagnostics.meaning_messages import MEANING_MESSAGES
from overenskommelse.diagnostics.message import Message
from overenskommelse.diagnostics.money_messages import MONEY_MESSAGES
from overenskommelse.diagnostics.receipt_messages import RECEIPT_MESSAGES
from overenskommelse.diagnostics.remark_messages import REMARK_MESSAGES
from overenskommelse.diagnostics.rule_messages import RULE_MESSAGES
from overenskommelse.diagnostics.source_messages import SOURCE_MESSAGES
from overenskommelse.diagnostics.split_messages import SPLIT_MESSAGES
from overenskommelse.diagnostics.supposing_messages import SUPPOSING_MESSAGES
from overenskommelse.diagnostics.table_messages import TABLE_MESSAGES
from overenskommelse.diagnostics.text_messages import TEXT_MESSAGES
from overenskommelse.diagnostics.vocabulary import noun, swedish_form

CATALOGUE: Mapping[str, Message] = MappingProxyType(
    {
        message.code: message
        for group in (
            TEXT_MESSAGES,
            MEANING_MESSAGES,
            MONEY_MESSAGES,
            AMOUNT_MESSAGES,
            REMARK_MESSAGES,
            DUTY_MESSAGES,
            FACT_MESSAGES,
            RULE_MESSAGES,
            CERTAINTY_MESSAGES,
            SPLIT_MESSAGES,
            GRANT_MESSAGES,
            AUDIT_MESSAGES,
            TABLE_MESSAGES,
            LIST_MESSAGES,
            SOURCE_MESSAGES,
            FORMAT_MESSAGES,
            RECEIPT_MESSAGES,
            SUPPOSING_MESSAGES,
        )
        for message in group
    }
)


def wording(template: str, values: tuple[tuple[str, str], ...], language: str) -> str | None:
    """Fill a template, or None when it names a value that is not there.

    In a template, ``{kind:noun}`` is a key of the vocabulary, in Swedish also ``{kind:none}``
    ("inget mått") and ``{kind:the}`` ("måttet"); and ``{expected:list}`` holds items,
    one a line, that become ``a, b or c``; with ``all`` they become ``a, b and c``.
    """
    try:
        return _Wording(language).vformat(template, (), dict(values))
    except KeyError:
        return None


class _Wording(Formatter):
    def __init__(self, language: str) -> None:
        self._language = language

    def format_field(self, value: object, format_spec: str) -> str:
        text = str(value)
        if format_spec == "noun":
            return noun(text, self._language)
        if format_spec in ("none", "the"):
            return swedish_form(text, format_spec)
        if format_spec == "list":
            return self._list(text.split("\n"))
        if format_spec == "all":
            return self._joined(text.split("\n"), " och " if self._language == "sv" else " and ")
        return text

    def _list(self, items: list[str]) -> str:
        return self._joined(items, " eller " if self._language == "sv" else " or ")

    def _joined(self, items: list[str], last: str) -> str:
        named = [self._item(item) for item in items]
        if len(named) == 1:
            return named[0]
        return ", ".join(named[:-1]) + last + named[-1]

    def _item(self, item: str) -> str:
        """``UNDER x`` is two words of which the first is ours and the second may be."""
        prefix, _, rest = item.partition(" ")
        if prefix == "UNDER":
            return f"under {noun(rest, self._language)}"
        return noun(item, self._language)
