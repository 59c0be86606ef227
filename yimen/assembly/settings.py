"""Django's settings of one installation. Importing them needs no database and makes no file.

What differs between installations comes from the environment: YIMEN_HOME, YIMEN_DATABASE_URL, YIMEN_DEMO, YIMEN_HOSTS,
YIMEN_HTTPS, YIMEN_PROXIES, YIMEN_NOW, YIMEN_ADDRESS, YIMEN_PAYMENT. Everything else is the same everywhere.
"""

import os
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from yimen.assembly.database import ALIASES, address
from yimen.assembly.home import PROJECT, Secrets, here
from yimen.assembly.trouble import Trouble

HOME = here()
#: Before the first start there are no secrets yet: commands that need none work with passing ones.
YIMEN_SECRETS = HOME.secrets() or Secrets.fresh()
#: Keys by their id: a new one is added here and made current; what lies encrypted under an old one stays readable.
YIMEN_VAULT_KEYS = {"1": bytes.fromhex(YIMEN_SECRETS.field_key)}
YIMEN_VAULT_CURRENT = "1"
YIMEN_HASH_KEY = bytes.fromhex(YIMEN_SECRETS.lookup_key)
YIMEN_HOME = HOME.path
YIMEN_FILES = HOME.files
YIMEN_KEYS = HOME.keys
#: A demonstration shows one-click accounts and may move its clock (YIMEN_NOW); a real city sets YIMEN_DEMO=0.
YIMEN_DEMO = os.environ.get("YIMEN_DEMO", "1") != "0"
try:
    datetime.fromisoformat(os.environ.get("YIMEN_NOW") or "2026-01-01")
except ValueError as wrong:
    raise Trouble(
        f"YIMEN_NOW is no moment: {os.environ['YIMEN_NOW']!r}; write it like 2026-10-08T08:59:00+08:00.",
        "YIMEN_NOW 不是时间，请写成 2026-10-08T08:59:00+08:00。",
    ) from wrong

#: Who takes money online: `sandbox` moves none, nothing leaves payment to the cashier's window.
YIMEN_PAYMENT = os.environ.get("YIMEN_PAYMENT", "sandbox" if YIMEN_DEMO else "")

#: The city's own programs that carry SMS and mail; a demonstration keeps both in its folder `outbox`.
YIMEN_SMS_COMMAND = os.environ.get("YIMEN_SMS_COMMAND", "")
YIMEN_WECHAT_COMMAND = os.environ.get("YIMEN_WECHAT_COMMAND", "")
#: What the official account's platform signs its calls with; without one it is not listened to.
YIMEN_WECHAT_TOKEN = os.environ.get("YIMEN_WECHAT_TOKEN", "")
YIMEN_WECHAT_NAME = os.environ.get("YIMEN_WECHAT_NAME", "示范政务服务（沙箱）" if YIMEN_DEMO else "")
YIMEN_MAIL_COMMAND = os.environ.get("YIMEN_MAIL_COMMAND", "")

#: The rooms of the city's video service and the key under which it lets in whom a signed token names (JWT, HS256); a
#: demonstration has a sandbox without picture and sound, a city without an address books no video.
YIMEN_VIDEO_ADDRESS = os.environ.get("YIMEN_VIDEO_ADDRESS", "/sandbox/video" if YIMEN_DEMO else "")
YIMEN_VIDEO_KEY = os.environ.get("YIMEN_VIDEO_KEY", "")

#: A city behind HTTPS sets YIMEN_HTTPS=1; the demonstration on the loopback speaks plain HTTP.
_HTTPS = os.environ.get("YIMEN_HTTPS", "0") == "1"
_HOSTS = [host for host in os.environ.get("YIMEN_HOSTS", "").split(",") if host]
_NAMED = f"{'https' if _HTTPS else 'http'}://{_HOSTS[0].lstrip('.')}" if _HOSTS else ""
#: Who may say for others where they come from: the proxy that ends HTTPS, on this machine unless it is said otherwise.
YIMEN_PROXIES = frozenset(
    told.strip() for told in os.environ.get("YIMEN_PROXIES", "127.0.0.1,::1").split(",") if told.strip()
)
#: How the city is reached from outside: what QR codes and messages carry. Its first host, unless it is said otherwise.
YIMEN_ADDRESS = (
    os.environ.get("YIMEN_ADDRESS") or _NAMED or f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
).rstrip("/")

