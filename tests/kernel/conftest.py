"""Properties of the kernel are about what is true, never about how fast a loaded machine finds it out."""

from hypothesis import HealthCheck, settings

settings.register_profile("kernel", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kernel")
