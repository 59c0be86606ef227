"""Parcels 寄递: originals that come in and results that go out by post, as far as the carrier tells of them."""
