"""Mending: where on a form a refusal belongs. The form keeps what was typed; the sentence stands at its control."""

from collections.abc import Mapping

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.threshold.language import language
from yimen.threshold.pieces import Mistake
from yimen.threshold.sentences import sentence


@snapshot
class Mending:
    """What a form shows after a refusal: the list on top, and the sentence by control."""

    mistakes: tuple[Mistake, ...] = ()
    errors: Mapping[str, str] | None = None
    code: str = ""
    """Of the refusal."""


def mending(refusal: Refusal, places: Mapping[str, str] | None = None) -> Mending:
    """A refusal at its control: the one it names, or that of its code in `places`, or none."""
    said = sentence(refusal, language())
    at = (places or {}).get(refusal.code) or str(getattr(refusal, "field", ""))
    return Mending((Mistake(f"f-{at}" if at else "", said),), {at: said} if at else {}, refusal.code)
