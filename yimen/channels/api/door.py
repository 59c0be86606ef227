"""The door itself: its rooms, its problems, its page. Shut by default; every route says for whom it is."""

from collections.abc import Sequence
from copy import deepcopy
from functools import cache
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.docs import DocsBase
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation
from ninja.utils import normalize_path
from pydantic.json_schema import models_json_schema

from yimen.channels.api import (
    acts,
    agency,
    appointments,
    archives,
    assessments,
    audits,
    availability,
    bank,
    base_catalogue,
    bulk,
    bundles,
    cards,
    cases,
    catalogue,
    certificate_uses,
    changes,
    checks,
    clocks,
    commitments,
    complaints,
    concentration,
    connections,
    consultations,
    conveyances,
    counter,
    credentials,
    decisions,
    directives,
    drafts,
    enquiries,
    enterprises,
    errata,
    evaluations,
    fees,
    figures,
    form_sheets,
    hearings,
    inspecting,
    integrations,
    interviews,
    joint,
    juries,
    kiosks,
    libraries,
    lists,
    lookups,
    me,
    messages,
    microblogs,
    network,
    noes,
    offices,
    outreach,
    pairs,
    papers,
    parallels,
    parcels,
    penalties,
    phases,
    pilots,
    places,
    policies,
    powers,
    prints,
    projects,
    proofs,
    queues,
    rectifications,
    reform,
    requests,
    responsibility,
    result_samples,
    rollouts,
    rounds,
    secondments,
    shares,
    sharing,
    staff_accounts,
    staffing,
    stamps,
    subtasks,
    superiors,
    supplements,
    synonyms,
    systems,
    tenders,
    terminals,
    three_lists,
    tickets,
    trades,
    translations,
    village_checks,
    villages,
    voices,
    vouchers,
    waivers,
    window_votes,
    windows,
)
from yimen.channels.api.asking import asker, faults_of
from yimen.channels.api.authority import KEY, KEY_HEADER, SAFE, SIGNED_IN, Authority, Who
from yimen.channels.api.doorstep import SLIPS, ReadBefore, told_as_problem
from yimen.channels.api.problems import MEDIA_TYPE, Problem, codes_named, failed, problem, status_of
from yimen.channels.api.refusals import Unreadable
from yimen.channels.api.shapes import shown
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.cases.refusals import ChangedMeanwhile
from yimen.engine.case.cases.rows import TimelineRow
from yimen.threshold import clock

ABOUT = """一门的数据接口。 The JSON door of yimen.

**办理**：每次办理都要带自编的请求编号 `Idempotency-Key`。同一编号、同一内容问几次都只办一次，七天内答复相同；
同一编号换了内容则拒绝。
Every write carries an `Idempotency-Key` of your own making: asked twice with the same body it is done once and answered
alike for seven days; the same key with another body is refused.

**拒绝**：按 RFC 9457 说明，`code` 稳定，文字随 `Accept-Language` 用中文或英文；全部代码见 `GET /api/v1/problems`。
不属于您的，和不存在的一样：404。 A refusal is a problem (RFC 9457) with a stable `code` and a sentence in the language
of `Accept-Language`. What is not yours looks like nothing: 404.

**身份**：用访问令牌（`Authorization: Bearer …`，在 `POST /api/v1/tokens` 领取），或用浏览器的登录会话；用会话办理时另带
`X-CSRFToken`。 Sign in with a token, or with the session of a browser; its writes also carry `X-CSRFToken`.
"""
ALWAYS = ("request.nothing_here", "house.failed", "house.away")
WHEN_SIGNED_IN = ("request.not_signed_in", "request.not_for_you")
WHEN_WRITING = (
    "errand.key_missing",
    "errand.key_reused",
    "request.form_secret_missing",
    "request.unreadable",
    "request.too_large",
    "request.kind_unknown",
    "request.field_unknown",
    "request.field_missing",
    "request.field_malformed",
    "text.too_long",
    "text.unclean",
)
ON_A_CASE = ("case.unknown", "case.changed_meanwhile", "lifecycle.wrong_state", "authority.not_your_role")


class Page(DocsBase):
    """The page that shows and tries the door: our own template, ninja's assets from our own static folder."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        address = reverse(f"{api.urls_namespace}:openapi-json")
        settings = {"layout": "BaseLayout", "deepLinking": True, "url": address, "validatorUrl": None}
        return render(request, "api/docs.html", {"settings": settings})


class Door(NinjaAPI):
    """Ninja's API with its problems written into the schema."""

    def get_openapi_schema(self, *, path_prefix: str | None = None, path_params: Any = None) -> OpenAPISchema:
        """The schema with every answer that is a problem; made once."""
        return deepcopy(_schema(self))

    def described(self) -> OpenAPISchema:
        """The schema as ninja makes it."""
        return Described(self, self.get_root_path({}))


