"""Which keys do what: the table's own keys, a preset's in their place, and the user's own from `keys.toml`.

Pure, without Textual: what is pressed comes as the names that `reader.ui.keys.names` gives.
"""

from reader.ui.keys.chords import Chords, Heard
from reader.ui.keys.file import LoadedKeymap, load_keymap
from reader.ui.keys.keymap import Command, Keymap, Macro
from reader.ui.keys.names import keys_name
from reader.ui.keys.presets import PRESETS

__all__ = [
    "PRESETS",
    "Chords",
    "Command",
    "Heard",
    "Keymap",
    "LoadedKeymap",
    "Macro",
    "keys_name",
    "load_keymap",
]
