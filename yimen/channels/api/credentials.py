"""Digital certificates of staff: those you hold, keep or head, every use of them, and where they are asked for."""

from django.http import HttpRequest
from ninja import Router

from yimen.channels.api.asking import asker, there
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import After, PathRef, several, shown
from yimen.registries.credentials import queries
from yimen.registries.credentials.rows import CredentialPage, CredentialRow, CredentialRuleRow, CredentialUsePage
from yimen.threshold import clock

router = Router(tags=["credentials"])


@router.get("", auth=STAFF, response=shown(CredentialPage), operation_id="credentials")
def register(request: HttpRequest, after: After = "") -> CredentialPage:
    """The certificates that you hold, keep or head; a page by key."""
    return queries.register(asker(request), clock.now(), after)


@router.get("/rules", auth=STAFF, response=several(CredentialRuleRow), operation_id="credential_rules")
def rules(request: HttpRequest) -> list[CredentialRuleRow]:
    """Where approval seals are set under a certificate alone, since when and on which document; at most 200."""
    return list(queries.rules())


@router.get("/{ref}", auth=STAFF, response=shown(CredentialRow), operation_id="credential")
def one(request: HttpRequest, ref: PathRef) -> CredentialRow:
    """One certificate, with how it stands."""
    return there(queries.credential(ref, asker(request), clock.now()))


@router.get("/{ref}/uses", auth=STAFF, response=shown(CredentialUsePage), operation_id="credential_uses")
def uses(request: HttpRequest, ref: PathRef, after: After = "") -> CredentialUsePage:
    """What was sealed under it, the latest first; a page by key."""
    return queries.uses(there(queries.credential(ref, asker(request), clock.now())).ref, after)
