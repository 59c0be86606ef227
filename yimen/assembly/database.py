"""The database of an installation: where it is, who may do what in it, and how it is made ready.

Three roles: `yimen_owner` owns and migrates, `yimen_app` works (and cannot rewrite history), `yimen_read` looks.
Pages never connect as the owner. What each role may do is written in `grant` and nowhere else.
"""

import hashlib
import hmac
import os
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Any

import psycopg
from django.db import DatabaseError, connections
from psycopg import sql

from yimen.assembly.embedded import PORT, SUPERUSER, EmbeddedServer
from yimen.assembly.home import Home
from yimen.assembly.migrating import migrate
from yimen.assembly.trouble import Trouble
from yimen.channels.cli.watching import Tell, unwatched
from yimen.kernel.snapshot import snapshot

OLDEST_SERVER = 150000


class Role(StrEnum):
    """The roles in the database, by the alias that Django knows them by."""

    APP = "yimen_app"
    OWNER = "yimen_owner"
    READ = "yimen_read"


ALIASES: Mapping[str, Role] = {"default": Role.APP, "owner": Role.OWNER, "read": Role.READ}

#: Tables that grow and are never rewritten: the app adds and reads rows, nothing else. Their partitions are reached
#: through them alone, so nobody but the owner has any right on a partition.
APPEND_ONLY = ("journal_entry", "journal_attempt", "cases_frozenterms")
#: Tables whose rows stay for good. Rows that name them rest on it and have no foreign key (docs/decisions/0143, 0155).
NEVER_DELETED = (
    "cases_case",
    "catalogue_item",
    "catalogue_itemversion",
    "offices_office",
    "offices_centre",
    "calendars_calendar",
    "people_party",
    "people_staff",
)
#: Tables that only the owner writes.
OWNERS_OWN = ("journal_seal", "django_migrations")


@snapshot
class Address:
    """One database and how each role gets into it."""

    administrator: str
    host: str
    port: str
    name: str
    passwords: Mapping[Role, str]
    #: Without passwords (peer or certificate logins) everybody logs in as this user and changes into the role.
    login: str = ""
    options: Mapping[str, str] = field(default_factory=dict)

    def conninfo(self, role: Role) -> str:
        """How plain psycopg connects as a role."""
        keep: dict[str, Any] = dict(self.options)
        if self.login:
            keep["options"] = f"-c role={role.value}"
        else:
            keep["password"] = self.passwords[role]
        return psycopg.conninfo.make_conninfo(
            host=self.host, port=self.port, dbname=self.name, user=self.login or role.value, **keep
        )

    def django(self, role: Role) -> dict[str, Any]:
        """How Django connects as a role: persistent connections, no pool (a pool stalled 100 ms a statement)."""
        options: dict[str, Any] = dict(self.options)
        if self.login:
            options["options"] = f"-c role={role.value}"
        return {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": self.host,
            "PORT": self.port,
            "NAME": self.name,
            "USER": self.login or role.value,
            "PASSWORD": "" if self.login else self.passwords[role],
            "CONN_MAX_AGE": None,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": options,
        }


def address(home: Home) -> Address:
    """The database of a home: the server of YIMEN_DATABASE_URL, or the embedded one. Connects to nothing."""
    if url := os.environ.get("YIMEN_DATABASE_URL"):
        return by_url(url)
    return embedded(home)


def embedded(home: Home, name: str = "yimen") -> Address:
    """The database in the embedded server; before the first start its passwords are empty."""
    secrets = home.secrets()
    server = EmbeddedServer(data=home.postgres, superuser_password=secrets.superuser_password if secrets else "")
    passwords = {
        Role.OWNER: secrets.owner_password if secrets else "",
        Role.APP: secrets.app_password if secrets else "",
        Role.READ: secrets.read_password if secrets else "",
    }
    return Address(server.conninfo(name), str(server.socket_folder), str(PORT), name, passwords)


