"""The kit that a language folder may import besides the IR."""

from specloom.target.code import Code, Ident, join
from specloom.target.contract import (
    Call,
    Dialect,
    Difference,
    EnumListing,
    ErrorRow,
    FilePlan,
    Language,
    Manifest,
    OperationListing,
    PackageInfo,
    PagesListing,
    ParameterRow,
    Passage,
    Plan,
    ResourceListing,
    Target,
    Topic,
    Topics,
    Tree,
    VariantListing,
)
from specloom.target.graph import recursive, references
from specloom.target.naming import name_declarations
from specloom.target.scopes import Scope
from specloom.target.surface import Symbol

__all__ = [
    "Call",
    "Code",
    "Dialect",
    "Difference",
    "EnumListing",
    "ErrorRow",
    "FilePlan",
    "Ident",
    "Language",
    "Manifest",
    "OperationListing",
    "PackageInfo",
    "PagesListing",
    "ParameterRow",
    "Passage",
    "Plan",
    "ResourceListing",
    "Scope",
    "Symbol",
    "Target",
    "Topic",
    "Topics",
    "Tree",
    "VariantListing",
    "join",
    "name_declarations",
    "recursive",
    "references",
]
