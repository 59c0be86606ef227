"""Signed rooms: addresses of a video service that knows its guests by a signed token (JWT, HS256), as most do.

The service is not asked anything: room, side, serial and end stand in the token, under a key that both sides know. It
lets a serial (`jti`) in once.
"""

import base64
import hashlib
import hmac
import json
from datetime import datetime

ISSUER = "yimen"


class SignedRooms:
    """The rooms behind one address."""

    def __init__(self, address: str, key: bytes) -> None:
        self._address, self._key = address.rstrip("/"), key

    def address(self, room: str, side: str, key: str, until: datetime) -> str:
        """The address of a room with the token of one entrance."""
        said = {"iss": ISSUER, "room": room, "sub": side, "jti": key, "exp": int(until.timestamp())}
        return f"{self._address}/{room}?jwt={self.token(said)}"

    def token(self, said: dict[str, object]) -> str:
        """The token that says this."""
        parts = (
            _packed(json.dumps(one, separators=(",", ":")).encode()) for one in ({"alg": "HS256", "typ": "JWT"}, said)
        )
        signed = ".".join(parts)
        return f"{signed}.{_packed(self._signature(signed))}"

    def read(self, token: str, now: datetime) -> dict[str, str] | None:
        """What a token of ours says that is still good; None for any other."""
        signed, _, signature = token.rpartition(".")
        mine = _packed(self._signature(signed)).encode()
        if not signed or not hmac.compare_digest(mine, signature.encode(errors="replace")):
            return None
        said = json.loads(_unpacked(signed.partition(".")[2]))
        return {name: str(value) for name, value in said.items()} if int(said["exp"]) > now.timestamp() else None

    def _signature(self, signed: str) -> bytes:
        return hmac.digest(self._key, signed.encode(errors="replace"), hashlib.sha256)


def _packed(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _unpacked(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
