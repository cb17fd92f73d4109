"""One small function for each mistake in what an agreement means."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.diagnostics.suggest import nearest
from overenskommelse.model.units import Unit
from overenskommelse.source.numbers import decimal_text, grouped
from overenskommelse.source.text import Place, Span
from overenskommelse.syntax.expressions import Quantity
from overenskommelse.syntax.names import Name, Ref, Text


def unknown_name(kind: str, name: Name | Ref, known: Iterable[str]) -> Diagnostic:
    """A name that nothing declares."""
    listed = sorted(known)
    return diagnostic(
        "unknown-name",
        name.span,
        kind=kind,
        name=name.text,
        suggestion=nearest(name.text, listed),
        known=", ".join(f"`{item}`" for item in listed) if 0 < len(listed) <= 8 else None,
    )


def said_twice(name: Name | Text, first: Span) -> Diagnostic:
    """A name declared a second time."""
    return diagnostic("said-twice", name.span, (first,), name=name.text, line=first.place.line)


def clause_twice(clause: Span, first: Span) -> Diagnostic:
    """A second sentence of a kind of which a rule has one."""
    return diagnostic("clause-twice", clause, (first,), line=first.place.line)


def same_recipient(ref: Ref, first: Ref) -> Diagnostic:
    """A recipient, by code or by name, that stands twice."""
    return diagnostic(
        "recipient-twice", ref.span, (first.span,), name=ref.text, line=first.span.place.line
    )


def period_backwards(span: Span) -> Diagnostic:
    """A period that ends before it begins."""
    return diagnostic("period-backwards", span)


def days_backwards(span: Span) -> Diagnostic:
    """Two days in the wrong order."""
    return diagnostic("days-backwards", span)


def wrong_operands(span: Span, sign: str, left: Unit, right: Unit) -> Diagnostic:
    """Arithmetic between units that do not go together."""
    return diagnostic("wrong-units", span, sign=sign, left=left.value, right=right.value)


def different_units(span: Span, left: Unit, right: Unit) -> Diagnostic:
    """A comparison of values that do not count the same."""
    return diagnostic("different-units", span, left=left.value, right=right.value)


def plain_number_for_share(number: Quantity, name: str) -> Diagnostic:
    """`70` where `70 %` is meant."""
    percent = number.number * 100 if number.number <= 1 else number.number
    return diagnostic(
        "percent-sign-missing",
        number.span,
        number=decimal_text(number.number, "."),
        name=name,
        suggestion=f"{decimal_text(percent, '.')} %",
    )


def share_for_points(number: Quantity) -> Diagnostic:
    """`5 %` where `5 percentage points` is meant."""
    text = decimal_text(number.number, ".")
    return diagnostic("points-meant", number.span, number=text)


_HINTS = {
    Unit.NUMBER: ">= 100",
    Unit.SHARE: ">= 70 %",
    Unit.POINTS: ">= 5 percentage points",
    Unit.MONEY: ">= 1 000 kr",
    Unit.DATE: "by 2024-09-30",
    Unit.YES_NO: "",
    Unit.TEXT: '= "…"',
}


def not_a_condition(span: Span, unit: Unit) -> Diagnostic:
    """A value where a condition is needed."""
    name = span.text
    return diagnostic("not-a-condition", span, unit=unit.value, name=name, hint=_HINTS[unit])


def reserved_name(name: Name) -> Diagnostic:
    """A keyword given as a name, which no expression could then mean."""
    return diagnostic("reserved-name", name.span, name=name.text)


def not_a_value(span: Span) -> Diagnostic:
    """A condition where a value is needed."""
    return diagnostic("not-a-value", span)


def not_a_date(span: Span, unit: Unit) -> Diagnostic:
    """A deadline on something that is no date."""
    return diagnostic("not-a-date", span, unit=unit.value)


def period_missing(span: Span, name: str, periods: Iterable[str]) -> Diagnostic:
    """A value that is given for each period, and no period."""
    first = next(iter(sorted(periods)), None)
    return diagnostic("period-missing", span, name=name, period=first)


def period_useless(name: Name) -> Diagnostic:
    """A period for something that is not given for periods."""
    return diagnostic("period-useless", name.span, period=name.text or name.span.text)


def division_by_nought(span: Span) -> Diagnostic:
    """A division by the number 0."""
    return diagnostic("division-by-zero", span)


def measure_cycle(name: Name, path: Iterable[str]) -> Diagnostic:
    """A measure that is reckoned from itself."""
    return diagnostic("measure-cycle", name.span, path=" → ".join(path))


def measures_too_deep(name: Name, limit: int) -> Diagnostic:
    """A measure reckoned from measures in too many steps."""
    return diagnostic("measures-too-deep", name.span, limit=limit)


def mixed_recipients(span: Span, kinds: Iterable[str]) -> Diagnostic:
    """Facts of different kinds of recipients in one value."""
    return diagnostic("mixed-recipients", span, kinds=" / ".join(sorted(kinds)))


def explained_not_text(name: Name) -> Diagnostic:
    """Something other than one text for each, where deviations are explained."""
    return diagnostic("explained-not-text", name.span, name=name.text)


def wrong_recipients(span: Span, kind: str, wanted: str) -> Diagnostic:
    """Facts of one kind of recipients in a rule for another."""
    return diagnostic("wrong-recipients", span, kind=kind, wanted=wanted)


def nobody_named(span: Span) -> Diagnostic:
    """A target that speaks of no recipients."""
    return diagnostic("no-recipients", span)


def empty_kind(name: Name) -> Diagnostic:
    """A kind of recipients without rows."""
    return diagnostic("empty-kind", name.span, name=name.text)


def not_money(amount: Quantity) -> Diagnostic:
    """An amount without a unit of money."""
    text = amount.span.text
    return diagnostic("not-money", amount.span, text=text)


def fraction_of_krona(amount: Quantity, value: Fraction) -> Diagnostic:
    """An amount that is no whole number of kronor; `value` is what it is in kronor."""
    below = math.floor(value)
    return diagnostic(
        "fraction-of-krona", amount.span, below=grouped(below), above=grouped(below + 1)
    )


_SUM_CODES = {True: "sum-too-large", False: "sum-too-small"}
_TOTAL_CODES = {True: "total-sum-too-large", False: "total-sum-too-small"}


def sum_differs(span: Span, name: str | None, amount: int, parts: int) -> Diagnostic:
    """Parts that do not add up to their whole."""
    codes = _SUM_CODES if name else _TOTAL_CODES
    return diagnostic(
        codes[parts > amount],
        span,
        name=name,
        amount=grouped(amount),
        parts=grouped(parts),
        difference=grouped(abs(amount - parts)),
    )


def rest_is_nothing(span: Span) -> Diagnostic:
    """A rest that is said not to be itemised, when the parts are the whole."""
    return diagnostic("rest-is-nothing", span)


def choice_shares(span: Span, grant: str, keyword: str) -> Diagnostic:
    """A grant with requirements that does not say what happens to shares of those who fail."""
    return diagnostic("choice-shares", span, name=grant, keyword=keyword)


def choice_ties(span: Span, grant: str, left: int, count: int, keyword: str) -> Diagnostic:
    """A split by weights of the file that leaves kronor over between equals."""
    return diagnostic("choice-ties", span, name=grant, left=left, count=count, keyword=keyword)


def choice_ties_of_parts(span: Span, grant: str, left: int, count: int, keyword: str) -> Diagnostic:
    """Parts of an amount, each split by itself, of which one must be a krona larger."""
    return diagnostic(
        "choice-ties-of-parts", span, name=grant, left=left, count=count, keyword=keyword
    )


def shares_useless(span: Span) -> Diagnostic:
    """A sentence on those who fail, in a grant where nobody can."""
    return diagnostic("shares-useless", span)


def key_not_number(span: Span, unit: Unit) -> Diagnostic:
    """A split by something that has no size."""
    name = span.text
    return diagnostic("key-not-number", span, name=name, unit=unit.value)


def name_needed(span: Span, name: str, first: Span, keyword: str) -> Diagnostic:
    """A second requirement that would go by the same name."""
    return diagnostic(
        "name-needed", span, (first,), name=name, keyword=keyword, line=first.place.line
    )


def no_source(span: Span, keyword: str) -> Diagnostic:
    """A rule that does not say which document it follows."""
    return diagnostic("no-source", span, keyword=keyword)


def head_in_wrong_place(span: Span) -> Diagnostic:
    """A second head, or a head that is not the first sentence."""
    return diagnostic("second-head", span)


def nothing_to_pay(span: Span) -> Diagnostic:
    """An agreement without grants."""
    return diagnostic("no-grants", span)


def wrong_value(span: Span, name: str, wanted: str) -> Diagnostic:
    """An example's value of another type than its fact."""
    return diagnostic("wrong-value", span, name=name, wanted=wanted)


