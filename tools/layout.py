"""python -m tools.layout [--check]"""

import sys
from pathlib import Path

from yimen.threshold.layout import laid_out

PACKAGE = Path(__file__).resolve().parents[1] / "yimen"


def main() -> int:
    """Lay out every template, or tell which are not; the exit status is 1 when one is told."""
    told = 0
    for path in sorted(PACKAGE.rglob("templates/**/*.html")):
        text = path.read_text(encoding="utf-8")
        new = laid_out(text)
        if new == text:
            continue
        if "--check" in sys.argv:
            print(f"{path.relative_to(PACKAGE)} is not laid out: run python -m tools.layout", file=sys.stderr)
            told = 1
        else:
            path.write_text(new, encoding="utf-8")
    return told


if __name__ == "__main__":
    sys.exit(main())
