"""Names of a package where the settings give none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.packages import LONGEST_NAME, package


@pytest.mark.parametrize(
    ("title", "name", "client", "environment"),
    [
        ("atoma-proxy", "atoma-proxy", "AtomaProxy", "ATOMAPROXY"),
        (
            "Swagger Petstore - OpenAPI 3.1",
            "swagger-petstore-open-api-3-1",
            "SwaggerPetstoreOpenAPI31",
            "SWAGGERPETSTOREOPENAPI31",
        ),
        ("3scale", "api-3scale", "Api3scale", "API3SCALE"),
        ("Über", "uber", "Uber", "UBER"),
        ("!", "not", "Not", "NOT"),
    ],
)
def test_they_are_made_from_the_title(title: str, name: str, client: str, environment: str) -> None:
    made = package(title, {})
    assert (made.name, made.client, made.environment) == (name, client, environment)


def test_what_the_settings_say_stands() -> None:
    made = package("Zoo", {"client": "Keeper", "version": "2.0.0"})
    assert (made.name, made.client, made.environment, made.version) == ("zoo", "Keeper", "KEEPER", "2.0.0")


@given(st.text())
def test_any_title_gives_names_that_are_legal_and_not_too_long(title: str) -> None:
    made = package(title, {})
    assert made.client.isascii() and made.client.isidentifier() and made.client[0].isalpha()
    assert made.name.replace("-", "").isalnum() and made.name[0].isalpha()
    assert len(made.name) <= LONGEST_NAME + len("api-") + 8 * LONGEST_NAME
