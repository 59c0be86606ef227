"""The benches by name; `yimen bench NAME` runs one, `yimen bench all` every one."""

from importlib import import_module

BENCHES = {
    "case_life": "bench.case_life",
    "lists": "bench.lists",
    "item_lists": "bench.item_lists",
    "catalogue_import": "bench.catalogue_import",
    "finding": "bench.finding",
    "publishing": "bench.publishing",
    "documents": "bench.documents",
    "clocks": "bench.clocks",
    "warning_sweep": "bench.sweeping",
    "reproject": "bench.reprojecting",
    "starting": "bench.starting",
}


def run(name: str) -> None:
    """Run one bench, or all."""
    for one in BENCHES if name == "all" else (name,):
        import_module(BENCHES[one]).main()