def recipient_needed(span: Span, name: str, kind: str | None) -> Diagnostic:
    """An example's fact without the recipient it is for, or with one it is not for."""
    code = "recipient-needed" if kind else "recipient-useless"
    return diagnostic(code, span, name=name, kind=kind)


def amount_exceeds(span: Span, name: str, amount: int, total: int) -> Diagnostic:
    """Expected amounts of a grant that together exceed it."""
    return diagnostic(
        "expected-too-much", span, name=name, amount=grouped(amount), parts=grouped(total)
    )


def impossible_number(span: Span, number: int, count: int) -> Diagnostic:
    """More of the conditions than there are, or none of them."""
    return diagnostic("impossible-number", span, number=number, count=count)


def shares_not_whole(span: Span, together: str) -> Diagnostic:
    """A mixed split whose parts are not the whole."""
    return diagnostic("shares-not-whole", span, together=together)


def choice_mixing(span: Span, name: str, together: str, itself: str) -> Diagnostic:
    """A mixed split that does not say when its keys are joined."""
    return diagnostic("choice-mixing", span, name=name, together=together, itself=itself)


def keys_missing(span: Span, name: str, who: str) -> Diagnostic:
    """Fixed keys that leave somebody out."""
    return diagnostic("keys-missing", span, name=name, who=who)


