"""What the regulations say: a folder per document with dated, cited numbers; ``house`` holds thresholds of ours."""

from jiheng.rulepacks.bad_pack import BadFile, BadPack
from jiheng.rulepacks.choice import choose_packs, regulation_for
from jiheng.rulepacks.loading import known_packs, known_places, load_pack
from jiheng.rulepacks.pack import Band, Clause, Kind, RulePack, Setting, Standing
from jiheng.rulepacks.schema import KeySpec, key_specs
from jiheng.rulepacks.toml_file import TomlFile

__all__ = [
    "BadFile",
    "BadPack",
    "Band",
    "Clause",
    "KeySpec",
    "Kind",
    "RulePack",
    "Setting",
    "Standing",
    "TomlFile",
    "choose_packs",
    "key_specs",
    "known_packs",
    "known_places",
    "load_pack",
    "regulation_for",
]
