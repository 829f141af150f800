"""Imports every module of the package in a folder and builds the validator of every model.

python import_all.py SRC
"""

import importlib
import pkgutil
import sys
from pathlib import Path

source = sys.argv[1]
sys.path.insert(0, source)
(package,) = [entry.name for entry in Path(source).iterdir() if entry.is_dir()]
root = importlib.import_module(package)
for found in pkgutil.walk_packages(root.__path__, f"{package}."):
    importlib.import_module(found.name)
models = importlib.import_module(f"{package}.models")
for name in models.__all__:
    model = getattr(models, name)
    if hasattr(model, "model_rebuild"):
        model.model_rebuild()