def keys_useless(span: Span) -> Diagnostic:
    """Rows of keys below a grant that is not split by fixed keys."""
    return diagnostic("keys-useless", span)


def bound_not_money(span: Span, unit: Unit) -> Diagnostic:
    """A floor or ceiling that is no amount of money."""
    return diagnostic("bound-not-money", span, unit=unit.value)


def bounds_crossed(span: Span, floor: int, ceiling: int) -> Diagnostic:
    """A floor above its ceiling."""
    return diagnostic("bounds-crossed", span, floor=grouped(floor), ceiling=grouped(ceiling))


def floors_too_high(span: Span, together: int, amount: int) -> Diagnostic:
    """Floors that together are more than there is."""
    return diagnostic("floors-too-high", span, together=grouped(together), amount=grouped(amount))


def not_yes_no(name: Name, unit: Unit) -> Diagnostic:
    """Something other than a yes/no where somebody is appointed."""
    return diagnostic("appointed-not-yes-no", name.span, name=name.text, unit=unit.value)


def requested_twice(name: Name, first: Span) -> Diagnostic:
    """A grant in two requisitions."""
    return diagnostic("requested-twice", name.span, (first,), name=name.text, line=first.place.line)


def name_unspoken(span: Span, keyword: str) -> Diagnostic:
    """A condition without a name of its own that names no fact either."""
    return diagnostic("name-unspoken", span, keyword=keyword)


