"""The digest of a batch: one hash over which items it holds, by which versions, and what these say."""

import hashlib
from collections.abc import Iterable

from yimen.kernel.evidence import canonical


def digest_of(published: Iterable[tuple[str, str, str]]) -> bytes:
    """The digest over items, each by its ref, with the ref of its version and the hash of the version's terms."""
    return hashlib.sha256(canonical({item: [version, terms] for item, version, terms in published})).digest()
