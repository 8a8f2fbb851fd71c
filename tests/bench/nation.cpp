// Writes a nation of units as NDJSON, one a line, each with twenty duties: nation UNITS > nation.ndjson
// The same bytes everywhere. Most units are in order; one in some hundred each has figures that do not add
// up, too many staff, a superior that is not there, or is registered twice.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

// Numerical Recipes' generator, for the same bytes on every machine.
class Dice {
 public:
  std::uint32_t Below(std::uint32_t count) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::uint32_t>((state_ >> 33) % count);
  }
  bool One(std::uint32_t in) { return Below(in) == 0; }
  template <std::size_t N>
  std::string_view Of(const std::string_view (&words)[N]) {
    return words[Below(N)];
  }

 private:
  std::uint64_t state_ = 20260101;
};

constexpr std::string_view kFields[] = {"数据资源", "水文监测", "农业技术", "林业保护", "文化遗产",
                                        "档案管理", "公共就业", "测绘地理", "环境监测", "粮食质量",
                                        "气象服务", "社会救助", "医疗保障", "道路养护", "园林绿化",
                                        "体育训练", "地震观测", "防汛物资", "知识产权", "节能技术"};
constexpr std::string_view kKinds[] = {"中心", "院", "站", "所", "服务中心", "研究所"};
constexpr std::string_view kBegins[] = {"承担", "负责",     "协助开展", "组织实施",
                                        "参与", "配合做好", "开展",     "受委托承担"};
constexpr std::string_view kWorks[] = {"的调查统计",       "的日常监测",       "的技术推广",     "的业务培训",
                                       "的信息采集和整理", "的档案收集和保管", "的宣传普及",     "的咨询服务",
                                       "的巡查和维护",     "的质量抽检",       "的行政许可审批", "的行政处罚",
                                       "的项目申报和验收", "的标准起草",       "的场地出租经营"};
constexpr std::string_view kTails[] = {
    "", "工作", "等事务性工作", ",定期公布结果", ",为决策提供依据", ",编制年度报告"};
constexpr std::string_view kObjects[] = {"辖区内",   "全域",       "重点区域", "基层单位",
                                         "公共设施", "企业和个人", "乡镇街道", "流域"};

void Number(std::string& out, std::string_view key, std::uint32_t value) {
  out.append(",\"").append(key).append("\":").append(std::to_string(value));
}

void Text(std::string& out, std::string_view key, std::string_view value) {
  out.append(",\"").append(key).append("\":\"").append(value).append("\"");
}

void Duties(std::string& out, Dice& dice) {
  out += ",\"职责\":[";
  for (int i = 0; i < 20; ++i) {
    out.append(i == 0 ? "\"" : ",\"")
        .append(dice.Of(kBegins))
        .append(dice.Of(kObjects))
        .append(dice.Of(kFields));
    out.append(dice.Of(kWorks)).append(dice.Of(kTails)).append("\"");
  }
  out += "]";
}

struct Unit {
  std::uint32_t number, region, department;
};

std::string NameOf(const Unit& unit, Dice& dice) {
  return "第" + std::to_string(unit.region) + "区" + std::string(dice.Of(kFields)) + "第" +
         std::to_string(unit.number) + std::string(dice.Of(kKinds));
}

// Some tens of units a department, some hundreds a region.
void Write(std::uint32_t number, Dice& dice, std::string& out) {
  Unit unit{number, number / 300 + 1, number / 25 + 1};
  auto name = NameOf(unit, dice);
  auto staffed = 12 + dice.Below(60);
  auto managers = 3 + dice.Below(4), workers = dice.Below(3);
  auto posts = 1 + dice.Below(3);
  auto actual = staffed - dice.Below(staffed / 5 + 1);
  if (dice.One(200)) actual = staffed + 1 + dice.Below(3);
  auto skilled = staffed - managers - workers + (dice.One(100) ? 1 : 0);
  out = "{\"名称\":\"" + name + "\"";
  Text(out, "区域", "第" + std::to_string(unit.region) + "区");
  Text(out, "层级", unit.region % 7 == 0 ? "市级" : "县级");
  Text(out, "规格", dice.Below(4) == 0 ? "副科级" : "正科级");
  Text(out, "主管部门", "第" + std::to_string(unit.department) + "局");
  Text(out, "类别", dice.Below(5) == 0 ? "公益二类" : "公益一类");
  Text(out, "经费形式", "财政补助一类");
  Text(out, "编制种类", "事业编制");
  Number(out, "编制总额", staffed);
  Number(out, "实有人员", actual);
  Number(out, "管理编制", managers);
  Number(out, "专技编制", skilled);
  Number(out, "工勤编制数", workers);
  out += ",\"领导职数\":{\"总数\":" + std::to_string(posts) +
         ",\"正职\":1,\"副职\":" + std::to_string(posts - 1) + "}";
  Number(out, "内设机构数", 1 + staffed / 12);
  Text(out, "设立",
       std::to_string(1990 + dice.Below(30)) + "-0" + std::to_string(1 + dice.Below(9)) + "-1" +
           std::to_string(dice.Below(10)));
  if (dice.One(300)) Text(out, "上级单位", "不在册的总站");
  Duties(out, dice);
  out += "}\n";
}

}  // namespace

int main(int count, char** words) {
  auto units = count == 2 ? std::strtoul(words[1], nullptr, 10) : 0;
  if (units == 0) return 2;
  Dice dice;
  std::string line;
  for (std::uint32_t i = 1; i <= units; ++i) {
    Write(i, dice, line);
    std::fwrite(line.data(), 1, line.size(), stdout);
    if (dice.One(2000)) std::fwrite(line.data(), 1, line.size(), stdout);  // registered twice
  }
  return std::ferror(stdout) ? 1 : 0;
}
