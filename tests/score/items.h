#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Power items made up for measuring, and their unit codes by an oracle of their own.
namespace yichi::score {

struct Item {
  std::string name, kind, code, holder, holder_code, manner, basis;
};

// The check digit of a unified social credit code (GB 32100-2015) for its first 17 characters.
inline char CheckDigit(std::string_view first17) {
  constexpr std::string_view kDigits = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  std::size_t sum = 0, weight = 1;
  for (char c : first17.substr(0, 17)) {
    sum += kDigits.find(c) * weight;
    weight = weight * 3 % 31;
  }
  return kDigits[(31 - sum % 31) % 31];
}

inline std::string Padded(std::size_t number, std::size_t width) {
  auto digits = std::to_string(number);
  return std::string(width - digits.size(), '0') + digits;
}

inline std::string UnitCode(std::size_t unit) {
  auto code = "11999900" + Padded(unit * 7919 % 100'000'000, 8) + "X";
  return code + CheckDigit(code);
}

// Sound items of a list of a county: names, kinds, codes, holders and bases agree.
inline std::vector<Item> SoundItems(std::size_t count) {
  constexpr std::string_view kHolders[] = {"水利局",       "林业局", "交通运输局", "农业农村局",
                                           "文化和旅游局", "民政局", "自然资源局", "住房和城乡建设局"};
  constexpr std::string_view kThings[] = {"取水口",     "采砂场",   "苗圃",       "渡口",
                                          "码头",       "养殖场",   "种子经营点", "演出场所",
                                          "殡葬服务站", "临时用地", "施工围挡",   "地下管线"};
  struct Sort {
    std::string_view kind, begin, end, letters, basis;
  };
  constexpr Sort kSorts[] = {{"行政许可", "设置", "许可", "1A", "《云中省河道管理条例》第十八条"},
                             {"行政处罚", "对擅自设置", "的处罚", "1B", "《云中省河道管理条例》第三十条"},
                             {"行政检查", "对", "的检查", "1X", "《云中省河道管理条例》第五条"},
                             {"行政确认", "", "等级的确认", "1F", "《云中省河道管理条例》第九条"},
                             {"行政给付", "发放", "受灾补助", "1G", "《云中省河道管理条例》第二十二条"},
                             {"公共服务", "", "信息查询", "2Z", "《云中省公共服务办法》第四条"}};
  std::vector<Item> items;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& sort = kSorts[i % std::size(kSorts)];
    auto unit = i / std::size(kSorts) % std::size(kHolders);
    auto thing = std::string(kThings[i / 48 % std::size(kThings)]);
    Item item;
    item.name =
        std::string(sort.begin) + "第" + std::to_string(i / 6 + 1) + "号" + thing + std::string(sort.end);
    item.kind = sort.kind;
    item.holder = "云溪县" + std::string(kHolders[unit]);
    item.holder_code = UnitCode(unit + 1);
    item.code = "51" + std::string(sort.letters) + Padded(i + 1, 10) + "-999921000000-000-" +
                item.holder_code + "-1-00";
    item.manner = "直接实施";
    item.basis = sort.basis;
    items.push_back(std::move(item));
  }
  return items;
}

inline std::string Csv(const std::vector<Item>& items) {
  std::string out = "事项名称,权力类型,事项编码,行使主体,统一社会信用代码,行使方式,实施依据\n";
  for (const auto& item : items) {
    for (const auto* cell :
         {&item.name, &item.kind, &item.code, &item.holder, &item.holder_code, &item.manner, &item.basis})
      out += "\"" + *cell + "\",";
    out.back() = '\n';
  }
  return out;
}

}  // namespace yichi::score
