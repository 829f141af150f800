"""What an API sends of its own accord: a table of webhooks, or of an operation's callbacks, that leads to their types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from specloom.ir import Content, Prose, Webhook
from specloom.renderer.docs.tables import table
from specloom.target import Dialect
from specloom.target.code import Code
from specloom.target.text import cell

_NOTHING = Code("N/A")


def webhook_table(webhooks: Iterable[Webhook], dialect: Dialect, models: str) -> Code:
    """A row for each request; no text at all where there are none.

    Args:
        models: The way from the page to ``docs/models``.
    """
    rows = [_row(webhook, dialect, models) for webhook in webhooks]
    return table(["Name", "Method", "Headers", "Body", "Answer", "Description"], rows) if rows else Code("")


def _row(webhook: Webhook, dialect: Dialect, models: str) -> list[str]:
    bodies = webhook.body.contents if webhook.body else ()
    return [
        cell(Prose(webhook.key)),
        webhook.method,
        cell(Prose(", ".join(webhook.headers))) or _NOTHING,
        _types(bodies, dialect, models),
        _types(_answers(webhook), dialect, models),
        cell(webhook.prose) if webhook.prose else _NOTHING,
    ]


def _answers(webhook: Webhook) -> Iterator[Content]:
    """What the API reads of a successful answer."""
    for response in webhook.responses:
        if response.status.startswith("2") or response.status == "default":
            yield from response.contents


def _types(contents: Iterable[Content], dialect: Dialect, models: str) -> Code:
    """The type of the first content that has one."""
    first = next((content.type for content in contents if content.type is not None), None)
    return _NOTHING if first is None else dialect.type_cell(first, required=True, models=models)
