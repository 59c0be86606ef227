"""Terms to stored JSON and back, and the hash by which a case and the journal name them.

Stored in full, defaults included: a later default must not change what an old version promised.
"""

import hashlib
from typing import Any

from pydantic import TypeAdapter

from yimen.kernel.evidence import canonical
from yimen.kernel.terms import FieldTerm, Terms

_TERMS = TypeAdapter(Terms)
_FIELDS = TypeAdapter(tuple[FieldTerm, ...])


def terms_to_json(terms: Terms) -> dict[str, Any]:
    """The terms as plain JSON values."""
    told: dict[str, Any] = _TERMS.dump_python(terms, mode="json")
    return told


def canonical_terms(terms: Terms) -> bytes:
    """The terms as the one byte string by which they are stored and hashed."""
    return canonical(terms_to_json(terms))


def terms_from_json(stored: dict[str, Any]) -> Terms:
    """The terms that were stored."""
    return _TERMS.validate_python(stored)


def terms_from_text(stored: str | bytes) -> Terms:
    """The terms that were stored, out of their JSON text."""
    return _TERMS.validate_json(stored)


def fields_from_text(stored: str | bytes) -> tuple[FieldTerm, ...]:
    """The fields of terms that were stored, out of their JSON text."""
    return _FIELDS.validate_json(stored)


def terms_hash(terms: Terms) -> bytes:
    """SHA-256 of the canonical bytes of the terms."""
    return hashlib.sha256(canonical_terms(terms)).digest()
