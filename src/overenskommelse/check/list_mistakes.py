"""One small function for each mistake with lists of items: rows of them, values said of them."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.model.examples import GivenFact
from overenskommelse.source.numbers import decimal_text
from overenskommelse.source.text import Span
from overenskommelse.syntax.names import Name, Ref


def row_names(span: Span, name: str, wanted: Iterable[str], count: int) -> Diagnostic:
    """A row with more names, or fewer, than what it is about."""
    told = ", ".join(f"`{each}`" for each in wanted)
    return diagnostic("row-names", span, name=name, wanted=told, count=count)


def total_differs(given: GivenFact, together: Fraction) -> Diagnostic:
    """A total that is not what its items come to."""
    total = given.value if isinstance(given.value, Fraction) else Fraction(0)
    return diagnostic(
        "total-differs",
        given.place,
        fact=given.fact,
        total=decimal_text(total, "."),
        together=decimal_text(together, "."),
    )


def series_uneven(span: Span, most: int) -> Diagnostic:
    """A series that does not come to whole months, quarters, half-years or years."""
    return diagnostic("series-uneven", span, most=most)


def cut_twice(name: Name) -> Diagnostic:
    """A grant cut by the same list twice, or by two series of periods."""
    return diagnostic("cut-twice", name.span, name=name.text)


def too_many_parts(span: Span, most: int) -> Diagnostic:
    """A grant cut into more parts than anybody would."""
    return diagnostic("too-many-parts", span, most=most)


def key_not_told(span: Span) -> Diagnostic:
    """A key for parts that the file itself does not tell."""
    return diagnostic("part-key-untold", span)


def choice_parts(span: Span, name: str, count: int, keyword: str) -> Diagnostic:
    """A cut that leaves kronor which several parts have an equal claim to."""
    return diagnostic("choice-parts", span, name=name, count=count, keyword=keyword)


def same_for_all(name: Name) -> Diagnostic:
    """A value gathered over something that it is the same for."""
    return diagnostic("same-for-all", name.span, name=name.text)


def item_ambiguous(ref: Ref, names: Iterable[str]) -> Diagnostic:
    """A name in parentheses that is an item of several lists, or a recipient as well."""
    told = ", ".join(f"`{each}`" for each in names)
    return diagnostic("item-ambiguous", ref.span, name=ref.text, lists=told)


def list_twice(name: Name) -> Diagnostic:
    """A value gathered over the same list twice."""
    return diagnostic("list-twice", name.span, name=name.text)


def attribute_ambiguous(name: Name, lists: Iterable[str]) -> Diagnostic:
    """A name that several lists say of their items, where items of each are at hand."""
    told = ", ".join(f"`{each}`" for each in lists)
    return diagnostic("attribute-ambiguous", name.span, name=name.text, lists=told)
