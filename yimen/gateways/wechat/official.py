"""The protocol of an official account: each call bears a signature over our token, a word is a small XML document.

The signature covers the call and not what it says, so a call counts for some minutes only, and no word does more than
its sender could: read what is open to all, bind the account whose code they hold, or be pushed to no more.
"""

import hashlib
import hmac
from collections.abc import Iterable
from datetime import datetime
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from yimen.registries.followers.ports import Word, WordKind

MOST, MOST_TEXT = 10_000, 600
"""Of a call in bytes; and of an answer in letters, for the platform shows no more than 2,048 bytes."""
GOOD_FOR = 600


class OfficialAccount:
    """One official account. Without a token of ours nobody is believed."""

    def __init__(self, token: str) -> None:
        self._token = token

    def is_its_own(self, signature: str, timestamp: str, nonce: str, now: datetime) -> bool:
        """Whether a call comes from the platform, and is not an old one come again."""
        if not self._token or not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12):
            return False
        is_fresh = abs(now.timestamp() - int(timestamp)) <= GOOD_FOR
        return is_fresh and hmac.compare_digest(self.signature(timestamp, nonce).encode(), signature.encode())

    def understood(self, body: bytes) -> Word | None:
        """What a call says; a document that defines anything of its own is not read at all."""
        if len(body) > MOST or b"<!DOCTYPE" in body or b"<!ENTITY" in body:
            return None
        try:
            root = ElementTree.fromstring(body)
        except (ElementTree.ParseError, ValueError):
            return None
        said = {one.tag: (one.text or "").strip() for one in root}
        openid, account = said.get("FromUserName", ""), said.get("ToUserName", "")
        return Word(openid[:64], account[:64], *_kind(said)) if openid and account else None

    def answer(self, word: Word, text: str, now: datetime) -> bytes:
        """A text in answer, in the platform's own form."""
        told = (
            ("ToUserName", word.openid), ("FromUserName", word.account), ("CreateTime", str(int(now.timestamp()))),
            ("MsgType", "text"), ("Content", text[:MOST_TEXT]),
        )  # fmt: skip
        return _document(told)

    def signature(self, timestamp: str, nonce: str) -> str:
        """What the platform writes beside a call."""
        said = "".join(sorted((self._token, timestamp, nonce)))
        return hashlib.sha1(said.encode(), usedforsecurity=False).hexdigest()


def spoken(openid: str, kind: str, **fields: str) -> bytes:
    """A call as the platform makes it: for demonstrations and tests."""
    told = [("ToUserName", "gh_sandbox"), ("FromUserName", openid), ("CreateTime", "0"), ("MsgType", kind)]
    return _document([*told, *fields.items()])


def _document(told: Iterable[tuple[str, str]]) -> bytes:
    return ("<xml>" + "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in told) + "</xml>").encode()


def _kind(said: dict[str, str]) -> tuple[WordKind, str]:
    if said.get("MsgType", "") == "text":
        return WordKind.TEXT, said.get("Content", "")[:200]
    event = said.get("Event", "").lower() if said.get("MsgType", "") == "event" else ""
    if event not in (WordKind.SUBSCRIBE, WordKind.UNSUBSCRIBE, WordKind.SCAN, WordKind.CLICK):
        return WordKind.OTHER, ""
    return WordKind(event), said.get("EventKey", "")[:100].removeprefix("qrscene_")
