"""Why an agent is told no."""

from dataclasses import dataclass
from typing import ClassVar

from yimen.kernel.refusal import Refusal


@dataclass(eq=False)
class NotAnAgent(Refusal):
    """Only who holds the post of an agent at a point acts there for others."""

    code: ClassVar[str] = "agency.not_an_agent"


@dataclass(eq=False)
class AgentHasNoPerson(Refusal):
    """A mandate names a person: the agent's staff record does not say who they are at home."""

    code: ClassVar[str] = "agency.no_person"


@dataclass(eq=False)
class ProofUnknown(Refusal):
    """There is no such mandate for this actor to confirm, decline or act under."""

    code: ClassVar[str] = "agency.proof_unknown"
    ref: str


@dataclass(eq=False)
class ProofAnswered(Refusal):
    """The villager has answered this already."""

    code: ClassVar[str] = "agency.proof_answered"


@dataclass(eq=False)
class NotEntrusted(Refusal):
    """The villager did not entrust this item to the agent, or the mandate has ended."""

    code: ClassVar[str] = "agency.not_entrusted"
    item: str
