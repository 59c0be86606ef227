"""Form sheets 空白表和样表: which materials are forms, and which of their sheets the platform draws by itself.

A form that is nothing but the fields of the item is drawn from them, so that it never differs from what is asked on the
net. A form with a name of its own is laid out as a file, blank and filled in.
"""

from enum import StrEnum
from typing import ClassVar

from yimen.kernel.elements import MaterialKind
from yimen.kernel.refusal import Refusal
from yimen.kernel.terms import MaterialTerm, Terms


class Which(StrEnum):
    """The two sheets that every form has: to be filled in, and as it looks when it has been filled in rightly."""

    BLANK = "blank"
    FILLED = "filled"


class NotAForm(Refusal):
    """A material that nobody fills in has neither a blank nor a filled sheet."""

    code: ClassVar[str] = "forms.not_a_form"
    material: str


def is_form(material: MaterialTerm) -> bool:
    """Whether a material is a form to be filled in."""
    return material.kind is MaterialKind.FORM or bool(material.blank_form.strip())


def is_drawn(material: MaterialTerm, terms: Terms) -> bool:
    """Whether the platform draws both sheets of a form from the fields of the item."""
    return not material.blank_form.strip() and bool(terms.fields)


def must_be_a_form(terms: Terms, code: str) -> MaterialTerm:
    """The form material with this code; refuses with NotAForm."""
    found = next((one for one in terms.materials if one.code == code), None)
    if found is None or not is_form(found):
        raise NotAForm(material=found.name if found else code)
    return found
