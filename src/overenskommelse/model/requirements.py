"""Requirements for money, and targets and flags, which are told of but decide no money."""

from __future__ import annotations

from fractions import Fraction

from overenskommelse.model.expressions import Condition, Direction
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place


@frozen
class Instead:
    """Another condition, for some recipients."""

    recipients: tuple[str, ...]
    condition: Condition
    period: str | None
    text: str


@frozen
class Requirement:
    """A condition with a name.

    Attributes:
        name: Its name within its grant; without a name of its own, that of what it speaks of.
        label: What it is called in print.
        condition: What must hold.
        period: The period it speaks of, or None.
        except_for: Codes of those it does not concern; they meet it.
        instead: Other conditions, with the codes of those they are for and their period.
        text: The condition as written, in canonical spelling.
        sources: The documents and sections it follows from.
        notes: What the author says about it.
        place: Where it stands.
        explained: The fact in which recipients write of a deviation, or None.
        items: List and code of each item it is for, in a part of a grant that was cut.
    """

    name: str
    label: str
    condition: Condition
    period: str | None
    except_for: tuple[str, ...]
    instead: tuple[Instead, ...]
    text: str
    sources: tuple[str, ...]
    notes: tuple[str, ...]
    place: Place
    explained: str | None = None
    items: tuple[tuple[str, str], ...] = ()

    def rule_for(self, recipient: str) -> Requirement | Instead:
        """What holds for the recipient with this code: another condition, if one is for it."""
        return next((other for other in self.instead if recipient in other.recipients), self)


@frozen
class Repayment:
    """What one that a flag is raised for repays.

    Attributes:
        grant: The grant it got the money of.
        share: How much of what it got, 1 for all.
        direction: Which way that is rounded to whole kronor; None for all of it.
    """

    grant: str
    share: Fraction
    direction: Direction | None


@frozen
class Target:
    """A requirement that decides no money, for every recipient of a kind.

    A target is monitored; of a flag, those who meet the condition are the ones it is raised for,
    and `repays` is what they repay.
    """

    requirement: Requirement
    kind: str
    repays: tuple[Repayment, ...] = ()
