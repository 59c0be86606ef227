"""What a request to the JSON door cannot be understood to say, or nobody stands behind it."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class NotSignedIn(Refusal):
    """Nobody stands behind the request: no token, no session, or one that is over."""

    code: ClassVar[str] = "request.not_signed_in"


class FormSecretMissing(Refusal):
    """A write with a session cookie came without the form secret that only our own pages know."""

    code: ClassVar[str] = "request.form_secret_missing"


class NothingHere(Refusal):
    """No such address, or nothing there that this actor may see: the answer is the same."""

    code: ClassVar[str] = "request.nothing_here"


class MethodUnknown(Refusal):
    """The address is there; this cannot be done with it."""

    code: ClassVar[str] = "request.method_unknown"
    method: str


class Unreadable(Refusal):
    """The body is not what it says it is: broken JSON, a name said twice, letters that are none."""

    code: ClassVar[str] = "request.unreadable"


class KindUnknown(Refusal):
    """The body is of a kind that this door does not read."""

    code: ClassVar[str] = "request.kind_unknown"


class TooLarge(Refusal):
    """The body is larger than anything this door reads."""

    code: ClassVar[str] = "request.too_large"
    most: int


class FieldMissing(Refusal):
    """The body lacks a field that this act needs."""

    code: ClassVar[str] = "request.field_missing"
    field: str


class FieldMalformed(Refusal):
    """A field holds what it cannot hold: another type, a day that does not exist, a word that is not in the list."""

    code: ClassVar[str] = "request.field_malformed"
    field: str


class KeyMissing(Refusal):
    """A write came without an idempotency key, so that it could not be asked for twice."""

    code: ClassVar[str] = "errand.key_missing"


class Away(Refusal):
    """Something the house needs is away for a moment; nothing was done."""

    code: ClassVar[str] = "house.away"


class Failed(Refusal):
    """Our fault. The number ties the answer to the line in the log."""

    code: ClassVar[str] = "house.failed"
    number: str
