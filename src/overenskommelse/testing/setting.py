"""In: nothing. Out: what a generated agreement speaks of: recipients, lists, periods, facts.

Guarantees: every name is no keyword in either language and stands for one thing only; every kind of
recipients has a number, an amount and a yes/no of its own, so that any rule for it can be written.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from attrs import evolve, field, frozen
from hypothesis import strategies as st

from overenskommelse.model.units import Unit
from overenskommelse.syntax import expressions as xp
from overenskommelse.syntax import facts as ft
from overenskommelse.syntax.heads import Citation
from overenskommelse.syntax.names import Name, Ref, Text
from overenskommelse.syntax.tree import Sentence, Statement

FIRST_DAY, LAST_DAY = date(2023, 1, 1), date(2026, 12, 31)
days = st.dates(FIRST_DAY, LAST_DAY)
months = days.map(lambda day: day.replace(day=1))
labels = st.none() | st.sampled_from(["Krav på plan", "Andel", "Report in time", "Å, ä & ö"]).map(
    Text
)
CHOICES = ("godkänd", "väntar", "avslagen")
UNITS = {
    ft.FactType.WHOLE_NUMBER: Unit.NUMBER,
    ft.FactType.DECIMAL_NUMBER: Unit.NUMBER,
    ft.FactType.SHARE: Unit.SHARE,
    ft.FactType.MONEY: Unit.MONEY,
    ft.FactType.YES_NO: Unit.YES_NO,
    ft.FactType.DAY: Unit.DATE,
    ft.FactType.TEXT: Unit.TEXT,
    ft.FactType.CHOICE: Unit.TEXT,
}
_ANCHORS = (ft.FactType.WHOLE_NUMBER, ft.FactType.MONEY, ft.FactType.YES_NO)
_STEMS = {
    ft.FactType.WHOLE_NUMBER: "elever",
    ft.FactType.DECIMAL_NUMBER: "points",
    ft.FactType.SHARE: "närvaro",
    ft.FactType.MONEY: "cost",
    ft.FactType.YES_NO: "har_plan",
    ft.FactType.DAY: "inkom",
    ft.FactType.TEXT: "remark",
    ft.FactType.CHOICE: "läge",
}


@frozen
class Word:
    """A fact, a measure or an attribute that an expression can name.

    Attributes:
        name: Its name.
        unit: What it counts.
        kind: The kind of recipients it is for, or None.
        lists: The lists of which an item must be at hand.
        wants_period: Whether it has a value only for a period.
        choices: The texts it can be, for a choice.
        is_attribute: Whether it is what a list says of its items.
    """

    name: str
    unit: Unit
    kind: str | None = None
    lists: tuple[str, ...] = ()
    wants_period: bool = False
    choices: tuple[str, ...] = ()
    is_attribute: bool = False


@frozen
class Setting:
    """What an agreement speaks of, and the sentences that declare it.

    Attributes:
        kinds: Codes of recipients by kind.
        lists: Codes of items by list.
        periods: Names of periods, also of those of a series.
        words: What expressions can name.
        values: Units of the numbers with a name.
        shared: Names of requirements at the margin, with their kind.
        sentences: The declarations.
        series: Names of their periods by series.
    """

    kinds: Mapping[str, tuple[str, ...]]
    lists: Mapping[str, tuple[str, ...]]
    periods: tuple[str, ...]
    words: tuple[Word, ...] = ()
    values: Mapping[str, Unit] = field(factory=dict)
    shared: tuple[tuple[str, str | None], ...] = ()
    sentences: tuple[Sentence, ...] = ()
    series: Mapping[str, tuple[str, ...]] = field(factory=dict)

    @property
    def gone_over(self) -> tuple[str, ...]:
        """What can be gone over: lists, kinds of recipients, series of periods."""
        return (*self.lists, *self.kinds, *self.series)

    def members(self, name: str) -> tuple[str, ...]:
        """The codes of a list or a kind of recipients, or the periods of a series."""
        return {**self.lists, **self.kinds, **self.series}[name]

    def counted_by(self, name: str) -> Word:
        """A number that differs from one to the next of a list, kind or series."""
        if name in self.kinds:
            return self.anchor(name, Unit.NUMBER)
        lists = (name,) if name in self.lists else ()
        wanted = (Unit.NUMBER, None, lists, name in self.series)
        return next(
            word
            for word in self.words
            if (word.unit, word.kind, word.lists, word.wants_period) == wanted
            and not word.is_attribute
        )

    def anchor(self, kind: str | None, unit: Unit) -> Word:
        """A word of a kind that needs neither item nor period; each kind has one of some units."""
        return next(
            word
            for word in self.words
            if (word.kind, word.unit) == (kind, unit) and not word.lists and not word.wants_period
        )


def quantity(number: Fraction | int, unit: xp.UnitWord = xp.UnitWord.PLAIN) -> xp.Quantity:
    """A number as written, with its unit."""
    return xp.Quantity(Fraction(number), unit)


@st.composite
def cited(draw: st.DrawFn, statement: Statement, *below: Sentence) -> Sentence:
    """A sentence with what stands below it, and often a source."""
    number = draw(st.integers(0, 9))
    own = (Sentence(Citation(Text(f"§ {number}"))),) if number else ()
    return Sentence(statement, (*own, *below))


@st.composite
def settings(draw: st.DrawFn) -> Setting:
    """What an agreement speaks of, up to facts and values; rules come later."""
    kinds, sentences = _kinds(draw)
    lists, words, more = _lists(draw)
    setting = Setting(kinds, lists, (), tuple(words), {}, (), (*sentences, *more))
    return _with_values(draw, _with_facts(draw, _with_periods(draw, setting)))


def _kinds(draw: st.DrawFn) -> tuple[dict[str, tuple[str, ...]], list[Sentence]]:
    """One or two kinds of recipients; two may share codes."""
    kinds: dict[str, tuple[str, ...]] = {}
    sentences = []
    for name in ("skola", "museum")[: draw(st.sampled_from([1, 1, 1, 2]))]:
        count = draw(st.integers(1, 5))
        style = draw(st.sampled_from(["numbers", "letters", "texts"]))
        codes = tuple(_code(style, number) for number in range(1, count + 1))
        kinds[name] = codes
        if draw(st.booleans()):
            refs = tuple(Ref(code) for code in codes)
            sentences.append(Sentence(ft.Recipients(Name(name), refs, draw(labels))))
            continue
        rows = [
            Sentence(ft.RecipientRow(Ref(code), Text(f"Namn {name} {code}"), ())) for code in codes
        ]
        sentences.append(Sentence(ft.Recipients(Name(name), (), draw(labels)), tuple(rows)))
    return kinds, sentences


def _code(style: str, number: int) -> str:
    match style:
        case "numbers":
            return f"{number:02d}"
        case "letters":
            return f"R{chr(64 + number)}"
        case _:
            return f"Ort {number}"


def _lists(draw: st.DrawFn) -> tuple[dict[str, tuple[str, ...]], list[Word], list[Sentence]]:
    """At most two lists; one may say something of its items, though not of all."""
    lists: dict[str, tuple[str, ...]] = {}
    words, sentences = [], []
    for name in ("ämne", "topic")[: draw(st.sampled_from([0, 1, 1, 2]))]:
        codes = tuple(f"{name[0]}{number}" for number in range(1, draw(st.integers(1, 3)) + 1))
        lists[name] = codes
        attribute = f"infört_{name}" if draw(st.booleans()) else None
        if attribute is not None:
            words.append(Word(attribute, Unit.NUMBER, None, (name,), is_attribute=True))
        rows = []
        for place, code in enumerate(codes):
            said: tuple[ft.Attribute, ...] = ()
            if attribute is not None and (place == 0 or draw(st.booleans())):
                number = quantity(draw(st.integers(0, 30)))
                said = (ft.Attribute(Name(attribute), number),)
            rows.append(Sentence(ft.RecipientRow(Ref(code), Text(f"Post {code}"), (), said)))
        sentences.append(Sentence(ft.ItemList(Name(name)), tuple(rows)))
    return lists, words, sentences


def _with_periods(draw: st.DrawFn, setting: Setting) -> Setting:
    names = ("våren", "autumn")[: draw(st.integers(0, 2))]
    sentences = []
    for name in names:
        start = draw(months)
        grain = draw(st.sampled_from([ft.Grain.MONTH, ft.Grain.YEAR, ft.Grain.DAY]))
        first = ft.Moment(start.replace(month=1) if grain is ft.Grain.YEAR else start, grain)
        later = start.replace(month=draw(st.integers(start.month, 12)))
        end = ft.Moment(later, grain) if grain is ft.Grain.MONTH else None
        sentences.append(Sentence(ft.Period(Name(name), first, end, draw(labels))))
    setting = evolve(setting, periods=names, sentences=(*setting.sentences, *sentences))
    return _with_series(draw, setting) if draw(st.booleans()) else setting


def _with_series(draw: st.DrawFn, setting: Setting) -> Setting:
    """The first months of a year, as a series of periods."""
    year, count = draw(st.integers(2023, 2026)), draw(st.integers(1, 3))
    first, last = (ft.Moment(date(year, month, 1), ft.Grain.MONTH) for month in (1, count))
    names = tuple(f"{year}-{month:02d}" for month in range(1, count + 1))
    node = ft.PeriodSeries(Name("omgång"), ft.Stretch.MONTH, first, last, draw(labels))
    return evolve(
        setting,
        periods=(*setting.periods, *names),
        series={node.name.text: names},
        sentences=(*setting.sentences, Sentence(node)),
    )


def _with_facts(draw: st.DrawFn, setting: Setting) -> Setting:
    """The facts every kind has, one for all, and some of any sort."""
    asked: list[tuple[ft.FactType, str | None, tuple[str, ...], bool]] = [
        (kind_of_fact, kind, (), False) for kind in setting.kinds for kind_of_fact in _ANCHORS
    ]
    asked += [(kind_of_fact, None, (), False) for kind_of_fact in _ANCHORS]
    asked += [(ft.FactType.WHOLE_NUMBER, None, (name,), False) for name in setting.lists]
    asked += [(ft.FactType.WHOLE_NUMBER, None, (), True) for _ in setting.series]
    for _ in range(draw(st.integers(0, 8))):
        kind = draw(st.sampled_from([*setting.kinds, *setting.kinds, None]))
        of_items = st.lists(st.sampled_from(list(setting.lists)), unique=True, max_size=2)
        lists = tuple(draw(of_items)) if setting.lists else ()
        per_period = bool(setting.periods) and draw(st.booleans())
        asked.append((draw(st.sampled_from(ft.FactType)), kind, lists, per_period))
    words, sentences = [], []
    for number, (type_, kind, lists, per_period) in enumerate(asked):
        choices = CHOICES[: draw(st.integers(2, 3))] if type_ is ft.FactType.CHOICE else ()
        name = f"{_STEMS[type_]}{number}"
        words.append(Word(name, UNITS[type_], kind, lists, per_period, choices))
        per = (*([kind] if kind else []), *lists, *(["period"] if per_period else []))
        names = tuple(Name(text) for text in per)
        texts = tuple(Text(text) for text in choices)
        sentences.append(Sentence(ft.Fact(Name(name), type_, names, None, texts)))
    return evolve(
        setting,
        words=(*setting.words, *words),
        sentences=(*setting.sentences, *sentences),
    )


def _with_values(draw: st.DrawFn, setting: Setting) -> Setting:
    """Numbers with a name, which may change from a day on."""
    values: dict[str, Unit] = {}
    sentences = []
    for number in range(draw(st.integers(0, 2))):
        unit = draw(st.sampled_from([Unit.NUMBER, Unit.SHARE, Unit.MONEY]))
        values[f"nivå{number}"] = unit
        starts = sorted(draw(st.sets(days, max_size=2)))
        below = [Sentence(ft.ValueFrom(start, draw(constants(unit)))) for start in starts]
        node = ft.NamedValue(Name(f"nivå{number}"), draw(constants(unit)), draw(labels))
        sentences.append(draw(cited(node, *below)))
    return evolve(setting, values=values, sentences=(*setting.sentences, *sentences))


def steps(unit: Unit) -> st.SearchStrategy[xp.Quantity]:
    """What values of a unit are rounded to, above 0."""
    return constants(unit).filter(lambda found: found.number > 0)


def constants(unit: Unit) -> st.SearchStrategy[xp.Quantity]:
    """Numbers as written in a unit: small, round, with decimals, and large."""
    small = st.integers(0, 20) | st.integers(0, 1_000).map(lambda tenths: Fraction(tenths, 10))
    match unit:
        case Unit.SHARE:
            return st.builds(quantity, st.integers(0, 100) | small, st.just(xp.UnitWord.PERCENT))
        case Unit.POINTS:
            return st.builds(quantity, small, st.just(xp.UnitWord.POINTS))
        case Unit.MONEY:
            in_unit = st.sampled_from([xp.UnitWord.KRONOR, xp.UnitWord.THOUSAND_KRONOR])
            return st.builds(quantity, st.integers(0, 500), in_unit)
        case _:
            return st.builds(quantity, small | st.integers(0, 10**6))
