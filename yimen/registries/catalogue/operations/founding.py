"""Found an item: its office and codes, before anything is said of it."""

from datetime import datetime

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.codes import CodeNotWellFormed, parse_base, parse_implementation
from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue import moves
from yimen.registries.catalogue.review import allow

OWN = "own"


@snapshot
class ItemFounded:
    ref: str


@operation
def found_item(
    office_ref: str,
    base_code: str = "",
    implementation_code: str = "",
    local_code: str = "",
    *,
    by: Actor,
    now: datetime,
) -> ItemFounded:
    """Enter an item that an office handles; nobody sees it before a version is published.

    Refuses with OfficeUnknown, NotCatalogueEditor, CodeNotWellFormed or CodeTaken.
    """
    office = moves.office(office_ref)
    allow.must_edit(by, office.id)
    if base_code:
        parse_base(base_code)
    if implementation_code and str(parse_implementation(implementation_code).base) != base_code:
        raise CodeNotWellFormed(kind="implementation", value=implementation_code, flaw="base")
    return ItemFounded(moves.insert_item(office, base_code, implementation_code, local_code, OWN, b"").ref)
