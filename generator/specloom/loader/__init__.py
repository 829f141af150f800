"""Stage 1, load: a path or a text in, a ``Document`` out; no network, and no file above the document's folder."""

from specloom.loader.document import Document
from specloom.loader.limits import Limits
from specloom.loader.loading import load, load_text

__all__ = ["Document", "Limits", "load", "load_text"]