class Described(OpenAPISchema):
    """Ninja's schema, in which no shape is told in the place of another that bears its name."""

    def add_schema_definitions(self, definitions: dict[str, Any]) -> None:
        """Take in the shapes of an address; two different ones under one name are a fault of ours."""
        for name, told in definitions.items():
            if self.schemas.setdefault(name, told) != told:
                raise ValueError(f"two different shapes are called {name}")


@cache
def _schema(door: Door) -> OpenAPISchema:
    schema = door.described()
    _, problems = models_json_schema([(Problem, "serialization")], ref_template="#/components/schemas/{model}")
    schema["components"]["schemas"].update(problems["$defs"])
    by_id = {operation.operation_id: operation for operation in operations(door)}
    for methods in schema["paths"].values():
        for method, told in methods.items():
            _explain(told, method.upper(), by_id[told["operationId"]])
    return schema


def operations(door: NinjaAPI) -> Sequence[Operation]:
    """Every operation of the door."""
    return [operation for _, operation in placed(door)]


def placed(door: NinjaAPI) -> Sequence[tuple[str, Operation]]:
    """Every operation of the door with its address below the door's own."""
    return [
        (normalize_path(f"{bound.prefix}/{address}").strip("/"), operation)
        for bound in door._get_bound_routers()
        for address, view in bound.path_operations.items()
        for operation in view.operations
    ]


def authority_of(operation: Operation) -> Who:
    """For whom an operation is."""
    (who,) = {guard.who for guard in operation.auth_callbacks if isinstance(guard, Authority)}
    return who


def asked_in(operation: Operation) -> frozenset[str]:
    """The names that an operation reads from the address after the question mark."""
    sources = (model for model in operation.models if model.__ninja_param_source__ == "query")
    return frozenset(name for model in sources for name in model.__ninja_flatten_map__)


