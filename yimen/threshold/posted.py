"""What a form may hold: a page says by name what it takes. What a form holds beside that is a strange field.

A page that does not say what it takes, takes nothing. Who answers a form with a strange field: strange_fields.py.
"""

from collections.abc import Callable, Iterable, Mapping
from fnmatch import fnmatchcase
from typing import ClassVar

from django.http import HttpRequest, HttpResponse

from yimen.kernel.refusal import Refusal

View = Callable[..., HttpResponse]
Names = Callable[..., Iterable[str]]

ALWAYS = ("csrfmiddlewaretoken", "key")
"""The secret of a form and its idempotency key: every form may hold them."""
LONGEST = 40


class FieldUnknown(Refusal):
    """What was sent holds a field that this act does not know."""

    code: ClassVar[str] = "request.field_unknown"
    field: str


def takes(names: str = "", by: Names | None = None) -> Callable[[View], View]:
    """What the form of a page may hold, as words; `*` stands for any text (`answer-*`).

    `by` names what depends on the address: it is asked with the parts of the address, as the view is.
    """

    def declare(view: View) -> View:
        view.takes = tuple(names.split()), by  # type: ignore[attr-defined]
        return view

    return declare


def strange_field(request: HttpRequest, view: View, parts: Mapping[str, object]) -> FieldUnknown | None:
    """The first field of a posted form that its page does not take; `parts` are those of the address."""
    names, by = getattr(view, "takes", ((), None))
    known = (*ALWAYS, *names, *(by(**parts) if by else ()))
    strange = next((one for one in (*request.POST, *request.FILES) if not _is_one_of(one, known)), None)
    return None if strange is None else FieldUnknown(field=_shown(strange))


def _is_one_of(name: str, known: Iterable[str]) -> bool:
    return any(name == one or ("*" in one and fnmatchcase(name, one)) for one in known)


def _shown(name: str) -> str:
    """A name that came from outside: short, and without characters that hide in it."""
    return "".join(letter for letter in name[:LONGEST] if letter.isprintable()) or "?"
