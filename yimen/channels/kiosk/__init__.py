"""The kiosk 自助终端: big targets, nothing to sign in to, the same queries as the hall."""
