"""Lean pages: templates are indented for whoever reads them, and old phones need not be sent the indentation.

It is taken off once, when a template is compiled; the lines stay, so that an error still names its own.
"""

import re

from django.template.base import Origin
from django.template.loaders import filesystem

_INDENT = re.compile(r"\n[ \t]+")


class Loader(filesystem.Loader):
    """Templates as they lie in their folders, without what the lines begin with."""

    def get_contents(self, origin: Origin) -> str:
        contents: str = super().get_contents(origin)
        return _INDENT.sub("\n", contents)
