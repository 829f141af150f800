"""The Markdown pages: shared by all languages, spoken in each one's dialect."""

from __future__ import annotations

from specloom.ir import Api
from specloom.renderer.docs.models import model_pages
from specloom.renderer.docs.readme import readme
from specloom.renderer.docs.resources import described, resource_pages
from specloom.target import Dialect, FilePlan, PackageInfo


def pages(api: Api, package: PackageInfo, dialect: Dialect) -> tuple[FilePlan, ...]:
    """Every page of one SDK; paths are below the target's folder, templates below ``templates/docs``."""
    resources = described(api, dialect)
    return (
        readme(api, package, dialect, resources),
        *model_pages(api, dialect),
        *resource_pages(api, package, resources),
    )
