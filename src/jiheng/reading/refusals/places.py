"""What is wrong with where a file stands: not found, no file, beside something else, with nothing inside."""

from jiheng.reading.grid import OwnReport, Unreadable


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
