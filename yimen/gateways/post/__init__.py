"""Post 寄递: the carrier that brings originals in and results out."""
