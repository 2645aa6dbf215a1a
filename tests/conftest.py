"""Settings for all tests: hypothesis judges results, never how long they took, and tries the same examples each time.

A new example that fails belongs to the change that looks for it, not to whoever happens to run the tests.
"""

from hypothesis import settings

settings.register_profile("tellings", deadline=None, derandomize=True, database=None)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile("tellings")
