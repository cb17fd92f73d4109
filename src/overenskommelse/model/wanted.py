"""What facts an agreement asks for: so that what it does not ask for can be told, not dropped."""

from __future__ import annotations

from collections.abc import Mapping

from overenskommelse.source.frozen import FrozenDict
from overenskommelse.source.records import frozen


@frozen
class Wanted:
    """What is asked for.

    Attributes:
        periods: For a fact that some periods are asked for of, these, in the file's order; a fact
            that is not here is not asked for, or may be asked for of any period.
        years: The first and last year of days that can belong to the agreement; None if it names
            neither a year nor a day.
    """

    periods: Mapping[str, tuple[str, ...]] = FrozenDict()
    years: tuple[int, int] | None = None


ANYTHING = Wanted()
"""What is asked for where that is not known: nothing is left out."""
