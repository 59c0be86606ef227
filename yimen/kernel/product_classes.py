"""Product classes 产品类别: one application for several of them, one certificate of an enterprise 一企一证.

A class is chosen like an answer, written `product:<code>`; unlike a question it takes several. What a certificate lists
only grows by another issue of the same certificate; who holds it, its number and its days stay. docs/decisions/0116.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import ClassVar

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import ProductClass

PRODUCT = "product"
"""Names the classes among the answers; no question of such an item bears this code."""
PRODUCT_CLASSES = "产品类别"


class ClassUnknown(Refusal):
    """The item has no such product class."""

    code: ClassVar[str] = "classes.unknown"
    named: str


class ClassHeldAlready(Refusal):
    """The enterprise's certificate lists the class already."""

    code: ClassVar[str] = "classes.held_already"
    named: str
    number: str


class CertificateNotAmendable(Refusal):
    """Nothing is added to a certificate that is not in force, or is another's."""

    code: ClassVar[str] = "classes.not_amendable"
    why: str
    """holder | item | withheld | suspended | ended | expired."""
    number: str


class ClassesUnruled(Refusal):
    """Each class that was asked for is granted or refused, and no other; an item with classes is decided so."""

    code: ClassVar[str] = "classes.unruled"


class ClassReasonMissing(Refusal):
    """A class is refused with its reason."""

    code: ClassVar[str] = "classes.reason_missing"
    named: str


class NoClassGranted(Refusal):
    """Who refuses every class denies the application."""

    code: ClassVar[str] = "classes.none_granted"


class AdditionTolerated(Refusal):
    """A class is added to a certificate in force when its materials are there: nothing on it is with reserve."""

    code: ClassVar[str] = "classes.materials_to_follow"


class RenewedWhole(Refusal):
    """A certificate is renewed with the classes it lists; one that is not deserved any more is revoked."""

    code: ClassVar[str] = "classes.renewed_whole"


@snapshot
class Listing:
    """A certificate as another application for classes finds it; `classes` by code, with the issue that added each."""

    id: int
    ref: str
    number: str
    item_id: int
    holder_id: int
    state: str
    valid_to: date | None
    version: int
    classes: Mapping[str, int]


@snapshot
class ClassRefused:
    """A class that is not granted, and why."""

    code: str
    reason: str


@snapshot
class Ruled:
    """What a decision says of each class that was asked for."""

    granted: tuple[ProductClass, ...]
    refused: tuple[tuple[ProductClass, str], ...]


def answer_of(one: ProductClass) -> str:
    """A chosen class as it stands among the answers."""
    return f"{PRODUCT}:{one.code}"


def class_answers(classes: Iterable[ProductClass]) -> frozenset[str]:
    """Every class of an item as an answer."""
    return frozenset(map(answer_of, classes))


def chosen(classes: Iterable[ProductClass], answers: Collection[str]) -> tuple[ProductClass, ...]:
    """The classes among the answers, in the order of the table."""
    return tuple(one for one in classes if answer_of(one) in answers)


def checked_classes(classes: Sequence[ProductClass], answers: Collection[str]) -> tuple[str, ...]:
    """The answers that choose a class, each once and in the order of the table; refuses with ClassUnknown.

    An item without classes may have a question of that code: then they are answers like any other.
    """
    if not classes:
        return ()
    known = class_answers(classes)
    for answer in answers:
        if answer.startswith(f"{PRODUCT}:") and answer not in known:
            raise ClassUnknown(named=answer.removeprefix(f"{PRODUCT}:")[:80])
    return tuple(map(answer_of, chosen(classes, answers)))


def must_be_askable(held: Listing, holder_id: int, item_id: int, asked: Sequence[ProductClass], today: date) -> None:
    """Whoever holds the certificate may ask for more classes, or for the listed ones once more before it ends.

    Refuses with CertificateNotAmendable or ClassHeldAlready.
    """
    again = held.valid_to is not None and all(one.code in held.classes for one in asked)
    must_be_addable(held, holder_id, item_id, () if again else asked, today)


def must_be_addable(held: Listing, holder_id: int, item_id: int, asked: Iterable[ProductClass], today: date) -> None:
    """These classes may be added to this certificate; refuses with CertificateNotAmendable or ClassHeldAlready."""
    why = _why_not(held, holder_id, item_id, today)
    if why:
        raise CertificateNotAmendable(why=why, number=held.number)
    names = [one.name for one in asked if one.code in held.classes]
    if names:
        raise ClassHeldAlready(named="、".join(names), number=held.number)


def must_be_renewed_whole(listed: Collection[str], asked: Iterable[ProductClass], said: Ruled) -> None:
    """A renewal is about what the certificate lists, and grants all of it; refuses with RenewedWhole."""
    if said.refused or any(one.code not in listed for one in asked):
        raise RenewedWhole()


def _why_not(held: Listing, holder_id: int, item_id: int, today: date) -> str:
    if held.holder_id != holder_id:
        return "holder"
    if held.item_id != item_id:
        return "item"
    if held.state != "valid":
        return held.state if held.state in ("withheld", "suspended") else "ended"
    return "expired" if held.valid_to is not None and held.valid_to < today else ""


def added(held: Listing, granted: Iterable[ProductClass]) -> Listing:
    """The certificate in its next issue: the same but for the classes that came in."""
    version = held.version + 1
    return replace(held, version=version, classes={**held.classes, **{one.code: version for one in granted}})


def ruled(asked: Sequence[ProductClass], granted: Collection[str], refused: Sequence[ClassRefused]) -> Ruled:
    """What is said of each class asked for, in their order.

    Refuses with ClassesUnruled, ClassReasonMissing or NoClassGranted.
    """
    named = sorted([*granted, *(one.code for one in refused)])
    if named != sorted(one.code for one in asked):
        raise ClassesUnruled()
    reasons = {one.code: one.reason.strip() for one in refused}
    for one in asked:
        if reasons.get(one.code) == "":
            raise ClassReasonMissing(named=one.name)
    if not granted:
        raise NoClassGranted()
    return Ruled(
        tuple(one for one in asked if one.code not in reasons),
        tuple((one, reasons[one.code]) for one in asked if one.code in reasons),
    )


def told(said: Ruled) -> str:
    """What the decision says of the classes, in the words that stand on it."""
    granted = f"准予的产品类别：{'、'.join(one.name for one in said.granted)}。"
    refused = "；".join(f"{one.name}（{reason.rstrip('。')}）" for one, reason in said.refused)
    return f"{granted}不予许可的产品类别及理由：{refused}。" if refused else granted
