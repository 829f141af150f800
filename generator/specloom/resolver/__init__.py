"""Stage 2: the document's references, composition and prose become the IR."""

from specloom.resolver.resolving import resolve

__all__ = ["resolve"]
