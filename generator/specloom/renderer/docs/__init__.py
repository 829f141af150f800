"""The Markdown pages: shared by all languages, spoken in each one's dialect."""

from __future__ import annotations

from dataclasses import dataclass

from specloom.ir import Api
from specloom.renderer.docs.models import model_pages
from specloom.renderer.docs.overlay import OVERLAY, overlay
from specloom.renderer.docs.readme import root_pages
from specloom.renderer.docs.resources import described, resource_pages
from specloom.target import Dialect, FilePlan, PackageInfo

__all__ = ["OVERLAY", "Pages", "pages"]


@dataclass(frozen=True, slots=True)
class Pages:
    """The docs of one SDK: pages to render, and the overlay's text."""

    files: tuple[FilePlan, ...]
    overlay: str


def pages(api: Api, package: PackageInfo, dialect: Dialect) -> Pages:
    """Every page of one SDK; paths are below the target's folder, templates below ``templates/docs``."""
    resources = described(api, dialect)
    files = (
        *root_pages(api, package, dialect, resources),
        *model_pages(api, dialect),
        *resource_pages(api, package, dialect, resources),
    )
    return Pages(files, overlay(resources, dialect))
