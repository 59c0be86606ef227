"""Keep a small city of this release as a dump, so that later releases prove that they carry it over.

    python -m tools.keep_release tests/operations/releases/0.1.0.dump

Run once when a release is made. The city is a sample with invented people; its fields are encrypted with a key of
zeros that is used nowhere else (`ZERO_KEY`), so the dump holds no secret. The test that reads it is
tests/operations/test_upgrade.py.
"""

import os
import subprocess
import sys
from pathlib import Path

ZERO_KEY = bytes(32)


def main(target: Path) -> None:
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
    main(Path(sys.argv[1]))
