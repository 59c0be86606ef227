"""Mine: the cases, certificates, bills and parcels of a citizen, and whom they entrust."""
