"""What the name of an indicator says, once brackets, numbering and signs around it are let go."""

import re
from functools import lru_cache
from typing import Final

_AROUND: Final = re.compile(r"[（(\[【][^（）()\[\]【】]{0,40}[)）\]】]|^指标\s*\d{1,2}\s*[:：]|[\s%％:：。.]+")
_SATISFIED: Final = re.compile(r"(?:总体|综合|平均|整体)?满意(?:度|率|程度|度指标|度调查|度测评|度评价)?$")
_TOWARDS: Final = re.compile(r"^(?:提高|提升|增强|保障|确保)|(?:的|对(?!象).*)$")
_WHOM: Final = re.compile(r"(?:对象|人员|人群|群体|群众)$")


@lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """Give ``name`` without what stands in brackets, without 「指标1：」 before it and signs behind it."""
    return _AROUND.sub("", name)


@lru_cache(maxsize=2048)
def asked(name: str) -> str:
    """Whom an indicator of satisfaction asks: 慰问对象 of 慰问对象满意度; empty where it names nobody."""
    told = bare(name).removesuffix("指标")
    whom = _SATISFIED.sub("", told)
    return "" if whom == told else _TOWARDS.sub("", whom)


def gist(whom: str) -> str:
    """What remains of people without the word that says they are people: 慰问 of 慰问对象."""
    return _WHOM.sub("", whom)
