"""Secondments 派驻: who is proposed for a centre and fits, ordered there and back; what the home unit reads."""
