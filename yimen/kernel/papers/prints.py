"""Prints 打印记录: through which door a paper of the office was handed out, and what counts as one printing."""

from datetime import datetime
from enum import StrEnum

from yimen.kernel.snapshot import snapshot


class Door(StrEnum):
    """Where a paper was printed or taken away as a file."""

    WORKBENCH = "workbench"
    HALL = "hall"
    TERMINAL = "terminal"
    """A registered computer of a self-service area, with its name."""
    KIOSK = "kiosk"
    API = "api"


@snapshot
class Where:
    """The door, and the name of the terminal when it was one."""

    door: Door
    place: str = ""


def minute_of(moment: datetime) -> datetime:
    """The minute of a printing: the same paper for the same one at the same door is printed once in it.

    A browser that shows a paper and then keeps it asks twice; so does a double click.
    """
    return moment.replace(second=0, microsecond=0)
