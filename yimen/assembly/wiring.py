"""Wiring: which gateway stands behind which port in this process. Opens nothing until it is first used."""

import hashlib
import hmac
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from django.conf import settings

from yimen.assembly.home import PROJECT
from yimen.engine.case.cases.noticing import Noticing
from yimen.engine.case.messages import ports as messages
from yimen.engine.centre.kiosks import ports as kiosks
from yimen.engine.centre.kiosks.ports import NoServices
from yimen.engine.delivery.parcels import ports as parcels
from yimen.engine.delivery.parcels.ports import NoPost
from yimen.engine.exchange.connections import ports as connections
from yimen.engine.exchange.connections.ports import NoLines
from yimen.engine.exchange.dispatches import ports as dispatches
from yimen.engine.exchange.dispatches.ports import NoSuperior
from yimen.engine.exchange.superiors import ports as superiors
from yimen.engine.exchange.vouchers import ports as vouchers
from yimen.engine.exchange.vouchers.ports import NoReaders
from yimen.engine.money.fees import ports as payments
from yimen.engine.money.fees.ports import NoGateway
from yimen.engine.money.page_bills import ports as page_bills
from yimen.engine.papers.certificates import ports as papers
from yimen.engine.papers.certificates.ports import Pressed, Seal
from yimen.engine.papers.dossiers import ports as files
from yimen.engine.public.microblogs import ports as microblogs
from yimen.engine.public.microblogs.ports import NoSource
from yimen.engine.public.talks import ports as talks
from yimen.engine.public.talks.ports import NoVideo, VideoRooms
from yimen.engine.publication.brands import queries as brands
from yimen.engine.supervision.availability import ports as availability
from yimen.gateways.billing.sandbox import FolderOfBills
from yimen.gateways.lines.sandbox import SandboxLines
from yimen.gateways.microblogs.sandbox import SandboxPosts
from yimen.gateways.payment.sandbox import SandboxGateway, Tell
from yimen.gateways.payment.telling import post_to
from yimen.gateways.post.sandbox import SandboxPost
from yimen.gateways.probing.web import WebProber
from yimen.gateways.readers.sandbox import SandboxReaders
from yimen.gateways.services.sandbox import SandboxServices
from yimen.gateways.sms.command import Command, NoCarrier
from yimen.gateways.sms.sandbox import Sandbox
from yimen.gateways.storage.folder import Folder
from yimen.gateways.superior.above import SandboxAbove
from yimen.gateways.superior.sandbox import SandboxSuperior
from yimen.gateways.superior.web import WebAbove
from yimen.gateways.video.sandbox import SandboxVideo
from yimen.gateways.video.signed import SignedRooms
from yimen.gateways.wechat.official import OfficialAccount
from yimen.insight.lists import ports as lists
from yimen.journal import ports as journal
from yimen.kernel.late import Late
from yimen.kernel.papers import Paper
from yimen.kernel.papers.leaflets import Leaflet
from yimen.kernel.papers.list_sheets import ListSheet
from yimen.kernel.papers.seals import SealReport
from yimen.registries.followers import ports as followers

if TYPE_CHECKING:
    from yimen.gateways.rendering.papers import Papers
    from yimen.gateways.signing.authority import DemoAuthority

_PRESS, _NOTARY = Late("yimen.gateways.rendering.papers"), Late("yimen.gateways.signing.authority")
FONTS = PROJECT / "web" / "vendor" / "fonts"


class Desk:
    """The press and the notary of this installation, made when they are first needed: fonts and keys cost a moment."""

    def __init__(self, fonts: Path, keys: Path, own_fonts: Path | None = None) -> None:
        self._fonts, self._keys, self._own_fonts = fonts, keys, own_fonts

    @cached_property
    def _papers(self) -> "Papers":
        return cast("Papers", _PRESS.Papers(self._fonts, own=self._own_fonts, looks=brands.look))

    @cached_property
    def _authority(self) -> "DemoAuthority":
        return cast("DemoAuthority", _NOTARY.DemoAuthority(self._keys / "authority"))

    def press(self, paper: Paper, seal: Seal, sealed_at: datetime, version: int = 0) -> Pressed:
        """The paper under the seal of its office, or under one of the office's approval seals."""
        rendered = self._papers.render(paper, version)
        name = f"{paper.office} {seal.code}".strip()
        return Pressed(self._authority.seal(rendered.pdf, seal.ref, name, sealed_at), rendered.version)

    def draw(self, leaflet: Leaflet) -> bytes:
        """A leaflet as PDF."""
        return self._papers.draw(leaflet)

    def print_list(self, sheet: ListSheet) -> bytes:
        """A list on paper."""
        return self._papers.print_list(sheet)

    def check(self, pdf: bytes) -> SealReport:
        """What the seal of a paper is worth."""
        return self._authority.verify(pdf)

    def root_certificate(self) -> bytes:
        """The root that the seals of this installation are checked against, as PEM."""
        return self._authority.root_certificate()

    def sign_digest(self, digest: bytes) -> bytes:
        """The journal's signature over a digest."""
        return self._authority.sign_digest(digest)

    def verify_digest(self, digest: bytes, signature: bytes) -> bool:
        """Whether the journal's key signed this digest."""
        return self._authority.verify_digest(digest, signature)

    def public_key(self) -> bytes:
        """The journal's public key as PEM."""
        return self._authority.journal_public_key()


