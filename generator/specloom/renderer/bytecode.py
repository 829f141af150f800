"""Compiled templates, kept where Python keeps compiled modules: in ``__pycache__`` beside the source."""

from __future__ import annotations

import os
import sys
import zlib
from functools import cache
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache


class TemplateCache(BytecodeCache):
    """Compiled templates of one folder.

    As with Python's own, a file is used only while its source is the same, and where none can be written nothing is kept.

    Args:
        folder: Where the templates lie.
        compiler: Source of whatever compiles them: what it compiled goes out of date with it.
    """

    def __init__(self, folder: Path, compiler: Path) -> None:
        self._folder = folder / "__pycache__"
        self._compiler = compiler

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """File name below the cache's folder."""
        return f"{name.replace('/', '-')}.{sys.implementation.cache_tag}.jinjac"

    def get_source_checksum(self, source: str) -> str:
        """What has to be the same for a kept file to be used."""
        return f"{_checksum_of(self._compiler)} {super().get_source_checksum(source)}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills the bucket if there is something for it."""
        try:
            with open(self._folder / bucket.key, "rb") as file:
                bucket.load_bytecode(file)
        except OSError:
            return  # not kept yet, or not to be read: it is compiled

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what the bucket holds; another process sees the whole file or none."""
        if sys.dont_write_bytecode:
            return
        unfinished = self._folder / f"{bucket.key}.{os.getpid()}"
        try:
            self._folder.mkdir(exist_ok=True)
            with open(unfinished, "wb") as file:
                bucket.write_bytecode(file)
            os.replace(unfinished, self._folder / bucket.key)
        except OSError:
            # A full disk, or a folder that is not ours to write: the next run compiles again.
            if unfinished.is_file():
                unfinished.unlink()


@cache
def _checksum_of(source: Path) -> str:
    return f"{zlib.crc32(source.read_bytes()):08x}"
