"""The inside of the flows: the gate whose device shows itself."""

from yimen.engine.centre.flows.models import FlowGate
from yimen.kernel.refs import heard
from yimen.registries.people.vault import keyed_hash


def with_code(secret: str) -> FlowGate | None:
    """The gate whose device holds this code and that still stands."""
    hashed = keyed_hash(heard(secret)) if secret.strip() else b""
    return FlowGate.objects.filter(secret_hash=hashed, until=None).first() if hashed else None
