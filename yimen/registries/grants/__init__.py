"""Authorisation letters 授权书: who may decide what, up to which rank, from when to when."""
