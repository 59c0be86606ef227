"""Prints: who was handed which paper of a case, when and through which door."""

from django.http import HttpRequest
from ninja import Router

from yimen.channels.api.asking import asker
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import PathRef, several
from yimen.engine.records.prints import queries
from yimen.engine.records.prints.rows import PrintRow

router = Router(tags=["certificates and documents"])


@router.get("/cases/{ref}/prints", auth=STAFF, response=several(PrintRow), operation_id="prints_of_case")
def of_case(request: HttpRequest, ref: PathRef) -> list[PrintRow]:
    """The latest hundred printings of the papers of a case you may see, through every door, the latest first."""
    return list(queries.of_case(ref, asker(request)))
