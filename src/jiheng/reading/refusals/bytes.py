"""What is wrong with bytes: empty, damaged, protected, too large, of no kind that is read."""

from jiheng.reading.grid import Unreadable


def empty() -> Unreadable:
    """Say that there is not one byte to read."""
    return Unreadable(
        "文件是空的，没有任何内容",
        "请核对是否保存或传输成功，重新取得文件后再试。",
        reason_en="the file is empty",
        remedy_en="Check that it was saved or transferred completely and get it again.",
    )


def damaged(what: str, what_en: str) -> Unreadable:
    """Say that a file of a known kind breaks off or contradicts itself."""
    return Unreadable(
        f"{what}不完整或已损坏，无法打开",
        "请用 Office 或 WPS 打开原文件，另存一份后再试；若原文件也打不开，请重新取得。",
        reason_en=f"the {what_en} is incomplete or damaged",
        remedy_en="Open the original in Office or WPS, save it again and retry; if it does not open, get it again.",
    )


def too_large(what: str, limit: str, what_en: str) -> Unreadable:
    """Say that something is larger than any form, and what the limit is."""
    return Unreadable(
        f"{what}超过上限（{limit}），远大于正常的自评表，为安全起见未展开",
        "请只保留自评表所在的部分，另存为新文件后再试。",
        reason_en=f"{what_en} exceeds the limit of {limit}; it was not unpacked",
        remedy_en="Keep only the part with the form, save it as a new file and retry.",
    )


def unusually_packed() -> Unreadable:
    """Say that a part is packed as no program packs such parts, so that its size cannot be told beforehand."""
    return Unreadable(
        "PDF 的绘图内容用了正常文件不会用的压缩方式，展开后有多大无从得知，为安全起见未展开",
        "请用 Office 或 WPS 打开原文件，重新导出 PDF 后再试；或用 .docx、.xlsx 原件。",
        reason_en="what the PDF draws is packed as no program does; its size cannot be told, so it was not unpacked",
        remedy_en="Export the PDF anew from the original, or use the .docx or .xlsx.",
    )


def too_deep() -> Unreadable:
    """Say that elements are nested deeper than any document needs."""
    return Unreadable(
        "文件里的表格或标记嵌套层数过多，远多于一般的文档，没有读",
        "请把自评表复制到新建的 Word 或 Excel 文件中，另存后再试。",
        reason_en="tables or tags are nested too deeply for a real document",
        remedy_en="Copy the form into a new Word or Excel file, save it and retry.",
    )


def has_dtd() -> Unreadable:
    """Say that a document defines entities, which no office program does."""
    return Unreadable(
        "文件里有一段 Office 文档用不到的内容（自定义实体 DTD），为安全起见没有读",
        "请用 Office 或 WPS 打开，另存一份后再试；不清楚从哪里来的文件，请先问清楚。",
        reason_en="the document has a DTD, which office documents never have; it was not read for safety",
        remedy_en="Open it in Office or WPS, save it again and retry; if nobody knows where it comes from, ask first.",
    )


def protected() -> Unreadable:
    """Say that a password stands before the content."""
    return Unreadable(
        "文件设有密码",
        "请用密码打开，取消密码后另存再试；压缩包请先用密码解压。",
        reason_en="the file is protected by a password",
        remedy_en="Open it with the password, remove the password, save and retry; unpack an archive first.",
    )


def without_table(what: str, what_en: str) -> Unreadable:
    """Say that the part which should hold the content is not there."""
    return Unreadable(
        f"{what}里没有可读的正文",
        "请用 Office 或 WPS 打开确认内容，另存一份后再试。",
        reason_en=f"the {what_en} has no readable content",
        remedy_en="Open it in Office or WPS, check its content, save it again and retry.",
    )


def all_hidden() -> Unreadable:
    """Say that nothing of a workbook is to be seen."""
    return Unreadable(
        "工作簿里的工作表全部处于隐藏状态，隐藏的工作表不读取",
        "请在 Excel 或 WPS 中取消隐藏自评表所在的工作表，保存后再试。",
        reason_en="every sheet of the workbook is hidden, and hidden sheets are not read",
        remedy_en="Unhide the sheet with the form in Excel or WPS, save and retry.",
    )


def form_hidden(sheet: str) -> Unreadable:
    """Say that the form of a workbook stands on a sheet nobody sees."""
    return Unreadable(
        f"自评表在隐藏的工作表「{sheet}」里，隐藏的工作表不读取",
        "请在 Excel 或 WPS 中取消隐藏，保存后再试。",
        reason_en=f"the form stands on the hidden sheet “{sheet}”, and hidden sheets are not read",
        remedy_en="Unhide the sheet in Excel or WPS, save and retry.",
    )


def undecodable() -> Unreadable:
    """Say that the characters of a text cannot be told."""
    return Unreadable(
        "文字编码无法识别，既不是 UTF-8、UTF-16，也不是 GB18030",
        "请用记事本或 WPS 打开，选择「另存为」，编码选 UTF-8，再试。",
        reason_en="the text is neither UTF-8, UTF-16 nor GB18030",
        remedy_en="Open it in a text editor, choose Save as with encoding UTF-8 and retry.",
    )


def not_text() -> Unreadable:
    """Say that the bytes are nothing we know."""
    return Unreadable(
        "文件内容不是能识别的文档、表格、网页或文本",
        "请核对文件是否完整、后缀是否正确；可在 Office 或 WPS 中打开后另存为 .docx 或 .xlsx 再试。",
        reason_en="the content is no document, spreadsheet, page or text we know",
        remedy_en="Check that the file is complete and its suffix right; save it as .docx or .xlsx and retry.",
    )


def not_what_it_says(suffix: str) -> Unreadable:
    """Say that the suffix names an office document and the bytes are none."""
    return Unreadable(
        f"文件后缀是 {suffix}，内容却不是这种文件，也不是别的能识别的文件",
        "请在 Office 或 WPS 中确认能否打开；能打开的，另存为 .docx 或 .xlsx 再试，不能打开的，请重新取得。",
        reason_en=f"the suffix is {suffix}, but the content is no such file, nor of any other kind we know",
        remedy_en="See whether Office or WPS opens it; if so save it as .docx or .xlsx, if not get it again.",
    )


def not_yet(kind: str, kind_en: str, remedy: str, remedy_en: str) -> Unreadable:
    """Say that the kind of file is known, and not read."""
    blank = " " if kind[0].isascii() else ""
    return Unreadable(
        f"这是{blank}{kind}，目前不能直接读取",
        remedy,
        reason_en=f"this is {kind_en}, which is not read yet",
        remedy_en=remedy_en,
    )
