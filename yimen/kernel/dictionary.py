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
    """An entry of the dictionary, as far as a field has to follow it; of a merged one, what the kept one says."""

    code: str
    kind: str
    max_length: int
    options: tuple[str, ...] = ()
    kept: str = ""
    """Code of the entry into which it was merged; empty: it stands for itself."""

    @property
    def stands_for(self) -> str:
        """Code of the entry that a field bound to this one stands for."""
        return self.kept or self.code


def follows(field: FieldTerm, datum: Datum) -> bool:
    """Whether whatever the field takes is a value that the entry allows."""
    if field.kind != datum.kind:
        return False
    # Only a text is as long as somebody makes it: a choice, a day or a number takes what its kind takes.
    if field.kind in (FieldKind.TEXT, FieldKind.LONG_TEXT) and field.max_length > datum.max_length:
        return False
    return field.kind != FieldKind.CHOICE or set(field.options) <= set(datum.options)


def sound_codes(codes: Sequence[str], options: Sequence[str]) -> bool:
    """A code list gives each option a code of its own, or none to any."""
    return not codes or len(set(codes)) == len(codes) == len(options)
