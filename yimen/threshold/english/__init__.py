"""English: every room of texts is a module here with WORDS, Chinese -> English; a pair is (one, many) by `n`."""

import pkgutil
from collections.abc import Mapping
from importlib import import_module

Words = str | tuple[str, str]
"""An English text; or two, for one and for many, chosen by the fact `n`."""

WORDS: Mapping[str, Words] = {
    chinese: words
    for module in pkgutil.iter_modules(__path__)
    for chinese, words in import_module(f"{__name__}.{module.name}").WORDS.items()
}
"""All rooms as one table."""
