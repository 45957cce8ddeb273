"""The exceptions of onrecord.

OnrecordError                what a caller may catch to catch all of them
├── SettingsError            a setting, environment variable or config file is wrong: the run stops
├── InputError               one input cannot be read: it is skipped, the run goes on
├── NotFoundError            a story, article or row that was asked for is not in the store
├── StoreError               the store cannot be opened or written: the run stops
└── PipelineError            the steps themselves do not fit together: the run stops
    └── SpanError            a row names characters that are not there: its step fails, the rest goes on
"""


class OnrecordError(Exception):
    """Base of all errors that onrecord raises on purpose; its text is meant for the user."""


class SettingsError(OnrecordError):
    """A setting, an environment variable, a sidecar or the config file is wrong."""


class InputError(OnrecordError):
    """One input cannot be read; says what, where and what to do. The rest of the run goes on."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: {why}")
        self.where = where
        self.why = why

    def __reduce__(self) -> tuple[type["InputError"], tuple[str, str]]:
        return (type(self), (self.where, self.why))


class NotFoundError(OnrecordError):
    """What was asked for is not in the store."""


class StoreError(OnrecordError):
    """The store cannot be opened, read or written."""


class PipelineError(OnrecordError):
    """The registered steps do not fit together (a missing producer, a cycle, a name used twice)."""


class SpanError(PipelineError):
    """A row rests on no characters, or on characters that its article does not have."""
