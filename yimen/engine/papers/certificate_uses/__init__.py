"""Certificate uses 用证: certificates that stand for materials, and who looked at a party's certificates, and why."""
