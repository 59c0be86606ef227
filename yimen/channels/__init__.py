"""Floor 5: doors. Parse, call one operation or query, render."""
