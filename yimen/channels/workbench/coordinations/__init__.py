"""The desk of the coordination meetings 会商."""
