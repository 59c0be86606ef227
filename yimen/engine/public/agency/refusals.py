"""Why an agent is told no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class NotAnAgent(Refusal):
    """Only who holds the post of an agent at a point acts there for others."""

    code: ClassVar[str] = "agency.not_an_agent"


class AgentHasNoPerson(Refusal):
    """A mandate names a person: the agent's staff record does not say who they are at home."""

    code: ClassVar[str] = "agency.no_person"


class ProofUnknown(Refusal):
    """There is no such mandate for this actor to confirm, decline or act under."""

    code: ClassVar[str] = "agency.proof_unknown"
    ref: str


class ProofAnswered(Refusal):
    """The villager has answered this already."""

    code: ClassVar[str] = "agency.proof_answered"


class NotEntrusted(Refusal):
    """The villager did not entrust this item to the agent, or the mandate has ended."""

    code: ClassVar[str] = "agency.not_entrusted"
    item: str