def by_url(url: str) -> Address:
    """The database that a URL names; the URL is its owner's or a superuser's.

    The passwords of the roles are derived from the URL's own, so that every machine with the same URL agrees on them
    without storing any. A URL without a password (peer, certificate) makes the roles by SET ROLE.
    """
    try:
        parts = psycopg.conninfo.conninfo_to_dict(url)
    except psycopg.ProgrammingError as wrong:
        raise Trouble(
            f"YIMEN_DATABASE_URL is not an address of a PostgreSQL database: {str(wrong).strip()}",
            "YIMEN_DATABASE_URL 不是有效的 PostgreSQL 地址。",
        ) from wrong
    user, name = str(parts.pop("user", SUPERUSER)), str(parts.pop("dbname", "yimen"))
    host, port = str(parts.pop("host", "")), str(parts.pop("port", PORT))
    password = str(parts.pop("password", "") or "")
    keep = {key: str(value) for key, value in parts.items() if value is not None}
    administrator = psycopg.conninfo.make_conninfo(url, user=user, dbname=name, port=port)
    if not password:
        return Address(administrator, host, port, name, {}, login=user, options=keep)
    passwords = {role: hmac.digest(password.encode(), role.value.encode(), hashlib.sha256).hex() for role in Role}
    return Address(administrator, host, port, name, passwords, options=keep)


def configure(where: Address) -> None:
    """Point Django's connections of this process at a database, whatever the settings said before."""
    connections.close_all()
    for alias, role in ALIASES.items():
        connections[alias].settings_dict.update(where.django(role))


def prepare_database(where: Address, tell: Tell = unwatched) -> None:
    """Roles, database, tables and rights: everything that must be true before the first page."""
    make_roles(where)
    tell("正在升级数据表", "bringing the tables up to this version")
    try:
        migrate("owner")
    except DatabaseError as failed:
        line = str(failed).strip().splitlines()[0]
        raise Trouble(
            f"The tables could not be brought up to this version: {line}. The step that failed left nothing; mend its "
            "cause and run yimen migrate again, or restore the backup for the version before.",
            f"数据表升级失败:{line}。失败的一步没有留下改动;排除原因后重新运行 yimen migrate,或用备份恢复旧版本。",
        ) from failed
    tell("正在核定各角色的权限", "giving each role its rights")
    grant(where)


def make_roles(where: Address) -> None:
    """Make the database and its three roles, as far as they are not there yet."""
    with _enter(where) as connection:
        if connection.info.server_version < OLDEST_SERVER:
            raise Trouble(
                f"PostgreSQL {connection.info.server_version // 10000} is too old: 15 or newer is needed.",
                "PostgreSQL 版本过旧:需要 15 或更新版本。",
            )
        for role in Role:
            _make_role(connection, role, where)
        _own(connection, where)
        database = sql.Identifier(where.name)
        connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
        connection.execute(
            sql.SQL("GRANT CONNECT ON DATABASE {} TO {}, {}").format(
                database, sql.Identifier(Role.APP), sql.Identifier(Role.READ)
            )
        )


def grant(where: Address) -> None:
    """Give every role what it may do, and take away the rest; run as the owner after each migration."""
    with psycopg.connect(where.conninfo(Role.OWNER)) as connection:
        tables = {name for (name,) in connection.execute(_TABLES).fetchall()}
        for statement in _GRANTS:
            connection.execute(statement)
        for (partition,) in connection.execute(_PARTITIONS).fetchall():
            connection.execute(sql.SQL("REVOKE ALL ON {} FROM yimen_app, yimen_read").format(sql.Identifier(partition)))
        for table in tables.intersection(APPEND_ONLY):
            connection.execute(sql.SQL("REVOKE UPDATE, DELETE ON {} FROM yimen_app").format(sql.Identifier(table)))
        for table in tables.intersection(NEVER_DELETED):
            connection.execute(sql.SQL("REVOKE DELETE ON {} FROM yimen_app").format(sql.Identifier(table)))
        for table in tables.intersection(OWNERS_OWN):
            connection.execute(
                sql.SQL("REVOKE INSERT, UPDATE, DELETE ON {} FROM yimen_app").format(sql.Identifier(table))
            )


def is_real(where: Address) -> bool:
    """Whether `yimen init` made the city in it; a database that is being made holds none yet."""
    with psycopg.connect(where.conninfo(Role.READ)) as connection:
        ((real,),) = connection.execute(_FOUNDED).fetchall()
    return bool(real)


