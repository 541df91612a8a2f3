"""Every setting that is taken from the environment: its name, what it means, and what holds without it."""

import os
from pathlib import Path
from typing import Final, NamedTuple


class Setting(NamedTuple):
    """A variable of the environment. Without it ``default`` holds."""

    name: str
    default: str
    chinese: str
    english: str

    @property
    def value(self) -> str:
        """What was set, or the default."""
        return os.environ.get(self.name, "") or self.default


DATA: Final = Setting(
    "JIHENG_DATA",
    "",
    "存放数据库、收到的文件和写出的文件的文件夹；省略时用本人的应用数据文件夹",
    "the folder of the database, of files that came in and of those written; left out, that of the user's programs",
)
LOCAL: Final = Setting(
    "JIHENG_LOCAL",
    "",
    "1 表示一个人在本机用，不登录；由 jiheng serve --local 设定，只应绑定 127.0.0.1",
    "1: one person on this machine, no log-in; set by jiheng serve --local, only for 127.0.0.1",
)
KEY: Final = Setting(
    "JIHENG_LOCAL_KEY",
    "",
    "本机工作台的进门钥匙，写在启动时显示的网址里；每次启动另换",
    "the key in the address that is shown at the start; another at each start",
)
HOSTS: Final = Setting(
    "JIHENG_HOSTS",
    "127.0.0.1,localhost",
    "允许的主机名，用逗号隔开",
    "host names that are answered, parted by commas",
)
MOST_UPLOAD: Final = Setting(
    "JIHENG_MAX_UPLOAD_MB",
    "200",
    "一个文件最大多少 MB",
    "the largest file that is taken, in MB",
)
SETTINGS: Final = (DATA, LOCAL, KEY, HOSTS, MOST_UPLOAD)


DATABASE: Final = "jiheng.sqlite3"


def data_place() -> Path:
    """Give the folder of the office's data, whether or not it is there."""
    return Path(DATA.value) if DATA.value else _of_programs() / "jiheng"


def data_folder() -> Path:
    """Give the folder of the office's data, made if it is not there; nobody else on the machine may look into it."""
    folder = data_place()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder.resolve()


def _of_programs() -> Path:
    """Give the folder in which programs keep what belongs to the user."""
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
