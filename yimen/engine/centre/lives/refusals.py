"""How a look into a life is refused."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class NobodyStandsHere(Refusal):
    """A window looks into a life only while its owner stands there, on an open visit at this officer's own window."""

    code: ClassVar[str] = "lives.nobody_stands_here"
