"""Coordinations 会商: what is stuck between departments comes to one table; what is decided becomes directives."""
