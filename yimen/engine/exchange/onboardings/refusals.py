"""How the onboardings say no, beyond what the kernel's rules refuse."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class OnboardingUnknown(Refusal):
    """There is no such onboarding for this actor."""

    code: ClassVar[str] = "onboarding.unknown"


class OnboardingNamedAlready(Refusal):
    """The office has a system of this name that is coming in or is in."""

    code: ClassVar[str] = "onboarding.named_already"


class NoSandbox(Refusal):
    """The sandbox is open to a system that was admitted and is not live."""

    code: ClassVar[str] = "onboarding.no_sandbox"
    state: str


class SandboxForged(Refusal):
    """There is no such sandbox, it is shut, or the signature is not its system's; none is told apart."""

    code: ClassVar[str] = "onboarding.forged"


class RunUnknown(Refusal):
    """No run is under way: somebody at the desk begins one first."""

    code: ClassVar[str] = "onboarding.no_run"


class RunFull(Refusal):
    """The run has taken as many words as one takes; a new one is begun."""

    code: ClassVar[str] = "onboarding.run_full"
