#!/usr/bin/env python3
"""Builds the sample ledgers of this folder: same input, same bytes. Units and regions are invented."""
import csv
import io
import pathlib
import zipfile
from xml.sax.saxutils import escape

HERE = pathlib.Path(__file__).parent
STAMP = (2026, 1, 5, 9, 0, 0)


def write_csv(name, rows):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    (HERE / name).write_bytes(text.getvalue().encode("utf-8"))


def column(index):
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def sheet_xml(rows, merges):
    out = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
           '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>']
    for r, row in enumerate(rows, 1):
        out.append(f'<row r="{r}">')
        for c, value in enumerate(row):
            if value == "":
                continue
            at = f"{column(c)}{r}"
            if isinstance(value, (int, float)):
                out.append(f'<c r="{at}"><v>{value}</v></c>')
            else:
                out.append(f'<c r="{at}" t="inlineStr"><is><t>{escape(value)}</t></is></c>')
        out.append("</row>")
    out.append("</sheetData>")
    if merges:
        out.append(f'<mergeCells count="{len(merges)}">')
        out += [f'<mergeCell ref="{m}"/>' for m in merges]
        out.append("</mergeCells>")
    out.append("</worksheet>")
    return "".join(out)


def write_xlsx(name, sheets):
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    numbers = range(1, len(sheets) + 1)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": head + f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        + "".join(f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}.worksheet+xml"/>'
                  for n in numbers) + "</Types>",
        "_rels/.rels": head + f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": head + f'<Relationships xmlns="{package}/relationships">'
        + "".join(f'<Relationship Id="rId{n}" Type="{rel}/worksheet" Target="worksheets/sheet{n}.xml"/>'
                  for n in numbers) + "</Relationships>",
        "xl/workbook.xml": head + f'<workbook xmlns="{main}" xmlns:r="{rel}"><sheets>'
        + "".join(f'<sheet name="{escape(sheets[n - 1][0])}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
        + "</sheets></workbook>",
    }
    for n in numbers:
        parts[f"xl/worksheets/sheet{n}.xml"] = sheet_xml(sheets[n - 1][1], sheets[n - 1][2])
    with zipfile.ZipFile(HERE / name, "w", zipfile.ZIP_DEFLATED) as book:
        for path, text in parts.items():
            book.writestr(zipfile.ZipInfo(path, STAMP), text, zipfile.ZIP_DEFLATED)


HEADS = ["单位名称", "区域", "乡镇", "形式", "上级单位", "主管部门", "层级", "规格", "类别", "编制数", "实有人数",
         "管理编制", "专技编制", "工勤编制数", "基本编制", "周转编制", "领导职数", "正职数", "副职数", "实有领导",
         "内设机构数", "批准文号", "设立时间", "变更时间", "撤销时间", "去向"]

# No faults.
CLEAN = [
    ["云溪市数据中心", "市本级", "", "独立设置", "", "市数据局", "市级", "正科级", "公益一类", 32, 30, 8, 22, 2, 30, 2, 3, 1, 2, 3,
     4, "云编〔2012〕5号", "2012-05-01", "2021-06-01", "", ""],
    ["云溪市水务中心", "市本级", "", "独立设置", "", "市水务局", "市级", "副处级", "公益一类", 48, 45, 10, 34, 4, 45, 3, 3, 1, 2, 3,
     4, "云编〔2010〕11号", "2010-11-20", "2021-06-01", "", ""],
    ["云溪市水务中心东镇站", "市本级", "东镇", "分支机构", "云溪市水务中心", "市水务局", "市级", "股级", "公益一类", 6, 6, 1, 5, 0, 6, 0, 1,
     1, 0, 1, 0, "云编〔2021〕20号", "2021-06-01", "", "", ""],
    ["云溪市博物馆", "市本级", "", "独立设置", "", "市文旅局", "市级", "正科级", "公益一类", 26, 24, 5, 20, 1, 26, 0, 2, 1, 1, 2,
     3, "云编〔1998〕3号", "1998-03-12", "2015-09-01", "", ""],
]

