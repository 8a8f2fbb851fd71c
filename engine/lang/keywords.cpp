#include "lang/keywords.h"

#include <unordered_map>

#include "ChiParser.h"

namespace yichi::lang {
namespace {

using grammar::ChiParser;  // words of tokens{} are known to the parser only

struct Keyword {
  std::string_view word;
  std::size_t type;
};

// The first word of a type is the one that messages show.
constexpr Keyword kKeywords[] = {
    {"包", ChiParser::PACK},
    {"版本", ChiParser::VERSION_OF},
    {"引用", ChiParser::IMPORT},
    {"辖区", ChiParser::REGION},
    {"依据", ChiParser::SOURCE},
    {"计量单位", ChiParser::UNIT},
    {"枚举", ChiParser::ENUM},
    {"模型", ChiParser::MODEL},
    {"标准", ChiParser::STANDARD},
    {"定义", ChiParser::DEFINITION},
    {"规则", ChiParser::RULE},
    {"计算", ChiParser::COMPUTATION},
    {"词表", ChiParser::LEXICON},
    {"分类", ChiParser::CLASSIFICATION},
    {"提取", ChiParser::EXTRACTION},
    {"用例", ChiParser::CASE},
    {"难以量化", ChiParser::UNQUANTIFIED},
    {"文号", ChiParser::DOCUMENT_NUMBER},
    {"施行", ChiParser::EFFECTIVE},
    {"废止", ChiParser::REPEALED},
    {"参考", ChiParser::REFERENCE},
    {"条文", ChiParser::QUOTE},
    {"整数", ChiParser::WHOLE},
    {"别名", ChiParser::ALIAS},
    {"量词", ChiParser::COUNTED},
    {"文种", ChiParser::KIND},
    {"列表", ChiParser::LIST},
    {"默认", ChiParser::DEFAULT},
    {"范围", ChiParser::DOMAIN},
    {"单调", ChiParser::MONOTONE},
    {"替代", ChiParser::REPLACES},
    {"任意", ChiParser::ANY},
    {"其余", ChiParser::REST},
    {"但", ChiParser::BUT},
    {"时", ChiParser::THEN},
    {"压过", ChiParser::OVERRIDES},
    {"未规定", ChiParser::UNREGULATED},
    {"对象", ChiParser::OBJECT},
    {"按", ChiParser::BY},
    {"适用", ChiParser::APPLIES},
    {"除外", ChiParser::EXCEPT},
    {"设", ChiParser::LET},
    {"要求", ChiParser::REQUIRE},
    {"不得", ChiParser::FORBID},
    {"得", ChiParser::YIELD},
    {"定位", ChiParser::LOCATE},
    {"提示", ChiParser::MESSAGE},
    {"建议", ChiParser::ADVICE},
    {"理由", ChiParser::REASON},
    {"级别", ChiParser::LEVEL},
    {"正例", ChiParser::GOOD},
    {"反例", ChiParser::BAD},
    {"另见", ChiParser::SEE},
    {"文件", ChiParser::FILE},
    {"于", ChiParser::ON},
    {"当", ChiParser::WHEN},
    {"自", ChiParser::FROM},
    {"有", ChiParser::HAVING},
    {"各项", ChiParser::EACH},
    {"各段", ChiParser::EACH},
    {"各句", ChiParser::EACH},
    {"各行", ChiParser::EACH},
    {"各条", ChiParser::EACH},
    {"各章", ChiParser::EACH},
    {"各处", ChiParser::EACH},
    {"合计行", ChiParser::EACH},
    {"列", ChiParser::COLUMN},
    {"承上", ChiParser::CARRY},
    {"给定", ChiParser::GIVEN},
    {"应", ChiParser::SHOULD},
    {"缺", ChiParser::LACKING},
    {"因", ChiParser::BECAUSE},
    {"违反", ChiParser::VERDICT},
    {"通过", ChiParser::VERDICT},
    {"不适用", ChiParser::VERDICT},
    {"待定", ChiParser::UNDETERMINED},
    {"且", ChiParser::AND},
    {"或", ChiParser::OR},
    {"非", ChiParser::NOT},
    {"满足", ChiParser::SATISFIES},
    {"其中", ChiParser::WHERE},
    {"取", ChiParser::TAKE},
    {"属于", ChiParser::IN},
    {"不属于", ChiParser::NOT_IN},
    {"含", ChiParser::HAS},
    {"不含", ChiParser::NOT_HAS},
    {"匹配", ChiParser::MATCHES},
    {"不匹配", ChiParser::NOT_MATCHES},
    {"至", ChiParser::TO},
    {"以上", ChiParser::FLOOR},
    {"以下", ChiParser::CEILING},
    {"以内", ChiParser::CEILING},
    {"以外", ChiParser::BEYOND},
    {"是", ChiParser::TRUE},
    {"否", ChiParser::FALSE},
    {"等于", ChiParser::EQ},
    {"为", ChiParser::EQ},
    {"不等于", ChiParser::NE},
    {"不为", ChiParser::NE},
    {"约等于", ChiParser::APPROX},
    {"不满", ChiParser::LT},
    {"低于", ChiParser::LT},
    {"少于", ChiParser::LT},
    {"小于", ChiParser::LT},
    {"早于", ChiParser::LT},
    {"不超过", ChiParser::LE},
    {"不高于", ChiParser::LE},
    {"不多于", ChiParser::LE},
    {"不大于", ChiParser::LE},
    {"不晚于", ChiParser::LE},
    {"超过", ChiParser::GT},
    {"高于", ChiParser::GT},
    {"多于", ChiParser::GT},
    {"大于", ChiParser::GT},
    {"晚于", ChiParser::GT},
    {"不低于", ChiParser::GE},
    {"不少于", ChiParser::GE},
    {"不小于", ChiParser::GE},
    {"不早于", ChiParser::GE},
};

constexpr Keyword kMarks[] = {
    {"“=”", ChiParser::EQ},        {"“->”", ChiParser::ARROW},    {"“=>”", ChiParser::GIVES},
    {"“(”", ChiParser::LPAREN},    {"“)”", ChiParser::RPAREN},    {"“[”", ChiParser::LBRACK},
    {"“]”", ChiParser::RBRACK},    {"“{”", ChiParser::LBRACE},    {"“}”", ChiParser::RBRACE},
    {"“:”", ChiParser::COLON},     {"“,”", ChiParser::COMMA},     {"“.”", ChiParser::DOT},
    {"“|”", ChiParser::BAR},       {"“+”", ChiParser::PLUS},      {"“-”", ChiParser::MINUS},
    {"“×”", ChiParser::STAR},      {"“/”", ChiParser::SLASH},     {"名称", ChiParser::NAME},
    {"引号里的文字", ChiParser::STRING}, {"带单位的数", ChiParser::QUANTITY}, {"数", ChiParser::NUMBER},
    {"百分数", ChiParser::PERCENT}, {"日期", ChiParser::DATE},     {"版本号", ChiParser::VERSION},
    {"书名号里的标题", ChiParser::TITLE}, {"第…条", ChiParser::ARTICLE},
};

const std::unordered_map<std::string_view, std::size_t>& Table() {
  static const auto table = [] {
    std::unordered_map<std::string_view, std::size_t> words;
    for (const auto& keyword : kKeywords) words.emplace(keyword.word, keyword.type);
    return words;
  }();
  return table;
}

constexpr std::size_t kHanBytes = 3;

bool IsOneOf(std::string_view characters, std::string_view character) {
  return characters.find(character) != characters.npos;
}

}  // namespace

std::size_t KeywordType(std::string_view word) {
  auto found = Table().find(word);
  return found == Table().end() ? 0 : found->second;
}

std::string LabelOf(std::size_t token_type) {
  for (const auto& mark : kMarks)
    if (mark.type == token_type) return std::string(mark.word);
  for (const auto& keyword : kKeywords)
    if (keyword.type == token_type) return "“" + std::string(keyword.word) + "”";
  return {};
}

bool IsArticle(std::string_view word) {
  if (!word.starts_with("第")) return false;
  std::size_t i = kHanBytes;
  while (i + kHanBytes <= word.size() && IsOneOf("一二三四五六七八九十百千零〇", word.substr(i, kHanBytes)))
    i += kHanBytes;
  return i > kHanBytes && i + kHanBytes <= word.size() &&
         IsOneOf("编章节条款项目部页表", word.substr(i, kHanBytes));
}

std::size_t RangeTail(std::string_view quantity) {
  for (std::string_view tail : {"以上", "以下", "以内", "以外", "不满", "至"})
    if (quantity.size() > tail.size() && quantity.ends_with(tail)) return tail.size();
  return 0;
}

}  // namespace yichi::lang
