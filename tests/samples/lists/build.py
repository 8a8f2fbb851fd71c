#!/usr/bin/env python3
"""Builds the Word and Excel samples from the texts beside them: same texts, same bytes (one fixed time, no compression).

    python3 tests/samples/lists/build.py
"""
import csv
import pathlib
import zipfile
from xml.sax.saxutils import escape

HERE = pathlib.Path(__file__).parent
WORD = ["powers-faulty", "permissions-clean", "permissions-faulty", "charter-clean", "charter-faulty"]
EXCEL = ["powers-clean", "permissions-ledger"]
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def pack(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, text in members:
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 5, 9, 0, 0)), HEAD + text)


def types(parts):
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts)
    return (f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>')


def relations(targets):
    rows = "".join(f'<Relationship Id="r{i}" Type="{OFFICE}/{kind}" Target="{target}"/>'
                   for i, (kind, target) in enumerate(targets, 1))
    return f'<Relationships xmlns="{RELATIONS}">{rows}</Relationships>'


def paragraph(text, style=""):
    mark = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{mark}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def cells(line):
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def table(lines):
    rows = [cells(line) for line in lines if not set(line) <= set("|- ")]
    body = "".join("<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{body}</w:tbl>"


def word(name):
    body, rows, first = "", [], True
    for line in (HERE / f"{name}.md").read_text("utf-8").splitlines() + [""]:
        if line.startswith("|"):
            rows.append(line)
            continue
        if rows:
            body += table(rows)
            rows = []
        if line.strip():
            body += paragraph(line.lstrip("# ").strip(), "Title" if first else "")
            first = False
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    pack(HERE / f"{name}.docx", [
        ("[Content_Types].xml", types([("/word/document.xml", f"{main}.document.main+xml"),
                                       ("/word/styles.xml", f"{main}.styles+xml")])),
        ("_rels/.rels", relations([("officeDocument", "word/document.xml")])),
        ("word/_rels/document.xml.rels", relations([("styles", "styles.xml")])),
        ("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'),
        ("word/styles.xml", f'<w:styles xmlns:w="{space}"><w:style w:type="paragraph" w:styleId="Title">'
                            '<w:name w:val="Title"/></w:style></w:styles>'),
    ])


def column(index):
    return chr(ord("A") + index)


def excel(name):
    rows = ""
    with open(HERE / f"{name}.csv", encoding="utf-8", newline="") as file:
        for r, row in enumerate(csv.reader(file), 1):
            line = "".join(f'<c r="{column(c)}{r}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
                           for c, text in enumerate(row) if text)
            rows += f'<row r="{r}">{line}</row>'
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    pack(HERE / f"{name}.xlsx", [
        ("[Content_Types].xml", types([("/xl/workbook.xml", f"{main}.sheet.main+xml"),
                                       ("/xl/worksheets/sheet1.xml", f"{main}.worksheet+xml")])),
        ("_rels/.rels", relations([("officeDocument", "xl/workbook.xml")])),
        ("xl/_rels/workbook.xml.rels", relations([("worksheet", "worksheets/sheet1.xml")])),
        ("xl/workbook.xml", f'<workbook xmlns="{space}" xmlns:r="{OFFICE}"><sheets>'
                            '<sheet name="清单" sheetId="1" r:id="r1"/></sheets></workbook>'),
        ("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'),
    ])


for sample in WORD:
    if (HERE / f"{sample}.md").exists():
        word(sample)
for sample in EXCEL:
    if (HERE / f"{sample}.csv").exists():
        excel(sample)
