"""How the flows say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class GateUnknown(Refusal):
    """There is no such gate, not for this actor, or the code is none's."""

    code: ClassVar[str] = "flows.gate_unknown"


class GateNamed(Refusal):
    """The centre has a gate of this name already."""

    code: ClassVar[str] = "flows.gate_named"
