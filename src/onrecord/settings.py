"""Settings, read once: the config file, then environment variables, then what the caller gives."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from onrecord.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Settings:
    """`store`: the SQLite file. `workers`: processes that read articles. `max_bytes`: the largest
    input file. `max_chars`: the longest text of one article.
    """

    store: Path
    workers: int
    max_bytes: int = 64_000_000
    max_chars: int = 1_000_000


def config_file() -> Path:
    """Where the config file is looked for."""
    import platformdirs

    return Path(platformdirs.user_config_dir("onrecord", appauthor=False)) / "config.toml"


def load(environment: Mapping[str, str] = os.environ, **given: Any) -> Settings:
    """The settings: defaults, then the config file, then `ONRECORD_*`, then what is `given` (None: not).

    Raises SettingsError naming the file or variable, the value and what was expected.
    """
    import platformdirs

    default_store = Path(platformdirs.user_data_dir("onrecord", appauthor=False)) / "record.sqlite"
    settings = Settings(default_store, max(1, os.cpu_count() or 1))
    path = config_file()
    if path.is_file():
        try:
            config = tomllib.loads(path.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise SettingsError(f"{path}: not valid TOML ({error}): correct it or move it away") from error
        settings = _apply(settings, config, str(path))
    variables = {k[9:].lower(): v for k, v in environment.items() if k.startswith("ONRECORD_")}
    settings = _apply(settings, variables, "the environment variable ONRECORD_")
    return replace(settings, **{k: v for k, v in given.items() if v is not None})


def _apply(settings: Settings, values: Mapping[str, Any], where: str) -> Settings:
    known = {f.name for f in fields(Settings)}
    for name, value in values.items():
        if name not in known:
            raise SettingsError(
                f"{where}: no setting is called {name!r}; there are {', '.join(sorted(known))}"
            )
        try:
            right: Any = Path(value).expanduser() if name == "store" else int(value)
        except (TypeError, ValueError) as error:
            expected = "a path" if name == "store" else "a whole number"
            raise SettingsError(f"{where}: {name} is {value!r}, where {expected} is expected") from error
        if isinstance(right, int) and right < 1:
            raise SettingsError(f"{where}: {name} is {value!r}, where 1 or more is expected")
        settings = replace(settings, **{name: right})
    return settings