PACKAGE = PROJECT / "yimen"
CHANNELS = ("hall", "workbench", "oversight", "kiosk", "displays", "api", "notices")

SECRET_KEY = YIMEN_SECRETS.django_key
DEBUG = False
# The machine's own name for itself is always one of them: the monitor on it asks there, and nobody outside can.
ALLOWED_HOSTS = [*_HOSTS, "127.0.0.1", "[::1]", "localhost"] if _HOSTS else ["*"]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "yimen.journal",
    "yimen.registries.regions",
    "yimen.registries.calendars",
    "yimen.registries.offices",
    "yimen.registries.people",
    "yimen.registries.grants",
    "yimen.registries.catalogue",
    "yimen.registries.tax_rules",
    "yimen.registries.towns",
    "yimen.registries.town_matters",
    "yimen.registries.windows",
    "yimen.registries.bundles",
    "yimen.registries.bases",
    "yimen.registries.regulations",
    "yimen.registries.delegations",
    "yimen.registries.followers",
    "yimen.registries.points",
    "yimen.registries.premises",
    "yimen.registries.network",
    "yimen.registries.batches",
    "yimen.registries.policies",
    "yimen.registries.supports",
    "yimen.registries.local_sites",
    "yimen.registries.credentials",
    "yimen.registries.stamps",
    "yimen.registries.integrations",
    "yimen.registries.figures",
    "yimen.registries.benchmarks",
    "yimen.registries.populations",
    "yimen.registries.rollouts",
    "yimen.registries.three_lists",
    "yimen.registries.trades",
    "yimen.registries.concentration",
    "yimen.registries.bodies",
    "yimen.registries.penalties",
    "yimen.registries.phases",
    "yimen.registries.pilots",
    "yimen.registries.parallels",
    "yimen.registries.project_models",
    "yimen.registries.control_lines",
    "yimen.engine.papers.dossiers",
    "yimen.engine.publication.bulk",
    "yimen.engine.papers.certificates",
    "yimen.engine.papers.certificate_uses",
    "yimen.engine.papers.documents",
    "yimen.engine.publication.form_sheets",
    "yimen.engine.publication.result_samples",
    "yimen.engine.centre.visits",
    "yimen.engine.case.postchecks",
    "yimen.engine.case.hearings",
    "yimen.engine.case.integrity",
    "yimen.engine.case.messages",
    "yimen.engine.case.cases",
    "yimen.engine.case.reprojections",
    "yimen.engine.public.agency",
    "yimen.engine.public.village_checks",
    "yimen.engine.delivery.consignments",
    "yimen.engine.delivery.parcels",
    "yimen.engine.case.consultations",
    "yimen.engine.case.supplements",
    "yimen.engine.case.inspections",
    "yimen.engine.staff.reliefs",
    "yimen.engine.records.archives",
    "yimen.engine.supervision.availability",
    "yimen.engine.centre.appointments",
    "yimen.engine.money.fees",
    "yimen.engine.case.accountability",
    "yimen.engine.publication.disclosures",
    "yimen.engine.public.enquiries",
    "yimen.engine.case.noes",
    "yimen.engine.papers.commitments",
    "yimen.engine.papers.signatures",
    "yimen.engine.public.outreach",
    "yimen.engine.case.errata",
    "yimen.engine.case.rule_orders",
    "yimen.engine.case.stepclocks",
    "yimen.engine.centre.matters",
    "yimen.engine.parallel.projects",
    "yimen.engine.centre.tickets",
    "yimen.engine.public.evaluations",
    "yimen.engine.public.complaints",
    "yimen.engine.public.window_votes",
    "yimen.engine.parallel.conveyances",
    "yimen.engine.centre.lives",
    "yimen.engine.centre.lost_property",
    "yimen.engine.public.voices",
    "yimen.engine.public.interviews",
    "yimen.engine.public.talks",
    "yimen.engine.public.microblogs",
    "yimen.engine.supervision.coordinations",
    "yimen.engine.supervision.norms",
    "yimen.engine.supervision.juries",
    "yimen.engine.supervision.plans",
    "yimen.engine.supervision.reform_plans",
    "yimen.engine.publication.bulletins",
    "yimen.engine.supervision.directives",
    "yimen.engine.supervision.responsibility",
    "yimen.engine.supervision.revisits",
    "yimen.engine.supervision.anomalies",
    "yimen.engine.supervision.rounds",
    "yimen.engine.centre.window_proposals",
    "yimen.engine.records.traces",
    "yimen.engine.supervision.audits",
    "yimen.engine.case.priorities",
    "yimen.engine.centre.pairs",
    "yimen.engine.case.reclassifications",
    "yimen.engine.parallel.joint",
    "yimen.engine.parallel.subtasks",
    "yimen.engine.parallel.zones",
    "yimen.engine.exchange.shares",
    "yimen.engine.records.prints",
    "yimen.engine.exchange.pushes",
    "yimen.engine.exchange.dispatches",
    "yimen.engine.exchange.superiors",
    "yimen.engine.supervision.supervision_tasks",
    "yimen.engine.supervision.supervision_records",
    "yimen.engine.supervision.spot_checks",
    "yimen.engine.supervision.enterprises",
    "yimen.engine.centre.personal_codes",
    "yimen.engine.centre.terminals",
    "yimen.engine.case.bank",
    "yimen.engine.exchange.connections",
    "yimen.engine.exchange.heartbeats",
    "yimen.engine.exchange.members",
    "yimen.engine.exchange.onboardings",
    "yimen.engine.exchange.portals",
    "yimen.engine.exchange.vouchers",
    "yimen.engine.exchange.sharing",
    "yimen.engine.delivery.circulation",
    "yimen.engine.supervision.findings",
    "yimen.engine.supervision.tenders",
    "yimen.engine.staff.trainings",
    "yimen.engine.staff.budgets",
    "yimen.engine.staff.rotas",
    "yimen.engine.public.office_days",
    "yimen.engine.public.access_checks",
    "yimen.engine.publication.brands",
    "yimen.engine.staff.assessments",
    "yimen.engine.staff.awards",
    "yimen.engine.staff.secondments",
    "yimen.engine.public.pages",
    "yimen.engine.money.page_bills",
    "yimen.engine.centre.kiosks",
    "yimen.engine.centre.flows",
    "yimen.engine.centre.postage",
]
PROCRASTINATE_IMPORT_PATHS = ["yimen.channels.notices.tasks", "yimen.channels.clockwork.tasks"]
AUTH_USER_MODEL = "people.Account"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MIDDLEWARE = [
    "yimen.threshold.proxies.OnlyTheProxySpeaksForOthers",
    "yimen.threshold.security.SecurityHeaders",
    "yimen.threshold.packing.PackedPages",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "yimen.threshold.terminals.SelfService",
    "yimen.threshold.strange_fields.NoStrangeFields",
]
ROOT_URLCONF = "yimen.assembly.urls"
WSGI_APPLICATION = "yimen.assembly.wsgi.application"

