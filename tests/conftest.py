"""Settings for all tests: hypothesis judges results, never how long they took."""

from hypothesis import settings

settings.register_profile("tellings", deadline=None)
settings.load_profile("tellings")
