"""The version of this package; it stands here and in the package's metadata only."""

__title__ = "atoma-sdk"
__version__ = "0.2.0"
VERSION = __version__
