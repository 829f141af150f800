"""Tables are padded as far as that makes them readable."""

from __future__ import annotations

from specloom.renderer.docs.tables import LARGEST, table


def test_every_column_is_as_wide_as_the_longest_cell() -> None:
    padded = "| Name   | Value  |\n| ------ | ------ |\n| a      | longer |"
    assert table(["Name", "Value"], [["a", "longer"]]) == padded


def test_one_long_cell_does_not_widen_thousands_of_rows() -> None:
    rows = [["a", "b"]] * 1_000
    assert len(table(["Name", "Value"], [*rows, ["a", "x" * 50_000]])) < LARGEST / 10
