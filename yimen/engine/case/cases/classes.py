"""Product classes at the door 一企一证: what an enterprise asks for is held against the certificate it has."""

from datetime import date

from yimen.engine.papers.certificates import listings
from yimen.kernel import product_classes
from yimen.kernel.terms import Terms


def must_be_askable(terms: Terms, party_id: int, item_id: int, on: date) -> None:
    """Nothing is read for an item without classes; refuses with CertificateNotAmendable or ClassHeldAlready."""
    held = listings.held(party_id, item_id) if terms.classes else None
    if held is not None:
        product_classes.must_be_askable(held, party_id, item_id, terms.classes, on)


def are_those_listed(terms: Terms, party_id: int, item_id: int) -> bool:
    """Whether a case asks for exactly the classes that the certificate of the enterprise lists, to renew it."""
    held = listings.held(party_id, item_id)
    return held is not None and {one.code for one in terms.classes} == set(held.classes)
