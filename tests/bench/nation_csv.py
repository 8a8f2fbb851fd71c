# The units of a generated nation as rows of text with commas.
#   python3 nation_csv.py NATION.ndjson NATION.csv
import csv, json, sys

plain = ['名称', '区域', '层级', '规格', '主管部门', '类别', '经费形式', '编制种类', '编制总额', '实有人员', '管理编制',
         '专技编制', '工勤编制数', '内设机构数', '设立', '上级单位']
posts = ['总数', '正职', '副职']
with open(sys.argv[1]) as units, open(sys.argv[2], 'w', newline='') as out:
    rows = csv.writer(out)
    rows.writerow(plain + ['领导职数.' + name for name in posts] + ['职责'])
    for line in units:
        unit = json.loads(line)
        rows.writerow([unit.get(name, '') for name in plain] + [unit['领导职数'][name] for name in posts] +
                      ['；'.join(unit['职责'])])