def _explain(told: dict[str, Any], method: str, operation: Operation) -> None:
    if method not in SAFE and authority_of(operation) is not Who.ALL:
        told["parameters"].append(
            {
                "in": "header",
                "name": KEY_HEADER,
                "required": True,
                "description": "Asked twice under one key, done once",
                "schema": {"type": "string", "pattern": "^" + KEY.pattern.removesuffix(r"\Z") + "$"},
            }
        )
    codes = set(codes_of(operation, method, told))
    for status in sorted({status_of(code) for code in codes}):
        said = sorted(code for code in codes if status_of(code) == status)
        told["responses"][str(status)] = {
            "description": f"{HTTPStatus(status).phrase}: " + ", ".join(f"`{code}`" for code in said),
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
    for status, answer in told["responses"].items():
        # An answer without a shape is a file as it was handed in.
        if str(status) == "200" and "content" not in answer:
            answer["content"] = {"*/*": {"schema": {"type": "string", "format": "binary"}}}


def codes_of(operation: Operation, method: str, told: dict[str, Any]) -> Sequence[str]:
    """With which codes an operation refuses: those its docstring names, and those of its kind."""
    codes = {*ALWAYS, *codes_named(operation.view_func.__doc__ or "")}
    if told["parameters"]:
        codes |= {"request.field_missing", "request.field_malformed", "text.too_long", "text.unclean"}
    if method in SAFE:
        codes.add("request.field_unknown")
    if authority_of(operation) is not Who.ALL:
        codes |= set(WHEN_SIGNED_IN)
    if method not in SAFE:
        codes |= set(WHEN_WRITING)
        if told["tags"] == ["acts"]:
            codes |= set(ON_A_CASE)
        if operation.path.endswith(("/files", "/attach")):
            codes |= {"files.wrong_type", "files.too_large", "files.harmful", "files.broken", "people.too_many_knocks"}
    return tuple(sorted(codes))


def _wrong_fields(request: HttpRequest, wrong: ValidationError | type[ValidationError]) -> HttpResponse:
    assert isinstance(wrong, ValidationError)
    faults = faults_of(wrong)
    return problem(faults[0], faults)


def _unreadable(request: HttpRequest, wrong: HttpError | type[HttpError]) -> HttpResponse:
    return problem(Unreadable())


def _refused(request: HttpRequest, slip: Exception | type[Exception]) -> HttpResponse:
    assert isinstance(slip, Exception)
    return told_as_problem(request, slip)


def _moved_on(request: HttpRequest, slip: ChangedMeanwhile | type[ChangedMeanwhile]) -> HttpResponse:
    assert isinstance(slip, ChangedMeanwhile)
    found = case_queries.find(slip.ref, asker(request), clock.now())
    since = [] if found is None else [row for row in found.timeline if row.seq > slip.seen]
    return problem(slip, changed=[shown(TimelineRow).model_validate(row) for row in since])


def _failed(request: HttpRequest, slip: Exception | type[Exception]) -> HttpResponse:
    return failed(request.path)


door = Door(
    title="一门 yimen",
    version="1",
    description=ABOUT,
    docs=Page(),
    docs_url="/docs",
    openapi_url="/openapi.json",
    auth=SIGNED_IN,
    parser=ReadBefore(),
    urls_namespace="api",
)
door.add_router("/catalogue/synonyms", synonyms.router)
door.add_router("/catalogue/bulk", bulk.router)
door.add_router("/catalogue/library", libraries.router)
door.add_router("/catalogue", translations.router)
door.add_router("/catalogue", catalogue.router)
door.add_router("/catalogue", base_catalogue.router)
door.add_router("/catalogue", waivers.router)
door.add_router("/catalogue", changes.router)
door.add_router("/catalogue", reform.router)
door.add_router("/catalogue", rectifications.router)
door.add_router("/lists", lists.router)
door.add_router("/policies", policies.router)
door.add_router("/stamps", stamps.router)
door.add_router("/credentials", credentials.router)
door.add_router("/rollouts", rollouts.router)
door.add_router("/penalties", penalties.router)
door.add_router("/tenders", tenders.router)
door.add_router("/form-sheets", form_sheets.router)
door.add_router("/result-samples", result_samples.router)
door.add_router("/three-lists", three_lists.router)
door.add_router("/inspecting", inspecting.router)
door.add_router("/enterprises", enterprises.router)
door.add_router("/trades", trades.router)
door.add_router("/availability", availability.router)
door.add_router("/integrations", integrations.router)
door.add_router("/offices", offices.router)
door.add_router("/catalogue/proofs", proofs.router)
door.add_router("/powers", powers.router)
door.add_router("/concentration", concentration.router)
door.add_router("/towns", powers.town_router)
door.add_router("/clocks", clocks.router)
door.add_router("/phases", phases.router)
door.add_router("/quality", juries.router)
door.add_router("/window-votes", window_votes.router)
door.add_router("/pilots", pilots.router)
door.add_router("/kiosks", kiosks.router)
door.add_router("/sites", kiosks.site_router)
door.add_router("/staffing", staffing.router)
door.add_router("/staff-accounts", staff_accounts.router)
door.add_router("", consultations.router)
door.add_router("", supplements.router)
door.add_router("", subtasks.router)
door.add_router("/parallels", parallels.router)
door.add_router("", joint.router)
door.add_router("", conveyances.router)
door.add_router("", shares.router)
door.add_router("", prints.router)
door.add_router("/terminals", terminals.router)
door.add_router("/systems", systems.router)
door.add_router("/superiors", superiors.router)
door.add_router("/drafts", drafts.router)
door.add_router("/cases", cases.router)
door.add_router("/cases", acts.router)
door.add_router("/decisions", decisions.router)
door.add_router("", fees.router)
door.add_router("/parties", counter.router)
door.add_router("/instant", counter.instant_router)
door.add_router("", archives.router)
door.add_router("/appointments", appointments.router)
door.add_router("", checks.router)
door.add_router("/enquiries", enquiries.router)
door.add_router("/evaluations", evaluations.router)
door.add_router("/complaints", complaints.router)
door.add_router("/centres", places.router)
door.add_router("/lost-property", places.lost_router)
door.add_router("/voices", voices.router)
door.add_router("/interviews", interviews.router)
door.add_router("/microblogs", microblogs.router)
door.add_router("/requests", requests.router)
door.add_router("", directives.router)
door.add_router("", rounds.router)
door.add_router("/responsibility-cases", responsibility.router)
door.add_router("", projects.router)
door.add_router("/assessments", assessments.router)
door.add_router("/secondments", secondments.router)
door.add_router("/network", network.router)
door.add_router("", noes.router)
door.add_router("", commitments.router)
door.add_router("/outreach", outreach.router)
door.add_router("", errata.router)
door.add_router("", hearings.router)
door.add_router("", pairs.router)
door.add_router("", certificate_uses.router)
door.add_router("", bank.router)
door.add_router("", connections.router)
door.add_router("", sharing.router)
door.add_router("", vouchers.router)
door.add_router("", papers.router)
door.add_router("", messages.router)
door.add_router("", me.router)
door.add_router("", agency.router)
door.add_router("/villages", villages.router)
door.add_router("/village-checks", village_checks.router)
door.add_router("/figures", figures.router)
door.add_router("", audits.router)
door.add_router("/cards", cards.router)
door.add_router("/windows", windows.router)
door.add_router("/tickets", tickets.router)
door.add_router("/queues", queues.router)
door.add_router("/bundles", bundles.router)
door.add_router("/matters", bundles.matter_router)
door.add_router("", parcels.router)
door.add_router("", lookups.router)
door.add_exception_handler(Exception, _failed)
door.add_exception_handler(HttpError, _unreadable)
door.add_exception_handler(ValidationError, _wrong_fields)
door.add_exception_handler(ChangedMeanwhile, _moved_on)
for _slip in SLIPS:
    door.add_exception_handler(_slip, _refused)