_FOUNDED = "SELECT EXISTS (SELECT FROM regions_regionterm WHERE basis = '建立系统')"
"""The basis that found_city writes of the region it begins with."""
_GRANTS = (
    "GRANT USAGE ON SCHEMA public TO yimen_app, yimen_read",
    "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO yimen_app",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO yimen_app",
    "GRANT SELECT ON ALL TABLES IN SCHEMA public TO yimen_read",
)
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
_PARTITIONS = "SELECT relname FROM pg_class WHERE relispartition AND relkind = 'r'"


def _enter(where: Address) -> "psycopg.Connection[tuple[Any, ...]]":
    """Connect to the database as its administrator; make it first when the server does not have it yet."""
    try:
        return psycopg.connect(where.administrator, autocommit=True)
    except psycopg.OperationalError as away:
        if "does not exist" not in str(away) or where.name not in str(away):
            raise Trouble(
                f"The database does not answer: {str(away).strip().splitlines()[-1]}",
                "无法连接数据库,请检查地址与口令。",
            ) from away
    try:
        maintenance = psycopg.conninfo.make_conninfo(where.administrator, dbname="postgres")
        with psycopg.connect(maintenance, autocommit=True) as connection:
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'").format(
                    sql.Identifier(where.name)
                )
            )
    except psycopg.errors.DuplicateDatabase:
        pass
    except psycopg.Error as refused:
        raise Trouble(
            f"The database {where.name} does not exist and cannot be made: {str(refused).strip()}",
            f"数据库 {where.name} 不存在且无法创建。",
        ) from refused
    return psycopg.connect(where.administrator, autocommit=True)


def _own(connection: "psycopg.Connection[tuple[Any, ...]]", where: Address) -> None:
    """Give the database to the owner's role, once; who may not is told which right is missing."""
    ((owned,),) = connection.execute(_OWNED_BY_OWNER, [Role.OWNER.value, where.name]).fetchall()
    if owned:
        return
    owner, database, me = sql.Identifier(Role.OWNER), sql.Identifier(where.name), connection.info.user
    try:
        connection.execute(sql.SQL("ALTER DATABASE {} OWNER TO {}").format(database, owner))
    except psycopg.errors.InsufficientPrivilege as refused:
        raise Trouble(
            f"The database user {me} may not give {where.name} to {Role.OWNER}: ask the administrator of the server to "
            f"run ALTER ROLE {me} CREATEDB; or ALTER DATABASE {where.name} OWNER TO {Role.OWNER};",
            f"数据库用户 {me} 无权把 {where.name} 交给 {Role.OWNER}:请数据库管理员执行 ALTER ROLE {me} CREATEDB;",
        ) from refused


_OWNED_BY_OWNER = "SELECT EXISTS (SELECT FROM pg_database WHERE pg_get_userbyid(datdba) = %s AND datname = %s)"


def _make_role(connection: "psycopg.Connection[tuple[Any, ...]]", role: Role, where: Address) -> None:
    name = sql.Identifier(role.value)
    me = sql.Identifier(connection.info.user)
    known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role.value]).fetchone()
    try:
        if not known:
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(name))
        if where.login:
            connection.execute(sql.SQL("GRANT {} TO {}").format(name, me))
        elif not _can_log_in(where, role):
            password = sql.Literal(where.passwords[role])
            connection.execute(sql.SQL("ALTER ROLE {} LOGIN PASSWORD {}").format(name, password))
        if role is Role.OWNER and connection.info.user != role.value:
            connection.execute(sql.SQL("GRANT {} TO {}").format(name, me))
        if role is Role.READ:
            connection.execute(sql.SQL("ALTER ROLE {} SET default_transaction_read_only = on").format(name))
    except psycopg.errors.UniqueViolation:
        return  # another installation on this server made the role at the same moment
    except psycopg.errors.InsufficientPrivilege as refused:
        raise Trouble(
            f"The database user {connection.info.user} may not make the role {role.value}: ask the administrator of "
            f"the server to run CREATE ROLE {role.value} LOGIN; GRANT {role.value} TO {connection.info.user};",
            f"数据库用户 {connection.info.user} 无权创建角色 {role.value}:请数据库管理员创建后授权给该用户。",
        ) from refused


def _can_log_in(where: Address, role: Role) -> bool:
    try:
        psycopg.connect(where.conninfo(role)).close()
    except psycopg.OperationalError as refused:
        # Revoking CONNECT from PUBLIC comes later than the first role: a right to connect is not a wrong password.
        return "permission denied" in str(refused)
    return True
