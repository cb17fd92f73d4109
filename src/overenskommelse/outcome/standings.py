"""How a recipient stands on all requirements of a grant, in short: a status and names.

Everyone for whom the requirements come out alike has the same record; it holds nothing of its own.
"""

from __future__ import annotations

from typing import NoReturn

from overenskommelse.outcome.status import Status
from overenskommelse.source.records import frozen


@frozen
class Standing:
    """How a recipient stands on all requirements of a grant.

    Attributes:
        status: The verdict on all of them.
        failed: Names of those that are not met, in the agreement's order.
        undecided: Names of those that are open, not yet due or need a human decision.
    """

    status: Status
    failed: tuple[str, ...]
    undecided: tuple[str, ...]

    def __bool__(self) -> NoReturn:
        """Refuse: a verdict can be open.

        Raises:
            TypeError: Always.
        """
        raise TypeError("a standing is not true or false; compare its status")
