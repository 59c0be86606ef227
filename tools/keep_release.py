"""Keep a small city of this release as a dump, so that later releases prove that they carry it over.

    make upgrade-dump

Run once when a release is made, after its section stands in the changelog: the dump is named after it, and one that is
there is never made again. The city is a sample with invented people; its fields are encrypted with a key of
zeros that is used nowhere else (`ZERO_KEY`), so the dump holds no secret. The test that reads it is
tests/operations/test_upgrade.py.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
RELEASES = PROJECT / "tests" / "operations" / "releases"
ZERO_KEY = bytes(32)


def versions(changelog: str) -> list[str]:
    """The releases of a changelog, the newest first."""
    return re.findall(r"^## ([0-9]+\.[0-9]+\.[0-9]+)$", changelog, re.MULTILINE)


def main() -> int:
    """Keep the newest release of the changelog, unless it is kept already."""
    released = versions((PROJECT / "CHANGELOG.md").read_text(encoding="utf-8"))
    target = RELEASES / f"{released[0]}.dump"
    if target.exists():
        print(f"{target.relative_to(PROJECT)} is kept already: write the section of the new release first.")
        return 1
    keep(target)
    return 0


def keep(target: Path) -> None:
    """Build the city on a scratch server through the operations and dump it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yimen.assembly.settings")
    import django  # noqa: PLC0415 - settings must be named before

    django.setup()
    from django.conf import settings  # noqa: PLC0415

    settings.YIMEN_VAULT_KEYS, settings.YIMEN_HASH_KEY = {"1": ZERO_KEY}, ZERO_KEY
    from bench.scratch import scratch_city, scratch_server, url_of  # noqa: PLC0415
    from tests.operations.release import play  # noqa: PLC0415
    from yimen.assembly.embedded import binaries  # noqa: PLC0415

    with scratch_server() as server:
        url = url_of(server, "yimen")
        scratch_city(url)
        play()
        subprocess.run(
            [binaries() / "pg_dump", "-Fc", "-Z", "9", "--no-owner", "--no-privileges", "-f", target, "-d", url],
            check=True,
        )


if __name__ == "__main__":
    sys.exit(main())
