"""Tests of the gateways: papers, seals, files."""
