"""What is said when a file cannot be read: one sentence with the reason, one with what to do. All in one place."""

from jiheng.reading.grid import OwnReport, Unreadable


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


def too_deep() -> Unreadable:
    """Say that elements are nested deeper than any document needs."""
    return Unreadable(
        "文件内的表格或标记嵌套层数过多，不是正常的文档",
        "请把自评表复制到新建的 Word 或 Excel 文件中，另存后再试。",
        reason_en="tables or tags are nested too deeply for a real document",
        remedy_en="Copy the form into a new Word or Excel file, save it and retry.",
    )


def has_dtd() -> Unreadable:
    """Say that a document defines entities, which no office program does."""
    return Unreadable(
        "文件内含有自定义实体（DTD），正常的 Office 文档不会有，为安全起见未读取",
        "请用 Office 或 WPS 打开，另存一份后再试；来历不明的文件请勿使用。",
        reason_en="the document has a DTD, which office documents never have; it was not read for safety",
        remedy_en="Open it in Office or WPS, save it again and retry; do not use files of unknown origin.",
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


def own_report() -> OwnReport:
    """Say that this is what we wrote, not what we read."""
    return OwnReport(
        "这是绩衡出的报告，不是自评表",
        "请换成自评表本身；报告可以另放一个文件夹。",
        reason_en="this is a report that jiheng wrote, not a form",
        remedy_en="Give the form itself; reports may be kept in another folder.",
    )


def beside_a_form() -> OwnReport:
    """Say that these are notes, which are read with the form beside them."""
    return OwnReport(
        "这是说明文件，不是自评表",
        "检查它旁边的自评表时会自动读它，不用单独给出。",
        reason_en="this is a file of notes, not a form",
        remedy_en="It is read by itself with the form beside it and need not be given.",
    )


def beside_no_form() -> Unreadable:
    """Say that notes lie where nobody will look for them."""
    return Unreadable(
        "这是说明文件，旁边没有同名的自评表，里面的说明没有用上",
        "请把它和自评表放在一起，名称一致，如 自评表.docx 和 自评表.notes.yaml。",
        reason_en="this is a file of notes with no form of that name beside it; none of its notes was used",
        remedy_en="Put it beside its form and let the names agree: form.docx and form.notes.yaml.",
    )


def agreed_elsewhere() -> OwnReport:
    """Say that what is agreed for a folder holds when that folder is given."""
    return OwnReport(
        "这是整批约定，只在检查它所在的文件夹时使用，这次没有用上",
        "要按它检查，请给出它所在的文件夹。",
        reason_en="this says what is agreed for a folder; it is used when that folder is given, and was not used now",
        remedy_en="To use it, give the folder in which it lies.",
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


def not_found() -> Unreadable:
    """Say that there is no such file; which one, whoever says it knows."""
    return Unreadable(
        "找不到这个文件",
        "请核对路径和文件名，注意空格与全角字符。",
        reason_en="there is no such file",
        remedy_en="Check the path and the name, blanks and full-width characters included.",
    )


def not_a_file() -> Unreadable:
    """Say that a pipe or a device was named, from which there may be nothing to read for ever."""
    return Unreadable(
        "这是管道或设备，不是文件",
        "请给出文件或文件夹的路径；要读别的程序的输出，请写 -（标准输入）。",
        reason_en="this is a pipe or a device, no file",
        remedy_en="Give the path of a file or a folder; to read what another program puts out, give - instead.",
    )


def closed_input() -> Unreadable:
    """Say that there is no standard input to read."""
    return Unreadable(
        "标准输入已关闭，或不能读取",
        "请给出文件的路径，或用管道把文件内容送进来，如 cat 自评表.docx | jiheng check -。",
        reason_en="standard input is closed or cannot be read",
        remedy_en="Give the path of a file, or pipe its content in, as in: cat form.docx | jiheng check -",
    )


def no_access() -> Unreadable:
    """Say that the system does not let us read."""
    return Unreadable(
        "没有权限读取，或正被别的程序占用",
        "请关闭占用它的程序，或换用有权限的账号再试。",
        reason_en="it may not be read, or another program holds it",
        remedy_en="Close the program that holds it, or use an account that may read it.",
    )


def nothing_inside() -> Unreadable:
    """Say that a folder or an archive holds no file."""
    return Unreadable(
        "里面没有文件",
        "请核对选择的文件夹或压缩包，把自评表放进去再试。",
        reason_en="there is no file in it",
        remedy_en="Check that this is the right folder or archive and put the forms into it.",
    )


def too_nested(depth: int) -> Unreadable:
    """Say that an archive lies too deep in other archives."""
    return Unreadable(
        f"压缩包套压缩包超过 {depth} 层",
        "请先解压，把自评表直接放进一个文件夹再试。",
        reason_en=f"archives are nested more than {depth} deep",
        remedy_en="Unpack them and put the forms into one folder.",
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


def scan_missing() -> Unreadable:
    """Say that this is a picture and that what reads pictures is not installed."""
    return Unreadable(
        "这是扫描件或照片，识别文字的组件没有安装",
        '请安装：pip install "jiheng[scan]"（约 280 MB）；或向填报单位索取 .docx 或 .xlsx 电子原件。',
        reason_en="this is a scan or a photograph, and the component that recognises text is not installed",
        remedy_en='Install it: pip install "jiheng[scan]" (about 280 MB); or ask the unit for the .docx or .xlsx.',
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
        "页面上的字体没有写明各个字形是什么字，文字无法取出",
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
