"""Lean pages: templates are laid out for whoever reads them, and old phones need not be sent the lines and indents.

What no browser shows is taken off once, when a template is compiled (decision 0196).
"""

from django.template.base import Origin
from django.template.loaders import filesystem

from yimen.threshold.layout import lean


class Loader(filesystem.Loader):
    """Templates as they lie in their folders, without the blanks that are not seen."""

    def get_contents(self, origin: Origin) -> str:
        contents: str = super().get_contents(origin)
        return lean(contents) if origin.name.endswith(".html") else contents
