"""Appointments 预约: places at a centre that are booked ahead, in the hours of one calendar."""
