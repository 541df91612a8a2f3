"""What is wrong with pages: pictures without the extra, fonts without characters, frames without their folder."""

from jiheng.reading.grid import Unreadable


def scan_missing() -> Unreadable:
    """Say that this is a picture and that what reads pictures is not installed."""
    return Unreadable(
        "这是扫描件或照片，识别文字的组件没有安装",
        '请安装：pip install "jiheng[scan]"（约 300 MB）；或向填报单位索取 .docx 或 .xlsx 电子原件。',
        reason_en="this is a scan or a photograph, and the component that recognises text is not installed",
        remedy_en='Install it: pip install "jiheng[scan]" (about 300 MB); or ask the unit for the .docx or .xlsx.',
    )


def damaged_picture() -> Unreadable:
    """Say that a picture breaks off or cannot be unpacked."""
    return Unreadable(
        "图片不完整或已损坏，无法完整显示",
        "请重新扫描、拍照或传输；有 .docx 或 .xlsx 电子原件的，请用原件。",
        reason_en="the picture is incomplete or damaged",
        remedy_en="Scan, photograph or transfer it again; better, use the .docx or .xlsx it was printed from.",
    )


def picture_too_small() -> Unreadable:
    """Say that a picture has too few pixels to show letters."""
    return Unreadable(
        "图片太小，看不清文字",
        "请按 A4 幅面 150 dpi 以上重新扫描，或靠近、对正后重新拍照；有电子原件的，请用原件。",
        reason_en="the picture is too small to show letters",
        remedy_en="Scan it again at 150 dpi or more, or photograph it from nearer; better, use the original file.",
    )


def unless_converted(refusal: Unreadable) -> Unreadable:
    """Add to the refusal of a kind that LibreOffice, which is not installed, would do as well."""
    return Unreadable(
        refusal.reason,
        refusal.remedy.removesuffix("。") + "；或在本机安装 LibreOffice 后再试。",
        reason_en=refusal.reason_en,
        remedy_en=refusal.remedy_en.removesuffix(".") + "; or install LibreOffice on this machine and retry.",
    )


def no_more_conversions(refusal: Unreadable) -> Unreadable:
    """Say that LibreOffice has had all the time it gets for the documents of one run."""
    return Unreadable(
        f"{refusal.reason}，而本次由 LibreOffice 转换的用时已到上限，不再转换",
        refusal.remedy.removesuffix("。") + "；或分批再试。",
        reason_en=f"{refusal.reason_en}; LibreOffice has used up the time it gets for one run",
        remedy_en=refusal.remedy_en.removesuffix(".") + "; or give fewer files at once.",
    )


def not_converted() -> Unreadable:
    """Say that LibreOffice did not manage."""
    return Unreadable(
        "文件要经 LibreOffice 转换才能读取，而它没有转成",
        "请用 Word 或 WPS 打开，选择「另存为」.docx 格式后再试。",
        reason_en="the file must be converted by LibreOffice, which did not manage",
        remedy_en="Open it in Word or WPS, save it as .docx and retry.",
    )


def nothing_to_see() -> Unreadable:
    """Say that no text is to be made out in a picture."""
    return Unreadable(
        "图片里没有认出文字",
        "请核对是否选对了图片；文字模糊的，请重新扫描（150 dpi 以上）或靠近、对正后重新拍照；有电子原件的，请用原件。",
        reason_en="no text could be made out in the picture",
        remedy_en="Check that it is the right picture; scan it again at 150 dpi or more, or use the original file.",
    )


def breaks_off() -> Unreadable:
    """Say that the end of a file is missing, though what came before it could be read."""
    return Unreadable(
        "文件的结尾缺失，可能没有传完整",
        "请重新取得文件后再试。",
        reason_en="the end of the file is missing",
        remedy_en="Get the file again.",
    )


def fonts_without_characters() -> Unreadable:
    """Say that a page shows shapes whose fonts do not say which characters they are."""
    return Unreadable(
        "页面上的字看得见、取不出来：字体里没有写明各个字形是什么字",
        '请安装扫描件识别组件后再试：pip install "jiheng[scan]"；或向填报单位索取 .docx 或 .xlsx 电子原件。',
        reason_en="the fonts of the page do not say which characters their shapes are",
        remedy_en='Install pip install "jiheng[scan]" and retry; or ask the unit for the .docx or .xlsx.',
    )


def framed_elsewhere() -> Unreadable:
    """Say that a page only frames others, which lie in a folder beside it."""
    return Unreadable(
        "这个网页只是框架，内容在同时保存的另一个文件夹（.files）里，单独一个文件读不到",
        "请用 Excel 或 WPS 打开原文件，另存为 .xlsx 或「单个文件网页」（.mht）后再试。",
        reason_en="this page only frames others, which lie in the folder (.files) that was saved with it",
        remedy_en="Open the original in Excel or WPS and save it as .xlsx or as a single file web page (.mht).",
    )
