"""The port of the talks: the video service in whose rooms they meet. Wired by the assembly."""

from datetime import datetime
from typing import Protocol

from yimen.kernel.refusal import Unavailable


class VideoRooms(Protocol):
    """A video service of the city: it keeps the rooms, this house books them and says who went in when."""

    def address(self, room: str, side: str, key: str, until: datetime) -> str:
        """An address that lets one side into a room once, until a moment; the same `key` gives the same address.

        Raises Unavailable when the service does not answer.
        """


class NoVideo:
    """No video service is connected: nothing is booked."""

    def address(self, room: str, side: str, key: str, until: datetime) -> str:
        raise Unavailable("video.none", "no video service is connected")


class _Wired:
    rooms: VideoRooms = NoVideo()


def wire(rooms: VideoRooms) -> None:
    """Say who keeps the rooms; called once by the assembly."""
    _Wired.rooms = rooms


def rooms() -> VideoRooms:
    """Whoever keeps the rooms."""
    return _Wired.rooms


def connected() -> str:
    """yes: a video service is connected."""
    return "" if isinstance(_Wired.rooms, NoVideo) else "yes"
