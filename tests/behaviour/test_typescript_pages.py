"""Every TypeScript block on the pages of an SDK compiles against that SDK, strictly."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typescript_generation import generate_file, node

from toolchain.node import tool, toolchain

ROOT = Path(__file__).parents[2]
FENCE = re.compile(r"^(`{3,})typescript\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
DOCUMENTS = {
    "atoma": ROOT / "spec" / "atoma.openapi.yaml",
    "everything": Path(__file__).parent / "typescript" / "everything.yaml",
}


def blocks(pages: Path) -> dict[str, str]:
    """Every block as a module of its own, by a name made from its page."""
    found = {}
    for page in sorted(pages.rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        if "\n## Values\n" in text:
            continue  # The values of an enum are shown as a type, which is no program.
        for number, (_, code) in enumerate(FENCE.findall(f"{text}\n")):
            name = f"{'_'.join(page.relative_to(pages).with_suffix('').parts)}_{number}"
            found[name] = code
    return found


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_block_compiles(name: str, tmp_path: Path) -> None:
    """Blocks of one statement get the imports that their page's title implies."""
    package = tmp_path / "node_modules" / name
    generate_file(DOCUMENTS[name], package, name=name)
    (tmp_path / "node_modules" / "@types").symlink_to(toolchain() / "node_modules" / "@types")
    (tmp_path / "node_modules" / "zod").symlink_to(toolchain() / "node_modules" / "zod")
    found = {**blocks(package / "docs"), **blocks_of_readme(package)}
    assert len(found) > 10
    namespaces = "".join(
        f'import * as {each} from "{name}/models/{each}";\nvoid {each};\n' for each in ("components", "operations")
    )
    for block, code in found.items():
        prefix = (
            ""
            if code.startswith("import ")
            else f'{namespaces}import {{ RFCDate }} from "{name}/types";\nvoid RFCDate;\n'
        )
        (tmp_path / f"{block}.ts").write_text(f"{prefix}{code}\nexport {{}};\n", encoding="utf-8")
    options = {
        "module": "NodeNext",
        "strict": True,
        "noEmit": True,
        "skipLibCheck": True,
        "target": "ES2022",
        "lib": ["ES2022", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
        "types": ["node"],
        "customConditions": [f"{name}/source"],
    }
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    settings = {"compilerOptions": options, "include": ["*.ts"]}
    (tmp_path / "tsconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    node(tool("tsc"), "-p", "tsconfig.json", cwd=tmp_path)


def blocks_of_readme(package: Path) -> dict[str, str]:
    """The blocks of the package's front page."""
    found = FENCE.findall((package / "README.md").read_text(encoding="utf-8"))
    return {f"README_{number}": code for number, (_, code) in enumerate(found)}
