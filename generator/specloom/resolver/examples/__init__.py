"""Example values for the IR."""

from specloom.resolver.examples.adapting import Adapter
from specloom.resolver.examples.choosing import Chooser
from specloom.resolver.examples.fitting import fits
from specloom.resolver.examples.proving import Proof

__all__ = ["Adapter", "Chooser", "Proof", "fits"]
