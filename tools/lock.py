"""Renew requirements/*.lock from requirements/*.in: every package pinned, every file by hash.

Versions stay as they are unless the .in files ask for others; `tools/lock.py --upgrade` takes the newest.
"""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

REQUIREMENTS = Path(__file__).resolve().parents[1] / "requirements"
RESOLVER = "uv==0.13.9"


def main(arguments: list[str]) -> int:
    """Lock what runs first: what develops must agree with it."""
    with tempfile.TemporaryDirectory(prefix="yimen-lock-") as scratch:
        venv.create(scratch, with_pip=True)
        python = Path(scratch) / "bin" / "python"
        subprocess.run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", RESOLVER], check=True)
        for name in ("run", "dev"):
            subprocess.run(
                [
                    *(python, "-m", "uv", "pip", "compile", f"{name}.in", "-o", f"{name}.lock", "-q"),
                    *("--generate-hashes", "--no-annotate", "--no-header", "--python-version", "3.11"),
                    *arguments,
                ],
                cwd=REQUIREMENTS,
                check=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
