"""The sandbox carrier: gives waybills, keeps its orders in a folder, and signs its words as a real carrier would.

Nothing leaves the machine. Names, phones and addresses lie masked in its folder; a real carrier gets them whole.
"""

import hashlib
import hmac
import json
import os
from datetime import datetime
from pathlib import Path

from yimen.engine.delivery.parcels.ports import Addressed, CarrierSaid
from yimen.kernel.identity import mask_phone
from yimen.kernel.parcel_life import CarrierWord
from yimen.kernel.refusal import Unavailable

MOST = 4096


class SandboxPost:
    """A carrier that only plays at being one."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder, self._key = folder, key

    def order(self, direction: str, party: Addressed, key: str) -> str:
        """A waybill that follows from the key: ordered twice, it is the same one."""
        waybill = f"YM{int.from_bytes(self._sign(key.encode())[:6]) % 10**12:012d}"
        told = {"waybill": waybill, "direction": direction, "to": f"{party.name[:1]}** {mask_phone(party.phone)}"}
        path = self._folder / f"{waybill}.json"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(told, file, ensure_ascii=False)
        except OSError as trouble:
            raise Unavailable("post.failing", trouble.strerror or "the disk does not answer") from trouble
        return waybill

    def understood(self, body: bytes, signature: str) -> CarrierSaid | None:
        """What a message says, if its signature is ours and everything in it can be read."""
        if len(body) > MOST or not hmac.compare_digest(self.signature(body).encode(), signature.encode()):
            return None
        try:
            told = json.loads(body)
            happened_at = datetime.fromisoformat(told["happened_at"])
            word = CarrierWord(told["word"])
            texts = [str(told[name]) for name in ("number", "waybill", "place")]
        except (ValueError, KeyError, TypeError):
            return None
        if happened_at.tzinfo is None or not texts[0]:
            return None
        return CarrierSaid(texts[0], texts[1], word, texts[2][:100], happened_at)

    def says(self, waybill: str, word: str, happened_at: datetime, place: str = "") -> tuple[bytes, str]:
        """A message of the carrier with its signature: what a demonstration and the tests send to the door."""
        number = hashlib.sha256(f"{waybill} {word} {happened_at.isoformat()}".encode()).hexdigest()[:24]
        told = {
            "number": number,
            "waybill": waybill,
            "word": word,
            "place": place,
            "happened_at": happened_at.isoformat(),
        }
        body = json.dumps(told, ensure_ascii=False, sort_keys=True).encode()
        return body, self.signature(body)

    def signature(self, body: bytes) -> str:
        """The carrier's signature over a message."""
        return self._sign(body).hex()

    def _sign(self, body: bytes) -> bytes:
        return hmac.digest(self._key, body, hashlib.sha256)
