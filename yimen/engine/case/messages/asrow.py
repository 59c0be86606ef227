"""From a stored message to the row that is shown."""

from collections.abc import Iterable

from yimen.engine.case.messages.models import Message, Service
from yimen.engine.case.messages.rows import MessageRow, ServiceRow


def as_row(message: Message, services: Iterable[Service] = ()) -> MessageRow:
    """A message with the ways it went."""
    return MessageRow(
        ref=message.ref,
        kind=message.kind,
        case_ref=message.case_ref,
        facts=message.facts,
        created_at=message.created_at,
        read_at=message.read_at,
        services=tuple(
            ServiceRow(one.way, one.state, one.sent_at, one.arrived_at, one.tries, one.failure)
            for one in sorted(services, key=lambda one: one.pk)
        ),
    )
