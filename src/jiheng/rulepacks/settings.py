"""The settings of one ``pack.toml``: every key with its value, its standing and the clause it rests on."""

from collections.abc import Iterator, Mapping

from jiheng.rulepacks.bad_pack import BadFile
from jiheng.rulepacks.clauses import standing_in
from jiheng.rulepacks.pack import Clause, Setting, Standing
from jiheng.rulepacks.schema import KeySpec, check_value, key_specs
from jiheng.rulepacks.toml_file import TomlFile

_LEAF = ("value", "standing", "clause", "reason")

Path = tuple[str, ...]


def _leaves(file: TomlFile, table: Mapping[str, object], path: Path) -> Iterator[tuple[Path, Mapping[str, object]]]:
    """Walk down to the tables that carry a ``value``; what stands above them only groups."""
    for name, raw in table.items():
        here = (*path, name)
        key = ".".join(here)
        if key in key_specs():
            if not isinstance(raw, dict) or "value" not in raw:
                example = f'{name} = {{ value = …, standing = "…", clause = "…" }}'
                raise file.bad(
                    here,
                    (
                        f"「{key}」要写明数值、核实情况和条款",
                        f"请写成 {example}",
                        f"“{key}” must give a value, a standing and a clause",
                        f"Write {example}",
                    ),
                )
            yield here, raw
        elif isinstance(raw, dict) and any(known.startswith(f"{key}.") for known in key_specs()):
            yield from _leaves(file, raw, here)
        else:
            near = [known.split(".")[len(path)] for known in key_specs() if known.split(".")[: len(path)] == list(path)]
            raise file.unknown(here, dict.fromkeys(near))


def _reason(file: TomlFile, path: Path, raw: Mapping[str, object], spec: KeySpec) -> str:
    reason = file.word(raw, path, "reason", default="")
    if spec.reason and not reason:
        raise file.bad(
            path,
            (
                f"「{'.'.join(path)}」是有争议的口径，要写明理由",
                '请补上 reason = "…"',
                f"“{'.'.join(path)}” is a matter of choice and needs a reason",
                'Add reason = "…"',
            ),
        )
    return reason


def _clause_of(
    file: TomlFile, path: Path, raw: Mapping[str, object], pack: str, clauses: Mapping[str, Clause]
) -> Clause:
    name = file.word(raw, path, "clause")
    full = name if "/" in name else f"{pack}/{name}"
    if full not in clauses:
        raise file.bad(
            (*path, "clause"),
            (
                f"条款「{name}」不存在",
                "请在 clauses.toml 中写明这一条，或写成 规则包/条款名 引用所依据的包",
                f"there is no clause “{name}”",
                "Write it in clauses.toml, or name one of a pack this one draws on as pack/slug",
            ),
        )
    return clauses[full]


def read_settings(
    file: TomlFile, tables: Mapping[str, object], pack: str, clauses: Mapping[str, Clause]
) -> dict[str, Setting]:
    """Give the settings of one file, by key. ``clauses`` are all that may be named. Raises :class:`BadPack`."""
    settings: dict[str, Setting] = {}
    for path, raw in _leaves(file, tables, ()):
        key = ".".join(path)
        spec = key_specs()[key]
        for name in raw:
            if name not in _LEAF:
                raise file.unknown((*path, name), _LEAF)

        def complain(reason: str, remedy: str, reason_en: str, remedy_en: str, at: Path = path) -> BadFile:
            what = (f"「{'.'.join(at)}」{reason}", remedy, f"“{'.'.join(at)}”: {reason_en}", remedy_en)
            return file.bad((*at, "value"), what)

        value = check_value(raw["value"], spec, complain)
        standing = standing_in(file, raw, path)
        clause = _clause_of(file, path, raw, pack, clauses)
        if standing is Standing.CONFIRMED and clause.standing is not Standing.CONFIRMED:
            raise file.bad(
                (*path, "standing"),
                (
                    f"「{key}」写为已核实，所依据的条款「{clause.id}」却是{clause.standing.chinese}",
                    "请让两处一致：数值不能比条款更确定",
                    f"“{key}” is confirmed, but its clause “{clause.id}” is {clause.standing}",
                    "Make the two agree: a value cannot be surer than its clause",
                ),
            )
        settings[key] = Setting(key, value, standing, clause.id, pack, _reason(file, path, raw, spec))
    return settings
