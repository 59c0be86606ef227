"""Signing: the key of a sandbox, which opens nothing else, and what a run gives a system to work with. All derived."""

from yimen.engine.exchange.signed import is_signed as is_signed
from yimen.engine.exchange.signed import signature as signature
from yimen.kernel.snapshot import snapshot
from yimen.registries.people.vault import derived_token

MOST = 20_000


def key_of(ref: str, edition: int) -> str:
    """The key of a sandbox: it follows from the reference and lies nowhere; no real door knows it."""
    return derived_token(ref, f"sandbox\x1f{edition}")


@snapshot
class Props:
    """What a run gives a system to work with: a case, an officer, a jump. None of them is real."""

    case_number: str
    officer: str
    jump: str
    ticket: str


def props_of(run_ref: str, key: str) -> Props:
    """The props of a run; a ticket is signed as a real one is."""
    jump = f"TEST{run_ref[:12]}"
    ticket = f"{jump}.{signature(f'jump {jump}'.encode(), key)[:40]}"
    return Props(f"TEST-{run_ref[:4]}-{run_ref[4:8]}", f"TEST-{run_ref[8:12]}", jump, ticket)
