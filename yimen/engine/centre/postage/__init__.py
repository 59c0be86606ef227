"""Postage 寄递费: the bill of a parcel, what follows when it does not go, and the carrier settled with by month."""
