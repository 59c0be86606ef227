"""Materials and fees of a record of the national exchange, each entry with all that the tables tell of it."""

import re
from collections.abc import Iterator
from decimal import Decimal

from yimen.kernel.elements import MaterialForm, MaterialKind, MaterialSource
from yimen.kernel.terms import Fee, MaterialTerm, Necessity
from yimen.registries.catalogue.exchange.national_record import Asked

#: The exchange gives no days for what may follow later: until the desk sets them it is required.
NECESSITY = {"1": Necessity.REQUIRED, "2": Necessity.OPTIONAL, "3": Necessity.REQUIRED}
CODE = re.compile(r"[A-Za-z0-9_-]{1,64}")
YUAN = re.compile(r"(\d{1,9}(?:\.\d{1,2})?)\s*元")


def materials(asked: Asked) -> tuple[MaterialTerm, ...]:
    """The materials in their order; each keeps its code where that is sound and its own."""
    found, taken = list[MaterialTerm](), set[str]()
    for number, (_, one) in enumerate(sorted(_ordered(asked), key=lambda pair: pair[0]), start=1):
        material = _material(one, f"m{number:03d}", taken)
        taken.add(material.code)
        found.append(material)
    return tuple(found)


def _ordered(asked: Asked) -> Iterator[tuple[int, Asked]]:
    yield from ((one.whole("order_num", "ordernum"), one) for one in asked.entries("materials", "material"))


def _material(one: Asked, usual: str, taken: set[str]) -> MaterialTerm:
    said = one.raw("material_code")
    code = said if CODE.fullmatch(said) and said not in taken else usual
    if said and code != said:
        one.unread(said, "material_code")
    originals, copies = _how_many(one)
    return MaterialTerm(
        code,
        one.text("material_name", "name"),
        Necessity(_necessity(one)),
        note=_note(one),
        law=one.text("by_law"),
        kind=MaterialKind(one.code({kind: kind for kind in MaterialKind}, "material_type") or MaterialKind.OTHER),
        form=MaterialForm(one.code({form: form for form in MaterialForm}, "material_format") or MaterialForm.BOTH),
        source=MaterialSource(
            one.code({code: code for code in MaterialSource}, "source_type") or MaterialSource.APPLICANT
        ),
        issued_by=one.text("source_explain"),
        originals=originals,
        copies=copies,
        blank_form=one.text("form_guid"),
        sample=one.text("example_guid"),
        standard=one.text("accept_stand"),
    )


def _necessity(one: Asked) -> str:
    if one.raw("is_need") == "3":
        one.unread("3", "is_need")
    return one.code(NECESSITY, "is_need") or Necessity.REQUIRED


def _note(one: Asked) -> str:
    """How it is filled in, who signs it, and what else is said of it."""
    signed = one.text("sign_ask")
    said = (one.text("fill_explain"), f"签名签章：{signed}" if signed else "", one.text("remark"))
    return "\n".join(dict.fromkeys(line for line in said if line))[:4000]


def _how_many(one: Asked) -> tuple[int, int]:
    """Originals and copies; where only one number is told, it is of originals."""
    originals, copies = one.whole("original_amount"), one.whole("copy_amount")
    number = one.whole("page_num")
    if number in (0, originals, copies, originals + copies):
        return originals, copies
    if originals or copies:
        one.unread(str(number), "page_num")
        return originals, copies
    return number, 0


def fees(asked: Asked) -> tuple[Fee, ...]:
    """The fees with what each costs; that there are some and none is named is told."""
    basis = asked.text("fee_basis")
    found = tuple(_fee(one, basis) for one in asked.entries("fees", "fee_project"))
    charged = asked.raw("is_fee")
    if charged not in ("", "1" if found else "0"):
        asked.unread(charged, "is_fee")
    if basis and not found:
        asked.unread(basis, "fee_basis")
    return found


def _fee(one: Asked, basis: str) -> Fee:
    standard, reducible = one.text("fee_stand", "standard"), one.raw("is_desc")
    reduction = one.text("desc_explain")
    if reducible not in ("", "1" if reduction else "0"):
        one.unread(reducible, "is_desc")
    return Fee(
        one.text("fee_name", "name"), _fen(one, standard), standard, one.text("by_law") or basis, one.raw("code"),
        reduction,
    )  # fmt: skip


def _fen(one: Asked, standard: str) -> int:
    """The amount of our own files, else the one that the standard names; of several the desk decides."""
    if one.raw("fen"):
        return one.whole("fen")
    named = YUAN.findall(standard)
    if len(named) == 1:
        return int(Decimal(named[0]) * 100)
    if standard:
        one.unread(standard, "fee_stand", "standard")
    return 0
