"""Sentences about the sheets of forms."""

SENTENCES = {
    "forms.not_a_form": (
        "“{material}”不是要填的表格，没有空白表和样表。",
        "“{material}” is no form to be filled in: it has neither a blank nor a filled sheet.",
    ),
}
