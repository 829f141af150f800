"""Where a package registers its own hooks."""

from .types import Hooks


def init_hooks(hooks: Hooks) -> None:
    """Called once a client, with the place to register hooks. None are registered by default."""
