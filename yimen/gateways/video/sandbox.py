"""The sandbox of video rooms: a page that says who would be let in. There is no picture and no sound."""

from datetime import datetime
from pathlib import Path

from yimen.gateways.video.signed import SignedRooms


class SandboxVideo(SignedRooms):
    """Rooms that only play at being there; each address lets in once, as a real service does."""

    def __init__(self, folder: Path, key: bytes, address: str) -> None:
        super().__init__(address, key)
        self._folder = folder

    def admit(self, room: str, token: str, now: datetime) -> str:
        """Which side comes in with this token; empty when it is none, is over, or has let somebody in before."""
        said = self.read(token, now)
        if said is None or said["room"] != room:
            return ""
        used = self._folder / said["jti"]
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            used.touch(exist_ok=False)
        except FileExistsError:
            return ""
        return said["sub"]
