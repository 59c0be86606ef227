"""What is done with systems that are to come in: applied for, admitted, tried in the sandbox, let in and put out."""

from yimen.engine.exchange.onboardings.operations.applying import (
    OnboardingMoved,
    OnboardingSaid,
    SandboxOpened,
    admit_onboarding,
    apply_onboarding,
    renew_sandbox_key,
    say_point,
)
from yimen.engine.exchange.onboardings.operations.letting_in import (
    SystemLive,
    go_live,
    suspend_onboarding,
    withdraw_onboarding,
)
from yimen.engine.exchange.onboardings.operations.running import RunBegun, SandboxSaid, begin_run, take_sandbox_word

__all__ = [
    "OnboardingMoved",
    "OnboardingSaid",
    "RunBegun",
    "SandboxOpened",
    "SandboxSaid",
    "SystemLive",
    "admit_onboarding",
    "apply_onboarding",
    "begin_run",
    "go_live",
    "renew_sandbox_key",
    "say_point",
    "suspend_onboarding",
    "take_sandbox_word",
    "withdraw_onboarding",
]
