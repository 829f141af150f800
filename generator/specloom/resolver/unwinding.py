"""Unions that lead back to themselves with nothing between: whoever follows their variants would never arrive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from specloom.ir import Declaration, Identity, Named, Union, Variant
from specloom.ir.graph import circles


def unwound(declarations: Mapping[Identity, Declaration]) -> dict[Identity, Declaration]:
    """The declarations; each union of such a circle has the variants of all of them, which is what it means.

    A circle without any other variant means nothing, and stays as it is.
    """
    unions = {identity: each for identity, each in declarations.items() if isinstance(each, Union)}
    found = dict(declarations)
    for group in circles({identity: _led_to(union, unions) for identity, union in unions.items()}):
        if len(group) > 1 or group[0] in _led_to(unions[group[0]], unions):
            for identity in group:
                variants = _variants(identity, group, unions)
                found[identity] = replace(unions[identity], variants=variants or unions[identity].variants)
    return found


def _led_to(union: Union, unions: Mapping[Identity, Union]) -> tuple[Identity, ...]:
    named = (variant.type.identity for variant in union.variants if isinstance(variant.type, Named))
    return tuple(identity for identity in named if identity in unions)


def _variants(identity: Identity, group: tuple[Identity, ...], unions: Mapping[Identity, Union]) -> tuple[Variant, ...]:
    """Those of the union first, then those of the others in the circle, each type once."""
    order = (identity, *(each for each in unions if each in group and each != identity))
    all_variants = [variant for each in order for variant in unions[each].variants]
    kept = {
        variant.type: variant
        for variant in reversed(all_variants)
        if not (isinstance(variant.type, Named) and variant.type.identity in group)
    }
    return tuple(reversed(kept.values()))
