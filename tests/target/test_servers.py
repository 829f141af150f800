"""Which address a program has to name, because the document does not."""

from __future__ import annotations

from typing import Any

import pytest

from specloom.resolver.servers import servers
from specloom.target.servers import server_to_name


def server(url: str, **defaults: str) -> dict[str, Any]:
    return {"url": url, "variables": {name: {"default": value} for name, value in defaults.items()}}


@pytest.mark.parametrize(
    ("listed", "named"),
    [
        ([], "https://api.example.com"),
        ([server("/")], "https://api.example.com"),
        ([server("/api/v1/"), server("https://a.example")], "https://api.example.com/api/v1"),
        ([server("https://a.example/v1")], None),
        ([server("//a.example")], None),
        ([server("{scheme}://{host}/v1", scheme="https", host="a.example")], None),
        ([server("https://{region}.example/v1/{account}", region="eu")], "https://eu.example/v1/account"),
        ([server("{host}/v1")], "https://api.example.com/host/v1"),
        ([server("https://{host}/v1", host="")], "https://api.example.com/v1"),
        ([server("<your host>")], "https://api.example.com/yourhost"),
    ],
)
def test_a_program_names_the_address_that_the_document_leaves_open(listed: Any, named: str | None) -> None:
    assert server_to_name(servers(listed)) == named
