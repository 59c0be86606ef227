"""The data dictionary 数据字典: one datum of a person or an enterprise, filled in alike in every form. Pure."""

from collections.abc import Sequence
from enum import StrEnum

from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import FieldKind, FieldTerm


class DatumAbout(StrEnum):
    """Whom a datum describes."""

    PERSON = "person"
    ENTERPRISE = "enterprise"
    MATTER = "matter"
    """Neither: what is applied for, for instance how it is paid."""


@snapshot
class Datum:
    """An entry of the dictionary, as far as a field has to follow it."""

    code: str
    kind: str
    max_length: int
    options: tuple[str, ...] = ()


def follows(field: FieldTerm, datum: Datum) -> bool:
    """Whether whatever the field takes is a value that the entry allows."""
    if field.kind != datum.kind or field.max_length > datum.max_length:
        return False
    return field.kind != FieldKind.CHOICE or set(field.options) <= set(datum.options)


def sound_codes(codes: Sequence[str], options: Sequence[str]) -> bool:
    """A code list gives each option a code of its own, or none to any."""
    return not codes or len(set(codes)) == len(codes) == len(options)
