"""A contract that import-linter does not ship: what a part keeps to itself."""

import grimp
from importlinter import Contract, ContractCheck, fields, output


class PrivateModules(Contract):  # type: ignore[misc]
    """A module with one of `names`, and what a folder of that name holds, is imported only inside its own part."""

    type_name = "private_modules"
    names = fields.ListField(subfield=fields.StringField())

    def check(self, graph: grimp.ImportGraph, verbose: bool) -> ContractCheck:
        broken = [
            (importer, module)
            for module in sorted(graph.modules)
            if (part := self._part_of(module))
            for importer in sorted(graph.find_modules_that_directly_import(module))
            if not f"{importer}.".startswith(f"{part}.")
        ]
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def _part_of(self, module: str) -> str:
        """The part to which a private module belongs; of a module that is not private, nothing."""
        steps = module.split(".")
        private = next((place for place, step in enumerate(steps) if step in self.names), 0)
        return ".".join(steps[:private])

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, module in check.metadata["broken"]:
            output.print_error(f"{importer} reaches into {module}; use its operations or queries")
