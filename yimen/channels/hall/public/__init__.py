"""Open to all: what the city decided, is about to change, promises and offers; no account is asked for."""
