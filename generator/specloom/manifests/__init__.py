"""Package manifests, which their owner and the generator write together: merged key by key, by what each of them changed.

A manifest is a tree of tables. The generator remembers a digest of every value that it gave; a value that still has that
digest is the generator's and follows it, any other is its owner's and stays.
"""

from specloom.manifests.forms import ManifestUnreadableError, is_manifest, is_readable
from specloom.manifests.merging import keeps_owner_values, merged, remembered

__all__ = ["ManifestUnreadableError", "is_manifest", "is_readable", "keeps_owner_values", "merged", "remembered"]
