"""A contract that import-linter does not ship: what a part keeps to itself."""

import grimp
from importlinter import Contract, ContractCheck, fields, output


class PrivateModules(Contract):  # type: ignore[misc]
    """A module with one of `names` may be imported only from inside its own package."""

    type_name = "private_modules"
    names = fields.ListField(subfield=fields.StringField())

    def check(self, graph: grimp.ImportGraph, verbose: bool) -> ContractCheck:
        broken = [
            (importer, module)
            for module in sorted(graph.modules)
            if module.rpartition(".")[2] in self.names
            for importer in sorted(graph.find_modules_that_directly_import(module))
            if not f"{importer}.".startswith(module.rpartition(".")[0] + ".")
        ]
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, module in check.metadata["broken"]:
            output.print_error(f"{importer} reaches into {module}; use its operations or queries")