def payment_sandbox(tell: Tell) -> SandboxGateway:
    """The sandbox of payments of this installation; `tell` carries its callbacks."""
    key = hmac.digest(settings.YIMEN_HASH_KEY, b"payment sandbox", hashlib.sha256)
    return SandboxGateway(settings.YIMEN_HOME / "payments", key, "/sandbox/payment", tell)


def _carrier(way: str, program: str, outbox: Path) -> messages.Carrier:
    """The city's own program; without one a demonstration keeps what would go out, and a real city sends nothing."""
    if program:
        return Command(program, way)
    return Sandbox(outbox / way) if settings.YIMEN_DEMO else NoCarrier()


def _rooms(outbox: Path) -> VideoRooms:
    """The city's video service; the sandbox of a demonstration; without an address, or without a key, none."""
    if settings.YIMEN_VIDEO_ADDRESS == "/sandbox/video":
        key = hmac.digest(settings.YIMEN_HASH_KEY, b"video sandbox", hashlib.sha256)
        return SandboxVideo(outbox / "video", key, settings.YIMEN_VIDEO_ADDRESS)
    if settings.YIMEN_VIDEO_ADDRESS and settings.YIMEN_VIDEO_KEY:
        return SignedRooms(settings.YIMEN_VIDEO_ADDRESS, settings.YIMEN_VIDEO_KEY.encode())
    return NoVideo()


def wire() -> None:
    """Connect every port; asked twice, it does no harm."""
    desk = Desk(FONTS, settings.YIMEN_KEYS, settings.YIMEN_HOME / "fonts")
    outbox = settings.YIMEN_HOME / "outbox"
    files.wire(Folder(settings.YIMEN_FILES))
    papers.wire(desk, Noticing())
    journal.wire(desk)
    availability.wire(WebProber(settings.YIMEN_ADDRESS))
    lists.wire(desk)
    sandbox = payment_sandbox(post_to(f"{settings.YIMEN_ADDRESS}/callbacks/payment"))
    payments.wire(sandbox if settings.YIMEN_PAYMENT == "sandbox" else NoGateway())
    connections.wire(SandboxLines() if settings.YIMEN_DEMO else NoLines())
    vouchers.wire(SandboxReaders(outbox / "cards") if settings.YIMEN_DEMO else NoReaders())
    dispatches.wire(SandboxSuperior(outbox / "superior") if settings.YIMEN_DEMO else NoSuperior())
    superiors.wire(SandboxAbove(outbox / "above") if settings.YIMEN_DEMO else WebAbove())
    followers.wire(OfficialAccount(settings.YIMEN_WECHAT_TOKEN))
    messages.wire(
        _carrier("sms", settings.YIMEN_SMS_COMMAND, outbox),
        _carrier("mail", settings.YIMEN_MAIL_COMMAND, outbox),
        _carrier("wechat", settings.YIMEN_WECHAT_COMMAND, outbox),
    )
    microblogs.wire(SandboxPosts(outbox / "microblogs") if settings.YIMEN_DEMO else NoSource())
    talks.wire(_rooms(outbox))
    page_bills.wire(FolderOfBills(settings.YIMEN_HOME / "bills"))
    kiosks.wire(SandboxServices() if settings.YIMEN_DEMO else NoServices())
    carrier = SandboxPost(outbox / "post", hmac.digest(settings.YIMEN_HASH_KEY, b"post sandbox", hashlib.sha256))
    parcels.wire(carrier if settings.YIMEN_DEMO else NoPost())
