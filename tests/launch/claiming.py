"""A worker that does one thing only, case by case, until it is killed: claims rungs, or counts cases again."""

import sys
from datetime import datetime

from yimen.assembly.installation import perform
from yimen.kernel.actor import SYSTEM


def main(what: str, at: str) -> int:
    """Work in the database of YIMEN_DATABASE_URL; says when it begins."""
    return perform("database", lambda: work(what, datetime.fromisoformat(at)))


def work(what: str, now: datetime) -> int:
    from yimen.engine.accountability.operations import claim_warnings  # noqa: PLC0415
    from yimen.engine.reprojections.operations import begin_reprojection, reproject  # noqa: PLC0415

    print("working", flush=True)
    if what == "claim":
        while claim_warnings(1, by=SYSTEM, now=now).claimed:
            pass
        return 0
    run = begin_reprojection("national", by=SYSTEM, now=now).ref
    while reproject(run, 1, by=SYSTEM, now=now).counted:
        pass
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
