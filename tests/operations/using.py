"""Builders of certificates in place of papers: an office that issues one, and another whose item takes it."""

from dataclasses import dataclass, replace

from tests.gateways.test_uploads import a_pdf
from tests.operations import aftermath, errand, town
from tests.operations.aftermath import Press
from tests.operations.errand import TERMS, Office, later
from yimen.engine.papers.certificates import ports as papers
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.papers.certificates.ports import Pressed, Seal
from yimen.engine.papers.certificates.rows import CertificateRow
from yimen.kernel.actor import Actor
from yimen.kernel.papers import Paper
from yimen.kernel.terms import CertificateTerm, FieldTerm, MaterialTerm

FOOD = "11100000000013338W011"
CATERING = "11100000000013338W012"
TAKING = replace(
    TERMS,
    materials=(
        MaterialTerm("licence", "食品经营许可证", law="第五条", replaceable_by="同名证照", certificate_types=(FOOD,)),
        MaterialTerm("plan", "设备布局和操作流程图", law="第五条"),
    ),
    fields=(FieldTerm("address", "经营场所", element="DE-PLACE"), FieldTerm("area", "经营面积")),
    certificate=CertificateTerm(CATERING, "集体用餐配送许可证", 36),
    commitment="",
)  # fmt: skip
ISSUING = replace(
    TERMS,
    fields=(FieldTerm("address", "经营场所", element="DE-PLACE"), FieldTerm("area", "经营面积", hint="平方米")),
)


class SealedPress(Press):
    """Draws every paper as a real PDF, as the dossiers will only take one."""

    PDF = a_pdf(1)

    def press(self, paper: Paper, seal: Seal, sealed_at: object, version: int = 0) -> Pressed:  # type: ignore[override]
        self.drawn += 1
        return Pressed(self.PDF, 1)


@dataclass(frozen=True)
class Both:
    """Who issues, who takes, and the certificate that the citizen of the first holds."""

    issuing: Office
    taking: Office
    held: CertificateRow
    citizen: Actor


def an_office_that_takes_a_certificate() -> Both:
    """A food licence granted to a citizen, and another office's item of which it is a material."""
    issuing = errand.an_office(ISSUING)
    aftermath.wired()
    papers.wire(SealedPress(), papers.cases())
    errand.granted(issuing)
    (held,) = certificates.mine(issuing.citizen, later(5))
    taking = errand.another_office(issuing, 2, TAKING)
    return Both(issuing, replace(taking, party=issuing.party, citizen=issuing.citizen), held, issuing.citizen)


def a_stranger() -> Actor:
    return town.a_citizen(77, "李不知", "stranger77")