# Faults, from row 3 on: see faulty.md.
FAULTY = [
    CLEAN[0],
    ["云溪市水务中心", "市本级", "", "独立设置", "", "市水务局", "市级", "副处级", "公益一类", 48, 51, 10, 34, 3, 45, 4, 3, 1, 3, 4,
     7, "云编[2010]11号", "2010-11-20", "2009-06-01", "", ""],
    ["云溪市水务中心东镇站", "市本级", "东镇", "分支机构", "云溪市水利中心", "市水务局", "市级", "股级", "公益二类", 6, 6, 1, 5, 0, 6, 0, 1,
     1, 0, 1, 0, "云编〔2021〕20号", "2021-06-01", "", "", ""],
    ["云溪市侨务服务中心", "市本级", "", "独立设置", "", "市外办", "市级", "正科级", "", 8, 5, 3, 5, 0, 8, 0, 2, 1, 1, 2, 2,
     "云编〔2005〕9号", "2005-09-01", "", "", ""],
    ["云溪市蚕桑站", "市本级", "", "独立设置", "", "市农业局", "市级", "股级", "公益一类", 6, 0, 1, 5, 0, 6, 0, 1, 1, 0, 0, 0,
     "云编〔1990〕2号", "1990-01-01", "", "2021-06-01", ""],
    ["云溪市数据中心", "市本级", "", "独立设置", "", "市数据局", "市级", "正科级", "公益一类", 32, 30, 8, 22, 2, 30, 2, 3, 1, 2, 3,
     4, "云编〔2012〕5号", "2012-05-01", "2021-06-01", "", ""],
]

# One workbook: a head of two rows, and the tables of limits, townships and the turnover account beside it.
BOOK_HEAD = [
    ["云溪市东区事业单位台账"],
    ["单位名称", "区域", "乡镇", "形式", "上级单位", "主管部门", "层级", "规格", "类别", "事业编制", "编制结构", "", "", "领导职数", "", "",
     "实有人数", "周转编制"],
    ["", "", "", "", "", "", "", "", "", "", "管理", "专技", "工勤", "总数", "正职", "副职", "", ""],
]
BOOK_ROWS = [
    ["东区数据中心", "东区", "", "独立设置", "", "区数据局", "县级", "股级", "公益一类", 16, 4, 11, 1, 2, 1, 1, 15, 2],
    ["东区水务中心", "东区", "", "独立设置", "", "区水务局", "县级", "股级", "公益一类", 24, 5, 17, 1, 2, 1, 1, 25, 3],
    ["东区水务中心东镇站", "东区", "东镇", "分支机构", "东区水务中心", "区水务局", "县级", "股级", "公益一类", 5, 1, 4, 0, 1, 1, 0, 4, 0],
    ["东区文化馆", "东区", "", "独立设置", "", "区文旅局", "县级", "股级", "公益一类", 12, 3, 9, 0, 2, 1, 1, 7, 0],
    ["合计", "", "", "", "", "", "", "", "", 57, 13, 41, 2, 7, 4, 3, 51, 5],
]
BOOK_MERGES = ["A1:R1", "K2:M2", "N2:P2"] + [f"{column(c)}2:{column(c)}3" for c in (*range(10), 16, 17)]

if __name__ == "__main__":
    write_csv("clean.csv", [HEADS] + CLEAN)
    write_csv("faulty.csv", [HEADS] + FAULTY)
    write_xlsx("region.xlsx", [
        ("台账", BOOK_HEAD + BOOK_ROWS, BOOK_MERGES),
        ("限额表", [["区域", "机构限额", "编制总量", "预留编制", "收回空编", "周转上限"], ["东区", 2, 56, 0, 5, "10%"]], []),
        ("乡镇名册", [["乡镇名称", "区域", "类型"], ["东镇", "东区", "镇"], ["西镇", "东区", "镇"]], []),
        ("周转编制专户", [["区域", "专户总量", "已用", "余额"], ["东区", 8, 6, 2]], []),
    ])
