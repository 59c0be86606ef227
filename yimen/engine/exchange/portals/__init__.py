"""Portals 门户: registered portals lead here, sign their people on, show our catalogue, and send on old addresses."""
