"""Imports go down only, modules stay small, and the public names are pinned."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import onrecord

SRC = Path(onrecord.__file__).parent

# Which layer each part of the package stands in. Parts of one layer do not import each other, but
# for those named in BESIDE.
LAYERS = (
    {"__init__"},
    {"errors"},
    {"settings"},
    {"model"},
    {"text"},
    {"readers", "annotators", "linkers", "store", "exports", "models"},
    {"judging"},
    {"pipeline", "runners"},
    {"record"},
    {"archive"},
    {"api"},
    {"cli"},
    {"__main__"},
)
LEVEL = {part: n for n, layer in enumerate(LAYERS) for part in layer}
BESIDE = {("annotators", "models"), ("linkers", "models")}


def imported(path: Path) -> set[str]:
    """The parts of the package that a module imports, also inside its functions, but not for types only."""
    tree = ast.parse(path.read_text("utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    found = set()
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "onrecord":
            parts = node.module.split(".")
            names = [a.name for a in node.names] if len(parts) == 1 else [parts[1]]
            found |= {name if name in LEVEL else "__init__" for name in names}
        elif isinstance(node, ast.Import):
            found |= {a.name.split(".")[1] for a in node.names if a.name.startswith("onrecord.")}
    return found


def test_imports_go_down_only() -> None:
    wrong = []
    for path in sorted(SRC.rglob("*.py")):
        relative = path.relative_to(SRC)
        part = relative.parts[0].removesuffix(".py")
        if part in ("__init__", "examples"):
            continue
        for other in imported(path):
            if other == part or (part, other) in BESIDE:
                continue
            if LEVEL[other] >= LEVEL[part]:
                wrong.append(f"{relative} imports {other}")
    assert wrong == []


def test_every_part_has_its_layer() -> None:
    parts = {
        p.name.removesuffix(".py") for p in SRC.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()
    }
    assert parts == set(LEVEL)


def test_modules_stay_small() -> None:
    long = {
        str(p.relative_to(SRC)): n for p in SRC.rglob("*.py") if (n := len(p.read_text().splitlines())) > 400
    }
    assert long == {}


def test_every_module_says_what_it_is() -> None:
    silent = [
        str(p.relative_to(SRC)) for p in SRC.rglob("*.py") if not ast.get_docstring(ast.parse(p.read_text()))
    ]
    assert silent == []


def test_public_names() -> None:
    assert sorted(onrecord.__all__) == [
        "Archive", "Article", "Given", "InputError", "NotFoundError", "OnrecordError", "Record", "Row",
        "SettingsError", "Span", "StoreError", "__version__", "open_archive", "read",
    ]  # fmt: skip
    for name in onrecord.__all__:
        assert getattr(onrecord, name) is not None


def test_help_loads_no_model() -> None:
    code = (
        "import sys; from onrecord.cli.app import app\n"
        "heavy = {'spacy', 'onnxruntime', 'sqlalchemy', 'trafilatura', 'pydantic'} & set(sys.modules)\n"
        "sys.exit(f'loaded at start: {sorted(heavy)}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