def item_needed(span: Span, name: str, items: str, language: str) -> Diagnostic:
    """A fact that is given for each item of a list, where no item is at hand."""
    sum_of = "summan av" if language == "sv" else "sum of"
    over = "över" if language == "sv" else "over"
    return diagnostic("item-needed", span, name=name, list=items, sum_of=sum_of, over=over)


def texts_have_no_order(span: Span) -> Diagnostic:
    """A comparison of texts by size."""
    return diagnostic("text-no-order", span)


def not_a_choice(span: Span, text: str, choices: tuple[str, ...]) -> Diagnostic:
    """A text that a choice can never be."""
    known = ", ".join(f"`{choice}`" for choice in choices)
    return diagnostic(
        "not-a-choice", span, text=text, known=known, suggestion=nearest(text, choices)
    )


def span_too_long(span: Span) -> Diagnostic:
    """A stretch of more than a hundred years."""
    return diagnostic("span-too-long", span)


def two_exceptions(ref: Ref) -> Diagnostic:
    """A recipient for whom two exceptions from one requirement hold at once."""
    return diagnostic("two-exceptions", ref.span, name=ref.text)


def bounds_with_parts(span: Span) -> Diagnostic:
    """A floor or ceiling where each part of the amount is split by itself."""
    return diagnostic("bounds-with-parts", span)


def keys_all_nought(span: Span) -> Diagnostic:
    """Fixed keys of which none gives anything."""
    return diagnostic("keys-all-nought", span)


def attribute_differs(name: Name) -> Diagnostic:
    """What is said of an item, of another unit than of the items before."""
    return diagnostic("attribute-differs", name.span, name=name.text)


def attribute_useless(name: Name) -> Diagnostic:
    """Something said of a recipient, which no rule can use."""
    return diagnostic("attribute-useless", name.span, name=name.text)


def never_holds(place: Place, text: str, least: str | None, most: str | None) -> Diagnostic:
    """A condition that no facts can meet; `least` or `most` is what its left side can be."""
    return diagnostic("never-holds", place, text=text, least=least, most=most)


def never_holds_from(place: Place, text: str, since: date) -> Diagnostic:
    """A condition that no facts can meet once a value has changed."""
    return diagnostic("never-holds-from", place, text=text, day=since.isoformat())


def always_holds(place: Place, text: str) -> Diagnostic:
    """A condition that no facts can fail."""
    return diagnostic("always-holds", place, text=text)


def never_together(place: Place, first: Place, name: str, other: str) -> Diagnostic:
    """Two requirements of a grant that exclude each other."""
    return diagnostic("never-together", place, (first,), name=name, other=other, line=first.line)


def deadline_before_period(place: Place, last: date, period: str, start: date) -> Diagnostic:
    """A last day for something of a period that lies before the period."""
    return diagnostic(
        "deadline-before-period",
        place,
        day=last.isoformat(),
        period=period,
        start=start.isoformat(),
    )


def bad_passage(name: Text) -> Diagnostic:
    """A name of a passage that no source could say."""
    return diagnostic("bad-passage", name.span, name=name.text)


def passage_twice(written: Text, name: str, first: Span) -> Diagnostic:
    """A passage declared a second time."""
    return diagnostic("passage-twice", written.span, (first,), name=name, line=first.place.line)


def too_many_passages(span: Span, limit: int) -> Diagnostic:
    """More passages than are kept."""
    return diagnostic("too-many-passages", span, limit=limit)


def unknown_passage(source: Span, name: str, document: str, near: str | None) -> Diagnostic:
    """A source that names a passage its document does not have."""
    return diagnostic("unknown-passage", source, name=name, document=document, suggestion=near)


def narrative_cited(source: Span, name: str, marked: Span) -> Diagnostic:
    """A source that names a passage which is said to make no rule."""
    return diagnostic("narrative-cited", source, (marked,), name=name, line=marked.place.line)
