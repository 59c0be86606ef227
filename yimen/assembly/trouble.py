"""Trouble: why the installation cannot start, in one sentence in each language. It never carries a stack."""


class Trouble(Exception):
    """Something about this machine or its settings must be mended first; the sentence says what."""

    def __init__(self, english: str, chinese: str) -> None:
        super().__init__(english)
        self.english = english
        self.chinese = chinese
