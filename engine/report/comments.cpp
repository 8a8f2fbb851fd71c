#include "report/issues.h"
#include "report/words.h"

namespace yichi {

std::vector<Annotation> CommentsOn(const Report& report, std::size_t document, Language language) {
  std::vector<Annotation> comments;
  for (const auto& issue : report::IssuesOf(report, document, language)) {
    if (issue.suppressed || issue.rank == report::Rank::Exempt) continue;
    Annotation comment;
    comment.place = issue.place;
    comment.text = {std::string(report::WordOf(issue.rank, language)) + " " + issue.code + " " + issue.title,
                    issue.message};
    if (!issue.basis.empty())
      comment.text.push_back(std::string(report::In(language, "依据:", "Basis: ")) + issue.basis);
    if (!issue.suggestion.empty())
      comment.text.push_back(std::string(report::In(language, "建议:", "To do: ")) + issue.suggestion);
    comments.push_back(std::move(comment));
  }
  return comments;
}

}  // namespace yichi
