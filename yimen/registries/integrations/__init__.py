"""Integration 职能整合: how a department shares its approvals, and where decisions and certificates are made."""