DATABASES: dict[str, Any] = {alias: address(HOME).django(role) for alias, role in ALIASES.items()}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [
            PACKAGE / "threshold" / "templates",
            *(PACKAGE / "channels" / name / "templates" for name in CHANNELS),
            PACKAGE / "gateways" / "payment" / "templates",
            PACKAGE / "gateways" / "video" / "templates",
        ],
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [("django.template.loaders.cached.Loader", ["yimen.threshold.lean.Loader"])],
            "context_processors": [
                "django.template.context_processors.request",
                "yimen.threshold.theme.theme",
            ],
            "builtins": [
                "django.templatetags.static",
                *(
                    f"yimen.threshold.templatetags.{room}"
                    for room in ("texts", "values", "forms", "fields", "tables", "panels", "pieces")
                ),
            ],
        },
    }
]

STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "yimen.assembly.assets.NamedByContent"},
}
#: The assets of the page that tries the JSON door. Ninja itself is read in by that door alone, not by every process.
_NINJA = find_spec("ninja")
STATICFILES_DIRS: list[Path | tuple[str, Path]] = [
    PACKAGE / "threshold" / "static",
    *(Path(folder) / "static" for folder in (_NINJA and _NINJA.submodule_search_locations) or ()),
    *([("vendor", PROJECT / "web" / "vendor")] if (PROJECT / "web" / "vendor").is_dir() else []),
]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "yimen_language"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

SESSION_COOKIE_NAME = "yimen_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "yimen_csrf"
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = _HTTPS
CSRF_COOKIE_SECURE = _HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if _HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "yimen.threshold.errors.csrf_failed"

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Whoever scans the net asks for names that are not ours, all day: answered with 400, and no page of the log each.
    "loggers": {"django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False}},
}
