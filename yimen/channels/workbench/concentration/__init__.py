"""The desk of the concentration of powers: who enters which centre, each division, and where items are handled."""
