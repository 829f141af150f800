"""Settings of the whole suite."""

from __future__ import annotations

from hypothesis import settings

# The same examples on every run and machine: a failure that nobody can repeat helps nobody.
settings.register_profile("specloom", derandomize=True, deadline=None)
settings.load_profile("specloom")
